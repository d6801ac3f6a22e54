"""The paragraphs of a Word document as plain text, in the order of reading."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from ..records import frozen
from .package import parse_part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
PRINTED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
"""The parts of the package whose text is printed."""


@frozen
class Paragraph:
    """A paragraph: the part of the package it stands in, the id of its style, its text.

    `boxed`: it stands in a text box, and so within another paragraph.
    """

    part: str
    style: str
    text: str
    boxed: bool = False


def printed_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that are printed: headers, the text, footers and notes, in the order of reading."""
    return {name: parts[name] for name in sorted(parts, key=_reading_order) if PRINTED.fullmatch(name)}


def printed_trees(parts: Mapping[str, bytes]) -> dict[str, etree._Element]:
    """The parts that are printed, as trees. Raises `ValueError` where there is no text among them."""
    printed = printed_parts(parts)
    if BODY not in printed:
        raise ValueError(f"no part {BODY}")
    return {name: parse_part(content) for name, content in printed.items()}


def paragraphs_in(trees: Mapping[str, etree._Element]) -> list[Paragraph]:
    """All paragraphs of the printed parts: of headers, the text with its tables, footers and notes."""
    return [_paragraph(name, each) for name, tree in trees.items() for each in tree.iter(f"{W}p")]


def _reading_order(part: str) -> tuple[int, str]:
    return (0 if "header" in part else 1 if part == BODY else 2), part


def _paragraph(part: str, paragraph: etree._Element) -> Paragraph:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    boxed = any(True for _ in paragraph.iterancestors(f"{W}txbxContent"))
    return Paragraph(part, "" if style is None else style.get(f"{W}val", ""), text_of(paragraph), boxed)


def text_of(element: etree._Element) -> str:
    """The text of a paragraph or a run; paragraphs inside it (of a text box) have their own."""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag not in (f"{W}p", f"{W}pPr", f"{W}del"):
            yield from _pieces(child)
