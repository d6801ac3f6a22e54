"""A document remembers its own content, so that what a person changed in it is never written over.

The hash of what is printed stands in a custom property of the file. Word and Excel keep it when they save,
and rewrite almost everything around the content; so the hash is of the content alone: of a Word document
its texts with their direct formatting, of a workbook the values, formulas and merged cells of its sheets.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from lxml import etree

from ..diagnostics import Stop
from .package import open_package, parse_part, read_parts, to_xml, write_parts
from .paragraphs import PRINTED, W
from .workbook_cells import WORKBOOK, tally_of

PROPERTY = "tiepcan-content"
_CUSTOM = "docProps/custom.xml"
_TYPES = "[Content_Types].xml"
_LINKS = "_rels/.rels"
_CUSTOM_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_NO_PROPERTIES = f'<Properties xmlns="{_CUSTOM_NS}"/>'.encode()
_VALUE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PICTURES = ("word/media/", "xl/media/")
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What every custom property that a user can see bears."""

# What Word adds or moves whenever it saves; nobody typed it.
_NOISE = {
    f"{W}{name}"
    for name in (
        "bookmarkEnd",
        "bookmarkStart",
        "lang",
        "lastRenderedPageBreak",
        "noProof",
        "proofErr",
        "tblGrid",
        "tblLook",
        "tcW",
    )
}


def seal(document: bytes) -> bytes:
    """The same .docx or .xlsx, normalised, with the hash of its content among its properties."""
    return sealed(read_parts(document))


def sealed(parts: dict[str, bytes], sheets: Mapping[str, str] | None = None) -> bytes:
    """The same of the parts of a document; `sheets` are the hashes of a workbook's sheets, where known."""
    parts[_CUSTOM] = _with_property(parts.get(_CUSTOM), _digest_of(parts, sheets))
    parts[_TYPES] = _with_type(parts[_TYPES])
    parts[_LINKS] = _with_link(parts[_LINKS])
    return write_parts(parts)


def is_untouched(document: bytes) -> bool:
    """Whether a file is a document that we made and whose content nobody has changed since."""
    try:
        parts = open_package(document, "")
        properties = parse_part(parts[_CUSTOM])
        kept = ["".join(map(str, each.itertext())) for each in properties if each.get("name") == PROPERTY]
        return kept == [_digest_of(parts)]
    except (Stop, ArithmeticError, AttributeError, LookupError, OSError, ValueError, etree.XMLSyntaxError):
        return False  # none of ours, or so changed that it cannot be read


def _digest_of(parts: Mapping[str, bytes], sheets: Mapping[str, str] | None = None) -> str:
    """The hash of what a document or a workbook shows."""
    found = sha256()
    for name in sorted(parts):
        if name.startswith(_PICTURES):
            found.update(sha256(parts[name]).digest())
        elif PRINTED.fullmatch(name):
            tree = parse_part(parts[name])
            if "notes" not in name or any(each.text for each in tree.iter(f"{W}t")):  # Word adds empty notes
                for look, pieces in groupby(_pieces(tree), itemgetter(0)):
                    found.update(f"{look}\n{''.join(text for _, text in pieces)}\n".encode())
    if WORKBOOK in parts:
        for sheet, tally in sorted((sheets or tally_of(parts)).items()):
            found.update(f"{sheet} {tally}\n".encode())
    return found.hexdigest()


def _pieces(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What an element holds, without what Word puts there by itself: looks with their letters, and marks.

    Where a run ends does not matter, nor what a field shows: Word counts its pages anew.
    """
    shows_field = False
    for child in element:
        if child.tag in _NOISE:
            continue
        if child.tag != f"{W}r":
            yield from _marked(child)
            continue
        properties = child.find(f"{W}rPr")
        look = "" if properties is None else str([*_pieces(properties)])
        for piece in child:
            if piece.tag == f"{W}t":
                if piece.text and not shows_field:
                    yield look, piece.text
            elif piece.tag not in _NOISE and piece is not properties:
                if piece.tag == f"{W}fldChar":
                    shows_field = piece.get(f"{W}fldCharType") == "separate"
                yield from _marked(piece)


def _marked(element: etree._Element) -> Iterator[tuple[str, str]]:
    attributes = sorted((k, v) for k, v in element.items() if str(k).startswith(W) and "}rsid" not in str(k))
    inner = list(_pieces(element))
    if inner or attributes or element.tag not in (f"{W}rPr", f"{W}pPr"):
        yield "", f"<{element.tag}{attributes}"
        yield from inner
        if not len(element) and element.text:
            yield "", element.text
        yield "", ">"


def _with_property(part: bytes | None, value: str) -> bytes:
    root = parse_part(part) if part else parse_part(_NO_PROPERTIES)
    for old in [each for each in root if each.get("name") == PROPERTY]:
        root.remove(old)
    number = max((int(each.get("pid", "1")) for each in root), default=1) + 1
    added = etree.SubElement(root, f"{{{_CUSTOM_NS}}}property")
    for name, text in (("fmtid", _FORMAT_ID), ("pid", str(number)), ("name", PROPERTY)):
        added.set(name, text)
    etree.SubElement(added, f"{{{_VALUE_NS}}}lpwstr", nsmap={"vt": _VALUE_NS}).text = value
    return to_xml(root)


def _with_type(part: bytes) -> bytes:
    root = parse_part(part)
    if not any(each.get("PartName", "").lower() == f"/{_CUSTOM.lower()}" for each in root):
        added = etree.SubElement(root, f"{{{_TYPES_NS}}}Override")
        added.set("PartName", f"/{_CUSTOM}")
        added.set("ContentType", _CONTENT_TYPE)
    return to_xml(root)


def _with_link(part: bytes) -> bytes:
    root = parse_part(part)
    if not any(each.get("Type") == _KIND for each in root):
        added = etree.SubElement(root, f"{{{_LINKS_NS}}}Relationship")
        taken = {each.get("Id") for each in root}
        added.set("Id", next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken))
        added.set("Type", _KIND)
        added.set("Target", _CUSTOM)
    return to_xml(root)
