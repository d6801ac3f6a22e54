"""Adding communes to the list of an office, in place: every byte that was there stays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..diagnostics import Diagnostic, Stop, in_order
from ..messages import say
from ..model.communes import Communes
from ..reading.append import Item, append_item
from ..reading.edit import Refusal
from ..reading.lines import lines_of
from ..reading.load import Loaded, read_file
from ..records import frozen
from ..spelling import folded
from .additions import named_place
from .archive import Archive
from .checking import found_in
from .files import lexists, read_bytes, shown
from .loading import why_not
from .newcomers import Newcomer, newcomers, parted
from .writing import held

_NO_LIST = b"kind: communes\ncommunes:\n"


@frozen
class Enrolled:
    """Communes put into their list: each with the line where it begins, and how they are written there.

    `found` is what forbids it, and then nothing was written; it speaks of the lines `draft`.
    """

    path: str
    entries: tuple[tuple[int, Newcomer], ...] = ()
    text: str = ""
    found: tuple[Diagnostic, ...] = ()
    draft: tuple[str, ...] = ()


def enrol(
    archive: Archive, names: Sequence[str], fields: Mapping[str, str], day: date, *, dry: bool = False
) -> Enrolled:
    """Put communes at the end of the list; with `dry` only say what that would look like.

    `fields` are written into each entry: its code, its class, and a slug in place of the one made of the
    name. Stop where one of them is in the list already and lasts, unless its slug is said: two communes of
    one name are rare, the same command typed twice is not.
    """
    path = archive.root / named_place(archive, "communes", "communes.yaml")
    name = shown(path)
    with held(path) as write:
        there = lexists(path)
        old = read_bytes(path) if there else _NO_LIST
        before = read_file(old, name)
        if not isinstance(before.record, Communes):
            return Enrolled(name, found=why_not(before, "communes"))
        _refuse_known(before.record, names, fields)
        data, text, entries = old, "", []
        for one in newcomers(names, {c.slug for c in before.record.communes}):
            each = replace(one, slug=fields.get("slug", one.slug))
            made = append_item(data, ["communes"], _item(each, fields))
            if isinstance(made, Refusal):
                raise Stop(say("{path} is not changed: {why}", path=name, why=made.reason))
            data, text = made.data, text + made.text
            entries.append((made.line, each))
        found = _brought(_checked(before, archive, day), _checked(read_file(data, name), archive, day))
        if not found and not dry:
            write(data, old if there else None)
    draft = tuple(line.rstrip("\r\n") for line in lines_of(data))
    return Enrolled(name, tuple(entries), text, found, draft)


def _refuse_known(known: Communes, names: Sequence[str], fields: Mapping[str, str]) -> None:
    lasting = {folded(c.name): c for c in known.communes if c.until is None}
    if slug := fields.get("slug"):
        if any(c.slug == slug for c in known.communes):
            raise Stop(say("the slug “{slug}” names a commune already", slug=slug))
        return
    for name in names:
        if same := lasting.get(folded(parted(name)[1])):
            raise Stop(
                say("“{name}” is in the list already, as {slug}", name=same.name, slug=same.slug),
                say("another commune of that name needs a slug of its own: --slug"),
            )


def _item(each: Newcomer, fields: Mapping[str, str]) -> Item:
    """The fields of an entry, in the order in which people write them."""
    own = {"slug": each.slug, "name": each.name, "kind": each.kind.value}
    every = {**own, **({"code": each.code} if each.code else {}), **fields}
    return {field: every[field] for field in ("slug", "code", "name", "kind", "class") if field in every}


def _checked(loaded: Loaded, archive: Archive, day: date) -> list[Diagnostic]:
    return [*loaded.found, *(found_in(loaded.record, archive, day) if loaded.record else ())]


def _brought(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings that were not there before; what stands above the new entries keeps its place."""
    return tuple(in_order(d for d in after if d not in before))
