"""A year over all communes: counts that add up, what cost points, who is near, and other years beside it.

All figures are made up.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from commands import OFFICE, write_files
from conftest import Ask
from sheets import CLEAN, HEAD, MAXIMA, changed_standard, communes, standard_of_file, words
from test_summary import words as vietnamese
from tiepcan.model.communes import Communes, last_day
from tiepcan.model.links import Link, Links
from tiepcan.model.scores import ScoreSheet
from tiepcan.model.sources import Status
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.scoring.losses import Cards, costliest, losses_of, nearest_to_passing, shortfall
from tiepcan.scoring.outcomes import Outcome
from tiepcan.scoring.score import score
from tiepcan.scoring.scorecard import Scorecard
from tiepcan.views.comparison import compare_years, comparison_rows
from tiepcan.views.gathered import Gathered
from tiepcan.views.summary import Summary, summary_view
from tiepcan.views.year import (
    YearTable,
    commune_rows,
    count_lines,
    link_text,
    loss_text,
    merger_text,
    near_text,
    year_table,
)

ROOT = Path(__file__).resolve().parents[1]
LINKS = ROOT / "src" / "tiepcan" / "links" / "vn.yaml"
NOT_HELD = "evaluation:\n  held: false\n  reason: Xã mới sắp xếp\n  basis: Công văn số 12/PTP\n"


def full(**less: str) -> str:
    """A sheet of criterion totals: the maxima, less what is named (criterion "1" as `c1`)."""
    rows = {id: Decimal(most) - Decimal(less.get(f"c{id}", "0")) for id, most in MAXIMA.items()}
    return "criteria:\n" + "".join(f'  "{id}": {{points: {points}}}\n' for id, points in rows.items()) + CLEAN


def commune(slug: str, *more: str) -> str:
    return "\n  ".join([f"slug: {slug}", f"name: {slug}", "class: II", *more])


def card(slug: str, text: str, year: int = 2020, standard: Standard | None = None) -> Scorecard:
    head = HEAD.replace("tan-phong", slug).replace("2020", str(year))
    loaded = read_file((head + text).encode(), f"{slug}.yaml")
    assert isinstance(loaded.record, ScoreSheet), loaded.found
    (of_class,) = {c.class_on(last_day(year)) for c in communes(commune(slug))}
    return score(standard or standard_of_file(), loaded.record, of_class)


def register(*entries: str) -> Communes:
    text = "kind: communes\ncommunes:\n" + "".join(f"  - {e}\n".replace("\n  ", "\n    ") for e in entries)
    record = read_file(text.rstrip(" ").encode(), "communes.yaml").record
    assert isinstance(record, Communes)
    return record


def beside(*cards: Scorecard) -> Cards:
    return [(None, one) for one in cards]


@pytest.fixture
def links() -> tuple[Link, ...]:
    loaded = read_file(LINKS.read_bytes(), LINKS.name)
    assert loaded.found == ()
    assert isinstance(loaded.record, Links)
    return loaded.record.links


# -- counts --

SEVEN = ("dat", "chua-dat", "chua-du", "chua-cham", "chua-nop", "khong-to-chuc", "co-loi")


def seven() -> YearTable:
    cards = beside(
        card("dat", full()),
        card("chua-dat", full(c1="8")),
        card("chua-du", full().replace("satisfaction", "satisfaction", 1).replace(CLEAN, "")),
        card("chua-cham", ""),
        card("khong-to-chuc", NOT_HELD),
    )
    return year_table(2020, register(*map(commune, SEVEN)), cards, {"co-loi"}, ())


def test_every_commune_is_counted_once() -> None:
    table = seven()
    assert [(r.slug, r.outcome) for r in table.results] == [
        ("dat", Outcome.PASS),
        ("chua-dat", Outcome.FAIL),
        ("chua-du", Outcome.UNDETERMINED),
        ("chua-cham", Outcome.NOT_ASSESSED),
        ("chua-nop", Outcome.NOT_SUBMITTED),
        ("khong-to-chuc", Outcome.NOT_HELD),
        ("co-loi", Outcome.WITH_ERRORS),
    ]
    assert sum(table.counts.of.values()) == table.counts.communes == 7
    assert table.counts.assessed == 3


def test_shares_are_taken_over_communes_assessed() -> None:
    assert list(count_lines(seven(), vietnamese())) == [
        ("Đạt", "01/03 (33,3%)"),
        ("Chưa đạt", "01/03 (33,3%)"),
        ("Chưa đủ căn cứ kết luận", "01/03 (33,3%)"),
        ("Chưa đánh giá", "1"),
        ("Chưa nộp", "1"),
        ("Không tổ chức đánh giá", "1"),
        ("Bảng chấm điểm có lỗi", "1"),
    ]


def test_no_share_is_taken_of_nothing() -> None:
    table = year_table(2020, register(commune("dat")), [], (), ())
    assert dict(count_lines(table, vietnamese()))["Đạt"] == "0"


def test_every_commune_has_a_row_with_what_is_known() -> None:
    rows = {row[0]: row[1:] for row in commune_rows(seven(), vietnamese())}
    assert rows["chua-nop"] == ("II", "", "Chưa nộp", "")
    assert rows["khong-to-chuc"][2] == "Không tổ chức đánh giá"
    assert "Xã mới sắp xếp" in rows["khong-to-chuc"][3]


def test_without_a_list_only_the_sheets_are_counted() -> None:
    table = year_table(2020, None, beside(card("dat", full())), {"co-loi"}, ())
    assert [(r.slug, r.outcome) for r in table.results] == [
        ("dat", Outcome.PASS),
        ("co-loi", Outcome.WITH_ERRORS),
    ]
    assert not table.listed


def test_sheet_of_another_year_is_not_counted() -> None:
    table = year_table(2020, register(commune("dat")), beside(card("dat", full(), year=2019)), (), ())
    assert [r.outcome for r in table.results] == [Outcome.NOT_SUBMITTED]


def test_workbook_counts_the_same() -> None:
    table = seven()
    known = [r for r in table.results if r.commune and r.slug != "co-loi"]
    gathered = Gathered(vietnamese())
    for result in known:
        if result.card:
            gathered.take(result.commune, result.card)
    communes = [r.commune for r in known if r.commune]
    summary = Summary(year=2020, unit="", day=date(2021, 1, 15), communes=communes, gathered=gathered)
    view = summary_view(summary)
    shown = {row["label"]: row["share"] or str(row["count"]) for row in view["counts"]}  # type: ignore[attr-defined]
    assert view["commune_count"] == 6
    for label, number in list(count_lines(table, vietnamese()))[:-1]:
        assert shown[label] == number


# -- what cost points, who is near --


def test_what_cost_the_most_points_comes_first() -> None:
    lines = '"2.3": {{done: {done}, total: 100}}\n  "1.1": {{points: {points}}}\n'
    sheets = [
        card(slug, "indicators:\n  " + lines.format(done=done, points=points))
        for slug, done, points in (("a", 90, "3.5"), ("b", 80, "4"), ("c", 100, "2.5"))
    ]
    found = {loss.spec.id: (loss.points, loss.below) for loss in costliest(beside(*sheets))}
    assert list(found) == ["2.3", "1.1"]
    assert found["2.3"] == (Decimal(3), ("a", "b"))
    assert found["1.1"] == (Decimal(2), ("a", "c"))


def test_points_without_a_known_maximum_are_neither_lost_nor_open() -> None:
    sheet = card("a", 'indicators:\n  "1.2": {points: 1}\n  "2.3": {done: 1, total: 1}\n')
    ids = [loss.spec.id for loss in losses_of(beside(sheet))]
    assert "1.2" not in ids
    assert "2.3" not in ids
    assert "1.1" in ids  # not assessed: open


def test_declared_criterion_leaves_no_indicator_open() -> None:
    assert losses_of(beside(card("a", full()))) == []


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        (full(), None),
        (full(c1="7.5", c2="15"), "2.5"),
        (full(c1="8"), "0.5"),  # the criterion, not the total
        (full(c1="8", c4="6"), "1.5"),
        (full(c1="8", c2="13"), "1"),  # half a point for the criterion is part of what the total lacks
        (full(c1="8").replace("cases: 0", "cases: 1"), None),  # points do not help
    ],
)
def test_lack_of_points(text: str, lack: str | None) -> None:
    assert shortfall(card("a", text)) == (None if lack is None else Decimal(lack))


def test_nearest_to_passing_comes_first() -> None:
    cards = beside(card("xa", full(c2="15", c1="7")), card("gan", full(c1="8")), card("dat", full()))
    assert [near.card.sheet.commune for near in nearest_to_passing(cards)] == ["gan", "xa"]


# -- communes over time --

OLD = ("nam-loong", "until: 2020-01-31", "merged_into: sung-phai")


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ([("sung-phai", "covers: nam-loong\n")], "the sheet of sung-phai covers it"),
        ([("sung-phai", "")], "does not say that it covers it"),
        ([], "has no score sheet"),
    ],
)
def test_commune_merged_within_the_year_is_answered_for(sheets: list[tuple[str, str]], expected: str) -> None:
    known = register(commune(*OLD), commune("sung-phai", "from: 2020-02-01"))
    cards = beside(*(card(slug, text + full()) for slug, text in sheets))
    table = year_table(2020, known, cards, (), ())
    assert [r.slug for r in table.results] == ["sung-phai"]
    (merger,) = table.mergers
    assert expected in words(merger_text(merger))


@pytest.mark.parametrize("year", [2019, 2021])
def test_merger_concerns_only_its_year(year: int) -> None:
    known = register(commune(*OLD), commune("sung-phai", "from: 2020-02-01"))
    assert year_table(year, known, [], (), ()).mergers == ()


def test_commune_that_ends_on_the_last_day_answers_for_itself() -> None:
    (one,) = communes(commune("a", "until: 2020-12-31"))
    assert one.exists_on(last_day(2020))
    assert not one.ended_in(2020)


@pytest.mark.parametrize(("year", "expected"), [(2018, "III"), (2019, "II"), (2020, "II"), (2021, "I")])
def test_class_is_that_of_the_last_day(year: int, expected: str) -> None:
    dated = "slug: a\n  name: a\n  class:\n    - {class: III}\n    - {class: II, from: 2019-12-31}\n"
    (one,) = communes(dated + "    - {class: I, from: 2021-01-01}")
    assert one.class_on(last_day(year)) == expected


# -- the rural programme --


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2016, {"ntm-2016": "18.5"}),
        (2020, {"ntm-2016": "18.5", "do-thi-van-minh-phuong": None}),
        (2022, {"ntm-2021": "18.4", "ntm-2021-nang-cao": "16", "huyen-ntm-2021": "9.6"}),
        (2026, {"ntm-2026": None}),
    ],
)
def test_link_of_a_year(links: tuple[Link, ...], year: int, expected: dict[str, str | None]) -> None:
    found = {str(link.id): link.criterion for link in links if link.serves(year)}
    assert expected.items() <= found.items()


def test_what_nobody_has_confirmed_is_not_confirmed(links: tuple[Link, ...]) -> None:
    status = {str(link.id): link.source.status for link in links}
    assert status["ntm-2016"] is Status.CONFIRMED
    assert status["ntm-2021"] is status["ntm-2026"] is Status.UNVERIFIED
    assert all(link.criterion is None or link.source.cite for link in links)


def test_link_names_its_criterion_who_passes_and_how_sure_it_is(links: tuple[Link, ...]) -> None:
    known = register(commune("a", "kind: xã"), commune("b", "kind: xã"), commune("c", "kind: phường"))
    table = year_table(2020, known, beside(card("a", full()), card("c", full())), (), links)
    text = words(link_text(table.links[0], table))
    assert "18.5" in text
    assert "xã that pass: 1 of 2" in text
    assert "(confirmed)" in text


# -- other years --


def test_totals_of_two_years_stand_side_by_side() -> None:
    before = beside(card("a", full(c1="2"), 2019), card("b", full(), 2019))
    after = beside(card("a", full(c1="1.5")), card("c", full()))
    found = compare_years(2019, before, 2020, after)
    assert list(comparison_rows(found, vietnamese())) == [("a", "98", "98,5", "+0,5")]
    assert found.remark is None


@pytest.mark.parametrize("change", [("form: points", "form: pass_fail"), ("max: 100", "max: 1000")])
def test_years_under_other_forms_are_not_compared(change: tuple[str, str]) -> None:
    other = changed_standard(change, ("id: 619-2017", "id: quy-dinh-khac"))
    found = compare_years(2019, beside(card("a", full(), 2019)), 2020, beside(card("a", full(), 2020, other)))
    assert found.pairs == ()
    assert "not compared" in words(found.reason)


def test_other_regulation_of_the_same_form_is_said() -> None:
    other = changed_standard(("id: 619-2017", "id: quy-dinh-khac"))
    found = compare_years(2019, beside(card("a", full(), 2019)), 2020, beside(card("a", full(), 2020, other)))
    assert len(found.pairs) == 1
    assert "only totals are compared" in words(found.remark)


# -- the command --

SHEET = "# Số liệu giả định để kiểm thử.\n" + HEAD


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    entries = [commune("tan-phong", "kind: phường"), commune("san-thang", "kind: xã")]
    text = "".join(f"  - {e}\n".replace("\n  ", "\n    ") for e in entries).replace("    - ", "  - ")
    write_files(
        tmp_path,
        {
            "tiepcan.yaml": OFFICE,
            "communes.yaml": "# Số liệu giả định để kiểm thử.\nkind: communes\ncommunes:\n" + text,
            "scores/2020/tan-phong.yaml": SHEET + full(c1="2"),
            "scores/2019/tan-phong.yaml": SHEET.replace("2020", "2019") + full(),
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_year_on_the_screen(office: Path, ask: Ask) -> None:
    answer = ask("score", "--year", "2020", "--compare", "2019", lang="vi")
    assert answer.code == 0
    for text in ("Chưa nộp: 1", "Đạt: 01/01 (100%)", "18.5", "2019", "-2"):
        assert text in answer.out


def test_of_two_sheets_of_a_commune_neither_counts(office: Path, ask: Ask) -> None:
    """Before, one of them stood in the table and the other above it, and nobody was told."""
    write_files(office, {"scores/2020/tan-phong-moi.yaml": SHEET + full(c1="3")})
    answer = ask("score", "--year", "2020", lang="vi")
    assert answer.code == 1
    assert answer.out.count("tan-phong") == 1
    assert "Bảng chấm điểm có lỗi: 1" in answer.out
    assert "scores/2020/tan-phong-moi.yaml:3:10: W103" in answer.err
    assert "“2020/tan-phong” đã được khai trong tệp scores/2020/tan-phong.yaml" in answer.err
    for line in ("summary 2020 --xlsx -o x.xlsx", "gaps 2020"):
        other = ask(*line.split())
        assert (other.code, "W103" in other.err) == (1, True)
    assert not (office / "x.xlsx").exists()


def test_a_twin_with_errors_makes_the_other_doubtful(office: Path, ask: Ask) -> None:
    write_files(office, {"scores/2020/tan-phong-moi.yaml": SHEET + 'criteria:\n  "9": {points: 1}\n'})
    answer = ask("score", "--year", "2020", "--format", "json").json
    assert (answer["results"], answer["counts"]["with_errors"]) == ([], 1)


def test_sheet_that_is_named_beside_its_year_is_counted_once(office: Path, ask: Ask) -> None:
    answer = ask("score", "2020/tan-phong", "--year", "2020")
    assert answer.code == 0
    assert answer.out == ask("score", "--year", "2020").out


PASSING = """\
indicators:
  "1.1": {passed: true}
  "1.2": {passed: false}
  "1.3": {passed: true}
appraisal:
  by: Hội đồng
  date: 2027-01-12
  indicators:
    "1.1": {passed: false, reason: Chậm}
"""


@pytest.mark.parametrize(
    ("lang", "expected", "points"),
    [
        (
            "vi",
            [
                "Số chỉ tiêu đạt: 1–12/14 (kết quả thẩm định)",
                "Số chỉ tiêu đạt theo tự chấm: 2–13/14",
                "Kết quả",
                "1/3 chỉ tiêu đạt",
                "Các chỉ tiêu",
                "có nhiều đơn vị chưa đạt nhất",
            ],
            "điểm",
        ),
        (
            "en",
            [
                "Indicators that pass: 1–12/14 (as appraised)",
                "By the self-assessment: 2–13/14",
                "Result",
                "1/3 indicators pass",
                "Indicators",
                "that the most communes do not pass",
            ],
            "oint",
        ),
    ],
)
def test_where_no_points_are_counted_none_are_spoken_of(
    office: Path, ask: Ask, lang: str, expected: list[str], points: str
) -> None:
    """Under Quyết định số 27/2025/QĐ-TTg an indicator passes or does not."""
    write_files(office, {"scores/2026/tan-phong.yaml": SHEET.replace("2020", "2026") + PASSING})
    one = ask("score", "2026/tan-phong", "--as-of", "2027-03-01", lang=lang).out
    year = ask("score", "--year", "2026", "--as-of", "2027-03-01", lang=lang).out
    tried = ask("score", "2026/tan-phong", "--what-if", "1.2=pass", lang=lang).out
    for text in expected:
        assert text in one + year
    for text in (one, year, tried):
        assert points not in text.lower()


def test_sheets_of_two_forms_keep_the_heading_of_both(office: Path, ask: Ask) -> None:
    write_files(office, {"scores/2026/tan-phong.yaml": SHEET.replace("2020", "2026") + PASSING})
    out = ask("score", "2020/tan-phong", "2026/tan-phong", lang="en").out
    assert "Total" in out.splitlines()[1]
    assert "1–12/14 indicators pass" in out


def test_year_for_programs(office: Path, ask: Ask) -> None:
    answer = ask("score", "--year", "2020", "--compare", "2019", "--format", "json").json
    added = ["counts", "costliest", "nearest", "merged", "links", "comparison"]
    assert list(answer)[-len(added) :] == added
    assert answer["counts"] == {
        "communes": 2,
        "assessed": 1,
        "pass": 1,
        "fail": 0,
        "undetermined": 0,
        "not_assessed": 0,
        "not_submitted": 1,
        "not_held": 0,
        "with_errors": 0,
    }
    assert answer["comparison"]["communes"] == [
        {"commune": "tan-phong", "before": "100", "after": "98", "change": "-2"}
    ]


def test_sheet_with_errors_keeps_its_place_in_the_counts(office: Path, ask: Ask) -> None:
    write_files(
        office, {"scores/2020/san-thang.yaml": "kind: scores\ncommune: san-thang\nyear: 2020\nx: 1\n"}
    )
    answer = ask("score", "--year", "2020", "--format", "json")
    assert answer.code == 1
    assert answer.json["counts"]["with_errors"] == 1


def test_commune_that_is_not_assessed_fails_nothing(office: Path, ask: Ask) -> None:
    text = SHEET.replace("tan-phong", "san-thang") + NOT_HELD
    write_files(office, {"scores/2020/san-thang.yaml": text})
    assert ask("score", "--year", "2020", "--exit-code").code == 0
    assert "Không tổ chức đánh giá" in ask("score", "2020/san-thang", lang="vi").out


def test_comparing_needs_both_years(office: Path, ask: Ask) -> None:
    assert ask("score", "2020/tan-phong", "--compare", "2019").code == 2
    assert ask("score", "--year", "2020", "--compare", "2018").code == 2


def test_all_communes_of_the_example_are_counted(ask: Ask) -> None:
    counts = ask("score", "--year", "2020", "--format", "json").json["counts"]
    assert counts["communes"] == 7 == sum(counts[outcome.value] for outcome in Outcome)


# -- a regulation that passes each indicator --


def test_where_indicators_pass_or_not_they_are_counted_instead_of_points() -> None:
    law = standard_of_file(ROOT / "src" / "tiepcan" / "standards" / "27-2025.yaml")
    ids = [spec.id for spec in law.indicators()]
    rows = [f'  "{id}": {{passed: {str(id not in ids[:2]).lower()}}}\n' for id in ids]
    one = card("a", "indicators:\n" + "".join(rows), 2026, law)
    assert shortfall(one) == 2
    losses = costliest(beside(one))
    assert [(loss.spec.id, loss.points) for loss in losses] == [(id, Decimal(1)) for id in ids[:2]]
    assert "not passed by 1 communes" in words(loss_text(losses[0]))
    (near,) = nearest_to_passing(beside(one))
    assert words(near_text(near)) == "a: 2 indicators lacking"
