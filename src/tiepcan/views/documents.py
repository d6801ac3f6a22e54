"""The documents that can be made, by the names that `render --as` takes."""

from collections.abc import Callable, Iterable

from ..messages import Message, say
from ..model.paper import DocumentName
from .appraisal_papers import appraisal_report_view, appraised_table_view
from .commune_report import draft_report_view, report_view, request_view, satisfaction_view
from .council_papers import council_decision_view, invitation_view, minutes_views, opinion_form_view
from .desk import Desk
from .document import SUBJECT_WORDS, Build, Document, SubjectKind, View
from .forms import satisfaction_form_view
from .office_papers import submission_view, supplement_view
from .plan import plan_view
from .plan_table import plan_table_view
from .points_table import empty_table_view, points_table_view
from .progress_report import progress_report_view, progress_section_view
from .recognition import recognition_view
from .reminder import reminder_views

__all__ = ["DOCUMENTS", "SUBJECT_WORDS", "Document", "SubjectKind"]

PLAN, SHEET, YEAR = SubjectKind
OLD, NEW = "619-2017", "25-2021"
"""The two regulations whose documents are known: 2017–2021 and 2022–2024."""

_A_PLAN, _ITS_LOG, _A_SHEET = say("a plan"), say("its log"), say("a score sheet")
_COMMUNES, _SHEETS, _COUNCIL = (
    say("the list of communes"),
    say("the score sheets of the year"),
    say("the council of the year"),
)
_WORDS = say("a file of its own for what is said in words")
_MEETING = say("a file of its own with the day, the hour and the place of the meeting")
_APPRAISAL = say("the appraisal in the sheet")


def _one(build: Callable[[Desk], View]) -> Build:
    return lambda desk: {"": build(desk)}


def _plan(desk: Desk) -> View:
    assert desk.plan is not None
    return plan_view(desk.plan)


N = DocumentName

_FORMS: dict[str, tuple[str | None, str | None]] = {
    N.POINTS_TABLE: ("", "Mẫu 02"),
    N.SATISFACTION: ("", None),
    N.COMMUNE_DRAFT: ("", "?Mẫu 01"),
    N.COMMUNE_REPORT: ("", "?Mẫu 01"),
    N.COMMUNE_REQUEST: ("", ""),
    N.SUPPLEMENT: ("", ""),
    N.COUNCIL_DECISION: ("", ""),
    N.INVITATION: ("", ""),
    N.MINUTES: ("", "?Mẫu 05"),
    N.APPRAISED_TABLE: (None, "?Mẫu 07"),
    N.APPRAISAL_REPORT: (None, ""),
    N.SUBMISSION: ("", ""),
    N.RECOGNITION: ("?Mẫu 07, 08-TCPL-II", "?Mẫu 08"),
    N.OPINION_FORM: ("", "?Mẫu 06"),
    N.SATISFACTION_FORM: ("", None),
    N.EMPTY_TABLE: ("", "Mẫu 02"),
}
"""The forms of the two regulations: “” where no code is known, None where there is no such document, and
“?” in front where nobody has read the form. What is not here can be made under any regulation."""

_TEMPLATES: dict[str, str] = {
    N.COMMUNE_DRAFT: "bao-cao-xa.docx",
    N.EMPTY_TABLE: "bang-diem.docx",
    "summary": "summary.xlsx",
}
_OF_NEW: dict[str, str] = {
    N.POINTS_TABLE: "ban-diem.docx",
    N.EMPTY_TABLE: "ban-diem.docx",
    N.RECOGNITION: "quyet-dinh-cong-nhan-25-2021.docx",
}


def _row(
    name: str, title: Message, subject: SubjectKind, needs: Iterable[Message], build: Build | None
) -> Document:
    """A document whose template bears its name where the tables do not say otherwise."""
    codes = {id: code for id, code in zip((OLD, NEW), _FORMS.get(name, ()), strict=False) if code is not None}
    return Document(
        id=name,
        title=title,
        template=_TEMPLATES.get(name, f"{name}.docx"),
        subject=subject,
        needs=tuple(needs),
        build=build,
        forms={id: code.lstrip("?") for id, code in codes.items()},
        unread=frozenset(id for id, code in codes.items() if code.startswith("?")),
        templates={NEW: _OF_NEW[name]} if name in _OF_NEW else {},
    )


_ROWS = (
    _row("plan", say("Plan"), PLAN, [_A_PLAN], _one(_plan)),
    _row(N.PLAN_TABLE, say("Plan with its activities in a table"), PLAN, [_A_PLAN], _one(plan_table_view)),
    _row(
        N.PROGRESS_REPORT,
        say("Report on the progress of a plan"),
        PLAN,
        [_A_PLAN, _ITS_LOG, _WORDS],
        _one(progress_report_view),
    ),
    _row(
        N.PROGRESS_SECTION,
        say("Progress of a plan as a section to paste"),
        PLAN,
        [_A_PLAN, _ITS_LOG],
        _one(progress_section_view),
    ),
    _row(
        N.REMINDER,
        say("Letter of reminder, one for each late commune"),
        PLAN,
        [_A_PLAN, _ITS_LOG, _COMMUNES],
        reminder_views,
    ),
    _row(
        N.POINTS_TABLE,
        say("Table of the commune's own points"),
        SHEET,
        [_A_SHEET],
        _one(points_table_view),
    ),
    _row(
        N.SATISFACTION,
        say("Table of satisfaction"),
        SHEET,
        [_A_SHEET],
        _one(satisfaction_view),
    ),
    _row(
        N.COMMUNE_DRAFT,
        say("Draft of the commune's report, for posting"),
        SHEET,
        [_A_SHEET, _WORDS],
        _one(draft_report_view),
    ),
    _row(
        N.COMMUNE_REPORT,
        say("The commune's report of results"),
        SHEET,
        [_A_SHEET, _WORDS],
        _one(report_view),
    ),
    _row(
        N.COMMUNE_REQUEST,
        say("The commune's request for recognition"),
        SHEET,
        [_A_SHEET],
        _one(request_view),
    ),
    _row(
        N.SUPPLEMENT,
        say("Letter that asks to supplement a dossier"),
        SHEET,
        [_A_SHEET, _ITS_LOG],
        _one(supplement_view),
    ),
    _row(
        N.COUNCIL_DECISION,
        say("Decision that sets up the council"),
        YEAR,
        [_COUNCIL],
        _one(council_decision_view),
    ),
    _row(
        N.INVITATION,
        say("Invitation to a meeting of the council"),
        YEAR,
        [_COUNCIL, _MEETING],
        _one(invitation_view),
    ),
    _row(
        N.MINUTES,
        say("Minutes of the council, one for each meeting"),
        YEAR,
        [_COUNCIL, _SHEETS],
        minutes_views,
    ),
    _row(
        N.APPRAISED_TABLE,
        say("Table of the appraised points"),
        SHEET,
        [_A_SHEET, _APPRAISAL, _COUNCIL],
        _one(appraised_table_view),
    ),
    _row(
        N.APPRAISAL_REPORT,
        say("The council's report of its appraisal"),
        YEAR,
        [_COUNCIL, _SHEETS],
        _one(appraisal_report_view),
    ),
    _row(
        N.SUBMISSION,
        say("The office's submission to the chairman"),
        YEAR,
        [_COUNCIL, _SHEETS],
        _one(submission_view),
    ),
    _row(
        N.RECOGNITION,
        say("Decision of recognition with its lists"),
        YEAR,
        [_SHEETS, _COUNCIL],
        _one(recognition_view),
    ),
    _row(
        N.OPINION_FORM,
        say("Blank form: opinion of a member of the council"),
        YEAR,
        [_COUNCIL, _COMMUNES],
        _one(opinion_form_view),
    ),
    _row(
        N.SATISFACTION_FORM,
        say("Blank form: satisfaction of people"),
        YEAR,
        (),
        _one(satisfaction_form_view),
    ),
    _row(
        N.EMPTY_TABLE,
        say("Blank form: table of points"),
        YEAR,
        (),
        _one(empty_table_view),
    ),
    _row(
        "summary",
        say("Summary of a year as an Excel workbook"),
        YEAR,
        [_SHEETS],
        None,
    ),
)

DOCUMENTS: dict[str, Document] = {row.id: row for row in _ROWS}
"""All of them, in the order of the work. `summary` is made by a command of its own."""
