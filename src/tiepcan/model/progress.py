"""A progress log: what was done, and when. It only grows, so any past day can be told."""

from dataclasses import field
from enum import StrEnum

from ..nodes import Origin
from ..records import record
from .plan import StatedTime
from .terms import SINGLE, Day, Evidence, LegalDocument, Slug
from .waivers import Waiver


class ProgressStatus(StrEnum):
    """What an entry says of its activity or report."""

    IN_PROGRESS = "in_progress"
    DONE = "done"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class DossierStep(StrEnum):
    """A step of the procedure that a commune's dossier has reached."""

    ASSIGNED = "assigned"
    SELF_SCORED = "self_scored"
    POSTED = "posted"
    COMMUNE_MEETING = "commune_meeting"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    RESUBMITTED = "resubmitted"
    COUNCIL = "council"
    SUBMITTED_TO_CHAIR = "submitted_to_chair"
    DECIDED = "decided"
    PUBLISHED = "published"
    REPORTED = "reported"


@record
class InspectionFinding:
    """Something an inspection found that must be put right: by a commune or another unit, by a day."""

    id: Slug
    title: str
    commune: Slug | None = None
    unit: str | None = None
    due: tuple[str | StatedTime, ...] = field(default=(), metadata=SINGLE)
    origin: Origin


@record
class ProgressEntry:
    """One thing that happened to an activity, a report, a dossier or the finding of an inspection on a day.

    `term` says which occurrence of recurring work the entry is about, where its date does not: quý I.
    `findings` are what an inspection found on that day; each is a duty of its own from then on.
    """

    date: Day
    activity: str | None = None
    report: Slug | None = None
    dossier: Slug | None = None
    finding: Slug | None = None
    commune: Slug | None = None
    term: str | None = None
    step: DossierStep | None = None
    status: ProgressStatus | None = None
    outputs: tuple[str, ...] = field(default=(), metadata=SINGLE)
    evidence: tuple[Evidence, ...] = ()
    extended_to: Day | None = None
    reason: str | None = None
    approved_by: LegalDocument | None = None
    findings: tuple[InspectionFinding, ...] = ()
    origin: Origin


@record
class Progress:
    """The log of one plan; the order of its entries means nothing."""

    kind: str
    plan: Slug
    entries: tuple[ProgressEntry, ...] = ()
    waive: tuple[Waiver, ...] = ()
    origin: Origin
