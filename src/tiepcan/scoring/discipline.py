"""The conditions on discipline: whether anybody, or a head, was disciplined in the year."""

from unicodedata import normalize

from ..messages import Message, say
from ..model.scores import Discipline, DisciplineCase
from ..model.sources import source_of
from ..model.standard import Condition
from .scorecard import ConditionResult, ConditionState

MET, NOT_MET, UNKNOWN = ConditionState.MET, ConditionState.NOT_MET, ConditionState.UNKNOWN
_NOT_SAID = say("the sheet does not say whether anybody was disciplined")


def judge_discipline(condition: Condition, given: Discipline | None) -> ConditionResult:
    """No official was disciplined by one of the forms that count."""
    source = (condition.source,)
    if given is None or given.cases is None:
        return ConditionResult(condition, UNKNOWN, _NOT_SAID, None, source)
    at = given.origin.at("cases")
    if isinstance(given.cases, int):
        state = NOT_MET if given.cases > 0 else MET
        return ConditionResult(
            condition, state, say("cases of discipline: {count}", count=given.cases), at, source
        )
    states = [_case_state(case, condition) for case in given.cases]
    by_form = (condition.source, source_of(condition, "forms"))
    if NOT_MET in states:
        case = given.cases[states.index(NOT_MET)]
        text = say("{post}: disciplined, {form}", post=case.post or "?", form=case.form or "?")
        return ConditionResult(condition, NOT_MET, text, case.origin.at("form"), by_form)
    if UNKNOWN in states:
        case = given.cases[states.index(UNKNOWN)]
        text = say("{post}: the form of discipline is not decided or not known", post=case.post or "?")
        return ConditionResult(condition, UNKNOWN, text, case.origin.at(), by_form)
    text = say("cases of discipline that count: {count}", count=0)
    return ConditionResult(
        condition,
        MET,
        text,
        at,
        (condition.source, source_of(condition, "lighter_forms")) if states else source,
    )


def judge_heads(condition: Condition, given: Discipline | None) -> ConditionResult:
    """No head of the Party committee or the government was disciplined, or held criminally liable.

    A number of cases does not say whose they were. Where an official who is no head was held criminally
    liable, the sentence of the law can be read both ways: unknown.
    """
    source = (condition.source,)
    if given is None or given.cases is None:
        return ConditionResult(condition, UNKNOWN, _NOT_SAID, None, source)
    at = given.origin.at("cases")
    if isinstance(given.cases, int):
        if given.cases <= 0:
            return ConditionResult(condition, MET, say("cases of discipline: {count}", count=0), at, source)
        text = say("cases of discipline: {count}; whether of a head is not said", count=given.cases)
        return ConditionResult(condition, UNKNOWN, text, at, source)
    states = [_head_state(case, condition) for case in given.cases]
    for state in (NOT_MET, UNKNOWN):
        if state in states:
            case = given.cases[states.index(state)]
            return ConditionResult(condition, state, _head_reason(case, state), case.origin.at(), source)
    text = say("cases of discipline that count: {count}", count=0)
    return ConditionResult(condition, MET, text, at, source)


def _head_state(case: DisciplineCase, condition: Condition) -> ConditionState:
    """Whether one case stands against recognition. Pending, or not said whose it was: unknown."""
    if case.head is None:
        return UNKNOWN
    if not case.head:
        return UNKNOWN if case.criminal else MET
    if not _decided(case):
        return UNKNOWN
    if case.criminal or not (condition.forms or condition.lighter_forms):
        return NOT_MET
    return _by_form(case, condition)


def _head_reason(case: DisciplineCase, state: ConditionState) -> Message:
    post = case.post or "?"
    if state is NOT_MET and case.criminal:
        return say("{post}: head, held criminally liable", post=post)
    if state is NOT_MET:
        return say("{post}: head, disciplined ({form})", post=post, form=case.form or "?")
    if case.head is None:
        return say("{post}: whether of a head is not said", post=post)
    if not case.head:
        return say(
            "{post}: held criminally liable, but no head; whether that counts is not certain", post=post
        )
    return say("{post}: the form of discipline is not decided or not known", post=post)


def _case_state(case: DisciplineCase, condition: Condition) -> ConditionState:
    """Whether one case stands against recognition. A case without a decision is pending: unknown."""
    return _by_form(case, condition) if _decided(case) else UNKNOWN


def _by_form(case: DisciplineCase, condition: Condition) -> ConditionState:
    form = _folded(case.form or "")
    if form in {_folded(f) for f in condition.lighter_forms}:
        return MET
    return NOT_MET if form in {_folded(f) for f in condition.forms} else UNKNOWN


def _decided(case: DisciplineCase) -> bool:
    return bool(case.decision or case.date)


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())
