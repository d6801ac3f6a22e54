"""Documents of an office: their form is examined, and what a person changed is never written over."""

from pathlib import Path

from ..diagnostics import Diagnostic, Stop
from ..messages import say
from ..rendering.form import LARGEST_PACKAGE, examine_form, first_words
from ..rendering.seal import is_untouched
from .files import is_file, read_bytes, shown
from .writing import held


def examine_document(path: Path) -> list[Diagnostic]:
    """What in a Word document is not in the form that its day asks for. Stop where it cannot be opened."""
    return examine_form(read_bytes(path, LARGEST_PACKAGE), shown(path))


def first_words_of(name: str) -> list[str]:
    """How each paragraph of a document named in a finding begins; none where it cannot be read."""
    try:
        return first_words(read_bytes(Path(name), LARGEST_PACKAGE), name)
    except Stop:
        return []


def write_document(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a document as `write_file` does. Stop where the file that is there is not as we made it."""
    with held(path) as write:
        if not force:
            refuse_changed(path, data)
        write(data, None)


def refuse_changed(path: Path, data: bytes) -> None:
    """Stop where writing a document would lose what somebody did.

    A document knows the hash of its own content: one that was edited, and a file that is none of ours,
    stay as they are, unless they are what is to be written anyway.
    """
    there = read_bytes(path) if is_file(path) else data
    if there == data or is_untouched(there):
        return
    message = say(
        "{name} was changed by hand, or this tool did not make it; it is left as it is", name=shown(path)
    )
    raise Stop(message, say("write to another file with -o, or over this one with --force"))
