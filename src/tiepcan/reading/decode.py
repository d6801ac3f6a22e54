"""Nodes to records: the annotations of the dataclasses are the schema, and this is their only reader.

Every problem is recorded with its place. A record is made only where all of its fields could be
read; a list or a mapping keeps reading behind a broken item, so that all problems come at once.
"""

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ..diagnostics import Diagnostic
from ..messages import say
from ..nodes import ListNode, MapNode, Node, Origin, ScalarNode
from ..records import frozen
from ..spelling import same_name
from .fields import explain_unknown_field, written_fields
from .scalars import SCALARS
from .values import (
    Decoder,
    Reader,
    TooManyProblems,
    Unreadable,
    read_choice,
    read_scalar,
    shortened,
    words_of,
)


@frozen
class Shape:
    """How a record is read: a reader and the attribute for each name in the file."""

    fields: dict[str, tuple[str, Reader]]
    required: tuple[str, ...]


def decode(kind: type, node: Node, path: str) -> tuple[Any, list[Diagnostic]]:
    """The record of that kind, or None where something in it could not be read."""
    decoder = Decoder(path, kind)
    try:
        return read_record(kind, decoder, node), decoder.found
    except (Unreadable, TooManyProblems):
        return None, decoder.found


def read_record(kind: type, d: Decoder, node: Node) -> Any:
    """One dataclass from the fields of a mapping."""
    if not isinstance(node, MapNode):
        d.fail("F101", say("fields are expected here"), node, say("write “name: value”, one field a line"))
    shape = shape_of(kind)
    fields, values, broken = shape.fields, {}, False
    for name, (key, value) in node.entries.items():
        known = fields.get(name)
        if known is None:
            code, message, hint = explain_unknown_field(shortened(name), node, value, kind, d.root)
            same = same_name(name, fields) if code == "F102" else None
            d.report(code, message, key, hint, same if same not in node.entries else None)
            continue
        try:
            values[known[0]] = known[1](d, value)
        except Unreadable:
            broken = True
    for name in shape.required:
        if name not in node.entries:
            broken = True
            first = next(iter(node.entries.values())).key if node.entries else node
            d.report(
                "F103",
                say("the field “{name}” is missing", name=name),
                first,
                say("add a line “{name}: …”", name=name),
            )
    if broken:
        raise Unreadable
    return kind(**values, origin=Origin(d.path, node))


@functools.cache
def shape_of(kind: type) -> Shape:
    """The names, readers and required names of a record."""
    hints = typing.get_type_hints(kind)
    fields = written_fields(kind)
    named = {f.metadata.get("alias", f.name): f for f in fields}
    missing = dataclasses.MISSING
    return Shape(
        {name: (f.name, field_reader(hints[f.name], f.metadata)) for name, f in named.items()},
        tuple(n for n, f in named.items() if f.default is missing and f.default_factory is missing),
    )


def field_reader(annotation: Any, metadata: Mapping[str, Any]) -> Reader:
    """The reader of a field: its annotation, and what the metadata allows beside it."""
    reader = reader_of(annotation)
    if typing.get_origin(annotation) is tuple:
        (item, _) = typing.get_args(annotation)
        single = reader_of(item) if metadata.get("single") else None
        texts = item is str or str in typing.get_args(item)
        watch = texts and not metadata.get("identifiers")
        return functools.partial(read_list, reader_of(item), single, watch)
    return reader


@functools.cache
def reader_of(annotation: Any) -> Reader:
    """The reader for an annotation; KeyError for one that the models do not use."""
    if isinstance(annotation, type) and dataclasses.is_dataclass(annotation):
        return functools.partial(read_record, annotation)
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return functools.partial(read_list, reader_of(args[0]), None, False)
    if origin in (typing.Union, types.UnionType):
        return union_reader(tuple(a for a in args if a is not type(None)), type(None) in args)
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return functools.partial(read_mapping, reader_of(args[0]), reader_of(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return functools.partial(read_choice, words_of(annotation))
    return functools.partial(read_scalar, SCALARS[annotation])


def union_reader(kinds: tuple[Any, ...], optional: bool) -> Reader:
    """One of several types: the form of the node decides; among values a word goes before a number."""
    lists = [reader_of(k) for k in kinds if typing.get_origin(k) is tuple]
    maps = [reader_of(k) for k in kinds if isinstance(k, type) and dataclasses.is_dataclass(k)]
    scalars = [k for k in kinds if typing.get_origin(k) is not tuple and not dataclasses.is_dataclass(k)]
    choices = [k for k in scalars if isinstance(k, type) and issubclass(k, StrEnum)]
    # A value that is none of the words is answered by the reader of the other type, if there is one.
    others = [reader_of(k) for k in scalars if k not in choices] or [reader_of(k) for k in choices]
    words: dict[str, StrEnum] = {}
    for choice in choices:
        words |= words_of(choice)

    def read(d: Decoder, node: Node) -> Any:
        if isinstance(node, ScalarNode):
            if optional and node.empty:
                return None
            if node.text in words:
                return words[node.text]
        elif isinstance(node, ListNode) and lists:
            return lists[0](d, node)
        elif isinstance(node, MapNode) and maps:
            return maps[0](d, node)
        return (others or maps or lists)[0](d, node)

    return read


def read_list(item: Reader, single: Reader | None, watch: bool, d: Decoder, node: Node) -> tuple[Any, ...]:
    """A list; one value where `single` allows it; nothing where nothing is written."""
    if isinstance(node, ScalarNode) and node.empty:
        return ()
    if not isinstance(node, ListNode):
        if single is not None:
            return (single(d, node),)
        d.fail(
            "F104",
            say("a list is expected here"),
            node,
            say("write each item on a line of its own, after “- ”"),
        )
    if watch and node.flow:
        warn_of_commas(d, node)
    values, broken = [], False
    for child in node.items:
        try:
            values.append(item(d, child))
        except Unreadable:
            broken = True
    if broken:
        raise Unreadable
    return tuple(values)


def warn_of_commas(d: Decoder, node: ListNode) -> None:
    """Vietnamese text in brackets falls apart at its commas, in silence."""
    texts = [n for n in node.items if isinstance(n, ScalarNode) and n.plain]
    if len(node.items) > 1 and any(" " in n.text for n in texts):
        count = len(node.items)
        message = say("the commas in these brackets make {count} texts; is that meant?", count=count)
        d.report("F115", message, node, say("write each text on a line of its own, after “- ”"))


def read_mapping(key: Reader, value: Reader, d: Decoder, node: Node) -> dict[str, Any]:
    """Records by name, e.g. the indicators of a score sheet; a name alone is a record without fields."""
    if isinstance(node, ScalarNode) and node.empty:
        return {}
    if not isinstance(node, MapNode):
        d.fail("F101", say("fields are expected here"), node, say("write “name: value”, one field a line"))
    values: dict[str, Any] = {}
    broken = False
    for name, entry in node.entries.items():
        inner = entry.value
        if isinstance(inner, ScalarNode) and inner.empty:
            inner = MapNode(inner.line, inner.column, False, {})
        try:
            values[key(d, entry.key._replace(text=name))] = value(d, inner)
        except Unreadable:
            broken = True
    if broken:
        raise Unreadable
    return values
