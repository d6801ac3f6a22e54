"""YAML text to located nodes, under limits: the only module that knows the YAML library.

The events of libyaml's parser are walked with a stack of our own. Nothing is constructed by
the library: its composer recurses in C (100,000 brackets kill the process), its merge keys hang,
its implicit types turn the commune code 00010 into 8. Every value stays the text that was written.
"""

import re
from typing import Any

import yaml

from ..diagnostics import Diagnostic, Span
from ..messages import say
from ..nodes import Node
from ..records import frozen
from .characters import decode_text, forbidden_characters, line_at, odd_letters, place_of
from .walk import TooMuch, Walk


@frozen
class Limits:
    """How large a file may be: bytes, and events of the parser."""

    size: int
    events: int


SMALL = Limits(1024 * 1024, 100_000)
LARGE = Limits(16 * 1024 * 1024, 2_000_000)

# Possessive (“*+”): a head of a thousand comments is read once, not in every possible way.
_LARGE_KIND = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\r\n]*+)?\r?\n)*+kind:[ \t]+(?:communes|progress)[ \t]*+(?:\r?\n|#)"
)
_HEAD = 64 * 1024  # where the kind must have been said
_DIRECTIVE = re.compile("(?:^|(?<=\r))%", re.MULTILINE)
_STRUCTURE = (
    "expected ':'|expected key|block end|mapping values|'-' indicator|block collection|sequence entries"
)
_CONFLICT = "(?m)(?:^|(?<=\r))<{7} "

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def limits_of(data: bytes) -> Limits:
    """The limits for a file, by its kind: lists of communes and progress logs may be large."""
    return LARGE if _LARGE_KIND.match(data, 0, _HEAD) else SMALL


def read_nodes(data: bytes, path: str, loader: Any = _LOADER) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a file and everything that is wrong with its text.

    Without a root nothing could be read. With findings of severity error the nodes are incomplete.
    """
    limits = limits_of(data)
    if len(data) > limits.size:
        message = say("the file is larger than {most} MiB", most=limits.size // 1024 // 1024)
        return None, [Diagnostic("Y101", message, Span(path, 1, 1))]
    text, found = decode_text(data, path)
    found = found or list(forbidden_characters(text, path)) or _directives(text, path)
    if found:
        return None, [*found, *odd_letters(text, path)]
    walk = Walk(path)
    try:
        walk.run(iter(loader(text).get_event, None), _steps_of(walk), limits.events)
        root = walk.root
        if root is None:
            hint = say("the first line is “kind: …”")
            walk.found.append(Diagnostic("Y114", say("the file is empty"), Span(path, 1, 1), hint))
    except TooMuch:
        root = None
    except (
        yaml.YAMLError,
        ValueError,
        OverflowError,
    ) as problem:  # the last two: only from the parser in Python
        root = None
        walk.found.append(_syntax_problem(problem, text, path))
    walk.found.extend(odd_letters(text, path))
    return root, walk.found


def _steps_of(walk: Walk) -> dict[type, Any]:
    """The step for each event, found by its class: an isinstance chain would cost a third of the walk."""
    return {
        yaml.ScalarEvent: walk.scalar,
        yaml.MappingStartEvent: walk.open_map,
        yaml.MappingEndEvent: walk.close,
        yaml.SequenceStartEvent: walk.open_list,
        yaml.SequenceEndEvent: walk.close,
        yaml.AliasEvent: walk.alias,
        yaml.DocumentStartEvent: walk.document,
    }


def _directives(text: str, path: str) -> list[Diagnostic]:
    """Lines that begin with “%”: no file needs one, and libyaml compares each with all before it."""
    found = _DIRECTIVE.search(text) if "%" in text else None
    if not found:
        return []
    line, column = place_of(text, found.start())
    message = say("a line must not begin with “%”")
    hint = say("delete the line, or put the text between quotation marks")
    return [Diagnostic("Y117", message, Span(path, line, column, column + 1), hint)]


def _syntax_problem(problem: Exception, text: str, path: str) -> Diagnostic:
    """What the library did not understand, in our words and at a place."""
    from .problems import explain_problem
    from .slips import slip_near

    if conflicts := [found.start() for found in re.finditer(_CONFLICT, text)]:
        message = say("git could not unite two changes here: conflicts: {count}", count=len(conflicts))
        hint = say("keep what is right, and delete the lines <<<<<<<, ======= and >>>>>>>")
        return Diagnostic("Y104", message, Span(path, *place_of(text, conflicts[0])), hint)
    mark, start = getattr(problem, "problem_mark", None), getattr(problem, "context_mark", None)
    index, column = (min(mark.index, len(text)), mark.column + 1) if mark else (0, 1)
    said, context = getattr(problem, "problem", None) or str(problem), getattr(problem, "context", None) or ""
    explained = explain_problem(said, context, line_at(text, index), column)
    if re.search(_STRUCTURE, said) and (slip := slip_near(text, (index, start.index if start else index))):
        return Diagnostic("Y104", slip.message, Span(path, *place_of(text, slip.at)), slip.hint)
    line, column = place_of(text, index)
    if explained.at_start and start and (start.line + 1 < line or index >= len(text.rstrip())):
        line, column = place_of(text, start.index)
    return Diagnostic(explained.code, explained.message, Span(path, line, column), explained.hint)
