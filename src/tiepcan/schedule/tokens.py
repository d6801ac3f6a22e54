"""A text cut into words, numbers and marks, each with its place in the text as it was written."""

from unicodedata import combining, normalize

from ..records import frozen

DASHES = "-‐‑‒–—−"


@frozen
class Token:
    """A word in small letters and composed form, a number, or one mark; places count characters."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Digits 0 to 9 only."""
        return self.text.isascii() and self.text.isdigit()


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text. Decomposed letters count as written, so that places stay true."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        start, kind = at, _kind(text[at])
        at += 1
        while kind in ("word", "number", "space") and at < len(text) and _kind(text[at]) == kind:
            at += 1
        if kind != "space":
            found.append(Token(_plain(text[start:at]), start, at))
    return tuple(found)


def _kind(character: str) -> str:
    if character.isspace():
        return "space"
    if character in "0123456789":
        return "number"
    return "word" if character.isalpha() or combining(character) else "mark"


def _plain(written: str) -> str:
    return "-" if written in DASHES else normalize("NFC", written).lower()
