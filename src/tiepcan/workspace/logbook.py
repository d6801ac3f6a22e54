"""Adding an entry to the log of a plan, so that nothing which the checks would refuse gets into it."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from unicodedata import normalize

from ..checks import check
from ..checks.neighbours import Neighbours
from ..codes import Severity
from ..diagnostics import Diagnostic, Stop, errors_of, in_order
from ..messages import say
from ..model.plan import Plan
from ..model.progress import Progress, ProgressEntry
from ..reading.append import Appended, Item, append_item
from ..reading.edit import Refusal
from ..reading.lines import lines_of
from ..reading.load import Loaded, read_file
from ..reading.naming import paper_of
from ..records import frozen
from ..tracking import Duty
from .archive import Archive
from .checking import found_in
from .files import inside, is_file, is_folder, lexists, meant, read_bytes, relative, shown
from .loading import load, why_not
from .owed import duties_of
from .writing import held

_NEW_LOG = "kind: progress\nplan: {plan}\nentries:\n"
_FORBIDDING = (Severity.ERROR, Severity.WARNING)


@frozen
class Logbook:
    """A plan with what is needed to add to its log, as of a day.

    `path` is the file that an entry goes to, be it there or not; `others` are further logs of the plan.
    """

    archive: Archive
    plan: Plan
    path: Path
    others: tuple[Progress, ...]
    around: Neighbours

    def duties(self, log: Progress | None) -> tuple[Duty, ...]:
        """The duties of the plan with this log beside the others."""
        logs = (*self.others, log) if log else self.others
        return duties_of(self.archive, self.plan, logs, self.around.day)

    def log(self) -> Progress | None:
        """The log as it is on the disk now."""
        record = load(self.path).record if lexists(self.path) else None
        return record if isinstance(record, Progress) else None


@frozen
class Noted:
    """An entry and what it changes; `found` is what forbids it, and then nothing was written.

    `lines` are those of the file with the entry, of which `found` speaks; `line` is where the entry begins.
    Before and after are None where the entry concerns not exactly one duty.
    """

    path: str
    line: int = 0
    text: str = ""
    before: Duty | None = None
    after: Duty | None = None
    found: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()


def open_logbook(archive: Archive, path: Path, day: date) -> Logbook | tuple[Diagnostic, ...]:
    """The log of the plan at a path, ready for an entry; the errors where the files hold some.

    Stop where the file is no plan, or where the plan has several logs and none of them lies beside it.
    """
    loaded = load(path)
    plan = loaded.record
    if not isinstance(plan, Plan):
        return why_not(loaded, "plan")
    logs, broken = archive.logs(path, plan.id)
    around = archive.neighbours(day, with_plans=True, plan=plan)
    found = errors_of([*loaded.found, *check(plan, around), *broken])
    if archive.failures:
        raise archive.failures[0]
    if found or archive.found:
        return tuple(in_order([*found, *archive.found]))
    log = _log_of(archive, path, plan, logs)
    others = tuple(other for other in logs if other.origin.path != shown(log))
    return Logbook(archive, plan, log, others, around)


def _log_of(archive: Archive, path: Path, plan: Plan, logs: Iterable[Progress]) -> Path:
    """The log beside the plan, else the only one, else a new one in the office's folder or beside it."""
    own = {log.origin.path for log in logs}
    known = [p for p in archive.log_paths(path) if shown(p) in own]
    beside = path.with_name(f"{path.stem}.progress.yaml")
    if beside in known or len(known) == 1:
        return beside if beside in known else known[0]
    if known:
        names = [shown(p) for p in known]
        raise Stop(
            say("the plan has several logs: {names}", names=names),
            say("keep one, beside the plan or in the folder of the logs"),
        )
    folder = archive.place("progress")
    return folder / f"{plan.id}.progress.yaml" if folder and is_folder(folder) else beside


def add_entry(book: Logbook, item: Item, *, dry: bool = False) -> Noted:
    """Add an entry to the log; with `dry` only say what it would look like.

    From reading to writing no other run touches the file; every byte that was there stays. Errors of the
    file, and errors and warnings that the entry brings with it, are returned and nothing is written. Stop
    where the entry cannot be added safely, or where the file is something else than a log of the plan.
    """
    name = shown(book.path)
    with held(book.path) as write:
        there = lexists(book.path)
        old = read_bytes(book.path) if there else _NEW_LOG.format(plan=book.plan.id).encode()
        before = read_file(old, name)
        if isinstance(before.record, Progress) and before.record.plan != book.plan.id:
            raise Stop(
                say("{path} is there already, and it is no log of {plan}", path=name, plan=book.plan.id)
            )
        known = [*before.found, *_checked(before, book)]
        if not isinstance(before.record, Progress) or errors_of(known):
            return Noted(name, found=tuple(errors_of(known)) or why_not(before, "progress"))
        made = append_item(old, ["entries"], item)
        if isinstance(made, Refusal):
            raise Stop(
                say("{path} is not changed: {why}", path=name, why=made.reason),
                say("write the entry yourself, at the end of “entries”"),
            )
        after = read_file(made.data, name)
        found = _brought(made, known, [*after.found, *_checked(after, book)])
        noted = _noted(book, made, before.record, after.record, found)
        if not found and not dry:
            write(made.data, old if there else None)
    return noted


def _checked(loaded: Loaded, book: Logbook) -> Iterable[Diagnostic]:
    if loaded.record is None:
        return ()
    return found_in(loaded.record, book.archive, book.around.day, book.plan)


def _brought(
    made: Appended, known: Iterable[Diagnostic], found: Iterable[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """The errors and warnings that were not there before the entry."""
    old = {_sign(d, d.at.line) for d in known}
    new = (d for d in found if _sign(d, made.line_before(d.at.line)) not in old)
    return tuple(in_order(d for d in new if d.severity in _FORBIDDING))


def _sign(finding: Diagnostic, line: int | None) -> tuple[object, ...]:
    values = sorted((name, str(value)) for name, value in finding.message.values.items())
    return (finding.code, line, finding.at.column, finding.message.msgid, *values)


def _noted(book: Logbook, made: Appended, old: Progress, new: object, found: tuple[Diagnostic, ...]) -> Noted:
    if found or not isinstance(new, Progress):
        lines = tuple(line.rstrip("\r\n") for line in lines_of(made.data))
        return Noted(shown(book.path), made.line, made.text, found=found, lines=lines)
    entry = new.entries[-1]
    before, after = _change(entry, book.duties(old), book.duties(new))
    return Noted(shown(book.path), made.line, made.text, before, after)


def _change(
    entry: ProgressEntry, before: Iterable[Duty], after: Iterable[Duty]
) -> tuple[Duty | None, Duty | None]:
    """The one duty that an entry speaks of, before and after; of recurring work, the term that changes."""
    old = {(*duty.thing, duty.commune): duty for duty in before}
    own = [duty for duty in after if _concerns(entry, duty)]
    if len(own) > 1:
        own = [duty for duty in own if old.get((*duty.thing, duty.commune)) != duty]
    if len(own) != 1:
        return None, None
    return old.get((*own[0].thing, own[0].commune)), own[0]


def _concerns(entry: ProgressEntry, duty: Duty) -> bool:
    thing = (duty.activity, duty.report, duty.finding, duty.dossier, duty.step)
    if thing != (entry.activity, entry.report, entry.finding, entry.dossier, entry.step):
        return False
    return duty.commune == entry.commune or entry.dossier is not None or entry.finding is not None


def evidence_of(root: Path, text: str) -> dict[str, str | date]:
    """What proves a result: a file, as a workspace names it, or a paper by its number and day.

    Stop where the text is neither, or where the file lies outside the workspace.
    """
    path = meant(text)
    for found in (path, inside(root, text.replace("\\", "/"))):
        if found and is_file(found):
            written = relative(found, root)
            if written is None:
                raise Stop(say("“{path}” leads out of the workspace", path=text))
            return {"file": normalize("NFC", written)}
    paper = paper_of(text)
    if paper is None:
        raise Stop(
            say("“{text}” is neither a file of the workspace nor the number of a paper", text=text),
            say("name a file that is there, or write “15/BC-PTP ngày 05/7/2020”"),
        )
    return paper
