"""The workspace of an office: `tiepcan.yaml`."""

from ..nodes import Origin
from ..records import record
from .waivers import Waiver


@record
class Office:
    """Whose files these are and where its lists lie, relative to `tiepcan.yaml`."""

    kind: str
    unit: str | None = None
    communes: str | None = None
    scores: str | None = None
    holidays: str | None = None
    progress: str | None = None
    councils: str | None = None
    documents: str | None = None
    waive: tuple[Waiver, ...] = ()
    origin: Origin


PLACES = {
    **{name: name for name in ("communes", "holidays")},
    **dict.fromkeys(("scores", "progress", "councils", "documents"), ""),
}
"""The places that an office names, each with the kind of its file; none for a folder."""
