"""tiepcan render"""

from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..diagnostics import Stop, errors_of
from ..messages import say
from ..workspace.archive import Archive
from ..workspace.files import root_of, shown
from .clock import day_of
from .rim import Rim, exit_code, rim_of

BUILD = Path("build")
"""Where documents go if nothing else is said."""


def render(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="a plan by its id or path")],
    docx: Annotated[bool, typer.Option("--docx", help="a Word document (the default)")] = True,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="the file to write; build/<id>.docx if none is named"
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="the plan as it stands on this day, amendments included")
    ] = None,
) -> int:
    """Make the Word document of a plan, in the form of Nghị định 30/2020/NĐ-CP.

    What is filled in by hand (number, date, signature) stays blank; any other missing value stops the
    rendering with its name, and nothing is written.

      tiepcan render plan-2020 --docx
      tiepcan render plans/plan-2020.yaml -o ke-hoach.docx
    """
    rim = rim_of(context)
    path = Archive(root_of(Path())).plan_path(subject)
    made = api.render_plan(Archive(root_of(path)), path, day_of(as_of))
    return write_document(rim, made, output, ".docx")


def write_document(rim: Rim, made: api.Rendered, output: Path | None, suffix: str) -> int:
    """Write a document and say where; with errors in its files, print these and write nothing."""
    from ..workspace.writing import make_folder, write_file

    if output and output.suffix.lower() != suffix:
        raise Stop(say("the name of the document must end in {suffix}", suffix=suffix))
    errors = errors_of(made.found)
    if made.data is None:
        rim.show_findings(errors, beside=True)
        return exit_code(errors)
    target = output
    if target is None:
        make_folder(BUILD)
        target = BUILD / f"{made.name}{suffix}"
    write_file(target, made.data)
    rim.output.say(say("Written: {path}", path=shown(target)))
    return 0
