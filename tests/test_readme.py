"""Both READMEs show the same tour, and what they show is what the tool prints.

`python tests/test_readme.py` writes the outputs anew; an output that is cut with a line `…` is left to its
writer, and named where it no longer holds.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from repositories import repository
from tiepcan.__main__ import main
from tiepcan.cli import COMMANDS
from tiepcan.reading.load import read_file

ROOT = Path(__file__).resolve().parents[1]
TWINS = {"README.md": "en", "README.vi.md": "vi"}
TODAY = "1764547200"
"""2025-12-01, in the form of SOURCE_DATE_EPOCH: a command without `--as-of` answers for this day."""

CUT = "…"
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)")
HEADING = re.compile(r"^#+ ", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A command of a README, as it stands behind `$`, and the output shown below it."""

    command: str
    output: str

    @property
    def arguments(self) -> list[str]:
        return shlex.split(self.command)

    @property
    def is_ours(self) -> bool:
        return self.arguments[0] == "tiepcan"

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


def trimmed(text: str) -> list[str]:
    """The lines of a text without spaces at their ends, nor empty lines around."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n").split("\n")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def parts_of(block: str) -> list[Shown]:
    """The commands of a console block with their outputs."""
    commands = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert commands[0] == "", f"a console block begins with a command: {block}"
    return [Shown(command, output) for command, _, output in (c.partition("\n") for c in commands[1:])]


def tour(name: str) -> list[Shown]:
    return [shown for block in CONSOLE.findall(read(name)) for shown in parts_of(block)]


def files_of_the_workspace() -> Iterator[Path]:
    """What a command of the tour can meet in this repository."""
    for top in ROOT.iterdir():
        if not top.name.startswith(".") and top.name != "build":
            yield from top.rglob("*.yaml") if top.is_dir() else [top] * (top.suffix == ".yaml")
    yield from (path for path in (ROOT / "templates").iterdir() if path.suffix in (".docx", ".xlsx"))


@contextlib.contextmanager
def office() -> Iterator[None]:
    """A copy of this workspace as the current folder (`build/` stays as it is), kept in a git of its own, on
    a day that never moves."""
    kept = dict(os.environ)
    os.environ["SOURCE_DATE_EPOCH"] = TODAY
    os.environ.pop("TIEPCAN_LANG", None)
    with tempfile.TemporaryDirectory() as folder:
        for source in files_of_the_workspace():
            target = Path(folder, source.relative_to(ROOT))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
        repository(Path(folder), {})
        try:
            with contextlib.chdir(folder):
                yield
        finally:
            os.environ.clear()
            os.environ.update(kept)


def printed_by(shown: Shown) -> str:
    """All that the command prints in a pipe, on both streams, in its order."""
    screen = io.StringIO()
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        main(shown.arguments[1:])
    return screen.getvalue()


def rewrite(text: str, stale: list[str]) -> str:
    """A README with what its commands print now; cut outputs that no longer hold are added to `stale`."""

    def anew(shown: Shown) -> str:
        output = shown.output
        if shown.is_ours:
            printed = printed_by(shown)
            if not shown.is_cut:
                gap = "\n" if output.endswith("\n\n") else ""
                output = "\n".join(trimmed(printed)) + "\n" + gap
            elif not shown.holds(printed):
                stale.append(f"$ {shown.command}\n{printed}")
        return f"$ {shown.command}\n{output}"

    def block(found: re.Match[str]) -> str:
        return "```console\n" + "".join(anew(shown) for shown in parts_of(found[1])) + "```"

    return CONSOLE.sub(block, text)


def refresh() -> int:
    """Write both READMEs anew; 1 where a cut output has to be mended by hand."""
    stale: list[str] = []
    for name in TWINS:
        with office():
            text = rewrite(read(name), stale)
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
    for shown in stale:
        print(f"no longer true, cut by hand:\n{shown}")
    return 1 if stale else 0


@pytest.mark.parametrize("name", TWINS)
def test_what_a_readme_shows_is_what_the_tool_prints(name: str) -> None:
    with office():
        for shown in tour(name):
            if shown.is_ours:
                printed = printed_by(shown)
                assert shown.holds(printed), f"{name}: $ {shown.command}\n{printed}"


@pytest.mark.parametrize(("name", "lang"), TWINS.items())
def test_every_command_speaks_the_language_of_its_readme(name: str, lang: str) -> None:
    for shown in tour(name):
        assert shown.command.endswith(" --lang en") is (shown.is_ours and lang == "en"), shown.command


def test_twins_show_the_same_commands_in_the_same_order() -> None:
    english, vietnamese = ([shown.without_language for shown in tour(name)] for name in TWINS)
    assert english == vietnamese


def test_twins_have_the_same_sections_and_links() -> None:
    english, vietnamese = (read(name) for name in TWINS)
    assert HEADING.findall(english) == HEADING.findall(vietnamese)
    assert LINK.findall(english)[1:] == LINK.findall(vietnamese)[1:]


def test_twins_link_each_other_in_their_first_lines() -> None:
    assert read("README.md").splitlines()[0] == "[Tiếng Việt](README.vi.md)"
    assert read("README.vi.md").splitlines()[0] == "[English](README.md)"


@pytest.mark.parametrize("name", TWINS)
def test_no_command_of_the_tool_is_missing(name: str) -> None:
    assert set(COMMANDS) - {shown.arguments[1] for shown in tour(name) if shown.is_ours} == set()


@pytest.mark.parametrize("name", TWINS)
def test_no_regulation_of_the_tool_is_missing(name: str) -> None:
    standards = {path.name for path in (ROOT / "src/tiepcan/standards").glob("*.yaml")}
    told = {Path(link).name for link in LINK.findall(read(name))}
    assert {s for s in standards if not s.endswith(".scenarios.yaml")} - told == set()


@pytest.mark.parametrize("name", TWINS)
def test_files_that_are_shown_can_be_read(name: str) -> None:
    files = [block for block in YAML.findall(read(name)) if re.match(r"(#.*\n)*kind:", block)]
    assert files, "a README shows what the files look like"
    for block in files:
        loaded = read_file(block.encode(), name)
        assert loaded.record is not None
        assert [str(d.message) for d in loaded.found] == []


@pytest.mark.parametrize("name", [*TWINS, "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    assert [link for link in LINK.findall(read(name)) if not (ROOT / link).exists()] == []


if __name__ == "__main__":
    sys.exit(refresh())
