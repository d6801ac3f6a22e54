"""The modules of the package as syntax trees, with what each of them imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "tiepcan"

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Import:
    """One imported name: `from yaml import parse` is ("yaml", "parse"), `import yaml` ("yaml", "")."""

    line: int
    module: str
    name: str
    ours: bool
    lazy: bool


@dataclass(frozen=True)
class Module:
    """A file of the package; its name is relative to it: `checks.plan`, "" for the package itself."""

    name: str
    is_package: bool
    source: str
    tree: ast.Module

    def within(self, places: tuple[str, ...]) -> bool:
        return any(self.name == place or self.name.startswith(f"{place}.") for place in places)

    def imports(self) -> Iterator[Import]:
        lazy = {
            id(inner)
            for node in ast.walk(self.tree)
            if isinstance(node, Function)
            for inner in ast.walk(node)
        }
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    module, ours = self._absolute(alias.name, 0)
                    yield Import(node.lineno, module, "", ours, id(node) in lazy)
            elif isinstance(node, ast.ImportFrom):
                module, ours = self._absolute(node.module or "", node.level)
                for alias in node.names:
                    yield Import(node.lineno, module, alias.name, ours, id(node) in lazy)

    def _absolute(self, module: str, level: int) -> tuple[str, bool]:
        if not level:
            package, _, inside = module.partition(".")
            return (inside, True) if package == "tiepcan" else (module, False)
        above = self.name.split(".") if self.name else []
        steps = level - 1 if self.is_package else level
        return ".".join([*above[: len(above) - steps], *filter(None, [module])]), True


def read_module(name: str, source: str, *, is_package: bool = False) -> Module:
    return Module(name, is_package, source, ast.parse(source))


@cache
def read_package() -> dict[str, Module]:
    modules = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        modules[name] = read_module(name, path.read_text(encoding="utf-8"), is_package=is_package)
    return modules


def dotted(node: ast.AST) -> str:
    """`os.path.join` as written, "" for what is not a plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def mentions(module: Module, names: set[str]) -> Iterator[tuple[int, str]]:
    """Where one of the names is used, also behind the module it comes from (`datetime.date.today`)."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute):
            name = dotted(node)
            if ".".join(name.split(".")[-2:]) in names:
                yield node.lineno, name


def count_lines(node: ast.stmt) -> int:
    """The lines of a statement, without its decorators."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
