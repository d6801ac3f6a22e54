"""Mending files: the findings that have one safe answer, and what is left for a person."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from ..diagnostics import Diagnostic, Stop
from ..reading.mending import Edit, edits_for
from ..reading.moving import Move
from ..records import frozen
from ..workspace.archive import Archive
from ..workspace.files import read_bytes, root_of, shown
from ..workspace.writing import write_file
from .consequences import Withheld, judge
from .trial import Kept, Trial
from .validation import Advance, validate

MOST_ROUNDS = 40
"""Mending one thing can bring another to light: a text that could not be read has findings of its own."""


@frozen
class MendedFile:
    """A file with what was mended in it, and what was left as mending it would do harm."""

    path: str
    before: bytes
    after: bytes
    edits: tuple[Edit, ...]
    kept: tuple[Kept, ...]
    moves: tuple[Move, ...] = ()

    @property
    def count(self) -> int:
        """How many places were mended."""
        return len(self.edits) + len(self.moves)


@frozen
class Mending:
    """The files something was mended in, or could have been; the findings that are left in all files that
    were looked at; what could not be read or written; the files that were left as they are, as others would
    have had new errors."""

    files: tuple[MendedFile, ...]
    left: tuple[Diagnostic, ...]
    failures: tuple[Stop, ...]
    withheld: tuple[Withheld, ...] = ()

    @property
    def count(self) -> int:
        """How many places were mended."""
        return sum(file.count for file in self.files)


def mend(
    paths: Sequence[Path],
    day: date,
    only: Collection[str] = (),
    advance: Advance | None = None,
    *,
    write: bool = True,
) -> Mending:
    """Mend what has one safe answer in files, or in all files under folders; `only` chooses codes.

    Findings that are waived stay. An edit that would bring up an error is not made, and a file is not written
    that would bring one up in another file of its workspace, or that changed since it was read. Without
    `write` nothing is written; what is left is then counted as if.
    """
    first = validate(paths, day, advance)
    touched = [p for p in first.paths if any(d.at.path == p and _wanted(d, only) for d in first.found)]
    files: list[MendedFile] = []
    failures = list(first.failures)
    alone: list[Diagnostic] = []
    for path in touched:
        try:
            file, found = _mend(Path(path), day, only)
        except Stop as stop:
            failures.append(stop)
        else:
            files.append(file)
            alone += found
    texts = {file.path: file.after for file in files if file.count}
    withheld, left = judge(texts, first, alone, paths)
    kept = {each.path for each in withheld}
    files = [file for file in files if file.path not in kept]
    unwritten = _write(files) if write else []
    if unwritten:
        left = validate(paths, day).found
    return Mending(tuple(files), left, (*failures, *unwritten), withheld)


def _write(files: Sequence[MendedFile]) -> list[Stop]:
    """Write what was mended; why some of it could not be written."""
    failures = []
    for file in files:
        try:
            if file.count:
                write_file(Path(file.path), file.after, instead_of=file.before)
        except Stop as stop:
            failures.append(stop)
    return failures


def _wanted(found: Diagnostic, only: Collection[str]) -> bool:
    return found.fixable and (not only or found.code in only)


def _mend(path: Path, day: date, only: Collection[str]) -> tuple[MendedFile, list[Diagnostic]]:
    """A file mended in memory, and the findings that are left in it."""
    before = read_bytes(path)
    trial = Trial(shown(path), Archive(root_of(path)), day, before, before)
    for _ in range(MOST_ROUNDS):
        found = trial.find(trial.data)
        if not trial.go_on(edits_for(trial.data, (d for d in found if _wanted(d, only)))):
            break
    trial.arrange(lambda found: _wanted(found, only))
    made, kept = tuple(sorted(trial.made)), tuple(trial.kept.values())
    file = MendedFile(trial.path, before, trial.data, made, kept, tuple(trial.moves))
    return file, trial.find(trial.data)
