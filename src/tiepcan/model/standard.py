"""A regulation as data: every value with the text it comes from and how sure that is."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from ..nodes import Origin
from ..records import frozen, record
from .communes import CommuneKind
from .indicators import Criterion, Indicator
from .procedure import CouncilRules, DossierPart, OfficialForm, Step, Suspension
from .sources import Source
from .terms import MADE, CommuneClass, LegalDocument, Slug, Year


class ResultForm(StrEnum):
    """Whether a regulation counts points or passes each indicator."""

    POINTS = "points"
    PASS_FAIL = "pass_fail"


class ConditionTest(StrEnum):
    """What a condition of recognition asks."""

    TOTAL_AT_LEAST = "total_at_least"  # points; `minimum` or `by_class`
    CRITERIA_AT_LEAST = "criteria_at_least"  # percent of each criterion's maximum
    SATISFACTION_AT_LEAST = "satisfaction_at_least"  # percent
    NO_DISCIPLINE = "no_discipline"  # no official disciplined by one of `forms`
    NO_HEAD_DISCIPLINED = "no_head_disciplined"  # no head of Party committee or government, whatever the form
    ALL_PASS = "all_pass"  # every indicator passes


@record
class Condition:
    """A condition of recognition. `indicator`: the one whose points come from the same answers."""

    id: Slug
    name: str
    test: ConditionTest
    minimum: Decimal | None = None
    by_class: Mapping[CommuneClass, Decimal] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    lighter_forms: tuple[str, ...] = ()
    indicator: str | None = None
    source: Source
    sources: Mapping[str, Source] = field(default_factory=dict)
    origin: Origin


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


@frozen
class CompletedBy:
    """The office's file that filled in a regulation: its path, its hash, and the regulation without it."""

    path: str
    hash: str
    base: "Standard"


@record
class Standard:
    """A regulation of the standard of access to law."""

    kind: str
    id: Slug
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
    kinds: tuple[CommuneKind, ...] = ()
    procedure: tuple[Step, ...] = ()
    dossier: tuple[DossierPart, ...] = ()
    forms: tuple[OfficialForm, ...] = ()
    council: CouncilRules | None = None
    suspended: tuple[Suspension, ...] = ()
    completed_by: CompletedBy | None = field(default=None, metadata=MADE)
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
