"""What the files of a workspace make of results, duties and findings that a commit did not."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..checks.subject import subject_of
from ..codes import Severity
from ..diagnostics import Stop, errors_of
from ..messages import Words
from ..records import frozen
from ..scoring.scorecard import Scorecard
from ..tracking import Duty
from ..views.changes import Cards, ResultChange, result_changes
from ..views.duty_changes import DutyChange, duty_changes
from ..views.report import Finding, Report
from ..workspace.archive import Archive
from ..workspace.files import shown, yaml_files
from .commits import snapshot_of, spread
from .plans import track
from .results import complete, score_sheet
from .validation import report, validate

LINKED = "W102"
"""The code of a link that is not followed: those of a commit are never made anew, and so not compared."""


@frozen
class Changes:
    """What the files do to results since a commit, on a day.

    `accepted` are findings that are still there and waived now; `apart` are plans that are compared in
    nothing but their findings, as errors on one of the sides forbid it. `failures`: files of now that could
    not be read.
    """

    commit: str
    day: date
    results: tuple[ResultChange, ...]
    duties: tuple[DutyChange, ...]
    new: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    apart: tuple[str, ...]
    failures: tuple[Stop, ...]

    @property
    def is_worse(self) -> bool:
        """Whether a result or a duty is worse than before, or an error or a warning is new."""
        grave = any(finding.severity is not Severity.NOTE for finding in self.new)
        return grave or any(r.is_worse for r in self.results) or any(d.is_worse for d in self.duties)


@frozen
class _Side:
    """One of the two states: what its files say, with names seen from the root of the workspace."""

    root: Path
    archive: Archive
    cards: Cards
    plans: Mapping[str, tuple[Duty, ...] | None]
    report: Report
    failures: tuple[Stop, ...]


def changes_since(root: Path, revision: str | None, day: date, words: Words) -> Changes:
    """What the workspace at `root` does to results that a commit did not, both as of one day.

    The commit is the named one, else the one where the work left `origin/main`. It is read from the objects
    of git and laid out beside the work tree, which is not touched. Stop where git cannot give it.
    """
    snapshot = snapshot_of(root, revision)
    links = {entry.name for entry in snapshot.files.values() if entry.is_link}
    with spread(snapshot) as folder:
        before, after = _side(folder, day, words), _side(snapshot.root, day, words)
        data, standard = _swapped(after, before, day), _swapped(before, after, day)
        results = tuple(result_changes(before.cards, after.cards, data, standard))
    apart = [p for p in before.plans if p in after.plans and None in (before.plans[p], after.plans[p])]
    old = {f.fingerprint: f for f in before.report.findings}
    new = {f.fingerprint: f for f in after.report.findings if not (f.code == LINKED and f.path in links)}
    waived = {f.fingerprint for f in after.report.waived}
    gone = [f for f in before.report.findings if f.fingerprint not in new]
    return Changes(
        commit=snapshot.commit,
        day=day,
        results=results,
        duties=tuple(duty_changes(_duties(before, apart), _duties(after, apart))),
        new=tuple(f for f in new.values() if f.fingerprint not in old),
        mended=tuple(f for f in gone if f.fingerprint not in waived),
        accepted=tuple(f for f in gone if f.fingerprint in waived),
        apart=tuple(apart),
        failures=after.failures,
    )


def _side(root: Path, day: date, words: Words) -> _Side:
    """What one state says. It is asked as if one stood in its root, so that both give the same names."""
    with chdir(root):
        archive = Archive(root)
        cards: dict[str, Scorecard | None] = {}
        plans: dict[str, tuple[Duty, ...] | None] = {}
        for path in archive.sheet_paths():
            with suppress(Stop):  # not a score sheet at all
                cards[shown(path)] = score_sheet(archive, path, day).card
        for path in archive.plan_paths():
            with suppress(Stop):  # not a plan
                tracked = track(Archive(root), path, day)
                plans[shown(path)] = None if errors_of(tracked.found) else tracked.duties
        complete(archive)
        checked = validate([Path()], day, top=root)
        return _Side(root, archive, cards, plans, report(checked, words), checked.failures)


def _swapped(data: _Side, law: _Side, day: date) -> Cards:
    """The sheets of one side under the regulations of the other."""
    if not any(yaml_files(side.root / "standards") for side in (data, law)):
        return data.cards  # the regulations that come with the tool are the same on both
    around = replace(data.archive.neighbours(day), standards=law.archive.standards)
    return {path: subject_of(card.sheet, around).result for path, card in data.cards.items() if card}


def _duties(side: _Side, apart: Sequence[str]) -> Iterator[Duty]:
    """The duties of the plans that are compared."""
    for path, duties in side.plans.items():
        if path not in apart:
            yield from duties or ()
