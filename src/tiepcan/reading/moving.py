"""Moving whole lines of a text in place, with the comments that belong to them; every byte is kept.

As with `edit.py` the result is read again before anybody gets it: it must say what was said before, in
the other order.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from ..diagnostics import Diagnostic
from ..messages import say
from ..model.log_order import misplaced, ranks_of
from ..model.progress import Progress
from ..nodes import ListNode, MapNode, Node
from ..records import frozen
from .edit import Refusal, mapping_at, texts_of
from .lines import MARK, end_of, lines_of
from .load import read_file
from .yamltext import read_nodes

_REFUSED = Refusal(say("the lines cannot be moved without touching others"))


@frozen
class Move:
    """What stood at a place and now begins in the line `to`; line and column count from 1."""

    line: int
    column: int
    code: str
    text: str
    to: int


@frozen
class Moved:
    """The text with its lines in another order, and what was moved."""

    data: bytes
    moves: tuple[Move, ...]


def moved(data: bytes, found: Diagnostic) -> Moved | Refusal:
    """The text with what a finding asks to be moved, its code one of `MOVED`; why not, where it must stay."""
    return _MOVERS[found.code](data)


# -- the kind of a file --


def _kind_first(data: bytes) -> Moved | Refusal:
    """The line of `kind`, and the comments directly above it, in front of the first field."""
    root = mapping_at(data, ())
    if isinstance(root, Refusal) or "kind" not in root.entries:
        return _REFUSED if isinstance(root, MapNode) else root
    lines, (key, value) = lines_of(data), root.entries["kind"]
    first = next(iter(root.entries.values())).key
    beside = lines[key.line - 1][: key.column - 1] + lines[first.line - 1][: first.column - 1]
    if beside.strip(" ") or getattr(value, "end_line", 0) != key.line:
        return Refusal(say("the field “{name}” does not stand in a line of its own", name="kind"))
    start = _comments_above(lines, key.line - 1, first.line, key.column - 1)
    top, block = first.line - 1, lines[start : key.line]
    new = [*lines[:top], *block, *lines[top:start], *lines[key.line :]]
    after = _joined(data, lines, new)
    other = read_nodes(after, "")[0]
    if (
        not isinstance(other, MapNode)
        or _fields(root) != _fields(other)
        or next(iter(other.entries)) != "kind"
    ):
        return _REFUSED
    return Moved(after, (Move(key.line, key.column, "F117", key.text, top + len(block)),))


def _fields(root: MapNode) -> dict[str, object]:
    return {name: texts_of(entry.value, None) for name, entry in root.entries.items()}


# -- the entries of a log --


@frozen
class _Block:
    """An item of a list: the blank lines in front of it, its lines with the comments that belong to it, and
    which of them it begins in."""

    blank: list[str]
    lines: list[str]
    begins: int


def _entries_in_order(data: bytes) -> Moved | Refusal:
    """The entries of a log in the order of their days; what was written first of a day stays first."""
    log = read_file(data, "").record
    found = log.origin.node.entries["entries"].value if isinstance(log, Progress) and log.entries else None
    if not isinstance(log, Progress) or not isinstance(found, ListNode):
        return Refusal(say("there are no fields here"))
    if found.flow:
        return Refusal(say("the list stands in brackets; each item needs lines of its own"))
    lines, ranks = lines_of(data), ranks_of(log.entries)
    starts = _starts(found, lines)
    if starts is None:
        return Refusal(say("the list does not stand in lines of its own"))
    end = _end(log.origin.node, found, lines, starts[-1])
    blocks = _blocks(lines, starts, end, found.column - 1)
    order = sorted(range(len(ranks)), key=lambda n: ranks[n])
    body, begins = _arranged(blocks, order)
    new = [*lines[: starts[0]], *body, *lines[end:]]
    after = _joined(data, lines, new)
    if not _says_the_same(log.origin.node, read_nodes(after, "")[0], order):
        return _REFUSED
    places = {n: starts[0] + begins[at] + 1 for at, n in enumerate(order)}
    days = {n: log.entries[n] for n in misplaced(ranks)}
    spots = [(n, entry.origin.at("date"), entry.date.isoformat()) for n, entry in days.items()]
    return Moved(after, tuple(Move(at.line, at.column, "L124", day, places[n]) for n, at, day in spots))


def _starts(found: ListNode, lines: Sequence[str]) -> list[int] | None:
    """The numbers from 0 of the lines with the dashes; None where one does not stand in a line of its own."""
    dash, starts = found.column - 1, [found.line - 1]
    if lines[starts[0]][:dash].strip(" "):
        return None
    for item in found.items[1:]:
        at = item.line - 1
        while at > starts[-1] and not lines[at].startswith(" " * dash + "-"):
            at -= 1
        if at == starts[-1]:
            return None
        starts.append(at)
    return starts


def _end(root: MapNode, found: ListNode, lines: Sequence[str], last: int) -> int:
    """The number of the line behind the last item: blank lines and comments of the list stay behind it."""
    behind = (entry.key.line - 1 for entry in root.entries.values() if entry.key.line > found.line)
    end = min(behind, default=len(lines))
    while end - 1 > last and (not lines[end - 1].strip() or _is_comment(lines[end - 1], found.column - 1)):
        end -= 1
    return end


def _blocks(lines: Sequence[str], starts: Sequence[int], end: int, dash: int) -> list[_Block]:
    """The items. Comments above the first one are those of the list."""
    parts = [(starts[0], starts[0])]  # where its blank lines and its comments begin
    for before, start in pairwise(starts):
        top = blank = _comments_above(lines, start, before + 1, dash)
        while blank - 1 > before and not lines[blank - 1].strip():
            blank -= 1
        parts.append((blank, top))
    ends = [*(blank for blank, _ in parts[1:]), end]
    return [
        _Block([*lines[blank:top]], [*lines[top:last]], start - top)
        for (blank, top), start, last in zip(parts, starts, ends, strict=True)
    ]


def _comments_above(lines: Sequence[str], line: int, least: int, indent: int) -> int:
    """The first of the comment lines directly above a line that stand no further in than `indent`."""
    while line > least and _is_comment(lines[line - 1], indent):
        line -= 1
    return line


def _is_comment(line: str, indent: int) -> bool:
    rest = line.lstrip(" ")
    return rest.startswith("#") and len(line) - len(rest) <= indent


def _arranged(blocks: Sequence[_Block], order: Sequence[int]) -> tuple[list[str], list[int]]:
    """The lines of the blocks in another order, and where in them each now begins.

    Blank lines that stand between all blocks alike stay between them; others go with the block below. The
    one that comes first leaves them to the one that was.
    """
    blanks = [block.blank for block in blocks]
    if len({len(blank) for blank in blanks[1:]}) > 1:
        blanks = [blanks[n] for n in order]
        at = order.index(0)
        blanks[0], blanks[at] = blanks[at], blanks[0]
    body: list[str] = []
    begins: list[int] = []
    for blank, n in zip(blanks, order, strict=True):
        body += blank
        begins.append(len(body) + blocks[n].begins)
        body += blocks[n].lines
    return body, begins


def _says_the_same(old: MapNode, new: Node | None, order: Sequence[int]) -> bool:
    """Whether a text says the same, but for the order of its entries."""
    if not isinstance(new, MapNode) or texts_of(old, ["entries"]) != texts_of(new, ["entries"]):
        return False
    before, after = old.entries["entries"].value, new.entries["entries"].value
    if not isinstance(before, ListNode) or not isinstance(after, ListNode):
        return False
    return [texts_of(before.items[n], None) for n in order] == [texts_of(item, None) for item in after.items]


def _joined(data: bytes, old: Sequence[str], new: list[str]) -> bytes:
    """The lines as bytes. A text without a line end at its end has none afterwards either."""
    last = old[-1]
    if last == last.rstrip("\r\n") and new[-1] is not last:
        number = next(n for n, line in enumerate(new) if line is last)
        new[number] += end_of(old, len(old) - 1)
        new[-1] = new[-1].rstrip("\r\n")
    mark = MARK if data.startswith(MARK) else b""
    return mark + "".join(new).encode("utf-8")


_MOVERS: dict[str, Callable[[bytes], Moved | Refusal]] = {"F117": _kind_first, "L124": _entries_in_order}
MOVED = tuple(_MOVERS)
"""The codes of findings that are mended by moving lines, in the order in which that is done."""
