"""The results of a year's communes side by side, as the summary workbook prints them.

Points are numbers where nothing is open and texts such as “10–12,5” where something is. The words are
Vietnamese, as in every document; the reasons come from scoring as messages and are worded here.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ..diagnostics import Stop
from ..messages import Message, Words, say
from ..model.communes import Commune, last_day
from ..model.sources import Status
from ..model.standard import ResultForm, Standard
from ..scoring.outcomes import ASSESSED, OUTCOME_WORDS, Outcome, count, outcome_of, results_of
from ..scoring.scorecard import IndicatorScore, Scorecard, Stage, State, Verdict
from ..scoring.wording import PUBLISHED_WORDS, STATE_WORDS
from .dates import dateline
from .results import STATUS_WORDS
from .scores import (
    NO_DATA,
    criterion_points,
    name_of,
    points_text,
    satisfaction_percent,
    share_text,
    stage_text,
)

SELDOM = (Outcome.NOT_HELD, Outcome.WITH_ERRORS)
"""Counted with a line of their own only where there are any."""

UNKNOWN = "chưa rõ"
COLUMNS_BEFORE_CRITERIA = 4
COLUMNS_AFTER_CRITERIA = 5

NOTES = (
    "Kết quả trên được tính từ số liệu các đơn vị đã nhập; việc công nhận do cấp có thẩm quyền quyết định.",
    f"“{NO_DATA}”: chưa có số liệu. Khoảng điểm (ví dụ 10–12,5): điểm thấp nhất và cao nhất có thể đạt.",
    "Tỷ lệ tính trên số đơn vị đã được đánh giá.",
)

Cards = Sequence[tuple[Commune, Scorecard | None]]


def summary_view(year: int, unit: str, cards: Cards, day: date, words: Words) -> dict[str, object]:
    """Everything the summary prints: `cards` in the order of the communes' file, None without a sheet.

    `words` must be Vietnamese; `day` is the day of preparation. `Stop` where no commune has a sheet, where
    the sheets follow more than one regulation, or where the regulation counts no points.
    """
    standard = _standard_of(year, cards)
    scored = [(commune, card) for commune, card in cards if card]
    criteria = [
        {
            "id": c.id,
            "index": index,
            "name": c.name or "",
            "max": UNKNOWN if c.max is None else c.max,
            "column": f"({COLUMNS_BEFORE_CRITERIA + index + 1})",
        }
        for index, c in enumerate(standard.criteria)
    ]
    behind = COLUMNS_BEFORE_CRITERIA + len(criteria) + 1
    return {
        "year": year,
        "unit": unit,
        "prepared": f"Lập {dateline(day, year)}",
        "standard": f"Quy định áp dụng: {standard.name}",
        "max": standard.max,
        "criteria": criteria,
        "columns_after": [f"({number})" for number in range(behind, behind + COLUMNS_AFTER_CRITERIA)],
        "rows": [
            {
                "number": number,
                "name": name_of(commune),
                "class": _class(commune, card, year),
                **(_results(card, words) if card else _no_results(standard, words)),
            }
            for number, (commune, card) in enumerate(cards, 1)
        ],
        "counts": _counts(cards, words),
        "notes": [*NOTES, *_extension(standard), *_rests_on([card for _, card in scored], words, own=True)],
        "unconfirmed": _rests_on([card for _, card in scored], words, own=False),
        "details": [
            _detail(number, commune, card, words) for number, (commune, card) in enumerate(cards, 1) if card
        ],
    }


def _standard_of(year: int, cards: Cards) -> Standard:
    standards = {card.standard.id: card.standard for _, card in cards if card}
    if not standards:
        raise Stop(
            say("no commune has a score sheet for {year}", year=str(year)),
            say("put the sheets into the folder of that year"),
        )
    if len(standards) > 1:
        raise Stop(
            say("the sheets of {year} follow several regulations: {ids}", year=str(year), ids=[*standards])
        )
    standard = next(iter(standards.values()))
    if standard.form is not ResultForm.POINTS:
        raise Stop(say("the summary counts points, and “{name}” gives none", name=standard.name))
    return standard


def _class(commune: Commune, card: Scorecard | None, year: int) -> str:
    """The class that the result was judged by; without a sheet the one at the end of the year."""
    found = card.commune_class if card else commune.class_on(last_day(year))
    return str(found) if found else NO_DATA


def _no_results(standard: Standard, words: Words) -> dict[str, object]:
    names = ("total", "declared", "satisfaction", "stage", "reasons")
    verdict = words(OUTCOME_WORDS[Outcome.NOT_SUBMITTED])
    return {**dict.fromkeys(names), "points": [None for _ in standard.criteria], "verdict": verdict}


def _results(card: Scorecard, words: Words) -> dict[str, object]:
    """What a sheet gives: what is not known is an ellipsis, never zero."""
    assessed = card.verdict is not Verdict.NOT_ASSESSED
    satisfied = satisfaction_percent(card.sheet.satisfaction)
    return {
        "points": [criterion_points(c) for c in card.criteria],
        "total": points_text(card.total) if assessed else NO_DATA,
        "declared": card.sheet.declared_total,
        "satisfaction": NO_DATA if satisfied is None else satisfied,
        "stage": stage_text(card),
        "verdict": words(OUTCOME_WORDS[outcome_of(card)]),
        "reasons": "\n".join(_remarks(card, words)) or None,
    }


def _remarks(card: Scorecard, words: Words) -> Iterator[str]:
    evaluation = card.sheet.evaluation
    if evaluation and not evaluation.held:
        yield from (_sentence(text) for text in (evaluation.reason, evaluation.basis) if text)
    elif card.verdict is not Verdict.NOT_ASSESSED:
        for reason in card.reasons:
            yield _sentence(words(reason))
    published = card.sheet.published
    if published and published.result:
        decision = f" ({published.decision})" if published.decision else ""
        yield f"Đã công bố: {words(PUBLISHED_WORDS[published.result])}{decision}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counts(cards: Cards, words: Words) -> list[dict[str, object]]:
    """How many communes of each result; shares over those assessed, as 04/07 (57,1%)."""
    counts = count(results_of([c for c, _ in cards], [(c, card) for c, card in cards if card]))
    found: list[dict[str, object]] = [
        {"label": "Tổng số đơn vị cấp xã", "count": counts.communes, "share": None},
        {"label": "Số đơn vị đã được đánh giá", "count": counts.assessed, "share": None},
    ]
    for outcome, number in counts.of.items():
        if number or outcome not in SELDOM:
            share = share_text(number, counts.assessed) if outcome in ASSESSED else None
            found.append({"label": words(OUTCOME_WORDS[outcome]), "count": number, "share": share})
    return found


def _extension(standard: Standard) -> Iterator[str]:
    if by := standard.completed_by:
        yield f"Quy định áp dụng đã được đơn vị bổ sung bằng tệp {by.path} (mã băm {by.hash})."


def _rests_on(cards: Sequence[Scorecard], words: Words, *, own: bool) -> list[str]:
    """Every value that is not confirmed and that a result rests on, once; its indicators in order.

    Those that the office filled in (`own`) are neither confirmed nor unsure, and stand apart.
    """
    known: dict[tuple[str, Status], tuple[Message, set[str], dict[str, None]]] = {}
    for card in cards:
        for use in (u for u in card.unverified if (u.status is Status.OFFICE) is own):
            ids = use.what.values.get("ids", ())
            plain = Message(use.what.msgid, {**use.what.values, "ids": ""}) if ids else use.what
            _, seen, cites = known.setdefault((words(plain), use.status), (use.what, set(), {}))
            seen.update(map(str, ids) if isinstance(ids, list | tuple) else ())
            cites.update(dict.fromkeys(source.cite for source in use.sources))
    found = []
    for (_, status), (what, seen, cites) in known.items():
        order = sorted(seen, key=lambda id: [part.zfill(3) for part in id.split(".")])
        message = Message(what.msgid, {**what.values, "ids": order}) if seen else what
        found.append(f"{_sentence(words(message))}: {words(STATUS_WORDS[status])} ({_common(list(cites))}).")
    return found


def _common(cites: Sequence[str]) -> str:
    """What several places of a regulation share: Thông tư …, Phụ lục I."""
    split = [cite.split(", ") for cite in cites]
    shared = [parts[0] for parts in zip(*split, strict=False) if len(set(parts)) == 1]
    return ", ".join(shared) or "; ".join(cites)


def _detail(number: int, commune: Commune, card: Scorecard, words: Words) -> dict[str, object]:
    return {
        "number": number,
        "name": name_of(commune),
        "verdict": words(OUTCOME_WORDS[outcome_of(card)]),
        "stage": stage_text(card),
        "criteria": [
            {
                "id": c.spec.id,
                "name": c.spec.name or "",
                "max": UNKNOWN if c.spec.max is None else c.spec.max,
                "points": criterion_points(c),
                "state": "Điểm của cả tiêu chí" if c.declared else None,
                "indicators": [_indicator(i, card, words) for i in c.indicators],
            }
            for c in card.criteria
        ],
    }


def _indicator(score: IndicatorScore, card: Scorecard, words: Words) -> dict[str, object]:
    appraisal = card.sheet.appraisal
    appraised = card.stage is Stage.APPRAISAL and appraisal and score.spec.id in appraisal.indicators
    state = _sentence(words(STATE_WORDS[score.state]))
    if appraised:
        state = stage_text(card) if score.state is State.DECLARED else f"{state} ({stage_text(card).lower()})"
    return {
        "id": score.spec.id,
        "name": score.spec.name or score.spec.about or "(chưa có tên chỉ tiêu)",
        "max": UNKNOWN if score.spec.max is None else score.spec.max,
        "points": NO_DATA if score.state is State.NOT_ASSESSED else points_text(score.points),
        "state": state,
    }
