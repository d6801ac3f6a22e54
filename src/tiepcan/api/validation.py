"""Checking files, and why a finding matters."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..checks import every_check
from ..checks.purposes import Purpose
from ..checks.waivers import Waived, Weighed, weigh
from ..codes import CODES
from ..diagnostics import Diagnostic, Stop, in_order
from ..messages import Message, Words, say
from ..reading.load import Record
from ..records import frozen
from ..workspace.archive import Archive
from ..workspace.checking import found_in
from ..workspace.files import read_lines, root_of, shown
from ..workspace.loading import NO_DRAFTS, load
from ..workspace.places import missing_places
from ..workspace.walking import Walk, named

if TYPE_CHECKING:
    from ..checks.twins import Names
    from ..views.report import Report

Advance = Callable[[int, int], None]
"""Called with (files read, files in all) while a long job runs."""


@frozen
class Validation:
    """What `validate` found on a day: the files checked, findings in order, those that are waived, files it
    could not read, workspaces it did not enter, and how many files it left out as no change touches them,
    where a change was named."""

    day: date
    paths: tuple[str, ...]
    found: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]
    failures: tuple[Stop, ...]
    nested: tuple[str, ...]
    left_out: int | None = None

    @property
    def files(self) -> int:
        """How many files were checked."""
        return len(self.paths)

    @property
    def limits(self) -> tuple[Message, ...]:
        """What was left out or not entered."""
        left = say("Left out, as no change touches them: {count} files", count=self.left_out)
        nested = say("Not entered, as workspaces of their own: {folders}", folders=self.nested)
        return tuple(said for said, holds in ((left, self.left_out), (nested, self.nested)) if holds)


def validate(
    paths: Sequence[Path],
    day: date,
    advance: Advance | None = None,
    purpose: Purpose = Purpose.DRAFT,
    *,
    since: str | None = None,
    top: Path | None = None,
) -> Validation:
    """Check files, or all files under folders, as of a day. One broken file never hides the others.

    For a `purpose` beyond a draft more is asked of plans and score sheets. With `since`, a commit, only the
    files are checked that have changed since then, and those whose findings may rest on them; Stop where it
    cannot be read. No workspace is looked for above `top`.

    A Word document is checked where it is named itself: under folders only `.yaml` files are looked for.
    """
    walks = [named(path) for path in paths]
    # By their names: a file that is reached in two ways is read once.
    files = {shown(path): path for w in walks for path in w.files}
    chosen = files if since is None else _touched(files, since)
    left_out = None if since is None else len(files) - len(chosen)
    examination = _Examination(len(chosen) > 1, day, purpose, top, NO_DRAFTS)
    return _validated(walks, chosen, examination, advance, left_out)


def validate_drafts(paths: Sequence[Path], day: date, drafts: Mapping[str, bytes]) -> Validation:
    """What `validate` would find, were these texts written; they go by the real paths of their files."""
    walks = [named(path) for path in paths]
    files = {shown(path): path for w in walks for path in w.files}
    return _validated(walks, files, _Examination(len(files) > 1, day, Purpose.DRAFT, None, drafts))


def _validated(
    walks: Sequence[Walk],
    files: Mapping[str, Path],
    examination: "_Examination",
    advance: Advance | None = None,
    left_out: int | None = None,
) -> Validation:
    found = list({(d.code, d.at): d for w in walks for d in w.found}.values())
    waived: list[Waived] = []
    failures = [f for w in walks for f in w.failures]
    for number, path in enumerate(files.values()):
        if advance:
            advance(number, len(files))
        try:
            weighed = examination.of(path)
        except Stop as stop:
            failures.append(stop)
        else:
            found.extend(weighed.found)
            waived.extend(weighed.waived)
    failures += (f for archive in examination.archives.values() for f in archive.failures)
    nested = dict.fromkeys(shown(folder) for w in walks for folder in w.nested)
    once = {(f.message.msgid, *map(str, f.message.values.values())): f for f in failures}
    return Validation(
        examination.day,
        tuple(files),
        tuple(in_order(found)),
        tuple(waived),
        tuple(once.values()),
        tuple(nested),
        left_out,
    )


@dataclass(slots=True)
class _Examination:
    """The files of a run, each looked at once, with the workspaces they lie in.

    `several`: there is more than one, so that two can say that they are the same thing.
    """

    several: bool
    day: date
    purpose: Purpose
    top: Path | None
    drafts: Mapping[str, bytes]
    archives: dict[Path, Archive] = field(default_factory=dict)
    names: "Names" = field(default_factory=dict)

    def of(self, path: Path) -> Weighed:
        """The findings in the next file. Stop where it cannot be read."""
        if path.suffix.lower() == ".docx":
            from ..workspace.documents import examine_document

            return Weighed(tuple(examine_document(path)), ())
        loaded = load(path, self.drafts)
        found = list(loaded.found)
        if loaded.record is not None:
            root = root_of(path, self.top)
            archive = self.archives.setdefault(root, Archive(root, self.drafts))
            found += _check(loaded.record, archive, self.day, self.purpose)
            if self.several:
                from ..checks.twins import named_twice

                found += named_twice(loaded.record, str(root), self.names)
        return weigh(loaded.record, found, self.day)


def report(result: Validation, words: Words) -> "Report":
    """The findings as other programs take them, worded, with fingerprints that outlive a move of the line."""
    from ..views.report import make_report

    every = (*result.found, *(w.finding for w in result.waived))
    lines = {path: read_lines(path) for path in dict.fromkeys(d.at.path for d in every)}
    reasons = {code: reason_of(code) for code in {d.code for d in every}}
    made = make_report(result.paths, result.found, result.waived, lines, reasons, words)
    stops = (f"{words(s.message)} {words(s.hint) if s.hint else ''}".strip() for s in result.failures)
    return replace(made, as_of=result.day, unread=(*map(words, result.limits), *stops))


def _touched(files: Mapping[str, Path], since: str) -> Mapping[str, Path]:
    from .touched import touched

    return touched(files, since)


def _check(record: Record, archive: Archive, day: date, purpose: Purpose) -> Iterator[Diagnostic]:
    yield from found_in(record, archive, day)
    if purpose is not Purpose.DRAFT:
        from ..checks.readiness import ready

        yield from ready(record, archive.neighbours(day), purpose)
    if record.kind == "workspace":
        yield from missing_places(archive)


def reason_of(code: str) -> str:
    """Why a finding matters: the text of its code, or the docstring of the check that makes it."""
    return CODES[code].why or inspect.getdoc(every_check()[code]) or ""
