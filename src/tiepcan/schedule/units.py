"""Units as plans name them: whether a time written for one holds for another."""

from ..model.communes import CommuneKind, named_communes
from ..spelling import folded

_COMMITTEE = ("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân")


def holds_for(written: str, unit: str) -> bool:
    """Whether what is written for a unit, or for a group of communes, holds for this one.

    Capitals, runs of spaces and "UBND" in front change nothing. "UBND các xã, phường" holds for every xã and
    phường, "cấp xã" and "communes" for every commune.
    """
    name = _plain(unit)
    if _plain(written) == name:
        return True
    kinds = _kinds(written)
    if others := _kinds(unit):
        return others <= kinds
    return any(name.startswith(f"{kind.value} ") for kind in kinds)


def _kinds(text: str) -> frozenset[CommuneKind]:
    """The kinds of commune that a group names; none for a text that names a unit of its own."""
    if folded(text) in ("communes", "các communes"):
        return frozenset(CommuneKind)
    return named_communes(text.strip(" .;,")) or frozenset()


def _plain(text: str) -> str:
    """Small letters, one space apart, without the word for the committee in front."""
    plain = folded(text).rstrip(" .;,")
    for committee in _COMMITTEE:
        plain = plain.removeprefix(f"{committee} ")
    return plain
