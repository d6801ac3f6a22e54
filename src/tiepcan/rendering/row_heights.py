"""How high a row must be for a wrapped text: an estimate, a little on the generous side.

Excel finds the height by itself only where cells are not merged and the template sets none; other
programs do not even then.
"""

from openpyxl.cell.cell import Cell

DEFAULT_WIDTH = 8.43
"""Width of a column that says none, in characters of the standard font at 11 points."""

DEFAULT_HEIGHT = 15.0
"""Height of a row that says none, in points."""

HIGHEST = 409.0
"""Excel makes no row higher."""

STANDARD_SIZE = 11.0
LINE_HEIGHT = 1.3
"""Height of a line in sizes of its font."""

LETTER_WIDTH = 0.78
"""Average width of Vietnamese text in Times New Roman, in widths of the standard font's digits."""


def height_needed(text: str, cell: Cell, width: float) -> float:
    """Points that a text needs in a cell of this style that is so many characters wide."""
    size = cell.font.size or STANDARD_SIZE
    letters = max(1.0, width * STANDARD_SIZE / size / LETTER_WIDTH)
    lines = text.split("\n")
    count = sum(_lines(line, letters) for line in lines) if cell.alignment.wrap_text else len(lines)
    return min(round(count * size * LINE_HEIGHT + 3, 1), HIGHEST)


def _lines(text: str, letters: float) -> int:
    """Lines of a text that is broken between its words."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0.0
        lines += int(len(word) / letters)
        used += len(word) % letters + (1 if used else 0)
    return lines
