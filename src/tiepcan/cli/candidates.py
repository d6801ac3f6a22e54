"""What can be typed next, for the shells: a command's options and values, ids of what lies in the workspace.

Names of files tell the ids, and lists are searched line by line: what is broken elsewhere in a file hides
nothing. A name that a shell could take for anything but a name is left to be typed by hand.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..codes import CODES
from ..messages import Words
from ..records import frozen
from ..workspace.archive import Archive
from ..workspace.files import is_file, packaged, read_bytes, root_of, yaml_files
from .params import EVERYWHERE, choices_of

_HARMLESS = frozenset(" ._-/+,@:%=")
_SLUG = re.compile(r"^\s*-?\s*slug:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)
_INNER_ID = re.compile(r"^(?:\s+|\s*-\s+)id:\s*[\"']?([\w.-]+)", re.MULTILINE)


@frozen
class Line:
    """A command line as far as it is typed: the words before the cursor, the word at it, and the part of
    this that the shell takes for words of their own."""

    before: tuple[str, ...]
    word: str
    apart: str = ""


@frozen
class Surroundings:
    """What candidates are looked for with: the workspace, the command and the arguments so far."""

    archive: Archive
    command: str
    arguments: tuple[str, ...]


Candidate = tuple[str, str]
"""What can be typed, and what it means."""
Source = Callable[[Surroundings], Iterable[str]]


def line_of(shell: str, before: Sequence[str], word: str) -> Line:
    """The line as a shell hands it over: bash cuts at `=` and leaves the quotes in place."""
    if shell != "bash":
        return Line(tuple(before), word)
    joined: list[str] = []
    for written in (*before, word):
        part = re.sub(r"\\(.)", r"\1", written.removeprefix('"').removeprefix("'"))
        follows = part == "=" or (joined and joined[-1].startswith("--") and joined[-1].endswith("="))
        if follows and joined:
            joined[-1] += part
        else:
            joined.append(part)
    last = joined[-1]
    cut = last.startswith("--") and "=" in last and (word == "=" or "=" not in word)
    return Line(tuple(joined[:-1]), last, last[: last.index("=") + 1] if cut else "")


def command_in(line: Line) -> str | None:
    """The command that is named before the cursor."""
    words = iter(line.before)
    for word in words:
        if word == "--lang":
            next(words, "")
        elif not word.startswith("-"):
            return word
    return None


def fitting(line: Line, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates that begin as the word does, whatever its capitals and the way its marks are stored."""
    begin = _key(line.word)
    for text, meaning in dict(found).items():
        if _key(text).startswith(begin) and all(c in _HARMLESS or _is_letter(c) for c in text):
            yield text.removeprefix(line.apart), meaning


def first_words(names: Iterable[str]) -> Iterator[Candidate]:
    """What can stand first: a command, or an option of every position."""
    yield from ((name, "") for name in (*names, "help", *EVERYWHERE))


def candidates(name: str, params: Sequence[Any], line: Line, words: Words) -> Iterator[Candidate]:
    """What can be typed in this command: a value where one is awaited, else an option."""
    options = {option: p for p in params for option in p.opts if p.param_type_name == "option"}
    awaited, arguments = _read(line, options)
    around = Surroundings(Archive(root_of(Path())), name, arguments)
    option, equals, _ = line.word.partition("=")
    if line.before and line.before[-1] == "--lang":
        yield from (("vi", ""), ("en", ""))
    elif awaited is not None:
        yield from ((value, "") for value in _values(awaited, around))
    elif equals and option == "--lang":
        yield from (("--lang=vi", ""), ("--lang=en", ""))
    elif equals and option in options:
        yield from ((f"{option}={value}", "") for value in _values(options[option], around))
    elif line.word.startswith("-") and "--" not in line.before:
        yield from ((o, _one_line(words(p.help or ""))) for o, p in options.items() if o.startswith("--"))
        yield from ((o, "") for o in EVERYWHERE)
    else:
        places = [p for p in params if p.param_type_name == "argument"]
        place = places[min(len(arguments), len(places) - 1)] if places else None
        if place is not None and (len(arguments) < len(places) or place.nargs == -1):
            yield from ((value, "") for value in _values(place, around))


def _read(line: Line, options: Mapping[str, Any]) -> tuple[Any | None, tuple[str, ...]]:
    """The option whose value is awaited at the cursor, and the arguments that stand before it."""
    awaited: Any | None = None
    arguments: list[str] = []
    ended = False
    words = iter(line.before)
    for word in words:
        if awaited is not None:
            awaited = None
        elif word == "--":
            ended = True
        elif word == "--lang" and not ended:
            next(words, "")
        elif word.startswith("-") and not ended:
            option = options.get(word)
            awaited = option if option is not None and not option.is_flag else None
        else:
            arguments.append(word)
    return awaited, tuple(arguments[1:])


def _values(param: Any, around: Surroundings) -> Iterable[str]:
    if choices := choices_of(param):
        return choices
    source = _OWN.get((around.command, param.metavar), _SOURCES.get(param.metavar, _nothing))
    return source(around)


def _key(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _one_line(text: str) -> str:
    return " ".join(text.split())


# -- where values come from --


def _nothing(_around: Surroundings) -> Iterable[str]:
    return ()


def _plans(around: Surroundings) -> Iterator[str]:
    yield from (path.stem for path in around.archive.plan_paths())


def _sheets(around: Surroundings) -> Iterator[str]:
    yield from (f"{path.parent.name}/{path.stem}" for path in around.archive.sheet_paths())


def _years(around: Surroundings) -> Iterator[str]:
    yield from dict.fromkeys(path.parent.name for path in around.archive.sheet_paths())


def _subjects(around: Surroundings) -> Iterator[str]:
    for source in (_plans, _years, _sheets):
        yield from source(around)


def _communes(around: Surroundings) -> Iterator[str]:
    """The slugs of the list; without one, of those that have score sheets."""
    path = around.archive.place("communes") or around.archive.root / "communes.yaml"
    if is_file(path):
        yield from _SLUG.findall(read_bytes(path).decode("utf-8", "replace"))
    else:
        yield from (sheet.stem for sheet in around.archive.sheet_paths())


def _duties(around: Surroundings) -> Iterator[str]:
    """The numbers and ids within the plan that is named already."""
    yield "dossier"
    if around.arguments:
        text = read_bytes(around.archive.plan_path(around.arguments[0])).decode("utf-8", "replace")
        yield from _INNER_ID.findall(text)


def _documents(around: Surroundings) -> Iterator[str]:
    """The documents of the subject that is named already, else all of them."""
    from ..views.bundles import BUNDLES
    from ..views.documents import DOCUMENTS, SubjectKind

    kind = None
    if around.arguments and around.command == "render":
        year, slash, _ = around.arguments[0].partition("/")
        is_year = year.isdecimal() and len(year) == 4
        kind = (SubjectKind.SHEET if slash else SubjectKind.YEAR) if is_year else SubjectKind.PLAN
    yield from (d.id for d in DOCUMENTS.values() if kind in (None, d.subject))
    yield from (b.id for b in BUNDLES.values() if kind in (None, b.subject))


def _standards(around: Surroundings) -> Iterator[str]:
    own = yaml_files(around.archive.root / "standards")
    yield from (p.stem for p in (*packaged("standards", ".yaml"), *own) if ".scenarios" not in p.name)


def _formats(_around: Surroundings) -> Iterator[str]:
    from .formats import FORMATS

    yield from FORMATS


def _codes(_around: Surroundings) -> Iterable[str]:
    return CODES


def _fields(around: Surroundings) -> Iterable[str]:
    return _documents(around) if around.arguments[:1] == ("fields",) else ()


_SOURCES: Mapping[str, Source] = {
    "PLAN": _plans,
    "DUTY": _duties,
    "SLUG": _communes,
    "YEAR": _years,
    "DOCUMENT": _documents,
    "FORMAT[=FILE]": _formats,
}
"""What stands for a word of the help, in every command."""

_OWN: Mapping[tuple[str, str], Source] = {
    ("score", "SUBJECT"): _sheets,
    ("appraise", "SUBJECT"): _sheets,
    ("render", "SUBJECT"): _subjects,
    ("template", "SUBJECT"): _fields,
    ("standards", "ID"): _standards,
    ("explain", "CODE"): _codes,
    ("schema", "KIND"): lambda _: [path.stem for path in packaged("schemas", ".json")],
    ("init", "YEAR"): _nothing,
    ("new", "SLUG"): _nothing,
}
"""And in one command."""
