"""What is known of the regulations: a list of them, and one of them with its sources and its gaps.

The names of the JSON keys are a published contract.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..messages import Message, Words, say
from ..model.knowledge import Known, Missing, Place, known_of, missing_of
from ..model.sources import Source, Status
from ..model.standard import ResultForm, Standard
from ..records import frozen
from .completion import completion_answer, completion_lines
from .results import STATUS_WORDS
from .values import PART_WORDS, VALUE_WORDS, content_text

FORM_WORDS: dict[ResultForm, Message] = {
    ResultForm.POINTS: say("by points"),
    ResultForm.PASS_FAIL: say("pass or not"),
}
SECTIONS: tuple[tuple[Message, tuple[Status, ...]], ...] = (
    (say("Known, and confirmed"), (Status.CONFIRMED,)),
    (say("The office's own"), (Status.OFFICE,)),
    (say("Not confirmed"), (Status.UNVERIFIED, Status.INFERRED, Status.SECONDARY)),
)
"""What is printed under which heading, the least certain first."""


@frozen
class Entry:
    """What one source says of one part: a heading, its values, and where they were read."""

    text: str
    source: str


def years_text(standard: Standard, words: Words) -> str:
    """The assessment years: 2017–2021, or from 2026 on."""
    first, last = standard.years.from_, standard.years.to
    if last is None:
        return words(say("from {year}", year=str(first)))
    return str(first) if first == last else f"{first}–{last}"


def list_rows(standards: Iterable[Standard], words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each regulation: id, name, years, form, how many values are known, unsure and missing."""
    for standard in standards:
        counts = _counts(standard)
        unsure = sum(counts[s] for s in SECTIONS[2][1])
        yield (
            standard.id,
            standard.name,
            years_text(standard, words),
            words(FORM_WORDS[standard.form]),
            str(counts[Status.CONFIRMED] + counts[Status.OFFICE]),
            str(unsure),
            str(sum(1 for _ in missing_of(standard))),
        )


def _counts(standard: Standard) -> Counter[Status]:
    return Counter(known.source.status for known in known_of(standard))


def standard_headline(standard: Standard, words: Words) -> Iterator[str]:
    """Name, years, form, the office's file, and the counts."""
    yield f"{standard.name} ({standard.id})"
    if standard.title:
        yield standard.title
    years, form = years_text(standard, words), words(FORM_WORDS[standard.form])
    yield words(say("Assessment years: {years}. Form of the result: {form}.", years=years, form=form))
    yield from completion_lines(standard, words)
    counts = _counts(standard)
    missing = sum(1 for _ in missing_of(standard))
    told = [f"{words(STATUS_WORDS[s])} {counts[s]}" for s in Status if counts[s]]
    yield words(say("Values: {told}; missing {missing}.", told="; ".join(told), missing=missing))


def sections(standard: Standard, words: Words) -> Iterator[tuple[str, list[Entry]]]:
    """The known values by how sure they are, each group of one part and one source together."""
    known = list(known_of(standard))
    for heading, statuses in SECTIONS:
        chosen = [k for status in statuses for k in known if k.source.status is status]
        groups = groupby(chosen, key=lambda k: (k.place, *_told(k.source)))
        entries = [_entry(list(group), words) for _, group in groups]
        if entries:
            yield words(heading), entries


def _told(source: Source) -> tuple[str | None, ...]:
    return source.status.value, source.cite, source.read_in, source.reason


def _entry(values: Sequence[Known], words: Words) -> Entry:
    place, source = values[0].place, values[0].source
    if source.status is Status.CONFIRMED and len(values) > 1:
        values = [v for v in values if v.value != "id"]  # the heading says it
    told = "; ".join(f"{words(VALUE_WORDS[v.value])}: {content_text(v.content, words)}" for v in values)
    status = "" if source.status in (Status.CONFIRMED, Status.OFFICE) else words(STATUS_WORDS[source.status])
    lines = [source.cite, f"({status})" if status else "", source.reason or ""]
    if source.read_in:
        lines.insert(1, words(say("read in {place}", place=source.read_in)))
    return Entry(f"{place_text(place, words)} · {told}", " · ".join(filter(None, lines)))


def place_text(place: Place, words: Words) -> str:
    """A part of a regulation: Chỉ tiêu 2.3."""
    return f"{words(PART_WORDS[place.part])} {place.id}".strip()


def missing_lines(standard: Standard, words: Words) -> Iterator[str]:
    """What nobody has seen, the values of one part in one line."""
    for place, group in groupby(missing_of(standard), key=lambda m: m.place):
        names = ", ".join(words(VALUE_WORDS[m.value]) for m in group)
        about = f" ({place.name})" if place.name else ""
        yield f"{place_text(place, words)}{about} · {names}"


def list_answer(standards: Iterable[Standard]) -> dict[str, object]:
    """The answer of `standards --format json`."""
    return {"standards": [_summary(s) for s in standards]}


def standard_answer(standard: Standard, words: Words) -> dict[str, object]:
    """The answer of `standards ID --format json`: every value with its source, and what is missing."""
    return {
        "standard": {
            **_summary(standard),
            "title": standard.title,
            "values": [_known(k, words) for k in known_of(standard)],
            "missing": [_missing(m) for m in missing_of(standard)],
        }
    }


def _summary(standard: Standard) -> dict[str, object]:
    counts = _counts(standard)
    return {
        "id": standard.id,
        "name": standard.name,
        "years": {"from": standard.years.from_, "to": standard.years.to},
        "form": standard.form.value,
        "counts": {**{s.value: counts[s] for s in Status}, "missing": sum(1 for _ in missing_of(standard))},
        "completed_by": completion_answer(standard),
    }


def _known(known: Known, words: Words) -> dict[str, object]:
    source = known.source
    return {
        **_place(known.place),
        "value": known.value,
        "text": content_text(known.content, words),
        "status": source.status.value,
        "cite": source.cite,
        "read_in": source.read_in,
        "reason": source.reason,
    }


def _missing(missing: Missing) -> dict[str, object]:
    return {**_place(missing.place), "value": missing.value, "fillable": missing.fillable}


def _place(place: Place) -> dict[str, object]:
    return {"part": place.part.value, "id": place.id or None}
