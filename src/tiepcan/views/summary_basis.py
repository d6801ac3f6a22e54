"""The sheet of the summary that says what it rests on: regulations, unconfirmed values, files."""

from collections.abc import Iterable, Iterator, Sequence

from ..messages import Words
from ..model.sources import Source
from ..model.standard import Standard
from ..records import frozen
from .gathered import Gathered, Row
from .results import STATUS_WORDS
from .sentences import cite


@frozen
class UsedFiles:
    """Files of one kind that were read: their names, how many they are, and the SHA-256 of their bytes."""

    kind: str
    names: str
    count: int
    hash: str


@frozen
class Used:
    """All files that a summary was made of, in order; `hash` is the SHA-256 of all their bytes."""

    files: tuple[UsedFiles, ...] = ()
    hash: str = ""


def basis_view(gathered: Gathered, used: Used, words: Words) -> Row:
    """What the workbook rests on."""
    grounds = [row for standard in gathered.standards for row in _grounds(standard, words)]
    return {
        "grounds": _numbered(grounds),
        "unconfirmed": _numbered(
            {"what": what, "status": status, "cite": where}
            for what, status, where in gathered.rests_on(own=False)
        ),
        "files": _numbered(
            {"kind": file.kind, "names": file.names, "count": file.count, "hash": file.hash}
            for file in used.files
        ),
        "hash": used.hash,
        "file_count": sum(file.count for file in used.files),
    }


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return [{"index": number, **row} for number, row in enumerate(rows, 1)]


def _grounds(standard: Standard, words: Words) -> Iterator[Row]:
    """The regulation, its documents, and its conditions of recognition, each with its source."""

    def row(what: str, where: str, status: str) -> Row:
        return {"what": what, "cite": where, "status": status}

    source = standard.source
    yield row(f"Quy định áp dụng: {standard.name}", source.cite, words(STATUS_WORDS[source.status]))
    for document in standard.documents:
        yield row(cite(document), "", "")
    for criterion in standard.criteria:
        yield row(
            f"Tiêu chí {criterion.id}: {criterion.name or ''}",
            criterion.source.cite,
            words(STATUS_WORDS[criterion.source.status]),
        )
    for condition in standard.conditions:
        statuses = _statuses([condition.source, *condition.sources.values()], words)
        yield row(f"Điều kiện: {condition.name}", condition.source.cite, statuses)


def _statuses(sources: Sequence[Source], words: Words) -> str:
    """How sure each value is, each word once."""
    return "; ".join(dict.fromkeys(words(STATUS_WORDS[s.status]) for s in sources))
