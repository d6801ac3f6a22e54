"""tiepcan new"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from ..diagnostics import Stop
from ..messages import say
from ..model.terms import CommuneClass
from ..reading.scalars import NotRead, read_code, read_slug, read_year
from ..workspace.additions import File, lacking_sheets, new_plan, new_sheets
from ..workspace.archive import Archive
from ..workspace.enrolment import enrol
from ..workspace.files import ROOT_FILE, is_file, is_folder, root_of, shown
from ..workspace.starter import owners_of
from ..workspace.writing import write_new
from .clock import day_of
from .rim import Rim, exit_code, rim_of

MOST_NAMED = 12
"""Of more files than these only the number is said."""


class Kind(StrEnum):
    """What can be added."""

    PLAN = "plan"
    SCORES = "scores"
    COMMUNE = "commune"


_Kind: TypeAlias = Annotated[Kind, typer.Argument(metavar="plan|scores|commune", help="what is added")]
_What: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="WHAT", help="plan: a year; scores: year/commune, or a year with --all; commune: its name"
    ),
]
_Id: TypeAlias = Annotated[str | None, typer.Option(metavar="ID", help="plan: its id, if not plan-YEAR")]
_Title: TypeAlias = Annotated[str | None, typer.Option(metavar="TEXT", help="plan: its title")]
_All: TypeAlias = Annotated[
    bool, typer.Option("--all", help="scores: a sheet for every commune that has none in the year")
]
_Code: TypeAlias = Annotated[str | None, typer.Option(metavar="CODE", help="commune: its five digits")]
_Class: TypeAlias = Annotated[
    CommuneClass | None, typer.Option("--class", metavar="CLASS", help="commune: its class: I, II or III")
]
_Slug: TypeAlias = Annotated[
    str | None, typer.Option(metavar="SLUG", help="commune: its short name, if not made of its name")
]
_Dry: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="show what would be written, write nothing")]

_OWN: Mapping[str, Kind] = {
    "--id": Kind.PLAN,
    "--title": Kind.PLAN,
    "--all": Kind.SCORES,
    "--code": Kind.COMMUNE,
    "--class": Kind.COMMUNE,
    "--slug": Kind.COMMUNE,
}


def new(
    context: typer.Context,
    kind: _Kind,
    what: _What,
    id: _Id = None,
    title: _Title = None,
    every: _All = False,
    code: _Code = None,
    class_: _Class = None,
    slug: _Slug = None,
    dry_run: _Dry = False,
) -> int:
    """Add a plan, score sheets or a commune to the workspace, ready to be filled in.

    A plan begins as an example under a free id. A score sheet has every indicator of the year's regulation,
    none of them scored. A commune goes to the end of the list, under a short name made of its name. What is
    there already is never written over.

      tiepcan new plan 2026 --dry-run
      tiepcan new scores 2021/tan-phong --dry-run
      tiepcan new scores 2021 --all --dry-run
      tiepcan new commune "Xã Mẫu" --class II --dry-run
    """
    rim, archive = rim_of(context), _workspace()
    given = {"--id": id, "--title": title, "--all": every, "--code": code, "--class": class_, "--slug": slug}
    _refuse_strange(kind, [name for name, value in given.items() if value])
    if archive.office is None or (kind is Kind.SCORES and archive.communes is None):
        rim.show_findings(archive.found, beside=True)
        for failure in archive.failures:
            rim.show_stop(failure)
        if archive.found or archive.failures:
            return exit_code(archive.found, archive.failures)
    if kind is Kind.COMMUNE:
        return _commune(rim, archive, what, _fields(code, class_, slug, what), dry=dry_run)
    if kind is Kind.SCORES:
        _write(rim, archive, _sheets(archive, what, every=every), dry=dry_run)
        return 0
    year = _year(_one(what, "tiepcan new plan 2026"))
    _write(rim, archive, [new_plan(archive, year, id, title)], dry=dry_run)
    note_unknown_holidays(rim, archive, year)
    return 0


def note_unknown_holidays(rim: Rim, archive: Archive, year: int) -> None:
    """Say beforehand what `validate` will warn of: nobody knows the holidays of a year far ahead."""
    if year not in archive.calendar.years:
        rim.output.note(
            say("The holidays of {year} are not known yet: add them to holidays.yaml.", year=str(year))
        )


def _workspace() -> Archive:
    """The workspace of this folder. Stop where there is none: a file in the wrong place helps nobody."""
    root = root_of(Path())
    if not is_file(root / ROOT_FILE) and not is_folder(root / "plans"):
        raise Stop(say("this folder belongs to no workspace"), say("begin one: tiepcan init"))
    return Archive(root)


def _refuse_strange(kind: Kind, given: Sequence[str]) -> None:
    """Stop where an option is said that belongs to another kind."""
    for option in given:
        if _OWN[option] is not kind:
            command = f"tiepcan new {_OWN[option]}"
            raise Stop(say("{option} belongs to: {command}", option=option, command=command))


def _year(written: str) -> int:
    try:
        return read_year(written)
    except NotRead as problem:
        raise Stop(problem.message, problem.hint) from None


def _one(what: Sequence[str], example: str) -> str:
    if len(what) > 1:
        raise Stop(say("only one can be named here"), say("for example: {command}", command=example))
    return what[0]


def _fields(
    code: str | None, class_: CommuneClass | None, slug: str | None, what: Sequence[str]
) -> dict[str, str]:
    """What is said of a commune beside its name. Stop where it cannot be so."""
    if code or slug:
        _one(what, 'tiepcan new commune "Xã Mẫu" --code 00010')
    fields = {"code": code, "class": class_.value if class_ else None, "slug": slug}
    try:
        if code:
            read_code(code)
        if slug:
            read_slug(slug)
    except NotRead as problem:
        raise Stop(problem.message, problem.hint) from None
    return {name: value for name, value in fields.items() if value}


def _sheets(archive: Archive, what: Sequence[str], *, every: bool) -> list[File]:
    """The sheets that are asked for, all of one year."""
    asked = [text.replace("\\", "/").partition("/") for text in what]
    years = {_year(year) for year, _, _ in asked}
    communes = [commune for _, _, commune in asked]
    if len(years) > 1:
        raise Stop(say("the sheets of one year are added at a time"))
    year = years.pop()
    if every and not any(communes):
        return new_sheets(archive, year, lacking_sheets(archive, year))
    if every or not all(communes):
        raise Stop(
            say("name a sheet as year/commune, or a year with --all"),
            say("for example: {command}", command=f"tiepcan new scores {year} --all"),
        )
    return new_sheets(archive, year, communes)


def _write(rim: Rim, archive: Archive, files: Sequence[File], *, dry: bool) -> None:
    """Write the files, or show them."""
    if not files:
        rim.output.sum_up(say("Every commune has its sheet already; nothing is written."))
        return
    if dry:
        several = "".join(f"  {name}\n" for name, _ in files)
        rim.output.write(several if len(files) > 1 else files[0][1].decode())
        rim.output.sum_up(say("Nothing is written."))
        return
    write_new(archive.root, files)
    if len(files) <= MOST_NAMED:
        for name, _ in files:
            rim.output.sum_up(say("Written: {path}", path=shown(archive.root / name)))
    else:
        place = shown((archive.root / files[0][0]).parent)
        rim.output.sum_up(say("Written: {count} files in {folder}", count=len(files), folder=place))
    first = Path(files[0][0])
    is_plan = first.parent.name == "plans"
    follow = f"render {first.stem} --docx" if is_plan else f"score {first.parent.name}/{first.stem}"
    rim.next("tiepcan validate", f"tiepcan {follow}")


def _commune(
    rim: Rim, archive: Archive, names: Sequence[str], fields: Mapping[str, str], *, dry: bool
) -> int:
    added = enrol(archive, names, fields, day_of(None), dry=dry)
    if added.found:
        drafts = {added.path: added.draft} if added.draft else {}
        rim.show_findings(added.found, beside=True, drafts=drafts)
        rim.output.note(say("{path} is left as it was", path=added.path))
        return 1
    if dry:
        rim.output.write(added.text)
        rim.output.sum_up(say("Nothing is written."))
        return 0
    for line, each in added.entries:
        place = f"{added.path}:{line}"
        rim.output.sum_up(say("{place}: added {name} as {slug}", place=place, name=each.name, slug=each.slug))
    if is_file(archive.root / "CODEOWNERS"):
        rim.output.say(say("Who approves their files is for you to add to CODEOWNERS:"))
        for owner in (owner for _, each in added.entries for owner in owners_of(each.slug)):
            rim.output.write(f"  {owner}\n")
    rim.next(_after(archive.root, added.entries[-1][1].slug, day_of(None).year))
    return 0


def _after(root: Path, slug: str, year: int) -> str:
    """What to type after a commune was added: its sheet of this year, where it can have one."""
    try:
        new_sheets(Archive(root), year, [slug])
    except Stop:
        return "tiepcan validate"
    return f"tiepcan new scores {year}/{slug}"
