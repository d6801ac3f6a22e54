"""The changes of results, duties and findings, worded: as sections of tables, and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ..messages import Message, Words, say
from ..model.verdicts import Verdict
from ..records import frozen
from ..scoring.scorecard import Bounds, Scorecard
from ..scoring.wording import VERDICT_WORDS
from ..tracking import Duty
from .changes import TOTAL, VERDICT, Cause, Fate, Move, Moving, ResultChange
from .differences import change_words
from .duties import plain_state
from .duty_changes import DutyChange
from .points import bounds_answer, number_answer, points_words, result_words, total_words
from .report import Finding

CAUSE_WORDS = {
    Cause.DATA: say("data"),
    Cause.STANDARD: say("regulation"),
    Cause.BOTH: say("data and regulation"),
}
FATE_WORDS = {
    Fate.NEW: say("new sheet"),
    Fate.REMOVED: say("sheet removed"),
    Fate.LOST: say("errors: no result any more"),
    Fate.FOUND: say("errors mended: a result again"),
}
NOTHING = "–"


@frozen
class Section:
    """A heading and the table below it; `shares` divide the width, None: as wide as it is."""

    heading: str
    columns: tuple[str, ...]
    shares: tuple[int | None, ...]
    rows: tuple[tuple[str, ...], ...]


def result_section(results: Sequence[ResultChange], words: Words) -> Section:
    """A row for each part of a result that moves, the verdict first."""
    names = (say("Sheet"), say("What"), say("Before"), say("Now"), say("Change"), say("Cause"))
    heading = words(say("Results that change: {count}", count=len(results)))
    rows = tuple(row for result in results for row in _result_rows(result, words))
    return Section(heading, tuple(map(words, names)), (5, 4, 4, 4, None, 3), rows)


def _result_rows(result: ResultChange, words: Words) -> Iterator[tuple[str, ...]]:
    if result.fate is not Fate.MOVED:
        sides = (_result_of(result.before, words), _result_of(result.after, words))
        yield (result.path, words(FATE_WORDS[result.fate]), *sides, "", "")
        return
    for move in result.moves:
        before, after = (
            _value(card, move, value, words)
            for card, value in ((result.before, move.before), (result.after, move.after))
        )
        change = change_words(move.change, words) if move.change else ""
        yield (result.path, _part(move, words), before, after, change, words(CAUSE_WORDS[move.cause]))


def _result_of(card: Scorecard | None, words: Words) -> str:
    if card is None:
        return NOTHING
    return f"{words(VERDICT_WORDS[card.verdict])}, {total_words(card, card.total, words)}"


def _part(move: Move, words: Words) -> str:
    named = {VERDICT: say("Result"), TOTAL: say("Total")}
    return words(named.get(move.part) or say("Indicator {id}", id=move.part))


def _value(card: Scorecard | None, move: Move, value: Moving, words: Words) -> str:
    if isinstance(value, Verdict):
        return words(VERDICT_WORDS[value])
    if value is None or card is None:
        return NOTHING
    return (
        points_words(value, words) if move.part == TOTAL else result_words(value, card.standard.form, words)
    )


def duty_section(duties: Sequence[DutyChange], words: Words) -> Section:
    """A row for each duty that stands otherwise; those of new plans have nothing before."""
    names = (say("Plan"), say("Duty"), say("Unit"), say("Before"), say("Now"))
    heading = words(say("Duties that change: {count}", count=len(duties)))
    rows = tuple(_duty_row(change, words) for change in duties)
    return Section(heading, tuple(map(words, names)), (3, 6, 4, 4, 4), rows)


def _duty_row(change: DutyChange, words: Words) -> tuple[str, ...]:
    duty, sides = change.duty, (change.before, change.after)
    title = f"{duty.activity or ''} {duty.title or duty.report or ''}".strip()
    moved = len({side.last_day for side in sides if side}) > 1
    states = (_state(side, words, with_day=moved) for side in sides)
    return (duty.plan, title, "; ".join(duty.unit), *states)


def _state(duty: Duty | None, words: Words, *, with_day: bool) -> str:
    if duty is None:
        return NOTHING
    state = plain_state(duty)
    if with_day and duty.last_day:
        state = say("{state}, last day {day}", state=state, day=duty.last_day)
    return words(state)


def finding_section(heading: Message, findings: Sequence[Finding], words: Words) -> Section:
    """A row for each finding."""
    names = (say("Place"), say("Code"), say("What is found"))
    rows = tuple((f"{f.path}:{f.line}", f.code, f.message) for f in findings)
    return Section(words(heading), tuple(map(words, names)), (3, None, 5), rows)


def result_answers(results: Iterable[ResultChange]) -> list[dict[str, object]]:
    """The key `results` of `diff --format json`. The names of the keys are part of the published contract."""
    return [
        {
            "path": result.path,
            "commune": card.sheet.commune if card else None,
            "year": card.sheet.year if card else None,
            "fate": result.fate.value,
            "before": _result_answer(result.before),
            "after": _result_answer(result.after),
            "moves": [_move_answer(move, result) for move in result.moves],
            "worse": result.is_worse,
        }
        for result in results
        for card in [result.after or result.before]
    ]


def _result_answer(card: Scorecard | None) -> dict[str, object] | None:
    if card is None:
        return None
    return {
        "standard": card.standard.id,
        "stage": card.stage.value,
        "verdict": card.verdict.value,
        "total": bounds_answer(card.total, card.standard.max),
    }


def _move_answer(move: Move, result: ResultChange) -> dict[str, object]:
    return {
        "part": move.part,
        "before": _value_answer(result.before, move.part, move.before),
        "after": _value_answer(result.after, move.part, move.after),
        "change": number_answer(move.change),
        "cause": move.cause.value,
    }


def _value_answer(card: Scorecard | None, part: str, value: Moving) -> object:
    if isinstance(value, Bounds) and card is not None:
        found = card.indicators.get(part)
        return bounds_answer(value, found.spec.max if found else card.standard.max)
    return value.value if isinstance(value, Verdict) else None


def duty_answers(duties: Iterable[DutyChange]) -> list[dict[str, object]]:
    """The key `duties` of `diff --format json`."""
    return [
        {
            "plan": change.duty.plan,
            "activity": change.duty.activity,
            "report": change.duty.report,
            "dossier": change.duty.dossier,
            "step": change.duty.step.value if change.duty.step else None,
            "commune": change.duty.commune,
            "finding": change.duty.finding,
            "term": change.duty.term,
            "title": change.duty.title,
            "before": _duty_answer(change.before),
            "after": _duty_answer(change.after),
            "worse": change.is_worse,
        }
        for change in duties
    ]


def _duty_answer(duty: Duty | None) -> dict[str, object] | None:
    if duty is None:
        return None
    return {
        "state": duty.state.value,
        "last_day": _iso(duty.last_day),
        "done_on": _iso(duty.done_on),
        "days_late": duty.days_late,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def finding_answers(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """A list of findings, with the fingerprint by which both sides were matched."""
    return [
        {
            "code": f.code,
            "severity": f.severity.value,
            "path": f.path,
            "line": f.line,
            "column": f.column,
            "message": f.message,
            "hint": f.hint or None,
            "fingerprint": f.fingerprint,
        }
        for f in findings
    ]
