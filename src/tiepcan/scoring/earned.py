"""What an entry earned, and the arithmetic of points: exact, rounded half-up once."""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache
from typing import TypeAlias

from ..messages import Message
from ..model.indicators import Indicator, Item
from ..model.scores import ScoreEntry
from ..model.sources import Source, source_of
from ..model.standard import ResultForm, Standard
from ..records import frozen
from .scorecard import Bounds, State, Step

ZERO = Decimal(0)
HUNDRED = Decimal(100)
DEFAULT_DECIMALS = 2
"""Where a standard does not say how a share is rounded."""
MOST_DECIMALS = 10
"""As many as a number in a file may have; more of them no rule means."""
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
"""Wide enough for every quotient that figures of a file can make: rounded once, never twice."""
Spec: TypeAlias = Indicator | Item


@frozen
class Rules:
    """How a standard counts: decimals of a share; or no points at all, each indicator passes or not."""

    decimals: int = DEFAULT_DECIMALS
    pass_fail: bool = False


@frozen
class Use:
    """A value of the standard that points rest on: its name, whose it is, and its source."""

    value: str
    id: str
    source: Source


@frozen
class Earned:
    """Points, how they came about, and the values of the standard that were used for them."""

    points: Bounds
    state: State
    steps: tuple[Step, ...]
    used: tuple[Use, ...] = ()
    rounded: bool = False  # a share was rounded as the standard says


@cache
def rules_of(standard: Standard) -> Rules:
    """How a standard counts. Kept for each standard: every sheet asks."""
    written = standard.rounding.share_decimals if standard.rounding else DEFAULT_DECIMALS
    return Rules(min(max(written, 0), MOST_DECIMALS), standard.form is ResultForm.PASS_FAIL)


def round_points(points: Decimal, decimals: int) -> Decimal:
    """Points rounded half-up, as officials round: 0.005 becomes 0.01."""
    return points.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def share_of(whole: Decimal, done: Decimal, total: Decimal, decimals: int) -> Decimal:
    """whole × done ÷ total, rounded half-up once. The total is not 0."""
    with localcontext(_EXACT):
        return round_points(whole * done / total, decimals)


def reaches(done: Decimal, total: Decimal, percent: Decimal) -> bool:
    """Whether done of total are at least so many percent: compared exactly, without dividing."""
    with localcontext(_EXACT):
        return done * HUNDRED >= percent * total


def open_bounds(spec: Spec, low: Decimal = ZERO) -> Bounds:
    """From what is certain up to the maximum, where that is known."""
    return Bounds(low, None if spec.max is None else max(spec.max, low))


def still_open(spec: Spec, entry: ScoreEntry, field: str, why: Message) -> Earned:
    """Something is said, but not enough for a number."""
    return Earned(open_bounds(spec), State.PARTLY_ASSESSED, (Step(why, entry.origin, field),))


def uses(spec: Spec, *values: str) -> tuple[Use, ...]:
    """These values of an indicator or item, with their sources."""
    return tuple(Use(value, spec.id, source_of(spec, value)) for value in values)
