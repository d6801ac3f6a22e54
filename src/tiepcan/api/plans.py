"""What became of the duties of a plan."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ..checks import check
from ..diagnostics import Diagnostic, errors_of, in_order
from ..model.plan import Plan
from ..records import frozen
from ..tracking import Duty, DutyState
from ..workspace.archive import Archive
from ..workspace.loading import load, why_not
from ..workspace.owed import duties_of
from ..workspace.places import missing_places
from .results import complete

_RESTS_ON = ("communes", "holidays", "progress")
"""What an office may name and the state of a duty rests on: without its log none would be done."""
_SETTLED = (DutyState.DONE, DutyState.DONE_LATE, DutyState.PAUSED, DutyState.CANCELLED)


@frozen
class Tracked:
    """A plan with the state of everything it asks for; no duties where its files hold errors.

    `office` is the root of the workspace that it stands in.
    """

    plan: Plan | None
    duties: tuple[Duty, ...]
    found: tuple[Diagnostic, ...]
    office: Path


def track(archive: Archive, path: Path, day: date) -> Tracked:
    """The state of every duty of a plan on a day, and the findings in the plan and its logs.

    `path` is the plan's file, which `Archive.plan_path` finds by its id. No duties where an error is found;
    Stop where a file cannot be read.
    """
    loaded = load(path)
    plan = loaded.record
    if not isinstance(plan, Plan):
        return Tracked(None, (), why_not(loaded, "plan"), archive.root)
    logs, broken = archive.logs(path, plan.id)
    around = archive.neighbours(day, with_plans=True, plan=plan)
    days = [d for holidays in archive.calendar.lists for d in check(holidays, around)]
    complete(archive)
    logged = [d for log in logs for d in check(log, around)]
    missing = missing_places(archive, _RESTS_ON)
    found = in_order([*loaded.found, *check(plan, around), *broken, *logged, *days, *missing, *archive.found])
    if errors_of(found):
        return Tracked(plan, (), tuple(found), archive.root)
    return Tracked(plan, duties_of(archive, plan, logs, day), tuple(found), archive.root)


def every_duty(tracked: Iterable[Tracked]) -> tuple[Duty, ...]:
    """The duties of several plans. A commune's dossier of a year is one, also where two plans of its office
    follow it.

    Its steps are then those of the plan whose log has come furthest, of equal ones the first.
    """
    plans = [((t.office, t.plan.assesses or t.plan.year), t.duties) for t in tracked if t.plan]
    furthest: dict[tuple[tuple[Path, int], str], list[Duty]] = {}
    for assessment, owed in plans:
        dossiers: dict[str, list[Duty]] = {}
        for duty in owed:
            if duty.dossier is not None:
                dossiers.setdefault(duty.dossier, []).append(duty)
        for slug, steps in dossiers.items():
            known = furthest.get((assessment, slug))
            if known is None or _settled(steps) > _settled(known):
                furthest[assessment, slug] = steps
    kept = {id(duty) for steps in furthest.values() for duty in steps}
    return tuple(d for _, owed in plans for d in owed if d.dossier is None or id(d) in kept)


def _settled(steps: Iterable[Duty]) -> int:
    return sum(duty.state in _SETTLED for duty in steps)
