"""Months, quarters and years as they are counted in a text."""

from collections.abc import Callable

from .cursor import Cursor
from .syntax import YearOf

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER = ("quý", "quí", "qúy", "qúi")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
RELATIONS = {
    "năm liền kề sau năm đánh giá": YearOf.AFTER_ASSESSED,
    "năm sau liền kề năm đánh giá": YearOf.AFTER_ASSESSED,
    "năm liền kề năm đánh giá": YearOf.AFTER_ASSESSED,
    "năm sau năm đánh giá": YearOf.AFTER_ASSESSED,
    "năm đánh giá": YearOf.ASSESSED,
    "năm trước": YearOf.BEFORE,
    "năm sau": YearOf.AFTER,
    "năm tiếp theo": YearOf.AFTER,
    "năm kế tiếp": YearOf.AFTER,
    "năm kế hoạch": YearOf.THIS,
    "năm nay": YearOf.THIS,
}


def several(c: Cursor, fits: Callable[[Cursor, int], bool], read: Callable[[Cursor], int]) -> tuple[int, ...]:
    """Several numbers in a row; "II - IV" names also what lies between."""
    numbers = [read(c)]
    while c.peek() in (",", "và", "-", "&") and fits(c, 1):
        upward = c.accept("-")
        c.at += not upward
        following = read(c)
        if upward and following <= numbers[-1]:
            c.stuck(c.at - 3, c.at)
        numbers += range(numbers[-1] + 1, following + 1) if upward else [following]
    return tuple(sorted(set(numbers)))


def of_year(c: Cursor, marks: str = "/-") -> int | YearOf | None:
    """The year that follows, if one does."""
    if ((c.peek() and c.peek() in marks) or c.comes("năm")) and c.is_number(1):
        c.at += 1
        return full_year(c)
    return relation(c)


def relation(c: Cursor) -> YearOf | None:
    """A year named by another, if one is: (của) năm liền kề sau năm đánh giá."""
    owned = bool(c.accept("của"))
    words = c.accept(*RELATIONS)
    c.at -= owned and not words
    return RELATIONS[words] if words else None


def relation_comes(c: Cursor) -> bool:
    """Whether a year named by another comes next."""
    return any(map(c.comes, RELATIONS))


def full_year(c: Cursor) -> int:
    """A year of four digits."""
    if len(c.peek()) != 4:
        c.stuck(c.at, c.at + 1)
    return c.number(EARLIEST_YEAR, LATEST_YEAR, digits=4)


def quarter(c: Cursor) -> int:
    """A quarter, in Roman or Arabic digits."""
    if c.peek() in ROMAN:
        c.at += 1
        return ROMAN[c.peek(-1)]
    return c.number(1, 4)


def is_quarter(c: Cursor, ahead: int) -> bool:
    """Whether a quarter stands there."""
    return c.peek(ahead) in ROMAN or is_month(c, ahead)


def is_month(c: Cursor, ahead: int) -> bool:
    """Whether one more number of the row stands there, not a new time: quý II và 9 tháng, quý II và 15/11."""
    day = c.peek(ahead + 1) in ("/", ".") and c.is_short(ahead + 2)
    return c.is_short(ahead) and not day and c.peek(ahead + 1) != "tháng"


def month(c: Cursor) -> int:
    """A month of the year, or a number of months."""
    return c.number(1, 12)
