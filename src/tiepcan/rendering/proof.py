"""A finished Word document is read again: no text may be lost on the way."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ..diagnostics import Stop
from ..messages import Message, say
from .package import CORE, parse_part, read_parts
from .paragraphs import paragraphs_in, printed_trees
from .plain import texts_of


def prove(document: bytes, printed: Iterable[str], view: Mapping[str, object] | None, name: str) -> None:
    """Stop for a text that the template printed, or that the view holds, and that is missing in the document.

    Each must be there as often as it was printed, or as the view holds it; without a view, only what was
    printed counts.
    """
    parts = read_parts(document)
    shown = _shown(parts)
    if view is not None and (lost := _absent(shown, texts_of(view))):
        hint = say("the template does not print every value of the plan; nothing was written")
        raise _lost(lost[0], name, hint)
    if lost := _absent(f"{shown} {_about(parts)}", texts_of([*printed])):
        hint = say("the tag stands where a document shows no text; nothing was written")
        raise _lost(lost[0], name, hint)


def unprinted(document: bytes, view: Mapping[str, object]) -> list[str]:
    """The texts of a view that a document does not show as often as the view holds them."""
    return _absent(_shown(read_parts(document)), texts_of(view))


def _shown(parts: Mapping[str, bytes]) -> str:
    return " ".join(" ".join(paragraph.text for paragraph in paragraphs_in(printed_trees(parts))).split())


def _absent(shown: str, texts: Iterable[str]) -> list[str]:
    return [text for text, times in Counter(texts).items() if shown.count(text) < times]


def _about(parts: Mapping[str, bytes]) -> str:
    """The properties of a document, which may hold tags as well."""
    return "".join(map(str, parse_part(parts[CORE]).itertext())) if CORE in parts else ""


def _lost(text: str, name: str, hint: Message) -> Stop:
    return Stop(say("“{text}” is not in the document that “{name}” makes", text=text, name=name), hint)
