"""Duties as flat records that can be printed: on a terminal, in a sheet, as JSON."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ..messages import Message, say
from ..tracking import Duty, DutyState


class DutyKind(StrEnum):
    """What a duty is about; the names are those of `--only`."""

    ACTIVITIES = "activities"
    REPORTS = "reports"
    DOSSIERS = "dossiers"
    INSPECTIONS = "inspections"


KIND_WORDS: dict[DutyKind, Message] = {
    DutyKind.ACTIVITIES: say("Activities"),
    DutyKind.REPORTS: say("Reports"),
    DutyKind.DOSSIERS: say("Steps of dossiers"),
    DutyKind.INSPECTIONS: say("Inspection findings"),
}


def kind_of(duty: Duty) -> DutyKind:
    """What the duty is about."""
    if duty.activity is not None:
        return DutyKind.ACTIVITIES
    if duty.report is not None:
        return DutyKind.REPORTS
    return DutyKind.DOSSIERS if duty.dossier is not None else DutyKind.INSPECTIONS


def title_of(duty: Duty, *, with_term: bool = True) -> Message | str:
    """What is owed, with the term of recurring work: "Báo cáo tiến độ (quý II)", "Hồ sơ: Gửi hồ sơ"."""
    title = duty.title or duty.report or ""
    title = f"{title} ({duty.term})" if duty.term and with_term else title
    if duty.dossier is not None:
        return say("Dossier: {title}", title=title)
    return title if duty.finding is None else say("Inspection finding: {title}", title=title)


def commune_of(duty: Duty) -> str | None:
    """The name of the commune concerned; its slug, where no list knows it."""
    return duty.commune_name or duty.commune


def lead_of(duty: Duty) -> tuple[str, ...]:
    """The units that owe it, without the commune that owes its own part."""
    return tuple(unit for unit in duty.unit if unit != commune_of(duty))


def state_of(duty: Duty) -> Message:
    """The state in words; extensions and reasons are said with it, and that nothing shows a work done."""
    state = plain_state(duty)
    if duty.unproven:
        state = say("{state}; nothing shows it yet", state=state)
    if duty.original_last_day is not None:
        first, times = duty.original_last_day, duty.extensions
        state = (
            say("{state}; extended {times} times, first due on {day}", state=state, times=times, day=first)
            if times > 1
            else say("{state}; extended, first due on {day}", state=state, day=first)
        )
    return say("{state}; reason: {reason}", state=state, reason=duty.reason) if duty.reason else state


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
