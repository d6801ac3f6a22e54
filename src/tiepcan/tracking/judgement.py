"""How a duty stands on a day: the one place that compares days with deadlines."""

from datetime import date, timedelta
from typing import TypeAlias

from ..model.progress import ProgressStatus
from ..model.standing import Standing
from ..records import frozen
from .duty import DUE_SOON_DAYS, DutyState


@frozen
class Span:
    """The days that a duty has: `first` and `last` on time, and whether they are a slip of the pen."""

    first: date | None = None
    last: date | None = None
    misdated: bool = False


@frozen
class Judgement:
    """The state with the figures that belong to it; days are counted, not working days."""

    state: DutyState
    last: date | None
    first_last: date | None = None
    days_late: int | None = None
    days_left: int | None = None
    done_on: date | None = None
    extensions: int = 0
    reason: str | None = None
    misdated: bool = False


def judge(span: Span, standing: Standing, day: date) -> Judgement:
    """The state on that day of what has these days and this standing in the log.

    Due today is not late. Done, cancelled and paused win over everything, a slip over overdue; due soon
    (14 days ahead, never before the first day) wins over not started and in progress.
    """
    extended = standing.extended_to is not None
    misdated = span.misdated and not extended
    last = standing.extended_to or span.last
    late, left, state = _state(span.first, None if misdated else last, standing, day)
    if misdated and not standing.is_settled:
        late, left, state = None, None, DutyState.MISDATED
    return Judgement(
        state=state,
        last=last,
        first_last=span.last if extended else None,
        days_late=late,
        days_left=left,
        done_on=standing.since if state.is_done else None,
        extensions=standing.extensions,
        reason=standing.reason,
        misdated=misdated,
    )


_Figures: TypeAlias = tuple[int | None, int | None, DutyState]


def _state(first: date | None, last: date | None, standing: Standing, day: date) -> _Figures:
    """Days late, days left, state."""
    status = standing.status
    if status is ProgressStatus.DONE:
        late = (standing.since - last).days if last and standing.since else 0
        return (late, None, DutyState.DONE_LATE) if late > 0 else (None, None, DutyState.DONE)
    if status in (ProgressStatus.CANCELLED, ProgressStatus.PAUSED):
        return None, None, DutyState(status)
    if last is not None and day > last:
        return (day - last).days, None, DutyState.OVERDUE
    begun = first is None or day >= first
    if last is not None and begun and last <= day + timedelta(days=DUE_SOON_DAYS):
        return None, (last - day).days, DutyState.DUE_SOON
    if status is ProgressStatus.IN_PROGRESS:
        return None, None, DutyState.IN_PROGRESS
    return None, None, DutyState.OPEN_ENDED if last is None and first is None else DutyState.NOT_STARTED
