"""What a change does to results: communes and indicators whose points or verdicts move, and why."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from ..model.verdicts import Verdict
from ..records import frozen
from ..scoring.scorecard import Bounds, Scorecard

Cards = Mapping[str, Scorecard | None]
"""The results of score sheets by their paths; None where errors forbid one."""
Moving = Verdict | Bounds | None

TOTAL, VERDICT = "total", "verdict"


class Cause(StrEnum):
    """What made a result move; the names are those of the JSON contract."""

    DATA = "data"  # the sheet, or the class of its commune
    STANDARD = "standard"  # what the office completes or replaces of a regulation
    BOTH = "both"


class Fate(StrEnum):
    """What became of a score sheet; the names are those of the JSON contract."""

    MOVED = "moved"
    NEW = "new"
    REMOVED = "removed"
    LOST = "lost"  # errors forbid a result that there was before
    FOUND = "found"  # there is a result again


@frozen
class Move:
    """A part of a result that moves: `verdict`, `total` or the number of an indicator.

    One side is None where its regulation does not know the indicator.
    """

    part: str
    before: Moving
    after: Moving
    cause: Cause

    @property
    def change(self) -> Decimal | None:
        """Points more (or less) than before; None where one of them is open, or of a verdict."""
        old, new = self.before, self.after
        if isinstance(old, Bounds) and isinstance(new, Bounds) and old.exact and new.exact:
            return new.low - old.low
        return None


@frozen
class ResultChange:
    """A score sheet whose result moves, with both results and what moves in them."""

    path: str
    fate: Fate
    before: Scorecard | None
    after: Scorecard | None
    moves: tuple[Move, ...] = ()

    @property
    def is_worse(self) -> bool:
        """A verdict that leaves “pass” or turns to “fail”, points that fall, or no result any more."""
        if self.fate in (Fate.LOST, Fate.REMOVED):
            return self.before is not None
        return any(_falls(move) for move in self.moves)


def result_changes(before: Cards, after: Cards, data: Cards, standard: Cards) -> Iterator[ResultChange]:
    """The sheets whose result is not what it was, in the order of their paths.

    `data` are the sheets of now under the regulations of before, `standard` those of before under the
    regulations of now: what moves in one of them alone has its cause there.
    """
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        fate = _fate(path, before, after)
        if fate is not Fate.MOVED or old is None or new is None:
            if fate is not Fate.MOVED:
                yield ResultChange(path, fate, old, new)
            continue
        moves = tuple(_moves(old, new, data.get(path), standard.get(path)))
        if moves:
            yield ResultChange(path, fate, old, new, moves)


def _fate(path: str, before: Cards, after: Cards) -> Fate:
    if path not in before:
        return Fate.NEW
    if path not in after:
        return Fate.REMOVED
    if (before[path] is None) is (after[path] is None):
        return Fate.MOVED
    return Fate.LOST if after[path] is None else Fate.FOUND


def _moves(
    old: Scorecard, new: Scorecard, data: Scorecard | None, standard: Scorecard | None
) -> Iterator[Move]:
    ids = dict.fromkeys([*new.indicators, *old.indicators])
    readings: dict[str, Callable[[Scorecard], Moving]] = {
        VERDICT: lambda card: card.verdict,
        TOTAL: lambda card: card.total,
        **{id: _points_of(id) for id in ids},
    }
    for part, read in readings.items():
        was, now = read(old), read(new)
        if was != now:
            by_data = data is not None and read(data) != was
            by_standard = standard is not None and read(standard) != was
            yield Move(part, was, now, _cause(by_data=by_data, by_standard=by_standard))


def _points_of(id: str) -> Callable[[Scorecard], Moving]:
    def read(card: Scorecard) -> Moving:
        found = card.indicators.get(id)
        return found.points if found else None

    return read


def _cause(*, by_data: bool, by_standard: bool) -> Cause:
    if by_data is by_standard:  # each alone moves it, or only the two together
        return Cause.BOTH
    return Cause.DATA if by_data else Cause.STANDARD


def _falls(move: Move) -> bool:
    old, new = move.before, move.after
    if isinstance(old, Bounds) and isinstance(new, Bounds):
        high, before = new.high, old.high
        return new.low < old.low or (high is not None and (before is None or high < before))
    if move.part == VERDICT:
        return old is Verdict.PASS or new is Verdict.FAIL
    return False
