"""What templates can name, and what is wrong with one: for offices that bring their own."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from ..api.summaries import summary_of
from ..diagnostics import Diagnostic, Stop
from ..messages import Message, Words, say
from ..spelling import nearest
from ..views.documents import DOCUMENTS, Document
from ..views.fields import Field, example_text, fields_of, merged, paths_of
from ..workspace.archive import Archive
from ..workspace.files import packaged, read_bytes, shown
from .desks import desk_of
from .making import views_of
from .subjects import subject_of

SAMPLE_DAY = date(2021, 1, 15)
"""The day that the sample office's documents are made on."""

SAMPLES: Mapping[str, tuple[str, ...]] = {
    "plan": ("ke-hoach-mau",),
    "ke-hoach-bang": ("ke-hoach-mau",),
    "bao-cao-tien-do": ("ke-hoach-mau",),
    "don-doc": ("ke-hoach-mau",),
    "bang-diem": ("2020/xa-mau", "2022/xa-mau"),
    "quyet-dinh-cong-nhan": ("2020",),
    "muc-tien-do": ("ke-hoach-mau",),
    "bang-hai-long": ("2020/xa-mau",),
    "du-thao-bao-cao-xa": ("2020/xa-mau", "2022/xa-mau"),
    "bao-cao-xa": ("2020/xa-mau", "2022/xa-mau"),
    "de-nghi-xa": ("2020/xa-mau",),
    "yeu-cau-bo-sung": ("2020/xa-mau",),
    "quyet-dinh-hoi-dong": ("2020",),
    "giay-moi": ("2020",),
    "bien-ban-hoi-dong": ("2020",),
    "bang-diem-tham-dinh": ("2022/xa-mau",),
    "bao-cao-tham-dinh": ("2022",),
    "to-trinh": ("2020",),
    "phieu-y-kien": ("2020",),
    "phieu-hai-long": ("2020",),
    "bang-diem-trong": ("2020", "2022"),
    "summary": ("2020",),
}
"""What of the sample office each document is made of; together they must fill every field."""


def sample_views(document: Document, words: Words) -> Iterator[Mapping[str, object]]:
    """What the documents of the sample office print; `words` are Vietnamese, like all documents."""
    here = Archive(next(packaged("samples", ".yaml")).parent)
    for name in SAMPLES[document.id]:
        if document.build is None:
            yield summary_of(here, int(name), SAMPLE_DAY, words)
            continue
        desk = desk_of(subject_of(here, name), document, SAMPLE_DAY, words, [])
        assert desk is not None
        yield from views_of(document, desk).values()


def fields(document: Document, words: Words) -> list[tuple[str, str]]:
    """The fields that a template of the document can name, each with an example; `words` are Vietnamese."""
    return [(path, example_text(field.example)) for path, field in paths_of(_fields(document, words))]


def _fields(document: Document, words: Words) -> Field:
    return merged([fields_of(view) for view in sample_views(document, words)])


def document_named(name: str) -> Document:
    """A document by its id. Stop where there is none."""
    if name in DOCUMENTS:
        return DOCUMENTS[name]
    near = nearest(name, DOCUMENTS)
    hint = say("did you mean “{near}”?", near=near) if near else _known()
    raise Stop(say("there is no document “{name}”", name=name), hint)


def _known() -> Message:
    return say("the documents are: {names}", names=[*DOCUMENTS])


def document_for(path: Path, named: str | None) -> Document:
    """The document that a template is for: the one named, else the one that its file is called after."""
    # Of two documents that share a template the first is meant.
    every = [*DOCUMENTS.values()][::-1]
    templates = {name: document for document in every for name in document.template_names}
    if named is None and path.name not in templates and path.stem not in DOCUMENTS:
        message = say("the name {name} does not say which document the template is for", name=shown(path))
        raise Stop(message, say("name it: --for {document}", document=next(iter(DOCUMENTS))))
    document = document_named(named) if named else templates.get(path.name) or DOCUMENTS[path.stem]
    suffix = Path(document.template).suffix
    if path.suffix.lower() != suffix:
        raise Stop(say("a template of “{document}” ends in {suffix}", document=document.id, suffix=suffix))
    return document


def check_template(path: Path, document: Document, words: Words) -> list[Diagnostic]:
    """Everything that is wrong with a template, and what it leaves out.

    Stop where it cannot be opened at all. Nothing in it is run.
    """
    data, name, known = read_bytes(path), shown(path), _fields(document, words)
    if path.suffix.lower() == ".xlsx":
        from ..rendering.workbook_check import check_workbook

        return check_workbook(data, name, known)
    from ..rendering.word_check import check_word

    return check_word(data, name, known)
