"""The table of points that a commune gives itself: Bảng, since 2022 Bản, tổng hợp điểm số."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from ..messages import Words
from ..model.paper import Authority
from ..model.scores import ScoreEntry
from ..scoring.score import score
from ..scoring.scorecard import Bounds, CriterionScore, IndicatorScore, Scorecard, Stage, State
from .dates import dateline
from .desk import Desk
from .letterhead import letterhead, signature
from .scores import NO_DATA
from .senders import CHAIRMAN, ON_BEHALF, sender_of, stamp_of, within
from .sentences import fold

ROOM = "…" * 10
"""Room to write by hand."""

HAS_FIGURES = ("25-2021",)
"""Regulations whose form has the figures beside the points (Thông tư 09/2021/TT-BTP, Mẫu 02)."""


def points_table_view(desk: Desk) -> dict[str, object]:
    """The commune's own points, criterion by criterion; what is not assessed yet is an ellipsis to fill in.

    The appraisal, where there is one, does not show: this is what the commune signs.
    """
    assert desk.card is not None
    own = score(desk.card.standard, desk.card.sheet, desk.card.commune_class, Stage.SELF)
    sender = sender_of(Authority.COMMUNE, "", desk)
    head = letterhead(sender, stamp_of(desk.paper), desk.year + 1)
    return {
        **{name: head[name] for name in ("issuer", "place", "day") if name in head},
        "unit": f"của {within(desk.commune)} năm {desk.year}" if desk.commune else f"năm {desk.year}",
        "rows": list(_rows(own, desk.words)),
        "most": _number(own.standard.max, desk.words),
        "total": _bounds(own.total, desk.words),
        **signature(sender),
    }


def point_cells(card: Scorecard, words: Words) -> Iterator[tuple[str, dict[str, object]]]:
    """Number, name, maximum and points of each criterion and indicator, with the number it is known by."""
    for criterion in card.criteria:
        yield criterion.spec.id, _criterion(criterion, words)
        yield from ((i.spec.id, _indicator(i, words)) for i in criterion.indicators)


def empty_table_view(desk: Desk) -> dict[str, object]:
    """The table with nothing filled in but names and maxima, for a commune that writes by hand."""
    assert desk.standard is not None
    rows = []
    for criterion in desk.standard.criteria:
        name, most = fold(criterion.name or ""), _number(criterion.max, desk.words)
        rows.append({"heading": True, "id": f"Tiêu chí {criterion.id}", "name": name, "most": most})
        for spec in criterion.indicators:
            number = f"Chỉ tiêu {spec.id.rpartition('.')[2]}"
            name, most = fold(spec.name or spec.about or ""), _number(spec.max, desk.words)
            rows.append({"heading": False, "id": number, "name": name, "most": most})
    blank = {"points": "", **(_no_figures() if desk.standard.id in HAS_FIGURES else {"remark": ""})}
    return {
        "issuer": {"parent": [], "name": ["ỦY BAN NHÂN DÂN", ROOM]},
        "place": ROOM,
        "day": dateline(None, desk.year + 1),
        "unit": f"của {ROOM} năm {desk.year}",
        "rows": [row | blank for row in rows],
        "most": _number(desk.standard.max, desk.words),
        "total": "",
        "signer": {"lines": [ON_BEHALF, CHAIRMAN], "name": ""},
    }


def _rows(card: Scorecard, words: Words) -> Iterator[dict[str, object]]:
    figures = card.standard.id in HAS_FIGURES
    for criterion in card.criteria:
        yield _criterion(criterion, words) | (_no_figures() if figures else {"remark": ""})
        for indicator in criterion.indicators:
            entry = card.sheet.indicators.get(indicator.spec.id)
            yield _indicator(indicator, words) | (
                _figures(entry, words) if figures else {"remark": _remark(entry, words)}
            )


def _criterion(criterion: CriterionScore, words: Words) -> dict[str, object]:
    untouched = not criterion.declared and all(i.state is State.NOT_ASSESSED for i in criterion.indicators)
    return {
        "heading": True,
        "id": f"Tiêu chí {criterion.spec.id}",
        "name": fold(criterion.spec.name or ""),
        "most": _number(criterion.spec.max, words),
        "points": NO_DATA if untouched else _bounds(criterion.points, words),
    }


def _indicator(indicator: IndicatorScore, words: Words) -> dict[str, object]:
    """The number as forms have it: Chỉ tiêu 3 of its criterion."""
    return {
        "heading": False,
        "id": f"Chỉ tiêu {indicator.spec.id.rpartition('.')[2]}",
        "name": fold(indicator.spec.name or indicator.spec.about or ""),
        "most": _number(indicator.spec.max, words),
        "points": NO_DATA if indicator.state is State.NOT_ASSESSED else _bounds(indicator.points, words),
    }


def _figures(entry: ScoreEntry | None, words: Words) -> dict[str, object]:
    """What the form calls the grounds of the points: the figures (1) and the share reached (2)."""
    if entry is None or entry.done is None or entry.total is None:
        return {"figures": _remark(entry, words), "share": ""}
    share = f"{words.value(_percent(entry.done, entry.total))}%" if entry.total else ""
    return {"figures": f"{words.value(entry.done)}/{words.value(entry.total)}", "share": share}


def _no_figures() -> dict[str, object]:
    return {"figures": "", "share": ""}


def _remark(entry: ScoreEntry | None, words: Words) -> str:
    """The facts behind the points, as far as they fit a table."""
    if entry is None:
        return ""
    if entry.none:
        return fold(entry.reason or "Không phát sinh")
    if entry.done is not None and entry.total:
        done, total = words.value(entry.done), words.value(entry.total)
        return f"{done}/{total} ({words.value(_percent(entry.done, entry.total))}%)"
    return ""


def _percent(done: Decimal, total: Decimal) -> Decimal:
    return (done * 100 / total).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _number(number: Decimal | None, words: Words) -> str:
    return NO_DATA if number is None else words.value(number)


def _bounds(points: Bounds, words: Words) -> str:
    """Points that are settled; a range is no result that anybody could sign."""
    return words.value(points.low) if points.exact else NO_DATA
