"""The summary of a year: what the workbook says is what the scorecards say."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.model.communes import Commune, CommuneKind, Communes
from tiepcan.model.scores import Evaluation, Satisfaction, ScoreSheet
from tiepcan.model.standard import ResultForm, Standard
from tiepcan.model.terms import Slug
from tiepcan.reading.load import Record, read_file
from tiepcan.rendering.xlsx import render_workbook
from tiepcan.scoring.losses import losses_of
from tiepcan.scoring.outcomes import assessed, results_of
from tiepcan.scoring.score import score
from tiepcan.scoring.scorecard import Bounds, Scorecard, Stage, Verdict
from tiepcan.views.gathered import Gathered
from tiepcan.views.scores import NO_DATA, name_of, points_text, satisfaction_percent, share_text
from tiepcan.views.summary import Summary, summary_view

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "templates" / "summary.xlsx"
DAY = date(2021, 1, 15)
UNIT = "Phòng Tư pháp thành phố Lai Châu"
CATALOGUE = ROOT / "src" / "tiepcan" / "locale" / "vi" / "LC_MESSAGES" / "tiepcan.mo"
FIRST_ROW = 9
CRITERIA = range(5, 10)
SATISFACTION, DECLARED, STAGE, VERDICT, REASONS = range(10, 15)

Cards = list[tuple[Commune, Scorecard | None]]


def record(path: Path) -> Record:
    found = read_file(path.read_bytes(), path.name)
    assert found.record, found.found
    return found.record


def standard() -> Standard:
    found = record(ROOT / "src" / "tiepcan" / "standards" / "619-2017.yaml")
    assert isinstance(found, Standard)
    return found


def cards_of(folder: str, year: int) -> Cards:
    communes = record(ROOT / "examples" / folder / "communes.yaml")
    assert isinstance(communes, Communes)
    law, cards = standard(), Cards()
    for commune in communes.on(date(year, 12, 31)):
        path = ROOT / "examples" / folder / "scores" / str(year) / f"{commune.slug}.yaml"
        sheet = record(path) if path.exists() else None
        assert sheet is None or isinstance(sheet, ScoreSheet)
        cards.append((commune, score(law, sheet, commune.class_on(date(year, 12, 31))) if sheet else None))
    return cards


def words() -> Words:
    return Words("vi", CATALOGUE.read_bytes() if CATALOGUE.exists() else None)


def view_of(cards: Cards, year: int = 2020) -> dict[str, object]:
    return summary_view(summary_of(cards, year))


def summary_of(cards: Cards, year: int = 2020) -> Summary:
    gathered = Gathered(words())
    for commune, card in cards:
        if card:
            gathered.take(commune, card)
    return Summary(
        year=year, unit=UNIT, day=DAY, communes=[commune for commune, _ in cards], gathered=gathered
    )


def workbook(cards: Cards, year: int = 2020) -> bytes:
    return render_workbook(TEMPLATE.read_bytes(), view_of(cards, year), TEMPLATE.name)


def sheet_of(data: bytes, title: str = "Tổng hợp") -> Worksheet:
    sheet = load_workbook(io.BytesIO(data), data_only=True)[title]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.fixture(scope="module")
def lai_chau() -> Cards:
    return cards_of("lai-chau", 2020)


@pytest.fixture(scope="module")
def made(lai_chau: Cards) -> Worksheet:
    return sheet_of(workbook(lai_chau))


def shown(value: object) -> object:
    """A number of the workbook as the exact number that was written."""
    return Decimal(str(value)) if isinstance(value, int | float) else value


def test_points_are_numbers_and_those_of_the_scorecards(lai_chau: Cards, made: Worksheet) -> None:
    for row, (commune, card) in enumerate(lai_chau, FIRST_ROW):
        assert made.cell(row, 2).value == commune.name
        assert card
        if card.verdict is Verdict.NOT_ASSESSED:
            assert [made.cell(row, column).value for column in (4, *CRITERIA)] == [NO_DATA] * 6
            continue
        assert shown(made.cell(row, 4).value) == points_text(card.total)
        for column, criterion in zip(CRITERIA, card.criteria, strict=True):
            assert shown(made.cell(row, column).value) == points_text(criterion.points)
        assert shown(made.cell(row, DECLARED).value) == card.sheet.declared_total


def test_verdicts_are_words(lai_chau: Cards, made: Worksheet) -> None:
    found = {
        commune.slug: made.cell(row, VERDICT).value for row, (commune, _) in enumerate(lai_chau, FIRST_ROW)
    }
    assert found == {
        "quyet-thang": "Chưa đạt",
        "tan-phong": "Đạt",
        "quyet-tien": "Chưa đủ căn cứ kết luận",
        "doan-ket": "Chưa đạt",
        "dong-phong": "Chưa đủ căn cứ kết luận",
        "sung-phai": "Chưa đánh giá",
        "san-thang": "Đạt",
    }


def test_what_is_not_a_pass_has_its_reason_beside_it(lai_chau: Cards, made: Worksheet) -> None:
    for row, (_, card) in enumerate(lai_chau, FIRST_ROW):
        assert card
        reasoned = card.verdict in (Verdict.FAIL, Verdict.UNDETERMINED)
        assert bool(made.cell(row, REASONS).value) == reasoned


def test_whose_points_they_are_is_said(lai_chau: Cards, made: Worksheet) -> None:
    for row, (_, card) in enumerate(lai_chau, FIRST_ROW):
        assert card
        expected = "Kết quả thẩm tra" if card.stage is Stage.APPRAISAL else "Điểm số tự chấm"
        assert made.cell(row, STAGE).value == expected


def test_criteria_are_named_in_the_head(made: Worksheet) -> None:
    heads = [str(made.cell(7, column).value) for column in CRITERIA]
    assert heads[2] == "Tiêu chí 3: Phổ biến, giáo dục pháp luật (tối đa 25)"
    assert [made.cell(8, column).value for column in range(1, 15)] == [f"({n})" for n in range(1, 15)]


def test_counts_add_up_over_communes_assessed(lai_chau: Cards) -> None:
    some = [*lai_chau[:-1], (lai_chau[-1][0], None)]
    view = view_of(some)
    assert (view["commune_count"], view["assessed"]) == (7, 5)
    assert view["counts"] == [
        {"label": "Đạt", "count": 1, "share": "01/05 (20%)"},
        {"label": "Chưa đạt", "count": 2, "share": "02/05 (40%)"},
        {"label": "Chưa đủ căn cứ kết luận", "count": 2, "share": "02/05 (40%)"},
        {"label": "Chưa đánh giá", "count": 1, "share": None},
        {"label": "Chưa nộp", "count": 1, "share": None},
    ]


def test_commune_without_a_sheet_has_a_row_and_no_points(lai_chau: Cards) -> None:
    some = [(lai_chau[0][0], None), *lai_chau[1:]]
    sheet = sheet_of(workbook(some))
    assert sheet.cell(FIRST_ROW, 2).value == "Phường Quyết Thắng"
    assert sheet.cell(FIRST_ROW, VERDICT).value == "Chưa nộp"
    assert [sheet.cell(FIRST_ROW, column).value for column in (4, *CRITERIA)] == [None] * 6


def test_unconfirmed_values_are_listed_once_each(lai_chau: Cards) -> None:
    sheet = sheet_of(workbook(lai_chau), "Căn cứ")
    rows = [row for row in sheet.iter_rows(min_col=2, max_col=4, values_only=True) if row[0]]
    assert "Quy định áp dụng: Quyết định số 619/QĐ-TTg" in [row[0] for row in rows]
    begun = next(n for n, row in enumerate(sheet.iter_rows(values_only=True), 1) if str(row[0])[:2] == "2.")
    listed = [str(row[1]) for row in sheet.iter_rows(min_row=begun + 2, values_only=True) if row[3]]
    assert len(listed) == len(set(listed))
    uses = [u for _, card in lai_chau if card for u in card.unverified]
    conditions = {str(u.what.values["name"]) for u in uses if "name" in u.what.values}
    assert conditions
    assert all(any(name in text for text in listed) for name in conditions)
    assert any("chưa kiểm chứng" in str(row[2]) for row in rows)


def test_every_indicator_of_every_sheet_is_in_the_details(lai_chau: Cards) -> None:
    sheet = sheet_of(workbook(lai_chau), "Chi tiết")
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if "." in str(row[2])[:3]]
    expected = [(c, i) for c, card in lai_chau if card for i in card.indicators.values()]
    assert [(row[1], row[2]) for row in rows] == [(name_of(c), i.spec.id) for c, i in expected]
    assert {
        "Tự chấm",
        "Tính theo số liệu",
        "Không phát sinh",
        "0 điểm",
        "Chưa đánh giá",
        "Kết quả thẩm tra",
    } <= {row[7] for row in rows}
    for row, (_, indicator) in zip(rows, expected, strict=True):
        assert shown(row[5]) == indicator.points.low
        assert shown(row[6]) in (indicator.points.high, "chưa rõ")


def test_published_results_are_summarised_too() -> None:
    cards = cards_of("published", 2017)
    data = workbook(cards, 2017)
    found = {sheet_of(data).cell(row, 2).value: row for row in range(FIRST_ROW, FIRST_ROW + len(cards))}
    row = next(row for name, row in found.items() if "Lai Uyên" in str(name))
    sheet = sheet_of(data)
    assert [shown(sheet.cell(row, column).value) for column in (4, *CRITERIA, SATISFACTION)] == [
        Decimal(text) for text in ("95.45", "15", "29.63", "21.25", "9.57", "20", "97.35")
    ]


def test_workbook_is_the_same_each_time(lai_chau: Cards) -> None:
    assert workbook(lai_chau) == workbook(lai_chau)


def test_pages_are_set_up_for_printing(made: Worksheet, lai_chau: Cards) -> None:
    book = load_workbook(io.BytesIO(workbook(lai_chau)))
    assert book.sheetnames == ["Tổng hợp", "Chi tiết", "Chưa đạt", "Tiến độ", "Quá hạn", "Biểu đồ", "Căn cứ"]
    for sheet in book.worksheets:
        assert (str(sheet.page_setup.paperSize), sheet.page_setup.orientation) == ("9", "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    for name, frozen in (("Chi tiết", "C5"), ("Chưa đạt", "C5"), ("Tiến độ", "E5"), ("Quá hạn", "D5")):
        assert (book[name].print_title_rows, book[name].freeze_panes) == ("$4:$4", frozen)
        assert book[name].auto_filter.ref
    assert made.print_title_rows == "$6:$8"
    assert made.freeze_panes == "C9"
    assert made.auto_filter.ref == "A8:N15"
    assert {str(f.sqref) for f in made.conditional_formatting} == {"M9:M15"}


def test_what_is_missing_is_said_commune_by_commune(lai_chau: Cards) -> None:
    rows = list(sheet_of(workbook(lai_chau), "Chưa đạt").iter_rows(min_row=5, max_col=7, values_only=True))
    kinds: dict[object, set[object]] = {}
    for _, name, _, _, kind, text, _ in rows:
        assert text
        kinds.setdefault(name, set()).add(kind)
    wanted = {
        name_of(c)
        for c, card in lai_chau
        if card and card.verdict in (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.NOT_ASSESSED)
    }
    assert set(kinds) == wanted
    assert all("Lý do" in found for found in kinds.values())
    [change] = [row for row in rows if row[4] == "Việc cần làm"]
    assert (change[1], shown(change[6])) == ("Phường Quyết Tiến", Decimal("0.5"))


def test_changes_of_a_closed_year_are_for_the_next_one(lai_chau: Cards) -> None:
    summary = summary_of(lai_chau)
    assert "năm sau" in str(summary_view(summary)["advice"])
    assert "năm sau" not in str(summary_view(replace(summary, day=date(2020, 11, 20)))["advice"])


def test_commune_without_a_sheet_is_missing_it(lai_chau: Cards) -> None:
    view = view_of([(lai_chau[1][0], None), *lai_chau[2:]])
    first = view["missing"][0]  # type: ignore[index]
    assert (first["name"], first["verdict"]) == ("Phường Tân Phong", "Chưa nộp")
    assert first["text"] == "Chưa có bảng điểm của đơn vị"


def test_commune_without_assessment_is_out_of_the_count(lai_chau: Cards) -> None:
    (commune, card), *others = lai_chau
    assert card
    held = Evaluation(held=False, reason="Sáp nhập trong năm", origin=card.sheet.origin)
    again = score(card.standard, replace(card.sheet, evaluation=held), card.commune_class)
    view = view_of([(commune, again), *others])
    assert view["assessed"] == view_of(others)["assessed"]
    assert view["rows"][0]["verdict"] == "Không tổ chức đánh giá"  # type: ignore[index]


def test_whole_criteria_are_counted_once_in_the_details() -> None:
    cards = cards_of("published", 2017)
    assert view_of(cards, 2017)["low_sum"] == sum(card.total.low for _, card in cards if card)


def test_points_lost_are_those_of_all_communes(lai_chau: Cards) -> None:
    view = view_of(lai_chau)
    known = assessed(results_of([c for c, _ in lai_chau], [(c, card) for c, card in lai_chau if card]))
    expected = {loss.spec.id: loss.points for loss in losses_of(known)}
    shown_points = {row["id"]: row["points"] or 0 for row in view["lost"]}  # type: ignore[attr-defined]
    assert shown_points == expected
    assert view["lost_sum"] == sum(expected.values())


def test_dearest_indicators_come_first_and_what_nobody_can_tell_is_no_zero(lai_chau: Cards) -> None:
    view = view_of(lai_chau)
    points = {row["id"]: row["points"] for row in view["lost"]}  # type: ignore[attr-defined]
    assert list(points)[:3] == ["2.5", "2.3", "5.4"]
    assert points["3.5"] is None  # open in a commune, and its maximum is not known
    assert "1.2, 1.3, 2.1" in str(view["not_counted"])
    first_column = [row[0].value for row in sheet_of(workbook(lai_chau), "Biểu đồ").iter_rows()]
    assert view["not_counted"] in first_column


def test_charts_show_criteria_and_lost_points(lai_chau: Cards) -> None:
    with ZipFile(io.BytesIO(workbook(lai_chau))) as archive:
        criteria, lost = (archive.read(f"xl/charts/chart{n}.xml").decode() for n in (1, 2))
    assert "'Biểu đồ'!$D$5:$D$9" in criteria
    assert "Điểm trung bình của các đơn vị theo tiêu chí, năm 2020" in criteria
    assert "Điểm mất theo chỉ tiêu, năm 2020" in lost


def test_colour_never_stands_without_its_word(lai_chau: Cards) -> None:
    for sheet in load_workbook(io.BytesIO(workbook(lai_chau))).worksheets:
        for formats in sheet.conditional_formatting:
            assert all(rule.operator == "equal" and rule.formula[0][0] == '"' for rule in formats.rules)


def test_other_number_of_criteria_gets_its_columns(lai_chau: Cards) -> None:
    cards = Cards()
    for commune, card in lai_chau:
        assert card
        law = replace(card.standard, criteria=card.standard.criteria[:3])
        cards.append((commune, replace(card, standard=law, criteria=card.criteria[:3])))
    sheet = sheet_of(workbook(cards))
    assert sheet.cell(FIRST_ROW, VERDICT - 2).value == "Chưa đạt"
    assert sheet.cell(8, VERDICT - 2).value == "(11)"


def test_year_without_sheets_is_refused(lai_chau: Cards) -> None:
    with pytest.raises(Stop):
        view_of([(commune, None) for commune, _ in lai_chau])


def test_sheets_under_two_regulations_are_refused(lai_chau: Cards) -> None:
    commune, card = lai_chau[0]
    assert card
    other = replace(card, standard=replace(card.standard, id=Slug("khac")))
    with pytest.raises(Stop):
        view_of([(commune, other), *lai_chau[1:]])


def test_regulation_without_points_is_refused(lai_chau: Cards) -> None:
    law = replace(standard(), form=ResultForm.PASS_FAIL)
    cards: Cards = [(commune, card and replace(card, standard=law)) for commune, card in lai_chau]
    with pytest.raises(Stop):
        view_of(cards)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("10", "12.5", "10–12,5"),
        ("10", None, "từ 10"),
        ("9.50", "9.50", Decimal("9.50")),
        ("-0.25", "4", "-0,25–4"),
    ],
)
def test_open_points_are_a_range(low: str, high: str | None, expected: object) -> None:
    assert points_text(Bounds(Decimal(low), Decimal(high) if high else None)) == expected


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        (4, 7, "04/07 (57,1%)"),
        (4, 143, "04/143 (2,8%)"),
        (7, 7, "07/07 (100%)"),
        (1, 16, "01/16 (6,3%)"),
        (0, 0, None),
    ],
)
def test_share_is_written_as_reports_write_it(count: int, of: int, expected: str | None) -> None:
    assert share_text(count, of) == expected


def test_share_of_satisfied_answers(lai_chau: Cards) -> None:
    origin = lai_chau[0][0].origin
    given = {"done": Decimal(2), "total": Decimal(3)}
    assert satisfaction_percent(Satisfaction(**given, origin=origin)) == Decimal("66.67")
    assert satisfaction_percent(Satisfaction(done=Decimal(0), total=Decimal(3), origin=origin)) == 0
    assert satisfaction_percent(Satisfaction(percent=Decimal("97.35"), origin=origin)) == Decimal("97.35")
    assert satisfaction_percent(Satisfaction(done=Decimal(0), total=Decimal(0), origin=origin)) is None
    assert satisfaction_percent(None) is None


def test_kind_is_named_once(lai_chau: Cards) -> None:
    commune = lai_chau[0][0]
    assert name_of(commune) == "Phường Quyết Thắng"
    assert name_of(replace(commune, name="Quyết Thắng", kind=CommuneKind.PHUONG)) == "Phường Quyết Thắng"
    assert name_of(replace(commune, name="Quyết Thắng", kind=None)) == "Quyết Thắng"
