"""Markdown as GitHub and GitLab print it, into which no text of a file can put a command."""

import re
from collections.abc import Iterable, Sequence

from .visible import visible_line

_MARKS = re.compile(r"([\\`*_{}\[\]()+!|~$-])")
_APART = "&#8203;"
"""A space nobody sees. GitHub looks for names only once the page is made, when "&#64;" is "@" again."""
_NAMES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "@": f"&#64;{_APART}",
        "#": f"&#35;{_APART}",
        ":": "&#58;",
    }
)
_ADDRESS = re.compile(r"\b(www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """A text that Markdown prints as it is: no link, picture, mention, heading, cell or HTML comes of it."""
    line = " ".join(visible_line(text.replace("\r", " ").replace("\n", " ").replace("\t", " ")).split())
    return _ADDRESS.sub(r"\1&#46;", _MARKS.sub(r"\\\1", line).translate(_NAMES))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of texts, each made plain; new lines within a cell stay new lines."""
    lines = [head, *rows]
    text = [f"| {' | '.join(map(_cell, line))} |" for line in lines]
    text.insert(1, "|" + " --- |" * len(head))
    return "".join(f"{line}\n" for line in text)


def _cell(text: str) -> str:
    return "<br>".join(filter(None, map(plain, text.splitlines())))
