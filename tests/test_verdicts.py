"""Who is recognised under Quyết định 619/QĐ-TTg: conditions, verdicts, and what they rest on.

Each story is a sheet of a few lines. All figures are made up.
"""

from decimal import Decimal

import pytest

from sheets import (
    CLEAN,
    between,
    changed_standard,
    conditions,
    reasons,
    rests_on,
    scored,
    standard_of_file,
    totals,
    with_indicators,
    words,
)
from tiepcan.model.sources import Status
from tiepcan.scoring.scorecard import ConditionState, Scorecard, Verdict

ALL = [i.id for i in standard_of_file().indicators()]
CASE = "conditions:\n  discipline:\n    cases:\n"
SATISFIED = "  satisfaction: {percent: 95}\n"


def one_case(lines: str) -> str:
    """A sheet of 95 points with one official disciplined."""
    first, *others = lines.splitlines()
    text = "".join(f"        {line}\n" for line in others)
    return totals(95, f"{CASE}      - {first}\n{text}{SATISFIED}")


def reason(card: Scorecard, id: str) -> str:
    return next(words(c.reason) for c in card.conditions if c.spec.id == id)


@pytest.mark.parametrize(
    ("loai", "total", "verdict"),
    [
        ("I", "89.49", Verdict.FAIL),
        ("I", "89.5", Verdict.UNDETERMINED),
        ("I", "89.99", Verdict.UNDETERMINED),
        ("I", "90", Verdict.PASS),
        ("I", "90.25", Verdict.PASS),
        ("II", "79.49", Verdict.FAIL),
        ("II", "79.5", Verdict.UNDETERMINED),
        ("II", "80", Verdict.PASS),
        ("II", "80.4", Verdict.PASS),
        ("III", "69.49", Verdict.FAIL),
        ("III", "69.5", Verdict.UNDETERMINED),
        ("III", "70", Verdict.PASS),
    ],
)
def test_thresholds_of_the_classes(loai: str, total: str, verdict: Verdict) -> None:
    card = scored(totals(total), loai)
    assert card.verdict is verdict
    others = {id: state for id, state in conditions(card).items() if id != "total"}
    assert set(others.values()) == {"met"}


def test_a_total_that_only_rounding_lifts_leaves_the_result_open() -> None:
    card = scored(totals("89.5"), "I")
    assert "the result depends on how totals are rounded" in reasons(card)
    assert rests_on(card)["rounding of the total"] is Status.UNVERIFIED


@pytest.mark.parametrize(("rule", "verdict"), [("exact", Verdict.FAIL), ("half_up_to_whole", Verdict.PASS)])
def test_a_standard_that_says_how_totals_are_rounded_decides(rule: str, verdict: Verdict) -> None:
    decided = changed_standard(("\n  total:\n", f"\n  total: {rule}\n"))
    card = scored(totals("89.5"), "I", standard=decided)
    assert card.verdict is verdict
    assert "rounding of the total" not in rests_on(card)
    assert scored(totals("89.49"), "I", standard=decided).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("total", "verdict"),
    [
        ("69.49", Verdict.FAIL),  # below the lowest threshold
        ("69.5", Verdict.UNDETERMINED),
        ("85", Verdict.UNDETERMINED),
        ("90", Verdict.PASS),  # reaches the highest
    ],
)
def test_without_a_class_only_what_holds_for_every_class_is_said(total: str, verdict: Verdict) -> None:
    assert scored(totals(total), None).verdict is verdict


def test_without_a_class_the_reason_names_the_threshold_that_decides() -> None:
    assert "at least 70 needed" in reasons(scored(totals(60), None))
    assert "(70 to 90 points)" in reasons(scored(totals(85), None))


@pytest.mark.parametrize(("id", "half"), [("1", "7.5"), ("2", "15"), ("3", "12.5"), ("4", "5"), ("5", "10")])
def test_exactly_half_of_a_criterion_is_enough(id: str, half: str) -> None:
    full = {"1": "15", "2": "30", "3": "25", "4": "10", "5": "20"}
    text = "criteria:\n" + "".join(
        f'  "{c}": {{points: {half if c == id else most}}}\n' for c, most in full.items()
    )
    assert scored(text + CLEAN, "III").verdict is Verdict.PASS
    below = text.replace(
        f'"{id}": {{points: {half}}}', f'"{id}": {{points: {Decimal(half) - Decimal("0.01")}}}'
    )
    card = scored(below + CLEAN, "III")
    assert card.verdict is Verdict.FAIL
    assert f"criterion {id}" in reasons(card)


def test_a_single_indicator_may_be_below_half() -> None:
    card = scored(
        with_indicators('"4.1": {points: 0}\n"4.2": {points: 5}\n"4.3": {points: 5}')
        + 'criteria:\n  "1": {points: 15}\n  "2": {points: 30}\n  "3": {points: 25}\n  "5": {points: 20}\n'
        + CLEAN
    )
    assert card.verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("facts", "unknown"),
    [
        ("", {"discipline", "satisfaction"}),
        ("conditions:\n  satisfaction: {percent: 95}\n", {"discipline"}),
        ("conditions:\n  discipline: {cases: 0}\n", {"satisfaction"}),
        ("conditions:\n  discipline:\n    cases:\n  satisfaction: {percent: 95}\n", {"discipline"}),
        ("conditions:\n  discipline: {cases: 0}\n  satisfaction: {done: 95}\n", {"satisfaction"}),
        ("conditions:\n  discipline: {cases: 0}\n  satisfaction: {done: 0, total: 0}\n", {"satisfaction"}),
    ],
)
def test_a_condition_nobody_speaks_of_leaves_the_result_open(facts: str, unknown: set[str]) -> None:
    card = scored(totals(95, facts))
    assert {id for id, state in conditions(card).items() if state == "unknown"} == unknown
    assert card.verdict is Verdict.UNDETERMINED


def test_too_few_points_fail_whatever_the_other_conditions_turn_out_to_be() -> None:
    assert scored(totals(60, "")).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("cases", "state"), [("0", "met"), ("1", "not_met"), ("3", "not_met"), ("[]", "met")]
)
def test_discipline_as_a_number(cases: str, state: str) -> None:
    card = scored(totals(95, f"conditions:\n  discipline: {{cases: {cases}}}\n{SATISFIED}"))
    assert conditions(card)["discipline"] == state


@pytest.mark.parametrize(
    "form", ["cảnh cáo", "Cảnh  cáo", "hạ bậc lương", "giáng chức", "cách chức", "buộc thôi việc"]
)
def test_a_decided_warning_or_worse_fails(form: str) -> None:
    card = scored(one_case(f"post: công chức Địa chính\nform: {form}\ndecision: 512/QĐ-UBND"))
    assert card.verdict is Verdict.FAIL
    assert "công chức Địa chính" in reasons(card)


def test_a_reprimand_does_not_count_and_the_result_says_what_that_rests_on() -> None:
    card = scored(one_case("post: công chức Địa chính\nform: khiển trách\ndate: 2020-09-18"))
    assert card.verdict is Verdict.PASS
    forms = [s for u in card.unverified for s in u.sources if s.reason and "khiển trách" in s.reason]
    assert {s.status for s in forms} == {Status.UNVERIFIED}
    assert forms


@pytest.mark.parametrize(
    "case",
    [
        "post: công chức Địa chính\nform: cảnh cáo",  # proposed, not decided
        "post: công chức Địa chính\nform: khiển trách",  # may still become heavier
        "post: công chức Địa chính",
        "post: công chức Địa chính\nform: khai trừ khỏi Đảng\ndecision: 5-QĐ/ĐU",  # not administrative
    ],
)
def test_a_pending_or_unknown_case_leaves_the_result_open(case: str) -> None:
    card = scored(one_case(case))
    assert conditions(card)["discipline"] == "unknown"
    assert card.verdict is Verdict.UNDETERMINED


def test_one_case_that_counts_is_enough_among_pending_ones() -> None:
    pending = "      - {post: A}\n"
    decided = "      - {post: B, form: cảnh cáo, date: 2020-09-18}\n"
    card = scored(totals(95, f"{CASE}{pending}{decided}{SATISFIED}"))
    assert conditions(card)["discipline"] == "not_met"
    assert reason(card, "discipline") == "B: disciplined, cảnh cáo"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ("{percent: 80}", "met"),
        ("{percent: 79.99}", "not_met"),
        ("{percent: 79.9999999999}", "not_met"),
        ("{percent: 100}", "met"),
        ("{percent: 0}", "not_met"),
        ("{done: 80, total: 100}", "met"),
        ("{done: 4, total: 5}", "met"),
        ("{done: 79999, total: 100000}", "not_met"),  # 80,00 when rounded: not rounded
        ("{done: 799999, total: 1000000}", "not_met"),
        ("{done: 0, total: 50}", "not_met"),
        ("{done: 90, total: 100, percent: 70}", "met"),  # the answers count before the share
    ],
)
def test_satisfaction_is_compared_without_rounding(facts: str, state: str) -> None:
    rest = f"conditions:\n  discipline: {{cases: 0}}\n  satisfaction: {facts}\n"
    card = scored(totals(95, rest))
    assert conditions(card)["satisfaction"] == state
    assert card.verdict is (Verdict.PASS if state == "met" else Verdict.FAIL)
    assert Status.UNVERIFIED in rests_on(card).values()


KNOWN = 'criteria:\n  "1": {points: 15}\n  "2": {points: 30}\n  "4": {points: 10}\n  "5": {points: 20}\n'


@pytest.mark.parametrize(
    ("third", "loai", "verdict"),
    [
        # 75 points are known; TC3 is open from what is written up to 25.
        ('"3.1": {points: 2}', "II", Verdict.UNDETERMINED),  # 77 to 100 straddles 80
        ('"3.2": {points: 13}', "II", Verdict.PASS),  # 88 at least, TC3 above its half
        ('"3.2": {points: 5}', "II", Verdict.UNDETERMINED),  # 80 at least, TC3 not yet certain
        ('"3.2": {points: 13}', "I", Verdict.UNDETERMINED),  # 88 to 100 straddles 90
    ],
)
def test_an_open_part_leaves_the_result_open_only_where_it_matters(
    third: str, loai: str, verdict: Verdict
) -> None:
    card = scored(with_indicators(third) + KNOWN + CLEAN, loai)
    assert not card.total.exact
    assert card.verdict is verdict


def test_a_total_that_cannot_reach_the_threshold_fails_although_parts_are_open() -> None:
    card = scored(
        with_indicators('"2.3": {points: 1}')
        + 'criteria:\n  "1": {points: 10}\n  "3": {points: 20}\n  "4": {points: 8}\n  "5": {points: 20}\n'
        + CLEAN
    )
    assert card.total == between(59, 79)
    assert conditions(card)["total"] == "not_met"
    assert card.verdict is Verdict.FAIL
    assert "total between 59 and 79 points, at least 80 needed" in reasons(card)


def test_the_reason_names_the_open_indicators_and_what_is_needed_of_them() -> None:
    known = KNOWN.replace('  "4": {points: 10}\n', '  "3": {points: 15}\n')
    card = scored(with_indicators('"4.1": {points: 3}\n"4.2": {points: 4}') + known + CLEAN, "I")
    assert "still open: indicators 4.3, at least 3 points of them needed" in reasons(card)


def test_what_a_result_rests_on_never_lists_what_is_confirmed() -> None:
    for text in (
        totals(95),
        totals(60),
        totals("79.5"),
        one_case("post: A\nform: cảnh cáo\ndate: 2020-09-18"),
    ):
        assert Status.CONFIRMED not in rests_on(scored(text)).values()


def test_confirmed_indicators_with_declared_points_rest_on_the_conditions_only() -> None:
    lists = with_indicators('"2.3": {points: 9}\n"2.5": {points: 11}\n"5.4": {points: 4}')
    told = rests_on(scored(lists + KNOWN + CLEAN))
    assert not any("indicators" in what and "2.3" in what for what in told)
    assert "rounding of computed points" not in told


def test_points_computed_of_facts_rest_on_the_inferred_measure_and_rounding() -> None:
    told = rests_on(scored(with_indicators('"2.3": {done: 95, total: 100}\n"5.4": {done: 3, total: 4}')))
    assert told["the way of computing points from facts: indicators 2.3, 5.4"] is Status.INFERRED
    assert told["rounding of computed points"] is Status.INFERRED


def test_an_item_computed_of_facts_rests_on_its_own_inferred_measure_and_number() -> None:
    told = rests_on(scored(with_indicators('"1.3": {items: {"1": {done: 2, total: 3}}}')))
    assert told["the way of computing points from facts: indicators 1.3/1"] is Status.INFERRED
    assert told["the number and place of the indicator: indicators 1.3/1"] is Status.UNVERIFIED
    assert told["rounding of computed points"] is Status.INFERRED
    other = rests_on(scored(with_indicators('"1.3": {items: {"1": {}, "2": {points: 0.5}}}')))
    assert not any("1.3/1" in what for what in other)


def test_indicators_whose_number_nobody_has_seen_are_named() -> None:
    told = rests_on(scored(with_indicators('"3.9": {points: 1}\n"4.3": {points: 1}\n"5.5": {points: 1}')))
    assert told["the number and place of the indicator: indicators 3.9, 4.3, 5.5"] is Status.UNVERIFIED


def test_a_limit_inferred_for_a_group_is_named_where_it_limits_something_open() -> None:
    open_22 = with_indicators('"2.1": {points: 2}')
    limited = [id for id in ALL if id not in ("1.1", "2.3", "2.4", "2.5", "3.1", "5.4")]
    assert rests_on(scored(open_22))[f"the maximum: indicators {', '.join(limited)}"] is Status.INFERRED
    both = open_22 + KNOWN.replace('  "2": {points: 30}\n', '  "3": {points: 25}\n') + CLEAN
    assert rests_on(scored(both))["the maximum: indicators 2.1, 2.2"] is Status.INFERRED
    assert not any(what.startswith("the maximum") for what in rests_on(scored(totals(95))))


def test_every_condition_says_why() -> None:
    for text in (totals(95), totals(60, ""), totals("79.5"), with_indicators('"2.3": {points: 1}')):
        for result in scored(text).conditions:
            assert words(result.reason)
            assert isinstance(result.state, ConditionState)
