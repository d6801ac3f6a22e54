"""Times as officials write them, read as windows of days; working days."""

from .dates import cited_day
from .phrases import as_deadline, deadlines_in, parse_phrase, read_time, year_unknown
from .printer import print_phrase
from .stated import Said, Timed, text_of
from .syntax import Phrase
from .timing import Timing, deadlines_of, lies_outside, times_of, timing_of, windows_in
from .units import holds_for
from .windows import (
    Backwards,
    Every,
    Mention,
    NotUnderstood,
    OpenEnded,
    Recurrence,
    Term,
    TimeReading,
    Window,
    YearMissing,
)
from .workdays import NOTHING_KNOWN, Workdays, is_working_day, last_working_day, workdays_of

__all__ = [
    "NOTHING_KNOWN",
    "Backwards",
    "Every",
    "Mention",
    "NotUnderstood",
    "OpenEnded",
    "Phrase",
    "Recurrence",
    "Said",
    "Term",
    "TimeReading",
    "Timed",
    "Timing",
    "Window",
    "Workdays",
    "YearMissing",
    "as_deadline",
    "cited_day",
    "deadlines_in",
    "deadlines_of",
    "holds_for",
    "is_working_day",
    "last_working_day",
    "lies_outside",
    "parse_phrase",
    "print_phrase",
    "read_time",
    "text_of",
    "times_of",
    "timing_of",
    "windows_in",
    "workdays_of",
    "year_unknown",
]
