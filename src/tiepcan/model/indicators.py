"""Criteria, indicators and items of a regulation, and the ways in which they are measured."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from ..nodes import Origin
from ..records import record
from .sources import Source
from .terms import IDENTIFIERS


class Measure(StrEnum):
    """How an indicator or item earns its points, or passes: a closed set of ways."""

    DECLARED = "declared"  # the sheet says the points, or that it passed
    SHARE = "share"  # maximum × done ÷ total; passes from `needed` percent
    BANDS = "bands"  # the points of the band in which done ÷ total lies
    ITEMS = "items"  # the sum of the items; passes where all items pass
    YES_NO = "yes_no"  # yes: the maximum, no: nothing
    COUNT = "count"  # the maximum from `needed` things on


class FullPoints(StrEnum):
    """What `none: full` says: the maximum is earned where nothing arose."""

    FULL = "full"


@record
class Band:
    """A rung of a ladder: these points from this percent up to, not including, the next. None: unknown."""

    from_: Decimal = field(metadata={"alias": "from"})
    points: Decimal | None = None
    origin: Origin


@record
class Item:
    """A part of an indicator with points of its own."""

    id: str
    name: str | None = None
    max: Decimal | None = None
    minimum: Decimal | None = None
    measure: Measure | None = None
    bands: tuple[Band, ...] = ()
    needed: Decimal | None = None
    options: tuple[str, ...] = ()
    none: FullPoints | Decimal | None = None
    formula: str | None = None
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin


@record
class Indicator:
    """An indicator (chỉ tiêu). What nobody has seen stays None: `name`, `max`, `measure`."""

    id: str
    name: str | None = None
    about: str | None = None
    max: Decimal | None = None
    minimum: Decimal | None = None
    measure: Measure | None = None
    bands: tuple[Band, ...] = ()
    needed: Decimal | None = None
    options: tuple[str, ...] = ()
    none: FullPoints | Decimal | None = None
    formula: str | None = None
    items: tuple[Item, ...] = ()
    evidence: tuple[str, ...] = ()
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin


@record
class Group:
    """Indicators whose maxima are known only together."""

    indicators: tuple[str, ...] = field(metadata=IDENTIFIERS)
    max: Decimal
    source: Source
    origin: Origin


@record
class Criterion:
    """A criterion (tiêu chí) with its indicators."""

    id: str
    name: str | None = None
    max: Decimal | None = None
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    groups: tuple[Group, ...] = ()
    origin: Origin
