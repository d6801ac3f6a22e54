"""Units as plans name them: whether a time written for one holds for another."""

from unicodedata import normalize

_COMMITTEE = ("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân")
_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
_OTHERS = ("các", "cấp", "và", "của", "communes")


def holds_for(written: str, unit: str) -> bool:
    """Whether what is written for a unit, or for a group of communes, holds for this one.

    Capitals, runs of spaces and "UBND" in front change nothing. "UBND các xã, phường" holds for every xã and
    phường, "cấp xã" and "communes" for every commune.
    """
    group, name = _folded(written), _folded(unit)
    if group == name:
        return True
    kinds = kinds_in(written)
    if others := kinds_in(unit):
        return set(others) <= set(kinds)
    return any(name.startswith(f"{kind} ") for kind in kinds)


def kinds_in(written: str) -> tuple[str, ...]:
    """The kinds of commune that a group names; empty for a text that names a unit of its own."""
    text = _folded(written).replace(",", " ").replace("/", " ").replace(";", " ")
    if text.split() in (["cấp", "xã"], ["communes"], ["các", "communes"]):
        return _KINDS
    left = f" {' '.join(text.split())} "
    found = []
    for kind in _KINDS:
        if f" {kind} " in left:
            found.append(kind)
            left = left.replace(f" {kind} ", " ")
    words = set(left.split())
    return tuple(found) if found and words <= set(_OTHERS) else ()


def _folded(text: str) -> str:
    """Small letters, one space apart, without the word for the committee in front."""
    plain = " ".join(normalize("NFC", text).lower().split()).rstrip(" .;,")
    for committee in _COMMITTEE:
        plain = plain.removeprefix(f"{committee} ")
    return plain
