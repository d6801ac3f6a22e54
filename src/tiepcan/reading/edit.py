"""Changes to a YAML text in place: one value or one line, every other byte as it was.

Users' files are never written anew from what was read: comments, blank lines, line ends and quotation
marks are theirs. An edit is made at a known position and then proved by reading the result: it must say
the new value there and the same as before everywhere else; otherwise the edit is refused.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from ..diagnostics import errors_of
from ..messages import Message, say
from ..nodes import ListNode, MapNode, Node, ScalarNode, last_line
from ..records import frozen
from .characters import INVISIBLE
from .lines import MARK, end_of, lines_of
from .yamltext import read_nodes

_BESIDE_NAME = re.compile(" *(?:- +)*")
_BARE = re.compile(r"[^\W_](?:[\w /.,;%()–-]*[\w/.)%])?")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LIKE_NUMBER = re.compile(r"[0-9][0-9_.,:eExXoO+-]*", re.ASCII)
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


@frozen
class Refusal:
    """Why an edit cannot be made safely; the text stays as it is."""

    reason: Message


Edited: TypeAlias = bytes | Refusal


def set_value(data: bytes, place: Sequence[str | int], name: str, value: str) -> Edited:
    """Give a field another value of one line; the field is there, in the mapping that `place` leads to."""
    found = mapping_at(data, place)
    if isinstance(found, Refusal):
        return found
    entry = found.entries.get(name)
    if entry is None:
        return Refusal(say("there is no field “{name}” here", name=name))
    old = entry.value
    if not isinstance(old, ScalarNode) or old.line != old.end_line:
        return Refusal(say("the value of “{name}” is not one line", name=name))
    lines = lines_of(data)
    line, start, end = lines[old.line - 1], old.column - 1, old.end_column - 1
    new = written_as(value)
    lines[old.line - 1] = line[:start] + (f" {new}" if start == end else new) + line[end:]
    return _proved(data, lines, place, name, value)


def insert_field(
    data: bytes, place: Sequence[str | int], name: str, value: str, after: str | None = None
) -> Edited:
    """Add a field as a line of its own: behind the field `after`, else as the first of its mapping.

    The line is indented like its neighbours and ends as they do.
    """
    found = mapping_at(data, place)
    if isinstance(found, Refusal):
        return found
    if name in found.entries:
        return Refusal(say("the field “{name}” is there already", name=name))
    first = next(iter(found.entries.values())).key
    lines = lines_of(data)
    if not _BESIDE_NAME.fullmatch(lines[first.line - 1][: first.column - 1]):
        return Refusal(say("the field “{name}” does not stand at the beginning of a line", name=first.text))
    indent, field = " " * (first.column - 1), f"{name}: {written_as(value)}"
    if after is None:
        line, ends = lines[first.line - 1], end_of(lines, first.line - 1)
        lines[first.line - 1] = line[: first.column - 1] + field + ends + indent + line[first.column - 1 :]
    elif after in found.entries:
        last = last_line(found.entries[after].value) - 1
        ends = end_of(lines, last)
        # A text without a line end at its end has none afterwards either.
        open_end = lines[last] == lines[last].rstrip("\r\n")
        lines[last] += f"{ends}{indent}{field}" if open_end else f"{indent}{field}{ends}"
    else:
        return Refusal(say("there is no field “{name}” here", name=after))
    return _proved(data, lines, place, name, value)


def put_value(data: bytes, place: Sequence[str | int], name: str, value: str, after: str | None) -> Edited:
    """Set a field where it is written already, be it empty; else insert it."""
    found = mapping_at(data, place)
    if isinstance(found, MapNode) and name in found.entries:
        return set_value(data, place, name, value)
    return insert_field(data, place, name, value, after)


def written_as(value: str) -> str:
    """A value as it is written in a file: bare where every reader of YAML takes it for the same text."""
    number = _LIKE_NUMBER.fullmatch(value)
    if _NUMBER.fullmatch(value) or (
        not number and _BARE.fullmatch(value) and value.lower() not in _WORDS and ". " not in value
    ):
        return value
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def as_text(value: str) -> str:
    """The same for a text that may look like a number or a day, such as the number of an activity."""
    return f'"{value}"' if _LIKE_NUMBER.fullmatch(value) else written_as(value)


def mapping_at(data: bytes, place: Sequence[str | int]) -> MapNode | Refusal:
    """The mapping at a place, where it is one that can be edited."""
    node, found = read_nodes(data, "")
    if node is None or errors_of(found):
        return Refusal(say("the text of the file has errors"))
    node = node_at(node, place)
    if not isinstance(node, MapNode) or not node.entries:
        return Refusal(say("there are no fields here"))
    if node.flow:
        return Refusal(say("the fields stand in braces; each needs a line of its own"))
    return node


def node_at(node: Node, place: Sequence[str | int]) -> Node | None:
    """What stands at a place below a node; None where there is nothing."""
    for step in place:
        if isinstance(node, MapNode) and step in node.entries:
            node = node.entries[str(step)].value
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _proved(
    data: bytes, lines: Sequence[str], place: Sequence[str | int], name: str, value: str
) -> bytes | Refusal:
    """The edited bytes, where they say the new value and otherwise the same as before."""
    mark = MARK if data.startswith(MARK) else b""
    new = mark + "".join(lines).encode("utf-8")
    before, found = read_nodes(data, "")
    after, more = read_nodes(new, "")
    holder = node_at(after, place) if after else None
    entry = holder.entries.get(name) if isinstance(holder, MapNode) else None
    said = entry is not None and isinstance(entry.value, ScalarNode) and entry.value.text == value
    if before is None or after is None or not said or INVISIBLE.search(value):
        return Refusal(say("the value “{value}” cannot be written here", value=value))
    same = texts_of(before, [*place, name]) == texts_of(after, [*place, name])
    if not same or [d.code for d in found] != [d.code for d in more]:
        return Refusal(say("the line cannot be changed without touching others"))
    return new


def texts_of(node: Node, but: Sequence[str | int] | None) -> object:
    """All that a text says, without places, and without the value at one place."""
    if isinstance(node, ScalarNode):
        return (node.text, node.plain)
    if isinstance(node, ListNode):
        items = enumerate(node.items)
        return (node.flow, [texts_of(item, _behind(but, number)) for number, item in items])
    fields = node.entries.items()
    return (node.flow, [(n, texts_of(e.value, _behind(but, n))) for n, e in fields if but != [n]])


def _behind(but: Sequence[str | int] | None, step: str | int) -> Sequence[str | int] | None:
    return but[1:] if but and but[0] == step and len(but) > 1 else None
