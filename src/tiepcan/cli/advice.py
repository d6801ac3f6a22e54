"""What `tiepcan score` says of changes: advice, and what-if."""

from collections.abc import Iterable, Sequence
from datetime import date

from .. import api
from ..diagnostics import Stop
from ..messages import say
from ..scoring.scorecard import Scorecard
from ..scoring.trial import Trial, try_changes
from ..views.advice import advice_heading, advice_lines, trial_lines
from ..views.results import headline
from .rim import Rim


def try_on(results: Sequence[api.Scored], asked: Sequence[str], *, whole_year: bool) -> Trial | None:
    """The changes asked for, tried on the one sheet; None where none were, or its file holds errors."""
    if not asked:
        return None
    if whole_year or len(results) > 1:
        raise Stop(
            say("--what-if is tried on one score sheet"),
            say("for example: tiepcan score 2020/quyet-thang --what-if 2.3=98%"),
        )
    card = results[0].card if results else None
    return try_changes(card, asked) if card else None


def show_advice(rim: Rim, card: Scorecard, day: date, *, explain: bool) -> None:
    """What would make the sheet pass, where it does not."""
    lines = list(advice_lines(card, rim.words, explain=explain))
    if lines:
        rim.output.say(advice_heading(card, day))
        _show_lines(rim, lines)


def show_trial(rim: Rim, scored: api.Scored, trial: Trial) -> None:
    """The result as it is, and as it would be."""
    rim.output.line("\n".join(headline(scored.commune, trial.before, rim.words)))
    rim.output.say(say("If {changes} (nothing is written):", changes=trial.asked))
    _show_lines(rim, trial_lines(trial, rim.words))


def _show_lines(rim: Rim, lines: Iterable[str]) -> None:
    """Bullets; lines that begin with a space are items of the one above."""
    for line in lines:
        rim.bullet(line.strip(), 4 if line.startswith(" ") else 2)
