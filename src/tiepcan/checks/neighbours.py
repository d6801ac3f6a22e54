"""What a check may know of the other files of the workspace."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..model.communes import Commune
from ..model.documents import KnownDocument
from ..model.plan import Plan
from ..records import frozen

if TYPE_CHECKING:
    from ..schedule import Workdays
    from ..scoring.choice import Standards


@frozen
class Neighbours:
    """The files around the one that is checked, and the day; None: not known, so nothing is claimed."""

    communes: Mapping[str, Commune] | None  # by slug
    standards: "Standards"
    plans: Mapping[str, Plan] | None
    day: date
    documents: tuple[KnownDocument, ...] = ()  # of the field; none: nothing is claimed of what is cited
    holiday_years: Callable[[], frozenset[int]] | None = None  # those whose public holidays are known
    workdays: "Callable[[], Workdays] | None" = None  # read only by a check that asks for them
    files: frozenset[str] | None = None  # those that evidence names and that are there, from the root on
