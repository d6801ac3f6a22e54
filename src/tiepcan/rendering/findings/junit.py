"""JUnit's report of tests: one case for each file, which fails where the file has an error."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ...codes import Severity
from ...messages import Words, say
from ...views.report import Finding, Report
from ..visible import visible


def render_junit(report: Report, words: Words) -> str:
    """A suite with a case for each file that was checked; warnings and notes stand in its output."""
    by_path: dict[str, list[Finding]] = {path: [] for path in report.paths}
    for finding in report.findings:
        by_path.setdefault(finding.path, []).append(finding)
    failed = sum(any(f.severity is Severity.ERROR for f in found) for found in by_path.values())
    counts = {"tests": str(len(by_path)), "failures": str(failed), "errors": "0", "skipped": "0"}
    suites = ET.Element("testsuites", {"name": "tiepcan", **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": "tiepcan validate", **counts})
    for path, found in by_path.items():
        _case(suite, path, found, words)
    ET.indent(suites)
    body = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _case(suite: ET.Element, path: str, found: Sequence[Finding], words: Words) -> None:
    name = visible(path)
    case = ET.SubElement(suite, "testcase", classname="tiepcan", name=name, file=name)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    others = [finding for finding in found if finding.severity is not Severity.ERROR]
    if errors:
        said = words(say("errors: {count}", count=len(errors)))
        failure = ET.SubElement(case, "failure", message=said, type=errors[0].code)
        failure.text = _lines(errors)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)


def _lines(found: Sequence[Finding]) -> str:
    lines = (f"{f.path}:{f.line}:{f.column}: {f.code} {f.text}" for f in found)
    return "\n".join(visible(line) for line in lines)
