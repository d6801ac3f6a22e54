"""Lines drawn in a document: how long they are, however Word was made to draw them."""

import re
from collections.abc import Iterator

from lxml import etree

from ..paragraphs import W
from .properties import Letters, Lines, local, twips
from .widths import width_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU = 635
_STRAIGHT = {"line", "straightConnector1"}
_DASHES = re.compile(r"[_—–―\-]{4,}")
_WIDTH = re.compile(r"(?:^|;)\s*width:([^;]+)")
_CONNECTOR = "#_x0000_t32"


def strokes_of(
    paragraph: etree._Element, lines: Lines, letters: tuple[Letters, ...], width: int | None
) -> tuple[int | None, ...]:
    """The lengths in twips of the lines drawn at a paragraph; None for one that cannot be measured.

    `width` is the room between the edges of the cell or the page. A line is a border of the paragraph, a
    drawn line, a row of underscores or, under text, an underline.
    """
    found = list(_drawn(paragraph))
    text = "".join(run.text for run in letters).strip()
    borders = lines.borders & ({"bottom", "between"} if text else {"top", "bottom", "between"})
    if borders:
        found.append(None if width is None else width - lines.left - lines.right)
    if _DASHES.fullmatch(text) or (text and all(run.underlined for run in letters if run.text.strip())):
        found.append(_length(letters))
    return tuple(found)


def is_dashes(text: str) -> bool:
    """Whether a text is nothing but a line made of characters."""
    return bool(_DASHES.fullmatch(text.strip()))


def _length(letters: tuple[Letters, ...]) -> int | None:
    lengths = [
        None if run.width_unknown else width_of(run.text, run.size, bold=run.bold, extra=run.extra)
        for run in letters
    ]
    return None if None in lengths else sum(length or 0 for length in lengths)


def _drawn(paragraph: etree._Element) -> Iterator[int | None]:
    for drawing in paragraph.iter(f"{_WP}anchor", f"{_WP}inline"):
        shapes = {shape.get("prst", "") for shape in drawing.iter(f"{_A}prstGeom")}
        extent = drawing.find(f"{_WP}extent")
        length = extent.get("cx", "") if extent is not None else ""
        straight = bool(shapes) and shapes <= _STRAIGHT
        yield int(length) // _EMU if straight and re.fullmatch("[0-9]{1,9}", length) else None
    for shape in paragraph.iter(f"{W}pict", f"{W}object"):
        if not any(local(above.tag) == "Fallback" for above in shape.iterancestors()):
            yield from _drawn_in_vml(shape)


def _drawn_in_vml(picture: etree._Element) -> Iterator[int | None]:
    for shape in picture.iter():
        if shape.tag == f"{_V}line":
            ends = [(shape.get(side, "").split(",")[0]).strip() for side in ("from", "to")]
            begin, end = (twips(text) for text in ends)
            yield None if begin is None or end is None else abs(end - begin)
        elif shape.tag == f"{_V}shape":
            width = _WIDTH.search(shape.get("style", ""))
            yield twips(width[1].strip()) if width and shape.get("type") == _CONNECTOR else None
