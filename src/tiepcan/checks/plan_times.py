"""Checks of the times that a plan states."""

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..model.amendments import amended
from ..model.plan import Activity, Plan, Report, every_activity
from ..nodes import ListNode, Node, Origin, ScalarNode
from ..schedule import (
    NotUnderstood,
    TimeReading,
    Window,
    YearMissing,
    as_deadline,
    deadlines_in,
    deadlines_of,
    lies_outside,
    times_of,
    timing_of,
)
from .neighbours import Neighbours

MOST_COMPARED = 50  # texts of one field; nobody writes more, and a file that does must not take long


def time_stated_twice(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A time is stated once.

    Two texts that mean the same days are a repetition (ghi trùng), which should be tidied up but harms
    nothing. Two that differ are a contradiction: the tool then works with the days that span both.
    Several separate periods of work, such as quarter I and quarter III, are neither.
    """
    for duty, field, texts in _fields(amended(plan, around.day)):
        for at, (text, reading) in enumerate(texts):
            for other, earlier in texts[: min(at, MOST_COMPARED)]:
                message = _repetition(other, earlier, text, reading, field)
                if message:
                    yield Diagnostic("P104", message, _place(duty.origin, field, at))
                    break
    for activity in every_activity(amended(plan, around.day).activities):
        yield from _deadline_before_the_work(activity, plan.year)


def _repetition(one: str, before: TimeReading, other: str, after: TimeReading, field: str) -> Message | None:
    """What is wrong with two texts of one field."""
    if not isinstance(before, Window) or not isinstance(after, Window):
        return None
    if before == after:
        return say("the time is stated twice: “{one}” and “{other}” mean the same", one=one, other=other)
    if field == "due" or _overlap(before, after):
        return say("two times that differ: “{one}” and “{other}”", one=one, other=other)
    return None


def _overlap(one: Window, other: Window) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _deadline_before_the_work(activity: Activity, year: int) -> Iterator[Diagnostic]:
    firsts = [r.first for _, r in times_of(activity, year) if isinstance(r, Window) and r.first]
    lasts = [r.last for _, r in deadlines_of(activity, year) if isinstance(r, Window) and r.last]
    if firsts and lasts and max(lasts) < min(firsts):
        last, first = max(lasts), min(firsts)
        message = say(
            "the deadline {last} comes before the first day of the work, {first}", last=last, first=first
        )
        yield Diagnostic("P104", message, activity.origin.at("due"))


def time_not_understood(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A time is written so that it can be told which days are meant.

    Times are read as officials write them: Cả năm, Quý II, III năm 2020, Tháng 6/2020, trước ngày
    15/11/2020, chậm nhất ngày 28/02/2022, từ ngày … đến ngày …, 6 tháng đầu năm, thường xuyên. What is
    not understood is never guessed: the activity is shown without a deadline and never counts as late.
    A deadline in January to March without its year is asked too: it may be of this year or of the next.
    """
    for duty, field, texts in _fields(amended(plan, around.day)):
        for at, (text, reading) in enumerate(texts):
            if not isinstance(reading, NotUnderstood | YearMissing):
                continue
            part = text[reading.start : reading.end] or text
            near = " · ".join(reading.near)
            if isinstance(reading, YearMissing):
                message = say("“{part}”: of which year?", part=part)
                hint = say("write the year: {near}", near=near)
            else:
                message = say("the time “{part}” is not understood", part=part)
                hint = say("understood is, for example: {near}", near=near)
            place = _within(duty.origin, field, at, reading.start, reading.end)
            yield Diagnostic("P105", message, place, hint)


def day_without_report(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """Every deadline in the text on reporting belongs to a report.

    Only what stands under `reports` is followed. A deadline that is only in the text would be missed.
    """
    if plan.reporting is None or not plan.reporting.text:
        return
    reports = (*plan.reports, *amended(plan, around.day).reports)
    readings = [as_deadline(text, plan.year) for r in reports for text in r.due]
    known = {r.last for r in readings if isinstance(r, Window)}
    for mention in deadlines_in(plan.reporting.text, plan.year):
        if mention.last not in known:
            part = plan.reporting.text[mention.start : mention.end]
            message = say("the text says “{part}”, but no report is due then", part=part)
            hint = say("add a report under `reports` with due: {part}", part=part)
            place = _within(plan.reporting.origin, "text", None, mention.start, mention.end)
            yield Diagnostic("P106", message, place, hint)


def time_outside_the_year(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A time lies in the plan's year or in the first quarter after it.

    A plan is often made from last year's, and a year is left as it was. Such a slip of the pen is not a
    delay: taken at its word, the duty would be late from the first day on. It is shown apart and never
    counted as overdue until an amendment (đính chính) puts it right; the text itself stays as it is.
    """
    hint = say("correct it by an amendment; until then it is shown apart and not counted as overdue")
    for duty, field, texts in _fields(amended(plan, around.day)):
        if not timing_of(duty, plan.year).misdated:
            continue
        for at, (_, reading) in enumerate(texts):
            if isinstance(reading, Window) and lies_outside(reading, plan.year):
                end = reading.last or reading.first
                month = end.strftime("%m/%Y") if end else ""
                values = {"month": month, "year": plan.year}
                message = (
                    say("due in {month} in a plan for {year}", **values)
                    if field == "due"
                    else say("set for {month} in a plan for {year}", **values)
                )
                yield Diagnostic("P110", message, _place(duty.origin, field, at), hint)


def _fields(plan: Plan) -> Iterator[tuple[Activity | Report, str, tuple[tuple[str, TimeReading], ...]]]:
    """Every field that states times, with its texts and what they mean."""
    for activity in every_activity(plan.activities):
        yield activity, "time", times_of(activity, plan.year)
        yield activity, "due", deadlines_of(activity, plan.year)
    for report in plan.reports:
        yield report, "due", deadlines_of(report, plan.year)


def _place(origin: Origin, field: str, at: int) -> Span:
    """The place of one text of a field, which may be written as one value or as a list."""
    return origin.at(field, at)


def _within(origin: Origin, field: str, at: int | None, start: int, end: int) -> Span:
    """A part of a text, where the text stands in the file as it is: plain and on one line."""
    whole = origin.at(field) if at is None else _place(origin, field, at)
    entry = origin.node.entries.get(field)
    node: Node | None = entry.value if entry else None
    if isinstance(node, ListNode) and at is not None and at < len(node.items):
        node = node.items[at]
    if not isinstance(node, ScalarNode) or not node.plain or node.line != node.end_line or start == end:
        return whole
    if node.end_column - node.column != len(node.text):
        return whole
    return Span(origin.path, node.line, node.column + start, node.column + end)
