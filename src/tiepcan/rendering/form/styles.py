"""The styles of a Word document, and what a paragraph and its letters look like once they are resolved.

The order of Word: document defaults, the style of the table, the style of the paragraph and those it is
based on, the numbering, the style of the letters, and last what the paragraph or the letters say
themselves.
"""

import re
from collections.abc import Mapping

from lxml import etree

from ..paragraphs import W
from .properties import Lines, Properties, Stated, is_on, lay_over, lines_from, stated_in, value

_TOGGLES = ("b", "i", "caps")
_ASCII = re.compile("[\x00-\x7f]")


class Styles:
    """The styles of a document; any part of them may be missing."""

    def __init__(self, styles: etree._Element | None, theme: Mapping[str, str]) -> None:
        """`theme` names the fonts of the theme: `major` and `minor`."""
        self._theme = theme
        empty = etree.Element("none")
        tree = styles if styles is not None else empty
        self._usual_lines = stated_in(tree.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        self._usual_letters = stated_in(tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._by_id = {value(style, "styleId"): style for style in tree.iter(f"{W}style")}
        self._usual = {
            value(s, "type"): name for name, s in self._by_id.items() if value(s, "default") in ("1", "true")
        }
        # Most paragraphs and runs of a document look like another one: each look is worked out once.
        self._letters: dict[tuple[str, str | None, bytes], Properties] = {}
        self._lines: dict[tuple[str | None, int, bytes], Lines] = {}
        self._chains: dict[tuple[str, str], list[etree._Element]] = {}
        self._stated: dict[tuple[str, str], Stated] = {}

    def chain(self, kind: str, name: str) -> list[etree._Element]:
        """A style and those it is based on, the most general first; the usual one where none is named."""
        if (kind, name) not in self._chains:
            self._chains[kind, name] = self._chain_of(kind, name)
        return self._chains[kind, name]

    def _chain_of(self, kind: str, name: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        element = self._by_id.get(name)
        if element is None:
            element = self._by_id.get(self._usual.get(kind, ""))
        while element is not None and element not in found:
            found.insert(0, element)
            element = self._by_id.get(value(element.find(f"{W}basedOn")))
        return found

    def lines(self, said: etree._Element | None, table: str | None, level: etree._Element | None) -> Lines:
        """How the lines of a paragraph stand; `level` is the level of its list."""
        key = (table, id(level), b"" if said is None else etree.tostring(said, with_tail=False))
        if key not in self._lines:
            self._lines[key] = lines_from(self._paragraph(said, table, level))
        return self._lines[key]

    def _paragraph(
        self, said: etree._Element | None, table: str | None, level: etree._Element | None
    ) -> Properties:
        found: Properties = {}
        name = value(said.find(f"{W}pStyle")) if said is not None else ""
        lay_over(found, self._usual_lines)
        for style in (*self._table_chain(table), *self.chain("paragraph", name)):
            lay_over(found, self._said_by(style, "pPr"))
        if level is not None:
            lay_over(found, stated_in(level.find(f"{W}pPr")))
        lay_over(found, stated_in(said))
        found["pStyle"] = {"val": name}
        return found

    def _said_by(self, style: etree._Element, group: str) -> Stated:
        key = (value(style, "styleId"), group)
        if key not in self._stated:
            self._stated[key] = stated_in(style.find(f"{W}{group}"))
        return self._stated[key]

    def _table_chain(self, table: str | None) -> list[etree._Element]:
        return [] if table is None else self.chain("table", table)

    def letters(self, style: str, table: str | None, said: etree._Element | None) -> Properties:
        """The properties of letters in a paragraph of that style."""
        key = (style, table, b"" if said is None else etree.tostring(said, with_tail=False))
        if key not in self._letters:
            self._letters[key] = self._letters_of(style, table, said)
        return self._letters[key]

    def _letters_of(self, style: str, table: str | None, said: etree._Element | None) -> Properties:
        found: Properties = {}
        lay_over(found, self._usual_letters)
        usual = {tag: is_on(found, tag) for tag in _TOGGLES}
        own = value(said.find(f"{W}rStyle")) if said is not None else ""
        chains = [self._table_chain(table), self.chain("paragraph", style)]
        chains += [self.chain("character", own)] if own else []
        switched = dict.fromkeys(_TOGGLES, False)
        for chain in chains:
            level: Properties = {}
            for each in chain:
                lay_over(level, self._said_by(each, "rPr"))
                lay_over(found, self._said_by(each, "rPr"))
            # Bold within a style that is bold already is not bold: so Word reads its switches.
            switched = {tag: on != is_on(level, tag) for tag, on in switched.items()}
        direct: Properties = {}
        lay_over(direct, stated_in(said))
        lay_over(found, stated_in(said))
        for tag in _TOGGLES:
            on = is_on(direct, tag) if tag in direct else usual[tag] or switched[tag]
            found[tag] = {"val": "1" if on else "0"}
        return found

    def fonts(self, properties: Properties, text: str) -> frozenset[str]:
        """The fonts that the letters of a text are set in."""
        stated = properties.get("rFonts", {})
        wide = {"ascii": bool(_ASCII.search(text)), "hAnsi": not text.isascii()}
        return frozenset(self._font(stated, kind) for kind, used in wide.items() if used)

    def _font(self, stated: Mapping[str, str], kind: str) -> str:
        theme = stated.get(f"{kind}Theme", "")
        if theme:
            return self._theme.get(theme[:5], "") or theme
        return stated.get(kind, "Times New Roman")
