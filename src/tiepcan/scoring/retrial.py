"""A copy of a sheet with other entries, scored again. Nothing is written."""

from collections.abc import Mapping
from dataclasses import replace

from ..model.scores import ScoreEntry, ScoreSheet
from .score import appraised_entries, score
from .scorecard import Scorecard, Stage


def counted_entry(card: Scorecard, id: str) -> ScoreEntry | None:
    """The entry whose points count: the appraisal's where it has one, else the commune's own."""
    return _appraised(card).get(id, card.sheet.indicators.get(id))


def score_with(card: Scorecard, entries: Mapping[str, ScoreEntry]) -> Scorecard:
    """The scorecard as it would be with these entries in the place of those that count now."""
    theirs = _appraised(card)
    own = {id: entry for id, entry in entries.items() if id not in theirs}
    sheet: ScoreSheet = replace(card.sheet, indicators={**card.sheet.indicators, **own})
    changed = {id: entry for id, entry in entries.items() if id in theirs}
    if sheet.appraisal and changed:
        given = {**sheet.appraisal.indicators, **changed}
        sheet = replace(sheet, appraisal=replace(sheet.appraisal, indicators=given))
    return score(card.standard, sheet, card.commune_class, card.stage)


def _appraised(card: Scorecard) -> Mapping[str, ScoreEntry]:
    return appraised_entries(card.sheet) if card.stage is Stage.APPRAISAL else {}
