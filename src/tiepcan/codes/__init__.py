"""The table of codes. A code is permanent and never reused; its letter is its family.

Y text · F shape of a file · W workspace · P plan · L progress log · C communes · S scores · D standard ·
H holidays · K council · G papers and what must not be public · V what people write for documents ·
T documents: form and templates · U waivers · R readiness for a purpose
"""

from .appraisals import APPRAISAL_CODES
from .completion import COMPLETION_CODES
from .council import COUNCIL_CODES
from .documents import DOCUMENT_CODES
from .drafting import DRAFTING_CODES
from .entry import Code, Severity
from .files import FILE_CODES
from .form import FORM_CODES
from .form_words import FORM_WORD_CODES
from .holidays import HOLIDAY_CODES
from .logs import LOG_CODES
from .papers import PAPER_CODES
from .plans import PLAN_CODES
from .readiness import READINESS_CODES
from .results import RESULT_CODES
from .scenarios import SCENARIO_CODES
from .shape import SHAPE_CODES
from .templates import TEMPLATE_CODES
from .text import TEXT_CODES
from .waivers import WAIVER_CODES
from .years import YEAR_CODES

CODES: dict[str, Code] = {
    **TEXT_CODES,
    **SHAPE_CODES,
    **FILE_CODES,
    **PLAN_CODES,
    **LOG_CODES,
    **DRAFTING_CODES,
    **RESULT_CODES,
    **YEAR_CODES,
    **COMPLETION_CODES,
    **SCENARIO_CODES,
    **APPRAISAL_CODES,
    **HOLIDAY_CODES,
    **COUNCIL_CODES,
    **PAPER_CODES,
    **FORM_CODES,
    **FORM_WORD_CODES,
    **DOCUMENT_CODES,
    **WAIVER_CODES,
    **READINESS_CODES,
    **TEMPLATE_CODES,
}

__all__ = ["CODES", "Code", "Severity"]
