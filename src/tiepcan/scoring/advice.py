"""The smallest set of changes that reaches a pass, and what each indicator could gain.

A pass rests on the lowest points that are certain, and these only add up: the total is the sum of its
criteria, a criterion the sum of its indicators. So every condition of points asks for a gain, of all
indicators or of those of one criterion, and `selection` finds the fewest indicators that bring it, then
the least points, then the first numbers. Points are compared in the coarsest unit that measures all of
them; should somebody write so many decimals that there would be too many units, gains are rounded down
and needs up: what is promised holds. The promise itself is no estimate: the changed copy is scored.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from math import ceil

from ..messages import Message
from ..model.scores import ScoreEntry
from ..model.standard import Standard
from ..records import frozen
from .changes import Change, change_of
from .climbs import Climb, climb_of, entry_at, figures, steps
from .earned import ZERO, rules_of
from .needs import OF_POINTS, Needs, needs_of, out_of_reach
from .retrial import counted_entry, score_with
from .scorecard import ConditionState, CriterionScore, Scorecard, State, Verdict
from .selection import Group, fewest, select

_LAST_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})", re.ASCII)
"""How standards write the last day of the period: day/month of the assessment year."""
MOST_UNITS = 200_000
"""Into so many units all gains together are divided at most."""


@frozen
class Advice:
    """How a sheet can pass.

    `changes` is the smallest set, in the order of the standard, and `after` the scorecard with it;
    `gains` what each indicator can gain alone, the most first. `blocked`: what no points can mend; then
    there is no set. `beyond`: why there is none otherwise. `waiting`: what must be known beside the points.
    `unknown`: indicators whose maximum nobody knows; `whole`: criteria written only as a whole.
    """

    changes: tuple[Change, ...]
    gains: tuple[Change, ...]
    blocked: tuple[Message, ...]
    beyond: tuple[Message, ...]
    waiting: tuple[Message, ...]
    unknown: tuple[str, ...]
    whole: tuple[str, ...]
    after: Scorecard | None


def advise(card: Scorecard) -> Advice | None:
    """What would make a sheet pass; None where it passes, or where nothing is assessed."""
    if card.verdict in (Verdict.PASS, Verdict.NOT_ASSESSED):
        return None
    climbs = _climbs(card)
    tops = [_change(card, id, climb.top.entry, climb.top.gain) for id, climb in climbs.items()]
    others = [c for c in card.conditions if c.spec.test not in OF_POINTS]
    blocked = tuple(c.reason for c in others if c.state is ConditionState.NOT_MET)
    needs = needs_of(card)
    waiting = tuple(c.reason for c in others if c.state is ConditionState.UNKNOWN) + needs.unknown
    most = {c.spec.id: _most(c, climbs) for c in card.criteria}
    beyond = () if blocked else tuple(out_of_reach(needs, most, climbs))
    raised = {} if blocked or beyond else _smallest(card, climbs, needs)
    after = score_with(card, raised) if raised else None
    return Advice(
        tuple(
            _change(card, id, raised[id], _gain(card, after, id)) for id in climbs if after and id in raised
        ),
        tuple(sorted(tops, key=lambda change: -change.gain)),
        blocked,
        beyond,
        waiting,
        tuple(
            id for id, i in card.indicators.items() if i.spec.max is None and i.state is not State.NONE_AROSE
        ),
        tuple(c.spec.id for c in card.criteria if c.declared),
        after,
    )


def _climbs(card: Scorecard) -> dict[str, Climb]:
    """What can gain anything, in the order of the standard: not where a whole criterion is declared."""
    rules = rules_of(card.standard)
    found = {
        i.spec.id: climb_of(i.spec, counted_entry(card, i.spec.id), card.sheet.origin, rules)
        for criterion in card.criteria
        if not criterion.declared
        for i in criterion.indicators
    }
    return {id: climb for id, climb in found.items() if climb}


def _most(criterion: CriterionScore, climbs: Mapping[str, Climb]) -> Decimal:
    """What the indicators of a criterion can gain together."""
    return sum((climbs[i.spec.id].top.gain for i in criterion.indicators if i.spec.id in climbs), ZERO)


def _change(card: Scorecard, id: str, entry: ScoreEntry, gain: Decimal) -> Change:
    return change_of(card.indicators[id].spec, counted_entry(card, id), entry, gain, rules_of(card.standard))


def _gain(card: Scorecard, after: Scorecard, id: str) -> Decimal:
    return after.indicators[id].points.low - card.indicators[id].points.low


def _smallest(card: Scorecard, climbs: Mapping[str, Climb], needs: Needs) -> dict[str, ScoreEntry]:
    """The new entries of the smallest set: what must be whole, then what its gain leaves to be found."""
    raised = {id: climbs[id].top.entry for id in climbs if id in needs.whole}
    total, groups, wanted = needs.total, [], []
    for criterion in card.criteria:
        mine = {i.spec.id: climbs[i.spec.id] for i in criterion.indicators if i.spec.id in climbs}
        gained = sum((climb.top.gain for id, climb in mine.items() if id in raised), ZERO)
        total -= gained
        wanted.append(max(needs.criteria.get(criterion.spec.id, ZERO) - gained, ZERO))
        groups.append({id: climb for id, climb in mine.items() if id not in raised})
    few = fewest([(n, [c.top.gain for c in g.values()]) for n, g in zip(wanted, groups, strict=True)], total)
    assert few is not None  # what is out of reach was said before
    if not few:
        return raised
    unit = _unit([climb for group in groups for climb in group.values()], [total, *wanted])
    sets = [
        Group(ceil(need / unit), tuple(steps(climb, unit) for climb in group.values()))
        for need, group in zip(wanted, groups, strict=True)
    ]
    found = select(sets, max(ceil(total / unit), 0), len(few))
    for number, group in enumerate(groups):
        for place, (id, climb) in enumerate(group.items()):
            if found and found[number][place]:
                raised[id] = entry_at(climb, found[number][place], unit)
            elif not found and (number, place) in few:
                raised[id] = climb.top.entry  # too fine for the unit: filled up, more than needed
    return raised


def _unit(climbs: Sequence[Climb], needs: Sequence[Decimal]) -> Decimal:
    """The coarsest power of ten that measures all points; coarser still where that makes too many units."""
    points = (*needs, *(figure for climb in climbs for figure in figures(climb)))
    finest = min((int(p.normalize().as_tuple().exponent) for p in points if p), default=0)
    unit = Decimal(1).scaleb(min(finest, 0))
    together = sum((climb.top.gain for climb in climbs), ZERO)
    while together > MOST_UNITS * unit:
        unit = unit.scaleb(1)
    return unit


def is_over(card: Scorecard, day: date) -> bool:
    """Whether the assessed period ended before a day: then nothing in it can be changed any more."""
    return period_is_over(card.standard, card.sheet.year, day)


def period_is_over(standard: Standard, year: int, day: date) -> bool:
    """Whether the period in which a regulation assesses a year ended before a day."""
    last = _LAST_DAY.fullmatch(standard.period.to.strip()) if standard.period else None
    with suppress(ValueError):
        if last:
            return day > date(year, int(last[2]), int(last[1]))
    return day > date(year, 12, 31)
