"""The functions that the command line itself uses: the Python interface of the tool.

Each takes paths and a day and returns records; none prints. Problems in users' files come back as
diagnostics; `Stop` is raised where a thing asked for cannot be done at all.
"""

from .changes import Changes, changes_since
from .documents import Rendered, render_plan
from .plans import Tracked, every_duty, track
from .results import Scored, communes_of, score_sheet, score_year, sheets_of
from .summaries import render_summary
from .validation import Advance, Validation, reason_of, report, validate

__all__ = [
    "Advance",
    "Changes",
    "Rendered",
    "Scored",
    "Tracked",
    "Validation",
    "changes_since",
    "communes_of",
    "every_duty",
    "reason_of",
    "render_plan",
    "render_summary",
    "report",
    "score_sheet",
    "score_year",
    "sheets_of",
    "track",
    "validate",
]
