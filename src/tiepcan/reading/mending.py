"""Mending a text in place: what findings with one safe answer ask for, every other byte as it was.

A finding carries the answer (`Diagnostic.fix`); here it is put in the place of the marked text. The result
is proved by reading it: every value that was not to be mended says what it said before.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from unicodedata import is_normalized, normalize

from ..diagnostics import Diagnostic
from ..nodes import ListNode, MapNode, Node, ScalarNode
from ..records import frozen
from .characters import WORD
from .lines import MARK, lines_of
from .spaces import single, spaced_values
from .yamltext import read_nodes

_QUOTES = "'\""
OF_TEXT = ("Y103", "Y116", "Y118")
"""What is mended first: what the fields say is seen only then."""
_RAW = ("Y103", "Y116")
"""What keeps a text from being read as it was meant: there is nothing to compare the result with."""


@frozen
class Edit:
    """A part of one line that is written anew; line and column count from 1, in characters."""

    line: int
    column: int
    code: str
    before: str
    after: str

    @property
    def end(self) -> int:
        """The first column behind the part that was there."""
        return self.column + len(self.before)

    def __lt__(self, other: "Edit") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, str, str, str]:
        return self.line, self.column, self.code, self.before, self.after


def edits_for(data: bytes, found: Iterable[Diagnostic]) -> list[Edit]:
    """The edits that findings of a text ask for, in its order; of two that overlap the first one."""
    wanted = [d for d in found if d.fixable]
    if not wanted:
        return []
    lines = lines_of(data)
    every = {edit for d in wanted for edit in _WHOLE.get(d.code, _one)(d, lines)}
    edits = sorted(e for e in every if e.before != e.after)
    return edits[:1] + [b for a, b in pairwise(edits) if a.line < b.line or a.end <= b.column]


def _one(found: Diagnostic, lines: Sequence[str]) -> Iterator[Edit]:
    """The answer in place of the marked text, between the quotation marks that stand there."""
    at, fix = found.at, found.fix or ""
    before = lines[at.line - 1][at.column - 1 : at.end_column - 1]
    quote = before[:1]
    if quote and quote in _QUOTES and not fix.startswith('"') and found.code not in _RAW:
        fix = f"{quote}{fix}{quote}"
    yield Edit(at.line, at.column, found.code, before, fix)


def _every_word(found: Diagnostic, lines: Sequence[str]) -> Iterator[Edit]:
    """Each word of the text that is not in composed form; the finding names the first."""
    for number, line in enumerate(lines, start=1):
        if not is_normalized("NFC", line):
            for word in WORD.finditer(line):
                yield Edit(number, word.start() + 1, found.code, word[0], normalize("NFC", word[0]))


def _every_spaced(found: Diagnostic, lines: Sequence[str]) -> Iterator[Edit]:
    """Each value with blanks that nobody meant; the finding names the first."""
    root = read_nodes("".join(lines).encode("utf-8"), "")[0]
    for line, column, before, after in spaced_values(root, lines) if root else ():
        yield Edit(line, column, found.code, before, after)


_WHOLE: dict[str, Callable[[Diagnostic, Sequence[str]], Iterator[Edit]]] = {
    "Y118": _every_word,
    "Y119": _every_spaced,
}
"""Findings that are made once for a whole text."""


def mended(data: bytes, edits: Collection[Edit]) -> bytes | None:
    """The text with these edits; None where that would change what it says elsewhere."""
    lines = lines_of(data)
    for edit in sorted(edits, reverse=True):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column - 1] + edit.after + line[edit.end - 1 :]
    mark = MARK if data.startswith(MARK) else b""
    new = mark + "".join(lines).encode("utf-8")
    before, after = read_nodes(data, "")[0], read_nodes(new, "")[0]
    if after is None:
        return None
    if before is None or any(edit.code in _RAW for edit in edits):
        return new
    meant = _spaced if any(edit.code == "Y119" for edit in edits) else _composed
    touched = {(edit.line, edit.column) for edit in edits if edit.code != "Y119"}
    return new if _same(before, after, touched, meant) else None


def with_lines_of(data: bytes, before: bytes, numbers: Collection[int]) -> bytes:
    """A mended text with some lines as they were before, by their numbers from 1."""
    lines, old = lines_of(data), lines_of(before)
    for number in numbers:
        lines[number - 1] = old[number - 1]
    mark = MARK if data.startswith(MARK) else b""
    return mark + "".join(lines).encode("utf-8")


def _composed(text: str) -> str:
    return normalize("NFC", text)


def _spaced(text: str) -> str:
    return single(normalize("NFC", text))


def _same(old: Node, new: Node, touched: Collection[tuple[int, int]], meant: Callable[[str], str]) -> bool:
    """Whether two texts say the same, but for the values and names that begin where something was mended."""
    if isinstance(old, ScalarNode) and isinstance(new, ScalarNode):
        return (old.line, old.column) in touched or meant(old.text) == meant(new.text)
    if isinstance(old, ListNode) and isinstance(new, ListNode):
        items = zip(old.items, new.items, strict=False)
        return len(old.items) == len(new.items) and all(_same(a, b, touched, meant) for a, b in items)
    if isinstance(old, MapNode) and isinstance(new, MapNode):
        fields = zip(old.entries.values(), new.entries.values(), strict=False)
        return len(old.entries) == len(new.entries) and all(
            _same(a.key, b.key, touched, meant) and _same(a.value, b.value, touched, meant) for a, b in fields
        )
    return False
