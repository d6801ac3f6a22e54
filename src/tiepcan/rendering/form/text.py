"""Which element of the text a paragraph is: legal bases, headings, clauses, sentences."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from .decree import ABBREVIATIONS, Element
from .document import UNKNOWN, Paragraph
from .spelled import END, LISTED, fold, has_letters

BELONGS = re.compile(r"\(\s*(?:Ban hành\s+)?kèm theo", re.IGNORECASE)
KINDS = {fold(name): name for name in ABBREVIATIONS}
"""The types of documents, by their names in capitals without marks."""

_DIVISION = re.compile(r"(?:(?:Phần|Chương)\s+[IVXLC]+|(?:Mục|Tiểu mục)\s+[0-9]+)\.?", re.IGNORECASE)
_SECTION = re.compile(r"[IVX]+\.\s+\S")
_ARTICLE = re.compile(r"Điều\s+[0-9]+[a-zđ]?\s*\.", re.IGNORECASE)
_CLAUSE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}\.?\s+\S")
_BASIS = ("CAN CU ", "THEO DE NGHI", "XET ")
_DOES = re.compile(r",.* (?:BAN HANH|XAY DUNG|BAO CAO|THONG BAO|TRIEN KHAI|LAP|DE NGHI)\b|NHU SAU")
"""A sentence that begins like a legal basis and then says what the authority does."""

_CAPTION = re.compile(r"(?:Hình|Bảng|Biểu|Biểu đồ|Sơ đồ)\s+[0-9]{1,3}[.:]\s+\S")
"""The line that names a picture or a table: the decree says nothing of its looks."""

_SHORT = 200
_SENTENCE = 80
_FIRST = 8
"""The type of a document is one of the first lines below its head."""


def text_elements(main: Sequence[Paragraph]) -> dict[int, Element]:
    """The elements of the paragraphs between head and foot, by their numbers."""
    found: dict[int, Element] = {}
    outside = [p for p in main if p.cell is None]
    kind = next((p for p in outside[:_FIRST] if fold(p.text) in KINDS), None)
    if kind:
        found[kind.number] = Element.KIND
        found |= _subject([p for p in outside if p.number > kind.number], kind)
    before: Element | None = None
    for each in outside:
        if each.number in found:
            continue
        before = _of_text(each, before)
        if before:
            found[each.number] = before
    found |= _items(outside, found)
    open_to = (None, Element.TEXT, Element.SILENT)
    return found | _bases([p for p in outside if found.get(p.number) in open_to])


def _items(outside: Sequence[Paragraph], found: Mapping[int, Element]) -> dict[int, Element]:
    """Numbered lines that follow each other without a word between them are items, not headings."""
    items: dict[int, Element] = {}
    for each, following in pairwise(outside):
        labels = [_CLAUSE.match(p.text.strip()) for p in (each, following)]
        depths = [label[0].count(".") for label in labels if label]
        if found.get(each.number) is Element.CLAUSE and len(depths) == 2 and depths[0] >= depths[1]:
            items[each.number] = Element.TEXT
            if found.get(following.number) is Element.CLAUSE:
                items[following.number] = Element.TEXT
    return items


def _subject(below: Sequence[Paragraph], kind: Paragraph) -> dict[int, Element]:
    """The lines right below the type of a document, up to a gap or a drawn line.

    From the second one on a line must be centred to be one: here nothing else tells it from the text.
    """
    found: dict[int, Element] = {}
    previous = kind
    for each in below:
        gap = each.number - previous.number > 1 or bool(found and previous.strokes)
        if gap or _begins_text(each) or (found and each.text.rstrip().endswith(END)):
            break
        if found and each.lines.alignment != "center":
            break
        found[each.number] = Element.SUBJECT
        previous = each
    return found


def _begins_text(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    folded = fold(text)
    return (
        folded.startswith(("CAN CU ", "KINH GUI", "THEO DE NGHI", "XET "))
        or bool(BELONGS.match(text))
        or any(way.match(text) for way in (_DIVISION, _SECTION, _ARTICLE, _CLAUSE))
    )


def _of_text(paragraph: Paragraph, before: Element | None) -> Element | None:
    """What a paragraph between head and foot is; `before` is the element above it."""
    text = paragraph.text.strip()
    known = _by_beginning(text, before) or _numbered(text)
    if known:
        return known
    if before is Element.DIVISION:
        return Element.DIVISION_TITLE
    if text.upper() == text and len(text) < _SENTENCE and not _has_sentence(text):
        return Element.SILENT  # QUYẾT ĐỊNH:, or the authority that decides
    if text.endswith(END) or len(text) >= _SENTENCE or UNKNOWN in text:
        return Element.TEXT
    return Element.SILENT if before is Element.SILENT else None  # the second line of another title


def _by_beginning(text: str, before: Element | None) -> Element | None:
    if fold(text).startswith("KINH GUI"):
        return Element.SALUTATION
    if before in (Element.SALUTATION, Element.ADDRESSEE) and LISTED.match(text):
        return Element.ADDRESSEE
    if BELONGS.match(text):
        return Element.ANNEX_REFERENCE
    if text.startswith(UNKNOWN):
        return Element.OPEN
    if text.startswith("(") or _CAPTION.match(text):
        return Element.SILENT
    return Element.DIVISION if _DIVISION.fullmatch(text) else None


def _has_sentence(text: str) -> bool:
    return text.endswith((".", ";")) or not has_letters(text)


def _numbered(text: str) -> Element | None:
    if _SECTION.match(text):
        sentence = text.endswith((".", ";")) and text != text.upper()
        return Element.TEXT if sentence else Element.SECTION
    if _ARTICLE.match(text):
        return Element.ARTICLE
    if _CLAUSE.match(text):
        titled = not text.endswith((*END, UNKNOWN)) and len(text) <= _SHORT
        return Element.CLAUSE if titled else Element.TEXT
    return Element.TEXT if LISTED.match(text) else None


def _bases(texts: Sequence[Paragraph]) -> dict[int, Element]:
    """The legal bases: a row of paragraphs of which all but the last end with a semicolon.

    A single one that ends otherwise is the opening of the text, and not told apart here.
    """
    rows = [p for p in texts if fold(p.text).startswith(_BASIS)]
    ended = [p.number for p in rows if p.text.rstrip().endswith(";")]
    if not ended or not fold(rows[0].text).startswith("CAN CU "):
        return {}
    last = max(ended)
    row = [p for p in rows if p.number <= last or (p.number == last + 1 and not _DOES.search(fold(p.text)))]
    return {p.number: Element.BASIS for p in row}
