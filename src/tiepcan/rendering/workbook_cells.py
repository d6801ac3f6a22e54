"""What the cells of a finished workbook hold, read without the library that wrote them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from lxml import etree

from .package import parse_part

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKBOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"

Content: TypeAlias = tuple[str, str]
"""What a cell holds: its type (`s` text, `f` formula, `n` number, `b` truth, `e` error) and its value."""


def read_cells(parts: Mapping[str, bytes]) -> dict[tuple[str, str], Content]:
    """The cells of all sheets that hold anything, by sheet and place; a day is its number."""
    strings = _strings(parts[_STRINGS]) if _STRINGS in parts else []
    return {
        (sheet, place): content
        for sheet, part in _sheets(parts)
        for place, content in _cells(parse_part(parts[part]), strings)
    }


def _sheets(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    links = {link.get("Id"): link.get("Target", "") for link in parse_part(parts[_LINKS])}
    for sheet in parse_part(parts[WORKBOOK]).iter(f"{S}sheet"):
        target = links[sheet.get(_R)]
        yield sheet.get("name", ""), target[1:] if target.startswith("/") else f"xl/{target}"


def _strings(part: bytes) -> list[str]:
    return [_text(item) for item in parse_part(part).iter(f"{S}si")]


def _text(item: etree._Element) -> str:
    """The text of a string, formatted or not; readings of Chinese letters are no part of it."""
    found = [item.find(f"{S}t"), *(run.find(f"{S}t") for run in item.iter(f"{S}r"))]
    return "".join(each.text or "" for each in found if each is not None)


def _cells(sheet: etree._Element, strings: list[str]) -> Iterator[tuple[str, Content]]:
    for cell in sheet.iter(f"{S}c"):
        formula, value, inline = (cell.find(f"{S}{name}") for name in ("f", "v", "is"))
        kind, written = cell.get("t", "n"), (value.text or "") if value is not None else ""
        if formula is not None:
            yield cell.get("r", ""), ("f", formula.text or "")
        elif inline is not None:
            yield cell.get("r", ""), ("s", _text(inline))
        elif written:
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
