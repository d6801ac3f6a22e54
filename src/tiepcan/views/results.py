"""Scorecards as answers: records for other programs, and lines for a reader.

The names of the JSON keys are a published contract; points are strings, so that no program rounds them.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ..diagnostics import Span
from ..messages import Message, Words, say
from ..model.communes import Commune
from ..model.sources import Source, Status
from ..model.standard import ResultForm
from ..records import frozen
from ..scoring.outcomes import OUTCOME_WORDS, outcome_of
from ..scoring.score import score
from ..scoring.scorecard import CriterionScore, IndicatorScore, Scorecard, Stage, State, Unverified, Verdict
from ..scoring.trial import Trial
from ..scoring.wording import CONDITION_WORDS, STATE_WORDS
from .advice import advice_answer, trial_answer
from .completion import completion_answer, completion_lines
from .differences import difference_answer
from .points import (
    bounds_answer,
    part_words,
    points_words,
    share_words,
    stage_words,
    total_line,
    total_words,
)
from .scores import name_of

STATUS_WORDS: dict[Status, Message] = {
    Status.CONFIRMED: say("confirmed"),
    Status.SECONDARY: say("from one secondary source"),
    Status.INFERRED: say("inferred"),
    Status.UNVERIFIED: say("unverified"),
    Status.OFFICE: say("the office's own value"),
}


def score_answer(
    results: Sequence[tuple[Commune | None, Scorecard]], words: Words, day: date, trial: Trial | None = None
) -> dict[str, object]:
    """The answer of `score --format json`; a trial belongs to the one result that it was made of."""
    return {
        "results": [
            {
                **_result(commune, card, words),
                **advice_answer(card, day, words),
                "what_if": trial_answer(trial, words),
            }
            for commune, card in results
        ]
    }


def _result(commune: Commune | None, card: Scorecard, words: Words) -> dict[str, object]:
    assessed = card.verdict is not Verdict.NOT_ASSESSED
    return {
        "commune": card.sheet.commune,
        "code": commune.code if commune else None,
        "year": card.sheet.year,
        "standard": card.standard.id,
        "standard_completed_by": completion_answer(card.standard),
        "form": card.standard.form.value,
        "stage": card.stage.value,
        "indicators": {
            id: {**bounds_answer(i.points, i.spec.max), "state": i.state.value}
            for id, i in card.indicators.items()
        },
        "criteria": {c.spec.id: bounds_answer(c.points, c.spec.max) for c in card.criteria},
        "total": bounds_answer(card.total, card.standard.max) if assessed else None,
        "conditions": [
            {"id": c.spec.id, "state": c.state.value, "reason": words(c.reason)} for c in card.conditions
        ],
        "differences": difference_answer(card),
        "verdict": card.verdict.value,
        "reasons": [words(r) for r in card.reasons],
        "unverified": list(reliance_lines(card, words, explain=False)),
        "from_office": list(office_lines(card, words, explain=False)),
    }


@frozen
class Line:
    """A line of the table of points; `details` say where the number came from. No `max`: it passes or not."""

    id: str
    name: str
    points: str
    max: str
    state: str
    heading: bool
    details: tuple[str, ...]

    @property
    def result(self) -> str:
        """Points and their maximum: 9,5/10; or whether it passes."""
        return f"{self.points}/{self.max}" if self.max else self.points


def headline(commune: Commune | None, card: Scorecard, words: Words) -> list[str]:
    """Who, when, under which regulation, and the result."""
    who = name_of(commune) if commune else card.sheet.commune
    of_class = (
        words(say("class {name}", name=card.commune_class))
        if card.commune_class
        else words(say("class unknown"))
    )
    verdict = words(OUTCOME_WORDS[outcome_of(card)])
    if card.verdict is Verdict.PASS:
        verdict = words(say("Meets the standard of access to law"))
    lines = [
        f"{who} · {words(say('year {year}', year=card.sheet.year))} · {of_class}",
        words(say("Regulation: {name} ({id})", name=card.standard.name, id=card.standard.id)),
        *completion_lines(card.standard, words),
        words(say("Result: {verdict}", verdict=verdict)),
    ]
    return [*lines, *_totals(card, words)]


def _totals(card: Scorecard, words: Words) -> Iterator[str]:
    """The total that counts, and beside it the self-score it replaced and the total somebody declared."""
    form, most = card.standard.form, card.standard.max
    if card.verdict is not Verdict.NOT_ASSESSED:
        points = f"{share_words(card.total, most, words)} ({stage_words(card, words)})"
        yield words(total_line(form, points))
    if card.stage is Stage.APPRAISAL:
        own = score(card.standard, card.sheet, card.commune_class, Stage.SELF).total
        if form is ResultForm.POINTS:
            yield words(say("Self-score: {points}", points=points_words(own, words)))
        else:
            yield words(say("By the self-assessment: {points}", points=share_words(own, most, words)))
    if card.sheet.declared_total is not None:
        yield words(say("Declared total: {points}", points=card.sheet.declared_total))


def year_rows(results: Sequence[tuple[Commune | None, Scorecard]], words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each commune: name, class, total, result and its reasons."""
    for commune, card in results:
        assessed = card.verdict is not Verdict.NOT_ASSESSED
        yield (
            name_of(commune) if commune else card.sheet.commune,
            str(card.commune_class or "?"),
            _short_total(card, words) if assessed else "",
            words(OUTCOME_WORDS[outcome_of(card)]),
            "; ".join(words(reason) for reason in card.reasons),
        )


def _short_total(card: Scorecard, words: Words) -> str:
    """The points; where none are counted, how many indicators of how many pass."""
    points = card.standard.form is ResultForm.POINTS
    return points_words(card.total, words) if points else total_words(card, card.total, words)


def point_lines(card: Scorecard, words: Words) -> Iterator[Line]:
    """Criteria with their indicators; where only a criterion's total is declared, it stands alone."""
    form = card.standard.form
    for criterion in card.criteria:
        state, points = (
            words(say("declared")) if criterion.declared else "",
            part_words(criterion, form, words),
        )
        yield _line(criterion, criterion.spec.name or "", points, state, words)
        if criterion.declared and all(i.state is State.NOT_ASSESSED for i in criterion.indicators):
            continue
        for indicator in criterion.indicators:
            state, points = _state(indicator, card, words), part_words(indicator, form, words)
            yield _line(indicator, _indicator_name(indicator, words), points, state, words)


def _state(indicator: IndicatorScore, card: Scorecard, words: Words) -> str:
    """How the points came about; points that the appraisal wrote are the appraisal's."""
    if indicator.appraised and indicator.state is State.DECLARED:
        return stage_words(card, words)
    return words(STATE_WORDS[indicator.state])


def _indicator_name(indicator: IndicatorScore, words: Words) -> str:
    spec = indicator.spec
    if spec.name:
        return spec.name
    return f"({spec.about})" if spec.about else words(say("(name not known)"))


def _line(
    part: CriterionScore | IndicatorScore, name: str, points: tuple[str, str], state: str, words: Words
) -> Line:
    heading = isinstance(part, CriterionScore)
    return Line(part.spec.id, name, *points, state, heading, _steps(part, words))


def _steps(part: CriterionScore | IndicatorScore, words: Words) -> tuple[str, ...]:
    lines: list[str] = []
    for step in part.steps:
        where = f"[{place_text(step.at)}] " if step.at else ""
        lines.append(f"{where}{words(step.text)}")
        if step.source:
            lines.append(source_text(step.source, words))
    return tuple(lines)


def place_text(at: Span) -> str:
    """A place in a file: path:line."""
    return f"{at.path}:{at.line}"


def source_text(source: Source, words: Words) -> str:
    """A citation with how sure it is, and why where it is not confirmed."""
    text = f"{source.cite} ({words(STATUS_WORDS[source.status])})"
    return f"{text}: {source.reason}" if source.reason else text


def condition_lines(card: Scorecard, words: Words, *, explain: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each condition: its state and name, and behind it the reason, the place and the sources."""
    marks = {"met": "✓", "not_met": "✗", "unknown": "?"}
    for result in card.conditions:
        mark, state = marks[result.state.value], words(CONDITION_WORDS[result.state])
        reason = words(result.reason)
        details = [f"[{place_text(result.at)}] {reason}" if explain and result.at else reason]
        if explain:
            details += [source_text(source, words) for source in result.sources]
        yield f"{mark} {state}: {result.spec.name}", tuple(details)


def reliance_lines(card: Scorecard, words: Words, *, explain: bool) -> Iterator[str]:
    """What the result rests on that is not confirmed; with `explain` the citations and reasons as well."""
    unsure = [item for item in card.unverified if item.status is not Status.OFFICE]
    yield from _reliance(unsure, words, explain=explain)


def office_lines(card: Scorecard, words: Words, *, explain: bool) -> Iterator[str]:
    """What the result rests on that the office filled in from its own copy: neither confirmed nor unsure."""
    own = [item for item in card.unverified if item.status is Status.OFFICE]
    yield from _reliance(own, words, explain=explain)


def _reliance(items: Sequence[Unverified], words: Words, *, explain: bool) -> Iterator[str]:
    for item in items:
        yield f"{words(item.what)} ({words(STATUS_WORDS[item.status])})"
        if explain:
            yield from dict.fromkeys(f"  {source_text(source, words)}" for source in item.sources)
