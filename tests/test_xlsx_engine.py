"""A template workbook filled with data: rows repeat, everything below moves, text stays text."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.rendering.xlsx import is_sheet_name, render_workbook

Change = Callable[[Worksheet], object]

NAME = "mau.xlsx"
COMMUNES = [{"name": "Phường Tân Phong", "points": Decimal("93.80")}, {"name": "Xã San Thàng", "points": 75}]


def template(cells: Mapping[str, object], change: Change | None = None, title: str = "Bảng") -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for place, value in cells.items():
        sheet[place] = value  # type: ignore[assignment]
    if change:
        change(sheet)
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def rendered(
    cells: Mapping[str, object], view: Mapping[str, object], change: Change | None = None
) -> Worksheet:
    return opened(render_workbook(template(cells, change), view, NAME))


def opened(data: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def rows_of(sheet: Worksheet) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def stopped(cells: Mapping[str, object], view: Mapping[str, object]) -> str:
    with pytest.raises(Stop) as stop:
        render_workbook(template(cells), view, NAME)
    return Words("en")(stop.value.message)


LOOP = {
    "A1": "Danh sách",
    "A2": "{%tr for commune in communes %}",
    "A3": "{{ commune.name }}",
    "B3": "{{ commune.points }}",
    "A4": "{%tr endfor %}",
    "A5": "Cuối bảng",
}


def test_rows_repeat_and_tag_rows_vanish() -> None:
    assert rows_of(rendered(LOOP, {"communes": COMMUNES})) == [
        ["Danh sách", None],
        ["Phường Tân Phong", 93.8],
        ["Xã San Thàng", 75],
        ["Cuối bảng", None],
    ]


def test_rows_of_an_empty_list_vanish() -> None:
    assert rows_of(rendered(LOOP, {"communes": []})) == [["Danh sách"], ["Cuối bảng"]]


def test_loops_stand_in_loops() -> None:
    cells = {
        "A1": "{%tr for c in criteria %}",
        "A2": "Tiêu chí {{ c.id }}",
        "A3": "{%tr for i in c.indicators %}",
        "A4": "{{ i }}",
        "A5": "{%tr endfor %}",
        "A6": "{%tr endfor %}",
    }
    view = {"criteria": [{"id": "1", "indicators": ["1.1", "1.2"]}, {"id": "2", "indicators": ["2.1"]}]}
    found = [row[0] for row in rows_of(rendered(cells, view))]
    assert found == ["Tiêu chí 1", "1.1", "1.2", "Tiêu chí 2", "2.1"]


@pytest.mark.parametrize(("notes", "expected"), [([], ["a", "c"]), (["x"], ["a", "b", "c"])])
def test_rows_stand_under_a_condition(notes: list[str], expected: list[str]) -> None:
    cells = {"A1": "a", "A2": "{%tr if notes %}", "A3": "b", "A4": "{%tr endif %}", "A5": "c"}
    assert [row[0] for row in rows_of(rendered(cells, {"notes": notes}))] == expected


def test_columns_repeat_within_repeated_rows() -> None:
    cells = {
        "A1": "Tên",
        "B1": "{%tc for c in criteria %}",
        "C1": "{{ c.id }}",
        "D1": "{%tc endfor %}",
        "E1": "Tổng",
        "A2": "{%tr for row in rows %}",
        "A3": "{{ row.name }}",
        "C3": "{{ row.points[c.index] }}",
        "E3": "{{ row.total }}",
        "A4": "{%tr endfor %}",
    }
    view = {
        "criteria": [{"id": "I", "index": 0}, {"id": "II", "index": 1}],
        "rows": [{"name": "a", "points": [1, 2], "total": 3}, {"name": "b", "points": [3, 4], "total": 7}],
    }
    assert rows_of(rendered(cells, view)) == [["Tên", "I", "II", "Tổng"], ["a", 1, 2, 3], ["b", 3, 4, 7]]


def test_value_arrives_as_what_it_is() -> None:
    cells = {f"A{n}": f"{{{{ v[{n - 1}] }}}}" for n in range(1, 6)}
    sheet = rendered(cells, {"v": [Decimal("95.45"), 7, date(2020, 6, 15), "00013", None]})
    assert [sheet[f"A{n}"].data_type for n in range(1, 6)] == ["n", "n", "d", "s", "n"]
    assert sheet["A3"].value.date() == date(2020, 6, 15)
    assert sheet["A3"].number_format == "dd/mm/yyyy"
    assert sheet["A4"].value == "00013"
    assert sheet["A5"].value is None


@pytest.mark.parametrize("text", ["0.1", "95.45", "29.63", "-0.25", "123456789012.345", "0.00"])
def test_decimal_is_written_digit_by_digit(text: str) -> None:
    data = render_workbook(template({"A1": "{{ v }}"}), {"v": Decimal(text)}, NAME)
    written = re.search(rb"<v>(.*?)</v>", ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml"))
    assert written
    assert Decimal(written[1].decode()) == Decimal(text)


def test_text_around_tags_is_worded_in_vietnamese() -> None:
    cells = {
        "A1": "Năm {{ year }}: {{ points }} điểm, ngày {{ day }}{% if last %}, {{ units|join }}{% endif %}"
    }
    view = {
        "year": 2020,
        "points": Decimal("82.50"),
        "day": date(2020, 6, 5),
        "last": True,
        "units": ["a", "b"],
    }
    assert rendered(cells, view)["A1"].value == "Năm 2020: 82,5 điểm, ngày 05/06/2020, a, b"


FORMULA_LIKE = [
    "=1+1",
    "=cmd|'/c calc'!A1",
    "==",
    "+84 213",
    "@x",
    "-5",
    "#N/A",
    "00013",
    "\t=1",
    "TRUE",
    "'x",
    "1e5",
]


@pytest.mark.parametrize("text", FORMULA_LIKE)
@pytest.mark.parametrize("cell", ["{{ v }}", "{{ v }}{{ empty }}"])
def test_text_never_becomes_a_formula_or_a_number(text: str, cell: str) -> None:
    data = render_workbook(template({"A1": cell}), {"v": text, "empty": ""}, NAME)
    assert opened(data)["A1"].data_type == "s"
    assert opened(data)["A1"].value == text
    assert b"<f" not in ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=60)
)
def test_any_printable_text_arrives_unchanged(text: str) -> None:
    found = rendered({"A1": "{{ v }}", "A2": "."}, {"v": text})["A1"].value or ""
    assert str(found).replace("_x005F_", "_") == text.replace("_x005F_", "_")


def test_style_of_the_template_row_is_kept_in_every_row() -> None:
    def style(sheet: Worksheet) -> None:
        sheet["B3"].number_format = "0.00"
        sheet["B3"].font = Font(name="Times New Roman", size=13, bold=True)

    sheet = rendered(LOOP, {"communes": COMMUNES}, change=style)
    for place in ("B2", "B3"):
        assert sheet[place].number_format == "0.00"
        assert (sheet[place].font.name, sheet[place].font.b) == ("Times New Roman", True)


def test_everything_below_moves_along() -> None:
    def furnish(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("B3:C3")
        sheet.merge_cells("A5:C5")
        sheet.row_dimensions[3].height = 30
        sheet.row_dimensions[5].height = 40
        sheet.print_area = "A1:C5"
        sheet.print_title_rows = "1:2"
        sheet.freeze_panes = "B3"
        sheet.auto_filter.ref = "A1:C3"
        sheet.row_breaks.append(Break(id=3))
        fill = PatternFill(bgColor="FF0000")
        below = CellIsRule("lessThan", ["50"], fill=fill)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add("B3", below)
        equal = FormulaRule(["$A$5=B5"], fill=fill)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add("A5", equal)
        check = DataValidation("list", formula1='"Đạt,Chưa đạt"')
        check.add("C3")
        sheet.add_data_validation(check)

    sheet = rendered(LOOP, {"communes": [*COMMUNES, {"name": "c", "points": 1}]}, change=furnish)
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:C1", "B2:C2", "B3:C3", "B4:C4", "A5:C5"}
    assert [sheet.row_dimensions[n].height for n in range(1, 6)] == [None, 30, 30, 30, 40]
    assert sheet.print_area == "'Bảng'!$A$1:$C$5"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:C4"
    assert [b.id for b in sheet.row_breaks.brk] == [2, 3, 4]
    formats = {str(f.sqref): f.rules[0].formula for f in sheet.conditional_formatting}
    assert formats == {"B2:B4": ["50"], "A5": ["$A$5=B5"]}
    assert str(sheet.data_validations.dataValidation[0].sqref) == "C2:C4"


def test_merged_title_over_repeated_columns_grows() -> None:
    cells = {"A1": "Điểm", "A2": "{%tc for c in cs %}", "B2": "{{ c }}", "C2": "{%tc endfor %}"}
    sheet = rendered(cells, {"cs": ["1", "2", "3"]}, change=lambda sheet: sheet.merge_cells("A1:C1"))
    assert {str(r) for r in sheet.merged_cells.ranges} == {"A1:C1"}
    assert rows_of(sheet) == [["Điểm", None, None], ["1", "2", "3"]]


def test_formulas_of_the_template_follow_their_cells() -> None:
    cells = {**LOOP, "C3": "=B3*2", "B5": "=SUM(B3:B3)", "C5": "=A1"}
    data = render_workbook(template(cells), {"communes": COMMUNES}, NAME)
    sheet = opened(data)
    assert [sheet[p].value for p in ("C2", "C3", "B4", "C4")] == ["=B2*2", "=B3*2", "=SUM(B2:B3)", "=A1"]
    assert ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").count(b"<f>") == 4


def test_row_grows_with_the_text_of_merged_cells() -> None:
    def furnish(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:B1")
        sheet["A1"].alignment = Alignment(wrap_text=True)

    height = rendered({"A1": "{{ v }}"}, {"v": "chữ " * 100}, change=furnish).row_dimensions[1].height
    assert height > 100


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"B2": "{{ tong }}"}, "cell B2 of sheet “Bảng” in “mau.xlsx”: the template needs “tong”"),
        ({"A1": "Tổng: {{ row.tong }}"}, "cell A1 of sheet “Bảng” in “mau.xlsx”: the template needs “tong”"),
        (
            {"A1": "{%tr for x in xas %}", "A3": "{%tr endfor %}"},
            "cell A1 of sheet “Bảng” in “mau.xlsx”: the template needs “xas”",
        ),
        ({"A1": "{%tr for x in row %}", "A3": "{%tr endfor %}"}, "“row” is no list"),
        ({"A1": "{%tr for x in xs %}"}, "“endfor” is missing"),
        ({"A1": "{%tr endfor %}"}, "“endfor” ends nothing"),
        ({"A1": "x {{ nothing }}"}, "it puts an empty value inside a text"),
        ({"A1": "{{ xs }}"}, "neither text, number nor day"),
        ({"A1": "{{ yes }}"}, "neither text, number nor day"),
        ({"A1": "{{ row.name"}, "its tags cannot be understood"),
        ({"A1": "{{ " + "(" * 1000 + " }}"}, "its tags cannot be understood"),
        ({"A1": "{{ row" + ".a" * 1900 + " }}"}, "its tags cannot be understood"),
        ({"A1": "{{ " + "not " * 900 + "row }}"}, "its tags cannot be understood"),
        ({"A1": "{{ " + "row" * 2000 + " }}"}, "longer than 4000 characters"),
        ({"A1": "{{ huge }}"}, "Excel would round it"),
        ({"A1": "{{ endless }}"}, "Excel would round it"),
        ({"A1": "{{ bell }}"}, "U+0007"),
        ({"A1": "{{ long }}"}, "longer than Excel can hold"),
        ({"A1": "{{ half }}{{ half }}"}, "longer than Excel can hold"),
        ({"CZ5000": "x"}, "larger than a template can be"),
        ({"A1": "=Khác!A1"}, "names more than cells of its own sheet"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_cell(cells: dict[str, object], expected: str) -> None:
    view = {
        "row": {"name": "a"},
        "xs": ["a"],
        "nothing": None,
        "yes": True,
        "huge": 12345678901234567,
        "endless": Decimal("NaN"),
        "bell": "a\x07",
        "long": "ế" * 32_768,
        "half": "a" * 20_000,
    }
    assert expected in stopped(cells, view)


def test_longest_text_of_excel_is_written_whole() -> None:
    text = "ế" * 32_767
    assert rendered({"A1": "{{ v }}"}, {"v": text})["A1"].value == text


@pytest.mark.parametrize(
    "payload",
    [
        "cycler.__init__.__globals__.os.popen('id').read()",
        "''.__class__.__mro__[1].__subclasses__()",
        "v.__class__",
        "v.upper()",
        "7**(10**8)",
        "'x'*10**9",
        "range(10)",
        "lipsum()",
        "v|attr('__class__')",
        "v|format(1)",
        "self",
        "namespace(a=1)",
        "[1,2,3]",
        "v ~ v",
        "1+1",
    ],
)
@pytest.mark.parametrize("pattern", ["{{{{ {} }}}}", "a {{{{ {} }}}}", "{{%tr for x in {} %}}"])
def test_template_cannot_compute_or_call(payload: str, pattern: str) -> None:
    assert "cell A1" in stopped(
        {"A1": pattern.format(payload), "A2": "{%tr endfor %}" if "tr" in pattern else "x"}, {"v": "a"}
    )


@pytest.mark.parametrize(
    "source",
    [
        "{% include 'x' %}",
        "{% for a in v %}x{% endfor %}",
        "{% set a = 1 %}",
        "{% macro m() %}{% endmacro %}",
    ],
)
def test_template_statements_are_few(source: str) -> None:
    assert "a cell cannot hold this" in stopped({"A1": source}, {"v": "a"})


@pytest.mark.parametrize(
    "expression",
    [
        "_v",
        "p._v",
        "v._v if v else v",
        "xs|join(_v)",
        "xs|join(*xs)",
        "xs|join(**p)",
        "xs|length(1)",
        "v|upper(v)",
        "v is none(1)",
        "v is upper",
        "v|none",
        "v is defined",
    ],
)
@pytest.mark.parametrize("pattern", ["{{{{ {} }}}}", "a {{{{ {} }}}}"])
def test_private_names_and_stray_arguments_are_refused(expression: str, pattern: str) -> None:
    view = {"v": "a", "_v": "b", "p": {"_v": "c"}, "xs": ["d"]}
    assert "a cell cannot hold this" in stopped({"A1": pattern.format(expression)}, view)


def test_loop_gives_no_private_name() -> None:
    cells = {"A1": "{%tr for _x in xs %}", "A2": "x", "A3": "{%tr endfor %}"}
    assert "cell A1 of sheet “Bảng” in “mau.xlsx”: a cell cannot hold this" in stopped(cells, {"xs": ["a"]})


@pytest.mark.parametrize("expression", ["p.q is none", "p.q in xs", "p.q.r", "xs[3]", "p.q if v else v"])
def test_missing_field_is_refused_even_where_it_is_only_asked_for(expression: str) -> None:
    view = {"v": "a", "p": {}, "xs": []}
    assert "the template needs “" in stopped({"A1": "{{ " + expression + " }}"}, view)


def test_key_of_the_data_wins_over_what_python_attaches() -> None:
    assert rendered({"A1": "{{ p.items }}"}, {"p": {"items": "nội dung"}})["A1"].value == "nội dung"
    assert "the template needs “items”" in stopped({"A1": "{{ p.items }}"}, {"p": {}})


def test_living_object_in_the_view_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match=r"view\.path"):
        render_workbook(template({"A1": "x"}), {"path": Path("x")}, NAME)


def test_damaged_template_is_refused() -> None:
    with pytest.raises(Stop):
        render_workbook(b"PK\x03\x04 no workbook", {}, NAME)


def test_huge_merged_range_is_refused_before_it_is_built() -> None:
    data = io.BytesIO(template({"A1": "x"}, change=lambda sheet: sheet.merge_cells("A1:B2")))
    made = io.BytesIO()
    with ZipFile(data) as old, ZipFile(made, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"A1:B2", b"A1:XFD1048576"))
    with pytest.raises(Stop) as stop:
        render_workbook(made.getvalue(), {}, NAME)
    assert "merges too many cells" in Words("en")(stop.value.message)


@pytest.mark.parametrize(
    ("title", "good"),
    [
        ("Tổng hợp", True),
        ("x" * 31, True),
        ("x" * 32, False),
        ("𝒳" * 16, False),
        ("", False),
        (" a", False),
        ("'a'", False),
        ("History", False),
        ("a/b", False),
        ("a\nb", False),
        ("a:b", False),
        ("[a]", False),
    ],
)
def test_sheet_names_follow_excel(title: str, good: bool) -> None:
    assert is_sheet_name(title) is good


def test_sheet_name_may_hold_a_value() -> None:
    data = render_workbook(template({"A1": "x"}, title="Năm {{ year }}"), {"year": 2020}, NAME)
    assert opened(data).title == "Năm 2020"
    with pytest.raises(Stop):
        render_workbook(template({"A1": "x"}, title="{{ name }}"), {"name": "x" * 32}, NAME)


PROGRAM = """
import sys
from tiepcan.rendering.xlsx import render_workbook
view = {"communes": [{"name": "Phường Tân Phong", "points": 1}]}
sys.stdout.buffer.write(render_workbook(sys.stdin.buffer.read(), view, "mau.xlsx"))
"""


def test_equal_input_gives_equal_bytes_elsewhere_too(tmp_path: Path) -> None:
    data = template(LOOP, lambda sheet: [sheet.merge_cells(place) for place in ("B1:C1", "B3:C3", "A5:C5")])
    made = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=data,
            cwd=folder,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for folder, zone, seed in ((Path.cwd(), "Asia/Ho_Chi_Minh", "1"), (tmp_path, "America/Lima", "2"))
    ]
    view = {"communes": [{"name": "Phường Tân Phong", "points": 1}]}
    assert made[0] == made[1] == render_workbook(data, view, NAME)


LIVE = {
    **LOOP,
    "A5": "{%f COUNT(B3) %}{{ count }}",
    "B5": "{%f SUM(B3) if summed %}{{ total }}",
    "C5": '{%f TEXT(A5,"00")&" xã" %}{{ told }}',
}


@pytest.mark.parametrize(
    ("summed", "total", "formula"), [(True, Decimal("168.80"), "=SUM(B2:B3)"), (False, "75–168,8", None)]
)
def test_formula_carries_its_value(summed: bool, total: object, formula: str | None) -> None:
    view = {"communes": COMMUNES, "count": 2, "summed": summed, "total": total, "told": "02 xã"}
    data = render_workbook(template(LIVE), view, NAME)
    texts, values = (load_workbook(io.BytesIO(data), data_only=only).active for only in (False, True))
    assert isinstance(texts, Worksheet)
    assert isinstance(values, Worksheet)
    assert [texts[p].value for p in ("A4", "C4")] == ["=COUNT(B2:B3)", '=TEXT(A4,"00")&" xã"']
    assert [values[p].value for p in ("A4", "C4")] == [2, "02 xã"]
    assert texts["B4"].value == (formula or total)
    assert values["B4"].value == (float(str(total)) if summed else total)
    assert b"fullCalcOnLoad" not in ZipFile(io.BytesIO(data)).read("xl/workbook.xml")


def test_value_stands_alone_where_nothing_is_left_to_count() -> None:
    view = {"communes": [], "count": 0, "summed": True, "total": 0, "told": "00 xã"}
    sheet = opened(render_workbook(template(LIVE), view, NAME))
    assert [sheet[place].value for place in ("A2", "B2")] == [0, 0]


def test_formula_like_data_stays_a_text_beside_live_formulas() -> None:
    view = {"communes": COMMUNES, "count": 2, "summed": False, "total": "=1+1", "told": '=1&"<"'}
    data = render_workbook(template(LIVE), view, NAME)
    assert ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").count(b"<f>") == 2
    assert opened(data)["B4"].data_type == "s"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("{%f SUM(B3) %}{{ day }}", "a formula has a number or a text, nothing else"),
        ("{%f Khác!A1 %}{{ count }}", "names more than cells of its own sheet"),
        ("{%f SUM(B3 %}{{ missing }}", "the template needs “missing”"),
        ("{%chart column here by A3 %}x", "its chart names no cells"),
        ("{%chart column B1:B3 by A3 %}{{ missing }}", "the template needs “missing”"),
    ],
)
def test_faulty_formula_or_chart_is_named_with_its_cell(cell: str, expected: str) -> None:
    told = stopped({**LOOP, "D6": cell}, {"communes": COMMUNES, "day": date(2020, 1, 2), "count": 1})
    assert expected in told
    assert "cell D6" in told


def test_chart_follows_the_rows_it_shows() -> None:
    cells = {**LOOP, "B1": "Điểm", "A6": "{%chart bar B1:B3 by A3 %}Điểm năm {{ year }}"}
    data = render_workbook(
        template(cells, lambda sheet: sheet.merge_cells("A6:D20")),
        {"communes": COMMUNES, "year": 2020},
        NAME,
    )
    chart = ZipFile(io.BytesIO(data)).read("xl/charts/chart1.xml").decode()
    for part in ("'Bảng'!B1", "'Bảng'!$B$2:$B$3", "'Bảng'!$A$2:$A$3", "Điểm năm 2020"):
        assert part in chart
    anchor = ZipFile(io.BytesIO(data)).read("xl/drawings/drawing1.xml").decode()
    assert re.findall(r"<(?:xdr:)?row>(\d+)<", anchor) == ["4", "19"]
    assert opened(data)["A5"].value is None


def test_chart_of_nothing_is_left_out() -> None:
    cells = {**LOOP, "B1": "Điểm", "A6": "{%chart bar B1:B3 by A3 %}Điểm"}
    with ZipFile(io.BytesIO(render_workbook(template(cells), {"communes": []}, NAME))) as archive:
        assert not any(name.startswith("xl/charts/") for name in archive.namelist())


def test_table_may_have_more_rows_than_a_country_has_communes() -> None:
    rows = [{"name": "Xã", "points": 1}] * 120_000
    data = render_workbook(template(LOOP), {"communes": rows}, NAME)
    assert ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").count(b"<row ") == 120_002
