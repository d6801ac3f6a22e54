"""Checks of a progress log."""

from collections.abc import Callable, Iterator
from datetime import date

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.plan import every_activity
from ..model.progress import Progress, ProgressEntry, ProgressStatus
from ..model.standing import WEIGHT, status_of
from ..spelling import folded, nearest
from .neighbours import Neighbours
from .plan_dates import days_of_issue

MOST_HINTS = 20
_ENDS = (ProgressStatus.PAUSED, ProgressStatus.CANCELLED)  # what can be said of a dossier as a whole


def done_without_evidence(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """A finished activity names its product or evidence.

    Without it the inspection cannot count the activity, and the report would claim more than the file
    can show. The product or the paper may also stand in another entry of the same activity.
    """
    shown = {(e.activity, e.commune) for e in log.entries if e.outputs or e.evidence}
    for entry in log.entries:
        if entry.activity is None or entry.status is not ProgressStatus.DONE:
            continue
        if (entry.activity, entry.commune) not in shown:
            message = say("activity {id} is done, but nothing shows it", id=entry.activity)
            hint = say("add `outputs` or `evidence`")
            yield Diagnostic("P102", message, entry.origin.at("status"), hint)


def plan_missing(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """A log belongs to a plan of the workspace.

    The log of a plan that is not there takes part in no result, and the plan it was meant for looks as
    if nothing had been done.
    """
    if around.plans is not None and log.plan not in around.plans:
        message = say("there is no plan “{id}”", id=log.plan)
        yield Diagnostic("L101", message, log.origin.at("plan"), _Nearest([*around.plans]).hint(log.plan))


def thing_unknown(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """An entry names an activity or a report of its plan, or the finding of an inspection in its log.

    An entry that points nowhere counts for nothing. An activity that others stand under is only their
    heading: its entries belong to those.
    """
    plan = (around.plans or {}).get(log.plan)
    if plan is None:
        return
    activities = {a.id: a for a in every_activity(plan.activities)}
    near = _Nearest([*activities, *(r.id for r in plan.reports)])
    reports = {r.id for r in plan.reports}
    findings = {f.id for e in log.entries for f in e.findings}
    found = _Nearest(sorted(findings))
    for entry in log.entries:
        id = entry.activity
        if id is not None and id not in activities:
            message = say("the plan has no activity {id}", id=id)
            yield Diagnostic("L102", message, entry.origin.at("activity"), near.hint(id))
        elif id is not None and activities[id].activities:
            message = say("{id} is the heading of other activities; nothing is tracked under it", id=id)
            hint = say("name one of: {parts}", parts=[a.id for a in activities[id].activities])
            yield Diagnostic("L102", message, entry.origin.at("activity"), hint)
        if entry.report is not None and entry.report not in reports:
            message = say("the plan has no report “{id}”", id=entry.report)
            yield Diagnostic("L102", message, entry.origin.at("report"), near.hint(entry.report))
        if entry.finding is not None and entry.finding not in findings:
            message = say("no inspection in this log found “{id}”", id=entry.finding)
            yield Diagnostic("L102", message, entry.origin.at("finding"), found.hint(entry.finding))


def commune_unknown(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """An entry names a commune by its slug in the office's list, whether it still exists or not."""
    if around.communes is None:
        return
    known = set(around.communes)
    near = _Nearest(sorted(known))
    for entry in log.entries:
        for field, slug in (("commune", entry.commune), ("dossier", entry.dossier)):
            if slug is not None and slug not in known:
                message = say("there is no commune “{slug}” in the list", slug=slug)
                yield Diagnostic("L103", message, entry.origin.at(field), near.hint(slug))


def entry_without_meaning(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """An entry says one thing of one activity, one report, one dossier or one finding.

    Of an activity or the finding of an inspection it says a status, an extension, or products and evidence;
    of a report the day of receipt is enough; of a dossier the step that it has reached, or that the rest of
    its steps is paused or cancelled.
    """
    for entry in log.entries:
        message = _what_is_missing(entry)
        if message:
            yield Diagnostic("L104", message, entry.origin.at())


def _what_is_missing(entry: ProgressEntry) -> Message | None:
    things = (entry.activity, entry.report, entry.dossier, entry.finding)
    named = [n for n in things if n is not None]
    if not named:
        return say("the entry names neither an activity nor a report nor a dossier nor a finding")
    if len(named) > 1:
        return say("the entry names more than one thing; make an entry for each")
    if entry.dossier is not None and entry.step is None and entry.status not in _ENDS:
        return say("the entry does not say which step the dossier has reached")
    if entry.dossier is None and entry.step is not None:
        return say("a step belongs to a dossier, and the entry names none")
    says = entry.status or entry.extended_to or entry.outputs or entry.evidence or entry.findings
    if (entry.activity is not None or entry.finding is not None) and not says:
        return say("the entry says neither a status nor an extension")
    return None


def extension_without_reason(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """A later deadline has a reason.

    An extension takes a duty out of the list of late ones; whoever reads it must see why.
    """
    for entry in log.entries:
        if entry.extended_to and not entry.reason:
            message = say("the deadline is extended without a reason")
            yield Diagnostic("L105", message, entry.origin.at("extended_to"), say("add `reason`"))


def entry_in_the_future(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """An entry is dated on the day when something happened, not ahead.

    Entries after the day that is asked about are not counted. A day that is yet to come is most often a
    slip in the year.
    """
    for entry in log.entries:
        if entry.date > around.day:
            values = {"date": entry.date, "day": around.day}
            message = say("the entry is dated {date}, after {day}: it is not counted", **values)
            yield Diagnostic("L106", message, entry.origin.at("date"))


def entry_before_the_plan(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """An entry is not dated before its plan.

    Work begins with the year of the plan or of the year that it assesses, or on the day on which the plan
    was issued, where that is earlier: many are issued in December. Of a plan without a date the whole
    last quarter before its year is let pass. An earlier day is most often a slip in the year.
    """
    plan = (around.plans or {}).get(log.plan)
    if plan is None:
        return
    first, last = days_of_issue(plan)
    if plan.date and first <= plan.date <= last:
        first = min(plan.date, date(min(plan.year, plan.assesses or plan.year), 1, 1))
    for entry in log.entries:
        if entry.date < first:
            values = {"date": entry.date, "year": plan.year}
            message = say("the entry is dated {date}, before the plan of {year} began", **values)
            yield Diagnostic("L110", message, entry.origin.at("date"))


def done_twice(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """A thing is finished once.

    Two entries say that the same was done, on different days or by two people; the first one counts. A
    thing that was taken up again in between may be finished again.
    """
    done: dict[tuple[object, ...], ProgressEntry] = {}
    stated = [(entry, status) for entry in log.entries if (status := status_of(entry))]
    for entry, status in sorted(stated, key=lambda s: (s[0].date, WEIGHT[s[1]])):
        if entry.activity is None and entry.report is None and entry.finding is None:
            continue
        thing = (entry.activity, entry.report, entry.finding, entry.commune, folded(entry.term or ""))
        if status is not ProgressStatus.DONE:
            done.pop(thing, None)
        elif thing in done:
            message = say("this was already done on {date}", date=done[thing].date)
            field = "status" if entry.status else "date"
            yield Diagnostic("L107", message, entry.origin.at(field))
        else:
            done[thing] = entry


class _Nearest:
    """The known name that looks like a wrong one. Looking is slow: it is done for the first few only."""

    def __init__(self, known: list[str]) -> None:
        self.known, self.left = known, MOST_HINTS

    def hint(self, written: str) -> Message | None:
        """A question, where a known name is near."""
        self.left -= 1
        near = nearest(written, self.known) if self.left >= 0 else None
        return say("did you mean “{near}”?", near=near) if near else None


CHECKS: dict[str, Callable[[Progress, Neighbours], Iterator[Diagnostic]]] = {
    "P102": done_without_evidence,
    "L101": plan_missing,
    "L102": thing_unknown,
    "L103": commune_unknown,
    "L104": entry_without_meaning,
    "L105": extension_without_reason,
    "L106": entry_in_the_future,
    "L107": done_twice,
    "L110": entry_before_the_plan,
}
