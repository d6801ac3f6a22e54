"""What the pages for readers show, run: every command with its output, every file they ask to be written.

A page is a README or a file of docs/. Its blocks are run one after the other in an office of their own: the
commands of a `console` block, the file of a block whose first line is ```` ```yaml <path> ````. A line `…`
in an output leaves something out. A page that has `<!-- folder: empty -->` starts without files.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from repositories import IDENTITY, git, repository
from tiepcan.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
TODAY = "1764547200"
"""2025-12-01, in the form of SOURCE_DATE_EPOCH: a command without `--as-of` answers for this day."""

CUT = "…"
EMPTY = "<!-- folder: empty -->"
BLOCK = re.compile(r"^```(console|yaml(?: +(\S+\.yaml))?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = ("cat", "cd", "git", "mkdir")
"""What a page runs besides the tool; anything else (make, pip) is shown only."""
SERVER = "https://git.example.vn/"
"""Where the pages push to; here a folder stands in its place."""


@dataclass(frozen=True)
class Shown:
    """A command of a page, as it stands behind `$`, and the output shown below it."""

    command: str
    output: str

    @property
    def arguments(self) -> list[str]:
        return shlex.split(self.command)

    @property
    def is_ours(self) -> bool:
        return self.arguments[0] == "tiepcan"

    @property
    def is_run(self) -> bool:
        return self.is_ours or self.arguments[0] in SHELL

    @property
    def is_cut(self) -> bool:
        return CUT in (line.strip() for line in self.output.splitlines())

    @property
    def without_language(self) -> str:
        return self.command.replace(" --lang en", "")

    def holds(self, printed: str) -> bool:
        """Whether this is what was printed, whatever a cut left out."""
        lines = (r"(?:.*\n)*?" if s.strip() == CUT else re.escape(f"{s}\n") for s in trimmed(self.output))
        return re.fullmatch("".join(lines), "".join(f"{s}\n" for s in trimmed(printed))) is not None


@dataclass(frozen=True)
class Written:
    """A file that a page asks its reader to write."""

    path: str
    text: str


def trimmed(text: str) -> list[str]:
    """The lines of a text without spaces at their ends, nor empty lines around."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n").split("\n")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pages() -> list[str]:
    """The pages that people write or read: both READMEs and all of docs/."""
    return [
        "README.md",
        "README.vi.md",
        *(p.relative_to(ROOT).as_posix() for p in sorted(DOCS.rglob("*.md"))),
    ]


def language(name: str) -> str:
    return "vi" if name == "README.vi.md" or name.startswith("docs/vi/") else "en"


def parts_of(block: str) -> list[Shown]:
    """The commands of a console block with their outputs."""
    commands = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert commands[0] == "", f"a console block begins with a command: {block}"
    return [Shown(command, output) for command, _, output in (c.partition("\n") for c in commands[1:])]


def steps_of(text: str) -> Iterator[Shown | Written]:
    """What a reader of the page does, in order."""
    for kind, path, body in BLOCK.findall(text):
        if kind == "console":
            yield from parts_of(body)
        elif path:
            yield Written(path, body)


def tour(name: str) -> list[Shown]:
    return [step for step in steps_of(read(name)) if isinstance(step, Shown)]


def _files_of_the_workspace() -> Iterator[Path]:
    """What a command of a page can meet in this repository; of most tests only that they are not entered."""
    for top in (*ROOT.iterdir(), ROOT / "tests" / "broken"):
        if not top.name.startswith(".") and top.name not in ("build", "tests"):
            yield from top.rglob("*.yaml") if top.is_dir() else [top] * (top.suffix == ".yaml")
    yield from (ROOT / "tests").glob("*/tiepcan.yaml")
    yield from (path for path in (ROOT / "templates").iterdir() if path.suffix in (".docx", ".xlsx"))


def _furnish(folder: Path) -> None:
    """A copy of this workspace (`build/` stays as it is), kept in a git of its own."""
    for source in _files_of_the_workspace():
        target = folder / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    repository(folder, {})


def _server(folder: Path) -> Path:
    """A configuration of git in which a folder stands for the server of the pages."""
    kept = folder / "server" / "tu-phap" / "chuan-tcpl.git"
    kept.mkdir(parents=True)
    git(kept, "init", "--quiet", "--bare", "--initial-branch=main")
    settings = folder / "gitconfig"
    settings.write_text(
        # As a git that nobody has set up: the page itself names the branch `main`.
        f"[init]\n\tdefaultBranch = master\n"
        f'[url "{(folder / "server").as_uri()}/"]\n\tinsteadOf = {SERVER}\n',
        encoding="utf-8",
    )
    return settings


@contextlib.contextmanager
def office(*, empty: bool = False) -> Iterator[None]:
    """An office as the current folder, on a day that never moves."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "office")
        place.mkdir()
        if not empty:
            _furnish(place)
        os.environ.update(IDENTITY, SOURCE_DATE_EPOCH=TODAY, GIT_CONFIG_GLOBAL=str(_server(Path(folder))))
        os.environ.pop("TIEPCAN_LANG", None)
        try:
            with contextlib.chdir(place):
                yield
        finally:
            os.environ.clear()
            os.environ.update(kept)


def printed_by(shown: Shown) -> str:
    """All that the command prints in a pipe, on both streams, in its order."""
    if shown.is_ours:
        screen = io.StringIO()
        with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
            main(shown.arguments[1:])
        return screen.getvalue()
    if shown.arguments[0] == "cd":
        os.chdir(shown.arguments[1])
        return ""
    done = subprocess.run(
        shown.arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8"
    )
    return done.stdout


def write(step: Written) -> None:
    target = Path(step.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(step.text, encoding="utf-8", newline="\n")


def untrue(name: str) -> Iterator[str]:
    """The commands of a page that print something else, with what they print."""
    text = read(name)
    with office(empty=EMPTY in text):
        for step in steps_of(text):
            if isinstance(step, Written):
                write(step)
            elif step.is_run and not step.holds(printed := printed_by(step)):
                yield f"{name}: $ {step.command}\n{printed}"


def rewritten(text: str, stale: list[str]) -> str:
    """A page with what its commands print now; cut outputs that no longer hold are added to `stale`."""

    def anew(shown: Shown) -> str:
        output = shown.output
        if shown.is_run:
            printed = printed_by(shown)
            if not shown.is_cut:
                gap = "\n" if output.endswith("\n\n") else ""
                output = "\n".join(trimmed(printed)) + "\n" + gap if printed.strip() else gap
            elif not shown.holds(printed):
                stale.append(f"$ {shown.command}\n{printed}")
        return f"$ {shown.command}\n{output}"

    def block(found: re.Match[str]) -> str:
        if found[1] != "console":
            if found[2]:
                write(Written(found[2], found[3]))
            return found[0]
        return "```console\n" + "".join(anew(shown) for shown in parts_of(found[3])) + "```"

    with office(empty=EMPTY in text):
        return BLOCK.sub(block, text)


def refresh() -> int:
    """Write all pages anew; 1 where a cut output has to be mended by hand."""
    stale: list[str] = []
    for name in pages():
        if any(step for step in steps_of(read(name))):
            text = rewritten(read(name), stale)
            (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
    for shown in stale:
        print(f"no longer true, cut by hand:\n{shown}")
    return 1 if stale else 0
