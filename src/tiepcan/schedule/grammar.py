"""The grammar of written times, read by recursive descent.

    time     = open | [lead] ( before | by | from | within ) [ "." | ";" | "," ]
    open     = "thường xuyên" | "hằng năm" | "hàng năm" | "khi có yêu cầu"
    lead     = "trong" | "vào" | "xong" | "hoàn thành"
    before   = "trước" stretch
    by       = ( "chậm nhất" | "muộn nhất" ) [ "vào" | "là" | "trước" ] stretch | [ "đến" ] [ "hết" ] stretch
    from     = "từ" stretch [ ( "đến" [ "hết" ] | "-" ) stretch ]
    within   = stretch { ( "," | ";" | "và" ) stretch } | stretch "đến" [ "hết" ] stretch
    stretch  = quarters | months | half | year | day
    quarters = "quý" quarter { ( "," | "và" | "-" ) quarter } [ of ]
    months   = "tháng" month { ( "," | "và" | "-" ) month } [ of ]
    half     = month "tháng" ( "đầu" | "cuối" ) [ "năm" ] [ of ]
    year     = "cả năm" [ of ] | "năm" year
    day      = [ "ngày" ] number ( "/" number [ "/" year ] | "tháng" number [ of ] )   or with "-", "."
    of       = ( "/" | "-" | "năm" ) year

A new way of writing is a new production here; what it means in days is decided in `phrases.py`.
"""

from calendar import monthrange
from collections.abc import Callable
from typing import NoReturn

from .syntax import Kind, Phrase, Stretch, Stuck
from .tokens import Token

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER = ("quý", "quí", "qúy")
CLOSING = (".", ";", ",")
OPEN = {"thường xuyên": True, "hằng năm": True, "hàng năm": True, "khi có yêu cầu": False}
LEADS = ("trong", "vào", "xong", "hoàn thành")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199


class Parser:
    """Reads the tokens of one text from left to right; raises `Stuck` where it cannot go on."""

    def __init__(self, tokens: tuple[Token, ...], at: int = 0) -> None:
        self.tokens = tokens
        self.at = at

    def time(self) -> Phrase:
        """A whole text that is a time."""
        phrase = self.endless() or self.bound()
        if self.at < len(self.tokens) and self.peek() in CLOSING:
            self.at += 1
        if self.at < len(self.tokens):
            self.stuck()
        return phrase

    def endless(self) -> Phrase | None:
        """A time without an end."""
        for words, regular in OPEN.items():
            if self.accept(words):
                return Phrase(Kind.OPEN if regular else Kind.ON_DEMAND)
        return None

    def bound(self) -> Phrase:
        """A deadline, a range or a stretch of time."""
        for lead in LEADS:
            self.accept(lead)
        if self.accept("từ"):
            first = self.stretch()
            if self.accept("đến hết") or self.accept("đến") or self.accept("-"):
                return Phrase(Kind.WITHIN, (first, self.stretch()))
            return Phrase(Kind.FROM, (first,))
        return self.deadline() or self.within()

    def deadline(self) -> Phrase | None:
        """A last day: before some day, or up to and with it."""
        if self.accept("trước"):
            return Phrase(Kind.BEFORE, (self.stretch(),))
        if self.accept("chậm nhất") or self.accept("muộn nhất"):
            if self.accept("trước"):
                return Phrase(Kind.BEFORE, (self.stretch(),))
            if not self.accept("vào"):
                self.accept("là")
            return Phrase(Kind.BY, (self.stretch(),))
        if self.accept("đến hết") or self.accept("đến") or self.accept("hết"):
            return Phrase(Kind.BY, (self.stretch(),))
        return None

    def within(self) -> Phrase:
        """One stretch, several, or one up to another."""
        stretches = [self.stretch()]
        if self.accept("đến hết") or self.accept("đến"):
            return Phrase(Kind.WITHIN, (stretches[0], self.stretch()))
        while self.peek(1) and (self.accept(",") or self.accept(";") or self.accept("và")):
            stretches.append(self.stretch())
        return Phrase(Kind.WITHIN, tuple(stretches))

    def stretch(self) -> Stretch:
        """Quarters, months, a part of the year, the year or a day."""
        start = self.at
        if any(self.accept(word) for word in QUARTER):
            first, last = self.several(self.is_quarter, self.quarter)
            return self.close(start, first * 3 - 2, last * 3)
        if self.accept("tháng"):
            first, last = self.several(self.is_short, self.month)
            return self.close(start, first, last)
        if self.accept("cả năm") or self.accept_year():
            return self.close(start, 1, 12, bare_year=True)
        if self.is_short(0) and self.peek(1) == "tháng" and self.peek(2) in ("đầu", "cuối"):
            return self.part(start)
        if not self.accept("ngày") and not self.is_short(0):
            self.stuck()
        return self.day()

    def part(self, start: int) -> Stretch:
        """The first or the last months of the year."""
        count = self.month()
        self.accept("tháng")
        early = self.accept("đầu")
        if not early:
            self.accept("cuối")
        bare = self.peek() == "năm"
        self.at += bare
        return self.close(start, *((1, count) if early else (13 - count, 12)), bare_year=bare)

    def day(self) -> Stretch:
        """A day of a month, which must exist."""
        start = self.at
        day = self.short(1, 31)
        mark = self.peek()
        if mark in ("/", "-", ".") and self.is_number(1):
            self.at += 1
            month = self.short(1, 12)
            year = None
            if self.peek() == mark and self.is_number(1):
                self.at += 1
                year = self.full_year()
            elif self.peek() == "năm":
                year = self.of_year()
        elif self.accept("tháng"):
            month = self.short(1, 12)
            year = self.of_year()
        else:
            self.stuck(start)
        written = (self.tokens[start].start, self.tokens[self.at - 1].end)
        if day > monthrange(year or 2000, month)[1]:
            raise Stuck(*written)
        return Stretch(month, month, day, year, *written)

    def close(self, start: int, first: int, last: int, *, bare_year: bool = False) -> Stretch:
        """A stretch of months, with the year that may follow; `bare_year` after the word "năm"."""
        year = self.full_year() if bare_year and self.is_number(0) else self.of_year()
        return Stretch(first, last, None, year, self.tokens[start].start, self.tokens[self.at - 1].end)

    def several(self, fits: Callable[[int], bool], read: Callable[[], int]) -> tuple[int, int]:
        """The first and the last of several numbers."""
        numbers = [read()]
        while self.peek() in (",", "và", "-") and fits(1):
            rising = self.peek() == "-"
            self.at += 1
            numbers.append(read())
            if rising and numbers[-1] <= numbers[-2]:
                self.stuck(self.at - 3, self.at)
        return min(numbers), max(numbers)

    def of_year(self) -> int | None:
        """The year that follows, if one does."""
        if self.peek() in ("/", "-", "năm") and self.is_number(1):
            self.at += 1
            return self.full_year()
        return None

    def full_year(self) -> int:
        """A year of four digits."""
        token = self.tokens[self.at]
        if len(token.text) != 4 or not EARLIEST_YEAR <= int(token.text) <= LATEST_YEAR:
            self.stuck(self.at, self.at + 1)
        self.at += 1
        return int(token.text)

    def quarter(self) -> int:
        """A quarter, in Roman or Arabic digits."""
        if self.peek() in ROMAN:
            self.at += 1
            return ROMAN[self.tokens[self.at - 1].text]
        return self.short(1, 4)

    def month(self) -> int:
        """A month of the year, or a number of months."""
        return self.short(1, 12)

    def short(self, least: int, most: int) -> int:
        """A number of one or two digits within bounds."""
        if not self.is_short(0) or not least <= int(self.peek()) <= most:
            self.stuck(self.at, self.at + 1)
        self.at += 1
        return int(self.tokens[self.at - 1].text)

    def is_number(self, ahead: int) -> bool:
        """Whether a number stands there."""
        return self.at + ahead < len(self.tokens) and self.tokens[self.at + ahead].is_number

    def is_short(self, ahead: int) -> bool:
        """Whether a number of one or two digits stands there."""
        return self.is_number(ahead) and len(self.peek(ahead)) <= 2

    def is_quarter(self, ahead: int) -> bool:
        """Whether a quarter stands there."""
        return self.peek(ahead) in ROMAN or self.is_short(ahead)

    def peek(self, ahead: int = 0) -> str:
        """The text of a token to come; empty behind the last."""
        at = self.at + ahead
        return self.tokens[at].text if at < len(self.tokens) else ""

    def accept(self, words: str) -> bool:
        """Step over these words if they come next."""
        wanted = words.split(" ")
        fits = all(self.peek(i) == word for i, word in enumerate(wanted))
        self.at += len(wanted) if fits else 0
        return fits

    def accept_year(self) -> bool:
        """Step over "năm" where it means a year: alone it is also the number five."""
        counts = self.is_number(1) or (self.at > 0 and self.tokens[self.at - 1].text == "trong")
        return counts and self.accept("năm")

    def stuck(self, first: int | None = None, last: int | None = None) -> NoReturn:
        """Give up at these tokens; without any, at all that is left."""
        if not self.tokens:
            raise Stuck(0, 0)
        first = min(self.at if first is None else first, len(self.tokens) - 1)
        last = len(self.tokens) if last is None else min(last, len(self.tokens))
        while last - 1 > first and self.tokens[last - 1].text in CLOSING:
            last -= 1
        raise Stuck(self.tokens[first].start, self.tokens[max(last - 1, first)].end)
