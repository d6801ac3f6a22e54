"""What the fields `time` and `due` of a duty state: a phrase, days, or the time of one unit."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from ..model.plan import Activity, Days, Report, StatedTime
from ..model.progress import InspectionFinding
from ..nodes import Origin
from ..records import frozen
from .dates import cited_day
from .windows import Backwards, NotUnderstood, TimeReading, Window

Reader: TypeAlias = Callable[[str], TimeReading]
Timed: TypeAlias = Activity | Report | InspectionFinding
"""What has a time or a deadline of its own."""

_ISO = re.compile(r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})\s*", re.ASCII)


@frozen
class Said:
    """One statement of a time, and what it means.

    `text` is how a document prints it, `written` the phrase that the places in `reading` count in (empty
    where days are given), `unit` whom it is for (None: everyone). It stands at `origin.at(*steps)`.
    """

    text: str
    written: str
    reading: TimeReading
    unit: str | None
    origin: Origin
    steps: tuple[str | int, ...]


def said_in(duty: Timed, field: str, read: Reader) -> Iterator[Said]:
    """Every statement of the field `time` or `due`, in the order of the file."""
    for at, stated in enumerate(getattr(duty, field, ())):
        if isinstance(stated, str):
            yield Said(text_of(stated), stated, read(stated), None, duty.origin, (field, at))
            continue
        steps = next(((name,) for name in ("time", "from", "to") if stated.origin.has(name)), ())
        written = stated.time if isinstance(stated.time, str) else ""
        reading = read(written) if written else _days(stated)
        yield Said(text_of(stated), written, reading, stated.unit, stated.origin, steps)


def text_of(stated: str | StatedTime) -> str:
    """A stated time as a document prints it, with its unit in front: "… từ ngày 01/4/2020 đến ngày …"."""
    if isinstance(stated, str):
        return _of_phrase(stated)
    text = _of_phrase(stated.time) if isinstance(stated.time, str) else _of_days(_given(stated))
    if stated.unit is None:
        return text
    own = text if isinstance(stated.time, str) else text[:1].lower() + text[1:]
    return f"{stated.unit}: {own}" if own else stated.unit


def _given(stated: StatedTime) -> Days | StatedTime:
    return stated.time if isinstance(stated.time, Days) else stated


def _days(stated: StatedTime) -> TimeReading:
    days = _given(stated)
    if days.from_ is None and days.to is None:
        return NotUnderstood(0, 0)
    if days.from_ is not None and days.to is not None and days.to < days.from_:
        return Backwards(0, 0, days.from_, days.to)
    return Window(days.from_, days.to)


def _of_phrase(text: str) -> str:
    """A phrase stays as it is written; a day in the spelling of the file is printed as a text has it."""
    found = _ISO.fullmatch(text)
    try:
        return f"Ngày {cited_day(date(*map(int, found.groups())))}" if found else text
    except ValueError:
        return text


def _of_days(days: Days | StatedTime) -> str:
    first = f"Từ ngày {cited_day(days.from_)}" if days.from_ else ""
    if days.to is None:
        return first
    return f"{first} đến ngày {cited_day(days.to)}" if first else f"Chậm nhất ngày {cited_day(days.to)}"
