"""Times as officials write them, read as windows of days; working days."""

from .phrases import as_deadline, deadlines_in, read_time
from .timing import Timing, deadlines_of, lies_outside, times_of, timing_of
from .windows import Mention, NotUnderstood, OpenEnded, TimeReading, Window, YearMissing
from .workdays import NOTHING_KNOWN, Workdays, is_working_day, last_working_day, workdays_of

__all__ = [
    "NOTHING_KNOWN",
    "Mention",
    "NotUnderstood",
    "OpenEnded",
    "TimeReading",
    "Timing",
    "Window",
    "Workdays",
    "YearMissing",
    "as_deadline",
    "deadlines_in",
    "deadlines_of",
    "is_working_day",
    "last_working_day",
    "lies_outside",
    "read_time",
    "times_of",
    "timing_of",
    "workdays_of",
]
