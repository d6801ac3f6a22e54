"""Checks of the times that a plan states."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from ..diagnostics import Diagnostic, Span
from ..messages import Message, say
from ..model.amendments import amended
from ..model.plan import Activity, Plan, Report, every_activity
from ..nodes import ListNode, Node, Origin, ScalarNode, part_of_text
from ..schedule import (
    Backwards,
    NotUnderstood,
    OpenEnded,
    Recurrence,
    Said,
    Window,
    YearMissing,
    deadlines_in,
    deadlines_of,
    lies_outside,
    times_of,
    timing_of,
    windows_in,
)
from .neighbours import Neighbours

MOST_COMPARED = 50  # texts of one field; nobody writes more, and a file that does must not take long


def time_stated_twice(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A time is stated once.

    Two texts that mean the same days are a repetition (ghi trùng), which should be tidied up but harms
    nothing. Two that differ are a contradiction: the tool then works with the days that span both.
    Several separate periods of work, such as quarter I and quarter III, are neither.
    """
    for _, field, said in stated_times(amended(plan, around.day)):
        for at, one in enumerate(said):
            for earlier in said[: min(at, MOST_COMPARED)]:
                message = _repetition(earlier, one, field)
                if message:
                    yield Diagnostic("P104", message, place_of(one))
                    break
    for activity in every_activity(amended(plan, around.day).activities):
        yield from _deadline_before_the_work(activity, plan)


def _repetition(one: Said, other: Said, field: str) -> Message | None:
    """What is wrong with two statements of one field; each unit has its own."""
    if one.unit != other.unit:
        return None
    before, after = one.reading, other.reading
    if before == after and isinstance(before, Window | Recurrence | OpenEnded):
        return say(
            "the time is stated twice: “{one}” and “{other}” mean the same", one=one.text, other=other.text
        )
    if not isinstance(before, Window) or not isinstance(after, Window):
        return None
    if field == "due" or _overlap(before, after):
        return say("two times that differ: “{one}” and “{other}”", one=one.text, other=other.text)
    return None


def _overlap(one: Window, other: Window) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _deadline_before_the_work(activity: Activity, plan: Plan) -> Iterator[Diagnostic]:
    times, dues = _read(activity, plan)
    firsts = [w.first for said in times for w in windows_in(said) if w.first]
    lasts = [w.last for said in dues for w in windows_in(said) if w.last]
    if firsts and lasts and max(lasts) < min(firsts):
        last, first = max(lasts), min(firsts)
        message = say(
            "the deadline {last} comes before the first day of the work, {first}", last=last, first=first
        )
        yield Diagnostic("P104", message, activity.origin.at("due"))


_NO_TIME = say("write time: …, or from: and to: with days")


def time_not_understood(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A time is written so that it can be told which days are meant.

    Times are read as officials write them: Cả năm, Quý II, III năm 2020, Tháng 6/2020, trước ngày
    15/11/2020, chậm nhất ngày 28/02/2022, từ ngày … đến ngày …, 6 tháng đầu năm, thường xuyên, hằng quý,
    trong 05 ngày làm việc kể từ ngày …, sau khi …, theo hướng dẫn của …. What is not understood is never
    guessed: the activity is shown without a deadline and never counts as late. A deadline in January to
    March without its year is asked too: it may be of this year or of the next.
    """
    for _, _, said in stated_times(amended(plan, around.day)):
        for one in said:
            reading = one.reading
            if not isinstance(reading, NotUnderstood | YearMissing):
                continue
            if not one.text or one.text == one.unit:
                yield Diagnostic("P105", say("no time stands here"), place_of(one), _NO_TIME)
                continue
            part = one.written[reading.start : reading.end] or one.text
            near = " · ".join(reading.near)
            if isinstance(reading, YearMissing):
                message = say("“{part}”: of which year?", part=part)
                hint = say("write the year: {near}", near=near)
            else:
                message, hint = _no_such_day(part, plan.year) or (
                    say("the time “{part}” is not understood", part=part),
                    say("understood is, for example: {near}", near=near),
                )
            yield Diagnostic("P105", message, _within(one, reading.start, reading.end), hint)


def _no_such_day(part: str, year: int) -> tuple[Message, Message] | None:
    """What is wrong with a day that no calendar has, such as 31/4/2020."""
    found = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([12][0-9]{3}))?", part)
    if not found:
        return None
    day, month, year = int(found[1]), int(found[2]), int(found[3] or year)
    if not 1 <= month <= 12 or 1 <= day <= (days := monthrange(year, month)[1]):
        return None
    hint = say("month {month} of {year} has {days} days", month=month, year=str(year), days=days)
    return say("there is no day {day}", day=part), hint


def time_ends_before_it_begins(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A time begins before it ends.

    Two days that changed places, or a month of the next year without its year, leave no day on which the
    work could be done.
    """
    for _, _, said in stated_times(amended(plan, around.day)):
        for one in said:
            if isinstance(one.reading, Backwards):
                place = _within(one, one.reading.start, one.reading.end)
                yield _backwards(one.reading.first, one.reading.last, place)
    for report in plan.reports:
        period = report.period
        if period and period.to < period.from_:
            yield _backwards(period.from_, period.to, report.origin.at("period"))


def _backwards(first: date, last: date, at: Span) -> Diagnostic:
    message = say("the time begins on {first} and ends before, on {last}", first=first, last=last)
    hint = say("let the two days change places, or write the year of each")
    return Diagnostic("P117", message, at, hint)


def day_without_report(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """Every deadline in the text on reporting belongs to a report.

    Only what stands under `reports` is followed. A deadline that is only in the text would be missed.
    """
    if plan.reporting is None or not plan.reporting.text:
        return
    reports = (*plan.reports, *amended(plan, around.day).reports)
    dues = [said for report in reports for said in _read(report, plan)[1]]
    known = {window.last for said in dues for window in windows_in(said)}
    for mention in deadlines_in(plan.reporting.text, plan.year, assesses=plan.assesses):
        if mention.last not in known:
            part = plan.reporting.text[mention.start : mention.end]
            message = say("the text says “{part}”, but no report is due then", part=part)
            hint = say("add a report under `reports` with due: {part}", part=part)
            place = part_of(plan.reporting.origin, ("text",), mention.start, mention.end)
            yield Diagnostic("P106", message, place, hint)


def time_outside_the_year(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A time lies in the plan's year or in the first quarter after it.

    A plan is often made from last year's, and a year is left as it was. Such a slip of the pen is not a
    delay: taken at its word, the duty would be late from the first day on. It is shown apart and never
    counted as overdue until an amendment (đính chính) puts it right; the text itself stays as it is.
    """
    hint = say("correct it by an amendment; until then it is shown apart and not counted as overdue")
    for duty, field, said in stated_times(amended(plan, around.day)):
        if not timing_of(duty, plan.year, assesses=plan.assesses).misdated:
            continue
        for one in said:
            outside = [window for window in windows_in(one) if lies_outside(window, plan.year)]
            if outside:
                end = outside[0].last or outside[0].first
                month = end.strftime("%m/%Y") if end else ""
                values = {"month": month, "year": plan.year}
                message = (
                    say("due in {month} in a plan for {year}", **values)
                    if field == "due"
                    else say("set for {month} in a plan for {year}", **values)
                )
                yield Diagnostic("P110", message, place_of(one), hint)


def _read(duty: Activity | Report, plan: Plan) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """What `time` and what `due` say."""
    return times_of(duty, plan.year, plan.assesses), deadlines_of(duty, plan.year, plan.assesses)


def stated_times(plan: Plan) -> Iterator[tuple[Activity | Report, str, tuple[Said, ...]]]:
    """Every field that states times, with its statements and what they mean."""
    duties: tuple[Activity | Report, ...] = (*every_activity(plan.activities), *plan.reports)
    for duty in duties:
        times, dues = _read(duty, plan)
        yield duty, "time", times
        yield duty, "due", dues


def place_of(said: Said) -> Span:
    """The place of one statement of a field, which may be written as one value or as a list."""
    return said.origin.at(*said.steps)


def _within(said: Said, start: int, end: int) -> Span:
    return part_of(said.origin, said.steps, start, end)


def part_of(origin: Origin, steps: tuple[str | int, ...], start: int, end: int) -> Span:
    """A part of a text, where the text stands in the file as it is: plain and on one line."""
    whole = origin.at(*steps)
    entry = origin.node.entries.get(str(steps[0])) if steps else None
    node: Node | None = entry.value if entry else None
    if isinstance(node, ListNode) and len(steps) > 1:
        node = node.items[int(steps[1])]
    return part_of_text(origin.path, node, start, end) if isinstance(node, ScalarNode) else whole
