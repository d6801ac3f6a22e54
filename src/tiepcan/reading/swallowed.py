"""Items of a list that were taken for the rest of the item above them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ..diagnostics import Diagnostic, Span
from ..messages import say
from ..nodes import ListNode, MapNode, Node, ScalarNode
from .characters import BULLETS, MOST_FINDINGS
from .lines import lines_of

_SUSPECT = re.compile(b"[\r\n][ \t]+(?:-[^ \t\r\n-]|" + b"|".join(mark.encode() for mark in BULLETS) + b")")
_ITEM = rf"[ \t]*(?P<mark>-(?=[^\s-])|[{BULLETS}])[ \t\u00a0]*(?P<rest>\S.*)"


def swallowed_items(root: Node, data: bytes, path: str) -> Iterator[Diagnostic]:
    """A finding for each line within an item that looks like an item of its own.

    YAML joins the lines of a text: an item without its blank, or with a bullet of Word, would be lost in the
    one above it.
    """
    if not _SUSPECT.search(data):
        return
    lines = lines_of(data)
    joined = (place for node in _items(root) for place in _looking_like_items(node, lines))
    for line, column, rest in islice(joined, MOST_FINDINGS):
        message = say("the line goes on with the item above it, and looks like one of its own")
        hint = say("write {right}, with its hyphen below the one above", right=f"- {rest}"[:80])
        yield Diagnostic("Y121", message, Span(path, line, column), hint)


def _items(node: Node) -> Iterator[ScalarNode]:
    """The items that are plain texts of several lines."""
    if isinstance(node, MapNode):
        for entry in node.entries.values():
            yield from _items(entry.value)
    elif isinstance(node, ListNode):
        for item in node.items:
            if not isinstance(item, ScalarNode):
                yield from _items(item)
            elif item.plain and item.end_line > item.line:
                yield item


def _looking_like_items(node: ScalarNode, lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for number in range(node.line + 1, node.end_line + 1):
        if found := re.match(_ITEM, lines[number - 1].rstrip("\r\n")):
            yield number, found.start("mark") + 1, found["rest"].rstrip()
