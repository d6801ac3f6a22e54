"""What the files say against the rules: one hand-written table names the modules of each kind of record.

A module is loaded when its kind is first met: a plan is checked without what score sheets need.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from ..diagnostics import Diagnostic
from ..model.scores import ScoreSheet
from ..nodes import Written
from .neighbours import Neighbours
from .papers import CHECKS as PAPER_CHECKS
from .papers import papers_of

if TYPE_CHECKING:
    from .subject import Subject

Check: TypeAlias = Callable[[Any, Neighbours], Iterator[Diagnostic]]

_MODULES = {
    "Plan": ("plans", "plan_dates", "plan_words", "citations"),
    "Progress": ("logs", "log_terms"),
    "Communes": ("communes",),
    "ScoreSheet": ("entries", "measured", "totals", "facts", "appraisals", "years"),
    "Completion": ("completion",),
    "Standard": ("standards", "rules"),
    "Scenarios": ("scenarios",),
    "Holidays": ("holidays",),
    "Council": ("council",),
    "Paper": ("documents",),
}
_OF_EVERY_KIND = ("papers", "readiness")


@cache
def checks_of(kind: str) -> Mapping[str, Check]:
    """The checks of a kind of record, by their codes; those of papers are made of every kind."""
    return _tables(_MODULES.get(kind, ()))


@cache
def every_check() -> Mapping[str, Check]:
    """The check behind each code: its docstring is the text that explains the code."""
    return _tables((*(name for names in _MODULES.values() for name in names), *_OF_EVERY_KIND))


def _tables(names: tuple[str, ...]) -> dict[str, Check]:
    tables = [import_module(f".{name}", __name__).CHECKS for name in names]
    return {code: check for table in tables for code, check in table.items()}


def check(record: Written, around: Neighbours, subject: "Subject | None" = None) -> Iterator[Diagnostic]:
    """Everything that is wrong with a record, or worth knowing, seen among its neighbours.

    `subject` is that of a score sheet, where it is at hand.
    """
    looked_at = (subject or _subject_of(record, around)) if isinstance(record, ScoreSheet) else record
    for find in checks_of(type(record).__name__).values():
        yield from find(looked_at, around)
    papers = papers_of(record)
    for look in PAPER_CHECKS.values():
        yield from look(papers, around)


def _subject_of(sheet: ScoreSheet, around: Neighbours) -> "Subject":
    subject: Subject = import_module(".subject", __name__).subject_of(sheet, around)
    return subject
