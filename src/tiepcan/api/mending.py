"""Mending files: the findings that have one safe answer, and what is left for a person."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..checks.waivers import weigh
from ..diagnostics import Diagnostic, Stop, errors_of
from ..reading.load import read_file
from ..reading.mending import Edit, edits_for, mended, with_lines_of
from ..workspace.archive import Archive
from ..workspace.checking import found_in
from ..workspace.files import read_bytes, root_of, shown
from ..workspace.writing import write_file
from .validation import Advance, validate

MOST_ROUNDS = 40
"""Mending one thing can bring another to light: a text that could not be read has findings of its own."""
MOST_TRIED = 50
"""So many edits are tried one by one, where all together would do harm."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An edit that was not made, as it would bring up an error of this code; none: it would change others."""

    edit: Edit
    code: str | None


@dataclass(frozen=True, slots=True)
class MendedFile:
    """A file with what was mended in it, and what was left as mending it would do harm."""

    path: str
    before: bytes
    after: bytes
    edits: tuple[Edit, ...]
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Mending:
    """The files something was mended in, or could have been; the findings that are left in all files that
    were looked at; what could not be read or written."""

    files: tuple[MendedFile, ...]
    left: tuple[Diagnostic, ...]
    failures: tuple[Stop, ...]

    @property
    def count(self) -> int:
        """How many places were mended."""
        return sum(len(file.edits) for file in self.files)


def mend(
    paths: Sequence[Path],
    day: date,
    only: Collection[str] = (),
    advance: Advance | None = None,
    *,
    write: bool = True,
) -> Mending:
    """Mend what has one safe answer in files, or in all files under folders; `only` chooses codes.

    Findings that are waived stay. An edit that would bring up an error is not made. A file that changed since
    it was read is left as it is. Without `write` nothing is written; what is left is then counted as if.
    """
    first = validate(paths, day, advance)
    touched = [p for p in first.paths if any(d.at.path == p and _wanted(d, only) for d in first.found)]
    files: list[MendedFile] = []
    failures = list(first.failures)
    left = [d for d in first.found if d.at.path not in touched]
    for path in touched:
        try:
            file, found = _mend(Path(path), day, only)
            if write and file.edits:
                write_file(Path(path), file.after, instead_of=file.before)
        except Stop as stop:
            failures.append(stop)
            left += (d for d in first.found if d.at.path == path)
        else:
            files.append(file)
            left += found
    if write and any(file.edits for file in files):
        # Files rest on one another: what is left is what a new look at all of them finds.
        left = list(validate(paths, day).found)
    return Mending(tuple(files), tuple(left), tuple(failures))


def _wanted(found: Diagnostic, only: Collection[str]) -> bool:
    return found.fixable and (not only or found.code in only)


def _mend(path: Path, day: date, only: Collection[str]) -> tuple[MendedFile, list[Diagnostic]]:
    """A file mended in memory, and the findings that are left in it."""
    before = read_bytes(path)
    trial = _Trial(shown(path), Archive(root_of(path)), day, before, before)
    for _ in range(MOST_ROUNDS):
        found = trial.find(trial.data)
        if not trial.go_on(edits_for(trial.data, (d for d in found if _wanted(d, only)))):
            break
    file = MendedFile(trial.path, before, trial.data, tuple(sorted(trial.made)), tuple(trial.kept.values()))
    return file, trial.find(trial.data)


@dataclass(slots=True)
class _Trial:
    """A file that is mended round by round."""

    path: str
    archive: Archive
    day: date
    before: bytes
    data: bytes
    made: list[Edit] = field(default_factory=list)
    kept: dict[tuple[int, str, str], Kept] = field(default_factory=dict)

    def find(self, data: bytes) -> list[Diagnostic]:
        """The findings of a text in place of the file's."""
        loaded = read_file(data, self.path)
        found = list(loaded.found)
        if loaded.record is not None:
            found += found_in(loaded.record, self.archive, self.day)
        return list(weigh(loaded.record, found, self.day).found)

    def go_on(self, edits: Iterable[Edit]) -> bool:
        """Make these edits, all or those of them that do no harm; whether one was made."""
        wanted = [e for e in edits if (e.line, e.code, e.before) not in self.kept]
        # The text first: what its fields say is seen only then.
        wanted = [e for e in wanted if e.code[0] == "Y"] or wanted
        if self._undo(wanted):
            return True
        if not wanted:
            return False
        chosen = self._harmless(wanted)
        new = mended(self.data, chosen)
        if not chosen or new is None:
            return False
        self.made += chosen
        self.data = new
        return True

    def _undo(self, edits: Collection[Edit]) -> bool:
        """Take back what was mended in lines where an error would now appear; whether there is such a line.

        As long as one field cannot be read, nothing is held against the others: what harm an edit did may be
        seen only when the last of them is made.
        """
        made, new = [*self.made, *edits], mended(self.data, edits)
        ours = {edit.line for edit in self.made if edit.code[0] != "Y"}
        if new is None or not ours:
            return False
        known = {(d.code, d.at.line) for d in errors_of(self.find(self.before))}
        errors = [d for d in errors_of(self.find(new)) if (d.code, d.at.line) not in known]
        harms = {d.at.line: _Harm(d.code, d.at.line) for d in errors}
        if not ours & harms.keys():
            return False
        for edit in made:
            if edit.line in harms and edit.code[0] != "Y":
                self._keep(edit, harms[edit.line])
        self.made = [edit for edit in self.made if edit.line not in harms]
        self.data = with_lines_of(self.data, self.before, harms)
        return True

    def _harmless(self, edits: list[Edit]) -> list[Edit]:
        """Those of the edits that may be made together; the others are kept from now on.

        First those go out in whose lines an error would appear; where that does not help, each is tried.
        """
        while (harm := self._harm(edits)) is not None and any(e.line == harm.line for e in edits):
            for edit in edits:
                if edit.line == harm.line:
                    self._keep(edit, harm)
            edits = [e for e in edits if e.line != harm.line]
        if harm is None:
            return edits
        chosen: list[Edit] = []
        for number, edit in enumerate(edits):
            harm = self._harm([*chosen, edit]) if number < MOST_TRIED else harm
            if harm is None:
                chosen.append(edit)
            else:
                self._keep(edit, harm)
        return chosen

    def _keep(self, edit: Edit, harm: "_Harm") -> None:
        self.kept[edit.line, edit.code, edit.before] = Kept(edit, harm.code)

    def _harm(self, edits: Collection[Edit]) -> "_Harm | None":
        """The first error that edits would bring up; that they would change other values has no code.

        What comes to light elsewhere as the text, or all of its fields, can now be read was there before.
        """
        new = mended(self.data, edits)
        if new is None:
            return _Harm(None, 0)
        before = {(d.code, d.at.line) for d in errors_of(self.find(self.data))}
        after = [d for d in errors_of(self.find(new)) if (d.code, d.at.line) not in before]
        lines = {edit.line for edit in edits}
        if all(edit.code[0] == "Y" for edit in edits):
            after = [d for d in after if d.code[0] == "Y"]
        elif read_file(self.data, self.path).record is None:
            after = [d for d in after if d.at.line in lines]
        return next((_Harm(d.code, d.at.line) for d in after), None)


@dataclass(frozen=True, slots=True)
class _Harm:
    """The code and the line of an error that would be new."""

    code: str | None
    line: int
