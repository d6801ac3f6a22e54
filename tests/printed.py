"""A Word document as it comes out of the printer: LibreOffice lays it out, poppler tells where words stand.

Every paragraph is found again on the pages, in its column, so that rules can speak of lines and pages.
Lengths are in points, from the top left corner of a page.
"""

import io
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from math import inf
from pathlib import Path
from unicodedata import normalize

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from tiepcan.rendering.paragraphs import text_of

_SAME_LINE = 4  # letters of one line differ less in height, lines of the smallest letters differ more
_BESIDE_COLUMN = 3
_TWIPS = 20
_ABOVE = 1  # the box of a word begins a little above its letters


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A word on a page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of paper with its words."""

    width: float
    height: float
    words: tuple[Glyphs, ...]


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A line of text on a page, counted from 0."""

    page: int
    top: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What a document says of some of its pages."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph and the lines that it takes, none where it is not on the pages.

    `table` and `row` count from 0; None outside of tables.
    """

    text: str
    style: str
    outline: bool
    section: int
    table: int | None
    row: int | None
    span: tuple[float, float]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Printed:
    """A document, its pages, and the fonts in its PDF, each with whether it is embedded."""

    name: str
    docx: bytes
    sheets: tuple[Sheet, ...]
    fonts: tuple[tuple[str, bool], ...]

    @cached_property
    def sections(self) -> list[Section]:
        properties = Document(io.BytesIO(self.docx)).element.body.iter(qn("w:sectPr"))
        return [_section(each) for each in properties]

    @cached_property
    def numbers(self) -> list[list[Glyphs]]:
        """What stands above or below the text of each page."""
        top, bottom = (min(getattr(s, side) for s in self.sections) for side in ("top", "bottom"))
        return [
            [word for word in sheet.words if word.bottom < top or word.top > sheet.height - bottom - _ABOVE]
            for sheet in self.sheets
        ]

    @cached_property
    def numbered_below(self) -> bool:
        """The document keeps its number of the page in its footer."""
        return bool(Document(io.BytesIO(self.docx)).element.body.xpath("//w:footerReference"))

    @cached_property
    def section_of(self) -> list[int]:
        """The section of each page: a page without a number begins one."""
        begun = accumulate(0 if number else 1 for number in self.numbers)
        return [min(max(count - 1, 0), len(self.sections) - 1) for count in begun]

    @cached_property
    def _columns(self) -> dict[tuple[float, float], list[Line]]:
        return {}

    def lines(self, left: float = 0, right: float = inf) -> list[Line]:
        """The lines between two vertical rules, in the order of reading, without the headers of pages."""
        if (left, right) not in self._columns:
            self._columns[left, right] = [
                line for page in range(len(self.sheets)) for line in self._lines_of(page, left, right)
            ]
        return self._columns[left, right]

    def _lines_of(self, page: int, left: float, right: float) -> Iterator[Line]:
        rows: list[list[Glyphs]] = []
        for word in sorted(self.sheets[page].words, key=lambda w: w.top):
            middle = (word.left + word.right) / 2
            if word in self.numbers[page] or not left - _BESIDE_COLUMN <= middle <= right + _BESIDE_COLUMN:
                continue
            if rows and word.top - rows[-1][0].top < _SAME_LINE:
                rows[-1].append(word)
            else:
                rows.append([word])
        for row in rows:
            text = "".join(word.text for word in sorted(row, key=lambda w: w.left))
            yield Line(page, row[0].top, max(word.bottom for word in row), text)

    @cached_property
    def paragraphs(self) -> list[Found]:
        """Every paragraph with text, in the order of the document."""
        return [found for found in _Finder(self).find() if found.text]


def _section(properties: etree._Element) -> Section:
    size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
    assert size is not None
    assert margins is not None
    width, height = (_points(size, name) for name in ("w", "h"))
    top, right, bottom, left = (_points(margins, name) for name in ("top", "right", "bottom", "left"))
    return Section(width, height, top, right, bottom, left)


def _points(element: etree._Element, name: str) -> float:
    return int(element.get(qn(f"w:{name}"), "0")) / _TWIPS


def compact(text: str) -> str:
    """A text as it is looked for on the pages: composed letters, no spaces."""
    return re.sub(r"\s", "", normalize("NFC", text))


# -- where the paragraphs of a document stand --

Place = tuple[int, float]
"""A page and a height on it."""


class _Finder:
    """Goes through a document and its pages side by side."""

    def __init__(self, printed: Printed) -> None:
        self.printed = printed
        self.word = Document(io.BytesIO(printed.docx))
        self.styles = {style.style_id: style for style in self.word.styles}
        self.place: Place = (0, 0)
        self.section = self.table = 0

    def find(self) -> Iterator[Found]:
        for block in self.word.element.body:
            if block.tag == qn("w:p"):
                found = self._paragraph(block, None, None, (0, inf), self.place)
                self.place = _end(found, self.place)
                yield found
                self.section += block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
            elif block.tag == qn("w:tbl"):
                yield from self._table(block)
                self.table += 1

    def _table(self, table: etree._Element) -> Iterator[Found]:
        """Cells stand side by side, so each column is gone through by itself, from the row before on."""
        begin, edges = self.place, _edges(table, self.printed.sections[self.section])
        columns: dict[tuple[float, float], Place] = {}
        for number, row in enumerate(table.iter(qn("w:tr"))):
            tops = []
            for cell, span in _cells(row, edges):
                for paragraph in cell.iter(qn("w:p")):
                    after = max(begin, columns.get(span, begin))
                    found = self._paragraph(paragraph, self.table, number, span, after)
                    columns[span] = _end(found, after)
                    tops += [(line.page, line.top - _SAME_LINE) for line in found.lines[:1]]
                    yield found
            begin = min(tops, default=begin)
        self.place = max(self.place, *columns.values())

    def _paragraph(
        self,
        element: etree._Element,
        table: int | None,
        row: int | None,
        span: tuple[float, float],
        after: Place,
    ) -> Found:
        style = self.styles.get(element.xpath("string(w:pPr/w:pStyle/@w:val)"))
        outline = style is not None and bool(style.element.xpath("w:pPr/w:outlineLvl"))
        text = text_of(element).strip()
        lines = self.printed.lines(*span)
        lines = lines[bisect_left(lines, after, key=lambda line: (line.page, line.top)) :]
        name = str(style.name) if style is not None else ""
        return Found(text, name, outline, self.section, table, row, span, _taken(compact(text), lines))


def _edges(table: etree._Element, page: Section) -> list[float]:
    """Where the columns of a table begin, and where the last one ends."""
    widths = [_points(column, "w") for column in table.iter(qn("w:gridCol"))]
    room = page.width - page.left - page.right - sum(widths)
    centred = table.xpath("string(w:tblPr/w:jc/@w:val)") == "center"
    return list(accumulate(widths, initial=page.left + (room / 2 if centred else 0)))


def _cells(
    row: etree._Element, edges: Sequence[float]
) -> Iterator[tuple[etree._Element, tuple[float, float]]]:
    """The cells of a row, each with its left and right edge."""
    column = 0
    for cell in row.iter(qn("w:tc")):
        end = column + int(str(cell.xpath("string(w:tcPr/w:gridSpan/@w:val)")) or 1)
        yield cell, (edges[column], edges[end])
        column = end


def _end(found: Found, before: Place) -> Place:
    return max((line.page, line.bottom - _SAME_LINE) for line in found.lines) if found.lines else before


def _taken(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The first lines that hold a text and nothing else."""
    for begin, line in enumerate(lines if text else ()):
        rest, end, held = text, begin, line
        while held.text and rest.startswith(held.text):
            rest, end = rest.removeprefix(held.text), end + 1
            if not rest:
                return tuple(lines[begin:end])
            if end == len(lines):
                break
            held = lines[end]
    return ()


# -- LibreOffice and poppler --


def print_out(documents: Mapping[str, bytes], folder: Path) -> Iterator[Printed]:
    """The documents on paper, all in one run of LibreOffice under settings of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    paths = [str(folder / f"{name}.docx") for name in documents]
    told = subprocess.run([*command, *paths], capture_output=True, text=True, check=True).stderr
    assert len(list(folder.glob("*.pdf"))) == len(paths), told
    for name, data in documents.items():
        yield Printed(name, data, *_read_pdf(folder / f"{name}.pdf"))


def _read_pdf(path: Path) -> tuple[tuple[Sheet, ...], tuple[tuple[str, bool], ...]]:
    """The pages of a PDF and its fonts."""
    told = _told("pdftotext", "-bbox", path, "-")
    pages = etree.fromstring(told.encode(), etree.XMLParser(recover=True)).iter("{*}page")
    sheets = tuple(
        Sheet(_number(page, "width"), _number(page, "height"), tuple(map(_glyphs, page.iter("{*}word"))))
        for page in pages
    )
    rows = _told("pdffonts", path).splitlines()[2:]
    fonts = {(row.split()[0].rpartition("+")[2], row.split()[-5] == "yes") for row in rows}
    return sheets, tuple(sorted(fonts))


def _glyphs(word: etree._Element) -> Glyphs:
    sides = (_number(word, side) for side in ("xMin", "yMin", "xMax", "yMax"))
    return Glyphs(compact(word.text or ""), *sides)


def _number(element: etree._Element, name: str) -> float:
    return float(element.get(name, "nan"))


def _told(program: str, *arguments: str | Path) -> str:
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


# -- pages changed by hand, to try the rules --


def torn(printed: Printed, page: int, top: float) -> Printed:
    """The document as if a page ended at a height: what stood lower begins a new page, in the same places."""
    sheet = printed.sheets[page]
    above = tuple(word for word in sheet.words if word.top < top)
    below = tuple(word for word in sheet.words if word.top >= top)
    sheets = (
        *printed.sheets[:page],
        replace(sheet, words=above),
        replace(sheet, words=below),
        *printed.sheets[page + 1 :],
    )
    return Printed(printed.name, printed.docx, sheets, printed.fonts)
