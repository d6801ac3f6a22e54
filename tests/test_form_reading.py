"""How the form of a Word document is read: styles, lists, drawn lines, and files of every sort."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from test_docx_rendering import ENTITY, repack, with_link, with_part, without_part
from tiepcan.diagnostics import Diagnostic, Stop
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.form import examine_form, first_words
from tiepcan.rendering.form.fitting import fit_lines
from tiepcan.rendering.form.widths import width_of
from tiepcan.rendering.package import read_parts, write_parts
from tiepcan.views.plan import plan_view
from word_forms import (
    DRAWING,
    GOOD,
    MOTTO,
    ROOT,
    TEMPLATE,
    WORDS,
    at,
    changed,
    codes,
    everything,
    insert,
    line_below,
    opened,
    read_plan,
    said,
    saved,
    say_instead,
)
from word_templates import word_template

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
    for paragraph in insert(word, "- Bám sát", *(f"Nội dung {n} của kế hoạch này;" for n in range(5))):
        listed = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        paragraph._p.get_or_add_pPr().append(listed)
    data = repack(saved(word), lambda parts: parts.update({"word/numbering.xml": numbering.encode()}))
    assert codes(data) == ["T133"]
    assert "e) Nội dung 4 của kế hoạch này;" in first_words(data, "a.docx")


# -- Lines, however they are drawn --

VML = (
    f'<w:r {nsdecls("w")}><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
    '<v:line from="10pt,2pt" to="{end}pt,2pt"/>'
    "</w:pict></w:r>"
)
MOTTO_POINTS = 161
"""Twice thirteen points: how long the motto is in Times New Roman bold."""


def without_border(word: WordDocument) -> Paragraph:
    line_below(word, MOTTO, None)
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
    line_below(word, MOTTO, None)
    place = everything(word)[[p.text for p in everything(word)].index("Độc lập - Tự do - Hạnh phúc") + 1]
    run = place.add_run("_" * count)
    run.font.size = Pt(13)
    assert codes(saved(word)) == found


# -- The lines of our own documents fit what they stand below --


@pytest.mark.parametrize("name", ["Sở Tư pháp", "Phòng Tư pháp", "Hội đồng đánh giá tiếp cận pháp luật"])
@pytest.mark.parametrize("title", ["Năm 2020", "Tiếp cận pháp luật năm 2020", "Thực hiện nhiệm vụ " * 12])
def test_lines_of_a_plan_are_as_long_as_its_names_ask(name: str, title: str) -> None:
    plan = read_plan()
    assert plan.issuer
    other = replace(plan, issuer=replace(plan.issuer, name=name), title=title.strip(), archive="VT, PTP")
    assert said(render_docx(TEMPLATE, plan_view(other), "plan.docx")) == []


def test_lines_that_fit_are_left_alone() -> None:
    good = read_parts(GOOD)
    assert fit_lines(good) == good
    half = changed(lambda w: line_below(w, MOTTO, 2030))
    fitted = fit_lines(read_parts(half))
    assert codes(half) == ["T115"]
    assert codes(write_parts(fitted)) == []
    assert fit_lines(fitted) == fitted


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
    assert isinstance(examine_form(word_template(*printable), "a.docx"), list)


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["Số: ", "Lai Châu, ngày ", "- Lưu: ", "KẾ HOẠCH", "Nơi nhận:"]),
    st.text("0123456789/-: .…tháng năm", max_size=30),
)
def test_any_words_in_the_head_can_be_examined(begins: str, rest: str) -> None:
    word = opened()
    say_instead(word, begins.strip()[:5], begins + rest)
    assert isinstance(codes(saved(word)), list)
