"""Points as a reader sees them, and as other programs do."""

from collections.abc import Iterable
from decimal import Decimal

from ..messages import Message, Words, format_decimal, say
from ..model.standard import ResultForm
from ..scoring.scorecard import Bounds, CriterionScore, IndicatorScore, Scorecard, Stage
from ..scoring.wording import PASS_WORDS, PASSING_STAGE_WORDS, STAGE_WORDS


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
    points = share_words(total, card.standard.max, words)
    return points if card.standard.form is ResultForm.POINTS else passing_words(points, words)


def share_words(points: Bounds, most: Decimal | None, words: Words) -> str:
    """Points with their maximum, where it is known: 93,8/100."""
    return (
        f"{points_words(points, words)}/{words.value(most)}"
        if most is not None
        else points_words(points, words)
    )


def passing_words(share: str, words: Words) -> str:
    """How many indicators pass: 11/14 indicators pass."""
    return words(say("{points} indicators pass", points=share))


def part_words(part: CriterionScore | IndicatorScore, form: ResultForm, words: Words) -> tuple[str, str]:
    """Points and their maximum; where no points are counted, whether it passes, or how many of it do."""
    most = part.spec.max
    if form is ResultForm.POINTS:
        return points_words(part.points, words), words.value(most) if most is not None else "?"
    if isinstance(part, CriterionScore):
        return passing_words(share_words(part.points, most, words), words), ""
    return result_words(part.points, form, words), ""


def total_line(form: ResultForm, points: str) -> Message:
    """The line that says a total, of points or of indicators that pass."""
    if form is ResultForm.POINTS:
        return say("Total: {points}", points=points)
    return say("Indicators that pass: {points}", points=points)


def total_heading(forms: Iterable[ResultForm]) -> Message:
    """What stands over the totals of communes; where not all regulations count points, the cells say it."""
    return say("Indicators") if {*forms} == {ResultForm.PASS_FAIL} else say("Total")


def stage_words(card: Scorecard, words: Words) -> str:
    """Whose points: under 619/QĐ-TTg the appraisal is called thẩm tra, later thẩm định."""
    terms = card.standard.terms
    if card.stage is Stage.APPRAISAL and terms and terms.appraisal and words.lang == "vi":
        return f"kết quả {terms.appraisal}"
    return words(
        (STAGE_WORDS if card.standard.form is ResultForm.POINTS else PASSING_STAGE_WORDS)[card.stage]
    )


def bounds_answer(points: Bounds, most: Decimal | None) -> dict[str, object]:
    """Points in JSON, with their maximum."""
    return {"low": number_answer(points.low), "high": number_answer(points.high), "max": number_answer(most)}


def number_answer(number: Decimal | None) -> str | None:
    """A number in JSON: a string without superfluous zeros, so that no program rounds it."""
    return None if number is None else format_decimal(number, "en")
