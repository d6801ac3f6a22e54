"""Files from the disk to their records, and what is said of one that is not what was asked for."""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ..diagnostics import Diagnostic, Stop, errors_of
from ..messages import Message, say
from ..reading.load import Loaded, read_file
from .files import read_bytes, shown

NO_DRAFTS: Mapping[str, bytes] = MappingProxyType({})
"""Texts that are not written yet, by the real paths of their files."""


def load(path: Path, drafts: Mapping[str, bytes] = NO_DRAFTS) -> Loaded:
    """A file of the user, or what is to be written there, decoded. Stop where it cannot be opened."""
    draft = drafts.get(os.path.realpath(path)) if drafts else None
    return read_file(read_bytes(path) if draft is None else draft, shown(path))


@lru_cache(32)
def load_ours(data: bytes, name: str) -> Loaded:
    """What comes with the tool: it is read for the first workspace of a process alone."""
    return read_file(data, name)


def why_not(loaded: Loaded, wanted: str) -> tuple[Diagnostic, ...]:
    """The errors that kept a record from being read; Stop where the file simply is of another kind."""
    if not errors_of(loaded.found):
        raise Stop(other_kind(loaded.path, loaded.kind or "?", wanted))
    return loaded.found


def other_kind(path: str, kind: str, wanted: str) -> Message:
    """A file is of another kind than the one asked for."""
    return say("{path} is of the kind “{kind}”, not “{wanted}”", path=path, kind=kind, wanted=wanted)
