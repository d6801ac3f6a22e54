"""Texts that mean the same though they are not written the same."""

import re
from functools import cache
from unicodedata import normalize

_WORD = re.compile(r"\w+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "tx": "thị xã",
    "pbgdpl": "phổ biến giáo dục pháp luật",
    "tcpl": "tiếp cận pháp luật",
    "ntm": "nông thôn mới",
}
_OFFICES = {"phòng", "sở", "bộ", "ngành"}
"""Behind one of these, TP is Tư pháp; elsewhere it is thành phố."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without capitals, punctuation, usual abbreviations and the place of a tone mark.

    So `UBND các xã, phường` and `Uỷ ban nhân dân các xã phường` are equal, and `Phòng TP` is `Phòng Tư pháp`.
    """
    words: list[str] = []
    before = ""
    for word in _WORD.findall(normalize("NFC", text).lower()):
        if word == "tp":
            words += ("tư", "pháp") if before in _OFFICES else ("thành", "phố")
        elif word in _SHORT:
            words += _SHORT[word].split()
        else:
            words.append(word)
        before = word
    return tuple(map(_tone_last, words))


@cache
def _tone_last(word: str) -> str:
    """A word with its tone mark behind it: `ủy` and `uỷ` are one word."""
    letters = normalize("NFD", word)
    tones = "".join(c for c in letters if c in _TONES)
    return "".join(c for c in letters if c not in _TONES) + tones


def spelling(text: str) -> str:
    """A text as it is spelt in the middle of a sentence: with a small first letter and single spaces."""
    text = " ".join(normalize("NFC", text).split()).rstrip(" .;,")
    return text[:1].lower() + text[1:]
