"""The entry of a progress log that the options of a command ask for."""

from collections.abc import Mapping, Sequence
from datetime import date
from unicodedata import normalize

from ..diagnostics import Stop
from ..messages import say
from ..model.progress import DossierStep, ProgressStatus
from ..reading.append import Value
from ..reading.naming import check_owner, fields_of_thing, known_commune, paper_of
from ..records import frozen
from ..workspace.logbook import Logbook, evidence_of
from .clock import day_of


@frozen
class Said:
    """The options of an entry as they were written."""

    commune: str | None
    term: str | None
    status: ProgressStatus | None
    step: DossierStep | None
    happened: str | None
    outputs: Sequence[str]
    evidence: Sequence[str]
    kept: str | None
    extended_to: str | None
    reason: str | None
    approved_by: str | None


def entry_of(book: Logbook, duty: str, said: Said, day: date) -> dict[str, Value]:
    """The entry that was asked for, its fields in the order in which people write them."""
    known = book.duties(book.log())
    commune = known_commune(book.around.communes, said.commune) if said.commune is not None else None
    thing = fields_of_thing(book.plan, known, duty, commune)
    received = "report" in thing and not said.status and not said.extended_to
    if book.around.communes is not None:
        check_owner(thing, known, done=received or said.status is ProgressStatus.DONE)
    papers = [evidence_of(book.archive.root, _text("--evidence", text)) for text in said.evidence]
    kept = _text("--kept", said.kept) if said.kept is not None else None
    if kept and not any("number" in paper for paper in papers):
        raise Stop(say("--kept says where a paper is kept, and none is named"), say("add --evidence"))
    fields: dict[str, Value | None] = {
        "date": day_of(said.happened) if said.happened is not None else day,
        **thing,
        "term": _text("--term", said.term) if said.term is not None else None,
        "status": said.status.value if said.status else None,
        "step": said.step.value if said.step else None,
        "outputs": [_text("--output", text) for text in said.outputs],
        "evidence": [{**p, "kept": kept} if kept and "number" in p else p for p in papers],
        "extended_to": day_of(said.extended_to) if said.extended_to is not None else None,
        "reason": _text("--reason", said.reason) if said.reason is not None else None,
        "approved_by": _approval(said.approved_by) if said.approved_by is not None else None,
    }
    return {name: value for name, value in fields.items() if value}


def _text(option: str, written: str) -> str:
    """A text in one line, its marks stored as everywhere. Stop where nothing is left of it."""
    text = normalize("NFC", " ".join(written.split()))
    if not text:
        raise Stop(say("the value of {name} is empty", name=option))
    return text


def _approval(written: str) -> Mapping[str, Value]:
    paper = paper_of(_text("--approved-by", written))
    if paper is None:
        message = say("“{text}” is not the number of a paper", text=written)
        raise Stop(message, say("write for example “1186/UBND-NC ngày 19/8/2020”"))
    return paper
