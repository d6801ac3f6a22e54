"""A view and a Word template to a Word document."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace

from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.filters import FILTERS, do_forceescape, do_mark_safe
from jinja2.tests import test_defined as is_defined

from ..diagnostics import Stop
from ..messages import say
from ..records import frozen
from .form.fitting import fit_lines
from .keeping import keep_signature
from .language import (
    TAG,
    Dialect,
    MissingValue,
    MissingValueError,
    NotAllowedError,
    TemplateLanguage,
    TooLongError,
)
from .package import open_package, read_parts, to_xml, write_parts
from .paragraphs import Paragraph, paragraphs_in, printed_parts, printed_trees
from .plain import check_values, path_to
from .proof import prove
from .runs import STATEMENTS, join_tags, statements
from .seal import sealed

MOST_BRACES = 4_000
"""Far more than an official form needs; docxtpl's time grows with the square of their number."""

MOST_LETTERS = 200_000
MOST_PARAGRAPHS = 5_000
LARGEST_XML = 2 * 1024 * 1024

_PLACED_TAG = re.compile(r"({[{%#]-?)(?:p|tr|tc|r)(?= )")
_OPEN = re.compile(r"\{[{%#]")
_TOO_DEEP = (RecursionError, MemoryError)


def _printable(value: object) -> object:
    """A value as it may enter the XML of a document. Only texts and whole numbers are printed."""
    if isinstance(value, MissingValue):
        return str(value)  # raises, with the name
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TemplateRuntimeError(f"a value of the type {type(value).__name__} cannot be printed")
    # docxtpl makes braces of “{_{” and “%_}” in the finished XML: the data's underscores must stay.
    return do_mark_safe(str(do_forceescape(str(value))).replace("_", "&#95;"))


_DOCUMENTS = Dialect(
    adds=(nodes.For,),
    filters={name: FILTERS[name] for name in ("length", "first", "last")},
    tests={"defined": is_defined},
    printed=_printable,
    escapes=True,
)


def render_docx(
    template: bytes,
    view: Mapping[str, object],
    name: str,
    file: str | None = None,
    *,
    complete: bool = True,
) -> bytes:
    """The document that a .docx template and the values of a view make; equal input gives equal bytes.

    The view holds texts, whole numbers, yes and no, lists and mappings of them. `name` is how
    messages call the template, `file` is where a missing value would be written (None: the plan). Raises
    `Stop` when the template cannot be used, when it needs a value that the view does not have, or when
    a text that it prints is not in the finished document; with `complete`, as templates of our own must
    be, also when any other text of the view is not.
    """
    check_values(view)
    opened = open_template(template, name)
    printed: list[str] = []
    language = documents_language(printed)
    refuse_tags(opened, language, name)
    try:
        document = sealed(_fill_in(opened, view, language, name))
    except MissingValueError as problem:
        raise _missing(view, problem, file) from problem
    prove(document, printed, view if complete else None, name)
    return document


@frozen
class WordTemplate:
    """A template with every tag in one run, its paragraphs, and the XML that is printed."""

    data: bytes
    paragraphs: list[Paragraph]
    printed: tuple[bytes, ...]


def open_template(template: bytes, name: str) -> WordTemplate:
    """A template that is ready to be filled in. Stop where it is none, or too long."""
    parts = open_package(template, name)
    if sum(map(len, printed_parts(parts).values())) > LARGEST_XML:
        raise _too_long(name)
    try:
        trees = printed_trees(parts)
        joined = {part: to_xml(tree) for part, tree in trees.items() if join_tags(tree)}
        paragraphs = paragraphs_in(trees)
    except Exception as problem:
        raise Stop(say("the template “{name}” is no Word document", name=name)) from problem
    parts |= joined
    printed = tuple(printed_parts(parts).values())
    letters = sum(len(paragraph.text) for paragraph in paragraphs)
    braces = max(sum(part.count(brace) for part in printed) for brace in (b"{", b"}"))
    if len(paragraphs) > MOST_PARAGRAPHS or letters > MOST_LETTERS or braces > MOST_BRACES:
        raise _too_long(name)
    return WordTemplate(write_parts(parts) if joined else template, paragraphs, printed)


def documents_language(printed: list[str]) -> TemplateLanguage:
    """The language of documents; every value that a template prints is kept in `printed`."""

    def note(value: object) -> object:
        made = _printable(value)
        printed.append(str(value))
        return made

    return TemplateLanguage(replace(_DOCUMENTS, printed=note))


def refuse_tags(template: WordTemplate, language: TemplateLanguage, name: str) -> None:
    """Stop for tags that docxtpl would make something else of, before it sees them."""
    if not statements(template.printed) <= STATEMENTS:
        _find_problem(template.paragraphs, language, name)
        raise _not_allowed(name)
    for paragraph in template.paragraphs:
        if "{" in paragraph.text and _OPEN.search(TAG.sub("", paragraph.text)):
            _find_problem(template.paragraphs, language, name)
            raise _not_understood(name, paragraph.text)


def _find_problem(paragraphs: list[Paragraph], language: TemplateLanguage, name: str) -> None:
    """Read the tags as plain text, where a problem still has a paragraph: Stop with it, if there is one."""
    for part in dict.fromkeys(paragraph.part for paragraph in paragraphs):
        lines = [" ".join(each.text.split()) for each in paragraphs if each.part == part]
        source = _PLACED_TAG.sub(r"\1", "\n".join(lines))
        try:
            language.read(source)
        except TemplateSyntaxError as problem:
            raise _not_understood(name, lines[problem.lineno - 1]) from problem
        except NotAllowedError as problem:
            hint = say("a tag may print a value, ask a condition or repeat for a list, nothing else")
            text = lines[problem.lineno - 1]
            message = say(
                "“{name}” has a tag that is not allowed, in the paragraph “{text}”", name=name, text=text
            )
            raise Stop(message, hint) from problem
        except _TOO_DEEP as problem:
            raise _not_allowed(name) from problem


def _not_understood(name: str, text: str) -> Stop:
    message = say(
        "“{name}” has a tag that cannot be understood, in the paragraph “{text}”", name=name, text=text
    )
    return Stop(message, say("every loop and condition needs its end, every bracket its partner"))


def _not_allowed(name: str) -> Stop:
    return Stop(say("the template “{name}” has a tag that is not allowed", name=name))


def _too_long(name: str) -> Stop:
    return Stop(say("the template “{name}” is too long", name=name))


def _fill_in(
    template: WordTemplate, view: Mapping[str, object], language: TemplateLanguage, name: str
) -> dict[str, bytes]:
    """The one place where docxtpl is used. Whatever it raises, a person gets a sentence."""
    filled = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template.data))
        document.render(dict(view), language, autoescape=True)
        keep_signature(document.docx.element.body)
        document.save(filled)
        return fit_lines(read_parts(filled.getvalue()))
    except MissingValueError:
        raise
    except (TemplateSyntaxError, SecurityError, NotAllowedError, *_TOO_DEEP) as problem:
        _find_problem(template.paragraphs, language, name)
        raise _not_allowed(name) from problem
    except TooLongError as problem:
        raise Stop(say("the document that “{name}” makes is too long", name=name)) from problem
    except Exception as problem:
        raise _unusable(name, problem) from problem


def _unusable(name: str, problem: Exception) -> Stop:
    return Stop(say("the template “{name}” cannot be filled in: {problem}", name=name, problem=str(problem)))


def _missing(view: Mapping[str, object], problem: MissingValueError, file: str | None) -> Stop:
    holder = None if problem.holder is None else path_to(view, problem.holder)
    field = f"{holder}.{problem.name}" if holder else problem.name
    if file is not None:
        message = say("the document needs “{field}”, and {file} does not have it", field=field, file=file)
        return Stop(message, say("write it in {file}", file=file))
    message = say("the template needs “{field}”, and the plan does not have it", field=field)
    return Stop(message, say("fill in this field in the file of the plan"))
