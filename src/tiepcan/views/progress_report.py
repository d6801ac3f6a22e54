"""The report on a plan's progress, filled from its log: what is done, late, under way and still to come."""

from collections.abc import Iterator, Sequence

from ..model.paper import Authority
from ..model.plan import Plan
from ..model.progress import ProgressEntry
from ..records import frozen
from ..schedule import cited_day
from ..tracking import Duty, DutyState, worst_state
from .dates import written_day
from .desk import Desk
from .duties import plain_state
from .letterhead import foot, letterhead
from .plan import plan_cited
from .sections import sections_of
from .senders import district_of, office_of, sender_of, stamp_of
from .sentences import closed, fold, lowered, raised, sentence, unmarked

_DONE = (DutyState.DONE, DutyState.DONE_LATE)
_HEADINGS = (
    ("Nhiệm vụ đã hoàn thành", _DONE),
    ("Nhiệm vụ quá hạn, chưa hoàn thành", (DutyState.OVERDUE,)),
    ("Nhiệm vụ đang thực hiện", (DutyState.IN_PROGRESS, DutyState.DUE_SOON, DutyState.PAUSED)),
    ("Nhiệm vụ chưa triển khai hoặc thực hiện thường xuyên", (DutyState.NOT_STARTED, DutyState.OPEN_ENDED)),
    ("Nhiệm vụ chờ đính chính thời hạn", (DutyState.MISDATED,)),
    ("Nhiệm vụ đưa ra khỏi kế hoạch", (DutyState.CANCELLED,)),
)
_UNFINISHED = (
    ("Quá hạn, chưa hoàn thành", (DutyState.OVERDUE,)),
    ("Đang thực hiện", (DutyState.IN_PROGRESS, DutyState.DUE_SOON, DutyState.PAUSED)),
    ("Chưa thực hiện", (DutyState.NOT_STARTED, DutyState.OPEN_ENDED, DutyState.MISDATED)),
    ("Không thực hiện", (DutyState.CANCELLED,)),
)
_ASK_WHY = (DutyState.OVERDUE, DutyState.DONE_LATE, DutyState.PAUSED, DutyState.CANCELLED)
_LETTERS = "abcdđe"


@frozen
class _Task:
    """An activity or a report of the plan: its own duty, or the parts that communes have in it."""

    title: str
    state: DutyState
    text: str


def progress_report_view(desk: Desk) -> dict[str, object]:
    """The whole report; its parts in words come from its own file and are asked for by name."""
    plan, paper = desk.plan, desk.paper
    assert plan is not None
    sender = sender_of(Authority.OFFICE, "BC", desk, ("Như trên",))
    tasks = list(_tasks(desk))
    to = [unmarked(text) for text in paper.to] if paper and paper.to else [district_of(desk) or ""]
    single = len(to) == 1
    return {
        **letterhead(sender, stamp_of(paper), desk.day.year),
        "title": fold((paper and paper.title) or _title(plan)),
        "to": to[0] if single else "",
        "to_many": [] if single else [f"- {t}{'.' if n == len(to) else ';'}" for n, t in enumerate(to, 1)],
        "opening": _opening(desk),
        "sections": sections_of(paper),
        "counts": _counts(tasks),
        "groups": list(_groups(tasks)),
        "closing": closed(
            f"Trên đây là báo cáo kết quả thực hiện Kế hoạch năm {plan.year} của {office_of(desk)}"
        ),
        **foot(sender),
    }


def progress_section_view(desk: Desk) -> dict[str, object]:
    """The part of the report that the log fills, to paste into a report on more than this plan."""
    tasks = list(_tasks(desk))
    return {"opening": _opening(desk), "counts": _counts(tasks), "groups": list(_groups(tasks))}


def _title(plan: Plan) -> str:
    """Kết quả thực hiện nhiệm vụ …: the plan's own title, where it can go on so."""
    title = lowered(fold(plan.title or f"Kế hoạch năm {plan.year}"))
    return f"Kết quả {title}" if title.startswith("thực hiện ") else f"Kết quả thực hiện {plan_cited(plan)}"


def _opening(desk: Desk) -> str:
    assert desk.plan is not None
    return (
        f"Thực hiện {plan_cited(desk.plan)}, {office_of(desk)} báo cáo kết quả thực hiện (số liệu tính "
        "đến hết "
        f"{written_day(desk.day)}) như sau:"
    )


def _counts(tasks: Sequence[_Task]) -> str:
    """How many tasks of each sort, in one sentence; a report of all communes is one task."""
    found = []
    for heading, states in _HEADINGS:
        if number := sum(task.state in states for task in tasks):
            found.append(f"{lowered(heading).removeprefix('nhiệm vụ ')}: {number:02d}")
    return sentence(f"Tổng số {len(tasks):02d} nhiệm vụ theo Kế hoạch, trong đó {'; '.join(found)}")


def _groups(tasks: Sequence[_Task]) -> Iterator[dict[str, object]]:
    letters = iter(_LETTERS)
    for heading, states in _HEADINGS:
        chosen = [task for task in tasks if task.state in states]
        if chosen:
            yield {
                "heading": f"{next(letters)}) {heading}",
                "items": [f"{raised(task.title)}: {task.text}" for task in chosen],
            }


def _tasks(desk: Desk) -> Iterator[_Task]:
    """The duties of the plan, those of one activity or report together, in the order of the plan."""
    together: dict[tuple[str | None, ...], list[Duty]] = {}
    for duty in desk.duties:
        if duty.step is None:  # the dossiers belong to the assessment, which is reported by itself
            together.setdefault(duty.thing, []).append(duty)
    for duties in together.values():
        title = unmarked(duties[0].title or duties[0].report or duties[0].activity or "").rstrip(".")
        title = f"{title} ({duties[0].term})" if duties[0].term else title
        own = [d for d in duties if d.commune is None]
        parts = [d for d in duties if d.commune is not None]
        state = own[0].state if own else worst_state(d.state for d in parts) or DutyState.OPEN_ENDED
        said = [*(_own(own[0], desk) if own else ()), *(_parts(parts, counted=not own) if parts else ())]
        yield _Task(title, state, " ".join(said))


def _own(duty: Duty, desk: Desk) -> Iterator[str]:
    """How the duty stands, and what came of it or why not."""
    entries = [
        e
        for e in _entries(desk)
        if (e.activity, e.report, e.finding) == (duty.activity, duty.report, duty.finding)
    ]
    entries = [e for e in entries if e.commune is None]
    yield sentence(_standing(duty, desk))
    results = [unmarked(text) for e in entries for text in e.outputs]
    if results:
        yield sentence(f"Kết quả: {'; '.join(results)}")
    reasons = [duty.reason, *(e.reason for e in reversed(entries))]
    why = next((reason for reason in reasons if reason), None)
    if why and (duty.state in _ASK_WHY or duty.original_last_day):
        yield sentence(f"Lý do: {lowered(unmarked(why))}")


def _standing(duty: Duty, desk: Desk) -> str:
    """hoàn thành ngày 14/10/2020, đúng hạn; of work that is not done, its time in the plan as well."""
    if duty.done_on:
        in_time = "" if duty.misdated or duty.last_day is None else ", đúng hạn"
        late = f", quá hạn {duty.days_late} ngày" if duty.days_late else in_time
        said = f"hoàn thành ngày {cited_day(duty.done_on)}{late}"
    else:
        time = f" (thời gian ghi tại Kế hoạch: {unmarked(duty.time)})" if duty.time else ""
        said = f"{lowered(desk.words(plain_state(duty)))}{time}"
    if duty.original_last_day and duty.last_day:
        first, last = cited_day(duty.original_last_day), cited_day(duty.last_day)
        said += f" (được gia hạn từ {first} đến {last})"
    return said


def _parts(parts: Sequence[Duty], *, counted: bool) -> Iterator[str]:
    """What the communes did, by name; where every commune owes its part, also how many of how many."""
    done = [d for d in parts if d.state in _DONE]
    late = [d for d in done if d.state is DutyState.DONE_LATE]
    beside = f" (trong đó quá hạn: {_names(late)})" if late else ""
    if counted:
        yield sentence(f"{len(done):02d}/{len(parts):02d} xã, phường đã hoàn thành{beside}")
    elif done:
        yield sentence(f"Xã, phường đã hoàn thành phần việc: {_names(done)}{beside}")
    for said, states in _UNFINISHED:
        chosen = [d for d in parts if d.state in states]
        if chosen:
            yield sentence(f"{said}: {_names(chosen)}")


def _names(duties: Sequence[Duty]) -> str:
    return ", ".join(fold(", ".join(d.unit)) for d in duties)


def _entries(desk: Desk) -> list[ProgressEntry]:
    entries = [e for log in desk.logs for e in log.entries if e.date <= desk.day]
    return sorted(entries, key=lambda e: e.date)
