"""What a kind of document is: what it is made of, its template, the regulations that have it."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, field
from enum import StrEnum

from ..diagnostics import Stop
from ..messages import Message, say
from ..model.standard import Standard
from ..records import frozen
from .desk import Desk

View = Mapping[str, object]
Build = Callable[[Desk], Mapping[str, View]]
"""The views of a document by what their file's name ends with; one document alone has the ending “”."""


FORMS_READ = ("619-2017", "25-2021")
"""Regulations of whose documents at least the names are known."""


class SubjectKind(StrEnum):
    """What a document is made of."""

    PLAN = "plan"
    SHEET = "sheet"
    YEAR = "year"


SUBJECT_WORDS: dict[SubjectKind, Message] = {
    SubjectKind.PLAN: say("a plan"),
    SubjectKind.SHEET: say("a score sheet"),
    SubjectKind.YEAR: say("a year"),
}


@frozen
class Document:
    """A kind of document.

    `forms` are the regulations that have it, each with the code of its official form (“” where none is
    known); empty: any regulation. `unread` are those of them whose form nobody has read: its layout here is
    the tool's own. `templates` are those of single regulations where they differ.
    """

    _: KW_ONLY
    id: str
    title: Message
    template: str
    subject: SubjectKind
    needs: tuple[Message, ...] = ()
    build: Build | None = None
    forms: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    templates: Mapping[str, str] = field(default_factory=dict)

    @property
    def template_names(self) -> tuple[str, ...]:
        """All its templates: the usual one, then those of single regulations."""
        return (self.template, *self.templates.values())

    def template_for(self, standard: Standard | None) -> str:
        """The template that fits the regulation."""
        return self.templates.get(standard.id, self.template) if standard else self.template

    def must_exist_under(self, standard: Standard | None, year: int) -> None:
        """`Stop` where the regulation of the year has no such document, or nobody has read its form."""
        if not self.forms:
            return
        if standard is None:
            raise Stop(say("no standard is known for the assessment year {year}", year=str(year)))
        if standard.id not in self.forms:
            message = say("“{title}” cannot be made: {why}", title=self.title, why=_why(standard))
            raise Stop(message, say("it is known for: {ids}", ids=[*self.forms]))


def _why(standard: Standard) -> Message:
    if standard.id == "09-2013":
        return say("{name} was a trial, under which nothing was recognised", name=standard.name)
    if standard.id in FORMS_READ:
        return say("no such document is known under {name}", name=standard.name)
    return say("the forms of {name} are not known", name=standard.name)
