"""A file as an editor sees it: the plain values of YAML 1.2, and where a schema refuses one of them."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft7Validator, FormatChecker, ValidationError

from schemas import SCHEMAS
from tiepcan.nodes import ListNode, MapNode, Node, ScalarNode
from tiepcan.reading.schema import SHAPES

# The core schema of YAML 1.2: https://yaml.org/spec/1.2.2/#103-core-schema
_WHOLE = re.compile(r"[-+]?[0-9]+", re.ASCII)
_BASED = re.compile(r"0o([0-7]+)|0x([0-9a-fA-F]+)", re.ASCII)
_POINT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", re.ASCII)
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def value_of(node: Node) -> Any:
    """What an editor takes a node for."""
    if isinstance(node, MapNode):
        return {name: value_of(entry.value) for name, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [value_of(item) for item in node.items]
    return _plain(node.text) if node.plain else node.text


def _plain(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if found := _BASED.fullmatch(text):
        return int(found[1], 8) if found[1] else int(found[2], 16)
    if _POINT.fullmatch(text):
        return float(text)
    return float(text.lower().replace(".", "")) if _ENDLESS.fullmatch(text) else text


@cache
def validator(kind: str) -> Draft7Validator:
    """The schema of a kind, as it comes with the tool."""
    schema = json.loads((SCHEMAS / f"{kind}.json").read_text(encoding="utf-8"))
    return Draft7Validator(schema, format_checker=FormatChecker(["date"]))


def kind_of(root: MapNode) -> str | None:
    """The schema that belongs to a file; None where it names no kind."""
    entry = root.entries.get("kind")
    said = entry.value.text if entry and isinstance(entry.value, ScalarNode) else ""
    if said == "standard" and "extends" in root.entries:
        return "completion"
    return said if said in SHAPES else None


def refused_lines(kind: str, root: Node) -> set[int]:
    """The lines that an editor marks: of a value, of an unknown name, of the record that lacks one."""
    found = validator(kind).iter_errors(value_of(root))
    return {line for error in found for leaf in _leaves(error) for line in _lines(leaf, root)}


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    yield error
    for inner in error.context or ():
        yield from _leaves(inner)


def _lines(error: ValidationError, root: Node) -> Iterator[int]:
    node = root
    for step in error.absolute_path:
        node = node.items[int(step)] if isinstance(node, ListNode) else _entry(node, str(step))
    if error.validator == "additionalProperties" and isinstance(node, MapNode):
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        yield from (entry.key.line for name, entry in node.entries.items() if name not in known)
    elif error.validator == "propertyNames" and isinstance(node, MapNode):
        yield from (entry.key.line for entry in node.entries.values())
    elif isinstance(node, MapNode) and node.entries:
        yield next(iter(node.entries.values())).key.line
    else:
        yield node.line


def _entry(node: Node, name: str) -> Node:
    assert isinstance(node, MapNode)
    return node.entries[name].value
