"""The small words of the field that several records share."""

from datetime import date
from enum import StrEnum
from typing import Any, NewType, TypeAlias

from ..nodes import Origin
from ..records import record

Day: TypeAlias = date
"""A day of the calendar. Several records have a field named `date`; this name stays free."""

Slug = NewType("Slug", str)
"""A name for a file, a plan or a commune: a-z, 0-9 and hyphens, at most 64."""

NO_FILES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
"""Names that Windows keeps for devices: a file of that name could not be checked out there."""

Year = NewType("Year", int)
"""A calendar year, four digits."""

Number = NewType("Number", str)
"""The number of a document as it is written: 48/KH-STP."""

SINGLE: dict[str, Any] = {"single": True}
"""Metadata of a list field that may also be written as one value."""

IDENTIFIERS: dict[str, Any] = {"identifiers": True}
"""Metadata of a list of ids: its items may stand in brackets without a warning."""

MADE: dict[str, Any] = {"made": True}
"""Metadata of a field that the tool fills in: no file can write it."""


class CommuneClass(StrEnum):
    """Loại of a commune, by decision of the province."""

    I = "I"
    II = "II"
    III = "III"


@record
class LegalDocument:
    """A document that is cited: enough of it to find it again."""

    type: str | None = None
    number: str | None = None
    date: Day | None = None
    issuer: str | None = None
    issuers: tuple[str, ...] = ()
    title: str | None = None
    origin: Origin


@record
class Evidence:
    """What proves a result: a file of the workspace, or a paper kept in the office."""

    file: str | None = None
    number: str | None = None
    date: Day | None = None
    issuer: str | None = None
    title: str | None = None
    kept: str | None = None
    origin: Origin
