"""The shape of the house, held by walking every module of the package with `ast`.

The tables below are the architecture: who stands below whom, and which module alone may touch
a library, the disk, the clock, the terminal. Every rule is tried on a line that breaks it.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from modules import Module, count_lines, dotted, mentions, read_module, read_package

# From the ground up. A module imports from its own part and from parts below it, never sideways.
LAYERS = (
    ("records",),
    ("messages", "codes", "spelling"),
    ("diagnostics",),
    ("nodes",),
    ("model",),
    ("schedule",),
    ("scoring", "tracking"),
    ("checks",),
    ("views",),
    ("reading", "rendering"),
    ("workspace", "git"),
    ("api",),
    ("paperwork",),
    ("cli",),
    ("__main__",),
)
LOOK_AWAY = re.compile(r"# (?:type: ignore\[[\w-]+\]|noqa: [A-Z]+[0-9]+)")
HEIGHT = {part: height for height, parts in enumerate(LAYERS) for part in parts}

# Every library that is not Python's own, and the places that may import it.
LIBRARIES = {
    "typer": ("cli",),
    "yaml": ("reading.yamltext",),
    "docx": ("rendering",),
    "docxtpl": ("rendering",),
    "jinja2": ("rendering",),
    "openpyxl": ("rendering",),
    "rich": ("rendering",),
    "lxml": ("rendering",),
    "defusedxml": ("rendering",),
    "matplotlib": ("rendering.pictures",),
    "filelock": ("workspace.writing",),
}
# Parts of Python that reach the world; the last ones are nobody's: no network, no plug-ins.
STANDARD = {
    "pathlib": ("workspace", "git", "api", "paperwork", "cli"),  # api takes paths and hands them down
    "tempfile": ("workspace.writing",),
    "shutil": ("workspace",),
    "glob": ("workspace",),
    "subprocess": ("git", "workspace.child"),  # the child fills in templates of strangers
    "importlib": ("workspace", "api", "checks", "codes", "reading.load"),  # what loads when it is used
    **dict.fromkeys(("asyncio", "http", "pickle", "socket", "ssl", "urllib", "xmlrpc"), ()),
}
TYPER_PRIVATE = ("typer._", "typer.core", "typer.main", "typer.models")
TYPER_INSIDE = ("cli.usage",)  # alone knows typer's private modules
LAZY = (
    "cli",
    "api",
    "paperwork",
    "rendering.apart",
    "reading.yamltext",
    "workspace.shelves",
    "__main__",
)  # may import inside functions
DISK = ("workspace.files", "workspace.writing")
CLOCK = ("cli",)
# Write to stdout and stderr; __main__ answers --version, the process for templates answers its parent.
TERMINAL = ("cli.output", "rendering.apart", "__main__")
MEASURES = ("rendering",)  # may hold numbers with a point: widths on a page, never points or shares

FILE_METHODS = {"read_text", "write_text", "read_bytes", "write_bytes"}
FILE_FUNCTIONS = {"open", "io.open", "codecs.open", "Path.open", "os.open", "os.fdopen"} | {
    f"os.{name}" for name in ("link", "makedirs", "mkdir", "remove", "rename", "replace", "symlink", "unlink")
}
CLOCKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.time_ns"}
PRINTING = {"print", "sys.stdout", "sys.stderr", "typer.echo", "typer.secho"}
NEVER = {"eval", "exec", "compile", "__import__"}
VAGUE_NAMES = {"utils", "helpers", "manager", "base", "common"}
FILE_LINES = 250
FUNCTION_LINES = 40

Finding = tuple[int, str]
Rule = Callable[[Module], Iterator[Finding]]


def imports_point_down(module: Module) -> Iterator[Finding]:
    part = module.name.split(".")[0]
    for found in module.imports():
        target = (found.module or found.name).split(".")[0]
        if not found.ours or target == part or (not found.module and target not in HEIGHT and part):
            continue
        if HEIGHT.get(target, len(LAYERS)) >= HEIGHT.get(part, -1):
            yield found.line, f"{part or 'the package itself'} imports {target}"


def every_part_has_a_layer(module: Module) -> Iterator[Finding]:
    if module.name and module.name.split(".")[0] not in HEIGHT:
        yield 1, f"{module.name} stands in no layer: add it to LAYERS"


def libraries_stay_in_their_places(module: Module) -> Iterator[Finding]:
    for found in module.imports():
        top = found.module.split(".")[0]
        if found.ours or (top in sys.stdlib_module_names and top not in STANDARD):
            continue
        if not module.within((LIBRARIES | STANDARD).get(top, ())):
            yield found.line, f"imports {top}"


def typer_stays_closed(module: Module) -> Iterator[Finding]:
    if module.within(TYPER_INSIDE):
        return
    for found in module.imports():
        if f"{found.module}.{found.name}".startswith(TYPER_PRIVATE):
            yield found.line, f"reaches inside typer: {found.module} {found.name}"
    names = set(map(dotted, ast.walk(module.tree)))
    yield from mentions(module, {name for name in names if name.startswith(TYPER_PRIVATE)})


def imports_stand_at_the_top(module: Module) -> Iterator[Finding]:
    if not module.within(LAZY):
        yield from ((found.line, f"imports {found.module} late") for found in module.imports() if found.lazy)


def files_are_opened_in_one_place(module: Module) -> Iterator[Finding]:
    if module.within(DISK):
        return
    yield from mentions(module, FILE_FUNCTIONS)
    ours = {found.name or found.module for found in module.imports() if found.ours}
    in_memory = any(found.module == "zipfile" for found in module.imports())  # ZipFile.open reads from memory
    methods = FILE_METHODS if in_memory else FILE_METHODS | {"open"}
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in methods:
                if dotted(owner) not in ours:
                    yield node.lineno, f"calls {method}"


def today_is_read_in_one_place(module: Module) -> Iterator[Finding]:
    if not module.within(CLOCK):
        yield from mentions(module, CLOCKS)


def one_module_prints(module: Module) -> Iterator[Finding]:
    if not module.within(TERMINAL):
        yield from mentions(module, PRINTING)


def nothing_is_evaluated(module: Module) -> Iterator[Finding]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and dotted(node.func) in NEVER:
            yield node.lineno, f"calls {dotted(node.func)}"
        elif isinstance(node, ast.AsyncFunctionDef):
            yield node.lineno, "is async"


def numbers_are_exact(module: Module) -> Iterator[Finding]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and dotted(node.func) == "float":
            yield node.lineno, "calls float"
        elif isinstance(node, ast.Constant) and isinstance(node.value, float) and not module.within(MEASURES):
            yield node.lineno, f"holds the float {node.value}"


def names_say_something(module: Module) -> Iterator[Finding]:
    yield from ((1, f"is called {name}") for name in VAGUE_NAMES.intersection(module.name.split(".")))


def records_are_frozen(module: Module) -> Iterator[Finding]:
    if not module.within(("model",)):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef):
            decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
            bases = {dotted(base) for base in node.bases}
            if not decorators & {"record", "frozen"} and not bases & {"StrEnum", "Protocol"}:
                yield node.lineno, f"{node.name} is not a frozen dataclass"


def frozen_classes_start_fast(module: Module) -> Iterator[Finding]:
    for node in ast.walk(module.tree):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            if "frozen=True" in ast.unparse(decorator):
                yield decorator.lineno, "a frozen class that is not made by `frozen` of records.py"


def files_are_short(module: Module) -> Iterator[Finding]:
    lines = len(module.source.splitlines())
    if lines > FILE_LINES:
        yield lines, f"has {lines} lines, more than {FILE_LINES}"


def functions_are_short(module: Module) -> Iterator[Finding]:
    """Counted without the docstring, which may be long: some are manual pages."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = count_lines(node.body[0]) if ast.get_docstring(node) is not None else 0
            lines = count_lines(node) - docstring
            if lines > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {lines} lines, more than {FUNCTION_LINES}"


def exceptions_are_explained(module: Module) -> Iterator[Finding]:
    """Where a checker is told to look away, the same line says why."""
    for number, line in enumerate(module.source.splitlines(), 1):
        if LOOK_AWAY.search(line) and not re.search(r"\w", LOOK_AWAY.split(line)[-1]):
            yield number, "an exception without a reason"


LONG_FUNCTION = "def plan():\n" + "    step()\n" * FUNCTION_LINES

# Each rule, a module that would break it and a line that does.
RULES: list[tuple[Rule, str, str]] = [
    (imports_point_down, "checks.plan", "from tiepcan.views import plan"),
    (imports_point_down, "checks.plan", "from .. import rendering"),
    (imports_point_down, "scoring.score", "from ..tracking import State"),
    (imports_point_down, "", "from .api import validate"),
    (every_part_has_a_layer, "services.plan", ""),
    (libraries_stay_in_their_places, "checks.plan", "import yaml"),
    (libraries_stay_in_their_places, "__main__", "def main():\n    import typer"),
    (libraries_stay_in_their_places, "views.plan", "from pathlib import Path"),
    (libraries_stay_in_their_places, "cli.score", "import rich.table"),
    (libraries_stay_in_their_places, "cli.score", "import numpy"),
    (libraries_stay_in_their_places, "workspace", "import urllib.request"),
    (typer_stays_closed, "cli.score", "from typer.core import TyperGroup"),
    (typer_stays_closed, "cli.score", "from typer import _click"),
    (typer_stays_closed, "cli.score", "import typer\ntyper.main.get_command(app)"),
    (imports_stand_at_the_top, "views.plan", "def view():\n    import json"),
    (files_are_opened_in_one_place, "api", "open('plan.yaml')"),
    (files_are_opened_in_one_place, "cli.score", "Path('plan.yaml').read_text()"),
    (files_are_opened_in_one_place, "git", "import os\nos.replace(a, b)"),
    (files_are_opened_in_one_place, "cli.score", "path.open()"),
    (today_is_read_in_one_place, "tracking", "date.today()"),
    (today_is_read_in_one_place, "tracking", "import datetime\ndatetime.datetime.now(zone)"),
    (today_is_read_in_one_place, "model.plan", "made: date = field(default_factory=date.today)"),
    (one_module_prints, "cli.score", "print(1)"),
    (one_module_prints, "rendering.terminal", "import sys\nsys.stdout.write('x')"),
    (nothing_is_evaluated, "scoring.measures", "eval('1+1')"),
    (numbers_are_exact, "scoring.measures", "float(points)"),
    (numbers_are_exact, "scoring.measures", "half = 0.5"),
    (names_say_something, "model.utils", ""),
    (records_are_frozen, "model.plan", "@dataclass\nclass Plan:\n    year: int"),
    (frozen_classes_start_fast, "api", "@dataclass(frozen=True)\nclass Answer:\n    year: int"),
    (files_are_short, "api", "\n" * (FILE_LINES + 1)),
    (functions_are_short, "api", LONG_FUNCTION),
    (exceptions_are_explained, "api", "copy(cell._style)  # type: ignore[attr-defined]  # noqa: SLF001"),
]


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _, _ in RULES), ids=lambda rule: rule.__name__)
def test_package_keeps(rule: Rule) -> None:
    modules = read_package()
    found = [f"{name or '__init__'}:{line} {what}" for name in modules for line, what in rule(modules[name])]
    assert found == []


@pytest.mark.parametrize(("rule", "name", "source"), RULES)
def test_breach_is_seen(rule: Rule, name: str, source: str) -> None:
    assert list(rule(read_module(name, source)))


def test_imports_go_in_no_circle() -> None:
    modules = read_package()
    graph: dict[str, set[str]] = {}
    for name, module in modules.items():
        for found in module.imports():
            inner = ".".join(filter(None, [found.module, found.name]))
            if found.ours:
                graph.setdefault(name, set()).add(inner if inner in modules else found.module)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("circle: " + " → ".join(error.args[1]))
