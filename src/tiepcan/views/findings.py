"""Findings as records for other programs. The names of the keys are a published contract."""

from collections.abc import Sequence

from ..checks.waivers import Waived
from ..diagnostics import Diagnostic
from ..messages import Words


def findings_answer(
    files: int, found: Sequence[Diagnostic], waived: Sequence[Waived], words: Words
) -> dict[str, object]:
    """The answer of `validate --format json`."""
    return {
        "files": files,
        "findings": [_finding(d, words) | {"fixable": d.fixable} for d in found],
        "waived": [_waived(w, words) for w in waived],
    }


def _waived(waived: Waived, words: Words) -> dict[str, object]:
    waiver = waived.waiver
    return _finding(waived.finding, words) | {
        "reason": waiver.reason,
        "by": waiver.by,
        "until": waiver.until.isoformat() if waiver.until else None,
    }


def _finding(finding: Diagnostic, words: Words) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.at.path,
        "line": finding.at.line,
        "column": finding.at.column,
        "message": words(finding.message),
        "hint": words(finding.hint) if finding.hint else None,
    }
