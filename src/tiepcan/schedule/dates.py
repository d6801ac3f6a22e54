"""Days written as officials write them."""

from datetime import date


def two_digits(day: int) -> str:
    """A day of the month: a zero stands before those under 10."""
    return f"{day:02d}"


def month_number(month: int) -> str:
    """A month: only January and February take a zero (01, 02, 3 … 12)."""
    return f"{month:02d}" if month <= 2 else str(month)


def cited_day(day: date) -> str:
    """A day in a text, or of a document that is cited: 27/01/2014, 28/7/2017."""
    return f"{two_digits(day.day)}/{month_number(day.month)}/{day.year}"
