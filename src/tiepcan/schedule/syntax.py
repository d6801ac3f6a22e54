"""A written time as a tree: what the grammar makes, before it is set into a year."""

from dataclasses import field
from enum import StrEnum

from ..records import frozen
from .windows import Every


class Stuck(Exception):
    """From here to there the text is not understood."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.start, self.end = start, end


class Kind(StrEnum):
    """How the days that a phrase names bind."""

    OPEN = "open"
    EVERY = "every"
    EVENT = "event"
    COUNTED = "counted"
    BEFORE = "before"
    BY = "by"
    FROM = "from"
    AFTER = "after"
    RANGE = "range"
    WITHIN = "within"


class Part(StrEnum):
    """What the numbers of a stretch count."""

    DAYS = "days"
    WEEK = "week"
    MONTHS = "months"
    THIRD = "third"
    QUARTERS = "quarters"
    MONTH_OF_QUARTER = "month_of_quarter"
    OPENING = "opening"
    CLOSING = "closing"
    YEAR = "year"
    YEARS = "years"


class YearOf(StrEnum):
    """A year that is named by another: the words are the canonical ones."""

    ASSESSED = "năm đánh giá"
    AFTER_ASSESSED = "năm liền kề sau năm đánh giá"
    BEFORE = "năm trước"
    AFTER = "năm sau"
    THIS = "năm kế hoạch"


@frozen
class Stretch:
    """Days, months or quarters as written: month and year may be missing.

    `numbers` are days of `month` (DAYS), the week of it (WEEK; 0 is the last), its beginning, middle or end
    (THIRD: 1 to 3), months, quarters, the month of the quarter in `month` (MONTH_OF_QUARTER), how many months
    the year begins or ends with (OPENING, CLOSING), or the first and the last year (YEARS). `start` and `end`
    are the place in the text; two stretches that say the same are equal wherever they stand.
    """

    part: Part
    numbers: tuple[int, ...] = ()
    month: int | None = None
    year: int | YearOf | None = None
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


class CountedIn(StrEnum):
    """What a period is counted in; the words are those of the phrase."""

    WORKING_DAYS = "ngày làm việc"
    DAYS = "ngày"
    WEEKS = "tuần"
    MONTHS = "tháng"


@frozen
class Count:
    """A period counted from a day or an event, or back from it; `floor`: it is the least there must be."""

    number: int
    unit: CountedIn
    back: bool = False
    floor: bool = False


@frozen
class Phrase:
    """A time as written, not yet set into a year.

    With `every` it comes back: whole periods (EVERY), or a day of each month or of the last month of each
    quarter. `event` are the words of what it waits for.
    """

    kind: Kind
    stretches: tuple[Stretch, ...] = ()
    every: tuple[Every, ...] = ()
    count: Count | None = None
    event: str | None = None
