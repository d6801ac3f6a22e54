"""Calendar files (RFC 5545), as every calendar program and telephone opens them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from unicodedata import combining

from ..views.calendar import Entry
from .visible import visible

_LONGEST = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
_REMINDERS = ("-P6DT16H", "-PT16H")
"""Seven days and one day before, at eight in the morning: counted back from the midnight in which the day
of the deadline begins, which is no time to wake anybody at."""


def render_ics(entries: Iterable[Entry], name: str, as_of: date) -> bytes:
    """The calendar with a name; every entry is stamped with the day asked about, so that the same question
    gives the same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//tiepcan//tiepcan overdue//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{ics_text(name)}",
        *(line for entry in entries for line in _event(entry, as_of)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded_line(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, as_of: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    if entry.day < date.max:  # without an end a day is a whole day as well
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{ics_text(entry.summary)}"
    yield f"DESCRIPTION:{ics_text(entry.description)}"
    yield f"CATEGORIES:{ics_text(entry.category)}"
    yield f"STATUS:{'TENTATIVE' if entry.tentative else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    for before in _REMINDERS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{ics_text(entry.summary)}"
        yield f"TRIGGER:{before}"
        yield "END:VALARM"
    yield "END:VEVENT"


def ics_text(text: str) -> str:
    """A text as a value; what must not reach a screen is written out."""
    shown = visible("\n".join(text.splitlines())).replace("\t", " ")
    escaped = shown.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def folded_line(line: str) -> str:
    """A content line over as many lines as it needs, never broken within a letter."""
    parts, size = [""], 0
    for letter in _letters(line):
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            parts.append("")
            size = 1  # the blank that continues a line
        parts[-1] += letter
        size += octets
    return "\r\n ".join(parts)


def _letters(text: str) -> Iterator[str]:
    """The letters with the marks that belong to them; more marks than any script has stand alone."""
    letter = ""
    for character in text:
        if letter and not (combining(character) and len(letter) < 4):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter
