"""How a regulation wants the assessment to be done: steps, dossier, forms, council."""

from ..nodes import Origin
from ..records import record
from .sources import Source
from .terms import Slug


@record
class Step:
    """A step of the procedure. Its deadline is the law's own words; the numbers are what a calendar needs.

    `days` and `working_days` count from `after`, or back from `before`; `at_least` says that they are
    a floor. `after_step` is the step whose day in the log is the one that `after` speaks of.
    """

    id: Slug
    name: str
    by: str | None = None
    deadline: str | None = None
    days: int | None = None
    working_days: int | None = None
    after: str | None = None
    after_step: Slug | None = None
    before: str | None = None
    at_least: bool | None = None
    source: Source
    origin: Origin


@record
class DossierPart:
    """A paper of the commune's dossier, with the official form that it takes."""

    name: str
    form: str | None = None
    if_any: bool | None = None
    source: Source
    origin: Origin


@record
class OfficialForm:
    """A form that the circular prescribes."""

    code: str
    name: str | None = None
    level: str | None = None
    source: Source
    origin: Origin


@record
class CouncilRules:
    """Size and quorum of the council that appraises. `quorum` is a fraction as the law writes it: 2/3."""

    most_members: int | None = None
    quorum: str | None = None
    source: Source
    origin: Origin


@record
class Suspension:
    """A year for which the assessment was suspended."""

    year: int
    text: str
    source: Source
    origin: Origin
