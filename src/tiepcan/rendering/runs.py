"""Word splits what is typed over many runs; a tag must stand in one.

A change of font, the spell checker, a tracked change or a bookmark in the middle of `{{ title }}` leaves its
letters in several runs. Each tag is put together in the run where it begins; its quotation marks, which
Word makes curly, and its blanks, which may be unbreakable, become plain ones.
"""

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from .language import TAG
from .package import parse_part
from .paragraphs import PRINTED, W

STATEMENTS = frozenset({"for", "endfor", "if", "elif", "else", "endif"})
"""The words that `{% … %}` may begin with; docxtpl knows more, and computes with them."""

_STATEMENT = re.compile(rb"\{%[-\s]*(?:(?:p|tr|tc|r)\s+)?(\w*)")
_PLAIN = str.maketrans({**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’‚", "'"), "\xa0": " "})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GAPS = (f"{W}tab", f"{W}br", f"{W}cr")


def plain_tags(text: str) -> str:
    """A text whose tags hold no curly quotation marks and no unbreakable blanks."""
    return TAG.sub(lambda found: found[0].translate(_PLAIN), text)


def join_tags(template: bytes) -> bytes:
    """The same Word template with every tag in one run; where that is so already, the same bytes."""
    with ZipFile(io.BytesIO(template)) as archive:
        names = archive.namelist()
        printed = {name: archive.read(name) for name in names if PRINTED.fullmatch(name)}
        changed = {name: new for name, part in printed.items() if (new := _joined(part)) is not None}
        if not changed:
            return template
        made = io.BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as whole:
            for name in names:
                whole.writestr(name, changed.get(name) or archive.read(name))
    return made.getvalue()


def statements(template: bytes) -> set[str]:
    """The words that the `{% … %}` of a Word template begin with, wherever they stand."""
    with ZipFile(io.BytesIO(template)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if PRINTED.fullmatch(name)]
    return {word.decode("ascii") for part in parts for word in _STATEMENT.findall(part)}


def _joined(part: bytes) -> bytes | None:
    """A part with its tags put together; None where nothing is to be done."""
    tree = parse_part(part)
    # Not a generator: every paragraph must be seen.
    if not any([_join_paragraph(each) for each in tree.iter(f"{W}p")]):  # noqa: C419
        return None
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _join_paragraph(paragraph: etree._Element) -> bool:
    pieces = _pieces(paragraph)
    texts = [" " if piece.tag in _GAPS else piece.text or "" for piece in pieces]
    whole = "".join(texts)
    if "{" not in whole:
        return False
    owner = [number for number, text in enumerate(texts) for _ in text]
    made = [""] * len(pieces)
    end = 0
    for found in TAG.finditer(whole):
        for place in range(end, found.start()):
            made[owner[place]] += whole[place]
        made[owner[found.start()]] += found[0].translate(_PLAIN)
        end = found.end()
    for place in range(end, len(whole)):
        made[owner[place]] += whole[place]
    changed = False
    for piece, old, new in zip(pieces, texts, made, strict=True):
        if old != new:
            _write(piece, new)
            changed = True
    return changed


def _write(piece: etree._Element, text: str) -> None:
    if piece.tag in _GAPS:  # it stood inside a tag
        parent = piece.getparent()
        if parent is not None:
            parent.remove(piece)
        return
    piece.text = text
    piece.set(_SPACE, "preserve")


def _pieces(element: etree._Element) -> list[etree._Element]:
    """The elements that hold the text of a paragraph; a paragraph inside it (of a text box) has its own."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == f"{W}t" or child.tag in _GAPS:
            found.append(child)
        elif child.tag not in (f"{W}p", f"{W}pPr", f"{W}del"):
            found += _pieces(child)
    return found
