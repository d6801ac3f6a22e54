"""tiepcan status"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..diagnostics import errors_of
from ..messages import Message, say
from ..views.status import PlanStatus, Tally, plan_status, status_answer
from ..workspace.archive import Archive
from ..workspace.files import root_of
from .clock import day_of
from .rim import Rim, exit_code, rim_of
from .validate import Format


def status(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="a plan by its id or path")],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="the state on this day, e.g. 2020-09-01")
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for programs")] = Format.TEXT,
) -> int:
    """Say how far a plan has come: by quarter, by unit, and drawn along the year.

    A duty counts in the quarter of its last day; what each commune owes of its own counts one by one. Work
    that was taken out of the plan is not counted.

      tiepcan status plan-2020 --as-of 2020-11-20
    """
    rim, day = rim_of(context), day_of(as_of)
    path = Archive(root_of(Path())).plan_path(plan)
    tracked = api.track(Archive(root_of(path)), path, day)
    errors = errors_of(tracked.found)
    if tracked.plan is not None and not errors:
        found = plan_status(tracked.plan, tracked.duties)
        if format is Format.JSON:
            rim.write_json({"as_of": day.isoformat(), **status_answer(found)})
        else:
            _show(rim, found, day)
    rim.show_findings(errors, beside=True)
    return exit_code(errors)


def _show(rim: Rim, found: PlanStatus, day: date) -> None:
    from ..rendering.table import NARROW
    from ..rendering.timeline import DRAWN, PLAIN, Timeline, render_legend, render_states, render_timeline

    whole = found.whole
    heading = say(
        "Plan {plan} on {day}: {done} of {all} duties done, {overdue} overdue.",
        plan=found.plan,
        day=day,
        done=whole.done,
        all=whole.all,
        overdue=whole.overdue,
    )
    rim.paragraph(rim.words(heading), 0, 0)
    if found.cancelled:
        rim.output.say(say("Taken out of the plan, not counted: {count}", count=found.cancelled))
    _table(rim, say("By the quarter of the last day"), [*found.quarters, whole])
    _table(rim, say("By unit"), found.units)
    if not found.lines:
        return
    signs = DRAWN if rim.output.can_draw else PLAIN
    output, timeline = rim.output, Timeline(found.lines, found.year, day)
    if output.width < NARROW:
        text = render_states(timeline, rim.words, width=output.width, signs=signs)
    else:
        text = render_timeline(timeline, rim.words, width=output.width, colour=output.colour, signs=signs)
    output.write(f"{text}\n")
    rim.paragraph(render_legend(found.lines, rim.words, signs), 0, 0)


def _table(rim: Rim, heading: Message, tallies: Sequence[Tally]) -> None:
    from ..rendering.table import Column, Row, render_table

    words = rim.words
    counts = (say("All"), say("Finished"), say("Late"), say("Overdue"), say("Paused"), say("Left"))
    columns = [
        Column(words(heading), share=1),
        *(Column(words(count), right=True, whole=True) for count in counts),
    ]
    rows = [
        Row([words.value(t.label), *map(str, (t.all, t.done, t.late, t.overdue, t.paused, t.left))])
        for t in tallies
    ]
    rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))
