"""Checks of the documents that a plan cites, against the table of those that are known."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..model.amendments import amended
from ..model.communes import last_day
from ..model.documents import KnownDocument
from ..model.plan import Plan, every_activity
from ..model.terms import LegalDocument
from .neighbours import Neighbours

_NUMBER = re.compile(r"(?<![\w/])[0-9]+/(?:[0-9]{4}/)?[^\W\d_]+(?:-[^\W\d_]+)+")
_DATED = re.compile(
    r"\s*,?\s*ngày\s+[0-9]{1,2}\s*(?:/|tháng)\s*[0-9]{1,2}\s*(?:/|năm)\s*([0-9]{4})", re.IGNORECASE
)
_LOOKS_BACK = re.compile(r"\b(?:tổng kết|thay thế|bãi bỏ|thay cho)\b[^.;]{0,80}$", re.IGNORECASE)
"""What stands before a document that is named as one of the past."""


def document_not_in_force(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A legal document that a plan rests on is in force when the plan is issued.

    Plans are made from last year's, and what they cite has been replaced meanwhile. Looked at are the cited
    documents and the numbers in the text, such as 07/2017/TT-BTP. A plan issued before its year is seen on
    the first day of the year; one without a date only if the document was not in force on any day of it.
    Nothing is said where the document still holds for the assessed year (năm 2021 theo Quyết định
    619/QĐ-TTg), or where a text names what has replaced it, or speaks of summing it up or replacing it. A
    document that was issued but not yet in force may be cited: plans prepare for it. The tool knows the
    documents of this standard, each with its source; where the end of one is not confirmed, the message
    says so.
    """
    known = {_key(document.number): document for document in around.documents}
    if not known:
        return
    for document, at in _citations(amended(plan, around.day), known):
        message = _ended(document, plan, known) or _unborn(document, plan)
        if message:
            yield Diagnostic("P124", message, at, _way_out(document, plan))


def _citations(plan: Plan, known: Mapping[str, KnownDocument]) -> Iterator[tuple[KnownDocument, Span]]:
    """The known documents that a plan cites; none where the same text names their successor."""
    for cited in _cited(plan):
        document = known.get(_key(cited.number or ""))
        if document and (cited.date is None or cited.date.year == document.date.year):
            yield document, cited.origin.at("number")
    for text, at in _texts(plan):
        named = dict.fromkeys(_named(text, known))
        yield from ((d, at) for d in named if not any(new in named for new in _successors(d, known)))


def _named(text: str, known: Mapping[str, KnownDocument]) -> Iterator[KnownDocument]:
    """The known documents whose numbers a text holds; one of another year has only the number in common."""
    for found in _NUMBER.finditer(text):
        document = known.get(_key(found[0]))
        dated = _DATED.match(text, found.end()) if document else None
        other = dated is not None and document and int(dated[1]) != document.date.year
        if (
            document
            and not other
            and not _LOOKS_BACK.search(text, max(0, found.start() - 100), found.start())
        ):
            yield document


def _successors(document: KnownDocument, known: Mapping[str, KnownDocument]) -> Iterator[KnownDocument]:
    """The known documents that have replaced a document, one after the other."""
    met = {document}
    waiting = [document]
    while waiting:
        for number in waiting.pop().replaced_by:
            new = known.get(_key(number))
            if new and new not in met:
                met.add(new)
                waiting.append(new)
                yield new


def _key(number: str) -> str:
    """A number as it is compared; the letter eth is often typed for Đ."""
    return "".join(number.upper().removeprefix("SỐ").split()).replace("Ð", "Đ")


def _cited(plan: Plan) -> Iterable[LegalDocument]:
    return (*plan.implements, *(plan.funding.basis if plan.funding else ()))


def _texts(plan: Plan) -> Iterator[tuple[str, Span]]:
    """What a plan says in sentences, in the order of its parts."""
    at = plan.origin.at
    for field in ("title", "opening", "purposes", "requirements"):
        written = getattr(plan, field)
        texts = (written,) if isinstance(written, str) else written or ()
        yield from ((text, at(field, n)) for n, text in enumerate(texts))
    for activity in every_activity(plan.activities):
        yield activity.title or "", activity.origin.at("title")
        yield from ((text, activity.origin.at("outputs", n)) for n, text in enumerate(activity.outputs))
        if activity.budget:
            for field, text in (("source", activity.budget.source), ("basis", activity.budget.basis)):
                yield text or "", activity.budget.origin.at(field)
    for duty in plan.responsibilities:
        yield from ((text, duty.origin.at("tasks", n)) for n, text in enumerate(duty.tasks))
    for part, origin in ((plan.funding, "funding"), (plan.reporting, "reporting")):
        if part and part.text:
            yield part.text, at(origin, "text")
    yield plan.closing or "", at("closing")


def _ended(document: KnownDocument, plan: Plan, known: Mapping[str, KnownDocument]) -> Message | None:
    """What is to be said where a document had ended when the plan was issued."""
    issued = max(_issued(plan) or date.min, date(plan.year, 1, 1))
    if not document.ended_before(issued) or (document.assessed_until or 0) >= (plan.assesses or plan.year):
        return None
    new = [d.number for d in _successors(document, known) if d.date <= issued and not d.ended_before(issued)]
    values = {"number": document.number, "until": document.in_force.until, "new": new}
    if not new:
        return say("{number} was in force only until {until}", **values)
    if document.end_is_certain:
        return say("{number} was in force until {until}; {new} has replaced it", **values)
    return say(
        "{number} was probably in force until {until} (not confirmed); {new} has replaced it", **values
    )


def _unborn(document: KnownDocument, plan: Plan) -> Message | None:
    """What is to be said where a document was issued after the plan."""
    if document.date <= (_issued(plan) or last_day(plan.year)):
        return None
    return say("{number} was not issued before {date}", number=document.number, date=document.date)


def _issued(plan: Plan) -> date | None:
    return plan.date or (plan.issued_by.date if plan.issued_by else None)


def _way_out(document: KnownDocument, plan: Plan) -> Message | None:
    if document.assessed_until is not None and document.assessed_until == plan.year - 1 and not plan.assesses:
        return say(
            "a plan that still assesses {year} says so: assesses: {year}", year=document.assessed_until
        )
    return None


CHECKS: dict[str, Callable[[Plan, Neighbours], Iterator[Diagnostic]]] = {
    "P124": document_not_in_force,
}
