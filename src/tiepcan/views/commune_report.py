"""What a commune sends: its report with the request, the request alone, and the table of satisfaction."""

from ..diagnostics import Stop
from ..messages import Words, say
from ..model.paper import Authority
from ..model.procedure import DossierPart
from ..scoring.score import score
from ..scoring.scorecard import ConditionResult, ConditionState, CriterionScore, Scorecard, Stage, Verdict
from .desk import Desk
from .letterhead import foot, letterhead
from .scores import NO_DATA, satisfaction_percent
from .sections import sections_of
from .senders import committee_of, district_of, sender_of, stamp_of, within
from .sentences import closed, fold, sentence, stated, unmarked

ONE_DOCUMENT = ("25-2021",)
"""Regulations whose report is the request as well (Thông tư 09/2021/TT-BTP, Mẫu 01)."""

_STATES = {
    ConditionState.MET: "đạt",
    ConditionState.NOT_MET: "chưa đạt",
    ConditionState.UNKNOWN: "chưa đủ căn cứ kết luận",
}


def report_view(desk: Desk) -> dict[str, object]:
    """The report of results for sending, with its number and day."""
    return _report(desk, draft="")


def draft_report_view(desk: Desk) -> dict[str, object]:
    """The report as it is posted before it is final: no number, no day, and it says that it is a draft."""
    return {**_report(desk, draft="DỰ THẢO"), **_undated(desk)}


def _undated(desk: Desk) -> dict[str, object]:
    head = letterhead(sender_of(Authority.COMMUNE, "BC", desk), stamp_of(None), desk.year + 1)
    return {name: head[name] for name in ("number", "symbol", "day") if name in head}


def _report(desk: Desk, draft: str) -> dict[str, object]:
    own = own_card(desk)
    commune = _commune(desk)
    asks = own.verdict is Verdict.PASS
    sender = sender_of(Authority.COMMUNE, "BC", desk, ("Như trên",))
    joined = own.standard.id in ONE_DOCUMENT and asks
    request = "và đề nghị công nhận " if joined else ""
    kind = f"{commune} " if joined else ""
    return {
        **letterhead(sender, stamp_of(desk.paper), desk.year + 1),
        "draft": draft,
        "title": f"Đánh giá kết quả {request}{kind}đạt chuẩn tiếp cận pháp luật năm {desk.year}"
        if joined
        else f"Đánh giá kết quả đạt chuẩn tiếp cận pháp luật năm {desk.year} của {commune}",
        **to_district(desk),
        "opening": (
            f"Thực hiện {own.standard.name} của Thủ tướng Chính phủ, {_committee(desk)} báo cáo kết quả "
            "đánh giá "
            f"đạt chuẩn tiếp cận pháp luật năm {desk.year} như sau:"
        ),
        "sections": sections_of(desk.paper),
        "result": _result(own, desk.words),
        "halves": _halves(own),
        "criteria": [_criterion(c, desk.words) for c in own.criteria],
        "most": _text(own.standard.max, desk.words),
        "total": desk.words.value(own.total.low) if own.total.exact else NO_DATA,
        "conditions": [_condition(c) for c in own.conditions],
        "request": _request(desk) if joined else "",
        "closing": closed(
            f"Trên đây là báo cáo kết quả đánh giá đạt chuẩn tiếp cận pháp luật năm {desk.year} của {commune}"
        ),
        **foot(sender),
    }


def request_view(desk: Desk) -> dict[str, object]:
    """The request alone. `Stop` where the commune's own result does not pass: then nothing is asked for."""
    own = own_card(desk)
    if own.verdict is not Verdict.PASS:
        raise Stop(
            say(
                "{commune} does not pass by its own score: there is nothing to ask for",
                commune=_commune(desk),
            ),
            say("see: tiepcan score {year}/{slug}", year=str(desk.year), slug=own.sheet.commune),
        )
    sender = sender_of(Authority.COMMUNE, "TTr", desk, ("Như trên",))
    total = desk.words.value(own.total.low)
    return {
        **letterhead(sender, stamp_of(desk.paper), desk.year + 1),
        "title": f"Đề nghị công nhận {_commune(desk)} đạt chuẩn tiếp cận pháp luật năm {desk.year}",
        **to_district(desk),
        "paragraphs": [
            (
                f"Căn cứ {own.standard.name} của Thủ tướng Chính phủ và kết quả tự chấm điểm các tiêu chí, "
                "chỉ tiêu tiếp "
                f"cận pháp luật năm {desk.year} (tổng số {total} điểm), {_committee(desk)} nhận thấy "
                f"{_commune(desk)} đủ "
                "điều kiện công nhận đạt chuẩn tiếp cận pháp luật."
            ),
            _request(desk),
        ],
        "parts": [
            f"{n}. {unmarked(fold(part.name))}{' (nếu có)' if part.if_any else ''};"
            for n, part in enumerate(_parts(own), 1)
        ],
        "closing": f"{_committee(desk)} kính trình xem xét, quyết định./.",
        **foot(sender),
    }


def satisfaction_view(desk: Desk) -> dict[str, object]:
    """The result of asking people, as the dossier of 2017–2021 has it. `Stop` where nobody was asked."""
    assert desk.card is not None
    given = desk.card.sheet.satisfaction
    percent = satisfaction_percent(given)
    if given is None or percent is None:
        path = desk.card.sheet.origin.path
        field = "conditions.satisfaction"
        raise Stop(
            say("the document needs “{field}”, and {file} does not have it", field=field, file=path),
            say("write it in {file}", file=path),
        )
    sender = sender_of(Authority.COMMUNE, "", desk)
    head = letterhead(sender, stamp_of(desk.paper), desk.year + 1)
    words = desk.words
    return {
        **{name: head[name] for name in ("issuer", "place", "day") if name in head},
        "unit": f"của {_commune(desk)} năm {desk.year}",
        "asked": NO_DATA if given.total is None else words.value(given.total),
        "satisfied": NO_DATA if given.done is None else words.value(given.done),
        "percent": words.value(percent),
        **{k: v for k, v in foot(sender).items() if k == "signer"},
    }


def own_card(desk: Desk) -> Scorecard:
    """The commune's own points, whatever the appraisal made of them."""
    assert desk.card is not None
    return score(desk.card.standard, desk.card.sheet, desk.card.commune_class, Stage.SELF)


def to_district(desk: Desk) -> dict[str, object]:
    """Whom a commune addresses: the committee of the district, through the office of justice."""
    written = desk.paper.to if desk.paper else ()
    office = desk.plan.issuer.name if desk.plan and desk.plan.issuer and desk.plan.issuer.parent else ""
    through = f" (qua {fold(office)})" if office else ""
    district = district_of(desk)
    to = [unmarked(t) for t in written] or ([f"{fold(district)}{through}"] if district else [])
    if len(to) > 1:
        return {"to": "", "to_many": [f"- {t}{'.' if n == len(to) else ';'}" for n, t in enumerate(to, 1)]}
    return {**stated("to", to[0] if to else None), "to_many": []}


def _commune(desk: Desk) -> str:
    assert desk.card is not None
    return within(desk.commune) if desk.commune else desk.card.sheet.commune


def _committee(desk: Desk) -> str:
    return committee_of(desk.commune) if desk.commune else "Ủy ban nhân dân"


def _parts(card: Scorecard) -> list[DossierPart]:
    return [p for p in card.standard.dossier if not p.name.startswith("Văn bản đề nghị")]


def _request(desk: Desk) -> str:
    return (
        f"{_committee(desk)} đề nghị Chủ tịch {fold(district_of(desk) or 'Ủy ban nhân dân cấp trên')} "
        "xem xét, quyết "
        f"định công nhận {_commune(desk)} đạt chuẩn tiếp cận pháp luật năm {desk.year}."
    )


def _result(card: Scorecard, words: Words) -> str:
    said = {
        Verdict.PASS: "đủ điều kiện công nhận đạt chuẩn tiếp cận pháp luật",
        Verdict.FAIL: "chưa đủ điều kiện công nhận đạt chuẩn tiếp cận pháp luật",
    }.get(card.verdict, "chưa đủ căn cứ kết luận việc đạt chuẩn tiếp cận pháp luật")
    reasons = "; ".join(words(reason) for reason in card.reasons)
    return sentence(f"Kết quả tự đánh giá: {said}" + (f" ({reasons})" if reasons else ""))


def _halves(card: Scorecard) -> str:
    """The line of the official outline: how many criteria reach half of their maximum."""
    known = [c for c in card.criteria if c.spec.max is not None and c.points.exact]
    half = [c for c in known if c.spec.max is not None and c.points.low * 2 >= c.spec.max]
    of = len(card.criteria)
    if len(known) < of:
        return (
            f"Có {len(half):02d}/{of:02d} tiêu chí đạt từ 50% tổng số điểm tối đa trở lên; "
            f"{of - len(known):02d}/{of:02d} tiêu chí chưa đủ số liệu."
        )
    return (
        f"Có {len(half):02d}/{of:02d} tiêu chí đạt từ 50% tổng số điểm tối đa trở lên; "
        f"{of - len(half):02d}/{of:02d} tiêu chí dưới 50%."
    )


def _criterion(criterion: CriterionScore, words: Words) -> dict[str, object]:
    return {
        "id": criterion.spec.id,
        "name": fold(criterion.spec.name or ""),
        "most": _text(criterion.spec.max, words),
        "points": words.value(criterion.points.low) if criterion.points.exact else NO_DATA,
    }


def _condition(result: ConditionResult) -> str:
    return f"{unmarked(fold(result.spec.name))}: {_STATES[result.state]}."


def _text(number: object, words: Words) -> str:
    return NO_DATA if number is None else words.value(number)
