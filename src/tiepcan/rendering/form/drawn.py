"""The lines drawn below the motto, the issuing authority and the subject of a document."""

from collections.abc import Iterator
from decimal import Decimal

from ...messages import say
from .decree import NAMES, Element, look_of
from .document import UNKNOWN, Paragraph
from .findings import Examined, Finding
from .widths import width_of

_SLACK = Decimal("0.05")
_PART = (Decimal(1) / 3, Decimal(1) / 2)
_WHOLE = (Decimal(1), Decimal(1))


def examine_drawn_lines(examined: Examined) -> Iterator[Finding]:
    """As long as the motto; a third to a half of the last line of the authority and of the subject."""
    for element in (Element.MOTTO, Element.ISSUER, Element.SUBJECT):
        lines = list(examined.of(element))
        if lines:
            yield from _below(lines, element, examined)


def _below(lines: list[Paragraph], element: Element, examined: Examined) -> Iterator[Finding]:
    last, name = lines[-1], NAMES[element]
    strokes = _strokes(last, examined)
    if not strokes:
        if not _elsewhere(examined, last):
            yield Finding("T114", last.number, say("there is no line below {element}", element=name), element)
        return
    lengths = [stroke for stroke in strokes if stroke is not None]
    look = look_of(element, examined.form)
    widths = _widths(lines, bold=bool(look and look.bold))
    least, most = _WHOLE if element is Element.MOTTO else _PART
    if len(lengths) < len(strokes) or not widths:
        return
    shares = [Decimal(length) / width for length in lengths for width in widths if width > 0]
    if not shares or any(least - _SLACK * least <= share <= most + _SLACK * most for share in shares):
        return
    asked = say("as long as the text") if element is Element.MOTTO else say("a third to a half of the text")
    message = say(
        "the line below {element} is {share} % as long as the text; the regulation asks for one {asked}",
        element=name,
        share=(Decimal(lengths[0]) / max(widths) * 100).quantize(Decimal(1)),
        asked=asked,
    )
    yield Finding("T115", last.number, message, element)


def _strokes(last: Paragraph, examined: Examined) -> list[int | None]:
    """The lines drawn at a paragraph and at the empty ones that follow in the same place."""
    found = list(last.strokes)
    for each in examined.document.paragraphs[last.number :]:
        dashes = each.strokes and each.number not in examined.elements
        if each.vanishes:
            continue
        if each.cell != last.cell or not (each.empty or dashes):
            break
        found += each.strokes
    return found


def _elsewhere(examined: Examined, last: Paragraph) -> bool:
    """Whether a line may stand below by other means: one anchored near by, or the edge of a cell."""
    known = (Element.MOTTO, Element.ISSUER, Element.SUBJECT)
    near = examined.document.paragraphs[max(0, last.number - 8) : last.number + 8]
    loose = any(
        p.strokes and not p.lines.borders and examined.elements.get(p.number) not in known for p in near
    )
    return loose or bool(last.cell and last.cell.lined)


def _widths(paragraphs: list[Paragraph], *, bold: bool) -> list[int]:
    """How long the lines of text are, in the weight they ought to have: the words fill the room they have."""
    found: list[int] = []
    for paragraph in paragraphs:
        room = paragraph.width
        words = [run for run in paragraph.letters if run.text]
        if room is None or not words or UNKNOWN in paragraph.text or any(r.width_unknown for r in words):
            return []
        size, extra = words[0].size, words[0].extra
        space = room - paragraph.lines.left - paragraph.lines.right
        line = ""
        for word in paragraph.text.split():
            longer = width_of(f"{line} {word}".strip(), size, bold=bold, extra=extra)
            if longer is None:
                return []
            if longer > space and line:
                found.append(width_of(line, size, bold=bold, extra=extra) or 0)
                line = word
            else:
                line = f"{line} {word}".strip()
        found.append(width_of(line, size, bold=bold, extra=extra) or 0)
    return found
