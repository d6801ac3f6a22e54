"""What is wrong with a Word template, paragraph by paragraph."""

from itertools import groupby

from ..diagnostics import Diagnostic, Span, Stop, in_order
from ..messages import Message, say
from ..views.fields import Field
from .docx import documents_language, open_template, refuse_tags
from .paragraphs import BODY, Paragraph
from .tags import Place, Reading, Stack, leftovers, short


def check_word(template: bytes, name: str, fields: Field) -> list[Diagnostic]:
    """The findings in a template: unknown fields, broken tags, and what it leaves out.

    A line is a paragraph, counted as `examine_form` counts them: those in the cells of tables included,
    those in text boxes not; headers, footers and notes have their own. Stop where it is no Word document.
    """
    opened = open_template(template, name)
    reading = Reading(documents_language([]), fields)
    for _, part in groupby(opened.paragraphs, lambda paragraph: paragraph.part):
        names, stack = reading.names, Stack()
        number = 0
        for paragraph in part:
            number += not paragraph.boxed
            names = reading.text(paragraph.text, _place(paragraph, number, name), names, stack)
        reading.end(stack)
    if not reading.found:
        try:
            refuse_tags(opened, reading.language, name)
        except Stop as stop:
            reading.found.append(Diagnostic("T202", stop.message, Span(name, 1, 1), stop.hint))
    return [*in_order(reading.found), *leftovers(reading, name)]


def _place(paragraph: Paragraph, number: int, name: str) -> Place:
    return Place(Span(name, number, 1), _name(paragraph.part, number, short(paragraph.text)))


def _name(part: str, number: int, text: str) -> Message:
    if part == BODY:
        return say("“{text}”", text=text)
    if "header" in part:
        return say("paragraph {number} “{text}” of a header", number=number, text=text)
    if "footer" in part:
        return say("paragraph {number} “{text}” of a footer", number=number, text=text)
    return say("paragraph {number} “{text}” of the notes", number=number, text=text)
