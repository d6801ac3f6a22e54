"""Quyết định 619/QĐ-TTg as data: what is known of it, and how surely."""

from decimal import Decimal
from pathlib import Path

import pytest

from tiepcan.model.indicators import Criterion, FullPoints, Indicator, Item, Measure
from tiepcan.model.sources import Status, source_of
from tiepcan.model.standard import Condition, ConditionTest, ResultForm, Standard
from tiepcan.model.terms import CommuneClass
from tiepcan.reading.load import read_file

FILE = Path(__file__).resolve().parents[1] / "src" / "tiepcan" / "standards" / "619-2017.yaml"

# The six indicators whose maximum has been read, of twenty-five.
KNOWN_MAXIMA = {"1.1": 4, "2.3": 10, "2.4": 2, "2.5": 12, "3.1": 2, "5.4": 4}

# What is known of the others: only what they make together.
GROUPS = {
    ("1.2", "1.3"): 11,
    ("2.1", "2.2"): 6,
    ("3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9"): 23,
    ("4.1", "4.2", "4.3"): 10,
    ("5.1", "5.2", "5.3", "5.5"): 16,
}

# Parts of an indicator with a maximum of their own.
ITEM_MAXIMA = {"1.1/1": 1, "1.3/1": 3, "2.1/1": 2, "2.2/3": 1, "3.3/1": 2}


@pytest.fixture(scope="module", name="standard")
def the_standard() -> Standard:
    loaded = read_file(FILE.read_bytes(), FILE.name)
    assert loaded.found == ()
    assert isinstance(loaded.record, Standard)
    return loaded.record


def indicator(standard: Standard, id: str) -> Indicator:
    found = standard.indicator(id)
    assert found is not None
    return found


def condition(standard: Standard, id: str) -> Condition:
    return next(c for c in standard.conditions if c.id == id)


def items(standard: Standard) -> dict[str, Item]:
    return {f"{i.id}/{item.id}": item for i in standard.indicators() for item in i.items}


def known_maximum(criterion: Criterion) -> Decimal:
    """What the known maxima and the groups of a criterion make together."""
    single = sum((i.max for i in criterion.indicators if i.max is not None), Decimal(0))
    return single + sum((group.max for group in criterion.groups), Decimal(0))


def test_it_serves_the_assessment_years_2017_to_2021(standard: Standard) -> None:
    assert [year for year in range(2014, 2027) if standard.serves(year)] == [2017, 2018, 2019, 2020, 2021]
    assert standard.form is ResultForm.POINTS
    assert standard.period is not None
    assert (standard.period.from_, standard.period.to) == ("01/01", "31/12")


def test_it_is_a_decision_of_the_prime_minister_and_a_circular_of_the_ministry(standard: Standard) -> None:
    assert standard.name == "Quyết định số 619/QĐ-TTg"
    assert [(d.number, str(d.date), d.issuer) for d in standard.documents] == [
        ("619/QĐ-TTg", "2017-05-08", "Thủ tướng Chính phủ"),
        ("07/2017/TT-BTP", "2017-07-28", "Bộ trưởng Bộ Tư pháp"),
    ]


def test_five_criteria_make_100_points(standard: Standard) -> None:
    assert {c.name: c.max for c in standard.criteria} == {
        "Bảo đảm thi hành Hiến pháp và pháp luật": Decimal(15),
        "Thực hiện thủ tục hành chính thuộc thẩm quyền của Ủy ban nhân dân cấp xã": Decimal(30),
        "Phổ biến, giáo dục pháp luật": Decimal(25),
        "Hòa giải ở cơ sở": Decimal(10),
        "Thực hiện dân chủ ở cơ sở": Decimal(20),
    }
    assert standard.max == 100 == sum(c.max or 0 for c in standard.criteria)
    assert {source_of(c, "max").status for c in standard.criteria} == {Status.CONFIRMED}


def test_twenty_five_indicators_numbered_within_their_criterion(standard: Standard) -> None:
    assert [len(c.indicators) for c in standard.criteria] == [3, 5, 9, 3, 5]
    for criterion in standard.criteria:
        numbers = [f"{criterion.id}.{n}" for n in range(1, len(criterion.indicators) + 1)]
        assert [i.id for i in criterion.indicators] == numbers


def test_only_criterion_1_is_known_to_have_that_many_indicators(standard: Standard) -> None:
    split = {c.id: source_of(c, "indicators").status for c in standard.criteria}
    assert split.pop("1") is Status.CONFIRMED
    assert set(split.values()) == {Status.UNVERIFIED}


def test_indicators_that_exist_only_by_that_split_are_unverified(standard: Standard) -> None:
    unverified = {i.id for i in standard.indicators() if i.source.status is Status.UNVERIFIED}
    assert unverified == {"3.9", "4.3", "5.5"}


def test_indicators_nobody_has_described_are_inferred_from_a_higher_number(standard: Standard) -> None:
    inferred = {i.id for i in standard.indicators() if i.source.status is Status.INFERRED}
    assert inferred == {"1.2", "3.2", "3.4", "3.5", "3.6", "3.7", "4.1", "5.1", "5.2", "5.3"}


def test_six_maxima_are_known_and_read_in_a_source(standard: Standard) -> None:
    known = {i.id: i for i in standard.indicators() if i.max is not None}
    assert {id: i.max for id, i in known.items()} == KNOWN_MAXIMA
    assert {source_of(i, "max").status for i in known.values()} == {Status.CONFIRMED}
    assert sum(KNOWN_MAXIMA.values()) == 34


def test_an_unknown_maximum_is_none_never_a_guess(standard: Standard) -> None:
    unknown = [i for i in standard.indicators() if i.id not in KNOWN_MAXIMA]
    assert len(unknown) == 19
    assert all(i.max is None for i in unknown)
    assert all(i.origin.has("max") for i in unknown), "an unknown maximum is written as an empty field"


def test_unknown_maxima_are_known_together(standard: Standard) -> None:
    groups = [group for criterion in standard.criteria for group in criterion.groups]
    assert {group.indicators: group.max for group in groups} == GROUPS
    assert {group.source.status for group in groups} == {Status.INFERRED}
    for criterion in standard.criteria:
        assert known_maximum(criterion) == criterion.max
        grouped = [id for group in criterion.groups for id in group.indicators]
        assert grouped == [i.id for i in criterion.indicators if i.max is None]


def test_parts_of_an_indicator_with_a_known_maximum(standard: Standard) -> None:
    known = {id: item.max for id, item in items(standard).items() if item.max is not None}
    assert known == ITEM_MAXIMA
    assert {source_of(items(standard)[id], "max").status for id in known} == {Status.CONFIRMED}
    assert set(items(standard)) - set(known) == {"2.2/1", "2.2/2", "2.5/1", "2.5/2"}


def test_an_item_number_that_no_source_gives_says_so(standard: Standard) -> None:
    numbered = {
        id for id, item in items(standard).items() if source_of(item, "id").status is Status.CONFIRMED
    }
    assert numbered == {"1.1/1", "2.2/1", "2.2/2", "2.2/3", "2.5/1", "2.5/2"}


def test_a_name_is_given_only_where_a_source_quotes_it(standard: Standard) -> None:
    named = [i for i in standard.indicators() if i.name]
    assert {i.id for i in named} == {"1.1", "2.3", "2.4", "2.5", "3.1", "3.8", "5.4"}
    assert {source_of(i, "name").status for i in named} == {Status.CONFIRMED}


def test_points_follow_a_share_where_the_source_has_a_ratio(standard: Standard) -> None:
    indicators = [i for i in standard.indicators() if i.measure is Measure.SHARE]
    parts = {id: item for id, item in items(standard).items() if item.measure is Measure.SHARE}
    assert {i.id for i in indicators} == {"2.3", "2.4", "5.4"}
    assert set(parts) == {"1.3/1", "2.1/1", "2.5/1", "2.5/2"}
    sources = [source_of(i, "measure") for i in indicators] + [
        source_of(p, "measure") for p in parts.values()
    ]
    assert {source.status for source in sources} == {Status.INFERRED}
    assert all(i.measure is None for i in standard.indicators() if i not in indicators)


def test_what_is_earned_when_nothing_arose(standard: Standard) -> None:
    assert {i.id: i.none for i in standard.indicators() if i.none is not None} == {"2.4": FullPoints.FULL}
    parts = {id: item.none for id, item in items(standard).items() if item.none is not None}
    assert parts == {"1.1/1": 1, "3.3/1": 2}


def test_one_indicator_can_lose_a_quarter_of_a_point(standard: Standard) -> None:
    lowest = {i.id: i.minimum for i in standard.indicators() if i.minimum is not None}
    assert lowest == {"2.2": Decimal("-0.25")}
    assert source_of(indicator(standard, "2.2"), "minimum").status is Status.CONFIRMED


def test_the_position_of_1_2_is_inferred_and_its_content_read(standard: Standard) -> None:
    security = indicator(standard, "1.2")
    assert security.name is None
    assert source_of(security, "id").status is Status.INFERRED
    assert source_of(security, "about").status is Status.CONFIRMED


def test_four_conditions_of_recognition(standard: Standard) -> None:
    assert [(c.id, c.test) for c in standard.conditions] == [
        ("total", ConditionTest.TOTAL_AT_LEAST),
        ("criteria", ConditionTest.CRITERIA_AT_LEAST),
        ("satisfaction", ConditionTest.SATISFACTION_AT_LEAST),
        ("discipline", ConditionTest.NO_DISCIPLINE),
    ]


def test_the_thresholds_come_from_a_handbook(standard: Standard) -> None:
    total, criteria = condition(standard, "total"), condition(standard, "criteria")
    assert total.by_class == {CommuneClass.I: 90, CommuneClass.II: 80, CommuneClass.III: 70}
    assert source_of(total, "by_class").status is Status.SECONDARY
    assert criteria.minimum == 50
    assert source_of(criteria, "minimum").status is Status.SECONDARY
    halves = [Decimal(str(points)) for points in (7.5, 15, 12.5, 5, 10)]
    assert [(c.max or 0) * criteria.minimum / 100 for c in standard.criteria] == halves


def test_80_percent_satisfaction_is_unverified(standard: Standard) -> None:
    satisfaction = condition(standard, "satisfaction")
    assert satisfaction.minimum == 80
    assert source_of(satisfaction, "minimum").status is Status.UNVERIFIED


def test_discipline_counts_from_a_warning(standard: Standard) -> None:
    discipline = condition(standard, "discipline")
    assert discipline.source.status is Status.CONFIRMED
    assert "cảnh cáo trở lên" in discipline.name
    assert "cảnh cáo" in discipline.forms
    assert discipline.lighter_forms == ("khiển trách",)
    assert {source_of(discipline, value).status for value in ("forms", "lighter_forms")} == {
        Status.UNVERIFIED
    }


def test_nobody_knows_whether_the_total_is_rounded_before_it_is_compared(standard: Standard) -> None:
    assert standard.rounding is not None
    assert standard.rounding.share_decimals == 2
    assert source_of(standard.rounding, "share_decimals").status is Status.INFERRED
    assert standard.rounding.total is None
    assert source_of(standard.rounding, "total").status is Status.UNVERIFIED


def test_the_council_and_the_appraisal_have_the_names_of_these_years(standard: Standard) -> None:
    assert standard.terms is not None
    assert standard.terms.council == "Hội đồng đánh giá tiếp cận pháp luật"
    assert standard.terms.appraisal == "thẩm tra"
    assert standard.terms.source.status is Status.SECONDARY


def test_a_doubt_says_why_and_a_reading_says_where(standard: Standard) -> None:
    records: list[Criterion | Indicator | Item | Condition] = [*standard.criteria, *standard.indicators()]
    records += [*items(standard).values(), *standard.conditions]
    sources = [source for record in records for source in (record.source, *record.sources.values())]
    sources += [group.source for criterion in standard.criteria for group in criterion.groups]
    for source in sources:
        assert source.cite
        if source.status in (Status.INFERRED, Status.UNVERIFIED):
            assert source.reason, source.cite
        else:
            assert source.read_in, source.cite
