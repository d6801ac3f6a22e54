"""What became of a plan on a day. This is the one definition of overdue; nothing else decides it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from .diagnostics import Span
from .model.amendments import amended
from .model.communes import Commune, last_day
from .model.plan import Activity, Plan, Report, every_activity
from .model.progress import DossierStep, Progress, ProgressEntry, ProgressStatus
from .model.standing import Standing, standing_of, with_hosts
from .schedule import NOTHING_KNOWN, Timing, Workdays, text_of, timing_of

DUE_SOON_DAYS = 14


class DutyState(StrEnum):
    """The state of a duty; the names are those of the JSON contract."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    OPEN_ENDED = "open_ended"
    MISDATED = "misdated"


WORST_FIRST = (
    DutyState.OVERDUE,
    DutyState.MISDATED,
    DutyState.DUE_SOON,
    DutyState.PAUSED,
    DutyState.NOT_STARTED,
    DutyState.IN_PROGRESS,
    DutyState.OPEN_ENDED,
    DutyState.DONE_LATE,
    DutyState.DONE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something owed under a plan, and how it stands on the day asked about.

    `time` is what the plan says, `last_day` the last day on time, extended where it was;
    `original_last_day` is then the first one, else None. `last_working_day` is given where offices are
    closed on the last day and the holidays of the year are known. `days_late` is counted from the day
    after the last day, up to today or to the day of completion. `begun`: its time has come. `misdated`
    stays true of a duty that was done nevertheless: whether that was in time cannot be said.
    """

    plan: str
    activity: str | None = None
    report: str | None = None
    dossier: str | None = None
    step: DossierStep | None = None
    commune: str | None = None
    title: str | None = None
    unit: tuple[str, ...] = ()
    time: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    original_last_day: date | None = None
    last_working_day: date | None = None
    state: DutyState = DutyState.OPEN_ENDED
    days_late: int | None = None
    days_left: int | None = None
    done_on: date | None = None
    begun: bool = False
    misdated: bool = False
    regular: bool = False
    at: Span


def duties(
    plan: Plan,
    logs: tuple[Progress, ...],
    communes: tuple[Commune, ...] | None,
    day: date,
    within: int = DUE_SOON_DAYS,
    workdays: Workdays = NOTHING_KNOWN,
) -> tuple[Duty, ...]:
    """Every duty of the plan and its state on that day, in the order of the plan.

    A plan without a log is a plan where nothing is done; entries and amendments after the day are not
    known yet. An activity that others stand under is no duty. A report owed by communes is one duty for
    each commune that exists on 31/12 of the plan's year (one for all where no list is known), and an
    activity has one more for each commune that the log names for it. `within` days ahead is "due soon".
    Of days that `workdays` does not know nothing is said.
    """
    plan = amended(plan, day)
    entries = [e for log in logs if log.plan == plan.id for e in log.entries if e.date <= day]
    view = _View(plan, communes, day, within, entries)
    return tuple(_beside_its_workday(duty, workdays) for duty in view.all())


def _beside_its_workday(duty: Duty, workdays: Workdays) -> Duty:
    """The duty with the last working day, where its last day is none; for a slip of the pen there is none."""
    if duty.last_day is None or duty.misdated:
        return duty
    working = workdays.last_until(duty.last_day)
    return duty if working == duty.last_day else replace(duty, last_working_day=working)


def worst_state(states: Iterable[DutyState]) -> DutyState | None:
    """The state of an activity that others stand under: the worst of those still alive.

    Cancelled ones do not count, unless all are; None where there is nothing.
    """
    found = set(states)
    return next((s for s in WORST_FIRST if s in found), DutyState.CANCELLED if found else None)


_Entries: TypeAlias = dict[str | None, list[ProgressEntry]]  # by the commune that they name


def _part_of(entries: _Entries, commune: str) -> Standing:
    return standing_of(entries.get(commune, []), entries.get(None, []))


def _owes(report: Report) -> tuple[str, ...]:
    """Who owes a report that is not counted commune by commune."""
    if report.owed_by_communes:
        return ("UBND các xã, phường",)
    return () if report.from_ is None else (report.from_,)


class _View:
    """A plan with its log, seen on one day."""

    def __init__(
        self,
        plan: Plan,
        communes: tuple[Commune, ...] | None,
        day: date,
        within: int,
        entries: list[ProgressEntry],
    ) -> None:
        self.plan, self.communes, self.day, self.within = plan, communes, day, within
        self.activities = {a.id: a for a in every_activity(plan.activities)}
        self.by_activity: dict[str, _Entries] = {}
        self.by_report: dict[str, _Entries] = {}
        for entry in entries:
            for id, by in ((entry.activity, self.by_activity), (entry.report, self.by_report)):
                if id is not None:
                    by.setdefault(id, {}).setdefault(entry.commune, []).append(entry)
        own = {id: standing_of(found.get(None, [])) for id, found in self.by_activity.items()}
        self.standings = with_hosts(plan.activities, own)

    def all(self) -> Iterator[Duty]:
        """The duties, activities first."""
        for activity in every_activity(self.plan.activities):
            if not activity.activities:
                yield from self.of_activity(activity)
        for report in self.plan.reports:
            yield from self.of_report(report)

    def of_activity(self, activity: Activity) -> Iterator[Duty]:
        """The activity itself, then the part of each commune that the log names for it."""
        host = self.activities.get(activity.merged_into or "")
        timed = host if host and not activity.time and not activity.due else activity
        timing = timing_of(timed, self.plan.year)
        duty = Duty(
            plan=self.plan.id,
            activity=activity.id,
            title=activity.title,
            unit=activity.lead,
            time="; ".join(map(text_of, (*activity.time, *activity.due))) or None,
            at=activity.origin.at("due" if activity.due else "time"),
        )
        yield self.judged(duty, timing, self.standings[activity.id])
        entries = self.by_activity.get(activity.id, {})
        for slug, name in self.names() if entries.keys() - {None} else ():
            if slug in entries:
                part = replace(duty, commune=slug, unit=(name,))
                yield self.judged(part, timing, _part_of(entries, slug))

    def of_report(self, report: Report) -> Iterator[Duty]:
        """The report, or one for each commune that owes it."""
        timing = timing_of(report, self.plan.year)
        entries = self.by_report.get(report.id, {})
        duty = Duty(
            plan=self.plan.id,
            report=report.id,
            title=report.title,
            unit=_owes(report),
            time="; ".join(map(text_of, report.due)) or None,
            at=report.origin.at("due"),
        )
        if not report.owed_by_communes or self.communes is None:
            yield self.judged(duty, timing, standing_of(entries.get(None, [])))
            return
        for commune in self.communes:
            if commune.exists_on(last_day(self.plan.year)):
                own = replace(duty, commune=commune.slug, unit=(commune.name,))
                yield self.judged(own, timing, _part_of(entries, commune.slug))

    def names(self) -> list[tuple[str, str]]:
        """Slug and name of the communes that can have a part in an activity."""
        if self.communes is not None:
            return [(c.slug, c.name) for c in self.communes]
        slugs = {slug for entries in self.by_activity.values() for slug in entries if slug}
        return [(slug, slug) for slug in sorted(slugs)]

    def judged(self, duty: Duty, timing: Timing, standing: Standing) -> Duty:
        """The duty with its state."""
        misdated = timing.misdated and standing.extended_to is None
        last = standing.extended_to or timing.last
        begins = timing.first or date(self.plan.year, 1, 1)
        duty = replace(
            duty,
            first_day=timing.first,
            last_day=last,
            original_last_day=timing.last if standing.extended_to else None,
            begun=begins <= self.day,
            misdated=misdated,
            regular=timing.regular,
        )
        status, day = standing.status, self.day
        if status is ProgressStatus.DONE and standing.since:
            late = (standing.since - last).days if last and not misdated else 0
            state = DutyState.DONE_LATE if late > 0 else DutyState.DONE
            return replace(duty, state=state, days_late=late if late > 0 else None, done_on=standing.since)
        if status in (ProgressStatus.CANCELLED, ProgressStatus.PAUSED):
            return replace(duty, state=DutyState(status))
        if misdated:
            return replace(duty, state=DutyState.MISDATED)
        if last is not None and day > last:
            return replace(duty, state=DutyState.OVERDUE, days_late=(day - last).days)
        in_time = timing.first is None or day >= timing.first
        if last is not None and in_time and last <= day + timedelta(days=self.within):
            return replace(duty, state=DutyState.DUE_SOON, days_left=(last - day).days)
        if status is ProgressStatus.IN_PROGRESS:
            return replace(duty, state=DutyState.IN_PROGRESS)
        open_ended = last is None and timing.first is None
        return replace(duty, state=DutyState.OPEN_ENDED if open_ended else DutyState.NOT_STARTED)
