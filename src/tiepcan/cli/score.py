"""tiepcan score"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..api.results import told_apart
from ..diagnostics import Stop
from ..messages import Message, say
from ..model.standard import ResultForm
from ..scoring.outcomes import Outcome, outcome_of
from ..scoring.scorecard import Scorecard
from ..scoring.trial import Trial
from ..views.results import (
    Line,
    condition_lines,
    headline,
    office_lines,
    point_lines,
    reliance_lines,
    score_answer,
    year_rows,
)
from ..workspace.archive import Archive
from ..workspace.files import meant, root_of, shown
from .advice import show_advice, show_trial, try_on
from .clock import YEARS, day_of
from .differences import show_differences
from .rim import Rim, exit_code, gathered, rim_of
from .validate import Format
from .year import YearView, compare_with, show_communes, show_year, view_year

_FINE = (Outcome.PASS, Outcome.NOT_HELD)

WholeYear = Annotated[
    int | None,
    typer.Option(metavar="YEAR", help="all sheets of this year", min=YEARS[0], max=YEARS[-1]),
]
OtherYear = Annotated[
    int | None,
    typer.Option(
        metavar="YEAR",
        help="with --year: the totals of another year beside it",
        min=YEARS[0],
        max=YEARS[-1],
    ),
]


def score(
    context: typer.Context,
    subjects: Annotated[
        list[str] | None,
        typer.Argument(metavar="SUBJECT", help="a score sheet by its path, or as year/commune"),
    ] = None,
    year: WholeYear = None,
    compare: OtherYear = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="show for each number where it came from")
    ] = False,
    what_if: Annotated[
        list[str] | None,
        typer.Option("--what-if", metavar="CHANGE", help="try a change on a copy, e.g. 2.3=98%; repeatable"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="check as of this day, e.g. 2021-01-15")
    ] = None,
    failing: Annotated[
        bool, typer.Option("--exit-code", help="exit with 1 where a commune does not pass")
    ] = False,
    format: Annotated[Format, typer.Option(help="text for people, json for programs")] = Format.TEXT,
) -> int:
    """Work out points, conditions and the verdict of communes.

    What is open makes bounds; a verdict is said only where it holds whatever the open parts turn out to be.

      tiepcan score 2020/tan-phong --explain
      tiepcan score 2020/quyet-thang --what-if 2.3=98% --what-if 2.5=11.5
      tiepcan score --year 2020
    """
    rim, day = rim_of(context), day_of(as_of)
    _name_something(subjects, year, compare)
    here = Archive(root_of(Path()))
    results, failures = _score_all(here, subjects or (), year, day)
    view = _view_of(here, year, compare, results, failures, day)
    trial = try_on(results, what_if or (), whole_year=year is not None)
    if format is Format.JSON:
        _write_json(rim, results, view, day, trial)
    elif trial:
        show_trial(rim, results[0], trial)
    else:
        _show(rim, results, explain, view, day)
    code = _show_troubles(rim, results, failures)
    short = any(outcome_of(r.card) not in _FINE for r in results if r.card)
    return max(code, 1) if failing and short else code


def _show_troubles(rim: Rim, results: Sequence[api.Scored], failures: Sequence[Stop]) -> int:
    """What was found in the files, and which could not be read; the exit code that follows."""
    found = list({(d.code, d.at, rim.words(d.message)): d for r in results for d in r.found}.values())
    rim.show_findings(found, beside=True)
    for failure in failures:
        rim.show_stop(failure)
    return exit_code(found, failures)


def _name_something(subjects: Sequence[str] | None, year: int | None, compare: int | None) -> None:
    """Stop where there is nothing to score, or nothing to compare."""
    if not subjects and year is None:
        raise Stop(say("name a score sheet or a year"), say("for example: tiepcan score 2020/tan-phong"))
    if compare is not None and year is None:
        example = say("for example: tiepcan score --year 2020 --compare 2019")
        raise Stop(say("--compare needs --year"), example)


def _write_json(
    rim: Rim, results: Sequence[api.Scored], view: YearView | None, day: date, trial: Trial | None
) -> None:
    cards = [(r.commune, r.card) for r in results if r.card]
    answer = score_answer(cards, rim.words, day, trial)
    rim.write_json({"as_of": day.isoformat()} | answer | (view.answer(rim.words) if view else {}))


def _score_all(
    here: Archive, subjects: Sequence[str], year: int | None, day: date
) -> tuple[list[api.Scored], list[Stop]]:
    """Every sheet that can be read, and why the others cannot."""
    alone: dict[str, tuple[Archive, Path]] = {}
    whole: dict[str, tuple[Archive, Path]] = {}
    failures: list[Stop] = []
    for subject in subjects:
        with gathered(failures):
            archive, path = sheet_of(here, subject)
            alone[shown(path)] = archive, path
    if year is not None:
        with gathered(failures):
            whole = {shown(path): (here, path) for path in api.sheets_of(here, year)}
    results: dict[str, api.Scored] = {}
    for name, (archive, path) in (alone | whole).items():
        with gathered(failures):
            results[name] = api.score_sheet(archive, path, day)
    others = [result for name, result in results.items() if name not in whole]
    return [*others, *told_apart([results[name] for name in whole if name in results])], failures


def _view_of(
    here: Archive,
    year: int | None,
    other: int | None,
    results: Sequence[api.Scored],
    failures: list[Stop],
    day: date,
) -> YearView | None:
    """What all sheets of the year say together, and beside them the other year."""
    view = None if year is None else view_year(here, year, results)
    if view and other is not None:
        with gathered(failures):
            return compare_with(here, view, other, day)
    return view


def sheet_of(here: Archive, subject: str) -> tuple[Archive, Path]:
    """A subject is looked up in the workspace of this folder; a path in its own."""
    path = here.sheet_path(subject)
    root = root_of(path) if path == meant(subject) else here.root
    return (here if root == here.root else Archive(root)), path


def _show(rim: Rim, results: Sequence[api.Scored], explain: bool, view: YearView | None, day: date) -> None:
    """One sheet in full; several as a list, a year as its table, in full where they are to be explained."""
    cards = [(r.commune, r.card) for r in results if r.card]
    others = [(r.commune, r.card) for r in results if r.card and not (view and view.holds(r))]
    if len(cards) > 1 and others:
        show_communes(rim, year_rows(others, rim.words), (c.standard.form for _, c in others))
    if view:
        show_year(rim, view)
    for commune, card in cards if explain or len(cards) == 1 else ():
        rim.output.write("\n" if len(cards) > 1 else "")
        rim.output.line("\n".join(headline(commune, card, rim.words)))
        for reason in card.reasons:
            rim.bullet(rim.words(reason), 2)
        _points(rim, card, explain)
        show_differences(rim, card)
        _conditions(rim, card, explain)
        show_advice(rim, card, day, explain=explain)


def _points(rim: Rim, card: Scorecard, explain: bool) -> None:
    """The table of points, or one block for each with where it came from."""
    from ..rendering.table import Column, Row, render_table

    words, lines = rim.words, list(point_lines(card, rim.words))
    if explain:
        _explained(rim, lines)
        return
    counted = card.standard.form is ResultForm.POINTS
    headings = (say("Points"), say("Maximum")) if counted else (say("Result"),)
    columns = [
        Column("", whole=True),
        Column(words(say("Criterion / indicator")), share=1),
        *(Column(words(heading), right=True, whole=True) for heading in headings),
        Column(words(say("How")), whole=True),
    ]
    rows = [
        Row((x.id, x.name, *(x.points, x.max)[: len(headings)], x.state), "bold" if x.heading else "")
        for x in lines
    ]
    rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))


def _conditions(rim: Rim, card: Scorecard, explain: bool) -> None:
    """The conditions of recognition, and what the result rests on."""
    rim.output.say(say("Conditions of recognition:"))
    for text, details in condition_lines(card, rim.words, explain=explain):
        rim.paragraph(text, 2, 4)
        for detail in details:
            rim.paragraph(detail, 4, 4)
    unsure = say("The result rests on values that are not confirmed:")
    _rests_on(rim, unsure, list(reliance_lines(card, rim.words, explain=explain)))
    own = say("The result rests on values that the office filled in from its own copy:")
    _rests_on(rim, own, list(office_lines(card, rim.words, explain=explain)))


def _rests_on(rim: Rim, heading: Message, lines: Sequence[str]) -> None:
    if lines:
        rim.output.say(heading)
    for line in lines:
        if line.startswith(" "):
            rim.paragraph(line.strip(), 4, 4)
        else:
            rim.bullet(line, 2)


def _explained(rim: Rim, lines: Sequence[Line]) -> None:
    """One block for each number: where it was written, how it was computed, what it rests on."""
    for line in lines:
        rim.output.write("\n" if line.heading else "")
        state = f" ({line.state})" if line.state else ""
        rim.paragraph(f"{line.id} {line.name}: {line.result}{state}", 0 if line.heading else 2, 6)
        for detail in line.details:
            rim.paragraph(detail, 6, 8)
    rim.output.write("\n")
