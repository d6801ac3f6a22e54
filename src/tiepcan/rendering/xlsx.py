"""A template workbook and a view to a workbook.

A cell that is exactly one `{{ … }}` receives the value: a number stays a number, a day a day. A cell with
text around its tags receives text. Rows between `{%tr for x in xs %}` and `{%tr endfor %}` repeat, columns
between `{%tc for x in xs %}` and `{%tc endfor %}` too; `if` and `endif` likewise. Everything below or to the
right moves along: merged cells, heights, conditional formats, print areas, the template's own formulas.
"""

import io
import re
import warnings
import zlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from ..diagnostics import Stop
from ..messages import Message, say
from .cell_values import excel_text
from .cells import Pen
from .expressions import TemplateProblem, make_expressions
from .looks import Looks
from .package import open_package, parse_part, read_parts
from .seal import sealed
from .shared_strings import Strings
from .workbook_proof import prove_written
from .worksheet import Sheet, fill_sheet

LONGEST_SHEET_NAME = 31
MOST_MERGED_CELLS = 100_000
LARGEST_PART = 4 * 1024 * 1024
"""Bytes that a sheet, or the texts of all sheets, may take: more would only make opening slow."""

_PLAIN = (str, int, bool, Decimal, date, type(None))
_FORBIDDEN_IN_NAMES = re.compile(r"[\\/?*\[\]:\x00-\x1f]")
_NO_ROWS = re.compile(rb"<sheetData ?/>|<sheetData></sheetData>")
_DIMENSION = re.compile(rb"<dimension [^>]*>")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
# Parts that hold places of cells, or things that would be lost.
_NOT_MOVED = (
    "xl/drawings/",
    "xl/charts/",
    "xl/chartsheets/",
    "xl/tables/",
    "xl/pivot",
    "xl/comments",
    "xl/threadedComments/",
)
_UNREADABLE = (
    AttributeError,
    BadZipFile,
    IndexError,
    InvalidFileException,
    KeyError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


def render_workbook(template: bytes, view: Mapping[str, object], name: str) -> bytes:
    """The workbook that the template becomes with the data of the view.

    The view holds plain values only: str, int, Decimal, date, bool, None, lists and dicts of these.
    Equal input gives equal bytes. `name` is how messages call the template. `Stop` names the sheet and
    the cell where the template asks for what is not there, or the data does not fit into Excel.
    """
    _require_plain(view, "view")
    workbook = open_workbook(template, name)
    pen = Pen(Strings(), Looks(), make_expressions(), workbook.epoch)
    rows: list[bytearray] = []
    wanted: dict[str, str] = {}
    for sheet in workbook.worksheets:
        target = Sheet(sheet, view, pen, name)
        _rename(target, [other.title for other in workbook.worksheets if other is not sheet])
        written, wanted[sheet.title] = fill_sheet(target)
        rows.append(written)
    # A formula without its value must be counted by whoever opens the file.
    workbook.calculation.fullCalcOnLoad = any(b"</f></c>" in each for each in rows) or None
    parts = _saved(workbook)
    for number in range(len(rows), 0, -1):
        part = f"xl/worksheets/sheet{number}.xml"
        parts[part] = _with_rows(parts[part], rows.pop())
    pen.strings.join(parts)
    prove_written(parts, wanted, name)
    return sealed(parts, wanted)


def _saved(workbook: Workbook) -> dict[str, bytes]:
    """The parts of a workbook, its sheets without rows."""
    made = io.BytesIO()
    workbook.save(made)
    return read_parts(made.getvalue())


def _with_rows(sheet: bytes, rows: bytearray) -> bytes:
    """A sheet that openpyxl wrote without cells, with them."""
    head, tail = _NO_ROWS.split(_DIMENSION.sub(b"", sheet), 1)
    return b"".join((head, b"<sheetData>", rows, b"</sheetData>", tail))


def open_workbook(template: bytes, name: str) -> Workbook:
    """A template, opened. Stop where it is none, too large, or holds what cannot be kept when rows move."""
    parts = open_package(template, name)
    try:
        for part, content in parts.items():
            if part.startswith(_NOT_MOVED):
                raise _unusable(
                    name, say("it holds charts, pictures, comments or tables, which would be lost")
                )
            if part.startswith("xl/") and len(content) > LARGEST_PART:
                raise _unusable(name, say("it is larger than a template can be"))
            if _SHEET_PART.fullmatch(part) and _merged_cells(content) > MOST_MERGED_CELLS:
                raise _unusable(name, say("it merges too many cells"))
        with warnings.catch_warnings(action="ignore"):  # about decorations that are left out
            workbook = load_workbook(io.BytesIO(template))
    except _UNREADABLE as problem:
        raise _unusable(name, say("it is no Excel workbook, or it is damaged")) from problem
    if workbook.defined_names or any(sheet.defined_names for sheet in workbook.worksheets):
        raise _unusable(name, say("it gives names to cells, which would not move along"))
    return workbook


def _merged_cells(part: bytes) -> int:
    """How many cells of a sheet are merged; openpyxl makes an object of each."""
    total = 0
    for element in parse_part(part).iter("{*}mergeCell"):
        left, top, right, bottom = (n or 0 for n in range_boundaries(element.get("ref", "")))
        total += (right - left + 1) * (bottom - top + 1)
    return total


def _rename(target: Sheet, others: list[str]) -> None:
    """A sheet's name may hold tags; Excel's rules for names are kept."""
    title = target.sheet.title
    if "{{" in title:
        try:
            title = excel_text(str(target.pen.expressions.text(title)(target.view)))
        except TemplateProblem as problem:
            raise target.stop(problem.message) from problem
    if not is_sheet_name(title) or title.casefold() in (other.casefold() for other in others):
        raise target.stop(say("“{title}” cannot be the name of a sheet", title=title))
    target.sheet.title = title


def is_sheet_name(title: str) -> bool:
    """Whether Excel accepts the name of a sheet without repairing the file."""
    return (
        0 < len(title.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_SHEET_NAME
        and title == title.strip()
        and not _FORBIDDEN_IN_NAMES.search(title)
        and not title.startswith("'")
        and not title.endswith("'")
        and title.casefold() != "history"
    )


def _require_plain(value: object, where: str) -> None:
    """A template sees copies of plain values, never a living object: anything else is a fault of ours."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if type(inner) not in _PLAIN:
                _require_plain(inner, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            if type(inner) not in _PLAIN:
                _require_plain(inner, f"{where}[{number}]")
    elif type(value) not in _PLAIN:
        raise TypeError(f"{where} is a {type(value).__name__}, not a plain value")


def _unusable(name: str, reason: Message) -> Stop:
    hint = say("use the template that comes with the program, or mend this one")
    return Stop(say("the template “{name}” cannot be used: {reason}", name=name, reason=reason), hint)
