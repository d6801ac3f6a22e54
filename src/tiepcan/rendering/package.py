"""The zip package that a .docx or .xlsx is: guarded before it is opened, made equal before it is written.

Word and Excel files are zip archives of XML parts. A template comes from somebody else, so its
package is measured first; a document that we made carries no clock, so its package is rebuilt.
"""

import io
import struct
import zlib
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ..diagnostics import Stop
from ..messages import Message, say

MOST_PARTS = 2_000
LARGEST_PART = 32 * 1024 * 1024
LARGEST_PACKAGE = 64 * 1024 * 1024

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive can hold."""

PINNED_DAY = date(2020, 1, 1)
"""The day of making that a document states when nobody names one."""

CORE = "docProps/core.xml"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_CENTRAL_ENTRY = b"PK\x01\x02"
_HARMLESS_LINKS = ("https://", "mailto:")
_UNREADABLE = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    etree.XMLSyntaxError,
)


def parse_part(content: bytes) -> etree._Element:
    """One XML part as a tree, without its comments; no entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(content, parser)


def to_xml(tree: etree._Element) -> bytes:
    """One part of a package, of its tree."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def open_package(data: bytes, name: str, *, only_read: bool = False) -> dict[str, bytes]:
    """The parts of an Office file by their names; `Stop` if it is none, or could harm whoever opens it.

    Measured as it unpacks, not as it claims: at most 2,000 parts, 32 MiB a part and 64 MiB in all.
    Refused besides: encrypted or repeated parts, entity definitions, macros, embedded objects, and
    links to anything outside the file except https and e-mail links. `name` is how messages call it.
    Where a file is `only_read`, and no other made of it, macros, objects and links may stay in it: nothing
    opens them.
    """
    if data.count(_CENTRAL_ENTRY) > MOST_PARTS or len(data) > LARGEST_PACKAGE:
        raise _too_large(name)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return _guarded_parts(archive, name, only_read=only_read)
    except _UNREADABLE as problem:
        hint = say("open it in Word or Excel and save it again, or take the original again")
        raise Stop(say("“{name}” is no Word or Excel file, or it is damaged", name=name), hint) from problem


def _guarded_parts(archive: ZipFile, name: str, *, only_read: bool) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    seen: set[str] = set()
    total = 0
    for entry in archive.infolist():
        if entry.flag_bits & 1:
            raise _refused(name, say("it is protected by a password"))
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or entry.filename.lower() in seen:
            raise BadZipFile(entry.filename)
        seen.add(entry.filename.lower())
        with archive.open(entry) as part:
            content = part.read(LARGEST_PART + 1)
        total += len(content)
        if len(content) > LARGEST_PART or total > LARGEST_PACKAGE:
            raise _too_large(name)
        reason = _entities(entry.filename.lower(), content)
        if not only_read:
            reason = reason or _harm(entry.filename.lower(), content)
        if reason:
            raise _refused(name, reason)
        if not entry.is_dir():
            parts[entry.filename] = content
    if "[content_types].xml" not in seen:
        raise BadZipFile(name)
    return parts


def _harm(part: str, content: bytes) -> Message | None:
    """Why a part must not be opened. Its name is in lower case."""
    if "vbaproject" in part or "/activex/" in part:
        return say("it contains a macro")
    if "/embeddings/" in part and part.endswith(".bin"):
        return say("it contains an embedded object")
    return _outside(content) if part.endswith(".rels") else None


def _entities(part: str, content: bytes) -> Message | None:
    """Definitions that can grow a few bytes to gigabytes as XML is read."""
    if part.endswith((".xml", ".rels", ".vml")):
        # Without its zero bytes, UTF-16 reads like ASCII.
        letters = content.replace(b"\0", b"")
        if b"<!DOCTYPE" in letters or b"<!ENTITY" in letters:
            return say("it defines XML entities")
    return None


def _outside(relationships: bytes) -> Message | None:
    for link in parse_part(relationships):
        target = link.get("Target", "")
        harmless = link.get("Type", "").endswith("/hyperlink") and target.lower().startswith(_HARMLESS_LINKS)
        if link.get("TargetMode") == "External" and not harmless:
            return say("it fetches something from outside the file: {target}", target=target)
    return None


def _too_large(name: str) -> Stop:
    return Stop(
        say("“{name}” is too large when unpacked", name=name),
        say("take pictures out of it, or make them smaller"),
    )


def _refused(name: str, reason: Message) -> Stop:
    return Stop(say("“{name}” is not opened: {reason}", name=name, reason=reason))


def read_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package that we made ourselves, by their names."""
    with ZipFile(io.BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def write_parts(parts: Mapping[str, bytes], day: date = PINNED_DAY) -> bytes:
    """The package of these parts, with nothing in it that depends on the moment or the place of its making.

    Parts in a fixed order and with the date 1980-01-01, core properties with `day` as the time of
    making and of the last change and without the name of whoever saved last. Equal parts give equal bytes.
    """
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for part in sorted(parts, key=_order):
            entry = ZipInfo(part, ZIP_DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, _pin(parts[part], day) if part == CORE else parts[part])
    return made.getvalue()


def _order(part: str) -> tuple[int, str]:
    """The list of content types stands first: some readers look only there for the kind of file."""
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
    return first.get(part, len(first)), part


def _pin(core: bytes, day: date) -> bytes:
    tree = parse_part(core)
    for element in list(tree):
        if element.tag in (f"{_DCTERMS}created", f"{_DCTERMS}modified"):
            element.text = f"{day.isoformat()}T00:00:00Z"
        elif element.tag in (f"{_CP}lastModifiedBy", f"{_CP}lastPrinted", f"{_CP}revision"):
            tree.remove(element)
    return to_xml(tree)
