"""The time of an activity or a report: all its texts taken together, as the plan says them."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ..model.plan import Activity, Report
from .phrases import as_deadline, read_time
from .windows import OpenEnded, TimeReading, Window

Written: TypeAlias = tuple[tuple[str, TimeReading], ...]


@dataclass(frozen=True, slots=True)
class Timing:
    """First and last day; where the texts leave one open, or cannot be read, it is None."""

    first: date | None
    last: date | None
    misdated: bool
    regular: bool


def times_of(activity: Activity, year: int) -> Written:
    """Each text of `time` (thời gian thực hiện: a window) with what it means."""
    return tuple((text, read_time(text, year)) for text in activity.time)


def deadlines_of(duty: Activity | Report, year: int) -> Written:
    """Each text of `due` (thời gian hoàn thành: a deadline) with what it means."""
    return tuple((text, as_deadline(text, year)) for text in duty.due)


def timing_of(duty: Activity | Report, year: int) -> Timing:
    """The window from `time`, the deadline from `due`; several texts of one field span one window.

    A text that is not understood says nothing here: the finding P105 asks about it. A field with such
    a text has no last day, so that nothing is called late on half of what is written.
    """
    times = times_of(duty, year) if isinstance(duty, Activity) else ()
    dues = deadlines_of(duty, year)
    window, deadline = _spanned(times), _spanned(dues)
    last = deadline.last if dues else window.last
    # A deadline before the first day is a contradiction that a check reports: the deadline holds.
    first = window.first if window.first and (last is None or window.first <= last) else None
    regular = any(isinstance(r, OpenEnded) and r.regular for _, r in (*times, *dues))
    return Timing(first, last, lies_outside(window, year) or lies_outside(deadline, year), regular)


def lies_outside(window: Window, year: int) -> bool:
    """Whether a time lies wholly outside the plan's year and the first quarter after it.

    Then it is a slip of the pen: work of a year is often reported in the next January, never a year before.
    """
    end = window.last or window.first
    begin = window.first or window.last
    return bool(begin and end and (end < date(year, 1, 1) or begin > date(year + 1, 3, 31)))


def _spanned(written: Written) -> Window:
    """The window from the earliest first to the latest last day; open where one of the texts is."""
    windows = [reading for _, reading in written if isinstance(reading, Window)]
    if not windows or len(windows) < len(written):
        return Window(None, None)
    firsts = [w.first for w in windows if w.first]
    lasts = [w.last for w in windows if w.last]
    return Window(min(firsts, default=None), max(lasts) if len(lasts) == len(windows) else None)
