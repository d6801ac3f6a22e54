"""Checks of what an entry says against the way in which its standard measures it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.indicators import Measure
from ..model.scores import ScoreEntry
from ..model.standard import ResultForm
from ..scoring.choice import suspension_of
from ..scoring.earned import ZERO, Earned, Rules, Spec, rules_of
from ..scoring.earning import earn
from ..scoring.measures import facts_of, ways_of
from ..scoring.scorecard import State
from ..scoring.wording import EMPTY_WORDS, PASS_WORDS
from .neighbours import Neighbours
from .subject import Subject


def facts_without_measure(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Facts become points by the measure of the standard; where that is unknown, points are declared.

    The circular of 619/2017 could not be read in full: for several indicators neither the way of
    computing nor the maximum is known. Until the office fills them in, the indicator stays open.
    """
    for id, entry, spec, rules in _known(subject):
        declared = entry.passed if rules.pass_fail else entry.points
        if declared is not None or entry.items or _misfits(spec, entry, rules):
            continue
        whole = (entry.done is not None and entry.total) or entry.yes is not None or entry.count is not None
        if not (entry.none or whole):
            continue
        earned = earn(spec, entry, rules)
        if earned.state is State.PARTLY_ASSESSED:
            text = say("indicator {id}: {why}", id=id, why=earned.steps[-1].text)
            yield Diagnostic("S115", text, entry.origin.at("none" if entry.none else facts_of(entry)[0]))


def points_against_facts(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """What is declared equals what the facts beside it give: points, or that the indicator passed.

    Both are kept; what is declared counts, and a reader must know that they differ.
    """
    for _, entry, spec, rules in _known(subject):
        if (entry.passed if rules.pass_fail else entry.points) is None:
            continue
        if not (entry.none or entry.items or entry.penalty or facts_of(entry)):
            continue
        earned = earn(spec, replace(entry, points=None, passed=None), rules)
        text = _passed_otherwise(entry, earned) if rules.pass_fail else _other_points(entry, earned, spec)
        if text:
            yield Diagnostic("S116", text, entry.origin.at("passed" if rules.pass_fail else "points"))


def _other_points(entry: ScoreEntry, earned: Earned, spec: Spec) -> Message | None:
    declared, low, high = entry.points, earned.points.low, earned.points.high
    if declared is None or (low <= declared and (high is None or declared <= high)):
        return None
    if earned.points.exact:
        return say("{points} points declared, the facts give {computed}", points=declared, computed=low)
    # Points outside of what is possible at all are found as such.
    if high is None or declared > high == spec.max or declared < ZERO or (spec.minimum or ZERO) < ZERO:
        return None
    return say(
        "{points} points declared, the facts give between {low} and {high}",
        points=declared,
        low=low,
        high=high,
    )


def _passed_otherwise(entry: ScoreEntry, earned: Earned) -> Message | None:
    if entry.passed is None or not earned.points.exact or earned.points.low == entry.passed:
        return None
    return say(
        "declared as “{declared}”, the facts give “{computed}”",
        declared=PASS_WORDS[entry.passed],
        computed=PASS_WORDS[not entry.passed],
    )


def empty_sheet(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A sheet says something of the commune: points, facts or that no assessment was held.

    An empty one counts as submitted and not assessed.
    """
    sheet = subject.sheet
    said = (sheet.evaluation, sheet.published, sheet.declared_total, *sheet.criteria)
    facts = sheet.conditions is not None and not sheet.conditions.says_nothing
    if (
        facts
        or any(part is not None for part in said)
        or any(not entry.says_nothing for _, entry, _ in subject.entries)
    ):
        return
    year, standard = sheet.year, subject.standard
    if standard and standard.serves(year) and not suspension_of(around.standards, year):
        hint = (
            say("write what is known of each indicator: points, or done and total")
            if standard.form is ResultForm.POINTS
            else say("write what is known of each indicator: passed, or done and total")
        )
        yield Diagnostic("S128", EMPTY_WORDS[standard.form], sheet.origin.key("indicators"), hint)


def none_without_reason(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """“Nothing arose” earns points, so the appraisal asks why: the reason belongs beside it."""
    for _, entry, _ in subject.entries:
        if entry.none and not entry.reason:
            yield Diagnostic("S118", say("nothing arose, but no reason is given"), entry.origin.at("none"))


def facts_of_another_measure(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The facts of an entry are those that its indicator is measured by.

    A share needs `done` and `total`, a question `yes`, a number of things `count`. Other facts earn nothing
    and would be lost in silence.
    """
    for id, entry, spec, rules in _known(subject):
        for fact in _misfits(spec, entry, rules)[:1]:
            text = say("indicator {id} is not measured by “{fact}”", id=id, fact=fact)
            yield Diagnostic("S123", text, entry.origin.at(fact), _right_way(spec, rules))


def _misfits(spec: Spec, entry: ScoreEntry, rules: Rules) -> list[str]:
    """The facts that the measure does not read; none where nobody knows the measure."""
    way = ways_of(rules).get(spec.measure) if spec.measure else None
    if way is None and spec.measure is not Measure.ITEMS:
        return []
    read = way.facts if way else ()
    return [fact for fact in facts_of(entry) if fact not in read]


def _right_way(spec: Spec, rules: Rules) -> Message:
    way = ways_of(rules).get(spec.measure) if spec.measure else None
    if way is None:
        return say("write the facts of each item under “items”")
    example = {
        "done": "done: 95, total: 100",
        "yes": "yes: true",
        "count": "count: 2",
    }[way.facts[0]]
    return say("write {example}", example=example)


def impossible_count(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A count is a whole number, 0 or more, and no larger than the number of things listed."""
    for _, entry, spec in subject.entries:
        count, most = entry.count, len(spec.options) if spec else 0
        if count is None:
            continue
        if count < 0 or count != count.to_integral_value():
            yield Diagnostic("S124", say("{count} is no count", count=count), entry.origin.at("count"))
        elif most and count > most:
            text = say("{count} counted, the standard lists {most}", count=count, most=most)
            yield Diagnostic("S124", text, entry.origin.at("count"))


def unknown_penalty(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A penalty is one that the standard has for this indicator.

    In 619/2017 that is −0.25 for indicator 2.2 (Thông tư 07/2017/TT-BTP, Phụ lục I).
    """
    standard = subject.standard
    for id, entry, spec in subject.entries:
        whole = spec or (standard.indicator(id.partition("/")[0]) if standard else None)
        if entry.penalty and whole and whole.minimum is None:
            text = say("the standard has no penalty for {id}", id=id)
            yield Diagnostic("S125", text, entry.origin.at("penalty"), say("write the points: 0"))


def result_of_another_form(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Points are declared where the standard counts points, and `passed` where it does not.

    27/2025 asks of each indicator whether it passes; the standards before it counted points.
    """
    if subject.standard is None:
        return
    pass_fail = rules_of(subject.standard).pass_fail
    for id, entry, _ in subject.entries:
        if pass_fail and entry.points is not None:
            text = say("points for {id}, but the standard counts no points", id=id)
            yield Diagnostic(
                "S126", text, entry.origin.at("points"), say("write “passed: true” or “passed: false”")
            )
        elif not pass_fail and entry.passed is not None:
            text = say("“passed” for {id}, but the standard counts points", id=id)
            yield Diagnostic("S126", text, entry.origin.at("passed"), say("write the points: 8.5"))


def _known(subject: Subject) -> Iterator[tuple[str, ScoreEntry, Spec, Rules]]:
    """The entries that the standard knows, with its rules."""
    if subject.standard is None:
        return
    rules = rules_of(subject.standard)
    for id, entry, spec in subject.entries:
        if spec is not None:
            yield id, entry, spec, rules


CHECKS: dict[str, Callable[[Subject, Neighbours], Iterator[Diagnostic]]] = {
    "S115": facts_without_measure,
    "S116": points_against_facts,
    "S118": none_without_reason,
    "S123": facts_of_another_measure,
    "S124": impossible_count,
    "S125": unknown_penalty,
    "S126": result_of_another_form,
    "S128": empty_sheet,
}
