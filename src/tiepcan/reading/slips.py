"""Slips that the YAML library reports a line too late, or as something else: blanks and bullets."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..messages import Message, say
from .characters import BULLETS, line_at

_COLON = (
    r"[ \t]*(?:- +)*(?P<name>[^\W\d]\w*|\"[^\"]*\"|'[^']*')"
    r"(?P<before>[ \t\u00a0]*):(?P<after>[^ \t\r\n/]?)"
)
_BULLET = rf"[ \t]*(?P<mark>[{BULLETS}−]|-(?=[^ \t\r\n-]))[ \t\u00a0]*(?P<rest>.*)"


class Slip(NamedTuple):
    """Where in the text, what it is, and how it is written."""

    at: int
    message: Message
    hint: Message


def slip_near(text: str, places: Iterable[int]) -> Slip | None:
    """The first slip in the lines of these places and in the line in front of each."""
    lines = sorted({start for place in places for start in _starts(text, place)})
    return next((slip for start in lines if (slip := _slip_in(line_at(text, start), start))), None)


def _starts(text: str, at: int) -> Iterable[int]:
    """Where the line of a place begins, and the last one in front of it that is not blank."""
    start = _start(text, at)
    return start, _start(text, len(text[:start].rstrip()))


def _start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _slip_in(line: str, start: int) -> Slip | None:
    if found := re.match(_COLON, line):
        if "\u00a0" in (found["after"], *found["before"]):
            message = say("a no-break space stands beside the colon of “{name}”", name=found["name"])
            return Slip(start + found.start("before"), message, say("replace it by ordinary spaces"))
        if found["after"]:
            message = say("behind the colon of “{name}” a blank is missing", name=line.strip()[:80])
            right = f"{found[0].strip()[:-1]} {line[found.start('after') :].strip()}"[:80]
            return Slip(start + found.start("name"), message, say("write {right}", right=right))
    if (found := re.match(_BULLET, line)) and found["rest"]:
        message = say("an item of a list begins with a hyphen and a blank")
        return Slip(
            start + found.start("mark"), message, say("write {right}", right=f"- {found['rest']}"[:80])
        )
    return None
