"""Word splits what is typed over many runs; a tag must stand in one.

A change of font, the spell checker, a tracked change or a bookmark in the middle of `{{ title }}` leaves its
letters in several runs. Each tag is put together in the run where it begins; its quotation marks, which
Word makes curly, and its blanks, which may be unbreakable, become plain ones.
"""

import re
from collections.abc import Iterable

from lxml import etree

from .language import TAG
from .paragraphs import W

STATEMENTS = frozenset({"for", "endfor", "if", "elif", "else", "endif"})
"""The words that `{% … %}` may begin with; docxtpl knows more, and computes with them."""

_STATEMENT = re.compile(rb"\{%[-\s]*(?:(?:p|tr|tc|r)\s+)?(\w*)")
_PLAIN = str.maketrans({**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’‚", "'"), "\xa0": " "})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_GAPS = (f"{W}tab", f"{W}br", f"{W}cr")


def join_tags(tree: etree._Element) -> bool:
    """Put every tag of a part into one run; False where they stand so already."""
    return any([_join_paragraph(each) for each in tree.iter(f"{W}p")])  # noqa: C419  # every paragraph


def statements(parts: Iterable[bytes]) -> set[str]:
    """The words that the `{% … %}` of a Word template begin with, wherever they stand."""
    return {word.decode("ascii") for part in parts for word in _STATEMENT.findall(part)}


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
