"""A score sheet: what a commune says of itself for a year, and what the appraisal made of it."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from ..nodes import Origin
from ..records import record
from .terms import IDENTIFIERS, SINGLE, Day, Evidence, Slug, Year
from .waivers import Waiver


@record
class ScoreEntry:
    """What is known of an indicator, or of an item of one. Absent means: not assessed yet."""

    points: Decimal | None = None
    done: Decimal | None = None
    total: Decimal | None = None
    yes: bool | None = None
    count: Decimal | None = None
    passed: bool | None = None
    penalty: bool | None = None
    none: bool | None = None
    reason: str | None = None
    items: "Mapping[str, ScoreEntry]" = field(default_factory=dict)
    by: str | None = None
    evidence: tuple[Evidence, ...] = ()
    origin: Origin

    @property
    def says_nothing(self) -> bool:
        """Neither points nor facts: written, yet not assessed."""
        return (
            self.points is None
            and self.done is None
            and self.total is None
            and self.yes is None
            and self.count is None
            and self.passed is None
            and not self.penalty
            and not self.none
            and all(item.says_nothing for item in self.items.values())
        )


@record
class CriterionEntry:
    """The points of a whole criterion, where only these are known."""

    points: Decimal | None = None
    origin: Origin


@record
class DisciplineCase:
    """An official disciplined in the year: by post, never by name.

    `head`: the head of the Party committee or the government; `criminal`: held criminally liable.
    """

    post: str | None = None
    head: bool | None = None
    criminal: bool | None = None
    form: str | None = None
    decision: str | None = None
    date: Day | None = None
    origin: Origin


@record
class Discipline:
    """How many cases there were, or which."""

    cases: int | tuple[DisciplineCase, ...] | None = None
    origin: Origin


@record
class Satisfaction:
    """The result of asking people: answers that were satisfied of all answers, or only the share."""

    done: Decimal | None = None
    total: Decimal | None = None
    percent: Decimal | None = None
    origin: Origin


@record
class ConditionFacts:
    """The facts that the conditions of recognition ask for beside the points."""

    discipline: Discipline | None = None
    satisfaction: Satisfaction | None = None
    origin: Origin

    @property
    def says_nothing(self) -> bool:
        """No facts: the names are written, and nothing behind them."""
        cases = self.discipline.cases if self.discipline else None
        asked = self.satisfaction
        answers = (asked.done, asked.total, asked.percent) if asked else ()
        return all(fact is None for fact in (cases, *answers))


class PublishedResult(StrEnum):
    """What the authority decided."""

    PASS = "pass"
    FAIL = "fail"


@record
class Published:
    """The decision of the authority, where it is known."""

    result: PublishedResult | None = None
    decision: str | None = None
    date: Day | None = None
    origin: Origin


@record
class Appraisal:
    """What the appraising body gave instead of the commune's own points."""

    by: str | None = None
    date: Day | None = None
    saw: str | None = None
    indicators: Mapping[str, ScoreEntry] = field(default_factory=dict)
    origin: Origin


@record
class Evaluation:
    """Whether the commune is assessed for the year. Not held: it is out of the count, for a reason."""

    held: bool
    reason: str | None = None
    basis: str | None = None
    origin: Origin


@record
class ScoreSheet:
    """The scores of one commune for one year."""

    kind: str
    commune: Slug
    year: Year
    standard: str | None = None
    covers: tuple[Slug, ...] = field(default=(), metadata=SINGLE | IDENTIFIERS)
    evaluation: Evaluation | None = None
    indicators: Mapping[str, ScoreEntry] = field(default_factory=dict)
    criteria: Mapping[str, CriterionEntry] = field(default_factory=dict)
    conditions: ConditionFacts | None = None
    declared_total: Decimal | None = None
    published: Published | None = None
    appraisal: Appraisal | None = None
    waive: tuple[Waiver, ...] = ()
    origin: Origin

    @property
    def discipline(self) -> Discipline | None:
        """The facts on discipline."""
        return self.conditions.discipline if self.conditions else None

    @property
    def satisfaction(self) -> Satisfaction | None:
        """The facts on satisfaction."""
        return self.conditions.satisfaction if self.conditions else None
