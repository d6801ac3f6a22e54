"""What became of the duties of a plan."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..checks import check
from ..diagnostics import Diagnostic, errors_of, in_order
from ..model.plan import Plan
from ..tracking import Duty
from ..workspace.archive import Archive, load, why_not
from ..workspace.owed import duties_of
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
    around = archive.neighbours(day, with_plans=True, plan=plan)
    days = [d for holidays in archive.holidays for d in check(holidays, around)]
    complete(archive)
    logged = [d for log in logs for d in check(log, around)]
    found = in_order([*loaded.found, *check(plan, around), *broken, *logged, *days, *archive.found])
    if errors_of(found):
        return Tracked(plan, (), tuple(found))
    return Tracked(plan, duties_of(archive, plan, logs, day), tuple(found))
