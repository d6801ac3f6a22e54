"""What became of a plan on a day. This is the one definition of overdue; nothing else decides it.

A duty is an activity, a report, a step of a commune's dossier or the finding of an inspection. Who owes
what stands in `activities.py`, `dossiers.py` and `inspections.py`; how it stands on the day is decided in
`judgement.py` alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ..model.amendments import amended
from ..model.communes import Commune
from ..model.plan import Plan
from ..model.progress import Progress
from ..model.standard import Standard
from ..schedule import NOTHING_KNOWN, Workdays
from .activities import of_activities, of_reports
from .dossiers import STEP_TITLES, of_dossiers
from .duty import DUE_SOON_DAYS, WORST_FIRST, Duty, DutyState, worst_state
from .entries import Entries
from .inspections import of_inspections
from .view import View

__all__ = [
    "DUE_SOON_DAYS",
    "STEP_TITLES",
    "WORST_FIRST",
    "Duty",
    "DutyState",
    "duties",
    "worst_state",
]


def duties(
    plan: Plan,
    logs: tuple[Progress, ...],
    communes: tuple[Commune, ...] | None,
    day: date,
    workdays: Workdays = NOTHING_KNOWN,
    standard: Standard | None = None,
) -> tuple[Duty, ...]:
    """Every duty of the plan and its state on that day: activities, reports, dossiers, findings.

    A plan without a log is a plan where nothing is done; entries and amendments after the day are not
    known yet. An activity that others stand under is no duty. What a group of communes owes is one duty
    for each commune that exists on 31/12 of the plan's year (one for all where no list is known).
    Recurring work is one duty for each term. The steps of the dossiers are those of `standard`, where one
    is given. Of days that `workdays` does not know nothing is said.
    """
    entries = Entries([e for log in logs if log.plan == plan.id for e in log.entries if e.date <= day])
    view = View(amended(plan, day), entries, communes, day, workdays)
    return tuple(_beside_its_workday(duty, workdays) for duty in _all(view, standard))


def _all(view: View, standard: Standard | None) -> Iterator[Duty]:
    yield from of_activities(view)
    yield from of_reports(view)
    if standard is not None:
        yield from of_dossiers(view, standard)
    yield from of_inspections(view)


def _beside_its_workday(duty: Duty, workdays: Workdays) -> Duty:
    """The duty with the last working day, where its last day is none; for a slip of the pen there is none."""
    if duty.last_day is None or duty.misdated:
        return duty
    working = workdays.last_until(duty.last_day)
    return duty if working == duty.last_day else replace(duty, last_working_day=working)
