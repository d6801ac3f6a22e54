"""Tables under headings, for a comment on a change: what does not fit is counted."""

from collections.abc import Sequence

from ..messages import Words, say
from ..views.change_report import Section
from .markdown import plain, table

MOST_LETTERS = 60_000
"""A comment of GitHub holds 65,536 characters."""
_FOR_COUNTS = 500
"""Letters that a section may need beside its rows: its heading, the head of its table, what is left out."""


def render_sections(head: str, sections: Sequence[Section], words: Words) -> str:
    """The sections in Markdown, in at most 60,000 characters; the first ones are shown before the others."""
    text = f"{head}\n"
    for number, section in enumerate(sections):
        behind = _FOR_COUNTS * (len(sections) - number)
        rows = _fitting(section, MOST_LETTERS - len(text) - behind)
        text += f"\n**{plain(section.heading)}**\n\n"
        if rows:
            text += table(section.columns, rows)
        if left := len(section.rows) - len(rows):
            text += f"\n{words(say('{count} more rows are not shown here.', count=left))}\n"
    return text


def _fitting(section: Section, room: int) -> Sequence[Sequence[str]]:
    """The first rows, as many as there is room for."""
    for number, row in enumerate(section.rows):
        room -= sum(len(plain(cell)) + 3 for cell in row) + 2
        if room < 0:
            return section.rows[:number]
    return section.rows
