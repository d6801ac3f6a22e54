"""Public holidays by year: the list that comes with the tool, and an office's own."""

from ..nodes import Origin
from ..records import record
from .sources import Source
from .terms import Day, LegalDocument, Year
from .waivers import Waiver


@record
class Holiday:
    """A day on which offices are closed, and what it is called."""

    date: Day
    name: str
    origin: Origin


@record
class HolidayYear:
    """All holidays of one year.

    `decision` is the document that swaps days, where there is one; `worked` are the Saturdays and Sundays
    that are worked instead.
    """

    year: Year
    source: Source
    decision: LegalDocument | None = None
    days: tuple[Holiday, ...]
    worked: tuple[Day, ...] = ()
    origin: Origin


@record
class Holidays:
    """A list of holidays. A year that it does not name is not known to it: that is not "no holidays"."""

    kind: str
    years: tuple[HolidayYear, ...]
    waive: tuple[Waiver, ...] = ()
    origin: Origin
