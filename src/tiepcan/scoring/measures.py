"""What one entry of a sheet earns: the closed set of ways, each a function."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TypeAlias

from ..messages import Message, say
from ..model.indicators import FullPoints, Indicator, Item, Measure
from ..model.scores import ScoreEntry
from ..model.sources import Source, source_of
from ..model.standard import Standard
from .scorecard import Bounds, State, Step

ZERO = Decimal(0)
DEFAULT_DECIMALS = 2
"""Where a standard does not say how a share is rounded."""
MOST_DECIMALS = 10
"""As many as a number in a file may have; more of them no rule means."""
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
"""Wide enough for every quotient that figures of a file can make: rounded once, never twice."""
Spec: TypeAlias = Indicator | Item


@dataclass(frozen=True, slots=True)
class Use:
    """A value of the standard that points rest on: its name, whose it is, and its source."""

    value: str
    id: str
    source: Source


@dataclass(frozen=True, slots=True)
class Earned:
    """Points, how they came about, and the values of the standard that were used for them."""

    points: Bounds
    state: State
    steps: tuple[Step, ...]
    used: tuple[Use, ...] = ()


def round_points(points: Decimal, decimals: int) -> Decimal:
    """Points rounded half-up, as officials round: 0.005 becomes 0.01."""
    return points.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def share_of(whole: Decimal, done: Decimal, total: Decimal, decimals: int) -> Decimal:
    """whole × done ÷ total, rounded half-up once. The total is not 0."""
    with localcontext(_EXACT):
        return round_points(whole * done / total, decimals)


def decimals_of(standard: Standard | None) -> int:
    """To how many decimals a standard rounds a share."""
    written = standard.rounding.share_decimals if standard and standard.rounding else DEFAULT_DECIMALS
    return min(max(written, 0), MOST_DECIMALS)


def earn(spec: Spec, entry: ScoreEntry | None, decimals: int) -> Earned:
    """The points of an indicator or item. What the sheet does not say is open, from 0 to the maximum."""
    if entry is None or entry.says_nothing:
        return Earned(_open(spec), State.NOT_ASSESSED, (Step(say("not assessed yet")),))
    if entry.points is not None:
        return _declared(spec, entry)
    if entry.none:
        return _none_arose(spec, entry)
    if entry.items:
        return _sum_of_items(spec, entry, decimals)
    return _from_facts(spec, entry, decimals)


def _open(spec: Spec, low: Decimal = ZERO) -> Bounds:
    return Bounds(low, None if spec.max is None else max(spec.max, low))


def _declared(spec: Spec, entry: ScoreEntry) -> Earned:
    points = entry.points or ZERO
    step = Step(
        say("written in the sheet: {points} points", points=points),
        entry.origin,
        "points",
        source_of(spec, "max"),
    )
    return Earned(Bounds(points, points), State.DECLARED if points else State.ZERO, (step,))


def _none_arose(spec: Spec, entry: ScoreEntry) -> Earned:
    source = source_of(spec, "none")
    points = spec.max if spec.none is FullPoints.FULL else spec.none
    if not isinstance(points, Decimal):
        text = say(
            "nothing arose in the year; what that earns is not known in this standard: declare the points"
        )
        return Earned(_open(spec), State.PARTLY_ASSESSED, (Step(text, entry.origin, "none"),))
    text = say("nothing arose in the year: the standard gives {points} points", points=points)
    step = Step(text, entry.origin, "none", source)
    # “The full points” are those of the maximum: both values are used.
    names = ("none", "max") if spec.none is FullPoints.FULL else ("none",)
    return Earned(Bounds(points, points), State.NONE_AROSE, (step,), _uses(spec, *names))


def _from_facts(spec: Spec, entry: ScoreEntry, decimals: int) -> Earned:
    if entry.done is None or entry.total is None or entry.total == 0:
        return _still_open(spec, entry, say("the facts are not complete"))
    if spec.measure is None or spec.measure is Measure.DECLARED:
        text = say(
            "{done} of {total}; how that becomes points is not known in this standard: declare the points",
            done=entry.done,
            total=entry.total,
        )
        return _still_open(spec, entry, text)
    if spec.max is None:
        text = say(
            "{done} of {total}; the maximum is not known in this standard: declare the points",
            done=entry.done,
            total=entry.total,
        )
        return _still_open(spec, entry, text)
    return _MEASURES[spec.measure](spec, entry, decimals)


def _still_open(spec: Spec, entry: ScoreEntry, why: Message) -> Earned:
    return Earned(_open(spec), State.PARTLY_ASSESSED, (Step(why, entry.origin, "done"),))


def _share(spec: Spec, entry: ScoreEntry, decimals: int) -> Earned:
    """Points = maximum × done ÷ total."""
    assert spec.max is not None
    assert entry.done is not None
    assert entry.total is not None
    points = share_of(spec.max, entry.done, entry.total, decimals)
    text = say(
        "computed: {max} × {done} ÷ {total} = {points} points",
        max=spec.max,
        done=entry.done,
        total=entry.total,
        points=points,
    )
    state = State.COMPUTED if points else State.ZERO
    step = Step(text, entry.origin, "done", source_of(spec, "measure"))
    return Earned(Bounds(points, points), state, (step,), _uses(spec, "measure", "max"))


def _uses(spec: Spec, *values: str) -> tuple[Use, ...]:
    return tuple(Use(value, spec.id, source_of(spec, value)) for value in values)


_MEASURES: dict[Measure, Callable[[Spec, ScoreEntry, int], Earned]] = {Measure.SHARE: _share}


def _sum_of_items(spec: Spec, entry: ScoreEntry, decimals: int) -> Earned:
    """The items added up; open as long as the standard's items are not all known and assessed."""
    known = {item.id: item for item in spec.items} if isinstance(spec, Indicator) else {}
    parts = [(id, earn(item, entry.items.get(id), decimals)) for id, item in known.items()]
    parts += [
        (id, earn(_unknown_item(id, spec), part, decimals))
        for id, part in entry.items.items()
        if id not in known
    ]
    low = sum((part.points.low for _, part in parts), ZERO)
    complete = all(part.points.exact for _, part in parts) and _items_complete(spec, known, entry)
    steps = tuple(
        Step(say("item {id}: {text}", id=id, text=step.text), step.origin, step.field, step.source)
        for id, part in parts
        for step in part.steps
    )
    used = _uses_of_items(spec, known, parts)
    if complete:
        text = say("sum of the items: {points} points", points=low)
        computed = any(part.used for _, part in parts)
        state = State.ZERO if not low else State.COMPUTED if computed else State.DECLARED
        return Earned(Bounds(low, low), state, (*steps, Step(text, entry.origin, "items")), used)
    text = say(
        "the items of this indicator are not all known or assessed: the sum is at least {points}", points=low
    )
    return Earned(_open(spec, low), State.PARTLY_ASSESSED, (*steps, Step(text, entry.origin, "items")), used)


def _uses_of_items(spec: Spec, known: dict[str, Item], parts: list[tuple[str, Earned]]) -> tuple[Use, ...]:
    """What the items used, and the numbers of those that the standard lists and the sheet assessed."""
    used: list[Use] = []
    for id, part in parts:
        if id in known and part.state is not State.NOT_ASSESSED:
            used += _uses(known[id], "id")
        used += part.used
    return tuple(Use(use.value, f"{spec.id}/{use.id}", use.source) for use in used)


def _items_complete(spec: Spec, known: dict[str, Item], entry: ScoreEntry) -> bool:
    """Whether the items make up the whole indicator, as far as anybody knows.

    Items that the standard lists must add up to the maximum. Where the standard lists none,
    or the sheet adds items of its own, the sheet is taken at its word.
    """
    if not known or set(entry.items) - set(known):
        return True
    maxima: list[Source | Decimal | None] = [item.max for item in known.values()]
    return (
        all(isinstance(m, Decimal) for m in maxima) and sum(i.max or ZERO for i in known.values()) == spec.max
    )


def _unknown_item(id: str, spec: Spec) -> Item:
    """An item that the standard does not name: only declared points count."""
    return Item(id=id, source=spec.source, origin=spec.origin)
