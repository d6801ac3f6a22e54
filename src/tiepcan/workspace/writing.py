"""Writing files: completely or not at all."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from ..diagnostics import Stop
from ..messages import say
from .files import inside, is_file, is_folder, lexists, read_bytes, shown, why

PATIENCE = 10
"""Seconds to wait for another run that writes the same file."""
MOST_LETTERS = 1000
"""Of the name of a file that is laid out, its folders included."""
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_file(
    path: Path, data: bytes, patience: float = PATIENCE, *, instead_of: bytes | None = None
) -> None:
    """Write a file so that it is either as before or completely new, whatever happens in between.

    The data goes to a hidden neighbour first, is forced to the disk and takes the name in one step.
    Links, things that are not files and files protected from writing are refused. Stop where it cannot be
    written, or where another run still writes it after `patience` seconds. With `instead_of` the file must
    still hold exactly these bytes when it is its turn: what somebody wrote meanwhile is not lost.
    """
    with held(path, patience) as write:
        write(data, instead_of)


@contextmanager
def held(path: Path, patience: float = PATIENCE) -> Iterator[Callable[[bytes, bytes | None], None]]:
    """A file that no other run writes meanwhile: who reads it, decides and writes has it all the time.

    What is handed out writes it, as `write_file` does. Stop where another run still has it after `patience`
    seconds.
    """
    with _alone(path, patience):
        yield partial(_write, path)


@contextmanager
def _alone(path: Path, patience: float) -> Iterator[None]:
    """No other run has the lock of this file or folder. Stop after `patience` seconds."""
    try:
        lock = FileLock(lock_of(path), timeout=patience)
        lock.acquire()
    except Timeout:
        raise Stop(say("another run is writing {name} at the moment", name=shown(path))) from None
    except OSError as problem:
        raise _not_written(path, problem) from None
    try:
        yield
    finally:
        lock.release()


def write_new(folder: Path, files: Sequence[tuple[str, bytes]], patience: float = PATIENCE) -> None:
    """Write files below a folder that are not there yet: all of them, in this order, or none.

    They are named with slashes; folders are made where they are missing. Nothing is written over: Stop where
    one of the names is taken or leads out of the folder. What fails half-way, be it by Ctrl+C, takes back
    all that it wrote.
    """
    with _alone(folder, patience):
        for name, _ in files:
            if inside(folder, name) is None:
                raise Stop(say("“{path}” leads out of the workspace", path=name))
            if lexists(folder / name):
                raise Stop(say("{name} is there already and is not written over", name=shown(folder / name)))
        made: list[Path] = []
        try:
            for name, data in files:
                path = folder / name
                for missing in reversed([p for p in path.parents if not is_folder(p)]):
                    make_folder(missing)
                    made.append(missing)
                made.append(path)
                _replace(path, data, 0o666 & ~_umask())
        except OSError as problem:
            _take_back(made)
            raise _not_written(made[-1], problem) from None
        except BaseException:
            _take_back(made)
            raise


def _take_back(made: Sequence[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            if is_folder(path):
                path.rmdir()
            else:
                path.unlink(missing_ok=True)


def _write(path: Path, data: bytes, instead_of: bytes | None) -> None:
    name = shown(path)
    if os.path.islink(path) or (os.path.exists(path) and not is_file(path)):
        raise Stop(say("{name} is not an ordinary file and is not written over", name=name))
    if not is_folder(path.parent):
        raise Stop(say("there is no folder {name}", name=shown(path.parent)))
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if is_file(path) else 0o666 & ~_umask()
        if not mode & 0o222:
            hint = say("take the protection off in the properties of the file, or name another file")
            raise Stop(say("{name} is protected from writing", name=name), hint)
        if instead_of is not None and read_bytes(path) != instead_of:
            raise Stop(say("{name} was changed meanwhile and is left as it is", name=name), say("try again"))
        _replace(path, data, mode)
    except OSError as problem:
        raise _not_written(path, problem) from None


def _not_written(path: Path, problem: OSError) -> Stop:
    if problem.errno in _DISK_FULL:
        hint = say("nothing was changed; make room on the disk, or name another place")
    else:
        hint = say("nothing was changed; is the file open in another program?")
    return Stop(say("{name} cannot be written: {why}", name=shown(path), why=why(problem)), hint)


def make_folder(path: Path) -> None:
    """Create a folder, and those above it, where it is missing."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Stop(
            say("the folder {name} cannot be made: {why}", name=shown(path), why=why(problem)),
            say("name another folder, or ask for the right to write there"),
        ) from None


@contextmanager
def laid_out(files: Iterable[tuple[str, bytes]]) -> Iterator[Path]:
    """A folder of its own with these files, named with slashes; it is gone afterwards, on Ctrl+C as well.

    The names may come from a stranger: what is no plain name below the folder is left out, and nothing is
    ever written over or through a link.
    """
    with tempfile.TemporaryDirectory(prefix="tiepcan-", ignore_cleanup_errors=True) as folder:
        top = Path(os.path.realpath(folder))
        for name, data in files:
            if _is_plain(name):
                with suppress(FileExistsError, NotADirectoryError):  # two names that are one on this disk
                    path = top / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    with open(path, "xb") as stream:
                        stream.write(data)
        yield top


def _is_plain(name: str) -> bool:
    """Whether each part of a name is the name of a file, on this system too."""
    strange = "\\:" if os.sep == "\\" else ""
    parts = name.split("/")
    return len(name) <= MOST_LETTERS and all(
        part not in ("", ".", "..") and not any(c in part for c in f"\0{strange}") for part in parts
    )


def lock_of(path: Path) -> Path:
    """The lock of a file: outside the user's folders, of this user alone."""
    owner = os.getuid() if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"tiepcan-{owner}-{_key_of(path)}.lock"


def _key_of(path: Path) -> str:
    return sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24]


def _replace(path: Path, data: bytes, mode: int) -> None:
    prefix = f".tiepcan-{_key_of(path)}-"
    _sweep(path.parent, prefix)  # what a run left that was killed
    try:
        handle, temporary = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:  # Ctrl+C can come before the name of the new file is known
        _sweep(path.parent, prefix)
        raise
    with suppress(OSError):  # the file is there already; some network drives cannot force a folder
        _force_folder(path.parent)


def _sweep(folder: Path, prefix: str) -> None:
    """Remove what was not finished of a file: whoever holds its lock is alone."""
    for left in folder.glob(f"{prefix}*.tmp"):
        left.unlink(missing_ok=True)


def _force_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
