"""Written times read: the text in, days out."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from .cursor import Cursor
from .grammar import deadline, phrase
from .meaning import Asked, Reversed, Setting, counted_from, days_of, meaning, months_of
from .near import near_phrases
from .printer import print_phrase
from .syntax import Kind, Part, Phrase, Stretch, Stuck
from .tokens import tokens_of
from .windows import Backwards, Mention, NotUnderstood, Recurrence, Term, TimeReading, Window, YearMissing
from .workdays import NOTHING_KNOWN, Workdays


def read_time(
    text: str, year: int, *, assesses: int | None = None, workdays: Workdays = NOTHING_KNOWN
) -> TimeReading:
    """The days that a written time names; `year` is the plan's, for a phrase that has none.

    "Trước ngày 15/11" ends on the 14th; "chậm nhất" and "đến hết ngày 15/11" include the day. `assesses` is
    the assessed year ("năm đánh giá") where it is not the plan's; `workdays` count "05 ngày làm việc": of a
    year they do not know nothing is said. A text that is not understood is said with its place, never
    guessed, and no text raises an error.
    """
    return _read(text, Setting(year, assesses or year, workdays), deadline=False)


def as_deadline(
    text: str, year: int, *, assesses: int | None = None, workdays: Workdays = NOTHING_KNOWN
) -> TimeReading:
    """The same for a text that says when something must be finished: only its last day counts."""
    found = _read(text, Setting(year, assesses or year, workdays), deadline=True)
    if isinstance(found, Recurrence):
        terms = (Term(term.label, Window(None, term.window.last)) for term in found.terms)
        return Recurrence(found.every, tuple(terms))
    if not isinstance(found, Window):
        return found
    return Window(None, found.last) if found.last else NotUnderstood(0, len(text), near_phrases(text, year))


@lru_cache(1024)  # a plan says the same few times over and over
def parse_phrase(text: str) -> Phrase | NotUnderstood:
    """A written time as a tree, not yet set into a year; `print_phrase` writes it out again."""
    try:
        return phrase(Cursor(text))
    except Stuck as stuck:
        return NotUnderstood(stuck.start, stuck.end)


def year_unknown(
    text: str, year: int, known: Callable[[], Workdays], *, assesses: int | None = None
) -> int | None:
    """The year whose holidays are missing to count "05 ngày làm việc kể từ ngày 10/5/2031"; else None.

    `known` gives the working days; it is called only for a text that counts days.
    """
    one = parse_phrase(text)
    if isinstance(one, NotUnderstood) or not one.stretches or one.count is None:
        return None
    workdays = known()
    try:
        day = days_of(one.stretches[0], Setting(year, assesses or year, workdays), [])[0]
    except Stuck:
        return None
    if counted_from(day, one.count, workdays) is not None:
        return None
    return day.year + (day.year in workdays.years) * (-1 if one.count.back else 1)


def deadlines_in(text: str, year: int, *, assesses: int | None = None) -> tuple[Mention, ...]:
    """The deadlines by day that stand in a longer text ("… (trước ngày 15/5/2019) …").

    Only words that make a deadline count: days of documents that the text cites do not.
    """
    tokens = tokens_of(text)
    setting = Setting(year, assesses or year, NOTHING_KNOWN)
    found = []
    for at, token in enumerate(tokens):
        if token.text not in ("trước", "chậm", "muộn"):
            continue
        try:
            one = deadline(Cursor(text, tokens, at))
            days = meaning(one, setting, deadline=True) if one else None
        except (Stuck, Asked):
            continue
        stretch = one.stretches[0] if one else None
        if stretch and stretch.part is Part.DAYS and isinstance(days, Window) and days.last:
            found.append(Mention(token.start, stretch.end, days.last))
    return tuple(found)


@lru_cache(1024)
def _read(text: str, setting: Setting, *, deadline: bool) -> TimeReading:
    one = parse_phrase(text)
    if isinstance(one, NotUnderstood):
        return replace(one, near=near_phrases(text, setting.year))
    if one.kind is Kind.COUNTED and one.event is None:
        one = replace(one, event=print_phrase(one)[:1].lower() + print_phrase(one)[1:])
    try:
        return meaning(one, setting, deadline=deadline)
    except Stuck as stuck:
        return NotUnderstood(stuck.start, stuck.end, near_phrases(text, setting.year))
    except Asked as asked:
        return YearMissing(
            asked.stretch.start, asked.stretch.end, _with_years(one, asked.stretch, setting.year)
        )
    except Reversed as backwards:
        return Backwards(backwards.start, backwards.end, backwards.first, backwards.last)


def _with_years(one: Phrase, asked: Stretch, year: int) -> tuple[str, ...]:
    """The phrase with the year it lacks: the plan's or the one after it; over New Year, both."""
    first = one.stretches[0]
    both = first is not asked and months_of(first)[0] > months_of(asked)[-1]
    years = [(year, year + 1)] if both else [(year, year), (year + 1, year + 1)]
    return tuple(
        print_phrase(replace(one, event=None, stretches=tuple(map(_in_year, one.stretches, each))))
        for each in years
    )


def _in_year(stretch: Stretch, year: int) -> Stretch:
    return replace(stretch, year=year) if stretch.year is None else stretch
