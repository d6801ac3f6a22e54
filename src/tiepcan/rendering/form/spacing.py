"""Alignment, indents, gaps and the distance of lines (Phụ lục I, Phần I, Mục II, khoản 6 điểm e)."""

from collections.abc import Iterator
from decimal import Decimal

from ...messages import say
from .decree import BODY, INDENTED, NAMES, Element, look_of
from .document import Paragraph
from .findings import Examined, Finding
from .pages import millimetres

_INDENTS = (567, 720)
"""1 cm and 1.27 cm."""

_SLACK = 17
"""0.3 mm, which is what rounding of a ruler makes."""

_LEAST_GAP = 120
_ALIGNED = {
    "center": say("{element} is to be centred"),
    "both": say("{element} is to reach both margins"),
}
_SINGLE = (Element.NATION, Element.MOTTO, Element.PARENT, Element.ISSUER, Element.ISSUER_OR_PARENT)
_LINE_OF_FONT = Decimal("1.15")
"""A single line of Times New Roman is 1.15 times as high as its letters."""


def examine_spacing(examined: Examined) -> Iterator[Finding]:
    """Every paragraph whose element is known."""
    previous: Paragraph | None = None
    for paragraph in examined.document.paragraphs:
        if paragraph.vanishes:
            continue
        element = None if paragraph.empty else examined.elements.get(paragraph.number)
        if element:
            yield from _alignment(paragraph, element, examined)
        if element in INDENTED and element:
            yield from _indent(paragraph, element, examined.document.tab)
        if element in BODY or element in _SINGLE:
            yield from _line(paragraph, element or Element.TEXT)
        if element in BODY and previous and not paragraph.cell:
            yield from _gap(previous, paragraph)
        previous = paragraph if element in BODY and not paragraph.cell else None


def _alignment(paragraph: Paragraph, element: Element, examined: Examined) -> Iterator[Finding]:
    look = look_of(element, examined.form)
    wanted, found = look.alignment if look else None, paragraph.lines.alignment
    by_tabs = paragraph.written.startswith("\t")
    if (
        wanted
        and found not in (wanted, "unknown")
        and not (wanted == "both" and _short(paragraph))
        and not by_tabs
    ):
        message = say(_ALIGNED[wanted].msgid, element=NAMES[element])
        yield Finding("T110", paragraph.number, message, element)


def _short(paragraph: Paragraph) -> bool:
    """A text of less than a line looks the same aligned left; one of a template is not known."""
    return paragraph.lines.alignment == "left" and len(paragraph.text) < 60


def _indent(paragraph: Paragraph, element: Element, tab: int) -> Iterator[Finding]:
    lines = paragraph.lines
    if lines.first is None or (paragraph.written.startswith("\t") and lines.tabs):
        return
    first = lines.left + lines.first
    if paragraph.written.startswith("\t"):
        first = (first // tab + 1) * tab if tab > 0 else first
    if not any(abs(first - wanted) <= _SLACK for wanted in _INDENTS):
        message = say(
            "{element}: the first line begins at {found} mm; the regulation asks for 10 or 12.7 mm",
            element=NAMES[element],
            found=millimetres(first),
        )
        yield Finding("T111", paragraph.number, message, element)


def _gap(above: Paragraph, below: Paragraph) -> Iterator[Finding]:
    same = above.lines.style == below.lines.style
    after = 0 if same and above.lines.contextual else above.lines.after
    before = 0 if same and below.lines.contextual else below.lines.before
    if after + before < _LEAST_GAP:
        message = say(
            "{found} points between this paragraph and the next; the regulation asks for 6 at least",
            found=Decimal(after + before) / 20,
        )
        yield Finding("T112", above.number, message)


def _line(paragraph: Paragraph, element: Element) -> Iterator[Finding]:
    lines = paragraph.lines
    size = max((run.size for run in paragraph.letters if run.text.strip()), default=28)
    found = Decimal(lines.line) / 240
    if lines.fixed:
        found = Decimal(lines.line) / (size * 10 * _LINE_OF_FONT)
        found = max(found, Decimal(1)) if lines.fixed == "atLeast" else found
    single = element in _SINGLE
    most = Decimal("1.05") if single else Decimal("1.51")
    if Decimal("0.97") <= found <= most:
        return
    message = say(
        "{element}: lines at {found} lines; the regulation asks for 1 to 1.5",
        element=NAMES[element],
        found=found.quantize(Decimal("0.01")),
    )
    if single:
        message = say("{element} is to be set in single lines", element=NAMES[element])
    yield Finding("T113", paragraph.number, message, element)
