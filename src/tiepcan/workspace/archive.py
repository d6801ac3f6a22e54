"""The records of one workspace, read when somebody asks for them and only once."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ..checks.neighbours import Neighbours
from ..diagnostics import Diagnostic, Stop, errors_of
from ..messages import Message, say
from ..model.communes import Commune, Communes
from ..model.documents import KnownDocument, LegalDocuments
from ..model.holidays import Holidays
from ..model.links import Link, Links
from ..model.office import Office
from ..model.plan import Plan
from ..model.progress import Progress
from ..model.shelf import Shelf
from ..reading.load import Record
from .beginnings import NO_PLANS, no_sheets
from .calendar import Calendar
from .files import (
    ROOT_FILE,
    inside,
    is_file,
    is_folder,
    is_ours,
    lexists,
    listed,
    meant,
    packaged,
    read_bytes,
    shown,
    yaml_files,
)
from .loading import NO_DRAFTS, load, load_ours
from .shelves import shelf_of

_Kind = TypeVar("_Kind")
_LOG = ".progress.yaml"


def _plans(files: Iterable[Path]) -> Iterator[Path]:
    return (path for path in files if not path.name.endswith(_LOG))


class Archive:
    """A workspace by its root folder: its office, communes, standards, plans and logs.

    `found` gathers the errors in the lists that everything else rests on (office, communes, standards,
    holidays), and `failures` why one of them could not be read at all.
    """

    def __init__(self, root: Path, drafts: Mapping[str, bytes] = NO_DRAFTS) -> None:
        self.root = root
        self.drafts = drafts
        self.found: list[Diagnostic] = []
        self.failures: list[Stop] = []

    def _take(self, path: Path, kind: type[_Kind]) -> _Kind | None:
        """The record of a file of that kind; what is wrong with it is kept in `found` and `failures`."""
        record = self._read(path)
        return record if isinstance(record, kind) else None

    def _read(self, path: Path) -> Record | None:
        try:
            ours = is_ours(path) and not self.drafts
            loaded = load_ours(read_bytes(path), shown(path)) if ours else load(path, self.drafts)
        except Stop as stop:
            self.failures.append(stop)
            return None
        self.found.extend(errors_of(loaded.found))
        return loaded.record

    @cached_property
    def office(self) -> Office | None:
        """`tiepcan.yaml`, where there is one."""
        path = self.root / ROOT_FILE
        return self._take(path, Office) if is_file(path) else None

    def place(self, field: str) -> Path | None:
        """The file or folder that a field of the office names, where it exists within the workspace."""
        written = getattr(self.office, field) if self.office else None
        path = inside(self.root, written) if written else None
        return path if path and (is_file(path) or is_folder(path)) else None

    @cached_property
    def communes(self) -> Communes | None:
        """The list of communes; None where there is none or it cannot be read."""
        path = self.place("communes") or self.root / "communes.yaml"
        return self._take(path, Communes) if is_file(path) else None

    @cached_property
    def standards(self) -> Shelf:
        """The standards of the workspace, and behind them those that come with the tool."""
        return shelf_of(self.root / "standards", self._read, self.found)

    @cached_property
    def calendar(self) -> Calendar:
        """The public holidays."""
        return Calendar(self.place("holidays"), lambda path: self._take(path, Holidays))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The programmes that ask for the result of the standard."""
        found = (self._take(path, Links) for path in packaged("links", ".yaml"))
        return tuple(link for links in found if links for link in links.links)

    @cached_property
    def documents(self) -> tuple[KnownDocument, ...]:
        """The documents of the field that come with the tool."""
        found = (self._take(path, LegalDocuments) for path in packaged("documents", ".yaml"))
        return tuple(document for table in found if table for document in table.documents)

    def plan_paths(self) -> Iterator[Path]:
        """The plans of the workspace, in the order of their names. Stop where their folder cannot be read."""
        return _plans(listed(self.root / "plans"))

    @cached_property
    def plans(self) -> Mapping[str, Plan]:
        """The plans that can be read, by id, be it one that lies alone; of others their own check speaks."""
        loaded: list[Record | None] = []
        alone = () if is_folder(self.root / "plans") else yaml_files(self.root)
        for path in (*_plans(yaml_files(self.root / "plans")), *alone):
            with suppress(Stop):
                loaded.append(load(path, self.drafts).record)
        return {plan.id: plan for plan in loaded if isinstance(plan, Plan)}

    def plan_path(self, subject: str) -> Path:
        """The file of a plan named by path or id. Stop where there is none."""
        path = self.root / "plans" / f"{subject}.yaml"
        if lexists(path):
            return path
        path = meant(subject)
        if is_file(path) or subject.endswith((".yaml", ".yml")):
            return path
        known = [p.stem for p in self.plan_paths() if is_file(p)]
        every = say("the plans here are: {plans}", plans=known)
        raise Stop(say("there is no plan “{subject}”", subject=subject), every if known else NO_PLANS)

    def log_paths(self, plan: Path) -> list[Path]:
        """The files that may hold the log of a plan: beside it, and in the office's folder of logs.

        Stop where the folder cannot be read: of a log that is not seen every duty would look undone.
        """
        beside = plan.with_name(f"{plan.stem}{_LOG}")
        folder = self.place("progress")
        others = [p for p in listed(folder) if p.name.endswith(_LOG)] if folder else []
        return [p for p in dict.fromkeys([beside, *others]) if lexists(p)]

    def logs(self, plan: Path, plan_id: str) -> tuple[list[Progress], list[Diagnostic]]:
        """The logs of a plan, and the errors in files that may be logs of it."""
        logs: list[Progress] = []
        found: list[Diagnostic] = []
        for path in self.log_paths(plan):
            loaded = load(path, self.drafts)
            found.extend(errors_of(loaded.found))
            if isinstance(loaded.record, Progress) and loaded.record.plan == plan_id:
                logs.append(loaded.record)
        return logs, found

    @property
    def _sheets(self) -> Path:
        return self.place("scores") or self.root / "scores"

    def sheet_paths(self) -> list[Path]:
        """The score sheets of all years."""
        folders = sorted(self._sheets.glob("[0-9]*"))
        return [path for folder in folders if is_folder(folder) for path in yaml_files(folder)]

    def sheet_folder(self, year: int) -> Path:
        """The folder of a year's score sheets. Stop where there is none."""
        folder = self._sheets / str(year)
        if is_folder(folder):
            return folder
        years = sorted(p.name for p in self._sheets.glob("[0-9]*") if is_folder(p))
        known = say("the years with score sheets are: {years}", years=years)
        raise Stop(say("there is no folder {name}", name=shown(folder)), known if years else no_sheets(year))

    def sheet_path(self, subject: str) -> Path:
        """The file of a score sheet named by path or as year/commune. Stop where there is none."""
        path = meant(subject)
        if is_file(path) or subject.endswith((".yaml", ".yml")):
            return path
        year, _, commune = subject.replace("\\", "/").partition("/")
        if year.isdecimal() and len(year) <= 4 and commune:
            path = self.sheet_folder(int(year)) / f"{commune}.yaml"
            if is_file(path):
                return path
            known = [p.stem for p in yaml_files(path.parent)]
            every = say("the sheets of {year} are: {names}", year=year, names=known)
            hint = every if known else no_sheets(int(year))
            raise Stop(say("there is no score sheet “{subject}”", subject=subject), hint)
        raise Stop(say("“{subject}” names no score sheet", subject=subject), self._sheet_hint(subject, path))

    def _sheet_hint(self, subject: str, path: Path) -> Message:
        """What somebody meant who named a year, a folder or only a commune."""
        year = subject if subject.isdecimal() else path.name
        if is_folder(self._sheets / year) and year.isdecimal():
            return say("all sheets of a year: tiepcan score --year {year}", year=year)
        known = [f"{p.parent.name}/{p.stem}" for p in sorted(self._sheets.glob("*/*.yaml"))]
        if near := [name for name in known if name.endswith(f"/{subject}")]:
            return say("did you mean “{near}”?", near=near[-1])
        return say("name a sheet by its path, or as year/commune: 2020/tan-phong")

    @cached_property
    def _by_slug(self) -> Mapping[str, Commune] | None:
        return {c.slug: c for c in self.communes.communes} if self.communes else None

    def neighbours(self, day: date, *, with_plans: bool = False, plan: Plan | None = None) -> Neighbours:
        """What the checks of this workspace's files may know of each other, and of a plan anywhere."""
        holidays = self.place("holidays")
        known = holidays is None or is_file(holidays)
        return Neighbours(
            communes=self._by_slug,
            standards=self.standards,
            plans={**self.plans, **({plan.id: plan} if plan else {})} if with_plans else None,
            day=day,
            documents=self.documents if plan else (),
            holiday_years=(lambda: self.calendar.years) if known else None,
            workdays=lambda: self.calendar.workdays,
        )
