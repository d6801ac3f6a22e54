"""The parts of a .docx to a document: every style resolved, every list counted, every line measured."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from lxml import etree

from ..paragraphs import W, text_of
from .document import Cell, Document, Paragraph, Section, with_unknowns
from .numbering import Numbering, list_of
from .parts import Parts
from .properties import Letters, Properties, is_on, twips, value
from .strokes import strokes_of
from .styles import Styles

_AROUND = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo")
_STRUCK = (f"{W}del", f"{W}moveFrom")
_MARGIN = 108
"""Word's distance between the edge of a cell and its text, where nobody says otherwise."""


def read_document(contents: Mapping[str, bytes]) -> Document:
    """A .docx of these parts. Raises `ValueError` and what lxml says where they are none."""
    return Reader(Parts(contents)).document()


class Reader:
    """Reads one document; `elements` holds its paragraphs as XML, in the order of their numbers."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.tree("word/styles.xml"), parts.theme_fonts())
        self._numbering = Numbering(parts.tree("word/numbering.xml"))
        self._tables = 0
        self._section = 0
        self.elements: list[etree._Element] = []

    def document(self, most: int | None = None) -> Document:
        """The document as the eye meets it; with `most`, only its first so many paragraphs."""
        body = self._parts.body
        sections: list[Section] = []
        for page in [*body.iter(f"{W}sectPr")] or [etree.Element("none")]:
            sections.append(self._page(page, sections[-1] if sections else None))
        paragraphs = []
        for number, (element, cell) in enumerate(islice(self._walk(body, None), most), 1):
            self.elements.append(element)
            each = self._paragraph(element, cell, counted=True)
            place = min(self._section, len(sections) - 1)
            width = cell.width if cell else sections[place].room
            strokes = strokes_of(element, each.lines, each.letters, width)
            paragraphs.append(replace(each, number=number, section=place, width=width, strokes=strokes))
            self._section += element.find(f"{W}pPr/{W}sectPr") is not None
        everything = " ".join(text_of(each) for each in body.iter(f"{W}p")) if most is None else ""
        return Document(
            tuple(paragraphs), tuple(sections), everything, self._parts.pages(), self._parts.tab()
        )

    def _walk(
        self, parent: etree._Element, cell: Cell | None
    ) -> Iterator[tuple[etree._Element, Cell | None]]:
        for block in parent:
            if block.tag == f"{W}p":
                yield block, cell
            elif block.tag == f"{W}tbl":
                yield from self._table(block)
            elif block.tag in _AROUND:
                yield from self._walk(block, cell)

    def _table(self, table: etree._Element) -> Iterator[tuple[etree._Element, Cell | None]]:
        self._tables += 1
        number, said = self._tables, table.find(f"{W}tblPr")
        style = value(said.find(f"{W}tblStyle")) if said is not None else ""
        chain = [each.find(f"{W}tblPr") for each in self._styles.chain("table", style)]
        groups = [each for each in (*chain, said) if each is not None]
        columns = [twips(value(each, "w")) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        lined = any(_lined(group.find(f"{W}tblBorders")) for group in groups)
        for row, each in enumerate(_inside(table, f"{W}tr", f"{W}tbl")):
            column = 0
            for tc in _inside(each, f"{W}tc", f"{W}tr"):
                own = tc.find(f"{W}tcPr")
                span = min(max(1, twips(value(_at(own, "gridSpan"))) or 1), 100)
                width = _width(own, columns[column : column + span], groups)
                edged = lined or _lined(_at(own, "tcBorders"))
                yield from self._walk(tc, Cell(number, row, column, width, style, edged))
                column += span

    def _paragraph(self, element: etree._Element, cell: Cell | None, *, counted: bool) -> Paragraph:
        said = element.find(f"{W}pPr")
        name, table = value(_at(said, "pStyle")), cell.style if cell else None
        chain = (each.find(f"{W}pPr") for each in reversed(self._styles.chain("paragraph", name)))
        list_id, depth = list_of((said, *chain))
        label = self._numbering.count(list_id, depth) if counted else ""
        lines = self._styles.lines(said, table, self._numbering.level(list_id, depth))
        letters = tuple(self._letters(element, name, table))
        shown = "".join(run.text.upper() if run.capitals else run.text for run in letters)
        page = any(_is_page(each, element) for each in element.iter(f"{W}instrText", f"{W}fldSimple"))
        written = label + shown
        return Paragraph(0, written, with_unknowns(written), letters, lines, cell, 0, None, (), page)

    def _letters(self, element: etree._Element, style: str, table: str | None) -> Iterator[Letters]:
        for run in element.iter(f"{W}r"):
            if run.getparent() is not element:
                struck = next(run.iterancestors(*_STRUCK), None) is not None
                if struck or next(run.iterancestors(f"{W}p")) is not element:
                    continue
            text = "".join(_pieces(run))
            properties = self._styles.letters(style, table, run.find(f"{W}rPr"))
            if text and not is_on(properties, "vanish"):
                yield self._look(properties, text)

    def _look(self, properties: Properties, text: str) -> Letters:
        colour = properties.get("color", {})
        theme = colour.get("themeColor", "")
        return Letters(
            text,
            self._styles.fonts(properties, text),
            twips(properties.get("sz", {}).get("val")) or 20,
            bold=is_on(properties, "b"),
            italic=is_on(properties, "i"),
            capitals=is_on(properties, "caps"),
            underlined=properties.get("u", {}).get("val", "none") != "none",
            colour="auto" if theme in ("text1", "dark1", "tx1", "dk1") else colour.get("val", "auto"),
            extra=twips(properties.get("spacing", {}).get("val")) or 0,
        )

    def _page(self, page: etree._Element, before: Section | None) -> Section:
        size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
        parts = {
            (kind, value(each, "type") or "default"): self._part(each)
            for kind in ("header", "footer")
            for each in page.iterfind(f"{W}{kind}Reference")
        }
        title_page = page.find(f"{W}titlePg")
        return Section(
            (twips(value(size, "w")), twips(value(size, "h"))),
            {side: twips(value(margins, side)) for side in ("top", "bottom", "left", "right")},
            title_page is not None and value(title_page) not in ("0", "false", "off"),
            value(page.find(f"{W}pgNumType"), "start"),
            {**(before.parts if before else {}), **parts},
        )

    def _part(self, reference: etree._Element) -> tuple[Paragraph, ...]:
        tree = self._parts.referred(reference)
        found = []
        for each in () if tree is None else tree.iter(f"{W}p"):
            paragraph = self._paragraph(each, None, counted=False)
            if next(each.iterancestors(f"{W}txbxContent"), None) is not None:
                # A text box can stand anywhere, whatever its lines say.
                paragraph = replace(paragraph, lines=replace(paragraph.lines, alignment="unknown"))
            found.append(paragraph)
        return tuple(found)


def _at(group: etree._Element | None, name: str) -> etree._Element | None:
    return None if group is None else group.find(f"{W}{name}")


def _inside(whole: etree._Element, tag: str, around: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, without those of tables inside it."""
    yield from (each for each in whole.iter(tag) if next(each.iterancestors(around)) is whole)


def _is_page(field: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a field of this very paragraph prints the number of the page."""
    said = field.text if field.tag == f"{W}instrText" else value(field, "instr")
    return (said or "").split()[:1] == ["PAGE"] and next(field.iterancestors(f"{W}p")) is paragraph


def _lined(borders: etree._Element | None) -> bool:
    found = borders if borders is not None else ()
    return any(value(side) not in ("", "nil", "none") for side in found)


def _width(own: etree._Element | None, columns: list[int | None], groups: list[etree._Element]) -> int | None:
    """The room for text between the margins of a cell."""
    said = _at(own, "tcW")
    stated = twips(value(said, "w")) if value(said, "type") == "dxa" else None
    grid = None if None in columns or not columns else sum(each or 0 for each in columns)
    width = stated or grid
    margins = [group.find(f"{W}tblCellMar") for group in groups] + [_at(own, "tcMar")]
    for sides in (("left", "start"), ("right", "end")):
        told = [twips(value(_at(group, side), "w")) for group in margins for side in sides]
        known = [each for each in told if each is not None]
        width = None if width is None else width - (known[-1] if known else _MARGIN)
    return width


def _pieces(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{W}cr" or (child.tag == f"{W}br" and value(child, "type") != "page"):
            yield " "
