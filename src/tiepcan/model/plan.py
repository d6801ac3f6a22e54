"""A plan, as `plans/<id>.yaml` says it."""

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ..nodes import Origin
from ..records import record
from .terms import IDENTIFIERS, SINGLE, Day, LegalDocument, Slug, Year
from .waivers import Waiver


class DocumentForm(StrEnum):
    """The regulation that decides the form of the document."""

    ND30 = "nd30-2020"
    TT01 = "tt01-2011"


ND30_FROM = date(2020, 3, 5)
"""Nghị định 30/2020/NĐ-CP is in force from this day on (Bộ pháp điển)."""


@record
class Issuer:
    """Who issues the plan, and the authority above it."""

    name: str
    parent: str | None = None
    origin: Origin


@record
class Period:
    """Days from … to …, both included."""

    from_: date = field(metadata={"alias": "from"})
    to: date
    origin: Origin


@record
class Budget:
    """Money for an activity, in đồng."""

    amount: Decimal | None = None
    source: str | None = None
    basis: str | None = None
    origin: Origin


@record
class Days:
    """A time by its days, both included; one of the two may be left open."""

    from_: date | None = field(default=None, metadata={"alias": "from"})
    to: date | None = None
    origin: Origin


@record
class StatedTime:
    """A time as a record: by its days, or that of one unit where each has its own.

    `time` is a phrase or days; `from` and `to` may also stand here directly.
    """

    unit: str | None = None
    time: str | Days | None = None
    from_: date | None = field(default=None, metadata={"alias": "from"})
    to: date | None = None
    origin: Origin


@record
class Activity:
    """Something the plan says will be done. One that has activities under it is only their heading.

    `set_by` names the document of a higher authority that set the deadline, where one did: only that
    authority can extend it.
    """

    id: str
    title: str | None = None
    lead: tuple[str, ...] = field(default=(), metadata=SINGLE)
    lead_role: str | None = None
    partners: tuple[str, ...] = field(default=(), metadata=SINGLE)
    time: tuple[str | StatedTime, ...] = field(default=(), metadata=SINGLE)
    due: tuple[str | StatedTime, ...] = field(default=(), metadata=SINGLE)
    set_by: str | None = None
    outputs: tuple[str, ...] = field(default=(), metadata=SINGLE)
    serves: tuple[str, ...] = field(default=(), metadata=SINGLE | IDENTIFIERS)
    budget: Budget | None = None
    merged_into: str | None = None
    activities: "tuple[Activity, ...]" = ()
    origin: Origin


@record
class Responsibility:
    """What a unit has to do under the plan."""

    unit: str
    tasks: tuple[str, ...] = field(default=(), metadata=SINGLE)
    origin: Origin


@record
class Funding:
    """Where the money comes from and by which documents."""

    text: str | None = None
    basis: tuple[LegalDocument, ...] = ()
    origin: Origin


@record
class Report:
    """A report that is owed: by each commune where `from` is `communes`. `set_by`: as of an activity."""

    id: Slug
    title: str | None = None
    from_: str | None = field(default=None, metadata={"alias": "from"})
    to: str | None = None
    due: tuple[str | StatedTime, ...] = field(default=(), metadata=SINGLE)
    set_by: str | None = None
    period: Period | None = None
    origin: Origin

    @property
    def owed_by_communes(self) -> bool:
        """Each commune owes its own."""
        return self.from_ == "communes"


@record
class Reporting:
    """The reporting rules of the plan, in words and as reports that can be followed."""

    text: str | None = None
    reports: tuple[Report, ...] = ()
    origin: Origin


@record
class Signer:
    """The block of signature: lines of authority and post, and the name once it is signed."""

    lines: tuple[str, ...] = field(default=(), metadata=SINGLE)
    name: str | None = None
    origin: Origin


@record
class Target:
    """What an amendment changes."""

    activity: str | None = None
    report: Slug | None = None
    origin: Origin


@record
class Change:
    """New text for some fields of an activity or a report; what is not written stays."""

    at: Target
    title: str | None = None
    lead: tuple[str, ...] = field(default=(), metadata=SINGLE)
    partners: tuple[str, ...] = field(default=(), metadata=SINGLE)
    time: tuple[str | StatedTime, ...] = field(default=(), metadata=SINGLE)
    due: tuple[str | StatedTime, ...] = field(default=(), metadata=SINGLE)
    outputs: tuple[str, ...] = field(default=(), metadata=SINGLE)
    serves: tuple[str, ...] = field(default=(), metadata=SINGLE | IDENTIFIERS)
    origin: Origin


@record
class Amendment:
    """A later decision that changes the plan from its date on (điều chỉnh, đính chính)."""

    number: str | None = None
    date: Day
    reason: str | None = None
    changes: tuple[Change, ...] = ()
    origin: Origin


@record
class Plan:
    """A yearly plan."""

    kind: str
    id: Slug
    year: Year
    assesses: Year | None = None
    standard: str | None = None
    issuer: Issuer | None = None
    symbol: str | None = None
    number: str | None = None
    date: Day | None = None
    issued_by: LegalDocument | None = None
    place: str | None = None
    title: str | None = None
    implements: tuple[LegalDocument, ...] = ()
    opening: tuple[str, ...] = field(default=(), metadata=SINGLE)
    purposes: tuple[str, ...] = field(default=(), metadata=SINGLE)
    requirements: tuple[str, ...] = field(default=(), metadata=SINGLE)
    activities: tuple[Activity, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    funding: Funding | None = None
    reporting: Reporting | None = None
    closing: str | None = None
    recipients: tuple[str, ...] = field(default=(), metadata=SINGLE)
    archive: str | None = None
    signer: Signer | None = None
    form: DocumentForm | None = None
    amendments: tuple[Amendment, ...] = ()
    waive: tuple[Waiver, ...] = ()
    origin: Origin

    @property
    def form_of_day(self) -> DocumentForm:
        """The form that the plan names, else the one in force on its date."""
        before = self.date is not None and self.date < ND30_FROM
        return self.form or (DocumentForm.TT01 if before else DocumentForm.ND30)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that the plan asks for."""
        return self.reporting.reports if self.reporting else ()


def every_activity(activities: tuple[Activity, ...]) -> Iterator[Activity]:
    """All activities, headings before what stands under them, in the order of the plan."""
    for activity in activities:
        yield activity
        yield from every_activity(activity.activities)
