"""What refers to cells by their place moves along when rows and columns of a sheet repeat or vanish."""

import re
from collections.abc import Iterable, Iterator

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils.cell import column_index_from_string, coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.print_settings import PrintArea
from openpyxl.worksheet.worksheet import Worksheet

from ..messages import say
from ..records import frozen
from .axis import Axis, Rounds
from .expressions import TemplateProblem

_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?::(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7}))?")
NOWHERE = "#REF!"
"""What a formula names where nothing is left of its cells."""


@frozen
class Grid:
    """Both directions of a sheet."""

    rows: Axis
    columns: Axis

    def moved(self, text: str) -> str | None:
        """The place of a range such as `A7:N9` in the result; None if nothing of it is left."""
        place = CellRange(text)
        rows = self.rows.hull(place.min_row, place.max_row)
        columns = self.columns.hull(place.min_col, place.max_col)
        return CellRange(_range(columns, rows)).coord if rows and columns else None

    def spans(self, text: str) -> Iterator[str]:
        """The places of a merged range, once for each round of the loops it stands in."""
        place = CellRange(text)
        for rows in self.rows.spans(place.min_row, place.max_row):
            for columns in self.columns.spans(place.min_col, place.max_col):
                if rows[0] < rows[1] or columns[0] < columns[1]:
                    yield _range(columns, rows)

    def formula(self, text: str, row: Rounds = (), column: Rounds = ()) -> str:
        """A formula, seen from a cell with these rounds. References to other sheets are refused."""
        try:
            tokens = Tokenizer(text)
        except (TokenizerError, IndexError) as problem:
            raise TemplateProblem(say("its formula cannot be understood: {text}", text=text)) from problem
        for token in tokens.items:
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                found = _REFERENCE.fullmatch(token.value.upper())
                if not found:
                    raise TemplateProblem(
                        say("its formula names more than cells of its own sheet: {text}", text=text)
                    )
                token.value = self._reference(found, row, column)
        return f"={''.join(token.value for token in tokens.items)}"

    def _reference(self, found: re.Match[str], row: Rounds, column: Rounds) -> str:
        across, left, down, top, across_to, right, down_to, bottom = found.groups()
        rows = self.rows.hull(int(top), int(bottom or top), row)
        columns = self.columns.hull(
            column_index_from_string(left), column_index_from_string(right or left), column
        )
        if not rows or not columns:
            return NOWHERE
        first = f"{across}{get_column_letter(columns[0])}{down}{rows[0]}"
        last = f"{across_to or across}{get_column_letter(columns[1])}{down_to or down}{rows[1]}"
        alone = rows[0] == rows[1] and columns[0] == columns[1] and not bottom
        return first if alone else f"{first}:{last}"


def _range(columns: tuple[int, int], rows: tuple[int, int]) -> str:
    return f"{get_column_letter(columns[0])}{rows[0]}:{get_column_letter(columns[1])}{rows[1]}"


def move_ranges(sheet: Worksheet, grid: Grid) -> None:
    """Formats, checks, filters, print settings and frozen panes go with the cells they are about."""
    _move_conditional_formats(sheet, grid)
    for validation in sheet.data_validations.dataValidation:
        places = _moved_all(grid, (str(r) for r in validation.sqref.ranges))
        seen_from = _corner(grid, str(next(iter(validation.sqref.ranges))))
        for name in ("formula1", "formula2"):
            text = getattr(validation, name)
            if text:
                setattr(validation, name, grid.formula(f"={text}", *seen_from).removeprefix("="))
        validation.sqref = type(validation.sqref)(" ".join(places))
    kept = [v for v in sheet.data_validations.dataValidation if v.sqref.ranges]
    sheet.data_validations.dataValidation = kept
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = grid.moved(sheet.auto_filter.ref)
    _move_print_settings(sheet, grid)
    if sheet.freeze_panes:
        row, column = coordinate_to_tuple(str(sheet.freeze_panes))
        sheet.freeze_panes = f"{get_column_letter(_first(grid.columns, column))}{_first(grid.rows, row)}"


def _move_conditional_formats(sheet: Worksheet, grid: Grid) -> None:
    moved = ConditionalFormattingList()
    for formats in sheet.conditional_formatting:
        ranges = [str(r) for r in formats.sqref.ranges]
        places = _moved_all(grid, ranges)
        if not places:
            continue
        for rule in formats.rules:
            rule.formula = [
                grid.formula(f"={text}", *_corner(grid, ranges[0])).removeprefix("=") for text in rule.formula
            ]
            moved.add(" ".join(places), rule)
    sheet.conditional_formatting = moved


def _move_print_settings(sheet: Worksheet, grid: Grid) -> None:
    if sheet.print_area:
        ranges = PrintArea.from_string(sheet.print_area).ranges
        sheet.print_area = _moved_all(grid, (str(r).replace("$", "") for r in ranges))
    if sheet.print_title_rows:
        first, last = (int(n.strip("$")) for n in sheet.print_title_rows.split(":"))
        rows = grid.rows.hull(first, last)
        sheet.print_title_rows = f"{rows[0]}:{rows[1]}" if rows else None
    if sheet.print_title_cols:
        left, right = (column_index_from_string(n.strip("$")) for n in sheet.print_title_cols.split(":"))
        columns = grid.columns.hull(left, right)
        letters = [get_column_letter(n) for n in columns or ()]
        sheet.print_title_cols = ":".join(letters) if letters else None
    for breaks, axis in ((sheet.row_breaks, grid.rows), (sheet.col_breaks, grid.columns)):
        old = {b.id for b in breaks.brk}
        breaks.brk = [Break(id=number) for number, slot in enumerate(axis.slots, 1) if slot.source in old]


def _moved_all(grid: Grid, ranges: Iterable[str]) -> list[str]:
    return [place for place in map(grid.moved, ranges) if place]


def _corner(grid: Grid, text: str) -> tuple[Rounds, Rounds]:
    """The rounds of the first cell of a range: its formulas are written for that cell."""
    place = CellRange(text)
    return _rounds(grid.rows, place.min_row), _rounds(grid.columns, place.min_col)


def _rounds(axis: Axis, source: int) -> Rounds:
    found = axis.hull(source, source)
    inside = found and found[0] <= len(axis.slots)
    return axis.slots[found[0] - 1].rounds if found and inside else ()


def _first(axis: Axis, source: int) -> int:
    """Where the first slot that is left of this one and all after it lies."""
    found = axis.hull(source, max(source, axis.count))
    return found[0] if found else len(axis.slots) + 1
