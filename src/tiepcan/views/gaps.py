"""Indicators that communes miss and that no activity of the year's plans serves."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..messages import Words, say
from ..model.plan import Plan, every_activity
from ..model.standard import Standard
from ..records import frozen
from ..scoring.losses import Cards, Loss, losses_of, unknown_maxima
from .scores import name_of
from .year import indicator_name, loss_answer


@frozen
class Gaps:
    """The missed indicators that nothing serves; how many are missed in all; the plans that were read."""

    year: int
    missed: int
    uncertain: tuple[str, ...]  # their maximum is not known, so neither is whether they are missed
    unserved: tuple[Loss, ...]
    plans: tuple[Plan, ...]


def concerns(plan: Plan, year: int) -> bool:
    """Whether a plan works towards an assessment year: the one it names, else its own."""
    return (plan.assesses or plan.year) == year


def gaps_of(year: int, cards: Cards, plans: Sequence[Plan]) -> Gaps:
    """What is missed against what the plans serve, the dearest first; `plans` as amended."""
    losses = losses_of(cards)
    served: dict[str, set[str]] = {}
    unserved = []
    for loss in losses:
        law = loss.standard
        ids = served.setdefault(law.id, _served(law, plans))
        if loss.spec.id not in ids:
            unserved.append(loss)
    unserved.sort(key=lambda loss: (-loss.points, -len(loss.below) - len(loss.unsettled)))
    return Gaps(year, len(losses), tuple(unknown_maxima(cards)), tuple(unserved), tuple(plans))


def _served(law: Standard, plans: Sequence[Plan]) -> set[str]:
    """The indicators that activities serve; a plan under another regulation means other ones."""
    fitting = (plan for plan in plans if plan.standard in (None, law.id))
    return {id for plan in fitting for a in every_activity(plan.activities) for id in a.serves}


def gap_rows(gaps: Gaps, cards: Cards, words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each: number, name, points lost, communes below the maximum, communes where it is open."""
    names = {str(card.sheet.commune): name_of(c) if c else card.sheet.commune for c, card in cards}
    for loss in gaps.unserved:
        yield (
            loss.spec.id,
            words(indicator_name(loss.spec)),
            words.value(loss.points) if loss.points else "",
            _named(loss.below, names, words),
            _named(loss.unsettled, names, words),
        )


def _named(slugs: Collection[str], names: Mapping[str, str], words: Words) -> str:
    if 1 < len(slugs) == len(names):
        return words(say("all {count}", count=len(slugs)))
    return ", ".join(names[slug] for slug in slugs)


def gaps_answer(gaps: Gaps) -> dict[str, object]:
    """The answer of `gaps --format json`."""
    return {
        "year": gaps.year,
        "plans": [plan.id for plan in gaps.plans],
        "missed": gaps.missed,
        "uncertain": list(gaps.uncertain),
        "gaps": [loss_answer(loss) for loss in gaps.unserved],
    }
