"""Checking files, and why a finding matters."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..checks import CHECKS
from ..checks.twins import Names, named_twice
from ..codes import CODES
from ..diagnostics import Diagnostic, Stop, in_order
from ..messages import say
from ..reading.load import Record
from ..workspace.archive import Archive, load
from ..workspace.checking import found_in
from ..workspace.files import (
    Walk,
    is_folder,
    lexists,
    meant,
    root_of,
    shown,
    walk,
)

Advance = Callable[[int, int], None]
"""Called with (files read, files in all) while a long job runs."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What `validate` found: findings in order, files it could not read, workspaces it did not enter."""

    files: int
    found: tuple[Diagnostic, ...]
    failures: tuple[Stop, ...]
    nested: tuple[str, ...]


def validate(paths: Sequence[Path], day: date, advance: Advance | None = None) -> Validation:
    """Check files, or all files under folders, as of a day. One broken file never hides the others.

    A Word document is checked where it is named itself: under folders only `.yaml` files are looked for.
    """
    walks = [_walk(path) for path in paths]
    # By their names: a file that is reached in two ways is read once.
    files = {shown(path): path for w in walks for path in w.files}
    found = list({(d.code, d.at): d for w in walks for d in w.found}.values())
    failures = [f for w in walks for f in w.failures]
    archives: dict[Path, Archive] = {}
    names: Names = {}
    for number, path in enumerate(files.values()):
        if advance:
            advance(number, len(files))
        try:
            if path.suffix.lower() == ".docx":
                from ..workspace.documents import examine_document

                found.extend(examine_document(path))
                continue
            loaded = load(path)
        except Stop as stop:
            failures.append(stop)
            continue
        found.extend(loaded.found)
        if loaded.record is not None:
            root = root_of(path)
            archive = archives.setdefault(root, Archive(root))
            found.extend(_check(loaded.record, archive, day))
            found.extend(named_twice(loaded.record, str(root), names))
    failures += (f for archive in archives.values() for f in archive.failures)
    nested = dict.fromkeys(shown(folder) for w in walks for folder in w.nested)
    once = {(f.message.msgid, *map(str, f.message.values.values())): f for f in failures}
    return Validation(len(files), tuple(in_order(found)), tuple(once.values()), tuple(nested))


def _walk(path: Path) -> Walk:
    path = meant(str(path))
    if is_folder(path):
        return walk(path)
    if not lexists(path):
        return Walk(failures=[Stop(say("there is no file or folder {name}", name=shown(path)))])
    return Walk(files=[path])


def _check(record: Record, archive: Archive, day: date) -> Iterator[Diagnostic]:
    yield from found_in(record, archive, day)
    if record.kind == "workspace":
        yield from archive.missing_places()


def reason_of(code: str) -> str:
    """Why a finding matters: the text of its code, or the docstring of the check that makes it."""
    return CODES[code].why or inspect.getdoc(CHECKS[code]) or ""
