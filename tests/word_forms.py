"""Word documents to try the form on: a good one of ours, one made by hand, and ways to spoil them."""

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tiepcan.messages import Words
from tiepcan.model.plan import DocumentForm, Plan
from tiepcan.reading.load import read_file
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.form import examine_form
from tiepcan.views.plan import plan_view
from word_templates import empty_document

MOTTO = "Độc lập"
DRAWING = (
    f'<w:r {nsdecls("w", "wp", "a")}><w:drawing><wp:anchor><wp:extent cx="{{length}}" cy="0"/>'
    "<a:graphic><a:graphicData>"
    '<a:prstGeom prst="{shape}"/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
)

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


def letters(word: WordDocument, begins: str, **look: object) -> None:
    for run in at(word, begins).runs:
        for name, value in look.items():
            setattr(run.font, name, value)


def say_instead(word: WordDocument, begins: str, text: str) -> None:
    runs = [run for run in at(word, begins).runs if run.text]
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""


def line_below(word: WordDocument, begins: str, indent: int | None) -> None:
    """The paragraph whose upper border is the line, with another indent in twips, or without the border."""
    paragraphs = everything(word)
    place = next(n for n, p in enumerate(paragraphs) if p.text.startswith(begins))
    properties = paragraphs[place + 1]._p.get_or_add_pPr()
    if indent is None:
        properties.append(parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="nil"/></w:pBdr>'))
    else:
        properties.append(parse_xml(f'<w:ind {nsdecls("w")} w:left="{indent}" w:right="{indent}"/>'))


def clear(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        removed(run._r)


def removed(element: object) -> None:
    parent = element.getparent()  # type: ignore[attr-defined]
    parent.remove(element)


def insert(word: WordDocument, before: str, *texts: str) -> list[Paragraph]:
    """Paragraphs that look like the one they stand before."""
    model, made = at(word, before), []
    for text in texts:
        copy = deepcopy(model._p)
        model._p.addprevious(copy)
        paragraph = Paragraph(copy, model._parent)
        paragraph.runs[0].text = text
        made.append(paragraph)
    return made


def bases(word: WordDocument, *texts: str) -> None:
    for paragraph in insert(word, "Thực hiện Kế hoạch", *texts):
        for run in paragraph.runs:
            run.font.italic = True


def field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        xml = f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'
        said = f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} \\* MERGEFORMAT </w:instrText>'
        run._r.append(parse_xml(xml if kind else said))


def put(
    holder: Any, text: str, size: float, look: str = "", *, align: str = "center", line: int = 0
) -> Paragraph:
    """A paragraph; `look` holds b and i, `line` is the length in points of a line drawn at it."""
    first = holder.paragraphs[0] if hasattr(holder, "_tc") and not holder.text else None
    paragraph: Paragraph = first or holder.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), "b" in look, "i" in look
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    if line:
        paragraph._p.append(parse_xml(DRAWING.format(length=line * 12700, shape="line")))
    return paragraph


def body(word: WordDocument, text: str, look: str = "") -> Paragraph:
    paragraph = put(word, text, 14, look, align="justify")
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = Pt(18)
    return paragraph


def by_hand() -> WordDocument:
    word = empty_document()
    normal = word.styles["Normal"]
    normal.font.name = "Times New Roman"
    fonts = normal.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.right_margin = Cm(2)
    page.left_margin = Cm(3)
    page.different_first_page_header_footer = True
    page.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    field(page.header.paragraphs[0], "PAGE")
    head = word.add_table(1, 2)
    left, right = head.rows[0].cells
    put(left, "ỦY BAN NHÂN DÂN", 13)
    put(left, "XÃ GIẢ ĐỊNH", 13)
    put(left, "HỘI ĐỒNG ĐÁNH GIÁ", 13, "b", line=60)
    put(left, "", 13)
    put(left, "Số:      /BC-HĐĐG", 13)
    put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b")
    put(right, "Độc lập - Tự do - Hạnh phúc", 14, "b", line=173)
    put(right, "", 13)
    put(right, "Xã Giả Định, ngày … tháng … năm 2023", 14, "i")
    put(word, "", 14)
    put(word, "BÁO CÁO", 14, "b")
    put(word, "Kết quả tự đánh giá chuẩn tiếp cận pháp luật năm 2023", 14, "b", line=150)
    put(word, "", 14)
    put(word, "Kính gửi: Ủy ban nhân dân huyện Giả Định.", 14)
    put(word, "", 14)
    body(word, "Căn cứ Quyết định số 25/2021/QĐ-TTg, Hội đồng báo cáo kết quả như sau:")
    body(word, "I. KẾT QUẢ TỰ ĐÁNH GIÁ", "b")
    body(word, "1. Kết quả chung", "b")
    for number in range(30):
        body(
            word,
            f"- Nội dung thứ {number} của báo cáo được ghi đầy đủ tại đây để làm ví dụ cho đoạn văn dài.",
        )
    body(word, "a) Về tiêu chí 1: đạt.")
    table = word.add_table(2, 3)
    table.cell(0, 0).text = "STT"
    body(word, "Trên đây là báo cáo của Hội đồng./.")
    foot = word.add_table(1, 2)
    left, right = foot.rows[0].cells
    put(left, "Nơi nhận:", 12, "bi", align="left")
    for line in ("- Như trên;", "- Lưu: VT, HĐĐG."):
        put(left, line, 11, align="left")
    for line in ("TM. HỘI ĐỒNG", "CHỦ TỊCH"):
        put(right, line, 14, "b")
    for _ in range(4):
        put(right, "", 14)
    put(right, "Họ Và Tên", 14, "b")
    return word
