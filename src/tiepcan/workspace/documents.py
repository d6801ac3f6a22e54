"""Word documents of an office, whose form is examined."""

from pathlib import Path

from ..diagnostics import Diagnostic, Stop
from ..rendering.form import LARGEST_PACKAGE, examine_form, first_words
from .files import read_bytes, shown


def examine_document(path: Path) -> list[Diagnostic]:
    """What in a Word document is not in the form that its day asks for. Stop where it cannot be opened."""
    return examine_form(read_bytes(path, LARGEST_PACKAGE), shown(path))


def first_words_of(name: str) -> list[str]:
    """How each paragraph of a document named in a finding begins; none where it cannot be read."""
    try:
        return first_words(read_bytes(Path(name), LARGEST_PACKAGE), name)
    except Stop:
        return []
