"""A workbook as text, so that a change of a template can be read in a diff."""

import io
from collections.abc import Iterator

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_MARGINS = ("left", "right", "top", "bottom", "header", "footer")
_SIDES = ("left", "right", "top", "bottom")


def outline_xlsx(data: bytes) -> str:
    """Every sheet: page, columns, rows, merged cells, formats, and each cell with its style and content.

    For workbooks of our own; a damaged file raises whatever openpyxl raises. Lengths as Excel counts
    them: margins in inches, widths in characters, heights in points.
    """
    workbook = load_workbook(io.BytesIO(data))
    lines = [f"title: {workbook.properties.title}", f"creator: {workbook.properties.creator}"]
    for sheet in workbook.worksheets:
        lines += ["", f"# {sheet.title}", *_page(sheet), *_sizes(sheet), *_ranges(sheet), "", *_cells(sheet)]
    return "\n".join(lines) + "\n"


def _page(sheet: Worksheet) -> Iterator[str]:
    setup = sheet.page_setup
    fit = sheet.sheet_properties.pageSetUpPr
    yield f"paper: {setup.paperSize} {setup.orientation}"
    if fit and fit.fitToPage:
        yield f"fit to pages: {setup.fitToWidth} wide, {setup.fitToHeight} high (0: any number)"
    yield "margins: " + ", ".join(f"{name} {getattr(sheet.page_margins, name)}" for name in _MARGINS)
    for name in ("oddHeader", "oddFooter"):
        for side in ("left", "center", "right"):
            part = getattr(getattr(sheet, name), side)
            if part.text:
                yield f"{name} {side}: {part.text} ({part.font}, {part.size})"
    yield f"print area: {sheet.print_area}"
    yield f"print titles: rows {sheet.print_title_rows}, columns {sheet.print_title_cols}"
    yield "page breaks below rows: " + (", ".join(str(b.id) for b in sheet.row_breaks.brk) or "none")
    yield f"frozen at: {sheet.freeze_panes}"
    yield f"filter: {sheet.auto_filter.ref or 'none'}"
    yield f"grid lines: {'shown' if sheet.sheet_view.showGridLines else 'hidden'}"


def _sizes(sheet: Worksheet) -> Iterator[str]:
    widths = []
    for _, dimension in sorted(sheet.column_dimensions.items()):
        dimension.reindex()
        first, last = (get_column_letter(n or 1) for n in (dimension.min, dimension.max))
        widths.append(f"{first if first == last else f'{first}-{last}'} {dimension.width}")
    yield "column widths: " + ", ".join(widths)
    heights = [f"{n} {d.height}" for n, d in sorted(sheet.row_dimensions.items()) if d.height is not None]
    yield "row heights: " + ", ".join(heights)


def _ranges(sheet: Worksheet) -> Iterator[str]:
    ranges = sorted(sheet.merged_cells.ranges, key=lambda r: (r.min_row, r.min_col))
    yield "merged: " + ", ".join(map(str, ranges))
    for formats in sheet.conditional_formatting:
        for rule in formats.rules:
            look = []
            if rule.dxf and rule.dxf.fill:
                look.append(f"fill {rule.dxf.fill.bgColor.rgb}")
            if rule.dxf and rule.dxf.font and rule.dxf.font.color:
                look.append(f"font {rule.dxf.font.color.rgb}")
            test = f"{rule.operator or rule.type} {', '.join(rule.formula)}"
            yield f"format {formats.sqref}: {test} → {', '.join(look)}"


def _cells(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and (cell.value is not None or cell.has_style):
                text = "" if cell.value is None else str(cell.value).replace("\n", "⏎")
                yield f"{cell.coordinate} [{_style(cell)}] {text}".rstrip()


def _style(cell: Cell) -> str:
    font, alignment = cell.font, cell.alignment
    words = [f"{font.name} {font.size:g}"]
    words += [word for word, on in (("bold", font.b), ("italic", font.i), ("underlined", font.u)) if on]
    words.append("/".join(filter(None, (alignment.horizontal, alignment.vertical))) or "no alignment")
    if alignment.wrap_text:
        words.append("wrapped")
    if alignment.indent:
        words.append(f"indent {alignment.indent:g}")
    if cell.number_format != "General":
        words.append(cell.number_format)
    sides = {side: getattr(getattr(cell.border, side), "style", None) for side in _SIDES}
    if any(sides.values()):
        same = len(set(sides.values())) == 1
        drawn = [f"{side} {style}" for side, style in sides.items() if style]
        words.append(f"border {sides['left']}" if same else f"border {' '.join(drawn)}")
    if cell.fill.fill_type:
        words.append(f"fill {cell.fill.fgColor.rgb}")
    return ", ".join(words)
