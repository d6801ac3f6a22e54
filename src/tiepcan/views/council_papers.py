"""The papers of the council that appraises: the decision that sets it up, invitation, minutes, opinion."""

from collections.abc import Mapping, Sequence
from datetime import date

from ..diagnostics import Stop
from ..messages import say
from ..model.council import Council, CouncilMember, CouncilRole, Meeting
from ..model.paper import Authority
from ..scoring.outcomes import OUTCOME_WORDS
from .dates import written_day
from .desk import Desk, need_communes
from .grounds import grounds_of
from .letterhead import Stamp, foot, letterhead
from .recognition import kinds_of
from .scores import NO_DATA, name_of
from .sections import sections_of
from .senders import council_name, district_of, office_of, sender_of, stamp_of
from .sentences import fold, raised, stated

ROLES = {
    CouncilRole.CHAIR: "Chủ tịch Hội đồng",
    CouncilRole.DEPUTY: "Phó Chủ tịch Hội đồng",
    CouncilRole.MEMBER: "Ủy viên",
    CouncilRole.SECRETARY: "Thư ký Hội đồng",
}
ROOM = "…" * 20
"""Room to write by hand."""


def council_decision_view(desk: Desk) -> dict[str, object]:
    """The chairman's decision that sets the council up, its members by post. `Stop` without members."""
    council = the_council(desk)
    sender, office = sender_of(Authority.CHAIR, "QĐ", desk, ("Như Điều 3",)), office_of(desk)
    name, kinds = council_name(desk), kinds_of(desk.results)
    appraises = _appraisal(desk)
    return {
        **letterhead(sender, stamp_of(desk.paper), desk.year),
        "title": f"Thành lập {name} năm {desk.year}",
        **stated("authority", f"CHỦ TỊCH {sender.name}".upper() if sender.name else None),
        "bases": grounds_of(desk, minutes=False),
        "proposal": f"Theo đề nghị của Trưởng {office}.",
        "first": f"Thành lập {name} năm {desk.year}, gồm các ông, bà giữ chức vụ sau đây:",
        "members": [_member(n, m) for n, m in enumerate(council.members, 1)],
        "articles": [
            (
                f"Hội đồng có nhiệm vụ tư vấn, {appraises} hồ sơ, kết quả chấm điểm các tiêu chí, chỉ tiêu "
                "để Chủ tịch "
                f"{fold(district_of(desk) or 'Ủy ban nhân dân')} xem xét, quyết định công nhận {kinds} đạt "
                "chuẩn tiếp cận "
                "pháp luật. Thành viên Hội đồng làm việc theo chế độ kiêm nhiệm; Hội đồng tự giải thể sau "
                "khi hoàn thành "
                "nhiệm vụ."
            ),
            (
                f"Quyết định này có hiệu lực kể từ ngày ký. Trưởng {office}, các cơ quan, đơn vị có liên "
                "quan và các ông, "
                "bà có chức vụ nêu tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."
            ),
        ],
        **foot(sender),
    }


def invitation_view(desk: Desk) -> dict[str, object]:
    """The invitation to a meeting of the council; day, hour and place come from its own file."""
    council = the_council(desk)
    sender = sender_of(Authority.COUNCIL, "GM", desk, ("Như trên",))
    call = desk.paper.meeting if desk.paper else None
    chair = _posts(council, CouncilRole.CHAIR)
    meeting: dict[str, object] = {"chair": f"{chair}, Chủ tịch Hội đồng"}
    if call:
        meeting |= {**stated("time", _when(call.date, call.time)), **stated("place", call.place)}
    return {
        **letterhead(sender, stamp_of(desk.paper), desk.year + 1),
        "title": f"Họp {council_name(desk)}",
        "invites": f"{raised(council_name(desk))} trân trọng kính mời các thành viên Hội đồng:",
        "members": [
            f"- {m.post}{';' if n < len(council.members) else '.'}" for n, m in enumerate(council.members, 1)
        ],
        "purpose": (
            f"Tới dự cuộc họp {_appraisal(desk)} hồ sơ đề nghị công nhận {kinds_of(desk.results)} đạt "
            "chuẩn tiếp cận "
            f"pháp luật năm {desk.year}."
        ),
        "meeting": meeting,
        "closing": (
            "Đề nghị các thành viên Hội đồng nghiên cứu tài liệu gửi kèm và dự họp đầy đủ; trường hợp "
            "không thể dự họp, "
            f"đề nghị gửi ý kiến bằng văn bản về {office_of(desk)} để tổng hợp./."
        ),
        **foot(sender),
    }


def minutes_views(desk: Desk) -> dict[str, dict[str, object]]:
    """The minutes of each meeting, by its day. `Stop` where the council has not met."""
    need_communes(desk)
    council = the_council(desk)
    if not council.meetings:
        raise Stop(say("the council of {year} has no meeting in its file", year=str(desk.year)))
    views = {meeting.date.isoformat(): _minutes(desk, council, meeting) for meeting in council.meetings}
    return views if len(views) > 1 else {"": next(iter(views.values()))}


def _minutes(desk: Desk, council: Council, meeting: Meeting) -> dict[str, object]:
    sender = sender_of(Authority.COUNCIL, "BB", desk)
    number = meeting.minutes.number if meeting.minutes else None
    names = {r.slug: name_of(r.commune) if r.commune else r.slug for r in desk.results}
    call = desk.paper.meeting if desk.paper else None
    votes = list(meeting.votes.items())
    return {
        **letterhead(sender, Stamp(number, meeting.date), desk.year + 1),
        "title": f"Họp {council_name(desk)} năm {desk.year}",
        "begin": _when(meeting.date, (call and call.time) or "……… giờ ……… phút"),
        "place_held": (call and call.place) or ROOM,
        "present": _present(council, meeting.present),
        "absent": "; ".join(meeting.absent) or "không",
        "written": "; ".join(meeting.written) or "không",
        "taking_part": f"{meeting.taking_part:02d}/{len(council.members):02d} thành viên tham gia ý kiến",
        "chair": f"{_posts(council, CouncilRole.CHAIR)}, Chủ tịch Hội đồng",
        "secretary": _posts(council, CouncilRole.SECRETARY) or ROOM,
        "opening": (
            f"Hội đồng xem xét, {_appraisal(desk)} hồ sơ đề nghị công nhận đạt chuẩn tiếp cận pháp luật "
            f"năm {desk.year} "
            f"của {len(votes):02d} đơn vị."
        ),
        "sections": {"opinions": [ROOM, ROOM], **sections_of(desk.paper)},
        "votes": [
            {
                "number": n,
                "name": names.get(slug, slug),
                "agreed": vote.for_,
                "against": vote.against,
                "other": meeting.taking_part - vote.for_ - vote.against,
            }
            for n, (slug, vote) in enumerate(votes, 1)
        ],
        "conclusion": _conclusion(desk, meeting, names),
        "end": f"Cuộc họp kết thúc vào ……… giờ ……… phút, {written_day(meeting.date)}./.",
        **{k: v for k, v in foot(sender).items() if k == "archive"},
    }


def _conclusion(desk: Desk, meeting: Meeting, names: Mapping[str, str]) -> list[str]:
    """Where the majority of those who voted agrees with the result; a tie is no majority.

    A vote is on the result of the appraisal, whatever it is: who agrees that a commune falls short does not
    make it pass.
    """
    results = {r.slug: desk.words(OUTCOME_WORDS[r.outcome]).lower() for r in desk.results}
    said = {
        slug: (f"{names.get(slug, slug)} (kết quả: {results.get(slug, NO_DATA)})") for slug in meeting.votes
    }
    agreed = [said[slug] for slug, vote in meeting.votes.items() if vote.for_ > vote.against]
    others = [said[slug] for slug, vote in meeting.votes.items() if vote.for_ <= vote.against]
    found = []
    if agreed:
        found.append(f"Đa số thành viên tán thành kết quả {_appraisal(desk)} đối với: {'; '.join(agreed)}.")
    if others:
        found.append(f"Chưa được đa số thành viên tán thành: {'; '.join(others)}.")
    return found or ["Hội đồng chưa biểu quyết."]


def opinion_form_view(desk: Desk) -> dict[str, object]:
    """A form on which a member who cannot come writes an opinion on each commune."""
    need_communes(desk)
    the_council(desk)
    return {
        **{
            k: v
            for k, v in letterhead(
                sender_of(Authority.COUNCIL, "", desk), stamp_of(None), desk.year + 1
            ).items()
            if k == "issuer"
        },
        "title": (
            f"Về kết quả đánh giá, đề nghị công nhận {kinds_of(desk.results)} đạt chuẩn tiếp cận pháp "
            f"luật năm {desk.year}"
        ),
        "rows": [
            {"number": n, "name": name_of(r.commune) if r.commune else r.slug}
            for n, r in enumerate(desk.results, 1)
        ],
        "office": f"Gửi về {office_of(desk)} để tổng hợp.",
    }


def the_council(desk: Desk) -> Council:
    """The council of the year. `Stop` where no file holds it."""
    if desk.council is None or not desk.council.members:
        raise Stop(
            say("no council with members is known for {year}", year=str(desk.year)),
            say("write a file of the kind council into the folder “councils” of tiepcan.yaml"),
        )
    return desk.council


def _member(number: int, member: CouncilMember) -> dict[str, object]:
    return {"number": number, "post": fold(member.post), "role": ROLES[member.role]}


def _present(council: Council, present: Sequence[str]) -> list[str]:
    roles = {m.post: ROLES[m.role] for m in council.members}
    return [f"- {post}{f', {roles[post]}' if post in roles else ''};" for post in present]


def _posts(council: Council, role: CouncilRole) -> str:
    return ", ".join(fold(m.post) for m in council.members if m.role is role)


def _appraisal(desk: Desk) -> str:
    terms = desk.standard.terms if desk.standard else None
    return (terms and terms.appraisal) or "thẩm định"


def _when(day: date | None, time: str | None) -> str | None:
    if day is None:
        return None
    return f"{fold(time)}, {written_day(day)}" if time else written_day(day)
