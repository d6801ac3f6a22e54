"""What a phrase means in days, given the year of the plan it stands in."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from ..records import frozen
from .printer import named_month, named_quarter
from .syntax import Count, CountedIn, Kind, Part, Phrase, Stretch, Stuck, YearOf
from .windows import Every, OpenEnded, Recurrence, Term, Window
from .workdays import Workdays

ONE_DAY = timedelta(days=1)
ASKED_BEFORE = 4  # a deadline without a year is asked in the months before April
LENGTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
LAST_THIRD = 3
SECOND_HALF = "6 tháng cuối năm"


class Asked(Exception):
    """The year of this stretch must be asked."""

    def __init__(self, stretch: Stretch) -> None:
        super().__init__(stretch)
        self.stretch = stretch


class Reversed(Exception):
    """A time that ends before it begins: where it stands, and its two days."""

    def __init__(self, start: int, end: int, first: date, last: date) -> None:
        super().__init__(start, end)
        self.start, self.end, self.first, self.last = start, end, first, last


@frozen
class Setting:
    """What a phrase is read against: the plan's year, the assessed one, the working days."""

    year: int
    assesses: int
    workdays: Workdays


def meaning(phrase: Phrase, setting: Setting, *, deadline: bool) -> Window | Recurrence | OpenEnded:
    """The days of a phrase.

    Stuck where they do not exist, Asked where the year must be asked, Reversed where they run backwards.
    """
    if phrase.kind is Kind.OPEN:
        return OpenEnded(regular=True, event=phrase.event)
    if phrase.every:
        return Recurrence(phrase.every[0], _terms(phrase, setting.year))
    if not phrase.stretches:
        return OpenEnded(regular=False, event=phrase.event)
    _ask(phrase, deadline=deadline)
    stretches = _dated(phrase.stretches)
    spans = [days_of(s, setting, stretches) for s in stretches]
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    if phrase.kind is Kind.RANGE:
        return _range(phrase.stretches, spans[0][0], spans[-1][1])
    if phrase.count:
        return _counted(phrase, phrase.count, first, setting.workdays)
    return {
        Kind.BEFORE: Window(None, first - ONE_DAY),
        Kind.BY: Window(None, last),
        Kind.FROM: Window(first, None),
        Kind.AFTER: Window(last + ONE_DAY, None),
    }.get(phrase.kind, Window(first, last))


def _ask(phrase: Phrase, *, deadline: bool) -> None:
    """A deadline in January to March without its year may be of this year or of the next."""
    last = phrase.stretches[-1]
    binding = phrase.kind in (Kind.BEFORE, Kind.BY, Kind.COUNTED)
    named = last.part is Part.DAYS and (phrase.kind is Kind.RANGE or len(phrase.stretches) == 1)
    if not (binding or (deadline and named)) or any(s.year is not None for s in phrase.stretches):
        return
    months = months_of(last)
    if (months[0] if phrase.kind is Kind.BEFORE else months[-1]) < ASKED_BEFORE:
        raise Asked(last)


def _range(stretches: tuple[Stretch, ...], first: date, last: date) -> Window:
    if last >= first:
        return Window(first, last)
    if any(s.year is not None for s in stretches):
        raise Reversed(stretches[0].start, stretches[-1].end, first, last)
    raise Asked(stretches[-1])


def _counted(phrase: Phrase, count: Count, day: date, workdays: Workdays) -> Window | OpenEnded:
    """The period counted from a day that is itself not counted, or back from it."""
    end = counted_from(day, count, workdays)
    if end is None:
        return OpenEnded(regular=False, event=phrase.event)
    if count.back:
        return Window(None, end)
    return Window(day, None if count.floor else max(day, end))


def counted_from(day: date, count: Count, workdays: Workdays) -> date | None:
    """The day that lies so far behind or before another; None where it takes a year nobody knows."""
    number = -count.number if count.back else count.number
    if count.unit is CountedIn.WORKING_DAYS:
        return workdays.before(day, count.number) if count.back else workdays.after(day, count.number)
    if count.unit is CountedIn.MONTHS:
        months = day.year * 12 + day.month - 1 + number
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=number * (7 if count.unit is CountedIn.WEEKS else 1))


def _dated(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """A stretch without a year takes that of the next one that has it, else of the one before."""
    found: list[Stretch] = []
    year: int | YearOf | None = None
    for stretch in reversed(stretches):
        year = stretch.year or year
        found.append(replace(stretch, year=year))
    found.reverse()
    for at, stretch in enumerate(found):
        if stretch.year is None and at:
            found[at] = replace(stretch, year=found[at - 1].year)
    return found


def days_of(stretch: Stretch, setting: Setting, around: list[Stretch]) -> tuple[date, date]:
    """The first and the last day of a stretch; Stuck where there is no such day."""
    if stretch.part is Part.YEARS:
        return date(stretch.numbers[0], 1, 1), date(stretch.numbers[1], 12, 31)
    year = _year(stretch, setting, around)
    months = months_of(stretch)
    length = monthrange(year, months[-1])[1]
    first, last = 1, length
    if stretch.part is Part.DAYS:
        first, last = stretch.numbers[0], stretch.numbers[-1]
    elif stretch.part is Part.WEEK:
        # Weeks are counted from the first of the month: the second has the days 8 to 14.
        first = stretch.numbers[0] * 7 - 6 if stretch.numbers[0] else length - 6
        last = min(first + 6, length)
    elif stretch.part is Part.THIRD:
        third = stretch.numbers[0]
        first, last = third * 10 - 9, length if third == LAST_THIRD else third * 10
    if max(first, last) > length:
        raise Stuck(stretch.start, stretch.end)
    return date(year, months[0], first), date(year, months[-1], last)


def months_of(stretch: Stretch) -> tuple[int, int]:
    """The first and the last month of the year that a stretch has to do with."""
    match stretch.part:
        case Part.DAYS | Part.WEEK | Part.THIRD if stretch.month:
            return stretch.month, stretch.month
        case Part.MONTHS:
            return stretch.numbers[0], stretch.numbers[-1]
        case Part.QUARTERS:
            return stretch.numbers[0] * 3 - 2, stretch.numbers[-1] * 3
        case Part.MONTH_OF_QUARTER if stretch.month:
            month = stretch.month * 3 - 3 + stretch.numbers[0]
            return month, month
        case Part.OPENING:
            return 1, stretch.numbers[0]
        case Part.CLOSING:
            return 13 - stretch.numbers[0], 12
    return 1, 12


def _year(stretch: Stretch, setting: Setting, around: list[Stretch]) -> int:
    """The year of a stretch; "năm trước" beside "năm đánh giá" is the year before the assessed one."""
    if isinstance(stretch.year, int):
        return stretch.year
    assessed = any(s.year is YearOf.ASSESSED for s in around)
    middle = setting.assesses if assessed else setting.year
    return {
        YearOf.ASSESSED: setting.assesses,
        YearOf.AFTER_ASSESSED: setting.assesses + 1,
        YearOf.BEFORE: middle - 1,
        YearOf.AFTER: middle + 1,
        YearOf.THIS: setting.year,
        None: setting.year,
    }[stretch.year]


def _terms(phrase: Phrase, year: int) -> tuple[Term, ...]:
    """Each time that the work comes back in the year, the earliest first."""
    if phrase.stretches:
        return tuple(_ruled(phrase, at, year) for at in range(12 // LENGTHS[phrase.every[0]]))
    found = [term for every in phrase.every for term in _periods(every, year)]
    if Every.YEAR in phrase.every:
        # "6 tháng, năm": the report of the year takes the place of that of its second half.
        found = [term for term in found if term.label != SECOND_HALF]
    return tuple(sorted(found, key=lambda term: term.window.last or date.max))


def _periods(every: Every, year: int) -> tuple[Term, ...]:
    length = LENGTHS[every]
    return tuple(
        Term(
            _label(every, at, year),
            Window(
                date(year, at * length + 1, 1),
                date(year, (at + 1) * length, monthrange(year, (at + 1) * length)[1]),
            ),
        )
        for at in range(12 // length)
    )


def _label(every: Every, at: int, year: int) -> str:
    match every:
        case Every.MONTH:
            return named_month(at + 1)
        case Every.QUARTER:
            return named_quarter(at + 1)
        case Every.HALF_YEAR:
            return SECOND_HALF if at else "6 tháng đầu năm"
    return f"năm {year}"


def _ruled(phrase: Phrase, at: int, year: int) -> Term:
    """One time of "trước ngày 15 hằng tháng"; in a month without that day its last day."""
    period = _periods(phrase.every[0], year)[at]
    end = period.window.last or date.max
    day = end.replace(day=min(phrase.stretches[0].numbers[0], end.day))
    last = day - ONE_DAY if phrase.kind is Kind.BEFORE else day
    start = day if phrase.kind is Kind.WITHIN else period.window.first
    return Term(period.label, Window(start if start and start <= last else None, last))
