"""tiepcan schema"""

from pathlib import Path
from typing import Annotated

import typer

from ..diagnostics import Stop
from ..messages import say
from ..spelling import nearest
from ..workspace.files import shown
from .rim import Rim, rim_of


def schema(
    context: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="the kind of file, as its first field says, e.g. plan"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="write the schema there instead of printing it"),
    ] = None,
) -> int:
    """Print the JSON Schema of a kind of file, for editors that help while one writes; alone, list the kinds.

    An editor with a schema completes the names of fields, shows what each means, and marks what is wrong
    before `tiepcan validate` does. It finds the schema by a comment above the first field, with the path
    from the file:

      # yaml-language-server: $schema=plan.json

      tiepcan schema
      tiepcan schema plan
    """
    from ..reading.schema import SHAPES, schema_text

    rim = rim_of(context)
    if kind is None:
        if output:
            raise Stop(say("name a kind of file"), say("for example: tiepcan schema plan -o plan.json"))
        _list(rim)
        return 0
    if kind not in SHAPES:
        near = nearest(kind, SHAPES)
        every = say("write one of: {kinds}", kinds=tuple(SHAPES))
        hint = say("did you mean “{near}”?", near=near) if near else every
        raise Stop(say("“{text}” is no kind of file that is known", text=kind), hint)
    text = schema_text(kind, rim.words)
    if output is None:
        rim.output.write(text)
    else:
        _write(rim, output, text)
    return 0


def _list(rim: Rim) -> None:
    from ..reading.meanings import ABOUT

    width = max(map(len, ABOUT)) + 2
    for name, (_, about) in ABOUT.items():
        rim.paragraph(f"{name:{width}}{rim.words(about)}", 0, width)


def _write(rim: Rim, output: Path, text: str) -> None:
    from ..workspace.writing import write_file

    if output.suffix != ".json":
        raise Stop(say("the name of the document must end in {suffix}", suffix=".json"))
    write_file(output, text.encode())
    rim.output.say(say("Written: {path}", path=shown(output)))
