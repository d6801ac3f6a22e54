"""Quotation marks of Word around a whole value: in YAML they are letters of the text."""

from collections.abc import Iterator
from itertools import islice

from ..diagnostics import Diagnostic
from ..messages import say
from ..nodes import ListNode, MapNode, Node, ScalarNode, span_of
from .characters import MOST_FINDINGS

_PAIRS = {"“": "”", "„": "“”", "‘": "’", "«": "»"}
_OPENING = tuple(mark.encode() for mark in _PAIRS)


def marks_of_word(root: Node, data: bytes, path: str) -> Iterator[Diagnostic]:
    """A finding for each value that stands whole between such marks, unless YAML's own stand around them."""
    if not any(mark in data for mark in _OPENING):
        return
    for node in islice(_marked(root), MOST_FINDINGS):
        text = node.text[1:-1]
        message = say(
            "the quotation marks around “{text}” belong to the text and are printed with it", text=text[:80]
        )
        hint = say(
            "write {right}; where the marks are meant, put '…' around the whole", right=f'"{text[:80]}"'
        )
        yield Diagnostic("Y120", message, span_of(path, node), hint)


def _marked(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _marked(item)
    elif isinstance(node, MapNode):
        for entry in node.entries.values():
            yield from _marked(entry.value)
    elif node.plain and _is_between_marks(node.text):
        yield node


def _is_between_marks(text: str) -> bool:
    """Whether a text is one quotation and no more: “Ngày Pháp luật” năm 2020 is none."""
    closing = _PAIRS.get(text[:1], "")
    return bool(closing) and text[-1] in closing and not any(mark in text[1:-1] for mark in "“”„‘’«»")
