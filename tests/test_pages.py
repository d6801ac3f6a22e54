"""Printed, every document looks as a careful clerk would want it, wherever its pages end."""

import io
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Twips

import page_rules
from conftest import ROOT
from large_office import build_large_office
from page_rules import RULES, Rule, headings_stand_over_text, signature_stands_whole_under_text
from printed import Glyphs, Printed, print_out, torn
from test_made_documents import EVERY, NOVEMBER, VIETNAMESE
from tiepcan.diagnostics import Stop
from tiepcan.paperwork import document_named, render_document, subject_of
from tiepcan.paperwork.guide import SAMPLE_DAY, SAMPLES
from tiepcan.rendering.keeping import SIGNS
from tiepcan.views.document import Document as Kind
from tiepcan.views.documents import DOCUMENTS
from tiepcan.workspace.archive import Archive
from tiepcan.workspace.files import packaged

HERE = [("plan-2020", "plan", NOVEMBER), *EVERY]
SAMPLE_OFFICE = next(packaged("samples", ".yaml")).parent
STEP, MOST_LINES = 4, 36  # a page has some 36 lines: with nine times four more it ends nearly everywhere
ONE_LINE = "Thêm một dòng để trang giấy kết thúc ở chỗ khác."
TOGETHER = (headings_stand_over_text, signature_stands_whole_under_text)
OF_TEXT = {"NoiDung", "CanCu", "DeMucLaMa", "DongDeTrong"}

PROGRAMS = ("soffice", "pdftotext", "pdffonts")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason="LibreOffice or poppler is not installed: see .ci/run"
)


# -- what is printed --


def made(root: Path, subject: str, name: str, day: date) -> dict[str, bytes]:
    chosen = subject_of(Archive(root), subject)
    document = document_named(name, chosen)
    assert isinstance(document, Kind)
    done = render_document(chosen, document, day, VIETNAMESE)
    assert done.files, [VIETNAMESE(d.message) for d in done.found]
    return {f"{name},{file}": data for file, data in done.files.items()}


@cache
def example() -> Mapping[str, bytes]:
    """The documents of the example; of letters that are all alike, one."""
    return dict(next(iter(made(ROOT, *document).items())) for document in HERE)


def of_example(lengths: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    """The documents of the example, with so many lines more where somebody signs."""
    for file, data in example().items():
        for length in lengths:
            if not length or is_signed(data):
                yield f"{file}-{length}", lengthened(data, length)


def of_large_office(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The same documents for thirty communes; of letters that are all alike, two."""
    build_large_office(folder)
    for subject, name, day in HERE:
        yield from [*made(folder, subject, name, day).items()][:2]


def of_sample_office() -> Iterator[tuple[str, bytes]]:
    """Every field filled in; not all of its years have the words that a document needs."""
    for name, subjects in SAMPLES.items():
        for subject in subjects if DOCUMENTS[name].build else ():
            with suppress(Stop):
                yield from made(SAMPLE_OFFICE, subject, name, SAMPLE_DAY).items()


def is_signed(data: bytes) -> bool:
    return bool(Document(io.BytesIO(data)).element.body.xpath(f"//w:pStyle[@w:val='{SIGNS}']"))


def lengthened(data: bytes, lines: int, *, thin: bool = False) -> bytes:
    """The document with lines before the first paragraph or table of its text; thin ones take no room."""
    word = Document(io.BytesIO(data))
    body = list(word.element.body)
    head = next((n for n, block in enumerate(body) if block.tag == qn("w:tbl")), -1)
    first = next(block for block in body[head + 1 :] if block.tag == qn("w:tbl") or block.style in OF_TEXT)
    for _ in range(lines):
        line = word.add_paragraph("" if thin else ONE_LINE, style="Nội dung")
        if thin:
            line.paragraph_format.line_spacing, line.paragraph_format.space_after = Twips(1), Twips(0)
        first.addprevious(line._p)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


# -- how it looks --


@pytest.mark.parametrize("first", range(3))
def test_documents_look_right_wherever_their_pages_end(tmp_path: Path, first: int) -> None:
    """Nine lengths, four lines apart; the first is that of the document itself."""
    assert wrong_in(dict(of_example(range(first * STEP, MOST_LINES, 3 * STEP))), tmp_path) == []


def test_documents_of_a_large_office_look_right(tmp_path: Path) -> None:
    for name in ("office", "pages"):
        (tmp_path / name).mkdir()
    assert wrong_in(dict(of_large_office(tmp_path / "office")), tmp_path / "pages") == []


def test_documents_with_every_field_look_right(tmp_path: Path) -> None:
    documents = dict(of_sample_office())
    assert {file.partition(",")[0] for file in documents} == {n for n, row in DOCUMENTS.items() if row.build}
    assert wrong_in(documents, tmp_path) == []


def wrong_in(documents: Mapping[str, bytes], folder: Path) -> list[str]:
    """What the rules have to say of the documents on paper.

    LibreOffice first guesses the pages by counting off paragraphs. Where its guess parts what is told to
    stay together it does not think again; so such a document is printed once more, with paragraphs in front
    that take no room: they change the guess and nothing else.
    """
    printed = {each.name: each for each in print_out(documents, folder)}
    parted = [name for name, each in printed.items() if any(any(rule(each)) for rule in TOGETHER)]
    if parted:
        (folder / "again").mkdir()
        again = {name: lengthened(documents[name], 5, thin=True) for name in parted}
        printed |= {each.name: each for each in print_out(again, folder / "again")}
    return [f"{name}: {wrong}" for name, each in printed.items() for rule in RULES for wrong in rule(each)]


def test_every_heading_is_told_to_stay_with_its_text() -> None:
    """What LibreOffice does not keep at once, every document asks for, so that Word does."""
    for file, data in of_example([0]):
        word = Document(io.BytesIO(data))
        styles = [paragraph.style for paragraph in word.paragraphs if paragraph.style]
        headings = [style for style in styles if style.element.xpath("w:pPr/w:outlineLvl")]
        assert all(style.paragraph_format.keep_with_next for style in headings), file


# -- the rules see what they are for --

PLAN, TABLE = "plan", "bang-diem"
Spoil = Callable[[Printed], Printed]


def change(word: str, into: Callable[[Glyphs], list[Glyphs]]) -> Spoil:
    """Change the first such word on the second page."""

    def spoil(printed: Printed) -> Printed:
        first, second, *rest = printed.sheets
        at = next(n for n, each in enumerate(second.words) if each.text == word)
        words = (*second.words[:at], *into(second.words[at]), *second.words[at + 1 :])
        return replace(printed, sheets=(first, replace(second, words=words), *rest))

    return spoil


def tear(style: str, line: int, *, long: int = 1) -> Spoil:
    """End the page above a line of the first paragraph in that style that has so many; -1: below its last."""

    def spoil(printed: Printed) -> Printed:
        found = next(f for f in printed.paragraphs if f.style == style and len(f.lines) >= long)
        at = found.lines[line]
        return torn(printed, at.page, at.bottom - 1 if line < 0 else at.top)

    return spoil


def set_in(*fonts: tuple[str, bool]) -> Spoil:
    return lambda printed: replace(printed, fonts=fonts)


def turned(printed: Printed) -> Printed:
    sheets = (replace(sheet, width=sheet.height, height=sheet.width) for sheet in printed.sheets)
    return replace(printed, sheets=tuple(sheets))


def further(left: int, right: int) -> Callable[[Glyphs], list[Glyphs]]:
    return lambda word: [replace(word, left=word.left + left, right=word.right + right)]


SPOILT: list[tuple[Rule, str, Spoil]] = [
    (page_rules.letters_are_the_decree_s, PLAN, set_in(("DejaVuSans", True))),
    (page_rules.letters_are_the_decree_s, PLAN, set_in(("LiberationSerif", False))),
    (page_rules.letters_are_the_decree_s, PLAN, change("pháp", lambda w: [replace(w, text="ph\ufffdp")])),
    (page_rules.every_text_is_printed, PLAN, change("pháp", lambda _: [])),
    (page_rules.pages_are_those_set_up, PLAN, turned),
    (page_rules.nothing_leaves_its_page, PLAN, change("pháp", further(0, 500))),
    (page_rules.nothing_leaves_its_column, TABLE, change("22,5", further(-30, 30))),
    (page_rules.pages_are_numbered_from_the_second, PLAN, change("2", lambda w: [replace(w, text="3")])),
    (page_rules.pages_are_numbered_from_the_second, PLAN, change("2", further(-9, -9))),
    (page_rules.title_stands_over_text, PLAN, tear("Trích yếu", 0)),
    (page_rules.title_stands_over_text, PLAN, tear("Trích yếu", 1)),
    (page_rules.title_stands_over_text, TABLE, tear("Tên cột", 0)),
    (page_rules.headings_stand_over_text, PLAN, tear("Đề mục 1", -1)),
    (page_rules.headings_of_rows_stand_over_rows, TABLE, tear("Ô chữ đậm", -1)),
    (page_rules.no_line_of_a_paragraph_stands_alone, PLAN, tear("Nội dung", 1, long=3)),
    (page_rules.rows_are_whole, TABLE, tear("Ô chữ", 2, long=4)),
    (page_rules.names_of_columns_are_repeated, TABLE, tear("Ô chữ", 0, long=3)),
    (page_rules.signature_stands_whole_under_text, PLAN, tear("Nơi nhận", 0)),
    (page_rules.signature_stands_whole_under_text, PLAN, tear("Dòng nơi nhận", 0)),
    (page_rules.signature_stands_whole_under_text, TABLE, tear("Quyền hạn và chức vụ", 0)),
]


def test_every_rule_is_tried() -> None:
    assert {rule for rule, _, _ in SPOILT} == set(RULES)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Printed]:
    documents = {
        PLAN: example()["plan,plan-2020"],
        TABLE: next(iter(made(ROOT, "2020/tan-phong", TABLE, date(2021, 2, 1)).values())),
    }
    return {each.name: each for each in print_out(documents, tmp_path_factory.mktemp("sound"))}


@pytest.mark.parametrize(("rule", "name", "spoil"), SPOILT)
def test_what_is_wrong_is_seen(sound: Mapping[str, Printed], rule: Rule, name: str, spoil: Spoil) -> None:
    assert list(rule(sound[name])) == []
    assert list(rule(spoil(sound[name])))
