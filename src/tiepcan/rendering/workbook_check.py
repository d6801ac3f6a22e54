"""What is wrong with a template workbook, cell by cell."""

import re
from collections.abc import Mapping

from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ..diagnostics import Diagnostic, Span, in_order
from ..messages import say
from ..records import frozen
from ..views.fields import Field
from .axis import Tag, read_tag
from .expressions import make_expressions
from .tags import Names, Place, Reading, Stack, leftovers
from .template_cells import filled_in
from .worksheet import MOST_TEMPLATE_COLUMNS, MOST_TEMPLATE_ROWS
from .xlsx import open_workbook

_Cell = tuple[int, int]
_PLACED = re.compile(r"\{%-? *t[rc]\b")


@frozen
class _Sheet:
    """The texts of a sheet by row and column."""

    title: str
    file: str
    texts: Mapping[_Cell, str]

    def place(self, cell: _Cell) -> Place:
        name = f"{self.title}!{get_column_letter(cell[1])}{cell[0]}"
        return Place(Span(self.file, *cell), say("cell {cell} “{text}”", cell=name, text=self.texts[cell]))


def check_workbook(template: bytes, name: str, fields: Field) -> list[Diagnostic]:
    """The findings in a template: unknown fields, broken tags, and what it leaves out.

    Line and column are those of the cell. Stop where it is no workbook that can be a template.
    """
    reading = Reading(make_expressions().language, fields)
    for sheet in open_workbook(template, name).worksheets:
        _check_sheet(reading, sheet, name)
    return [*in_order(reading.found), *leftovers(reading, name)]


def _check_sheet(reading: Reading, sheet: Worksheet, name: str) -> None:
    title = Place(Span(name, 1, 1), say("the name of the sheet “{title}”", title=sheet.title))
    reading.text(sheet.title, title, reading.names, Stack())
    if sheet.max_row > MOST_TEMPLATE_ROWS or sheet.max_column > MOST_TEMPLATE_COLUMNS:
        reading.complain("T202", title, say("it is larger than a template can be"))
        return
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "s")
    texts = {(c.row, c.column): c.value for c in cells if isinstance(c.value, str) and c.row and c.column}
    held = _Sheet(sheet.title, name, texts)
    down = _along(reading, held, "tr", sheet.max_row)
    across = _along(reading, held, "tc", sheet.max_column)
    for cell, text in texts.items():
        if read_tag(text, "tr") or read_tag(text, "tc"):
            continue
        if _PLACED.search(text):
            reading.broken(text, held.place(cell))
        else:
            stack, names = Stack(), {**down[cell[0]], **across[cell[1]]}
            shown, condition = filled_in(text)
            if condition:
                reading.expression(condition, text, held.place(cell), names)
            reading.text(shown, held.place(cell), names, stack)
            reading.end(stack)


def _along(reading: Reading, sheet: _Sheet, letters: str, count: int) -> dict[int, Names]:
    """The names that hold in each row, or in each column, of a sheet."""
    tags: dict[int, tuple[Tag, _Cell]] = {}
    for cell, text in sheet.texts.items():
        if tag := read_tag(text, letters):
            number = cell[0] if letters == "tr" else cell[1]
            if number in tags:
                reading.complain("T202", sheet.place(cell), say("its row or column already holds such a tag"))
            tags.setdefault(number, (tag, cell))
    names, stack, found = reading.names, Stack(), {}
    for number in range(1, count + 1):
        if number in tags:
            names = _tag(reading, *tags[number], sheet, names, stack)
        found[number] = names
    reading.end(stack)
    return found


def _tag(reading: Reading, tag: Tag, cell: _Cell, sheet: _Sheet, names: Names, stack: Stack) -> Names:
    text, place = sheet.texts[cell], sheet.place(cell)
    if not tag.opens:
        return reading.close(tag.ends, place, names, stack)
    stack.append((tag.ends, names, place))
    if tag.name:
        return reading.loop_over(tag.name, tag.expression, text, place, names)
    reading.expression(tag.expression, text, place, names)
    return names
