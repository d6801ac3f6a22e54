"""Which files a change touches: those that changed, and those whose findings may rest on them.

Where it is not clear that a file is independent it counts as touched: more is checked, never less.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from ..diagnostics import Stop
from ..model.office import PLACES
from ..model.scores import ScoreSheet
from ..reading.load import read_file
from ..records import frozen
from ..spelling import folded
from ..workspace.archive import Archive
from ..workspace.files import ROOT_FILE, file_names, read_bytes, relative, root_of
from .commits import Snapshot, snapshot_of

Files = Mapping[str, Path]

TOGETHER = ("plan", "progress")
"""A plan and its logs are judged together, and they find each other by what is written in them."""
ALONE = ("scores", "document", "scenarios")
"""On such a file no other rests; two of them can only say that they are the same."""

_KIND = re.compile(rb"(?:\xef\xbb\xbf)?(?>[ \t]*(?:#[^\r\n]*)?\r?\n)*kind:[ \t]+([a-z]+)[ \t]*\r?\n")


@frozen
class _Change:
    """What changed in a workspace: files, the kinds of these before and now, and the words by which another
    file may name one of them."""

    names: frozenset[str]
    kinds: frozenset[str | None]
    words: frozenset[str]


def touched(files: Files, since: str) -> Files:
    """Those of the files that a change since a commit touches, in their order. Stop where git cannot say."""
    by_root: dict[Path, dict[str, str]] = {}
    for shown, path in files.items():
        root = root_of(path)
        by_root.setdefault(root, {})[shown] = relative(path, root) or shown
    chosen = {shown for root, names in by_root.items() for shown in _chosen(root, names, files, since)}
    return {shown: path for shown, path in files.items() if shown in chosen}


def _chosen(root: Path, names: Mapping[str, str], files: Files, since: str) -> Iterable[str]:
    change = _change_of(snapshot_of(root, since))
    if change.kinds - {*TOGETHER, *ALONE} or _lists_lie_hidden(root):
        return names
    together = bool(change.kinds & set(TOGETHER))
    return [
        shown
        for shown, name in names.items()
        if name in change.names or name == ROOT_FILE or _rests(files[shown], change, together=together)
    ]


def _lists_lie_hidden(root: Path) -> bool:
    """Whether the office keeps a list where no change of it is looked for."""
    office = Archive(root).office
    written = [getattr(office, field, None) or "" for field, kind in PLACES.items() if kind]
    return any(name and (not name.endswith(".yaml") or "/." in f"/{name}") for name in written)


def _change_of(before: Snapshot) -> _Change:
    """The difference between a commit and the disk."""
    now = dict.fromkeys(file_names(before.root))
    ours = [name for name in (*before.files, *now) if name.endswith(".yaml")]
    names = frozenset(name for name in ours if not before.keeps(name))
    old = before.texts(names)
    kinds: set[str | None] = set()
    words: set[str] = set()
    for name in names:
        texts = (old.get(name), _text(before.root / name))
        loaded = [read_file(text, name) for text in texts if text is not None]
        kinds |= {each.kind for each in loaded if each.kind} or {None}
        words |= {sheet.commune for each in loaded if isinstance(sheet := each.record, ScoreSheet)}
    places = _with_folders(before.files) ^ _with_folders(now)
    words |= {folded(place.rpartition("/")[2]) for place in places if not place.endswith(".yaml")}
    return _Change(names, frozenset(kinds), frozenset(words))


def _text(path: Path) -> bytes | None:
    """What a file says now; nothing where it cannot be read: its own check, or the walk, speaks of that."""
    with suppress(Stop):
        return read_bytes(path)
    return None


def _with_folders(names: Iterable[str]) -> set[str]:
    """The names and those of all folders they lie in."""
    found = set(names)
    for name in names:
        while name := name.rpartition("/")[0]:
            if name in found:
                break
            found.add(name)
    return found


def _rests(path: Path, change: _Change, *, together: bool) -> bool:
    """Whether the findings in an unchanged file may rest on the change."""
    data = _text(path)
    kind = _KIND.match(data) if data is not None else None
    if data is None or kind is None or b"\\" in data or (together and kind[1].decode() in TOGETHER):
        return True
    text = folded(data.decode("utf-8", "replace"))
    return any(word in text for word in change.words)
