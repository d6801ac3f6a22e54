"""What a document is made of: the records around its subject, gathered once."""

from collections.abc import Sequence
from dataclasses import KW_ONLY
from datetime import date

from ..diagnostics import Stop
from ..messages import Words, say
from ..model.communes import Commune
from ..model.council import Council
from ..model.paper import Paper
from ..model.plan import Plan
from ..model.progress import Progress
from ..model.standard import Standard
from ..records import frozen
from ..scoring.outcomes import CommuneResult
from ..scoring.scorecard import Scorecard
from ..tracking import Duty


@frozen
class Desk:
    """The records that a document may need; what its subject does not have is None or empty.

    `plan` is the subject itself or the one plan of the year, `results` are the communes of the year in the
    order of their list, `words` are Vietnamese.
    """

    _: KW_ONLY
    year: int
    day: date
    words: Words
    paper: Paper | None = None
    plan: Plan | None = None
    logs: tuple[Progress, ...] = ()
    duties: tuple[Duty, ...] = ()
    communes: Sequence[Commune] = ()
    commune: Commune | None = None
    card: Scorecard | None = None
    results: tuple[CommuneResult, ...] = ()
    standard: Standard | None = None
    council: Council | None = None


def need_communes(desk: Desk) -> None:
    """`Stop` where no list says what the communes are called: a letter is not sent to a slug."""
    if not desk.communes and desk.commune is None:
        raise Stop(
            say("this document needs the list of communes"),
            say("name its file under “communes” in tiepcan.yaml, and the commune in that list"),
        )
