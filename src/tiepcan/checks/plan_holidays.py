"""Checks of what a plan needs to know of public holidays."""

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Span
from ..messages import say
from ..model.amendments import amended
from ..model.plan import Plan
from ..schedule import Said, windows_in, year_unknown
from .neighbours import Neighbours
from .plan_times import place_of, stated_times

_LIST_IT = say("add the year to the office's list of holidays (`holidays` in tiepcan.yaml)")


def holidays_unknown(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """The public holidays are known for every year in which working days are counted.

    Without them "05 ngày làm việc" cannot be counted: such a time then has no last day, and nobody is told
    when it is late. The list that comes with the tool is completed by the office's own (`holidays` in
    tiepcan.yaml). It is said once for a plan, at the first time concerned.
    """
    for year, at in _uncounted(plan, around):
        yield Diagnostic("H105", say("the public holidays of {year} are not known", year=year), at, _LIST_IT)
        return


def last_working_day_unknown(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """The public holidays are known for every year that a deadline falls in.

    A deadline holds without them, but the last working day before it cannot be shown. The lunar new year
    and the days that are swapped are set anew each year: a year ahead is known as soon as the notice is out
    and the office has written it into its own list (`holidays` in tiepcan.yaml). It is said once for a plan,
    at the first time concerned, and not where H105 says more.
    """
    if around.holiday_years is None or next(_uncounted(plan, around), None):
        return
    known = around.holiday_years()
    for one in _said(plan, around):
        years = {window.last.year for window in windows_in(one) if window.last} - known
        if years:
            message = say("the public holidays of {year} are not known yet", year=min(years))
            yield Diagnostic("H106", message, place_of(one), _LIST_IT)
            return


def _uncounted(plan: Plan, around: Neighbours) -> Iterator[tuple[int, Span]]:
    """The years that are missing where working days are counted, each with its place."""
    if around.workdays is None:
        return
    for one in _said(plan, around):
        year = year_unknown(one.written, plan.year, around.workdays, assesses=plan.assesses)
        if year is not None:
            yield year, place_of(one)


def _said(plan: Plan, around: Neighbours) -> Iterator[Said]:
    return (one for _, _, said in stated_times(amended(plan, around.day)) for one in said)
