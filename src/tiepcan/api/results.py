"""The results of score sheets."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..checks import check
from ..checks.subject import subject_of
from ..checks.twins import Names, named_twice
from ..diagnostics import Diagnostic, errors_of, in_order
from ..model.communes import Commune, last_day
from ..model.scores import ScoreSheet
from ..records import frozen
from ..scoring.scorecard import Scorecard
from ..workspace.archive import Archive
from ..workspace.files import (
    yaml_files,
)
from ..workspace.loading import load, why_not


@frozen
class Scored:
    """A sheet with its result; `card` is None where errors in its file forbid one."""

    path: str
    commune: Commune | None
    card: Scorecard | None
    found: tuple[Diagnostic, ...]


def score_sheet(archive: Archive, path: Path, day: date) -> Scored:
    """The result of one sheet in points, and every finding in its file as of a day.

    `path` is the sheet's file; `Archive.sheet_path` finds it as year/commune. `card` is None where an error
    is found; Stop where a file cannot be read.
    """
    loaded = load(path)
    sheet = loaded.record
    if not isinstance(sheet, ScoreSheet):
        return Scored(loaded.path, None, None, why_not(loaded, "scores"))
    around = archive.neighbours(day)
    complete(archive)
    subject = subject_of(sheet, around)
    found = (*loaded.found, *check(sheet, around, subject), *archive.found)
    broken = bool(errors_of(found))
    return Scored(loaded.path, subject.commune, None if broken else subject.result, tuple(in_order(found)))


def complete(archive: Archive) -> None:
    """Nothing is said that rests on a list which could not be read. Stop where there is one."""
    if archive.failures:
        raise archive.failures[0]


def sheets_of(archive: Archive, year: int) -> tuple[Path, ...]:
    """The score sheets of a year, in the order of the list of communes. Stop where there is no folder."""
    files = yaml_files(archive.sheet_folder(year))
    order = {str(c.slug): n for n, c in enumerate(archive.communes.communes)} if archive.communes else {}
    paths = sorted(files, key=lambda p: (order.get(p.stem, len(order)), p.stem))
    return tuple(paths)


def score_year(archive: Archive, year: int, day: date) -> tuple[Scored, ...]:
    """The results of all sheets of a year, in the order of `sheets_of`. Stop where one cannot be read."""
    return told_apart([score_sheet(archive, path, day) for path in sheets_of(archive, year)])


def told_apart(results: Sequence[Scored]) -> tuple[Scored, ...]:
    """The results of one office, none of them for a commune and year that two sheets speak of.

    Nobody can tell which one counts, so that each of the two is a sheet with errors.
    """
    names: Names = {}
    twins = [tuple(named_twice(r.card.sheet if r.card else None, "", names)) for r in results]
    said = Counter((r.card.sheet.year, r.card.sheet.commune) for r in results if r.card)
    broken = {r.commune.slug for r in results if r.commune and not r.card}
    return tuple(
        replace(r, card=None, found=(*r.found, *twin))
        if r.card and (said[r.card.sheet.year, r.card.sheet.commune] > 1 or r.card.sheet.commune in broken)
        else r
        for r, twin in zip(results, twins, strict=True)
    )


def communes_of(archive: Archive, year: int) -> tuple[Commune, ...]:
    """The communes that a year's results concern: those that exist on its last day; none without a list."""
    return archive.communes.on(last_day(year)) if archive.communes else ()
