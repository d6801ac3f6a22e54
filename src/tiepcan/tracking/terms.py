"""The terms of recurring work, and which entries of a log speak of which."""

from collections.abc import Iterator, Sequence

from ..model.progress import ProgressEntry, ProgressStatus
from ..model.standing import status_of
from ..records import frozen
from ..schedule import Term, Timing
from ..spelling import folded
from .judgement import Span

_LASTING = (ProgressStatus.PAUSED, ProgressStatus.CANCELLED, ProgressStatus.IN_PROGRESS)


@frozen
class Occurrence:
    """The work as a whole, or one term of it: its label, its days, and its place among all terms."""

    label: str | None
    span: Span
    terms: tuple[Term, ...] = ()
    number: int = 0

    def entries(self, entries: Sequence[ProgressEntry]) -> Sequence[ProgressEntry]:
        """The entries that speak of this term.

        One that names no term belongs to the term in which its day lies (the first or the last one, for a
        day outside all); a pause or its end speaks of every term that was not over by then.
        """
        return [e for e in entries if self._is_meant(e)] if self.terms else entries

    def _is_meant(self, entry: ProgressEntry) -> bool:
        if entry.term is not None:
            return is_term(entry.term, self.terms[self.number])
        last = self.terms[self.number].window.last
        if status_of(entry) in _LASTING and last is not None and entry.date <= last:
            first = self.terms[self.number].window.first
            return status_of(entry) is not ProgressStatus.IN_PROGRESS or first is None or first <= entry.date
        return self.number == _term_at(entry, self.terms)


def is_term(written: str, term: Term) -> bool:
    """Whether an entry's `term` names this one, whatever its case and spaces."""
    return folded(written) == folded(term.label)


def _term_at(entry: ProgressEntry, terms: Sequence[Term]) -> int:
    """The number of the term in which the day of an entry lies."""
    for number, term in enumerate(terms):
        if term.window.last is None or entry.date <= term.window.last:
            return number
    return len(terms) - 1


def occurrences(timing: Timing) -> Iterator[Occurrence]:
    """The terms of recurring work; of all other work the one time that it has."""
    for number, term in enumerate(timing.terms):
        span = Span(term.window.first, term.window.last, timing.misdated)
        yield Occurrence(term.label, span, timing.terms, number)
    if not timing.terms:
        yield Occurrence(None, Span(timing.first, timing.last, timing.misdated))
