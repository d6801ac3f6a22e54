"""The tags of a template, read one by one and compared with the fields that there are.

Nothing is compiled and nothing runs: an expression is a tree that is looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from jinja2 import TemplateSyntaxError, nodes

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..records import frozen
from ..spelling import nearest
from ..views.fields import Field, paths_of
from .language import TAG, NotAllowedError, TemplateLanguage, nodes_in


@frozen
class Meant:
    """What an expression stands for: the path of a field, and the field."""

    path: str
    field: Field


Names: TypeAlias = Mapping[str, Meant]
"""What a tag can name."""

_LOOP_FIELDS = ("index", "index0", "revindex", "revindex0", "length", "first", "last")
LOOP: Names = {"loop": Meant("loop", Field(members=dict.fromkeys(_LOOP_FIELDS, Field())))}
"""What a loop within a text knows of itself."""

_STATEMENT = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r)\s+)?(\w*)(.*?)[-+]?%\}", re.DOTALL)
_PRINT = re.compile(r"\{\{[-+]?(?:\s*(?:p|tr|tc|r)\s)?(.*?)[-+]?\}\}", re.DOTALL)
_OPEN = re.compile(r"\{[{%#]|[%}#]\}")
_FOR_NAME = re.compile(r"^\s*([A-Za-z]\w*)\s+in\b")
_MOST_TEXT = 80
_FEW = 20


@frozen
class Place:
    """Where a text of a template stands, and how messages call it."""

    at: Span
    name: Message


Stack = list[tuple[str, Names, Place]]
"""The loops and conditions around a tag: what ends each, the names before it, where it begins."""


@frozen
class Reading:
    """A template that is being read: what was found wrong, and the paths of the fields that it names."""

    language: TemplateLanguage
    root: Field
    found: list[Diagnostic] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    @property
    def names(self) -> Names:
        """What every tag can name."""
        return {name: Meant(name, inner) for name, inner in self.root.members.items()}

    def complain(self, code: str, place: Place, problem: Message, hint: Message | None = None) -> None:
        """Keep a finding; its sentence begins with the place."""
        said = say("{place}: {problem}", place=place.name, problem=problem)
        finding = Diagnostic(code, said, place.at, hint)
        if finding not in self.found[-1:]:  # the same name twice in one cell
            self.found.append(finding)

    def text(self, text: str, place: Place, names: Names, stack: Stack) -> Names:
        """Read the tags of a paragraph or cell; the names that hold behind it."""
        for found in TAG.finditer(text):
            tag = found[0]
            if tag.startswith("{%"):
                names = self._statement(tag, place, names, stack)
            elif printed := _PRINT.fullmatch(tag):
                self.expression(printed[1], tag, place, names)
        if _OPEN.search(TAG.sub("", text)):
            self.broken(text, place)
        return names

    def end(self, stack: Stack) -> None:
        """Nothing follows: what is still open has no end."""
        for ends, _, place in stack:
            self.complain("T202", place, say("“{tag}” is missing", tag=ends), _whole())

    def _statement(self, tag: str, place: Place, names: Names, stack: Stack) -> Names:
        said = _STATEMENT.fullmatch(tag)
        word, rest = (said[1], said[2]) if said else ("", "")
        if word in ("endfor", "endif"):
            return self.close(word, place, names, stack)
        if word in ("else", "elif"):
            if not stack:
                self.complain("T202", place, say("“{tag}” belongs to nothing", tag=word), _whole())
            if word == "else":
                return names
        if word == "for":
            stack.append(("endfor", names, place))
            return self._loop(rest, tag, place, names)
        source = f"{{% if {rest} %}}{{% endif %}}" if word in ("if", "elif") else f"{{% {word} {rest} %}}"
        if tree := self._tree(source, tag, place):
            self.meant(tree, place, names)
        if word == "if":
            stack.append(("endif", names, place))
        return names

    def close(self, word: str, place: Place, names: Names, stack: Stack) -> Names:
        """The names that hold behind `endfor` or `endif`: those before its loop or condition."""
        if stack and stack[-1][0] == word:
            return stack.pop()[1]
        self.complain("T202", place, say("“{tag}” ends nothing", tag=word), _whole())
        return names

    def _loop(self, rest: str, tag: str, place: Place, names: Names) -> Names:
        """The names within `{% for … %}`."""
        tree = self._tree(f"{{% for {rest} %}}{{% endfor %}}", tag, place)
        match tree.body if tree else []:
            case [nodes.For(target=nodes.Name(name=name), iter=many, test=test)]:
                names = self._within(name, self.meant(many, place, names), place, {**names, **LOOP})
                if test is not None:
                    self.meant(test, place, names)
                return names
        # What it would have named is not complained of once more.
        return {**names, **LOOP, **{name: Meant("", ANY) for name in _FOR_NAME.findall(rest)}}

    def loop_over(self, name: str, expression: str, tag: str, place: Place, names: Names) -> Names:
        """The names within a loop whose tag has been taken apart already."""
        return self._within(name, self.expression(expression, tag, place, names), place, names)

    def _within(self, name: str, many: Meant | None, place: Place, names: Names) -> Names:
        if many is None or many.field is ANY:
            return {**names, name: Meant("", ANY)}
        if many.field.item is None:
            self.complain("T201", place, say("“{name}” is no list", name=many.path))
            return {**names, name: Meant("", ANY)}
        return {**names, name: Meant(f"{many.path}[]", many.field.item)}

    def expression(self, source: str, tag: str, place: Place, names: Names) -> Meant | None:
        """What an expression stands for that stands alone."""
        tree = self._tree("{{" + source + "}}", tag, place)
        match tree.body if tree else []:
            case [nodes.Output(nodes=[only])]:
                return self.meant(only, place, names)
        return None

    def _tree(self, source: str, tag: str, place: Place) -> nodes.Template | None:
        try:
            return self.language.read(source)
        except NotAllowedError:
            problem = say("a tag may not do this: {tag}", tag=short(tag))
            hint = say("a tag may print a value, ask a condition or repeat for a list, nothing else")
            self.complain("T203", place, problem, hint)
        except (TemplateSyntaxError, RecursionError, MemoryError):
            self.broken(tag, place)
        return None

    def broken(self, text: str, place: Place) -> None:
        """Complain of a tag, or of a text with half a tag in it."""
        self.complain("T202", place, say("this tag cannot be understood: {tag}", tag=short(text)), _whole())

    def meant(self, node: nodes.Node, place: Place, names: Names) -> Meant | None:
        """What an expression stands for, where it names a field; unknown names are complained of."""
        match node:
            case nodes.Name(name=name):
                return self._named(name, name, names, place)
            case (
                nodes.Getattr(node=holder, attr=name)
                | nodes.Getitem(node=holder, arg=nodes.Const(value=str(name)))
            ):
                meant = self.meant(holder, place, names)
                if meant is None or meant.field is ANY:
                    return meant
                members = {n: Meant(f"{meant.path}.{n}", f) for n, f in meant.field.members.items()}
                return self._named(name, f"{meant.path}.{name}", members, place)
            case nodes.Getitem(node=holder, arg=argument):
                self.meant(argument, place, names)
                return self._item(self.meant(holder, place, names))
            case nodes.Filter(node=nodes.Node() as inner, name=name, args=arguments):
                for argument in arguments:
                    self.meant(argument, place, names)
                meant = self.meant(inner, place, names)
                item = self._item(meant) if name in ("first", "last", "join") else None
                return item if name != "join" else None
        for each in nodes_in(node):
            self.meant(each, place, names)
        return None

    def _named(self, name: str, path: str, known: Names, place: Place) -> Meant | None:
        if name in known:
            self.used.add(known[name].path)
            return known[name]
        near = nearest(name, known)
        hint = say("did you mean “{near}”?", near=near) if near else None
        if hint is None and 0 < len(known) <= _FEW:
            hint = say("known here are: {names}", names=[*known])
        self.complain("T201", place, say("there is no field “{name}”", name=path), hint)
        return None

    def _item(self, meant: Meant | None) -> Meant | None:
        if meant is None or meant.field.item is None:
            return None
        self.used.add(f"{meant.path}[]")
        return Meant(f"{meant.path}[]", meant.field.item)


ANY = Field()
"""A field that nothing is known of: a name that was complained of already."""


def leftovers(reading: Reading, file: str) -> list[Diagnostic]:
    """A note that names the fields which the template leaves out, if there are any."""
    left = [*_unused(reading)]
    message = say("the template leaves out: {fields}", fields=left)
    return [Diagnostic("T204", message, Span(file, 1, 1))] if left else []


def _unused(reading: Reading) -> Iterator[str]:
    """The fields that a template never names; of a group that is left out whole, the group."""
    said: set[str] = set()
    for path, _ in paths_of(reading.root):
        if path in reading.used:
            continue
        parts = re.findall(r"\[\]|[^.\[\]]+", path)
        ways = [
            "".join(p if p == "[]" or not n else f".{p}" for n, p in enumerate(parts[:end]))
            for end in range(1, len(parts) + 1)
        ]
        first = next(way for way in ways if way not in reading.used)
        if first not in said:
            said.add(first)
            yield first


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_TEXT else f"{line[:_MOST_TEXT]}…"


def _whole() -> Message:
    return say("every loop and condition needs its end, every bracket its partner")
