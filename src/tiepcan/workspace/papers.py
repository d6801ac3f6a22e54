"""The files of a workspace that only documents need: what people wrote of them, and the councils."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from ..diagnostics import Diagnostic, Stop, errors_of
from ..messages import say
from ..model.council import Council
from ..model.paper import DocumentName, Paper
from ..reading.load import Record
from .archive import Archive
from .files import is_folder, shown, yaml_files
from .loading import load

_Kind = TypeVar("_Kind")


def council_of(archive: Archive, year: int, found: list[Diagnostic]) -> Council | None:
    """The council of an assessment year; None where there is none."""
    folder = archive.place("councils") or archive.root / "councils"
    return next((c for c in _records(folder, Council, found) if c.year == year), None)


def paper_of(
    archive: Archive,
    document: DocumentName,
    year: int,
    subject: tuple[str | None, str | None],
    found: list[Diagnostic],
) -> Paper | None:
    """What was written of a document on that subject (plan, commune); a file that names neither fits all.

    Stop where several files are the same document: nobody can say which was meant.
    """
    folder = _folder(archive) / str(year)
    papers = [p for p in _records(folder, Paper, found) if p.document is document and p.year == year]
    near = [p for p in papers if (p.plan, p.commune) == subject]
    chosen = near or [p for p in papers if p.plan is None and p.commune is None]
    if len(chosen) > 1:
        names = [shown(Path(p.origin.path)) for p in chosen]
        raise Stop(
            say("several files hold “{document}”: {names}", document=document, names=names),
            say("name the one that is meant: tiepcan render {name}", name=names[0]),
        )
    return chosen[0] if chosen else None


def paper_path(archive: Archive, document: str, year: int) -> str:
    """Where a person would write what a document still needs."""
    return shown(_folder(archive) / str(year) / f"{document}.yaml")


def _folder(archive: Archive) -> Path:
    return archive.place("documents") or archive.root / "documents"


def _records(folder: Path, kind: type[_Kind], found: list[Diagnostic]) -> Iterator[_Kind]:
    """The records of a kind in a folder; errors in its files go to `found`."""
    for path in yaml_files(folder) if is_folder(folder) else ():
        loaded = load(path)
        record: Record | None = loaded.record
        if isinstance(record, kind):
            found.extend(errors_of(loaded.found))
            yield record
        elif loaded.kind in ("document", "council") and record is None:
            found.extend(errors_of(loaded.found))
