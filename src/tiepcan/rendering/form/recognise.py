"""Which element of an administrative document a paragraph is, by its words and place, hardly by its look.

Where this cannot be told a paragraph is none: then only what holds for every paragraph is asked of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from .decree import Element
from .document import UNKNOWN, Document, Paragraph
from .spelled import END, LISTED, fold, has_letters
from .strokes import is_dashes
from .text import BELONGS, text_elements

NATION = "CONG HOA XA HOI CHU NGHIA VIET NAM"
MOTTO = "DOC LAP-TU DO-HANH PHUC"
NUMBER = re.compile(r"\s*s[ốôoó]\s*:?\s*[^a-zđ]{0,20}?(?:/|:)", re.IGNORECASE)
DATED = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE | re.DOTALL)

_ORGANISATION = re.compile(
    r"(?:SO|PHONG|BAN|VAN PHONG|CUC|CHI CUC|TRUNG TAM|HOI DONG|TO|THANH TRA|DOAN|UY BAN NHAN DAN|UBND|TRUONG)"
    r"(?! ?,| CHONG)\b"
)
_ANNEX = re.compile(r"PHU LUC(?: (?:SO )?[IVXLC0-9]+)?[.:]?")
_RANK = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.|(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG PHÒNG|GIÁM ĐỐC)\b")
"""What a line of authority or post begins with; the head of a council holds another post besides."""
_SENTENCE = 80

Found = dict[int, Element]
"""Elements by the number of their paragraph."""


def recognise(document: Document) -> Found:
    """The element of every paragraph that can be told."""
    shown = [p for p in document.paragraphs if not p.empty and not is_dashes(p.text)]
    head, rest = _split_head(shown)
    found = _head(head)
    main, foot, annexes = _split_rest(rest)
    found |= text_elements(main)
    found |= _foot(foot)
    found |= _annexes(annexes)
    return found


def _split_head(shown: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands above the type of the document, and all the rest: the table of the nation's name, or up to
    the motto, and what follows it of number and date."""
    nation = next((p for p in shown[:30] if fold(p.text) == NATION), None)
    if nation is None:
        return [], list(shown)
    if nation.cell is None:
        above = [p for p in shown if p.number <= nation.number]
        below = takewhile(
            lambda p: fold(p.text) == MOTTO or NUMBER.match(p.text) or DATED.search(p.text),
            (p for p in shown if p.number > nation.number),
        )
        head = [*above, *below]
    else:
        table = nation.cell.table
        last = max(p.number for p in shown if p.cell and p.cell.table == table)
        head = [p for p in shown if p.number <= last]
    return head, [p for p in shown if p.number > head[-1].number]


def _head(head: Sequence[Paragraph]) -> Found:
    found: Found = {}
    nation = next((p for p in head if fold(p.text) == NATION), None)
    if nation is None:
        return found
    found[nation.number] = Element.NATION
    beside: list[Paragraph] = []
    numbered = False
    for each in head:
        if each.number in found:
            continue
        element = _by_words(each)
        if element:
            found[each.number] = element
            numbered = numbered or element is Element.NUMBER
        elif nation.cell and each.cell and each.cell.table == nation.cell.table:
            if each.cell.column >= nation.cell.column:
                if UNKNOWN in each.text and each.number > nation.number and not has_letters(each.text):
                    found[each.number] = Element.DATE
            elif each.cell.row <= nation.cell.row and not numbered:
                beside.append(each)
    return found | _issuer(beside)


def _by_words(paragraph: Paragraph) -> Element | None:
    text = paragraph.text.strip()
    if fold(text) == MOTTO:
        return Element.MOTTO
    if text.lower().startswith("v/v"):
        return Element.LETTER_SUBJECT
    if NUMBER.match(text):
        return Element.NUMBER
    return Element.DATE if DATED.search(text) and len(text) < _SENTENCE else None


def _issuer(beside: Sequence[Paragraph]) -> Found:
    """The lines left of the nation's name: the authority above, then the one that issues the document.

    Where no line begins like the name of an authority only the last one is certain.
    """
    begins = [n for n, p in enumerate(beside) if n and _ORGANISATION.match(fold(p.text))]
    found: Found = {}
    for place, each in enumerate(beside):
        if begins:
            found[each.number] = Element.ISSUER if place >= begins[-1] else Element.PARENT
        else:
            last = place == len(beside) - 1
            found[each.number] = Element.ISSUER if last else Element.ISSUER_OR_PARENT
    return found


def _split_rest(
    rest: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """The text, the block of recipients and signature, and the annexes."""
    start = next((n for n, p in enumerate(rest) if fold(p.text).startswith("NOI NHAN")), None)
    annex = next(
        (n for n, p in enumerate(rest) if n > (start or 0) and not p.cell and _ANNEX.fullmatch(fold(p.text))),
        len(rest),
    )
    if start is None:
        return list(rest[:annex]), [], list(rest[annex:])
    cell = rest[start].cell
    if cell:
        foot = [p for p in rest[:annex] if p.cell and p.cell.table == cell.table]
        first = foot[0].number
        main = [p for p in rest[:annex] if p.number < first]
        after = [p for p in rest[:annex] if p.number > foot[-1].number]
    else:
        foot = [rest[start], *takewhile(lambda p: LISTED.match(p.text.strip()), rest[start + 1 : annex])]
        main = list(rest[:start])
        after = list(rest[start + len(foot) : annex])
    return main, foot, [*after, *rest[annex:]]


def _foot(foot: Sequence[Paragraph]) -> Found:
    word = next((p for p in foot if fold(p.text).startswith("NOI NHAN")), None)
    if word is None:
        return {}
    found: Found = {word.number: Element.RECIPIENTS}
    columns: dict[object, list[Paragraph]] = {}
    for each in foot:
        if each.number == word.number:
            continue
        same = each.cell is None or (word.cell and each.cell.column == word.cell.column)
        if same and each.number > word.number:
            found[each.number] = Element.RECIPIENT
        elif not same:
            columns.setdefault(each.cell.column if each.cell else 0, []).append(each)
    for column in columns.values():
        found |= _signature(column)
    return found


def _signature(lines: Sequence[Paragraph]) -> Found:
    """Authority and post, then the name: the last line, if it is no post."""
    said = [p for p in lines if not p.text.strip().startswith("(")]
    found: Found = {p.number: Element.AUTHORITY for p in said}
    if len(said) > 1:
        last, above = said[-1], said[-2]
        apart = last.number - above.number > 1 or last.lines.before >= 400 or above.lines.after >= 400
        words = last.text.strip()
        if not _RANK.match(words) and (apart or words.upper() != words):
            found[last.number] = Element.SIGNER
    return found


def _annexes(rest: Sequence[Paragraph]) -> Found:
    found: Found = {}
    if any(not p.cell and not has_letters(p.text) for p in rest[:1]):
        # A template prints the number of its annex.
        found |= {p.number: Element.SILENT for p in takewhile(lambda p: not p.cell, rest)}
    for place, each in enumerate(rest):
        if each.cell or not _ANNEX.fullmatch(fold(each.text)):
            continue
        found[each.number] = Element.ANNEX
        below = list(_titles(rest[place + 1 : place + 6], each.number))
        found |= dict(below)
    return found


def _titles(below: Sequence[Paragraph], above: int) -> Iterator[tuple[int, Element]]:
    for each in below:
        belongs = bool(BELONGS.match(each.text.strip()))
        if each.cell or each.number - above > 1 or (not belongs and each.text.rstrip().endswith(END)):
            return
        title = Element.ANNEX_TITLE if has_letters(each.text) else Element.OPEN
        yield each.number, Element.ANNEX_REFERENCE if belongs else title
        if belongs:
            return
        above = each.number


def unrecognised(document: Document, found: Mapping[int, Element]) -> list[Paragraph]:
    """The paragraphs outside tables and annexes that are none of the elements."""
    annex = min((n for n, element in found.items() if element is Element.ANNEX), default=None)
    shown = (p for p in document.paragraphs if not p.empty and not is_dashes(p.text))
    return [p for p in shown if not p.cell and p.number not in found and (annex is None or p.number < annex)]
