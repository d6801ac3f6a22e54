"""Two files that say they are the same thing."""

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Span
from ..messages import say
from ..model.completion import Completion
from ..model.plan import Plan
from ..model.scores import ScoreSheet
from ..model.standard import Standard

Names = dict[tuple[str, str, str], Span]
"""Where each thing was said first: by workspace, kind and name."""


def named_twice(record: object, workspace: str, names: Names) -> Iterator[Diagnostic]:
    """Two files of one workspace for one plan, one standard, or one commune and year.

    The one that is told of is not the one whose file is named after it: the other is the copy.
    """
    match record:
        case Plan() | Standard():
            kind, name, at = record.kind, str(record.id), record.origin.at("id")
        case ScoreSheet():
            kind, name, at = record.kind, f"{record.year}/{record.commune}", record.origin.at("commune")
        case Completion():
            kind, name, at = "extends", str(record.extends), record.origin.at("extends")
        case _:
            return
    key = (workspace, kind, name)
    first = names.setdefault(key, at)
    if first is at:
        return
    if _is_named_after(at, name) and not _is_named_after(first, name):
        names[key], first, at = at, at, first
    message = say("{path} says already that it is “{name}”", path=first.path, name=name)
    hint = say("keep one of the two files, or correct what the other says of itself")
    yield Diagnostic("W103", message, at, hint)


def _is_named_after(at: Span, name: str) -> bool:
    return at.path.rpartition("/")[2] == f"{name.rpartition('/')[2]}.yaml"
