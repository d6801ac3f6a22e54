"""What an office fills into a regulation from its own copy of the text."""

from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import Any, TypeVar

from ..nodes import Origin
from ..records import record
from .indicators import Band, Criterion, FullPoints, Indicator, Item, Measure
from .sources import Source, Status, source_of
from .standard import Condition, Rounding, Standard, TotalRounding
from .terms import CommuneClass, Slug
from .waivers import Waiver

VALUES = ("name", "max", "minimum", "measure", "bands", "needed", "options", "none", "formula")
"""The values of an indicator or item that an office can fill in."""
CRITERION_VALUES = ("name", "max")
CONDITION_VALUES = ("minimum", "by_class")
ROUNDING_VALUES = ("share_decimals", "total")


@record
class OwnCopy:
    """The text that the office read: what it cites, and where the copy is kept."""

    cite: str | None = None
    read_in: str | None = None
    origin: Origin


@record
class ItemValues:
    """The values of an item. None: not filled in."""

    name: str | None = None
    max: Decimal | None = None
    minimum: Decimal | None = None
    measure: Measure | None = None
    bands: tuple[Band, ...] = ()
    needed: Decimal | None = None
    options: tuple[str, ...] = ()
    none: FullPoints | Decimal | None = None
    formula: str | None = None
    origin: Origin


@record
class IndicatorValues:
    """The values of an indicator, and of its items by number. None: not filled in."""

    name: str | None = None
    max: Decimal | None = None
    minimum: Decimal | None = None
    measure: Measure | None = None
    bands: tuple[Band, ...] = ()
    needed: Decimal | None = None
    options: tuple[str, ...] = ()
    none: FullPoints | Decimal | None = None
    formula: str | None = None
    items: Mapping[str, ItemValues] = field(default_factory=dict)
    origin: Origin


@record
class CriterionValues:
    """The values of a criterion. None: not filled in."""

    name: str | None = None
    max: Decimal | None = None
    origin: Origin


@record
class ConditionValues:
    """The threshold of a condition of recognition."""

    minimum: Decimal | None = None
    by_class: Mapping[CommuneClass, Decimal] = field(default_factory=dict)
    origin: Origin


@record
class RoundingValues:
    """How points are rounded."""

    share_decimals: int | None = None
    total: TotalRounding | None = None
    origin: Origin


@record
class Completion:
    """A file `kind: standard` that `extends` a regulation: what is empty in it fills nothing in."""

    kind: str
    extends: Slug
    source: OwnCopy | None = None
    rounding: RoundingValues | None = None
    conditions: Mapping[str, ConditionValues] = field(default_factory=dict)
    criteria: Mapping[str, CriterionValues] = field(default_factory=dict)
    indicators: Mapping[str, IndicatorValues] = field(default_factory=dict)
    waive: tuple[Waiver, ...] = ()
    origin: Origin


Values = ItemValues | IndicatorValues | CriterionValues | ConditionValues | RoundingValues
Owner = Item | Indicator | Criterion | Condition | Rounding
_Owner = TypeVar("_Owner", Item, Indicator, Criterion, Condition, Rounding)


def completed(standard: Standard, completion: Completion) -> Standard:
    """The regulation with the office's values, each marked as such.

    A confirmed value that the office repeats stays confirmed. Maxima known only together give way to those
    of the single indicators. What the regulation does not have (an unknown indicator) is left out; a check
    speaks of it. The standard itself comes back where the file fills nothing in.
    """
    filled = replace(
        standard,
        rounding=_filled(standard.rounding, completion.rounding, ROUNDING_VALUES, completion)
        if standard.rounding
        else None,
        criteria=tuple(_criterion(c, completion) for c in standard.criteria),
        conditions=tuple(
            _filled(c, completion.conditions.get(c.id), CONDITION_VALUES, completion)
            for c in standard.conditions
        ),
    )
    return standard if _same_parts(standard, filled) else filled


def _same_parts(one: Standard, other: Standard) -> bool:
    return (
        one.rounding is other.rounding
        and all(a is b for a, b in zip(one.criteria, other.criteria, strict=True))
        and all(a is b for a, b in zip(one.conditions, other.conditions, strict=True))
    )


def filled_in(values: Values, names: tuple[str, ...]) -> dict[str, Any]:
    """What the office wrote, by the name of the value."""
    written = {name: getattr(values, name) for name in names}
    return {name: value for name, value in written.items() if is_known(value)}


def is_known(value: object) -> bool:
    """Whether a value is there at all. Zero is; an empty list is not."""
    return value is not None and value not in ((), {})


def _criterion(criterion: Criterion, completion: Completion) -> Criterion:
    indicators = tuple(_indicator(i, completion) for i in criterion.indicators)
    filled = _filled(criterion, completion.criteria.get(criterion.id), CRITERION_VALUES, completion)
    if all(a is b for a, b in zip(indicators, criterion.indicators, strict=True)):
        return filled
    open_ids = {i.id for i in indicators if i.max is None}
    groups = tuple(g for g in criterion.groups if open_ids & set(g.indicators))
    return replace(filled, indicators=indicators, groups=groups)


def _indicator(indicator: Indicator, completion: Completion) -> Indicator:
    given = completion.indicators.get(indicator.id)
    if given is None:
        return indicator
    filled = _filled(indicator, given, VALUES, completion)
    items = tuple(_filled(i, given.items.get(i.id), VALUES, completion) for i in indicator.items)
    known = {i.id for i in indicator.items}
    items += tuple(_new_item(id, v, completion) for id, v in given.items.items() if id not in known)
    if len(items) == len(known) and all(a is b for a, b in zip(items, indicator.items, strict=True)):
        return filled
    return replace(filled, items=items)


def _new_item(id: str, values: ItemValues, completion: Completion) -> Item:
    """An item that nobody had seen: all of it is the office's."""
    written = filled_in(values, VALUES)
    return Item(id=id, **written, source=_own_source(completion, "", values.origin), origin=values.origin)


def _filled(owner: _Owner, values: Values | None, names: tuple[str, ...], completion: Completion) -> _Owner:
    """A record with the office's values in it."""
    given = filled_in(values, names) if values else {}
    new = {name: _merged(owner, name, value) for name, value in given.items()}
    new = {name: value for name, value in new.items() if not _says_nothing_new(owner, name, value)}
    if values is None or not new:
        return owner
    sources, source = dict(owner.sources), owner.source
    if "name" in new and isinstance(owner, Indicator | Item):
        # Who has read the name has seen where it stands: number and place are the office's too.
        for name in (*VALUES, "about", "items", "evidence"):
            if is_known(getattr(owner, name, None)):
                sources.setdefault(name, owner.source)
        sources.pop("id", None)
        source = _own_source(completion, owner.source.cite, values.origin)
    for name in new:
        sources[name] = _own_source(completion, source_of(owner, name).cite, values.origin)
    return replace(owner, **new, sources=sources, source=source)


def _own_source(completion: Completion, cite: str, origin: Origin) -> Source:
    copy = completion.source
    return Source(
        cite=(copy.cite if copy else None) or cite,
        status=Status.OFFICE,
        read_in=copy.read_in if copy else None,
        origin=origin,
    )


def _merged(owner: Owner, name: str, value: Any) -> Any:
    """A ladder keeps what is known of the rungs that the office left open."""
    if name != "bands" or not isinstance(owner, Indicator | Item):
        return value
    known = {band.from_: band.points for band in owner.bands}
    return tuple(
        band if band.points is not None else replace(band, points=known.get(band.from_)) for band in value
    )


def same_value(known: object, value: object) -> bool:
    """Whether two values say the same; rungs of a ladder are compared by what they say."""
    if isinstance(known, tuple) and isinstance(value, tuple):
        return [_told(v) for v in known] == [_told(v) for v in value]
    return known == value


def _told(value: object) -> object:
    return (value.from_, value.points) if isinstance(value, Band) else value


def _says_nothing_new(owner: Owner, name: str, value: object) -> bool:
    if not same_value(getattr(owner, name), value):
        return False
    open_ladder = name == "bands" and any(b.points is None for b in getattr(owner, name))
    return open_ladder or source_of(owner, name).status is Status.CONFIRMED
