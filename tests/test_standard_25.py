"""Quyết định 25/2021/QĐ-TTg as data: what is known of it, and how surely."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest

from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.model.communes import CommuneKind
from tiepcan.model.indicators import Criterion, FullPoints, Indicator, Item, Measure
from tiepcan.model.sources import Source, Status, source_of
from tiepcan.model.standard import Condition, ConditionTest, ResultForm, Standard
from tiepcan.reading.load import read_file

FILE = Path(__file__).resolve().parents[1] / "src" / "tiepcan" / "standards" / "25-2021.yaml"

# The maximum of Tiêu chí 1 has been read; the other four are working figures that make 90 together.
CRITERION_MAXIMA = {"1": 10, "2": 30, "3": 15, "4": 20, "5": 25}

# Two maxima of twenty: one read, one that follows from it.
KNOWN_MAXIMA = {"1.1": 3, "1.2": 7}

# What has been read of a part of an indicator.
ITEM_MAXIMA = {"1.1/1": 1, "1.1/2": 2}

# The rungs of 2.5 that have been read, and the lowest percent of those that were cut off.
LADDER = {90: None, 80: 1, 70: Decimal("0.5"), 50: Decimal("0.25"), 0: 0}

# Everything that is not confirmed. Whatever is missing here has been read in the law or on an official page.
UNCONFIRMED = {
    "years": Status.INFERRED,
    "rounding": Status.UNVERIFIED,
    "criterion 2 max": Status.UNVERIFIED,
    "criterion 3 max": Status.UNVERIFIED,
    "criterion 4 max": Status.UNVERIFIED,
    "criterion 5 max": Status.UNVERIFIED,
    "1.2 max": Status.INFERRED,
    "1.2 formula": Status.INFERRED,
    "2.5/1 id": Status.UNVERIFIED,
}


@pytest.fixture(scope="module", name="standard")
def the_standard() -> Standard:
    loaded = read_file(FILE.read_bytes(), FILE.name)
    assert loaded.found == ()
    assert isinstance(loaded.record, Standard)
    return loaded.record


def condition(standard: Standard, id: str) -> Condition:
    return next(c for c in standard.conditions if c.id == id)


def items(standard: Standard) -> dict[str, Item]:
    return {f"{i.id}/{item.id}": item for i in standard.indicators() for item in i.items}


def sources(standard: Standard) -> Iterator[tuple[str, Source]]:
    """Every source of the file, by what it speaks of."""
    yield from (("standard", standard.source), ("years", standard.years.source))
    for name in ("period", "rounding", "terms", "council"):
        yield name, getattr(standard, name).source
    yield from ((f"suspended {s.year}", s.source) for s in standard.suspended)
    yield from ((f"step {s.id}", s.source) for s in standard.procedure)
    yield from ((f"dossier {p.name}", p.source) for p in standard.dossier)
    yield from ((f.code, f.source) for f in standard.forms)
    for criterion in standard.criteria:
        yield from ((f"criterion {criterion.id} group", g.source) for g in criterion.groups)
    records: dict[str, Criterion | Indicator | Item | Condition] = {
        **{f"criterion {c.id}": c for c in standard.criteria},
        **{i.id: i for i in standard.indicators()},
        **items(standard),
        **{f"condition {c.id}": c for c in standard.conditions},
    }
    for name, record in records.items():
        yield name, record.source
        yield from ((f"{name} {value}", source) for value, source in record.sources.items())


def test_no_check_finds_anything(standard: Standard) -> None:
    assert list(check(standard, Neighbours(None, (standard,), None, date(2025, 12, 1)))) == []


def test_it_serves_the_assessment_years_2022_to_2024(standard: Standard) -> None:
    assert [year for year in range(2014, 2028) if standard.serves(year)] == [2022, 2023, 2024]
    assert standard.form is ResultForm.POINTS
    assert standard.period is not None
    assert (standard.period.from_, standard.period.to) == ("01/01", "31/12")


def test_2025_is_suspended_and_only_the_headline_is_known(standard: Standard) -> None:
    (suspension,) = standard.suspended
    assert suspension.year == 2025
    assert suspension.text == (
        "Tạm dừng việc tổ chức đánh giá, công nhận xã, phường, thị trấn đạt chuẩn TCPL năm 2025"
    )
    assert "chưa rõ" in suspension.source.cite
    assert suspension.source.read_in is not None
    assert suspension.source.reason == "Chỉ đọc được tiêu đề; chưa đọc được văn bản."


def test_it_is_a_decision_of_the_prime_minister_and_a_circular_of_the_ministry(standard: Standard) -> None:
    assert standard.name == "Quyết định số 25/2021/QĐ-TTg"
    assert [(d.number, str(d.date), d.issuer) for d in standard.documents] == [
        ("25/2021/QĐ-TTg", "2021-07-22", "Thủ tướng Chính phủ"),
        ("09/2021/TT-BTP", "2021-11-15", "Bộ trưởng Bộ Tư pháp"),
    ]
    assert standard.kinds == (CommuneKind.XA, CommuneKind.PHUONG, CommuneKind.THI_TRAN)


def test_everything_is_confirmed_but_what_is_listed(standard: Standard) -> None:
    unsure = {name: s.status for name, s in sources(standard) if s.status is not Status.CONFIRMED}
    assert unsure == UNCONFIRMED


def test_a_doubt_says_why_and_a_reading_says_where(standard: Standard) -> None:
    for name, source in sources(standard):
        assert source.cite, name
        if source.status in (Status.INFERRED, Status.UNVERIFIED):
            assert source.reason, name
        else:
            assert source.read_in, name


def test_five_criteria_make_100_points_and_one_of_them_has_been_read(standard: Standard) -> None:
    assert {c.id: c.max for c in standard.criteria} == CRITERION_MAXIMA
    assert standard.max == 100 == sum(c.max or 0 for c in standard.criteria)
    statuses = {c.id: source_of(c, "max").status for c in standard.criteria}
    assert statuses.pop("1") is Status.CONFIRMED
    assert set(statuses.values()) == {Status.UNVERIFIED}


def test_twenty_indicators_each_with_its_official_name(standard: Standard) -> None:
    assert [len(c.indicators) for c in standard.criteria] == [2, 6, 3, 5, 4]
    for criterion in standard.criteria:
        assert source_of(criterion, "indicators").status is Status.CONFIRMED
        numbers = [f"{criterion.id}.{n}" for n in range(1, len(criterion.indicators) + 1)]
        assert [i.id for i in criterion.indicators] == numbers
    assert all(i.name for i in standard.indicators())
    assert {source_of(i, "name").status for i in standard.indicators()} == {Status.CONFIRMED}


def test_the_names_are_those_of_article_3(standard: Standard) -> None:
    text = Path(__file__).resolve().parents[2] / "shared/law/sources/phap-dien-QD25-2021-TT09-2021.txt"
    if not text.exists():
        pytest.skip("the text of the regulation is not beside the repository")
    law = normalize("NFC", text.read_text(encoding="utf-8"))
    names = [str(c.name) for c in standard.criteria] + [str(i.name) for i in standard.indicators()]
    assert [name for name in names if name not in law] == []


def test_two_maxima_are_known_and_all_others_are_empty(standard: Standard) -> None:
    known = {i.id: i for i in standard.indicators() if i.max is not None}
    assert {id: i.max for id, i in known.items()} == KNOWN_MAXIMA
    assert source_of(known["1.1"], "max").status is Status.CONFIRMED
    assert source_of(known["1.2"], "max").status is Status.INFERRED
    unknown = [i for i in standard.indicators() if i.id not in KNOWN_MAXIMA]
    assert len(unknown) == 18
    assert all(i.origin.has("max") and i.origin.has("measure") for i in unknown)
    assert all(i.measure is None for i in unknown)


def test_1_1_is_two_questions_and_full_where_no_task_was_given(standard: Standard) -> None:
    indicator = standard.indicator("1.1")
    assert indicator is not None
    assert indicator.measure is Measure.ITEMS
    assert indicator.none is FullPoints.FULL
    assert {item.id: item.max for item in indicator.items} == {"1": 1, "2": 2}
    assert {item.measure for item in indicator.items} == {Measure.YES_NO}
    assert sum(item.max or 0 for item in indicator.items) == indicator.max


def test_1_2_is_a_ratio_whose_rungs_nobody_has_seen(standard: Standard) -> None:
    indicator = standard.indicator("1.2")
    assert indicator is not None
    assert indicator.measure is None
    assert indicator.bands == ()
    assert indicator.formula == "Tỷ lệ % = …"


def test_the_ladder_of_2_5_stops_where_the_source_was_cut(standard: Standard) -> None:
    indicator, part = standard.indicator("2.5"), items(standard)["2.5/1"]
    assert indicator is not None
    assert (indicator.max, indicator.measure, part.name, part.max) == (None, None, None, None)
    assert part.measure is Measure.BANDS
    assert {band.from_: band.points for band in part.bands} == LADDER
    assert [band.from_ for band in part.bands] == sorted(LADDER, reverse=True)


def test_the_parts_of_indicators_that_are_known(standard: Standard) -> None:
    assert {id: item.max for id, item in items(standard).items() if item.max is not None} == ITEM_MAXIMA
    assert set(items(standard)) == {*ITEM_MAXIMA, "2.5/1"}


def test_three_conditions_one_threshold_and_no_class(standard: Standard) -> None:
    assert [(c.id, c.test, c.minimum) for c in standard.conditions] == [
        ("total", ConditionTest.TOTAL_AT_LEAST, 80),
        ("criteria", ConditionTest.CRITERIA_AT_LEAST, 50),
        ("discipline", ConditionTest.NO_HEAD_DISCIPLINED, None),
    ]
    assert all(not c.by_class for c in standard.conditions)


def test_every_form_of_discipline_of_a_head_counts_and_a_criminal_case(standard: Standard) -> None:
    discipline = condition(standard, "discipline")
    assert discipline.forms == () == discipline.lighter_forms
    assert "người đứng đầu cấp ủy, chính quyền" in discipline.name
    assert "truy cứu trách nhiệm hình sự" in discipline.name


def test_nobody_knows_how_points_are_rounded(standard: Standard) -> None:
    assert standard.rounding is not None
    assert standard.rounding.total is None
    assert standard.rounding.source.status is Status.UNVERIFIED


def test_the_council_and_the_appraisal_have_the_names_of_these_years(standard: Standard) -> None:
    assert standard.terms is not None
    assert standard.terms.council == "Hội đồng đánh giá chuẩn tiếp cận pháp luật"
    assert standard.terms.appraisal == "thẩm định"
