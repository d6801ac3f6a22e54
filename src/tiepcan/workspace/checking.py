"""The checks of a record among all that its workspace knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..checks import check
from ..checks.papers import files_named
from ..diagnostics import Diagnostic
from ..model.plan import Plan
from ..model.progress import Progress
from ..reading.load import Record
from .archive import Archive
from .existing import existing


def found_in(record: Record, archive: Archive, day: date, plan: Plan | None = None) -> Iterator[Diagnostic]:
    """Everything that is wrong with a record, or worth knowing; of a log, its `plan` may lie anywhere."""
    if isinstance(record, Plan):
        plan = record
    around = archive.neighbours(day, with_plans=isinstance(record, Progress), plan=plan)
    if named := files_named(record):
        around = replace(around, files=existing(archive.root, named))
    yield from check(record, around)
