"""The result of scoring a sheet: every number as bounds, every bound with its reason."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from ..diagnostics import Span
from ..messages import Message
from ..model.indicators import Criterion, Indicator
from ..model.scores import ScoreSheet
from ..model.sources import Source, Status
from ..model.standard import Condition, Standard
from ..model.terms import CommuneClass
from ..model.verdicts import ConditionState, Verdict
from ..nodes import Origin
from ..records import frozen

__all__ = [
    "Bounds",
    "ConditionResult",
    "ConditionState",
    "CriterionScore",
    "IndicatorScore",
    "Scorecard",
    "Stage",
    "State",
    "Step",
    "Unverified",
    "Verdict",
]


@frozen
class Bounds:
    """Points between a lowest and a highest possible value; `high` None: no limit is known."""

    low: Decimal
    high: Decimal | None

    @property
    def exact(self) -> bool:
        """Nothing is open."""
        return self.low == self.high


class State(StrEnum):
    """How an indicator came to its points. Told apart, always."""

    DECLARED = "declared"  # the sheet says the points
    COMPUTED = "computed"  # the sheet says facts, the standard's measure makes points of them
    NONE_AROSE = "none_arose"  # nothing arose in the year: the standard says what that earns
    ZERO = "zero"  # assessed, and nothing was earned
    PARTLY_ASSESSED = "partly_assessed"  # something is said, but not enough for a number
    NOT_ASSESSED = "not_assessed"  # the sheet does not say anything yet


class Stage(StrEnum):
    """Whose points a scorecard counts."""

    SELF = "self"
    APPRAISAL = "appraisal"


@frozen
class Step:
    """How a number came about: one sentence, where it was written, what it rests on in the law."""

    text: Message
    origin: Origin | None = None
    field: str = ""
    source: Source | None = None

    @property
    def at(self) -> Span | None:
        """Where the number was written; looked up only when somebody asks."""
        return self.origin.at(self.field) if self.origin else None


@frozen
class IndicatorScore:
    """One indicator: its points and how they came about."""

    spec: Indicator
    points: Bounds
    state: State
    steps: tuple[Step, ...] = ()
    appraised: bool = False  # the points are the appraisal's, not the commune's own


@frozen
class CriterionScore:
    """One criterion: its points, and its indicators in the order of the standard."""

    spec: Criterion
    points: Bounds
    indicators: tuple[IndicatorScore, ...]
    declared: bool  # the sheet gives the points of the whole criterion
    steps: tuple[Step, ...] = ()


@frozen
class ConditionResult:
    """One condition of recognition, with the reason of its state."""

    spec: Condition
    state: ConditionState
    reason: Message
    at: Span | None = None
    sources: tuple[Source, ...] = ()


@frozen
class Unverified:
    """Unconfirmed values that the result rests on: what they are, how sure, by which sources."""

    what: Message
    status: Status
    sources: tuple[Source, ...]


@frozen
class Scorecard:
    """All that can be said of a sheet under a standard."""

    sheet: ScoreSheet
    standard: Standard
    commune_class: CommuneClass | None
    stage: Stage
    criteria: tuple[CriterionScore, ...]
    total: Bounds
    conditions: tuple[ConditionResult, ...]
    verdict: Verdict
    reasons: tuple[Message, ...]  # what decides the verdict, or leaves it open
    unverified: tuple[Unverified, ...]

    @property
    def indicators(self) -> Mapping[str, IndicatorScore]:
        """All indicators by number."""
        return {i.spec.id: i for c in self.criteria for i in c.indicators}
