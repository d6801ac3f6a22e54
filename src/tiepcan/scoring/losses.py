"""Where a year's points were lost, and how far a commune is from passing."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ..model.communes import Commune
from ..model.indicators import Indicator
from ..model.standard import ConditionTest, ResultForm, Standard, TotalRounding
from ..records import frozen
from .earned import ZERO
from .scorecard import ConditionState, IndicatorScore, Scorecard

_BY_POINTS = (ConditionTest.TOTAL_AT_LEAST, ConditionTest.CRITERIA_AT_LEAST, ConditionTest.ALL_PASS)
_HALF = Decimal(1) / 2
_HUNDRED = Decimal(100)


Cards = Sequence[tuple[Commune | None, Scorecard]]


@frozen
class Loss:
    """An indicator with what it cost: points below its maximum, over the communes where both are known.

    `below` are the communes that have less than the maximum, `unsettled` those where it is not settled.
    """

    standard: Standard
    spec: Indicator
    points: Decimal
    below: tuple[str, ...]
    unsettled: tuple[str, ...]


class Shortfall(NamedTuple):
    """A commune with the points that it lacks; indicators where the regulation passes each of them."""

    commune: Commune | None
    card: Scorecard
    lacking: Decimal


def most_of(spec: Indicator, standard: Standard) -> Decimal | None:
    """The most that an indicator gives: its maximum; 1 where it is passed or not."""
    return Decimal(1) if standard.form is ResultForm.PASS_FAIL else spec.max


def losses_of(cards: Cards) -> list[Loss]:
    """Every indicator that some commune does not reach in full or left open, in the regulation's order.

    Where the total of a criterion is declared, indicators that the sheet leaves out are not open.
    """
    found: dict[tuple[str, str], tuple[Standard, list[tuple[str, IndicatorScore]]]] = {}
    for _, card in cards:
        for criterion in card.criteria:
            for indicator in criterion.indicators:
                if criterion.declared and not indicator.points.exact:
                    continue
                key = (str(card.standard.id), indicator.spec.id)
                found.setdefault(key, (card.standard, []))[1].append((card.sheet.commune, indicator))
    losses = (_loss(standard, seen) for standard, seen in found.values())
    return [loss for loss in losses if loss.below or loss.unsettled]


def _loss(standard: Standard, seen: Sequence[tuple[str, IndicatorScore]]) -> Loss:
    """What one indicator cost; points whose maximum nobody knows are neither lost nor open."""
    spec = seen[0][1].spec
    most = most_of(spec, standard)
    settled = [(slug, score.points.low) for slug, score in seen if score.points.exact]
    lost = {slug: most - points for slug, points in settled if most is not None and points < most}
    still_open = tuple(slug for slug, score in seen if not score.points.exact)
    return Loss(standard, spec, sum(lost.values(), ZERO), tuple(lost), still_open)


def unknown_maxima(cards: Cards) -> list[str]:
    """The numbers of the indicators whose maximum nobody knows: what they cost cannot be counted."""
    laws = {card.standard.id: card.standard for _, card in cards}.values()
    return list(dict.fromkeys(i.id for law in laws for i in law.indicators() if most_of(i, law) is None))


def costliest(cards: Cards, most: int = 5) -> list[Loss]:
    """The indicators that cost the most points over all these communes, the dearest first."""
    lost = [loss for loss in losses_of(cards) if loss.points > 0]
    return sorted(lost, key=lambda loss: -loss.points)[:most]


def nearest_to_passing(cards: Cards) -> list[Shortfall]:
    """The communes that only points keep from passing, the smallest lack first.

    A commune that another condition already excludes is not among them: points would not help it.
    """
    lacks = ((commune, card, shortfall(card)) for commune, card in cards)
    found = [Shortfall(commune, card, lack) for commune, card, lack in lacks if lack is not None]
    return sorted(found, key=lambda near: near.lacking)


def shortfall(card: Scorecard) -> Decimal | None:
    """The fewest points more with which the total and every criterion are certain to suffice.

    Counted from the points that are certain. None: points are not what the commune lacks, or the
    threshold is not known. Under a regulation that passes each indicator it is the number of indicators.
    """
    lacks = [ZERO]
    for result in card.conditions:
        if result.spec.test not in _BY_POINTS:
            if result.state is ConditionState.NOT_MET:
                return None
        elif result.state is not ConditionState.MET:
            lack = _lack(result.spec.test, result.spec.minimum, _threshold(card), card)
            if lack is None:
                return None
            lacks.append(lack)
    return max(lacks) or None


def _lack(
    test: ConditionTest, share: Decimal | None, threshold: Decimal | None, card: Scorecard
) -> Decimal | None:
    if test is ConditionTest.TOTAL_AT_LEAST:
        return None if threshold is None else max(threshold - card.total.low, ZERO)
    if test is ConditionTest.ALL_PASS:
        return sum((1 - i.points.low for i in card.indicators.values()), ZERO)
    if share is None or any(c.spec.max is None for c in card.criteria):
        return None
    needed = (((c.spec.max or ZERO) * share / _HUNDRED) - c.points.low for c in card.criteria)
    return sum((lack for lack in needed if lack > 0), ZERO)


def _threshold(card: Scorecard) -> Decimal | None:
    """The total from which on a commune passes; where totals are rounded half-up, half a point below."""
    standard = card.standard
    total = next((c for c in standard.conditions if c.test is ConditionTest.TOTAL_AT_LEAST), None)
    if total is None:
        return None
    by_class = total.by_class.get(card.commune_class) if card.commune_class else None
    needed = by_class if total.by_class else total.minimum
    rounded = standard.rounding and standard.rounding.total is TotalRounding.HALF_UP_TO_WHOLE
    return needed - _HALF if needed is not None and rounded else needed
