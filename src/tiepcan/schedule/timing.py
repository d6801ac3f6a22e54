"""The time of an activity or a report: all its texts taken together, as the plan says them."""

from datetime import date

from ..records import frozen
from .phrases import as_deadline, read_time
from .stated import Said, Timed, said_in
from .units import holds_for
from .windows import OpenEnded, Recurrence, Term, Window
from .workdays import NOTHING_KNOWN, Workdays


@frozen
class Timing:
    """First and last day; where the texts leave one open, or cannot be read, it is None.

    `terms` are the occurrences of work that comes back ("hằng quý"), each with its own days; first and last
    day then span them all. `event` is what the work waits for ("sau khi có hướng dẫn"), where it waits.
    """

    first: date | None
    last: date | None
    misdated: bool
    regular: bool
    terms: tuple[Term, ...] = ()
    event: str | None = None


def times_of(
    duty: Timed, year: int, assesses: int | None = None, workdays: Workdays = NOTHING_KNOWN
) -> tuple[Said, ...]:
    """Each statement of `time` (thời gian thực hiện: a window) with what it means."""
    return tuple(
        said_in(duty, "time", lambda text: read_time(text, year, assesses=assesses, workdays=workdays))
    )


def deadlines_of(
    duty: Timed, year: int, assesses: int | None = None, workdays: Workdays = NOTHING_KNOWN
) -> tuple[Said, ...]:
    """Each statement of `due` (thời gian hoàn thành: a deadline) with what it means."""
    return tuple(
        said_in(duty, "due", lambda text: as_deadline(text, year, assesses=assesses, workdays=workdays))
    )


def timing_of(
    duty: Timed,
    year: int,
    unit: str | None = None,
    *,
    assesses: int | None = None,
    workdays: Workdays = NOTHING_KNOWN,
) -> Timing:
    """The window from `time`, the deadline from `due`; several texts of one field span one window.

    With `unit`, the times written for it or for its group; where none is, those written for everyone.
    `assesses` is the assessed year where it is not the plan's. A text that is not understood says nothing
    here: the finding P105 asks about it. A field with such a text has no last day, so that nothing is
    called late on half of what is written.
    """
    times = _meant_for(unit, times_of(duty, year, assesses, workdays))
    dues = _meant_for(unit, deadlines_of(duty, year, assesses, workdays))
    window, deadline = _spanned(times), _spanned(dues)
    last = deadline.last if dues else window.last
    # A deadline before the first day is a contradiction that a check reports: the deadline holds.
    first = window.first if window.first and (last is None or window.first <= last) else None
    open_ended = [s.reading for s in (*times, *dues) if isinstance(s.reading, OpenEnded)]
    return Timing(
        first,
        last,
        lies_outside(window, year) or lies_outside(deadline, year),
        any(reading.regular for reading in open_ended),
        _terms(dues) or _terms(times),
        next((reading.event for reading in open_ended if reading.event), None),
    )


def lies_outside(window: Window, year: int) -> bool:
    """Whether a time lies wholly outside the plan's year and the first quarter after it.

    Then it is a slip of the pen: work of a year is often reported in the next January, never a year before.
    """
    end = window.last or window.first
    begin = window.first or window.last
    return bool(begin and end and (end < date(year, 1, 1) or begin > date(year + 1, 3, 31)))


def _meant_for(unit: str | None, said: tuple[Said, ...]) -> tuple[Said, ...]:
    """What is said for a unit: in its own name or its group's, else for everyone, else all of it."""
    if unit is None:
        return said
    own = tuple(s for s in said if s.unit is not None and holds_for(s.unit, unit))
    return own or tuple(s for s in said if s.unit is None) or said


def _terms(said: tuple[Said, ...]) -> tuple[Term, ...]:
    return tuple(term for s in said if isinstance(s.reading, Recurrence) for term in s.reading.terms)


def windows_in(said: Said) -> tuple[Window, ...]:
    """The days of a statement: one window, or one for each time that the work comes back."""
    if isinstance(said.reading, Recurrence):
        return tuple(term.window for term in said.reading.terms)
    return (said.reading,) if isinstance(said.reading, Window) else ()


def _spanned(written: tuple[Said, ...]) -> Window:
    """The window from the earliest first to the latest last day; open where one of the texts is."""
    windows = [window for said in written for window in windows_in(said)]
    if not windows or not all(map(windows_in, written)):
        return Window(None, None)
    firsts = [w.first for w in windows if w.first]
    lasts = [w.last for w in windows if w.last]
    return Window(min(firsts, default=None), max(lasts) if len(lasts) == len(windows) else None)
