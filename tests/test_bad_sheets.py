"""Mistakes that people make in score sheets: each is found at its place, with a way out if there is one."""

from datetime import date

import pytest

from sheets import HEAD, changed_standard, communes, findings, found_in, sheet, with_indicators, words
from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.diagnostics import Severity

TAN_PHONG = communes("slug: tan-phong\n  name: Phường Tân Phong\n  class: II")
NAM_LOONG = communes("slug: tan-phong\n  name: Xã Nậm Loỏng\n  until: 2020-01-31")


SOMETHING = HEAD + 'criteria:\n  "4": {points: 9}\n'
"""A sheet of which nothing is worth saying."""


def one(text: str) -> tuple[int, int, str, str, str]:
    """Line below the head of the sheet, column, code, sentence and hint of the only finding."""
    (found,) = findings(HEAD + text, TAN_PHONG)
    line = found.at.line - HEAD.count("\n")
    return line, found.at.column, found.code, words(found.message), words(found.hint)


def entry(id: str, lines: str) -> str:
    return with_indicators(f'"{id}":\n' + "".join(f"  {line}\n" for line in lines.splitlines()))


@pytest.mark.parametrize(
    ("id", "points", "code", "sentence"),
    [
        ("2.2", "-0.26", "S105", "-0.26 points for 2.2, at least -0.25 are possible"),
        ("2.2", "-1", "S105", "-1 points for 2.2, at least -0.25 are possible"),
        ("2.3", "-0.25", "S105", "-0.25 points for 2.3, at least 0 are possible"),
        ("2.3", "10.01", "S104", "10.01 points for 2.3, at most 10 are possible"),
        ("2.3", "95", "S104", "95 points for 2.3, at most 10 are possible"),
    ],
)
def test_points_outside_of_what_is_possible(id: str, points: str, code: str, sentence: str) -> None:
    # 95 points also lift the whole criterion above its maximum.
    found = [d for d in findings(HEAD + entry(id, f"points: {points}"), TAN_PHONG) if d.code != "S112"]
    assert [(d.at.line, d.at.column, d.code, words(d.message)) for d in found] == [(6, 13, code, sentence)]


@pytest.mark.parametrize("points", ["-0.25", "0", "0.00", "3"])
def test_points_at_the_edge_are_possible(points: str) -> None:
    assert findings(HEAD + entry("2.2", f"points: {points}"), TAN_PHONG) == []


def test_more_done_than_there_was() -> None:
    assert one(entry("2.3", "done: 1050\ntotal: 1000"))[:4] == (3, 11, "S106", "1050 done of 1000")


def test_a_total_of_0_asks_whether_nothing_arose() -> None:
    line, column, code, sentence, hint = one(entry("2.4", "done: 0\ntotal: 0"))
    assert (line, column, code, sentence) == (4, 12, "S107", "a total of 0: did nothing arise?")
    assert hint == "write “none: true” with the reason instead of done and total"


def test_nothing_arose_and_yet_there_was_something() -> None:
    told = one(entry("2.4", "none: true\ntotal: 12\nreason: Trong năm không có phản ánh, kiến nghị"))
    assert told[:4] == (3, 11, "S108", "“none” says that nothing arose, and the sheet counts 12")


@pytest.mark.parametrize(
    ("points", "code", "hint"),
    [
        (".nan", "F108", "write digits, with a point for decimals: 8.5"),
        (".inf", "F108", "write digits, with a point for decimals: 8.5"),
        ("95%", "F108", "write 95, without the percent sign"),
        ("97,35%", "F108", "write 97.35, without the percent sign"),
        ("8,5", "F109", "write decimals with a point: 8.5"),
        ("1.234", "F109", "write 1234 or 1.2340, whichever is meant"),
        ("1e2", "F108", "write digits, with a point for decimals: 8.5"),
        ("8 điểm", "F108", "write digits, with a point for decimals: 8.5"),
        ("+8", "F108", "write digits, with a point for decimals: 8.5"),
        ("true", "F108", "write digits, with a point for decimals: 8.5"),
    ],
)
def test_what_is_no_number_or_could_be_two(points: str, code: str, hint: str) -> None:
    line, column, found, _, told = one(entry("2.3", f"points: {points}"))
    assert (line, column, found, told) == (3, 13, code, hint)


def test_a_percent_sign_in_the_satisfaction() -> None:
    told = one("conditions:\n  satisfaction:\n    percent: 97,35%\n")
    assert told == (3, 14, "F108", "“97,35%” is not a number", "write 97.35, without the percent sign")


def test_an_indicator_of_another_standard_is_answered_with_those_of_the_criterion() -> None:
    line, column, code, sentence, hint = one(entry("2.6", "points: 1"))
    assert (line, column, code) == (2, 3, "S102")
    assert sentence == "the standard 619-2017 has no indicator 2.6"
    assert hint == "its indicators of this criterion are: 2.1, 2.2, 2.3, 2.4, 2.5"
    assert one(entry("7.1", "points: 1"))[2:] == ("S102", "the standard 619-2017 has no indicator 7.1", "")


def test_a_number_without_quotation_marks_is_the_same_indicator() -> None:
    assert findings(HEAD + "indicators:\n  2.3:\n    points: 9\n", TAN_PHONG) == []


def test_a_commune_that_is_not_in_the_list() -> None:
    (found,) = findings(SOMETHING.replace("tan-phong", "tan-fong"), TAN_PHONG)
    assert (found.code, found.at.line, found.at.column) == ("S114", 2, 10)
    assert words(found.hint) == "did you mean “tan-phong”?"
    (found,) = findings(SOMETHING.replace("tan-phong", "mot-xa-khac"), TAN_PHONG)
    assert found.hint is None


def test_a_commune_that_was_merged_before_the_year_ended() -> None:
    (found,) = findings(SOMETHING, NAM_LOONG)
    assert (found.code, words(found.message)) == ("S114", "Xã Nậm Loỏng does not exist on 31/12/2020")
    assert findings(SOMETHING.replace("2020", "2019"), NAM_LOONG) == []


@pytest.mark.parametrize("written", ["“2.1”", '"2,1"', '"2.1 "', "Chỉ tiêu 2.1", "'Chỉ tiêu 2.1: công khai'"])
def test_indicator_within_what_was_written_is_named(written: str) -> None:
    found = [d for d in findings(HEAD + f"indicators:\n  {written}: {{points: 1}}\n") if d.code == "S102"]
    assert [words(d.hint) for d in found if d.hint] == ['write "2.1"']


def test_without_a_list_of_communes_nothing_is_said_of_them() -> None:
    assert findings(SOMETHING.replace("tan-phong", "mot-xa-nao-do"), None) == []


@pytest.mark.parametrize("year", ["2016", "2022", "2025", "2030"])
def test_a_year_without_a_standard_is_refused_and_never_scored_by_the_nearest(year: str) -> None:
    (found,) = findings(HEAD.replace("2020", year) + entry("2.3", "points: 95"), TAN_PHONG)
    assert (found.code, found.at.line, found.at.column) == ("S101", 3, 7)
    assert words(found.message) == f"no standard is known for the assessment year {year}"
    assert words(found.hint) == "the standards known are: 619-2017 (2017–2021)"


@pytest.mark.parametrize(
    ("year", "standard", "sentence"),
    [
        ("2023", "619-2017", "the standard 619-2017 does not serve the year 2023"),
        ("2020", "25-2021", "there is no standard “25-2021”"),
    ],
)
def test_a_standard_that_does_not_fit(year: str, standard: str, sentence: str) -> None:
    (found,) = findings(HEAD.replace("2020", year) + f"standard: {standard}\n", TAN_PHONG)
    assert (found.code, found.at.line, found.at.column) == ("S101", 4, 11)
    assert words(found.message) == sentence
    assert words(found.hint) == "the standards known are: 619-2017 (2017–2021)"


def test_all_criteria_above_their_maximum_are_found_at_once() -> None:
    text = 'criteria:\n  "1": {points: 16}\n  "3": {points: 26}\n  "4": {points: -1}\n'
    assert found_in(text) == [(2, "S112"), (3, "S112"), (4, "S112")]


def test_a_criterion_is_reported_once_although_it_counts_for_self_score_and_appraisal() -> None:
    text = 'criteria:\n  "1": {points: 16}\nappraisal:\n  indicators:\n    "4.1": {points: 3}\n'
    assert found_in(text) == [(2, "S112")]


@pytest.mark.parametrize(("percent", "codes"), [("98.33", []), ("98.34", ["S122"]), ("98.32", ["S122"])])
def test_a_share_beside_its_figures_agrees_to_the_second_decimal(percent: str, codes: list[str]) -> None:
    text = f"conditions:\n  satisfaction: {{done: 118, total: 120, percent: {percent}}}\n"
    assert [code for _, code in found_in(text)] == codes


def test_items_together_are_no_more_than_their_indicator() -> None:
    text = entry("1.1", 'items:\n  "1": {points: 1}\n  "2": {points: 3.25}')
    assert found_in(text) == [(4, "S104")]
    assert found_in(text.replace("3.25", "3")) == []


def test_an_item_that_the_standard_does_not_list_has_its_limits_as_well() -> None:
    assert found_in(entry("3.2", 'items:\n  "1": {points: -3}')) == [(4, "S105")]
    # The penalty of 2.2 may be written as an item of its own.
    assert found_in(entry("2.2", 'items:\n  "4": {points: -0.25}')) == []
    assert found_in(entry("2.2", 'items:\n  "4": {points: -0.5}')) == [(4, "S105")]


def test_appraised_points_are_checked_like_declared_ones() -> None:
    text = (
        'appraisal:\n  indicators:\n    "2.1": {points: 4}\n    "2.2": {points: 3}\n    "2.3": {points: 11}\n'
    )
    assert found_in(text) == [(3, "S121"), (5, "S104")]


def test_a_rounded_total_of_points_that_are_still_open_is_no_slip() -> None:
    # 95.25 points are certain: a total of 95 is their sum, rounded.
    text = 'criteria:\n  "1": {points: 15}\n  "2": {points: 30}\n  "3": {points: 25}\n  "4": {points: 10}\n'
    almost = text + entry("5.1", "points: 15.25")
    assert found_in(almost + "declared_total: 95\n") == []
    assert found_in(almost + "declared_total: 94\n") == [(9, "S110")]


def test_figures_beyond_all_measure_are_findings_and_no_traceback() -> None:
    text = entry("2.3", "done: 999999999999999\ntotal: 0.0000000001")
    assert (3, "S106") in found_in(text)
    facts = "done: 999999999999999, total: 0.0000000001, percent: 95"
    assert {code for _, code in found_in(f"conditions:\n  satisfaction: {{{facts}}}\n")} == {"S106", "S122"}


def test_many_mistakes_come_all_at_once() -> None:
    text = (
        entry("2.3", "points: 12")
        + '  "2.4":\n    done: 5\n    total: 3\n  "9.9":\n    points: 1\n'
        + 'criteria:\n  "7": {points: 1}\n'
        + "conditions:\n  discipline: {cases: -2}\n  satisfaction: {percent: 101}\n"
    )
    codes = {d.code: d.severity for d in findings(HEAD + text, NAM_LOONG)}
    assert codes == dict.fromkeys(["S102", "S103", "S104", "S106", "S114", "S117", "S120"], Severity.ERROR)


def test_a_standard_of_the_office_with_mistakes_does_not_stop_the_check_of_its_sheets() -> None:
    strange = changed_standard(
        ('indicators: ["2.1", "2.2"]\n        max: 6', 'indicators: ["2.1", "2.2", "9.9"]\n        max: -6'),
        ("max: 11", "max: 1"),
        ("share_decimals: 2", "share_decimals: -3"),
    )
    around = Neighbours(communes=None, standards=(strange,), plans=None, day=date(2020, 12, 31))
    assert {d.code for d in check(strange, around)} == {"D103", "D105", "D110"}
    assert list(check(sheet(entry("2.3", "done: 2\ntotal: 3")), around)) == []


@pytest.mark.parametrize(
    ("id", "lines", "code", "sentence", "hint"),
    [
        ("2.3", "yes: true", "S123", "indicator 2.3 is not measured by “yes”", "write done: 95, total: 100"),
        ("2.3", "count: 3", "S123", "indicator 2.3 is not measured by “count”", "write done: 95, total: 100"),
        ("3.8", "count: -1\npoints: 2", "S124", "-1 is no count", ""),
        ("3.8", "count: 0.5\npoints: 2", "S124", "0.5 is no count", ""),
        ("2.3", "penalty: true", "S125", "the standard has no penalty for 2.3", "write the points: 0"),
        (
            "2.3",
            "passed: true",
            "S126",
            "“passed” for 2.3, but the standard counts points",
            "write the points: 8.5",
        ),
    ],
)
def test_facts_that_the_standard_does_not_read(
    id: str, lines: str, code: str, sentence: str, hint: str
) -> None:
    assert one(entry(id, lines))[2:] == (code, sentence, hint)


def test_what_is_declared_is_compared_with_every_kind_of_fact() -> None:
    assert one(entry("2.2", "points: 1\npenalty: true"))[2:4] == (
        "S116",
        "1 points declared, the facts give -0.25",
    )
    assert findings(HEAD + entry("2.2", "points: -0.25\npenalty: true"), TAN_PHONG) == []


@pytest.mark.parametrize(
    ("facts", "points", "codes"),
    [
        ("{done: 118, total: 120}", "11.8", []),
        ("{done: 2, total: 3}", "8", []),
        ("{percent: 97.35}", "11.68", []),
        ("{percent: 97.35}", "11.7", ["S127"]),
        ("{done: 118, total: 120}", "12", ["S127"]),
        ("{done: 0, total: 0}", "12", []),
        ("{total: 120}", "12", ["S109"]),
    ],
)
def test_satisfaction_and_its_indicator_are_checked_against_each_other(
    facts: str, points: str, codes: list[str]
) -> None:
    text = entry("2.5", f"points: {points}") + f"conditions:\n  satisfaction: {facts}\n"
    assert [code for _, code in found_in(text)] == codes


@pytest.mark.parametrize(
    ("text", "line"),
    [("", -2), ("indicators:\n", 1), ('indicators:\n  "2.3":\n    by: công chức\n', 1), ("criteria:\n", -2)],
)
def test_an_empty_sheet_asks_for_what_is_known(text: str, line: int) -> None:
    assert one(text)[0] == line
    assert one(text)[2:] == (
        "S128",
        "the sheet holds no scores yet",
        "write what is known of each indicator: points, or done and total",
    )


@pytest.mark.parametrize(
    ("lines", "code", "hint"),
    [
        ("points: 12", "S104", "write at most 2"),
        ("points: -1", "S105", "write 0 or more"),
        ("done: 1050\ntotal: 1000", "S106", "were the two exchanged? done: 1000, total: 1050"),
        ("done: -1\ntotal: 1000", "S106", "figures are 0 or more"),
        ("done: 950", "S109", "write both, done and total"),
        (
            "none: true\ntotal: 12\nreason: Không",
            "S108",
            "keep one of the two: “none” with its reason, or the figures",
        ),
    ],
)
def test_every_mistake_in_figures_comes_with_a_way_out(lines: str, code: str, hint: str) -> None:
    assert [(d.code, words(d.hint)) for d in findings(HEAD + entry("2.4", lines), TAN_PHONG)] == [
        (code, hint)
    ]
