"""The numbers and dashes that Word puts before the paragraphs of a list; they stand in no text."""

from collections import defaultdict
from collections.abc import Iterable

from lxml import etree

from ..paragraphs import W
from .properties import twips, value

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST = 399
"""Beyond it nobody counts in Roman numerals."""


class Numbering:
    """The lists of a document, counted as it is read from the beginning."""

    def __init__(self, tree: etree._Element | None) -> None:
        """`tree` is the part that describes the lists, where there is one."""
        self._levels: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if tree is None:
            return
        for each in tree.iter(f"{W}abstractNum"):
            for level in each.iter(f"{W}lvl"):
                self._levels[value(each, "abstractNumId"), value(level, "ilvl")] = level
        for each in tree.iter(f"{W}num"):
            self._lists[value(each, "numId")] = value(each.find(f"{W}abstractNumId"))

    def level(self, list_id: str, depth: str) -> etree._Element | None:
        """How a level of a list looks; None for no list."""
        return self._levels.get((self._lists.get(list_id, ""), depth or "0"))

    def count(self, list_id: str, depth: str) -> str:
        """The next label of a list, with the space behind it; empty where there is none."""
        level = self.level(list_id, depth)
        if level is None:
            return ""
        place, counts = int(depth) if depth.isdecimal() else 0, self._counts[self._lists[list_id]]
        first = twips(value(level.find(f"{W}start")))
        counts[place] = counts[place] + 1 if place in counts else 1 if first is None else first
        for deeper in [each for each in counts if each > place]:
            del counts[deeper]
        if value(level.find(f"{W}numFmt")) == "bullet":
            return "- "
        label = value(level.find(f"{W}lvlText"))
        for each in range(9):
            above = self.level(list_id, str(each))
            kind = value(above.find(f"{W}numFmt")) if above is not None else ""
            label = label.replace(f"%{each + 1}", _spelled(counts.get(each, 1), kind))
        return f"{label} " if label else ""


def _spelled(number: int, kind: str) -> str:
    if kind == "none" or not 0 < number <= _MOST:
        return ""
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("upperRoman", "lowerRoman"):
        return _roman(number) if kind == "upperRoman" else _roman(number).lower()
    return f"{number:02d}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        letters += letter * (number // worth)
        number %= worth
    return letters


def list_of(groups: Iterable[etree._Element | None]) -> tuple[str, str]:
    """The list and the level that a paragraph belongs to; its own words come first, then its styles'."""
    for group in groups:
        said = group.find(f"{W}numPr") if group is not None else None
        if said is not None:
            return value(said.find(f"{W}numId")), value(said.find(f"{W}ilvl")) or "0"
    return "", "0"
