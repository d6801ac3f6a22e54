"""Nodes built from the events of a YAML parser, with everything refused that this format does without."""

from collections.abc import Callable, Iterable
from typing import Any
from unicodedata import normalize

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..nodes import Entry, ListNode, MapNode, Node, ScalarNode
from .characters import MOST_FINDINGS, forbidden, hidden_in

MOST_DEPTH = 32
MOST_SCALAR = 64 * 1024


_new = tuple.__new__  # half the price of a named tuple's own constructor, on the hottest line of the program


class TooMuch(Exception):
    """Reading ends here; the finding has been recorded."""


class Walk:
    """One pass over the events of a text: each has its step; the open containers are a stack of our own."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.root: Node | None = None
        self._documents = 0
        # The innermost open container: a list's items, or a map's entries and the name without a value yet.
        self._items: list[Node] | None = None
        self._entries: dict[str, Entry] | None = None
        self._name: ScalarNode | None = None
        self._stack: list[tuple[list[Node] | None, dict[str, Entry] | None, ScalarNode | None]] = []

    def run(self, events: Iterable[Any], steps: dict[type, Callable[[Any], None]], most: int) -> None:
        """Take every event with the step of its class; one without a step means nothing here."""
        for count, event in enumerate(events):
            if count >= most:
                self._report("Y101", say("the file has more than {most} parts", most=most), event)
                raise TooMuch
            step = steps.get(event.__class__)
            if step is not None:
                step(event)

    def document(self, event: Any) -> None:
        """A document begins: there may be one."""
        self._documents += 1
        if self._documents > 1:
            hint = say("one file holds one document: delete the line “---” or make two files")
            self._report("Y111", say("a second document begins here"), event, hint)
            raise TooMuch

    def scalar(self, event: Any) -> None:
        """A value; its text is kept as written."""
        text, plain = event.value, not event.style
        if len(text) > MOST_SCALAR:
            self._report("Y107", say("a text of more than {most} KiB", most=MOST_SCALAR // 1024), event)
            text = ""
        if event.style == '"' and (hidden := hidden_in(text)):
            bad = forbidden(hidden, Span("", 0, 0))
            self._report(bad.code, bad.message, event, bad.hint)
        # libyaml drops the tag “!” itself; what is left of it is a plain text that is not implicit.
        if event.anchor is not None or event.tag is not None or (plain and not event.implicit[0]):
            self._refuse_decorations(event)
        start, end = event.start_mark, event.end_mark
        place = (start.line + 1, start.column + 1, end.line + 1, end.column + 1, text, plain)
        self._add(_new(ScalarNode, place), event)

    def open_map(self, event: Any) -> None:
        """A mapping begins."""
        mark = event.start_mark
        entries: dict[str, Entry] = {}
        self._open(
            MapNode(mark.line + 1, mark.column + 1, bool(event.flow_style), entries), None, entries, event
        )

    def open_list(self, event: Any) -> None:
        """A list begins."""
        mark = event.start_mark
        items: list[Node] = []
        self._open(
            ListNode(mark.line + 1, mark.column + 1, bool(event.flow_style), items), items, None, event
        )

    def close(self, _event: Any) -> None:
        """The innermost container ends."""
        self._items, self._entries, self._name = self._stack.pop()

    def alias(self, event: Any) -> None:
        """An alias, which is refused; nothing stands in its place."""
        message = say("an alias (*{name}) is not used here", name=event.anchor[:80])
        self._report(
            "Y108",
            message,
            event,
            say("write the value itself; a text that begins with * needs quotation marks"),
        )
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._add(ScalarNode(line, column, line, column, "", True), event)

    def _report(self, code: str, message: Message, event: Any, hint: Message | None = None) -> None:
        """Record a finding; a text with very many is given up."""
        start, end = event.start_mark, event.end_mark
        end_column = end.column + 1 if end.line == start.line and end.column > start.column else 0
        self._record(
            Diagnostic(code, message, Span(self.path, start.line + 1, start.column + 1, end_column), hint)
        )

    def _record(self, finding: Diagnostic) -> None:
        self.found.append(finding)
        if len(self.found) >= MOST_FINDINGS:
            raise TooMuch

    def _add(self, node: Node, event: Any) -> None:
        """Put a node where the text has it."""
        if self._items is not None:
            self._items.append(node)
        elif self._entries is None:
            self.root = node
        elif self._name is None:
            self._name = self._read_name(node, event)
        else:
            self._put(self._entries, self._name, node)
            self._name = None

    def _open(
        self, node: Node, items: list[Node] | None, entries: dict[str, Entry] | None, event: Any
    ) -> None:
        if len(self._stack) >= MOST_DEPTH:
            self._report("Y105", say("more than {most} levels inside one another", most=MOST_DEPTH), event)
            raise TooMuch
        if event.anchor is not None or event.tag is not None:
            self._refuse_decorations(event)
        self._add(node, event)
        self._stack.append((self._items, self._entries, self._name))
        self._items, self._entries, self._name = items, entries, None

    def _refuse_decorations(self, event: Any) -> None:
        """Anchors and tags: each says so, once."""
        quote = say("put a text that begins with this sign between quotation marks")
        if event.anchor is not None:
            self._report(
                "Y108", say("an anchor (&{name}) is not used here", name=event.anchor[:80]), event, quote
            )
        else:
            self._report(
                "Y110", say("a tag ({tag}) is not used here", tag=(event.tag or "!")[:80]), event, quote
            )

    def _read_name(self, node: Node, event: Any) -> ScalarNode:
        """The name of a field; what cannot be one is recorded, and its value is dropped with it."""
        if not isinstance(node, ScalarNode):
            hint = say("a text that begins with a bracket or a brace needs quotation marks")
            self._report("Y113", say("the name of a field must be one text"), event, hint)
            return ScalarNode(node.line, node.column, node.line, node.column, "", True)
        if node.plain and node.text == "<<":
            self._report("Y109", say("a merge key (<<) is not used here"), event, say("write the fields out"))
            return node._replace(text="")
        if not node.text and not self._just_refused(node):
            self._report("Y113", say("a field without a name"), event, say("write the name before the colon"))
        return node

    def _just_refused(self, node: ScalarNode) -> bool:
        """Whether the newest finding is already about this place."""
        newest = self.found[-1].at if self.found else None
        return newest is not None and (newest.line, newest.column) == (node.line, node.column)

    def _put(self, entries: dict[str, Entry], key: ScalarNode, value: Node) -> None:
        """Give a field its value, unless the field has one already."""
        name = key.text if key.text.isascii() else normalize("NFC", key.text)
        first = entries.get(name)
        if first is None:
            if name:
                entries[name] = _new(Entry, (key, value))
            return
        at = Span(self.path, key.line, key.column, key.end_column if key.end_line == key.line else 0)
        message = say(
            "“{name}” is written twice in the same place, first in line {line}",
            name=name[:80],
            line=first.key.line,
        )
        self._record(Diagnostic("Y112", message, at, say("keep one of the two")))
