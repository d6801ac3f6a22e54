"""The newest and the oldest regulation as data: what is known of 27/2025 and 09/2013, and how surely."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.model.communes import CommuneKind
from tiepcan.model.indicators import FullPoints, Indicator, Item, Measure
from tiepcan.model.sources import Source, Sourced, Status, source_of
from tiepcan.model.standard import ConditionTest, ResultForm, Standard
from tiepcan.reading.load import read_file

FOLDER = Path(__file__).resolve().parents[1] / "src" / "tiepcan" / "standards"


def read_standard(id: str) -> Standard:
    path = FOLDER / f"{id}.yaml"
    loaded = read_file(path.read_bytes(), path.name)
    assert loaded.found == ()
    assert isinstance(loaded.record, Standard)
    return loaded.record


@pytest.fixture(scope="module", name="newest")
def the_regulation_of_2025() -> Standard:
    return read_standard("27-2025")


@pytest.fixture(scope="module", name="oldest")
def the_regulation_of_2013() -> Standard:
    return read_standard("09-2013")


@pytest.fixture(scope="module", name="standard", params=["27-2025", "09-2013"])
def each_of_both(request: pytest.FixtureRequest) -> Standard:
    return read_standard(request.param)


def indicator(standard: Standard, id: str) -> Indicator:
    found = standard.indicator(id)
    assert found is not None
    return found


def specs(standard: Standard) -> dict[str, Indicator | Item]:
    """Indicators by number, their items as 2.4/1."""
    found: dict[str, Indicator | Item] = {}
    for i in standard.indicators():
        found[i.id] = i
        found |= {f"{i.id}/{item.id}": item for item in i.items}
    return found


def sources_of(standard: Standard) -> Iterator[tuple[str, Source]]:
    """Every source of a standard with the place it stands at: `2.5`, `2.5 needed`, `years`."""
    yield "standard", standard.source
    yield "years", standard.years.source
    if standard.period:
        yield "period", standard.period.source
    if standard.terms:
        yield "terms", standard.terms.source
    for step in standard.procedure:
        yield f"step {step.id}", step.source
    for form in standard.forms:
        yield f"form {form.code}", form.source
    named: dict[str, Sourced] = {f"condition {c.id}": c for c in standard.conditions}
    named |= {f"criterion {c.id}": c for c in standard.criteria}
    named |= specs(standard)
    for name, record in named.items():
        yield name, record.source
        yield from ((f"{name} {value}", source) for value, source in record.sources.items())
    for criterion in standard.criteria:
        yield from ((f"group of {criterion.id}", group.source) for group in criterion.groups)


def confirmed(standard: Standard) -> set[str]:
    return {name for name, source in sources_of(standard) if source.status is Status.CONFIRMED}


# Both


def test_nothing_is_wrong_with_it(standard: Standard) -> None:
    alone = Neighbours(None, (standard,), None, date(2026, 1, 2))
    assert list(check(standard, alone)) == []


def test_indicators_are_numbered_within_their_criterion(standard: Standard) -> None:
    for criterion in standard.criteria:
        numbers = [f"{criterion.id}.{n}" for n in range(1, len(criterion.indicators) + 1)]
        assert [i.id for i in criterion.indicators] == numbers


def test_a_doubt_says_why_and_a_reading_says_where(standard: Standard) -> None:
    for name, source in sources_of(standard):
        assert source.cite, name
        if source.status in (Status.INFERRED, Status.UNVERIFIED):
            assert source.reason, name
        else:
            assert source.read_in, name


def test_what_nobody_knows_is_written_as_an_empty_field(standard: Standard) -> None:
    for name in ("conditions", "council", "criteria", "documents", "dossier", "forms", "kinds", "max"):
        assert standard.origin.has(name), name
    for name, spec in specs(standard).items():
        assert all(spec.origin.has(value) for value in ("name", "max", "measure")), name


def test_no_year_is_served_twice() -> None:
    standards = [read_standard(path.stem) for path in FOLDER.glob("??*-20??.yaml")]
    for year in range(2010, 2040):
        assert len([s.id for s in standards if s.serves(year)]) <= 1, year


# Quyết định 27/2025/QĐ-TTg

# The only values read in two places or on an official page; all else rests on one developer's reading.
CONFIRMED_27 = {
    "step province",
    "criterion 1",
    "criterion 2",
    "criterion 3",
    "1.1",
    "1.2",
    "1.3",
    "2.5",
}

SHARES = {  # the percentage that is needed; None: nobody knows
    **dict.fromkeys(("1.1", "1.2", "1.3", "2.2", "2.3"), 100),
    **dict.fromkeys(("2.4/2", "2.4/3", "2.6/2", "2.6/3"), 100),
    **dict.fromkeys(("3.1/1", "3.1/2", "3.4/2", "3.4/3", "3.4/4"), 100),
    "2.7/2": None,
    "3.2/1": None,
    "3.2/2": 80,
}
YES_OR_NO = {"2.1/1", "2.1/2", "2.4/1"}
COUNTED = {"2.5"}
NOT_MEASURED = {"2.6/1", "2.7/1", "2.7/3", "3.3", "3.4/1"}


def test_27_serves_2026_and_every_year_after(newest: Standard) -> None:
    assert [year for year in range(2022, 2030) if newest.serves(year)] == [2026, 2027, 2028, 2029]
    assert newest.years.to is None
    assert newest.years.source.status is Status.INFERRED
    assert "Ngày có hiệu lực của Quyết định 27/2025/QĐ-TTg" in (newest.years.source.reason or "")


def test_27_is_a_decision_and_a_circular_of_2025(newest: Standard) -> None:
    assert newest.name == "Quyết định số 27/2025/QĐ-TTg"
    assert [(d.number, str(d.date), d.issuer) for d in newest.documents] == [
        ("27/2025/QĐ-TTg", "2025-08-04", "Thủ tướng Chính phủ"),
        ("15/2025/TT-BTP", "2025-09-11", "Bộ trưởng Bộ Tư pháp"),
    ]
    assert newest.kinds == (CommuneKind.XA, CommuneKind.PHUONG, CommuneKind.DAC_KHU)


def test_27_counts_no_points(newest: Standard) -> None:
    assert newest.form is ResultForm.PASS_FAIL
    assert newest.source.status is Status.INFERRED
    assert newest.max is None
    assert all(c.max is None for c in newest.criteria)
    assert all(spec.max is None and spec.minimum is None for spec in specs(newest).values())


def test_27_has_three_criteria_and_fourteen_indicators(newest: Standard) -> None:
    assert [len(c.indicators) for c in newest.criteria] == [3, 7, 4]
    assert {source_of(c, "indicators").status for c in newest.criteria} == {Status.SECONDARY}
    assert [(c.name, source_of(c, "name").status) for c in newest.criteria] == [
        ("Ban hành văn bản quy phạm pháp luật", Status.CONFIRMED),
        ("Tiếp cận thông tin, phổ biến, giáo dục pháp luật", Status.SECONDARY),
        ("Hòa giải ở cơ sở", Status.UNVERIFIED),
    ]


def test_27_only_this_is_confirmed(newest: Standard) -> None:
    assert confirmed(newest) == CONFIRMED_27
    one_source = {"measure", "needed", "formula", "none"}
    for id in ("1.1", "1.2", "1.3"):
        assert {source_of(indicator(newest, id), value).status for value in one_source} == {Status.SECONDARY}
    digital = indicator(newest, "2.5")
    own = {source_of(digital, value).status for value in ("id", "measure", "needed", "options")}
    assert own == {Status.SECONDARY}


def test_27_an_abbreviated_name_is_no_name(newest: Standard) -> None:
    named = {name: spec.name for name, spec in specs(newest).items() if spec.name}
    assert set(named) == {
        *("1.1", "1.2", "1.3", "2.4/1", "2.4/2", "2.4/3"),
        *("3.1/1", "3.1/2", "3.2/2"),
    }
    assert not any("…" in name for name in named.values())
    assert all(i.name or i.about for i in newest.indicators())


def test_27_each_part_is_measured_as_far_as_is_known(newest: Standard) -> None:
    by_measure: dict[Measure | None, set[str]] = {}
    for name, spec in specs(newest).items():
        by_measure.setdefault(spec.measure, set()).add(name)
    assert by_measure == {
        Measure.SHARE: set(SHARES),
        Measure.YES_NO: YES_OR_NO,
        Measure.COUNT: COUNTED,
        Measure.ITEMS: {"2.1", "2.4", "2.6", "2.7", "3.1", "3.2", "3.4"},
        None: NOT_MEASURED,
    }


def test_27_a_share_passes_from_this_percentage_on(newest: Standard) -> None:
    found = specs(newest)
    assert {name: found[name].needed for name in SHARES} == SHARES
    levels = {name: source_of(found[name], "needed").status for name in SHARES if SHARES[name]}
    read_into = {"2.6/2", "2.6/3", "3.1/1", "3.1/2"}
    assert {name for name, status in levels.items() if status is Status.INFERRED} == read_into
    assert {status for name, status in levels.items() if name not in read_into} == {Status.SECONDARY}


def test_27_items_belong_to_an_indicator_of_items(newest: Standard) -> None:
    counted = {i.id: len(i.items) for i in newest.indicators() if i.items}
    assert counted == {"2.1": 2, "2.4": 3, "2.6": 3, "2.7": 3, "3.1": 2, "3.2": 2, "3.4": 4}
    assert all((i.measure is Measure.ITEMS) == bool(i.items) for i in newest.indicators())


def test_27_one_of_eight_digital_activities_is_enough(newest: Standard) -> None:
    digital = indicator(newest, "2.5")
    assert digital.needed == 1
    assert len(digital.options) == 8


def test_27_the_plan_comes_within_seven_working_days(newest: Standard) -> None:
    plan = specs(newest)["2.4/1"]
    assert plan.measure is Measure.YES_NO
    assert "7 ngày làm việc" in (plan.formula or "")


def test_27_sources_that_disagree_leave_the_value_open(newest: Standard) -> None:
    together = indicator(newest, "3.3")
    assert (together.measure, together.needed, len(together.options)) == (None, None, 4)
    for value in ("measure", "needed"):
        source = source_of(together, value)
        assert source.status is Status.UNVERIFIED
        assert "10/2025" in (source.reason or "")
        assert "01/2026" in (source.reason or "")


def test_27_what_passes_where_nothing_arose(newest: Standard) -> None:
    passes = {name: spec for name, spec in specs(newest).items() if spec.none is not None}
    assert set(passes) == {"1.1", "1.2", "1.3", "2.2", "2.4/1", "3.1", "3.2"}
    assert {spec.none for spec in passes.values()} == {FullPoints.FULL}
    assert {source_of(spec, "none").status for spec in passes.values()} == {Status.SECONDARY}


def test_27_every_indicator_passes_is_the_only_condition_read(newest: Standard) -> None:
    assert [(c.id, c.test, c.source.status) for c in newest.conditions] == [
        ("all-indicators", ConditionTest.ALL_PASS, Status.SECONDARY)
    ]


def test_27_the_province_decides_and_nobody_knows_who_signs(newest: Standard) -> None:
    steps = {str(step.id): step for step in newest.procedure}
    assert set(steps) == {"province", "decided"}
    assert (steps["province"].by, steps["decided"].by) == ("Sở Tư pháp", None)
    assert all(step.deadline is None and step.days is None for step in steps.values())


def test_27_period_names_dossier_and_forms_are_not_known(newest: Standard) -> None:
    assert (newest.period, newest.terms, newest.council, newest.rounding) == (None, None, None, None)
    assert (newest.dossier, newest.forms) == ((), ())
    assert all(newest.origin.has(name) for name in ("period", "terms", "council"))


# Quyết định 09/2013/QĐ-TTg

CRITERIA_09: dict[str | None, tuple[int, Decimal | None]] = {
    "Giải quyết các vụ việc hành chính, tư pháp": (12, Decimal(300)),
    "Ban hành VBQPPL của HĐND, UBND xã, phường, thị trấn": (2, Decimal(50)),
    "Phổ biến, giáo dục pháp luật": (6, Decimal(110)),
    "Trợ giúp pháp lý": (5, Decimal(100)),
    "Thực hiện dân chủ ở xã, phường": (5, Decimal(130)),
    "Thiết chế tiếp cận pháp luật của xã hội": (6, Decimal(130)),
    "Bộ máy bảo đảm thực hiện thiết chế pháp luật": (2, Decimal(110)),
    "Kinh phí và cơ sở vật chất": (3, Decimal(70)),
}


def test_09_serves_the_trial_years_2014_to_2016(oldest: Standard) -> None:
    assert [year for year in range(2012, 2020) if oldest.serves(year)] == [2014, 2015, 2016]
    assert "làm thử" in (oldest.years.source.reason or "")
    assert oldest.terms is not None
    assert "làm thử" in (oldest.terms.source.reason or "")
    assert (oldest.terms.council, oldest.terms.appraisal) == (None, None)


def test_09_looks_at_the_days_from_july_to_june(oldest: Standard) -> None:
    assert oldest.period is not None
    assert (oldest.period.from_, oldest.period.to) == ("01/7 năm trước", "30/6")


def test_09_is_a_decision_of_january_2013(oldest: Standard) -> None:
    assert [(d.number, str(d.date)) for d in oldest.documents] == [("09/2013/QĐ-TTg", "2013-01-24")]


def test_09_eight_criteria_make_1000_points(oldest: Standard) -> None:
    assert {c.name: (len(c.indicators), c.max) for c in oldest.criteria} == CRITERIA_09
    assert oldest.form is ResultForm.POINTS
    assert oldest.max == 1000 == sum(c.max or 0 for c in oldest.criteria)
    assert len(list(oldest.indicators())) == 41


def test_09_only_this_is_confirmed(oldest: Standard) -> None:
    criteria = {f"criterion {n}" for n in range(1, 9)}
    others = {"standard", "years", "period", "terms", "form Mẫu số 01", "1.1", "1.1 formula"}
    assert confirmed(oldest) == criteria | others


def test_09_forty_indicators_are_known_by_their_number_only(oldest: Standard) -> None:
    unknown = [i for i in oldest.indicators() if i.id != "1.1"]
    assert len(unknown) == 40
    assert {(i.name, i.about, i.max, i.measure) for i in unknown} == {(None, None, None, None)}
    assert {i.source.status for i in unknown} == {Status.INFERRED}


def test_09_unknown_maxima_are_known_together(oldest: Standard) -> None:
    for criterion in oldest.criteria:
        (group,) = criterion.groups
        assert list(group.indicators) == [i.id for i in criterion.indicators if i.max is None]
        known = sum((i.max for i in criterion.indicators if i.max is not None), Decimal(0))
        assert group.max + known == criterion.max
        assert group.source.status is Status.INFERRED


def test_09_the_one_ladder_that_has_been_read(oldest: Standard) -> None:
    first = indicator(oldest, "1.1")
    assert first.measure is Measure.BANDS
    ladder = {band.from_: band.points for band in first.bands}
    assert ladder == {90: 60, 80: 50, 70: 40, 60: 30, 50: 20, 0: 10}
    assert source_of(first, "bands").status is Status.CONFIRMED
    assert first.max == 60
    assert source_of(first, "max").status is Status.INFERRED


def test_09_has_no_condition_and_no_rounding_that_anybody_has_read(oldest: Standard) -> None:
    assert oldest.conditions == ()
    assert (oldest.rounding, oldest.council) == (None, None)
    assert all(oldest.origin.has(name) for name in ("conditions", "rounding"))
