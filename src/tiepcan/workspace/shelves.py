"""The regulations of a workspace: its own, those that come with the tool, and what it fills into them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..checks import check
from ..checks.neighbours import Neighbours
from ..diagnostics import Diagnostic, errors_of
from ..messages import say
from ..model.communes import last_day
from ..model.shelf import Shelf, Shelved
from ..reading.load import Record
from ..records import frozen
from .files import packaged, read_bytes, shown, yaml_files

if TYPE_CHECKING:
    from ..model.completion import Completion
    from ..model.standard import Standard

HASH_LENGTH = 12
"""Digits of a file's hash that results carry."""
SCENARIOS = ".scenarios.yaml"
"""How the files of scenarios end that stand beside the regulations."""
_KIND = re.compile(r"^kind: standard$", re.MULTILINE)
_ID = re.compile(r"^id: ([a-z0-9-]+)$", re.MULTILINE)
_YEARS = re.compile(r"^years:\n  from: (20[0-9]{2})\n  to:(?: (20[0-9]{2}))?$", re.MULTILINE)
_SUSPENDED = re.compile(r"^suspended:\n((?:[ #].*\n)*)", re.MULTILINE)
_YEAR = re.compile(r"^  - year: (20[0-9]{2})$", re.MULTILINE)

Read = Callable[[Path], Record | None]
Completions: TypeAlias = dict[str, "tuple[Completion, str]"]  # by the id they extend, with the file's hash


@frozen
class Label:
    """What a regulation says of its years: enough to choose it by."""

    id: str
    first: int
    last: int | None
    suspended: tuple[int, ...]


def label_of(path: Path) -> Label | None:
    """The label of a packaged file, without decoding it; None for another kind of file.

    Reading a regulation takes longer than the rest of a small command, and most need one of four.
    """
    text = read_bytes(path).decode("utf-8", "ignore").replace("\r\n", "\n")
    id, years, suspended = _ID.search(text), _YEARS.search(text), _SUSPENDED.search(text)
    if not _KIND.search(text) or id is None or years is None:
        return None
    orders = _YEAR.findall(suspended[1]) if suspended else ()
    return Label(id[1], int(years[1]), int(years[2]) if years[2] else None, tuple(map(int, orders)))


def shelf_of(folder: Path, read: Read, found: list[Diagnostic]) -> Shelf:
    """The regulations of a workspace's folder, then those that come with the tool.

    `read` gives the record of a file; errors in the files that complete a regulation go to `found`.
    """
    paths = list(yaml_files(folder))
    own, completions = _of_office(paths, read, found) if paths else ([], {})
    entries = tuple(_entries(own, read, completions, found))
    known = {entry.id for entry in entries}
    for id, (completion, _) in completions.items():
        if id not in known:
            found.extend(_errors(completion, ()))
    return Shelf(entries)


def _of_office(
    paths: list[Path], read: Read, found: list[Diagnostic]
) -> "tuple[list[Standard], Completions]":
    """The regulations of an office's own, and what it fills into others."""
    from hashlib import sha256

    from ..model.completion import Completion
    from ..model.standard import Standard

    own: list[Standard] = []
    completions: Completions = {}
    for path in paths:
        record = read(path)
        if isinstance(record, Standard):
            own.append(record)
        elif isinstance(record, Completion):
            if record.extends in completions:
                found.append(completed_twice(completions[record.extends][0], record))
            digest = sha256(read_bytes(path)).hexdigest()[:HASH_LENGTH]
            completions.setdefault(record.extends, (record, digest))
    return own, completions


def completed_twice(first: "Completion", second: "Completion") -> Diagnostic:
    """Two files of one workspace complete the same regulation: nobody can say which was meant."""
    message = say("{path} completes “{id}” already", path=first.origin.path, id=second.extends)
    return Diagnostic("W103", message, second.origin.at("extends"))


def _entries(
    own: "list[Standard]", read: Read, completions: Completions, found: list[Diagnostic]
) -> Iterator[Shelved]:
    for standard in own:
        years = standard.years
        suspended = tuple(s.year for s in standard.suspended)
        label = Label(standard.id, years.from_, years.to, suspended)
        yield _shelved(label, partial(_same, standard), completions, found)
    for path in packaged("standards", ".yaml"):
        if not path.name.endswith(SCENARIOS) and (packed := label_of(path)):
            yield _shelved(packed, partial(read, path), completions, found)


def _same(standard: "Standard") -> "Standard":
    """A regulation that is decoded already."""
    return standard


def _shelved(
    label: Label, read: Callable[[], Record | None], completions: Completions, found: list[Diagnostic]
) -> Shelved:
    @cache
    def take() -> "Standard | None":
        from ..model.completion import completed
        from ..model.standard import CompletedBy, Standard

        standard = read()
        if not isinstance(standard, Standard):
            return None
        if label.id not in completions:
            return standard
        completion, digest = completions[label.id]
        found.extend(_errors(completion, (standard,)))
        filled = completed(standard, completion)
        by = CompletedBy(shown(Path(completion.origin.path)), digest, standard)
        return standard if filled is standard else replace(filled, completed_by=by)

    return Shelved(label.id, label.first, label.last, label.suspended, take)


def _errors(completion: "Completion", standards: "tuple[Standard, ...]") -> Iterator[Diagnostic]:
    """The errors in a completion; the day does not matter to them."""
    around = Neighbours(communes=None, standards=standards, plans=None, day=last_day(2020))
    yield from errors_of(check(completion, around))
