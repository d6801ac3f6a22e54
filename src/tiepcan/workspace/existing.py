"""Which of the files that others name are there."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from unicodedata import normalize

from ..spelling import folded
from .files import inside


def existing(root: Path, names: Iterable[str]) -> frozenset[str]:
    """Of names seen from a root, with slashes, those that are there within it, as the disk spells them.

    One that differs from what is asked only in capitals, or in the way marks are stored, is given as the disk
    has it, in composed letters: the answer is the same on every system. A link out of the root is not there.
    """

    @cache
    def listed(folder: str) -> dict[str, str]:
        try:
            names = sorted(path.name for path in (root / folder).iterdir())
        except OSError:  # no folder, or one that may not be read
            return {}
        return {folded(name): name for name in names} | {name: name for name in names}

    def found(name: str) -> str | None:
        place = ""
        for part in name.split("/"):
            there = listed(place)
            same = there.get(part) or there.get(folded(part))
            if same is None:
                return None
            place = f"{place}/{same}" if place else same
        return place if inside(root, place) else None

    return frozenset(normalize("NFC", place) for name in names if (place := found(name)))
