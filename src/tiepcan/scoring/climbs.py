"""What an indicator or item can still gain, and how its entry reads afterwards.

Facts change in natural units and totals stay: more of the cases are done, a no becomes a yes, some more
things are counted. Where there are no facts, points are declared. Every gain is what `earn` makes of the
new entry, so a new way of measuring needs one function here, or none: then points are declared.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from ..model.indicators import Indicator, Measure
from ..model.scores import ScoreEntry
from ..nodes import Origin
from ..records import frozen
from .earned import HUNDRED, ZERO, Rules, Spec
from .earning import earn
from .scorecard import State
from .sums import NOTHING, between, highest, missing_to, plus

MOST_RUNGS = 10_000
"""More steps than that of one indicator are taken in coarser ones."""


@frozen
class Rung:
    """A gain of points, and the entry that earns it."""

    gain: Decimal
    entry: ScoreEntry


@frozen
class Climb:
    """All that one indicator or item can gain: in rungs, or item by item, or any points from `first` on."""

    base: ScoreEntry
    low: Decimal
    top: Rung
    first: Decimal | None = None
    rungs: tuple[Rung, ...] = ()
    parts: Mapping[str, "Climb"] = field(default_factory=dict)


class _Facts(NamedTuple):
    """What a way of measuring looks at."""

    spec: Spec
    base: ScoreEntry
    rules: Rules


def climb_of(spec: Spec, entry: ScoreEntry | None, origin: Origin, rules: Rules) -> Climb | None:
    """What can still be gained; None where the maximum is reached or not known, or nothing arose."""
    now = earn(spec, entry, rules)
    low = now.points.low
    if spec.max is None or low >= spec.max or now.state is State.NONE_AROSE:
        return None
    base = replace(entry, penalty=None) if entry else ScoreEntry(origin=origin)
    by_items = _by_items(spec, base, low, rules)
    if by_items:
        return by_items
    base = replace(base, items={})
    rungs = tuple(_rungs(spec, base, low, rules))
    if rungs:
        return Climb(base, low, rungs[-1], rungs=rungs)
    if rules.pass_fail:
        only = Rung(spec.max - low, replace(base, passed=True))
        return Climb(base, low, only, rungs=(only,))
    rungs = tuple(Rung(p - low, replace(base, points=p)) for p in _lawful_points(spec) if low < p <= spec.max)
    top = Rung(spec.max - low, replace(base, points=spec.max))
    return Climb(base, low, top, rungs=rungs) if rungs else Climb(base, low, top, first=max(-low, ZERO))


def _by_items(spec: Spec, base: ScoreEntry, low: Decimal, rules: Rules) -> Climb | None:
    """Item by item, where the standard's items are all that the indicator consists of."""
    if not isinstance(spec, Indicator) or base.points is not None or base.passed is not None or base.none:
        return None
    known = {item.id: item for item in spec.items}
    if not known or set(base.items) - set(known) or not (base.items or spec.measure is Measure.ITEMS):
        return None
    found = {id: climb_of(item, base.items.get(id), base.origin, rules) for id, item in known.items()}
    parts = {id: climb for id, climb in found.items() if climb}
    full = replace(base, items={**base.items, **{id: climb.top.entry for id, climb in parts.items()}})
    after = earn(spec, full, rules).points
    if not after.exact or after.low <= low:
        return None
    top = Rung(after.low - low, full)
    return Climb(base, low, top, rungs=(top,)) if rules.pass_fail else Climb(base, low, top, parts=parts)


def _rungs(spec: Spec, base: ScoreEntry, low: Decimal, rules: Rules) -> Iterator[Rung]:
    """The entries that earn more by their facts, each with the least change that earns as much."""
    way = _WAYS.get(spec.measure) if spec.measure else None
    reached = ZERO
    for candidate in way(_Facts(spec, base, rules)) if way else ():
        facts = replace(candidate, points=None, passed=None, none=None)
        points = earn(spec, facts, rules).points.low
        if points - low > reached:
            reached = points - low
            # What was declared beside the facts says the same as they do.
            declared = None if base.points is None else points
            yield Rung(reached, replace(facts, points=declared, passed=None if base.passed is None else True))


def _share(facts: _Facts) -> Iterator[ScoreEntry]:
    """More of the same total: the smallest number of cases for each number of points."""
    spec, base, rules = facts
    done, total = base.done, base.total
    if done is None or not total:
        return
    if rules.pass_fail:
        wanted = [_percent_of(spec.needed or HUNDRED, total)]
    elif total - done <= MOST_RUNGS:
        wanted = list(range(int(done) + 1, ceil(total)))
    else:
        wanted = list(_numbers_of_points(spec.max or ZERO, total, rules.decimals))
    for number in (*dict.fromkeys(map(Decimal, wanted)), total):
        if done < number <= total:
            yield replace(base, done=number)


def _percent_of(percent: Decimal, total: Decimal) -> int:
    """The smallest whole number that is at least so many percent of a total."""
    return ceil(Fraction(percent) * Fraction(total) / 100)


def _numbers_of_points(most: Decimal, total: Decimal, decimals: int) -> Iterator[int]:
    """From how many cases on the share, rounded half-up, comes to each number of points."""
    half = Fraction(1, 2 * 10**decimals)
    while decimals > 0 and most.scaleb(decimals) > MOST_RUNGS:
        decimals -= 1
    for n in range(1, min(int(most.scaleb(decimals)), MOST_RUNGS) + 1):
        yield ceil((Fraction(n, 10**decimals) - half) * Fraction(total) / Fraction(most))


def _bands(facts: _Facts) -> Iterator[ScoreEntry]:
    """More of the same total: the smallest number of cases of each band."""
    spec, base, _ = facts
    if base.done is None or not base.total:
        return
    for band in sorted(spec.bands, key=lambda b: b.from_):
        number = Decimal(_percent_of(band.from_, base.total))
        if base.done < number <= base.total:
            yield replace(base, done=number)


def _yes_no(facts: _Facts) -> Iterator[ScoreEntry]:
    """A no, or nothing yet, becomes a yes."""
    if facts.base.yes is not None or facts.base.says_nothing:
        yield replace(facts.base, yes=True)


def _count(facts: _Facts) -> Iterator[ScoreEntry]:
    """As many as are needed."""
    needed, base = facts.spec.needed, facts.base
    if needed is not None and (base.count is not None or base.says_nothing):
        yield replace(base, count=needed)


_WAYS: dict[Measure, Callable[[_Facts], Iterator[ScoreEntry]]] = {
    Measure.SHARE: _share,
    Measure.BANDS: _bands,
    Measure.YES_NO: _yes_no,
    Measure.COUNT: _count,
}


def _lawful_points(spec: Spec) -> list[Decimal]:
    """The only points that a measure of steps can give; none: any points up to the maximum."""
    if spec.measure in (Measure.YES_NO, Measure.COUNT) and spec.max is not None:
        return [spec.max]
    if spec.measure is Measure.BANDS and spec.bands:
        return sorted({b.points for b in spec.bands if b.points is not None})
    return []


def figures(climb: Climb) -> Iterator[Decimal]:
    """Every number of points that a common unit must measure."""
    yield climb.top.gain
    yield from (rung.gain for rung in climb.rungs)
    if climb.first is not None:
        yield climb.first
    for part in climb.parts.values():
        yield from figures(part)


def steps(climb: Climb, unit: Decimal) -> int:
    """The gains as a set of whole units, rounded down."""
    if climb.parts:
        return _steps_from(climb, unit)[0] & ~NOTHING
    if climb.first is not None:
        return between(max(1, ceil(climb.first / unit)), int(climb.top.gain / unit))
    found = 0
    for rung in climb.rungs:
        found |= 1 << int(rung.gain / unit)
    return found & ~NOTHING


def _steps_from(climb: Climb, unit: Decimal) -> list[int]:
    """What the items from each one on can gain together."""
    table = [NOTHING]
    limit = int(climb.top.gain / unit)
    for part in reversed(list(climb.parts.values())):
        table.insert(0, plus(table[0], steps(part, unit) | NOTHING, limit))
    return table


def entry_at(climb: Climb, gain: int, unit: Decimal) -> ScoreEntry:
    """The entry that gains so many units, and as little more as can be."""
    if climb.parts:
        items = dict(climb.base.items)
        later = _steps_from(climb, unit)[1:]
        for (id, part), rest in zip(climb.parts.items(), later, strict=True):
            mine = highest((steps(part, unit) | NOTHING) & missing_to(gain, rest)) or 0
            if mine:
                items[id] = entry_at(part, mine, unit)
            gain -= mine
        return replace(climb.base, items=items)
    if climb.first is not None:
        full = gain == int(climb.top.gain / unit)
        return climb.top.entry if full else replace(climb.base, points=climb.low + gain * unit)
    return next(rung.entry for rung in climb.rungs if int(rung.gain / unit) == gain)
