"""One sheet of a template workbook: its tags are read, its rows repeated, its cells filled."""

from collections.abc import Mapping

from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from ..diagnostics import Stop
from ..messages import Message, say
from ..records import frozen
from .axis import Axis, Tag, lay_out, read_tag
from .cells import Pen
from .charts import add_charts
from .expressions import Scope, TemplateProblem
from .language import is_private
from .ranges import Grid, move_ranges
from .row_heights import DEFAULT_WIDTH
from .rows import Canvas, CellProblem, Place
from .template_cells import Filler

MOST_TEMPLATE_ROWS = 2_000
MOST_TEMPLATE_COLUMNS = 200
MOST_ROWS = 1_048_576
MOST_COLUMNS = 1_000


@frozen
class Sheet:
    """A sheet that is being filled, and what its cells may name. `template` is how messages call the file."""

    sheet: Worksheet
    view: Mapping[str, object]
    pen: Pen
    template: str

    def stop(self, problem: Message, row: int = 0, column: int = 0) -> Stop:
        """What is wrong, with the name of the cell of the template."""
        hint = say("mend the cell in the template, or use the template that comes with the program")
        if not row:
            message = say(
                "sheet “{sheet}” of “{file}”: {problem}",
                sheet=self.sheet.title,
                file=self.template,
                problem=problem,
            )
            return Stop(message, hint)
        cell = f"{get_column_letter(column)}{row}"
        values = {"cell": cell, "sheet": self.sheet.title, "file": self.template, "problem": problem}
        return Stop(say("cell {cell} of sheet “{sheet}” in “{file}”: {problem}", **values), hint)


def fill_sheet(target: Sheet) -> tuple[bytearray, str]:
    """Replace the tags of a sheet by what the view holds: of the sheet itself, everything but its rows.

    The rows come back as XML, with the hash of what they hold.
    """
    sheet = target.sheet
    if sheet.max_row > MOST_TEMPLATE_ROWS or sheet.max_column > MOST_TEMPLATE_COLUMNS:
        raise target.stop(say("it is larger than a template can be"))
    merges = sorted(str(r) for r in sheet.merged_cells.ranges)
    for place in merges:
        sheet.unmerge_cells(place)
    cells = {(c.row, c.column): c for row in sheet.iter_rows() for c in row if isinstance(c, Cell)}
    texts = {place: cell.value for place, cell in cells.items()}
    grid = Grid(
        _lay_out(target, texts, "tr", sheet.max_row, MOST_ROWS),
        _lay_out(target, texts, "tc", sheet.max_column, MOST_COLUMNS),
    )
    _carry_merged(cells, merges, grid)
    heights = {number: (d.height, d.hidden) for number, d in sheet.row_dimensions.items()}
    widths = _move_widths(sheet, grid)
    sheet.delete_rows(1, sheet.max_row)
    sheet.row_dimensions.clear()
    try:
        move_ranges(sheet, grid)
    except TemplateProblem as problem:
        raise target.stop(problem.message) from problem
    merged = _merge(target, merges, grid)
    try:
        add_charts(sheet, target.view, cells, merged, grid, target.pen.expressions)
        canvas = Canvas(target.view, cells, grid, merged, heights, widths, target.pen)
        rows = bytearray()
        for row in canvas.rows():
            rows += row.encode()
    except CellProblem as problem:
        raise target.stop(problem.message, *problem.place) from problem
    return rows, canvas.tally.hash


def _lay_out(
    target: Sheet, texts: Mapping[tuple[int, int], object], letters: str, count: int, limit: int
) -> Axis:
    tags: dict[int, Tag] = {}
    places: dict[int, tuple[int, int]] = {}
    for place, text in texts.items():
        tag = read_tag(text, letters)
        if tag:
            number = place[0] if letters == "tr" else place[1]
            if number in tags:
                raise target.stop(say("its row or column already holds such a tag"), *place)
            if is_private(tag.name):
                raise target.stop(say("a cell cannot hold this: {text}", text=text), *place)
            tags[number], places[number] = tag, place

    compiled: dict[int, Filler] = {}

    def evaluate(position: int, names: Scope) -> object:
        try:
            if position not in compiled:
                compiled[position] = target.pen.expressions.value(tags[position].expression)
            return compiled[position]({**target.view, **names})
        except TemplateProblem as problem:
            raise target.stop(problem.message, *places[position]) from problem

    try:
        return lay_out(count, tags, evaluate, limit)
    except TemplateProblem as problem:
        raise target.stop(problem.message) from problem


def _carry_merged(cells: dict[tuple[int, int], Cell], merges: list[str], grid: Grid) -> None:
    """What merged cells show stands in their first cell: if its row or column vanishes, in the first left."""
    for place in map(CellRange, merges):
        row = grid.rows.first_left(place.min_row, place.max_row)
        column = grid.columns.first_left(place.min_col, place.max_col)
        source = cells.get((place.min_row, place.min_col))
        if row and column and source:
            cells[row, column] = source


def _move_widths(sheet: Worksheet, grid: Grid) -> tuple[float, ...]:
    """Widths go with their columns; those of the columns of the result."""
    old: dict[int, ColumnDimension] = {}
    for dimension in sheet.column_dimensions.values():
        dimension.reindex()
        for number in range(dimension.min or 1, min(dimension.max or 1, grid.columns.count) + 1):
            old[number] = dimension
    sheet.column_dimensions.clear()
    widths = []
    for number, slot in enumerate(grid.columns.slots, 1):
        found = old.get(slot.source)
        widths.append(found.width if found else DEFAULT_WIDTH)
        if found:
            letter = get_column_letter(number)
            made = ColumnDimension(sheet, letter, width=found.width, hidden=found.hidden)
            sheet.column_dimensions[letter] = made
    return tuple(widths)


def _merge(target: Sheet, merges: list[str], grid: Grid) -> dict[Place, CellRange]:
    """Merge cells again at their new places; the range of each by its first cell."""
    merged = {}
    taken: set[Place] = set()
    for place in (new for old in merges for new in grid.spans(old)):
        found = CellRange(place)
        cells = set(found.cells)
        if cells & taken:
            raise target.stop(say("merged cells reach over the end of a loop: {place}", place=place))
        taken |= cells
        merged[found.min_row, found.min_col] = found
    target.sheet.merged_cells.ranges = set(merged.values())
    return merged
