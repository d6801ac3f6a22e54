"""tiepcan validate"""

from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..messages import say
from ..rendering.terminal import count_findings
from ..views.findings import findings_answer
from .clock import day_of
from .rim import Rim, exit_code, rim_of

FEW_FILES = 50


class Format(StrEnum):
    """How an answer is given."""

    TEXT = "text"
    JSON = "json"


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="files and folders; this folder if none is named"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="check as of this day, e.g. 2020-09-01")
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for programs")] = Format.TEXT,
) -> int:
    """Check the files of a workspace and say what is wrong, where, and how to mend it.

    Plans, progress logs, lists of communes, score sheets, standards and tiepcan.yaml itself are checked.
    A Word document that is named is held against the form that Nghị định 30/2020/NĐ-CP asks for.
    Nothing is ever changed.

      tiepcan validate
      tiepcan validate plans/plan-2020.yaml
      tiepcan validate templates/plan.docx
    """
    rim, day = rim_of(context), day_of(as_of)
    with _progress(rim) as advance:
        result = api.validate(paths or [Path()], day, advance)
    if format is Format.JSON:
        rim.write_json({"as_of": day.isoformat(), **findings_answer(result.files, result.found, rim.words)})
    else:
        rim.show_findings(result.found)
        counts = count_findings(result.found)
        rim.output.say(say("Files checked: {files}. {counts}.", files=result.files, counts=counts))
    if result.nested:
        rim.output.note(say("Not entered, as workspaces of their own: {folders}", folders=result.nested))
    for failure in result.failures:
        rim.show_stop(failure)
    return exit_code(result.found, result.failures)


def _progress(rim: Rim) -> AbstractContextManager[api.Advance | None]:
    """A progress bar on a terminal; nothing in a pipe."""
    if not rim.output.watched:
        return nullcontext()
    from ..rendering.table import watch_progress

    return watch_progress(rim.words(say("Checking")), FEW_FILES)
