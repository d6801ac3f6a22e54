"""Checks of the facts that the conditions of recognition ask for: satisfaction and discipline."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from ..diagnostics import Diagnostic
from ..messages import say
from ..scoring.earned import rules_of, share_of
from .neighbours import Neighbours
from .subject import Subject


def impossible_share(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A share in percent lies between 0 and 100."""
    given = subject.sheet.satisfaction
    if given and given.percent is not None and not 0 <= given.percent <= 100:
        yield Diagnostic(
            "S117", say("{percent}% is no share", percent=given.percent), given.origin.at("percent")
        )


def satisfaction_given_twice(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The share of satisfied answers is given once, or both ways agree."""
    given = subject.sheet.satisfaction
    if given and given.percent is not None and given.done is not None and given.total:
        computed = share_of(Decimal(100), given.done, given.total, 2)
        if abs(computed - given.percent) >= Decimal("0.01"):
            message = say(
                "{percent}% is written, {done} of {total} make {computed}%",
                percent=given.percent,
                done=given.done,
                total=given.total,
                computed=computed,
            )
            yield Diagnostic("S122", message, given.origin.at("percent"))


def satisfaction_off_indicator(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The satisfaction and the indicator that comes from the same answers say the same.

    In 619/2017 these are the answers of Chỉ tiêu 5 Tiêu chí 2 (12 điểm): its points are that share of the
    maximum. That both rest on one form is not confirmed, so this is only worth knowing.
    """
    given, card = subject.sheet.satisfaction, subject.result
    if given is None or card is None:
        return
    for condition in card.standard.conditions:
        score = card.indicators.get(condition.indicator or "")
        if score is None or score.spec.max is None or not score.points.exact:
            continue
        done, total = (given.done, given.total) if given.done is not None else (given.percent, Decimal(100))
        if done is None or not total:
            continue
        expected = share_of(score.spec.max, done, total, rules_of(card.standard).decimals)
        if expected != score.points.low:
            message = say(
                "indicator {id} has {points} points, the satisfaction of the same answers gives {expected}",
                id=score.spec.id,
                points=score.points.low,
                expected=expected,
            )
            yield Diagnostic(
                "S127", message, given.origin.at("done" if given.done is not None else "percent")
            )


def negative_cases(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The number of cases of discipline is 0 or more."""
    given = subject.sheet.discipline
    if given and isinstance(given.cases, int) and given.cases < 0:
        yield Diagnostic(
            "S120", say("{count} cases are not possible", count=given.cases), given.origin.at("cases")
        )


CHECKS: dict[str, Callable[[Subject, Neighbours], Iterator[Diagnostic]]] = {
    "S117": impossible_share,
    "S120": negative_cases,
    "S122": satisfaction_given_twice,
    "S127": satisfaction_off_indicator,
}
