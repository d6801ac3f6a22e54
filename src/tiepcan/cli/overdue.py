"""tiepcan overdue"""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..diagnostics import Stop, errors_of
from ..messages import say
from ..tracking import DUE_SOON_DAYS, Duty, DutyState
from ..views.duties import DutyKind
from ..views.selection import Selection
from ..workspace.archive import Archive
from ..workspace.beginnings import NO_PLANS
from ..workspace.files import root_of
from .clock import day_of
from .duty_list import SUFFIXES, DutyList, ListFormat, give_duties
from .rim import exit_code, gathered, rim_of

Within = Annotated[
    int, typer.Option(metavar="N", help="also list what is due within so many days", min=0, max=3660)
]
UnitName = Annotated[
    str | None, typer.Option(metavar="TEXT", help="only what this unit owes: its name or a part of it")
]
CommuneName = Annotated[
    str | None, typer.Option(metavar="SLUG", help="only what concerns this commune, e.g. tan-phong")
]
Kinds = Annotated[
    list[DutyKind] | None, typer.Option(help="only duties of this kind; may be given several times")
]
Late = Annotated[bool, typer.Option("--exit-code", help="exit with 1 where something listed is overdue")]
As = Annotated[
    ListFormat,
    typer.Option(
        help="text for people, json for programs, csv for Excel, markdown for a comment, ics for a calendar"
    ),
]
Target = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="write the list to this file, unless it is text"),
]


def overdue(
    context: typer.Context,
    plans: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help="plans by id or path; all plans if none is named"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="the state on this day, e.g. 2020-09-01")
    ] = None,
    within: Within = DUE_SOON_DAYS,
    unit: UnitName = None,
    commune: CommuneName = None,
    only: Kinds = None,
    late: Late = False,
    format: As = ListFormat.TEXT,
    output: Target = None,
) -> int:
    """List what is overdue or due soon on a day: activities, reports, dossiers, inspection findings.

    Due today is not late. A deadline that is a slip of the pen is listed apart and never counted as overdue.
    What each commune owes of its own stands in one row, which says how many have done it. The calendar
    holds every deadline that is still open.

      tiepcan overdue plan-2020 --as-of 2020-11-20
      tiepcan overdue --unit "Phòng Tư pháp" --only activities
      tiepcan overdue --format ics -o han.ics
    """
    rim, day = rim_of(context), day_of(as_of)
    _check_output(output, format)
    tracked, failures = _track(plans or (), day)
    errors = errors_of([d for t in tracked for d in t.found])
    every = api.every_duty(tracked)
    chosen: tuple[Duty, ...] | None = None
    if every or not (errors or failures):  # of a broken plan nobody must read “nothing is overdue”
        with gathered(failures):
            chosen = Selection(unit, commune, only or ()).of(every)
    asked = DutyList(chosen or (), every, day, within)
    if format is ListFormat.JSON or chosen is not None:
        give_duties(rim, asked, format, output)
    rim.show_findings(errors, beside=True)
    for failure in failures:
        rim.show_stop(failure)
    code = exit_code(errors, failures)
    return max(code, 1) if late and any(d.state is DutyState.OVERDUE for d in asked.duties) else code


def _check_output(output: Path | None, format: ListFormat) -> None:
    """Stop where the file asked for cannot hold the list."""
    if output is None:
        return
    if format is ListFormat.TEXT:
        raise Stop(
            say("a list as text is not written to a file"), say("add --format csv, markdown, ics or json")
        )
    if output.suffix.lower() != SUFFIXES[format]:
        raise Stop(say("the name of the document must end in {suffix}", suffix=SUFFIXES[format]))


def _track(plans: Sequence[str], day: date) -> tuple[list[api.Tracked], list[Stop]]:
    """Every plan that can be read, once however often it is named, and why the others cannot."""
    here = Archive(root_of(Path()))
    subjects = plans or [str(path) for path in here.plan_paths()]
    if not subjects:
        raise Stop(say("no plan is found here"), NO_PLANS)
    tracked: dict[str, api.Tracked] = {}
    failures: list[Stop] = []
    for subject in dict.fromkeys(subjects):
        with gathered(failures):
            path = here.plan_path(subject)
            file = os.path.realpath(path)
            if file not in tracked:
                tracked[file] = api.track(Archive(root_of(path)), path, day)
    return list(tracked.values()), failures
