"""The records that a document may need, gathered around its subject."""

from collections.abc import Callable
from datetime import date

from .. import api
from ..diagnostics import Diagnostic
from ..messages import Words
from ..model.amendments import amended
from ..model.paper import DocumentName, Paper
from ..model.plan import Plan
from ..model.progress import Progress
from ..scoring.choice import choose_standard
from ..scoring.outcomes import results_of
from ..views.desk import Desk
from ..views.document import Document, SubjectKind
from ..workspace.archive import Archive
from ..workspace.loading import load
from ..workspace.papers import council_of, paper_of
from .subjects import Subject

WORDS_OF = {DocumentName.COMMUNE_DRAFT: DocumentName.COMMUNE_REPORT}
"""Documents that say what another one says: the draft that is posted is the report before it is final."""


def _paper(
    subject: Subject,
    document: Document,
    year: int,
    of: tuple[str | None, str | None],
    found: list[Diagnostic],
) -> Paper | None:
    if document.id not in [*DocumentName]:
        return None  # nothing is written for it in words
    name = WORDS_OF.get(DocumentName(document.id), DocumentName(document.id))
    if subject.paper and subject.paper.document is name:
        return subject.paper
    return paper_of(subject.archive, name, year, of, found)


def _logs(archive: Archive, year: int) -> tuple[Progress, ...]:
    """The logs of every plan of an assessment year: a dossier may stand in any of them."""
    records = [(path, load(path).record) for path in archive.plan_paths()]
    return tuple(
        log
        for path, plan in records
        if isinstance(plan, Plan) and (plan.assesses or plan.year) == year
        for log in archive.logs(path, plan.id)[0]
    )


def _of_plan(
    subject: Subject, document: Document, day: date, words: Words, found: list[Diagnostic]
) -> Desk | None:
    """A plan as it stands on the day; a report on a period looks no further than its last day."""
    assert subject.path is not None
    archive, loaded = subject.archive, load(subject.path).record
    paper = None
    if isinstance(loaded, Plan):
        paper = _paper(subject, document, loaded.year, (loaded.id, None), found)
    if paper and paper.period:
        day = min(day, paper.period.to)
    tracked = api.track(archive, subject.path, day)
    found.extend(tracked.found)
    if tracked.plan is None:
        return None
    plan = amended(tracked.plan, day)
    logs, _ = archive.logs(subject.path, plan.id)
    return Desk(
        year=plan.year,
        day=day,
        words=words,
        paper=paper,
        plan=plan,
        logs=tuple(logs),
        duties=tracked.duties,
        communes=archive.communes.communes if archive.communes else (),
    )


def _of_sheet(
    subject: Subject, document: Document, day: date, words: Words, found: list[Diagnostic]
) -> Desk | None:
    assert subject.path is not None
    scored = api.score_sheet(subject.archive, subject.path, day)
    found.extend(scored.found)
    if scored.card is None:
        return None
    sheet = scored.card.sheet
    return Desk(
        year=sheet.year,
        day=day,
        words=words,
        paper=_paper(subject, document, sheet.year, (None, sheet.commune), found),
        plan=_plan_of(subject.archive, sheet.year),
        logs=_logs(subject.archive, sheet.year),
        council=council_of(subject.archive, sheet.year, found),
        commune=scored.commune,
        card=scored.card,
        standard=scored.card.standard,
    )


def _of_year(
    subject: Subject, document: Document, day: date, words: Words, found: list[Diagnostic]
) -> Desk | None:
    assert subject.year is not None
    archive, year = subject.archive, subject.year
    document.must_exist_under(choose_standard(archive.standards, year), year)
    scored = api.score_year(archive, year, day)
    found.extend(d for s in scored for d in s.found)
    communes = api.communes_of(archive, year) if archive.communes else None
    cards = [(s.commune, s.card) for s in scored if s.card]
    return Desk(
        year=year,
        day=day,
        words=words,
        paper=_paper(subject, document, year, (None, None), found),
        plan=_plan_of(archive, year),
        communes=communes or (),
        results=results_of(communes, cards),
        standard=choose_standard(archive.standards, year),
        council=council_of(archive, year, found),
    )


def _plan_of(archive: Archive, year: int) -> Plan | None:
    """The one plan of an assessment year; of several nobody can say whose office signs."""
    plans = [p for p in archive.plans.values() if (p.assesses or p.year) == year]
    return plans[0] if len(plans) == 1 else None


_GATHER: dict[SubjectKind, Callable[[Subject, Document, date, Words, list[Diagnostic]], Desk | None]] = {
    SubjectKind.PLAN: _of_plan,
    SubjectKind.SHEET: _of_sheet,
    SubjectKind.YEAR: _of_year,
}


def desk_of(
    subject: Subject, document: Document, day: date, words: Words, found: list[Diagnostic]
) -> Desk | None:
    """Everything that the document may need; None where errors in the files forbid it.

    What is wrong with the files goes to `found`.
    """
    return _GATHER[subject.kind](subject, document, day, words, found)
