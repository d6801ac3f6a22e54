"""Which duties somebody asks about: by unit, by commune, by kind."""

from collections.abc import Collection, Iterable, Sequence

from ..checks.alike import words_of
from ..diagnostics import Stop
from ..messages import Message, say
from ..records import frozen
from ..schedule import holds_for
from ..spelling import folded, nearest
from ..tracking import Duty
from .duties import DutyKind, commune_of, kind_of

MOST_NAMED = 12
"""So many known names stand in a hint."""

_COMMITTEE = ("ủy ban nhân dân", "uỷ ban nhân dân")


@frozen
class Selection:
    """What is asked for; None and empty: everything.

    `unit` is a part of a unit's name in any spelling of case, spaces and usual abbreviations; a group such
    as "UBND các xã, phường" means all its members. `commune` is a slug or the name of a commune.
    """

    unit: str | None = None
    commune: str | None = None
    kinds: Collection[DutyKind] = ()

    def of(self, duties: Sequence[Duty]) -> tuple[Duty, ...]:
        """The duties that are meant. Stop where no duty at all has such a unit or commune."""
        known = _units(duties)
        if self.unit is not None and not any(is_unit(self.unit, unit) for unit in known):
            raise _unknown(say("no duty has the unit “{name}”", name=self.unit), self.unit, known)
        communes = {d.commune: commune_of(d) for d in duties if d.commune}
        if self.commune is not None and not any(_is_commune(self.commune, d) for d in duties):
            raise _unknown(
                say("no duty concerns the commune “{name}”", name=self.commune), self.commune, communes
            )
        return tuple(duty for duty in duties if self._means(duty))

    def _means(self, duty: Duty) -> bool:
        return (
            (self.unit is None or any(is_unit(self.unit, unit) for unit in duty.unit))
            and (self.commune is None or _is_commune(self.commune, duty))
            and (not self.kinds or kind_of(duty) in self.kinds)
        )


def is_unit(asked: str, unit: str) -> bool:
    """Whether the text asked for is a part of the unit's name, or the name of a group it belongs to."""
    part = _plain(asked)
    return bool(part) and (
        part in _plain(unit)
        or part.removeprefix("ubnd ") in _plain(unit)
        or holds_for(asked, unit)
        or _in_words(words_of(asked), words_of(unit))
    )


def _in_words(asked: Sequence[str], unit: Sequence[str]) -> bool:
    """Whether the words stand in the name, whatever was abbreviated: "Phòng TP", "Hội đồng đánh giá TCPL"."""
    return bool(asked) and f" {' '.join(asked)} " in f" {' '.join(unit)} "


def _is_commune(asked: str, duty: Duty) -> bool:
    names = (duty.commune, duty.commune_name)
    return any(folded(asked) == folded(name) for name in names if name)


def _plain(unit: str) -> str:
    """The name as it is compared, "UBND" for the committee in every spelling."""
    text = folded(unit)
    for committee in _COMMITTEE:
        text = text.replace(committee, "ubnd")
    return text


def _units(duties: Iterable[Duty]) -> list[str]:
    return list(dict.fromkeys(unit for duty in duties for unit in duty.unit))


def _unknown(message: Message, asked: str, known: Collection[str]) -> Stop:
    """Nothing of that name: the nearest one, else those that are known."""
    names = [*list(known)[:MOST_NAMED], *(["…"] if len(known) > MOST_NAMED else [])]
    every = say("known are: {names}", names="; ".join(names))
    near = nearest(asked, known)
    if near is None:
        return Stop(message, every if known else None)
    return Stop(message, say("did you mean “{near}”? {others}", near=near, others=every))
