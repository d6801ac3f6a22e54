"""A standard that counts no points, put into points: 1 for each indicator that passes, 0 for the others.

All that is said of points then holds of passing: what is open lies between 0 and 1, a criterion has as many
points as indicators that pass, and so has the total.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from ..model.indicators import Criterion, Indicator
from ..model.standard import ResultForm, Standard

ONE = Decimal(1)


@cache
def counted(standard: Standard) -> Standard:
    """The standard as it is scored. Kept for each standard: every sheet of a district asks.

    One that counts points is returned as it is; so is one that was put into points already.
    """
    if standard.form is ResultForm.POINTS or _is_counted(standard):
        return standard
    criteria = tuple(_counted_criterion(c) for c in standard.criteria)
    total = sum((len(c.indicators) for c in criteria), 0)
    return replace(standard, criteria=criteria, max=Decimal(total))


def _is_counted(standard: Standard) -> bool:
    return standard.max == sum(len(c.indicators) for c in standard.criteria) and all(
        c.max == len(c.indicators) and not c.groups and all(_is_one(i) for i in c.indicators)
        for c in standard.criteria
    )


def _is_one(indicator: Indicator) -> bool:
    return indicator.max == ONE and all(item.max == ONE for item in indicator.items)


def _counted_criterion(criterion: Criterion) -> Criterion:
    indicators = tuple(_counted_indicators(criterion))
    return replace(criterion, indicators=indicators, groups=(), max=Decimal(len(indicators)))


def _counted_indicators(criterion: Criterion) -> Iterator[Indicator]:
    for indicator in criterion.indicators:
        items = tuple(replace(item, max=ONE) for item in indicator.items)
        yield replace(indicator, items=items, max=ONE)
