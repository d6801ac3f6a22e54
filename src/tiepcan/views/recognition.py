"""The decision of the chairman that recognises communes, with its two lists.

Nothing is recognised here: the draft lists those whose appraised result passes. Where anything is open the
commune stands in the second list, apart and with the reason, and never among those that pass.
"""

from collections.abc import Iterable, Iterator

from ..diagnostics import Stop
from ..messages import say
from ..model.communes import CommuneKind
from ..model.council import Council
from ..model.paper import Authority
from ..model.standard import Standard
from ..model.terms import CommuneClass
from ..scoring.outcomes import OUTCOME_WORDS, CommuneResult, Outcome
from ..scoring.scorecard import Scorecard
from .desk import Desk, need_communes
from .grounds import grounds_of
from .letterhead import Sender, Stamp, foot, letterhead
from .scores import NO_DATA, criterion_points, name_of, satisfaction_percent
from .senders import district_of, office_of, sender_of, stamp_of
from .sentences import fold, raised, sentence, stated

APPRAISED_ONLY = ("25-2021",)
"""Regulations under which only the council's points decide (Thông tư 09/2021/TT-BTP, khoản 2 Điều 2)."""

BY_CLASS = ("619-2017",)
"""Regulations whose list is grouped by the class of the commune."""


def recognition_view(desk: Desk) -> dict[str, object]:
    """The decision and its lists. `Stop` where no commune can be recognised."""
    need_communes(desk)
    standard, paper = desk.standard, desk.paper
    assert standard is not None
    passing = [r for r in desk.results if r.card and not why_not_recognised(r, desk, standard)]
    others = [r for r in desk.results if r not in passing]
    if not passing:
        raise Stop(
            say("no commune of {year} can be recognised yet", year=str(desk.year)),
            say("see the results and what is open: tiepcan score --year {year}", year=str(desk.year)),
        )
    sender, stamp = sender_of(Authority.CHAIR, "QĐ", desk, ("Như Điều 3",)), stamp_of(paper)
    kinds = kinds_of(desk.results)
    return {
        **letterhead(sender, stamp, desk.year + 1),
        "title": f"Về việc công nhận {kinds} đạt chuẩn tiếp cận pháp luật năm {desk.year}",
        **stated("authority", f"CHỦ TỊCH {sender.name}".upper() if sender.name else None),
        "bases": grounds_of(desk, minutes=True),
        "proposal": _proposal(desk),
        "articles": _articles(desk, len(passing), kinds, bool(others)),
        "annexes": _annexes(desk, sender, stamp, kinds, bool(others)),
        "groups": list(_groups(passing, standard, desk)),
        "others": list(_others(others, desk, standard)),
        **foot(sender),
    }


def kinds_of(results: Iterable[CommuneResult]) -> str:
    """What the communes of the year are called: xã, phường, thị trấn."""
    kinds = {r.commune.kind for r in results if r.commune and r.commune.kind}
    return ", ".join(kind for kind in CommuneKind if kind in kinds) or "xã, phường, thị trấn"


def why_not_recognised(result: CommuneResult, desk: Desk, standard: Standard) -> str:
    """Why a commune cannot be recognised, in words; empty where it can."""
    if result.outcome is not Outcome.PASS or result.card is None:
        return _why(result, desk)
    sheet, appraisal = result.card.sheet, (standard.terms and standard.terms.appraisal) or "thẩm định"
    vote = vote_on(desk.council, result.slug)
    if vote is not None and not vote:
        return "Chưa được đa số thành viên Hội đồng tán thành"
    if sheet.appraisal is None and (vote is None or standard.id in APPRAISED_ONLY):
        return f"Chưa có kết quả {appraisal}"
    return ""


def vote_on(council: Council | None, slug: str) -> bool | None:
    """Whether the council's last vote on a commune was for it; None where it did not vote."""
    votes = [m.votes[s] for m in (council.meetings if council else ()) for s in m.votes if s == slug]
    return votes[-1].for_ > votes[-1].against if votes else None


def vote_on_text(council: Council, slug: str) -> str:
    """The council's last vote on a commune in words."""
    votes = [m.votes[s] for m in council.meetings for s in m.votes if s == slug]
    return (
        f"{votes[-1].for_:02d} tán thành, {votes[-1].against:02d} không tán thành"
        if votes
        else "chưa biểu quyết"
    )


def _why(result: CommuneResult, desk: Desk) -> str:
    evaluation = result.card.sheet.evaluation if result.card else None
    if evaluation and not evaluation.held:
        return raised(fold(evaluation.reason or "Không tổ chức đánh giá"))
    if result.card and result.card.reasons:
        return raised("; ".join(desk.words(reason) for reason in result.card.reasons))
    return desk.words(OUTCOME_WORDS[result.outcome])


def _proposal(desk: Desk) -> str:
    return f"Theo đề nghị của Trưởng {office_of(desk)}."


def _articles(desk: Desk, count: int, kinds: str, others: bool) -> list[str]:
    office = office_of(desk)
    annex = "Phụ lục I" if others else "Phụ lục"
    first = (
        f"Công nhận {count:02d} {kinds} đạt chuẩn tiếp cận pháp luật năm {desk.year} (danh sách tại {annex} "
        "kèm theo Quyết định này)."
    )
    apart = " Các đơn vị chưa được công nhận và lý do nêu tại Phụ lục II." if others else ""
    usual = (
        f"Giao {office} thông báo, công bố kết quả công nhận theo quy định; theo dõi, hướng dẫn Ủy ban nhân "
        f"dân các {kinds} duy trì và nâng cao kết quả thực hiện các tiêu chí tiếp cận pháp luật."
    )
    tasks = desk.paper.words("tasks") if desk.paper else ()
    last = (
        "Quyết định này có hiệu lực kể từ ngày ký. Trưởng "
        f"{office}, Chủ tịch Ủy ban nhân dân các {kinds} và các cơ quan, đơn vị, cá nhân có liên quan chịu "
        "trách nhiệm thi hành Quyết định này./."
    )
    return [first + apart, " ".join(map(sentence, tasks)) or usual, last]


def _annexes(desk: Desk, sender: Sender, stamp: Stamp, kinds: str, others: bool) -> dict[str, object]:
    head = letterhead(sender, stamp, desk.year + 1)
    chairman = f"Chủ tịch {fold(district_of(desk) or sender.name or '')}".strip()
    with_it = (
        f"(Kèm theo Quyết định số {head['number']}/{head.get('symbol', '')} {head['day']} của {chairman})"
    )
    named = f"DANH SÁCH {kinds.upper()} %s CHUẨN TIẾP CẬN PHÁP LUẬT"
    return {
        "first": "Phụ lục I" if others else "Phụ lục",
        "passing": named % "ĐẠT",
        "others": named % "CHƯA ĐẠT" if others else "",
        "year": desk.year,
        "with_it": with_it,
    }


def _groups(passing: list[CommuneResult], standard: Standard, desk: Desk) -> Iterator[dict[str, object]]:
    """The communes that pass; by class where the regulation knows classes, numbered through each group."""
    if standard.id not in BY_CLASS:
        yield {"heading": "", "rows": [_row(n, r, desk) for n, r in enumerate(passing, 1)]}
        return
    for wanted in (*CommuneClass, None):
        chosen = [r for r in passing if r.card and r.card.commune_class == wanted]
        heading = f"Loại {wanted}" if wanted else "Chưa rõ loại"
        if chosen:
            yield {"heading": heading, "rows": [_row(n, r, desk) for n, r in enumerate(chosen, 1)]}


def _row(number: int, result: CommuneResult, desk: Desk) -> dict[str, object]:
    card, words = result.card, desk.words
    assert card is not None
    row: dict[str, object] = {
        "number": number,
        "name": _name(result),
        "total": words.value(card.total.low) if card.total.exact else NO_DATA,
        "points": [words.value(criterion_points(c)) for c in card.criteria],
    }
    return row | (_satisfied(card, desk) if card.standard.id in BY_CLASS else {})


def _satisfied(card: Scorecard, desk: Desk) -> dict[str, object]:
    percent = satisfaction_percent(card.sheet.satisfaction)
    return {"satisfaction": NO_DATA if percent is None else desk.words.value(percent)}


def _others(others: list[CommuneResult], desk: Desk, standard: Standard) -> Iterator[dict[str, object]]:
    """Those that do not pass first, then those of whom it cannot be said."""
    failing = [r for r in others if r.outcome is Outcome.FAIL]
    unsure = [r for r in others if r.outcome is not Outcome.FAIL]
    for heading, chosen in (("Chưa đạt", failing), ("Chưa đủ căn cứ kết luận", unsure)):
        if chosen:
            yield {
                "heading": heading,
                "rows": [
                    {
                        "number": n,
                        "name": _name(r),
                        "total": total_of(r, desk),
                        "reason": why_not_recognised(r, desk, standard),
                    }
                    for n, r in enumerate(chosen, 1)
                ],
            }


def total_of(result: CommuneResult, desk: Desk) -> str:
    """The total that counts; an ellipsis where it is open or nothing was assessed."""
    if result.card is None or result.outcome is Outcome.NOT_ASSESSED or result.outcome is Outcome.NOT_HELD:
        return NO_DATA
    total = result.card.total
    return desk.words.value(total.low) if total.exact else NO_DATA


def _name(result: CommuneResult) -> str:
    return name_of(result.commune) if result.commune else result.slug
