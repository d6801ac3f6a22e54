"""tiepcan overdue"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..diagnostics import Stop, errors_of
from ..messages import say
from ..tracking import DUE_SOON_DAYS, Duty, DutyState
from ..views.duties import DutyRow, duties_json, duty_rows
from ..workspace.archive import Archive
from ..workspace.files import root_of
from .clock import day_of
from .rim import Rim, exit_code, gathered, rim_of
from .validate import Format

_OPEN = (DutyState.NOT_STARTED, DutyState.IN_PROGRESS, DutyState.DUE_SOON)


def overdue(
    context: typer.Context,
    plans: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help="plans by id or path; all plans if none is named"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="the state on this day, e.g. 2020-09-01")
    ] = None,
    within: Annotated[
        int, typer.Option(metavar="N", help="also list what is due within so many days", min=0, max=3660)
    ] = DUE_SOON_DAYS,
    late: Annotated[bool, typer.Option("--exit-code", help="exit with 1 where something is overdue")] = False,
    format: Annotated[Format, typer.Option(help="text for people, json for programs")] = Format.TEXT,
) -> int:
    """List what is overdue or due soon on a day: activities, and the reports that communes owe.

    Due today is not late. A deadline that is a slip of the pen is listed apart and never counted as overdue.

      tiepcan overdue plan-2020 --as-of 2020-11-20
    """
    rim, day = rim_of(context), day_of(as_of)
    tracked, failures = _track(plans or (), day)
    duties = [duty for t in tracked for duty in t.duties]
    found = [d for t in tracked for d in t.found]
    errors = errors_of(found)
    if format is Format.JSON:
        rim.write_json({"as_of": day.isoformat(), "duties": duties_json(duties)})
    elif duties or not (errors or failures):  # of a broken plan nobody must read “nothing is overdue”
        _show(rim, duties, day, within)
    rim.show_findings(errors, beside=True)
    for failure in failures:
        rim.show_stop(failure)
    code = exit_code(errors, failures)
    return max(code, 1) if late and any(d.state is DutyState.OVERDUE for d in duties) else code


def _track(plans: Sequence[str], day: date) -> tuple[list[api.Tracked], list[Stop]]:
    """Every plan that can be read, and why the others cannot."""
    here = Archive(root_of(Path()))
    subjects = plans or [str(path) for path in here.plan_paths()]
    if not subjects:
        raise Stop(
            say("no folder plans/ is found here"), say("name a plan: tiepcan overdue plans/plan-2020.yaml")
        )
    tracked: list[api.Tracked] = []
    failures: list[Stop] = []
    for subject in dict.fromkeys(subjects):
        with gathered(failures):
            path = here.plan_path(subject)
            tracked.append(api.track(Archive(root_of(path)), path, day))
    return tracked, failures


def _show(rim: Rim, duties: Sequence[Duty], day: date, within: int) -> None:
    words = rim.words
    soon = day + timedelta(days=within)
    upcoming = [d for d in duties if d.state in _OPEN and d.last_day and day <= d.last_day <= soon]
    groups = [
        (say("Overdue on {day}", day=day), [d for d in duties if d.state is DutyState.OVERDUE]),
        (say("Due within {days} days", days=within), upcoming),
        (
            say("Deadline written wrongly: shown apart, not counted as overdue"),
            [d for d in duties if d.state is DutyState.MISDATED],
        ),
    ]
    for heading, chosen in groups:
        rim.output.write(f"{words(heading)}: {len(chosen)}\n")
        if chosen:
            _table(rim, duty_rows(chosen), with_state=chosen[0].state is not DutyState.MISDATED)
    counts = Counter(d.state for d in duties)
    late = counts[DutyState.OVERDUE]
    done = counts[DutyState.DONE] + counts[DutyState.DONE_LATE]
    rim.output.say(say("Duties: {all}, done {done}, overdue {late}.", all=len(duties), done=done, late=late))


def _table(rim: Rim, rows: Sequence[DutyRow], *, with_state: bool) -> None:
    from ..rendering.table import Column, Row, render_table

    words = rim.words
    columns = [
        Column("", whole=True),
        Column(words(say("Duty")), share=4),
        Column(words(say("Unit")), share=3),
        Column(words(say("Time in the plan")), share=4),
        Column(words(say("Last day")), whole=True),
        Column(words(say("State")), share=3),
    ]
    cells = [(r.number, r.title, r.unit, r.time, _last_day(rim, r), words(r.state)) for r in rows]
    shown = len(columns) if with_state else len(columns) - 1
    lines = [Row(row[:shown]) for row in cells]
    rim.output.write(render_table(columns[:shown], lines, width=rim.output.width, colour=rim.output.colour))


def _last_day(rim: Rim, row: DutyRow) -> str:
    """The legal last day and, where offices are closed on it, the working day before it."""
    day = rim.words.value(row.last_day) if row.last_day else ""
    if row.last_working_day is None:
        return day
    beside = rim.words(say("last working\nday: {day}", day=row.last_working_day))
    return f"{day}\n{beside}"
