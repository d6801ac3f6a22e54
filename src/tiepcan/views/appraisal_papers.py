"""What the council of 2022 and later hands on: the appraised points of a commune, and its report."""

from ..diagnostics import Stop
from ..messages import say
from ..model.paper import Authority
from ..scoring.scorecard import Stage
from .commune_report import own_card
from .council_papers import ROOM, the_council
from .desk import Desk, need_communes
from .letterhead import foot, letterhead, signature
from .points_table import point_cells
from .recognition import kinds_of, total_of, vote_on_text, why_not_recognised
from .scores import NO_DATA, name_of
from .sections import sections_of
from .senders import council_name, district_of, sender_of, stamp_of, within
from .sentences import closed, fold


def appraised_table_view(desk: Desk) -> dict[str, object]:
    """The commune's own points beside those of the council, with its reasons. `Stop` without an appraisal."""
    assert desk.card is not None
    if desk.card.stage is not Stage.APPRAISAL:
        path = desk.card.sheet.origin.path
        raise Stop(
            say(
                "the document needs “{field}”, and {file} does not have it",
                field="appraisal.indicators",
                file=path,
            ),
            say("write it in {file}", file=path),
        )
    own, sender = own_card(desk), sender_of(Authority.COUNCIL, "", desk)
    head = letterhead(sender, stamp_of(desk.paper), desk.year + 1)
    appraised = desk.card.sheet.appraisal.indicators if desk.card.sheet.appraisal else {}
    reasons = {id: fold(entry.reason or "") for id, entry in appraised.items()}
    pairs = zip(point_cells(own, desk.words), point_cells(desk.card, desk.words), strict=True)
    total = desk.card.total
    return {
        **{name: head[name] for name in ("issuer", "place", "day") if name in head},
        "unit": f"của {within(desk.commune)} năm {desk.year}" if desk.commune else f"năm {desk.year}",
        "rows": [
            {**mine, "appraised": theirs["points"], "reason": reasons.get(key, "")}
            for (key, mine), (_, theirs) in pairs
        ],
        "most": NO_DATA if own.standard.max is None else desk.words.value(own.standard.max),
        "own": desk.words.value(own.total.low) if own.total.exact else NO_DATA,
        "total": desk.words.value(total.low) if total.exact else NO_DATA,
        **signature(sender),
    }


def appraisal_report_view(desk: Desk) -> dict[str, object]:
    """The council's report to the chairman: what it looked at, its points and votes, what it proposes."""
    need_communes(desk)
    council, kinds = the_council(desk), kinds_of(desk.results)
    assert desk.standard is not None
    sender = sender_of(Authority.COUNCIL, "BC", desk, ("Như trên",))
    chairman = f"Chủ tịch {fold(district_of(desk) or 'Ủy ban nhân dân')}"
    rows = [
        {
            "number": n,
            "name": name_of(r.commune) if r.commune else r.slug,
            "total": total_of(r, desk),
            "votes": vote_on_text(council, r.slug),
            "proposal": why_not_recognised(r, desk, desk.standard) or "Đề nghị công nhận",
        }
        for n, r in enumerate(desk.results, 1)
    ]
    return {
        **letterhead(sender, stamp_of(desk.paper), desk.year + 1),
        "title": (
            f"Kết quả thẩm định hồ sơ đề nghị công nhận {kinds} đạt chuẩn tiếp cận pháp luật năm {desk.year}"
        ),
        "to": chairman,
        "opening": (
            f"{council_name(desk)} báo cáo {chairman} kết quả thẩm định hồ sơ đề nghị công nhận {kinds} "
            "đạt chuẩn tiếp cận pháp "
            f"luật năm {desk.year} như sau:"
        ),
        "sections": {"opinions": [ROOM], "proposals": [ROOM], **sections_of(desk.paper)},
        "rows": rows,
        "closing": closed(f"Trên đây là báo cáo kết quả thẩm định của {council_name(desk)}"),
        **foot(sender),
    }
