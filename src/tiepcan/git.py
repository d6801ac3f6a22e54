"""What git keeps of a folder, read from its objects: the work tree and the index are never touched.

A repository may come from a stranger, and its settings can name programs. So git is asked only to resolve a
name and to print objects, in a repository that it finds by a `.git` above the folder; nothing is fetched, no
filter, hook or pager of the repository runs, and no word of a user reaches git as an option.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .diagnostics import Stop
from .messages import Message, say
from .records import frozen

MOST_LISTED = 64 * 1024 * 1024
"""Bytes that the list of a commit's files may have; a few crafted objects can list billions of names."""

_SAFE = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"),
)
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_SET = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what an older git would fetch for a partial clone, it cannot
}
_REVISION = re.compile(r"(?:\w[\w./+-]*|@)(?:@\{[\w./-]+\})?(?:[~^][0-9]*)*")
_ENTRY = re.compile(rb"([0-7]{6}) ([a-z]+) ([0-9a-f]{40,64}) +([0-9]+|-)\t(.+)", re.DOTALL)
_MAIN = (
    *("refs/remotes/origin/main", "refs/heads/main"),
    *("refs/remotes/origin/HEAD", "refs/remotes/origin/master", "refs/heads/master"),
)
"""The shared state, where an office calls it otherwise: what the server calls so, then git's older name."""

_WHOLE_HISTORY = say("fetch the history: git fetch --unshallow; on GitHub Actions: fetch-depth: 0")

_EXAMPLES = say("name a branch, a tag or a commit: origin/main, HEAD~1")
_BEGIN = say('begin one: git init -b main, git add ., git commit -m "…"')


@frozen
class Entry:
    """A file of a commit: its name below the folder, with slashes, its id and its size in bytes."""

    name: str
    id: str
    size: int
    is_link: bool


@frozen
class Repository:
    """The repository around a folder, and how git is called for it."""

    program: str
    folder: str

    def commit(self, revision: str) -> str:
        """The id of the commit that a user names; of no files at all for the `HEAD` before the first commit.

        Stop where it is no name, or of no commit here.
        """
        unknown = say("git knows no commit “{revision}” here", revision=revision)
        if not _REVISION.fullmatch(revision) or ".." in revision:
            raise Stop(unknown, _EXAMPLES)
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if id := self._line(*asked) or (revision in ("HEAD", "@") and self._nothing()):
            return id
        raise Stop(unknown, self._deeper() or _EXAMPLES)

    def _nothing(self) -> str | None:
        """Before the first commit: the id of a state without files, against which everything is new."""
        begun = self._line("rev-list", "--all", "--max-count=1") or self._line("symbolic-ref", "HEAD") is None
        return None if begun else self._line("hash-object", "-t", "tree", "--stdin")

    def fork(self) -> str:
        """The commit where the work left `origin/main`, or what stands for it. Stop where nothing does."""
        found = (self._line("rev-parse", "--verify", "--quiet", "--end-of-options", n) for n in _MAIN)
        main = next(filter(None, found), None)
        if main is None:
            hint = say("name the state to compare with, for example: HEAD")
            raise Stop(say("there is neither origin/main nor main to compare with"), self._deeper() or hint)
        if id := self._line("merge-base", "--end-of-options", main, "HEAD"):
            return id
        raise Stop(say("the work and main have no commit in common here"), self._deeper())

    def _deeper(self) -> Message | None:
        """What helps in a clone that lacks the older history."""
        shallow = self._line("rev-parse", "--is-shallow-repository") == "true"
        return _WHOLE_HISTORY if shallow else None

    def files(self, commit: str) -> list[Entry]:
        """The files of a commit below the folder, links among them; no repositories within it."""
        asked = ("ls-tree", "-r", "-z", "-l", "--end-of-options", commit)
        listed = (_ENTRY.fullmatch(line) for line in self._listed(asked) if line)
        return [
            Entry(os.fsdecode(found[5]), found[3].decode(), int(found[4]), found[1] == b"120000")
            for found in listed
            if found and found[2] == b"blob"
        ]

    def tracked(self) -> frozenset[str]:
        """The names below the folder that git keeps, or will with the next commit."""
        return frozenset(os.fsdecode(name) for name in self._listed(("ls-files", "-z")) if name)

    def contents(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, bytes]]:
        """The files with what is in them, one by one. Stop where git lacks one."""
        with self._asked(("cat-file", "--batch")) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for entry in entries:
                process.stdin.write(f"{entry.id}\n".encode())
                process.stdin.flush()
                if process.stdout.readline().split() != [
                    entry.id.encode(),
                    b"blob",
                    str(entry.size).encode(),
                ]:
                    raise Stop(say("git lacks a part of the commit: {name}", name=entry.name), self._deeper())
                yield entry, process.stdout.read(entry.size + 1)[: entry.size]

    def _listed(self, arguments: Sequence[str]) -> list[bytes]:
        """What git prints, at each NUL; it is stopped where that grows beyond all measure."""
        with self._asked(arguments) as process:
            assert process.stdout is not None
            text = process.stdout.read(MOST_LISTED + 1)
            if len(text) > MOST_LISTED:
                raise Stop(say("the commit lists too many files to be read"))
        if process.returncode:
            raise Stop(say("git cannot list the files of the commit"), self._deeper())
        return text.split(b"\0")

    @contextmanager
    def _asked(self, arguments: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
        """git at work; it does not outlive the question."""
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        with subprocess.Popen(
            self._command(arguments), env=_surroundings(), stdin=pipe, stdout=pipe, stderr=nowhere
        ) as process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise

    def _line(self, *arguments: str) -> str | None:
        """The line that git answers; None where it fails."""
        done = self.ask(arguments)
        return done.stdout.decode("utf-8", "replace").strip() or None if done.returncode == 0 else None

    def ask(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        """What git answers to a small question, in whole."""
        return subprocess.run(
            self._command(arguments),
            env=_surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    def _command(self, arguments: Sequence[str]) -> list[str]:
        return [self.program, "-C", self.folder, *_SAFE, *arguments]


def repository_of(folder: str) -> Repository:
    """The repository that a folder lies in. Stop where there is none, or no git."""
    program = _program()
    if program is None:
        raise Stop(say("git is not installed"), say("install git, or leave out what compares with a commit"))
    found = Repository(program, folder)
    done = found.ask(("rev-parse", "--is-inside-work-tree"))
    if done.returncode == 0 and done.stdout.strip() == b"true":
        return found
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode == 0 or "not a git repository" in said:
        raise Stop(say("the folder {name} lies in no git repository", name=folder), _BEGIN)
    reason = next(iter(said.splitlines()), "").removeprefix("fatal: ")
    raise Stop(say("git does not read the folder {name}: {why}", name=folder, why=reason))


def _program() -> str | None:
    """git as the search path has it, never from the current folder: a stranger may have put one there."""
    name = "git.exe" if os.name == "nt" else "git"
    places = (Path(folder) / name for folder in os.get_exec_path() if Path(folder).is_absolute())
    return next((str(place) for place in places if place.is_file() and os.access(place, os.X_OK)), None)


def _surroundings() -> dict[str, str]:
    """The environment without what would lead git elsewhere, as a hook that starts the tool has it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _KEPT}
    return kept | _SET
