"""Blanks that nobody meant: two in a row, no-break spaces, blanks beside a quotation mark."""

import re
from collections.abc import Iterator, Sequence

from ..diagnostics import Diagnostic, Span
from ..messages import say
from ..nodes import ListNode, MapNode, Node, ScalarNode
from .lines import lines_of

_SUSPECT = re.compile(
    rb"[^\s]  +[^\s#]|\xc2\xa0|(?:^|[\s,:{\[])[\"'] | [\"'][ \t]*(?:[,}\]#\r\n]|$)", re.MULTILINE
)
_BLANKS = re.compile("[ \u00a0]*\u00a0[ \u00a0]*|  +")
_BESIDE = " \u00a0"

# fmt: off
NAMES = frozenset((
    "activity", "code", "commune", "communes", "councils", "criterion", "documents", "dossier",
    "extends", "field", "file", "finding", "hash", "holidays", "id", "indicator", "indicators", "kind",
    "merged_into", "path", "plan", "progress", "report", "scores", "serves", "slug", "standard",
))
"""Fields that hold names of files, ids and codes: there a blank may belong to the name."""
# fmt: on


def odd_spaces(root: Node, data: bytes, path: str) -> Iterator[Diagnostic]:
    """The finding for a file with such blanks, at the first value that has them."""
    if not _SUSPECT.search(data):
        return
    found = list(spaced_values(root, lines_of(data)))
    if found:
        (line, column, before, after), *_ = sorted(found)
        message = say("blanks that nobody sees; values with them: {count}", count=len(found))
        hint = say("write one ordinary blank between words, and none beside a quotation mark")
        at = Span(path, line, column, column + len(before))
        yield Diagnostic("Y119", message, at, hint, after)


def spaced_values(root: Node, lines: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """Line, column, text and better text of the parts of one-line values that have such blanks."""
    for node in _texts(root, ""):
        raw = lines[node.line - 1][node.column - 1 : node.end_column - 1]
        clean = _clean(raw, node)
        if clean != raw:
            start, end = _changed(raw, clean)
            yield node.line, node.column + start, raw[start : len(raw) - end], clean[start : len(clean) - end]


def single(text: str) -> str:
    """A text with single ordinary blanks between its words, and none around them."""
    return _BLANKS.sub(" ", text).strip(_BESIDE)


def _texts(node: Node, name: str) -> Iterator[ScalarNode]:
    """The values of one line, but for names, codes, and what does not consist of words."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _texts(item, name)
    elif isinstance(node, MapNode):
        for field, entry in node.entries.items():
            yield from _texts(entry.value, field)
    elif node.line == node.end_line and name not in NAMES and node.text.strip(_BESIDE):
        yield node


def _clean(raw: str, node: ScalarNode) -> str:
    """A value as it should be written; one with escapes stays."""
    if node.plain:
        return single(raw)
    quote = raw[:1]
    if len(raw) < 2 or quote not in ("'", '"') or raw[-1] != quote or (quote == '"' and "\\" in raw):
        return raw
    return f"{quote}{single(raw[1:-1])}{quote}"


def _changed(raw: str, clean: str) -> tuple[int, int]:
    """How much of two texts is the same at the beginning and at the end, in whole words."""
    most = min(len(raw), len(clean))
    start = next((n for n in range(most) if raw[n] != clean[n]), most)
    end = next((n for n in range(most) if raw[-1 - n] != clean[-1 - n]), most)
    end = min(end, most - start)
    start = clean.rfind(" ", 0, max(start - 1, 0)) + 1
    tail = clean.find(" ", len(clean) - end + 1) if end else -1
    return start, len(clean) - tail if tail >= 0 else 0
