"""Checks of a score sheet as a whole: sums, totals, conditions, its commune and its place."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..model.communes import last_day
from ..model.scores import PublishedResult, ScoreSheet
from ..scoring.bounds import Pool, add, pools_of
from ..scoring.earned import ZERO, round_points
from ..scoring.scorecard import Bounds, CriterionScore, Stage, Verdict
from ..scoring.wording import PUBLISHED_WORDS, VERDICT_WORDS
from ..spelling import nearest
from .neighbours import Neighbours
from .subject import Subject


def unknown_criterion(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Every criterion of the sheet is one of its standard."""
    standard = subject.standard
    known = {c.id for c in standard.criteria} if standard else set()
    for id in subject.sheet.criteria:
        if standard and id not in known:
            message = say("the standard {standard} has no criterion {id}", standard=standard.id, id=id)
            yield Diagnostic("S103", message, subject.sheet.origin.key("criteria", id))


def declared_total_off(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The declared total is the sum of the points, or that sum rounded half-up to a whole.

    Provinces publish totals rounded to whole points (22 published rows were compared; one of them is
    wrong by more than a point). A total that is neither is a slip of adding or of copying. It may agree
    with the self-score or with the appraised score.
    """
    declared = subject.sheet.declared_total
    totals = [card.total for card in subject.cards]
    if declared is None or not totals or any(_agrees(declared, total) for total in totals):
        return
    total = totals[0]
    if total.exact:
        rounded = round_points(total.low, 0)
        message = say(
            "the declared total is {declared}, the sum is {sum} (rounded {rounded})",
            declared=declared,
            sum=total.low,
            rounded=rounded,
        )
    else:
        message = say(
            "the declared total is {declared}, the sum lies between {low} and {high}",
            declared=declared,
            low=total.low,
            high=total.high or "?",
        )
    yield Diagnostic("S110", message, subject.sheet.origin.at("declared_total"))


def _agrees(declared: Decimal, total: Bounds) -> bool:
    if total.exact:
        return declared in (total.low, round_points(total.low, 0))
    least = min(total.low, round_points(total.low, 0))
    return least <= declared and (
        total.high is None or declared <= max(total.high, round_points(total.high, 0))
    )


def criterion_off_sum(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The points of a whole criterion agree with those of its indicators, where both are given."""
    sheet = subject.sheet
    for criterion in subject.cards[0].criteria if subject.cards else ():
        if not criterion.declared or not any(i.spec.id in sheet.indicators for i in criterion.indicators):
            continue
        total = add(i.points for i in criterion.indicators)
        declared = criterion.points.low
        if declared < total.low or (total.high is not None and declared > total.high):
            message = say(
                "criterion {id}: {declared} points declared, its indicators make {sum}",
                id=criterion.spec.id,
                declared=declared,
                sum=total.low,
            )
            yield Diagnostic("S111", message, sheet.origin.at("criteria", criterion.spec.id, "points"))


def criterion_above_maximum(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A criterion has between 0 points and its maximum, declared or summed up.

    This holds the indicators whose own maximum nobody has found.
    """
    said: set[Span] = set()
    for card in subject.cards:
        for criterion in card.criteria:
            text = _out_of_range(criterion)
            at = _place(subject.sheet, criterion, card.stage)
            if text and at not in said:
                said.add(at)
                yield Diagnostic("S112", text, at)


def _out_of_range(criterion: CriterionScore) -> Message | None:
    id, points, most = criterion.spec.id, criterion.points.low, criterion.spec.max
    if most is not None and points > most:
        return say(
            "criterion {id}: {points} points, at most {max} are possible", id=id, points=points, max=most
        )
    if criterion.declared and points < 0:
        return say(
            "criterion {id}: {points} points, at least {min} are possible", id=id, points=points, min=ZERO
        )
    return None


def _place(sheet: ScoreSheet, criterion: CriterionScore, stage: Stage) -> Span:
    if criterion.declared:
        return sheet.origin.at("criteria", criterion.spec.id, "points")
    return _first_of(sheet, [i.spec.id for i in criterion.indicators], stage)


def _first_of(sheet: ScoreSheet, ids: Sequence[str], stage: Stage) -> Span:
    """The first of these indicators that the appraisal, else the sheet writes."""
    if stage is Stage.APPRAISAL and sheet.appraisal:
        for id in ids:
            if id in sheet.appraisal.indicators:
                return sheet.appraisal.origin.key("indicators", id)
    return sheet.origin.key("indicators", next((id for id in ids if id in sheet.indicators), ""))


def group_above_rest(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Indicators whose maxima are known only together do not exceed what is left for them.

    That maximum is inferred (criterion less its known indicators), hence a warning.
    """
    said: set[Span] = set()
    for card in subject.cards:
        for criterion in card.criteria:
            if criterion.spec.max is not None and criterion.points.low > criterion.spec.max:
                continue
            for pool, total in _overfull(criterion):
                at = _first_of(subject.sheet, pool.members, card.stage)
                if at not in said:
                    said.add(at)
                    message = say(
                        "indicators {ids} make {sum} points, {max} are left for them",
                        ids=pool.members,
                        sum=total,
                        max=pool.max,
                    )
                    yield Diagnostic("S121", message, at)


def _overfull(criterion: CriterionScore) -> Iterator[tuple[Pool, Decimal]]:
    earned = {i.spec.id: i.points.low for i in criterion.indicators}
    for pool in pools_of(criterion.spec):
        total = sum((earned[id] for id in pool.members), ZERO)
        if total > max(pool.max, ZERO):
            yield pool, total


def published_against_scores(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """What the authority decided and what the scores give do not contradict each other.

    An open verdict contradicts nothing.
    """
    card, published = subject.result, subject.sheet.published
    if card is None or published is None or published.result is None:
        return
    against = {PublishedResult.PASS: Verdict.FAIL, PublishedResult.FAIL: Verdict.PASS}[published.result]
    if card.verdict is against:
        words = {"published": PUBLISHED_WORDS[published.result], "verdict": VERDICT_WORDS[card.verdict]}
        message = say("published as “{published}”, the scores give “{verdict}”", **words)
        yield Diagnostic("S113", message, published.origin.at("result"))


def unknown_commune(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The commune of a sheet is one of the office's list, and exists at the end of the year."""
    sheet, commune = subject.sheet, subject.commune
    if around.communes is None:
        return
    if commune is None:
        message = say("there is no commune “{slug}” in the list of communes", slug=sheet.commune)
        near = nearest(sheet.commune, around.communes)
        hint = say("did you mean “{near}”?", near=near) if near else None
        yield Diagnostic("S114", message, sheet.origin.at("commune"), hint)
    elif not commune.exists_on(last_day(sheet.year)):
        message = say("{name} does not exist on 31/12/{year}", name=commune.name, year=sheet.year)
        heir = commune.merged_into if commune.ended_in(sheet.year) else None
        covers = say("the sheet of “{heir}” says `covers: {slug}`", heir=heir or "", slug=commune.slug)
        hint = covers if heir else None
        yield Diagnostic("S114", message, sheet.origin.at("commune"), hint)


def misplaced_sheet(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A sheet lies at <year>/<commune>.yaml, so that `tiepcan score 2020/tan-phong` finds it."""
    sheet = subject.sheet
    *_, folder, name = ("", "", *sheet.origin.path.replace("\\", "/").split("/"))
    if folder.isdecimal() and len(folder) == 4:
        if folder != str(sheet.year):
            message = say(
                "the file lies in the folder of {folder}, the sheet is of {year}",
                folder=folder,
                year=sheet.year,
            )
            yield Diagnostic("S119", message, sheet.origin.at("year"))
        if name != f"{sheet.commune}.yaml":
            message = say(
                "the file is named {name}, the sheet is of {commune}", name=name, commune=sheet.commune
            )
            yield Diagnostic("S119", message, sheet.origin.at("commune"))


CHECKS: dict[str, Callable[[Subject, Neighbours], Iterator[Diagnostic]]] = {
    "S103": unknown_criterion,
    "S110": declared_total_off,
    "S111": criterion_off_sum,
    "S112": criterion_above_maximum,
    "S113": published_against_scores,
    "S114": unknown_commune,
    "S119": misplaced_sheet,
    "S121": group_above_rest,
}
