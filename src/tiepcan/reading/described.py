"""The fields of a kind of file as a list: where each stands, what it takes, what it means."""

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ..messages import Message, say
from ..model.communes import CommuneCode
from ..model.terms import Number, Slug, Year
from ..records import frozen
from .decode import shape_of
from .fields import written_fields
from .meanings import MEANINGS
from .schema import SHAPES

_SCALARS: dict[Any, Message] = {
    str: say("text"),
    Number: say("number of a document"),
    int: say("whole number"),
    bool: say("true or false"),
    Decimal: say("number"),
    date: say("day (year-month-day)"),
    Year: say("year"),
    Slug: say("id (a-z, 0-9, hyphens)"),
    CommuneCode: say("five digits"),
}


@frozen
class FieldOfFile:
    """A field: its path (`[]` an item of a list, `*` whatever name stands there), type, and meaning.

    `required`: wherever the record that it belongs to is written.
    """

    path: str
    type: Message
    required: bool
    meaning: Message


def fields_of(name: str) -> Iterator[FieldOfFile]:
    """Every field of a kind of file, in the order of the model; KeyError for no kind.

    A record that can stand within itself (activities under an activity) is listed once.
    """
    yield from _fields(SHAPES[name], "", ())


def _fields(kind: type, path: str, above: tuple[type, ...]) -> Iterator[FieldOfFile]:
    hints, required = typing.get_type_hints(kind), shape_of(kind).required
    for field in written_fields(kind):
        name, annotation = field.metadata.get("alias", field.name), hints[field.name]
        place = f"{path}{name}"
        single = bool(field.metadata.get("single"))
        yield FieldOfFile(place, _type(annotation, single=single), name in required, MEANINGS[kind][name])
        for sign, inner in _records(annotation, ""):
            if inner not in (*above, kind):
                yield from _fields(inner, f"{place}{sign}.", (*above, kind))


def _records(annotation: Any, sign: str) -> Iterator[tuple[str, type]]:
    """The records that stand in a field, each with the sign of how it is reached."""
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        yield sign, annotation
        return
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        yield from _records(args[0], f"{sign}[]")
    elif origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        yield from _records(args[1], f"{sign}.*")
    else:
        for inner in args:
            yield from _records(inner, sign)


def _type(annotation: Any, *, single: bool = False) -> Message:
    """What a field takes, in words."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return say("fields")
    if origin is tuple:
        item = _type(args[0])
        return say("{item}, or a list of such", item=item) if single else say("list: {item}", item=item)
    if origin in (typing.Union, types.UnionType):
        kinds = [_type(a) for a in args if a is not types.NoneType]
        first, *others = kinds
        for other in others:
            first = say("{one}, or {other}", one=first, other=other)
        return first
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return say("by name: {item}", item=_type(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return say("one of: {words}", words=tuple(member.value for member in annotation))
    return _SCALARS[annotation]
