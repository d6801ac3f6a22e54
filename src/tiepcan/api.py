"""The functions that the command line itself uses: the Python interface of the tool.

Each takes paths and a day and returns records; none prints. Problems in users' files come back as
diagnostics; `Stop` is raised where a thing asked for cannot be done at all.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .checks import CHECKS, check
from .checks.subject import subject_of
from .checks.twins import Names, named_twice
from .codes import CODES
from .diagnostics import Diagnostic, Stop, errors_of, in_order
from .messages import Words, say
from .model.amendments import amended
from .model.communes import Commune, last_day
from .model.plan import DocumentForm, Plan
from .model.scores import ScoreSheet
from .reading.load import Record
from .scoring.scorecard import Scorecard
from .tracking import Duty
from .workspace.archive import Archive, load, why_not
from .workspace.checking import found_in
from .workspace.files import (
    Walk,
    is_folder,
    lexists,
    meant,
    packaged,
    read_bytes,
    root_of,
    shown,
    walk,
    yaml_files,
)
from .workspace.owed import duties_of

Advance = Callable[[int, int], None]
"""Called with (files read, files in all) while a long job runs."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What `validate` found: findings in order, files it could not read, workspaces it did not enter."""

    files: int
    found: tuple[Diagnostic, ...]
    failures: tuple[Stop, ...]
    nested: tuple[str, ...]


def validate(paths: Sequence[Path], day: date, advance: Advance | None = None) -> Validation:
    """Check files, or all files under folders, as of a day. One broken file never hides the others."""
    walks = [_walk(path) for path in paths]
    # By their names: a file that is reached in two ways is read once.
    files = {shown(path): path for w in walks for path in w.files}
    found = list({(d.code, d.at): d for w in walks for d in w.found}.values())
    failures = [f for w in walks for f in w.failures]
    archives: dict[Path, Archive] = {}
    names: Names = {}
    for number, path in enumerate(files.values()):
        if advance:
            advance(number, len(files))
        try:
            loaded = load(path)
        except Stop as stop:
            failures.append(stop)
            continue
        found.extend(loaded.found)
        if loaded.record is not None:
            root = root_of(path)
            archive = archives.setdefault(root, Archive(root))
            found.extend(_check(loaded.record, archive, day))
            found.extend(named_twice(loaded.record, str(root), names))
    failures += (f for archive in archives.values() for f in archive.failures)
    nested = dict.fromkeys(shown(folder) for w in walks for folder in w.nested)
    once = {(f.message.msgid, *map(str, f.message.values.values())): f for f in failures}
    return Validation(len(files), tuple(in_order(found)), tuple(once.values()), tuple(nested))


def _walk(path: Path) -> Walk:
    path = meant(str(path))
    if is_folder(path):
        return walk(path)
    if not lexists(path):
        return Walk(failures=[Stop(say("there is no file or folder {name}", name=shown(path)))])
    return Walk(files=[path])


def _check(record: Record, archive: Archive, day: date) -> Iterator[Diagnostic]:
    yield from found_in(record, archive, day)
    if record.kind == "workspace":
        yield from archive.missing_places()


@dataclass(frozen=True, slots=True)
class Scored:
    """A sheet with its result; `card` is None where errors in its file forbid one."""

    path: str
    commune: Commune | None
    card: Scorecard | None
    found: tuple[Diagnostic, ...]


def score_sheet(archive: Archive, path: Path, day: date) -> Scored:
    """The result of one sheet, and every finding in its file."""
    loaded = load(path)
    sheet = loaded.record
    if not isinstance(sheet, ScoreSheet):
        return Scored(loaded.path, None, None, why_not(loaded, "scores"))
    around = archive.neighbours(day)
    _complete(archive)
    subject = subject_of(sheet, around)
    found = (*loaded.found, *check(sheet, around), *archive.found)
    broken = bool(errors_of(found))
    return Scored(loaded.path, subject.commune, None if broken else subject.result, tuple(in_order(found)))


def _complete(archive: Archive) -> None:
    """Nothing is said that rests on a list which could not be read. Stop where there is one."""
    if archive.failures:
        raise archive.failures[0]


def sheets_of(archive: Archive, year: int) -> tuple[Path, ...]:
    """The score sheets of a year, in the order of the list of communes. Stop where there is no folder."""
    files = yaml_files(archive.sheet_folder(year))
    order = {str(c.slug): n for n, c in enumerate(archive.communes.communes)} if archive.communes else {}
    paths = sorted(files, key=lambda p: (order.get(p.stem, len(order)), p.stem))
    return tuple(paths)


def score_year(archive: Archive, year: int, day: date) -> tuple[Scored, ...]:
    """The results of all sheets of a year. Stop where one of them cannot be read."""
    return tuple(score_sheet(archive, path, day) for path in sheets_of(archive, year))


def communes_of(archive: Archive, year: int) -> tuple[Commune, ...]:
    """The communes that a year's results concern: those that exist on its last day."""
    return archive.communes.on(last_day(year)) if archive.communes else ()


@dataclass(frozen=True, slots=True)
class Tracked:
    """A plan with the state of everything it asks for; no duties where its files hold errors."""

    plan: Plan | None
    duties: tuple[Duty, ...]
    found: tuple[Diagnostic, ...]


def track(archive: Archive, path: Path, day: date) -> Tracked:
    """The state of every duty of a plan on a day, and the findings in the plan and its logs."""
    loaded = load(path)
    plan = loaded.record
    if not isinstance(plan, Plan):
        return Tracked(None, (), why_not(loaded, "plan"))
    logs, broken = archive.logs(path, plan.id)
    around = archive.neighbours(day, with_plans=True, plan=plan)
    days = [d for holidays in archive.holidays for d in check(holidays, around)]
    _complete(archive)
    logged = [d for log in logs for d in check(log, around)]
    found = in_order([*loaded.found, *check(plan, around), *broken, *logged, *days, *archive.found])
    if errors_of(found):
        return Tracked(plan, (), tuple(found))
    return Tracked(plan, duties_of(archive, plan, logs, day), tuple(found))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document, and the findings in the files it was made of; no data where these hold errors."""

    name: str
    data: bytes | None
    found: tuple[Diagnostic, ...]


def render_plan(archive: Archive, path: Path, day: date) -> Rendered:
    """The plan as a Word document in administrative form (Nghị định 30/2020/NĐ-CP)."""
    from .rendering.docx import render_docx
    from .views.plan import plan_view

    tracked = track(archive, path, day)
    if tracked.plan is None or errors_of(tracked.found):
        return Rendered(path.stem, None, tracked.found)
    if tracked.plan.form not in (None, DocumentForm.ND30):
        hint = say("leave the field “form” empty, or write {form}", form=DocumentForm.ND30)
        raise Stop(say("documents in the form {form} cannot be made yet", form=tracked.plan.form), hint)
    data = render_docx(template("plan.docx"), plan_view(amended(tracked.plan, day)), "plan.docx")
    return Rendered(tracked.plan.id, data, tracked.found)


def render_summary(archive: Archive, year: int, day: date, words: Words) -> Rendered:
    """The results of a year as an Excel workbook. `words` are Vietnamese, like all documents."""
    from .rendering.xlsx import render_workbook
    from .views.summary import summary_view

    results = score_year(archive, year, day)
    found = {(d.code, d.at, words(d.message)): d for r in results for d in r.found}.values()
    if errors_of(found):
        return Rendered(f"tong-hop-{year}", None, tuple(in_order(found)))
    unit = (archive.office.unit if archive.office else None) or ""
    cards = {r.card.sheet.commune: r.card for r in results if r.card}
    view = summary_view(year, unit, [(c, cards.get(c.slug)) for c in communes_of(archive, year)], day, words)
    return Rendered(
        f"tong-hop-{year}", render_workbook(template("summary.xlsx"), view, "summary.xlsx"), tuple(found)
    )


def reason_of(code: str) -> str:
    """Why a finding matters: the text of its code, or the docstring of the check that makes it."""
    return CODES[code].why or inspect.getdoc(CHECKS[code]) or ""


def template(name: str) -> bytes:
    """A template that comes with the tool. Stop where it is missing."""
    path = next((p for p in packaged("templates", Path(name).suffix) if p.name == name), None)
    if path is None:
        raise Stop(say("the template {name} is missing", name=name))
    return read_bytes(path)
