"""Which parts to raise so that every need is met: fewest parts, then least gain, then the first ones.

The parts lie in groups (indicators in criteria). A group may need a gain of its own, and all together
need one. A part gains one of its steps, or nothing.

**How many** parts are needed is a matter of their largest gains alone. With j parts of a group nothing
brings more than its j largest ones, and what the next part brings only falls: so each group takes as
many of its largest as its own need asks for, and then whichever part brings most until the common need
is met. No smaller number can do, as no other choice of as many parts brings more.

**Which** parts, and how much of each, is not greedy: the parts that bring most may have coarse steps,
and a group's need may force a poor part in. All gains are whole numbers of one unit, so the sums that
exactly j parts can reach fit into the bits of one integer (`sums`). They are worked out from the last
part to the first, those that leave a group's need unmet are dropped, and the smallest sum that meets the
common need is the least gain. Then the parts are asked in order, each taken where the same sum can still
be reached with it: that is the first set in the order of the parts. Last, each taken part gains as much
as the others can do without.

Nothing is tried at random and nothing is left out, so the answer is exact; the work grows with parts² ×
units, not with the number of sets (41 parts have more than two million million).
"""

from collections.abc import Sequence
from decimal import Decimal

from ..records import frozen
from .earned import ZERO
from .sums import NOTHING, from_on, highest, lowest, missing_to, plus, up_to


@frozen
class Group:
    """Parts that together need a gain of their own; each part is the set of its steps, in units, above 0."""

    need: int
    parts: tuple[int, ...]


def fewest(
    groups: Sequence[tuple[Decimal, Sequence[Decimal]]], total: Decimal
) -> list[tuple[int, int]] | None:
    """As few parts as will do, each by its group and place, by their largest gains.

    None where all of them are not enough.
    """
    chosen: list[tuple[int, int]] = []
    gained = ZERO
    spare: list[tuple[Decimal, int, int]] = []
    for number, (need, gains) in enumerate(groups):
        left = sorted(((-gain, number, place) for place, gain in enumerate(gains)), reverse=True)
        here = ZERO
        while here < need and left:
            most, *at = left.pop()
            here -= most
            chosen.append((at[0], at[1]))
        if here < need:
            return None
        gained += here
        spare += left
    for most, number, place in sorted(spare):
        if gained >= total:
            break
        gained -= most
        chosen.append((number, place))
    return chosen if gained >= total else None


@frozen
class _Tables:
    """Sums by number of parts: within each group from a part on, and in all groups from one on."""

    groups: Sequence[Group]
    limit: int
    within: list[list[list[int]]]
    after: list[list[int]]


def select(groups: Sequence[Group], total: int, count: int) -> tuple[tuple[int, ...], ...] | None:
    """The gain of each part of each group (0: left as it is) with exactly `count` parts raised.

    None where that cannot be done in whole units.
    """
    limit = sum(sorted((highest(p) or 0 for g in groups for p in g.parts), reverse=True)[:count])
    tables = _tables(groups, count, limit)
    least = lowest(from_on(tables.after[0][count], total))
    if least is None:
        return None
    taken = _members(tables, count, least)
    chosen = [
        Group(group.need, tuple(p for p, mine in zip(group.parts, members, strict=True) if mine))
        for group, members in zip(groups, taken, strict=True)
    ]
    gains = iter(_gains(_tables(chosen, count, limit), least))
    return tuple(tuple(next(gains) if mine else 0 for mine in members) for members in taken)


def _tables(groups: Sequence[Group], count: int, limit: int) -> _Tables:
    within = [_sums_within(group, count, limit) for group in groups]
    after = [[NOTHING, *[0] * count]]
    for group, sums in zip(reversed(groups), reversed(within), strict=True):
        met = [from_on(s, group.need) for s in sums[0]]
        after.insert(0, [_united(met, after[0], j, limit) for j in range(count + 1)])
    return _Tables(groups, limit, within, after)


def _sums_within(group: Group, count: int, limit: int) -> list[list[int]]:
    """For each part of a group and each number j: what j parts from this one on can gain together."""
    table = [[NOTHING, *[0] * count]]
    for part in reversed(group.parts):
        rest = table[0]
        table.insert(0, [rest[0], *(rest[j] | plus(rest[j - 1], part, limit) for j in range(1, count + 1))])
    return table


def _united(here: Sequence[int], later: Sequence[int], count: int, limit: int) -> int:
    found = 0
    for j in range(count + 1):
        if here[j] and later[count - j]:
            found |= plus(here[j], later[count - j], limit)
    return found


def _members(tables: _Tables, count: int, least: int) -> list[list[bool]]:
    """Part after part: taken where the least gain can still be reached with it."""
    before, left = NOTHING, count
    taken: list[list[bool]] = []
    for number, group in enumerate(tables.groups):
        here, members = NOTHING, []
        for place, part in enumerate(group.parts, 1):
            with_it = plus(here, part, tables.limit)
            mine = left > 0 and _reaches(tables, (number, place), before, with_it, (left - 1, least))
            if mine:
                here, left = with_it, left - 1
            members.append(mine)
        before = plus(before, from_on(here, group.need), tables.limit)
        taken.append(members)
    return taken


def _reaches(tables: _Tables, at: tuple[int, int], before: int, here: int, wanted: tuple[int, int]) -> bool:
    """Whether the parts from a place on, `left` of them, bring what was gained so far to exactly `least`."""
    (number, place), (left, least) = at, wanted
    for j in range(left + 1):
        rest, later = tables.within[number][place][j], tables.after[number + 1][left - j]
        if rest and later:
            whole = from_on(plus(here, rest, tables.limit), tables.groups[number].need)
            if missing_to(least, plus(before, whole, tables.limit)) & later:
                return True
    return False


def _gains(tables: _Tables, least: int) -> list[int]:
    """All parts are raised, the first ones as far as the others can do without."""
    gains: list[int] = []
    before = 0
    for number, group in enumerate(tables.groups):
        here, later = 0, tables.after[number + 1]
        others = sum(len(g.parts) for g in tables.groups[number + 1 :])
        # What comes later may not be so much that this group's own need stays unmet.
        allowed = up_to(later[others], least - before - max(group.need, 0))
        for place, part in enumerate(group.parts, 1):
            rest = tables.within[number][place][len(group.parts) - place]
            open_ = missing_to(least - before - here, plus(rest, allowed, tables.limit))
            gain = highest(part & open_)
            assert gain is not None
            gains.append(gain)
            here += gain
        before += here
    return gains
