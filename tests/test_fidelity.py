"""A text comes through a document unchanged, or is refused with its place: never cut, changed or lost."""

import io
from decimal import Decimal
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from hostile_templates import workbook
from naughty import NAUGHTY
from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.xlsx import render_workbook
from word_templates import word_template

english = Words("en")
WORD = word_template("[{{ inner.text }}]", header="{{ inner.text }}")
ALONE = workbook({"A1": "{{ text }}", "A2": "."})
WITHIN = workbook({"A1": "[{{ text }}]"})
NUMBERS = range(len(NAUGHTY))
FORBIDDEN_IN_WORD = "".join(c for c in map(chr, range(32)) if c not in "\t\n") + "\x7f\ufffe\uffff"


def holds(text: str, forbidden: str) -> bool:
    return not any(c in forbidden or "\ud800" <= c <= "\udfff" for c in text)


def test_there_are_many() -> None:
    assert len(set(NAUGHTY)) == len(NAUGHTY) > 60


@pytest.mark.parametrize("number", NUMBERS)
def test_word_document_shows_the_text(number: int) -> None:
    text = NAUGHTY[number]
    if not holds(text, FORBIDDEN_IN_WORD):
        with pytest.raises(Stop) as stop:
            render_docx(WORD, {"inner": {"text": text}}, "t.docx")
        said = english(stop.value.message)
        assert said.startswith("the text of “inner.text” holds a character")
        assert "U+" in said
        return
    made = render_docx(WORD, {"inner": {"text": text}}, "t.docx")
    word = Document(io.BytesIO(made))
    assert word.paragraphs[0].text == f"[{text}]"
    assert word.sections[0].header.paragraphs[0].text == text


FORBIDDEN_IN_EXCEL = FORBIDDEN_IN_WORD + "".join(map(chr, range(0x7F, 0xA0)))


def fits(text: str) -> bool:
    return holds(text, FORBIDDEN_IN_EXCEL) and len(text.encode("utf-16-le", "surrogatepass")) // 2 <= 32_767


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("template", [ALONE, WITHIN], ids=["alone", "within"])
def test_workbook_shows_the_text(number: int, template: bytes) -> None:
    text = NAUGHTY[number]
    wanted = text if template is ALONE else f"[{text}]"
    if not fits(wanted):
        with pytest.raises(Stop) as stop:
            render_workbook(template, {"text": text}, "t.xlsx")
        assert english(stop.value.message).startswith("cell A1 of sheet “Sheet” in “t.xlsx”")
        return
    made = render_workbook(template, {"text": text}, "t.xlsx")
    cell = load_workbook(io.BytesIO(made)).worksheets[0]["A1"]
    assert cell.data_type == "s"
    # openpyxl takes the escapes of shared strings for something else: they are read as Excel does.
    strings = etree.fromstring(ZipFile(io.BytesIO(made)).read("xl/sharedStrings.xml"))
    assert unescape("".join(map(str, strings[0].itertext()))) == wanted


@pytest.mark.parametrize(
    "number",
    [
        10**15,
        -(10**15),
        12345678901234567,
        10**400,
        Decimal("0.1234567890123456"),
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        Decimal("1E+300"),
        Decimal("1E-300"),
    ],
)
def test_number_that_excel_would_change_is_refused_with_its_cell(number: int | Decimal) -> None:
    if number in (10**15, -(10**15)):  # sixteen digits, but fifteen of them are zeros
        assert render_workbook(ALONE, {"text": number}, "t.xlsx")
        return
    with pytest.raises(Stop) as stop:
        render_workbook(ALONE, {"text": number}, "t.xlsx")
    assert "cell A1" in english(stop.value.message)


@pytest.mark.parametrize("path", ["title", "signer.lines[2]", "activities[3.2].title"])
def test_place_of_a_refused_text_is_named_as_in_the_file(path: str) -> None:
    bad = "x\x0b sau đó"
    view = {
        "title": bad if path == "title" else "",
        "signer": {"lines": ["a", bad if path == "signer.lines[2]" else "b"]},
        "activities": [{"id": "3.2", "title": bad if path.startswith("act") else ""}],
    }
    with pytest.raises(Stop) as stop:
        render_docx(WORD, view, "t.docx")
    assert f"the text of “{path}” holds a character" in english(stop.value.message)
    assert "“sau đó”" in english(stop.value.hint or "")
