"""Checks of the days on which a plan and what it rests on were issued."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..model.communes import last_day
from ..model.plan import Plan
from ..model.terms import LegalDocument
from .neighbours import Neighbours

_YEAR = re.compile(r"\bnăm\s+(20[0-9]{2})\b", re.IGNORECASE)
_FROM_TO = re.compile(r"\b(20[0-9]{2})\s*[-–]\s*(20[0-9]{2})\b")


def date_outside_the_year(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """The dates of a plan fit its year and the year that it assesses.

    A plan may be issued in the last quarter of the year before, and while its year runs. An amendment
    comes after it, until the end of the first quarter of the next year. The period of a report touches the
    year of the plan or the one that it assesses, and one of these two is the year that title and closing
    sentence name. What does not fit usually comes from last year's plan: a year was left as it was.
    """
    years = (plan.year, plan.assesses or plan.year)
    first, last = days_of_issue(plan)
    issued = plan.date if plan.date and first <= plan.date <= last else None
    for day, at in _issues(plan):
        if not first <= day <= last:
            yield Diagnostic("P120", _of_another_year(day, plan.year), at)
    for amendment in plan.amendments:
        at = amendment.origin.at("date")
        if not first <= amendment.date <= date(last.year + 1, 3, 31):
            yield Diagnostic("P120", _of_another_year(amendment.date, plan.year), at)
        elif issued and amendment.date < issued:
            values = {"date": amendment.date, "issued": issued}
            message = say("the amendment is dated {date}, before the plan itself ({issued})", **values)
            yield Diagnostic("P120", message, at)
    for report in plan.reports:
        if report.period and (report.period.to.year < min(years) or report.period.from_.year > max(years)):
            message = say("the report covers no day of {year}", year=plan.year)
            yield Diagnostic("P120", message, report.origin.at("period"))
    for field, text in (("title", plan.title), ("closing", plan.closing)):
        if named := _only_other_years(text or "", years):
            message = say("“năm {named}” in a plan for {year}", named=named, year=plan.year)
            yield Diagnostic("P120", message, plan.origin.at(field))


def days_of_issue(plan: Plan) -> tuple[date, date]:
    """The first and the last day on which a plan can be issued: from the last quarter before its year on."""
    years = (plan.year, plan.assesses or plan.year)
    return min(date(plan.year - 1, 10, 1), date(min(years), 1, 1)), last_day(max(years))


def _issues(plan: Plan) -> Iterator[tuple[date, Span]]:
    if plan.date:
        yield plan.date, plan.origin.at("date")
    if plan.issued_by and plan.issued_by.date:
        yield plan.issued_by.date, plan.issued_by.origin.at("date")


def _of_another_year(day: date, year: int) -> Message:
    return say("{day} in a plan for {year}", day=day, year=year)


def _only_other_years(text: str, years: tuple[int, ...]) -> int | None:
    """The first year that a text names, where it names none of these and no span that holds one."""
    if any(int(a) <= year <= int(b) for a, b in _FROM_TO.findall(text) for year in years):
        return None
    named = [int(year) for year in _YEAR.findall(text)]
    return named[0] if named and not set(named).intersection(years) else None


def cited_before_it_was_issued(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """What a plan rests on was issued before the plan.

    A document that it implements, or that its money comes from, cannot bear a later date; most often day
    and month were exchanged, or the year is a slip. Of a plan without a date only the end of its year is
    known.
    """
    issued = plan.date or (plan.issued_by.date if plan.issued_by else None)
    end = issued or last_day(max(plan.year, plan.assesses or plan.year))
    for document in (*plan.implements, *(plan.funding.basis if plan.funding else ())):
        if document.date and document.date > end:
            values = {"document": _name(document), "date": document.date, "end": end}
            message = (
                say("{document} is dated {date}, after the plan itself ({end})", **values)
                if issued
                else say("{document} is dated {date}, after the end of the plan's year", **values)
            )
            yield Diagnostic("P121", message, document.origin.at("date"))


def _name(document: LegalDocument) -> str | Message:
    """A cited document by its number, where it has one."""
    return document.number or document.title or document.type or say("a cited document")


CHECKS: dict[str, Callable[[Plan, Neighbours], Iterator[Diagnostic]]] = {
    "P120": date_outside_the_year,
    "P121": cited_before_it_was_issued,
}
