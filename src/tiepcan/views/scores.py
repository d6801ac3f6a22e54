"""How scores are worded in documents: points, shares, verdicts, names of communes."""

from decimal import ROUND_HALF_UP, Decimal

from ..messages import format_decimal
from ..model.communes import Commune
from ..model.scores import Satisfaction
from ..scoring.scorecard import Bounds, CriterionScore, Scorecard, Stage, State

NO_DATA = "…"
"""What Vietnamese tables print where a figure exists but is not known."""


def name_of(commune: Commune) -> str:
    """Kind and name: Phường Tân Phong, whether or not the name already says the kind."""
    if commune.kind is None or commune.name.casefold().startswith(f"{commune.kind} "):
        return commune.name
    return f"{commune.kind.capitalize()} {commune.name}"


def points_text(points: Bounds) -> Decimal | str:
    """Points as a number where nothing is open, else as a range in words: 10–12,5."""
    if points.exact:
        return points.low
    low = format_decimal(points.low, "vi")
    return f"{low}–{format_decimal(points.high, 'vi')}" if points.high is not None else f"từ {low}"


def criterion_points(criterion: CriterionScore) -> Decimal | str:
    """Points of a criterion; an ellipsis where nobody has assessed anything of it yet."""
    untouched = all(i.state is State.NOT_ASSESSED for i in criterion.indicators)
    return NO_DATA if untouched and not criterion.declared else points_text(criterion.points)


def satisfaction_percent(given: Satisfaction | None) -> Decimal | None:
    """Percent of satisfied answers, half-up to 2 decimals as results are published; None where it is open."""
    if given is None:
        return None
    if given.done is not None and given.total:
        return (given.done * 100 / given.total).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return given.percent


def stage_text(card: Scorecard) -> str:
    """Whose points: wording.md has “thẩm tra” for 2017–2021 and “thẩm định” after."""
    if card.stage is Stage.SELF:
        return "Điểm số tự chấm"
    terms = card.standard.terms
    return f"Kết quả {terms.appraisal}" if terms and terms.appraisal else "Điểm số thẩm định"


def share_text(count: int, of: int, lang: str = "vi") -> str | None:
    """A count as reports write it: 04/07 (57,1%), half-up to 1 decimal; None of nothing."""
    if not of:
        return None
    percent = (Decimal(count * 100) / of).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{count:02d}/{of:02d} ({format_decimal(percent, lang)}%)"
