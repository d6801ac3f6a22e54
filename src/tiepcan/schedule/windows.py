"""What a written time can turn out to be."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Window:
    """Days from … to …, both included. No first day: a pure deadline. No last day: from a day on."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class OpenEnded:
    """A time without an end: regular work ("thường xuyên"), or work on demand ("khi có yêu cầu")."""

    regular: bool


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The part of a text that is not understood, as character positions, and phrases that would be."""

    start: int
    end: int
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearMissing:
    """A deadline in January to March without its year: it may be of this year or of the next.

    "Trước ngày 10/01" in a plan of 2022 can mean either January, so the year is asked and never
    taken from the plan. `near` writes the phrase out with each of the two years.
    """

    start: int
    end: int
    near: tuple[str, ...] = ()


TimeReading: TypeAlias = Window | OpenEnded | NotUnderstood | YearMissing


@dataclass(frozen=True, slots=True)
class Mention:
    """A deadline that a longer text speaks of: where, and the last day on time."""

    start: int
    end: int
    last: date
