"""tiepcan progress"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from ..messages import Message, say
from ..model.progress import DossierStep, ProgressStatus
from ..tracking import Duty
from ..views.duties import state_of
from ..workspace.archive import Archive
from ..workspace.files import root_of
from ..workspace.logbook import Logbook, Noted, add_entry, open_logbook
from .clock import day_of
from .entry import Said, entry_of
from .rim import Rim, exit_code, rim_of

_Plan: TypeAlias = Annotated[str, typer.Argument(metavar="PLAN", help="a plan by its id or path")]
_Duty: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="DUTY", help="the number of an activity, the id of a report or of a finding, or: dossier"
    ),
]
_Commune: TypeAlias = Annotated[
    str | None, typer.Option(metavar="SLUG", help="whose report, dossier or part in an activity it is")
]
_Term: TypeAlias = Annotated[
    str | None, typer.Option(metavar="TERM", help="which term of regular work it is, e.g. quý I")
]
_Status: TypeAlias = Annotated[ProgressStatus | None, typer.Option(help="how the activity or report stands")]
_Step: TypeAlias = Annotated[
    DossierStep | None,
    typer.Option(metavar="STEP", help="the step that the dossier has reached, e.g. submitted or returned"),
]
_Date: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DAY", help="when it happened, e.g. 2020-07-03; today if not said")
]
_Outputs: TypeAlias = Annotated[
    list[str] | None, typer.Option("--output", metavar="TEXT", help="a product or result; may be repeated")
]
_Evidence: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PAPER", help="what proves it: a file, or “15/BC-PTP ngày 05/7/2020”; may be repeated"
    ),
]
_Kept: TypeAlias = Annotated[
    str | None, typer.Option(metavar="PLACE", help="where the papers of --evidence are kept")
]
_Extended: TypeAlias = Annotated[str | None, typer.Option(metavar="DAY", help="the new last day")]
_Reason: TypeAlias = Annotated[str | None, typer.Option(metavar="TEXT", help="why")]
_Approved: TypeAlias = Annotated[
    str | None, typer.Option(metavar="NUMBER", help="the paper that allows it, written as for --evidence")
]
_AsOf: TypeAlias = Annotated[
    str | None, typer.Option(metavar="DAY", help="today is this day, e.g. 2020-09-01")
]
_Dry: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="show the entry and write nothing")]

_HINTS: Mapping[str, Message] = {
    "P102": say("add --output or --evidence"),
    "L104": say("add --status or --extended-to; of a dossier --step"),
    "L105": say("add --reason"),
    "L106": say("--date is the day on which it happened"),
    "L120": say("add --approved-by"),
    "L107": say("to add a product or paper to an activity, leave --status out"),
}
"""What to do at the command line about a finding that an entry would bring."""


def progress(
    context: typer.Context,
    plan: _Plan,
    duty: _Duty,
    commune: _Commune = None,
    term: _Term = None,
    status: _Status = None,
    step: _Step = None,
    date: _Date = None,
    output: _Outputs = None,
    evidence: _Evidence = None,
    kept: _Kept = None,
    extended_to: _Extended = None,
    reason: _Reason = None,
    approved_by: _Approved = None,
    as_of: _AsOf = None,
    dry_run: _Dry = False,
) -> int:
    """Add an entry to the log of a plan: what was done, extended or handed in, and when.

    The entry is put behind the last one, everything else in the file stays as it is. What `validate` would
    find wrong with it is said, and nothing is written.

      tiepcan progress plan-2020 3.2 --status in_progress --dry-run
      tiepcan progress plan-2020 bao-cao-nam --commune sung-phai --dry-run
    """
    rim, day = rim_of(context), day_of(as_of)
    path = Archive(root_of(Path())).plan_path(plan)
    book = open_logbook(Archive(root_of(path)), path, day)
    if not isinstance(book, Logbook):
        rim.show_findings(book, beside=True)
        return exit_code(book)
    said = Said(
        commune,
        term,
        status,
        step,
        date,
        output or (),
        evidence or (),
        kept,
        extended_to,
        reason,
        approved_by,
    )
    noted = add_entry(book, entry_of(book, duty, said, day), dry=dry_run)
    return _refused(rim, noted) if noted.found else _show(rim, book, noted, dry=dry_run)


def _refused(rim: Rim, noted: Noted) -> int:
    """Say what is wrong with the entry, seen in the file as it would be."""
    found = [replace(d, hint=_HINTS.get(d.code, d.hint)) if noted.lines else d for d in noted.found]
    rim.show_findings(found, beside=True, drafts={noted.path: noted.lines} if noted.lines else {})
    rim.output.note(say("{path} is left as it was", path=noted.path))
    return 1


def _show(rim: Rim, book: Logbook, noted: Noted, *, dry: bool) -> int:
    """Say what the entry changes; on trial also what it looks like."""
    what = _change(noted.before, noted.after, book) if noted.after else ""
    if dry:
        rim.output.write(noted.text)
        rim.output.sum_up(
            say("Nothing is written. {what}", what=what) if what else say("Nothing is written.")
        )
        return 0
    place = f"{noted.path}:{noted.line}"
    rim.output.sum_up(
        say("{place}: noted. {what}", place=place, what=what) if what else say("{place}: noted.", place=place)
    )
    return 0


def _change(before: Duty | None, after: Duty, book: Logbook) -> Message:
    """The duty and its state before and after; a commune's part may begin with the entry."""
    what: Message | str = (
        say("Activity {id}", id=after.activity) if after.activity else after.title or after.report or ""
    )
    commune = (book.around.communes or {}).get(after.commune or "")
    parts = [what, commune.name if commune else after.commune, after.term]
    thing = [part for part in parts if part]
    if before is None:
        return say("{thing}: {after}", thing=thing, after=state_of(after))
    return say("{thing}: {before} → {after}", thing=thing, before=state_of(before), after=state_of(after))
