"""tiepcan template"""

from enum import StrEnum
from typing import Annotated

import typer

from ..diagnostics import Stop
from ..messages import Words, say
from ..rendering.terminal import count_findings
from ..views.documents import Document
from ..views.findings import findings_answer
from ..views.meanings import MEANINGS
from ..workspace.files import catalogue, meant
from .rim import Rim, exit_code, rim_of
from .validate import Format


class Action(StrEnum):
    """What is asked about a template."""

    CHECK = "check"
    FIELDS = "fields"


def template(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(metavar="check|fields", help="what is asked")],
    subject: Annotated[
        str, typer.Argument(metavar="SUBJECT", help="a template for check, a document for fields")
    ],
    document: Annotated[
        str | None,
        typer.Option("--for", metavar="DOCUMENT", help="the document that the template is for, e.g. plan"),
    ] = None,
    format: Annotated[Format, typer.Option(help="text for people, json for programs")] = Format.TEXT,
) -> int:
    """Check a template of the office's own, or list the fields that its tags can name.

    A template is a Word or Excel file with tags such as {{ title }}. It lies in the folder templates/ and
    is called like the one that comes with the tool, whose place it takes: plan.docx, summary.xlsx. Checking
    names unknown fields, broken tags and what is left out; nothing in the file is run.

      tiepcan template check templates/plan.docx
      tiepcan template fields plan
    """
    from ..paperwork import guide

    rim, vietnamese = rim_of(context), Words("vi", catalogue("vi"))
    if action is Action.FIELDS:
        if document is not None:
            raise Stop(say("--for belongs to check"), say("for example: tiepcan template fields plan"))
        wanted = guide.document_named(subject)
        _show_fields(rim, wanted, guide.fields(wanted, vietnamese), format)
        return 0
    path = meant(subject)
    found = guide.check_template(path, guide.document_for(path, document), vietnamese)
    if format is Format.JSON:
        rim.write_json(findings_answer(1, found, (), rim.words))
    else:
        # They hold the text that they speak of already.
        rim.show_findings(found, drafts={each.at.path: () for each in found})
        rim.output.sum_up(count_findings(found))
    return exit_code(found)


def _show_fields(rim: Rim, document: Document, fields: list[tuple[str, str]], format: Format) -> None:
    from ..rendering.table import Column, Row, render_table

    words, meanings = rim.words, MEANINGS[document.id]
    rows = [(path, words(meanings[path]), example) for path, example in fields]
    if format is Format.JSON:
        named = [{"field": path, "meaning": text, "example": example} for path, text, example in rows]
        rim.write_json({"document": document.id, "templates": document.template_names, "fields": named})
        return
    columns = [
        Column(words(say("Field")), whole=True),
        Column(words(say("Meaning")), share=3),
        Column(words(say("Example")), share=2),
    ]
    rim.output.line(f"{words(document.title)} ({', '.join(document.template_names)})\n")
    table = render_table(
        columns, [Row(cells) for cells in rows], width=rim.output.width, colour=rim.output.colour
    )
    rim.output.write(table)
    text = say("a list ends in []: what stands between {%p for x in list %} and {%p endfor %} is repeated")
    rim.paragraph(words(text), 0, 0)
