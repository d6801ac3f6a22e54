"""Two years side by side, where their points can be compared at all."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..messages import Message, Words, say
from ..model.communes import Commune
from ..model.standard import Standard
from ..records import frozen
from ..scoring.losses import Cards
from ..scoring.outcomes import ASSESSED, outcome_of
from ..scoring.scorecard import Scorecard
from .points import number_answer, points_words
from .scores import name_of


@frozen
class Pair:
    """A commune that both years assessed."""

    commune: Commune | None
    before: Scorecard
    after: Scorecard

    @property
    def change(self) -> Decimal | None:
        """Points more (or less) than before; None where one of the totals is open."""
        before, after = self.before.total, self.after.total
        return after.low - before.low if before.exact and after.exact else None


@frozen
class Comparison:
    """The communes of both years; none, and the reason, where the years are not compared.

    `remark`: what to bear in mind where they are.
    """

    before: int
    after: int
    pairs: tuple[Pair, ...] = ()
    reason: Message | None = None
    remark: Message | None = None


def compare_years(before: int, earlier: Cards, after: int, later: Cards) -> Comparison:
    """The totals of two years, for communes that both assessed.

    Points are compared only where both years count them in the same form, up to the same maximum: 850 of
    1,000 points are no more than 90 of 100, and a number of passed indicators is no number of points.
    """
    old = {card.sheet.commune: card for _, card in earlier if outcome_of(card) in ASSESSED}
    new = [(commune, card) for commune, card in later if outcome_of(card) in ASSESSED]
    laws = [_laws(old.values()), _laws(card for _, card in new)]
    forms = {(law.form, law.max) for found in laws for law in found}
    if len(forms) > 1:
        first, second = ([law.name for law in found] for found in laws)
        reason = say(
            "{before} ({first}) and {after} ({second}) are not compared: the regulations differ in form",
            before=str(before),
            first=first,
            after=str(after),
            second=second,
        )
        return Comparison(before, after, reason=reason)
    pairs = tuple(
        Pair(commune, old[card.sheet.commune], card) for commune, card in new if card.sheet.commune in old
    )
    if not pairs:
        reason = say(
            "no commune was assessed in {before} as well as in {after}", before=str(before), after=str(after)
        )
        return Comparison(before, after, reason=reason)
    several = len({law.id for found in laws for law in found}) > 1
    remark = say("the regulations differ: only totals are compared, their indicators are not the same")
    return Comparison(before, after, pairs, None, remark if several else None)


def _laws(cards: Iterable[Scorecard]) -> list[Standard]:
    """The regulations of these sheets, each once."""
    return list({card.standard.id: card.standard for card in cards}.values())


def comparison_rows(comparison: Comparison, words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each commune: name, total before, total after, change."""
    for pair in comparison.pairs:
        change = pair.change
        sign = "+" if change is not None and change > 0 else ""
        yield (
            name_of(pair.commune) if pair.commune else pair.after.sheet.commune,
            points_words(pair.before.total, words),
            points_words(pair.after.total, words),
            "" if change is None else sign + words.value(change),
        )


def comparison_answer(comparison: Comparison, words: Words) -> dict[str, object]:
    """The key `comparison` of `score --year --compare --format json`."""
    return {
        "before": comparison.before,
        "after": comparison.after,
        "reason": words(comparison.reason) if comparison.reason else None,
        "communes": [
            {
                "commune": pair.after.sheet.commune,
                "before": number_answer(pair.before.total.low) if pair.before.total.exact else None,
                "after": number_answer(pair.after.total.low) if pair.after.total.exact else None,
                "change": number_answer(pair.change),
            }
            for pair in comparison.pairs
        ],
    }
