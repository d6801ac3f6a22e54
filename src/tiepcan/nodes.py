"""What a text says and where: nodes with places, and the origin of a record.

Nodes are named tuples, not dataclasses: a file of 6 KB has some hundreds of them and
they are the hottest objects of the program (a frozen dataclass costs four times as much
to make). Lines and columns count from 1, in characters.
"""

from typing import NamedTuple, Protocol, TypeAlias

from .diagnostics import Span
from .records import frozen


class ScalarNode(NamedTuple):
    """One value, exactly as it was written (unescaped where it was quoted)."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Nothing, in one of the spellings of YAML 1.2."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


class ListNode(NamedTuple):
    """A list; `flow` when it was written in brackets."""

    line: int
    column: int
    flow: bool
    items: "list[Node]"


class Entry(NamedTuple):
    """One field of a mapping."""

    key: ScalarNode
    value: "Node"


class MapNode(NamedTuple):
    """Fields by name, in the order of the file; `flow` when written in braces."""

    line: int
    column: int
    flow: bool
    entries: dict[str, Entry]


Node: TypeAlias = ScalarNode | ListNode | MapNode


def span_of(path: str, node: Node) -> Span:
    """The place of a node: a value of one line has an end, others are marked to the end of the line.

    A value that is not there is marked where it would begin.
    """
    if isinstance(node, ScalarNode) and node.end_line == node.line:
        return Span(path, node.line, node.column, max(node.end_column, node.column + 1))
    return Span(path, node.line, node.column)


def part_of_text(path: str, node: ScalarNode, start: int, end: int) -> Span:
    """The place of a part of a text, where it stands in the file as it is: plain and on one line.

    Of another text the place is that of the whole.
    """
    as_it_is = node.plain and node.line == node.end_line and node.end_column - node.column == len(node.text)
    if not as_it_is or start == end:
        return span_of(path, node)
    return Span(path, node.line, node.column + start, node.column + end)


@frozen
class Origin:
    """Where a record was written, down to each field and each item of a list."""

    path: str
    node: MapNode

    def at(self, *steps: str | int) -> Span:
        """The place of a value, e.g. `at("due")` or `at("partners", 2)`.

        The place of the nearest thing that is there, where the value itself is missing.
        """
        node: Node = self.node
        for step in steps:
            if isinstance(node, MapNode) and step in node.entries:
                entry = node.entries[str(step)]
                value = entry.value
                node = entry.key if isinstance(value, ScalarNode) and value.empty else value
            elif isinstance(node, ListNode) and isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
            else:
                break
        if isinstance(node, MapNode) and node.entries and not node.flow:
            return span_of(self.path, next(iter(node.entries.values())).key)
        return span_of(self.path, node)

    def key(self, *steps: str) -> Span:
        """The place of a name, e.g. `key("indicators", "2.3")`; of what is there, where it is missing."""
        node: Node = self.node
        for step in steps[:-1]:
            node = node.entries[step].value if isinstance(node, MapNode) and step in node.entries else node
        entry = node.entries.get(steps[-1]) if isinstance(node, MapNode) else None
        return span_of(self.path, entry.key) if entry else self.at(*steps)

    def has(self, name: str) -> bool:
        """Whether the field is written at all, be it empty."""
        return name in self.node.entries


class Written(Protocol):
    """A record that was written in a file."""

    @property
    def origin(self) -> Origin:
        """Where it was written."""
        ...


def last_line(node: Node) -> int:
    """The line on which a value ends; behind a text block that is its last line, blank ones included."""
    if isinstance(node, ScalarNode):
        return node.end_line - 1 if node.end_line > node.line and node.end_column == 1 else node.end_line
    inner = node.items if isinstance(node, ListNode) else [e.value for e in node.entries.values()]
    return max(node.line, *map(last_line, inner)) if inner else node.line
