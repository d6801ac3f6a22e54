"""A plan as its amendments have made it."""

from dataclasses import replace
from datetime import date
from functools import reduce
from typing import TypeAlias

from ..nodes import Origin
from .plan import Activity, Change, Plan, Report

ACTIVITY_FIELDS = ("title", "lead", "partners", "time", "due", "outputs", "serves")
REPORT_FIELDS = ("title", "due")

_Changes: TypeAlias = dict[str, list[Change]]


def amended(plan: Plan, day: date) -> Plan:
    """The plan with every amendment that holds on that day.

    An amendment replaces the fields that it writes, from its date on; a field written and left empty
    takes the old text away. Each value keeps its own place: that of the amendment where it comes from one.
    """
    activities: _Changes = {}
    reports: _Changes = {}
    for amendment in sorted(plan.amendments, key=lambda a: a.date):
        for change in amendment.changes if amendment.date <= day else ():
            if change.at.activity is not None:
                activities.setdefault(change.at.activity, []).append(change)
            if change.at.report is not None:
                reports.setdefault(change.at.report, []).append(change)
    if activities:
        plan = replace(plan, activities=_changed(plan.activities, activities))
    if reports and plan.reporting:
        changed = tuple(reduce(_report, reports.get(r.id, ()), r) for r in plan.reports)
        plan = replace(plan, reporting=replace(plan.reporting, reports=changed))
    return plan


def _changed(activities: tuple[Activity, ...], changes: _Changes) -> tuple[Activity, ...]:
    return tuple(
        replace(reduce(_activity, changes.get(a.id, ()), a), activities=_changed(a.activities, changes))
        for a in activities
    )


def _activity(activity: Activity, change: Change) -> Activity:
    written = {name: getattr(change, name) for name in ACTIVITY_FIELDS if change.origin.has(name)}
    return replace(activity, **written, origin=_joined(activity.origin, change.origin, tuple(written)))


def _report(report: Report, change: Change) -> Report:
    written = {name: getattr(change, name) for name in REPORT_FIELDS if change.origin.has(name)}
    return replace(report, **written, origin=_joined(report.origin, change.origin, tuple(written)))


def _joined(old: Origin, new: Origin, names: tuple[str, ...]) -> Origin:
    """Places from the change for the fields that it writes, from the plan for all others."""
    entries = {**old.node.entries, **{name: new.node.entries[name] for name in names}}
    return Origin(old.path, old.node._replace(entries=entries))
