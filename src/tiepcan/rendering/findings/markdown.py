"""A summary for people who review a change: counts, and a table of the gravest findings."""

from ...codes import Severity
from ...messages import Words, say
from ...views.report import Finding, Report
from ..markdown import plain, table
from ..terminal import SEVERITY_WORDS

MOST_LETTERS = 60_000
"""A comment of GitHub holds 65,536 characters."""

MOST_ROWS = 500
MOST_WAIVED = 50


def render_markdown(report: Report, words: Words) -> str:
    """The summary in at most 60,000 characters; what does not fit is counted."""
    counts = say(
        "errors: {errors}, warnings: {warnings}, notes: {notes}",
        errors=report.count(Severity.ERROR),
        warnings=report.count(Severity.WARNING),
        notes=report.count(Severity.NOTE),
    )
    said = say("Files checked: {files}. {counts}.", files=len(report.paths), counts=counts)
    head = f"### tiepcan validate\n\n{words(said)}\n"
    if report.waived:
        said = say("Accepted exceptions: {count}", count=len(report.waived))
        lines = "".join(
            f"- {plain(f'{f.path}:{f.line}: {f.code} {f.accepted}')}\n" for f in report.waived[:MOST_WAIVED]
        )
        head += f"\n{words(said)}\n\n{lines}"
    if not report.findings:
        return head
    rows = [_row(finding, words) for finding in report.gravest(MOST_ROWS)]
    names = [words(name) for name in (say("Severity"), say("Code"), say("Place"), say("What is found"))]
    while len(body := table(names, rows)) > MOST_LETTERS - len(head):
        rows = rows[: len(rows) * 3 // 4]
    left = len(report.findings) - len(rows)
    more = words(say("{count} more findings are not shown here.", count=left)) if left else ""
    return f"{head}\n{body}" + (f"\n{more}\n" if more else "")


def _row(finding: Finding, words: Words) -> tuple[str, ...]:
    said = f"{finding.message} ({words(say('Hint'))}: {finding.hint})" if finding.hint else finding.message
    return (words(SEVERITY_WORDS[finding.severity]), finding.code, f"{finding.path}:{finding.line}", said)
