"""Files that an office adds to its workspace: plans and score sheets."""

from collections.abc import Sequence

from ..checks.years import of_another_kind
from ..diagnostics import Stop
from ..messages import say
from ..model.communes import Commune, last_day
from ..model.slugs import free_slug
from ..model.standard import Standard
from ..reading.naming import known_commune
from ..reading.scalars import NotRead, read_slug
from ..scoring.choice import choose_standard, known_standards, suspension_of
from ..views.empty_sheet import empty_sheet
from .archive import Archive
from .files import inside, lexists, relative, shown, yaml_files
from .newcomers import tidy
from .starter import UNNAMED, plan_text

File = tuple[str, bytes]
"""A file that is to be written, by its name below the root of the workspace."""


def regulation_of(archive: Archive, year: int) -> Standard:
    """The regulation of an assessment year. Stop where there is none, or where the year was suspended."""
    if order := suspension_of(archive.standards, year):
        values = {"year": str(year), "text": order.text, "cite": order.source.cite}
        raise Stop(
            say("the assessment of {year} was suspended: {text} ({cite})", **values),
            say("no sheet is scored for that year"),
        )
    standard = choose_standard(archive.standards, year)
    if standard is None:
        raise Stop(
            say("no standard is known for the assessment year {year}", year=str(year)),
            known_standards(archive.standards),
        )
    return standard


def new_plan(archive: Archive, year: int, id: str | None, title: str | None) -> File:
    """An example of a plan for the year, under a free id. Stop where the id that is asked for is taken."""
    standard = regulation_of(archive, year)
    files = yaml_files(archive.root / "plans")
    taken = {*archive.plans, *(path.stem for path in files)}
    if id is not None and _slug(id) in taken:
        raise Stop(say("there is a plan “{id}” already", id=id))
    free = free_slug(f"plan-{year}", taken) if id is None else id
    unit = tidy((archive.office.unit if archive.office else None) or UNNAMED)
    return f"plans/{free}.yaml", plan_text(unit, year, free, standard, title and tidy(title)).encode()


def new_sheets(archive: Archive, year: int, communes: Sequence[str]) -> list[File]:
    """Empty sheets of these communes for the year. Stop where one cannot be assessed then, or has a sheet."""
    standard = regulation_of(archive, year)
    listed = archive.communes.communes if archive.communes else None
    known: dict[str, Commune] | None = None if listed is None else {c.slug: c for c in listed}
    slugs = [known_commune(known, written) for written in dict.fromkeys(communes)]
    files: list[File] = []
    for slug in slugs:
        commune = (known or {}).get(_slug(slug))
        if commune and (reason := _why_not(commune, standard, year)):
            raise reason
        name = _sheet_name(archive, year, slug)
        if lexists(archive.root / name):
            place = shown(archive.root / name)
            raise Stop(say("{name} is there already and is not written over", name=place))
        text = empty_sheet(standard, slug, commune.name if commune else slug, year)
        files.append((name, text.encode()))
    return files


def lacking_sheets(archive: Archive, year: int) -> list[str]:
    """The communes that are assessed in the year and have no sheet yet. Stop where no list is known."""
    standard = regulation_of(archive, year)
    if archive.communes is None or not archive.communes.communes:
        hint = say('add one: tiepcan new commune "{name}"', name="Xã Sùng Phài")
        raise Stop(say("the list of communes is empty"), hint)
    return [
        commune.slug
        for commune in archive.communes.communes
        if _why_not(commune, standard, year) is None
        and not lexists(archive.root / _sheet_name(archive, year, commune.slug))
    ]


def _why_not(commune: Commune, standard: Standard, year: int) -> Stop | None:
    """Why a commune has no sheet in that year."""
    if not commune.exists_on(last_day(year)):
        return Stop(say("{name} does not exist on 31/12/{year}", name=commune.name, year=str(year)))
    if message := of_another_kind(commune, standard):
        return Stop(message)
    return None


def _sheet_name(archive: Archive, year: int, slug: str) -> str:
    return f"{named_place(archive, 'scores', 'scores')}/{year}/{slug}.yaml"


def named_place(archive: Archive, field: str, usual: str) -> str:
    """The place that the office names, be it there or not. Stop where it leads out of the workspace."""
    written = (getattr(archive.office, field) if archive.office else None) or usual
    path = inside(archive.root, written)
    name = relative(path, archive.root) if path else None
    if name is None:
        raise Stop(say("“{path}” leads out of the workspace", path=written))
    return name


def _slug(written: str) -> str:
    try:
        return read_slug(written)
    except NotRead as problem:
        raise Stop(problem.message, problem.hint) from None
