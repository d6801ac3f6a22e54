"""The letter that reminds a commune of what it owes (công văn đôn đốc), one for each that is late."""

from collections.abc import Sequence

from ..diagnostics import Stop
from ..messages import say
from ..model.communes import Commune
from ..model.paper import Authority
from ..schedule import cited_day
from ..tracking import Duty, DutyState
from .dates import written_day
from .desk import Desk, need_communes
from .letterhead import foot, letterhead
from .plan import plan_cited
from .senders import committee_of, sender_of, stamp_of
from .sentences import fold, raised, stated


def reminder_views(desk: Desk) -> dict[str, dict[str, object]]:
    """A letter for each late commune, by its slug. `Stop` where none is late on the day.

    What is late is the tracking's word alone: a deadline that is a slip of the pen reminds nobody.
    """
    need_communes(desk)
    late = {c.slug: (c, own) for c in desk.communes if (own := _late(desk.duties, c))}
    if not late:
        raise Stop(say("no commune is late on {day}: there is nobody to remind", day=desk.day))
    return {slug: _letter(desk, commune, own) for slug, (commune, own) in late.items()}


def _late(duties: Sequence[Duty], commune: Commune) -> list[Duty]:
    """What the commune itself owes: a step of its dossier may be owed by others."""
    own = [d for d in duties if d.commune == commune.slug and d.unit == (commune.name,)]
    return [d for d in own if d.state is DutyState.OVERDUE]


def _letter(desk: Desk, commune: Commune, late: Sequence[Duty]) -> dict[str, object]:
    plan, paper = desk.plan, desk.paper
    assert plan is not None
    office = fold(plan.issuer.name) if plan.issuer else ""
    receiver = committee_of(commune)
    sender = sender_of(Authority.OFFICE, "", desk, ("Như trên",))
    reply = paper.reply_by if paper else None
    by = f"trước ngày {cited_day(reply)}" if reply else "trong thời gian sớm nhất"
    return {
        **letterhead(sender, stamp_of(paper), desk.day.year),
        "about": fold(
            (paper and paper.title)
            or f"V/v đôn đốc thực hiện nhiệm vụ chuẩn tiếp cận pháp luật năm {plan.year}"
        ),
        "to": receiver,
        "opening": (
            f"Căn cứ {plan_cited(plan)}; qua theo dõi, {office} nhận thấy đến hết "
            f"{written_day(desk.day)}, {receiver} còn {len(late):02d} nhiệm vụ đã quá thời hạn nhưng chưa "
            "hoàn thành, cụ thể như sau:"
        ),
        "duties": [_row(number, duty) for number, duty in enumerate(late, 1)],
        "request": (
            f"{office} đề nghị {receiver} khẩn trương hoàn thành các nhiệm vụ nêu trên và gửi kết quả "
            f"về {office} {by}; trường hợp chưa thể hoàn thành, đề nghị nêu rõ lý do và thời "
            "gian dự kiến hoàn thành."
        ),
        "remark": (
            f"Nếu {receiver} đã thực hiện, đề nghị thông tin lại và gửi kèm tài liệu để {office} "
            "đối chiếu, cập nhật."
        ),
        "closing": f"Rất mong nhận được sự quan tâm, phối hợp của {receiver}./.",
        **foot(sender),
    }


def _row(number: int, duty: Duty) -> dict[str, object]:
    assert duty.last_day is not None
    extended = (
        f" (đã gia hạn; hạn đầu: {cited_day(duty.original_last_day)})" if duty.original_last_day else ""
    )
    return {
        "number": number,
        **stated("title", raised(fold(duty.title or ""))),
        "time": fold(duty.time or ""),
        "last_day": f"{cited_day(duty.last_day)}{extended}",
        "days": duty.days_late or 0,
    }
