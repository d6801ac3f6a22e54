"""Head and foot that every document shares: issuer, number, day above; recipients and signature below.

The form is that of Nghị định 30/2020/NĐ-CP, Phụ lục I. What the law lets a clerk write by hand (number,
day, signer's name) is a blank; any other value that nobody states is left out, so that the template
stops with its name.
"""

import re
from datetime import date

from ..records import frozen
from .dates import BLANK, dateline
from .sentences import fold, stated, unmarked

LONGEST_LINE = 24
"""Letters of an authority's name that fit beside the motto in capitals."""

WIDEST_LINE = 30
"""Capitals that fit one line of the head, in bold."""

_UNIT = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU) )")


@frozen
class Sender:
    """Who issues a document, and how it is signed; None and empty: nobody has said so.

    `office` is the post that the head of a council holds elsewhere: it stands above the name.
    """

    name: str | None = None
    parent: str | None = None
    symbol: str | None = None
    place: str | None = None
    recipients: tuple[str, ...] = ()
    archive: str | None = None
    lines: tuple[str, ...] = ()
    signed: str | None = None
    office: str | None = None


@frozen
class Stamp:
    """What the registry gives a document: its number and its day."""

    number: str | None = None
    day: date | None = None


def letterhead(sender: Sender, stamp: Stamp, year: int) -> dict[str, object]:
    """The head: `issuer`, `number`, `symbol`, `place`, `day`; `year` is that of a day not yet known."""
    return {
        "issuer": {
            "parent": authority(sender.parent or ""),
            **stated("name", authority(sender.name or "")),
        },
        **_number(sender, stamp),
        **stated("place", sender.place),
        "day": dateline(stamp.day, year),
    }


def foot(sender: Sender) -> dict[str, object]:
    """The foot: `recipients`, `archive`, `signer`."""
    return {
        **stated("recipients", [unmarked(text) for text in sender.recipients]),
        **stated("archive", unmarked(sender.archive or "").rstrip(".")),
        **signature(sender),
    }


def signature(sender: Sender) -> dict[str, object]:
    """The block of signature alone, for a table that goes to nobody by itself."""
    lines = [fold(line) for line in sender.lines]
    held = stated("office", sender.office and sender.office.upper())
    return {"signer": {**stated("lines", lines), **held, "name": fold(sender.signed or "")}}


def authority(name: str) -> list[str]:
    """The name of an authority in capitals; in a long one the place starts a new line.

    A line that would still go over two is divided where its halves are the most alike, so that the rule
    below it is as long as the decree says.
    """
    capitals = fold(name).upper()
    if not capitals:
        return []
    lines = _UNIT.split(capitals, maxsplit=1) if len(capitals) > LONGEST_LINE else [capitals]
    return [half for line in lines for half in (_halves(line) if len(line) > WIDEST_LINE else [line])]


def _halves(line: str) -> list[str]:
    spaces = [place for place, letter in enumerate(line) if letter == " "]
    middle = min(spaces, key=lambda place: abs(2 * place - len(line)), default=len(line))
    return [line[:middle], line[middle + 1 :]]


def _number(sender: Sender, stamp: Stamp) -> dict[str, object]:
    """Number and symbol of the document; a number may be written with its symbol (48/KH-STP)."""
    number, _, symbol = fold(stamp.number or "").partition("/")
    if number.isdigit():
        number = number.zfill(2)
    return {"number": number or BLANK, **stated("symbol", symbol or sender.symbol)}
