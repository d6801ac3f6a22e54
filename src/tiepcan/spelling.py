"""How words are compared: which are the same, and which known one a misspelt word was meant to be."""

from collections.abc import Iterable
from unicodedata import normalize

_LONGEST = 64


def folded(text: str) -> str:
    """A text as it is compared: composed letters, no capitals, single spaces."""
    return " ".join(normalize("NFC", text).lower().split())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that takes the fewest edits; None where more than a third of the letters differ.

    Capitals do not count; of two equally near words the one with the same first letter is meant. A word
    that shares no letter is never meant: class 2 is not class I.
    Not difflib: it is slow enough that a file of unknown fields would hold the program up.
    """
    if len(word) > _LONGEST:
        return None
    word = word.lower()
    best, fewest = None, (1 + max(1, len(word) // 3), False)
    for candidate in known:
        if abs(len(candidate) - len(word)) <= fewest[0]:
            edits = (distance(word, candidate.lower()), candidate[:1] != word[:1])
            if edits < fewest and edits[0] < max(len(candidate), len(word)):
                best, fewest = candidate, edits
    return best


def distance(a: str, b: str) -> int:
    """Letters to insert, delete, replace or swap with their neighbour to make `b` of `a`."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 < j and letter == b[j - 2] and other == a[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def same_name(word: str, known: Iterable[str]) -> str | None:
    """The one known word that is the same but for capitals, blanks around it, and what joins its parts.

    `Title` is title, `in progress` and `in-progress` are in_progress. None where there is none, or several.
    """
    same = [name for name in known if _joined(name) == _joined(word)]
    return same[0] if len(same) == 1 else None


def _joined(text: str) -> str:
    return folded(text).replace(" ", "_").replace("-", "_")


_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {mark: place for place, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
"""Huyền, hỏi, ngã, sắc, nặng, after no mark at all: the order of the dictionaries."""

_Syllable = tuple[int, int, tuple[int, ...], tuple[int, ...]]


def vietnamese_order(text: str) -> tuple[_Syllable, ...]:
    """The key by which Vietnamese words are sorted: a ă â b c d đ …, syllable after syllable.

    Within a syllable the letters decide first, then the tone: "ba" stands before "bà", "bà" before "bả" and
    "bã", then "bá" and "bạ", and all of them before "ban". Numbers are sorted by their value and stand in
    front of letters; capitals and the way accents are stored do not count.
    """
    return tuple(map(_syllable, folded(text).split()))


def _syllable(text: str) -> _Syllable:
    if text.isdecimal() and len(text) <= _LONGEST:
        return 0, int(text), (), ()
    letters, tones = [], []
    for letter in text:
        plain, tone = _without_tone(letter)
        letters.append(_LETTERS.get(plain, len(_LETTERS) + ord(plain)) if plain.isalpha() else -1)
        tones.append(tone)
    return 1, 0, tuple(letters), tuple(tones)


def _without_tone(letter: str) -> tuple[str, int]:
    """A composed letter without the mark of its tone, and the tone."""
    parts = normalize("NFD", letter)
    tone = next((_TONES[part] for part in parts if part in _TONES), 0)
    return normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone
