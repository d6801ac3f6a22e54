"""Working days: Monday to Friday without the public holidays, and the weekends worked instead."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from ..model.holidays import Holidays, HolidayYear
from ..records import frozen

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(
    day: date, holidays: AbstractSet[date] = frozenset(), worked: AbstractSet[date] = frozenset()
) -> bool:
    """Whether an office works on that day; a day that is `worked` is one whatever else it is."""
    return day in worked or (day.weekday() < SATURDAY and day not in holidays)


def last_working_day(
    day: date, holidays: AbstractSet[date] = frozenset(), worked: AbstractSet[date] = frozenset()
) -> date:
    """The last working day on or before a day.

    A fixed date does not roll over a weekend: the legal last day stays, this one is shown beside it.
    Before 15/11/2020 the last day is Saturday the 14th, and the last working day Friday the 13th.
    """
    while not is_working_day(day, holidays, worked) and day > date.min:
        day -= ONE_DAY
    return day


@frozen
class Workdays:
    """What is known of the working days: the years that are known, their holidays, the weekends worked."""

    years: frozenset[int] = frozenset()
    holidays: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def last_until(self, day: date) -> date | None:
        """The last working day on or before a day; None where it would take a year nobody knows."""
        found = last_working_day(day, self.holidays, self.worked)
        return found if {found.year, day.year} <= self.years else None

    def after(self, day: date, number: int) -> date | None:
        """The day so many working days behind another, which is not counted itself.

        Received on Friday 15/5/2020, three working days end on Wednesday the 20th. None where the days
        between would take a year nobody knows. Bộ luật Dân sự 2015, Điều 147 (unverified: not read).
        """
        return self._counted(day, number, ONE_DAY)

    def before(self, day: date, number: int) -> date | None:
        """The day so many working days before another, which is not counted itself; None as in `after`."""
        return self._counted(day, number, -ONE_DAY)

    def _counted(self, day: date, number: int, step: timedelta) -> date | None:
        while number > 0 and day.year in self.years and date.min < day < date.max:
            day += step
            number -= is_working_day(day, self.holidays, self.worked)
        return day if number == 0 and day.year in self.years else None


NOTHING_KNOWN = Workdays()
"""No year is known: nothing is said of any day."""


def workdays_of(lists: Iterable[Holidays]) -> Workdays:
    """The working days of several lists; a year counts as the first list that has it gives it."""
    years: dict[int, HolidayYear] = {}
    for holidays in lists:
        for year in holidays.years:
            years.setdefault(year.year, year)
    return Workdays(
        frozenset(years),
        frozenset(holiday.date for year in years.values() for holiday in year.days),
        frozenset(day for year in years.values() for day in year.worked),
    )
