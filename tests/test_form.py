"""The form of Word documents (Nghị định 30/2020/NĐ-CP): what is right passes, each slip has its code."""

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Ask
from test_docx_rendering import ENTITY, repack, template, with_link, with_part, without_part
from tiepcan.codes import CODES
from tiepcan.diagnostics import Diagnostic, Severity, Stop
from tiepcan.messages import Words
from tiepcan.model.plan import DocumentForm, Plan
from tiepcan.reading.load import read_file
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.form import examine_form, first_words
from tiepcan.rendering.form.widths import width_of
from tiepcan.views.plan import plan_view

ROOT = Path(__file__).resolve().parents[1]
PLAN_FILE = ROOT / "plans/plan-2020.yaml"
TEMPLATE = (ROOT / "templates/plan.docx").read_bytes()
WORDS = Words("en")


def read_plan() -> Plan:
    plan = read_file(PLAN_FILE.read_bytes(), "plans/plan-2020.yaml").record
    assert isinstance(plan, Plan)
    return plan


def issued() -> bytes:
    """The plan of 2020 as if it had been issued; the name of the signer is made up."""
    plan = read_plan()
    assert plan.signer
    signer = replace(plan.signer, name="Họ Và Tên")
    done = replace(plan, archive="VT, PTP", number="7", date=date(2020, 3, 20), signer=signer)
    return render_docx(TEMPLATE, plan_view(done), "plan.docx")


GOOD = issued()


def codes(data: bytes, form: DocumentForm | None = None) -> list[str]:
    return [d.code for d in examine_form(data, "a.docx", form)]


def said(data: bytes) -> list[str]:
    return [f"{d.at.line} {d.code} {WORDS(d.message)}" for d in examine_form(data, "a.docx")]


def saved(word: WordDocument) -> bytes:
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def opened(data: bytes = GOOD) -> WordDocument:
    return Document(io.BytesIO(data))


def everything(word: WordDocument) -> list[Paragraph]:
    """The paragraphs as the tool counts them."""
    found: list[Paragraph] = []
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            found += [p for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            found.append(block)
    return found


def at(word: WordDocument, begins: str) -> Paragraph:
    return next(p for p in everything(word) if p.text.startswith(begins))


def changed(change: Callable[[WordDocument], object]) -> bytes:
    word = opened()
    change(word)
    return saved(word)


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

Change = Callable[[WordDocument], object]
SLIPS: list[tuple[str, str, Change]] = []


def letters(word: WordDocument, begins: str, **look: object) -> None:
    for run in at(word, begins).runs:
        for name, value in look.items():
            setattr(run.font, name, value)


def say_instead(word: WordDocument, begins: str, text: str) -> None:
    runs = at(word, begins).runs
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""


def plain(code: str, name: str, change: Change) -> None:
    SLIPS.append((code, name, change))


MOTTO = "Độc lập"


def _blue(word: WordDocument) -> None:
    at(word, "I. MỤC").runs[0].font.color.rgb = RGBColor(0, 0, 255)


def _line_after(word: WordDocument, begins: str, indent: int | None) -> None:
    """The paragraph whose upper border is the line, with another indent in twips, or without the border."""
    paragraphs = everything(word)
    place = next(n for n, p in enumerate(paragraphs) if p.text.startswith(begins))
    properties = paragraphs[place + 1]._p.get_or_add_pPr()
    if indent is None:
        properties.append(parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="nil"/></w:pBdr>'))
    else:
        properties.append(parse_xml(f'<w:ind {nsdecls("w")} w:left="{indent}" w:right="{indent}"/>'))


def _clear(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        removed(run._r)


def _align_number(word: WordDocument, alignment: WD_ALIGN_PARAGRAPH) -> None:
    word.sections[0].header.paragraphs[0].alignment = alignment


def _no_title_page(word: WordDocument) -> None:
    word.sections[0].different_first_page_header_footer = False


def _number_size(word: WordDocument, size: int) -> None:
    for run in word.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(size)


def _short_motto(word: WordDocument) -> None:
    say_instead(word, MOTTO, "Độc lập-Tự do-Hạnh phúc")
    _line_after(word, "Độc lập", 1340)


def _large_motto(word: WordDocument) -> None:
    letters(word, MOTTO, size=Pt(14))
    _line_after(word, MOTTO, 1092)


def removed(element: object) -> None:
    parent = element.getparent()  # type: ignore[attr-defined]
    parent.remove(element)


def _insert(word: WordDocument, before: str, *texts: str) -> list[Paragraph]:
    """Paragraphs that look like the one they stand before."""
    model, made = at(word, before), []
    for text in texts:
        copy = deepcopy(model._p)
        model._p.addprevious(copy)
        paragraph = Paragraph(copy, model._parent)
        paragraph.runs[0].text = text
        made.append(paragraph)
    return made


def _points(word: WordDocument, order: str) -> None:
    _insert(word, "- Bám sát", *(f"{letter}) Nội dung {letter} của kế hoạch này;" for letter in order))


def _recipients(word: WordDocument, *lines: str) -> None:
    for before, line in zip(("- Sở Tư pháp", "- UBND thành phố"), lines, strict=True):
        say_instead(word, before, line)


def _bases(word: WordDocument, *texts: str) -> None:
    for paragraph in _insert(word, "Thực hiện Kế hoạch", *texts):
        for run in paragraph.runs:
            run.font.italic = True


plain("T101", "letter paper", lambda w: setattr(w.sections[0], "page_width", Mm(216)))
plain("T103", "left margin 20 mm", lambda w: setattr(w.sections[0], "left_margin", Mm(29)))
plain("T103", "top margin 10 mm", lambda w: setattr(w.sections[0], "top_margin", Mm(10)))
plain("T104", "Arial", lambda w: letters(w, "- Bám sát", name="Arial"))
plain("T105", "blue", _blue)
plain("T106", "text of 12", lambda w: letters(w, "- Bám sát", size=Pt(12)))
plain("T106", "nation of 14", lambda w: letters(w, "CỘNG HÒA", size=Pt(14)))
plain("T106", "recipients of 14", lambda w: letters(w, "Nơi nhận", size=Pt(14)))
plain("T106", "a recipient of 12", lambda w: letters(w, "- Sở Tư pháp", size=Pt(12)))
plain("T107", "motto not bold", lambda w: letters(w, MOTTO, bold=False))
plain("T107", "authority above bold", lambda w: letters(w, "ỦY BAN NHÂN DÂN", bold=True))
plain("T107", "heading not bold", lambda w: letters(w, "I. MỤC", bold=False))
plain("T107", "title of a clause not bold", lambda w: letters(w, "1. Mục đích", bold=False))
plain("T107", "signer not bold", lambda w: letters(w, "Họ Và Tên", bold=False))
plain("T107", "number bold", lambda w: letters(w, "Số:", bold=True))
plain("T108", "recipients upright", lambda w: letters(w, "Nơi nhận", italic=False))
plain("T108", "date upright", lambda w: letters(w, "Lai Châu,", italic=False))
plain("T108", "text italic", lambda w: letters(w, "- Bám sát", italic=True))
plain("T109", "heading in small letters", lambda w: say_instead(w, "I. MỤC", "I. Mục đích, yêu cầu"))
plain("T109", "signer in capitals", lambda w: say_instead(w, "Họ Và Tên", "HỌ VÀ TÊN"))
plain("T110", "title left", lambda w: setattr(at(w, "KẾ HOẠCH"), "alignment", WD_ALIGN_PARAGRAPH.LEFT))
plain("T110", "text left", lambda w: setattr(at(w, "- Bám sát"), "alignment", WD_ALIGN_PARAGRAPH.LEFT))
plain("T111", "indent 2 cm", lambda w: setattr(at(w, "- Bám").paragraph_format, "first_line_indent", Cm(2)))
plain("T111", "no indent", lambda w: setattr(at(w, "- Bám").paragraph_format, "first_line_indent", Cm(0)))
plain("T112", "gap of 3 points", lambda w: setattr(at(w, "- Bám").paragraph_format, "space_after", Pt(3)))
plain("T113", "two lines", lambda w: setattr(at(w, "- Bám").paragraph_format, "line_spacing", 2.0))
plain("T113", "12 points", lambda w: setattr(at(w, "- Bám").paragraph_format, "line_spacing", Pt(12)))
plain("T113", "nation", lambda w: setattr(at(w, "CỘNG").paragraph_format, "line_spacing", 1.5))
plain("T114", "no line below the motto", lambda w: _line_after(w, MOTTO, None))
plain("T114", "no line below the issuer", lambda w: _line_after(w, "PHÒNG TƯ PHÁP", None))
plain("T115", "half a line below the motto", lambda w: _line_after(w, MOTTO, 2030))
plain("T115", "long line below the issuer", lambda w: _line_after(w, "PHÒNG TƯ PHÁP", 700))
plain("T116", "no page number", lambda w: _clear(w.sections[0].header.paragraphs[0]))
plain("T116", "page number at the left", lambda w: _align_number(w, WD_ALIGN_PARAGRAPH.LEFT))
plain("T117", "number on the first page", _no_title_page)
plain("T106", "page number of 10", lambda w: _number_size(w, 10))
plain("T118", "motto of 14", _large_motto)
plain("T121", "dashes of the motto", lambda w: say_instead(w, MOTTO, "Độc lập – Tự do – Hạnh phúc"))
plain("T121", "no spaces in the motto", _short_motto)
plain("T121", "a slip in the nation", lambda w: say_instead(w, "CỘNG", "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
plain("T122", "no number", lambda w: say_instead(w, "Số:", ""))
plain("T123", "number 7", lambda w: say_instead(w, "Số:", "Số: 7/KH-PTP"))
plain("T124", "day 5", lambda w: say_instead(w, "Lai Châu,", "Lai Châu, ngày 5 tháng 6 năm 2020"))
plain("T124", "month 1", lambda w: say_instead(w, "Lai Châu,", "Lai Châu, ngày 15 tháng 1 năm 2021"))
plain("T125", "KHo", lambda w: say_instead(w, "Số:", "Số: 07/KHo-PTP"))
plain("T125", "BC", lambda w: say_instead(w, "Số:", "Số: 07/BC-PTP"))
plain("T126", "month 06", lambda w: say_instead(w, "Lai Châu,", "Lai Châu, ngày 15 tháng 06 năm 2020"))
plain("T127", "no comma", lambda w: say_instead(w, "Lai Châu,", "Lai Châu ngày 15 tháng 6 năm 2020"))
plain("T127", "small place", lambda w: say_instead(w, "Lai Châu,", "Lai châu, ngày 15 tháng 6 năm 2020"))
plain("T128", "spaces in the symbol", lambda w: say_instead(w, "Số:", "Số: 07/KH - PTP"))
plain("T128", "no colon", lambda w: say_instead(w, "Số:", "Số 07/KH-PTP"))
plain("T128", "a dash", lambda w: say_instead(w, "Số:", "Số: 07/KH–PTP"))
plain("T128", "small symbol", lambda w: say_instead(w, "Số:", "Số: 07/KH-Ptp"))
plain(
    "T130",
    "no end",
    lambda w: say_instead(w, "Trên đây", "Trên đây là Kế hoạch của Phòng Tư pháp thành phố."),
)
plain("T131", "no semicolon", lambda w: say_instead(w, "- Sở Tư pháp", "- Sở Tư pháp"))
plain("T131", "no dash", lambda w: say_instead(w, "- Sở Tư pháp", "Sở Tư pháp;"))
plain("T131", "no colon", lambda w: say_instead(w, "Nơi nhận", "Nơi nhận"))
plain("T132", "no registry", lambda w: say_instead(w, "- Lưu", "- Lưu: PTP."))
plain("T132", "not kept", lambda w: say_instead(w, "- Lưu", "- Đài truyền thanh thành phố."))
plain("T133", "e after d", lambda w: _points(w, "abcde"))
plain("T134", "order", lambda w: _recipients(w, "- Sở Tư pháp (để b/c);", "- UBND thành phố (để thực hiện);"))
plain("T136", "a degree", lambda w: say_instead(w, "Họ Và Tên", "ThS. Họ Và Tên"))
plain("T129", "legal basis", lambda w: _bases(w, "Căn cứ Luật Tổ chức;", "Căn cứ Quyết định số 619/QĐ-TTg"))
plain("T190", "a line of its own", lambda w: _insert(w, "- Bám sát", "Một dòng lạ"))


@pytest.mark.parametrize(("code", "name", "change"), SLIPS, ids=[f"{code} {name}" for code, name, _ in SLIPS])
def test_slip_is_found_with_its_code_alone(code: str, name: str, change: Change) -> None:
    found = codes(changed(change))
    assert found == [code], said(changed(change))


def test_every_code_has_its_slip() -> None:
    elsewhere = {"T102", "T135", "T137", "T138"}
    assert {code for code, _, _ in SLIPS} | elsewhere == {code for code in CODES if code[0] == "T"}


# -- Where a look comes from --


def in_styles(change: Callable[[str], str]) -> bytes:
    def swap(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = change(parts["word/styles.xml"].decode()).encode()

    return repack(GOOD, swap)


def in_body(change: Callable[[str], str]) -> bytes:
    def swap(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = change(parts["word/document.xml"].decode()).encode()

    return repack(GOOD, swap)


FONTS = re.compile(r"<w:rFonts [^>]*/>")


def test_font_that_only_the_defaults_name() -> None:
    bare = FONTS.sub("", _styles())
    assert codes(in_styles(lambda _: bare)) == []
    calibri = bare.replace(
        "<w:rPrDefault><w:rPr>", '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
    )
    assert set(codes(in_styles(lambda _: calibri))) == {"T104"}


def _styles() -> str:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        return archive.read("word/styles.xml").decode()


def test_font_of_a_style_that_others_are_based_on() -> None:
    bare = FONTS.sub("", _styles())
    normal = re.compile(r'(w:styleId="Normal">.*?<w:rPr>)', re.DOTALL)
    arial = normal.sub(r'\1<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', bare, count=1)
    assert set(codes(in_styles(lambda _: arial))) == {"T104"}


def test_font_of_the_theme() -> None:
    themed = FONTS.sub('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>', _styles())
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>'
        '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="{}"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )

    def with_theme(font: str) -> bytes:
        def swap(parts: dict[str, bytes]) -> None:
            parts["word/styles.xml"] = themed.encode()
            parts["word/theme/theme1.xml"] = theme.format(font).encode()

        return repack(GOOD, swap)

    assert codes(with_theme("Times New Roman")) == []
    assert "Calibri" in said(with_theme("Calibri"))[0]


def test_bold_of_letters_within_a_bold_style_is_not_bold() -> None:
    """Word switches: a bold character style within a bold paragraph style makes plain letters."""
    strong = (
        '<w:style w:type="character" w:customStyle="1" w:styleId="Manh"><w:name w:val="Manh"/>'
        "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
    )

    def swap(parts: dict[str, bytes]) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", strong.encode())
        body = parts["word/document.xml"].decode()
        styled = '<w:r><w:rPr><w:rStyle w:val="Manh"/></w:rPr><w:t xml:space="preserve">KẾ HOẠCH</w:t></w:r>'
        body, times = re.subn(r"<w:r>(?:<w:rPr/>)?<w:t[^>]*>KẾ HOẠCH</w:t></w:r>", styled, body, count=1)
        assert times == 1
        parts["word/document.xml"] = body.encode()

    assert codes(repack(GOOD, swap)) == ["T107"]


def test_styles_that_go_round_in_a_circle_end() -> None:
    circle = _styles().replace('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="QuocHieu"/>')
    assert isinstance(codes(in_styles(lambda _: circle)), list)


def test_numbers_that_word_counts_are_read() -> None:
    numbering = (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    word = opened()
    for paragraph in _insert(word, "- Bám sát", *(f"Nội dung {n} của kế hoạch này;" for n in range(5))):
        listed = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        paragraph._p.get_or_add_pPr().append(listed)
    data = repack(saved(word), lambda parts: parts.update({"word/numbering.xml": numbering.encode()}))
    assert codes(data) == ["T133"]
    assert "e) Nội dung 4 của kế hoạch này;" in first_words(data, "a.docx")


# -- Lines, however they are drawn --

DRAWING = (
    f'<w:r {nsdecls("w", "wp", "a")}><w:drawing><wp:anchor><wp:extent cx="{{length}}" cy="0"/>'
    "<a:graphic><a:graphicData>"
    '<a:prstGeom prst="{shape}"/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
)
VML = (
    f'<w:r {nsdecls("w")}><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
    '<v:line from="10pt,2pt" to="{end}pt,2pt"/>'
    "</w:pict></w:r>"
)
MOTTO_POINTS = 161
"""Twice thirteen points: how long the motto is in Times New Roman bold."""


def without_border(word: WordDocument) -> Paragraph:
    _line_after(word, MOTTO, None)
    return at(word, MOTTO)


def test_how_long_the_motto_is() -> None:
    length = width_of("Độc lập - Tự do - Hạnh phúc", 26, bold=True)
    assert length is not None
    assert abs(length / 20 - MOTTO_POINTS) < 2
    assert width_of("漢", 26, bold=True) is None


@pytest.mark.parametrize(
    ("points", "shape", "found"),
    [(161, "line", []), (161, "straightConnector1", []), (80, "line", ["T115"]), (80, "rect", [])],
)
def test_line_that_is_drawn(points: int, shape: str, found: list[str]) -> None:
    word = opened()
    without_border(word)._p.append(parse_xml(DRAWING.format(length=points * 12700, shape=shape)))
    assert codes(saved(word)) == found


@pytest.mark.parametrize(("end", "found"), [(171, []), (90, ["T115"])])
def test_line_of_an_older_word(end: int, found: list[str]) -> None:
    word = opened()
    without_border(word)._p.append(parse_xml(VML.format(end=end)))
    assert codes(saved(word)) == found


def test_underline_counts_as_a_line() -> None:
    word = opened()
    for run in without_border(word).runs:
        run.font.underline = True
    assert codes(saved(word)) == []


@pytest.mark.parametrize(("count", "found"), [(25, []), (12, ["T115"])])
def test_row_of_underscores_counts_as_a_line(count: int, found: list[str]) -> None:
    word = opened()
    _line_after(word, MOTTO, None)
    place = everything(word)[[p.text for p in everything(word)].index("Độc lập - Tự do - Hạnh phúc") + 1]
    run = place.add_run("_" * count)
    run.font.size = Pt(13)
    assert codes(saved(word)) == found


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
    _insert(word, "Thực hiện Kế hoạch", "Kính gửi: Sở Tư pháp.")
    assert said(saved(word)) == []
    paragraph.runs[0].font.size = Pt(14)
    assert codes(saved(word)) == ["T106"]


def test_decision_with_bases_and_articles() -> None:
    word = opened()
    say_instead(word, "KẾ HOẠCH", "QUYẾT ĐỊNH")
    say_instead(word, "Số:", "Số: 07/QĐ-PTP")
    _bases(word, "Căn cứ Luật Tổ chức;", "Căn cứ Quyết định số 619/QĐ-TTg;", "Theo đề nghị của Văn phòng.")
    articles = _insert(word, "Thực hiện Kế hoạch", "Điều 1. ", "Điều 2. ")
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
    made = _insert(word, "- Bám sát", "1. Phường Tân Phong", "2. Xã San Thàng", "3. Xã Nậm Loỏng")
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
        _clear(paragraph)
        box = parse_xml(f"<w:r {nsdecls('w')}><w:pict><w:txbxContent/></w:pict></w:r>")
        box[0][0].append(inner)
        paragraph._p.append(box)
    assert said(saved(word)) == []


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
    _bases(word, "Căn cứ Luật Tổ chức;", "Căn cứ Quyết định số 619/QĐ-TTg,")
    for paragraph in everything(word):
        if paragraph.text.startswith("Căn cứ"):
            letters(word, paragraph.text, italic=False)
    assert codes(saved(word)) == []


# -- Other people's files --


def ordinary() -> WordDocument:
    """What somebody types into a new document of Word: Calibri, a heading, forty paragraphs."""
    word = Document()
    word.add_heading("Báo cáo kết quả thực hiện", 1)
    for number in range(40):
        word.add_paragraph(f"Nội dung thứ {number} của báo cáo được ghi tại đây, đầy đủ và đúng thời hạn.")
    return word


def test_ordinary_word_file_gets_a_short_list() -> None:
    found = said(saved(ordinary()))
    assert 4 <= len(found) <= 12
    assert len({line.split()[1] for line in found}) >= 4
    repeated = next(line for line in found if " T111 " in line)
    assert repeated.endswith("likewise in paragraph 3, 4, 5 and 36 more")


def test_text_that_is_no_administrative_document_misses_nothing() -> None:
    assert "T122" not in codes(saved(ordinary()))


def test_head_in_a_text_box_is_not_missed() -> None:
    box = (
        f'<w:r {nsdecls("w")}><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        "<v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    )
    word = opened()
    say_instead(word, "CỘNG HÒA", "")
    assert "T122" in codes(saved(word))
    at(word, "KẾ HOẠCH")._p.append(parse_xml(box))
    assert "T122" not in codes(saved(word))


def test_template_is_examined_with_its_tags() -> None:
    word = Document(io.BytesIO(TEMPLATE))
    for paragraph in everything(word):
        if paragraph.text == "{{ closing }}":
            paragraph.runs[0].font.name = "Arial"
            paragraph.runs[0].font.size = Pt(11)
    assert codes(saved(word)) == ["T104", "T106"]


def test_deleted_text_is_not_read() -> None:
    word = opened()
    lost = parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>x</w:delText><w:t>SAI</w:t></w:r></w:del>")
    at(word, "KẾ HOẠCH")._p.append(lost)
    assert codes(saved(word)) == []


@pytest.mark.parametrize(
    ("package", "said_of_it"),
    [
        (b"", "is no Word or Excel file"),
        (b"kind: plan\n", "is no Word or Excel file"),
        (GOOD[:-200], "is no Word or Excel file"),
        (without_part("word/document.xml"), "is no Word document"),
        (with_part("word/document.xml", b"<x"), "is no Word document"),
        (with_part("word/document.xml", b"<x/>"), "is no Word document"),
        (with_part("word/extra.xml", ENTITY.encode()), "defines XML entities"),
        ((ROOT / "templates/summary.xlsx").read_bytes(), "is no Word document"),
    ],
)
def test_damaged_or_harmful_file_is_refused(package: bytes, said_of_it: str) -> None:
    with pytest.raises(Stop) as stop:
        examine_form(package, "a.docx")
    assert said_of_it in WORDS(stop.value.message)


@pytest.mark.parametrize(
    "package",
    [
        with_part("word/vbaProject.bin", b"x"),
        with_part("word/embeddings/oleObject1.bin", b"x"),
        with_link("attachedTemplate", "file:///C:/Users/a/Normal.dotm"),
        with_link("hyperlink", "http://example.invalid"),
    ],
)
def test_what_only_whoever_opens_it_in_word_would_load_is_no_hindrance(package: bytes) -> None:
    assert isinstance(examine_form(package, "a.docx"), list)


def test_endless_paragraphs_are_refused() -> None:
    endless = in_body(lambda body: body.replace("<w:body>", "<w:body>" + "<w:p/>" * 30_000))
    with pytest.raises(Stop):
        examine_form(endless, "a.docx")


@pytest.mark.parametrize("part", ["word/styles.xml", "word/settings.xml", "docProps/app.xml"])
def test_part_that_is_missing_is_done_without(part: str) -> None:
    data = repack(GOOD, lambda parts: parts.__delitem__(part))
    assert isinstance(examine_form(data, "a.docx"), list)


NONSENSE = ["", "abc", "-1", "99999999999999999999", "1e9", "12pt", "2cm", "½", "0x10", "٣", " 5"]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_the_numbers_of_a_document_never_raises(nonsense: str) -> None:
    def spoil(parts: dict[str, bytes]) -> None:
        for name in ("word/document.xml", "word/styles.xml"):
            text = parts[name].decode()
            parts[name] = re.sub(
                r'(w:(?:w|h|val|left|right|before|line|top))="[0-9]+"', rf'\1="{nonsense}"', text
            ).encode()

    assert isinstance(examine_form(repack(GOOD, spoil), "a.docx"), list)


ELEMENT = re.compile(r"<w:(?:rPr|pPr|sectPr|tcPr|tblPr|tblGrid|pStyle|sz|jc|spacing|ind|tr|tc)\b")


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_document_with_other_elements_in_it_never_raises(data: st.DataObject) -> None:
    """Elements exchanged for others, anywhere: what remains is XML, and no document of Word."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        body = archive.read("word/document.xml").decode()
    names = sorted(set(re.findall(r"<w:(\w+)", body)))
    old, new = (
        data.draw(st.sampled_from(names)),
        data.draw(st.sampled_from([*names, "sdt", "ins", "drawing", "pict"])),
    )
    other = re.sub(rf"(</?w:){old}(?=[\s/>])", rf"\1{new}", body)
    spoiled = repack(GOOD, lambda parts: parts.update({"word/document.xml": other.encode()}))
    try:
        found = examine_form(spoiled, "a.docx")
    except Stop:
        return
    assert all(isinstance(d, Diagnostic) for d in found)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_any_text_can_be_examined(texts: list[str]) -> None:
    printable = [re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", " ", text) for text in texts]
    assert isinstance(examine_form(template(*printable), "a.docx"), list)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["Số: ", "Lai Châu, ngày ", "- Lưu: ", "KẾ HOẠCH", "Nơi nhận:"]),
    st.text("0123456789/-: .…tháng năm", max_size=30),
)
def test_any_words_in_the_head_can_be_examined(begins: str, rest: str) -> None:
    word = opened()
    say_instead(word, begins.strip()[:5], begins + rest)
    assert isinstance(codes(saved(word)), list)


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
    errors = {code for code, entry in CODES.items() if code[0] == "T" and entry.severity is Severity.ERROR}
    assert errors == {"T121", "T123", "T124", "T125"}
