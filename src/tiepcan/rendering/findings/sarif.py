"""SARIF 2.1.0, the exchange format of code scanners."""

import json

from ... import __version__
from ...codes import Severity
from ...messages import Words, say
from ...views.report import Finding, Report, Rule
from ..visible import visible

MOST_RESULTS = 5_000
"""What GitHub keeps of one run: the gravest come first, the rest is counted."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")


def render_sarif(report: Report, words: Words) -> str:
    """One run with the rules that were broken and a result for each finding, at most 5,000."""
    index = {rule.code: number for number, rule in enumerate(report.rules)}
    shown = report.gravest(MOST_RESULTS)
    run: dict[str, object] = {
        "tool": {
            "driver": {
                "name": "tiepcan",
                "version": __version__,
                "semanticVersion": __version__,
                "language": report.lang,
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.code]) for finding in (*shown, *report.waived)],
    }
    left = len(report.findings) - len(shown)
    if left:
        more = say(
            "{count} more findings are not in this file: it holds {shown} at most",
            count=left,
            shown=len(shown),
        )
        notice = {"level": "warning", "message": {"text": words(more)}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notice]}]
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": f"tiepcan explain {rule.code}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, rule: int) -> dict[str, object]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    if finding.end_column:
        region |= {"endLine": finding.line, "endColumn": finding.end_column}
    accepted = [{"kind": "inSource", "status": "accepted", "justification": visible(finding.accepted)}]
    return {
        **({"suppressions": accepted} if finding.accepted else {}),
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": visible(finding.text)},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": uri_of(finding.path)}, "region": region}}
        ],
        "partialFingerprints": {"tiepcan/v1": finding.fingerprint},
    }


def uri_of(path: str) -> str:
    """A path as a relative URI: everything but letters, digits and - . _ ~ / is spelled by its bytes."""
    octets = path.replace("\\", "/").encode("utf-8", "surrogateescape")
    text = "".join(chr(octet) if octet in _PLAIN else f"%{octet:02X}" for octet in octets)
    return f"./{text}" if text.startswith("//") else text
