"""tiepcan fix"""

from pathlib import Path
from typing import Annotated

import typer

from ..api.consequences import Withheld
from ..api.mending import MendedFile, Mending, mend
from ..api.trial import Kept
from ..codes import CODES
from ..diagnostics import Stop, errors_of
from ..messages import say
from ..rendering.changes import changed_lines, shown_piece
from ..rendering.visible import visible_line
from ..spelling import nearest
from .clock import day_of
from .rim import Rim, rim_of

MOST_SHOWN = 20
"""Places of a file that are told one by one; a text that is stored wrongly has thousands."""
MENDED = tuple(code for code, entry in CODES.items() if entry.mended)


def fix(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="files and folders; this folder if none is named"),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="show what would change and write nothing; exit code 1 if anything")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="mend only findings of this code; several times")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="check as of this day, e.g. 2020-09-01")
    ] = None,
) -> int:
    """Mend the findings that have one safe answer, in place; every other character stays.

    Days such as 15/06/2020, decimals with a comma, codes of communes without quotation marks or zeros,
    capitals in the names of fields, blanks that nobody meant, invisible characters, letters stored apart from
    their marks. The entries of a log are put in the order of their days, `kind` goes to the top. What could
    be meant in two ways is left for you, and so is what is accepted in the file.

      tiepcan fix --diff
      tiepcan fix --diff --only F110 plans
    """
    rim, codes = rim_of(context), _codes_of(only or [])
    result = mend(paths or [Path()], day_of(as_of), codes, write=not diff)
    if diff:
        for file in result.files:
            rim.output.write("".join(changed_lines(file.path, file.before, file.after)))
    else:
        for file in result.files:
            _show(rim, file)
    for file in result.files:
        for kept in file.kept:
            _show_kept(rim, file, kept)
    for each in result.withheld:
        _show_withheld(rim, each)
    code = _conclude(rim, result, diff)
    for failure in result.failures:
        rim.show_stop(failure)
    return 2 if result.failures else code


def _codes_of(written: list[str]) -> frozenset[str]:
    """The codes that are chosen. Stop for one that is unknown, or whose findings need a person."""
    codes = [part.strip().upper() for text in written for part in text.split(",")]
    for code in codes:
        if code not in CODES:
            near = nearest(code, CODES)
            hint = say("did you mean “{near}”?", near=near) if near else None
            raise Stop(say("there is no code “{code}”", code=code), hint)
        if code not in MENDED:
            message = say("{code} cannot be mended by itself", code=code)
            raise Stop(message, say("name one of: {codes}", codes=MENDED))
    return frozenset(codes)


def _show(rim: Rim, file: MendedFile) -> None:
    """What was mended in a file: place, code, before and after."""
    if file.count:
        rim.output.write(visible_line(file.path) + "\n")
    for edit in file.edits[:MOST_SHOWN]:
        before, after = shown_piece(edit.before), shown_piece(edit.after)
        rim.output.write(f"  {edit.line}:{edit.column} {edit.code} {before} → {after}\n")
    for move in file.moves[: max(MOST_SHOWN - len(file.edits), 0)]:
        to = rim.words(say("line {line}", line=move.to))
        rim.output.write(f"  {move.line}:{move.column} {move.code} {shown_piece(move.text)} → {to}\n")
    if (more := file.count - MOST_SHOWN) > 0:
        rim.output.write(f"  {rim.words(say('and {count} more', count=more))}\n")


def _show_kept(rim: Rim, file: MendedFile, kept: Kept) -> None:
    """What could have been mended, and why it was not."""
    edit, where = kept.edit, f"{file.path}:{kept.edit.line}:{kept.edit.column}"
    values = {"where": where, "code": edit.code, "after": edit.after}
    if kept.why:
        message = say("{where}: {code} is left: {why}", **values, why=kept.why)
    elif kept.code and edit.before == edit.after:
        message = say("{where}: {code} is left: moving it would bring up {new}", **values, new=kept.code)
    elif kept.code:
        message = say("{where}: {code} is left: “{after}” would bring up {new}", **values, new=kept.code)
    else:
        message = say("{where}: {code} is left: “{after}” would change what stands beside it", **values)
    rim.output.note(visible_line(rim.words(message)))


def _show_withheld(rim: Rim, file: Withheld) -> None:
    """A file that is left, and where which errors would come up."""
    places = [f"{d.at.path}:{d.at.line}: {d.code}" for d in file.errors[:MOST_SHOWN]]
    message = say(
        "{path} is left as it is: mended, it would bring up {errors}", path=file.path, errors=places
    )
    rim.output.beside(visible_line(rim.words(message)))


def _conclude(rim: Rim, result: Mending, diff: bool) -> int:
    """How many places were mended, how many errors are left, and the exit code."""
    values = {"count": result.count, "files": sum(1 for file in result.files if file.count)}
    if not result.count and result.failures:
        return 2
    if not result.count and not result.withheld:
        rim.output.sum_up(say("There is nothing that can be mended by itself."))
    elif diff:
        rim.output.note(say("Places that can be mended: {count}, in files: {files}", **values))
    else:
        rim.output.sum_up(say("Places mended: {count}, in files: {files}.", **values))
    if diff:
        return 1 if result.count else 0
    if left := len(errors_of(result.left)):
        text = say("Errors left that need a person: {count}; `tiepcan validate` shows them.", count=left)
        rim.output.say(text)
    return 1 if left else 0
