"""tiepcan summary"""

from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..workspace.archive import Archive
from ..workspace.files import root_of
from .clock import YEARS, day_of
from .render import Force, Target, write_made
from .rim import rim_of


def summary(
    context: typer.Context,
    year: Annotated[
        int, typer.Argument(metavar="YEAR", help="the assessment year", min=YEARS[0], max=YEARS[-1])
    ],
    xlsx: Annotated[bool, typer.Option("--xlsx", help="an Excel workbook (the default)")] = True,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="the file to write; build/tong-hop-<year>.xlsx if none is named",
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="the day that the workbook carries")
    ] = None,
    force: Force = False,
) -> int:
    """Make the Excel summary of a year: communes and criteria, totals, verdicts and their reasons.

    Every commune that exists at the end of the year has its row, also one that has not sent its scores. A
    template templates/summary.xlsx of the office's own is used in place of the one that comes with the tool.

      tiepcan summary 2020 --xlsx
    """
    rim = rim_of(context)
    made = api.render_summary(Archive(root_of(Path())), year, day_of(as_of))
    return write_made(rim, made, Target(output, force), ".xlsx")
