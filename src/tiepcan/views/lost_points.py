"""What each indicator cost all communes of a year, as the summary workbook prints it."""

from decimal import Decimal
from operator import itemgetter

from ..model.standard import Standard
from ..scoring.earned import ZERO
from .gathered import Gathered, Row


def lost_rows(standard: Standard, gathered: Gathered) -> list[Row]:
    """The indicators that cost points, the dearest first, then those that are open.

    Where nobody knows the maximum, nobody knows what it cost either: nothing stands there, no zero.
    """
    found: list[tuple[Decimal, Row]] = []
    for spec in standard.indicators():
        lost = gathered.lost.get(spec.id)
        if lost and (lost.points or lost.unsettled):
            points = None if spec.max is None else lost.points
            name = spec.name or spec.about or "(chưa có tên chỉ tiêu)"
            row: Row = {
                "id": spec.id,
                "name": name,
                "points": points,
                "below": lost.below,
                "open": lost.unsettled,
            }
            found.append((-(points or ZERO), row))
    return [row for _, row in sorted(found, key=itemgetter(0))]


def not_counted(standard: Standard) -> str | None:
    """The indicators that no lost points can be told of; None where all maxima are known."""
    ids = [spec.id for spec in standard.indicators() if spec.max is None]
    return f"Không tính được điểm mất của chỉ tiêu {', '.join(ids)}: chưa rõ điểm số tối đa." if ids else None
