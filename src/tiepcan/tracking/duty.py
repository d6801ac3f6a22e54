"""What a duty is, and the states that it can have."""

from collections.abc import Iterable
from dataclasses import KW_ONLY
from datetime import date
from enum import StrEnum

from ..diagnostics import Span
from ..model.progress import DossierStep
from ..records import frozen

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

    @property
    def is_done(self) -> bool:
        """Finished, in time or not."""
        return self in (DutyState.DONE, DutyState.DONE_LATE)


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


@frozen
class Duty:
    """Something owed under a plan, and how it stands on the day asked about.

    `time` is what the plan says, `last_day` the last day on time, extended where it was;
    `original_last_day` is then the first one, else None, and `extensions` counts how often.
    `last_working_day` is given where offices are closed on the last day and the holidays of the year are
    known. `days_late` is counted from the day after the last day, up to today or to the day of completion.
    `begun`: its time has come. `misdated` stays true of a duty that was done nevertheless: whether that was
    in time cannot be said. `shared`: one of several that a group of communes owes. `term` names the
    occurrence of recurring work. `reason` is why it is paused, cancelled or extended, or what a supplement
    must bring. `unproven`: it is said to be done, and no product or evidence shows it.
    """

    _: KW_ONLY
    plan: str
    activity: str | None = None
    report: str | None = None
    dossier: str | None = None
    step: DossierStep | None = None
    finding: str | None = None
    commune: str | None = None
    commune_name: str | None = None
    term: str | None = None
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
    extensions: int = 0
    reason: str | None = None
    begun: bool = False
    misdated: bool = False
    regular: bool = False
    unproven: bool = False
    shared: bool = False
    at: Span

    @property
    def thing(self) -> tuple[str | None, ...]:
        """What is owed, whoever owes it: the communes of a group share one thing."""
        return (self.plan, self.activity, self.report, self.step, self.finding, self.term)


def worst_state(states: Iterable[DutyState]) -> DutyState | None:
    """The state of an activity that others stand under: the worst of those still alive.

    Cancelled ones do not count, unless all are; None where there is nothing.
    """
    found = set(states)
    return next((s for s in WORST_FIRST if s in found), DutyState.CANCELLED if found else None)
