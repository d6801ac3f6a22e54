"""What the appraisal changed: the commune's own points and the appraised ones, side by side."""

from collections.abc import Iterator
from decimal import Decimal

from ..messages import Words, say
from ..model.standard import ResultForm
from ..records import frozen
from ..scoring.score import score
from ..scoring.scorecard import Bounds, IndicatorScore, Scorecard, Stage
from .points import bounds_answer, number_answer, result_words


@frozen
class Difference:
    """An indicator whose points the appraisal changed; `change` None: one of the two is still open."""

    own: IndicatorScore
    appraised: IndicatorScore
    change: Decimal | None
    reason: str | None


def differences_of(card: Scorecard) -> tuple[Difference, ...]:
    """The indicators that the appraisal counts otherwise than the commune, in the order of the standard.

    Empty for a scorecard of the self-score. An indicator that the appraisal confirms is no difference.
    """
    if card.stage is not Stage.APPRAISAL or card.sheet.appraisal is None:
        return ()
    own = score(card.standard, card.sheet, card.commune_class, Stage.SELF).indicators
    given = card.sheet.appraisal.indicators
    return tuple(
        Difference(own[id], result, _change(own[id].points, result.points), given[id].reason)
        for id, result in card.indicators.items()
        if result.appraised and result.points != own[id].points
    )


def _change(own: Bounds, appraised: Bounds) -> Decimal | None:
    return appraised.low - own.low if own.exact and appraised.exact else None


def difference_answer(card: Scorecard) -> list[dict[str, object]]:
    """The differences in JSON. The names of the keys are part of the published contract."""
    return [
        {
            "indicator": d.own.spec.id,
            "self": bounds_answer(d.own.points, d.own.spec.max),
            "appraisal": bounds_answer(d.appraised.points, d.appraised.spec.max),
            "change": number_answer(d.change),
            "reason": d.reason,
        }
        for d in differences_of(card)
    ]


def difference_rows(card: Scorecard, words: Words) -> Iterator[tuple[str, str, str, str, str]]:
    """Number, own result, appraised result, change and reason of each difference, for a reader."""
    form = card.standard.form
    for d in differences_of(card):
        yield (
            d.own.spec.id,
            result_words(d.own.points, form, words),
            result_words(d.appraised.points, form, words),
            change_words(d.change, words) if form is ResultForm.POINTS else "",
            d.reason or words(say("(no reason given)")),
        )


def appraised_heading(card: Scorecard, words: Words) -> str:
    """What the appraisal is called under this standard: thẩm tra in 2017–2021, thẩm định later."""
    terms = card.standard.terms
    if words.lang == "vi" and terms and terms.appraisal:
        return terms.appraisal.capitalize()
    return words(say("Appraised"))


def change_words(change: Decimal | None, words: Words) -> str:
    """A change with its sign: +0,25 or −0,5; a question mark where it is not known."""
    if change is None:
        return "?"
    sign = "+" if change > 0 else "−"
    return f"{sign}{words.value(abs(change))}"
