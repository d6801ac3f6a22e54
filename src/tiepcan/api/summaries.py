"""The Excel summary of a year."""

from datetime import date
from pathlib import Path

from ..checks.twins import Names, named_twice
from ..diagnostics import Diagnostic, errors_of, in_order
from ..messages import Words
from ..views.gaps import concerns
from ..views.gathered import Gathered
from ..views.summary import Summary, summary_view
from ..workspace.archive import Archive
from ..workspace.files import catalogue
from ..workspace.used import used_files
from .documents import Rendered
from .plans import Tracked, every_duty, track
from .results import communes_of, score_sheet, sheets_of

TEMPLATE = "summary.xlsx"


def render_summary(archive: Archive, year: int, day: date) -> Rendered:
    """The results of a year as an Excel workbook in Vietnamese, with the plans that work towards it.

    `day` is the one that the workbook carries, and of which the plans are followed. There is no data where a
    file holds an error; Stop where the year has no sheets, or a file or the template cannot be read.
    """
    from .templates import fill, find_template

    summary, found = _gather(archive, year, day, Words("vi", catalogue("vi")))
    if errors_of(found):
        return Rendered(f"tong-hop-{year}", None, found)
    made = fill(find_template(archive.root, TEMPLATE), summary_view(summary))
    return Rendered(f"tong-hop-{year}", made.data, found, made.notes)


def summary_of(archive: Archive, year: int, day: date, words: Words) -> dict[str, object]:
    """What the summary of a year prints, of the sheets that hold no errors."""
    return summary_view(_gather(archive, year, day, words)[0])


def _gather(archive: Archive, year: int, day: date, words: Words) -> tuple[Summary, tuple[Diagnostic, ...]]:
    """The year, and every finding in its files.

    Each sheet is read, kept as what the workbook says of it, and forgotten: of a whole country they would
    fill the memory.
    """
    sheets, names = sheets_of(archive, year), Names()
    gathered, found = Gathered(words), list[Diagnostic]()
    for path in sheets:
        scored = score_sheet(archive, path, day)
        found.extend(scored.found)
        found.extend(named_twice(scored.card.sheet if scored.card else None, "", names))
        if scored.card and scored.card.sheet.year == year:
            gathered.take(scored.commune, scored.card)
    plans = _plans_of(archive, year, day)
    found.extend(d for tracked in plans.values() for d in tracked.found)
    summary = Summary(
        year=year,
        unit=(archive.office.unit if archive.office else None) or "",
        day=day,
        communes=communes_of(archive, year),
        gathered=gathered,
        duties=every_duty(plans.values()),
        used=used_files(archive, gathered.standards, [*plans], sheets),
    )
    return summary, tuple(in_order({(d.code, d.at, words(d.message)): d for d in found}.values()))


def _plans_of(archive: Archive, year: int, day: date) -> dict[Path, Tracked]:
    """The plans that work towards the year, and those of which nobody can say."""
    tracked = {path: track(archive, path, day) for path in archive.plan_paths()}
    return {path: t for path, t in tracked.items() if t.plan is None or concerns(t.plan, year)}
