"""The findings as a page: one file that any browser shows and prints, without scripts or parts elsewhere.

It is built as a tree, so that a text of a file can be nothing but text; and the page itself forbids the
browser whatever it does not hold.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby
from xml.etree import ElementTree as ET

from ...codes import Severity
from ...messages import Message, Words, say
from ...views.report import Finding, Report, Rule
from ..terminal import SEVERITY_WORDS, is_document
from ..visible import visible, visible_line

MOST_SHOWN = 2_000
"""Findings on a page: more of them nobody reads, and browsers become slow."""

MOST_PATHS = 1_000
AROUND = 70
"""Characters of a line that are shown before and behind the value."""

_STYLE = """
body { margin: 0 auto; max-width: 50rem; padding: 1.5rem; color: #111; background: #fff;
  font: 1rem/1.5 "Segoe UI", "Noto Sans", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #999; }
h3 { font-size: 1rem; margin: 1.2rem 0 0; }
p { margin: .3rem 0; }
.verdict { font-size: 1.2rem; font-weight: bold; }
article { margin: .8rem 0; padding: .2rem .8rem; border-left: 3px dotted #555; break-inside: avoid; }
article.error { border-left: 8px solid #b00020; }
article.warning { border-left: 5px double #8a5a00; }
pre { margin: .3rem 0; padding: .3rem .5rem; background: #f2f2f2; white-space: pre-wrap;
  font: .9rem/1.4 Consolas, "DejaVu Sans Mono", monospace; }
mark { background: none; color: inherit; font-weight: bold; text-decoration: underline; }
a { color: inherit; }
@page { size: A4; margin: 20mm 15mm 20mm 25mm; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } h2, h3 { break-after: avoid; } }
"""
_POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"


def render_html(report: Report, words: Words) -> str:
    """The page: what came out, what was not checked, the findings file by file, and what their codes mean.

    At most 2,000 findings, the gravest; the rest is counted.
    """
    page = ET.Element("html", lang=report.lang)
    head = _add(page, "head")
    _add(head, "meta", charset="utf-8")
    _add(head, "meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY})
    _add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", words(say("What the check found")))
    _add(head, "style").text = _STYLE
    body = _add(page, "body")
    _head(body, report, words)
    shown = report.gravest(MOST_SHOWN)
    _list(body, words(say("What was not checked")), report.unread)
    for path, found in groupby(sorted(shown, key=lambda f: (f.path, f.line, f.column)), lambda f: f.path):
        _file(body, path, found, words)
    if left := len(report.findings) - len(shown):
        _add(body, "p", words(say("{count} more findings are not shown here.", count=left)))
    accepted = [f"{f.path}:{f.line}: {f.code} {f.accepted}" for f in report.waived]
    _list(body, words(say("Accepted exceptions: {count}", count=len(accepted))), accepted)
    _codes(body, report.rules, words)
    _files(body, report.paths, words)
    return f"<!DOCTYPE html>\n{ET.tostring(page, encoding='unicode', method='html')}\n"


def _head(body: ET.Element, report: Report, words: Words) -> None:
    """The verdict first: the one sentence that everybody reads."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    _add(body, "h1", words(say("What the check found")))
    _add(body, "p", words(_verdict(report)), **{"class": "verdict"})
    counts = say(
        "errors: {errors}, warnings: {warnings}, notes: {notes}",
        errors=errors,
        warnings=warnings,
        notes=report.count(Severity.NOTE),
    )
    _add(body, "p", words(say("Files checked: {files}. {counts}.", files=len(report.paths), counts=counts)))
    if report.as_of:
        _add(body, "p", words(say("As of {day}.", day=report.as_of)))


def _verdict(report: Report) -> Message:
    if errors := report.count(Severity.ERROR):
        return say("Errors that must be mended: {count}", count=errors)
    if not report.paths:
        return say("No file was checked.")
    if warnings := report.count(Severity.WARNING):
        return say("No errors. Warnings that should be looked at: {count}", count=warnings)
    return say("No errors and no warnings.")


def _file(body: ET.Element, path: str, found: Iterable[Finding], words: Words) -> None:
    _add(body, "h2", path)
    for finding in found:
        article = _add(body, "article", **{"class": finding.severity.value})
        place = (
            say("paragraph {number}", number=finding.line)
            if is_document(path)
            else say("line {line}, column {column}", line=finding.line, column=finding.column)
        )
        head = _add(article, "p")
        _add(head, "strong", words(SEVERITY_WORDS[finding.severity])).tail = " "
        _add(head, "a", finding.code, href=f"#{finding.code}").tail = f" · {visible_line(words(place))}"
        _add(article, "p", finding.message)
        if finding.line_text and not is_document(path):
            _excerpt(article, finding)
        if finding.hint:
            _add(article, "p", words(say("Hint: {hint}", hint=finding.hint)))


def _excerpt(article: ET.Element, finding: Finding) -> None:
    """The user's own line, the value in it marked; of a long line what stands around the value."""
    line = finding.line_text
    start = min(finding.column - 1, len(line))
    end = min(finding.end_column - 1, len(line)) if finding.end_column else len(line.rstrip())
    end = max(start, min(end, start + 2 * AROUND))
    first, last = max(0, start - AROUND), min(len(line), end + AROUND)
    block = _add(article, "pre", ("…" if first else "") + line[first:start])
    _add(block, "mark", line[start:end]).tail = visible(line[end:last] + ("…" if last < len(line) else ""))


def _codes(body: ET.Element, rules: Sequence[Rule], words: Words) -> None:
    """What each code means, as `explain` tells it."""
    if rules:
        _add(body, "h2", words(say("What the codes mean")))
    for rule in rules:
        _add(body, "h3", f"{rule.code} · {rule.title}", id=rule.code)
        for paragraph in rule.why.split("\n\n"):
            written = paragraph.startswith(("    ", "\t"))
            _add(body, "pre" if written else "p", paragraph if written else " ".join(paragraph.split()))


def _files(body: ET.Element, paths: Sequence[str], words: Words) -> None:
    left = len(paths) - MOST_PATHS
    more = [words(say("and {count} more files", count=left))] if left > 0 else []
    _list(body, words(say("Files that were checked")), [*paths[:MOST_PATHS], *more])


def _list(body: ET.Element, heading: str, lines: Sequence[str]) -> None:
    """A heading and a list; nothing where there is nothing to tell."""
    if lines:
        _add(body, "h2", heading)
        items = _add(body, "ul")
        for line in lines:
            _add(items, "li", line)


def _add(to: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    """An element at the end of another, with a text made visible."""
    made = ET.SubElement(to, tag, attributes)
    made.text = visible(text) or None
    return made
