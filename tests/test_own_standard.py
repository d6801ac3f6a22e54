"""A standard of an office's own, of which more or less is known than of 619/2017. All of it is made up."""

from functools import cache

import pytest

from sheets import between, conditions, exactly, reasons, rests_on, scored, with_indicators
from tiepcan.model.sources import Status
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.scoring.scorecard import Scorecard, Verdict

SOURCE = "source: {cite: Văn bản giả định, status: confirmed}"
UNVERIFIED = "source: {cite: Văn bản giả định, status: unverified}"
TEXT = f"""
kind: standard
id: vi-du
name: Quy định giả định
form: points
years: {{from: 2020, {SOURCE}}}
max: 50
{SOURCE}
criteria:
  - id: "1"   # no group: 1.2 and 1.3 share what 1.1 leaves of the criterion
    max: 10
    {SOURCE}
    indicators:
      - {{id: "1.1", max: 4, {SOURCE}}}
      - {{id: "1.2", {SOURCE}}}
      - {{id: "1.3", {SOURCE}}}
  - id: "2"   # two groups, and one indicator of none
    max: 20
    {SOURCE}
    indicators:
      - {{id: "2.1", {SOURCE}}}
      - {{id: "2.2", {SOURCE}}}
      - {{id: "2.3", {SOURCE}}}
      - {{id: "2.4", max: 2, {SOURCE}}}
      - {{id: "2.5", {SOURCE}}}
    groups:
      - {{indicators: ["2.1", "2.2"], max: 5, {SOURCE}}}
      - {{indicators: ["2.3", "2.4"], max: 6, {SOURCE}}}
  - id: "3"
    max: 10
    {SOURCE}
    indicators:
      - id: "3.1"
        max: 8
        measure: share
        none: full
        {SOURCE}
        sources:
          max: {{cite: Văn bản giả định, status: inferred}}
      - {{id: "3.2", max: 2, measure: share, {UNVERIFIED}}}
  - id: "4"   # nobody knows its maximum
    {SOURCE}
    indicators:
      - {{id: "4.1", {SOURCE}}}
  - id: "5"   # a slip: the group has more than its criterion
    max: 5
    {SOURCE}
    indicators:
      - {{id: "5.1", {SOURCE}}}
      - {{id: "5.2", {SOURCE}}}
    groups:
      - {{indicators: ["5.1", "5.2"], max: 7, {SOURCE}}}
"""
CONDITIONS = f"""
conditions:
  - {{id: total, name: Tổng số điểm, test: total_at_least, minimum: 30, {SOURCE}}}
  - {{id: criteria, name: Tiêu chí, test: criteria_at_least, minimum: 50, {SOURCE}}}
"""


@cache
def standard(conditions: str = CONDITIONS) -> Standard:
    record = read_file((TEXT + conditions).encode(), "standards/vi-du.yaml").record
    assert isinstance(record, Standard)
    return record


def card_of(entries: str, rest: str = "", loai: str | None = None, terms: str = CONDITIONS) -> Scorecard:
    return scored(with_indicators(entries) + rest, loai, standard=standard(terms))


def test_indicators_of_no_group_share_what_is_left_of_the_criterion() -> None:
    card = card_of('"1.2": {points: 1.5}\n"2.3": {points: 1}')
    assert card.indicators["1.3"].points == between(0, "4.5")
    assert card.indicators["2.5"].points == between(0, 9)
    assert card.indicators["2.2"].points == between(0, 5)
    assert [c.points for c in card.criteria[:2]] == [between("1.5", 10), between(1, 17)]


def test_a_criterion_without_a_maximum_has_no_limit_but_the_total() -> None:
    card = card_of('"1.1": {points: 4}')
    assert card.indicators["4.1"].points == between(0, None)
    assert card.criteria[3].points == between(0, None)
    assert card.total == between(4, 50)
    assert conditions(card) == {"total": "unknown", "criteria": "unknown"}


def test_a_criterion_limits_a_group_that_has_too_much() -> None:
    card = card_of('"5.1": {points: 1}')
    assert card.criteria[4].points == between(1, 5)


def test_the_lowest_is_never_above_the_highest_even_where_a_sheet_has_too_much() -> None:
    card = card_of('"1.1": {points: 4}\n"1.2": {points: 9}')
    assert card.criteria[0].points == exactly(13)
    card = card_of('"1.1": {points: 12}')
    assert card.criteria[0].points == exactly(12)


def test_a_threshold_for_all_classes_needs_no_class() -> None:
    points = '"1.1": {points: 4}\n"3.1": {points: 8}\n"4.1": {points: 18}'
    assert conditions(card_of(points))["total"] == "met"
    assert conditions(card_of(points, loai="I"))["total"] == "met"


def test_a_standard_that_says_nothing_of_rounding_compares_the_exact_total() -> None:
    known = {"1": "9.5", "2": "10", "3": "5", "4": "0", "5": "5"}
    card = card_of("", "criteria:\n" + "".join(f'  "{id}": {{points: {p}}}\n' for id, p in known.items()))
    assert card.total == exactly("29.5")
    assert (card.verdict, conditions(card)["total"]) == (Verdict.FAIL, "not_met")


def test_a_criterion_without_a_maximum_leaves_the_half_open() -> None:
    card = card_of("", 'criteria:\n  "4": {points: 40}\n')
    assert "criterion 3 (at least 5 points needed), criterion 4 (its maximum is not known)" in reasons(card)


def test_without_conditions_nothing_is_concluded() -> None:
    card = card_of('"1.1": {points: 4}', terms="")
    assert card.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("test", ["total_at_least", "criteria_at_least", "satisfaction_at_least"])
def test_a_threshold_nobody_knows_is_never_met(test: str) -> None:
    terms = f"\nconditions:\n  - {{id: x, name: Chưa rõ, test: {test}, {SOURCE}}}\n"
    card = card_of('"1.1": {points: 4}', "conditions:\n  satisfaction: {percent: 100}\n", terms=terms)
    assert (card.verdict, reasons(card)) == (Verdict.UNDETERMINED, "the threshold is not known")


def test_a_class_the_standard_does_not_name_has_no_threshold() -> None:
    by_class = "by_class: {I: 90, II: 80}"
    terms = f"\nconditions:\n  - {{id: x, name: Tổng, test: total_at_least, {by_class}, {SOURCE}}}\n"
    card = card_of('"1.1": {points: 4}', loai="III", terms=terms)
    assert (card.verdict, reasons(card)) == (Verdict.UNDETERMINED, "the threshold is not known")


def test_full_points_where_nothing_arose_rest_on_the_maximum() -> None:
    card = card_of('"3.1": {none: true}')
    assert card.indicators["3.1"].points == exactly(8)
    assert rests_on(card) == {"the maximum: indicators 3.1": Status.INFERRED}


def test_what_an_unverified_indicator_says_is_named_once() -> None:
    card = card_of('"3.2": {done: 1, total: 3}')
    assert card.indicators["3.2"].points == exactly("0.67")
    assert rests_on(card) == {"the number and place of the indicator: indicators 3.2": Status.UNVERIFIED}
