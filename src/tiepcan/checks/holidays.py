"""Checks of a list of public holidays."""

from collections.abc import Callable, Iterator
from datetime import date

from ..diagnostics import Diagnostic, Span
from ..messages import say
from ..model.holidays import Holidays, HolidayYear
from ..schedule import is_working_day
from .neighbours import Neighbours


def day_outside_its_year(holidays: Holidays, around: Neighbours) -> Iterator[Diagnostic]:
    """Every day stands under its own year.

    A year of the office's list takes the place of the same year in the list that comes with the tool. A
    day under another year would be lost with it, or would count although nobody looks for it there. An
    exchange over New Year has its two days in two years.
    """
    for year in holidays.years:
        for day, at in _written(year):
            if day.year != year.year:
                message = say("{day} does not lie in the year {year}", day=day, year=year.year)
                yield Diagnostic("H101", message, at, say("correct the day, or write it under its own year"))


def repeated_day(holidays: Holidays, around: Neighbours) -> Iterator[Diagnostic]:
    """A day is written once.

    Usually one of the two is a slip of the pen, and the day that was meant is missing.
    """
    for year in holidays.years:
        for days in (_holidays(year), _worked(year)):
            seen: set[date] = set()
            for day, at in days:
                if day in seen:
                    yield Diagnostic("H102", say("{day} is written twice", day=day), at)
                seen.add(day)


def worked_anyway(holidays: Holidays, around: Neighbours) -> Iterator[Diagnostic]:
    """A day worked instead of another is a Saturday, a Sunday or a holiday.

    Every other day is a working day without being named, so that the day that was meant may be missing.
    """
    days_off = {day for year in holidays.years for day, _ in _holidays(year)}
    for year in holidays.years:
        for day, at in _worked(year):
            if is_working_day(day, days_off):
                message = say("{day} is a working day anyway", day=day)
                yield Diagnostic("H103", message, at, say("look the day up in the decision"))


def repeated_year(holidays: Holidays, around: Neighbours) -> Iterator[Diagnostic]:
    """A year is written once in a list.

    Of two lists of days for one year only one can count, and nobody can say which was meant.
    """
    seen: set[int] = set()
    for year in holidays.years:
        if year.year in seen:
            message = say("the year {year} is written twice", year=year.year)
            yield Diagnostic("H104", message, year.origin.at("year"), say("put its days into one list"))
        seen.add(year.year)


def _holidays(year: HolidayYear) -> Iterator[tuple[date, Span]]:
    return ((holiday.date, holiday.origin.at("date")) for holiday in year.days)


def _worked(year: HolidayYear) -> Iterator[tuple[date, Span]]:
    return ((day, year.origin.at("worked", number)) for number, day in enumerate(year.worked))


def _written(year: HolidayYear) -> Iterator[tuple[date, Span]]:
    """All days under a year, and where each stands."""
    yield from _holidays(year)
    yield from _worked(year)


CHECKS: dict[str, Callable[[Holidays, Neighbours], Iterator[Diagnostic]]] = {
    "H101": day_outside_its_year,
    "H102": repeated_day,
    "H103": worked_anyway,
    "H104": repeated_year,
}
