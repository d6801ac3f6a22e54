"""Sums with open parts: how much an indicator or criterion can still become.

Where the maximum of an indicator is not known, the law still limits it: the maxima of a group
or of a whole criterion are known, and what the others take is no longer there.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from ..model.indicators import Criterion
from ..records import frozen
from .earned import ZERO
from .scorecard import Bounds


@frozen
class Pool:
    """Indicators of unknown maximum that share what is left of a known one."""

    members: tuple[str, ...]
    max: Decimal

    def most(self, points: dict[str, Bounds]) -> Decimal:
        """What the members can have together. A penalty of one leaves no more for the others."""
        return self.max + sum((min(points[id].low, ZERO) for id in self.members), ZERO)


def add(parts: Iterable[Bounds]) -> Bounds:
    """The sum; without an upper limit as soon as one part has none."""
    low, high = ZERO, ZERO
    limited = True
    for part in parts:
        low += part.low
        if part.high is None:
            limited = False
        else:
            high += part.high
    return Bounds(low, high if limited else None)


def capped(bounds: Bounds, most: Decimal | None) -> Bounds:
    """Never above a known maximum, unless the lowest value is already above it (which is a finding)."""
    if most is None or (bounds.high is not None and bounds.high <= most):
        return bounds
    return Bounds(bounds.low, max(most, bounds.low))


@cache
def pools_of(criterion: Criterion) -> tuple[Pool, ...]:
    """The groups of the standard, and what is left of the criterion for the indicators of no group.

    Kept for each criterion: a district's sheets all ask for the same few.
    """
    maxima = {i.id: i.max for i in criterion.indicators}
    pools, taken, grouped = [], ZERO, set()
    for group in criterion.groups:
        unknown = tuple(id for id in group.indicators if id in maxima and maxima[id] is None)
        rest = group.max - sum((maxima.get(id) or ZERO for id in group.indicators), ZERO)
        pools.append(Pool(unknown, rest))
        taken += group.max
        grouped |= set(group.indicators)
    loose = tuple(id for id, most in maxima.items() if most is None and id not in grouped)
    if loose and criterion.max is not None:
        known = sum((most for id, most in maxima.items() if most is not None and id not in grouped), ZERO)
        pools.append(Pool(loose, criterion.max - taken - known))
    return tuple(pools)


def narrow(points: dict[str, Bounds], pools: tuple[Pool, ...]) -> dict[str, Bounds]:
    """The bounds of each indicator, where a pool limits what no maximum limits."""
    narrowed = dict(points)
    for pool in pools:
        for id in pool.members:
            mine = points[id]
            if not mine.exact:
                others = sum((points[other].low for other in pool.members if other != id), ZERO)
                most = max(mine.low, pool.most(points) - others)
                narrowed[id] = Bounds(mine.low, most if mine.high is None else min(mine.high, most))
    return narrowed


def sum_of_criterion(criterion: Criterion, points: dict[str, Bounds]) -> Bounds:
    """The points of a criterion from its indicators; open members of a pool share what is left in it."""
    pools = pools_of(criterion)
    pooled = {id for pool in pools for id in pool.members}
    parts = [bounds for id, bounds in points.items() if id not in pooled]
    for pool in pools:
        members = [points[id] for id in pool.members]
        if not members:
            continue
        total = add(members)
        parts.append(total if total.exact else capped(total, pool.most(points)))
    return capped(add(parts), criterion.max)
