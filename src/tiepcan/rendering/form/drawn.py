"""The lines drawn below the motto, the issuing authority and the subject of a document."""

from collections.abc import Iterator
from decimal import Decimal

from ...messages import say
from ...records import frozen
from .decree import NAMES, Element, look_of
from .document import UNKNOWN, Paragraph
from .findings import Examined, Finding
from .widths import width_of

_SLACK = Decimal("0.05")
_PART = (Decimal(1) / 3, Decimal(1) / 2)
_WHOLE = (Decimal(1), Decimal(1))


@frozen
class Below:
    """What stands below an element: the paragraphs with drawn lines, and how long the text above is.

    `texts` are the lengths of its lines in twips, none where they cannot be told; `least` and `most` are what
    share of one of them the line takes.
    """

    element: Element
    last: Paragraph
    drawn: tuple[Paragraph, ...]
    texts: tuple[int, ...]
    least: Decimal
    most: Decimal

    @property
    def strokes(self) -> list[int | None]:
        """The lengths of the lines; None for one that cannot be measured."""
        return [stroke for paragraph in self.drawn for stroke in paragraph.strokes]

    @property
    def share(self) -> Decimal | None:
        """How long the line is beside the text, where it is too short or too long; else None."""
        lengths = [stroke for stroke in self.strokes if stroke is not None]
        texts = [text for text in self.texts if text > 0]
        if not lengths or not texts or None in self.strokes:
            return None
        least, most = self.least * (1 - _SLACK), self.most * (1 + _SLACK)
        if any(least <= Decimal(length) / text <= most for length in lengths for text in texts):
            return None
        return Decimal(lengths[0]) / max(texts)


def lines_below(examined: Examined) -> Iterator[Below]:
    """Below the motto, the issuing authority and the subject of a document, where it has them."""
    for element in (Element.MOTTO, Element.ISSUER, Element.SUBJECT):
        lines = list(examined.of(element))
        if not lines:
            continue
        # Which of the upper lines belong to the issuing authority is not always certain.
        other = [*examined.of(Element.ISSUER_OR_PARENT)] if element is Element.ISSUER else []
        look = look_of(element, examined.form)
        texts = _lengths([*other, *lines], bold=bool(look and look.bold))
        least, most = _WHOLE if element is Element.MOTTO else _PART
        yield Below(element, lines[-1], tuple(_drawn(lines[-1], examined)), tuple(texts), least, most)


def examine_drawn_lines(examined: Examined) -> Iterator[Finding]:
    """As long as the motto; a third to a half of a line of the authority and of the subject."""
    for below in lines_below(examined):
        element, number, name = below.element, below.last.number, NAMES[below.element]
        if not below.strokes:
            if not _elsewhere(examined, below.last):
                yield Finding("T114", number, say("there is no line below {element}", element=name), element)
        elif below.share is not None:
            part = say("a third to a half of the text")
            message = say(
                "the line below {element} is {share} % as long as the text; it is to be {asked}",
                element=name,
                share=(below.share * 100).quantize(Decimal(1)),
                asked=say("as long as the text") if element is Element.MOTTO else part,
            )
            yield Finding("T115", number, message, element)


def _drawn(last: Paragraph, examined: Examined) -> Iterator[Paragraph]:
    """A paragraph and the empty ones that follow in the same place, those with drawn lines."""
    if last.strokes:
        yield last
    for each in examined.document.paragraphs[last.number :]:
        dashes = each.strokes and each.number not in examined.elements
        if each.vanishes:
            continue
        if each.cell != last.cell or not (each.empty or dashes):
            return
        if each.strokes:
            yield each


def _elsewhere(examined: Examined, last: Paragraph) -> bool:
    """Whether a line may stand below by other means: one anchored near by, or the edge of a cell."""
    known = (Element.MOTTO, Element.ISSUER, Element.SUBJECT)
    near = examined.document.paragraphs[max(0, last.number - 8) : last.number + 8]
    loose = any(
        p.strokes and not p.lines.borders and examined.elements.get(p.number) not in known for p in near
    )
    return loose or bool(last.cell and last.cell.lined)


def _lengths(paragraphs: list[Paragraph], *, bold: bool) -> list[int]:
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
