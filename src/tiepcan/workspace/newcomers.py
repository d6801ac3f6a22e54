"""Communes as people name them, turned into entries of a list with slugs of their own."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from unicodedata import normalize

from ..checks import check
from ..checks.neighbours import Neighbours
from ..diagnostics import Diagnostic, Stop, errors_of, in_order
from ..messages import say
from ..model.communes import CommuneKind, Communes
from ..model.slugs import kind_of_name, slug_of_commune
from ..reading.characters import INVISIBLE
from ..reading.edit import as_text, written_as
from ..reading.load import read_file
from ..records import frozen
from .files import read_bytes, shown
from .loading import why_not

_WITH_CODE = re.compile("([0-9]{5})[ ,;]+(.+)", re.ASCII)
_MOST_NAMED = 5
"""Of more names that cannot be used, the first ones are said."""


@frozen
class Newcomer:
    """A commune that is to be added to a list."""

    slug: str
    name: str
    kind: CommuneKind
    code: str | None = None


@frozen
class Register:
    """A list of communes as its file has it, and the slugs in it."""

    data: bytes
    slugs: tuple[str, ...]


def tidy(name: str) -> str:
    """A name as files hold it: composed letters, single spaces. Stop where it is none."""
    one = " ".join(normalize("NFC", name).split())
    if not any(letter.isalnum() for letter in one):
        raise Stop(say("“{name}” is not a name", name=name))
    if INVISIBLE.search(one):
        raise Stop(say("the name “{name}” holds an invisible character", name=name))
    return one


def newcomers(names: Iterable[str], taken: Collection[str]) -> tuple[Newcomer, ...]:
    """The communes of these names, each with a slug that neither `taken` nor another one has.

    The code may stand in front of a name, as lists of the statistics office have it. Stop where a name does
    not begin with what the commune is, where it has no letter that a slug could be made of, or where a code
    stands twice.
    """
    tidied = [parted(tidy(name)) for name in names]
    if bare := [name for _, name in tidied if kind_of_name(name) is None]:
        raise Stop(
            say("a name does not begin with what the commune is: {names}", names=bare[:_MOST_NAMED]),
            say("write the whole name, e.g. {names}", names=["Xã Sùng Phài", "Phường Tân Phong"]),
        )
    codes = [code for code, _ in tidied if code]
    if twice := [code for code in dict.fromkeys(codes) if codes.count(code) > 1]:
        raise Stop(say("the code {code} stands in front of two names", code=twice[0]))
    _refuse_alike(tidied)
    used, found = set(taken), []
    for code, name in tidied:
        kind, slug = kind_of_name(name), slug_of_commune(name, used)
        if kind is None or slug is None:
            raise Stop(say("no slug can be made of “{name}”", name=name))
        used.add(slug)
        found.append(Newcomer(slug, name, kind, code))
    return tuple(found)


def _refuse_alike(tidied: Sequence[tuple[str | None, str]]) -> None:
    """Stop where a name stands twice and no code tells the two apart."""
    first: dict[str, str | None] = {}
    for code, name in tidied:
        if name.casefold() in first and not (code and first[name.casefold()]):
            raise Stop(
                say("“{name}” stands twice in what is to be added", name=name),
                say("keep one; where there are two of that name, write the code in front of each"),
            )
        first.setdefault(name.casefold(), code)


def parted(written: str) -> tuple[str | None, str]:
    """The code in front of a name, if there is one, and the name."""
    found = _WITH_CODE.fullmatch(written)
    return (found[1], found[2]) if found else (None, written)


def lines_of_newcomers(added: Iterable[Newcomer]) -> Iterator[str]:
    """The communes as lines of a list."""
    for each in added:
        yield f"  - slug: {as_text(each.slug)}"
        if each.code:
            yield f"    code: {as_text(each.code)}"
        yield f"    name: {written_as(each.name)}"
        yield f"    kind: {each.kind.value}"


def names_in(path: Path) -> list[str]:
    """The names in a text file, one a line, with a code in front or without.

    Blank lines and those behind # are left out. Stop where the file is no UTF-8 text, or holds no name.
    """
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Stop(
            say("{name} is not a text in UTF-8", name=shown(path)),
            say("save it as a text of the encoding UTF-8, one name a line"),
        ) from None
    names = [line.strip() for line in text.splitlines()]
    names = [name for name in names if name and not name.startswith("#")]
    if not names:
        raise Stop(say("{name} holds no name of a commune", name=shown(path)))
    return names


def register_in(path: Path, day: date) -> Register | tuple[Diagnostic, ...]:
    """A list of communes that an office has already; what is wrong with it, where it holds errors.

    Stop where the file is of another kind.
    """
    data = read_bytes(path)
    loaded = read_file(data, shown(path))
    if not isinstance(loaded.record, Communes):
        return why_not(loaded, "communes")
    alone = Neighbours(communes=None, standards=(), plans=None, day=day)
    found = errors_of([*loaded.found, *check(loaded.record, alone)])
    if found:
        return tuple(in_order(found))
    return Register(data, tuple(commune.slug for commune in loaded.record.communes))
