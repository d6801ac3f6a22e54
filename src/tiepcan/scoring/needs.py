"""What the conditions of points still ask for: gains of all, of a criterion, or whole indicators."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import field
from decimal import ROUND_CEILING, Decimal

from ..messages import Message, say
from ..model.standard import Condition, ConditionTest
from ..records import frozen
from .conditions import Facts, judge
from .earned import HUNDRED, ZERO
from .scorecard import Bounds, ConditionState, Scorecard

OF_POINTS = (ConditionTest.TOTAL_AT_LEAST, ConditionTest.CRITERIA_AT_LEAST, ConditionTest.ALL_PASS)
"""The conditions that points can meet."""


@frozen
class Needs:
    """The gains, in points, that certainly meet every condition of points.

    `unknown`: the conditions for which nobody can say.
    """

    total: Decimal = ZERO
    criteria: Mapping[str, Decimal] = field(default_factory=dict)
    whole: tuple[str, ...] = ()
    unknown: tuple[Message, ...] = ()


def needs_of(card: Scorecard) -> Needs:
    """From the lowest points of a scorecard to those with which every condition is met."""
    total = ZERO
    criteria: dict[str, Decimal] = {}
    whole: dict[str, None] = {}
    unknown: list[Message] = []
    for result in card.conditions:
        condition = result.spec
        if condition.test not in OF_POINTS or result.state is ConditionState.MET:
            continue
        if condition.test is ConditionTest.ALL_PASS:
            whole |= {id: None for id, i in card.indicators.items() if i.points.low < (i.spec.max or ZERO)}
        elif condition.test is ConditionTest.CRITERIA_AT_LEAST:
            criteria |= dict(_of_criteria(card, condition))
            if condition.minimum is None or any(c.spec.max is None for c in card.criteria):
                unknown.append(result.reason)
        else:
            least = _least_total(card, condition)
            if least is None:
                unknown.append(result.reason)
            else:
                total = max(total, least - card.total.low)
    return Needs(total, criteria, tuple(whole), tuple(unknown))


def _of_criteria(card: Scorecard, condition: Condition) -> Iterator[tuple[str, Decimal]]:
    """What each criterion lacks to its share of the maximum."""
    for criterion in card.criteria:
        if criterion.spec.max is not None and condition.minimum is not None:
            lacking = criterion.spec.max * condition.minimum / HUNDRED - criterion.points.low
            if lacking > 0:
                yield criterion.spec.id, lacking


def _least_total(card: Scorecard, condition: Condition) -> Decimal | None:
    """The smallest total that meets the condition, as the condition itself judges it.

    It lies at a threshold, or where rounding to a whole first comes to one. Of a commune of unknown class
    the highest threshold counts. None: no total is known to be enough.
    """
    thresholds = [*condition.by_class.values(), *([] if condition.minimum is None else [condition.minimum])]
    whole = [t.to_integral_value(ROUND_CEILING) for t in thresholds]
    for total in sorted({*thresholds, *whole, *(w - Decimal("0.5") for w in whole)}):
        facts = Facts(card.standard, card.sheet, card.commune_class, card.criteria, Bounds(total, total))
        if judge(condition, facts).state is ConditionState.MET:
            return total
    return None


def out_of_reach(needs: Needs, most: Mapping[str, Decimal], climbs: Container[str]) -> Iterator[Message]:
    """Why no set of changes is enough: `most` is what each criterion's indicators can gain together."""
    stuck = [id for id in needs.whole if id not in climbs]
    if stuck:
        yield say("indicators {ids} cannot be changed", ids=stuck)
    for id, need in needs.criteria.items():
        if need > most[id]:
            yield say(
                "criterion {id} needs {need} more points; its indicators of known maximum can gain {most}",
                id=id,
                need=need,
                most=most[id],
            )
    together = sum(most.values(), ZERO)
    if needs.total > together:
        yield say(
            "{need} more points are needed; the indicators of known maximum can gain {most} together",
            need=needs.total,
            most=together,
        )
