"""Findings as flat records for other programs: worded, with fingerprints that outlive a move of the line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from ..checks.waivers import Waived, said_of
from ..codes import CODES, Severity
from ..diagnostics import Diagnostic, Span
from ..messages import Words
from ..records import frozen

Lines = Mapping[str, Sequence[str]]
"""The lines of files by their paths."""

GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@frozen
class Finding:
    """A finding, worded. `end_column` is 0 where the value ends the line; lines and columns count from 1.

    `fingerprint` is the same as long as the file, the code and the text of the line are; of several such
    findings each has its own. `accepted` is why the finding stays, where it is waived. `line_text` is the
    line as it stands in the file, where it could be read.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    end_column: int
    message: str
    hint: str
    fingerprint: str
    accepted: str = ""
    line_text: str = ""

    @property
    def text(self) -> str:
        """The sentence, and what to do about it."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message


@frozen
class Rule:
    """What a code stands for."""

    code: str
    severity: Severity
    title: str
    why: str


@frozen
class Report:
    """The answer of `validate`: all files that were checked, all findings, the rules behind them.

    `as_of` is the day it holds for, `unread` says what was not checked, and why.
    """

    paths: tuple[str, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    lang: str
    as_of: date | None = None
    unread: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings are so grave."""
        return sum(finding.severity is severity for finding in self.findings)

    def gravest(self, most: int) -> tuple[Finding, ...]:
        """The first so many findings, errors before warnings before notes."""
        return tuple(sorted(self.findings, key=lambda f: GRAVEST_FIRST.index(f.severity))[:most])


def make_report(
    paths: Sequence[str],
    found: Sequence[Diagnostic],
    waived: Sequence[Waived],
    lines: Lines,
    reasons: Mapping[str, str],
    words: Words,
) -> Report:
    """The report of these findings; `lines` are those of the files, `reasons` why each code matters."""
    prints = _Prints(lines)
    findings = tuple(_finding(d, prints.of(d), lines, words) for d in found)
    accepted = tuple(
        replace(_finding(w.finding, prints.of(w.finding), lines, words), accepted=words(said_of(w)))
        for w in waived
    )
    codes = sorted({finding.code for finding in (*findings, *accepted)})
    rules = (Rule(c, CODES[c].severity, words(CODES[c].title), words(reasons[c])) for c in codes)
    return Report(tuple(paths), findings, accepted, tuple(rules), words.lang)


class _Prints:
    """Gives each finding its fingerprint: the same text of a line is counted, so that twins differ."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.seen: Counter[tuple[str, str, str]] = Counter()

    def of(self, found: Diagnostic) -> str:
        """The fingerprint of the next finding."""
        line = " ".join(_line(self.lines, found.at).split())
        same = (found.at.path.replace("\\", "/"), found.code, line)
        nth = self.seen[same]
        self.seen[same] += 1
        text = "\0".join((*same, str(nth)))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _finding(diagnostic: Diagnostic, fingerprint: str, lines: Lines, words: Words) -> Finding:
    at = diagnostic.at
    return Finding(
        code=diagnostic.code,
        severity=diagnostic.severity,
        path=at.path.replace("\\", "/"),
        line=max(1, at.line),
        column=max(1, at.column),
        end_column=at.end_column if at.end_column > at.column else 0,
        message=words(diagnostic.message),
        hint=words(diagnostic.hint) if diagnostic.hint else "",
        fingerprint=fingerprint,
        line_text=_line(lines, at),
    )


def _line(lines: Lines, at: Span) -> str:
    found = lines.get(at.path, ())
    return found[at.line - 1] if 0 < at.line <= len(found) else ""
