"""Deadlines as entries of a calendar."""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from ..messages import Message, Words, say
from ..records import frozen
from ..tracking import Duty, DutyState
from .duties import KIND_WORDS, commune_of, kind_of, lead_of, state_of, title_of

_LEFT_OUT = (DutyState.DONE, DutyState.DONE_LATE, DutyState.CANCELLED, DutyState.MISDATED)


@frozen
class Entry:
    """A deadline: an entry for the whole of its day.

    `uid` stays the same whatever becomes of the duty, and `sequence` grows when its deadline moves, so that
    a calendar which has the entry already moves it too. `tentative`: the work is paused.
    """

    uid: str
    day: date
    summary: str
    description: str
    category: str
    sequence: int
    tentative: bool


def calendar_entries(duties: Iterable[Duty], words: Words) -> Iterator[Entry]:
    """An entry for each duty that has a last day and is still owed; a slip of the pen is no deadline."""
    for duty in duties:
        if duty.last_day is not None and duty.state not in _LEFT_OUT:
            yield Entry(
                uid=_uid(duty),
                day=duty.last_day,
                summary=_summary(duty, words),
                description="\n".join(words(line) for line in _lines(duty)),
                category=words(KIND_WORDS[kind_of(duty)]),
                sequence=duty.extensions,
                tentative=duty.state is DutyState.PAUSED,
            )


def _uid(duty: Duty) -> str:
    """The same for the same thing owed by the same commune, on every day and every computer."""
    owed = [*duty.thing, duty.dossier, duty.commune]
    return sha256("\0".join(part or "" for part in owed).encode()).hexdigest()[:40] + "@tiepcan"


def _summary(duty: Duty, words: Words) -> str:
    """Number, duty and who owes it, so that an entry of many communes can be told from the next."""
    title = " ".join(filter(None, [duty.activity, words.value(title_of(duty))]))
    who = "; ".join([*lead_of(duty), *filter(None, [commune_of(duty)])])
    return f"{title} – {who}" if who else title


def _lines(duty: Duty) -> Iterator[Message]:
    if duty.unit:
        yield say("Unit: {units}", units="; ".join(duty.unit))
    if commune := commune_of(duty):
        yield say("Commune: {commune}", commune=commune)
    if duty.time:
        yield say("Time in the plan: {time}", time=duty.time)
    if duty.last_working_day:
        yield say("Last working day: {day}", day=duty.last_working_day)
    yield say("State: {state}", state=state_of(duty))
    yield say("Plan: {plan}", plan=duty.plan)
