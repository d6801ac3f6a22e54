"""Days as an administrative document writes them (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date

from ..schedule.dates import month_number, two_digits

BLANK = "     "
"""Room to write a day, a month or a number by hand."""


def dateline(day: date | None, year: int) -> str:
    """ngày 05 tháng 01 năm 2020; before the day is known, room for it in the year given."""
    if day is None:
        return f"ngày{BLANK}tháng{BLANK}năm {year}"
    return written_day(day)


def written_day(day: date) -> str:
    """ngày 05 tháng 01 năm 2020."""
    return f"ngày {two_digits(day.day)} tháng {month_number(day.month)} năm {day.year}"
