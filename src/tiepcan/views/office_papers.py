"""What the office of justice writes in an assessment: the submission, and requests to supplement."""

from collections.abc import Sequence

from ..diagnostics import Stop
from ..messages import say
from ..model.council import Council
from ..model.paper import Authority
from ..model.progress import DossierStep, ProgressEntry
from ..schedule import cited_day
from ..scoring.outcomes import CommuneResult, Outcome
from .council_papers import the_council
from .dates import written_day
from .desk import Desk, need_communes
from .grounds import ended, grounds_of
from .letterhead import foot, letterhead
from .recognition import kinds_of, total_of, why_not_recognised
from .scores import name_of
from .sections import sections_of
from .senders import committee_of, council_name, district_of, office_of, sender_of, stamp_of
from .sentences import fold, lowered, sentence, unmarked

_ENCLOSED = (
    "Hồ sơ của các đơn vị cấp xã",
    "Biên bản họp Hội đồng",
    "Dự thảo Quyết định công nhận kèm theo các danh sách",
)


def submission_view(desk: Desk) -> dict[str, object]:
    """The submission (tờ trình) of the office: how it went, what came out, what is asked for.

    It asks for those that the draft decision lists, and names the others apart with their reasons.
    """
    need_communes(desk)
    council, office, kinds = the_council(desk), office_of(desk), kinds_of(desk.results)
    assert desk.standard is not None
    reasons = {r.slug: why_not_recognised(r, desk, desk.standard) for r in desk.results}
    passing = [r for r in desk.results if not reasons[r.slug]]
    others = [r for r in desk.results if reasons[r.slug]]
    sender = sender_of(Authority.OFFICE, "TTr", desk, ("Như trên",))
    chairman = f"Chủ tịch {fold(district_of(desk) or 'Ủy ban nhân dân')}"
    return {
        **letterhead(sender, stamp_of(desk.paper), desk.year + 1),
        "title": f"Về việc công nhận {kinds} đạt chuẩn tiếp cận pháp luật năm {desk.year}",
        "to": chairman,
        "bases": ended(grounds_of(desk, minutes=True)),
        "opening": (
            f"{office} kính trình {chairman} xem xét, quyết định công nhận {kinds} đạt chuẩn tiếp cận "
            f"pháp luật năm {desk.year} như sau:"
        ),
        "process": [*_process(desk), _meetings(desk, council)],
        "counts": _counts(desk.results, passing, others),
        "passing": [
            {"number": n, "name": _name(r), "total": total_of(r, desk)} for n, r in enumerate(passing, 1)
        ],
        "others": [
            {"number": n, "name": _name(r), "total": total_of(r, desk), "reason": reasons[r.slug]}
            for n, r in enumerate(others, 1)
        ],
        "request": _request(desk, chairman, len(passing)),
        "enclosed": [
            f"{n}. {text}{'.' if n == len(_ENCLOSED) else ';'}" for n, text in enumerate(_ENCLOSED, 1)
        ],
        "closing": f"{office} kính trình {chairman} xem xét, quyết định./.",
        **foot(sender),
    }


def _request(desk: Desk, chairman: str, count: int) -> str:
    kinds = kinds_of(desk.results)
    if not count:
        return f"Đến nay chưa có {kinds} đủ căn cứ đề nghị công nhận."
    return (
        f"{office_of(desk)} đề nghị {chairman} xem xét, ký Quyết định công nhận {count:02d} {kinds} nêu tại "
        f"khoản 1 mục II đạt chuẩn tiếp cận pháp luật năm {desk.year}."
    )


def _meetings(desk: Desk, council: Council) -> str:
    met = ", ".join(cited_day(m.date) for m in council.meetings)
    return f"{council_name(desk)} {f'đã họp, cho ý kiến (ngày {met})' if met else 'chưa họp'}."


def _process(desk: Desk) -> list[str]:
    written = sections_of(desk.paper).get("process")
    if isinstance(written, list):
        return written
    sent = [
        r
        for r in desk.results
        if r.outcome not in (Outcome.NOT_SUBMITTED, Outcome.NOT_HELD, Outcome.NOT_ASSESSED)
    ]
    return [
        (
            f"Ủy ban nhân dân các {kinds_of(desk.results)} đã tự chấm điểm, đánh giá; đến nay "
            f"{office_of(desk)} nhận được kết "
            f"quả của {len(sent):02d}/{len(desk.results):02d} đơn vị."
        )
    ]


def _counts(
    results: Sequence[CommuneResult], passing: Sequence[CommuneResult], others: Sequence[CommuneResult]
) -> str:
    failing = sum(r.outcome is Outcome.FAIL for r in others)
    return (
        f"Trong {len(results):02d} đơn vị cấp xã: {len(passing):02d} đơn vị đủ điều kiện công nhận; "
        f"{failing:02d} đơn vị chưa "
        f"đạt; {len(others) - failing:02d} đơn vị chưa đủ căn cứ kết luận hoặc chưa đánh giá."
    )


def _name(result: CommuneResult) -> str:
    return name_of(result.commune) if result.commune else result.slug


def supplement_view(desk: Desk) -> dict[str, object]:
    """The letter that asks a commune to supplement its dossier, with the days that the law gives for it.

    `Stop` where the log has no return of this dossier that is still open.
    """
    need_communes(desk)
    assert desk.card is not None
    assert desk.commune is not None
    office, receiver = office_of(desk), committee_of(desk.commune)
    returned = _returned(desk)
    sender = sender_of(Authority.OFFICE, "", desk, ("Như trên",))
    step = next((s for s in desk.card.standard.procedure if s.id == "resubmitted"), None)
    term = fold(step.deadline) if step and step.deadline else "trong thời gian sớm nhất"
    wanted = [unmarked(returned.reason)] if returned.reason else []
    written = sections_of(desk.paper).get("wanted")
    return {
        **letterhead(sender, stamp_of(desk.paper), returned.date.year),
        "about": (
            f"V/v bổ sung, hoàn thiện hồ sơ đề nghị công nhận đạt chuẩn tiếp cận pháp luật năm {desk.year}"
        ),
        "to": receiver,
        "opening": (
            f"{office} đã tiếp nhận hồ sơ đề nghị công nhận đạt chuẩn tiếp cận pháp luật năm {desk.year} "
            f"của {receiver}. Qua "
            f"kiểm tra ({written_day(returned.date)}), hồ sơ còn thiếu hoặc chưa hoàn chỉnh các nội dung sau:"
        ),
        "wanted": written if isinstance(written, list) else [sentence(text) for text in wanted],
        "request": (
            f"{office} đề nghị {receiver} bổ sung, hoàn thiện hồ sơ và gửi về {office} {lowered(term)}."
        ),
        "closing": (
            f"Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ {office} để được hướng dẫn./."
        ),
        **foot(sender),
    }


def _returned(desk: Desk) -> ProgressEntry:
    """The last return of the dossier by the day, if it has not come back since."""
    assert desk.commune is not None
    entries = [
        e for log in desk.logs for e in log.entries if e.dossier == desk.commune.slug and e.date <= desk.day
    ]
    entries.sort(key=lambda e: e.date)
    last = next((e for e in reversed(entries) if e.step), None)
    if last is None or last.step is not DossierStep.RETURNED:
        raise Stop(
            say(
                "the log has no return of the dossier of “{slug}” that is still open on {day}",
                slug=desk.commune.slug,
                day=desk.day,
            ),
            say("note it in the log: dossier, step: returned, reason"),
        )
    return last
