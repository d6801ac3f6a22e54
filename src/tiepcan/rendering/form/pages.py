"""Paper, margins and page numbers (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I)."""

from collections.abc import Iterator
from decimal import Decimal

from ...messages import say
from ...model.plan import DocumentForm
from .decree import NAMES, Element, look_of
from .document import Document, Paragraph, Section
from .findings import Examined, Finding

_A4 = (Decimal(210), Decimal(297))
_A5 = (Decimal(148), Decimal(210))
_SLACK = Decimal("0.5")
"""Millimetres by which a program may round."""

_MARGINS = {
    "top": (20, 25, say("top margin")),
    "bottom": (20, 25, say("bottom margin")),
    "left": (30, 35, say("left margin")),
    "right": (15, 20, say("right margin")),
}
_ONE_PAGE = 1_600
"""Letters that surely fit on one page, where nothing has a number to show."""


def millimetres(length: int) -> Decimal:
    """Twips in millimetres, to one decimal."""
    return (Decimal(length) * Decimal("25.4") / 1440).quantize(Decimal("0.1"))


def examine_pages(examined: Examined) -> Iterator[Finding]:
    """Every section in turn; what is wrong with it stands at its first paragraph."""
    document = examined.document
    for number, section in enumerate(document.sections):
        inside = [p for p in document.paragraphs if p.section == number]
        first = inside[0].number if inside else 1
        yield from _paper(section, inside, first, examined.form)
        yield from _margins(section, first)
    yield from _page_numbers(examined)


def _paper(section: Section, inside: list[Paragraph], first: int, form: DocumentForm) -> Iterator[Finding]:
    width, height = section.size
    if width is None or height is None:
        return
    size = sorted((millimetres(width), millimetres(height)))
    papers = (_A4, _A5) if form is DocumentForm.TT01 else (_A4,)
    if not any(all(abs(a - b) <= _SLACK for a, b in zip(size, paper, strict=True)) for paper in papers):
        message = say(
            "the paper is {width} × {height} mm; A4 is 210 × 297 mm",
            width=millimetres(width),
            height=millimetres(height),
        )
        yield Finding("T101", first, message)
    if width > height and not any(p.cell for p in inside):
        yield Finding("T102", first, say("the page lies on its side, though no table needs it"))


def _margins(section: Section, first: int) -> Iterator[Finding]:
    turned = (section.size[0] or 0) > (section.size[1] or 0)
    for side, (least, most, name) in _MARGINS.items():
        length = section.margins.get(side)
        if turned or length is None:
            continue  # which edge is the left one of a page on its side, the decree does not say
        found = millimetres(abs(length))
        if not least - _SLACK <= found <= most + _SLACK:
            message = say(
                "{side}: {found} mm; the regulation asks for {least}–{most} mm",
                side=name,
                found=found,
                least=least,
                most=most,
            )
            yield Finding("T103", first, message, side)


def _page_numbers(examined: Examined) -> Iterator[Finding]:
    document = examined.document
    section = document.sections[0]
    wanted, other = ("footer", "header") if examined.form is DocumentForm.TT01 else ("header", "footer")
    right = _number_in(section, wanted, "default")
    wrong = _number_in(section, other, "default")
    if right is None and wrong is None:
        if not _one_page(document):
            yield Finding("T116", 1, say("the pages have no numbers"))
        return
    if right is None:
        place = say("at the top") if wanted == "header" else say("at the bottom")
        yield Finding("T116", 1, say("the page number does not stand {place}", place=place))
    elif _side(right) not in ("unknown", "right" if wanted == "footer" else "center"):
        place = say("in the middle") if wanted == "header" else say("at the right")
        yield Finding("T116", 1, say("the page number does not stand {place}", place=place))
    shown = any(_number_in(section, part, "first") for part in ("header", "footer"))
    if (shown or not section.title_page) and not _one_page(document):
        yield Finding("T117", 1, say("the first page shows its number"))
    yield from _look_of_number(right or wrong, examined.form)


def _number_in(section: Section, part: str, kind: str) -> Paragraph | None:
    return next((p for p in section.parts.get((part, kind), ()) if p.page_field), None)


def _side(paragraph: Paragraph) -> str:
    """Where in its line a number stands; unknown where a frame or stops of its own put it there."""
    written = "".join(run.text for run in paragraph.letters)
    return "unknown" if "\t" in written else paragraph.lines.alignment


def _look_of_number(paragraph: Paragraph | None, form: DocumentForm) -> Iterator[Finding]:
    look = look_of(Element.PAGE_NUMBER, form)
    for run in paragraph.letters if paragraph and look else ():
        least, most = look.sizes if look else (0, 0)
        if run.text.strip() and not least <= run.size <= most:
            message = say(
                "{element}: size {found}; the regulation asks for {wanted}",
                element=NAMES[Element.PAGE_NUMBER],
                found=Decimal(run.size) / 2,
                wanted=f"{least // 2}–{most // 2}",
            )
            yield Finding("T106", 1, message, Element.PAGE_NUMBER)
        if run.text.strip() and run.italic:
            name = NAMES[Element.PAGE_NUMBER]
            yield Finding("T108", 1, say("{element} is to be upright", element=name), Element.PAGE_NUMBER)


def _one_page(document: Document) -> bool:
    """Whether it has only one page: as Word counted, or too little text for two."""
    if document.pages is not None and document.pages > 1:
        return False
    return document.pages == 1 or len(document.everything) < _ONE_PAGE
