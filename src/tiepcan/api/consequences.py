"""What mended texts would do to the other files of their workspaces: judged before any of them is written."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from ..diagnostics import Diagnostic, errors_of
from ..records import frozen
from ..workspace.files import ROOT_FILE, is_file, is_folder, root_of
from .validation import Validation, validate, validate_drafts

MOST_TRIED = 50
"""So many files are tried one by one, where all together would do harm."""

Texts = Mapping[str, bytes]
"""Mended texts by the names of their files."""


@frozen
class Withheld:
    """A file that is left as it is, and the errors that its mended text would bring up."""

    path: str
    errors: tuple[Diagnostic, ...]


@frozen
class _Before:
    """What is known before anything is written: all files around, and the findings of each mended text alone.

    An error that comes up in a mended text of itself is its own trial's business.
    """

    whole: Validation
    places: Sequence[Path]
    alone: frozenset[tuple[str, str]]

    def after(self, texts: Texts) -> Validation:
        """All files around as these texts would have them."""
        drafts = {os.path.realpath(name): text for name, text in texts.items()}
        return validate_drafts(self.places, self.whole.day, drafts)

    def new_in(self, after: Validation, texts: Texts) -> tuple[Diagnostic, ...]:
        """The errors that were not there; in a mended text, whose lines may have moved, by their codes."""
        places = {(d.code, d.at) for d in self.whole.found}
        codes = self.alone | {(d.code, d.at.path) for d in self.whole.found}
        return tuple(
            d
            for d in errors_of(after.found)
            if ((d.code, d.at.path) not in codes if d.at.path in texts else (d.code, d.at) not in places)
        )


def judge(
    texts: Texts, first: Validation, alone: Iterable[Diagnostic], paths: Sequence[Path]
) -> tuple[tuple[Withheld, ...], tuple[Diagnostic, ...]]:
    """The files to leave as they are, and the findings that are left in `paths` when the others are written.

    `first` are the findings in `paths` as they are, `alone` those that are left in each mended text.
    """
    if not texts:
        return (), first.found
    places = _around(texts, paths)
    whole = first if len(places) == len(paths) else validate(places, first.day)
    before = _Before(whole, places, frozenset((d.code, d.at.path) for d in alone))
    withheld: list[Withheld] = []
    chosen, after = dict(texts), before.after(texts)
    while chosen and (new := before.new_in(after, chosen)):
        guilty = _guilty(chosen, before) or dict.fromkeys(chosen, new)
        withheld += (Withheld(path, errors) for path, errors in guilty.items())
        chosen = {path: text for path, text in chosen.items() if path not in guilty}
        after = before.after(chosen)
    named = set(first.paths)
    return tuple(withheld), tuple(d for d in after.found if d.at.path in named)


def _guilty(texts: Texts, before: _Before) -> dict[str, tuple[Diagnostic, ...]]:
    """Those of the texts that bring up errors of themselves, as far as they are few enough to be tried."""
    if not 1 < len(texts) <= MOST_TRIED:
        return {}
    each = {path: {path: text} for path, text in texts.items()}
    found = {path: before.new_in(before.after(one), one) for path, one in each.items()}
    return {path: errors for path, errors in found.items() if errors}


def _around(names: Collection[str], paths: Sequence[Path]) -> Sequence[Path]:
    """What was asked for, and the workspaces around; a file alone in a folder of any kind has none."""
    asked = {os.path.realpath(path) for path in paths}
    roots = dict.fromkeys(root_of(Path(name)) for name in names)
    offices = (root for root in roots if is_file(root / ROOT_FILE) or is_folder(root / "plans"))
    return [*paths, *(root for root in offices if os.path.realpath(root) not in asked)]
