"""tiepcan init"""

import re
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from ..diagnostics import Diagnostic, Stop
from ..messages import say
from ..workspace.additions import regulation_of
from ..workspace.archive import Archive
from ..workspace.files import is_within_repository, shown
from ..workspace.newcomers import (
    Register,
    lines_of_newcomers,
    names_in,
    newcomers,
    register_in,
    tidy,
)
from ..workspace.starter import (
    UNNAMED,
    Hosting,
    Start,
    beside_theirs,
    empty_register,
    office_files,
    refuse_occupied,
    same_file,
)
from ..workspace.writing import write_new
from .clock import YEARS, day_of
from .new import note_unknown_holidays
from .rim import Rim, exit_code, rim_of

_Folder: TypeAlias = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="a new or empty folder; this one if none is named")
]
_Name: TypeAlias = Annotated[str | None, typer.Option(metavar="NAME", help="the name of the office")]
_File: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="its communes: a text with one name a line, the code before it if known; or a communes.yaml",
    ),
]
_Commune: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="a commune with its kind, e.g. “Xã Sùng Phài”; may be repeated"),
]
_Year: TypeAlias = Annotated[
    int | None,
    typer.Option(
        metavar="YEAR",
        help="the year of the first plan; this year if none is named",
        min=YEARS[0],
        max=YEARS[-1],
    ),
]
_Hosting: TypeAlias = Annotated[
    Hosting, typer.Option("--ci", help="which build server checks each change: github, gitlab or none")
]
_Dry: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="say what would be written, write nothing")]


def init(
    context: typer.Context,
    folder: _Folder = Path(),
    name: _Name = None,
    communes: _File = None,
    commune: _Commune = None,
    year: _Year = None,
    hosting: _Hosting = Hosting.GITHUB,
    dry_run: _Dry = False,
) -> int:
    """Begin the workspace of an office: its folders, a list of communes, an example of a plan, settings.

    What is made is free of findings, and everything in it may be changed. The plan is an example, to be
    edited before it is used. Nothing is ever written over: a folder that holds more than a new
    repository of git (README.md, LICENSE, .gitignore) is left as it is.

      tiepcan init van-phong --name "UBND xã Mẫu" --commune "Xã Mẫu" --dry-run
      tiepcan init van-phong --year 2026 --ci none --dry-run
    """
    rim, day = rim_of(context), day_of(None)
    first = day.year if year is None else year
    refuse_occupied(folder, communes)
    archive = Archive(folder)
    standard = regulation_of(archive, first)
    unit = tidy(UNNAMED if name is None else name)
    register = _register(communes, commune or [])
    if not isinstance(register, Register):
        rim.show_findings(register, beside=True)
        return exit_code(register)
    files = office_files(Start(unit, first, standard, register, hosting, first in archive.calendar.years))
    files = [f for f in files if communes is None or not same_file(folder / f[0], communes)]
    files, theirs = beside_theirs(folder, files)
    if not dry_run:
        write_new(folder, files)
    _show(rim, folder, [path for path, _ in files], dry=dry_run)
    _note(rim, folder, theirs, hosting)
    note_unknown_holidays(rim, archive, first)
    return 0


def _register(file: Path | None, names: list[str]) -> Register | tuple[Diagnostic, ...]:
    """The list of communes: the file of the office, or one made of names."""
    if file is not None and file.suffix.lower() in (".yaml", ".yml"):
        if names:
            raise Stop(say("--commune does not go with a list that is complete already"))
        return register_in(file, day_of(None))
    found = newcomers([*(names_in(file) if file else ()), *names], ())
    return empty_register(list(lines_of_newcomers(found)), [each.slug for each in found])


def _show(rim: Rim, folder: Path, names: list[str], *, dry: bool) -> None:
    """What was written, and what to do next."""
    for name in sorted(names):
        rim.output.write(f"  {name}\n")
    place = shown(folder)
    if dry:
        count = say("It would be {count} files.", count=len(names))
        rim.output.sum_up(say("Nothing is written. {what}", what=count))
        return
    rim.output.sum_up(say("Written: {count} files in {folder}", count=len(names), folder=place))
    rim.next(*([f"cd {_typed(place)}"] if place != "." else ()), "tiepcan validate")


def _note(rim: Rim, folder: Path, theirs: list[str], hosting: Hosting) -> None:
    """What is to be done by hand, as the folder is a part of somebody's repository."""
    if theirs:
        rim.output.note(say("Left as it was: {names}", names=theirs))
    if ".gitignore" in theirs:
        rim.output.note(say("Add to .gitignore the lines: {lines}", lines=["build/", "~$*", ".~lock.*#"]))
    if hosting is not Hosting.NONE and is_within_repository(folder):
        rim.output.note(
            say("This folder lies within a repository: build servers read their settings only at its top.")
        )


def _typed(place: str) -> str:
    """A path as it is typed: between quotation marks where a shell would take it apart."""
    return place if re.fullmatch(r"[\w./\\:~-]+", place) else f'"{place}"'
