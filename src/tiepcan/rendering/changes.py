"""What a mending changes, as people read it: lines with - and +, parts with what is not seen."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from .visible import visible_line

CONTEXT = 3
"""Lines shown around a change."""
MOST_COMPARED = 5000
"""Looking for lines that moved takes a time that grows with the square of their number."""
_LINE = re.compile("\r\n|\r|\n")


def changed_lines(path: str, before: bytes, after: bytes) -> Iterator[str]:
    """The unified difference of two texts; nothing where they are one.

    Lines are held against those of the same number, where as many are there; lines that moved are looked for
    in texts of up to `MOST_COMPARED` lines.

    Made to be read: characters that could act on a terminal are written out.
    """
    old, new = _lines(before), _lines(after)
    if len(old) != len(new) or (max(len(old), len(new)) <= MOST_COMPARED and sorted(old) == sorted(new)):
        yield from _moved_lines(path, old, new)
        return
    changed = [n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if not changed:
        return
    name = visible_line(path)
    yield f"--- a/{name}\n+++ b/{name}\n"
    for first, last in _stretches(changed):
        start, end = max(0, first - CONTEXT), min(len(old), last + 1 + CONTEXT)
        place = f"{start + 1},{end - start}"
        yield f"@@ -{place} +{place} @@\n"
        yield from _hunk(old, new, start, end)


def _moved_lines(path: str, old: list[str], new: list[str]) -> Iterator[str]:
    """The difference of two texts whose lines stand in another order."""
    name = visible_line(path)
    lines = unified_diff(
        [*map(_shown, old)], [*map(_shown, new)], f"a/{name}", f"b/{name}", n=CONTEXT, lineterm=""
    )
    yield from (f"{line}\n" for line in lines)


def _hunk(old: list[str], new: list[str], start: int, end: int) -> Iterator[str]:
    """The lines of a stretch; neighbours that both change stand together, the old ones first."""
    here = start
    while here < end:
        until = here
        while until < end and old[until] != new[until]:
            until += 1
        yield from (f"-{_shown(line)}\n" for line in old[here:until])
        yield from (f"+{_shown(line)}\n" for line in new[here:until])
        if until < end:
            yield f" {_shown(old[until])}\n"
        here = until + 1


def _stretches(changed: list[int]) -> Iterator[tuple[int, int]]:
    """First and last changed line of each hunk: changes whose surroundings meet are shown together."""
    first = last = changed[0]
    for number in changed[1:]:
        if number - last > 2 * CONTEXT:
            yield first, last
            first = number
        last = number
    yield first, last


def shown_piece(text: str) -> str:
    """A part of a line between marks; what cannot be told from a space is written out."""
    return f"“{_shown(text)}”"


def _shown(line: str) -> str:
    return visible_line(line).replace("\u00a0", "\\u{00A0}")


def _lines(data: bytes) -> list[str]:
    lines = _LINE.split(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    return lines if lines[-1] else lines[:-1]
