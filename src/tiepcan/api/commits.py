"""A workspace as a commit has it, beside the one on the disk."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import new as new_hash
from pathlib import Path

from ..diagnostics import Stop
from ..git import Entry, Repository, repository_of
from ..records import frozen
from ..workspace.files import MOST_BYTES, file_names, read_bytes
from ..workspace.writing import laid_out


@frozen
class Snapshot:
    """What a commit keeps of a workspace: its files by their names from the root on."""

    root: Path
    repository: Repository
    commit: str
    files: Mapping[str, Entry]

    def texts(self, names: Iterable[str]) -> dict[str, bytes]:
        """The contents of YAML files, without links and what is too large to be read."""
        entries = (self.files[name] for name in names if name in self.files)
        found = self.repository.contents(filter(_is_readable, entries))
        return {entry.name: data for entry, data in found}

    def keeps(self, name: str) -> bool:
        """Whether the file on the disk is the one of the commit, however its lines end. A link stays a link:
        where it leads does not matter, as none is followed."""
        entry, path = self.files.get(name), self.root / name
        if entry is None or entry.is_link or path.is_symlink():
            return entry is not None and entry.is_link and path.is_symlink()
        try:
            data = read_bytes(path)
        except Stop:
            return False
        return entry.id in (_id_of(data, entry.id), _id_of(data.replace(b"\r\n", b"\n"), entry.id))


def snapshot_of(root: Path, revision: str | None = None) -> Snapshot:
    """The workspace as of a commit; where none is named, of the one where the work left `origin/main`.

    Stop where there is no git, no repository or no such commit.
    """
    repository = repository_of(str(root))
    commit = repository.fork() if revision is None else repository.commit(revision)
    return Snapshot(root, repository, commit, {entry.name: entry for entry in repository.files(commit)})


@contextmanager
def spread(snapshot: Snapshot) -> Iterator[Path]:
    """The snapshot as a folder of its own, as long as it is needed; the work tree is left alone.

    Of files that are not YAML only the names are there, empty: so much is asked of evidence. What git does
    not keep at all, such as scans that an office leaves out, is taken to have been there before.
    """
    with laid_out(_files_of(snapshot)) as folder:
        yield folder


def _files_of(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    entries = snapshot.files.values()
    yield from (
        (entry.name, data) for entry, data in snapshot.repository.contents(filter(_is_readable, entries))
    )
    yield from ((e.name, b"") for e in entries if not e.is_link and not e.name.endswith(".yaml"))
    kept = snapshot.repository.tracked()
    names = (name for name in file_names(snapshot.root) if name not in kept)
    yield from ((name, b"") for name in names if not name.endswith(".yaml"))


def _is_readable(entry: Entry) -> bool:
    return entry.name.endswith(".yaml") and not entry.is_link and entry.size <= MOST_BYTES


def _id_of(data: bytes, like: str) -> str:
    """The id that git gives a content, made as the other one is."""
    made = new_hash("sha1" if len(like) == 40 else "sha256", usedforsecurity=False)
    made.update(b"blob %d\0" % len(data) + data)
    return made.hexdigest()
