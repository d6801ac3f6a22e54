"""The workspace of an office: `tiepcan.yaml`."""

from ..nodes import Origin
from ..records import record


@record
class Office:
    """Whose files these are and where its lists lie, relative to `tiepcan.yaml`."""

    kind: str
    unit: str | None = None
    communes: str | None = None
    scores: str | None = None
    holidays: str | None = None
    progress: str | None = None
    origin: Origin
