"""Files of other programs that somebody names to be checked: none of them is, and what to name instead."""

import re
from pathlib import Path

from ..diagnostics import Stop
from ..messages import Message, say
from .files import is_file, read_bytes, shown

_KIND = re.compile(r"^\ufeff?[\"']?kind[\"']?\s*:", re.MULTILINE)
_HEAD = 65_536
_WORDS = frozenset({".doc", ".odt", ".rtf", ".pages"})
_SHEETS = frozenset({".xls", ".xlsx", ".xlsm", ".ods", ".csv"})


def says_kind(path: Path) -> bool | None:
    """Whether a text says a kind, as each file of this tool does; None where it is no text to be read."""
    try:
        text = read_bytes(path, _HEAD).decode("utf-8", "replace")
    except Stop:
        return None
    if "\N{REPLACEMENT CHARACTER}" in text[:-1] or "\0" in text:
        return None
    return bool(_KIND.search(text))


def not_checked(path: Path) -> Stop | None:
    """Why a file that is there is not checked; None where it says a kind, whatever its name."""
    if not is_file(path) or path.is_symlink() or says_kind(path):
        return None
    message = say(
        "{name} is none of the files that are checked: plans, logs, score sheets and lists (.yaml) and Word "
        "documents (.docx)",
        name=shown(path),
    )
    return Stop(message, _instead_of(path.suffix.lower()))


def _instead_of(suffix: str) -> Message | None:
    if suffix in _WORDS:
        return say("save it as a Word document (.docx) and name that file")
    if suffix in _SHEETS:
        return say(
            "points are read from score sheets (.yaml); begin one with: tiepcan new scores YEAR/COMMUNE"
        )
    if suffix == ".pdf":
        return say("name the Word document (.docx) that it was made from")
    return None
