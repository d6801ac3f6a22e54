"""Findings as text: place, code, sentence, the user's own line with a mark, the hint."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from textwrap import wrap
from unicodedata import combining, east_asian_width

from ..diagnostics import Diagnostic, Severity
from ..messages import Message, Words, say
from .visible import visible, visible_line

SEVERITY_WORDS: dict[Severity, Message] = {
    Severity.ERROR: say("Error"),
    Severity.WARNING: say("Warning"),
    Severity.NOTE: say("Note"),
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_MOST_SHOWN = 160
"""Characters of a line that are shown around the mark; plans have lines of a thousand."""
_WHOLE = "\0"
"""Stands for the blanks in a name, so that no line is broken there."""


def render_findings(
    found: Sequence[Diagnostic],
    lines: Mapping[str, Sequence[str]],
    words: Words,
    *,
    colour: bool,
    width: int | None = None,
) -> str:
    """All findings. `lines` holds the lines of the files by path; without them no excerpt is shown.

    Of a Word document they are its paragraphs, of which the first words are enough. On a terminal of `width`
    columns sentences are broken between words, and an excerpt is cut to what stands around its mark.
    """
    blocks = [_block(d, lines.get(d.at.path, ()), words, colour, width) for d in found]
    return "".join(block + "\n" for block in blocks)


def is_document(path: str) -> bool:
    """Whether a file is a Word document: its findings stand at paragraphs, not at lines."""
    return path.lower().endswith(".docx")


def _block(finding: Diagnostic, lines: Sequence[str], words: Words, colour: bool, width: int | None) -> str:
    at, severity = finding.at, finding.severity
    document = is_document(at.path)
    place = f" {words(say('paragraph {number}', number=at.line))}" if document else f"{at.line}:{at.column}"
    where = f"{visible_line(at.path)}:{place}:"
    said = f"{finding.code} {words(SEVERITY_WORDS[severity])}: {visible_line(words(finding.message))}"
    head = _hanging(where, said, 4, width)
    code = _coloured(finding.code, _COLOURS[severity], colour)
    text = [head[: len(where)] + head[len(where) :].replace(finding.code, code, 1)]
    if 0 < at.line <= len(lines):
        line, margin = lines[at.line - 1], f" {at.line} |"
        if document:
            text.append(_hanging(margin, visible_line(line), len(margin) + 1, width))
        else:
            text += _excerpt(line, finding, colour, width)
    if finding.hint:
        hint = f"{words(say('Hint'))}: {visible_line(words(finding.hint))}"
        margin = f"{' ' * len(str(at.line))}   ="
        text.append(_hanging(margin, hint, len(margin) + 1, width))
    return "\n".join(text) + "\n"


def _hanging(head: str, text: str, indent: int, width: int | None) -> str:
    """A head, which is never broken, and a text behind it; what does not fit stands below, indented."""
    if width is None:
        return f"{head} {text}"
    lines = wrap(
        head.replace(" ", _WHOLE) + " " + text,
        width,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines).replace(_WHOLE, " ")


def _excerpt(line: str, finding: Diagnostic, colour: bool, width: int | None) -> list[str]:
    """The line with a mark under the value; a long line is cut to what stands around the value."""
    at = finding.at
    margin = f" {at.line} | "
    start = min(at.column - 1, len(line))
    end = min(at.end_column - 1, len(line)) if at.end_column > at.column else len(line.rstrip())
    if width is None:
        first = max(0, start - 60) if len(line) > _MOST_SHOWN else 0
        last = min(len(line), first + _MOST_SHOWN)
    else:
        first, last = _around(line, start, min(_MOST_SHOWN, width - len(margin)))
    before, marked = line[first:start], line[start : max(start + 1, min(end, last))]
    cut_left, cut_right = "…" if first else "", "…" if last < len(line) else ""
    mark = _coloured("^" * max(1, _columns_shown(marked)), _COLOURS[finding.severity], colour)
    left = " " * (_columns_shown(before) + len(cut_left))
    gutter = " " * len(str(at.line))
    return [
        f"{margin}{cut_left}{visible(line[first:last].expandtabs(1))}{cut_right}",
        f" {gutter} | {left}{mark}",
    ]


def _around(line: str, start: int, room: int) -> tuple[int, int]:
    """What of a line is shown in so many columns: most of them for the value that begins at `start`."""
    edges = [0, *accumulate(_columns_shown(c) for c in line)]
    if edges[-1] + (start == len(line)) <= room:
        return 0, len(line)
    room -= 2  # for the two signs that something is left out
    first = bisect_left(edges, edges[start] - room * 3 // 8)
    last = bisect_right(edges, edges[first] + room) - 1
    if last == len(line):
        first = bisect_left(edges, edges[last] - room)
    while first < start and combining(line[first]):
        first += 1
    return first, max(last, min(start + 1, len(line)))


def _columns_shown(text: str) -> int:
    return columns_of(visible(text.expandtabs(1)))


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes: marks that combine take none, wide letters two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _coloured(text: str, colour: str, on: bool) -> str:
    return f"\x1b[{colour};1m{text}\x1b[0m" if on else text


def count_findings(found: Sequence[Diagnostic]) -> Message:
    """How many errors, warnings and notes there are."""
    counts = Counter(d.severity for d in found)
    return say(
        "errors: {errors}, warnings: {warnings}, notes: {notes}",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )
