"""The lines of a text as the parser counts them."""

import re
from collections.abc import Sequence

MARK = b"\xef\xbb\xbf"
"""The byte order mark that some editors put before the first line."""
_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n|$)")


def lines_of(data: bytes) -> list[str]:
    """The lines of the text with their ends, counted as the parser counts them."""
    lines = _LINE.findall(data.removeprefix(MARK).decode("utf-8"))
    return lines[:-1] if len(lines) > 1 else lines  # the last match is the empty one at the very end


def end_of(lines: Sequence[str], number: int) -> str:
    """How a line ends; one that does not end, as the line above it or the first one does."""
    for line in (lines[number], lines[number - 1], lines[0]):
        if end := line[len(line.rstrip("\r\n")) :]:
            return end
    return "\n"
