"""Scenarios: small sheets and what a regulation makes of them, for a jurist to read and a machine to run."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from ..nodes import Origin
from ..records import record
from .scores import ConditionFacts, CriterionEntry, Evaluation, ScoreEntry
from .terms import CommuneClass, Slug, Year
from .verdicts import ConditionState, Verdict


@record
class Between:
    """Points that are still open. Without `high` no highest possible value is known."""

    low: Decimal
    high: Decimal | None = None
    origin: Origin


@record
class Expected:
    """What must come out: only what is written is compared."""

    points: Mapping[str, Decimal | Between] = field(default_factory=dict)
    total: Decimal | Between | None = None
    conditions: Mapping[Slug, ConditionState] = field(default_factory=dict)
    verdict: Verdict | None = None
    origin: Origin

    @property
    def says_nothing(self) -> bool:
        """Whatever comes out, it fits."""
        return not self.points and self.total is None and not self.conditions and self.verdict is None


@record
class Scenario:
    """One story: the entries as a score sheet has them, and what the regulation makes of them."""

    name: str
    cite: str
    year: Year
    class_: CommuneClass | None = field(default=None, metadata={"alias": "class"})
    evaluation: Evaluation | None = None
    indicators: Mapping[str, ScoreEntry] = field(default_factory=dict)
    criteria: Mapping[str, CriterionEntry] = field(default_factory=dict)
    conditions: ConditionFacts | None = None
    expected: Expected
    origin: Origin


@record
class Scenarios:
    """The scenarios of one regulation."""

    kind: str
    standard: Slug
    scenarios: tuple[Scenario, ...]
    origin: Origin
