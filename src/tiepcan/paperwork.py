"""The documents of an office: a subject and the name of a document in, Word files out.

A subject is a plan (by id or path), a score sheet (by path or as year/commune), a year, or the file of a
document itself, which says what it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import api
from .diagnostics import Diagnostic, Stop, errors_of, in_order
from .messages import Words, say
from .model.amendments import amended
from .model.paper import DocumentName, Paper
from .model.plan import Plan
from .scoring.choice import choose_standard
from .scoring.outcomes import results_of
from .spelling import nearest
from .views.desk import Desk
from .views.documents import DOCUMENTS, SUBJECT_WORDS, Document, SubjectKind
from .workspace.archive import Archive, load
from .workspace.files import is_file, meant, root_of, shown
from .workspace.papers import council_of, paper_of, paper_path

FIRST = {SubjectKind.PLAN: "plan"}
"""The document that is made of a subject if none is named."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What documents are made of: its kind, and the file, the year or the paper that it is."""

    kind: SubjectKind
    archive: Archive
    path: Path | None = None
    year: int | None = None
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a document by name, empty where errors forbid it; several of them need a folder."""

    name: str
    files: Mapping[str, bytes]
    found: tuple[Diagnostic, ...]
    several: bool = False


def subject_of(here: Archive, text: str) -> Subject:
    """What a user means. Stop where there is no such thing."""
    path = meant(text)
    if not is_file(path) and text.isdecimal() and len(text) == 4:
        return Subject(SubjectKind.YEAR, here, year=int(text))
    if not is_file(path) and text[:4].isdecimal() and text[4:5] in ("/", "\\"):
        sheet = here.sheet_path(text)
        return Subject(SubjectKind.SHEET, Archive(root_of(sheet)), sheet)
    path = here.plan_path(text)
    archive, loaded = Archive(root_of(path)), load(path)
    if isinstance(loaded.record, Paper):
        return _of_paper(archive, loaded.record)
    kind = SubjectKind.SHEET if loaded.kind == "scores" else SubjectKind.PLAN
    return Subject(kind, archive, path)


def _of_paper(archive: Archive, paper: Paper) -> Subject:
    """The subject of a document's own file."""
    kind = DOCUMENTS[paper.document].subject
    if kind is SubjectKind.YEAR:
        return Subject(kind, archive, year=paper.year, paper=paper)
    field = "plan" if kind is SubjectKind.PLAN else "commune"
    of = paper.plan if kind is SubjectKind.PLAN else paper.commune
    if of is None:
        at = paper.origin.path
        raise Stop(
            say("{path} does not say whose document it is", path=at),
            say("add a line “{name}: …”", name=field),
        )
    if kind is SubjectKind.PLAN:
        return Subject(kind, archive, archive.plan_path(of), paper=paper)
    return Subject(kind, archive, archive.sheet_path(f"{paper.year}/{of}"), paper=paper)


def document_named(name: str | None, subject: Subject) -> Document:
    """The document that is asked for, of this subject. Stop where there is none."""
    wanted = name or (subject.paper.document if subject.paper else FIRST.get(subject.kind))
    usual = [d.id for d in DOCUMENTS.values() if d.subject is subject.kind and d.build]
    if wanted is None:
        of = shown(subject.path) if subject.path else str(subject.year)
        raise Stop(
            say("say which document of {subject}: --as NAME", subject=of),
            say("of {kind}: {names}", kind=_kind(subject), names=usual),
        )
    document = DOCUMENTS.get(wanted)
    if document is None:
        near = nearest(wanted, DOCUMENTS)
        hint = say("did you mean “{near}”?", near=near) if near else say("see: tiepcan render --list")
        raise Stop(say("there is no document “{name}”", name=wanted), hint)
    if document.build is None:
        raise Stop(
            say("this document is made by: tiepcan summary {year} --xlsx", year=str(subject.year or "YEAR"))
        )
    if document.subject is not subject.kind:
        message = say(
            "“{title}” is made of {kind}, not of {other}",
            title=document.title,
            kind=SUBJECT_WORDS[document.subject],
            other=_kind(subject),
        )
        raise Stop(message, say("of {kind}: {names}", kind=_kind(subject), names=usual))
    return document


def _kind(subject: Subject) -> object:
    return SUBJECT_WORDS[subject.kind]


def render_document(subject: Subject, document: Document, day: date, words: Words) -> Made:
    """The Word files of a document. `words` are Vietnamese, like all documents.

    Nothing is made where a file behind it holds an error. Stop where a value is missing, naming the field
    and the file; where the regulation of the year has no such document; where there is nobody to write to.
    """
    from .rendering.docx import render_docx

    if document.id == "plan" and subject.path:
        made = api.render_plan(subject.archive, subject.path, day)
        return Made(made.name, {made.name: made.data} if made.data else {}, made.found)
    found: list[Diagnostic] = []
    desk = _GATHER[subject.kind](subject, document, day, words, found)
    found = in_order({(d.code, d.at, words(d.message)): d for d in found}.values())
    name = f"{_name(subject)}-{document.id}"
    if desk is None or errors_of(found):
        return Made(name, {}, tuple(found))
    document.must_exist_under(desk.standard, desk.year)
    assert document.build is not None
    views = document.build(desk)
    template = document.template_for(desk.standard)
    file = desk.paper.origin.path if desk.paper else paper_path(subject.archive, document.id, desk.year)
    files = {
        (f"{document.id}-{part}" if part else name): render_docx(api.template(template), view, template, file)
        for part, view in views.items()
    }
    return Made(name, files, tuple(found), several="" not in views)


def _name(subject: Subject) -> str:
    if subject.path is None:
        return str(subject.year)
    return (
        f"{subject.path.parent.name}-{subject.path.stem}"
        if subject.kind is SubjectKind.SHEET
        else subject.path.stem
    )


def _paper(
    subject: Subject,
    document: Document,
    year: int,
    of: tuple[str | None, str | None],
    found: list[Diagnostic],
) -> Paper | None:
    return subject.paper or paper_of(subject.archive, DocumentName(document.id), year, of, found)


def _of_plan(
    subject: Subject, document: Document, day: date, words: Words, found: list[Diagnostic]
) -> Desk | None:
    """A plan as it stands on the day; a report on a period looks no further than its last day."""
    assert subject.path is not None
    archive, loaded = subject.archive, load(subject.path).record
    paper = None
    if isinstance(loaded, Plan):
        paper = _paper(subject, document, loaded.year, (loaded.id, None), found)
    if paper and paper.period:
        day = min(day, paper.period.to)
    tracked = api.track(archive, subject.path, day)
    found.extend(tracked.found)
    if tracked.plan is None:
        return None
    plan = amended(tracked.plan, day)
    logs, _ = archive.logs(subject.path, plan.id)
    return Desk(
        year=plan.year,
        day=day,
        words=words,
        paper=paper,
        plan=plan,
        logs=tuple(logs),
        duties=tracked.duties,
        communes=archive.communes.communes if archive.communes else (),
    )


def _of_sheet(
    subject: Subject, document: Document, day: date, words: Words, found: list[Diagnostic]
) -> Desk | None:
    assert subject.path is not None
    scored = api.score_sheet(subject.archive, subject.path, day)
    found.extend(scored.found)
    if scored.card is None:
        return None
    sheet = scored.card.sheet
    return Desk(
        year=sheet.year,
        day=day,
        words=words,
        paper=_paper(subject, document, sheet.year, (None, sheet.commune), found),
        plan=_plan_of(subject.archive, sheet.year),
        commune=scored.commune,
        card=scored.card,
        standard=scored.card.standard,
    )


def _of_year(
    subject: Subject, document: Document, day: date, words: Words, found: list[Diagnostic]
) -> Desk | None:
    assert subject.year is not None
    archive, year = subject.archive, subject.year
    document.must_exist_under(choose_standard(archive.standards, year), year)
    scored = api.score_year(archive, year, day)
    found.extend(d for s in scored for d in s.found)
    communes = api.communes_of(archive, year) if archive.communes else None
    cards = [(s.commune, s.card) for s in scored if s.card]
    return Desk(
        year=year,
        day=day,
        words=words,
        paper=_paper(subject, document, year, (None, None), found),
        plan=_plan_of(archive, year),
        communes=communes or (),
        results=results_of(communes, cards),
        standard=choose_standard(archive.standards, year),
        council=council_of(archive, year, found),
    )


_GATHER = {SubjectKind.PLAN: _of_plan, SubjectKind.SHEET: _of_sheet, SubjectKind.YEAR: _of_year}


def _plan_of(archive: Archive, year: int) -> Plan | None:
    """The one plan of an assessment year; of several nobody can say whose office signs."""
    plans = [p for p in archive.plans.values() if (p.assesses or p.year) == year]
    return plans[0] if len(plans) == 1 else None
