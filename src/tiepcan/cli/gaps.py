"""tiepcan gaps"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..diagnostics import Diagnostic, errors_of, in_order
from ..messages import Message, say
from ..model.amendments import amended
from ..model.communes import last_day
from ..model.plan import Plan
from ..model.standard import ResultForm
from ..scoring.losses import Cards
from ..scoring.outcomes import assessed, results_of
from ..scoring.wording import PASS_WORDS
from ..views.gaps import Gaps, concerns, gap_rows, gaps_answer, gaps_of
from ..workspace.archive import Archive
from ..workspace.files import root_of
from .clock import YEARS, day_of
from .rim import Rim, exit_code, rim_of
from .validate import Format


def gaps(
    context: typer.Context,
    year: Annotated[
        int, typer.Argument(metavar="YEAR", help="the assessment year", min=YEARS[0], max=YEARS[-1])
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="the plans as amended on this day, e.g. 2020-09-01")
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for programs")] = Format.TEXT,
) -> int:
    """List the indicators that communes miss and that no activity of the year's plans serves.

    Missed is what lies below its maximum or is still open in a commune that was assessed. An activity says
    with `serves` which indicators it is for.

      tiepcan gaps 2020
    """
    rim, day = rim_of(context), day_of(as_of)
    here = Archive(root_of(Path()))
    results = api.score_year(here, year, day)
    plans, broken = _plans_of(here, year, day)
    own = [(r.commune, r.card) for r in results if r.card and r.card.sheet.year == year]
    existing = here.communes.on(last_day(year)) if here.communes else None
    cards = assessed(results_of(existing, own))
    found = gaps_of(year, cards, plans)
    errors = {(d.code, d.at): d for r in results for d in errors_of(r.found)}
    errors |= {(d.code, d.at): d for d in broken}
    if format is Format.JSON:
        rim.write_json({"as_of": day.isoformat(), **gaps_answer(found)})
    elif not (broken or here.found):  # of a broken plan nobody must read that it serves nothing
        _show(rim, found, cards)
    rim.show_findings(in_order(errors.values()), beside=True)
    return exit_code(list(errors.values()))


def _plans_of(here: Archive, year: int, day: date) -> tuple[list[Plan], list[Diagnostic]]:
    """The plans that concern the year, as amended on the day, and the errors in files that may be one."""
    plans: list[Plan] = []
    found: list[Diagnostic] = []
    for path in here.plan_paths():
        tracked = api.track(here, path, day)
        if tracked.plan is None or concerns(tracked.plan, year):
            found.extend(errors_of(tracked.found))
        if tracked.plan is not None and concerns(tracked.plan, year):
            plans.append(amended(tracked.plan, day))
    return plans, found


def _show(rim: Rim, found: Gaps, cards: Cards) -> None:
    from ..rendering.table import Column, Row, render_table

    words = rim.words
    passing = {card.standard.form for _, card in cards} == {ResultForm.PASS_FAIL}
    lost = Column(words(say("Points lost")), right=True, whole=True)
    below, still_open = say("Below the maximum"), say("Open")
    if passing:
        below, still_open = PASS_WORDS[False], say("Not clear yet")
    columns = [
        Column("", whole=True),
        Column(words(say("Indicator")), share=5),
        *([] if passing else [lost]),
        Column(words(below), share=3),
        Column(words(still_open), share=3),
    ]
    rows = [Row(row[:2] + row[3:] if passing else row) for row in gap_rows(found, cards, words)]
    if rows:
        rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))
    rim.paragraph(words(_heading(found, len(cards), passing=passing)), 0, 0)
    if found.uncertain:
        text = say("maximum not known, so not certain whether missed: {ids}", ids=found.uncertain)
        rim.paragraph(words(text), 0, 0)


def _heading(found: Gaps, communes: int, *, passing: bool) -> Message:
    """How much of what is missed nothing serves, and what that rests on."""
    values = {"communes": communes, "missed": found.missed}
    missed = (
        say("{communes} communes do not pass {missed} indicators, or not surely", **values)
        if passing
        else say("{communes} communes miss {missed} indicators", **values)
    )
    if not found.plans:
        return say("no plan concerns {year}; {missed}", year=str(found.year), missed=missed)
    return say(
        "{missed}; no activity of {plans} serves {unserved} of them",
        missed=missed,
        plans=[plan.id for plan in found.plans],
        unserved=len(found.unserved),
    )
