"""How high a row must be for a wrapped text: an estimate, a little on the generous side."""

from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

DEFAULT_WIDTH = 8.43
"""Width of a column that says none, in characters of the standard font at 11 points."""

DEFAULT_HEIGHT = 15.0
"""Height of a row that says none, in points."""

STANDARD_SIZE = 11.0
LINE_HEIGHT = 1.3
"""Height of a line in sizes of its font."""

LETTER_WIDTH = 0.78
"""Average width of Vietnamese text in Times New Roman, in widths of the standard font's digits."""


def height_needed(sheet: Worksheet, row: int, first: int, last: int) -> float:
    """Points that the text of a cell needs, merged from the first to the last column or alone."""
    cell = sheet.cell(row, first)
    size = cell.font.size or STANDARD_SIZE
    width = sum(_width(sheet, column) for column in range(first, last + 1))
    letters = max(1.0, width * STANDARD_SIZE / size / LETTER_WIDTH)
    wraps = bool(cell.alignment.wrap_text)
    lines = sum(_lines(line, letters) if wraps else 1 for line in str(cell.value).split("\n"))
    return round(lines * size * LINE_HEIGHT + 3, 1)


def _width(sheet: Worksheet, column: int) -> float:
    letter = get_column_letter(column)
    return sheet.column_dimensions[letter].width if letter in sheet.column_dimensions else DEFAULT_WIDTH


def _lines(text: str, letters: float) -> int:
    """Lines of a text that is broken between its words."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0.0
        lines += int(len(word) / letters)
        used += len(word) % letters + (1 if used else 0)
    return lines
