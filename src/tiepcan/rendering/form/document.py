"""A Word document as the eye meets it: pages, paragraphs, letters and drawn lines.

Paragraphs are counted from 1 through the text in the order of reading, those in the cells of tables
included; text boxes, headers and footers are not counted. Lengths are in twips (a twentieth of a point).
"""

import re
from collections.abc import Mapping

from ...records import frozen
from .properties import Letters, Lines

UNKNOWN = "\ufffc"
"""Stands in a text for what a template will print there."""

_PRINTS = re.compile(r"\{\{.*?\}\}")
_ASKS = re.compile(r"\{[%#].*?[%#]\}")


@frozen
class Cell:
    """Where in a table a paragraph stands: the number of the table, row and column from 0."""

    table: int
    row: int
    column: int
    width: int | None
    style: str
    lined: bool


@frozen
class Paragraph:
    """A paragraph of the text. `text` has `UNKNOWN` for what a template will print."""

    number: int
    written: str
    text: str
    letters: tuple[Letters, ...]
    lines: Lines
    cell: Cell | None
    section: int
    width: int | None
    strokes: tuple[int | None, ...]
    page_field: bool

    @property
    def vanishes(self) -> bool:
        """Whether it holds only a loop or a condition of a template."""
        return self.empty and bool(_ASKS.search(self.written))

    @property
    def empty(self) -> bool:
        """Whether it shows no letters."""
        return not self.text.strip()


@frozen
class Section:
    """Pages of one kind: width and height, margins by side, the first number.

    `parts` holds the paragraphs of headers and footers, by the kind of both: `("header", "first")`.
    """

    size: tuple[int | None, int | None]
    margins: Mapping[str, int | None]
    title_page: bool
    start: str
    parts: Mapping[tuple[str, str], tuple[Paragraph, ...]]

    @property
    def room(self) -> int | None:
        """The width between the margins."""
        width, left, right = self.size[0], self.margins.get("left"), self.margins.get("right")
        return None if width is None or right is None or left is None else width - left - right


@frozen
class Document:
    """The whole document.

    `everything` is its text with that of text boxes, `pages` how many Word counted when it last saved the
    document, `tab` the distance of tab stops.
    """

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    everything: str
    pages: int | None
    tab: int


def with_unknowns(written: str) -> str:
    """A text without the conditions of a template, and with `UNKNOWN` for what it will print."""
    return _ASKS.sub("", _PRINTS.sub(UNKNOWN, written))
