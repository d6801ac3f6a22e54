"""Words as they are meant, with slips of the pen forgiven, and marks that end or begin a line."""

import re
from functools import lru_cache
from unicodedata import normalize

_MARKS = re.compile("[\u0300-\u036f]+")
_DASH = re.compile(r"\s*[-–—‐‑−]\s*")

LISTED = re.compile(r"(?:[a-zđ]{1,2}\)|[-–+•*])\s*\S", re.IGNORECASE)
"""A point or an item of a list."""

END = tuple('.;:,!?…/”"')
"""What a sentence or a line ends with; a heading does not."""


@lru_cache(1024)
def fold(text: str) -> str:
    """A text in capitals without marks, so that a slip in it does not hide what was meant."""
    plain = _MARKS.sub("", normalize("NFD", text.upper())).replace("Đ", "D").replace("Ð", "D")
    return _DASH.sub("-", " ".join(plain.split()))


def has_letters(text: str) -> bool:
    """Whether there is any letter in a text."""
    return any(letter.isalpha() for letter in text)
