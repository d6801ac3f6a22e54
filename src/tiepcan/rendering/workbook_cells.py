"""What the cells of a finished workbook hold, read without the library that wrote them."""

import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import TypeAlias

from lxml import etree

from .package import parse_part

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_VALUE, _FORMULA, _INLINE = f"{S}v", f"{S}f", f"{S}is"

Content: TypeAlias = tuple[str, str]
"""What a cell holds: its type (`s` text, `f` formula, `n` number, `b` truth, `e` error) and its value."""


class Tally:
    """The hash of what the cells of a sheet hold, row after row as every program saves them."""

    def __init__(self) -> None:
        self._hash = sha256()
        self._numbers: dict[str, str] = {}

    def add(self, cells: Iterable[tuple[str, Content]]) -> None:
        """Count in some cells with their places; a day is its number."""
        lines = []
        for place, (kind, written) in cells:
            lines.append(f"{place} {kind} {self._number(written) if kind == 'n' else written}\n")
        self._hash.update("".join(lines).encode())

    def _number(self, written: str) -> str:
        found = self._numbers.get(written)
        if found is None:
            found = self._numbers[written] = str(excel_number(written))
        return found

    @property
    def hash(self) -> str:
        """The hash of what was counted so far."""
        return self._hash.hexdigest()


def tally_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The hash of each sheet of a workbook by its name; the cells are read one row at a time."""
    strings = _strings(parts[_STRINGS]) if _STRINGS in parts else []
    found = {}
    for sheet, part in _sheets(parts):
        tally = Tally()
        for row in _rows(parts[part]):
            tally.add(_cells(row, strings))
        found[sheet] = tally.hash
    return found


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    links = {link.get("Id"): link.get("Target", "") for link in parse_part(parts[_LINKS])}
    for sheet in parse_part(parts[WORKBOOK]).iter(f"{S}sheet"):
        target = links[sheet.get(_R)]
        yield sheet.get("name", ""), target[1:] if target.startswith("/") else f"xl/{target}"


def _rows(part: bytes) -> Iterator[etree._Element]:
    """The rows of a sheet; each is emptied when the next one is asked for."""
    places = etree.iterparse(
        io.BytesIO(part),
        tag=f"{S}row",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for _, row in places:
        yield row
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]


def _strings(part: bytes) -> list[str]:
    return [_text(item) for item in parse_part(part).iter(f"{S}si")]


def _text(item: etree._Element) -> str:
    """The text of a string, formatted or not; readings of Chinese letters are no part of it."""
    found = [item.find(f"{S}t"), *(run.find(f"{S}t") for run in item.iter(f"{S}r"))]
    return "".join(each.text or "" for each in found if each is not None)


def _cells(row: etree._Element, strings: list[str]) -> Iterator[tuple[str, Content]]:
    """The cells of a row that hold anything: one step for each element, since there may be millions."""
    for cell in row:
        formula, written, inline = None, "", None
        for child in cell:
            if child.tag == _VALUE:
                written = child.text or ""
            elif child.tag == _FORMULA:
                formula = child.text or ""
            elif child.tag == _INLINE:
                inline = _text(child)
        if formula is not None:
            yield cell.get("r", ""), ("f", formula)
        elif inline is not None:
            yield cell.get("r", ""), ("s", inline)
        elif written:
            kind = cell.get("t", "n")
            if kind == "s":
                yield cell.get("r", ""), ("s", strings[int(written)])
            else:
                yield cell.get("r", ""), ("s" if kind == "str" else kind, written)


def excel_number(written: str) -> Decimal | None:
    """A number as Excel keeps it: 15 digits, however many are written; None for what is none."""
    try:
        return Decimal(f"{Decimal(written):.14e}").normalize()
    except InvalidOperation:
        return None
