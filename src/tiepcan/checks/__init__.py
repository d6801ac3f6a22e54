"""What the files say against the rules: one hand-written table for each kind of file."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from ..diagnostics import Diagnostic
from ..model.communes import Communes
from ..model.completion import Completion
from ..model.council import Council
from ..model.holidays import Holidays
from ..model.paper import Paper
from ..model.plan import Plan
from ..model.progress import Progress
from ..model.scenarios import Scenarios
from ..model.scores import ScoreSheet
from ..model.standard import Standard
from ..nodes import Written
from .appraisals import APPRAISAL_CHECKS
from .citations import CITATION_CHECKS
from .communes import COMMUNE_CHECKS
from .completion import COMPLETION_CHECKS
from .council import COUNCIL_CHECKS
from .documents import DOCUMENT_CHECKS
from .entries import ENTRY_CHECKS
from .facts import FACT_CHECKS
from .holidays import HOLIDAY_CHECKS
from .log_terms import LOG_TERM_CHECKS
from .logs import LOG_CHECKS
from .measured import MEASURE_CHECKS
from .neighbours import Neighbours
from .papers import PAPER_CHECKS, papers_of
from .plan_dates import DATE_CHECKS
from .plan_words import WORD_CHECKS
from .plans import PLAN_CHECKS
from .readiness import READINESS_CHECKS
from .rules import RULE_CHECKS
from .scenarios import SCENARIO_CHECKS
from .standards import STANDARD_CHECKS
from .subject import Subject, subject_of
from .totals import TOTAL_CHECKS
from .years import YEAR_CHECKS

Check: TypeAlias = Callable[[Any, Neighbours], Iterator[Diagnostic]]

CHECKS_OF: dict[type, Mapping[str, Check]] = {
    Plan: {**PLAN_CHECKS, **DATE_CHECKS, **WORD_CHECKS, **CITATION_CHECKS},
    Progress: {**LOG_CHECKS, **LOG_TERM_CHECKS},
    Communes: COMMUNE_CHECKS,
    ScoreSheet: {
        **ENTRY_CHECKS,
        **MEASURE_CHECKS,
        **TOTAL_CHECKS,
        **FACT_CHECKS,
        **APPRAISAL_CHECKS,
        **YEAR_CHECKS,
    },
    Completion: COMPLETION_CHECKS,
    Standard: {**STANDARD_CHECKS, **RULE_CHECKS},
    Scenarios: SCENARIO_CHECKS,
    Holidays: HOLIDAY_CHECKS,
    Council: COUNCIL_CHECKS,
    Paper: DOCUMENT_CHECKS,
}
"""The checks of each kind of record; those of papers are made of every kind."""

CHECKS: dict[str, Check] = {
    code: check
    for checks in (*CHECKS_OF.values(), PAPER_CHECKS, READINESS_CHECKS)
    for code, check in checks.items()
}
"""The check behind each code: its docstring is the text that explains the code."""


def check(record: Written, around: Neighbours, subject: Subject | None = None) -> Iterator[Diagnostic]:
    """Everything that is wrong with a record, or worth knowing, seen among its neighbours.

    `subject` is that of a score sheet, where it is at hand.
    """
    looked_at = (subject or subject_of(record, around)) if isinstance(record, ScoreSheet) else record
    for find in CHECKS_OF.get(type(record), {}).values():
        yield from find(looked_at, around)
    papers = papers_of(record)
    for look in PAPER_CHECKS.values():
        yield from look(papers, around)
