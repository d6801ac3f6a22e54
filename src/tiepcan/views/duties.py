"""Duties as flat records that can be printed: on a terminal, in a sheet, as JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..messages import Message, say
from ..tracking import Duty, DutyState


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A line of the list of duties.

    `number` is the activity's number, empty for a report; `last_working_day` is set where the last day
    itself is none and the holidays of the year are known. Days and texts that are not there are None or
    empty.
    """

    plan: str
    number: str
    title: str
    unit: str
    time: str
    last_day: date | None
    original_last_day: date | None
    last_working_day: date | None
    state: Message
    kind: DutyState
    days: int | None


def duty_rows(duties: Iterable[Duty]) -> tuple[DutyRow, ...]:
    """The duties as rows, in the order given."""
    return tuple(_row(duty) for duty in duties)


def _row(duty: Duty) -> DutyRow:
    return DutyRow(
        plan=duty.plan,
        number=duty.activity or "",
        title=duty.title or duty.report or "",
        unit="; ".join(duty.unit),
        time=duty.time or "",
        last_day=duty.last_day,
        original_last_day=duty.original_last_day,
        last_working_day=duty.last_working_day,
        state=state_of(duty),
        kind=duty.state,
        days=duty.days_late if duty.days_late is not None else duty.days_left,
    )


def state_of(duty: Duty) -> Message:
    """The state in words; an extension is said with it, and that nothing shows a work done."""
    state = plain_state(duty)
    if duty.unproven:
        state = say("{state}; nothing shows it yet", state=state)
    if duty.original_last_day is not None:
        return say("{state}; extended, first due on {day}", state=state, day=duty.original_last_day)
    return state


def plain_state(duty: Duty) -> Message:
    """The state in words, without its extension."""
    match duty.state:
        case DutyState.OVERDUE:
            return say("Overdue, not finished ({days} days)", days=duty.days_late)
        case DutyState.DUE_SOON:
            return say("Due soon ({days} days left)", days=duty.days_left)
        case DutyState.DONE_LATE:
            return say("Done late ({days} days)", days=duty.days_late)
        case DutyState.DONE:
            return _done(duty)
        case DutyState.NOT_STARTED:
            return say("Not begun") if duty.begun else say("Not yet time")
        case DutyState.OPEN_ENDED:
            return say("Regular work") if duty.regular else say("No deadline stated")
        case _:
            return _UNCOUNTED[duty.state]


def _done(duty: Duty) -> Message:
    """In time where that can be said: not of a duty without a deadline, or with one that is a slip, nor of
    one whose day of completion the log passes over."""
    unknown = duty.misdated or duty.last_day is None or duty.done_on is None
    return say("Done") if unknown else say("Done in time")


_UNCOUNTED = {
    DutyState.IN_PROGRESS: say("In progress"),
    DutyState.PAUSED: say("Paused"),
    DutyState.CANCELLED: say("Cancelled (taken out of the plan)"),
    DutyState.MISDATED: say("Deadline written wrongly, to be corrected"),
}


def duties_json(duties: Iterable[Duty]) -> list[dict[str, object]]:
    """The duties as the contract of `overdue --format json` has them: all keys, absent values None."""
    return [
        {
            "plan": duty.plan,
            "activity": duty.activity,
            "report": duty.report,
            "dossier": duty.dossier,
            "step": duty.step.value if duty.step else None,
            "commune": duty.commune,
            "title": duty.title,
            "unit": "; ".join(duty.unit) or None,
            "time": duty.time,
            "first_day": _iso(duty.first_day),
            "last_day": _iso(duty.last_day),
            "state": duty.state.value,
            "days_late": duty.days_late,
            "finding": duty.finding,
            "term": duty.term,
            "original_last_day": _iso(duty.original_last_day),
            "last_working_day": _iso(duty.last_working_day),
            "done_on": _iso(duty.done_on),
            "extensions": duty.extensions,
            "reason": duty.reason,
        }
        for duty in duties
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
