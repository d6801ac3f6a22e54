"""A view and a Word template to a Word document."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import NoReturn

from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.filters import FILTERS, do_forceescape, do_mark_safe
from jinja2.tests import test_defined as is_defined

from ..diagnostics import Stop
from ..messages import say
from .form.fitting import fit_lines
from .language import Dialect, MissingValue, MissingValueError, NotAllowedError, TemplateLanguage
from .package import guard_package, normalise_package
from .paragraphs import Paragraph, printed_size, read_paragraphs

MOST_BRACES = 4_000
"""Far more than an official form needs; docxtpl's time grows with the square of their number."""

MOST_LETTERS = 200_000
MOST_PARAGRAPHS = 5_000
LARGEST_XML = 2 * 1024 * 1024

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PLACED_TAG = re.compile(r"({[{%#]-?)(?:p|tr|tc|r)(?= )")
_TOO_DEEP = (RecursionError, MemoryError)
_QUOTES = str.maketrans("“”‘’", "\"\"''")


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


def render_docx(template: bytes, view: Mapping[str, object], name: str, file: str | None = None) -> bytes:
    """The document that a .docx template and the values of a view make; equal input gives equal bytes.

    The view holds texts, whole numbers, yes and no, lists and mappings of them. `name` is how
    messages call the template, `file` is where a missing value would be written (None: the plan). Raises
    `Stop` when the template cannot be used, when it needs a value that the view does not have, or when
    a text of the view is not in the finished document.
    """
    check_values(view)
    guard_package(template, name)
    language = TemplateLanguage(_DOCUMENTS)
    _check_tags(template, language, name)
    document = normalise_package(fit_lines(_fill_in(template, view, language, name, file)))
    _prove_complete(document, view, name)
    return document


def check_values(value: object) -> None:
    """Raise `Stop` for a text that a document cannot hold, `TypeError` for anything but plain values."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            check_values(key)
            check_values(inner)
    elif isinstance(value, list):
        for inner in value:
            check_values(inner)
    elif isinstance(value, str):
        found = _UNPRINTABLE.search(value)
        if found:
            code = f"U+{ord(found[0]):04X}"
            raise Stop(say("a text holds a character that a document cannot hold ({code})", code=code))
    elif not isinstance(value, int):
        raise TypeError(f"a view holds plain values, not {type(value).__name__}")


def _check_tags(template: bytes, language: TemplateLanguage, name: str) -> None:
    """Read the tags as plain text first: here a problem still has a paragraph."""
    paragraphs = _open(template, name)
    letters = sum(len(paragraph.text) for paragraph in paragraphs)
    braces = sum(paragraph.text.count("{") for paragraph in paragraphs)
    if len(paragraphs) > MOST_PARAGRAPHS or letters > MOST_LETTERS or braces > MOST_BRACES:
        raise _too_long(name)
    for part in dict.fromkeys(paragraph.part for paragraph in paragraphs):
        lines = [" ".join(each.text.split()) for each in paragraphs if each.part == part]
        source = _PLACED_TAG.sub(r"\1", "\n".join(lines).translate(_QUOTES))
        try:
            language.read(source)
        except TemplateSyntaxError as problem:
            hint = say("every loop and condition needs its end, every bracket its partner")
            text = lines[problem.lineno - 1]
            message = say(
                "“{name}” has a tag that cannot be understood, in the paragraph “{text}”",
                name=name,
                text=text,
            )
            raise Stop(message, hint) from problem
        except NotAllowedError as problem:
            hint = say("a tag may print a value, ask a condition or repeat for a list, nothing else")
            text = lines[problem.lineno - 1]
            message = say(
                "“{name}” has a tag that is not allowed, in the paragraph “{text}”", name=name, text=text
            )
            raise Stop(message, hint) from problem
        except _TOO_DEEP as problem:
            raise _not_allowed(name) from problem


def _not_allowed(name: str) -> Stop:
    return Stop(say("the template “{name}” has a tag that is not allowed", name=name))


def _too_long(name: str) -> Stop:
    return Stop(say("the template “{name}” is too long", name=name))


def _open(template: bytes, name: str) -> list[Paragraph]:
    if printed_size(template) > LARGEST_XML:
        raise _too_long(name)
    try:
        return read_paragraphs(template)
    except Exception as problem:
        raise Stop(say("the template “{name}” is no Word document", name=name)) from problem


def _fill_in(
    template: bytes, view: Mapping[str, object], language: TemplateLanguage, name: str, file: str | None
) -> bytes:
    """The one place where docxtpl is used. Whatever it raises, a person gets a sentence."""
    filled = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(dict(view), language, autoescape=True)
        document.save(filled)
    except MissingValueError as problem:
        _stop_for_missing(view, problem, file)
    except (SecurityError, NotAllowedError, *_TOO_DEEP) as problem:
        raise _not_allowed(name) from problem
    except Exception as problem:
        raise _unusable(name, problem) from problem
    return filled.getvalue()


def _unusable(name: str, problem: Exception) -> Stop:
    return Stop(say("the template “{name}” cannot be filled in: {problem}", name=name, problem=str(problem)))


def _stop_for_missing(view: Mapping[str, object], problem: MissingValueError, file: str | None) -> NoReturn:
    holder = None if problem.holder is None else _path_to(view, problem.holder, "")
    field = f"{holder}.{problem.name}" if holder else problem.name
    if file is not None:
        hint = say("write it in {file}", file=file)
        raise Stop(
            say("the document needs “{field}”, and {file} does not have it", field=field, file=file), hint
        )
    hint = say("fill in this field in the file of the plan")
    message = say("the template needs “{field}”, and the plan does not have it", field=field)
    raise Stop(message, hint) from problem


def _path_to(value: object, wanted: object, path: str) -> str | None:
    """Where a part of the view stands: `signer`, `activities[3.2]`; items without an id count from 1."""
    if value is wanted:
        return path
    inner: Iterator[tuple[str, object]] = iter(())
    if isinstance(value, Mapping):
        inner = ((f"{path}.{key}" if path else str(key), item) for key, item in value.items())
    elif isinstance(value, list):
        inner = ((f"{path}[{_label(item, place)}]", item) for place, item in enumerate(value, 1))
    return next((found for name, item in inner if (found := _path_to(item, wanted, name)) is not None), None)


def _label(item: object, place: int) -> str:
    return str(item["id"]) if isinstance(item, Mapping) and "id" in item else str(place)


def _prove_complete(document: bytes, view: Mapping[str, object], name: str) -> None:
    """Read the document again: a text of the view that is not in it, or not as often, was lost on the way."""
    printed = " ".join(" ".join(paragraph.text for paragraph in read_paragraphs(document)).split())
    wanted: dict[str, int] = {}
    for text in _texts(view):
        wanted[text] = wanted.get(text, 0) + 1
    for text, times in wanted.items():
        if printed.count(text) < times:
            hint = say("the template does not print every value of the plan; nothing was written")
            raise Stop(say("“{text}” is not in the document that “{name}” makes", text=text, name=name), hint)


def _texts(value: object) -> Iterator[str]:
    """Every text of a view with a letter in it, its spaces folded."""
    if isinstance(value, str):
        if folded := " ".join(value.split()):
            yield folded
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)
