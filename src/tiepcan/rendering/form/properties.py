"""What a paragraph and its letters look like once all styles are resolved.

The order of Word: document defaults, the style of the table, the style of the paragraph and those it is
based on, the numbering, the style of the letters, and last what the paragraph or the letters say
themselves. Lengths are in twips (a twentieth of a point), sizes in half points, as Word keeps them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lxml import etree

from ..paragraphs import W

Properties = dict[str, dict[str, str]]
_LENGTH = re.compile(r"(-?[0-9]{1,8}(?:\.[0-9]{1,6})?)(pt|pc|cm|mm|in|)")
_TWIPS = {
    "": Decimal(1),
    "pt": Decimal(20),
    "pc": Decimal(240),
    "in": Decimal(1440),
    "cm": Decimal(1440) / Decimal("2.54"),
    "mm": Decimal(144) / Decimal("2.54"),
}
_TOGGLES = ("b", "i", "caps")
_OTHER_NAMES = {"start": "left", "end": "right"}
_INSTEAD = {
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
    "firstLine": "hanging",
    "hanging": "firstLine",
    "val": "themeColor",
}
"""A nearer statement of the first takes the place of an inherited second."""


_ASCII = re.compile("[\x00-\x7f]")


@lru_cache(1024)
def local(name: object) -> str:
    """The name of an element or attribute without its namespace; empty for comments."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element that may be missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


def twips(text: str | None) -> int | None:
    """A length; None where it is missing or no length."""
    found = _LENGTH.fullmatch(text or "")
    return int((Decimal(found[1]) * _TWIPS[found[2]]).to_integral_value()) if found else None


def collect(group: etree._Element | None, into: Properties) -> None:
    """Lay what one group of properties says over what is known already."""
    for element in group if group is not None else ():
        tag = local(element.tag)
        if tag in ("pBdr", "tabs"):
            stated = {value(each, "pos") or local(each.tag): value(each) for each in element}
        else:
            stated = {local(name): str(said) for name, said in element.attrib.items()}
        known = into.setdefault(tag, {})
        for name in stated:
            known.pop(_INSTEAD.get(name, ""), None)
        for name, said in stated.items():
            known[_OTHER_NAMES.get(name, name) if tag == "ind" else name] = said
        if not stated:
            known["val"] = "1"


def is_on(properties: Properties, tag: str) -> bool:
    """Whether a switch such as bold is on."""
    return tag in properties and properties[tag].get("val", "1") not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Letters:
    """A run of letters of one look."""

    text: str
    fonts: frozenset[str]
    size: int
    bold: bool
    italic: bool
    capitals: bool
    underlined: bool
    colour: str
    extra: int

    @property
    def width_unknown(self) -> bool:
        """Whether its font is another than the one whose widths are known."""
        return bool(self.fonts - {"Times New Roman"})


@dataclass(frozen=True, slots=True)
class Lines:
    """How the lines of a paragraph stand. `line` is in 240ths of a line, or in twips if `fixed`."""

    style: str
    alignment: str
    left: int
    right: int
    first: int | None
    before: int
    after: int
    line: int
    fixed: str
    contextual: bool
    borders: frozenset[str]
    tabs: Mapping[str, str]


class Styles:
    """The styles of a document; any part of them may be missing."""

    def __init__(self, styles: etree._Element | None, theme: Mapping[str, str]) -> None:
        """`theme` names the fonts of the theme: `major` and `minor`."""
        self._theme = theme
        empty = etree.Element("none")
        tree = styles if styles is not None else empty
        self._defaults = tree.find(f"{W}docDefaults")
        self._by_id = {value(style, "styleId"): style for style in tree.iter(f"{W}style")}
        self._usual = {
            value(s, "type"): name for name, s in self._by_id.items() if value(s, "default") in ("1", "true")
        }
        # Most paragraphs and runs of a document look like another one: each look is worked out once.
        self._letters: dict[tuple[str, str | None, bytes], Properties] = {}
        self._chains: dict[tuple[str, str], list[etree._Element]] = {}

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

    def paragraph(
        self, said: etree._Element | None, table: str | None, level: etree._Element | None
    ) -> Properties:
        """The properties of a paragraph; `level` is the level of its list."""
        found: Properties = {}
        name = value(said.find(f"{W}pStyle")) if said is not None else ""
        if self._defaults is not None:
            collect(self._defaults.find(f"{W}pPrDefault/{W}pPr"), found)
        for style in (*self._table_chain(table), *self.chain("paragraph", name)):
            collect(style.find(f"{W}pPr"), found)
        if level is not None:
            collect(level.find(f"{W}pPr"), found)
        collect(said, found)
        found["pStyle"] = {"val": name}
        return found

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
        if self._defaults is not None:
            collect(self._defaults.find(f"{W}rPrDefault/{W}rPr"), found)
        usual = {tag: is_on(found, tag) for tag in _TOGGLES}
        own = value(said.find(f"{W}rStyle")) if said is not None else ""
        chains = [self._table_chain(table), self.chain("paragraph", style)]
        chains += [self.chain("character", own)] if own else []
        switched = dict.fromkeys(_TOGGLES, False)
        for chain in chains:
            level: Properties = {}
            for each in chain:
                collect(each.find(f"{W}rPr"), level)
                collect(each.find(f"{W}rPr"), found)
            # Bold within a style that is bold already is not bold: so Word reads its switches.
            switched = {tag: on != is_on(level, tag) for tag, on in switched.items()}
        direct: Properties = {}
        collect(said, direct)
        collect(said, found)
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


def lines_from(properties: Properties) -> Lines:
    """The lines of a paragraph from its properties."""
    indents, spacing = properties.get("ind", {}), properties.get("spacing", {})
    first = twips(indents.get("firstLine")) or -(twips(indents.get("hanging")) or 0)
    by_letters = any(indents.get(f"{side}Chars", "0") != "0" for side in ("firstLine", "hanging", "left"))
    rule = spacing.get("lineRule", "auto")
    borders = properties.get("pBdr", {})
    return Lines(
        style=properties.get("pStyle", {}).get("val", ""),
        alignment=_alignment(properties),
        left=twips(indents.get("left")) or 0,
        right=twips(indents.get("right")) or 0,
        first=None if by_letters else first,
        before=_gap(spacing, "before"),
        after=_gap(spacing, "after"),
        line=twips(spacing.get("line")) or 240,
        fixed="" if rule == "auto" else rule,
        contextual=is_on(properties, "contextualSpacing"),
        borders=frozenset(side for side, kind in borders.items() if kind not in ("", "nil", "none")),
        tabs=properties.get("tabs", {}),
    )


def _alignment(properties: Properties) -> str:
    if "framePr" in properties:
        return properties["framePr"].get("xAlign", "unknown")
    said = properties.get("jc", {}).get("val", "left")
    return {"start": "left", "end": "right", "distribute": "both"}.get(said, said)


def _gap(spacing: Mapping[str, str], side: str) -> int:
    if spacing.get(f"{side}Autospacing") in ("1", "true", "on"):
        return 280
    in_lines = twips(spacing.get(f"{side}Lines"))
    return in_lines * 240 // 100 if in_lines else twips(spacing.get(side)) or 0
