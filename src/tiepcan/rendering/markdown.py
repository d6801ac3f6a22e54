"""Tables as Markdown, safe in a comment on a pull request whatever the cells hold."""

import re
from collections.abc import Iterable, Sequence

from .visible import visible

_MARKUP = re.compile(r"[\\`*_{}\[\]|~!$^]")
_CALLS = re.compile(r"[@#](?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_APART = "&#8203;"
"""An invisible space, spelled out: a name behind it calls nobody, an address is no link."""


def render_markdown_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; new lines within a cell stay new lines."""
    lines = [headings, ["---"] * len(headings), *([markdown_text(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def markdown_text(text: str) -> str:
    """A text that shows as it is: no markup, no link, no picture, no mention of a person or an issue."""
    plain = visible(text.strip()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = _CALLS.sub(lambda found: found[0] + _APART, _MARKUP.sub(r"\\\g<0>", plain))
    return "<br>".join(escaped.replace("\t", " ").splitlines())
