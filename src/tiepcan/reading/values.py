"""One value at a time: what decoding records, and the readers of texts, numbers, dates and words."""

import functools
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NoReturn, TypeAlias
from unicodedata import normalize

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..nodes import Node, ScalarNode, span_of
from ..spelling import nearest, same_name
from .scalars import NotRead

MOST_PROBLEMS = 500
"""So many in one file are a mistake of its maker, not of its writer; the rest adds nothing."""

_LONG = 80


class Unreadable(Exception):
    """A value could not be read; the finding has been recorded."""


class TooManyProblems(Exception):
    """The file is given up; the findings so far have been recorded."""


class Decoder:
    """Reads nodes into typed values and records what it cannot read."""

    def __init__(self, path: str, root: type) -> None:
        self.path = path
        self.root = root
        self.found: list[Diagnostic] = []

    def report(
        self, code: str, message: Message, node: Node, hint: Message | None = None, fix: str | None = None
    ) -> None:
        """Record a finding at a node, with what mends it where that is certain."""
        self.found.append(Diagnostic(code, message, span_of(self.path, node), hint, fix))
        if len(self.found) >= MOST_PROBLEMS:
            raise TooManyProblems

    def fail(
        self, code: str, message: Message, node: Node, hint: Message | None = None, fix: str | None = None
    ) -> NoReturn:
        """Record a finding and give the value up."""
        self.report(code, message, node, hint, fix)
        raise Unreadable


Reader: TypeAlias = Callable[[Decoder, Node], Any]


@functools.cache
def words_of(choice: type[StrEnum]) -> dict[str, StrEnum]:
    """The words of a choice, as they are written in a file."""
    return {member.value: member for member in choice}


def read_choice(words: Mapping[str, StrEnum], d: Decoder, node: Node) -> StrEnum:
    """One of a few words, whichever way its marks are stored."""
    text = written(d, node)
    found = words.get(text) or words.get(normalize("NFC", text))
    if found is None:
        message = say("“{text}” is not one of the words possible here", text=shortened(text))
        near = nearest(text, words)
        all_words = say("write one of: {words}", words=tuple(words))
        hint = say("did you mean “{near}”?", near=near) if near else all_words
        d.fail("F105", message, node, hint, same_name(text, words))
    return found


def read_scalar(parse: Callable[[str], Any], d: Decoder, node: Node) -> Any:
    """One value, read as the type of the field demands."""
    text = written(d, node)
    if parse is str:
        return text
    try:
        return parse(shortened(text))
    except NotRead as problem:
        d.fail(problem.code, problem.message, node, problem.hint, problem.fix)


def written(d: Decoder, node: Node) -> str:
    """The text of a node that must be one value and not empty."""
    if not isinstance(node, ScalarNode):
        hint = say("write the value behind the colon, in the same line")
        d.fail("F106", say("one value is expected here"), node, hint)
    if node.empty:
        d.fail("F119", say("a value is missing here"), node, say("write the value, or delete the line"))
    return node.text


def shortened(text: str) -> str:
    """A text that fits into a message. None that is cut can be a number, a date or an id."""
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
