"""The styles that cells of the result need beside those of the template: they are numbers in a table."""

from collections.abc import Callable
from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.styles.borders import Border
from openpyxl.styles.numbers import is_date_format
from openpyxl.worksheet.cell_range import CellRange

DAY = "dd/mm/yyyy"


class Looks:
    """The numbers of styles, each found once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], int] = {}

    def quoted(self, source: Cell) -> int:
        """The same for a text that looks like a formula: typing over it keeps it a text."""

        def quote(cell: Cell) -> None:
            cell.quotePrefix = True

        return self._made(source, "quoted", quote)

    def dated(self, source: Cell) -> int:
        """The same for a day, with a pattern for days if the cell has none."""

        def date(cell: Cell) -> None:
            if not is_date_format(cell.number_format):
                cell.number_format = DAY

        return self._made(source, "dated", date)

    def inside(self, source: Cell, merged: CellRange, row: int, column: int) -> int:
        """The style of a cell that others cover: nothing but the outer border of the merged range."""
        on = {
            "left": column == merged.min_col,
            "right": column == merged.max_col,
            "top": row == merged.min_row,
            "bottom": row == merged.max_row,
        }
        sides = {side: getattr(source.border, side) for side, there in on.items() if there}

        def outline(cell: Cell) -> None:
            cell.border = Border(**sides)

        return self._made(source, "inside " + " ".join(sides), outline, bare=True)

    def _made(self, source: Cell, what: str, change: Callable[[Cell], None], *, bare: bool = False) -> int:
        key = (source.style_id, what)
        if key not in self._known:
            made = Cell(source.parent, row=1, column=1)
            if not bare:
                made._style = copy(source._style)  # type: ignore[attr-defined]  # noqa: SLF001  # the only whole style
            change(made)
            self._known[key] = made.style_id
        return self._known[key]
