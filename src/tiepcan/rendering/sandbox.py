"""The little language of templates: values, conditions and loops over plain data, nothing else.

A template comes from somebody else. Its tags are first read as a tree and compared with a list of
what is allowed, so that no tag can compute, call or include anything; Jinja's sandbox is the second wall.
"""

from typing import Any, NoReturn

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.filters import do_forceescape, do_mark_safe
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

ALLOWED_FILTERS = frozenset({"length", "first", "last"})
ALLOWED_TESTS = frozenset({"defined"})
_ALLOWED_NAMES = ALLOWED_FILTERS | ALLOWED_TESTS
DEEPEST_LOOP = 4

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
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
                return MissingValueError(message, obj if isinstance(obj, dict | list) else None, str(name))

        self._undefined_exception = exc


class NotAllowedError(TemplateRuntimeError):
    """A tag that could do more than print; `lineno` is its line in the source."""

    def __init__(self, what: str, lineno: int) -> None:
        super().__init__(what)
        self.lineno = lineno


class TemplateLanguage(ImmutableSandboxedEnvironment):
    """Jinja, without anything that is not needed to print plain data."""

    def __init__(self) -> None:
        # Nothing is computed ahead of time: folding 7**(10**8) would hang while the template compiles.
        super().__init__(autoescape=True, undefined=MissingValue, finalize=printable, optimized=False)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in ALLOWED_FILTERS}
        self.tests = {name: self.tests[name] for name in ALLOWED_TESTS}

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Any:  # noqa: A002
        """A template of a source whose every tag is allowed."""
        refuse_what_is_not_allowed(self.parse(source))
        return super().from_string(source, globals, template_class)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name after a dot is a key of the data, never something that Python attaches to a value."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping or a place in a list; everything else is a value that is not there."""
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        if isinstance(obj, list) and isinstance(argument, int) and argument in range(len(obj)):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)


def printable(value: object) -> object:
    """A value as it may enter the XML of a document. Only texts and whole numbers are printed."""
    if isinstance(value, MissingValue):
        return str(value)  # raises, with the name
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TemplateRuntimeError(f"a value of the type {type(value).__name__} cannot be printed")
    # docxtpl makes braces of “{_{” and “%_}” in the finished XML: the data's underscores must stay.
    return do_mark_safe(str(do_forceescape(str(value))).replace("_", "&#95;"))


def refuse_what_is_not_allowed(tree: nodes.Template) -> None:
    """Raise `NotAllowedError` for the first tag that is more than a value, a condition or a loop."""
    _visit(tree, 0)


def _visit(node: nodes.Node, depth: int) -> None:
    if not isinstance(node, _ALLOWED):
        _refuse(type(node).__name__.lower(), node)
    if isinstance(node, nodes.Getattr | nodes.Name):
        name = node.attr if isinstance(node, nodes.Getattr) else node.name
        if name.startswith("_"):
            _refuse(name, node)
    if isinstance(node, nodes.Filter | nodes.Test) and (node.name not in _ALLOWED_NAMES or node.args):
        _refuse(node.name, node)
    if isinstance(node, nodes.For):
        depth += 1
        if node.recursive or depth > DEEPEST_LOOP:
            _refuse("for", node)
    for inner in node.iter_child_nodes():
        _visit(inner, depth)


def _refuse(what: str, node: nodes.Node) -> NoReturn:
    raise NotAllowedError(what, node.lineno)
