"""What became of the duties of a plan."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..checks import check
from ..diagnostics import Diagnostic, errors_of, in_order
from ..model.plan import Plan
from ..model.standard import Standard
from ..scoring.choice import named_standard, suspension_of
from ..tracking import Duty, duties
from ..workspace.archive import Archive, load, why_not
from .results import complete


@dataclass(frozen=True, slots=True)
class Tracked:
    """A plan with the state of everything it asks for; no duties where its files hold errors."""

    plan: Plan | None
    duties: tuple[Duty, ...]
    found: tuple[Diagnostic, ...]


def track(archive: Archive, path: Path, day: date) -> Tracked:
    """The state of every duty of a plan on a day, and the findings in the plan and its logs."""
    loaded = load(path)
    plan = loaded.record
    if not isinstance(plan, Plan):
        return Tracked(None, (), why_not(loaded, "plan"))
    logs, broken = archive.logs(path, plan.id)
    around = archive.neighbours(day, with_plans=True, of_plan=True)
    days = [d for holidays in archive.holidays for d in check(holidays, around)]
    complete(archive)
    logged = [d for log in logs for d in check(log, around)]
    found = in_order([*loaded.found, *check(plan, around), *broken, *logged, *days, *archive.found])
    if errors_of(found):
        return Tracked(plan, (), tuple(found))
    communes = archive.communes.communes if archive.communes else None
    standard = _standard_of(plan, archive)
    owed = duties(plan, tuple(logs), communes, day, archive.workdays, standard)
    return Tracked(plan, owed, tuple(found))


def _standard_of(plan: Plan, archive: Archive) -> Standard | None:
    """The standard whose procedure the dossiers follow: the one that the plan names, in a year that was
    not suspended."""
    year = plan.assesses or plan.year
    if plan.standard is None or suspension_of(archive.standards, year):
        return None
    return named_standard(archive.standards, plan.standard)
