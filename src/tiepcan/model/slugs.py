"""The slug of a commune, made from its name."""

import re
from collections.abc import Container
from unicodedata import combining, normalize

from ..spelling import folded
from .communes import CommuneKind
from .terms import NO_FILES

LONGEST = 64
"""Letters of a slug."""

_D = str.maketrans("đð", "dd")  # the letter đ, and the one of Iceland that looks like it as a capital


def kind_of_name(name: str) -> CommuneKind | None:
    """The kind that a commune's name begins with: Xã Sùng Phài is a xã. None where it begins with none."""
    return next((kind for kind in CommuneKind if folded(name).startswith(f"{kind.value} ")), None)


def slug_of(text: str) -> str:
    """A text in a-z, 0-9 and hyphens, its marks left out; empty where nothing of it can be written so."""
    letters = normalize("NFKD", normalize("NFKD", text).lower().translate(_D))
    plain = "".join(letter for letter in letters if not combining(letter))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")


def slug_of_commune(name: str, taken: Container[str]) -> str | None:
    """A free slug for a commune: its name without the kind, with a number where another has that already.

    A name that is only a number, or one that Windows keeps for itself, stays with its kind: Phường 12 is
    phuong-12. None where the name has no letter or digit.
    """
    kind = kind_of_name(name)
    short = slug_of(" ".join(name.split()[len(kind.value.split()) :]) if kind else name)
    if not short:
        return None
    return free_slug(slug_of(name) if short.isdecimal() or short in NO_FILES else short, taken)


def free_slug(wanted: str, taken: Container[str]) -> str:
    """The slug itself; with a number behind it, from 2 on, where it is taken or a device of Windows."""
    slug, number = wanted, 1
    while slug in taken or slug in NO_FILES:
        number += 1
        ending = f"-{number}"
        slug = wanted[: LONGEST - len(ending)].rstrip("-") + ending
    return slug
