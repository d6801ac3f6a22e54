"""Scorecards as answers: records for other programs, and lines for a reader.

The names of the JSON keys are a published contract; points are strings, so that no program rounds them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..diagnostics import Span
from ..messages import Message, Words, say
from ..model.communes import Commune
from ..model.sources import Source, Status
from ..scoring.score import score
from ..scoring.scorecard import Bounds, CriterionScore, IndicatorScore, Scorecard, Stage, State, Verdict
from ..scoring.wording import CONDITION_WORDS, STAGE_WORDS, STATE_WORDS, VERDICT_WORDS
from .scores import name_of

STATUS_WORDS: dict[Status, Message] = {
    Status.CONFIRMED: say("confirmed"),
    Status.SECONDARY: say("from one secondary source"),
    Status.INFERRED: say("inferred"),
    Status.UNVERIFIED: say("unverified"),
}


def score_answer(results: Sequence[tuple[Commune | None, Scorecard]], words: Words) -> dict[str, object]:
    """The answer of `score --format json`."""
    return {"results": [_result(commune, card, words) for commune, card in results]}


def _result(commune: Commune | None, card: Scorecard, words: Words) -> dict[str, object]:
    assessed = card.verdict is not Verdict.NOT_ASSESSED
    return {
        "commune": card.sheet.commune,
        "code": commune.code if commune else None,
        "year": card.sheet.year,
        "standard": card.standard.id,
        "form": card.standard.form.value,
        "stage": card.stage.value,
        "indicators": {
            id: {**_bounds(i.points, i.spec.max), "state": i.state.value} for id, i in card.indicators.items()
        },
        "criteria": {c.spec.id: _bounds(c.points, c.spec.max) for c in card.criteria},
        "total": _bounds(card.total, card.standard.max) if assessed else None,
        "conditions": [
            {"id": c.spec.id, "state": c.state.value, "reason": words(c.reason)} for c in card.conditions
        ],
        "verdict": card.verdict.value,
        "reasons": [words(r) for r in card.reasons],
        "unverified": list(reliance_lines(card, words, explain=False)),
    }


def _bounds(points: Bounds, most: Decimal | None) -> dict[str, object]:
    return {"low": _number(points.low), "high": _number(points.high), "max": _number(most)}


def _number(points: Decimal | None) -> str | None:
    """Points without superfluous zeros, as a string."""
    if points is None:
        return None
    text = format(points, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of points; `details` say where the number came from."""

    id: str
    name: str
    points: str
    max: str
    state: str
    heading: bool
    details: tuple[str, ...]


def headline(commune: Commune | None, card: Scorecard, words: Words) -> list[str]:
    """Who, when, under which regulation, and the result."""
    who = name_of(commune) if commune else card.sheet.commune
    of_class = (
        words(say("class {name}", name=card.commune_class))
        if card.commune_class
        else words(say("class unknown"))
    )
    verdict = words(VERDICT_WORDS[card.verdict])
    if card.verdict is Verdict.PASS:
        verdict = words(say("Meets the standard of access to law"))
    lines = [
        f"{who} · {words(say('year {year}', year=card.sheet.year))} · {of_class}",
        words(say("Regulation: {name} ({id})", name=card.standard.name, id=card.standard.id)),
        words(say("Result: {verdict}", verdict=verdict)),
    ]
    return [*lines, *_totals(card, words)]


def _totals(card: Scorecard, words: Words) -> Iterator[str]:
    """The total that counts, and beside it the self-score it replaced and the total somebody declared."""
    if card.verdict is not Verdict.NOT_ASSESSED:
        most = f"/{words.value(card.standard.max)}" if card.standard.max is not None else ""
        points = f"{_points(card.total, words)}{most} ({_stage(card, words)})"
        yield words(say("Total: {points}", points=points))
    if card.stage is Stage.APPRAISAL:
        own = score(card.standard, card.sheet, card.commune_class, Stage.SELF)
        yield words(say("Self-score: {points}", points=_points(own.total, words)))
    if card.sheet.declared_total is not None:
        yield words(say("Declared total: {points}", points=card.sheet.declared_total))


def _stage(card: Scorecard, words: Words) -> str:
    """Whose points: under 619/QĐ-TTg the appraisal is called thẩm tra, later thẩm định."""
    terms = card.standard.terms
    if card.stage is Stage.APPRAISAL and terms and terms.appraisal and words.lang == "vi":
        return f"kết quả {terms.appraisal}"
    return words(STAGE_WORDS[card.stage])


def year_rows(results: Sequence[tuple[Commune | None, Scorecard]], words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each commune: name, class, total, result and its reasons."""
    for commune, card in results:
        assessed = card.verdict is not Verdict.NOT_ASSESSED
        yield (
            name_of(commune) if commune else card.sheet.commune,
            str(card.commune_class or "?"),
            _points(card.total, words) if assessed else "",
            words(VERDICT_WORDS[card.verdict]),
            "; ".join(words(reason) for reason in card.reasons),
        )


def _points(points: Bounds, words: Words) -> str:
    low = words.value(points.low)
    if points.exact:
        return low
    return f"{low}–{words.value(points.high)}" if points.high is not None else f"≥ {low}"


def point_lines(card: Scorecard, words: Words) -> Iterator[Line]:
    """Criteria with their indicators; where only a criterion's total is declared, it stands alone."""
    for criterion in card.criteria:
        state = words(say("declared")) if criterion.declared else ""
        yield _line(criterion, criterion.spec.name or "", state, words, heading=True)
        if criterion.declared and all(i.state is State.NOT_ASSESSED for i in criterion.indicators):
            continue
        for indicator in criterion.indicators:
            state = _state(indicator, card, words)
            yield _line(indicator, _indicator_name(indicator, words), state, words, heading=False)


def _state(indicator: IndicatorScore, card: Scorecard, words: Words) -> str:
    """How the points came about; points that the appraisal wrote are the appraisal's."""
    if indicator.appraised and indicator.state is State.DECLARED:
        return _stage(card, words)
    return words(STATE_WORDS[indicator.state])


def _indicator_name(indicator: IndicatorScore, words: Words) -> str:
    spec = indicator.spec
    if spec.name:
        return spec.name
    return f"({spec.about})" if spec.about else words(say("(name not known)"))


def _line(
    part: CriterionScore | IndicatorScore, name: str, state: str, words: Words, *, heading: bool
) -> Line:
    most = words.value(part.spec.max) if part.spec.max is not None else "?"
    return Line(part.spec.id, name, _points(part.points, words), most, state, heading, _steps(part, words))


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
    for item in card.unverified:
        yield f"{words(item.what)} ({words(STATUS_WORDS[item.status])})"
        if explain:
            yield from dict.fromkeys(f"  {source_text(source, words)}" for source in item.sources)
