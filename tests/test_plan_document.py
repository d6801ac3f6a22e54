"""The document of the plan of 2020 says what its source says, in the form that Nghị định 30/2020 asks for."""

import copy
import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table

from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.model.plan import Plan
from tiepcan.reading.load import read_file
from tiepcan.rendering.docx import render_docx
from tiepcan.schedule import cited_day
from tiepcan.views.dates import dateline
from tiepcan.views.plan import plan_view

ROOT = Path(__file__).resolve().parents[1]
# One word of the source is written with a combining accent; documents hold composed letters only.
SOURCE = normalize("NFC", (ROOT / "tests/source/ke-hoach-2020.txt").read_text(encoding="utf-8"))
PLAN_FILE = ROOT / "plans/plan-2020.yaml"
TEMPLATE = (ROOT / "templates/plan.docx").read_bytes()

HEADING = re.compile(r"(?:[IV]+|\d+(?:\.\d+)*)\. ")
LABEL = re.compile(
    r"(Đơn vị chủ trì(?: tham mưu)?|Cơ quan(?:, đơn vị)? phối hợp|Thời gian thực hi[êệ]n"
    r"|Thời gian hoàn thành|Kết quả, sản phẩm): (.+)"
)
SAME_LABEL = {"Cơ quan, đơn vị phối hợp": "Cơ quan phối hợp", "Thời gian thực hiên": "Thời gian thực hiện"}
BEGIN, END = "KẾ HOẠCH", "Nơi nhận:"

View = dict[str, Any]
Section = tuple[str, list[str], dict[str, list[str]]]


def read_plan(change: Callable[[str], str] = str) -> Plan:
    text = change(PLAN_FILE.read_text(encoding="utf-8"))
    plan = read_file(text.encode(), "plans/plan-2020.yaml").record
    assert isinstance(plan, Plan)
    return plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan()


@pytest.fixture(scope="module")
def view(plan: Plan) -> View:
    return plan_view(plan)


@pytest.fixture(scope="module")
def word(view: View) -> WordDocument:
    return open_word(render(view))


def render(view: View) -> bytes:
    return render_docx(TEMPLATE, view, "plan.docx")


def open_word(document: bytes) -> WordDocument:
    return Document(io.BytesIO(document))


def lines_of(word: WordDocument) -> Iterator[str]:
    """The text of the document in the order of reading, cell by cell."""
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from (paragraph.text for paragraph in cell.paragraphs)
        else:
            yield block.text


def statement(line: str) -> str:
    """A line without its dash and without the mark that joins it to the next one."""
    return " ".join(line.split()).removeprefix("-").strip().rstrip(" ;,./")


def sections(lines: list[str]) -> list[Section]:
    """Headings in order, each with its sentences and the items of its labelled lines."""
    found: list[Section] = [(BEGIN, [], {})]
    for line in map(statement, lines):
        if HEADING.match(line) or line == END:
            found.append((line, [], {}))
        elif label := LABEL.fullmatch(line):
            items = [statement(item) for item in re.split(r";| và ", label[2])]
            found[-1][2].setdefault(SAME_LABEL.get(label[1], label[1]), []).extend(items)
        elif line:
            found[-1][1].append(line)
    return found


def source_sections() -> list[Section]:
    """The source; only its title goes over several lines, up to the first empty one."""
    lines = SOURCE.split("\n")
    empty = next(number for number, line in enumerate(lines) if not line.strip())
    assert statement(lines[0]) == BEGIN
    return sections([" ".join(lines[1:empty]), *lines[empty:]])


def document_sections(word: WordDocument) -> list[Section]:
    """The document from its name on; the block of signature is no part of the source."""
    lines = list(lines_of(word))
    signature = [paragraph.text for paragraph in word.tables[-1].rows[0].cells[1].paragraphs]
    return sections(lines[lines.index(BEGIN) + 1 : len(lines) - len(signature) - 1])


def differences(source: list[Section], document: list[Section]) -> list[str]:
    """What the document does not say as the source does, where it says it."""
    if [heading for heading, *_ in source] != [heading for heading, *_ in document]:
        return ["headings"]
    pairs = zip(source, document, strict=True)
    return [heading for (heading, *said), (_, *printed) in pairs if said != printed]


def test_every_statement_stands_under_its_own_heading(word: WordDocument) -> None:
    source = source_sections()
    assert len(source) == 18
    assert document_sections(word) == source


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every text of the view that comes from the source."""
    if isinstance(value, str) and value:
        yield path
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if path or key not in ("issuer", "number", "symbol", "place", "day", "signer"):
                yield from places(inner, (*path, key))


EVERY_TEXT = [pytest.param(path, id=".".join(map(str, path))) for path in places(plan_view(read_plan()))]


@pytest.mark.parametrize("path", EVERY_TEXT)
def test_no_text_can_be_altered_or_dropped_unseen(path: tuple[str | int, ...], view: View) -> None:
    for damage in (_shorten, _drop):
        damaged = copy.deepcopy(view)
        holder = damaged
        for step in path[:-1]:
            holder = holder[step]  # type: ignore[index]
        damage(holder, path[-1])
        try:
            document = render(damaged)
        except Stop:  # a text under a heading that is gone: the renderer has missed it before us
            continue
        assert differences(source_sections(), document_sections(open_word(document))), damage.__name__


def _shorten(holder: Any, key: Any) -> None:
    words = holder[key].split()
    holder[key] = " ".join(words[:-1]) if len(words) > 1 else f"{words[0]}x"


def _drop(holder: Any, key: Any) -> None:
    if isinstance(holder, list):
        del holder[key]
    else:
        holder[key] = ""


def test_both_times_of_the_fourth_activity_are_printed(word: WordDocument) -> None:
    assert "- Thời gian hoàn thành: Cả năm; Năm 2020." in lines_of(word)


def test_number_day_and_name_are_blanks_to_write_in(word: WordDocument) -> None:
    lines = list(lines_of(word))
    assert "Số:      /KH-PTP" in lines
    assert "Lai Châu, ngày     tháng     năm 2020" in lines
    assert lines[-3:] == ["TRƯỞNG PHÒNG", "", ""]
    assert lines[:3] == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ LAI CHÂU", "PHÒNG TƯ PHÁP"]


def test_number_and_day_of_an_issued_plan_are_printed(plan: Plan) -> None:
    issued = open_word(render(plan_view(replace(plan, number="5", date=date(2020, 2, 3)))))
    lines = list(lines_of(issued))
    assert "Số: 05/KH-PTP" in lines
    assert "Lai Châu, ngày 03 tháng 02 năm 2020" in lines


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2020, 2, 10), "ngày 10 tháng 02 năm 2020"),
        (date(2020, 3, 9), "ngày 09 tháng 3 năm 2020"),
        (date(2020, 12, 31), "ngày 31 tháng 12 năm 2020"),
        (None, "ngày     tháng     năm 2021"),
    ],
)
def test_days_are_written_as_the_decree_writes_them(day: date | None, written: str) -> None:
    assert dateline(day, 2021) == written


def test_days_of_cited_documents_take_the_same_zeros() -> None:
    assert [cited_day(date(2017, 7, 28)), cited_day(date(2015, 1, 9))] == ["28/7/2017", "09/01/2015"]


@pytest.mark.parametrize(
    ("written", "without", "field"),
    [
        ("place: Lai Châu", "place:", "place"),
        ("symbol: KH-PTP", "symbol:", "symbol"),
        ("archive: PTP", "archive:", "archive"),
        ("    - TRƯỞNG PHÒNG\n", "", "signer.lines"),
        (re.compile(r"title: >-\n(  \S.*\n)+implements"), "implements", "title"),
        (re.compile(r'(id: "3.2"\n)        title: >-\n.*\n'), r"\1", "activities[3.2].title"),
        ("", "", "issuer.name"),
    ],
)
def test_missing_value_stops_with_the_name_of_its_field(
    written: str | re.Pattern[str], without: str, field: str, plan: Plan
) -> None:
    def leave_out(text: str) -> str:
        changed = re.sub(written if isinstance(written, re.Pattern) else re.escape(written), without, text)
        assert changed != text
        return changed

    # The reader asks for an issuer's name itself: only a plan without any issuer comes so far.
    incomplete = replace(plan, issuer=None) if field == "issuer.name" else read_plan(leave_out)
    with pytest.raises(Stop) as stop:
        render(plan_view(incomplete))
    said = Words("en")(stop.value.message)
    assert said == f"the template needs “{field}”, and the plan does not have it"


def test_marks_that_mean_something_to_word_or_jinja_are_only_text(plan: Plan) -> None:
    title = "Sơ kết <A & B> \"đợt 1\" {{ title }} {% if %} 'x' {_{ 100 %_}"
    activity = replace(plan.activities[0], title=title, partners=("<w:p/>", "A & B"))
    lines = list(lines_of(open_word(render(plan_view(replace(plan, title=title, activities=(activity,)))))))
    assert title in lines
    assert f"1. {title}" in lines
    assert "- Cơ quan phối hợp: <w:p/>; A & B." in lines


def test_money_host_and_decision_are_printed_where_the_plan_states_them() -> None:
    def state(text: str) -> str:
        budget = "budget: {amount: 12500000.5, source: ngân sách thành phố}\n    merged_into: '2'\n    "
        text = text.replace('- id: "1"\n    ', f'- id: "1"\n    {budget}')
        return f"{text}\nissued_by: {{type: Quyết định, number: 9/QĐ-UBND, date: 2020-02-03}}\n"

    lines = list(lines_of(open_word(render(plan_view(read_plan(state))))))
    assert "- Kinh phí: 12.500.000,5 đồng; ngân sách thành phố." in lines
    assert "- Lồng ghép vào hoạt động: 2." in lines
    assert "(Kèm theo Quyết định số 9/QĐ-UBND ngày 03/02/2020)" in lines


def test_nothing_stands_for_a_missing_value(word: WordDocument) -> None:
    text = "\n".join(lines_of(word))
    assert not re.search(r"None|Undefined|[{}]", text)


def test_committee_without_parent_and_with_deputy(plan: Plan) -> None:
    assert plan.issuer
    assert plan.signer
    issuer = replace(plan.issuer, name="Ủy ban nhân dân phường Tân Phong", parent=None)
    signer = replace(
        plan.signer, lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Họ Và Tên"
    )
    committee = replace(plan, issuer=issuer, signer=signer, symbol="KH-UBND", number="7/KH-UBND")
    lines = list(lines_of(open_word(render(plan_view(committee)))))
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN PHONG"]
    assert lines[-5:-1] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Họ Và Tên"]
    assert "Số: 07/KH-UBND" in lines


def test_headings_count_only_the_sections_that_are_there(plan: Plan) -> None:
    short = replace(plan, purposes=(), requirements=(), responsibilities=(), closing=None, opening=())
    lines = list(lines_of(open_word(render(plan_view(short)))))
    headings = [
        line for line in lines if HEADING.match(line) and not line.startswith(("1. T", "2. T", "3.", "4."))
    ]
    assert headings[:2] == ["I. NỘI DUNG HOẠT ĐỘNG", "II. TỔ CHỨC THỰC HIỆN"]
    assert "1. Kinh phí thực hiện" in lines
    assert "2. Chế độ thông tin, báo cáo" in lines
    assert not any("MỤC ĐÍCH" in line or "Trách nhiệm" in line for line in lines)


def test_same_plan_gives_the_same_bytes_in_another_place_and_time_zone(view: View, tmp_path: Path) -> None:
    script = """
import hashlib, sys
from pathlib import Path
from tiepcan.reading.load import read_file
from tiepcan.rendering.docx import render_docx
from tiepcan.views.plan import plan_view
plan = read_file(Path(sys.argv[1]).read_bytes(), "other.yaml").record
print(hashlib.sha256(render_docx(Path(sys.argv[2]).read_bytes(), plan_view(plan), "other.docx")).hexdigest())
"""
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(ROOT / "src"),
    }
    elsewhere = subprocess.run(
        [sys.executable, "-c", script, str(PLAN_FILE), str(ROOT / "templates/plan.docx")],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert elsewhere.stdout.strip() == hashlib.sha256(render(view)).hexdigest()


def test_page_has_the_measures_of_the_decree(word: WordDocument) -> None:
    for section in word.sections:
        assert section.page_width
        assert section.page_height
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        ranges = ((20, 25), (20, 25), (30, 35), (15, 20))
        for margin, (least, most) in zip(margins, ranges, strict=True):
            assert margin is not None
            assert least <= margin.mm <= most
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        number = section.header.paragraphs[0]
        assert "PAGE" in number._p.xml
        assert number.style is not None
        assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_every_style_is_times_new_roman_in_black(word: WordDocument) -> None:
    tables = [paragraph for table in word.tables for cell in table._cells for paragraph in cell.paragraphs]
    styles = [paragraph.style for paragraph in (*word.paragraphs, *tables) if paragraph.style]
    used = {style.style_id: style for style in styles}
    assert len(used) > 15
    for style in used.values():
        fonts = style.element.find("{*}rPr/{*}rFonts")
        assert set(fonts.attrib.values()) == {"Times New Roman"}
        assert str(style.font.color.rgb) == "000000"
    assert not [run for paragraph in word.paragraphs for run in paragraph.runs if run.font.name]


@pytest.mark.parametrize(
    ("line", "size", "bold", "italic", "centred"),
    [
        ("ỦY BAN NHÂN DÂN", 12, None, None, True),
        ("PHÒNG TƯ PHÁP", 12, True, None, True),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, None, True),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, None, True),
        ("Số:      /KH-PTP", 13, None, None, True),
        ("Lai Châu, ngày     tháng     năm 2020", 13, None, True, True),
        ("KẾ HOẠCH", 14, True, None, True),
        ("TRƯỞNG PHÒNG", 14, True, None, True),
        ("Nơi nhận:", 12, True, True, False),
        ("- Lưu: PTP.", 11, None, None, False),
    ],
)
def test_elements_look_as_the_decree_says(
    line: str, size: int, bold: bool | None, italic: bool | None, centred: bool, word: WordDocument
) -> None:
    cells = [paragraph for table in word.tables for cell in table._cells for paragraph in cell.paragraphs]
    style = next(paragraph.style for paragraph in (*cells, *word.paragraphs) if paragraph.text == line)
    assert style is not None
    assert style.font.size is not None
    assert (style.font.size.pt, style.font.bold, style.font.italic) == (size, bold, italic)
    assert (style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER) == centred


def test_signature_never_stands_alone(word: WordDocument) -> None:
    closing = next(paragraph for paragraph in word.paragraphs if paragraph.text.endswith("./."))
    assert closing.style is not None
    assert closing.style.paragraph_format.keep_with_next
    assert "w:cantSplit" in word.tables[-1].rows[0]._tr.xml
