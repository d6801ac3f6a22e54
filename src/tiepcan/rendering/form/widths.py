"""How long a text is when it is set in Times New Roman.

The widths are those of Liberation Serif, which was made to run exactly as long as Times New Roman: the
advance of each letter in thousandths of its size, read from its regular and its bold face. A letter with
a tone or a circumflex is as wide as without, in both faces; only đ, ơ and ư have widths of their own.
"""

from functools import lru_cache
from unicodedata import normalize

_HORN = "\u031b"

_REGULAR = {
    180: "'",
    200: "|",
    250: " ,.\u00a0",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr‘’·",
    389: "Js",
    400: "°",
    408: '"',
    444: "?acez“”",
    469: "^",
    480: "{}",
    500: "#$*0123456789_bdghknopquvxy–«»§đ",
    529: "ơ",
    541: "~",
    542: "ư",
    556: "FPS",
    564: "+<=>×",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ",
    776: "Ư",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
    1000: "—…",
}
_BOLD = {
    220: "|",
    250: " ,.\u00a0",
    278: "/'\\il",
    333: "!()-:;[]`fjt‘’·",
    389: "Is",
    394: "{}",
    400: "°",
    444: "cerz",
    500: "#$*0123456789?J_agovxy–“”«»§",
    520: "~",
    554: "ơ",
    555: '"',
    556: "Sbdhknpquđ",
    570: "+<=>×",
    581: "^",
    600: "ư",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQƠ",
    796: "Ư",
    833: "&m",
    930: "@",
    944: "M",
    1000: "%W—…",
}
_FACES = tuple(
    {letter: width for width, letters in face.items() for letter in letters} for face in (_REGULAR, _BOLD)
)


def width_of(text: str, half_points: int, *, bold: bool, extra: int = 0) -> int | None:
    """The length of a text in twips (a twentieth of a point); None where a letter's width is not known.

    `half_points` is the size as Word keeps it, `extra` the twips put between any two letters.
    """
    widths = [_FACES[bold].get(_plain(letter)) for letter in normalize("NFC", text)]
    if None in widths:
        return None
    return sum(width or 0 for width in widths) * half_points // 100 + extra * len(widths)


@lru_cache(1024)
def _plain(letter: str) -> str:
    """The letter without the marks that do not change its width."""
    parts = normalize("NFD", letter)
    return normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
