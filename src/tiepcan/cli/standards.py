"""tiepcan standards"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from ..diagnostics import Stop, errors_of
from ..messages import say
from ..model.standard import Standard
from ..scoring.choice import known_standards
from ..spelling import nearest
from ..views.skeleton import skeleton
from ..views.standards import (
    list_answer,
    list_rows,
    missing_lines,
    sections,
    standard_answer,
    standard_headline,
)
from ..workspace.archive import Archive
from ..workspace.files import root_of, shown
from .rim import Rim, exit_code, rim_of
from .validate import Format


def standards(
    context: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="ID", help="a standard, e.g. 619-2017")] = None,
    fill: Annotated[
        bool, typer.Option("--skeleton", help="a file in which an office fills in what is missing")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="write the skeleton there instead of printing it"
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for programs")] = Format.TEXT,
) -> int:
    """Say which regulations are known, and of each what is confirmed, what is not, and what is missing.

    Every value has its source. What is missing can be filled in from the office's own copy of the text:
    the skeleton, filled in and kept in the folder standards/, takes effect in every result.

      tiepcan standards
      tiepcan standards 619-2017
      tiepcan standards 619-2017 --skeleton
    """
    rim, archive = rim_of(context), Archive(root_of(Path()))
    if id is None and (fill or output):
        raise Stop(say("name a standard"), say("for example: tiepcan standards 619-2017 --skeleton"))
    if output and not fill:
        raise Stop(say("only a skeleton is written to a file"), say("add --skeleton"))
    if id is None:
        _list(rim, sorted(archive.standards, key=lambda s: s.years.from_), format)
    else:
        _one(rim, _named(archive, id), fill, output, format)
    found = errors_of(archive.found)
    rim.show_findings(found, beside=True)
    for failure in archive.failures:
        rim.show_stop(failure)
    return exit_code(found, archive.failures)


def _named(archive: Archive, id: str) -> Standard:
    if standard := archive.standards.by_id(id):
        return standard
    near = nearest(id, archive.standards.ids)
    hint = say("did you mean “{near}”?", near=near) if near else known_standards(archive.standards)
    raise Stop(say("there is no standard “{id}”", id=id), hint)


def _list(rim: Rim, known: Iterable[Standard], format: Format) -> None:
    from ..rendering.table import Column, Row, render_table

    if format is Format.JSON:
        rim.write_json(list_answer(known))
        return
    words = rim.words
    columns = [
        Column(words(say("Id")), whole=True),
        Column(words(say("Regulation")), share=7),
        Column(words(say("Years")), whole=True),
        Column(words(say("Form")), share=3),
        Column(words(say("Known")), right=True, whole=True),
        Column(words(say("Unconfirmed")), right=True, whole=True),
        Column(words(say("Gaps")), right=True, whole=True),
    ]
    rows = [Row(cells) for cells in list_rows(known, words)]
    rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))


def _one(rim: Rim, standard: Standard, fill: bool, output: Path | None, format: Format) -> None:
    if fill:
        _fill(rim, skeleton(standard), output)
    elif format is Format.JSON:
        rim.write_json(standard_answer(standard, rim.words))
    else:
        _show(rim, standard)


def _fill(rim: Rim, text: str, output: Path | None) -> None:
    from ..workspace.writing import write_file

    if output is None:
        rim.output.write(text)
        return
    if output.suffix != ".yaml":
        raise Stop(say("the name of the document must end in {suffix}", suffix=".yaml"))
    if output.exists():
        raise Stop(say("{name} is there already and is not written over", name=shown(output)))
    write_file(output, text.encode())
    rim.output.sum_up(say("Written: {path}", path=shown(output)))


def _show(rim: Rim, standard: Standard) -> None:
    for line in standard_headline(standard, rim.words):
        rim.paragraph(line, 0, 0)
    for heading, entries in sections(standard, rim.words):
        rim.output.line(f"\n{heading}:")
        for entry in entries:
            rim.bullet(entry.text, 2)
            rim.paragraph(entry.source, 4, 6)
    missing = list(missing_lines(standard, rim.words))
    if missing:
        rim.output.write(f"\n{rim.words(say('Missing'))}:\n")
    for line in missing:
        rim.bullet(line, 2)
    if missing:
        hint = say("A file to fill in what is missing: tiepcan standards {id} --skeleton", id=standard.id)
        rim.output.write("\n")
        rim.output.sum_up(hint)
