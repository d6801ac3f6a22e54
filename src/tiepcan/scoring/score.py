"""A sheet and its standard to a scorecard."""

from collections.abc import Mapping

from ..messages import Message, say
from ..model.indicators import Criterion
from ..model.scores import ScoreEntry, ScoreSheet
from ..model.sources import source_of
from ..model.standard import ConditionTest, Standard
from ..model.terms import CommuneClass
from .bounds import add, capped, narrow, pools_of, sum_of_criterion
from .conditions import Facts, judge
from .earned import Earned, Rules, rules_of
from .earning import earn
from .passing import counted
from .reliance import reliance
from .scorecard import (
    Bounds,
    ConditionResult,
    ConditionState,
    CriterionScore,
    IndicatorScore,
    Scorecard,
    Stage,
    State,
    Step,
    Verdict,
)
from .wording import EMPTY_WORDS

_OF_POINTS = (ConditionTest.CRITERIA_AT_LEAST, ConditionTest.TOTAL_AT_LEAST)


def score(
    standard: Standard, sheet: ScoreSheet, commune_class: CommuneClass | None, stage: Stage | None = None
) -> Scorecard:
    """All points, conditions and the verdict of a sheet.

    The appraised points count where the sheet has an appraisal, unless `stage` asks for the self-score;
    an indicator that the appraisal leaves out keeps the commune's own points. Points are Decimal; under
    a standard that counts none, 1 is a pass.
    """
    appraised = appraised_entries(sheet)
    stage = stage or (Stage.APPRAISAL if appraised else Stage.SELF)
    appraised = appraised if stage is Stage.APPRAISAL else {}
    entries = {**sheet.indicators, **appraised}
    standard = counted(standard)
    rules = rules_of(standard)
    earned = {spec.id: earn(spec, entries.get(spec.id), rules) for spec in standard.indicators()}
    criteria = tuple(_criterion(c, earned, sheet, appraised, rules) for c in standard.criteria)
    total = capped(add(c.points for c in criteria), standard.max)
    facts = Facts(standard, sheet, commune_class, criteria, total)
    conditions = tuple(judge(c, facts) for c in standard.conditions)
    empty = None if _says_anything(earned, criteria) else EMPTY_WORDS[standard.form]
    verdict, reasons = _not_held(sheet) or _verdict(conditions, empty)
    return Scorecard(
        sheet,
        standard,
        commune_class,
        stage,
        criteria,
        total,
        conditions,
        verdict,
        reasons,
        () if verdict is Verdict.NOT_ASSESSED else reliance(standard, earned, criteria, conditions),
    )


def appraised_entries(sheet: ScoreSheet) -> dict[str, ScoreEntry]:
    """What the appraisal gave; an entry that says nothing leaves the commune's own points standing."""
    given = sheet.appraisal.indicators if sheet.appraisal else {}
    return {id: entry for id, entry in given.items() if not entry.says_nothing}


def _criterion(
    criterion: Criterion,
    earned: Mapping[str, Earned],
    sheet: ScoreSheet,
    appraised: Mapping[str, ScoreEntry],
    rules: Rules,
) -> CriterionScore:
    """One criterion: its declared points where the sheet gives them, else the sum of its indicators."""
    mine = {i.id: earned[i.id].points for i in criterion.indicators}
    narrowed = narrow(mine, pools_of(criterion))
    indicators = tuple(
        IndicatorScore(i, narrowed[i.id], earned[i.id].state, earned[i.id].steps, i.id in appraised)
        for i in criterion.indicators
    )
    entry = sheet.criteria.get(criterion.id)
    if entry is None or entry.points is None or any(i in appraised for i in mine):
        return CriterionScore(criterion, sum_of_criterion(criterion, mine), indicators, False)
    text = say("declared for the whole criterion: {points} points", points=entry.points)
    if rules.pass_fail:
        text = say("declared for the whole criterion: {count} indicators pass", count=entry.points)
    step = Step(text, entry.origin, "points", source_of(criterion, "max"))
    return CriterionScore(criterion, Bounds(entry.points, entry.points), indicators, True, (step,))


def _says_anything(earned: Mapping[str, Earned], criteria: tuple[CriterionScore, ...]) -> bool:
    return any(e.state is not State.NOT_ASSESSED for e in earned.values()) or any(
        c.declared for c in criteria
    )


def _not_held(sheet: ScoreSheet) -> tuple[Verdict, tuple[Message, ...]] | None:
    """A commune for which no assessment is held has no verdict, for the reason that its sheet gives."""
    if sheet.evaluation is None or sheet.evaluation.held:
        return None
    reason = sheet.evaluation.reason or "?"
    return Verdict.NOT_ASSESSED, (say("no assessment is held: {reason}", reason=reason),)


def _verdict(
    conditions: tuple[ConditionResult, ...], empty: Message | None
) -> tuple[Verdict, tuple[Message, ...]]:
    """What holds whatever the open parts turn out to be; `empty` says that nothing is there to judge by."""
    if empty:
        return Verdict.NOT_ASSESSED, (empty,)
    # What no points can make good comes first.
    conditions = tuple(sorted(conditions, key=lambda c: c.spec.test in _OF_POINTS))
    failed = tuple(c.reason for c in conditions if c.state is ConditionState.NOT_MET)
    if failed:
        return Verdict.FAIL, failed
    unknown = tuple(c.reason for c in conditions if c.state is ConditionState.UNKNOWN)
    if unknown or not conditions:
        return Verdict.UNDETERMINED, unknown
    return Verdict.PASS, ()
