"""Advice and trials as answers: records for other programs, and lines for a reader.

Advice is for those who do the work, never for a dossier: no document uses this module.
"""

from collections.abc import Iterator
from datetime import date

from ..messages import Message, Words, say
from ..model.standard import ResultForm
from ..scoring.advice import Advice, advise, is_over
from ..scoring.changes import Change
from ..scoring.scorecard import Scorecard, Verdict
from ..scoring.trial import Trial
from ..scoring.wording import VERDICT_WORDS
from .points import bounds_answer, number_answer, result_words, share_words, total_line, total_words


def advice_answer(card: Scorecard, day: date, words: Words) -> dict[str, object]:
    """The keys that advice adds to a result; null where none is due: a pass, or nothing assessed."""
    advice = advise(card)
    if advice is None:
        return {"advice": None, "advice_for_next_year": None, "gains": None, "no_advice": None}
    return {
        "advice": [_change_answer(change, words) for change in advice.changes],
        "advice_for_next_year": is_over(card, day),
        "gains": [_change_answer(change, words) for change in advice.gains],
        "no_advice": [words(reason) for reason in (*advice.blocked, *advice.beyond)],
    }


def _change_answer(change: Change, words: Words) -> dict[str, object]:
    return {
        "indicator": change.indicator,
        "gain": number_answer(change.gain),
        "text": words(change.text),
    }


def advice_heading(card: Scorecard, day: date) -> Message:
    """What the lines below are good for."""
    if is_over(card, day):
        return say(
            "Advice for reference next year (the period of {year} is over):", year=str(card.sheet.year)
        )
    return say("Advice:")


def advice_lines(card: Scorecard, words: Words, *, explain: bool) -> Iterator[str]:
    """What forbids a pass first, then the smallest set of changes, then what each indicator can gain.

    Lines that begin with a space are items of the line above them.
    """
    advice = advise(card)
    if advice is None:
        return
    for reason in advice.blocked:
        yield words(say("no change of points leads to a pass: {reason}", reason=reason))
    for reason in advice.beyond:
        yield words(say("no set of changes is known to be enough: {reason}", reason=reason))
    if advice.after:
        yield words(_promise(advice, advice.after, words))
        yield from (f" {words(change.text)}" for change in advice.changes)
    for reason in advice.waiting:
        yield words(say("needed beside the points: {reason}", reason=reason))
    yield from _gain_lines(advice, words, explain=explain)
    if advice.unknown:
        yield words(say("not counted, their maximum is not known: indicators {ids}", ids=advice.unknown))
    if advice.whole:
        text = say("not counted, written only as a whole: criteria {ids}", ids=advice.whole)
        yield words(text)


def _promise(advice: Advice, after: Scorecard, words: Words) -> Message:
    """The size of the smallest set, and the result that it brings."""
    count, verdict = len(advice.changes), VERDICT_WORDS[after.verdict]
    total = total_words(after, after.total, words)
    if after.verdict is Verdict.PASS:
        return say(
            "the smallest set of changes that leads to a pass (indicators: {count}; then: {total}):",
            count=count,
            total=total,
        )
    return say(
        "the smallest set of changes that brings enough points "
        "(indicators: {count}; then: {total}, {verdict}):",
        count=count,
        total=total,
        verdict=verdict,
    )


def _gain_lines(advice: Advice, words: Words, *, explain: bool) -> Iterator[str]:
    """What each indicator can gain alone: one line, or a sentence for each."""
    passed = advice.after is not None and advice.after.standard.form is ResultForm.PASS_FAIL
    if not advice.gains or passed:
        return  # where no points are counted, the changes say it all
    if explain:
        yield words(say("what each indicator can gain alone, the most first:"))
        yield from (f" {words(change.text)}" for change in advice.gains)
        return
    short = [say("{id} (+{gain})", id=change.indicator, gain=change.gain) for change in advice.gains]
    yield words(say("what each indicator can gain alone: {gains}", gains=short))


def trial_answer(trial: Trial | None, words: Words) -> dict[str, object] | None:
    """What the changes of a trial would make of a result; null where none was asked for."""
    if trial is None:
        return None
    before, after = trial.before, trial.after
    return {
        "changes": list(trial.asked),
        "indicators": {
            id: {
                "before": bounds_answer(before.indicators[id].points, before.indicators[id].spec.max),
                "after": bounds_answer(after.indicators[id].points, after.indicators[id].spec.max),
            }
            for id in trial.indicators
        },
        "total": {
            "before": bounds_answer(before.total, before.standard.max),
            "after": bounds_answer(after.total, after.standard.max),
        },
        "verdict": {"before": before.verdict.value, "after": after.verdict.value},
        "reasons": [words(reason) for reason in after.reasons],
    }


def trial_lines(trial: Trial, words: Words) -> Iterator[str]:
    """Old → new: the verdict, the total, the indicators that were changed, and why."""
    before, after = trial.before, trial.after
    verdicts = (words(VERDICT_WORDS[card.verdict]) for card in (before, after))
    yield words(say("Result: {verdict}", verdict=" → ".join(verdicts)))
    form, most = after.standard.form, after.standard.max
    totals = (share_words(card.total, most, words) for card in (before, after))
    yield words(total_line(form, " → ".join(totals)))
    for id in trial.indicators:
        points = (result_words(card.indicators[id].points, form, words) for card in (before, after))
        yield words(say("Indicator {id}: {points}", id=id, points=" → ".join(points)))
        yield from (f" {words(step.text)}" for step in after.indicators[id].steps)
    yield from (words(reason) for reason in after.reasons)
