"""The list of duties in each of its formats."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

from ..messages import Words, say
from ..records import frozen
from ..rendering.csv import render_csv
from ..rendering.ics import render_ics
from ..rendering.json import render_json
from ..rendering.markdown import plain, table
from ..tracking import Duty
from ..views.calendar import calendar_entries
from ..views.duties import duties_json
from ..views.overdue import SHEET_HEADINGS, Section, count_lines, sections_of, sheet_rows
from ..workspace.files import shown
from .rim import Rim


class ListFormat(StrEnum):
    """How the list of duties is given."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    ICS = "ics"


SUFFIXES = {
    ListFormat.JSON: ".json",
    ListFormat.CSV: ".csv",
    ListFormat.MARKDOWN: ".md",
    ListFormat.ICS: ".ics",
}
_FILES = (ListFormat.CSV, ListFormat.ICS)
"""What is a file byte for byte, also in a pipe."""


@frozen
class DutyList:
    """The duties asked for, among all duties of the plans, as of a day and so many days ahead."""

    duties: tuple[Duty, ...]
    every: tuple[Duty, ...]
    day: date
    within: int

    @property
    def sections(self) -> tuple[Section, ...]:
        """What a reader is shown of them."""
        return sections_of(self.duties, self.day, self.within)


def give_duties(rim: Rim, asked: DutyList, format: ListFormat, output: Path | None) -> None:
    """Put the list out in its format, or into the file that is named."""
    if format is ListFormat.TEXT:
        _show(rim, asked)
        return
    data = _data(asked, format, rim.words)
    if output:
        from ..workspace.writing import write_file

        write_file(output, data)
        rim.output.sum_up(say("Written: {path}", path=shown(output)))
    elif format in _FILES:
        rim.output.write_file(data)
    else:
        rim.output.write(data.decode())


def _data(asked: DutyList, format: ListFormat, words: Words) -> bytes:
    if format is ListFormat.JSON:
        return render_json({"as_of": asked.day.isoformat(), "duties": duties_json(asked.duties)}).encode()
    if format is ListFormat.CSV:
        return render_csv([*map(words, SHEET_HEADINGS)], sheet_rows(asked.sections, words))
    if format is ListFormat.ICS:
        name = words(say("Deadlines of the standard of access to law"))
        return render_ics(calendar_entries(asked.duties, words), name, asked.day)
    return "\n".join(_markdown(asked, words)).encode()


def _markdown(asked: DutyList, words: Words) -> Iterator[str]:
    for section in asked.sections:
        yield f"### {plain(words(section.heading))}: {len(section.duties)}\n"
        if section.duties:
            yield table([*map(words, section.headings)], section.rows(asked.every, words))
    counts = [(words(line), indent) for line, indent in count_lines(asked.duties)]
    yield "".join(f"{' ' * indent}- {plain(text)}\n" for text, indent in counts)


def _show(rim: Rim, asked: DutyList) -> None:
    words = rim.words
    for section in asked.sections:
        rim.output.line(f"{words(section.heading)}: {len(section.duties)}")
        if section.duties:
            _table(rim, section, asked.every)
    for line, indent in count_lines(asked.duties):
        rim.paragraph(words(line), indent, indent + 2)


def _table(rim: Rim, section: Section, every: tuple[Duty, ...]) -> None:
    from ..rendering.table import Column, Row, render_table

    shares = (None, 5, 5, 5, None, 4)
    columns = [
        Column(rim.words(heading), whole=share is None, share=share)
        for heading, share in zip(section.headings, shares, strict=False)
    ]
    columns[0] = Column("", whole=True)
    rows = [Row(cells) for cells in section.rows(every, rim.words)]
    rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))
