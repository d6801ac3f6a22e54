"""The lines below motto, authority and subject of a document that we make, as long as its text asks for.

A template draws them as the border of an empty paragraph, whose indents decide how long they are. What it is
filled with may be shorter or longer than its author thought.
"""

from collections.abc import Mapping

from lxml import etree

from ...model.plan import DocumentForm
from ..package import to_xml
from ..paragraphs import BODY, W
from .drawn import Below, lines_below
from .findings import Examined
from .parts import Parts
from .reader import Reader
from .recognise import recognise

MOST_READ = 24
"""Paragraphs: motto, authority and subject stand at the head, and reading all takes long."""

_BEHIND_INDENTS = tuple(
    f"{W}{name}"
    for name in (
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
        "pPrChange",
    )
)


def fit_lines(contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of the same document, its lines put right where they are too short or too long."""
    parts = Parts(contents)
    reader = Reader(parts)
    document = reader.document(MOST_READ)
    fitted = False
    for below in lines_below(Examined(document, recognise(document), DocumentForm.ND30)):
        for paragraph in below.drawn:
            if below.share is not None and paragraph.lines.borders and paragraph.empty:
                room = (paragraph.width or 0) - _wanted(below)
                _indent(reader.elements[paragraph.number - 1], max(0, room // 2))
                fitted = True
    if not fitted:
        return {**contents}
    return {**contents, BODY: to_xml(parts.body.getroottree().getroot())}


def _wanted(below: Below) -> int:
    """The middle of what is allowed, of the longest line of text."""
    return int(max(below.texts) * (below.least + below.most) / 2)


def _indent(paragraph: etree._Element, twips: int) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}ind"):
        properties.remove(old)
    behind = next((each for each in properties if each.tag in _BEHIND_INDENTS), None)
    place = len(properties) if behind is None else properties.index(behind)
    sides = {f"{W}left": str(twips), f"{W}right": str(twips), f"{W}firstLine": "0"}
    properties.insert(place, etree.Element(f"{W}ind", sides))
