"""The form of administrative documents, read from a .docx and held against the regulation.

A finding's line is the number of a paragraph, counted from 1 through the text in the order of reading,
the cells of tables included; its column is 1. What concerns the page stands at the first paragraph of its
section. What cannot be told for certain is not said.
"""

from datetime import date

from lxml import etree

from ...diagnostics import Diagnostic, Stop
from ...messages import say
from ...model.plan import DocumentForm
from ..package import LARGEST_PACKAGE, open_package
from ..paragraphs import printed_parts
from .decree import Element
from .document import Document
from .drawn import examine_drawn_lines
from .endings import examine_endings
from .findings import MOST_PLACES, Examined, Finding, gathered
from .lettering import examine_letters
from .pages import examine_pages
from .reader import read_document
from .recognise import NATION, recognise, unrecognised
from .spacing import examine_spacing
from .spelled import fold
from .words import day_of, examine_words

__all__ = ["LARGEST_PACKAGE", "examine_form", "first_words"]

ND30_FROM = date(2020, 3, 5)
"""The day from which Nghị định 30/2020/NĐ-CP holds."""

LARGEST_XML = 8 * 1024 * 1024
MOST_PARAGRAPHS = 20_000
_FIRST_WORDS = 60
_NO_DOCUMENT = (ValueError, RecursionError, etree.XMLSyntaxError)


def examine_form(data: bytes, path: str, form: DocumentForm | None = None) -> list[Diagnostic]:
    """What in a .docx is not as the regulation asks; `path` is how findings call it.

    Without a form the document's own date decides: before 05/03/2020 Thông tư 01/2011/TT-BNV, from then on,
    and where it has no date, Nghị định 30/2020/NĐ-CP. Raises `Stop` where it is no sound Word document.
    """
    document = _read(data, path)
    elements = recognise(document)
    examined = Examined(document, elements, form or DocumentForm.ND30)
    day = day_of(examined)
    if form is None and day is not None and day < ND30_FROM:
        examined = Examined(document, elements, DocumentForm.TT01)
    found = [
        *examine_pages(examined),
        *examine_letters(examined),
        *examine_spacing(examined),
        *examine_drawn_lines(examined),
        *examine_words(examined),
        *examine_endings(examined),
        *_not_recognised(examined),
    ]
    return gathered(found, path)


def first_words(data: bytes, path: str) -> list[str]:
    """The beginning of every paragraph, to be shown beside a finding."""
    return [" ".join(p.written.split())[:_FIRST_WORDS] for p in _read(data, path).paragraphs]


def _read(data: bytes, path: str) -> Document:
    parts = open_package(data, path, only_read=True)
    if sum(map(len, printed_parts(parts).values())) > LARGEST_XML:
        raise Stop(say("“{name}” is too long to be examined", name=path))
    try:
        document = read_document(parts)
    except _NO_DOCUMENT as problem:
        raise Stop(say("“{name}” is no Word document", name=path)) from problem
    if len(document.paragraphs) > MOST_PARAGRAPHS:
        raise Stop(say("“{name}” is too long to be examined", name=path))
    return document


def _not_recognised(examined: Examined) -> list[Finding]:
    """One note names what nobody can tell, so that silence about it is not taken for praise."""
    unknown = unrecognised(examined.document, examined.elements)
    found: list[Finding] = []
    if NATION in fold(examined.document.everything) and not examined.first(Element.NATION):
        said = say("the head of the document is not recognised: each of its elements has a line of its own")
        found.append(Finding("T190", 1, said, "head"))
    if not unknown:
        return found
    places = [str(p.number) for p in unknown[: MOST_PLACES * 2]]
    more = len(unknown) - len(places)
    said = (
        say("not recognised, only font and colour were looked at: paragraph {places}", places=places)
        if more <= 0
        else say(
            "not recognised, only font and colour were looked at: paragraph {places} and {more} more",
            places=places,
            more=more,
        )
    )
    return [*found, Finding("T190", unknown[0].number, said)]
