"""tiepcan explain"""

from typing import Annotated

import typer

from .. import api
from ..codes import CODES
from ..diagnostics import Stop
from ..messages import say
from ..rendering.terminal import SEVERITY_WORDS
from ..spelling import nearest
from .rim import rim_of


def explain(
    context: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="the code of a finding, e.g. P110")],
) -> int:
    """Say what a code means: what is wrong, why it matters, a wrong and a right example.

    The codes stand in front of every finding of `tiepcan validate`.

      tiepcan explain P110
    """
    rim = rim_of(context)
    wanted = code.strip().upper()
    if wanted not in CODES:
        near = nearest(wanted, CODES)
        form = say("a code stands before each finding of tiepcan validate, e.g. P110")
        hint = say("did you mean “{near}”?", near=near) if near else form
        raise Stop(say("there is no code “{code}”", code=code), hint)
    entry, words = CODES[wanted], rim.words
    rim.output.line(f"{wanted} · {words(SEVERITY_WORDS[entry.severity])} · {words(entry.title)}\n")
    for number, paragraph in enumerate(words(api.reason_of(wanted)).strip().split("\n\n")):
        rim.output.write("\n" if number else "")
        rim.paragraph(" ".join(paragraph.split()), 0, 0)
    if entry.mended:
        rim.output.write("\n")
        rim.paragraph(f"{words(say('Mended by `tiepcan fix`'))}: {words(entry.mended)}", 0, 0)
    if entry.law:
        rim.output.line(f"\n{words(say('Legal source'))}: {entry.law}")
    for heading, example in ((say("Wrong"), entry.wrong), (say("Right"), entry.right)):
        if example:
            indented = "\n".join(f"    {line}" for line in example.splitlines())
            rim.output.write(f"\n{words(heading)}:\n\n{indented}\n")
    return 0
