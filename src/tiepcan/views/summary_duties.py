"""The sheets of the summary that follow the plans: how all duties stand, and which are overdue."""

from collections.abc import Iterator, Sequence

from ..messages import Words
from ..spelling import vietnamese_order
from ..tracking import Duty, DutyState
from .duties import commune_of, lead_of, state_of, title_of
from .gathered import Row
from .groups import DutyRow, duty_rows, unit_lines

STATES: dict[DutyState, str] = {
    DutyState.OVERDUE: "Quá hạn",
    DutyState.DUE_SOON: "Sắp đến hạn",
    DutyState.IN_PROGRESS: "Đang thực hiện",
    DutyState.NOT_STARTED: "Chưa thực hiện",
    DutyState.PAUSED: "Tạm dừng",
    DutyState.MISDATED: "Chờ đính chính",
    DutyState.OPEN_ENDED: "Không thời hạn",
    DutyState.DONE: "Hoàn thành",
    DutyState.DONE_LATE: "Hoàn thành muộn",
    DutyState.CANCELLED: "Không thực hiện",
}
"""One word for each state, to filter and count by; the sentence stands beside it."""


def duties_view(duties: Sequence[Duty], words: Words) -> Row:
    """`duties` with its counts, and `late` with the longest delay first; both empty where no plan asks."""
    rows = [_row(number, row, words) for number, row in enumerate(duty_rows(duties, duties), 1)]
    late = list(_late(duties, words))
    counts = {word: sum(d.state is state for d in duties) for state, word in STATES.items()}
    return {
        "duties": rows,
        "duty_count": len(duties),
        "duty_counts": [{"label": word, "count": number} for word, number in counts.items() if number],
        "late": late,
        "late_count": len(late),
        "longest_delay": max(
            (d.days_late or 0 for d in duties if d.state is DutyState.OVERDUE), default=None
        ),
    }


def _row(number: int, row: DutyRow, words: Words) -> Row:
    return {
        "index": number,
        "plan": row.plan,
        "number": row.number,
        "title": words.value(row.title),
        "units": "\n".join(unit_lines(row, words)),
        "parts": max(1, len(row.communes)),
        "time": row.time,
        "last_day": row.last_day,
        "state": STATES[row.kind],
        "told": words(row.state),
    }


def _late(duties: Sequence[Duty], words: Words) -> Iterator[Row]:
    late = [duty for duty in duties if duty.state is DutyState.OVERDUE]
    late.sort(key=lambda d: (-(d.days_late or 0), vietnamese_order(commune_of(d) or "; ".join(lead_of(d)))))
    for number, duty in enumerate(late, 1):
        yield {
            "index": number,
            "plan": duty.plan,
            "title": words.value(title_of(duty)),
            "units": "; ".join(lead_of(duty)) or commune_of(duty),
            "commune": commune_of(duty),
            "time": duty.time,
            "last_day": duty.last_day,
            "days": duty.days_late,
            "told": words(state_of(duty)),
        }
