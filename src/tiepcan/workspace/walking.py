"""What lies in the folders of a workspace: the files to read, and what is met beside them."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from ..diagnostics import Diagnostic, Span, Stop
from ..messages import say
from .files import OPEN_IN_WORD, ROOT_FILE, TRACES, is_file, is_folder, lexists, meant, shown, why
from .others import not_checked, says_kind

_OURS = (".yaml", ".yml")


@dataclass(slots=True)
class Walk:
    """What a walk through folders met: files to read, things worth a finding, things it could not enter."""

    files: list[Path] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    nested: list[Path] = field(default_factory=list)
    failures: list[Stop] = field(default_factory=list)


def walk(folder: Path) -> Walk:
    """All `.yaml` files under a folder, in the order of their names.

    Hidden folders, Python environments and workspaces nested in this one are not entered; links are
    not followed.
    """
    met = Walk()

    def unreadable(problem: OSError) -> None:
        name = shown(Path(problem.filename))
        met.failures.append(Stop(say("{name} cannot be read: {why}", name=name, why=why(problem))))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(place)
        folders[:] = sorted(f for f in folders if _enter(here / f, met))
        _look_for_twins(here, names, met)
        for name in sorted(names):
            _take(here / name, met)
    return met


def named(path: Path) -> Walk:
    """What a person names: a folder is walked through, a file is read if it may be one of this tool's."""
    path = meant(str(path))
    if is_folder(path):
        return walk(path)
    if not lexists(path):
        return Walk(failures=[Stop(say("there is no file or folder {name}", name=shown(path)))])
    if path.name.startswith(OPEN_IN_WORD) and is_file(path):
        message = say("{name} only marks that a document is open in Word", name=shown(path))
        return Walk(
            failures=[Stop(message, say("name the document itself; once it is closed the mark is gone"))]
        )
    if path.suffix.lower() not in (*_OURS, ".docx") and (stop := not_checked(path)):
        return Walk(failures=[stop])
    return Walk(files=[path])


def _enter(folder: Path, met: Walk) -> bool:
    if folder.name.startswith(".") or is_file(folder / "pyvenv.cfg"):
        return False
    if folder.is_symlink():
        met.found.append(
            Diagnostic("W102", say("a link to a folder is not followed"), Span(shown(folder), 1, 1))
        )
        return False
    if is_file(folder / ROOT_FILE):
        met.nested.append(folder)
        return False
    return True


def _take(path: Path, met: Walk) -> None:
    suffix, stem = path.suffix.lower(), path.stem
    if suffix == ".txt" and stem.lower().endswith(_OURS):  # Notepad's own ending behind ours
        suffix, stem = ".yml", stem.rpartition(".")[0]
    if path.name.startswith(TRACES) or suffix not in _OURS:
        return
    if suffix == ".yml" and says_kind(path) is False:
        return  # build servers and others have their settings in such files
    if suffix == ".yml" or path.suffix != suffix:
        message = say("the file is not read: its name does not end in .yaml")
        hint = say("rename it to {name}", name=f"{stem}.yaml")
        met.found.append(Diagnostic("W101", message, Span(shown(path), 1, 1), hint))
    elif path.is_symlink():
        message = say("a link to a file is not followed")
        met.found.append(Diagnostic("W102", message, Span(shown(path), 1, 1)))
    else:
        met.files.append(path)


def _look_for_twins(folder: Path, names: list[str], met: Walk) -> None:
    """File names that are one on a machine that ignores capital letters or the way marks are stored."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        key = normalize("NFC", name).casefold()
        if key in seen and name.lower().endswith(_OURS):
            message = say("the name differs from {other} only in its spelling", other=seen[key])
            met.found.append(Diagnostic("W104", message, Span(shown(folder / name), 1, 1)))
        seen.setdefault(key, name)
