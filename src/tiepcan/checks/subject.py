"""A score sheet with what its checks look at, worked out once."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.communes import Commune, last_day
from ..model.indicators import Item
from ..model.scores import ScoreEntry, ScoreSheet
from ..model.standard import Standard
from ..records import frozen
from ..scoring.choice import standard_of
from ..scoring.earned import Spec
from ..scoring.passing import counted
from ..scoring.score import score
from ..scoring.scorecard import Scorecard, Stage
from .neighbours import Neighbours


class Named(NamedTuple):
    """An entry of a sheet with its number (2.3, or 1.1/2 for an item) and what the standard knows of it."""

    id: str
    entry: ScoreEntry
    spec: Spec | None


@frozen
class Subject:
    """A sheet, its standard and commune, all its entries (items and appraisal included) and its scorecards.

    The scorecard of the self-score comes first, then the one of the appraisal. The standard is the one that
    the scorecards count by.
    """

    sheet: ScoreSheet
    standard: Standard | None
    commune: Commune | None
    entries: tuple[Named, ...]
    cards: tuple[Scorecard, ...]

    @property
    def result(self) -> Scorecard | None:
        """The scorecard that counts: the appraised one where there is one."""
        return self.cards[-1] if self.cards else None


def subject_of(sheet: ScoreSheet, around: Neighbours) -> Subject:
    """The sheet among its neighbours; without a standard it has no scorecards."""
    found = standard_of(sheet, around.standards)
    standard = counted(found) if found else None
    commune = (around.communes or {}).get(sheet.commune)
    if standard is None:
        return Subject(sheet, None, commune, tuple(_entries(sheet, None)), ())
    commune_class = commune.class_on(last_day(sheet.year)) if commune else None
    stages = (
        (Stage.SELF, Stage.APPRAISAL) if sheet.appraisal and sheet.appraisal.indicators else (Stage.SELF,)
    )
    cards = tuple(score(standard, sheet, commune_class, stage) for stage in stages)
    return Subject(sheet, standard, commune, tuple(_entries(sheet, standard)), cards)


def _entries(sheet: ScoreSheet, standard: Standard | None) -> Iterator[Named]:
    specs = {i.id: i for i in standard.indicators()} if standard else {}
    appraised = sheet.appraisal.indicators if sheet.appraisal else {}
    for entries in (sheet.indicators, appraised):
        for id, entry in entries.items():
            spec = specs.get(id)
            yield Named(id, entry, spec)
            known: dict[str, Item] = {i.id: i for i in spec.items} if spec else {}
            yield from (Named(f"{id}/{n}", item, known.get(n)) for n, item in entry.items.items())
