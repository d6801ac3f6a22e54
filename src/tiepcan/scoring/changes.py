"""A change of one entry, told in the units in which an office works."""

from collections.abc import Iterator
from decimal import Decimal

from ..messages import Message, say
from ..model.indicators import Indicator
from ..model.scores import ScoreEntry
from ..records import frozen
from .earned import ZERO, Rules, Spec
from .earning import earn

_OF_TIME = "thời hạn"
"""Indicators whose official name speaks of deadlines count cases that were late."""


@frozen
class Change:
    """An indicator, its entry after the change, the points that this gains, and the change in words."""

    indicator: str
    entry: ScoreEntry
    gain: Decimal
    text: Message


def change_of(
    spec: Indicator, before: ScoreEntry | None, after: ScoreEntry, gain: Decimal, rules: Rules
) -> Change:
    """The change from one entry to another."""
    worth = say("it passes") if rules.pass_fail else say("+{points} points", points=gain)
    what = _told(spec, say("indicator {id}", id=spec.id), before, after, rules)
    return Change(spec.id, after, gain, say("{what}: {worth}", what=what, worth=worth))


def _told(spec: Spec, where: Message, before: ScoreEntry | None, after: ScoreEntry, rules: Rules) -> Message:
    """What somebody has to do, in natural units."""
    if before and after.done is not None and before.done is not None and after.done != before.done:
        text = say("{more} more case(s) done as required, {where} ({before} → {after} of {total})")
        if _OF_TIME in (spec.name or ""):
            text = say("{more} late case(s) → in time, {where} ({before} → {after} of {total})")
        values = {"before": before.done, "after": after.done, "total": after.total}
        return say(text.msgid, more=after.done - before.done, where=where, **values)
    if after.yes and not (before and before.yes):
        return say("{where}: no → yes", where=where) if before else say("{where}: yes", where=where)
    if after.count is not None and (before is None or before.count != after.count):
        had = (before.count if before else None) or ZERO
        return say(
            "{more} more, {where} ({before} → {after})",
            more=after.count - had,
            where=where,
            before=had,
            after=after.count,
        )
    if after.items and isinstance(spec, Indicator):
        return say("{where}: {items}", where=where, items=list(_items(spec, before, after, rules)))
    return _declared(spec, where, before, after, rules)


def _items(spec: Indicator, before: ScoreEntry | None, after: ScoreEntry, rules: Rules) -> Iterator[Message]:
    """The items that change."""
    for item in spec.items:
        old, new = before.items.get(item.id) if before else None, after.items.get(item.id)
        if new is not None and new is not old:
            yield _told(item, say("item {id}", id=item.id), old, new, rules)


def _declared(
    spec: Spec, where: Message, before: ScoreEntry | None, after: ScoreEntry, rules: Rules
) -> Message:
    """Points, or a pass, that are declared: of something assessed, or of what is still open."""
    now, then = earn(spec, before, rules).points, earn(spec, after, rules).points
    if rules.pass_fail:
        return (
            say("{where}: not passed → passed", where=where)
            if now.exact
            else say("{where}: assess", where=where)
        )
    if now.exact:
        return say("{where}: {before} → {after} points", where=where, before=now.low, after=then.low)
    return say("{where}: assess, {after} points", where=where, after=then.low)
