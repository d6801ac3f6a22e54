"""What became of each commune in a year, and the counts that add up to all communes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from ..messages import Message, say
from ..model.communes import Commune
from ..records import frozen
from .scorecard import Scorecard, Verdict
from .wording import VERDICT_WORDS


class Outcome(StrEnum):
    """The one group that a commune is counted in."""

    PASS = "pass"
    FAIL = "fail"
    UNDETERMINED = "undetermined"
    NOT_ASSESSED = "not_assessed"  # a sheet without scores
    NOT_SUBMITTED = "not_submitted"  # no sheet
    NOT_HELD = "not_held"  # its sheet says that no assessment is held
    WITH_ERRORS = "with_errors"  # a sheet whose errors forbid a result


ASSESSED = (Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED)
"""The groups over which shares are taken."""

OUTCOME_WORDS: dict[Outcome, Message] = {
    **{Outcome(verdict.value): words for verdict, words in VERDICT_WORDS.items()},
    Outcome.NOT_SUBMITTED: say("Not submitted"),
    Outcome.NOT_HELD: say("No assessment held"),
    Outcome.WITH_ERRORS: say("Sheet with errors"),
}


@frozen
class CommuneResult:
    """A commune in a year: `commune` None where no list names it, `card` None without a result."""

    slug: str
    commune: Commune | None
    card: Scorecard | None
    outcome: Outcome


@frozen
class Counts:
    """How many communes of each outcome; together they are all communes."""

    communes: int
    of: Mapping[Outcome, int]

    @property
    def assessed(self) -> int:
        """The communes over which shares are taken."""
        return sum(self.of[outcome] for outcome in ASSESSED)


def outcome_of(card: Scorecard) -> Outcome:
    """The outcome of a sheet that has a result. One that holds no assessment is out of every share."""
    evaluation = card.sheet.evaluation
    if evaluation and not evaluation.held:
        return Outcome.NOT_HELD
    return Outcome(Verdict(card.verdict).value)


def results_of(
    communes: Sequence[Commune] | None,
    cards: Iterable[tuple[Commune | None, Scorecard]],
    broken: Collection[str] = (),
) -> tuple[CommuneResult, ...]:
    """Each commune with its outcome, in the order of the list.

    `communes` are those that exist at the end of the year, None where there is no list: then the sheets
    are all that is known. `broken` are the slugs of the sheets that have no result.
    """
    by_slug = {str(card.sheet.commune): (commune, card) for commune, card in cards}
    if communes is None:
        seen = [CommuneResult(slug, c, card, outcome_of(card)) for slug, (c, card) in by_slug.items()]
        return (
            *seen,
            *(CommuneResult(s, None, None, Outcome.WITH_ERRORS) for s in broken if s not in by_slug),
        )
    found = []
    for commune in communes:
        card = by_slug[commune.slug][1] if commune.slug in by_slug else None
        without = Outcome.WITH_ERRORS if commune.slug in broken else Outcome.NOT_SUBMITTED
        found.append(CommuneResult(commune.slug, commune, card, outcome_of(card) if card else without))
    return tuple(found)


def count(results: Sequence[CommuneResult]) -> Counts:
    """The counts of a year: the one definition for the screen, the workbook and other programs."""
    outcomes = [result.outcome for result in results]
    return Counts(len(outcomes), {outcome: outcomes.count(outcome) for outcome in Outcome})


def assessed(results: Sequence[CommuneResult]) -> list[tuple[Commune | None, Scorecard]]:
    """The communes with points to look at, with their scorecards."""
    return [(s.commune, s.card) for s in results if s.card and s.outcome in ASSESSED]
