"""What template cells hold: names, fields, conditions, and the three filters that tables need."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from jinja2 import Template, TemplateError, Undefined, nodes

from ..messages import Message, format_date, format_decimal, say
from ..records import frozen
from .language import Dialect, MissingValueError, NotAllowedError, TemplateLanguage, walk

Scope: TypeAlias = Mapping[str, object]
Evaluator: TypeAlias = Callable[[Scope], object]

LONGEST_EXPRESSION = 4_000
"""Characters of a template cell that holds tags."""


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


def _is_none(value: object) -> bool:
    return value is None


_CELLS = Dialect(
    adds=(nodes.CondExpr,),
    filters={"join": _join, "length": _length, "upper": _upper},
    tests={"none": _is_none},
    printed=word_value,
    take_arguments=frozenset({"join"}),
    refuses_missing_at_once=True,
)
"""Cells are no XML: nothing is escaped. Rows and columns repeat, cells do not: there is no loop."""


@frozen
class Expressions:
    """Compiles what template cells hold."""

    language: TemplateLanguage

    def value(self, expression: str) -> Evaluator:
        """The function that gives the value of an expression as it is: a number stays a number."""
        source = "{{" + expression + "}}"
        names = self._check(source)
        with _understood(expression):
            compiled = self.language.compile_expression(expression, undefined_to_none=False)
            path = _path(self.language.parse(source))

        def evaluate(scope: Scope) -> object:
            return _run(lambda known: compiled(**known), names, scope)

        return _follow(path, evaluate) if path else evaluate

    def text(self, source: str) -> Evaluator:
        """The function that fills the tags within a text."""
        names = self._check(source)
        with _understood(source):
            template: Template = self.language.from_string(source)
        return lambda scope: _run(template.render, names, scope)

    def is_single(self, source: str) -> bool:
        """Whether the text is exactly one `{{ … }}`."""
        _require_short(source)
        with _understood(source):
            tree = self.language.parse(source)
        match tree.body:
            case [nodes.Output(nodes=[only])]:
                return not isinstance(only, nodes.TemplateData)
        return False

    def _check(self, source: str) -> frozenset[str]:
        """The names that the source uses, if it holds only what cells may hold."""
        _require_short(source)
        with _understood(source):
            tree = self.language.read(source)
        return frozenset(node.name for node, _ in walk(tree) if isinstance(node, nodes.Name))


def make_expressions() -> Expressions:
    """The language of cells, with its three filters: join, length, upper."""
    return Expressions(TemplateLanguage(_CELLS))


def _path(tree: nodes.Template) -> tuple[str, ...]:
    """The names of an expression that is nothing but `row.name`; else nothing."""
    match tree.body:
        case [nodes.Output(nodes=[only])]:
            names: list[str] = []
            while isinstance(only, nodes.Getattr):
                names.append(only.attr)
                only = only.node
            if isinstance(only, nodes.Name):
                return (only.name, *reversed(names))
    return ()


def _follow(path: tuple[str, ...], evaluate: Evaluator) -> Evaluator:
    """The same as `evaluate`, which asks Jinja; the cells of a large table are nearly all such paths."""

    def follow(scope: Scope) -> object:
        value: object = scope
        for name in path:
            if type(value) is not dict or name not in value:
                return evaluate(scope)
            value = value[name]
        return value

    return follow


def _require_short(source: str) -> None:
    if len(source) > LONGEST_EXPRESSION:
        raise TemplateProblem(say("it is longer than {limit} characters", limit=LONGEST_EXPRESSION))


@contextmanager
def _understood(source: str) -> Iterator[None]:
    """Whatever Jinja or Python's own compiler says of a source that is broken or too deep."""
    try:
        yield
    except NotAllowedError as problem:
        raise TemplateProblem(say("a cell cannot hold this: {text}", text=source)) from problem
    except (TemplateError, RecursionError, MemoryError, SyntaxError) as problem:
        raise TemplateProblem(say("its tags cannot be understood: {text}", text=source)) from problem


def _run(function: Callable[[dict[str, object]], object], names: frozenset[str], scope: Scope) -> object:
    absent = sorted(names - scope.keys())
    if absent:
        raise _missing(absent[0])
    try:
        value = function({name: scope[name] for name in names})
    except MissingValueError as problem:
        raise _missing(problem.name) from problem
    except (TemplateError, TypeError, ValueError) as problem:
        raise TemplateProblem(say("its tags do not fit the data")) from problem
    if isinstance(value, Undefined):
        raise TemplateProblem(say("its tags do not fit the data"))
    return value


def _missing(name: str) -> TemplateProblem:
    return TemplateProblem(say("the template needs “{name}”, and the data does not hold it", name=name))
