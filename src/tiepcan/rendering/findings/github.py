"""Annotations of GitHub Actions: commands that its runner reads from the log."""

from ...codes import Severity
from ...messages import Words, say
from ...views.report import GRAVEST_FIRST, Finding, Report
from ..visible import visible

MOST_SHOWN = 10
"""GitHub shows so many annotations of a kind for each step."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render_github(report: Report, words: Words) -> str:
    """One command a line, at most ten of a kind; what GitHub would not show is counted."""
    lines: list[str] = []
    for severity in GRAVEST_FIRST:
        of_kind = [finding for finding in report.findings if finding.severity is severity]
        lines += map(_command, of_kind[:MOST_SHOWN])
        if len(of_kind) > MOST_SHOWN:
            more = say(
                "{count} more findings of this kind are in the log; GitHub shows {shown} at most",
                count=len(of_kind) - MOST_SHOWN,
                shown=MOST_SHOWN,
            )
            lines.append(f"::{_KINDS[severity]} title=tiepcan::{_text(words(more))}")
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    place = {"file": finding.path, "line": str(finding.line), "col": str(finding.column)}
    if finding.end_column:
        place |= {"endColumn": str(finding.end_column), "endLine": str(finding.line)}
    place["title"] = f"tiepcan {finding.code}"
    properties = ",".join(f"{name}={visible(value).translate(_IN_PROPERTY)}" for name, value in place.items())
    return f"::{_KINDS[finding.severity]} {properties}::{_text(finding.text)}"


def _text(text: str) -> str:
    return visible(text).translate(_IN_TEXT)
