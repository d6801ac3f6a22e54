"""A plan as its document prints it.

The view holds texts, lists, yes and no, nothing else. Its names are those of the plan's file, so
that a template which needs a value the plan lacks can say which field to fill in: such a value
is left out. What the law lets a clerk write by hand (number, day, signer's name) is a blank instead.
"""

from collections.abc import Iterable
from decimal import Decimal

from ..model.plan import Activity, Budget, Plan, Report, Reporting, Responsibility, every_activity
from ..schedule import text_of
from .dates import written_day
from .letterhead import Stamp, foot, letterhead
from .money import dong, dong_in_words
from .senders import sender_of_plan
from .sentences import cite, closed, fold, lowered, sentence, sentences, stated, unmarked

_ROMAN = ("I", "II", "III")
_ARABIC = ("1", "2", "3")


def plan_view(plan: Plan) -> dict[str, object]:
    """Everything the document of a plan prints, in Vietnamese.

    The form is that of Nghị định 30/2020/NĐ-CP, mẫu 1.4. The amendments are not applied here.
    """
    sender = sender_of_plan(plan)
    return {
        **letterhead(sender, Stamp(plan.number, plan.date), plan.year),
        **stated("title", plan.title),
        "issued_by": f"(Kèm theo {cite(plan.issued_by)})" if plan.issued_by else "",
        "opening": [fold(text) for text in plan.opening],
        "headings": _headings(plan),
        "purposes": sentences(plan.purposes),
        "requirements": sentences(plan.requirements),
        "activities": list(_activities(plan.activities, 1)),
        "responsibilities": [_responsibility(item) for item in plan.responsibilities],
        "funding": {
            "text": [*([fold(plan.funding.text)] if plan.funding and plan.funding.text else []), *_sum(plan)],
            "basis": sentences(map(cite, plan.funding.basis)) if plan.funding else [],
        },
        "reporting": _reporting(plan.reporting),
        "closing": closed(plan.closing) if plan.closing else "",
        **foot(sender),
    }


def plan_cited(plan: Plan) -> str:
    """A plan as a document under it names it; number and day once it has them."""
    number = fold(plan.number or "")
    if number and "/" not in number and plan.symbol:
        number = f"{number.zfill(2)}/{plan.symbol}"
    parts = (
        "Kế hoạch",
        number and f"số {number}",
        plan.date and written_day(plan.date),
        plan.issuer and f"của {fold(plan.issuer.name)}",
        plan.title and f"về việc {lowered(fold(plan.title))}",
    )
    return " ".join(part for part in parts if part)


def _headings(plan: Plan) -> dict[str, object]:
    """The numbers of the headings that have something under them, in their order; "" for the others."""
    funding, reporting = plan.funding, plan.reporting
    aims = {"purposes": bool(plan.purposes), "requirements": bool(plan.requirements)}
    arrangement = {
        "responsibilities": bool(plan.responsibilities),
        "funding": bool(funding and (funding.text or funding.basis)) or bool(_sum(plan)),
        "reporting": bool(reporting and (reporting.text or reporting.reports)),
    }
    parts = {
        "aims": any(aims.values()),
        "activities": bool(plan.activities),
        "arrangement": any(arrangement.values()),
    }
    return {**_numbered(parts, _ROMAN), **_numbered(aims, _ARABIC), **_numbered(arrangement, _ARABIC)}


def _numbered(filled: dict[str, bool], numbers: tuple[str, ...]) -> dict[str, str]:
    free = iter(numbers)
    return {name: next(free) if has_content else "" for name, has_content in filled.items()}


def _activities(activities: Iterable[Activity], level: int) -> Iterable[dict[str, object]]:
    """The activities and what stands under them, one after the other."""
    for activity in activities:
        yield {
            "id": activity.id,
            "level": level,
            **stated("title", activity.title),
            "lines": _lines(activity),
        }
        yield from _activities(activity.activities, level + 1)


def _lines(activity: Activity) -> list[dict[str, object]]:
    """What is said of an activity, each with its label, in one order for all of them."""
    lead = f"Đơn vị chủ trì {activity.lead_role or ''}".strip()
    said = (
        (lead, activity.lead),
        ("Cơ quan phối hợp", activity.partners),
        ("Thời gian thực hiện", tuple(map(text_of, activity.time))),
        ("Thời gian hoàn thành", tuple(map(text_of, activity.due))),
        ("Kết quả, sản phẩm", activity.outputs),
        ("Kinh phí", budget_text(activity.budget) if activity.budget else ()),
        ("Lồng ghép vào hoạt động", (activity.merged_into,) if activity.merged_into else ()),
    )
    return [
        {"label": fold(label), "text": sentence("; ".join(map(unmarked, values)))}
        for label, values in said
        if values
    ]


def _sum(plan: Plan) -> list[str]:
    """What the activities cost together, in figures and in words; nothing where none states its money."""
    budgets = [a.budget for a in every_activity(plan.activities) if a.budget]
    amounts = [budget.amount for budget in budgets if budget.amount is not None]
    if not amounts:
        return []
    total = sum(amounts, Decimal())
    words = f" (bằng chữ: {dong_in_words(total)})" if total == int(total) and total >= 0 else ""
    return [f"Tổng kinh phí dự kiến của các hoạt động: {dong(total)}{words}."]


def budget_text(budget: Budget) -> tuple[str, ...]:
    """The money of an activity in đồng, its source and what it rests on."""
    amount = dong(budget.amount) if budget.amount is not None else ""
    parts = (amount, budget.source, budget.basis)
    return tuple(part for part in parts if part)


def _responsibility(item: Responsibility) -> dict[str, object]:
    return {"unit": fold(item.unit), "tasks": sentences(item.tasks)}


def _reporting(reporting: Reporting | None) -> list[str]:
    """The rules in words; where there are none, the reports themselves."""
    if reporting is None:
        return []
    if reporting.text:
        return [fold(reporting.text)]
    return [sentence(_report(report)) for report in reporting.reports]


def _report(report: Report) -> str:
    sender = "UBND các xã, phường" if report.owed_by_communes else report.from_
    said = (
        report.title or report.id,
        sender and f"do {sender} thực hiện",
        report.to and f"gửi {report.to}",
        report.due and f"thời hạn: {'; '.join(unmarked(text_of(due)) for due in report.due)}",
    )
    return fold(", ".join(part for part in said if part))
