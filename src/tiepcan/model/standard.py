"""A regulation as data: every value with the text it comes from and how sure that is."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from ..nodes import Origin
from ..records import record
from .terms import IDENTIFIERS, CommuneClass, LegalDocument, Slug, Year


class Status(StrEnum):
    """How a value is known."""

    CONFIRMED = "confirmed"  # read in the law or on an official page
    SECONDARY = "secondary"  # one secondary source only
    INFERRED = "inferred"  # follows from confirmed values, the reason is given
    UNVERIFIED = "unverified"  # not seen in any text: never used in silence


@record
class Source:
    """Where a value stands in the law, where it was read, and how sure it is."""

    cite: str
    status: Status
    read_in: str | None = None
    reason: str | None = None
    origin: Origin


class ResultForm(StrEnum):
    """Whether a regulation counts points or passes each indicator."""

    POINTS = "points"
    PASS_FAIL = "pass_fail"


class Measure(StrEnum):
    """How an indicator earns its points."""

    DECLARED = "declared"  # the commune says its points
    SHARE = "share"  # maximum × done ÷ total


class FullPoints(StrEnum):
    """What `none: full` says: the maximum is earned where nothing arose."""

    FULL = "full"


@record
class Item:
    """A part of an indicator with points of its own."""

    id: str
    name: str | None = None
    max: Decimal | None = None
    minimum: Decimal | None = None
    measure: Measure | None = None
    none: FullPoints | Decimal | None = None
    formula: str | None = None
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin

    def source_of(self, value: str) -> Source:
        """The source of one value (`max`, `measure`, …): its own, else that of the whole."""
        return self.sources.get(value, self.source)


@record
class Indicator:
    """An indicator (chỉ tiêu). What nobody has seen stays None: `name`, `max`, `measure`."""

    id: str
    name: str | None = None
    about: str | None = None
    max: Decimal | None = None
    minimum: Decimal | None = None
    measure: Measure | None = None
    none: FullPoints | Decimal | None = None
    formula: str | None = None
    items: tuple[Item, ...] = ()
    evidence: tuple[str, ...] = ()
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin

    def source_of(self, value: str) -> Source:
        """The source of one value (`max`, `measure`, …): its own, else that of the whole."""
        return self.sources.get(value, self.source)


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

    def source_of(self, value: str) -> Source:
        """The source of one value: its own, else that of the whole."""
        return self.sources.get(value, self.source)


class ConditionTest(StrEnum):
    """What a condition of recognition asks."""

    TOTAL_AT_LEAST = "total_at_least"  # points; `minimum` or `by_class`
    CRITERIA_AT_LEAST = "criteria_at_least"  # percent of each criterion's maximum
    SATISFACTION_AT_LEAST = "satisfaction_at_least"  # percent
    NO_DISCIPLINE = "no_discipline"  # no official disciplined by one of `forms`


@record
class Condition:
    """A condition of recognition."""

    id: Slug
    name: str
    test: ConditionTest
    minimum: Decimal | None = None
    by_class: Mapping[CommuneClass, Decimal] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    lighter_forms: tuple[str, ...] = ()
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin

    def source_of(self, value: str) -> Source:
        """The source of one value: its own, else that of the whole."""
        return self.sources.get(value, self.source)


@record
class Years:
    """The assessment years that a regulation serves, both included."""

    from_: Year = field(metadata={"alias": "from"})
    to: Year | None = None
    source: Source
    origin: Origin


class TotalRounding(StrEnum):
    """Which total is compared with the threshold."""

    EXACT = "exact"
    HALF_UP_TO_WHOLE = "half_up_to_whole"


@record
class Rounding:
    """How points are rounded: decimals of a share, and the total (None: nobody knows)."""

    share_decimals: int
    total: TotalRounding | None = None
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin

    def source_of(self, value: str) -> Source:
        """The source of one value: its own, else that of the whole."""
        return self.sources.get(value, self.source)


@record
class AssessmentPeriod:
    """The days that a year's assessment looks at, as day/month of the assessment year."""

    from_: str = field(metadata={"alias": "from"})
    to: str
    source: Source
    origin: Origin


@record
class Terms:
    """What things are called under this regulation."""

    council: str | None = None
    appraisal: str | None = None
    source: Source
    origin: Origin


@record
class Standard:
    """A regulation of the standard of access to law."""

    kind: str
    id: Slug
    extends: Slug | None = None
    name: str
    title: str | None = None
    form: ResultForm
    years: Years
    period: AssessmentPeriod | None = None
    documents: tuple[LegalDocument, ...] = ()
    max: Decimal | None = None
    source: Source
    rounding: Rounding | None = None
    criteria: tuple[Criterion, ...] = ()
    conditions: tuple[Condition, ...] = ()
    terms: Terms | None = None
    origin: Origin

    def serves(self, year: int) -> bool:
        """Whether the assessment year is one of this regulation's."""
        return self.years.from_ <= year and (self.years.to is None or year <= self.years.to)

    def indicators(self) -> Iterator[Indicator]:
        """All indicators, in order."""
        for criterion in self.criteria:
            yield from criterion.indicators

    def indicator(self, id: str) -> Indicator | None:
        """The indicator with that number."""
        return next((i for i in self.indicators() if i.id == id), None)
