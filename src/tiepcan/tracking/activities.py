"""Activities and reports as duties: one for each commune of a group, one for each term of recurring work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..diagnostics import Span as Place
from ..model.communes import named_communes
from ..model.plan import Activity, Report, every_activity
from ..model.progress import ProgressEntry
from ..model.standing import Standing, standing_of, with_hosts
from ..records import frozen
from .duty import Duty
from .entries import NONE, ByCommune
from .terms import occurrences
from .view import Member, View


@frozen
class _Owed:
    """An activity or a report with its entries in the log; `timed` is whose time counts."""

    thing: Activity | Report
    timed: Activity | Report
    entries: ByCommune
    hosted: Standing
    said: Mapping[str, str | None]

    @property
    def at(self) -> Place:
        return self.thing.origin.at("time" if isinstance(self.thing, Activity) and self.thing.time else "due")


def of_activities(view: View) -> Iterator[Duty]:
    """The activities that nothing stands under, in the order of the plan.

    Of one that a group of communes leads, each member has its own part, beside that of other units that
    lead it too; the activity itself is no duty beside them. Of any other one the communes that take part in
    it have theirs as soon as the log names one.
    """
    own = {id: standing_of(found.get(None, [])) for id, found in view.entries.activities.items()}
    activities = {a.id: a for a in every_activity(view.plan.activities)}
    hosted = with_hosts(view.plan.activities, own)
    for activity in activities.values():
        if activity.activities:
            continue
        host = activities.get(activity.merged_into or "")
        timed = host if host and not activity.time and not activity.due else activity
        entries = view.entries.activities.get(activity.id, NONE)
        said = {"activity": activity.id, "title": activity.title}
        owed = _Owed(activity, timed, entries, hosted[activity.id], said)
        leaders = view.group(activity.lead)
        others = tuple(unit for unit in activity.lead if named_communes(unit) is None)
        if others or not leaders:
            yield from _whole(view, owed, others or activity.lead)
        named = {slug for slug in entries if slug is not None}
        if leaders or named:
            yield from _parts(view, owed, view.with_named(leaders or view.group(activity.partners), named))


def of_reports(view: View) -> Iterator[Duty]:
    """The reports: one for all, or one for each commune that owes it."""
    for report in view.plan.reports:
        entries = view.entries.reports.get(report.id, NONE)
        said = {"report": report.id, "title": report.title}
        owed = _Owed(report, report, entries, Standing(), said)
        units = _owes(report)
        members = view.living if report.owed_by_communes else view.group(units)
        if members:
            yield from _parts(view, owed, members)
        else:
            yield from _whole(view, owed, units)


def _owes(report: Report) -> tuple[str, ...]:
    """Who owes a report that is not counted commune by commune."""
    if report.owed_by_communes:
        return ("UBND các xã, phường",)
    return () if report.from_ is None else (report.from_,)


def _whole(view: View, owed: _Owed, unit: tuple[str, ...]) -> Iterator[Duty]:
    """What is owed, as one duty for each term."""
    yield from _judged(view, owed, unit, (), None)


def _parts(view: View, owed: _Owed, members: Iterable[Member]) -> Iterator[Duty]:
    """The part of each commune."""
    for slug, name in members:
        yield from _judged(view, owed, (name,), owed.entries.get(slug, ()), slug)


def _judged(
    view: View, owed: _Owed, unit: tuple[str, ...], own: Sequence[ProgressEntry], commune: str | None
) -> Iterator[Duty]:
    timing, time = view.timing(owed.timed, unit[0] if unit else None)
    general = owed.entries.get(None, ())
    for term in occurrences(timing):
        standing = standing_of(term.entries(own), term.entries(general), set_above=bool(owed.thing.set_by))
        if standing.status is None or (commune is None and not term.terms):
            standing = owed.hosted if owed.hosted.is_settled and not term.terms else standing
        yield view.duty(
            term.span,
            standing,
            owed.at,
            by_day=isinstance(owed.thing, Report),
            **owed.said,
            unit=unit,
            time=time,
            commune=commune,
            term=term.label,
            regular=timing.regular,
            shared=commune is not None,
        )
