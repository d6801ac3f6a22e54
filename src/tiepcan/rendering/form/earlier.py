"""A document in the form of Thông tư 01/2011/TT-BNV, which held before 05/3/2020, made of one in today's.

Where the two differ for a template of ours: the number of the page stands at the bottom right, not at the top
in the middle. Everything else that the circular asks for is within what the decree allows.
"""

import re

from lxml import etree

from ..package import parse_part, read_parts, to_xml
from ..paragraphs import BODY, W
from ..seal import sealed

_HEADER = re.compile(r"word/(?:_rels/)?header([0-9]*)\.xml")
_LINKS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"


def in_earlier_form(document: bytes) -> bytes:
    """The same document with its headers as footers, the page number at the right; sealed anew.

    Legal source: Thông tư 01/2011/TT-BNV (số trang tại góc phải, cuối trang).
    """
    parts = read_parts(document)
    return sealed({_HEADER.sub(_footer, name): _changed(name, content) for name, content in parts.items()})


def _footer(header: re.Match[str]) -> str:
    return header[0].replace("header", "footer")


def _changed(name: str, content: bytes) -> bytes:
    if name in (_TYPES, _LINKS):
        return content.replace(b"header", b"footer")
    if name != BODY and not (_HEADER.fullmatch(name) and name.endswith(".xml")):
        return content
    tree = parse_part(content)
    if name == BODY:
        for reference in tree.iter(f"{W}headerReference"):
            reference.tag = f"{W}footerReference"
    else:
        tree.tag = f"{W}ftr"
        for paragraph in tree.iter(f"{W}p"):
            _to_the_right(paragraph)
    return to_xml(tree)


def _to_the_right(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}jc"):
        properties.remove(old)
    style = properties.find(f"{W}pStyle")
    place = 0 if style is None else properties.index(style) + 1
    properties.insert(place, etree.Element(f"{W}jc", {f"{W}val": "right"}))
