"""What a field that is not known here may have been meant to be."""

import dataclasses
import functools
import typing
from collections.abc import Iterator

from ..messages import Message, say
from ..nodes import MapNode, Node, Origin, ScalarNode
from ..spelling import nearest

_Explanation: typing.TypeAlias = tuple[str, Message, Message | None]


def explain_unknown_field(name: str, fields: MapNode, value: Node, kind: type, root: type) -> _Explanation:
    """Code, sentence and hint: born from a comma, at the wrong level, misspelt, or simply unknown."""
    if slip := _slip_of_a_sign(name, fields, value, kind):
        return slip
    unknown = say("the field “{name}” is not known here", name=name)
    here, places = names_of(kind), places_under(root)
    if name in places:
        message = say("the field “{name}” does not belong here", name=name)
        if not places[name]:
            return "F113", message, say("it belongs at the top level of the file")
        return "F113", message, say("it belongs under “{where}”", where=places[name])
    if near := nearest(name, here):
        return "F102", unknown, say("did you mean “{near}”?", near=near)
    if near := nearest(name, places):
        if not places[near]:
            return "F102", unknown, say("did you mean “{near}” at the top level of the file?", near=near)
        return "F102", unknown, say("did you mean “{near}” under “{where}”?", near=near, where=places[near])
    return "F102", unknown, say("the fields possible here are: {names}", names=tuple(sorted(here)))


def _slip_of_a_sign(name: str, fields: MapNode, value: Node, kind: type) -> _Explanation | None:
    """A colon without its blank swallowed the value, or a comma in braces cut it in two."""
    field, colon, rest = name.replace("：", ":").partition(":")
    if colon and field.strip() in names_of(kind):
        message = say("behind the colon of “{name}” a blank is missing", name=name)
        return "F102", message, say("write {right}", right=f"{field.strip()}: {rest.strip()}")
    is_bare = isinstance(value, ScalarNode) and value.plain and not value.text
    if not (fields.flow and is_bare) or next(iter(fields.entries)) == name:
        return None
    message = say("the comma in front of “{name}” ends the value and makes a new field", name=name)
    if name.rstrip("% ").isdecimal():
        return "F114", message, say("write decimals with a point: 8.5")
    return (
        "F114",
        message,
        say("put the whole text between quotation marks, or each field on a line of its own"),
    )


def names_of(kind: type) -> tuple[str, ...]:
    """The names of a record's fields, as they are written in a file."""
    return tuple(f.metadata.get("alias", f.name) for f in written_fields(kind))


def written_fields(kind: type) -> list["dataclasses.Field[typing.Any]"]:
    """The fields of a record that a file can write."""
    return [f for f in dataclasses.fields(kind) if f.name != "origin" and not f.metadata.get("made")]


@functools.cache
def places_under(root: type) -> dict[str, str]:
    """For each field of a kind of file the path to the record nearest to the top that has it."""
    places: dict[str, str] = {}
    for path, owner in sorted(
        records_under(root, ""), key=lambda place: place[0].count(".") + bool(place[0])
    ):
        for name in names_of(owner):
            places.setdefault(name, path)
    return places


def records_under(kind: type, path: str, above: tuple[type, ...] = ()) -> Iterator[tuple[str, type]]:
    """Every record that can stand under a kind of file, with the path of names that leads to it."""
    if kind in above:
        return
    yield path, kind
    hints = typing.get_type_hints(kind)
    for field in written_fields(kind):
        name = field.metadata.get("alias", field.name)
        for inner in _records_in(hints[field.name]):
            yield from records_under(inner, f"{path}.{name}" if path else name, (*above, kind))


def _records_in(annotation: typing.Any) -> Iterator[type]:
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        if annotation is not Origin:
            yield annotation
        return
    for inner in typing.get_args(annotation):
        yield from _records_in(inner)
