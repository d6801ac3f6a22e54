"""What the rules find, and how it is told: a slip that repeats is told once, with its other places."""

from collections.abc import Iterable, Iterator

from ...diagnostics import Diagnostic, Span, in_order
from ...messages import Message, say
from ...model.plan import DocumentForm
from ...records import frozen
from .decree import Element
from .document import Document, Paragraph

MOST_PLACES = 3
"""Further places that are named; the others are only counted."""


@frozen
class Finding:
    """A slip at a paragraph. Findings of one code and one `about` are told together."""

    code: str
    number: int
    message: Message
    about: str = ""
    hint: Message | None = None


@frozen
class Examined:
    """A document, what its paragraphs are, and the regulation it follows."""

    document: Document
    elements: dict[int, Element]
    form: DocumentForm

    def of(self, *wanted: Element) -> Iterator[Paragraph]:
        """The paragraphs that are one of these elements, in their order."""
        yield from (p for p in self.document.paragraphs if self.elements.get(p.number) in wanted)

    def first(self, wanted: Element) -> Paragraph | None:
        """The first paragraph of that element."""
        return next(self.of(wanted), None)


def gathered(found: Iterable[Finding], path: str) -> list[Diagnostic]:
    """The diagnostics of a document: the first place of each slip, the others named behind it."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in sorted(found, key=lambda f: (f.number, f.code)):
        groups.setdefault((each.code, each.about), []).append(each)
    return in_order(_told(group, path) for group in groups.values())


def _told(group: list[Finding], path: str) -> Diagnostic:
    first = group[0]
    others = list(dict.fromkeys(f.number for f in group if f.number != first.number))
    message, more = first.message, len(others) - MOST_PLACES
    if others:
        places = [str(number) for number in others[:MOST_PLACES]]
        also = (
            say(
                "{what}; likewise in paragraph {places} and {more} more",
                what=message,
                places=places,
                more=more,
            )
            if more > 0
            else say("{what}; likewise in paragraph {places}", what=message, places=places)
        )
        message = also
    return Diagnostic(first.code, message, Span(path, first.number, 1), first.hint)
