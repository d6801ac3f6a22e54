"""What a written time can turn out to be."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from ..records import frozen


@frozen
class Window:
    """Days from … to …, both included. No first day: a pure deadline. No last day: from a day on."""

    first: date | None
    last: date | None


class Every(StrEnum):
    """How often regular work comes back."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


@frozen
class Term:
    """One time that regular work comes back: what it is called ("quý I") and its days."""

    label: str
    window: Window


@frozen
class Recurrence:
    """Work that comes back in the year ("hằng quý"), each time with days of its own."""

    every: Every
    terms: tuple[Term, ...]


@frozen
class OpenEnded:
    """A time without an end that can be told: regular work ("thường xuyên"), or work on demand.

    `event` is what the text waits for ("khi có yêu cầu", "sau khi …", "05 ngày làm việc kể từ ngày ký"),
    in its own words; None where it waits for nothing.
    """

    regular: bool
    event: str | None = None


@frozen
class NotUnderstood:
    """The part of a text that is not understood, as character positions, and phrases that would be."""

    start: int
    end: int
    near: tuple[str, ...] = ()


@frozen
class YearMissing:
    """A deadline in January to March without its year: it may be of this year or of the next.

    "Trước ngày 10/01" in a plan of 2022 can mean either January, so the year is asked and never
    taken from the plan. `near` writes the phrase out with each of the two years.
    """

    start: int
    end: int
    near: tuple[str, ...] = ()


@frozen
class Backwards:
    """A time that ends before it begins: where in the text, and its two days."""

    start: int
    end: int
    first: date
    last: date


TimeReading: TypeAlias = Window | Recurrence | OpenEnded | NotUnderstood | YearMissing | Backwards


@frozen
class Mention:
    """A deadline that a longer text speaks of: where, and the last day on time."""

    start: int
    end: int
    last: date
