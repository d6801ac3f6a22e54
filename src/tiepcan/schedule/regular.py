"""The grammar of work that comes back.

regular   = rule often | often [ "," ] rule | often
often     = [ "định kỳ" ] period { ( "," | "và" | "/" ) period }
    period    = ( "hằng" | "mỗi" | … ) span [ once ] | span once | once [ "/" ] span; bare behind "định kỳ"
span      = "tháng" | "quý" | "năm" | "nửa năm" | number ( "tháng" | "quý" | "năm" )
once      = [ "/" | "một" | "1" ] "lần"
rule      = [ "trước" | "chậm nhất" | "vào" | … ] "ngày" number [ "của" ]
"""

from dataclasses import replace

from .counting import QUARTER
from .cursor import Cursor
from .syntax import Kind, Part, Phrase, Stretch
from .windows import Every

EACH = ("hằng", "hàng", "mỗi", "từng")
YEARLY = tuple(f"{each} năm" for each in EACH)
PERIODIC = ("theo định kỳ", "định kỳ", "định kì", "theo định kì")
ONCE = ("/ lần", "một lần", "1 lần", "01 lần", "/ 1 lần", "/ 01 lần", "mỗi lần")
MONTHS = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF_YEAR, 12: Every.YEAR}
WORDS = {
    "tháng": Every.MONTH,
    "nửa năm": Every.HALF_YEAR,
    "sáu tháng": Every.HALF_YEAR,
    "ba tháng": Every.QUARTER,
    "năm": Every.YEAR,
    **dict.fromkeys(QUARTER, Every.QUARTER),
}
QUARTERLY = tuple(
    f"tháng cuối {joint}{quarter}"
    for joint in ("", "của ", *(f"{each} " for each in EACH))
    for quarter in QUARTER
)


def regular(c: Cursor) -> Phrase | None:
    """Work that comes back each month, quarter, half year or year; perhaps on a day of it."""
    start = c.at
    if rule := _rule(c):
        c.accept("của")
        if c.accept(*(f"{each} tháng" for each in EACH)):
            return replace(rule, every=(Every.MONTH,))
        if c.accept(*QUARTERLY):
            return replace(rule, every=(Every.QUARTER,))
        c.at = start
        return None
    found = _often(c)
    if not found:
        c.at = start
        return None
    at = c.at
    c.accept(",")
    rule = _rule(c) if found == [Every.MONTH] else None
    if rule and c.ended():
        return replace(rule, every=(Every.MONTH,))
    c.at = at
    return Phrase(Kind.EVERY, every=tuple(dict.fromkeys(found)))


def _rule(c: Cursor) -> Phrase | None:
    """A day of each month, as a deadline or as the day itself."""
    start = c.at
    kind = Kind.WITHIN
    if c.accept("chậm nhất", "muộn nhất", "đến hết", "hết"):
        kind = Kind.BY
    if c.accept("trước"):
        kind = Kind.BEFORE
    c.accept("vào", "là")
    at = c.at
    if c.accept("ngày") and c.is_short() and 1 <= int(c.peek()) <= 31:
        return Phrase(kind, (Stretch(Part.DAYS, (c.number(1, 31),), None, None, *c.place(at)),))
    c.at = start
    return None


def _often(c: Cursor) -> list[Every]:
    periodic = bool(c.accept(*PERIODIC))
    found: list[Every] = []
    at = c.at
    while every := _period(c, bare=periodic):
        found.append(every)
        at = c.at
        if not c.accept(",", "và", "/"):
            break
    c.at = at
    return found


def _period(c: Cursor, *, bare: bool) -> Every | None:
    """One period; a bare one counts behind "định kỳ", or with how often it is."""
    at = c.at
    if c.accept("1 lần", "01 lần", "một lần"):
        c.accept("/", *EACH)
        every = _span(c)
    else:
        each = c.accept(*EACH)
        every = _span(c)
        once = c.accept(*ONCE)
        if not (each or bare or once):
            every = None
    if every is None:
        c.at = at
    return every


def _span(c: Cursor) -> Every | None:
    if words := c.accept(*WORDS):
        return WORDS[words]
    at = c.at
    if c.is_short() and (number := int(c.peek())):
        c.at += 1
        if c.accept("tháng") and number in MONTHS:
            return MONTHS[number]
        if c.accept(*QUARTER) and number * 3 in MONTHS:
            return MONTHS[number * 3]
        if c.accept("năm") and number == 1:
            return Every.YEAR
    c.at = at
    return None
