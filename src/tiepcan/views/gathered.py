"""What the summary of a year keeps of each sheet, in flat records: the sheets of a country do not fit beside
one another, so that each is forgotten before the next one is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from ..messages import Message, Words, say
from ..model.communes import Commune
from ..model.sources import Status
from ..model.standard import Standard
from ..records import frozen
from ..scoring.advice import advise
from ..scoring.earned import ZERO
from ..scoring.losses import losses_of, shortfall
from ..scoring.outcomes import ASSESSED, OUTCOME_WORDS, Outcome, outcome_of
from ..scoring.scorecard import CriterionScore, IndicatorScore, Scorecard, Stage, State, Verdict
from ..scoring.wording import PUBLISHED_WORDS, STATE_WORDS
from .results import STATUS_WORDS
from .scores import (
    NO_DATA,
    criterion_points,
    name_of,
    points_text,
    satisfaction_percent,
    stage_text,
)
from .sentences import raised

UNKNOWN = "chưa rõ"

Row = dict[str, object]


@frozen
class Entry:
    """A commune's sheet as the summary prints it.

    `results` are the columns of the table, `details` the rows of its indicators, `missing` what keeps it from
    passing. `commune_class` is the one that the result was judged by.
    """

    standard: Standard
    outcome: Outcome
    commune_class: str | None
    results: Row
    details: tuple[Row, ...]
    missing: tuple[Row, ...]


@dataclass(slots=True)
class Lost:
    """What an indicator cost in all communes assessed so far: points, and in how many of them."""

    points: Decimal = ZERO
    below: int = 0
    unsettled: int = 0


@dataclass(slots=True)
class Reliance:
    """An unconfirmed value that results rest on: the indicators concerned, and where it stands."""

    what: Message
    ids: set[str] = field(default_factory=set)
    cites: dict[str, None] = field(default_factory=dict)


class Gathered:
    """The sheets of a year so far."""

    def __init__(self, words: Words) -> None:
        """`words` must be Vietnamese, as in every document."""
        self.words = words
        self.entries: dict[str, Entry] = {}
        self.lost: dict[str, Lost] = {}
        self._relied: dict[tuple[str, Status], Reliance] = {}

    def take(self, commune: Commune | None, card: Scorecard) -> None:
        """Keep what the summary says of a sheet."""
        slug, words = str(card.sheet.commune), self.words
        outcome = outcome_of(card)
        name = name_of(commune) if commune else slug
        self.entries[slug] = Entry(
            card.standard,
            outcome,
            str(card.commune_class) if card.commune_class else None,
            _results(card, words),
            tuple({"name": name, **row} for row in _details(card, words)),
            tuple(
                {"name": name, "verdict": words(OUTCOME_WORDS[outcome]), **row}
                for row in _missing(card, outcome, words)
            ),
        )
        self._rely(card)
        if outcome in ASSESSED:
            for loss in losses_of([(commune, card)]):
                lost = self.lost.setdefault(loss.spec.id, Lost())
                lost.points += loss.points
                lost.below += len(loss.below)
                lost.unsettled += len(loss.unsettled)

    @property
    def standards(self) -> tuple[Standard, ...]:
        """The regulations that the sheets follow."""
        return tuple({entry.standard.id: entry.standard for entry in self.entries.values()}.values())

    def _rely(self, card: Scorecard) -> None:
        for use in card.unverified:
            ids = use.what.values.get("ids", ())
            plain = Message(use.what.msgid, {**use.what.values, "ids": ""}) if ids else use.what
            key = (self.words(plain), use.status)
            known = self._relied.setdefault(key, Reliance(use.what))
            known.ids.update(map(str, ids) if isinstance(ids, list | tuple) else ())
            known.cites.update(dict.fromkeys(source.cite for source in use.sources))

    def rests_on(self, *, own: bool) -> Iterator[tuple[str, str, str]]:
        """Every unconfirmed value that a result rests on, once: what it is, how sure, where it stands.

        Those that the office filled in (`own`) are neither confirmed nor unsure, and stand apart.
        """
        for (_, status), known in self._relied.items():
            if (status is Status.OFFICE) is not own:
                continue
            order = sorted(known.ids, key=lambda id: [part.zfill(3) for part in id.split(".")])
            values = {**known.what.values, "ids": order}
            message = Message(known.what.msgid, values) if known.ids else known.what
            yield raised(self.words(message)), self.words(STATUS_WORDS[status]), _common([*known.cites])


def _common(cites: list[str]) -> str:
    """What several places of a regulation share: Thông tư …, Phụ lục I."""
    split = [cite.split(", ") for cite in cites]
    shared = [parts[0] for parts in zip(*split, strict=False) if len(set(parts)) == 1]
    return ", ".join(shared) or "; ".join(cites)


def _results(card: Scorecard, words: Words) -> Row:
    """The columns of the table: what is not known is an ellipsis, never zero."""
    assessed = card.verdict is not Verdict.NOT_ASSESSED
    satisfied = satisfaction_percent(card.sheet.satisfaction)
    points = [criterion_points(c) for c in card.criteria]
    total = points_text(card.total) if assessed else NO_DATA
    return {
        "points": points,
        "total": total,
        "summed": isinstance(total, Decimal)
        and total == sum((p for p in points if isinstance(p, Decimal)), ZERO),
        "declared": card.sheet.declared_total,
        "satisfaction": NO_DATA if satisfied is None else satisfied,
        "stage": stage_text(card),
        "verdict": words(OUTCOME_WORDS[outcome_of(card)]),
        "reasons": "\n".join(_remarks(card, words)) or None,
    }


def _remarks(card: Scorecard, words: Words) -> Iterator[str]:
    evaluation = card.sheet.evaluation
    if evaluation and not evaluation.held:
        yield from (raised(text) for text in (evaluation.reason, evaluation.basis) if text)
    elif card.verdict is not Verdict.NOT_ASSESSED:
        for reason in card.reasons:
            yield raised(words(reason))
    published = card.sheet.published
    if published and published.result:
        decision = f" ({published.decision})" if published.decision else ""
        yield f"Đã công bố: {words(PUBLISHED_WORDS[published.result])}{decision}"


def _details(card: Scorecard, words: Words) -> Iterator[Row]:
    """A row for each indicator; where a criterion is declared as a whole, its own row holds the points."""
    for criterion in card.criteria:
        if criterion.declared:
            yield _whole(criterion)
        for score in criterion.indicators:
            yield _indicator(score, card, words, counted=not criterion.declared)


def _whole(criterion: CriterionScore) -> Row:
    return {
        "id": f"Tiêu chí {criterion.spec.id}",
        "title": criterion.spec.name or "",
        "max": UNKNOWN if criterion.spec.max is None else criterion.spec.max,
        "low": criterion.points.low,
        "high": UNKNOWN if criterion.points.high is None else criterion.points.high,
        "state": "Điểm của cả tiêu chí",
    }


def _indicator(score: IndicatorScore, card: Scorecard, words: Words, *, counted: bool) -> Row:
    state = raised(words(STATE_WORDS[score.state]))
    if score.appraised and card.stage is Stage.APPRAISAL:
        stage = stage_text(card)
        state = stage if score.state is State.DECLARED else f"{state} ({stage.lower()})"
    low: Decimal | str = score.points.low
    high: Decimal | str = UNKNOWN if score.points.high is None else score.points.high
    if not counted:
        known = score.state is not State.NOT_ASSESSED
        state = f"{state}: {words.value(points_text(score.points))} điểm" if known else state
        state, low, high = f"{state}; tính chung cả tiêu chí", NO_DATA, NO_DATA
    return {
        "id": score.spec.id,
        "title": score.spec.name or score.spec.about or "(chưa có tên chỉ tiêu)",
        "max": UNKNOWN if score.spec.max is None else score.spec.max,
        "low": low,
        "high": high,
        "state": state,
    }


def _missing(card: Scorecard, outcome: Outcome, words: Words) -> Iterator[Row]:
    """Why a commune does not pass, and the smallest set of changes with which it would."""
    if outcome not in (Outcome.FAIL, Outcome.UNDETERMINED):
        if outcome is Outcome.NOT_ASSESSED:
            yield _need("Lý do", "Bảng điểm chưa có điểm, số liệu nào")
        return
    lacking = shortfall(card)
    said = [words(reason) for reason in card.reasons]
    for reason in said:
        yield {**_need("Lý do", raised(reason)), "lacking": lacking}
        lacking = None
    advice = advise(card)
    if advice is None:
        return
    for change in advice.changes:
        yield {**_need("Việc cần làm", raised(words(change.text))), "gain": change.gain}
    further = [("Chưa có cách đạt", advice.beyond), ("Cần có thêm", advice.waiting)]
    for kind, reasons in further:
        yield from (_need(kind, raised(text)) for text in map(words, reasons) if text not in said)
    if advice.unknown:
        text = say("not counted, their maximum is not known: indicators {ids}", ids=advice.unknown)
        yield _need("Chưa tính", raised(words(text)))
    if advice.whole:
        text = say("not counted, written only as a whole: criteria {ids}", ids=advice.whole)
        yield _need("Chưa tính", raised(words(text)))


def _need(kind: str, text: str) -> Row:
    return {"lacking": None, "kind": kind, "text": text, "gain": None}
