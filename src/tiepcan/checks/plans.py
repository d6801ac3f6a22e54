"""Checks of a plan's numbers, references and completeness; its times are checked in `plan_times.py`."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.amendments import amended
from ..model.plan import Activity, Plan, every_activity
from ..scoring.choice import known_standards, named_standard, serves, serving
from .neighbours import Neighbours
from .plan_holidays import holidays_unknown, last_working_day_unknown
from .plan_times import (
    day_without_report,
    time_ends_before_it_begins,
    time_not_understood,
    time_outside_the_year,
    time_stated_twice,
)

if TYPE_CHECKING:
    from ..model.standard import Standard

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def number_of_activity_twice(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """An activity's number occurs once in a plan.

    The progress log, amendments and other activities name an activity by its number; with two of the
    same number nobody can say which one was done. A dot or bracket behind a number changes nothing.
    """
    seen: set[str] = set()
    for activity in every_activity(plan.activities):
        if _bare(activity.id) in seen:
            message = say("the number {id} is given to two activities", id=activity.id)
            yield Diagnostic(
                "P101", message, activity.origin.at("id"), say("give each activity its own number")
            )
        seen.add(_bare(activity.id))


def activity_incomplete(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """An activity says what is done, who leads it, by when, and what comes of it.

    Inspections ask for a plan that is clear about work, people, time, responsibility and product. A
    missing part does not stop anything; it is a note, so that whoever drafts the plan can complete it.
    An activity that others stand under is only their heading and needs none of this.
    """
    for activity in every_activity(amended(plan, around.day).activities):
        missing = [] if activity.activities else _missing_parts(activity)
        if missing:
            message = say("activity {id} does not say: {missing}", id=activity.id, missing=missing)
            yield Diagnostic("P103", message, activity.origin.at("id"))


def _missing_parts(activity: Activity) -> list[Message]:
    parts = (
        (activity.title, say("what is done (title)")),
        (activity.lead, say("who leads (lead)")),
        (activity.time or activity.due or activity.merged_into, say("when (time or due)")),
        (activity.outputs, say("what product or result (outputs)")),
    )
    return [name for value, name in parts if not value]


def standard_does_not_serve(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """The standard that a plan names is known and holds for the assessed year.

    Each regulation serves its own years. A plan of one year may assess the year before (`assesses`), and
    then falls under that year's regulation: never under the nearest one that happens to be known.
    """
    if plan.standard is None:
        return
    at = plan.origin.at("standard")
    year = plan.assesses or plan.year
    holds = serves(around.standards, plan.standard, year)
    if holds is None:
        message = say("there is no standard “{id}”", id=plan.standard)
        yield Diagnostic("P108", message, at, known_standards(around.standards))
    elif not holds:
        named = named_standard(around.standards, plan.standard)
        name = named.name if named else plan.standard
        message = say("{name} does not hold for the assessment year {year}", name=name, year=year)
        others = ", ".join(s.id for s in serving(around.standards, year))
        hint = say("for {year} write: {serving}", year=year, serving=others) if others else None
        yield Diagnostic("P108", message, at, hint)


def host_missing(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """`merged_into` names another activity of the plan.

    A merged activity is done when its host is done, so the host must exist, and two activities cannot
    be each other's host.
    """
    activities = {a.id: a for a in every_activity(plan.activities)}
    circular = _in_circles(activities)
    for activity in activities.values():
        at = activity.origin.at("merged_into")
        if activity.merged_into is not None and activity.merged_into not in activities:
            yield Diagnostic("P109", say("there is no activity {id}", id=activity.merged_into), at)
        elif activity.id in circular:
            message = say("activity {id} is merged into itself, in a circle", id=activity.id)
            yield Diagnostic("P109", message, at)


def _in_circles(activities: Mapping[str, Activity]) -> set[str]:
    """The activities that come back to themselves when one follows `merged_into`."""
    found: set[str] = set()
    walked: set[str] = set()
    for start in activities:
        path: list[str] = []
        at = start
        while at in activities and at not in walked:
            walked.add(at)
            path.append(at)
            at = activities[at].merged_into or ""
        if at in path:
            found.update(path[path.index(at) :])
    return found


def indicator_unknown(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """`serves` names indicators of the standard that the plan works under."""
    serving_some = [a for a in every_activity(amended(plan, around.day).activities) if a.serves]
    standards = _standards_of(plan, around) if serving_some else []
    numbers = {i.id for s in standards for i in s.indicators()}
    for activity in serving_some if numbers else ():
        for at, number in enumerate(activity.serves):
            if number not in numbers:
                name = standards[0].name
                message = say("{name} has no indicator {number}", name=name, number=number)
                yield Diagnostic("P111", message, activity.origin.at("serves", at))


def _standards_of(plan: Plan, around: Neighbours) -> "list[Standard]":
    if plan.standard is not None:
        named = named_standard(around.standards, plan.standard)
        return [named] if named else []
    return serving(around.standards, plan.assesses or plan.year)


def report_twice(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """The id of a report occurs once in a plan: the log names a report by it."""
    seen: set[str] = set()
    for report in plan.reports:
        if report.id in seen:
            message = say("the id “{id}” is given to two reports", id=report.id)
            yield Diagnostic("P112", message, report.origin.at("id"))
        seen.add(report.id)


def amendment_without_target(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """An amendment changes one activity or one report of the plan.

    One that points nowhere would change nothing, in silence, and a slip would stay as it is.
    """
    activities = {a.id for a in every_activity(plan.activities)}
    reports = {r.id for r in plan.reports}
    for change in (c for a in plan.amendments for c in a.changes):
        target = change.at
        if (target.activity is None) == (target.report is None):
            message = say("an amendment names one activity or one report")
            yield Diagnostic("P113", message, change.origin.at("at"))
        elif target.activity is not None and target.activity not in activities:
            message = say("there is no activity {id}", id=target.activity)
            yield Diagnostic("P113", message, target.origin.at("activity"))
        elif target.report is not None and target.report not in reports:
            message = say("there is no report “{id}”", id=target.report)
            yield Diagnostic("P113", message, target.origin.at("report"))


def number_skipped(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """Numbers of activities run on without a gap: 3.1, 3.2, or I, II; under 3 the first one is 3.1.

    A gap often means that an activity was lost when the plan was copied.
    """
    for heading in every_activity(plan.activities):
        first = _counted(heading.activities[0].id) if heading.activities else None
        if first and first[0] == f"{_bare(heading.id)}." and first[1] > 1:
            id = heading.activities[0].id
            message = say("under {heading} comes {id} first: a number is skipped", heading=heading.id, id=id)
            yield Diagnostic("P114", message, heading.activities[0].origin.at("id"))
    groups = [plan.activities, *(a.activities for a in every_activity(plan.activities))]
    for siblings in groups:
        for before, after in pairwise(siblings):
            one, other = _counted(before.id), _counted(after.id)
            if one and other and one[0] == other[0] and other[1] > one[1] + 1:
                message = say("after {before} comes {id}: a number is skipped", before=before.id, id=after.id)
                yield Diagnostic("P114", message, after.origin.at("id"))


def _bare(number: str) -> str:
    """A number without what is only written around it."""
    return number.strip(" .)(")


def _counted(number: str) -> tuple[str, int] | None:
    """A number like 3.12 as what stands before its last part, and that part; Roman numerals count as well."""
    head, dot, tail = _bare(number).rpartition(".")
    if tail in ROMAN:
        return head + dot + "I", ROMAN.index(tail) + 1
    return (head + dot, int(tail)) if tail.isascii() and tail.isdigit() and len(tail) < 5 else None


def file_name_differs(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A plan lies in `plans/<id>.yaml`.

    Commands find a plan by its id as the name of its file, and its log beside it.
    """
    folder, _, name = plan.origin.path.replace("\\", "/").rpartition("/")
    stem = name.rpartition(".")[0]
    if folder.rpartition("/")[2] == "plans" and stem != plan.id:
        message = say("the file is called {name}, the plan “{id}”", name=name, id=plan.id)
        yield Diagnostic(
            "P116", message, plan.origin.at("id"), say("rename the file to {id}.yaml", id=plan.id)
        )


CHECKS: dict[str, Callable[[Plan, Neighbours], Iterator[Diagnostic]]] = {
    "P101": number_of_activity_twice,
    "P103": activity_incomplete,
    "P104": time_stated_twice,
    "P105": time_not_understood,
    "P106": day_without_report,
    "P108": standard_does_not_serve,
    "P109": host_missing,
    "P110": time_outside_the_year,
    "P111": indicator_unknown,
    "P112": report_twice,
    "P113": amendment_without_target,
    "P114": number_skipped,
    "P116": file_name_differs,
    "P117": time_ends_before_it_begins,
    "H105": holidays_unknown,
    "H106": last_working_day_unknown,
}
