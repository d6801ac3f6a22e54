"""Checks of the rules in a standard: its ladders, levels, items, years and citations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import pairwise

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.indicators import Band, FullPoints, Indicator, Item, Measure
from ..model.sources import Source
from ..model.standard import ConditionTest, ResultForm, Standard
from ..nodes import Origin
from ..scoring.earned import HUNDRED, MOST_DECIMALS, ZERO, Spec
from .neighbours import Neighbours


def uneven_bands(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """The bands of a ladder lie end to end: each from its percent up to the next, the lowest from 0.

    The regulations write them closed-open: “từ 80% đến dưới 90%”. A higher band never has fewer points, and
    none has more than the maximum.
    """
    for spec in _specs(standard):
        if not spec.bands:
            continue
        if min(band.from_ for band in spec.bands) > 0:
            text = say("the lowest band begins at {from_}%, not at 0", from_=min(b.from_ for b in spec.bands))
            yield Diagnostic("D106", text, spec.origin.at("bands"))
        for band in spec.bands:
            if not 0 <= band.from_ <= HUNDRED:
                yield Diagnostic(
                    "D106", say("{percent}% is no share", percent=band.from_), band.origin.at("from")
                )
            if band.points is not None and spec.max is not None and band.points > spec.max:
                text = say("{points} points, the maximum is {max}", points=band.points, max=spec.max)
                yield Diagnostic("D106", text, band.origin.at("points"))
        yield from _out_of_step(spec.bands)


def _out_of_step(bands: tuple[Band, ...]) -> Iterator[Diagnostic]:
    """Bands that begin where another does, or that have fewer points than one below."""
    ladder = sorted(bands, key=lambda band: band.from_)
    for lower, higher in pairwise(ladder):
        if lower.from_ == higher.from_:
            text = say("two bands begin at {from_}%", from_=higher.from_)
            yield Diagnostic("D106", text, higher.origin.at("from"))
    known = [(band, band.points) for band in ladder if band.points is not None]
    for (lower, less), (higher, more) in pairwise(known):
        if more < less and lower.from_ != higher.from_:
            text = say(
                "{points} points from {from_}%, a lower band has {less}",
                points=more,
                from_=higher.from_,
                less=less,
            )
            yield Diagnostic("D106", text, higher.origin.at("points"))


def value_without_use(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """Every value is one that the measure and the form of the standard use.

    Bands belong to the measure `bands`, a level to `count` (and to `share` where no points are counted),
    points to standards that count points. A value that nothing uses was meant for something else.
    """
    points = standard.form is ResultForm.POINTS
    for condition in standard.conditions:
        if points and condition.test is ConditionTest.ALL_PASS:
            text = say("a standard that counts points passes no indicator")
            yield Diagnostic("D107", text, condition.origin.at("test"))
    owners: list[tuple[Decimal | None, Origin]] = [(standard.max, standard.origin)]
    owners += [(c.max, c.origin) for c in standard.criteria]
    for most, origin in owners:
        if not points and most is not None:
            yield Diagnostic("D107", _no_points("max"), origin.at("max"))
    for spec in _specs(standard):
        for name, message in _unused(spec, counts_points=points):
            yield Diagnostic("D107", message, spec.origin.at(name))


def _unused(spec: Spec, *, counts_points: bool) -> Iterator[tuple[str, Message]]:
    leveled = (Measure.COUNT,) if counts_points else (Measure.COUNT, Measure.SHARE)
    users: dict[str, tuple[Measure | None, ...]] = {
        "bands": (Measure.BANDS,),
        "needed": leveled,
        "options": (Measure.COUNT, None),  # what counts may be known before how it is counted
    }
    for name, measures in users.items():
        if getattr(spec, name) not in (None, ()) and spec.measure not in measures:
            text = say(
                "“{name}” is used only by: {measures}", name=name, measures=[str(m) for m in measures if m]
            )
            yield name, text
    if isinstance(spec, Indicator) and spec.items and spec.measure in _OF_ONE_FACT:
        yield "measure", say("an indicator with items is measured by them: write “items”")
    if spec.needed is not None and not _possible(spec.needed, spec):
        yield "needed", say("{needed} is no level that can be needed", needed=spec.needed)
    if not counts_points:
        for name in ("max", "minimum"):
            if getattr(spec, name) is not None:
                yield name, _no_points(name)
        if spec.measure is Measure.BANDS:
            yield "measure", _no_points("bands")
        if spec.none is not None and spec.none is not FullPoints.FULL:
            yield "none", _no_points("none")


_OF_ONE_FACT = (Measure.SHARE, Measure.BANDS, Measure.YES_NO, Measure.COUNT)


def _possible(needed: Decimal, spec: Spec) -> bool:
    if spec.measure is Measure.SHARE:
        return ZERO < needed <= HUNDRED
    whole = needed >= 1 and needed == needed.to_integral_value()
    return whole and (not spec.options or needed <= len(spec.options))


def _no_points(name: str) -> Message:
    return say("“{name}”: this standard counts no points", name=name)


def items_off_indicator(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """The items of an indicator fit its maximum.

    Where the indicator is the sum of its items and all are known they add up to it; the known ones are
    never more. No item has a number twice.
    """
    for indicator in standard.indicators():
        if indicator.measure is Measure.ITEMS and not indicator.items:
            text = say("indicator {id} is the sum of items, and none is listed", id=indicator.id)
            yield Diagnostic("D108", text, indicator.origin.at("measure"))
        seen: set[str] = set()
        for item in indicator.items:
            if item.id in seen:
                yield Diagnostic(
                    "D108", say("the number {id} is used twice", id=item.id), item.origin.at("id")
                )
            seen.add(item.id)
        maxima = [item.max for item in indicator.items]
        known = sum((m for m in maxima if m is not None), ZERO)
        complete = indicator.measure is Measure.ITEMS and None not in maxima and bool(maxima)
        if indicator.max is not None and (known > indicator.max or (complete and known != indicator.max)):
            text = say(
                "the items of indicator {id} make {known} points, the indicator has {max}",
                id=indicator.id,
                known=known,
                max=indicator.max,
            )
            yield Diagnostic("D108", text, indicator.origin.at("max"))


def years_overlap(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """No two standards serve the same year.

    Which of them a sheet of that year is scored under would depend on the names of files. An office that
    knows more than a standard completes it (`extends`), under its id.
    """
    mine = standard.years
    for other in around.standards:
        if other.id == standard.id:
            continue
        first = max(mine.from_, other.years.from_)
        ends = [year for year in (mine.to, other.years.to) if year is not None]
        if not ends or first <= min(ends):
            text = say("the year {year} is served by the standard {id} as well", year=first, id=other.id)
            yield Diagnostic("D109", text, mine.origin.at("from"))


def impossible_decimals(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """A share is rounded to between 0 and 10 decimals; two are usual."""
    rounding = standard.rounding
    if rounding and not 0 <= rounding.share_decimals <= MOST_DECIMALS:
        text = say("{count} decimals are not possible", count=rounding.share_decimals)
        yield Diagnostic("D110", text, rounding.origin.at("share_decimals"))


def value_without_citation(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """Every value says where it stands in the law.

    A result is only worth what can be looked up behind it.
    """
    for source in _sources(standard):
        if not source.cite.strip():
            yield Diagnostic("D111", say("the citation is empty"), source.origin.at("cite"))


def _sources(value: object) -> Iterator[Source]:
    """All sources in a record, each once, in the order of the file."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _sources(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _sources(item)
    elif is_dataclass(value) and not isinstance(value, Origin | type):
        for field in fields(value):
            if not field.metadata.get("made"):
                yield from _sources(getattr(value, field.name))


def _specs(standard: Standard) -> Iterator[Spec]:
    for indicator in standard.indicators():
        yield indicator
        items: tuple[Item, ...] = indicator.items
        yield from items


CHECKS: dict[str, Callable[[Standard, Neighbours], Iterator[Diagnostic]]] = {
    "D106": uneven_bands,
    "D107": value_without_use,
    "D108": items_off_indicator,
    "D109": years_overlap,
    "D110": impossible_decimals,
    "D111": value_without_citation,
}
