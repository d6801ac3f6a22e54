"""What `tiepcan score --year` says beside the results of single sheets."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from .. import api
from ..diagnostics import Stop
from ..messages import Message, Words, say
from ..model.standard import ResultForm
from ..records import frozen
from ..scoring.losses import Cards
from ..views.comparison import Comparison, compare_years, comparison_answer, comparison_rows
from ..views.points import total_heading
from ..views.year import (
    YearTable,
    commune_rows,
    count_lines,
    link_text,
    loss_text,
    merger_text,
    near_text,
    year_answer,
    year_table,
)
from ..workspace.archive import Archive
from ..workspace.files import shown
from .rim import Rim

MOST_NEAR = 5
"""So many communes are named as nearest to passing; programs get all of them."""


@frozen
class YearView:
    """A year, and beside it another one where that was asked for."""

    table: YearTable
    comparison: Comparison | None = None

    def holds(self, result: api.Scored) -> bool:
        """Whether a sheet has its row in the table."""
        return any(result.card is row.card for row in self.table.results)

    def answer(self, words: Words) -> dict[str, object]:
        """The keys that the year adds to the answer for other programs."""
        compared = {"comparison": comparison_answer(self.comparison, words)} if self.comparison else {}
        return {**year_answer(self.table), **compared}


def view_year(here: Archive, year: int, results: Sequence[api.Scored]) -> YearView | None:
    """The year among the results; None where it has no sheets, or where a list that counts rest on is broken.

    Either was said already, of the sheets.
    """
    with suppress(Stop):
        paths = {shown(path): path.stem for path in api.sheets_of(here, year)}
        mine = [result for result in results if result.path in paths]
        whole = {result.path for result in mine if result.card}
        broken = {stem for path, stem in paths.items() if path not in whole}
        broken |= {str(r.commune.slug) for r in mine if r.commune and not r.card}
        table = year_table(year, here.communes, _cards(mine), broken, here.links)
        return None if here.found else YearView(table)
    return None


def compare_with(here: Archive, view: YearView, other: int, day: date) -> YearView:
    """The year beside another one, the earlier one first. Stop where the other one has no sheets."""
    year = view.table.year
    years = {
        other: _cards(api.score_year(here, other, day)),
        year: [(r.commune, r.card) for r in view.table.results if r.card],
    }
    before, after = sorted((other, year))
    return YearView(view.table, compare_years(before, years[before], after, years[after]))


def _cards(results: Iterable[api.Scored]) -> Cards:
    return [(result.commune, result.card) for result in results if result.card]


def show_communes(rim: Rim, lines: Iterable[Sequence[str]], forms: Iterable[ResultForm]) -> None:
    """The table of communes: name, class, total, result and reasons."""
    from ..rendering.table import Column, Row, render_table

    words = rim.words
    columns = [
        Column(words(say("Commune")), share=3),
        Column(words(say("Class")), whole=True),
        Column(words(total_heading(forms)), right=True, whole=True),
        Column(words(say("Result")), share=3),
        Column(words(say("Reasons")), share=6),
    ]
    rows = [Row(cells) for cells in lines]
    rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))


def show_year(rim: Rim, view: YearView) -> None:
    """The table of communes, the counts, and what follows from them."""
    words, table = rim.words, view.table
    forms = {result.card.standard.form for result in table.results if result.card}
    show_communes(rim, commune_rows(table, words), forms)
    _counts(rim, table)
    lost = say("Indicators that cost the most points:")
    if forms == {ResultForm.PASS_FAIL}:
        lost = say("Indicators that the most communes do not pass:")
    _list(rim, lost, map(loss_text, table.costliest))
    if table.uncounted:
        left_out = say("not counted, their maximum is not known: indicators {ids}", ids=table.uncounted)
        rim.paragraph(words(left_out), 2, 2)
    _list(rim, say("Nearest to passing:"), map(near_text, table.nearest[:MOST_NEAR]))
    _list(rim, say("Communes that ended within the year:"), map(merger_text, table.mergers))
    _list(rim, say("Programmes that ask for the result:"), (link_text(x, table) for x in table.links))
    if view.comparison:
        _compare(rim, view.comparison)


def _counts(rim: Rim, table: YearTable) -> None:
    counts = table.counts
    heading = say(
        "{all} communes exist at the end of {year}, {assessed} of them assessed:",
        all=counts.communes,
        year=str(table.year),
        assessed=counts.assessed,
    )
    if not table.listed:
        heading = say("There is no list of communes; of those with a sheet, {all}:", all=counts.communes)
    rim.output.say(heading)
    for label, number in count_lines(table, rim.words):
        rim.paragraph(f"{label}: {number}", 2, 4)


def _list(rim: Rim, heading: Message, items: Iterable[Message]) -> None:
    """A heading with its items; without any, nothing."""
    texts = [rim.words(item) for item in items]
    if texts:
        rim.output.say(heading)
    for text in texts:
        rim.bullet(text, 2)


def _compare(rim: Rim, comparison: Comparison) -> None:
    """The totals of two years, or why there are none."""
    from ..rendering.table import Column, Row, render_table

    words = rim.words
    if comparison.reason:
        rim.paragraph(words(comparison.reason), 0, 0)
        return
    columns = [
        Column(words(say("Commune")), share=3),
        Column(str(comparison.before), right=True, share=2),
        Column(str(comparison.after), right=True, share=2),
        Column(words(say("Change")), right=True, share=2),
    ]
    rows = [Row(cells) for cells in comparison_rows(comparison, words)]
    rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))
    if comparison.remark:
        rim.paragraph(words(comparison.remark), 0, 0)
