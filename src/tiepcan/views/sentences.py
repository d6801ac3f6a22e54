"""Texts of the files as a document prints them: one space between words, marks where they belong."""

from collections.abc import Iterable

from ..model.terms import LegalDocument
from ..schedule import cited_day
from .dates import written_day


def fold(text: str) -> str:
    """A text on one line, its words one space apart."""
    return " ".join(text.split())


def cite(document: LegalDocument) -> str:
    """A document as a text refers to it: type, number, day, issuer, title; what is unknown is passed over."""
    return _cited(document, cited_day(document.date) if document.date else None, document.title)


def cite_in_full(document: LegalDocument) -> str:
    """A document as the grounds of a decision name it: its day in words (ngày 08 tháng 5 năm 2017)."""
    day = written_day(document.date).removeprefix("ngày ") if document.date else None
    return _cited(document, day, document.title and lowered(document.title))


def _cited(document: LegalDocument, day: str | None, title: str | None) -> str:
    issuers = ", ".join(document.issuers or filter(None, [document.issuer]))
    parts = (
        document.type or "Văn bản",
        document.number and f"số {document.number}",
        day and f"ngày {day}",
        issuers and f"của {issuers}",
        title,
    )
    return fold(" ".join(part for part in parts if part))


def lowered(text: str) -> str:
    """A text that goes on within a sentence: its first letter small, unless the word is all capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def stated(name: str, value: str | list[str] | None) -> dict[str, object]:
    """A field that the form needs, or nothing: the template then stops with its name."""
    if not value:
        return {}
    return {name: fold(value) if isinstance(value, str) else value}


def unmarked(text: str) -> str:
    """A text without the mark that divides it from the next one in a list."""
    return fold(text).rstrip(" ;,")


def sentence(text: str) -> str:
    """A text with a mark at its end."""
    text = fold(text)
    return text if text.endswith((".", ";", ":", "!", "?", "…")) else f"{text}."


def sentences(texts: Iterable[str]) -> list[str]:
    """Each text with a mark at its end."""
    return [sentence(text) for text in texts]


def closed(text: str) -> str:
    """The last sentence of a document, with the sign that nothing follows."""
    return f"{fold(text).rstrip(' ./')}./."
