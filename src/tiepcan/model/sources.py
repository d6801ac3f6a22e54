"""Where a value of the law comes from, and how sure that is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from ..nodes import Origin
from ..records import record


class Status(StrEnum):
    """How a value is known."""

    CONFIRMED = "confirmed"  # read in the law or on an official page
    SECONDARY = "secondary"  # one secondary source only
    INFERRED = "inferred"  # follows from confirmed values, the reason is given
    UNVERIFIED = "unverified"  # not seen in any text: never used in silence
    OFFICE = "office"  # an office filled it in from its own copy; written by the tool, never in a standard


@record
class Source:
    """Where a value stands in the law, where it was read, and how sure it is."""

    cite: str
    status: Status
    read_in: str | None = None
    reason: str | None = None
    origin: Origin


class Sourced(Protocol):
    """A record whose values have one source, and some of them sources of their own."""

    @property
    def source(self) -> Source: ...

    @property
    def sources(self) -> Mapping[str, Source]: ...


def source_of(owner: Sourced, value: str) -> Source:
    """The source of one value (`max`, `measure`, …): its own, else that of the whole record."""
    return owner.sources.get(value, owner.source)
