"""The public holidays at hand: the office's own list, then the one that comes with the tool."""

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from ..model.holidays import Holidays
from ..schedule import Workdays, workdays_of
from .files import packaged, read_bytes

_YEAR = re.compile(r"^  - year: (20[0-9]{2})\r?$", re.MULTILINE)


class Calendar:
    """The lists of a workspace; `take` reads one of them, None where it cannot be read."""

    def __init__(self, own: Path | None, take: Callable[[Path], Holidays | None]) -> None:
        self._path = own
        self._take = take

    @cached_property
    def _own(self) -> Holidays | None:
        return self._take(self._path) if self._path else None

    @cached_property
    def lists(self) -> tuple[Holidays, ...]:
        """All lists, the office's own first."""
        every = (self._own, *map(self._take, packaged("holidays", ".yaml")))
        return tuple(found for found in every if found)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that are known. For most questions they are enough: the tool's list is not decoded."""
        own = {year.year for year in self._own.years} if self._own else set[int]()
        return frozenset(own).union(*map(years_named, packaged("holidays", ".yaml")))

    @cached_property
    def workdays(self) -> Workdays:
        """The working days; a year of the office's list takes the place of the same year of the tool's."""
        return workdays_of(self.lists)


def years_named(path: Path) -> frozenset[int]:
    """The years of a packaged list, without decoding it."""
    return frozenset(map(int, _YEAR.findall(read_bytes(path).decode("utf-8"))))
