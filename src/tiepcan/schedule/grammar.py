"""The grammar of written times, read by recursive descent.

    time     = [ label ":" ] ( open | regular | counted | deferred | bound ) [ emphasis ] [ "." | ";" | "," ]
    open     = ( "thường xuyên" | "liên tục" ) [ [ "," ] bound ] | "hằng năm" [ [ "," ] bound ]
    regular  = "hằng quý", "định kỳ 6 tháng", "trước ngày 15 hằng tháng": in `regular.py`
    counted  = [ "trong" [ "thời hạn" ] ] [ "không quá" | "ít nhất" | … ] number unit [ since | "trước" … ]
    since    = ( "kể từ" | "tính từ" | "sau" | "từ" ) ( days | event )
    deferred = ( "khi" | "sau khi" | "trước khi" | "kể từ ngày" | … ) event
             | "theo" ( "hướng dẫn" | … ) [ event ]: this and `counted` in `awaiting.py`
    bound    = [ lead ] ( before | after | by | range | within )
    before   = "trước" dated
    after    = "sau" dated
    by       = ( "chậm nhất" | "muộn nhất" | … ) [ "vào" | "là" | "trước" ] dated | [ "đến" ] [ "hết" ] dated
    range    = [ "từ" ] stretch ( "đến" [ "hết" ] | "-" ) stretch | "từ" stretch
    within   = dated { ( "," | ";" | "và" ) dated }
    dated    = [ hour ] stretch [ "hằng năm" ]
    emphasis = [ "," ] ( "đặc biệt" | "tập trung" | … ) [ "trong" ] [ number "tháng cao điểm" ] within

A new way of writing is a new production here or in `stretches.py`; what it means in days is decided in
`meaning.py`, and `printer.py` writes it out.
"""

from dataclasses import replace

from .awaiting import FIRST, counted, deferred
from .counting import month, of_year, quarter
from .cursor import Cursor
from .regular import YEARLY, regular
from .stretches import stretch
from .syntax import Kind, Part, Phrase, Stretch, Stuck

LABELS = tuple(
    f"{words} :" for words in ("thời gian thực hiện", "thời gian hoàn thành", "thời gian", "thời hạn")
)
LEADS = ("dự kiến", "bắt đầu", "hoàn thành", "thực hiện", "xong", "vào", "trong")
UNTIL = ("cho đến hết", "đến hết", "tới hết", "cho đến", "đến", "tới")
LATEST = (
    "chậm nhất",
    "muộn nhất",
    "trễ nhất",
    "không muộn hơn",
    "không chậm hơn",
    "không quá",
    "hạn cuối",
    "hạn chót",
)
STRESS = ("đặc biệt", "tập trung", "nhất là", "trọng tâm", "cao điểm")


def phrase(c: Cursor) -> Phrase:
    """A whole text that is a time."""
    c.accept(*LABELS)
    found = _open(c) or regular(c) or counted(c) or deferred(c) or bound(c)
    if found.kind in (Kind.OPEN, Kind.EVERY) and found.event is None:
        found = replace(found, event=_besides(c))
    if _stressed(c):
        _emphasis(c)
    if not c.ended():
        c.stuck()
    return found


def _open(c: Cursor) -> Phrase | None:
    """Work without an end. What stands beside "thường xuyên" only says in which year."""
    if c.accept("thường xuyên", "liên tục"):
        c.accept(", liên tục", "và liên tục", "liên tục")
        c.note()
        event = _besides(c)
        if not (c.ended() or event or _stressed(c)):
            c.accept(",")
            if not c.accept(*YEARLY):
                bound(c)
        return Phrase(Kind.OPEN, event=event)
    if not c.accept(*YEARLY):
        return None
    if c.comes("một lần") or c.comes("1 lần"):
        c.at -= 2
        return None
    if c.ended() or _stressed(c):
        return Phrase(Kind.OPEN)
    event = _besides(c)
    c.accept(",")
    return Phrase(Kind.OPEN, event=event) if event else bound(c)


def _besides(c: Cursor) -> str | None:
    """What else the work is done for: "… và khi có yêu cầu"."""
    at = c.at
    c.accept(",", ";")
    c.accept("và", "hoặc")
    awaited = deferred(c) if c.at > at else None
    if awaited is None:
        c.at = at
    return awaited.event if awaited else None


def bound(c: Cursor) -> Phrase:
    """A deadline, a range or a stretch of time."""
    while c.accept(*LEADS):
        pass
    if c.accept(*FIRST):
        return _range(c, _half_day(c) or stretch(c), opened=True)
    return deadline(c) or _within(c)


def deadline(c: Cursor) -> Phrase | None:
    """A last day: before some day, or up to and with it; or a first one behind it."""
    if c.accept("trước"):
        # Before an hour of a day is still on that day.
        return Phrase(Kind.BY if _hour(c) else Kind.BEFORE, (_dated(c),))
    if c.accept("sau"):
        return Phrase(Kind.AFTER, (_dated(c),))
    if c.accept(*LATEST):
        kind = Kind.BEFORE if c.accept("là trước", "trước") else Kind.BY
        c.accept("vào", "là", "đến hết", "đến", "trong", ":")
        kind = Kind.BY if _hour(c) else kind
        return Phrase(kind, (_dated(c),))
    if c.accept("tính đến hết", "tính đến", *UNTIL, "hết"):
        return Phrase(Kind.BY, (_dated(c),))
    return None


def _hour(c: Cursor) -> bool:
    """Step over an hour in front of a day: 17h00 ngày 15/11."""
    at = c.at
    if c.is_short() and c.peek(1) in ("h", "giờ"):
        c.at += 2 + c.is_short(2)
        c.accept("phút")
        if c.accept(",") or c.comes("ngày"):
            return True
    c.at = at
    return False


def _dated(c: Cursor) -> Stretch:
    """A stretch; "hằng năm" behind it means that of the plan's year."""
    found = stretch(c)
    if found.year is None:
        c.accept(*YEARLY)
    return found


def _within(c: Cursor) -> Phrase:
    """One stretch, several, or one up to another."""
    first = _half_day(c) or _dated(c)
    if c.comes("-") or any(map(c.comes, UNTIL)):
        return _range(c, first, opened=False)
    found = [first]
    while c.peek() in (",", ";", "và") and c.peek(1) and not _stressed(c):
        c.at += 1
        c.accept("và")
        found.append(_dated(c))
    return Phrase(Kind.WITHIN, tuple(found))


def _range(c: Cursor, first: Stretch, *, opened: bool) -> Phrase:
    """From one stretch up to another; "từ tháng 3 - 9" is one that names both."""
    if not c.accept(*UNTIL, "-"):
        alone = opened and len(first.numbers) <= 1
        return Phrase(Kind.FROM if alone else Kind.WITHIN, (first,))
    last = _like(c, first) or stretch(c)
    if first.part is Part.DAYS and first.month is None:
        if last.part is not Part.DAYS:
            raise Stuck(first.start, first.end)
        first = replace(first, month=last.month, year=last.year)
    return Phrase(Kind.RANGE, (first, last))


def _half_day(c: Cursor) -> Stretch | None:
    """A day whose month comes with the last one: từ ngày 15 đến ngày 20/5."""
    start = c.at
    c.accept("ngày")
    if c.is_short() and any(c.comes(f"{c.peek()} {word}") for word in UNTIL):
        return Stretch(Part.DAYS, (c.number(1, 31),), None, None, *c.place(start))
    c.at = start
    return None


def _like(c: Cursor, first: Stretch) -> Stretch | None:
    """The last month or quarter without its word: từ tháng 3 đến 9/2020, quý I đến III."""
    start = c.at
    day = c.peek(1) in ("/", "-", ".") and c.is_short(2)
    if first.part is Part.MONTHS and c.is_short() and not day and c.peek(1) not in ("tháng", "ngày"):
        number = month(c)
    elif first.part is Part.QUARTERS and (c.peek() in ("i", "ii", "iii", "iv") or c.is_short()) and not day:
        number = quarter(c)
    else:
        return None
    return Stretch(first.part, (number,), None, of_year(c), *c.place(start))


def _stressed(c: Cursor) -> bool:
    """Whether a part of the time is singled out next."""
    ahead = c.peek() in (",", ";")
    return any(all(c.peek(ahead + i) == word for i, word in enumerate(words.split(" "))) for words in STRESS)


def _emphasis(c: Cursor) -> None:
    """Step over the part that is singled out: the whole time stays what it is."""
    c.accept(",", ";")
    c.accept(*STRESS)
    c.accept("trong", "vào", "là")
    if c.is_short() and c.comes(f"{c.peek()} tháng cao điểm"):
        c.at += 4
        c.accept("là", ":")
    _within(c)
