"""What the properties of a paragraph and of its letters say.

Lengths are in twips (a twentieth of a point), sizes in half points, as Word keeps them.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from lxml import etree

from ...records import frozen
from ..paragraphs import W

Properties = dict[str, dict[str, str]]
Stated = tuple[tuple[str, dict[str, str]], ...]
"""What one group of properties says, in its order."""

_LENGTH = re.compile(r"(-?[0-9]{1,8}(?:\.[0-9]{1,6})?)(pt|pc|cm|mm|in|)")
_TWIPS = {
    "": Decimal(1),
    "pt": Decimal(20),
    "pc": Decimal(240),
    "in": Decimal(1440),
    "cm": Decimal(1440) / Decimal("2.54"),
    "mm": Decimal(144) / Decimal("2.54"),
}
_OTHER_NAMES = {"start": "left", "end": "right"}
_INSTEAD = {
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
    "firstLine": "hanging",
    "hanging": "firstLine",
    "val": "themeColor",
}
"""A nearer statement of the first takes the place of an inherited second."""


@lru_cache(1024)
def local(name: object) -> str:
    """The name of an element or attribute without its namespace; empty for comments."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element that may be missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


@lru_cache(1024)
def twips(text: str | None) -> int | None:
    """A length; None where it is missing or no length."""
    found = _LENGTH.fullmatch(text or "")
    return int((Decimal(found[1]) * _TWIPS[found[2]]).to_integral_value()) if found else None


def stated_in(group: etree._Element | None) -> Stated:
    """The properties of a group, by their names without namespace."""
    return () if group is None else tuple((local(each.tag), _attributes(each)) for each in group)


def _attributes(element: etree._Element) -> dict[str, str]:
    if local(element.tag) in ("pBdr", "tabs"):
        return {value(each, "pos") or local(each.tag): value(each) for each in element}
    return {local(name): str(said) for name, said in element.attrib.items()}


def lay_over(under: Properties, said: Stated) -> None:
    """Lay what one group of properties says over what is known already."""
    for tag, stated in said:
        known = under.setdefault(tag, {})
        for name in stated:
            known.pop(_INSTEAD.get(name, ""), None)
        for name, text in stated.items():
            known[_OTHER_NAMES.get(name, name) if tag == "ind" else name] = text
        if not stated:
            known["val"] = "1"


def is_on(properties: Properties, tag: str) -> bool:
    """Whether a switch such as bold is on."""
    return tag in properties and properties[tag].get("val", "1") not in ("0", "false", "off", "none")


@frozen
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


@frozen
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
