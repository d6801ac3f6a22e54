"""Files and folders: finding and reading them. Only this module and `writing` open files."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from ..diagnostics import Stop
from ..messages import Message, say

ROOT_FILE = "tiepcan.yaml"
OPEN_IN_WORD = "~$"
TRACES = (".", OPEN_IN_WORD)
"""How the names of files begin that other programs leave: hidden ones, and Word's beside an open document."""
MOST_BYTES = 16 * 1024 * 1024
_PACKAGE = Path(__file__).parent.parent
_NOFOLLOW_NONBLOCK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def shown(path: Path) -> str:
    """The name of a file as findings carry it: seen from the current folder, with forward slashes.

    Links are not followed: a finding names the link, not what it leads to, and a circle of links has a name.
    """
    try:
        here = Path.cwd()
    except OSError:  # the current folder is gone
        return path.as_posix()
    whole = Path(os.path.normpath(here / path))
    return (whole.relative_to(here) if whole.is_relative_to(here) else path).as_posix()


def is_folder(path: Path) -> bool:
    """Whether there is a folder; unlike `Path.is_dir` it answers of every name, however long or hidden."""
    return os.path.isdir(path)


def is_file(path: Path) -> bool:
    """Whether there is an ordinary file, behind a link perhaps."""
    return os.path.isfile(path)


def lexists(path: Path) -> bool:
    """Whether there is anything of that name, a link that leads nowhere included."""
    return os.path.lexists(path)


def meant(text: str) -> Path:
    """The path that a user means, where there is one: a backslash is a slash, the ending may be left out."""
    ways = (text, text.replace("\\", "/"))
    found = (Path(way + ending) for way in ways if way for ending in ("", ".yaml"))
    return next((path for path in found if lexists(path)), Path(text))


def yaml_files(folder: Path) -> list[Path]:
    """The `.yaml` files of a folder by name, without the traces of other programs."""
    return sorted(p for p in folder.glob("*.yaml") if not p.name.startswith(TRACES))


_WHY: dict[int, Message] = {
    errno.EACCES: say("access is denied"),
    errno.EPERM: say("access is denied"),
    errno.EROFS: say("access is denied"),
    errno.ENOSPC: say("the disk is full"),
    errno.EDQUOT: say("the disk is full"),
    errno.EFBIG: say("the disk is full"),
    errno.ENAMETOOLONG: say("the name is too long"),
    errno.EEXIST: say("there is a file of that name already"),
    errno.ENOENT: say("there is no such file or folder"),
    errno.ENOTDIR: say("a part of the path is no folder"),
    errno.EISDIR: say("there is a folder of that name"),
    errno.ELOOP: say("the path leads in a circle"),
    errno.EBUSY: say("another program uses it"),
    errno.EIO: say("the disk does not answer as it should"),
}


def why(problem: OSError) -> Message | str:
    """What the system says of a failure, in our words where it is a usual one."""
    return _WHY.get(problem.errno or 0, problem.strerror or str(problem))


def listed(folder: Path) -> list[Path]:
    """The `.yaml` files of a folder, as `yaml_files`. Stop where it is there and cannot be looked into."""
    try:
        os.listdir(folder)
    except NotADirectoryError:
        raise Stop(say("“{path}” is a file; a folder is needed here", path=shown(folder))) from None
    except OSError as problem:
        if lexists(folder):
            gone = say("it is a link that leads nowhere")
            reason = gone if problem.errno == errno.ENOENT else why(problem)
            raise Stop(say("{name} cannot be read: {why}", name=shown(folder), why=reason)) from None
    return yaml_files(folder)


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a regular file, at most `most` bytes and one more, so that too large is seen.

    Links, pipes and devices are not opened: a pipe would wait forever. Stop where it cannot be read.
    """
    if os.path.islink(path):
        raise Stop(say("{name} is a link, which is not followed", name=shown(path)))
    try:
        handle = os.open(path, os.O_RDONLY | _NOFOLLOW_NONBLOCK)
    except FileNotFoundError:
        raise Stop(say("there is no file {name}", name=shown(path))) from None
    except OSError as problem:
        if is_folder(path):
            raise Stop(say("{name} is not a file", name=shown(path))) from None
        raise Stop(say("{name} cannot be read: {why}", name=shown(path), why=why(problem))) from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Stop(say("{name} is not a file", name=shown(path)))
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(most + 1)
    except OSError as problem:
        raise Stop(say("{name} cannot be read: {why}", name=shown(path), why=why(problem))) from None
    finally:
        os.close(handle)


def read_lines(name: str) -> list[str]:
    """The lines of a file named in a finding, shown beside it; none where it is no text that can be read."""
    try:
        data = read_bytes(Path(name))
    except Stop:
        return []
    if b"\0" in data:
        return []
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def is_within_repository(folder: Path) -> bool:
    """Whether a repository of git begins in a folder above this one."""
    whole = Path(os.path.realpath(folder))
    return not lexists(whole / ".git") and any(lexists(above / ".git") for above in whole.parents)


def root_of(path: Path, top: Path | None = None) -> Path:
    """The workspace of a file: the nearest folder above with `tiepcan.yaml`, with `plans/`, or its own.

    What lies above `top` is not looked at.
    """
    folder = Path(os.path.realpath(path if is_folder(path) else path.parent))
    above = [folder, *folder.parents]
    if top in above:
        above = above[: above.index(top) + 1]
    named = next((f for f in above if is_file(f / ROOT_FILE)), None)
    return named or next((f for f in above if is_folder(f / "plans")), folder)


def file_names(root: Path) -> Iterator[str]:
    """The names of all files below a folder, from it on and with slashes; hidden folders, Python
    environments and links are left out."""
    for place, folders, names in os.walk(root):
        here = Path(place)
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and not is_file(here / f / "pyvenv.cfg")
        )
        yield from (
            (here / n).relative_to(root).as_posix() for n in sorted(names) if not os.path.islink(here / n)
        )


def inside(root: Path, written: str) -> Path | None:
    """A path that a file of the workspace names; None where it leads out of the workspace.

    A whole path (with `/` or a drive in front) is none of the workspace's, even if it leads there today: a
    copy of the folder would still read the original.
    """
    if written.startswith(("/", "\\")) or PureWindowsPath(written).drive:
        return None
    path = root / written
    return path if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)) else None


def relative(path: Path, root: Path) -> str | None:
    """A path as the files of the workspace write it, with forward slashes; None where it lies outside."""
    whole, top = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else None


def packaged(folder: str, suffix: str) -> Iterator[Path]:
    """The data that comes with the tool: standards, holidays, templates."""
    place = _PACKAGE / folder
    if not place.is_dir():
        place = _PACKAGE.parent.parent / folder  # a checkout: templates/ stands at its top
    yield from sorted(p for p in place.glob(f"*{suffix}") if p.is_file())


def is_ours(path: Path) -> bool:
    """Whether a file is part of the tool, and so the same as long as it runs."""
    return path.is_relative_to(_PACKAGE)


def catalogue(lang: str) -> bytes | None:
    """The compiled catalogue of a language; None for the language of the code."""
    path = _PACKAGE / "locale" / lang / "LC_MESSAGES" / "tiepcan.mo"
    return read_bytes(path) if path.is_file() else None
