"""Markdown as GitHub and GitLab print it, into which no text of a file can put a command."""

import re
from collections.abc import Iterable, Sequence

from .visible import visible_line

_MARKS = re.compile(r"([\\`*_{}\[\]()+!|~$-])")
_NAMES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "#": "&#35;", ":": "&#58;"})
_ADDRESS = re.compile(r"\b(www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """A text that Markdown prints as it is: no link, picture, mention, heading, cell or HTML comes of it."""
    line = " ".join(visible_line(text.replace("\r", " ").replace("\n", " ").replace("\t", " ")).split())
    return _ADDRESS.sub(r"\1&#46;", _MARKS.sub(r"\\\1", line).translate(_NAMES))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts, each made plain."""
    lines = [head, *rows]
    text = [f"| {' | '.join(plain(cell) for cell in line)} |" for line in lines]
    text.insert(1, "|" + " --- |" * len(head))
    return "".join(f"{line}\n" for line in text)
