"""The places that an office names in `tiepcan.yaml`, and what is wrong with them."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ..diagnostics import Diagnostic, Stop
from ..messages import Message, say
from ..model.office import PLACES
from .archive import Archive
from .files import inside, is_file, is_folder, shown
from .loading import load, other_kind


def missing_places(archive: Archive, fields: Iterable[str] = PLACES) -> Iterator[Diagnostic]:
    """The places that the office names and that are not there, lie outside, or are something else."""
    for field in fields:
        written = getattr(archive.office, field) if archive.office else None
        if archive.office is None or not written:
            continue
        at, path = archive.office.origin.at(field), inside(archive.root, written)
        if path is None:
            yield Diagnostic("W106", say("“{path}” leads out of the workspace", path=written), at)
        elif not is_file(path) and not is_folder(path):
            hint = say("write / between folders, not \\") if "\\" in written else None
            yield Diagnostic("W105", say("there is nothing at “{path}”", path=written), at, hint)
        elif problem := _other_thing(archive, path, PLACES[field]):
            yield Diagnostic("W105", problem, at)


def _other_thing(archive: Archive, path: Path, kind: str) -> Message | None:
    """What is wrong with a place that is there; `kind` is that of its file, empty for a folder."""
    if is_folder(path):
        return say("“{path}” is a folder; a file is needed here", path=shown(path)) if kind else None
    if not kind:
        return say("“{path}” is a file; a folder is needed here", path=shown(path))
    with suppress(Stop):
        found = kind if kind == "communes" and archive.communes else load(path, archive.drafts).kind
        if found not in (None, kind):
            return other_kind(shown(path), found, kind)
    return None
