"""The form of Word documents (Nghị định 30/2020/NĐ-CP): what is right passes, each slip has its code."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from conftest import Ask
from tiepcan.codes import CODES
from tiepcan.diagnostics import Severity
from tiepcan.model.plan import DocumentForm
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.form import examine_form, first_words
from tiepcan.views.plan import plan_view
from word_forms import (
    GOOD,
    MOTTO,
    PLAN_FILE,
    ROOT,
    TEMPLATE,
    at,
    bases,
    by_hand,
    changed,
    clear,
    codes,
    everything,
    insert,
    letters,
    line_below,
    opened,
    read_plan,
    removed,
    said,
    saved,
    say_instead,
)

# -- What we make ourselves --


def test_the_plan_that_was_issued_passes() -> None:
    assert said(GOOD) == []


def test_the_plan_of_2020_has_the_slip_of_its_source_and_no_other() -> None:
    data = render_docx(TEMPLATE, plan_view(read_plan()), "plan.docx")
    found = examine_form(data, "a.docx")
    assert [(d.code, first_words(data, "a.docx")[d.at.line - 1]) for d in found] == [("T132", "- Lưu: PTP.")]


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.docx")), ids=lambda path: path.name)
def test_every_template_passes_as_it_is(path: Path) -> None:
    assert said(path.read_bytes()) == []


def test_a_committee_passes() -> None:
    plan = read_plan()
    assert plan.issuer
    assert plan.signer
    issuer = replace(plan.issuer, name="Ủy ban nhân dân phường Tân Phong", parent=None)
    lines = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    done = replace(
        plan,
        issuer=issuer,
        signer=replace(plan.signer, lines=lines, name="Họ Và Tên"),
        symbol="KH-UBND",
        number="12",
        date=date(2020, 6, 29),
        archive="VT",
    )
    assert said(render_docx(TEMPLATE, plan_view(done), "plan.docx")) == []


# -- One slip, one code --


def blue(word: WordDocument) -> None:
    at(word, "I. MỤC").runs[0].font.color.rgb = RGBColor(0, 0, 255)


def align_number(word: WordDocument, alignment: WD_ALIGN_PARAGRAPH) -> None:
    word.sections[0].header.paragraphs[0].alignment = alignment


def no_title_page(word: WordDocument) -> None:
    word.sections[0].different_first_page_header_footer = False


def number_size(word: WordDocument, size: int) -> None:
    for run in word.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(size)


def short_motto(word: WordDocument) -> None:
    say_instead(word, MOTTO, "Độc lập-Tự do-Hạnh phúc")
    line_below(word, "Độc lập", 1340)


def large_motto(word: WordDocument) -> None:
    letters(word, MOTTO, size=Pt(14))
    line_below(word, MOTTO, 1092)


def points(word: WordDocument, order: str) -> None:
    insert(word, "- Bám sát", *(f"{letter}) Nội dung {letter} của kế hoạch này;" for letter in order))


def recipients(word: WordDocument, *lines: str) -> None:
    for before, line in zip(("- Sở Tư pháp", "- UBND thành phố"), lines, strict=True):
        say_instead(word, before, line)


Change = Callable[[WordDocument], object]
SLIPS: list[tuple[str, str, Change]] = [
    ("T101", "letter paper", lambda w: setattr(w.sections[0], "page_width", Mm(216))),
    ("T103", "left margin 29 mm", lambda w: setattr(w.sections[0], "left_margin", Mm(29))),
    ("T103", "top margin 10 mm", lambda w: setattr(w.sections[0], "top_margin", Mm(10))),
    ("T104", "Arial", lambda w: letters(w, "- Bám sát", name="Arial")),
    ("T105", "blue", blue),
    ("T106", "text of 12", lambda w: letters(w, "- Bám sát", size=Pt(12))),
    ("T106", "nation of 14", lambda w: letters(w, "CỘNG HÒA", size=Pt(14))),
    ("T106", "recipients of 14", lambda w: letters(w, "Nơi nhận", size=Pt(14))),
    ("T106", "a recipient of 12", lambda w: letters(w, "- Sở Tư pháp", size=Pt(12))),
    ("T107", "motto not bold", lambda w: letters(w, MOTTO, bold=False)),
    ("T107", "authority above bold", lambda w: letters(w, "ỦY BAN NHÂN DÂN", bold=True)),
    ("T107", "heading not bold", lambda w: letters(w, "I. MỤC", bold=False)),
    ("T107", "title of a clause not bold", lambda w: letters(w, "1. Mục đích", bold=False)),
    ("T107", "signer not bold", lambda w: letters(w, "Họ Và Tên", bold=False)),
    ("T107", "number bold", lambda w: letters(w, "Số:", bold=True)),
    ("T108", "recipients upright", lambda w: letters(w, "Nơi nhận", italic=False)),
    ("T108", "date upright", lambda w: letters(w, "Lai Châu,", italic=False)),
    ("T108", "text italic", lambda w: letters(w, "- Bám sát", italic=True)),
    ("T109", "heading in small letters", lambda w: say_instead(w, "I. MỤC", "I. Mục đích, yêu cầu")),
    ("T109", "signer in capitals", lambda w: say_instead(w, "Họ Và Tên", "HỌ VÀ TÊN")),
    ("T110", "title left", lambda w: setattr(at(w, "KẾ HOẠCH"), "alignment", WD_ALIGN_PARAGRAPH.LEFT)),
    ("T110", "text left", lambda w: setattr(at(w, "- Bám sát"), "alignment", WD_ALIGN_PARAGRAPH.LEFT)),
    ("T111", "indent 2 cm", lambda w: setattr(at(w, "- Bám").paragraph_format, "first_line_indent", Cm(2))),
    ("T111", "no indent", lambda w: setattr(at(w, "- Bám").paragraph_format, "first_line_indent", Cm(0))),
    ("T112", "gap of 3 points", lambda w: setattr(at(w, "- Bám").paragraph_format, "space_after", Pt(3))),
    ("T113", "two lines", lambda w: setattr(at(w, "- Bám").paragraph_format, "line_spacing", 2.0)),
    ("T113", "12 points", lambda w: setattr(at(w, "- Bám").paragraph_format, "line_spacing", Pt(12))),
    ("T113", "nation", lambda w: setattr(at(w, "CỘNG").paragraph_format, "line_spacing", 1.5)),
    ("T114", "no line below the motto", lambda w: line_below(w, MOTTO, None)),
    ("T114", "no line below the issuer", lambda w: line_below(w, "PHÒNG TƯ PHÁP", None)),
    ("T115", "half a line below the motto", lambda w: line_below(w, MOTTO, 2030)),
    ("T115", "long line below the issuer", lambda w: line_below(w, "PHÒNG TƯ PHÁP", 700)),
    ("T116", "no page number", lambda w: clear(w.sections[0].header.paragraphs[0])),
    ("T116", "page number at the left", lambda w: align_number(w, WD_ALIGN_PARAGRAPH.LEFT)),
    ("T117", "number on the first page", no_title_page),
    ("T106", "page number of 10", lambda w: number_size(w, 10)),
    ("T118", "motto of 14", large_motto),
    ("T118", "a clause of 13", lambda w: letters(w, "1. Mục đích", size=Pt(13))),
    ("T121", "dashes of the motto", lambda w: say_instead(w, MOTTO, "Độc lập – Tự do – Hạnh phúc")),
    ("T121", "no spaces in the motto", short_motto),
    ("T121", "a slip in the nation", lambda w: say_instead(w, "CỘNG", "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    ("T122", "no number", lambda w: say_instead(w, "Số:", "")),
    ("T123", "number 7", lambda w: say_instead(w, "Số:", "Số: 7/KH-PTP")),
    ("T124", "day 5", lambda w: say_instead(w, "Lai Châu,", "Lai Châu, ngày 5 tháng 6 năm 2020")),
    ("T124", "month 1", lambda w: say_instead(w, "Lai Châu,", "Lai Châu, ngày 15 tháng 1 năm 2021")),
    ("T125", "KHo", lambda w: say_instead(w, "Số:", "Số: 07/KHo-PTP")),
    ("T125", "BC", lambda w: say_instead(w, "Số:", "Số: 07/BC-PTP")),
    ("T126", "month 06", lambda w: say_instead(w, "Lai Châu,", "Lai Châu, ngày 15 tháng 06 năm 2020")),
    ("T127", "no comma", lambda w: say_instead(w, "Lai Châu,", "Lai Châu ngày 15 tháng 6 năm 2020")),
    ("T127", "small place", lambda w: say_instead(w, "Lai Châu,", "Lai châu, ngày 15 tháng 6 năm 2020")),
    ("T128", "spaces in the symbol", lambda w: say_instead(w, "Số:", "Số: 07/KH - PTP")),
    ("T128", "no colon", lambda w: say_instead(w, "Số:", "Số 07/KH-PTP")),
    ("T128", "a dash", lambda w: say_instead(w, "Số:", "Số: 07/KH–PTP")),
    ("T128", "small symbol", lambda w: say_instead(w, "Số:", "Số: 07/KH-Ptp")),
    (
        "T130",
        "no end",
        lambda w: say_instead(w, "Trên đây", "Trên đây là Kế hoạch của Phòng Tư pháp thành phố."),
    ),
    ("T131", "no semicolon", lambda w: say_instead(w, "- Sở Tư pháp", "- Sở Tư pháp")),
    ("T131", "no dash", lambda w: say_instead(w, "- Sở Tư pháp", "Sở Tư pháp;")),
    ("T131", "no colon", lambda w: say_instead(w, "Nơi nhận", "Nơi nhận")),
    ("T132", "no registry", lambda w: say_instead(w, "- Lưu", "- Lưu: PTP.")),
    ("T132", "not kept", lambda w: say_instead(w, "- Lưu", "- Đài truyền thanh thành phố.")),
    ("T133", "e after d", lambda w: points(w, "abcde")),
    ("T134", "order", lambda w: recipients(w, "- Sở Tư pháp (để b/c);", "- UBND thành phố (để thực hiện);")),
    ("T136", "a degree", lambda w: say_instead(w, "Họ Và Tên", "ThS. Họ Và Tên")),
    ("T129", "legal basis", lambda w: bases(w, "Căn cứ Luật Tổ chức;", "Căn cứ Quyết định số 619/QĐ-TTg")),
    ("T190", "a line of its own", lambda w: insert(w, "- Bám sát", "Một dòng lạ")),
]


@pytest.mark.parametrize(("code", "name", "change"), SLIPS, ids=[f"{code} {name}" for code, name, _ in SLIPS])
def test_slip_is_found_with_its_code_alone(code: str, name: str, change: Change) -> None:
    found = codes(changed(change))
    assert found == [code], said(changed(change))


def test_every_code_has_its_slip() -> None:
    elsewhere = {"T102", "T135", "T137", "T138"}
    assert {code for code, _, _ in SLIPS} | elsewhere == {code for code in CODES if code.startswith("T1")}


# -- Kinds of documents --


def test_letter() -> None:
    """A công văn: V/v below the number, Kính gửi, no type."""
    word = opened()
    for begins in ("KẾ HOẠCH", "Thực hiện nhiệm vụ"):
        removed(at(word, begins)._p)
    say_instead(word, "Số:", "Số: 07/PTP-PB")
    subject = deepcopy(at(word, "Số:")._p)
    at(word, "Số:")._p.addnext(subject)
    paragraph = Paragraph(subject, at(word, "Số:")._parent)
    paragraph.runs[0].text = "V/v báo cáo kết quả"
    paragraph.runs[0].font.size = Pt(12)
    insert(word, "Thực hiện Kế hoạch", "Kính gửi: Sở Tư pháp.")
    assert said(saved(word)) == []
    paragraph.runs[0].font.size = Pt(14)
    assert codes(saved(word)) == ["T106"]


def test_decision_with_bases_and_articles() -> None:
    word = opened()
    say_instead(word, "KẾ HOẠCH", "QUYẾT ĐỊNH")
    say_instead(word, "Số:", "Số: 07/QĐ-PTP")
    bases(word, "Căn cứ Luật Tổ chức;", "Căn cứ Quyết định số 619/QĐ-TTg;", "Theo đề nghị của Văn phòng.")
    articles = insert(word, "Thực hiện Kế hoạch", "Điều 1. ", "Điều 2. ")
    for paragraph, rest in zip(
        articles, ("Công nhận các xã sau đây.", "Giao các phòng thực hiện."), strict=True
    ):
        paragraph.runs[0].font.bold = True
        paragraph.add_run(rest)
    assert said(saved(word)) == []
    for run in articles[1].runs:
        run.font.bold = False
    assert codes(saved(word)) == ["T107"]


def annexed(*labels: str, restart: bool = True, referred: bool = True) -> bytes:
    word = opened()
    if referred:
        say_instead(word, "- Bám sát", "- Bám sát các nội dung tại Phụ lục kèm theo Kế hoạch này.")
    for label in labels:
        section = word.add_section(WD_SECTION.NEW_PAGE)
        for counted in section._sectPr.findall(qn("w:pgNumType")):
            if not restart:
                section._sectPr.remove(counted)
        for text, bold, italic in (
            (label, True, False),
            ("BẢNG TỔNG HỢP ĐIỂM SỐ", True, False),
            ("(Kèm theo Kế hoạch số 07/KH-PTP ngày 20 tháng 3 năm 2020 của Phòng Tư pháp)", False, True),
        ):
            paragraph = word.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(14)
        word.add_table(1, 2).cell(0, 0).text = "STT"
    return saved(word)


@pytest.mark.parametrize(
    ("labels", "restart", "referred", "found"),
    [
        (("Phụ lục",), True, True, []),
        (("Phụ lục I", "Phụ lục II"), True, True, []),
        (("Phụ lục 1", "Phụ lục 2"), True, True, ["T135"]),
        (("Phụ lục",), False, True, ["T137"]),
        (("Phụ lục",), True, False, ["T138"]),
        (("PHỤ LỤC",), True, True, ["T109"]),
    ],
)
def test_annexes(labels: tuple[str, ...], restart: bool, referred: bool, found: list[str]) -> None:
    data = annexed(*labels, restart=restart, referred=referred)
    assert codes(data) == found, said(data)


def test_table_may_lie_on_its_side_and_text_may_not() -> None:
    word = opened(annexed("Phụ lục"))
    word.sections[-1].orientation = WD_ORIENT.LANDSCAPE
    word.sections[-1].page_width, word.sections[-1].page_height = Mm(297), Mm(210)
    assert codes(saved(word)) == []
    removed(word.tables[-1]._tbl)
    assert codes(saved(word)) == ["T102"]


def test_head_in_one_row_with_a_subject_of_two_lines() -> None:
    """The left cell holds authority, line, number and V/v one below the other."""
    word = opened()
    head = word.tables[0]
    left, right = head.rows[0].cells
    for cell, other in ((left, head.rows[1].cells[0]), (right, head.rows[1].cells[1])):
        for paragraph in other.paragraphs:
            cell._tc.append(paragraph._p)
    for text in ("V/v báo cáo kết quả", "chuẩn tiếp cận pháp luật"):
        paragraph = left.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).font.size = Pt(12)
    removed(head.rows[1]._tr)
    assert said(saved(word)) == []


def test_head_whose_lines_are_one_paragraph_is_told_to_be_unknown() -> None:
    word = opened()
    say_instead(word, "CỘNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc")
    assert (
        "1 T190 the head of the document is not recognised: each of its elements has a line of its own"
        in (said(saved(word)))
    )


def test_numbered_lines_without_a_word_between_them_are_no_headings() -> None:
    word = opened()
    made = insert(word, "- Bám sát", "1. Phường Tân Phong", "2. Xã San Thàng", "3. Xã Nậm Loỏng")
    assert not any(run.bold for paragraph in made for run in paragraph.runs)
    assert codes(saved(word)) == []


@pytest.mark.parametrize("where", ["box", "frame", "tab"])
def test_page_number_that_is_put_in_its_place_by_other_means(where: str) -> None:
    word = opened()
    paragraph = word.sections[0].header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if where == "frame":
        frame = f'<w:framePr {nsdecls("w")} w:wrap="around" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
        paragraph._p.get_or_add_pPr().append(parse_xml(frame))
    elif where == "tab":
        paragraph._p.insert(1, parse_xml(f'<w:r {nsdecls("w")}><w:ptab w:alignment="center"/></w:r>'))
    else:
        inner = deepcopy(paragraph._p)
        clear(paragraph)
        box = parse_xml(f"<w:r {nsdecls('w')}><w:pict><w:txbxContent/></w:pict></w:r>")
        box[0][0].append(inner)
        paragraph._p.append(box)
    assert said(saved(word)) == []


def test_document_made_by_hand_passes() -> None:
    assert said(saved(by_hand())) == []


def test_document_made_by_hand_with_the_usual_slips() -> None:
    """Dashes of a word processor, a zero left out, a name in capitals, thin margins: each told once."""
    word = by_hand()
    say_instead(word, "Số:", "Số: 5/BC-HĐĐG")
    say_instead(word, "Xã Giả", "Xã Giả Định, ngày 5 tháng 1 năm 2023")
    say_instead(word, "Độc lập", "Độc lập – Tự do – Hạnh phúc")
    say_instead(word, "Họ Và", "HỌ VÀ TÊN")
    say_instead(word, "- Như trên", "- Như trên")
    word.sections[0].left_margin = Cm(2.5)
    for paragraph in everything(word):
        if paragraph.text.startswith("- Nội dung"):
            paragraph.paragraph_format.first_line_indent = Cm(0.5)
    found = codes(saved(word))
    assert sorted(found) == ["T103", "T109", "T111", "T121", "T123", "T124", "T124", "T131"]


# -- The form of 2011 --


def test_before_the_decree_the_circular_holds() -> None:
    old = "Lai Châu, ngày 20 tháng 3 năm 2019"
    data = changed(lambda w: say_instead(w, "Lai Châu,", old))
    assert codes(data) == ["T116"]
    assert codes(data, DocumentForm.ND30) == []
    assert codes(GOOD, DocumentForm.TT01) == ["T116"]


def test_the_form_of_2011_leaves_the_font_free_and_asks_for_the_number_at_the_bottom_right() -> None:
    word = opened()
    say_instead(word, "Lai Châu,", "Lai Châu, ngày 20 tháng 3 năm 2019")
    header, footer = word.sections[0].header.paragraphs[0], word.sections[0].footer.paragraphs[0]
    for element in list(header._p):
        if element.tag == qn("w:r"):
            footer._p.append(element)
    for run in footer.runs:
        run.font.size = Pt(13)
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    letters(word, "- Bám sát", name="Arial")
    assert said(saved(word)) == []
    assert sorted(codes(saved(word), DocumentForm.ND30)) == ["T104", "T116"]
    bases(word, "Căn cứ Luật Tổ chức;", "Căn cứ Quyết định số 619/QĐ-TTg,")
    for paragraph in everything(word):
        if paragraph.text.startswith("Căn cứ"):
            letters(word, paragraph.text, italic=False)
    assert codes(saved(word)) == []


# -- The command --


def test_validate_names_the_paragraph_and_its_first_words(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(changed(lambda w: say_instead(w, "Số:", "Số: 7/KH-PTP")))
    answer = ask("validate", path)
    assert answer.code == 1
    assert (
        "ke-hoach.docx: paragraph 8: T123 Error: number 7 is to be written 07\n 8 | Số: 7/KH-PTP\n"
        in answer.out
    )
    assert "Files checked: 1. errors: 1, warnings: 0, notes: 0." in answer.out
    assert "đoạn 8: T123 Lỗi: số 7 phải ghi là 07" in ask("validate", path, lang="vi").out


def test_documents_and_files_together(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "sach.docx").write_bytes(GOOD)
    (tmp_path / "hong.docx").write_bytes(GOOD[:-300])
    answer = ask("validate", tmp_path / "sach.docx", PLAN_FILE, tmp_path / "hong.docx")
    assert answer.code == 2
    assert "P110" in answer.out
    assert "hong.docx” is no Word or Excel file, or it is damaged" in answer.err


def test_documents_under_a_folder_are_not_looked_for(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    assert "Files checked: 0" in ask("validate", tmp_path).out


def test_json_gives_the_paragraph_as_the_line(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(changed(lambda w: say_instead(w, "Số:", "Số: 7/KH-PTP")))
    out = ask("validate", path, "--format", "json").out
    assert '"code": "T123"' in out
    assert '"line": 8' in out
    assert '"column": 1' in out


def test_severity_of_the_form() -> None:
    """Only what every registry sends back is an error."""
    of_the_form = {code: entry for code, entry in CODES.items() if code.startswith("T1")}
    errors = {code for code, entry in of_the_form.items() if entry.severity is Severity.ERROR}
    assert errors == {"T121", "T123", "T124", "T125"}
