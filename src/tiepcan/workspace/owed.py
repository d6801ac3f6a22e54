"""What a plan asks for, with all that the workspace knows of it."""

from collections.abc import Iterable
from datetime import date

from ..model.plan import Plan
from ..model.progress import Progress
from ..model.standard import Standard
from ..scoring.choice import named_standard, suspension_of
from ..tracking import Duty, duties
from .archive import Archive


def duties_of(archive: Archive, plan: Plan, logs: Iterable[Progress], day: date) -> tuple[Duty, ...]:
    """The state of every duty of a plan on a day, as these logs tell it."""
    communes = archive.communes.communes if archive.communes else None
    return duties(plan, tuple(logs), communes, day, archive.calendar.workdays, _standard_of(archive, plan))


def _standard_of(archive: Archive, plan: Plan) -> Standard | None:
    """The standard whose procedure the dossiers follow: the one that the plan names, in a year that was
    not suspended."""
    year = plan.assesses or plan.year
    if plan.standard is None or suspension_of(archive.standards, year):
        return None
    return named_standard(archive.standards, plan.standard)
