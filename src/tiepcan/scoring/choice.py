"""Which standard a sheet is scored under: the one that serves its year, never the nearest."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from ..messages import Message, say
from ..model.shelf import Shelf

if TYPE_CHECKING:
    from ..model.procedure import Suspension
    from ..model.scores import ScoreSheet
    from ..model.standard import Standard

Standards: TypeAlias = "Shelf | Sequence[Standard]"
"""The standards to choose from; those on a shelf are read only where the answer needs them."""


def ids_of(standards: Standards) -> tuple[str, ...]:
    """The ids of all; nothing on a shelf is read for it."""
    return standards.ids if isinstance(standards, Shelf) else tuple(s.id for s in standards)


def known_standards(standards: Standards) -> Message | None:
    """Which there are and the years of each, by year; nothing on a shelf is read for it. None without any."""
    spans = (
        [(e.first, e.last, e.id) for e in standards.entries]
        if isinstance(standards, Shelf)
        else [(s.years.from_, s.years.to, s.id) for s in standards]
    )
    known = {
        id: say("{id} (from {first})", id=id, first=first)
        if last is None
        else say("{id} ({first}–{last})", id=id, first=first, last=last)
        for first, last, id in sorted(spans, key=lambda span: span[0])
    }
    return say("the standards known are: {known}", known=[*known.values()]) if known else None


def named_standard(standards: Standards, id: str) -> "Standard | None":
    """The standard of that id."""
    if isinstance(standards, Shelf):
        return standards.by_id(id)
    return next((s for s in standards if s.id == id), None)


def serves(standards: Standards, id: str, year: int) -> bool | None:
    """Whether the standard of that id serves an assessment year; None where there is none of that id.

    Nothing on a shelf is read for it.
    """
    every = standards.entries if isinstance(standards, Shelf) else standards
    return next((each.serves(year) for each in every if each.id == id), None)


def serving(standards: Standards, year: int) -> "list[Standard]":
    """All standards that serve an assessment year."""
    asked = standards.serving(year) if isinstance(standards, Shelf) else standards
    return [s for s in asked if s.serves(year)]


def suspension_of(standards: Standards, year: int) -> "Suspension | None":
    """The order that suspended the assessment of a year, whichever standard holds it."""
    asked: Iterable[Standard] = standards.suspending(year) if isinstance(standards, Shelf) else standards
    return next((s for standard in asked for s in standard.suspended if s.year == year), None)


def choose_standard(standards: Standards, year: int) -> "Standard | None":
    """The standard that serves an assessment year; None where there is none, or the year was suspended."""
    if suspension_of(standards, year):
        return None
    return next(iter(serving(standards, year)), None)


def standard_of(sheet: "ScoreSheet", standards: Standards) -> "Standard | None":
    """The standard that a sheet names, else the one of its year."""
    if sheet.standard is not None:
        return named_standard(standards, sheet.standard)
    return choose_standard(standards, sheet.year)
