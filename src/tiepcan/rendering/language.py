"""The little language of templates: values and conditions over plain data, nothing that computes.

A template comes from somebody else. Its tags are first read as a tree and compared with a list of
what is allowed, so that no tag can compute, call or include anything; Jinja's sandbox is the second wall.
Word and Excel speak it in two dialects.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..records import frozen

DEEPEST_LOOP = 4
LONGEST_OUTPUT = 20 * 1024 * 1024
"""Characters that one template may make, marks of the document included."""

# Nothing that begins a tag stands inside one: a tag that never ends does not swallow the next.
TAG = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|\{#(?:(?!\{#|#\}).)*#\}", re.DOTALL)

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
    nodes.Test,
)


_HARMLESS = frozenset({nodes.TemplateData, nodes.Output, nodes.Const})
"""Nearly all of a template: of these nothing more is asked."""


@frozen
class Dialect:
    """What one kind of template may hold beyond what all may, and how it prints a value."""

    adds: tuple[type[nodes.Node], ...]
    filters: Mapping[str, Callable[..., Any]]
    tests: Mapping[str, Callable[..., Any]]
    printed: Callable[[object], object]
    take_arguments: frozenset[str] = frozenset()
    """The filters that may be given something in brackets."""
    escapes: bool = False
    refuses_missing_at_once: bool = False
    """Whether a missing field stops even where a template only asks for it, not just where it is used."""


class MissingValueError(UndefinedError):
    """A template asks for `name`, which `holder` (None: the view itself) does not have."""

    def __init__(self, message: str | None, holder: object, name: str) -> None:
        super().__init__(message)
        self.holder = holder
        self.name = name


class MissingValue(StrictUndefined):
    """What stands for a value that is not there: any use of it tells where it was looked for."""

    def __init__(self, hint: str | None = None, obj: Any = None, name: Any = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name)
        if exc is None or not issubclass(exc, SecurityError):

            def exc(message: str | None) -> MissingValueError:
                return MissingValueError(message, obj if isinstance(obj, Mapping | list) else None, str(name))

        self._undefined_exception = exc


class NotAllowedError(TemplateRuntimeError):
    """A tag that could do more than print; `lineno` is its line in the source."""

    def __init__(self, what: str, lineno: int) -> None:
        super().__init__(what)
        self.lineno = lineno


class TooLongError(TemplateRuntimeError):
    """A template that makes more of its data than a document can hold."""


@frozen
class Untagged:
    """A source without any tag makes itself; compiling it would take longer than all else."""

    source: str

    def render(self, *_values: object) -> str:
        """The source."""
        return self.source


class TemplateLanguage(ImmutableSandboxedEnvironment):
    """Jinja, without anything that is not needed to print plain data."""

    def __init__(self, dialect: Dialect) -> None:
        # Nothing is computed ahead of time: folding 7**(10**8) would hang while the template compiles.
        super().__init__(
            autoescape=dialect.escapes, undefined=MissingValue, finalize=dialect.printed, optimized=False
        )
        self.dialect = dialect
        self.globals.clear()
        self.filters = dict(dialect.filters)
        self.tests = dict(dialect.tests)

    def read(self, source: str) -> nodes.Template:
        """The tree of a source, or `NotAllowedError` for its first tag that the dialect does not know.

        A source nested too deeply raises what Python's own stack does: `RecursionError`, `MemoryError`.
        """
        tree = self.parse(source)
        _refuse_what_is_not_allowed(tree, self.dialect)
        return tree

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Any:  # noqa: A002  (Jinja's own name)
        """A template of a source whose every tag is allowed."""
        if isinstance(source, str) and "{" not in source:
            return Untagged(source)
        # A tree comes from `compile_expression`; handing on the tree spares reading the source again.
        tree = source if isinstance(source, nodes.Template) else self.read(self._unescaped(source))
        return super().from_string(tree, globals, template_class)

    def _unescaped(self, source: str) -> str:
        """The source with the “&” of its tags as it was typed; docxtpl gives back only “<” and “>”."""
        if not self.dialect.escapes or "&amp;" not in source:
            return source
        return TAG.sub(lambda found: found[0].replace("&amp;", "&"), source)

    def compile_expression(self, source: str, undefined_to_none: bool = True) -> Any:
        """A function of an expression that might stand in `{{ … }}`."""
        self.read("{{" + source + "}}")
        return super().compile_expression(source, undefined_to_none)

    def concat(self, pieces: Iterable[str]) -> str:
        """What a template makes, put together; `TooLongError` as soon as it is more than any document."""
        kept: list[str] = []
        letters = 0
        for piece in pieces:
            letters += len(piece)
            if letters > LONGEST_OUTPUT:
                raise TooLongError(f"more than {LONGEST_OUTPUT} characters")
            kept.append(piece)
        return "".join(kept)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name after a dot is a key of the data, never something that Python attaches to a value."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping or a place in a list; everything else is a value that is not there."""
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        if isinstance(obj, list | tuple) and isinstance(argument, int) and 0 <= argument < len(obj):
            return obj[argument]
        # Of a chain of fields, the first that is not there is the one to name.
        missing = obj if isinstance(obj, Undefined) else self.undefined(obj=obj, name=argument)
        if self.dialect.refuses_missing_at_once:
            str(missing)  # raises, with the name
        return missing


def is_private(name: str) -> bool:
    """Whether a template must leave a name alone: Python keeps its inner doors behind a leading “_”."""
    return name.startswith("_")


def walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Every node in the order of the source, with the number of loops around it; no tree is too deep."""
    waiting = [(tree, 0)]
    while waiting:
        node, loops = waiting.pop()
        loops += isinstance(node, nodes.For)
        yield node, loops
        waiting.extend((inner, loops) for inner in reversed(nodes_in(node)))


def nodes_in(node: nodes.Node) -> list[nodes.Node]:
    """What stands in a node, as Jinja's own `iter_child_nodes` finds it, in half the time."""
    found: list[nodes.Node] = []
    for name in node.fields:
        value = getattr(node, name)
        if isinstance(value, nodes.Node):
            found.append(value)
        elif isinstance(value, list):
            found += [each for each in value if isinstance(each, nodes.Node)]
    return found


def _refuse_what_is_not_allowed(tree: nodes.Template, dialect: Dialect) -> None:
    allowed = _ALLOWED + dialect.adds
    for node, loops in walk(tree):
        if type(node) in _HARMLESS:
            continue
        if not isinstance(node, allowed):
            _refuse(type(node).__name__.lower(), node)
        match node:
            case nodes.Getattr(attr=name) | nodes.Name(name=name) if is_private(name):
                _refuse(name, node)
            case nodes.Filter() | nodes.Test():
                _refuse_unknown(node, dialect)
            case nodes.For(recursive=recursive) if recursive or loops > DEEPEST_LOOP:
                _refuse("for", node)


def _refuse_unknown(node: nodes.Filter | nodes.Test, dialect: Dialect) -> None:
    known = dialect.filters if isinstance(node, nodes.Filter) else dialect.tests
    given = bool(node.args or node.kwargs) and node.name not in dialect.take_arguments
    unpacked = node.dyn_args is not None or node.dyn_kwargs is not None
    if node.name not in known or given or unpacked:
        _refuse(node.name, node)


def _refuse(what: str, node: nodes.Node) -> NoReturn:
    raise NotAllowedError(what, node.lineno)
