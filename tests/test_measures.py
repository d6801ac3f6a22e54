"""Every way of measuring, under standards made up for it: what facts earn, and what stays open.

The ladders are those that official texts print; everything around them is made up.
"""

from functools import cache

import pytest

from sheets import between, exactly, indicator, reasons, rests_on, scored, told, with_indicators, words
from tiepcan.model.indicators import Measure
from tiepcan.model.sources import Status
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.scoring.measures import EARNING, PASSING
from tiepcan.scoring.scorecard import Bounds, State, Verdict

SOURCE = "source: {cite: Văn bản giả định, status: confirmed}"
HEAD = f"""
kind: standard
id: vi-du
name: Quy định giả định
form: FORM
years: {{from: 2020, {SOURCE}}}
{SOURCE}
"""
POINTS = f"""
criteria:
  - id: "1"
    max: 100
    {SOURCE}
    indicators:
      - id: "1.1"   # the ladder of 2013, indicator 1
        max: 60
        measure: bands
        bands:
          - {{from: 90, points: 60}}
          - {{from: 80, points: 50}}
          - {{from: 70, points: 40}}
          - {{from: 60, points: 30}}
          - {{from: 50, points: 20}}
          - {{from: 0, points: 10}}
        none: 60
        {SOURCE}
      - id: "1.2"   # the ladder of 2021, of which the top is cut off
        measure: bands
        bands:
          - {{from: 90, points: }}
          - {{from: 80, points: 1}}
          - {{from: 70, points: }}
          - {{from: 50, points: 0.25}}
          - {{from: 0, points: 0}}
        {SOURCE}
      - {{id: "1.3", max: 2, measure: bands, {SOURCE}}}
      - {{id: "1.4", max: 2, measure: yes_no, none: full, {SOURCE}}}
      - {{id: "1.5", measure: yes_no, {SOURCE}}}
      - {{id: "1.6", max: 3, measure: count, needed: 2, none: 1.5, {SOURCE}}}
      - {{id: "1.7", max: 3, measure: count, {SOURCE}}}
      - id: "1.8"
        max: 4
        minimum: -0.25
        measure: items
        none: full
        items:
          - {{id: "1", max: 1, measure: yes_no, none: full, {SOURCE}}}
          - {{id: "2", max: 2, measure: share, {SOURCE}}}
          - {{id: "3", max: 1, measure: count, needed: 3, minimum: -0.25, {SOURCE}}}
        {SOURCE}
      - {{id: "1.9", max: 5, measure: declared, {SOURCE}}}
      - {{id: "1.10", max: 10, measure: share, minimum: -0.25, none: full, {SOURCE}}}
"""
PASS_FAIL = f"""
criteria:
  - id: "1"
    {SOURCE}
    indicators:
      - {{id: "1.1", measure: share, needed: 80, none: full, {SOURCE}}}
      - {{id: "1.2", measure: share, {SOURCE}}}
      - {{id: "1.3", measure: yes_no, {SOURCE}}}
      - {{id: "1.4", measure: count, needed: 1, {SOURCE}}}
  - id: "2"
    {SOURCE}
    indicators:
      - id: "2.1"
        measure: items
        none: full
        items:
          - {{id: "1", measure: yes_no, none: full, {SOURCE}}}
          - {{id: "2", measure: share, needed: 100, none: full, {SOURCE}}}
          - {{id: "3", {SOURCE}}}
        {SOURCE}
      - {{id: "2.2", {SOURCE}}}
conditions:
  - {{id: all, name: Mọi chỉ tiêu, test: all_pass, {SOURCE}}}
"""


@cache
def standard(body: str, form: str = "points") -> Standard:
    loaded = read_file((HEAD.replace("FORM", form) + body).encode(), "standards/vi-du.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, Standard)
    return loaded.record


def earns(id: str, entry: str) -> tuple[State, Bounds]:
    return told(indicator(id, entry, standard(POINTS)))


def passes(id: str, entry: str) -> tuple[State, Bounds]:
    return told(indicator(id, entry, standard(PASS_FAIL, "pass_fail")))


PASS, FAIL, OPEN = exactly(1), exactly(0), between(0, 1)


def test_every_measure_has_its_row_or_needs_no_facts() -> None:
    assert set(EARNING) == set(Measure) - {Measure.DECLARED, Measure.ITEMS}
    assert set(PASSING) == set(EARNING) - {Measure.BANDS}


@pytest.mark.parametrize(
    ("done", "total", "points"),
    [
        (100, 100, 60),
        (90, 100, 60),  # closed at its lower end …
        (8999, 10000, 50),  # … and open at the upper: 89,99% is not 90%
        (899999, 1000000, 50),  # 90,00% when rounded: not rounded
        (80, 100, 50),
        (4, 5, 50),
        (2, 3, 30),
        (1, 2, 20),
        (499, 1000, 10),
        (0, 7, 10),
    ],
)
def test_a_band_gives_its_points_from_its_percent_up_to_the_next(done: int, total: int, points: int) -> None:
    assert earns("1.1", f"{{done: {done}, total: {total}}}") == (State.COMPUTED, exactly(points))


@pytest.mark.parametrize(
    ("done", "state", "points"),
    [
        (95, State.PARTLY_ASSESSED, between(1, None)),  # the top is not known: not less than the band below
        (85, State.COMPUTED, exactly(1)),
        (75, State.PARTLY_ASSESSED, between("0.25", 1)),  # between its neighbours
        (60, State.COMPUTED, exactly("0.25")),
        (49, State.ZERO, exactly(0)),
    ],
)
def test_a_band_whose_points_nobody_knows_lies_between_its_neighbours(
    done: int, state: State, points: Bounds
) -> None:
    result = indicator("1.2", f"{{done: {done}, total: 100}}", standard(POINTS))
    assert result.state is state
    assert result.points.low == points.low
    if points.high is not None:
        assert result.points == points


def test_a_ladder_that_nobody_knows_leaves_the_points_open() -> None:
    assert earns("1.3", "{done: 9, total: 10}") == (State.PARTLY_ASSESSED, between(0, 2))
    assert earns("1.3", "points: 1.5") == (State.DECLARED, exactly("1.5"))


@pytest.mark.parametrize(
    ("id", "entry", "state", "points"),
    [
        ("1.4", "yes: true", State.COMPUTED, exactly(2)),
        ("1.4", "yes: false", State.ZERO, exactly(0)),
        ("1.4", "none: true", State.NONE_AROSE, exactly(2)),
        ("1.4", "by: công chức", State.NOT_ASSESSED, between(0, 2)),
        ("1.4", "{done: 1, total: 1}", State.PARTLY_ASSESSED, between(0, 2)),  # facts of another measure
        ("1.5", "yes: false", State.ZERO, exactly(0)),
        ("1.6", "count: 2", State.COMPUTED, exactly(3)),
        ("1.6", "count: 9", State.COMPUTED, exactly(3)),
        ("1.6", "count: 1", State.ZERO, exactly(0)),
        ("1.6", "count: 0", State.ZERO, exactly(0)),
        ("1.6", "none: true", State.NONE_AROSE, exactly("1.5")),
        ("1.7", "count: 9", State.PARTLY_ASSESSED, between(0, 3)),  # nobody knows how many are needed
        ("1.9", "points: 4.75", State.DECLARED, exactly("4.75")),
        ("1.9", "points: 0", State.ZERO, exactly(0)),
        ("1.9", "yes: true", State.PARTLY_ASSESSED, between(0, 5)),
        ("1.9", "passed: true", State.PARTLY_ASSESSED, between(0, 5)),  # of another form
        ("1.10", "{done: 1, total: 2}", State.COMPUTED, exactly(5)),
        ("1.10", "{done: 0, total: 0}", State.PARTLY_ASSESSED, between(0, 10)),
    ],
)
def test_questions_counts_and_declared_points(id: str, entry: str, state: State, points: Bounds) -> None:
    assert earns(id, entry) == (state, points)


def test_a_question_of_unknown_maximum_stays_open_only_where_it_earns_something() -> None:
    assert not indicator("1.5", "yes: true", standard(POINTS)).points.exact


@pytest.mark.parametrize(
    ("items", "state", "points"),
    [
        ('"1": {yes: true}, "2": {done: 3, total: 4}, "3": {count: 3}', State.COMPUTED, exactly("3.5")),
        ('"1": {yes: false}, "2": {done: 0, total: 4}, "3": {count: 2}', State.ZERO, exactly(0)),
        ('"1": {none: true}, "2": {points: 2}, "3": {points: 1}', State.COMPUTED, exactly(4)),
        ('"1": {yes: false}', State.PARTLY_ASSESSED, between(0, 3)),  # what is lost is lost
        ('"2": {done: 3, total: 4}', State.PARTLY_ASSESSED, between("1.5", "3.5")),
        ('"1": {yes: false}, "2": {points: 0}, "3": {penalty: true}', State.COMPUTED, exactly("-0.25")),
    ],
)
def test_items_of_any_measure_add_up(items: str, state: State, points: Bounds) -> None:
    assert earns("1.8", f"items: {{{items}}}") == (state, points)


def test_a_rule_for_the_whole_counts_beside_those_of_the_items() -> None:
    assert earns("1.8", "none: true") == (State.NONE_AROSE, exactly(4))


@pytest.mark.parametrize(
    ("id", "entry", "state", "points"),
    [
        ("1.10", "penalty: true", State.COMPUTED, exactly("-0.25")),
        ("1.10", "{penalty: true, done: 9, total: 10}", State.COMPUTED, exactly("-0.25")),
        ("1.10", "penalty: false", State.NOT_ASSESSED, between(0, 10)),
        ("1.10", "{penalty: false, done: 9, total: 10}", State.COMPUTED, exactly(9)),
        ("1.10", "{penalty: true, points: 0}", State.ZERO, exactly(0)),  # what is declared counts
        ("1.9", "penalty: true", State.PARTLY_ASSESSED, between(0, 5)),  # the standard has none here
    ],
)
def test_a_penalty_takes_off_what_the_standard_says(
    id: str, entry: str, state: State, points: Bounds
) -> None:
    assert earns(id, entry) == (state, points)


def test_the_penalty_of_619_is_a_quarter_of_a_point() -> None:
    assert indicator("2.2", "penalty: true").points == exactly("-0.25")
    items = 'items: {"1": {points: 0}, "2": {points: 0}, "3": {points: 0}, "4": {penalty: true}}'
    assert indicator("2.2", items).points == exactly("-0.25")


def test_points_of_a_band_rest_on_the_ladder_and_on_no_rounding() -> None:
    inferred = SOURCE.replace("confirmed", "inferred")
    ladder = POINTS.replace(
        f"        none: 60\n        {SOURCE}",
        f"        none: 60\n        {SOURCE}\n        sources: {{bands: {inferred[8:]}}}",
    )
    rounding = f"rounding: {{share_decimals: 2, {inferred}}}\n"
    told_of = rests_on(
        scored(with_indicators('"1.1": {done: 9, total: 10}'), standard=standard(rounding + ladder))
    )
    assert told_of == {"the bands of points: indicators 1.1": Status.INFERRED}
    shared = scored(with_indicators('"1.10": {done: 9, total: 10}'), standard=standard(rounding + ladder))
    assert rests_on(shared) == {"rounding of computed points": Status.INFERRED}


@pytest.mark.parametrize(
    ("id", "entry", "state", "points"),
    [
        ("1.1", "{done: 80, total: 100}", State.COMPUTED, PASS),
        ("1.1", "{done: 799999, total: 1000000}", State.COMPUTED, FAIL),  # compared without rounding
        ("1.1", "{done: 0, total: 3}", State.COMPUTED, FAIL),
        ("1.1", "none: true", State.NONE_AROSE, PASS),
        ("1.1", "{done: 0, total: 0}", State.PARTLY_ASSESSED, OPEN),
        ("1.1", "passed: false", State.DECLARED, FAIL),
        ("1.1", "points: 1", State.PARTLY_ASSESSED, OPEN),  # no points are counted
        ("1.2", "{done: 1, total: 1}", State.PARTLY_ASSESSED, OPEN),  # nobody knows the level
        ("1.2", "none: true", State.PARTLY_ASSESSED, OPEN),
        ("1.3", "yes: true", State.COMPUTED, PASS),
        ("1.3", "yes: false", State.COMPUTED, FAIL),
        ("1.4", "count: 1", State.COMPUTED, PASS),
        ("1.4", "count: 0", State.COMPUTED, FAIL),
        ("2.2", "passed: true", State.DECLARED, PASS),
        ("2.2", "{done: 1, total: 1}", State.PARTLY_ASSESSED, OPEN),
        ("2.2", "penalty: true", State.PARTLY_ASSESSED, OPEN),
        ("2.2", "by: công chức", State.NOT_ASSESSED, OPEN),
    ],
)
def test_an_indicator_passes_or_does_not(id: str, entry: str, state: State, points: Bounds) -> None:
    assert passes(id, entry) == (state, points)


@pytest.mark.parametrize(
    ("items", "points"),
    [
        ('"1": {yes: true}, "2": {done: 5, total: 5}, "3": {passed: true}', PASS),
        ('"1": {none: true}, "2": {none: true}, "3": {passed: true}', PASS),
        ('"1": {yes: true}, "2": {done: 4, total: 5}, "3": {passed: true}', FAIL),
        ('"2": {done: 4, total: 5}', FAIL),  # whatever the others turn out to be
        ('"1": {yes: true}, "2": {done: 5, total: 5}', OPEN),
    ],
)
def test_an_indicator_passes_where_all_its_items_pass(items: str, points: Bounds) -> None:
    assert indicator("2.1", f"items: {{{items}}}", standard(PASS_FAIL, "pass_fail")).points == points


ALL = """
"1.1": {passed: true}
"1.2": {passed: true}
"1.3": {yes: true}
"1.4": {count: 2}
"2.1": {none: true}
"""


def test_the_total_is_the_number_of_indicators_that_pass() -> None:
    law = standard(PASS_FAIL, "pass_fail")
    card = scored(with_indicators(ALL + '"2.2": {passed: false}'), standard=law)
    assert card.total == exactly(5)
    assert card.standard.max == 6
    assert [c.points for c in card.criteria] == [exactly(4), exactly(1)]
    assert [c.spec.max for c in card.criteria] == [4, 2]
    assert (card.verdict, reasons(card)) == (Verdict.FAIL, "not passed: indicator 2.2")
    assert scored(with_indicators(ALL), standard=law).total == between(5, 6)


def test_a_result_that_is_open_names_the_indicators_that_decide() -> None:
    law = standard(PASS_FAIL, "pass_fail")
    card = scored(with_indicators(ALL), standard=law)
    assert (card.verdict, reasons(card)) == (Verdict.UNDETERMINED, "still missing: indicators 2.2")
    assert scored(with_indicators(ALL + '"2.2": {passed: true}'), standard=law).verdict is Verdict.PASS


def test_a_criterion_can_be_declared_by_the_number_of_its_indicators_that_pass() -> None:
    law = standard(PASS_FAIL, "pass_fail")
    both = 'criteria:\n  "1": {points: 4}\n  "2": {points: 2}\n'
    assert scored(both, standard=law).verdict is Verdict.PASS
    card = scored(both.replace("points: 2", "points: 1"), standard=law)
    assert (card.verdict, reasons(card)) == (Verdict.FAIL, "not passed: criterion 2: 1 of 2 pass")


def test_every_result_says_how_it_came_about() -> None:
    for id, entry in (("1.1", "{done: 9, total: 10}"), ("1.4", "yes: true"), ("1.6", "count: 1")):
        step = indicator(id, entry, standard(POINTS)).steps[-1]
        assert step.source
        assert step.at
        assert words(step.text)
