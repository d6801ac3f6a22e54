"""Checks of what a log says of inspections, of recurring work and of deadlines set above."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..messages import say
from ..model.amendments import amended
from ..model.log_order import misplaced, ranks_of
from ..model.plan import Activity, Plan, Report, every_activity
from ..model.progress import DossierStep, Progress, ProgressEntry
from ..model.standing import needs_approval
from ..schedule import timing_of
from ..spelling import folded
from .neighbours import Neighbours


def extension_without_approval(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """A deadline that was set above is extended by whoever set it.

    The deadlines of communes are set by the office, those of dossiers by the law, and that of an activity
    or report with `set_by` by the authority named there. Such an extension names the document that approves
    it (`approved_by`: number, date); without it the first deadline still counts.
    """
    plan = (around.plans or {}).get(log.plan)
    above = _set_above(plan) if plan else frozenset()
    for entry in log.entries:
        set_above = bool({entry.activity, entry.report} & above)
        if entry.extended_to and not entry.approved_by and needs_approval(entry, set_above=set_above):
            message = say("the deadline was set above, and nothing shows who approved the extension")
            hint = say("add `approved_by` with number and date; until then the first deadline counts")
            yield Diagnostic("L120", message, entry.origin.at("extended_to"), hint)


def _set_above(plan: Plan) -> frozenset[str | None]:
    """The activities and reports whose deadline a higher authority has set."""
    things: tuple[Activity | Report, ...] = (*every_activity(plan.activities), *plan.reports)
    return frozenset(thing.id for thing in things if thing.set_by)


def finding_named_twice(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """The id of an inspection's finding occurs once in a log: later entries name the finding by it."""
    seen: set[str] = set()
    for finding in (f for e in log.entries for f in e.findings):
        if finding.id in seen:
            message = say("the id “{id}” is given to two findings", id=finding.id)
            yield Diagnostic("L121", message, finding.origin.at("id"))
        seen.add(finding.id)


def term_unknown(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """`term` names an occurrence of recurring work: quý I, tháng 3, 6 tháng đầu năm.

    An entry with a term that the plan's own words do not give counts for nothing.
    """
    plan = (around.plans or {}).get(log.plan)
    if plan is None:
        return
    plan = amended(plan, around.day)
    things: dict[str | None, Activity | Report] = {a.id: a for a in every_activity(plan.activities)}
    reports: dict[str | None, Activity | Report] = {r.id: r for r in plan.reports}
    for entry in log.entries:
        thing = things.get(entry.activity) or reports.get(entry.report)
        if entry.term is None or thing is None:
            continue
        timing = timing_of(thing, plan.year)
        labels = [term.label for term in timing.terms]
        if folded(entry.term) not in map(folded, labels):
            message = say("the plan knows no term “{term}” here", term=entry.term)
            hint = say("its terms are: {terms}", terms=labels) if labels else None
            yield Diagnostic("L122", message, entry.origin.at("term"), hint)


def supplement_not_asked_for(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """A dossier is supplemented after somebody asked for it.

    The days to supplement a dossier count from the request (bước `returned`); without it nobody can tell
    whether the supplement came in time.
    """
    asked: dict[str, list[ProgressEntry]] = {}
    for entry in log.entries:
        if entry.dossier is not None and entry.step is DossierStep.RETURNED:
            asked.setdefault(entry.dossier, []).append(entry)
    for entry in log.entries:
        if entry.dossier is None or entry.step is not DossierStep.RESUBMITTED:
            continue
        if not any(request.date <= entry.date for request in asked.get(entry.dossier, ())):
            message = say("the dossier was supplemented, but no request of it is in the log")
            yield Diagnostic(
                "L123", message, entry.origin.at("step"), say("add an entry with step: returned")
            )


def entry_out_of_order(log: Progress, around: Neighbours) -> Iterator[Diagnostic]:
    """The entries of a log stand in the order of their days.

    No result rests on it, but people read a log from the top, and look for what is new at the end, where
    `tiepcan progress` writes. A log may also be kept thing by thing, all entries about one activity, report
    or dossier together: then the order counts within each.
    """
    ranks = ranks_of(log.entries)
    wrong = misplaced(ranks)
    if wrong:
        entry, above = log.entries[wrong[0]], log.entries[wrong[0] - 1]
        values = {"date": entry.date, "above": above.date, "count": len(wrong)}
        message = say("the entry of {date} stands below one of {above}; out of order: {count}", **values)
        hint = say("put the entries in the order of their days")
        yield Diagnostic("L124", message, entry.origin.at("date"), hint, entry.date.isoformat())


CHECKS: dict[str, Callable[[Progress, Neighbours], Iterator[Diagnostic]]] = {
    "L120": extension_without_approval,
    "L121": finding_named_twice,
    "L122": term_unknown,
    "L123": supplement_not_asked_for,
    "L124": entry_out_of_order,
}
