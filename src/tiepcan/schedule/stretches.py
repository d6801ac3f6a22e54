"""The grammar of stretches of time: days, weeks, months, quarters, years.

stretch  = quarters | months | week | third | opening | years | year | days      [ note ]
quarters = "quý" quarter { ( "," | "và" | "-" ) quarter } [ of ]
months   = "tháng" month { ( "," | "và" | "-" ) month } [ of ]
week     = "tuần" ( [ "thứ" ] number | "đầu" | "cuối" ) [ "của" ] "tháng" month [ of ]
third    = ( "đầu" | "giữa" | "cuối" ) ( "tháng" month | "quý" quarter ) [ of ]
opening  = number "tháng" ( "đầu" | "cuối" ) [ "năm" ] [ of ] | "9 tháng" [ of ]
years    = ( "giai đoạn" | "năm" | "các năm" ) year ( "-" | "đến" | "và" ) year
year     = "cả năm" [ of ] | "năm" ( year | relation )
    days     = [ number ] [ "ngày" ] number { ( "," | "và" | "-" ) number } in [ of ]
         | year "-" number "-" number
    in       = ( "/" | "-" | "." | "tháng" ) number
of       = ( "/" | "-" | "năm" ) year | [ "của" ] relation
relation = "năm đánh giá" | "năm liền kề sau năm đánh giá" | "năm trước" | "năm sau" | "năm kế hoạch"
"""

from calendar import monthrange

from .counting import (
    QUARTER,
    full_year,
    is_month,
    is_quarter,
    month,
    of_year,
    quarter,
    relation,
    relation_comes,
    several,
)
from .cursor import Cursor
from .syntax import Part, Stretch, Stuck, YearOf

ORDINAL = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}
THIRDS = {"đầu": 1, "giữa": 2, "cuối": 3}
WEEKS = 5
LAST_WEEK = 0
LEAP = 2000


def stretch(c: Cursor) -> Stretch:
    """Days, a week, months, quarters, a part of the year, the year or several."""
    found = _named(c) or _named_years(c) or _of_months(c) or days(c)
    c.note()
    return found


def _named(c: Cursor) -> Stretch | None:
    """What its first word tells: quarters, months, a week, a third of a month."""
    start = c.at
    if c.accept(*QUARTER):
        return _closed(c, start, Part.QUARTERS, several(c, is_quarter, quarter))
    if c.accept("tháng"):
        return _closed(c, start, Part.MONTHS, several(c, is_month, month))
    if c.accept("tuần"):
        return _week(c, start)
    if c.peek() in THIRDS and c.peek(1) in ("tháng", *QUARTER):
        return _third(c, start)
    return None


def _named_years(c: Cursor) -> Stretch | None:
    """A year, several, or one named by another."""
    start = c.at
    if c.accept("giai đoạn", "các năm"):
        return _years(c, start)
    if c.comes("năm") and c.is_number(1) and _years_follow(c):
        c.accept("năm")
        return _years(c, start)
    if c.accept("cả năm"):
        return _closed(c, start, Part.YEAR, (), bare_year=True)
    if named := relation(c):
        return Stretch(Part.YEAR, (), None, named, *c.place(start))
    # Alone "năm" is also the number five.
    if (c.is_number(1) or c.peek(-1) == "trong") and c.accept("năm"):
        return _closed(c, start, Part.YEAR, (), bare_year=True)
    return None


def _years_follow(c: Cursor) -> bool:
    return len(c.peek(1)) == 4 and c.peek(2) in ("-", "và") and c.is_number(3) and len(c.peek(3)) == 4


def _years(c: Cursor, start: int) -> Stretch:
    first = full_year(c)
    if not c.accept("-", "đến", "và"):
        c.stuck()
    last = full_year(c)
    if last < first:
        c.stuck(c.at - 1, c.at)
    return Stretch(Part.YEARS, (first, last), None, None, *c.place(start))


def _week(c: Cursor, start: int) -> Stretch:
    if c.accept("cuối"):
        week = LAST_WEEK
    elif c.accept("đầu"):
        week = 1
    elif c.accept("thứ") and c.peek() in ORDINAL:
        week = ORDINAL[c.peek()]
        c.at += 1
    else:
        week = c.number(1, WEEKS)
    c.accept("của")
    if not c.accept("tháng"):
        c.stuck()
    return _closed(c, start, Part.WEEK, (week,), month(c))


def _third(c: Cursor, start: int) -> Stretch:
    third = THIRDS[c.peek()]
    c.at += 1
    if c.accept("tháng"):
        return _closed(c, start, Part.THIRD, (third,), month(c))
    c.accept(*QUARTER)
    return _closed(c, start, Part.MONTH_OF_QUARTER, (third,), quarter(c))


def _of_months(c: Cursor) -> Stretch | None:
    """The first or the last months of the year."""
    start = c.at
    if not c.is_short() or c.peek(1) != "tháng":
        return None
    if c.peek(2) not in ("đầu", "cuối") and c.peek() not in ("9", "09"):
        return None
    count = month(c)
    c.accept("tháng")
    part = Part.CLOSING if c.accept("đầu", "cuối") == "cuối" else Part.OPENING
    named = c.comes("năm") and not relation_comes(c) and not c.is_number(1)
    if named:
        c.accept("năm")
    return _closed(c, start, part, (count,))


def days(c: Cursor) -> Stretch:
    """A day of a month, or several of one month, which must exist."""
    start = c.at
    if c.is_short() and c.comes(f"{c.peek()} ngày") and c.is_number(2):
        c.at += 1
    c.accept("ngày")
    if c.is_number() and len(c.peek()) == 4 and c.peek(1) == "-" and c.is_short(2):
        return _as_in_files(c, start)
    if not c.is_short():
        c.stuck()
    first = c.at
    numbers = several(c, _is_day, lambda c: c.number(1, 31))
    found = _in_month(c)
    if found is None:
        c.stuck(first)
    in_month, year = found
    known = year if isinstance(year, int) else LEAP
    if max(numbers) > monthrange(known, in_month)[1]:
        raise Stuck(*c.place(first))
    return Stretch(Part.DAYS, numbers, in_month, year, *c.place(first))


def _is_day(c: Cursor, ahead: int) -> bool:
    """Whether the number there is one more day of the same month, and not the month: 15 - 16/9."""
    return c.is_short(ahead) and (c.peek(ahead - 1) != "-" or c.peek(ahead + 1) in ("/", "tháng"))


def _in_month(c: Cursor) -> tuple[int, int | YearOf | None] | None:
    """The month of a day, and its year."""
    mark = c.peek()
    if mark in ("/", "-", ".") and c.is_number(1):
        c.at += 1
        in_month = month(c)
        if c.peek() == mark and c.is_number(1):
            c.at += 1
            return in_month, full_year(c)
        return in_month, of_year(c, "")
    if c.accept("tháng"):
        return month(c), of_year(c)
    return None


def _as_in_files(c: Cursor, start: int) -> Stretch:
    """A day as files have it: 2020-06-30."""
    first = c.at
    year = full_year(c)
    c.accept("-")
    in_month = month(c)
    if not c.accept("-"):
        c.stuck(first)
    day = c.number(1, 31)
    if day > monthrange(year, in_month)[1]:
        raise Stuck(*c.place(first))
    return Stretch(Part.DAYS, (day,), in_month, year, *c.place(start))


def _closed(
    c: Cursor,
    start: int,
    part: Part,
    numbers: tuple[int, ...],
    in_month: int | None = None,
    *,
    bare_year: bool = False,
) -> Stretch:
    """A stretch with the year that may follow; `bare_year` after the word "năm"."""
    year = full_year(c) if bare_year and c.is_number() else of_year(c)
    return Stretch(part, numbers, in_month, year, *c.place(start))
