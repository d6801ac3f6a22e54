"""The documents that can be made: what each is called, what it is made of, its template, what it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..diagnostics import Stop
from ..messages import Message, say
from ..model.paper import DocumentName
from ..model.standard import Standard
from .desk import Desk
from .plan import plan_view
from .plan_table import plan_table_view
from .points_table import points_table_view
from .progress_report import progress_report_view
from .recognition import recognition_view
from .reminder import reminder_views

View = Mapping[str, object]
Build = Callable[[Desk], Mapping[str, View]]
"""The views of a document by what their file's name ends with; one document alone has the ending “”."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A kind of document.

    `forms` are the regulations that have it, each with the code of its official form (“” where none is
    known); empty: any regulation. `templates` are those of single regulations where they differ.
    """

    id: str
    title: Message
    template: str
    subject: SubjectKind
    needs: tuple[Message, ...] = ()
    build: Build | None = None
    forms: Mapping[str, str] = field(default_factory=dict)
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
    return say("the forms of {name} are not known", name=standard.name)


def _one(build: Callable[[Desk], View]) -> Build:
    return lambda desk: {"": build(desk)}


def _plan(desk: Desk) -> View:
    assert desk.plan is not None
    return plan_view(desk.plan)


_ROWS = (
    Document(
        id="plan",
        title=say("Plan"),
        template="plan.docx",
        subject=SubjectKind.PLAN,
        needs=(say("a plan"),),
        build=_one(_plan),
    ),
    Document(
        id=DocumentName.PLAN_TABLE,
        title=say("Plan with its activities in a table"),
        template="ke-hoach-bang.docx",
        subject=SubjectKind.PLAN,
        needs=(say("a plan"),),
        build=_one(plan_table_view),
    ),
    Document(
        id=DocumentName.PROGRESS_REPORT,
        title=say("Report on the progress of a plan"),
        template="bao-cao-tien-do.docx",
        subject=SubjectKind.PLAN,
        needs=(
            say("a plan and its log"),
            say("a file with the sections direction, shortcomings, causes, next, proposals"),
        ),
        build=_one(progress_report_view),
    ),
    Document(
        id=DocumentName.REMINDER,
        title=say("Letter of reminder, one for each late commune"),
        template="don-doc.docx",
        subject=SubjectKind.PLAN,
        needs=(say("a plan, its log and the list of communes"),),
        build=reminder_views,
    ),
    Document(
        id=DocumentName.POINTS_TABLE,
        title=say("Table of the commune's own points"),
        template="bang-diem.docx",
        subject=SubjectKind.SHEET,
        needs=(say("a score sheet"),),
        build=_one(points_table_view),
        forms={"619-2017": "", "25-2021": "Mẫu 02"},
        templates={"25-2021": "ban-diem.docx"},
    ),
    Document(
        id=DocumentName.RECOGNITION,
        title=say("Decision of recognition with its lists"),
        template="quyet-dinh-cong-nhan.docx",
        subject=SubjectKind.YEAR,
        needs=(say("the score sheets of the year, appraised"), say("the council of the year")),
        build=_one(recognition_view),
        forms={"619-2017": "Mẫu 07, 08-TCPL-II", "25-2021": "Mẫu 08"},
        templates={"25-2021": "quyet-dinh-cong-nhan-25-2021.docx"},
    ),
    Document(
        id="summary",
        title=say("Summary of a year as an Excel workbook"),
        template="summary.xlsx",
        subject=SubjectKind.YEAR,
        needs=(say("the score sheets of the year"),),
    ),
)

DOCUMENTS: dict[str, Document] = {str(row.id): row for row in _ROWS}
"""By the names that `render --as` takes. `summary` is made by a command of its own."""
