"""A scenario run: the regulation scores its entries, and what comes out otherwise than written is said."""

from collections.abc import Iterator
from decimal import Decimal

from ..diagnostics import Span
from ..messages import Message, say
from ..model.scenarios import Between, Scenario
from ..model.scores import ScoreSheet
from ..model.standard import Standard
from ..model.terms import Slug
from ..records import frozen
from .score import score
from .scorecard import Bounds, Scorecard
from .wording import CONDITION_WORDS, VERDICT_WORDS

_COMMUNE = Slug("tinh-huong")


@frozen
class Difference:
    """An expectation that does not hold: of what, what was expected, what came out, and where it stands."""

    what: Message
    expected: Message
    found: Message
    at: Span


def run_scenario(standard: Standard, scenario: Scenario) -> tuple[Difference, ...]:
    """Everything in which the result of a scenario differs from what it expects; empty: it holds.

    Points are compared as numbers: 9.5 and 9.50 are the same. What it does not expect is not compared, and
    neither is what the standard does not have.
    """
    card = score(standard, sheet_of(scenario), scenario.class_)
    return (*_points(card, scenario), *_total(card, scenario), *_conclusions(card, scenario))


def sheet_of(scenario: Scenario) -> ScoreSheet:
    """The score sheet that a scenario stands for, of a commune that nobody has to know."""
    return ScoreSheet(
        kind="scores",
        commune=_COMMUNE,
        year=scenario.year,
        evaluation=scenario.evaluation,
        indicators=scenario.indicators,
        criteria=scenario.criteria,
        conditions=scenario.conditions,
        origin=scenario.origin,
    )


def _points(card: Scorecard, scenario: Scenario) -> Iterator[Difference]:
    indicators = card.indicators
    for id, wanted in scenario.expected.points.items():
        if id in indicators and not _fits(indicators[id].points, wanted):
            yield Difference(
                say("indicator {id}", id=id),
                _told(_bounds(wanted)),
                _told(indicators[id].points),
                scenario.expected.origin.at("points", id),
            )


def _total(card: Scorecard, scenario: Scenario) -> Iterator[Difference]:
    wanted = scenario.expected.total
    if wanted is not None and not _fits(card.total, wanted):
        at = scenario.expected.origin.at("total")
        yield Difference(say("the total"), _told(_bounds(wanted)), _told(card.total), at)


def _conclusions(card: Scorecard, scenario: Scenario) -> Iterator[Difference]:
    states = {c.spec.id: c.state for c in card.conditions}
    expected = scenario.expected
    for id, state in expected.conditions.items():
        if id in states and states[id] is not state:
            yield Difference(
                say("condition {id}", id=id),
                CONDITION_WORDS[state],
                CONDITION_WORDS[states[id]],
                expected.origin.at("conditions", id),
            )
    if expected.verdict is not None and card.verdict is not expected.verdict:
        at = expected.origin.at("verdict")
        yield Difference(say("the result"), VERDICT_WORDS[expected.verdict], VERDICT_WORDS[card.verdict], at)


def _bounds(wanted: Decimal | Between) -> Bounds:
    return Bounds(wanted.low, wanted.high) if isinstance(wanted, Between) else Bounds(wanted, wanted)


def _fits(found: Bounds, wanted: Decimal | Between) -> bool:
    return found == _bounds(wanted)


def _told(bounds: Bounds) -> Message:
    if bounds.high is None:
        return say("at least {low} points", low=bounds.low)
    if bounds.exact:
        return say("{points} points", points=bounds.low)
    return say("{low} to {high} points", low=bounds.low, high=bounds.high)
