"""The grounds on which a decision rests (căn cứ)."""

from ..model.terms import LegalDocument
from .dates import written_day
from .desk import Desk
from .senders import council_name
from .sentences import cite_in_full, fold, unmarked


def grounds_of(desk: Desk, *, minutes: bool) -> list[str]:
    """Those that the file names, the regulation's documents and, if asked for, the minutes of the council."""
    written = desk.paper.bases if desk.paper else ()
    found = []
    for basis in (*written, *(desk.standard.documents if desk.standard else ())):
        text = cite_in_full(basis) if isinstance(basis, LegalDocument) else unmarked(basis)
        found.append(f"{text if text.startswith(('Căn cứ', 'Theo', 'Xét')) else f'Căn cứ {text}'};")
    council = desk.council if minutes else None
    for meeting in council.meetings if council else ():
        number = f" số {meeting.minutes.number}" if meeting.minutes and meeting.minutes.number else ""
        name = fold((council and council.name) or council_name(desk))
        found.append(f"Căn cứ Biên bản{number} {written_day(meeting.date)} của {name};")
    return found


def ended(grounds: list[str]) -> list[str]:
    """The grounds where nothing else follows them: the last one ends with a full stop."""
    return [*grounds[:-1], *(f"{last.rstrip(';')}." for last in grounds[-1:])]
