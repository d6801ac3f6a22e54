"""How facts become points, or a pass: the closed set of ways, each a function and a row in a table."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from ..messages import Message, say
from ..model.indicators import Measure
from ..model.scores import ScoreEntry
from ..model.sources import source_of
from ..records import frozen
from .earned import (
    ZERO,
    Earned,
    Rules,
    Spec,
    open_bounds,
    reaches,
    share_of,
    still_open,
    uses,
)
from .scorecard import Bounds, State, Step


@frozen
class Way:
    """A way of measuring: the facts it reads, and what it makes of them."""

    facts: tuple[str, ...]
    earn: Callable[[Spec, ScoreEntry, Rules], Earned]


def measure_facts(spec: Spec, entry: ScoreEntry, rules: Rules) -> Earned:
    """What the facts of an entry earn by the measure of the standard, or why that is open."""
    given = facts_of(entry)
    if not given:
        return still_open(spec, entry, "points", say("the facts are not complete"))
    way = ways_of(rules).get(spec.measure) if spec.measure else None
    if way is None:
        return still_open(spec, entry, given[0], _why_not(spec, entry, rules))
    if any(getattr(entry, fact) is None for fact in way.facts) or ("total" in way.facts and not entry.total):
        return still_open(spec, entry, given[0], say("the facts are not complete"))
    return way.earn(spec, entry, rules)


def _why_not(spec: Spec, entry: ScoreEntry, rules: Rules) -> Message:
    """Why facts make no result here."""
    if spec.measure is Measure.ITEMS:
        return say("this indicator is assessed by its items")
    if rules.pass_fail:
        return say(
            "{facts}; how that is judged is not known in this standard: declare whether it passed",
            facts=_told(entry),
        )
    return say(
        "{facts}; how that becomes points is not known in this standard: declare the points",
        facts=_told(entry),
    )


def facts_of(entry: ScoreEntry) -> list[str]:
    """The facts that an entry gives, by their names in the file."""
    return [name for name in ("done", "total", "yes", "count") if getattr(entry, name) is not None]


def ways_of(rules: Rules) -> Mapping[Measure, Way]:
    """The ways of measuring under the rules of a standard."""
    return PASSING if rules.pass_fail else EARNING


def _told(entry: ScoreEntry) -> object:
    if entry.done is not None and entry.total is not None:
        return say("{done} of {total}", done=entry.done, total=entry.total)
    if entry.yes is not None:
        return say("yes") if entry.yes else say("no")
    return next((v for v in (entry.count, entry.done, entry.total) if v is not None), "?")


def _share(spec: Spec, entry: ScoreEntry, rules: Rules) -> Earned:
    """Points = maximum × done ÷ total."""
    assert entry.done is not None
    assert entry.total is not None
    if spec.max is None:
        return _no_maximum(spec, entry, "done")
    points = share_of(spec.max, entry.done, entry.total, rules.decimals)
    text = say(
        "computed: {max} × {done} ÷ {total} = {points} points",
        max=spec.max,
        done=entry.done,
        total=entry.total,
        points=points,
    )
    state = State.COMPUTED if points else State.ZERO
    step = Step(text, entry.origin, "done", source_of(spec, "measure"))
    return Earned(Bounds(points, points), state, (step,), uses(spec, "measure", "max"), rounded=True)


def _bands(spec: Spec, entry: ScoreEntry, _rules: Rules) -> Earned:
    """The points of the highest band whose lower end the share reaches; compared without rounding.

    Where the points of that band are not known they lie between those of the bands beside it.
    """
    assert entry.done is not None
    assert entry.total is not None
    ladder = sorted(spec.bands, key=lambda band: band.from_)
    if not ladder:
        text = say(
            "{done} of {total}; the bands are not known in this standard: declare the points",
            done=entry.done,
            total=entry.total,
        )
        return still_open(spec, entry, "done", text)
    place = sum(reaches(entry.done, entry.total, band.from_) for band in ladder) - 1
    points = ladder[place].points if place >= 0 else None
    values = {
        "percent": share_of(Decimal(100), entry.done, entry.total, 2),
        "from_": ladder[max(place, 0)].from_,
    }
    used, source = uses(spec, "measure", "bands"), source_of(spec, "bands")
    if points is not None:
        text = say("{percent}%: the band from {from_}% gives {points} points", points=points, **values)
        step = Step(text, entry.origin, "done", source)
        return Earned(Bounds(points, points), State.COMPUTED if points else State.ZERO, (step,), used)
    below = [band.points for band in ladder[: max(place, 0)] if band.points is not None]
    above = [band.points for band in ladder[max(place, 0) :] if band.points is not None]
    low = below[-1] if below else ZERO
    high = above[0] if above else spec.max
    text = say("{percent}%: the points of the band from {from_}% are not known", **values)
    step = Step(text, entry.origin, "done", source)
    bounds = Bounds(low, None if high is None else max(low, high))
    return Earned(bounds, State.PARTLY_ASSESSED, (step,), used)


def _yes_no(spec: Spec, entry: ScoreEntry, rules: Rules) -> Earned:
    """Yes earns the maximum, no earns nothing."""
    if entry.yes and spec.max is None:
        return _no_maximum(spec, entry, "yes")
    points = (spec.max or ZERO) if entry.yes else ZERO
    text = (
        say("yes: {points} points", points=points) if entry.yes else say("no: {points} points", points=ZERO)
    )
    if rules.pass_fail:
        text = say("yes: it passes") if entry.yes else say("no: it does not pass")
    return _all_or_nothing(spec, rules, points, Step(text, entry.origin, "yes"), "measure")


def _count(spec: Spec, entry: ScoreEntry, rules: Rules) -> Earned:
    """The maximum from `needed` things on, nothing for fewer."""
    assert entry.count is not None
    if spec.needed is None:
        text = say("{count}; how many are needed is not known in this standard", count=entry.count)
        return still_open(spec, entry, "count", text)
    enough = entry.count >= spec.needed
    if enough and spec.max is None:
        return _no_maximum(spec, entry, "count")
    points = (spec.max or ZERO) if enough else ZERO
    text = say("{count}, at least {needed} needed", count=entry.count, needed=spec.needed)
    if not rules.pass_fail:
        text = say("{text}: {points} points", text=text, points=points)
    step = Step(text, entry.origin, "count")
    return _all_or_nothing(spec, rules, points, step, "measure", "needed")


def _passes_from(spec: Spec, entry: ScoreEntry, rules: Rules) -> Earned:
    """Passes where the share reaches the level of the standard; compared without rounding."""
    assert entry.done is not None
    assert entry.total is not None
    if spec.needed is None:
        text = say(
            "{done} of {total}; the share that is needed is not known in this standard",
            done=entry.done,
            total=entry.total,
        )
        return still_open(spec, entry, "done", text)
    points = Decimal(reaches(entry.done, entry.total, spec.needed))
    text = say(
        "{done} of {total} ({percent}%), at least {needed}% needed",
        done=entry.done,
        total=entry.total,
        percent=share_of(Decimal(100), entry.done, entry.total, 2),
        needed=spec.needed,
    )
    step = Step(text, entry.origin, "done")
    return _all_or_nothing(spec, rules, points, step, "measure", "needed")


def _all_or_nothing(spec: Spec, rules: Rules, points: Decimal, step: Step, *values: str) -> Earned:
    """The maximum or nothing, or passed or not: `values` are what that rests on, the last most of all."""
    step = Step(step.text, step.origin, step.field, source_of(spec, values[-1]))
    state = State.COMPUTED if points or rules.pass_fail else State.ZERO
    counted = () if rules.pass_fail else ("max",)
    return Earned(Bounds(points, points), state, (step,), uses(spec, *values, *counted))


def _no_maximum(spec: Spec, entry: ScoreEntry, field: str) -> Earned:
    text = say("the maximum is not known in this standard: declare the points")
    return Earned(
        open_bounds(spec),
        State.PARTLY_ASSESSED,
        (Step(say("{facts}; {why}", facts=_told(entry), why=text), entry.origin, field),),
    )


_SHARE = ("done", "total")

EARNING: dict[Measure, Way] = {
    Measure.SHARE: Way(_SHARE, _share),
    Measure.BANDS: Way(_SHARE, _bands),
    Measure.YES_NO: Way(("yes",), _yes_no),
    Measure.COUNT: Way(("count",), _count),
}
"""How facts earn points. What is declared needs no facts; items are summed up in `earning`."""

PASSING: dict[Measure, Way] = {
    Measure.SHARE: Way(_SHARE, _passes_from),
    Measure.YES_NO: Way(("yes",), _yes_no),
    Measure.COUNT: Way(("count",), _count),
}
"""How facts make an indicator pass, where a standard counts no points."""
