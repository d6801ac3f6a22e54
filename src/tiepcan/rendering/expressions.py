"""The little language of template cells: names, fields, conditions; no calls, no arithmetic.

Jinja reads it, in its sandbox. Before anything is compiled its syntax tree is compared with the list of
what a cell may hold: a template is a user's file, and Jinja can hang on `7**(10**8)` while compiling.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..messages import Message, format_date, format_decimal, say

Scope: TypeAlias = Mapping[str, object]
Evaluator: TypeAlias = Callable[[Scope], object]

LONGEST_EXPRESSION = 4_000
"""Characters of a template cell that holds tags."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.Filter,
    nodes.Test,
    nodes.CondExpr,
    nodes.If,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
)


class TemplateProblem(Exception):
    """What is wrong with one cell of a template; who catches it knows which cell."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.msgid)
        self.message = message


def word_value(value: object) -> str:
    """A value inside a sentence, as Vietnamese documents write it: 82,5 and 15/06/2020."""
    match value:
        case None:
            raise TemplateProblem(say("it puts an empty value inside a text"))
        case bool() | Mapping() | list() | tuple():
            raise TemplateProblem(say("it prints something that is neither text, number nor day"))
        case Decimal():
            return format_decimal(value, "vi")
        case date():
            return format_date(value, "vi")
    return str(value)


def _join(values: Iterable[object], separator: str = ", ") -> str:
    return separator.join(map(word_value, values))


def _length(values: Sequence[object]) -> int:
    return len(values)


def _upper(value: object) -> str:
    return word_value(value).upper()


class _Cells(ImmutableSandboxedEnvironment):
    """Jinja's own way to say what a dot means: a key of the data, never an attribute of an object."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping) and argument in obj:
            return obj[argument]
        if isinstance(obj, list | tuple) and isinstance(argument, int) and 0 <= argument < len(obj):
            return obj[argument]
        raise _missing(str(argument))


@dataclass(frozen=True, slots=True)
class Expressions:
    """Compiles what template cells hold."""

    environment: ImmutableSandboxedEnvironment

    def value(self, expression: str) -> Evaluator:
        """The function that gives the value of an expression as it is: a number stays a number."""
        names = self._check("{{" + expression + "}}")
        with _understood(expression):
            compiled = self.environment.compile_expression(expression, undefined_to_none=False)
        return lambda scope: _run(lambda known: compiled(**known), names, scope)

    def text(self, source: str) -> Evaluator:
        """The function that fills the tags within a text."""
        names = self._check(source)
        with _understood(source):
            template: Template = self.environment.from_string(source)
        return lambda scope: _run(template.render, names, scope)

    def is_single(self, source: str) -> bool:
        """Whether the text is exactly one `{{ … }}`."""
        match self._parse(source).body:
            case [nodes.Output(nodes=[only])]:
                return not isinstance(only, nodes.TemplateData)
        return False

    def _parse(self, source: str) -> nodes.Template:
        if len(source) > LONGEST_EXPRESSION:
            raise TemplateProblem(say("it is longer than {limit} characters", limit=LONGEST_EXPRESSION))
        with _understood(source):
            return self.environment.parse(source)

    def _check(self, source: str) -> frozenset[str]:
        """The names that the source uses, if it holds only what cells may hold."""
        names = set()
        for node in _walk(self._parse(source)):
            known = not isinstance(node, nodes.Filter | nodes.Test) or node.name in (
                self.environment.filters if isinstance(node, nodes.Filter) else self.environment.tests
            )
            if not isinstance(node, _ALLOWED) or not known:
                raise TemplateProblem(say("a cell cannot hold this: {text}", text=source))
            if isinstance(node, nodes.Name):
                names.add(node.name)
        return frozenset(names)


def make_expressions() -> Expressions:
    """The language with its three filters: join, length, upper."""
    # Cells are no XML: nothing is escaped. Nothing is computed ahead of time either.
    environment = _Cells(
        undefined=StrictUndefined, autoescape=False, finalize=word_value, optimized=False, cache_size=0
    )
    environment.globals.clear()
    environment.filters = {"join": _join, "length": _length, "upper": _upper}
    environment.tests = {"none": lambda value: value is None}
    return Expressions(environment)


@contextmanager
def _understood(source: str) -> Iterator[None]:
    """Whatever Jinja or Python's own compiler says of a source that is broken or too deep."""
    try:
        yield
    except (TemplateError, RecursionError, MemoryError, SyntaxError) as problem:
        raise TemplateProblem(say("its tags cannot be understood: {text}", text=source)) from problem


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(current.iter_child_nodes())


def _run(function: Callable[[dict[str, object]], object], names: frozenset[str], scope: Scope) -> object:
    absent = sorted(names - scope.keys())
    if absent:
        raise _missing(absent[0])
    try:
        value = function({name: scope[name] for name in names})
    except (TemplateError, TypeError, ValueError) as problem:
        raise TemplateProblem(say("its tags do not fit the data")) from problem
    if isinstance(value, Undefined):
        raise TemplateProblem(say("its tags do not fit the data"))
    return value


def _missing(name: str) -> TemplateProblem:
    return TemplateProblem(say("the template needs “{name}”, and the data does not hold it", name=name))
