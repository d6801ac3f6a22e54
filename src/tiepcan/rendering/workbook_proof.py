"""A finished workbook is read again: every cell must hold what was put there."""

from collections.abc import Iterator
from datetime import date

from openpyxl.cell.cell import Cell
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.workbook import Workbook

from ..diagnostics import Stop
from ..messages import say
from .package import read_parts
from .workbook_cells import Content, excel_number, read_cells


def prove_written(document: bytes, workbook: Workbook, name: str) -> None:
    """Stop for the first cell of the file that differs from the workbook it was saved from."""
    found = read_cells(read_parts(document))
    for sheet, cell in _filled(workbook):
        if not _holds(found.pop((sheet, cell.coordinate), None), cell):
            raise _lost(sheet, cell.coordinate, name)
    if found:
        raise _lost(*next(iter(found)), name)


def _filled(workbook: Workbook) -> Iterator[tuple[str, Cell]]:
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, c) for c in row if isinstance(c, Cell) and c.value is not None)


def _holds(content: Content | None, cell: Cell) -> bool:
    if content is None:
        return False
    kind, written = content
    value = cell.value
    if kind == "f":
        return cell.data_type == "f" and f"={written}" == value
    if kind == "s":
        return cell.data_type == "s" and written == value
    if kind == "n":
        number = to_excel(value) if isinstance(value, date) else value  # type: ignore[no-untyped-call]
        return excel_number(written) == excel_number(str(number))
    return kind == cell.data_type and written == str(int(value) if isinstance(value, bool) else value)


def _lost(sheet: str, cell: str, name: str) -> Stop:
    message = say(
        "cell {cell} of sheet “{sheet}” made with “{name}” does not hold what was written",
        cell=cell,
        sheet=sheet,
        name=name,
    )
    return Stop(message, say("this is a fault of the program; nothing was written"))
