"""Markdown for the generated pages: what both languages need."""

import re
from collections.abc import Iterable, Sequence

MADE = {
    "en": "<!-- Made by `make docs` from the program: do not edit here. -->",
    "vi": "<!-- Do `make docs` lập từ chương trình: không sửa ở đây. -->",
}
_CODE = re.compile(r"(`[^`]*`)")


def prose(text: str) -> str:
    """Running text: paragraphs on one line each, nothing in it is markup except `code`."""
    return "\n\n".join(escaped(" ".join(p.split())) for p in text.strip().split("\n\n"))


def escaped(text: str) -> str:
    """A text in which only `code` is markup."""
    parts = _CODE.split(text)
    return "".join(p if _CODE.fullmatch(p) else re.sub(r"([*_<\[])", r"\\\1", p) for p in parts)


def cell(text: str) -> str:
    """A text in a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell(c) for c in line)} |" for line in lines)


def fenced(text: str, language: str = "text") -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


def page_of(parts: Iterable[str]) -> str:
    """Parts with an empty line between them. A part that its writer wrapped, indented, becomes one line."""
    unwrapped = (re.sub(r"(?<=\S)\n {12}(?=\S)", " ", part) for part in parts if part)
    return "\n\n".join(unwrapped) + "\n"
