"""The functions that the command line itself uses: the Python interface of the tool.

Each takes paths and a day and returns records; none prints. Problems in users' files come back as
diagnostics; `Stop` is raised where a thing asked for cannot be done at all. A function's own modules are
loaded when it is first named: a check of one file is done before those of a summary would be there.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic, Stop
    from ..workspace.archive import Archive
    from .changes import Changes, changes_since
    from .documents import Rendered, render_plan
    from .mending import MendedFile, Mending, mend
    from .plans import Tracked, every_duty, track
    from .results import Scored, communes_of, score_sheet, score_year, sheets_of
    from .summaries import render_summary
    from .validation import Advance, Validation, reason_of, report, validate

__all__ = [
    "Advance",
    "Archive",
    "Changes",
    "Diagnostic",
    "MendedFile",
    "Mending",
    "Rendered",
    "Scored",
    "Stop",
    "Tracked",
    "Validation",
    "changes_since",
    "communes_of",
    "every_duty",
    "mend",
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

_HOMES = {
    "..diagnostics": ("Diagnostic", "Stop"),
    "..workspace.archive": ("Archive",),
    ".changes": ("Changes", "changes_since"),
    ".documents": ("Rendered", "render_plan"),
    ".mending": ("MendedFile", "Mending", "mend"),
    ".plans": ("Tracked", "every_duty", "track"),
    ".results": ("Scored", "communes_of", "score_sheet", "score_year", "sheets_of"),
    ".summaries": ("render_summary",),
    ".validation": ("Advance", "Validation", "reason_of", "report", "validate"),
}


def __getattr__(name: str) -> object:
    """A public name, from the module it lives in; named once, it stays."""
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home, __name__), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__} has no attribute {name}")
