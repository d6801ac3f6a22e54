"""The communes of an office, over time."""

import re
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import NewType

from ..nodes import Origin
from ..records import record
from ..spelling import folded
from .terms import CommuneClass, LegalDocument, Slug, Year
from .waivers import Waiver

CommuneCode = NewType("CommuneCode", str)
"""The five digits of the statistics office, as text: `00010` keeps its zeros."""


class CommuneKind(StrEnum):
    """What a commune is called."""

    XA = "xã"
    PHUONG = "phường"
    THI_TRAN = "thị trấn"
    DAC_KHU = "đặc khu"


@record
class DatedClass:
    """A class from a day on, with the decision that gave it."""

    class_: CommuneClass = field(metadata={"alias": "class"})
    from_: date | None = field(default=None, metadata={"alias": "from"})
    decision: LegalDocument | None = None
    origin: Origin


@record
class Commune:
    """A commune: its slug is unique over all time, its code and name are not.

    One that changes its kind, its code or its borders is another commune from that day on, with a slug of
    its own; `until`, `from` and `merged_into` hold them together. Its class may change while it lasts.
    """

    slug: Slug
    code: CommuneCode | None = None
    name: str
    kind: CommuneKind | None = None
    class_: CommuneClass | tuple[DatedClass, ...] | None = field(default=None, metadata={"alias": "class"})
    from_: date | None = field(default=None, metadata={"alias": "from"})
    until: date | None = None
    merged_into: Slug | None = None
    origin: Origin

    def exists_on(self, day: date) -> bool:
        """Whether the commune exists on that day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)

    def ended_in(self, year: int) -> bool:
        """Whether the commune ended within the year, so that its successor answers for a part of it."""
        return self.until is not None and self.until.year == year and self.until < last_day(year)

    def class_on(self, day: date) -> CommuneClass | None:
        """The class that holds on that day; None where no decision says it."""
        if not isinstance(self.class_, tuple):
            return self.class_
        begun = [c for c in self.class_ if c.from_ is None or c.from_ <= day]
        return max(begun, key=lambda c: c.from_ or date.min).class_ if begun else None


@record
class Communes:
    """The list of communes of an office."""

    kind: str
    communes: tuple[Commune, ...] = ()
    waive: tuple[Waiver, ...] = ()
    origin: Origin

    def on(self, day: date) -> tuple[Commune, ...]:
        """The communes that exist on that day, in the order of the file."""
        return tuple(c for c in self.communes if c.exists_on(day))

    def ended_in(self, year: int) -> tuple[Commune, ...]:
        """The communes that ended within the year: they do not live to see its last day."""
        return tuple(c for c in self.communes if c.ended_in(year))


def last_day(year: Year | int) -> date:
    """31 December: the day that decides which communes a year's duties and results concern."""
    return date(year, 12, 31)


_COMMITTEE = r"(?:(?:chủ tịch\s+)?(?:ubnd|[uủ]y ban nhân dân|uỷ ban nhân dân)\s+)?"
_KIND = r"(?:xã|phường|thị trấn|đặc khu)"
_WITHIN = r"trong\s+(?:toàn\s+)?(?:thành phố|thị xã|huyện|quận|tỉnh)"
_GROUP = re.compile(
    rf"{_COMMITTEE}(?:(?P<many>các|tất cả các|[0-9]{{1,3}}|mỗi|từng)\s+(?:đơn vị\s+)?)?"
    rf"(?P<kinds>{_KIND}(?:(?:\s*(?:,|/|-|–|và)\s*|\s+){_KIND})*|cấp xã)"
    rf"(?:\s+(?:trên địa bàn|thuộc|trực thuộc|của|{_WITHIN})\b.*)?[.;]?"
)


def named_communes(unit: str) -> frozenset[CommuneKind] | None:
    """The kinds of commune that a unit's name speaks of as a group; None where it names no group.

    "UBND các xã, phường" and "UBND cấp xã" are groups, whose members do each their own part; "UBND phường
    Tân Phong" is one unit.
    """
    found = _GROUP.fullmatch(folded(unit))
    if found is None:
        return None
    if found["kinds"] == "cấp xã":
        return frozenset(CommuneKind)
    kinds = frozenset(kind for kind in CommuneKind if kind.value in found["kinds"])
    return kinds if found["many"] or len(kinds) > 1 else None


def named_commune(unit: str) -> str | None:
    """The commune that a unit's name speaks of: "UBND phường Tân Phong" is "phường tân phong".

    None where it names none, or a group.
    """
    found = re.fullmatch(rf"{_COMMITTEE}({_KIND}\s.+?)[.;]?", folded(unit))
    return found[1] if found and named_communes(unit) is None else None
