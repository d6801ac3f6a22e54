"""Tables as CSV, in the form that Excel opens correctly in a Vietnamese office.

UTF-8 with a byte order mark: without one Excel takes the text for windows-1258. Semicolons between the
cells: with Vietnamese regional settings the comma is the decimal sign, and Excel splits a file at the
semicolon. Days as 2020-11-14: Excel reads these as dates under every setting and shows them the office's
way, while 03/04/2020 would silently become the fourth of March on a computer set to American English.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

from .visible import visible_line

Cell: TypeAlias = str | int | date | None

_FORMULA = re.compile(r"(?:^|(?<=[;,|]))[\s\"']*(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet would begin to read a formula: also behind a mark at which it may split the text.

Where a program splits lines at another mark than we do, our quotes no longer hold a cell together: of
`x,""=1+1` it takes off a pair of quotes and finds a formula. So quotes and blanks do not count as letters.
"""


def render_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table, its lines ended as RFC 4180 asks; no text of it is ever a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([_cell(heading) for heading in headings])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _cell(value: Cell) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _FORMULA.sub(r"\g<0>'", visible_line(" ".join(value.splitlines()).replace("\t", " ")))
    return "" if value is None else value
