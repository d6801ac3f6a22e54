"""A finished workbook is read again: every sheet must hold what was put there."""

from collections.abc import Mapping

from ..diagnostics import Stop
from ..messages import say
from .workbook_cells import tally_of


def prove_written(parts: Mapping[str, bytes], wanted: Mapping[str, str], name: str) -> None:
    """Stop for the first sheet that differs from what was written; `wanted` are the hashes of its values."""
    found = tally_of(parts)
    for sheet in (*wanted, *found):
        if found.get(sheet) != wanted.get(sheet):
            message = say(
                "sheet “{sheet}” made with “{name}” does not hold what was written", sheet=sheet, name=name
            )
            raise Stop(message, say("this is a fault of the program; nothing was written"))
