"""Points as a reader sees them, and as other programs do."""

from decimal import Decimal

from ..messages import Words, format_decimal, say
from ..model.standard import ResultForm
from ..scoring.scorecard import Bounds, Scorecard
from ..scoring.wording import PASS_WORDS


def points_words(points: Bounds, words: Words) -> str:
    """Points for a reader: 9,5 where nothing is open, else 9–10, or ≥ 9 where no limit is known."""
    low = words.value(points.low)
    if points.exact:
        return low
    return f"{low}–{words.value(points.high)}" if points.high is not None else f"≥ {low}"


def result_words(points: Bounds, form: ResultForm, words: Words) -> str:
    """The result of one indicator for a reader: points, or whether it passes where no points are counted."""
    if form is ResultForm.POINTS:
        return points_words(points, words)
    return words(PASS_WORDS[points.low > 0] if points.exact else say("Not clear yet"))


def total_words(card: Scorecard, total: Bounds, words: Words) -> str:
    """The total for a reader: 93,8/100; or 11/14 indicators pass, where no points are counted."""
    most = f"/{words.value(card.standard.max)}" if card.standard.max is not None else ""
    points = f"{points_words(total, words)}{most}"
    return (
        points
        if card.standard.form is ResultForm.POINTS
        else words(say("{points} indicators pass", points=points))
    )


def bounds_answer(points: Bounds, most: Decimal | None) -> dict[str, object]:
    """Points in JSON, with their maximum."""
    return {"low": number_answer(points.low), "high": number_answer(points.high), "max": number_answer(most)}


def number_answer(number: Decimal | None) -> str | None:
    """A number in JSON: a string without superfluous zeros, so that no program rounds it."""
    return None if number is None else format_decimal(number, "en")
