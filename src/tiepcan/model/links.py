"""The programmes that ask for the standard: which criterion of which programme, in which years."""

from collections.abc import Mapping
from dataclasses import field

from ..nodes import Origin
from ..records import record
from .communes import CommuneKind
from .sources import Source
from .terms import LegalDocument, Slug, Year


@record
class LinkYears:
    """The assessment years in which the programme asks, both included; None: not known."""

    from_: Year = field(metadata={"alias": "from"})
    to: Year | None = None
    origin: Origin


@record
class Link:
    """A criterion of a programme that looks at the result of the standard.

    `kinds`: the communes that it concerns; none: it concerns the district as a whole. `criterion` and
    `requirement` stay None where nobody has seen them.
    """

    id: Slug
    programme: str
    years: LinkYears
    kinds: tuple[CommuneKind, ...] = ()
    documents: tuple[LegalDocument, ...] = ()
    criterion: str | None = None
    requirement: str | None = None
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin

    def serves(self, year: int) -> bool:
        """Whether the programme asks in this assessment year."""
        return self.years.from_ <= year and (self.years.to is None or year <= self.years.to)


@record
class Links:
    """A list of programmes."""

    kind: str
    links: tuple[Link, ...]
    origin: Origin
