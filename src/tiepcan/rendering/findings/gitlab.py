"""The code quality report of GitLab."""

import json

from ...codes import Severity
from ...messages import Words
from ...views.report import Report
from ..visible import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(report: Report, words: Words) -> str:  # noqa: ARG001  (one shape for all formats)
    """A list of issues. Their fingerprints do not rest on the number of the line, so that an issue stays
    the same when lines are added above it."""
    issues = [
        {
            "description": visible(f"{finding.code}: {finding.message}"),
            "check_name": finding.code,
            "fingerprint": finding.fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": visible(finding.path), "lines": {"begin": finding.line}},
        }
        for finding in report.findings
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
