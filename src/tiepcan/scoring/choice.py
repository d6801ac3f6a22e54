"""Which standard a sheet is scored under: the one that serves its year, never the nearest."""

from collections.abc import Sequence

from ..model.scores import ScoreSheet
from ..model.standard import Standard


def choose_standard(standards: Sequence[Standard], year: int) -> Standard | None:
    """The standard that serves an assessment year; None where there is none."""
    return next((s for s in standards if s.serves(year)), None)


def standard_of(sheet: ScoreSheet, standards: Sequence[Standard]) -> Standard | None:
    """The standard that a sheet names, else the one of its year."""
    if sheet.standard is not None:
        return next((s for s in standards if s.id == sheet.standard), None)
    return choose_standard(standards, sheet.year)
