"""The council that appraises the dossiers of communes: who sits in it, and how it met and voted."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from ..nodes import Origin
from ..records import record
from .terms import Day, LegalDocument, Slug, Year
from .waivers import Waiver


class CouncilRole(StrEnum):
    """The part of a member in the council."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"


@record
class CouncilMember:
    """A member: by post, never by name."""

    post: str
    role: CouncilRole = CouncilRole.MEMBER
    origin: Origin


@record
class Votes:
    """Votes on one commune, members counted; who abstained is in neither number."""

    for_: int = field(metadata={"alias": "for"})
    against: int = 0
    origin: Origin


@record
class Meeting:
    """A meeting, its members named by their posts.

    `written`: did not come and sent a written opinion; `absent`: did neither.
    """

    date: Day
    minutes: LegalDocument | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    votes: Mapping[Slug, Votes] = field(default_factory=dict)
    origin: Origin

    @property
    def taking_part(self) -> int:
        """Members whose opinion counts: there, or in writing. A post named twice counts once."""
        return len({*self.present, *self.written})


@record
class Council:
    """The council of an assessment year, with the decision that set it up."""

    kind: str
    year: Year
    standard: str | None = None
    name: str | None = None
    decision: LegalDocument | None = None
    members: tuple[CouncilMember, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    waive: tuple[Waiver, ...] = ()
    origin: Origin
