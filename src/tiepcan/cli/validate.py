"""tiepcan validate"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..checks.purposes import STRICT, Purpose
from ..checks.waivers import Waived, said_of
from ..codes import FAMILIES
from ..diagnostics import Severity, errors_of
from ..messages import say
from ..rendering.terminal import count_findings
from .clock import day_of
from .formats import BESIDE, TEXT, give, surrounding_formats, wanted_formats
from .rim import Rim, exit_code, rim_of

FEW_FILES = 50
ALL_FAMILIES = "".join(FAMILIES)


class Format(StrEnum):
    """How an answer is given."""

    TEXT = "text"
    JSON = "json"


Since = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="BASE",
        help="only files that changed since this commit, and those that rest on them",
    ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FORMAT[=FILE]",
        help="text, json, github, gitlab, sarif, junit, markdown or html; with a file also several at once",
    ),
]


def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="files and folders; this folder if none is named"),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="check as of this day, e.g. 2020-09-01")
    ] = None,
    purpose: Annotated[
        Purpose,
        typer.Option(
            "--for", help="what must hold: draft, submission (a dossier leaves the commune) or publication"
        ),
    ] = Purpose.DRAFT,
    since: Since = None,
    strict: Annotated[bool, typer.Option("--strict", help="warnings fail as errors do")] = False,
    format: Formats = None,
) -> int:
    """Check the files of a workspace and say what is wrong, where, and how to mend it.

    Plans, progress logs, lists of communes, score sheets, standards and tiepcan.yaml itself are checked.
    A Word document that is named is held against the form that Nghị định 30/2020/NĐ-CP asks for.
    Nothing is ever changed.

      tiepcan validate
      tiepcan validate plans/plan-2020.yaml
      tiepcan validate templates/plan.docx
      tiepcan validate --for submission --strict plans/plan-2020.yaml
      tiepcan validate --format markdown plans
      tiepcan validate --format html=build/ket-qua.html
      tiepcan validate --changed-since HEAD
    """
    rim, day = rim_of(context), day_of(as_of)
    wanted = wanted_formats(format or [TEXT])
    wanted += surrounding_formats(wanted)
    with _progress(rim) as advance:
        result = api.validate(paths or [Path()], day, advance, purpose, since=since)
    if all(each.target is not None or each.format in BESIDE for each in wanted if each.format != TEXT):
        _show(rim, result)
        if not result.files and since is None and not result.failures:
            begin = say("there is no file to check here; a new folder is begun by: tiepcan init")
            rim.output.note(say("no file to check is named (.yaml or .docx)") if paths else begin)
    give(rim, result, wanted, day.isoformat())
    _show_limits(rim, result)
    families = ALL_FAMILIES if strict else STRICT[purpose]
    return max(exit_code(result.found, result.failures), _must_be_mended(rim, result, families))


def _show_limits(rim: Rim, result: api.Validation) -> None:
    """What was not checked, and why."""
    for said in result.limits:
        rim.output.note(said)
    for failure in result.failures:
        rim.show_stop(failure)


def _must_be_mended(rim: Rim, result: api.Validation, families: str) -> int:
    """1 where warnings of these families forbid the purpose, which is said where no error says it."""
    must = [d for d in result.found if d.severity is Severity.WARNING and d.code[0] in families]
    if must and not errors_of(result.found):
        rim.output.note(say("Warnings that must be mended or waived first: {count}", count=len(must)))
    return 1 if must else 0


def _show(rim: Rim, result: api.Validation) -> None:
    """The readable lines: findings, accepted exceptions, counts."""
    rim.show_findings(result.found)
    _show_waived(rim, result.waived)
    counts = count_findings(result.found)
    rim.output.sum_up(say("Files checked: {files}. {counts}.", files=result.files, counts=counts))
    if fixable := sum(d.fixable for d in result.found):
        rim.output.sum_up(say("`tiepcan fix` can mend {count} of these.", count=fixable))


def _show_waived(rim: Rim, waived: Sequence[Waived]) -> None:
    """What is accepted is never hidden: each with its reason."""
    if waived:
        rim.output.say(say("Accepted exceptions: {count}", count=len(waived)))
    for each in waived:
        at, code = each.finding.at, each.finding.code
        rim.bullet(f"{at.path}:{at.line}: {code} {rim.words(said_of(each))}", 2)
    if waived:
        rim.output.write("\n")


def _progress(rim: Rim) -> AbstractContextManager[api.Advance | None]:
    """A progress bar on a terminal; nothing in a pipe."""
    if not rim.output.watched:
        return nullcontext()
    from ..rendering.table import watch_progress

    return watch_progress(rim.words(say("Checking")), FEW_FILES)
