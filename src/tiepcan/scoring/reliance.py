"""What a result rests on that is not confirmed: said with every result, each thing once."""

from collections.abc import Iterator, Sequence

from ..messages import Message, say
from ..model.sources import Source, Status, source_of
from ..model.standard import ConditionTest, Standard
from .earned import Earned
from .scorecard import ConditionResult, ConditionState, CriterionScore, State, Unverified

_PLACE = say("the number and place of the indicator")
_VALUES: dict[str, Message] = {
    "id": _PLACE,
    "measure": say("the way of computing points from facts"),
    "max": say("the maximum"),
    "none": say("the points where nothing arose"),
    "bands": say("the bands of points"),
    "needed": say("the level that is needed"),
    "minimum": say("the penalty"),
}
_OPEN = (State.PARTLY_ASSESSED, State.NOT_ASSESSED)
_ORDER = (Status.UNVERIFIED, Status.INFERRED, Status.SECONDARY, Status.OFFICE)
"""The least certain first, an office's own values last; what is confirmed is not listed."""


def reliance(
    standard: Standard,
    earned: dict[str, Earned],
    criteria: Sequence[CriterionScore],
    conditions: Sequence[ConditionResult],
) -> tuple[Unverified, ...]:
    """The unconfirmed values that were used, the least certain first."""
    gathered: dict[tuple[str, Status], tuple[Message, list[str], list[Source]]] = {}
    for what, id, source in (*_of_indicators(standard, earned), *_of_groups(criteria)):
        _, ids, sources = gathered.setdefault((what.msgid, source.status), (what, [], []))
        ids.append(id)
        sources.append(source)
    found = [
        Unverified(say("{what}: indicators {ids}", what=what, ids=ids), status, tuple(sources))
        for (_, status), (what, ids, sources) in gathered.items()
    ]
    found += [Unverified(what, s.status, (s,)) for what, s in _of_result(standard, earned, conditions)]
    unsure = [u for u in found if u.status in _ORDER]
    return tuple(sorted(unsure, key=lambda u: _ORDER.index(u.status)))


def _of_indicators(standard: Standard, earned: dict[str, Earned]) -> Iterator[tuple[Message, str, Source]]:
    """The indicators that were assessed, and the values of theirs that made points of facts."""
    for spec in standard.indicators():
        result = earned.get(spec.id)
        if result is None or result.state is State.NOT_ASSESSED:
            continue
        yield _PLACE, spec.id, spec.source
        # An item's measure is one statement, however often the item is written.
        for use in {(use.value, use.id): use for use in result.used}.values():
            if use.source is not spec.source:
                yield _VALUES[use.value], use.id, use.source


def _of_groups(criteria: Sequence[CriterionScore]) -> Iterator[tuple[Message, str, Source]]:
    """The maxima known only together, where they limit what an open indicator can still become."""
    for criterion in criteria:
        if criterion.declared:
            continue
        still = {i.spec.id for i in criterion.indicators if i.spec.max is None and i.state in _OPEN}
        for group in criterion.spec.groups:
            if still & set(group.indicators):
                yield from ((_VALUES["max"], id, group.source) for id in group.indicators)


def _of_result(
    standard: Standard, earned: dict[str, Earned], conditions: Sequence[ConditionResult]
) -> Iterator[tuple[Message, Source]]:
    """Rounding, thresholds and forms that were compared with."""
    rounding = standard.rounding
    if rounding and any(e.rounded for e in earned.values()):
        yield say("rounding of computed points"), source_of(rounding, "share_decimals")
    for result in conditions:
        for source in {id(source): source for source in result.sources}.values():
            yield say("condition “{name}”", name=result.spec.name), source
        open_total = (
            result.spec.test is ConditionTest.TOTAL_AT_LEAST and result.state is ConditionState.UNKNOWN
        )
        if open_total and rounding and rounding.total is None:
            yield say("rounding of the total"), source_of(rounding, "total")
