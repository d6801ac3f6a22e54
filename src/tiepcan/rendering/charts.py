"""Native charts: bars over numbers of the sheet itself, at the places where its template asks for them."""

from collections.abc import Mapping

from openpyxl.cell.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from ..messages import say
from .cell_values import excel_text
from .expressions import Expressions, Scope, TemplateProblem
from .ranges import Grid
from .rows import CellProblem, Place
from .template_cells import ChartTag, chart_tag

COLOURS = ("BFBFBF", "2F75B5", "C55A11")
"""Of the series; light, dark and middle, so that they differ in black and white, too."""

LETTERS = "Times New Roman"
HUNDREDTHS = 100
"""Sizes of letters in charts are hundredths of a point."""


def add_charts(
    sheet: Worksheet,
    view: Scope,
    cells: Mapping[Place, Cell],
    merged: Mapping[Place, CellRange],
    grid: Grid,
    expressions: Expressions,
) -> None:
    """Put charts where cells of the template ask for them; each fills the cells that are merged there.

    Where its numbers have vanished with their rows there is no chart.
    """
    for place, cell in cells.items():
        if not isinstance(cell.value, str) or cell.data_type != "s":
            continue
        try:
            tag = chart_tag(expressions, cell.value)
            if tag:
                cell.value = None
                _add(sheet, tag, str(tag.title(view)), _frame(cell, merged, grid), grid)
        except TemplateProblem as problem:
            raise CellProblem(problem, place) from problem


def _frame(cell: Cell, merged: Mapping[Place, CellRange], grid: Grid) -> CellRange | None:
    """Where the cell with the tag has come to lie."""
    place = grid.moved(cell.coordinate)
    found = CellRange(place) if place else None
    return merged.get((found.min_row, found.min_col), found) if found else None


def _add(sheet: Worksheet, tag: ChartTag, title: str, frame: CellRange | None, grid: Grid) -> None:
    try:
        numbers, names = grid.moved(tag.numbers), grid.moved(tag.categories)
    except ValueError as problem:
        raise TemplateProblem(say("its chart names no cells")) from problem
    if frame is None or not numbers or not names or CellRange(numbers).size["rows"] < 2:
        return
    chart = BarChart()
    chart.type = "bar" if tag.horizontal else "col"
    chart.add_data(Reference(range_string=_absolute(sheet, numbers)), titles_from_data=True)
    chart.set_categories(Reference(range_string=_absolute(sheet, names)))
    chart.title = _title(excel_text(title))
    chart.legend.position = "b"
    if len(chart.series) == 1:
        chart.legend = None
    _shape(chart)
    chart.anchor = TwoCellAnchor(  # type: ignore[assignment]  # a place, or the name of a cell
        editAs="oneCell",
        _from=AnchorMarker(col=frame.min_col - 1, row=frame.min_row - 1),
        to=AnchorMarker(col=frame.max_col, row=frame.max_row),
    )
    sheet.add_chart(chart)


def _absolute(sheet: Worksheet, place: str) -> str:
    """A range with its sheet, as charts name it."""
    title = sheet.title.replace("'", "''")
    return f"'{title}'!{place}"


def _shape(chart: BarChart) -> None:
    """Axes that are seen, the first name on top where bars lie, a number at the end of each bar."""
    chart.gapWidth = 60
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill="D9D9D9")))
    chart.x_axis.txPr = chart.y_axis.txPr = _letters(9)
    if chart.type == "bar":
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    colours = COLOURS if len(chart.series) > 1 else COLOURS[1:]
    for series, colour in zip(chart.series, colours, strict=False):
        series.graphicalProperties.solidFill = colour
        series.dLbls = DataLabelList(showVal=True, txPr=_letters(9))
        for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
            setattr(series.dLbls, other, False)


def _letters(size: int) -> RichText:
    look = _characters(size)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])


def _characters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size * HUNDREDTHS, b=bold, latin=Font(typeface=LETTERS))


def _title(text: str) -> Title:
    look = _characters(12, bold=True)
    line = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=text)])
    return Title(tx=Text(rich=RichText(p=[line])), overlay=False)
