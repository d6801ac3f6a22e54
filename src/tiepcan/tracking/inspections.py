"""What inspections found, as duties with deadlines of their own."""

from collections.abc import Iterator

from ..model.standing import standing_of
from .duty import Duty
from .judgement import Span
from .view import View


def of_inspections(view: View) -> Iterator[Duty]:
    """Each finding is owed from the day of the inspection on, by the commune or unit that it names."""
    names = dict(view.names)
    for entry in sorted(view.entries.all, key=lambda e: e.date):
        for finding in entry.findings:
            timing, time = view.timing(finding, None)
            unit = finding.unit or names.get(finding.commune or "", finding.commune)
            yield view.duty(
                Span(entry.date, timing.last, timing.misdated),
                standing_of(view.entries.findings.get(finding.id, [])),
                finding.origin.at("due"),
                finding=finding.id,
                commune=finding.commune,
                title=finding.title,
                unit=(unit,) if unit else (),
                time=time,
            )
