"""Findings that stay, with the reason why: ngoại lệ được chấp nhận."""

from ..nodes import Origin
from ..records import record
from .terms import Day, Slug


@record
class WaivedPlace:
    """Where in the file a waiver holds: one of its parts by number or name, or a field at its top."""

    activity: str | None = None
    report: Slug | None = None
    finding: Slug | None = None
    indicator: str | None = None
    criterion: str | None = None
    condition: str | None = None
    commune: Slug | None = None
    field: str | None = None
    origin: Origin


@record
class Waiver:
    """A finding that is accepted for a time: its code, where, why, by whose post, up to which day.

    Without `at` it holds for the whole file. An error cannot be waived.
    """

    code: str
    at: WaivedPlace | None = None
    reason: str | None = None
    by: str | None = None
    until: Day | None = None
    origin: Origin
