"""A copy of a sheet with other entries, scored again. Nothing is written."""

from collections.abc import Mapping
from dataclasses import replace

from ..model.scores import ScoreEntry, ScoreSheet
from .score import score
from .scorecard import Scorecard, Stage


def counted_entry(card: Scorecard, id: str) -> ScoreEntry | None:
    """The entry whose points count: the appraisal's where it has one, else the commune's own."""
    appraised = _appraised(card).get(id)
    return card.sheet.indicators.get(id) if appraised is None or appraised.says_nothing else appraised


def score_with(card: Scorecard, entries: Mapping[str, ScoreEntry]) -> Scorecard:
    """The scorecard as it would be with these entries in the place of those that count now."""
    appraised = _appraised(card)
    theirs = {id for id, entry in appraised.items() if not entry.says_nothing}
    own = {id: entry for id, entry in entries.items() if id not in theirs}
    sheet: ScoreSheet = replace(card.sheet, indicators={**card.sheet.indicators, **own})
    if sheet.appraisal and theirs & set(entries):
        changed = {**appraised, **{id: entry for id, entry in entries.items() if id in theirs}}
        sheet = replace(sheet, appraisal=replace(sheet.appraisal, indicators=changed))
    return score(card.standard, sheet, card.commune_class, card.stage)


def _appraised(card: Scorecard) -> Mapping[str, ScoreEntry]:
    given = card.sheet.appraisal
    return given.indicators if given and card.stage is Stage.APPRAISAL else {}
