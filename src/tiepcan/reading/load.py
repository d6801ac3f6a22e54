"""A file's bytes to its record: text, kind, fields. Knows nothing of disks."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from ..diagnostics import Diagnostic, errors_of, in_order
from ..messages import say
from ..nodes import MapNode, Node, ScalarNode, span_of
from ..records import frozen
from ..spelling import nearest, same_name
from .decode import decode
from .marks import marks_of_word
from .spaces import odd_spaces
from .swallowed import swallowed_items
from .yamltext import read_nodes

if TYPE_CHECKING:
    from ..model.communes import Communes
    from ..model.completion import Completion
    from ..model.council import Council
    from ..model.documents import LegalDocuments
    from ..model.holidays import Holidays
    from ..model.links import Links
    from ..model.office import Office
    from ..model.paper import Paper
    from ..model.plan import Plan
    from ..model.progress import Progress
    from ..model.scenarios import Scenarios
    from ..model.scores import ScoreSheet
    from ..model.standard import Standard

    Record: TypeAlias = (
        Office
        | Plan
        | Progress
        | Communes
        | ScoreSheet
        | Standard
        | Completion
        | Scenarios
        | Holidays
        | Links
        | Council
        | LegalDocuments
        | Paper
    )
else:
    Record = object  # what a file can be is loaded when a file is

_DECLARED = {
    "workspace": "office.Office",
    "plan": "plan.Plan",
    "progress": "progress.Progress",
    "communes": "communes.Communes",
    "scores": "scores.ScoreSheet",
    "standard": "standard.Standard",
    "scenarios": "scenarios.Scenarios",
    "holidays": "holidays.Holidays",
    "links": "links.Links",
    "council": "council.Council",
    "documents": "documents.LegalDocuments",
    "document": "paper.Paper",
}
"""Where the record of each kind is declared, in `model/`."""


class _Kinds(Mapping[str, type[Record]]):
    def __getitem__(self, kind: str) -> type[Record]:
        return _record_type(_DECLARED[kind])

    def __iter__(self) -> Iterator[str]:
        return iter(_DECLARED)

    def __len__(self) -> int:
        return len(_DECLARED)


KINDS: Mapping[str, type[Record]] = _Kinds()
"""What the field `kind`, the first of every file, may say, and the record that such a file is."""


@cache
def _record_type(declared: str) -> type[Record]:
    module, _, name = declared.partition(".")
    found: type[Record] = getattr(import_module(f"..model.{module}", __package__), name)
    return found


@frozen
class Loaded:
    """What a file says, as far as it could be read, and what is wrong with it."""

    path: str
    kind: str | None
    record: Record | None
    found: tuple[Diagnostic, ...]


def read_file(data: bytes, path: str) -> Loaded:
    """The record of a file. `path` is only the name that findings carry."""
    root, found = read_nodes(data, path)
    if root is None:
        return Loaded(path, None, None, tuple(in_order(found)))
    if not isinstance(root, MapNode) or not root.entries:
        found = found or [_no_fields(root, path)]
        return Loaded(path, None, None, tuple(in_order(found)))
    kind, problem = _kind_of(root, path)
    if problem:
        found.append(problem)
    signs = [
        *odd_spaces(root, data, path),
        *marks_of_word(root, data, path),
        *swallowed_items(root, data, path),
    ]
    if kind is None:
        return Loaded(path, None, None, tuple(in_order([*found, *signs])))
    unreadable = bool(errors_of(found))
    record, more = decode(_shape_of(kind, root), root, path)
    # What was refused as text left a hole: not to be reported as missing as well.
    known = {(d.at.line, d.at.column) for d in found}
    found.extend(d for d in more if (d.at.line, d.at.column) not in known)
    found.extend(signs)
    return Loaded(path, kind, None if unreadable else record, tuple(in_order(found)))


def _shape_of(kind: str, root: MapNode) -> type[Record]:
    """A standard that extends another one is an office's completion of it."""
    if kind == "standard" and "extends" in root.entries:
        return _record_type("completion.Completion")
    return KINDS[kind]


def _no_fields(root: Node, path: str) -> Diagnostic:
    wide = isinstance(root, ScalarNode) and "：" in root.text
    hint = say("use an ordinary colon and a space behind it") if wide else say("the first line is “kind: …”")
    return Diagnostic("Y114", say("the file has no fields"), span_of(path, root), hint)


def _kind_of(root: MapNode, path: str) -> tuple[str | None, Diagnostic | None]:
    """The kind of a file, and what is wrong with how it says it."""
    kinds = ", ".join(KINDS)
    entry = root.entries.get("kind")
    first = next(iter(root.entries.values())).key
    text = entry.value.text if entry and isinstance(entry.value, ScalarNode) else ""
    if entry is None or not text:
        hint = say("write “kind: …” as the first field, with one of: {kinds}", kinds=kinds)
        like = next((e.key for e in root.entries.values() if same_name(e.key.text, ("kind",))), None)
        if like and not entry:
            hint = say("did you mean “{near}”?", near="kind")
        at = span_of(path, like or first)
        return None, Diagnostic("F116", say("the file does not say its kind"), at, hint)
    if text not in KINDS:
        near = nearest(text, KINDS)
        hint = say("did you mean “{near}”?", near=near) if near else say("write one of: {kinds}", kinds=kinds)
        message = say("“{text}” is no kind of file that is known", text=text[:80])
        return None, Diagnostic("F116", message, span_of(path, entry.value), hint, same_name(text, KINDS))
    if entry.key is not first:
        message = say("“kind” is not the first field of the file")
        at = span_of(path, entry.key)
        return text, Diagnostic("F117", message, at, say("move it to the top"), fix="kind")
    return text, None
