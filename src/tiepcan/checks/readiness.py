"""What must hold before a paper leaves the house: asked only where somebody says what it is for."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from ..diagnostics import Diagnostic
from ..messages import say
from ..model.plan import Plan
from ..model.scores import ScoreSheet
from ..model.verdicts import ConditionState, Verdict
from ..scoring.scorecard import State
from .neighbours import Neighbours
from .purposes import Purpose
from .subject import Subject, subject_of

Check: TypeAlias = Callable[[Any, Neighbours], Iterator[Diagnostic]]

_SIGNED = ("issuer", "symbol", "number", "date", "place", "title", "recipients", "archive", "signer")
_OPEN = (State.NOT_ASSESSED, State.PARTLY_ASSESSED)


def indicator_open(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Every indicator has been assessed before a dossier leaves the commune.

    An indicator without points or facts leaves the result open: the office above can only send the dossier
    back. Where nothing arose in the year, `none: true` says so.
    """
    if subject.result is None or _not_held(subject.sheet):
        return
    open_ones = [i.spec.id for i in subject.result.indicators.values() if i.state in _OPEN]
    declared = {i.spec.id for c in subject.result.criteria if c.declared for i in c.indicators}
    missing = [id for id in open_ones if id not in declared]
    if missing:
        message = say("indicators not assessed yet: {missing}", missing=missing)
        yield Diagnostic("R101", message, subject.sheet.origin.key("indicators"))


def points_unproven(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Every indicator that earns points names its evidence before a dossier leaves the commune.

    The council appraises papers, not statements. Evidence may stand at the indicator or at each of its items.
    """
    cards = subject.cards[:1]
    for id, earned in (pair for card in cards for pair in card.indicators.items()):
        entry = subject.sheet.indicators.get(id)
        if entry is None or not earned.points.high:
            continue
        shown = entry.evidence or (entry.items and all(i.evidence for i in entry.items.values()))
        if not shown:
            message = say("indicator {id} has points, and nothing shows them", id=id)
            yield Diagnostic(
                "R102", message, subject.sheet.origin.key("indicators", id), say("add `evidence`")
            )


def condition_unknown(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Every condition of recognition can be answered before a dossier leaves the commune.

    Discipline and satisfaction are asked for beside the points; a condition that nobody can answer leaves
    the result open.
    """
    for result in subject.result.conditions if subject.result and not _not_held(subject.sheet) else ():
        if result.state is ConditionState.UNKNOWN:
            name = result.spec.name or result.spec.id
            message = say("the condition “{name}” cannot be answered: {why}", name=name, why=result.reason)
            yield Diagnostic("R103", message, result.at or subject.sheet.origin.key("conditions"))


def appraisal_missing(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A result that is published has been appraised."""
    if subject.sheet.appraisal is None and not _not_held(subject.sheet):
        yield Diagnostic("R111", say("the sheet holds no appraisal"), subject.sheet.origin.key("commune"))


def verdict_open(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A result that is published is one: it passes or fails.

    While it is open, what decides it is said by `tiepcan score --explain`.
    """
    if subject.result and subject.result.verdict is Verdict.UNDETERMINED and not _not_held(subject.sheet):
        message = say("the result cannot be told yet: {reasons}", reasons=subject.result.reasons)
        yield Diagnostic("R112", message, subject.sheet.origin.key("commune"))


def plan_unsigned(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A plan that is published has everything that its document needs.

    Issuer, symbol, number, date, place, title, recipients, archive and signer are what the head of office
    signs for.
    """
    missing = [name for name in _SIGNED if not getattr(plan, name)]
    if missing:
        message = say("the plan lacks: {fields}", fields=missing)
        yield Diagnostic("R113", message, plan.origin.at("id"))


def _not_held(sheet: ScoreSheet) -> bool:
    return sheet.evaluation is not None and not sheet.evaluation.held


CHECKS: dict[str, Check] = {
    "R101": indicator_open,
    "R102": points_unproven,
    "R103": condition_unknown,
    "R111": appraisal_missing,
    "R112": verdict_open,
    "R113": plan_unsigned,
}

_ASKED: dict[Purpose, Mapping[type, tuple[str, ...]]] = {
    Purpose.DRAFT: {},
    Purpose.SUBMISSION: {ScoreSheet: ("R101", "R102", "R103")},
    Purpose.PUBLICATION: {ScoreSheet: ("R101", "R102", "R103", "R111", "R112"), Plan: ("R113",)},
}


def ready(record: object, around: Neighbours, purpose: Purpose) -> Iterator[Diagnostic]:
    """What a record lacks for its purpose."""
    codes = _ASKED[purpose].get(type(record), ())
    looked_at = subject_of(record, around) if codes and isinstance(record, ScoreSheet) else record
    for code in codes:
        yield from CHECKS[code](looked_at, around)
