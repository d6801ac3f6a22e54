"""The conditions of recognition: each met, not met or unknown, with its reason."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from ..messages import Message, say
from ..model.scores import ScoreSheet
from ..model.sources import source_of
from ..model.standard import Condition, ConditionTest, Standard, TotalRounding
from ..model.terms import CommuneClass
from ..records import frozen
from .discipline import judge_discipline, judge_heads
from .earned import reaches, round_points, share_of
from .scorecard import Bounds, ConditionResult, ConditionState, CriterionScore

MET, NOT_MET, UNKNOWN = ConditionState.MET, ConditionState.NOT_MET, ConditionState.UNKNOWN
_HUNDRED = Decimal(100)


@frozen
class Facts:
    """What the conditions look at."""

    standard: Standard
    sheet: ScoreSheet
    commune_class: CommuneClass | None
    criteria: Sequence[CriterionScore]
    total: Bounds


def judge(condition: Condition, facts: Facts) -> ConditionResult:
    """The state of one condition."""
    return _TESTS[condition.test](condition, facts)


def _total(condition: Condition, facts: Facts) -> ConditionResult:
    """Total points, compared with the threshold of the commune's class."""
    total, classes = facts.total, condition.by_class
    least, most = _counted(total, facts.standard)
    if classes and facts.commune_class is None:
        lowest, highest = min(classes.values()), max(classes.values())
    else:
        needed = classes.get(facts.commune_class) if classes and facts.commune_class else condition.minimum
        if needed is None:
            return ConditionResult(condition, UNKNOWN, say("the threshold is not known"))
        lowest = highest = needed
    state = MET if least >= highest else UNKNOWN
    if most is not None and most < lowest:
        state = NOT_MET
    source = (source_of(condition, "by_class" if classes else "minimum"),)
    if classes and facts.commune_class is None and state is UNKNOWN:
        text = say(
            "the class of the commune is not known, so neither is its threshold ({low} to {high} points)",
            low=lowest,
            high=highest,
        )
        return ConditionResult(condition, state, text, None, source)
    needed = lowest if state is NOT_MET else highest
    return ConditionResult(condition, state, _total_reason(total, needed, state, facts), None, source)


def _counted(total: Bounds, standard: Standard) -> tuple[Decimal, Decimal | None]:
    """What may be compared with a threshold: the total, or the total rounded to a whole.

    Where the rule does not say which of the two, the less favourable one at the lower end and the more
    favourable one at the upper end.
    """
    low, high = total.low, total.high
    if standard.rounding is None or standard.rounding.total is TotalRounding.EXACT:
        return low, high
    whole_low, whole_high = round_points(low, 0), None if high is None else round_points(high, 0)
    if standard.rounding.total is TotalRounding.HALF_UP_TO_WHOLE:
        return whole_low, whole_high
    most = None if high is None or whole_high is None else max(high, whole_high)
    return min(low, whole_low), most


def _total_reason(total: Bounds, needed: Decimal, state: ConditionState, facts: Facts) -> Message:
    if total.exact and state is UNKNOWN:
        return say(
            "the total of {total} points lies below {needed}, rounded to a whole it does not: "
            "the result depends on how totals are rounded",
            total=total.low,
            needed=needed,
        )
    if total.exact:
        return say("total {total} points, at least {needed} needed", total=total.low, needed=needed)
    bounds = say("total of at least {low} points, at least {needed} needed", low=total.low, needed=needed)
    if total.high is not None:
        bounds = say(
            "total between {low} and {high} points, at least {needed} needed",
            low=total.low,
            high=total.high,
            needed=needed,
        )
    open_parts = open_indicators(facts.criteria)
    if state is not UNKNOWN or not open_parts:
        return bounds
    return say(
        "{bounds}; still open: indicators {ids}, at least {more} points of them needed",
        bounds=bounds,
        ids=open_parts,
        more=needed - total.low,
    )


def _each_criterion(condition: Condition, facts: Facts) -> ConditionResult:
    """Each criterion has at least a share of its maximum."""
    if condition.minimum is None:
        return ConditionResult(condition, UNKNOWN, say("the threshold is not known"))
    below, unsure = [], []
    for score in facts.criteria:
        if score.spec.max is None:
            unsure.append(say("criterion {id} (its maximum is not known)", id=score.spec.id))
            continue
        needed = score.spec.max * condition.minimum / _HUNDRED
        if score.points.high is not None and score.points.high < needed:
            text = say(
                "criterion {id}: {points} of {needed}",
                id=score.spec.id,
                points=score.points.high,
                needed=needed,
            )
            below.append(text)
        elif score.points.low < needed:
            unsure.append(_missing_in(score, needed - score.points.low))
    source = (source_of(condition, "minimum"),)
    share = condition.minimum
    if below:
        text = say("below {share}% of the maximum: {criteria}", share=share, criteria=below)
        return ConditionResult(condition, NOT_MET, text, None, source)
    if unsure:
        text = say(
            "not yet certain to reach {share}% of the maximum: {criteria}", share=share, criteria=unsure
        )
        return ConditionResult(condition, UNKNOWN, text, None, source)
    text = say("every criterion has at least {share}% of its maximum", share=share)
    return ConditionResult(condition, MET, text, None, source)


def _missing_in(score: CriterionScore, more: Decimal) -> Message:
    """What a criterion still needs, and of which indicators where only some of them are open."""
    missing = open_indicators([score])
    if not missing or len(missing) == len(score.indicators):
        return say("criterion {id} (at least {more} points needed)", id=score.spec.id, more=more)
    return say(
        "criterion {id} (indicators {ids}: at least {more} points needed)",
        id=score.spec.id,
        ids=missing,
        more=more,
    )


def open_indicators(criteria: Sequence[CriterionScore]) -> list[str]:
    """The indicators of which points are still open, by number; none of a criterion declared as a whole."""
    return [i.spec.id for c in criteria if not c.declared for i in c.indicators if not i.points.exact]


def _all_pass(condition: Condition, facts: Facts) -> ConditionResult:
    """Every indicator passes; of a criterion declared as a whole, as many as it has."""
    failed, missing = [], []
    for score in facts.criteria:
        most = score.spec.max
        if score.declared:
            if most is None or score.points.low < most:
                text = say(
                    "criterion {id}: {points} of {max} pass",
                    id=score.spec.id,
                    points=score.points.low,
                    max=most or "?",
                )
                failed.append(text)
            continue
        for indicator in score.indicators:
            id = say("indicator {id}", id=indicator.spec.id)
            if indicator.points.high == 0:
                failed.append(id)
            elif not indicator.points.exact:
                missing.append(indicator.spec.id)
    source = (condition.source,)
    if failed:
        return ConditionResult(condition, NOT_MET, say("not passed: {parts}", parts=failed), None, source)
    if missing or not facts.criteria:
        text = say("still missing: indicators {ids}", ids=missing)
        return ConditionResult(condition, UNKNOWN, text, None, source)
    return ConditionResult(condition, MET, say("every indicator passes"), None, source)


def _satisfaction(condition: Condition, facts: Facts) -> ConditionResult:
    """The share of satisfied answers, compared without rounding."""
    source = (source_of(condition, "minimum"),)
    given = facts.sheet.satisfaction
    if condition.minimum is None:
        return ConditionResult(condition, UNKNOWN, say("the threshold is not known"))
    if given is None:
        return ConditionResult(
            condition, UNKNOWN, say("the sheet does not say the result on satisfaction"), None, source
        )
    needed = condition.minimum
    if given.done is not None and given.total:
        state = MET if reaches(given.done, given.total, needed) else NOT_MET
        percent = share_of(_HUNDRED, given.done, given.total, 2)
        text = say(
            "{done} of {total} answers ({percent}%), at least {needed}% needed",
            done=given.done,
            total=given.total,
            percent=percent,
            needed=needed,
        )
        return ConditionResult(condition, state, text, given.origin.at("done"), source)
    if given.percent is not None:
        state = MET if given.percent >= needed else NOT_MET
        text = say("{percent}%, at least {needed}% needed", percent=given.percent, needed=needed)
        return ConditionResult(condition, state, text, given.origin.at("percent"), source)
    return ConditionResult(
        condition, UNKNOWN, say("the result on satisfaction is not complete"), given.origin.at(), source
    )


def _no_discipline(condition: Condition, facts: Facts) -> ConditionResult:
    return judge_discipline(condition, facts.sheet.discipline)


def _no_head(condition: Condition, facts: Facts) -> ConditionResult:
    return judge_heads(condition, facts.sheet.discipline)


_TESTS: dict[ConditionTest, Callable[[Condition, Facts], ConditionResult]] = {
    ConditionTest.TOTAL_AT_LEAST: _total,
    ConditionTest.CRITERIA_AT_LEAST: _each_criterion,
    ConditionTest.SATISFACTION_AT_LEAST: _satisfaction,
    ConditionTest.NO_DISCIPLINE: _no_discipline,
    ConditionTest.NO_HEAD_DISCIPLINED: _no_head,
    ConditionTest.ALL_PASS: _all_pass,
}
