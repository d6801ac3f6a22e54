"""What indicators, criteria and sheets earn under Quyết định 619/QĐ-TTg: points, states, what is open.

Each story is a sheet of a few lines, read as the tool reads a file. All figures are made up.
"""

from decimal import Decimal

import pytest

from sheets import (
    between,
    changed_standard,
    exactly,
    indicator,
    reasons,
    scored,
    told,
    totals,
    with_indicators,
)
from tiepcan.scoring.earned import round_points
from tiepcan.scoring.scorecard import Bounds, Stage, State, Verdict


@pytest.mark.parametrize(
    ("id", "entry", "state", "points"),
    [
        ("2.3", "points: 9.5", State.DECLARED, exactly("9.5")),
        ("2.3", "{done: 950, total: 1000}", State.COMPUTED, exactly("9.5")),
        ("2.4", "none: true", State.NONE_AROSE, exactly(2)),
        ("2.3", "points: 0", State.ZERO, exactly(0)),
        ("2.4", "{done: 0, total: 2}", State.ZERO, exactly(0)),
        ("2.3", "by: công chức Văn phòng - Thống kê", State.NOT_ASSESSED, between(0, 10)),
        ("2.3", "done: 950", State.PARTLY_ASSESSED, between(0, 10)),
        ("2.3", "total: 1000", State.PARTLY_ASSESSED, between(0, 10)),
    ],
)
def test_the_ways_to_points_are_told_apart(id: str, entry: str, state: State, points: Bounds) -> None:
    assert told(indicator(id, entry)) == (state, points)


def test_zero_is_not_the_same_as_not_assessed() -> None:
    card = scored(with_indicators('"3.8": {points: 0}'))
    assert told(card.indicators["3.8"]) == (State.ZERO, exactly(0))
    assert card.indicators["3.1"].state is State.NOT_ASSESSED
    assert card.indicators["3.1"].points == between(0, 2)


@pytest.mark.parametrize(
    ("id", "done", "total", "points"),
    [
        ("2.3", "2", "3", "6.67"),
        ("2.3", "1", "3", "3.33"),
        ("5.4", "11", "12", "3.67"),
        ("2.3", "1", "2000", "0.01"),  # 0.005, half-up
        ("2.3", "999", "2000", "5"),  # 4.995
        ("2.3", "1001", "2000", "5.01"),  # 5.005; to the even digit it would be 5.00
        ("2.3", "401", "2000", "2.01"),  # 2.005, which a binary fraction would make 2.00
        ("2.3", "1999", "2000", "10"),  # 9.995: one file late, and yet full points
        ("2.4", "3", "4", "1.5"),
        ("2.3", "1000", "1000", "10"),
    ],
)
def test_a_share_is_rounded_half_up_to_two_decimals(id: str, done: str, total: str, points: str) -> None:
    assert indicator(id, f"{{done: {done}, total: {total}}}").points == exactly(points)


def test_figures_beyond_all_measure_still_make_points() -> None:
    # More done than there was is a finding of its own; the arithmetic must not stop at it.
    assert indicator("2.3", "{done: 999999999999999, total: 0.0000000001}").points.low > 10
    assert indicator("2.3", "{done: 0.0000000001, total: 999999999999999}").points == exactly(0)
    assert round_points(Decimal("0.00499999999999999999999999999999999"), 2) == 0


def test_the_standard_says_how_many_decimals_a_share_has() -> None:
    whole = changed_standard(("share_decimals: 2", "share_decimals: 0"))
    assert indicator("2.3", "{done: 2, total: 3}", whole).points == exactly(7)
    endless = changed_standard(("share_decimals: 2", "share_decimals: 99999999"))
    assert indicator("2.3", "{done: 2, total: 3}", endless).points == exactly("6.6666666667")


def test_only_indicator_2_2_can_cost_a_quarter_of_a_point() -> None:
    card = scored(with_indicators('"2.2": {points: -0.25}\n"2.3": {points: 9}'))
    assert told(card.indicators["2.2"]) == (State.DECLARED, exactly("-0.25"))
    # 2.1 and 2.2 make 6 together; the penalty leaves no more than 6 for 2.1, and 5.75 for both.
    assert card.indicators["2.1"].points == between(0, 6)
    assert card.criteria[1].points == between("8.75", "28.75")


def test_an_open_indicator_counts_as_no_less_than_zero() -> None:
    assert scored(with_indicators('"2.3": {points: 9}')).indicators["2.2"].points.low == 0


@pytest.mark.parametrize(
    ("id", "entry", "state", "points"),
    [
        ("2.4", "none: true", State.NONE_AROSE, exactly(2)),  # the standard: full points
        ("3.3", 'items: {"1": {none: true}}', State.PARTLY_ASSESSED, between(2, 23)),  # 2 points for an item
        ("2.3", "none: true", State.PARTLY_ASSESSED, between(0, 10)),  # nothing known
        ("5.4", "none: true", State.PARTLY_ASSESSED, between(0, 4)),
        ("3.2", "none: true", State.PARTLY_ASSESSED, between(0, 23)),
        ("2.4", "{none: true, points: 1.5}", State.DECLARED, exactly("1.5")),  # a declared value counts
        ("2.4", "none: false", State.NOT_ASSESSED, between(0, 2)),
    ],
)
def test_what_it_earns_when_nothing_arose(id: str, entry: str, state: State, points: Bounds) -> None:
    assert told(indicator(id, entry)) == (state, points)


def test_a_number_for_nothing_arose_is_the_number_of_the_standard() -> None:
    less = changed_standard(("none: full", "none: 1.25"))
    assert told(indicator("2.4", "none: true", less)) == (State.NONE_AROSE, exactly("1.25"))


@pytest.mark.parametrize("id", ["3.1", "1.1", "3.2", "4.2", "2.5"])
def test_facts_stay_open_where_nobody_knows_the_measure_or_the_maximum(id: str) -> None:
    result = indicator(id, "{done: 9, total: 10}")
    assert result.state is State.PARTLY_ASSESSED
    assert not result.points.exact


def test_0_of_0_is_no_share() -> None:
    assert told(indicator("2.3", "{done: 0, total: 0}")) == (State.PARTLY_ASSESSED, between(0, 10))


@pytest.mark.parametrize(
    ("id", "items", "state", "points"),
    [
        # 1.1: only item 1 (1 point) is known, the others make 3 together.
        ("1.1", '{"1": {points: 1}}', State.PARTLY_ASSESSED, between(1, 4)),
        ("1.1", '{"1": {points: 1}, "2": {points: 2.5}}', State.DECLARED, exactly("3.5")),
        ("1.1", '{"1": {none: true}, "2": {points: 2.5}}', State.COMPUTED, exactly("3.5")),
        ("1.1", '{"2": {points: 2.5}}', State.PARTLY_ASSESSED, between("2.5", 4)),
        ("1.1", '{"1": {points: 0}, "2": {points: 0}}', State.ZERO, exactly(0)),
        ("1.1", '{"1": {}}', State.NOT_ASSESSED, between(0, 4)),
        # 1.3: item 1 is a share of 3 points.
        ("1.3", '{"1": {done: 2, total: 3}, "2": {points: 0.5}}', State.COMPUTED, exactly("2.5")),
        ("1.3", '{"1": {done: 2, total: 3}}', State.PARTLY_ASSESSED, between(2, 11)),
        # 2.5: both items are shares, their maxima are not known.
        ("2.5", '{"1": {done: 9, total: 10}, "2": {points: 5}}', State.PARTLY_ASSESSED, between(5, 12)),
        # 3.2: the standard lists no items, the sheet is taken at its word.
        ("3.2", '{"1": {points: 1}, "2": {points: 1.5}}', State.DECLARED, exactly("2.5")),
        ("3.2", '{"1": {points: 1}, "2": {done: 1, total: 2}}', State.PARTLY_ASSESSED, between(1, 23)),
        ("3.2", '{"1": {items: {"a": {points: 1}}}, "2": {points: 1}}', State.DECLARED, exactly(2)),
    ],
)
def test_items_add_up_and_stay_open_until_all_are_known(
    id: str, items: str, state: State, points: Bounds
) -> None:
    assert told(indicator(id, f"items: {items}")) == (state, points)


def test_all_items_of_an_indicator_make_it_complete() -> None:
    first = '          - id: "1"\n            name: Ban hành'
    other = '          - {id: "0", max: 3, source: {cite: Văn bản giả định, status: confirmed}}\n'
    complete = changed_standard((first, other + first))
    both = 'items: {"0": {points: 2}, "1": {none: true}}'
    assert told(indicator("1.1", both, complete)) == (State.COMPUTED, exactly(3))
    assert indicator("1.1", 'items: {"0": {points: 2}}', complete).points == between(2, 3)


def test_maxima_known_only_together_limit_what_is_open() -> None:
    card = scored(with_indicators('"1.3": {points: 3.5}'))
    assert card.indicators["1.2"].points == between(0, "7.5")  # 1.2 and 1.3 make 11
    assert card.criteria[0].points == between("3.5", 15)
    card = scored(with_indicators('"1.1": {points: 2}\n"1.3": {points: 3.5}'))
    assert card.criteria[0].points == between("5.5", 13)


def test_eight_indicators_of_criterion_3_share_23_points() -> None:
    card = scored(with_indicators('"3.2": {points: 3}\n"3.8": {points: 2.5}'))
    assert {card.indicators[f"3.{n}"].points for n in (3, 4, 5, 6, 7, 9)} == {between(0, "17.5")}
    assert card.indicators["3.1"].points == between(0, 2)
    assert card.criteria[2].points == between("5.5", 25)


def test_a_group_that_is_full_closes_its_last_indicator() -> None:
    card = scored(with_indicators('"2.1": {points: 2}\n"2.2": {points: 4}\n"1.2": {points: 11}'))
    assert told(card.indicators["1.3"]) == (State.NOT_ASSESSED, exactly(0))
    assert card.criteria[1].points == between(6, 30)


def test_criteria_and_total_never_exceed_their_maxima() -> None:
    card = scored(with_indicators('"2.3": {points: 9}'))
    assert [c.points.high for c in card.criteria] == [15, 29, 25, 10, 20]
    assert card.total == between(9, 99)


def test_an_empty_sheet_is_not_assessed_and_rests_on_nothing() -> None:
    for text in (
        "",
        "indicators:\n",
        with_indicators('"2.3":\n"2.4": {by: công chức}'),
        "declared_total: 90\n",
    ):
        card = scored(text)
        assert card.verdict is Verdict.NOT_ASSESSED
        assert card.total == between(0, 100)
        assert reasons(card) == "the sheet holds no scores yet"
        assert card.unverified == ()


def test_totals_of_criteria_are_enough() -> None:
    card = scored(totals("93.5"))
    assert card.total == exactly("93.5")
    assert all(c.declared for c in card.criteria)
    assert card.verdict is Verdict.PASS


def test_the_total_of_a_criterion_counts_before_its_indicators() -> None:
    card = scored(with_indicators('"4.1": {points: 3}') + 'criteria:\n  "4": {points: 8}\n')
    assert card.criteria[3].points == exactly(8)
    assert card.indicators["4.1"].points == exactly(3)


APPRAISED = (
    with_indicators('"2.3": {done: 950, total: 1000}\n"2.4": {none: true}\n"3.9": {points: 1.5}')
    + """appraisal:
  by: Hội đồng đánh giá tiếp cận pháp luật
  indicators:
    "2.3": {points: 9, reason: Sổ theo dõi có hồ sơ trả quá hạn}
    "3.8": {points: 3}
"""
)


def test_the_appraisal_counts_indicator_by_indicator() -> None:
    card = scored(APPRAISED)
    assert card.stage is Stage.APPRAISAL
    points = {id: card.indicators[id].points for id in ("2.3", "2.4", "3.8", "3.9")}
    assert points == {"2.3": exactly(9), "2.4": exactly(2), "3.8": exactly(3), "3.9": exactly("1.5")}
    assert card.total.low == Decimal("15.5")


def test_the_communes_own_points_can_still_be_asked_for() -> None:
    card = scored(APPRAISED, stage=Stage.SELF)
    assert card.stage is Stage.SELF
    assert card.indicators["2.3"].points == exactly("9.5")
    assert card.indicators["3.8"].state is State.NOT_ASSESSED
    assert card.total.low == 13


def test_without_an_appraisal_the_self_score_counts() -> None:
    assert scored(with_indicators('"2.3": {points: 9}')).stage is Stage.SELF
    assert scored(with_indicators('"2.3": {points: 9}') + "appraisal:\n  by: Hội đồng\n").stage is Stage.SELF


def test_appraised_indicators_replace_the_declared_total_of_their_criterion() -> None:
    card = scored(totals(90) + 'appraisal:\n  indicators:\n    "4.1": {points: 3}\n')
    assert card.criteria[3].points == between(3, 10)
    assert [c.declared for c in card.criteria] == [True, True, True, False, True]
