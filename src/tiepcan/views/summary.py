"""The results of a year's communes side by side, as the summary workbook prints them.

Points are numbers where nothing is open and texts such as “10–12,5” where something is. The words are
Vietnamese, as in every document; the reasons come from scoring as messages and are worded here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..diagnostics import Stop
from ..messages import format_date, say
from ..model.communes import Commune, last_day
from ..model.standard import ResultForm, Standard
from ..records import frozen
from ..scoring.advice import period_is_over
from ..scoring.earned import ZERO
from ..scoring.outcomes import ASSESSED, OUTCOME_WORDS, Outcome
from ..tracking import Duty
from .dates import dateline
from .gathered import UNKNOWN, Entry, Gathered, Row
from .lost_points import lost_rows, not_counted
from .scores import NO_DATA, name_of, share_text
from .summary_basis import Used, basis_view
from .summary_duties import duties_view

SELDOM = (Outcome.NOT_HELD, Outcome.WITH_ERRORS)
"""Counted with a line of their own only where there are any."""

COLUMNS_BEFORE_CRITERIA = 4
COLUMNS_AFTER_CRITERIA = 5
CENT = Decimal("0.01")
TENTH = Decimal("0.1")

NOTES = (
    "Kết quả trên được tính từ số liệu các đơn vị đã nhập; việc công nhận do cấp có thẩm quyền quyết định.",
    f"“{NO_DATA}”: chưa có số liệu. Khoảng điểm (ví dụ 10–12,5): điểm thấp nhất và cao nhất có thể đạt.",
    "Điểm trung bình tính trên các đơn vị có điểm số xác định; tỷ lệ tính trên số đơn vị đã được đánh giá.",
)


@frozen
class Summary:
    """All that the workbook of a year is made of: `communes` in the order of their list, `gathered` their
    sheets, `duties` those of the plans that assess the year, `day` the day of preparation."""

    _: KW_ONLY
    year: int
    unit: str
    day: date
    communes: Sequence[Commune]
    gathered: Gathered
    duties: Sequence[Duty] = ()
    used: Used = field(default_factory=Used)


def summary_view(summary: Summary) -> Row:
    """Everything the workbook prints.

    `Stop` where no commune has a sheet, where the sheets follow more than one regulation, or where the
    regulation counts no points.
    """
    gathered, year = summary.gathered, summary.year
    standard = _standard_of(year, gathered)
    found = [(commune, gathered.entries.get(commune.slug)) for commune in summary.communes]
    over = period_is_over(standard, year, summary.day)
    return {
        "year": year,
        "unit": summary.unit,
        "prepared": f"Lập {dateline(summary.day, year)}",
        "as_of": f"Số liệu tính đến hết ngày {format_date(summary.day, 'vi')}",
        "standard": f"Quy định áp dụng: {standard.name}",
        "max": standard.max,
        **_columns(standard),
        "rows": [_row(number, c, entry, standard, summary) for number, (c, entry) in enumerate(found, 1)],
        "average": _average([e.results["total"] for _, e in found if e]),
        **_counts([e.outcome if e else Outcome.NOT_SUBMITTED for _, e in found], summary),
        "notes": [*NOTES, *_extension(standard), *_office_values(gathered)],
        **_details([e for _, e in found if e]),
        "advice": "Tham khảo cho năm sau: kỳ đánh giá đã kết thúc." if over else "Đề xuất để đạt chuẩn.",
        "missing": list(_missing(found, summary)),
        **_of_criteria(standard, [e for _, e in found if e]),
        "lost": lost_rows(standard, gathered),
        "not_counted": not_counted(standard),
        "lost_sum": sum((lost.points for lost in gathered.lost.values()), ZERO),
        **duties_view(summary.duties, gathered.words),
        **basis_view(gathered, summary.used, gathered.words),
    }


def _standard_of(year: int, gathered: Gathered) -> Standard:
    standards = gathered.standards
    if not standards:
        raise Stop(
            say("no commune has a score sheet for {year}", year=str(year)),
            say("put the sheets into the folder of that year"),
        )
    if len(standards) > 1:
        ids = [standard.id for standard in standards]
        raise Stop(say("the sheets of {year} follow several regulations: {ids}", year=str(year), ids=ids))
    standard = standards[0]
    if standard.form is not ResultForm.POINTS:
        raise Stop(say("the summary counts points, and “{name}” gives none", name=standard.name))
    return standard


def _columns(standard: Standard) -> Row:
    """The criteria, and the numbers that the columns have in the head of the table."""
    behind = COLUMNS_BEFORE_CRITERIA + len(standard.criteria) + 1
    return {
        "criteria": [
            {
                "id": c.id,
                "index": index,
                "name": c.name or "",
                "max": UNKNOWN if c.max is None else c.max,
                "column": f"({COLUMNS_BEFORE_CRITERIA + index + 1})",
            }
            for index, c in enumerate(standard.criteria)
        ],
        "columns_after": [f"({number})" for number in range(behind, behind + COLUMNS_AFTER_CRITERIA)],
    }


def _row(number: int, commune: Commune, entry: Entry | None, standard: Standard, summary: Summary) -> Row:
    if entry:
        return {
            "number": number,
            "name": name_of(commune),
            "class": entry.commune_class or NO_DATA,
            **entry.results,
        }
    given = commune.class_on(last_day(summary.year))
    return {
        "number": number,
        "name": name_of(commune),
        "class": str(given) if given else NO_DATA,
        **dict.fromkeys(("total", "declared", "satisfaction", "stage", "reasons")),
        "summed": False,
        "points": [None for _ in standard.criteria],
        "verdict": summary.gathered.words(OUTCOME_WORDS[Outcome.NOT_SUBMITTED]),
    }


def _average(values: Sequence[object]) -> Decimal | None:
    """The mean of those that are numbers, half-up to 2 decimals."""
    numbers = [value for value in values if isinstance(value, Decimal)]
    return (sum(numbers, ZERO) / len(numbers)).quantize(CENT, ROUND_HALF_UP) if numbers else None


def _counts(outcomes: Sequence[Outcome], summary: Summary) -> Row:
    """How many communes of each result; shares over those assessed, as 04/07 (57,1%)."""
    assessed = sum(outcome in ASSESSED for outcome in outcomes)
    words = summary.gathered.words
    counts = []
    for outcome in Outcome:
        number = outcomes.count(outcome)
        if number or outcome not in SELDOM:
            share = share_text(number, assessed) if outcome in ASSESSED else None
            counts.append({"label": words(OUTCOME_WORDS[outcome]), "count": number, "share": share})
    return {"commune_count": len(outcomes), "assessed": assessed, "counts": counts}


def _extension(standard: Standard) -> Iterator[str]:
    if by := standard.completed_by:
        yield f"Quy định áp dụng đã được đơn vị bổ sung bằng tệp {by.path} (mã băm {by.hash})."


def _office_values(gathered: Gathered) -> Iterator[str]:
    for what, status, where in gathered.rests_on(own=True):
        yield f"{what}: {status} ({where})."


def _details(entries: Sequence[Entry]) -> Row:
    """The rows of all indicators, and the sums of what they can be counted with."""
    rows: list[Row] = []
    for number, entry in enumerate(entries, 1):
        rows += ({"number": number, **row} for row in entry.details)
    sums = {name: _sum([row[name] for row in rows]) for name in ("low", "high")}
    return {"details": rows, "low_sum": sums["low"], "high_sum": sums["high"]}


def _sum(values: Sequence[object]) -> Decimal:
    return sum((value for value in values if isinstance(value, Decimal)), ZERO)


def _missing(found: Sequence[tuple[Commune, Entry | None]], summary: Summary) -> Iterator[Row]:
    """What keeps communes from passing, commune after commune."""
    verdict = summary.gathered.words(OUTCOME_WORDS[Outcome.NOT_SUBMITTED])
    number = 0
    for commune, entry in found:
        if entry is None:
            lines: tuple[Row, ...] = (
                {
                    "name": name_of(commune),
                    "verdict": verdict,
                    "kind": "Lý do",
                    "text": "Chưa có bảng điểm của đơn vị",
                    "lacking": None,
                    "gain": None,
                },
            )
        else:
            lines = entry.missing
        number += bool(lines)
        yield from ({"number": number, **line} for line in lines)


def _of_criteria(standard: Standard, entries: Sequence[Entry]) -> Row:
    """What communes reach of each criterion on average, for the chart and the table."""
    rows = []
    averages: list[Decimal | None] = []
    for index, criterion in enumerate(standard.criteria):
        points = [entry.results["points"][index] for entry in entries]  # type: ignore[index]  # it is a list
        mean = _average(points)
        averages.append(mean)
        if mean is not None and criterion.max:
            percent = (mean * 100 / criterion.max).quantize(TENTH, ROUND_HALF_UP)
            rows.append(
                {
                    "label": f"Tiêu chí {criterion.id}",
                    "name": criterion.name or "",
                    "max": criterion.max,
                    "average": mean,
                    "percent": percent,
                }
            )
    return {"averages": averages, "criterion_rows": rows}
