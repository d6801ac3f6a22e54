"""What documents are made of, as a user names it."""

from pathlib import Path

from ..diagnostics import Stop
from ..messages import say
from ..model.paper import Paper
from ..records import frozen
from ..spelling import nearest
from ..views.bundles import BUNDLES, Bundle
from ..views.documents import DOCUMENTS, SUBJECT_WORDS, Document, SubjectKind
from ..workspace.archive import Archive
from ..workspace.files import is_file, meant, root_of, shown
from ..workspace.loading import load

FIRST = {SubjectKind.PLAN: "plan"}
"""The document that is made of a subject if none is named."""


@frozen
class Subject:
    """What documents are made of: its kind, and the file, the year or the paper that it is."""

    kind: SubjectKind
    archive: Archive
    path: Path | None = None
    year: int | None = None
    paper: Paper | None = None


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


def document_named(name: str | None, subject: Subject) -> Document | Bundle:
    """The document that is asked for, or the bundle, of this subject. Stop where there is none."""
    wanted = name or (subject.paper.document if subject.paper else FIRST.get(subject.kind))
    usual = [d.id for d in DOCUMENTS.values() if d.subject is subject.kind and d.build]
    usual += [b.id for b in BUNDLES.values() if b.subject is subject.kind]
    if wanted is None:
        of = shown(subject.path) if subject.path else str(subject.year)
        raise Stop(
            say("say which document of {subject}: --as NAME", subject=of),
            say("of {kind}: {names}", kind=_kind(subject), names=usual),
        )
    document = DOCUMENTS.get(wanted) or BUNDLES.get(wanted)
    if document is None:
        near = nearest(wanted, (*DOCUMENTS, *BUNDLES))
        hint = say("did you mean “{near}”?", near=near) if near else say("see: tiepcan render --list")
        raise Stop(say("there is no document “{name}”", name=wanted), hint)
    if isinstance(document, Document) and document.build is None:
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
