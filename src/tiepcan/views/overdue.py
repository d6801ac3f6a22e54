"""What `tiepcan overdue` lists: which duties, under which headings, with which counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..messages import Message, Words, say
from ..records import frozen
from ..tracking import Duty, DutyState
from .duties import KIND_WORDS, commune_of, kind_of, lead_of, state_of, title_of
from .groups import duty_rows, row_cells

_OPEN = (DutyState.NOT_STARTED, DutyState.IN_PROGRESS, DutyState.DUE_SOON)
_WITHOUT_STATE = (DutyState.MISDATED,)


@frozen
class Section:
    """Duties under a heading."""

    heading: Message
    duties: tuple[Duty, ...]

    @property
    def headings(self) -> tuple[Message, ...]:
        """The columns; the state is left out where the heading has said it."""
        columns = (
            say("No."),
            say("Duty"),
            say("Unit"),
            say("Time in the plan"),
            say("Last day"),
            say("State"),
        )
        return columns[: self._shown]

    def rows(self, every: Sequence[Duty], words: Words) -> Iterator[tuple[str, ...]]:
        """The cells of its rows; `every` as in `duty_rows`. Of several plans, each row names its own."""
        several = len({duty.plan for duty in every}) > 1
        for row in duty_rows(self.duties, every):
            number, *cells = row_cells(row, words)[: self._shown]
            yield (f"{row.plan}\n{number}".strip() if several else number, *cells)

    @property
    def _shown(self) -> int:
        return 5 if self.duties and self.duties[0].state in _WITHOUT_STATE else 6


def sections_of(duties: Sequence[Duty], day: date, within: int) -> tuple[Section, ...]:
    """What is overdue, what is due within so many days, what has a deadline that is a slip.

    What is paused is listed last, where there is any: it is not late, and must not be forgotten.
    """
    soon = day + timedelta(days=within)
    upcoming = tuple(d for d in duties if d.state in _OPEN and d.last_day and day <= d.last_day <= soon)
    paused = _in(DutyState.PAUSED, duties)
    sections = (
        Section(say("Overdue on {day}", day=day), _in(DutyState.OVERDUE, duties)),
        Section(say("Due within {days} days", days=within), upcoming),
        Section(
            say("Deadline written wrongly: shown apart, not counted as overdue"),
            _in(DutyState.MISDATED, duties),
        ),
    )
    return (*sections, Section(say("Paused: not counted as overdue"), paused)) if paused else sections


def _in(state: DutyState, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    return tuple(duty for duty in duties if duty.state is state)


def count_lines(duties: Sequence[Duty]) -> Iterator[tuple[Message, int]]:
    """How many duties there are, are done and are overdue: of all, then of each kind, with an indent."""
    yield _counted(say("Duties"), duties), 0
    kinds = [kind for kind in KIND_WORDS if any(kind_of(d) is kind for d in duties)]
    for kind in kinds if len(kinds) > 1 else ():
        yield _counted(KIND_WORDS[kind], [d for d in duties if kind_of(d) is kind]), 2


def _counted(label: Message, duties: Sequence[Duty]) -> Message:
    counts = Counter(duty.state for duty in duties)
    return say(
        "{label}: {all}, done {done}, overdue {late}.",
        label=label,
        all=len(duties),
        done=counts[DutyState.DONE] + counts[DutyState.DONE_LATE],
        late=counts[DutyState.OVERDUE],
    )


def _number(duty: Duty, words: Words) -> str | None:
    """The number of an activity with a word before it, else the id: a sheet would make 3.1 of a bare 3.10."""
    if duty.activity is not None:
        return words(say("item {number}", number=duty.activity))
    return duty.report or duty.dossier or duty.finding


SHEET_HEADINGS = (
    say("Plan"),
    say("Kind"),
    say("No."),
    say("Duty"),
    say("Unit"),
    say("Commune"),
    say("Time in the plan"),
    say("First day"),
    say("Last day"),
    say("Last working day"),
    say("First deadline"),
    say("Extensions"),
    say("Days late"),
    say("State"),
    say("Reason"),
)


def sheet_rows(sections: Sequence[Section], words: Words) -> Iterator[tuple[str | int | date | None, ...]]:
    """One row for each duty of the sections, under `SHEET_HEADINGS`; days and numbers as such."""
    for duty in (duty for section in sections for duty in section.duties):
        yield (
            duty.plan,
            words(KIND_WORDS[kind_of(duty)]),
            _number(duty, words),
            words.value(title_of(duty)),
            "; ".join(lead_of(duty)),
            commune_of(duty),
            duty.time,
            duty.first_day,
            duty.last_day,
            duty.last_working_day,
            duty.original_last_day,
            duty.extensions,
            duty.days_late,
            words(state_of(duty)),
            duty.reason,
        )
