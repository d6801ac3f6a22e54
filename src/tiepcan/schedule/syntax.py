"""A written time as a tree: what the grammar makes, before it is set into a year."""

from dataclasses import dataclass
from enum import StrEnum


class Stuck(Exception):
    """From here to there the text is not understood."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.start, self.end = start, end


class Kind(StrEnum):
    """How the days that a phrase names bind."""

    OPEN = "open"
    ON_DEMAND = "on_demand"
    BEFORE = "before"
    BY = "by"
    FROM = "from"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Months or a day of a year, as written: the year may be missing. `start` and `end` are its place."""

    first_month: int
    last_month: int
    day: int | None
    year: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time as written, not yet set into a year."""

    kind: Kind
    stretches: tuple[Stretch, ...] = ()
