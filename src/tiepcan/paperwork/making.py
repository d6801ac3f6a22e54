"""Documents and bundles of them: a subject and a name in, Word files out."""

from collections.abc import Mapping
from datetime import date

from .. import api
from ..api.templates import fill, find_template
from ..diagnostics import Diagnostic, Stop, errors_of, in_order
from ..messages import Message, Words, say
from ..records import frozen
from ..views.bundles import Bundle, index_view
from ..views.desk import Desk
from ..views.documents import DOCUMENTS, Document, SubjectKind
from ..workspace.papers import paper_path
from .desks import desk_of
from .illustrating import illustrated
from .subjects import Subject

INDEX = "muc-luc.docx"
"""The template of the list of what a folder holds."""


@frozen
class Made:
    """The files of a document by name, empty where errors forbid it; several of them need a folder.

    `notes` is what is to be said beside them of the template; `unread` the official form that the layout
    could not be compared with, since nobody has read it.
    """

    name: str
    files: Mapping[str, bytes]
    found: tuple[Diagnostic, ...]
    several: bool = False
    notes: tuple[Message, ...] = ()
    unread: str = ""


def render_document(subject: Subject, document: Document, day: date, words: Words) -> Made:
    """The Word files of a document. `words` are Vietnamese, like all documents.

    Nothing is made where a file behind it holds an error. Stop where a value is missing, naming the field
    and the file; where the regulation of the year has no such document; where there is nobody to write to.
    """
    if document.id == "plan" and subject.path:
        made = api.render_plan(subject.archive, subject.path, day)
        return Made(made.name, {made.name: made.data} if made.data else {}, made.found, notes=made.notes)
    found: list[Diagnostic] = []
    desk = desk_of(subject, document, day, words, found)
    found = in_order({(d.code, d.at, words(d.message)): d for d in found}.values())
    name = f"{_name(subject)}-{document.id}"
    if desk is None or errors_of(found):
        return Made(name, {}, tuple(found))
    template = find_template(subject.archive.root, document.template_for(desk.standard))
    file = desk.paper.origin.path if desk.paper else paper_path(subject.archive, document.id, desk.year)
    views = views_of(document, desk)
    try:
        filled = {
            f"{document.id}-{part}" if part else name: fill(template, view, file)
            for part, view in views.items()
        }
    except Stop as stop:
        if desk.paper or file not in stop.message.values.values():
            raise
        raise Stop(stop.message, _how_it_begins(document, desk, file)) from None
    notes = tuple(note for each in filled.values() for note in each.notes)
    files = {part: illustrated(document, desk, each.data, template.name) for part, each in filled.items()}
    unread = desk.standard is not None and desk.standard.id in document.unread
    form = document.forms[desk.standard.id] if unread and desk.standard else ""
    return Made(name, files, tuple(found), several="" not in views, notes=notes, unread=form)


def render_bundle(subject: Subject, bundle: Bundle, day: date, words: Words) -> Made:
    """Every document of a bundle that the regulation of the year has, and an index of them.

    Stop as for a single document: a bundle is complete or not made at all.
    """
    name = f"{_name(subject)}-{bundle.id}"
    found: list[Diagnostic] = []
    files: dict[str, bytes] = {}
    first = desk_of(subject, DOCUMENTS[bundle.documents[0]], day, words, found)
    if first is None or first.standard is None or errors_of(found):
        if not errors_of(found):
            raise Stop(say("no standard is known for the assessment year {year}", year=str(subject.year)))
        return Made(name, {}, tuple(found))
    unread: list[str] = []
    notes: list[Message] = []
    chosen = bundle.chosen(first)
    bundle.must_have(chosen, first)
    for document in chosen:
        made = render_document(subject, document, day, words)
        if not made.files:
            return Made(name, {}, made.found)
        unread.append(made.unread)
        notes += made.notes
        prefix = f"{_name(subject)}-"
        files |= {file.removeprefix(prefix): data for file, data in made.files.items()}
    for slug, document in bundle.of_communes(first):
        sheet = Subject(
            SubjectKind.SHEET, subject.archive, subject.archive.sheet_path(f"{first.year}/{slug}")
        )
        made = render_document(sheet, document, day, words)
        unread.append(made.unread)
        notes += made.notes
        files |= {f"{document.id}-{slug}": data for data in made.files.values()}
    index = fill(find_template(subject.archive.root, INDEX), index_view(bundle, first, tuple(files)))
    files = {"muc-luc": index.data, **files}
    forms = ", ".join(dict.fromkeys(filter(None, unread)))
    once = {(note.msgid, *map(str, note.values.values())): note for note in (*notes, *index.notes)}
    return Made(name, files, tuple(in_order(found)), True, tuple(once.values()), forms)


def _how_it_begins(document: Document, desk: Desk, file: str) -> Message:
    """What to write where the file of the words is not there yet."""
    return say(
        "make {file}; its first lines: “kind: document”, “document: {id}”, “year: {year}”",
        file=file,
        id=document.id,
        year=str(desk.year),
    )


def views_of(document: Document, desk: Desk) -> Mapping[str, Mapping[str, object]]:
    """What the files of a document print, by what their names end with."""
    document.must_exist_under(desk.standard, desk.year)
    assert document.build is not None
    return document.build(desk)


def _name(subject: Subject) -> str:
    if subject.path is None:
        return str(subject.year)
    return (
        f"{subject.path.parent.name}-{subject.path.stem}"
        if subject.kind is SubjectKind.SHEET
        else subject.path.stem
    )
