"""The results of score sheets."""

from datetime import date
from pathlib import Path

from ..checks import check
from ..checks.subject import subject_of
from ..diagnostics import Diagnostic, errors_of, in_order
from ..model.communes import Commune, last_day
from ..model.scores import ScoreSheet
from ..records import frozen
from ..scoring.scorecard import Scorecard
from ..workspace.archive import Archive, load, why_not
from ..workspace.files import (
    yaml_files,
)


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
    return tuple(score_sheet(archive, path, day) for path in sheets_of(archive, year))


def communes_of(archive: Archive, year: int) -> tuple[Commune, ...]:
    """The communes that a year's results concern: those that exist on its last day; none without a list."""
    return archive.communes.on(last_day(year)) if archive.communes else ()
