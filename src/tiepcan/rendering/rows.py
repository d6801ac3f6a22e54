"""The rows of a filled sheet, as XML: cell after cell, each row as high as its texts need."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from ..records import frozen
from .axis import Slot
from .cells import CellWriter, Pen
from .expressions import Scope, TemplateProblem
from .ranges import Grid
from .row_heights import DEFAULT_HEIGHT
from .workbook_cells import Content, Tally

Place = tuple[int, int]
"""Row and column."""


class CellProblem(TemplateProblem):
    """What is wrong with the cell of the template at that place."""

    def __init__(self, problem: TemplateProblem, place: Place) -> None:
        super().__init__(problem.message)
        self.place = place


@frozen
class Column:
    """What a column of the result holds in the rows that come from one row of the template."""

    number: int
    letters: str
    source: Cell
    style: int
    write: CellWriter
    width: float


@frozen
class Canvas:
    """A sheet that is about to be written: the cells of its template, where they come to lie, how large.

    `merged` are the merged ranges of the result by their first cell, `heights` those of the template's rows
    with whether they are hidden, `widths` those of the result's columns. `tally` counts what is written.
    """

    view: Mapping[str, object]
    cells: Mapping[Place, Cell]
    grid: Grid
    merged: Mapping[Place, CellRange]
    heights: Mapping[int, tuple[float | None, bool]]
    widths: tuple[float, ...]
    pen: Pen
    tally: Tally = field(default_factory=Tally)
    covered: dict[int, dict[int, int]] = field(default_factory=dict)
    columns: dict[int, tuple[Column, ...]] = field(default_factory=dict)

    def rows(self) -> Iterator[str]:
        """The XML of the rows, from the first to the last. `CellProblem` names a cell of the template."""
        self._cover()
        for number, across in enumerate(self.grid.rows.slots, 1):
            if across.source not in self.columns:
                self.columns[across.source] = tuple(self._columns_of(across.source))
            written, needed = self._cells_of(number, across)
            height, hidden = self.heights.get(across.source, (None, False))
            if needed > (height or DEFAULT_HEIGHT):
                height = needed
            if written or height is not None or hidden:
                size = f' ht="{height:g}" customHeight="1"' if height is not None else ""
                shown = ' hidden="1"' if hidden else ""
                yield f'<row r="{number}"{size}{shown}>{written}</row>'

    def _cells_of(self, number: int, across: Slot) -> tuple[str, float]:
        """The cells of a row, and the height that its texts need."""
        scope: Scope = {**self.view, **across.names}
        covered = self.covered.get(number)
        parts, needed, column, xml = [], 0.0, None, self.pen.xml
        held: list[tuple[str, Content]] = []
        try:
            for column in self.columns[across.source]:
                if covered and column.number in covered:
                    continue
                made, place = column.write(across, scope), f"{column.letters}{number}"
                parts.append(xml(place, made))
                if made.kind:
                    held.append((place, (made.kind, made.written)))
                if made.shown:
                    needed = max(needed, self._height(made.shown, number, column))
        except TemplateProblem as problem:
            assert column is not None
            raise CellProblem(problem, (across.source, column.source.column)) from problem
        self.tally.add(held)
        if covered:
            parts += (f'<c r="{get_column_letter(n)}{number}" s="{style}"/>' for n, style in covered.items())
            parts.sort(key=_position)
        return "".join(parts), needed

    def _height(self, text: str, number: int, column: Column) -> float:
        """What a text needs; in cells merged over several rows, nothing."""
        place = self.merged.get((number, column.number)) if self.merged else None
        if place is None:
            return self.pen.height(text, column.source, column.style, column.width)
        if place.min_row < place.max_row:
            return 0.0
        width = sum(self.widths[place.min_col - 1 : place.max_col])
        return self.pen.height(text, column.source, column.style, width)

    def _columns_of(self, row: int) -> Iterator[Column]:
        for number, down in enumerate(self.grid.columns.slots, 1):
            source = self.cells.get((row, down.source))
            if source is None or (source.value is None and not source.has_style):
                continue
            try:
                write = self.pen.writer(source, self.grid, down)
            except TemplateProblem as problem:
                raise CellProblem(problem, (row, down.source)) from problem
            letters, style = get_column_letter(number), source.style_id
            yield Column(number, letters, source, style, write, self.widths[number - 1])

    def _cover(self) -> None:
        """The cells under merged ranges show nothing but the border."""
        for (top, left), merged in self.merged.items():
            source = self._source(top, left)
            for row, column in merged.cells:
                if (row, column) != (top, left) and source is not None:
                    style = self.pen.looks.inside(source, merged, row, column)
                    self.covered.setdefault(row, {})[column] = style

    def _source(self, row: int, column: int) -> Cell | None:
        slots = self.grid
        if row > len(slots.rows.slots) or column > len(slots.columns.slots):
            return None
        return self.cells.get((slots.rows.slots[row - 1].source, slots.columns.slots[column - 1].source))


def _position(cell: str) -> tuple[int, str]:
    """Cells of one row in the order of their columns: A, Z, AA."""
    letters = cell[6 : cell.index('"', 6)].rstrip("0123456789")
    return len(letters), letters
