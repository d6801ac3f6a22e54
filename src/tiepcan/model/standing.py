"""What a progress log says of one thing in the end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..records import frozen
from .plan import Activity, every_activity
from .progress import ProgressEntry, ProgressStatus

# Of entries of one day the last of these holds: work that was taken up and finished on a day is finished.
WEIGHT = {
    ProgressStatus.IN_PROGRESS: 0,
    ProgressStatus.PAUSED: 1,
    ProgressStatus.CANCELLED: 2,
    ProgressStatus.DONE: 3,
}


@frozen
class Standing:
    """The status that holds, since when and why, the extension that holds, and how many there were.

    `reason` is that of the status; where the log gives none, that of the extension. `shown`: a product or
    evidence is named, in whatever entry.
    """

    status: ProgressStatus | None = None
    since: date | None = None
    extended_to: date | None = None
    extensions: int = 0
    reason: str | None = None
    shown: bool = False

    @property
    def is_settled(self) -> bool:
        """Done, paused or cancelled: what the dates say no longer matters."""
        return self.status not in (None, ProgressStatus.IN_PROGRESS)


def status_of(entry: ProgressEntry) -> ProgressStatus | None:
    """What an entry says. Of a report the day of receipt is enough: it means done."""
    received = entry.report is not None and entry.extended_to is None
    return entry.status or (ProgressStatus.DONE if received else None)


def needs_approval(entry: ProgressEntry, *, set_above: bool) -> bool:
    """Whether the extension that an entry tells of holds only with the approval of a higher authority.

    Nobody extends a deadline that was set above: that of a commune is set by the office, that of a
    dossier by the law, and that of an activity or report by whoever `set_by` names.
    """
    return set_above or entry.commune is not None or entry.dossier is not None


def standing_of(
    own: Sequence[ProgressEntry], general: Sequence[ProgressEntry] = (), *, set_above: bool = False
) -> Standing:
    """The standing of an activity or report, or of one commune's part in it; the order means nothing.

    `own` are the commune's entries, `general` those that name no commune: they speak for every commune
    that has no status of its own, and extend the deadline of all. A status holds since the first of the
    entries that repeat it; of two extensions the later one holds. One without the approval that it needs
    does not count (`set_above`: a higher authority set the deadline).
    """
    extended = [
        (e.date, e.extended_to, e.reason or "")
        for e in (*own, *general)
        if e.extended_to and (e.approved_by or not needs_approval(e, set_above=set_above))
    ]
    status = since = reason = None
    for day, said, why in _stated(own) or _stated(general):
        if said is not status:
            status, since, reason = said, day, why
    shown = any(e.outputs or e.evidence for e in (own if _stated(own) else (*own, *general)))
    _, until, because = max(extended, default=(None, None, ""))
    return Standing(status, since, until, len(extended), reason or because or None, shown)


def _stated(entries: Sequence[ProgressEntry]) -> list[tuple[date, ProgressStatus, str | None]]:
    stated = [(e.date, status, e.reason) for e in entries if (status := status_of(e))]
    return sorted(stated, key=lambda s: (s[0], WEIGHT[s[1]]))


def with_hosts(activities: tuple[Activity, ...], own: Mapping[str, Standing]) -> dict[str, Standing]:
    """The standing of every activity that nothing stands under; a merged one is done when its host is.

    A host may be merged itself; one that others stand under is done when all of these are that were not
    cancelled or merged elsewhere. Activities merged in a circle stay as the log says.
    """
    known = {a.id: a for a in every_activity(activities)}
    found: dict[str, Standing] = {}
    finished: dict[str, date | None] = {}
    for activity in known.values():
        path: list[Activity] = []
        at: Activity | None = activity
        while at is not None and not at.activities and at.id not in found:
            found[at.id] = own.get(at.id, Standing())
            if found[at.id].is_settled:
                break
            path.append(at)
            at = known.get(at.merged_into or "")
        if at is not None and at.activities and at.id not in finished:
            finished[at.id] = _done_on(_counted(at, own))
        done = None if at is None else finished[at.id] if at.activities else _done_on([found[at.id]])
        for merged in path if done else ():
            if merged.merged_into:
                found[merged.id] = replace(
                    found[merged.id], status=ProgressStatus.DONE, since=done, shown=True
                )
    return found


def _counted(heading: Activity, own: Mapping[str, Standing]) -> list[Standing]:
    """The standings that decide whether a heading is done."""
    leaves = [a for a in every_activity(heading.activities) if not a.activities and not a.merged_into]
    standings = [own.get(a.id, Standing()) for a in leaves]
    return [s for s in standings if s.status is not ProgressStatus.CANCELLED]


def _done_on(standings: list[Standing]) -> date | None:
    """The day on which the last of them was finished; None while one is not."""
    days = [s.since for s in standings if s.status is ProgressStatus.DONE and s.since]
    return max(days) if days and len(days) == len(standings) else None
