"""Conditions that not every regulation has, what comes first among reasons, and years that were suspended.

Each story is a sheet of a few lines under a standard made up for it. All figures are made up.
"""

from datetime import date
from functools import cache

import pytest

from sheets import CLEAN, HEAD, conditions, reasons, scored, sheet, totals, with_indicators, words
from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.model.scores import ScoreSheet
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.scoring.choice import choose_standard, suspension_of
from tiepcan.scoring.scorecard import Scorecard, Verdict

SOURCE = "source: {cite: Văn bản giả định, status: confirmed}"
TEXT = f"""
kind: standard
id: vi-du
name: Quy định giả định
form: points
years: {{from: 2020, to: 2022, {SOURCE}}}
max: 10
{SOURCE}
criteria:
  - id: "1"
    max: 10
    {SOURCE}
    indicators:
      - {{id: "1.1", max: 4, {SOURCE}}}
      - {{id: "1.2", max: 6, measure: share, {SOURCE}}}
suspended:
  - year: 2021
    text: Tạm dừng việc đánh giá (giả định)
    {SOURCE}
conditions:
"""
HEADS = f"  - {{id: heads, name: Người đứng đầu, test: no_head_disciplined, {SOURCE}}}\n"
FORMS = HEADS.replace("test:", "forms: [cảnh cáo], lighter_forms: [khiển trách], test:")
CRITERIA = f"  - {{id: criteria, name: Tiêu chí, test: criteria_at_least, minimum: 50, {SOURCE}}}\n"
TOTAL = f"  - {{id: total, name: Tổng, test: total_at_least, minimum: 8, {SOURCE}}}\n"


@cache
def standard(terms: str = HEADS) -> Standard:
    loaded = read_file((TEXT + terms).encode(), "standards/vi-du.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, Standard)
    return loaded.record


def card_of(facts: str, terms: str = HEADS, entries: str = '"1.1": {points: 4}') -> Scorecard:
    return scored(with_indicators(entries) + facts, standard=standard(terms))


def cases(*lines: str) -> str:
    text = "".join(f"      - {{{line}}}\n" for line in lines)
    return f"conditions:\n  discipline:\n    cases:\n{text}"


@pytest.mark.parametrize(
    ("case", "state"),
    [
        (
            "post: Chủ tịch UBND, head: true, form: khiển trách, decision: 1/QĐ",
            "not_met",
        ),  # whatever the form
        ("post: Chủ tịch UBND, head: true, date: 2020-05-04", "not_met"),
        ("post: Bí thư Đảng ủy, head: true, criminal: true, date: 2020-05-04", "not_met"),
        ("post: Chủ tịch UBND, head: true, form: cảnh cáo", "unknown"),  # proposed, not decided
        ("post: Chủ tịch UBND, head: true", "unknown"),
        ("post: công chức Địa chính, form: cách chức, decision: 1/QĐ", "unknown"),  # whose case?
        ("post: công chức Địa chính, head: false, form: cách chức, decision: 1/QĐ", "met"),
        ("post: công chức Địa chính, head: false", "met"),  # pending, and no matter
        ("post: công chức Địa chính, head: false, criminal: true, date: 2020-05-04", "unknown"),
        ("head: false, criminal: false, date: 2020-05-04", "met"),
    ],
)
def test_only_a_head_who_was_disciplined_stands_against_recognition(case: str, state: str) -> None:
    assert conditions(card_of(cases(case))) == {"heads": state}


@pytest.mark.parametrize(
    ("form", "state"), [("khiển trách", "met"), ("cảnh cáo", "not_met"), ("một hình thức khác", "unknown")]
)
def test_a_standard_that_lists_forms_asks_for_them_of_heads_as_well(form: str, state: str) -> None:
    case = f"post: Chủ tịch UBND, head: true, form: {form}, decision: 1/QĐ"
    assert conditions(card_of(cases(case), FORMS)) == {"heads": state}


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ("", "unknown"),
        ("conditions:\n  discipline: {cases: 0}\n", "met"),
        ("conditions:\n  discipline: {cases: []}\n", "met"),
        ("conditions:\n  discipline: {cases: 2}\n", "unknown"),  # a number does not say whose they were
    ],
)
def test_a_number_of_cases_decides_only_where_there_are_none(facts: str, state: str) -> None:
    assert conditions(card_of(facts)) == {"heads": state}


def test_a_case_that_counts_decides_among_pending_ones() -> None:
    pending, decided = "post: A, head: true", "post: B, head: true, form: cảnh cáo, date: 2020-09-18"
    card = card_of(cases(pending, decided))
    assert (card.verdict, reasons(card)) == (Verdict.FAIL, "B: head, disciplined (cảnh cáo)")


def test_what_no_points_can_make_good_is_said_first() -> None:
    facts = cases("post: B, head: true, form: cảnh cáo, date: 2020-09-18")
    card = card_of(facts, TOTAL + CRITERIA + HEADS, '"1.1": {points: 1}\n"1.2": {points: 1}')
    assert [c.spec.id for c in card.conditions] == ["total", "criteria", "heads"]
    assert reasons(card).startswith("B: head")
    undecided = card_of("", TOTAL + CRITERIA + HEADS)
    assert reasons(undecided).startswith("the sheet does not say whether anybody was disciplined")


def test_an_open_criterion_names_the_indicators_that_decide_it() -> None:
    card = card_of("", CRITERIA)
    assert reasons(card) == (
        "not yet certain to reach 50% of the maximum: criterion 1 (indicators 1.2: at least 1 points needed)"
    )
    untouched = scored('criteria:\n  "1": {points: 4}\n', standard=standard(CRITERIA))
    assert "criterion 1: 4 of 5" in reasons(untouched)


def test_a_year_that_was_suspended_has_no_standard() -> None:
    law = standard()
    assert choose_standard([law], 2020) is law
    assert choose_standard([law], 2021) is None
    assert choose_standard([law], 2022) is law
    assert suspension_of([law], 2020) is None


@pytest.mark.parametrize("extra", ["", "standard: vi-du\n"])
def test_a_sheet_of_a_suspended_year_is_answered_with_the_order(extra: str) -> None:
    (found,) = found_in(HEAD.replace("2020", "2021") + extra)
    assert (found[0], found[1]) == ("S101", 3)
    assert found[2] == (
        "the assessment of 2021 was suspended: Tạm dừng việc đánh giá (giả định) (Văn bản giả định)"
    )


def test_a_sheet_that_says_that_no_assessment_was_held_agrees_with_the_order() -> None:
    text = (
        HEAD.replace("2020", "2021") + "evaluation:\n  held: false\n  reason: Tạm dừng\n  basis: Giả định\n"
    )
    assert found_in(text) == []


def found_in(text: str) -> list[tuple[str, int, str]]:
    record = read_file(text.encode(), "t.yaml").record
    assert isinstance(record, ScoreSheet)
    around = Neighbours(communes=None, standards=(standard(),), plans=None, day=date(2021, 12, 31))
    return [(d.code, d.at.line, words(d.message)) for d in check(record, around)]


def test_nobody_disciplined_and_people_satisfied_leave_the_points_to_decide() -> None:
    assert scored(totals(95, CLEAN)).verdict is Verdict.PASS
    assert sheet(CLEAN).discipline is not None
