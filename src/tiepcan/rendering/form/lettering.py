"""Font, colour, size, weight, slant and case of letters (Phụ lục I, Phần I, Mục II and V)."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ...messages import say
from ...model.plan import DocumentForm
from .decree import NAMES, Element, Look, look_of
from .document import UNKNOWN, Paragraph
from .findings import Examined, Finding
from .properties import Letters

_FONT = "Times New Roman"
_BLACK = ("auto", "000000", "windowText")
_NUMBER_ONLY = re.compile(r"\s*Điều\s+[0-9]+[a-zđ]?\s*\.", re.IGNORECASE)
_ASIDE = re.compile(r"[(“\"*]|Căn cứ|Theo|Xét|Thực hiện|Ghi chú|Lưu ý|Nguồn", re.IGNORECASE)


def examine_letters(examined: Examined) -> Iterator[Finding]:
    """Every paragraph: its font and colour, and what its element asks for."""
    for paragraph in examined.document.paragraphs:
        letters = [run for run in paragraph.letters if run.text.strip()]
        if paragraph.vanishes or not letters:
            continue
        yield from _font_and_colour(paragraph, letters, examined.form)
        element = examined.elements.get(paragraph.number)
        look = look_of(element, examined.form) if element else None
        if element and look:
            yield from _size(paragraph, letters, element, look)
            yield from _style(paragraph, letters, element, look)
            yield from _case(paragraph, element, look)
    yield from _sizes_together(examined)
    yield from _sizes_of_text(examined)


def _font_and_colour(paragraph: Paragraph, letters: list[Letters], form: DocumentForm) -> Iterator[Finding]:
    others = sorted({font for run in letters for font in run.fonts} - {_FONT})
    if others and form is not DocumentForm.TT01:
        yield Finding(
            "T104", paragraph.number, say("font {font}, not Times New Roman", font=others), others[0]
        )
    if any(run.colour not in _BLACK for run in letters):
        yield Finding("T105", paragraph.number, say("letters that are not black"))


def _points(half_points: int) -> Decimal:
    return Decimal(half_points) / 2


def _range(look: Look) -> str:
    least, most = (_points(size) for size in look.sizes)
    return f"{least:f}" if least == most else f"{least:f}–{most:f}"


def _size(paragraph: Paragraph, letters: list[Letters], element: Element, look: Look) -> Iterator[Finding]:
    least, most = look.sizes
    wrong = next((run.size for run in letters if not least <= run.size <= most), None)
    if wrong is not None:
        message = say(
            "{element}: size {found}; the regulation asks for {wanted}",
            element=NAMES[element],
            found=_points(wrong),
            wanted=_range(look),
        )
        yield Finding("T106", paragraph.number, message, element)


def _style(paragraph: Paragraph, letters: list[Letters], element: Element, look: Look) -> Iterator[Finding]:
    name = NAMES[element]
    asked = _number_of_article(letters) if element is Element.ARTICLE else letters
    if look.bold is not None and any(run.bold != look.bold for run in asked):
        message = say("{element} is to be bold", element=name)
        if not look.bold:
            message = say("{element} is not to be bold", element=name)
        yield Finding("T107", paragraph.number, message, element)
    slanted = [run for run in letters if run.italic]
    if look.italic is True and len(slanted) < len(letters):
        yield Finding("T108", paragraph.number, say("{element} is to be italic", element=name), element)
    elif look.italic is False and slanted and not _may_lean(paragraph, letters, slanted, element):
        yield Finding("T108", paragraph.number, say("{element} is to be upright", element=name), element)


def _may_lean(paragraph: Paragraph, letters: list[Letters], slanted: list[Letters], element: Element) -> bool:
    """A word within a text may be italic, and so may a remark that stands apart."""
    if element is not Element.TEXT:
        return False
    return len(slanted) < len(letters) or bool(_ASIDE.match(paragraph.text.strip()))


def _number_of_article(letters: list[Letters]) -> list[Letters]:
    """The letters of “Điều 1.”: an article without a title goes on in plain letters."""
    label = _NUMBER_ONLY.match("".join(run.text for run in letters))
    found, length = [], 0
    for run in letters:
        if label and length < label.end():
            found.append(run)
        length += len(run.text)
    return found


def _case(paragraph: Paragraph, element: Element, look: Look) -> Iterator[Finding]:
    """Only letters that are there are judged: of what a template will print nobody knows."""
    known = "".join(c for c in paragraph.text if c.isalpha())
    if look.capitals is None or len(known) < 2:
        return
    if look.capitals and known != known.upper():
        yield Finding(
            "T109", paragraph.number, say("{element} is to be in capitals", element=NAMES[element]), element
        )
    elif not look.capitals and known == known.upper() and UNKNOWN not in paragraph.text:
        message = say("{element} is not to be in capitals", element=NAMES[element])
        yield Finding("T109", paragraph.number, message, element)


def _sizes_together(examined: Examined) -> Iterator[Finding]:
    """Sizes grow and shrink together: 12, 13 and 13, or 13, 14 and 14 (Mục V, footnote 1)."""
    sizes: dict[Element, tuple[int, int]] = {}
    for element in (Element.NATION, Element.MOTTO, Element.DATE):
        paragraph = examined.first(element)
        found = {run.size for run in paragraph.letters if run.text.strip()} if paragraph else set()
        if paragraph and len(found) == 1:
            sizes[element] = (paragraph.number, found.pop())
    nation = sizes.pop(Element.NATION, None)
    if nation is None or nation[1] not in (24, 26):
        return
    for element, (number, size) in sizes.items():
        if size != nation[1] + 2 and size in (26, 28):
            message = say(
                "{element}: size {found} does not go with size {nation} of the name of the nation",
                element=NAMES[element],
                found=_points(size),
                nation=_points(nation[1]),
            )
            yield Finding("T118", number, message, element, say("12, 13 and 13, or 13, 14 and 14"))


def _sizes_of_text(examined: Examined) -> Iterator[Finding]:
    """Articles, clauses and points are as large as the text (Mục II, khoản 6, điểm đ)."""
    sizes: dict[int, set[int]] = {}
    for paragraph in examined.of(Element.TEXT, Element.CLAUSE, Element.ARTICLE):
        sizes[paragraph.number] = {run.size for run in paragraph.letters if run.text.strip()}
    usual = Counter(size for found in sizes.values() for size in found if size in (26, 27, 28))
    if not usual:
        return
    size = usual.most_common(1)[0][0]
    for number, found in sizes.items():
        other = next((each for each in sorted(found) if each != size and 26 <= each <= 28), None)
        if other is not None:
            message = say(
                "size {found} among text of size {usual}", found=_points(other), usual=_points(size)
            )
            yield Finding("T118", number, message, "text")
