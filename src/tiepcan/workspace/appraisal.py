"""Recording in a score sheet which self-score its appraisal saw."""

from datetime import date
from pathlib import Path

from ..checks import check
from ..diagnostics import Diagnostic, Stop, errors_of, in_order
from ..messages import say
from ..model.fingerprint import fingerprint
from ..model.scores import Appraisal, ScoreSheet
from ..reading.edit import Edited, Refusal, put_value
from ..reading.load import Loaded, read_file
from ..records import frozen
from .archive import Archive
from .files import read_bytes, shown
from .loading import why_not
from .writing import write_file


@frozen
class Recorded:
    """The fingerprint that an appraisal records now, and what it recorded before.

    `saw` is None where errors in the file forbid an appraisal; then nothing was written.
    """

    path: str
    saw: str | None
    before: str | None
    found: tuple[Diagnostic, ...]


def record_appraisal(archive: Archive, path: Path, day: date) -> Recorded:
    """Write the fingerprint of the self-score into the appraisal of a sheet, every other byte kept.

    Stop where the sheet has no appraisal, where the line cannot be written safely, or where somebody changed
    the file meanwhile. Nothing is written where the sheet has errors, or where `saw` says it already.
    """
    data = read_bytes(path)
    loaded = read_file(data, shown(path))
    found = _errors(archive, loaded, day)
    sheet = loaded.record
    if found or not isinstance(sheet, ScoreSheet):
        return Recorded(loaded.path, None, None, found)
    if sheet.appraisal is None:
        hint = say("write it first: “appraisal:” with by, date and indicators, each field on its own line")
        raise Stop(say("{path} holds no appraisal", path=loaded.path), hint)
    before, saw = sheet.appraisal.saw, fingerprint(sheet)
    if before != saw:
        edited = _edited(data, sheet.appraisal, saw)
        if isinstance(edited, Refusal):
            hint = say("write the line yourself, below “appraisal:”: saw: {saw}", saw=saw)
            raise Stop(say("{path} is not changed: {why}", path=loaded.path, why=edited.reason), hint)
        write_file(path, edited, instead_of=data)
    return Recorded(loaded.path, saw, before, ())


def _errors(archive: Archive, loaded: Loaded, day: date) -> tuple[Diagnostic, ...]:
    """The errors of a sheet and of the lists it rests on. Stop where the file is of another kind."""
    found = list(loaded.found)
    if isinstance(loaded.record, ScoreSheet):
        found += check(loaded.record, archive.neighbours(day))
        if archive.failures:
            raise archive.failures[0]
        found += archive.found
    else:
        found = list(why_not(loaded, "scores"))
    return tuple(in_order(errors_of(found)))


def _edited(data: bytes, appraisal: Appraisal, saw: str) -> Edited:
    """The file with its new line, which stands behind the date or the body, as people write it."""
    after = next((name for name in ("date", "by") if appraisal.origin.has(name)), None)
    return put_value(data, ["appraisal"], "saw", saw, after)
