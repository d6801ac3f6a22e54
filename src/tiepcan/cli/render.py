"""tiepcan render"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .. import api, paperwork
from ..diagnostics import Stop, errors_of
from ..messages import Message, Words, say
from ..records import frozen
from ..views.bundles import BUNDLES, Bundle
from ..views.documents import DOCUMENTS, SUBJECT_WORDS, Document
from ..workspace.archive import Archive
from ..workspace.files import catalogue, root_of, shown
from .clock import day_of
from .rim import Rim, exit_code, rim_of

BUILD = Path("build")
"""Where documents go if nothing else is said."""

Force = Annotated[bool, typer.Option("--force", help="write over a document that was changed by hand")]


@frozen
class Target:
    """Where a document goes, and whether it may go over one that was changed by hand."""

    path: Path | None
    force: bool


def render(
    context: typer.Context,
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="SUBJECT", help="a plan by its id or path, year/commune, a year, or a document's own file"
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--as", metavar="DOCUMENT", help="which document; a plan's own if none is named"),
    ] = None,
    all_documents: Annotated[
        bool, typer.Option("--list", help="show the documents and what each of them needs")
    ] = False,
    docx: Annotated[bool, typer.Option("--docx", help="a Word document (the default)")] = True,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="the file to write, a folder for several letters; in build/ if none is named",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="as things stand on this day, amendments of the plan included"),
    ] = None,
    force: Force = False,
) -> int:
    """Make a Word document of a plan, a score sheet or a year, in the form of Nghị định 30/2020/NĐ-CP.

    What is filled in by hand (number, date, signature) stays blank; any other missing value stops the
    rendering with its name, and nothing is written. What a document says in words stands in its own file
    documents/<year>/<document>.yaml. A template of the office's own in templates/ is used in place of the one
    that comes with the tool; see: tiepcan template. A document that was changed by hand stays as it is.

      tiepcan render plan-2020 --docx
      tiepcan render plan-2020 --as don-doc --as-of 2020-11-20 -o don-doc
      tiepcan render 2020/tan-phong --as bang-diem -o bang-diem.docx
      tiepcan render --list
    """
    rim = rim_of(context)
    if all_documents:
        return _list(rim)
    if subject is None:
        raise Stop(
            say("name what the document is made of"),
            say("e.g. tiepcan render plan-2020; all documents: tiepcan render --list"),
        )
    return _render(rim, subject, name, day_of(as_of), Target(output, force))


def _render(rim: Rim, subject: str, name: str | None, day: date, target: Target) -> int:
    """Make what is asked for, and write it."""
    chosen = paperwork.subject_of(Archive(root_of(Path())), subject)
    document = paperwork.document_named(name, chosen)
    words = Words("vi", catalogue("vi"))
    if isinstance(document, Bundle):
        made = paperwork.render_bundle(chosen, document, day, words)
    else:
        made = paperwork.render_document(chosen, document, day, words)
    if made.several and made.files:
        code = _write_folder(rim, made, target)
    else:
        data = next(iter(made.files.values()), None)
        code = write_made(rim, api.Rendered(made.name, data, made.found, made.notes), target, ".docx")
    if made.files and made.unread:
        note = say(
            "nobody has read {form} for this tool: compare the layout before it is signed",
            form=made.unread,
        )
        rim.output.beside(note)
    return code


def _list(rim: Rim) -> int:
    """Every document: its name, what it is called, what it is made of and needs, and its official form."""
    words = rim.words
    for document in DOCUMENTS.values():
        rim.paragraph(f"{document.id}: {words(document.title)}", 0, 2)
        rim.paragraph(words(say("made of {kind}", kind=SUBJECT_WORDS[document.subject])), 4, 6)
        if document.needs:
            rim.paragraph(words(say("needs {needs}", needs=document.needs)), 4, 6)
        forms = [_form(rim, document, id) for id in document.forms]
        if forms:
            rim.paragraph(words(say("known for {forms}", forms=forms)), 4, 6)
    for bundle in BUNDLES.values():
        rim.paragraph(f"{bundle.id}: {words(bundle.title)}", 0, 2)
        rim.paragraph(words(say("made of {kind}", kind=SUBJECT_WORDS[bundle.subject])), 4, 6)
        rim.paragraph(words(say("holds {documents}, and an index", documents=bundle.documents)), 4, 6)
    return 0


def _form(rim: Rim, document: Document, id: str) -> str:
    """A regulation with the code of the form, and whether its layout is the form's own."""
    code = document.forms[id]
    if id in document.unread:
        return (
            f"{id} "
            f"({rim.words(say('{form}, which nobody has read: the layout is the tool’s own', form=code))})"
        )
    return f"{id} ({code})" if code else id


def _write_folder(rim: Rim, made: paperwork.Made, target: Target) -> int:
    """Write the letters of a document into a folder and name each."""
    from ..workspace.documents import refuse_changed, write_document
    from ..workspace.writing import make_folder

    folder = target.path or BUILD / made.name
    if folder.suffix:
        raise Stop(say("several documents are made: name a folder for them, not a file"))
    make_folder(folder)
    files = {folder / f"{name}.docx": data for name, data in made.files.items()}
    for path, data in files.items():
        if not target.force:  # all of them first: none is written where one cannot be
            refuse_changed(path, data)
    _note(rim, made.notes)
    for path, data in files.items():
        write_document(path, data, force=target.force)
        rim.output.sum_up(say("Written: {path}", path=shown(path)))
    return 0


def write_made(rim: Rim, made: api.Rendered, target: Target, suffix: str) -> int:
    """Write a document and say where; with errors in its files, print these and write nothing."""
    from ..workspace.documents import write_document
    from ..workspace.writing import make_folder

    if target.path and target.path.suffix.lower() != suffix:
        raise Stop(say("the name of the document must end in {suffix}", suffix=suffix))
    errors = errors_of(made.found)
    if made.data is None:
        rim.show_findings(errors, beside=True)
        return exit_code(errors)
    path = target.path
    if path is None:
        make_folder(BUILD)
        path = BUILD / f"{made.name}{suffix}"
    write_document(path, made.data, force=target.force)
    _note(rim, made.notes)
    rim.output.sum_up(say("Written: {path}", path=shown(path)))
    return 0


def _note(rim: Rim, notes: Iterable[Message]) -> None:
    for note in dict.fromkeys(rim.words(note) for note in notes):
        rim.output.note(note)
