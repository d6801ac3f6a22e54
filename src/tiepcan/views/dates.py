"""Days as an administrative document writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date

BLANK = "     "
"""Room to write a day, a month or a number by hand."""


def two_digits(day: int) -> str:
    """A day of the month: a zero stands before those under 10."""
    return f"{day:02d}"


def month_number(month: int) -> str:
    """A month: only January and February take a zero (01, 02, 3 … 12)."""
    return f"{month:02d}" if month <= 2 else str(month)


def dateline(day: date | None, year: int) -> str:
    """ngày 05 tháng 01 năm 2020; before the day is known, room for it in the year given."""
    if day is None:
        return f"ngày{BLANK}tháng{BLANK}năm {year}"
    return f"ngày {two_digits(day.day)} tháng {month_number(day.month)} năm {day.year}"


def cited_day(day: date) -> str:
    """The day of a document that is cited: 27/01/2014, 28/7/2017."""
    return f"{two_digits(day.day)}/{month_number(day.month)}/{day.year}"
