"""How far a plan has come: by quarter, by unit, and thing by thing along the year."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date

from ..messages import Message, say
from ..model.plan import Plan
from ..records import frozen
from ..tracking import Duty, DutyState, worst_state
from .duties import DutyKind, kind_of, title_of

_ROMAN = ("I", "II", "III", "IV")

Quarter = tuple[int, int]
"""A year and a quarter of it, 1 to 4."""


@frozen
class Tally:
    """Counts of duties that add up: all = done + overdue + paused + left; `late` of those done were late.

    What was taken out of the plan is not counted. `left` is not late, or nobody can say by when it is due.
    """

    label: Message | str
    all: int
    done: int
    late: int
    overdue: int
    paused: int
    left: int
    quarter: Quarter | None = None


@frozen
class Stretch:
    """The days of a thing, or of one term of it, and its state: the worst of those who owe it."""

    first: date | None
    last: date | None
    state: DutyState
    term: str | None


@frozen
class Line:
    """A thing along the year; `done` of `all` living parts are done, where several communes owe it."""

    kind: DutyKind
    id: str
    number: str
    title: Message | str
    stretches: tuple[Stretch, ...]
    state: DutyState
    done: int
    all: int


@frozen
class PlanStatus:
    """A plan on a day. `quarters` end with what has no deadline, or a deadline that is a slip."""

    plan: str
    year: int
    whole: Tally
    quarters: tuple[Tally, ...]
    units: tuple[Tally, ...]
    lines: tuple[Line, ...]
    cancelled: int


def plan_status(plan: Plan, duties: Sequence[Duty]) -> PlanStatus:
    """The duties of a plan, counted by the quarter of their last day and by the unit that owes them."""
    living = [d for d in duties if d.state is not DutyState.CANCELLED]
    return PlanStatus(
        plan=plan.id,
        year=plan.year,
        whole=_tally(say("Whole plan"), living),
        quarters=tuple(_quarters(plan.year, living)),
        units=tuple(_units(duties)),
        lines=tuple(_lines(duties)),
        cancelled=len(duties) - len(living),
    )


def _tally(label: Message | str, duties: Sequence[Duty], quarter: Quarter | None = None) -> Tally:
    done = sum(d.state.is_done for d in duties)
    overdue = sum(d.state is DutyState.OVERDUE for d in duties)
    paused = sum(d.state is DutyState.PAUSED for d in duties)
    late = sum(d.state is DutyState.DONE_LATE for d in duties)
    left = len(duties) - done - overdue - paused
    return Tally(label, len(duties), done, late, overdue, paused, left, quarter)


def _quarters(year: int, living: Sequence[Duty]) -> Iterator[Tally]:
    """The four quarters of the year, others in which something is due, and what lies in none."""
    found: dict[Quarter, list[Duty]] = {(year, number): [] for number in range(1, 5)}
    for duty in living:
        if duty.last_day is not None and not duty.misdated:
            found.setdefault(quarter_of(duty.last_day), []).append(duty)
    for (due, number), duties in sorted(found.items()):
        label = say("Quarter {number}/{year}", number=_ROMAN[number - 1], year=str(due))
        yield _tally(label, duties, (due, number))
    others: tuple[tuple[Message, Callable[[Duty], bool]], ...] = (
        (say("No deadline"), lambda duty: duty.last_day is None and not duty.misdated),
        (say("Deadline written wrongly"), lambda duty: duty.misdated),
    )
    for label, lies_here in others:
        if duties := [duty for duty in living if lies_here(duty)]:
            yield _tally(label, duties)


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return (day.year, (day.month + 2) // 3)


def _units(duties: Iterable[Duty]) -> Iterator[Tally]:
    """Each unit that owes something: offices first, then communes; work of several counts for each."""
    found: dict[tuple[bool, str], list[Duty]] = {}
    for duty in duties:
        for unit in duty.unit or ("",):
            of_unit = found.setdefault((unit in (duty.commune_name, duty.commune), unit), [])
            if duty.state is not DutyState.CANCELLED:
                of_unit.append(duty)
    for (_, unit), owed in sorted(found.items(), key=lambda item: item[0][0]):
        if owed:
            yield _tally(unit or say("(no unit stated)"), owed)


def _lines(duties: Iterable[Duty]) -> Iterator[Line]:
    """A line for each activity, report and finding, and for each step of the dossiers that has days."""
    things: dict[Hashable, list[Duty]] = {}
    for duty in duties:
        things.setdefault((kind_of(duty), _id_of(duty)), []).append(duty)
    for parts in things.values():
        line = _line(parts)
        if line.kind is not DutyKind.DOSSIERS or line.stretches:
            yield line


def _id_of(duty: Duty) -> str:
    return duty.activity or duty.report or duty.step or duty.finding or ""


def _line(parts: Sequence[Duty]) -> Line:
    terms: dict[str | None, list[Duty]] = {}
    for part in parts:
        # A supplement is asked for again and again: that makes no terms.
        terms.setdefault(None if part.dossier else part.term, []).append(part)
    shared = [p for p in parts if p.shared and p.state is not DutyState.CANCELLED]
    counted = shared if len({p.commune for p in shared}) > 1 else []
    first = parts[0]
    return Line(
        kind=kind_of(first),
        id=_id_of(first),
        number=first.activity or "",
        title=title_of(first, with_term=False),
        stretches=tuple(s for term, owed in terms.items() if (s := _stretch(term, owed))),
        state=worst_state(p.state for p in parts) or DutyState.CANCELLED,
        done=sum(p.state.is_done for p in counted),
        all=len(counted),
    )


def _stretch(term: str | None, parts: Sequence[Duty]) -> Stretch | None:
    """From the earliest first to the latest last day; None where nobody knows any."""
    firsts = [p.first_day for p in parts if p.first_day]
    lasts = [p.last_day for p in parts if p.last_day]
    if not firsts and not lasts:
        return None
    state = worst_state(p.state for p in parts) or DutyState.CANCELLED
    return Stretch(min(firsts, default=None), max(lasts, default=None), state, term)


def status_answer(status: PlanStatus) -> dict[str, object]:
    """The status in JSON. The names of the keys are part of the published contract."""
    return {
        "plan": status.plan,
        "year": status.year,
        **_counts(status.whole),
        "cancelled": status.cancelled,
        "quarters": [
            {"year": t.quarter[0], "quarter": t.quarter[1], **_counts(t)}
            for t in status.quarters
            if t.quarter
        ],
        "units": [
            {"unit": t.label if isinstance(t.label, str) else None, **_counts(t)} for t in status.units
        ],
        "timeline": [
            {
                "kind": line.kind.value,
                "id": line.id,
                "title": line.title if isinstance(line.title, str) else line.title.values["title"],
                "state": line.state.value,
                "communes_done": line.done if line.all else None,
                "communes": line.all or None,
                "windows": [
                    {
                        "term": s.term,
                        "first_day": s.first.isoformat() if s.first else None,
                        "last_day": s.last.isoformat() if s.last else None,
                        "state": s.state.value,
                    }
                    for s in line.stretches
                ],
            }
            for line in status.lines
        ],
    }


def _counts(tally: Tally) -> dict[str, object]:
    return {
        "all": tally.all,
        "done": tally.done,
        "done_late": tally.late,
        "overdue": tally.overdue,
        "paused": tally.paused,
        "left": tally.left,
    }
