"""Tables on a terminal or in a pipe."""

import io
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from ..records import frozen
from .visible import visible

NARROW = 80
"""On a terminal with fewer columns a table whose words would be cut is set as one block for each row."""
LONGEST = 12
"""Letters of a word that may be broken where a column shares the width: a path, a name of a field."""


@frozen
class Column:
    """A column: its heading; numbers stand right; `whole` cells are never broken over lines.

    Columns with a `share` divide the width that the others leave.
    """

    heading: str
    right: bool = False
    whole: bool = False
    share: int | None = None


@frozen
class Row:
    """The cells of a row; `style` is a word such as bold, red, dim."""

    cells: Sequence[str]
    style: str = ""


def render_table(columns: Sequence[Column], rows: Sequence[Row], *, width: int, colour: bool) -> str:
    """A table that fits the width; data goes in as text only, never as markup."""
    if width < NARROW and _least_width(columns, rows) > width:
        return "".join(_block(columns, row, width) for row in rows)
    shared = any(column.share for column in columns)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold" if colour else "", expand=shared)
    for column in columns:
        table.add_column(
            Text(column.heading),
            justify="right" if column.right else "left",
            no_wrap=column.whole,
            ratio=column.share,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row.cells), style=row.style if colour else "")
    return render(Padding(table, (0, 0)), width=width, colour=colour)


def _least_width(columns: Sequence[Column], rows: Sequence[Row]) -> int:
    """The columns that a table needs for its words to stay whole."""
    fixed, needed, shares = 3 * len(columns), 0, 0
    for place, column in enumerate(columns):
        cells = [column.heading, *(row.cells[place] for row in rows)]
        if column.share is None:
            fixed += max(map(len, cells))
            continue
        word = max((min(len(word), LONGEST) for cell in cells for word in cell.split()), default=1)
        needed = max(needed, -(-word // column.share))
        shares += column.share
    return fixed + needed * shares


def _block(columns: Sequence[Column], row: Row, width: int) -> str:
    """The cells of a row below one another, each behind the heading of its column."""
    lines: list[str] = []
    for column, cell in zip(columns, row.cells, strict=False):
        if text := " ".join(visible(cell).split()):
            heading = f"{column.heading}: " if column.heading else ""
            left = "  " if lines else ""
            lines += textwrap.wrap(
                f"{heading}{text}",
                width,
                initial_indent=left,
                subsequent_indent=f"{left}  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    return "".join(f"{line}\n" for line in lines)


def render(what: object, *, width: int, colour: bool) -> str:
    """Anything rich can print, as text without blanks at the ends of lines."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    console.print(what)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


@contextmanager
def watch_progress(label: str, few: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr that vanishes when the work is done; for a few files there is none."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(label, total=None)

    def advance(done: int, total: int) -> None:
        if total > few:
            bar.start()
            bar.update(task, completed=done, total=total)

    try:
        yield advance
    finally:
        bar.stop()
