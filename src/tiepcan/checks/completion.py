"""Checks of what an office fills into a regulation: the result must hold together as the regulation does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..model.completion import (
    CONDITION_VALUES,
    CRITERION_VALUES,
    ROUNDING_VALUES,
    VALUES,
    Completion,
    Owner,
    Values,
    completed,
    filled_in,
    is_known,
    same_value,
)
from ..model.indicators import Band, Criterion
from ..model.sources import source_of
from ..model.standard import Standard
from ..scoring.choice import ids_of, known_standards, named_standard
from ..scoring.earned import ZERO
from ..spelling import nearest
from .neighbours import Neighbours
from .standards import indicators_off_criterion

_Pairs = Iterator[tuple[str, Owner, Values, tuple[str, ...]]]


def extends_nothing(completion: Completion, around: Neighbours) -> Iterator[Diagnostic]:
    """A completion names a regulation that is known.

    Otherwise nothing of it takes effect, and the office would believe in results that rest on its file.
    """
    if _base(completion, around) is None:
        near = nearest(completion.extends, ids_of(around.standards))
        every = known_standards(around.standards)
        yield Diagnostic(
            "D121",
            say("there is no standard “{id}”", id=completion.extends),
            completion.origin.at("extends"),
            say("did you mean “{near}”?", near=near) if near else every,
        )


def fills_in_a_stranger(completion: Completion, around: Neighbours) -> Iterator[Diagnostic]:
    """Values are filled in for indicators, criteria and conditions that the regulation has.

    A value under another number has no effect. Items may be added: the regulation as data knows only those
    that somebody has read.
    """
    base = _base(completion, around)
    if base is None:
        return
    known: dict[str, tuple[str, ...]] = {
        "indicators": tuple(i.id for i in base.indicators()),
        "criteria": tuple(c.id for c in base.criteria),
        "conditions": tuple(c.id for c in base.conditions),
    }
    written: dict[str, Mapping[str, Values]] = {
        "indicators": completion.indicators,
        "criteria": completion.criteria,
        "conditions": completion.conditions,
    }
    for field, ids in known.items():
        for id in written[field]:
            if id not in ids:
                text = say("{standard} has no “{id}” under {field}", standard=base.id, id=id, field=field)
                hint = say("the numbers possible here are: {ids}", ids=ids)
                yield Diagnostic("D122", text, completion.origin.key(field, id), hint)
    if completion.rounding and base.rounding is None:
        text = say("{standard} has no rounding to complete", standard=base.id)
        yield Diagnostic("D122", text, completion.origin.at("rounding"))


def overrides_what_is_known(completion: Completion, around: Neighbours) -> Iterator[Diagnostic]:
    """A value that is known already is not changed in silence.

    The office's value takes effect, as the office has the text before it. But a slip of the pen would change
    results as well, and a value that two texts give differently should be looked up again.
    """
    base = _base(completion, around)
    for id, owner, values, names in _pairs(base, completion) if base else ():
        for name, written in filled_in(values, names).items():
            known, own = getattr(owner, name), written
            if name == "bands":
                known, own = _rungs(known, own)
            if not is_known(known) or same_value(known, own):
                continue
            text = say(
                "“{value}” of {id}: the regulation has {known} ({cite}), this file has {own}",
                value=name,
                id=id,
                known=_told(known),
                own=_told(own),
                cite=source_of(owner, name).cite,
            )
            yield Diagnostic("D123", text, values.origin.at(name))


def no_copy_named(completion: Completion, around: Neighbours) -> Iterator[Diagnostic]:
    """Who fills values in says which text they stand in, and where it is kept.

    Every result that rests on them shows it; without it nobody can look the values up again.
    """
    base = _base(completion, around)
    copy = completion.source
    if (copy and copy.cite and copy.read_in) or base is None or completed(base, completion) is base:
        return
    fields = [name for name in ("cite", "read_in") if not (copy and getattr(copy, name))]
    text = say("the values have no source: {fields} is not filled in", fields=fields)
    at = copy.origin.at(fields[0]) if copy else completion.origin.at("source")
    yield Diagnostic("D124", text, at)


def completed_off_criterion(completion: Completion, around: Neighbours) -> Iterator[Diagnostic]:
    """The maxima of a completed regulation fit together: items, indicators, groups and criteria."""
    base = _base(completion, around)
    if base is None:
        return
    filled = completed(base, completion)
    for old, new in zip(base.criteria, filled.criteria, strict=True):
        if old is new:
            continue
        at = _first_maximum(completion, new)
        alone = replace(filled, criteria=(new,))
        texts = [d.message for d in indicators_off_criterion(alone, around)] or _groups_exceeded(new)
        yield from (Diagnostic("D103", text, at) for text in texts)
        yield from _items_exceed(completion, new)


def _groups_exceeded(criterion: Criterion) -> Iterator[Message]:
    maxima = {i.id: i.max for i in criterion.indicators}
    for group in criterion.groups:
        known = sum((maxima.get(id) or ZERO for id in group.indicators), ZERO)
        if known > group.max:
            yield say(
                "indicators {ids} make {known} points, together they have {max}",
                ids=group.indicators,
                known=known,
                max=group.max,
            )


def _items_exceed(completion: Completion, criterion: Criterion) -> Iterator[Diagnostic]:
    for indicator in criterion.indicators:
        values = completion.indicators.get(indicator.id)
        known = sum((item.max or ZERO for item in indicator.items), ZERO)
        if values is not None and indicator.max is not None and known > indicator.max:
            text = say(
                "the items of indicator {id} make {known} points, the indicator has {max}",
                id=indicator.id,
                known=known,
                max=indicator.max,
            )
            yield Diagnostic("D103", text, values.origin.at("items" if values.items else "max"))


def _first_maximum(completion: Completion, criterion: Criterion) -> Span:
    """Where the first maximum of a criterion is filled in."""
    own = completion.criteria.get(criterion.id)
    given = [completion.indicators.get(i.id) for i in criterion.indicators]
    for values in (own, *given):
        if values is not None and values.max is not None:
            return values.origin.at("max")
    return completion.origin.at("indicators")


def _base(completion: Completion, around: Neighbours) -> Standard | None:
    """The regulation as it is without the office's file."""
    found = named_standard(around.standards, completion.extends)
    return found.completed_by.base if found and found.completed_by else found


def _pairs(base: Standard, completion: Completion) -> _Pairs:
    """Every part that the file fills in, beside what the regulation has there."""
    if completion.rounding and base.rounding:
        yield "rounding", base.rounding, completion.rounding, ROUNDING_VALUES
    for condition in base.conditions:
        if values := completion.conditions.get(condition.id):
            yield condition.id, condition, values, CONDITION_VALUES
    for criterion in base.criteria:
        if own := completion.criteria.get(criterion.id):
            yield criterion.id, criterion, own, CRITERION_VALUES
        for indicator in criterion.indicators:
            given = completion.indicators.get(indicator.id)
            if given is None:
                continue
            yield indicator.id, indicator, given, VALUES
            for item in indicator.items:
                if part := given.items.get(item.id):
                    yield f"{indicator.id}/{item.id}", item, part, VALUES


def _rungs(known: tuple[Band, ...], own: tuple[Band, ...]) -> tuple[object, object]:
    """Two ladders as figures, without the rungs that one of them leaves open."""
    tables = [{b.from_: b.points for b in ladder} for ladder in (known, own)]
    open_rungs = {rung for table in tables for rung, points in table.items() if points is None}
    left, right = ({k: v for k, v in table.items() if k not in open_rungs} for table in tables)
    return left, right


def _told(value: object) -> object:
    if isinstance(value, Mapping):
        return [f"{key}: {points}" for key, points in value.items()]
    return value


CHECKS: dict[str, Callable[[Completion, Neighbours], Iterator[Diagnostic]]] = {
    "D103": completed_off_criterion,
    "D121": extends_nothing,
    "D122": fills_in_a_stranger,
    "D123": overrides_what_is_known,
    "D124": no_copy_named,
}
