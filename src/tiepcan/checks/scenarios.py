"""Checks of scenarios: whether a regulation still makes of them what they say."""

from collections.abc import Callable, Iterable, Iterator

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.scenarios import Scenario, Scenarios
from ..model.standard import Standard
from ..nodes import Origin
from ..scoring.choice import known_standards, named_standard
from ..scoring.scenarios import run_scenario
from .neighbours import Neighbours


def scenarios_of_nothing(record: Scenarios, around: Neighbours) -> Iterator[Diagnostic]:
    """Scenarios name the standard that they try.

    Without it none of them can be run, and nobody would notice when a rule changes.
    """
    if named_standard(around.standards, record.standard) is None:
        hint = known_standards(around.standards)
        text = say("there is no standard “{id}”", id=record.standard)
        yield Diagnostic("D131", text, record.origin.at("standard"), hint)


def scenario_that_no_longer_holds(record: Scenarios, around: Neighbours) -> Iterator[Diagnostic]:
    """The standard makes of a scenario what the scenario says.

    Otherwise either the scenario misunderstands the regulation, or a value of the standard was changed with
    consequences that nobody meant; the results of communes would change in the same way.
    """
    standard = named_standard(around.standards, record.standard)
    for scenario in record.scenarios if standard else ():
        for d in run_scenario(standard, scenario) if standard else ():
            text = say(
                "{what}: expected {expected}, the standard gives {found}",
                what=d.what,
                expected=d.expected,
                found=d.found,
            )
            yield Diagnostic("D132", text, d.at)


def scenario_of_strangers(record: Scenarios, around: Neighbours) -> Iterator[Diagnostic]:
    """A scenario speaks of a year, of criteria, indicators and conditions of its standard.

    What the standard does not have is not scored: the scenario would hold and try nothing.
    """
    standard = named_standard(around.standards, record.standard)
    for scenario in record.scenarios if standard else ():
        if standard:
            yield from _strangers(standard, scenario)


def _strangers(standard: Standard, scenario: Scenario) -> Iterator[Diagnostic]:
    if not standard.serves(scenario.year):
        text = say(
            "the standard {standard} does not serve the year {year}",
            standard=standard.id,
            year=str(scenario.year),
        )
        yield Diagnostic("D133", text, scenario.origin.at("year"))
    indicators = {i.id for i in standard.indicators()}
    criteria, conditions = {c.id for c in standard.criteria}, {str(c.id) for c in standard.conditions}
    no_indicator = say("the standard {standard} has no indicator {id}")
    no_criterion = say("the standard {standard} has no criterion {id}")
    no_condition = say("the standard {standard} has no condition {id}")
    expected = scenario.expected
    named: tuple[tuple[Iterable[str], set[str], Message, Origin, str], ...] = (
        (scenario.indicators, indicators, no_indicator, scenario.origin, "indicators"),
        (scenario.criteria, criteria, no_criterion, scenario.origin, "criteria"),
        (expected.points, indicators, no_indicator, expected.origin, "points"),
        (expected.conditions, conditions, no_condition, expected.origin, "conditions"),
    )
    for ids, known, text, origin, field in named:
        for id in ids:
            if id not in known:
                message = say(text.msgid, standard=standard.id, id=id)
                yield Diagnostic("D133", message, origin.key(field, id))


def scenario_without_expectation(record: Scenarios, around: Neighbours) -> Iterator[Diagnostic]:
    """A scenario says what must come out: points, the total, conditions or the result.

    One that expects nothing always holds.
    """
    for scenario in record.scenarios:
        if scenario.expected.says_nothing:
            hint = say("write what must come out: points, total, conditions or verdict")
            text = say("the scenario expects nothing")
            yield Diagnostic("D134", text, scenario.origin.key("expected"), hint)


CHECKS: dict[str, Callable[[Scenarios, Neighbours], Iterator[Diagnostic]]] = {
    "D131": scenarios_of_nothing,
    "D132": scenario_that_no_longer_holds,
    "D133": scenario_of_strangers,
    "D134": scenario_without_expectation,
}
