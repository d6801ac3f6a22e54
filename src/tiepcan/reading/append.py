"""An item put at the end of a list in a YAML text, in the manner of its neighbours; every other byte stays.

As with `edit.py` the result is read again before anybody gets it: it must say everything that was said
before, and one item more that says exactly what was asked for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from ..diagnostics import errors_of
from ..messages import say
from ..nodes import ListNode, MapNode, Node, ScalarNode, last_line
from ..records import frozen
from .characters import INVISIBLE
from .edit import (
    Refusal,
    as_text,
    mapping_at,
    node_at,
    texts_of,
)
from .lines import MARK, end_of, lines_of
from .yamltext import read_nodes

Value: TypeAlias = "str | date | Mapping[str, Value] | Sequence[Value]"
Item: TypeAlias = Mapping[str, Value]
"""The fields of an item in their order: texts, days, and lists and mappings of these."""

_EMPTY_LIST = re.compile(r" *\[ *\]")
_INDENT = 2


@frozen
class Appended:
    """The text with its new item. The item begins in `line`; `added` lines from `start` on are new."""

    data: bytes
    line: int
    start: int
    added: int

    def line_before(self, line: int) -> int | None:
        """The number that a line had before; None for a new one."""
        if line < self.start:
            return line
        return None if line < self.start + self.added else line - self.added

    @property
    def text(self) -> str:
        """The lines of the item, each ended with a line feed."""
        lines = lines_of(self.data)[self.line - 1 : self.start + self.added - 1]
        return "".join(line.rstrip("\r\n") + "\n" for line in lines)


@frozen
class _Spot:
    """Where an item goes: behind how many lines, what precedes it, and how far in its parts stand.

    `dash` blanks stand in front of the dash, `gap` columns lie between it and the fields, `step` between a
    field and the list below it.
    """

    behind: int
    lead: tuple[str, ...] = ()
    dash: int = _INDENT
    gap: int = _INDENT
    step: int = _INDENT


def append_item(data: bytes, place: Sequence[str | int], item: Item) -> Appended | Refusal:
    """Put an item behind the last one of the list at a place; the list may be empty or missing.

    A comment that stands deeper than the items belongs to the last one, others stay behind the list. Where
    blank lines part the items, one parts the new item too.
    """
    for text in _every_text(item):
        if INVISIBLE.search(text) or "\n" in text or "\r" in text:
            return Refusal(say("the value “{value}” cannot be written here", value=text))
    holder = mapping_at(data, place[:-1])
    if isinstance(holder, Refusal):
        return holder
    lines = lines_of(data)
    spot = _spot(holder, str(place[-1]), lines)
    if isinstance(spot, Refusal):
        return spot
    new = [*spot.lead, *(" " * spot.dash + line for line in _lines_of_item(item, spot.gap, spot.step))]
    ends, last = end_of(lines, spot.behind - 1), spot.behind - 1
    # A text without a line end at its end has none afterwards either.
    open_end = lines[last] == lines[last].rstrip("\r\n")
    lines[last] += ends + ends.join(new) if open_end else "".join(line + ends for line in new)
    mark = MARK if data.startswith(MARK) else b""
    edited = mark + "".join(lines).encode("utf-8")
    if not _proved(data, edited, place, item):
        return Refusal(say("the item cannot be added without touching others"))
    return Appended(edited, spot.behind + 1 + len(spot.lead), spot.behind + 1, len(new))


def _spot(holder: MapNode, name: str, lines: list[str]) -> _Spot | Refusal:
    """Where the next item of a field goes. The sign of an empty list is taken out of its line."""
    entry = holder.entries.get(name)
    key = entry.key if entry else next(iter(holder.entries.values())).key
    if lines[key.line - 1][: key.column - 1].strip(" -"):
        return Refusal(say("the field “{name}” does not stand at the beginning of a line", name=key.text))
    indent = key.column - 1
    if entry is None:
        last = max(last_line(e.value) for e in holder.entries.values())
        return _Spot(_behind_comments(lines, last, indent), (f"{' ' * indent}{name}:",), indent + _INDENT)
    if isinstance(entry.value, ListNode) and entry.value.items:
        return _behind_items(entry.value, lines)
    if not _emptied(entry.value, lines, key):
        return Refusal(say("“{name}” is not a list with lines of its own", name=name))
    return _Spot(_behind_comments(lines, key.line, indent), dash=indent + _INDENT)


def _emptied(value: Node, lines: list[str], key: ScalarNode) -> bool:
    """Whether a field holds nothing, or the sign for it in its own line, which goes."""
    line, start = lines[key.line - 1], key.end_column - 1
    if value.line != key.line:
        return False
    if isinstance(value, ScalarNode) and value.empty:
        end = value.end_column - 1
    elif isinstance(value, ListNode) and (sign := _EMPTY_LIST.match(line, value.column - 1)):
        end = sign.end()
    else:
        return False
    colon = line.index(":", start) + 1
    lines[key.line - 1] = line[:colon] + line[max(colon, end) :]
    return True


def _behind_items(found: ListNode, lines: list[str]) -> _Spot | Refusal:
    """Behind the last item of a list, in the manner of those that are there."""
    if found.flow:
        return Refusal(say("the list stands in brackets; each item needs lines of its own"))
    dash = found.column - 1
    if lines[found.line - 1][:dash].strip(" "):
        return Refusal(say("the list does not stand in lines of its own"))
    parted = [_blank_above(lines, item.line) for _, item in pairwise(found.items)]
    behind = _behind_comments(lines, last_line(found.items[-1]), dash)
    blank = bool(parted) and all(parted) and lines[behind - 1].strip() != ""
    item = found.items[-1]
    dashed = lines[item.line - 1][:dash].strip(" ") == "" and lines[item.line - 1][dash : dash + 1] == "-"
    gap = item.column - found.column if dashed else _INDENT
    return _Spot(behind, ("",) if blank else (), dash, gap, _step_of(found))


def _step_of(found: ListNode) -> int:
    """How far a list below a field of an item stands in."""
    for item in reversed(found.items):
        for entry in item.entries.values() if isinstance(item, MapNode) and not item.flow else ():
            if isinstance(entry.value, ListNode) and not entry.value.flow:
                return entry.value.column - entry.key.column
    return _INDENT


def _blank_above(lines: Sequence[str], line: int) -> bool:
    """Whether a blank line stands above an item, or above the comments in front of it."""
    above = line - 2
    while above > 0 and lines[above].lstrip(" ").startswith("#"):
        above -= 1
    return not lines[above].strip()


def _behind_comments(lines: Sequence[str], line: int, indent: int) -> int:
    """The last of the comment lines that follow a line and stand further in than `indent`."""
    while line < len(lines):
        rest = lines[line].lstrip(" ")
        if not rest.startswith("#") or len(lines[line]) - len(rest) <= indent:
            break
        line += 1
    return line


def _lines_of_item(value: Value, gap: int, step: int) -> Iterator[str]:
    """An item of a list: the dash, then its fields below one another."""
    lines = [_one(value)] if isinstance(value, str | date) else list(_fields(value, gap, step))
    yield "-" + " " * (gap - 1) + lines[0]
    yield from (" " * gap + line for line in lines[1:])


def _fields(value: Value, gap: int, step: int) -> Iterator[str]:
    """The lines of a mapping, or of a list: whatever stands below a name."""
    if not isinstance(value, Mapping):
        for part in value if not isinstance(value, str | date) else ():
            yield from _lines_of_item(part, gap, step)
        return
    for name, inner in value.items():
        if isinstance(inner, str | date):
            yield f"{name}: {_one(inner)}"
            continue
        yield f"{name}:"
        indent = " " * (step or _INDENT if isinstance(inner, Mapping) else step)
        yield from (indent + line for line in _fields(inner, gap, step))


def _one(value: str | date) -> str:
    return as_text(value) if isinstance(value, str) else value.isoformat()


def _every_text(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _every_text(inner)
    elif not isinstance(value, date):
        for inner in value:
            yield from _every_text(inner)


def _proved(data: bytes, edited: bytes, place: Sequence[str | int], item: Item) -> bool:
    """Whether the text says what it said before, and the item at the end of the list."""
    before, _ = read_nodes(data, "")
    after, found = read_nodes(edited, "")
    if before is None or after is None or errors_of(found):
        return False
    old, new = node_at(before, place), node_at(after, place)
    if not isinstance(new, ListNode) or not new.items:
        return False
    items, but = old.items if isinstance(old, ListNode) else [], list(place)
    kept = [texts_of(n, None) for n in items] == [texts_of(n, None) for n in new.items[:-1]]
    return kept and texts_of(before, but) == texts_of(after, but) and _says(new.items[-1], item)


def _says(node: Node, value: Value) -> bool:
    """Whether a node says a value, no less and no more."""
    if isinstance(value, str | date):
        return isinstance(node, ScalarNode) and node.text == str(value) and not node.empty
    if isinstance(value, Mapping):
        return (
            isinstance(node, MapNode)
            and list(node.entries) == list(value)
            and all(_says(node.entries[name].value, inner) for name, inner in value.items())
        )
    return (
        isinstance(node, ListNode)
        and len(node.items) == len(value)
        and all(_says(part, inner) for part, inner in zip(node.items, value, strict=True))
    )
