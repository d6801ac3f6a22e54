"""Pictures in a finished Word document: each takes the place of the one that the template keeps for it.

A template holds any picture whose alternative text is “hình: NAME”. Its width and place stay, its height
follows the new picture, and its alternative text becomes what the new picture shows.
"""

import posixpath
import struct
from collections.abc import Iterator, Mapping

from lxml import etree

from ..diagnostics import Stop
from ..messages import say
from .package import parse_part, read_parts, to_xml, write_parts
from .pictures import Picture

PLACE = "hình:"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def places_in(document: bytes) -> tuple[str, ...]:
    """The names of the pictures that a template keeps a place for."""
    return tuple(
        name
        for part, content in read_parts(document).items()
        if part.startswith("word/") and part.endswith(".xml")
        for name, _ in _places(parse_part(content))
    )


def place_pictures(document: bytes, pictures: Mapping[str, Picture], name: str) -> bytes:
    """The document with every kept place filled. Stop where the template keeps one for a picture that the
    document does not have; `name` is how messages call the template."""
    parts = read_parts(document)
    changed: dict[str, bytes] = {}
    for part, content in parts.items():
        if part.startswith("word/") and part.endswith(".xml"):
            tree = parse_part(content)
            for wanted, inline in list(_places(tree)):
                picture = pictures.get(wanted)
                if picture is None:
                    known = ", ".join(pictures) or "–"
                    hint = say("the pictures of this document are: {names}", names=known)
                    raise Stop(say("“{name}” wants the picture “{wanted}”", name=name, wanted=wanted), hint)
                changed[_target(part, parts, inline)] = picture.data
                _fit(inline, picture)
                changed[part] = to_xml(tree)
    return write_parts({**parts, **changed}) if changed else document


def _places(tree: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The name of each picture that a part keeps a place for, with the element that holds it."""
    for properties in tree.iter(f"{_WP}docPr"):
        alt = (properties.get("descr") or "").strip()
        holder = properties.getparent()
        if alt.lower().startswith(PLACE) and holder is not None:
            yield alt[len(PLACE) :].strip(), holder


def _target(part: str, parts: Mapping[str, bytes], inline: etree._Element) -> str:
    """The part that holds the bytes of a picture."""
    blip = next(inline.iter(f"{_A}blip"))
    folder, _, file = part.rpartition("/")
    links = parse_part(parts[f"{folder}/_rels/{file}.rels"])
    target = next(link.get("Target", "") for link in links if link.get("Id") == blip.get(f"{_R}embed"))
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _fit(inline: etree._Element, picture: Picture) -> None:
    """Its height in the proportion of the new picture, its alternative text in words."""
    width, height = struct.unpack(">II", picture.data[16:24])
    for extent in (*inline.iter(f"{_WP}extent"), *inline.iter(f"{_A}ext")):
        if extent.get("cx"):
            extent.set("cy", str(int(extent.get("cx", "0")) * height // width))
    for properties in inline.iter(f"{_WP}docPr"):
        properties.set("descr", picture.alt)
