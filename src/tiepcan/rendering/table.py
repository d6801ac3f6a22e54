"""Tables on a terminal or in a pipe."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from .visible import visible


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading; numbers stand right; `whole` cells are never broken over lines.

    Columns with a `share` divide the width that the others leave.
    """

    heading: str
    right: bool = False
    whole: bool = False
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; `style` is a word such as bold, red, dim."""

    cells: Sequence[str]
    style: str = ""


def render_table(columns: Sequence[Column], rows: Sequence[Row], *, width: int, colour: bool) -> str:
    """A table that fits the width; data goes in as text only, never as markup."""
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
