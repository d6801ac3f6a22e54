"""The entries of a log, found by what they are about."""

from collections.abc import Sequence
from typing import TypeAlias

from ..model.progress import ProgressEntry

ByCommune: TypeAlias = dict[str | None, list[ProgressEntry]]
"""Entries about one thing, by the commune that they name."""

NONE: ByCommune = {}


class Entries:
    """What a log says up to a day."""

    def __init__(self, entries: Sequence[ProgressEntry]) -> None:
        self.all = entries
        self.activities: dict[str, ByCommune] = {}
        self.reports: dict[str, ByCommune] = {}
        self.dossiers: dict[str, list[ProgressEntry]] = {}
        self.findings: dict[str, list[ProgressEntry]] = {}
        for entry in entries:
            for id, by in ((entry.activity, self.activities), (entry.report, self.reports)):
                if id is not None:
                    by.setdefault(id, {}).setdefault(entry.commune, []).append(entry)
            for id, of in ((entry.dossier, self.dossiers), (entry.finding, self.findings)):
                if id is not None:
                    of.setdefault(id, []).append(entry)
