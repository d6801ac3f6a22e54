"""Duties as rows of a list: what the communes of a group owe alike stands in one row."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from ..messages import Message, Words, say
from ..records import frozen
from ..tracking import Duty, DutyState
from .duties import commune_of, lead_of, state_of, title_of

MOST_NAMED = 8
"""Of more communes than these, only the first are named."""
FIRST_NAMED = 6


@frozen
class DutyRow:
    """A line of the list of duties.

    `number` is the activity's number, empty for anything else. `units` lead it, `communes` are the members
    of a group that owe it alike, or whose dossier it is; `standing` says how their whole group stands.
    `last_working_day` is set where the last day itself is none and the holidays of the year are known.
    """

    plan: str
    number: str
    title: Message | str
    units: tuple[str, ...]
    communes: tuple[str, ...]
    standing: Message | None
    time: str
    last_day: date | None
    original_last_day: date | None
    last_working_day: date | None
    state: Message
    kind: DutyState


class Standings:
    """How the group stands that owes a thing: of its living parts, so many are done."""

    def __init__(self, every: Iterable[Duty]) -> None:
        self._living: dict[Hashable, int] = {}
        self._done: dict[Hashable, int] = {}
        for duty in every:
            if duty.shared and duty.state is not DutyState.CANCELLED:
                self._living[duty.thing] = self._living.get(duty.thing, 0) + 1
                self._done[duty.thing] = self._done.get(duty.thing, 0) + duty.state.is_done

    def of(self, duty: Duty) -> Message | None:
        """ "5/7 communes done"; None where the duty is nobody's part of a whole."""
        living = self._living.get(duty.thing, 0)
        if not duty.shared or living < 2:
            return None
        return say("{done}/{all} communes done", done=self._done[duty.thing], all=living)


def duty_rows(duties: Iterable[Duty], every: Iterable[Duty] = ()) -> tuple[DutyRow, ...]:
    """The duties as rows, in the order given; those that a group owes alike are one row.

    `every` are all duties of the plans, so that a row can say how the whole group stands.
    """
    standings, groups = Standings(every), dict[Hashable, list[Duty]]()
    for duty in duties:
        groups.setdefault(_alike(duty), []).append(duty)
    return tuple(_row(parts, standings) for parts in groups.values())


def _alike(duty: Duty) -> Hashable:
    """What duties of one row have in common; what nobody shares is alike to nothing."""
    if not duty.shared:
        return id(duty)
    days = (duty.last_day, duty.original_last_day, duty.days_late, duty.days_left)
    return (duty.thing, lead_of(duty), days, duty.state, duty.extensions, duty.reason, duty.unproven)


def _row(parts: Sequence[Duty], standings: Standings) -> DutyRow:
    duty = parts[0]
    return DutyRow(
        plan=duty.plan,
        number=duty.activity or "",
        title=title_of(duty),
        units=lead_of(duty),
        communes=tuple(name for part in parts if (name := commune_of(part))),
        standing=standings.of(duty),
        time=duty.time or "",
        last_day=duty.last_day,
        original_last_day=duty.original_last_day,
        last_working_day=duty.last_working_day,
        state=state_of(duty),
        kind=duty.state,
    )


def unit_lines(row: DutyRow, words: Words) -> list[str]:
    """Who owes it: the units, the communes concerned, and how their group stands."""
    named = row.communes[: FIRST_NAMED if len(row.communes) > MOST_NAMED else None]
    text = "; ".join(named)
    if left := len(row.communes) - len(named):
        text = words(say("{communes} and {count} other communes", communes=text, count=left))
    standing = words(row.standing) if row.standing else ""
    return [line for line in ("; ".join(row.units), text, standing) if line]


def row_cells(row: DutyRow, words: Words) -> tuple[str, ...]:
    """Number, duty, who owes it, time in the plan, last day and state, as a reader sees them."""
    return (
        row.number,
        words.value(row.title),
        "\n".join(unit_lines(row, words)),
        row.time,
        _last_day(row, words),
        words(row.state),
    )


def _last_day(row: DutyRow, words: Words) -> str:
    """The legal last day and, where offices are closed on it, the working day before it."""
    day = words.value(row.last_day) if row.last_day else ""
    if row.last_working_day is None:
        return day
    beside = words(say("last working\nday: {day}", day=row.last_working_day))
    return f"{day}\n{beside}"
