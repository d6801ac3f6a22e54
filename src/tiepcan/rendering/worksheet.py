"""One sheet of a template workbook: its tags are read, its rows repeated, its cells filled."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TypeAlias

from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from ..diagnostics import Stop
from ..messages import Message, say
from .axis import Axis, Slot, Tag, lay_out, read_tag
from .cell_values import put
from .expressions import Expressions, Scope, TemplateProblem
from .language import is_private
from .ranges import Grid, move_ranges
from .row_heights import DEFAULT_HEIGHT, height_needed

MOST_TEMPLATE_ROWS = 2_000
MOST_TEMPLATE_COLUMNS = 200
MOST_ROWS = 100_000
MOST_COLUMNS = 1_000

Filler: TypeAlias = Callable[[Scope], object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is being filled, and what its cells may name. `template` is how messages call the file."""

    sheet: Worksheet
    view: Mapping[str, object]
    expressions: Expressions
    template: str
    fillers: dict[tuple[int, int], Filler] = field(default_factory=dict)

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


def fill_sheet(target: Sheet) -> None:
    """Replace the tags of a sheet by what the view holds, in place."""
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
    _move_sizes(sheet, grid)
    sheet.delete_rows(1, sheet.max_row)
    try:
        move_ranges(sheet, grid)
    except TemplateProblem as problem:
        raise target.stop(problem.message) from problem
    from_data = _fill_cells(target, cells, grid)
    merged = _merge(target, merges, grid)
    _raise_rows(sheet, from_data, merged)


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
                compiled[position] = target.expressions.value(tags[position].expression)
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


def _move_sizes(sheet: Worksheet, grid: Grid) -> None:
    """Heights of rows and widths of columns go with them."""
    heights = {number: (d.height, d.hidden) for number, d in sheet.row_dimensions.items()}
    widths: dict[int, ColumnDimension] = {}
    for dimension in sheet.column_dimensions.values():
        dimension.reindex()
        for number in range(dimension.min or 1, min(dimension.max or 1, grid.columns.count) + 1):
            widths[number] = dimension
    sheet.row_dimensions.clear()
    sheet.column_dimensions.clear()
    for number, slot in enumerate(grid.rows.slots, 1):
        height, hidden = heights.get(slot.source, (None, False))
        if height is not None or hidden:
            sheet.row_dimensions[number] = RowDimension(sheet, number, ht=height, hidden=hidden)
    for number, slot in enumerate(grid.columns.slots, 1):
        old = widths.get(slot.source)
        if old:
            letter = get_column_letter(number)
            sheet.column_dimensions[letter] = ColumnDimension(
                sheet, letter, width=old.width, hidden=old.hidden
            )


def _fill_cells(target: Sheet, cells: Mapping[tuple[int, int], Cell], grid: Grid) -> list[tuple[int, int]]:
    """Write every cell of the result; the places whose text came from data."""
    from_data = []
    for row, across in enumerate(grid.rows.slots, 1):
        for column, down in enumerate(grid.columns.slots, 1):
            source = cells.get((across.source, down.source))
            if source is None or (source.value is None and not source.has_style):
                continue
            made = _cell_like(target.sheet, source, row, column)
            try:
                if _fill_cell(target, made, source, grid, (across, down)):
                    from_data.append((row, column))
            except TemplateProblem as problem:
                raise target.stop(problem.message, across.source, down.source) from problem
    return from_data


def _cell_like(sheet: Worksheet, source: Cell, row: int, column: int) -> Cell:
    """An empty cell with the style of the template's; by its six public parts it takes ten times as long."""
    made = sheet.cell(row, column)
    assert isinstance(made, Cell)  # nothing is merged yet
    made._style = copy(source._style)  # type: ignore[attr-defined]  # noqa: SLF001
    return made


def _fill_cell(target: Sheet, made: Cell, source: Cell, grid: Grid, slots: tuple[Slot, Slot]) -> bool:
    """Write one cell; whether it holds text from the data."""
    text = source.value
    if source.data_type == "f":
        if not isinstance(text, str):
            raise TemplateProblem(say("formulas that fill several cells are not supported"))
        made.value = grid.formula(text, slots[0].rounds, slots[1].rounds)
    elif isinstance(text, str) and source.data_type == "s":
        if "{{" not in text and "{%" not in text and "{#" not in text:
            put(made, text)
            return False
        key = (slots[0].source, slots[1].source)
        if key not in target.fillers:
            target.fillers[key] = compile_cell(target.expressions, text)
        put(made, target.fillers[key]({**target.view, **slots[0].names, **slots[1].names}))
        return made.data_type == "s" and made.value is not None
    else:
        made.value = text
    return False


def compile_cell(expressions: Expressions, text: str) -> Filler:
    """What a cell receives: the value of a lone `{{ … }}`, or a text with its tags filled in."""
    text = text.strip()
    if text.startswith("{{") and text.endswith("}}") and expressions.is_single(text):
        return expressions.value(text[2:-2].strip("-"))
    return expressions.text(text)


def _merge(target: Sheet, merges: list[str], grid: Grid) -> dict[tuple[int, int], CellRange]:
    """Merge cells again at their new places; the range of each by its first cell."""
    merged = {}
    taken: set[tuple[int, int]] = set()
    for place in (new for old in merges for new in grid.spans(old)):
        target.sheet.merge_cells(place)
        found = CellRange(place)
        cells = set(found.cells)
        if cells & taken:
            raise target.stop(say("merged cells reach over the end of a loop: {place}", place=place))
        taken |= cells
        merged[found.min_row, found.min_col] = found
    return merged


def _raise_rows(
    sheet: Worksheet, from_data: list[tuple[int, int]], merged: Mapping[tuple[int, int], CellRange]
) -> None:
    """Make rows high enough for texts from the data.

    Excel finds the height by itself only where cells are not merged and the template sets none;
    other programs do not even then.
    """
    for row, column in from_data:
        place = merged.get((row, column))
        if place and place.min_row < place.max_row:
            continue
        needed = height_needed(sheet, row, column, place.max_col if place else column)
        if needed > (sheet.row_dimensions[row].height or DEFAULT_HEIGHT):
            sheet.row_dimensions[row].height = needed
