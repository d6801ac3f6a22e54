"""A plan as its document prints it.

The view holds texts, lists, yes and no, nothing else. Its names are those of the plan's file, so
that a template which needs a value the plan lacks can say which field to fill in: such a value
is left out. What the law lets a clerk write by hand (number, day, signer's name) is a blank instead.
"""

import re
from collections.abc import Iterable

from ..messages import format_decimal
from ..model.plan import Activity, Budget, Plan, Report, Reporting, Responsibility
from ..model.terms import LegalDocument
from ..schedule import cited_day, text_of
from .dates import BLANK, dateline

LONGEST_LINE = 24
"""Letters of an authority's name that fit beside the motto in capitals."""

_ROMAN = ("I", "II", "III")
_ARABIC = ("1", "2", "3")
_UNIT = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU) )")


def plan_view(plan: Plan) -> dict[str, object]:
    """Everything the document of a plan prints, in Vietnamese.

    The form is that of Nghị định 30/2020/NĐ-CP, mẫu 1.4. The amendments are not applied here.
    """
    return {
        "issuer": _issuer(plan),
        **_number(plan),
        **_stated("place", plan.place),
        "day": dateline(plan.date, plan.year),
        **_stated("title", plan.title),
        "issued_by": f"(Kèm theo {cite(plan.issued_by)})" if plan.issued_by else "",
        "opening": [fold(text) for text in plan.opening],
        "headings": _headings(plan),
        "purposes": _sentences(plan.purposes),
        "requirements": _sentences(plan.requirements),
        "activities": list(_activities(plan.activities, 1)),
        "responsibilities": [_responsibility(item) for item in plan.responsibilities],
        "funding": {
            "text": [fold(plan.funding.text)] if plan.funding and plan.funding.text else [],
            "basis": _sentences(map(cite, plan.funding.basis)) if plan.funding else [],
        },
        "reporting": _reporting(plan.reporting),
        "closing": _closed(plan.closing) if plan.closing else "",
        **_stated("recipients", [_open(text) for text in plan.recipients]),
        **_stated("archive", _open(plan.archive or "").rstrip(".")),
        "signer": _signer(plan),
    }


def fold(text: str) -> str:
    """A text on one line, its words one space apart."""
    return " ".join(text.split())


def cite(document: LegalDocument) -> str:
    """A document as a text refers to it: type, number, day, issuer, title; what is unknown is passed over."""
    issuers = ", ".join(document.issuers or filter(None, [document.issuer]))
    parts = (
        document.type or "Văn bản",
        document.number and f"số {document.number}",
        document.date and f"ngày {cited_day(document.date)}",
        issuers and f"của {issuers}",
        document.title,
    )
    return fold(" ".join(part for part in parts if part))


def _stated(name: str, value: str | list[str] | None) -> dict[str, object]:
    """A field that the form needs, or nothing: the template then stops with its name."""
    if not value:
        return {}
    return {name: fold(value) if isinstance(value, str) else value}


def _open(text: str) -> str:
    """A text without the mark that divides it from the next one in a list."""
    return fold(text).rstrip(" ;,")


def _sentence(text: str) -> str:
    """A text with a mark at its end."""
    text = fold(text)
    return text if text.endswith((".", ";", ":", "!", "?", "…")) else f"{text}."


def _sentences(texts: Iterable[str]) -> list[str]:
    return [_sentence(text) for text in texts]


def _closed(text: str) -> str:
    """The last sentence of a document, with the sign that nothing follows."""
    return f"{fold(text).rstrip(' ./')}./."


def _issuer(plan: Plan) -> dict[str, object]:
    issuer = plan.issuer
    if issuer is None:
        return {"parent": []}
    return {"parent": _authority(issuer.parent or ""), **_stated("name", _authority(issuer.name))}


def _authority(name: str) -> list[str]:
    """The name of an authority in capitals; in a long one the place starts a new line."""
    capitals = fold(name).upper()
    if not capitals:
        return []
    return _UNIT.split(capitals, maxsplit=1) if len(capitals) > LONGEST_LINE else [capitals]


def _number(plan: Plan) -> dict[str, object]:
    """Number and symbol of the document; a number may be written with its symbol (48/KH-STP)."""
    number, _, symbol = fold(plan.number or "").partition("/")
    if number.isdigit():
        number = number.zfill(2)
    return {"number": number or BLANK, **_stated("symbol", symbol or plan.symbol)}


def _headings(plan: Plan) -> dict[str, object]:
    """The numbers of the headings that have something under them, in their order; "" for the others."""
    funding, reporting = plan.funding, plan.reporting
    aims = {"purposes": bool(plan.purposes), "requirements": bool(plan.requirements)}
    arrangement = {
        "responsibilities": bool(plan.responsibilities),
        "funding": bool(funding and (funding.text or funding.basis)),
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
            **_stated("title", activity.title),
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
        ("Kinh phí", _budget(activity.budget) if activity.budget else ()),
        ("Lồng ghép vào hoạt động", (activity.merged_into,) if activity.merged_into else ()),
    )
    return [
        {"label": fold(label), "text": _sentence("; ".join(map(_open, values)))}
        for label, values in said
        if values
    ]


def _budget(budget: Budget) -> tuple[str, ...]:
    """The money of an activity in đồng, its source and what it rests on."""
    whole, _, cents = (
        format_decimal(budget.amount, "vi").partition(",") if budget.amount is not None else ("", "", "")
    )
    amount = f"{int(whole):,}".replace(",", ".") + (f",{cents}" if cents else "") if whole else ""
    parts = (amount and f"{amount} đồng", budget.source, budget.basis)
    return tuple(part for part in parts if part)


def _responsibility(item: Responsibility) -> dict[str, object]:
    return {"unit": fold(item.unit), "tasks": _sentences(item.tasks)}


def _reporting(reporting: Reporting | None) -> list[str]:
    """The rules in words; where there are none, the reports themselves."""
    if reporting is None:
        return []
    if reporting.text:
        return [fold(reporting.text)]
    return [_sentence(_report(report)) for report in reporting.reports]


def _report(report: Report) -> str:
    sender = "UBND các xã, phường" if report.owed_by_communes else report.from_
    said = (
        report.title or report.id,
        sender and f"do {sender} thực hiện",
        report.to and f"gửi {report.to}",
        report.due and f"thời hạn: {'; '.join(_open(text_of(due)) for due in report.due)}",
    )
    return fold(", ".join(part for part in said if part))


def _signer(plan: Plan) -> dict[str, object]:
    lines = [fold(line) for line in plan.signer.lines] if plan.signer else []
    name = plan.signer.name if plan.signer else None
    return {**_stated("lines", lines), "name": fold(name or "")}
