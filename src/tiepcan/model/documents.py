"""The documents of this field: when each was issued, how long it was in force, what took its place."""

from collections.abc import Mapping
from dataclasses import field

from ..nodes import Origin
from ..records import record
from .sources import Source, Status, source_of
from .terms import SINGLE, Day, Number, Year


@record
class InForce:
    """The first and the last day on which a document was in force; None: not known, or not over."""

    from_: Day | None = field(default=None, metadata={"alias": "from"})
    until: Day | None = None
    origin: Origin


@record
class KnownDocument:
    """A document of the field.

    `assessed_until`: the last assessment year that it still holds for, though it has ended (chuyển tiếp).
    """

    number: Number
    type: str
    date: Day
    issuer: str
    title: str | None = None
    in_force: InForce
    assessed_until: Year | None = None
    replaced_by: tuple[Number, ...] = field(default=(), metadata=SINGLE)
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin

    @property
    def end_is_certain(self) -> bool:
        """Whether the days in force were read in the law itself."""
        return source_of(self, "in_force").status is Status.CONFIRMED

    def ended_before(self, day: Day) -> bool:
        """Whether it was no longer in force on a day, as far as is known."""
        return self.in_force.until is not None and self.in_force.until < day


@record
class LegalDocuments:
    """A table of documents."""

    kind: str
    documents: tuple[KnownDocument, ...]
    origin: Origin
