"""tiepcan diff"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .. import api
from ..messages import Words, say
from ..views.change_report import (
    Section,
    duty_answers,
    duty_section,
    finding_answers,
    finding_section,
    result_answers,
    result_section,
)
from ..workspace.files import root_of
from .clock import day_of
from .rim import Rim, rim_of

SHORT = 12
"""Digits of a commit's id that people are shown."""


class DiffFormat(StrEnum):
    """How the changes are given."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    context: typer.Context,
    base: Annotated[
        str | None,
        typer.Argument(
            metavar="BASE", help="a commit, branch or tag; where the work left origin/main if none is named"
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="both sides on this day, e.g. 2020-09-01")
    ] = None,
    worse: Annotated[bool, typer.Option("--exit-code", help="exit with 1 where something is worse")] = False,
    format: Annotated[
        DiffFormat, typer.Option(help="text for people, json for programs, markdown for a comment")
    ] = DiffFormat.TEXT,
) -> int:
    """Say what the files change since a commit: results, duties and findings.

    Each result that moves is said with its cause, the data or the regulation: one of the two alone is taken
    from the commit and scored again. The files are compared as they lie there, committed or not; nothing is
    checked out, and the commit is read from git's own store.

    Worse is a verdict that leaves “pass” or turns to “fail”, points that fall, a result that is gone, a duty
    that becomes overdue or is done no longer, and a new error or warning.

      tiepcan diff HEAD
      tiepcan diff HEAD --format markdown
    """
    rim, day = rim_of(context), day_of(as_of)
    changes = api.changes_since(root_of(Path()), base, day, rim.words)
    if format is DiffFormat.JSON:
        rim.write_json(_answer(changes))
    elif format is DiffFormat.MARKDOWN:
        from ..rendering.sections import render_sections

        head = f"### tiepcan diff\n\n{_head(changes, rim.words)}"
        rim.output.write(render_sections(head, _sections(changes, rim.words), rim.words))
    else:
        _show(rim, changes)
    for failure in changes.failures:
        rim.show_stop(failure)
    if changes.failures:
        return 2
    return 1 if worse and changes.is_worse else 0


def _head(changes: api.Changes, words: Words) -> str:
    """Against what is compared, as of which day, and what could not be."""
    commit = changes.commit[:SHORT]
    said = [say("Compared with {commit}, as of {day}.", commit=commit, day=changes.day)]
    if not _sections(changes, words):
        said.append(say("No result, no duty and no finding changes."))
    if changes.apart:
        said.append(say("Duties are not compared, as errors forbid it: {plans}", plans=changes.apart))
    return " ".join(map(words, said))


def _sections(changes: api.Changes, words: Words) -> list[Section]:
    """What there is to tell, the weightiest first."""
    found = [
        result_section(changes.results, words),
        duty_section(changes.duties, words),
        finding_section(say("New findings: {count}", count=len(changes.new)), changes.new, words),
        finding_section(say("Mended findings: {count}", count=len(changes.mended)), changes.mended, words),
        finding_section(
            say("Findings accepted now: {count}", count=len(changes.accepted)), changes.accepted, words
        ),
    ]
    return [section for section in found if section.rows]


def _show(rim: Rim, changes: api.Changes) -> None:
    from ..rendering.table import Column, Row, render_table

    rim.paragraph(_head(changes, rim.words), 0, 0)
    for section in _sections(changes, rim.words):
        # A column in which nothing stands would only make the others break their words and numbers.
        full = [place for place in range(len(section.columns)) if any(cells[place] for cells in section.rows)]
        named = ((section.columns[place], section.shares[place]) for place in full)
        columns = [Column(name, whole=share is None, share=share) for name, share in named]
        rows = [Row([cells[place] for place in full]) for cells in section.rows]
        rim.output.line(f"\n{section.heading}")
        rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))


def _answer(changes: api.Changes) -> dict[str, object]:
    """The changes as `diff --format json` has them: a published contract."""
    return {
        "base": changes.commit,
        "as_of": changes.day.isoformat(),
        "results": result_answers(changes.results),
        "duties": duty_answers(changes.duties),
        "findings": {
            "new": finding_answers(changes.new),
            "mended": finding_answers(changes.mended),
            "accepted": finding_answers(changes.accepted),
        },
        "not_compared": list(changes.apart),
        "worse": changes.is_worse,
    }
