"""Findings as text: place, code, sentence, the user's own line with a mark, the hint."""

from collections import Counter
from collections.abc import Mapping, Sequence
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


def render_findings(
    found: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]], words: Words, *, colour: bool
) -> str:
    """All findings. `lines` holds the lines of the files by path; without them no excerpt is shown.

    Of a Word document they are its paragraphs, of which the first words are enough.
    """
    blocks = [_block(d, lines.get(d.at.path, ()), words, colour) for d in found]
    return "".join(block + "\n" for block in blocks)


def is_document(path: str) -> bool:
    """Whether a file is a Word document: its findings stand at paragraphs, not at lines."""
    return path.lower().endswith(".docx")


def _block(finding: Diagnostic, lines: Sequence[str], words: Words, colour: bool) -> str:
    at, severity = finding.at, finding.severity
    word = words(SEVERITY_WORDS[severity])
    code = _coloured(finding.code, _COLOURS[severity], colour)
    said = visible_line(words(finding.message))
    document = is_document(at.path)
    place = f" {words(say('paragraph {number}', number=at.line))}" if document else f"{at.line}:{at.column}"
    text = [f"{visible_line(at.path)}:{place}: {code} {word}: {said}"]
    if 0 < at.line <= len(lines):
        line = lines[at.line - 1]
        text += [f" {at.line} | {visible_line(line)}"] if document else _excerpt(line, finding, colour)
    if finding.hint:
        text.append(
            f"{' ' * len(str(at.line))}   = {words(say('Hint'))}: {visible_line(words(finding.hint))}"
        )
    return "\n".join(text) + "\n"


def _excerpt(line: str, finding: Diagnostic, colour: bool) -> list[str]:
    """The line with a mark under the value; a long line is cut to what stands around the value."""
    at = finding.at
    start = min(at.column - 1, len(line))
    end = min(at.end_column - 1, len(line)) if at.end_column > at.column else len(line.rstrip())
    first = max(0, start - 60) if len(line) > _MOST_SHOWN else 0
    last = min(len(line), first + _MOST_SHOWN)
    before, marked = line[first:start], line[start : max(start + 1, min(end, last))]
    cut_left, cut_right = "…" if first else "", "…" if last < len(line) else ""
    mark = _coloured("^" * max(1, columns_of(visible(marked))), _COLOURS[finding.severity], colour)
    left = " " * (columns_of(visible(before)) + len(cut_left))
    gutter = " " * len(str(at.line))
    return [
        f" {at.line} | {cut_left}{visible(line[first:last].expandtabs(1))}{cut_right}",
        f" {gutter} | {left}{mark}",
    ]


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
