"""The grammar of times that wait: for an event, or so many days from a day or an event."""

from dataclasses import replace

from .cursor import Cursor
from .stretches import days
from .syntax import Count, CountedIn, Kind, Phrase

FIRST = ("kể từ", "tính từ", "từ")
PERIOD = ("trong thời hạn", "trong thời gian", "trong vòng", "thời hạn", "trong")
SINCE = (*FIRST, "sau")
AWAITED = (
    "ngay sau khi",
    "ngay khi",
    "kể từ khi",
    "từ khi",
    "cho đến khi",
    "đến khi",
    "sau khi",
    "trước khi",
    "khi",
)
AWAITED_DAYS = ("kể từ ngày", "từ ngày", "sau ngày", "trước ngày", "đến ngày")
MEETINGS = ("hội nghị", "kỳ họp", "cuộc họp", "phiên họp")
GUIDES = (
    "hướng dẫn",
    "yêu cầu",
    "chỉ đạo",
    "kế hoạch",
    "đề nghị",
    "thông báo",
    "quy định",
    "tiến độ",
    "lịch",
    "văn bản",
    "công văn",
    "quyết định",
    "nhu cầu",
)


def deferred(c: Cursor) -> Phrase | None:
    """A time that waits for an event, in the words of the text."""
    start = c.at
    if c.accept("đột xuất") or (c.accept("tùy theo", "tuỳ theo", "theo") and c.accept(*GUIDES)):
        return Phrase(Kind.EVENT, event=c.rest(start))
    c.at = start
    waits = (
        (c.accept(*AWAITED) and c.peek() != "nào")
        or (c.accept(*AWAITED_DAYS) and not c.is_number())
        or (c.accept("ngay sau", "sau", "trước", "tại") and any(map(c.comes, MEETINGS)))
    )
    if not waits:
        c.at = start
        return None
    if c.ended():
        c.stuck(start)
    return Phrase(Kind.EVENT, event=c.rest(start))


def counted(c: Cursor) -> Phrase | None:
    """A period counted from a day, back from it, or from an event."""
    start = c.at
    c.accept(*PERIOD)
    floor = bool(c.accept("ít nhất", "tối thiểu"))
    if not floor:
        c.accept("không quá", "tối đa", "chậm nhất là", "chậm nhất", "muộn nhất")
    count = _count(c, floor=floor)
    if count is None:
        c.at = start
        return None
    c.accept(",")
    if not c.accept(*SINCE):
        if not c.accept("trước"):
            if not c.ended() and count.unit is CountedIn.WORKING_DAYS:
                c.stuck()
            if not c.ended() or count.unit in (CountedIn.WEEKS, CountedIn.MONTHS):
                c.at = start
                return None
            return Phrase(Kind.COUNTED, count=count, event=c.rest(start))
        count = replace(count, back=True)
    if c.is_number() or (c.comes("ngày") and c.is_number(1)):
        return Phrase(Kind.COUNTED, (days(c),), count=count)
    if c.ended():
        c.stuck()
    return Phrase(Kind.COUNTED, count=count, event=c.rest(start))


def _count(c: Cursor, *, floor: bool) -> Count | None:
    """How many days, weeks or months; not the number of a month, nor "02 ngày 15 - 16/9"."""
    if not c.is_number() or len(c.peek()) > 3 or int(c.peek()) == 0:
        return None
    number = c.number(1, 999, digits=3)
    c.note()
    unit = c.accept(*CountedIn)
    far = unit in (CountedIn.WEEKS, CountedIn.MONTHS)
    follows = any(map(c.comes, (*SINCE, "trước", ","))) if far else not c.is_number()
    return Count(number, CountedIn(unit), floor=floor) if unit and follows else None
