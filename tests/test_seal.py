"""A document knows whether somebody changed it since it was made."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.package import read_parts, write_parts
from tiepcan.rendering.seal import is_untouched, seal
from tiepcan.rendering.xlsx import render_workbook
from word_templates import BODY, repacked, word_template

VIEW = {"title": "Kế hoạch", "xs": ["một", "hai"]}
WORD = render_docx(
    word_template("{{ title }}", "{{ xs[0] }} và {{ xs[1] }}", header="đầu trang"), VIEW, "t.docx"
)


def workbook_template() -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for place, value in {"A1": "{{ title }}", "B1": "{{ points }}", "A2": 7, "B2": "=B1*2"}.items():
        sheet[place] = value  # type: ignore[assignment]
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


BOOK = render_workbook(workbook_template(), {"title": "=1+1", "points": Decimal("8.8")}, "t.xlsx")


def edited_word(change: Callable[[WordDocument], object]) -> bytes:
    word = Document(io.BytesIO(WORD))
    change(word)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def edited_book(change: Callable[[Worksheet], object]) -> bytes:
    book = load_workbook(io.BytesIO(BOOK))
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    change(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def nothing(_: object) -> None:
    """Opened and saved, no more."""


@pytest.mark.parametrize("document", [WORD, BOOK], ids=["Word", "Excel"])
def test_what_we_make_is_untouched(document: bytes) -> None:
    assert is_untouched(document)
    assert write_parts(read_parts(document)) == document
    assert seal(document) == document


@pytest.mark.parametrize("document", [edited_word(nothing), edited_book(nothing)], ids=["Word", "Excel"])
def test_saving_alone_is_no_change(document: bytes) -> None:
    assert document not in (WORD, BOOK)
    assert is_untouched(document)


EDITS: dict[str, Callable[[WordDocument], object]] = {
    "text": lambda word: word.paragraphs[0].add_run("!"),
    "a new paragraph": lambda word: word.add_paragraph("Thêm"),
    "an empty paragraph": lambda word: word.add_paragraph(""),
    "a paragraph less": lambda word: word.element.body.remove(word.paragraphs[0]._p),
    "bold": lambda word: setattr(word.paragraphs[0].runs[0], "bold", True),
    "alignment": lambda word: setattr(word.paragraphs[0], "alignment", 1),
    "the header": lambda word: word.sections[0].header.paragraphs[0].add_run("x"),
    "a table": lambda word: word.add_table(1, 1),
    "the margins": lambda word: setattr(word.sections[0], "left_margin", 12345),
}


@pytest.mark.parametrize("edit", EDITS)
def test_change_of_a_word_document_is_seen(edit: str) -> None:
    assert not is_untouched(edited_word(EDITS[edit]))


BOOK_EDITS: dict[str, Callable[[Worksheet], object]] = {
    "text": lambda sheet: setattr(sheet["A1"], "value", "x"),
    "a number": lambda sheet: setattr(sheet["B1"], "value", 8.9),
    "a formula": lambda sheet: setattr(sheet["B2"], "value", "=B1*3"),
    "a value for a formula": lambda sheet: setattr(sheet["B2"], "value", 17.6),
    "a new cell": lambda sheet: setattr(sheet["D9"], "value", 1),
    "an empty cell": lambda sheet: setattr(sheet["A2"], "value", None),
    "the name of the sheet": lambda sheet: setattr(sheet, "title", "Khác"),
}


@pytest.mark.parametrize("edit", BOOK_EDITS)
def test_change_of_a_workbook_is_seen(edit: str) -> None:
    assert not is_untouched(edited_book(BOOK_EDITS[edit]))


def test_what_word_adds_by_itself_is_no_change() -> None:
    def resave(parts: dict[str, bytes]) -> None:
        body = parts[BODY].decode()
        body = body.replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">')
        body = re.sub(r"(<w:r>)", r'<w:proofErr w:type="spellStart"/>\1', body)
        body = body.replace("một", 'mộ</w:t></w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>t')
        parts[BODY] = body.encode()

    assert is_untouched(repacked(WORD, resave))


@pytest.mark.parametrize(
    "file", [b"", b"as it was", b"PK\x03\x04", WORD[:-50], word_template("x"), workbook_template()]
)
def test_what_we_did_not_make_is_not_untouched(file: bytes) -> None:
    assert not is_untouched(file)


def test_own_properties_of_a_template_are_kept() -> None:
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="Mã hồ sơ">'
        "<vt:lpwstr>H12</vt:lpwstr></property></Properties>"
    )
    made = seal(
        repacked(word_template("x"), lambda parts: parts.update({"docProps/custom.xml": custom.encode()}))
    )
    assert is_untouched(made)
    assert is_untouched(seal(made))
    assert "Mã hồ sơ".encode() in repacked_parts(made)["docProps/custom.xml"]
    assert b'pid="8"' in repacked_parts(made)["docProps/custom.xml"]


def repacked_parts(package: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    repacked(package, found.update)
    return found


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_workbook_saved_by_another_program_is_untouched(tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(BOOK)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run([*command, "--outdir", "out", "in.xlsx"], cwd=tmp_path, capture_output=True, check=True)
    assert is_untouched((tmp_path / "out" / "in.xlsx").read_bytes())
