"""The order in which a log is read: day by day, or thing by thing. No result rests on it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TypeAlias

from .progress import ProgressEntry

Rank: TypeAlias = tuple[int, date]


def ranks_of(entries: Sequence[ProgressEntry]) -> list[Rank]:
    """What the entries are put in order by: their days; in a log kept thing by thing, the things first.

    A log is kept so where all entries about one thing stand together, and of two things at least there are
    several: nobody writes so by chance.
    """
    things = [(e.activity, e.report, e.dossier, e.finding, e.commune) for e in entries]
    together = len([*groupby(things)]) == len(counts := Counter(things))
    if not together or sum(count > 1 for count in counts.values()) <= 1:
        return [(0, entry.date) for entry in entries]
    numbers = {thing: number for number, thing in enumerate(counts)}
    return [(numbers[thing], entry.date) for thing, entry in zip(things, entries, strict=True)]


def misplaced(ranks: Sequence[Rank]) -> list[int]:
    """The numbers of the entries that belong above one which stands above them."""
    found: list[int] = []
    last = 0
    for number, rank in enumerate(ranks):
        if rank < ranks[last]:
            found.append(number)
        else:
            last = number
    return found
