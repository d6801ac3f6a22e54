"""What a written time means in days, given the year of the plan it stands in."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..spelling import nearest
from .grammar import Parser
from .syntax import Kind, Phrase, Stretch, Stuck
from .tokens import Token, tokens_of
from .windows import (
    Every,
    Mention,
    NotUnderstood,
    OpenEnded,
    Recurrence,
    Term,
    TimeReading,
    Window,
    YearMissing,
)
from .workdays import NOTHING_KNOWN, Workdays

ONE_DAY = timedelta(days=1)
ASKED_BEFORE = 4  # a deadline without a year is asked in the months before April

# The first word of a text → phrases of that family; {year} becomes the plan's year.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "quý": ("Quý II năm {year}", "Quý II, III năm {year}"),
    "tháng": ("Tháng 6/{year}", "Trong tháng 6 năm {year}"),
    "trước": ("Trước ngày 15/11/{year}",),
    "chậm": ("Chậm nhất ngày 15/11/{year}",),
    "đến": ("Đến hết ngày 15/11/{year}",),
    "từ": ("Từ ngày 01/3/{year} đến ngày 31/3/{year}",),
    "ngày": ("Trước ngày 15/11/{year}", "Ngày 09/11/{year}"),
    "năm": ("Cả năm", "Năm {year}"),
    "cả": ("Cả năm", "Năm {year}"),
    "thường": ("Thường xuyên",),
    "khi": ("Khi có yêu cầu",),
}
COMMON = ("Cả năm", "Quý II năm {year}", "Tháng 6/{year}", "Trước ngày 15/11/{year}")


def read_time(
    text: str, year: int, *, assesses: int | None = None, workdays: Workdays = NOTHING_KNOWN
) -> TimeReading:
    """The days that a written time names; `year` is the plan's, for a phrase that has none.

    "Trước ngày 15/11" ends on the 14th; "chậm nhất" and "đến hết ngày 15/11" include the day. A text
    that is not understood is said with its place, never guessed, and no text raises an error.
    """
    return _read(text, Setting(year, assesses, workdays), deadline=False)


def as_deadline(
    text: str, year: int, *, assesses: int | None = None, workdays: Workdays = NOTHING_KNOWN
) -> TimeReading:
    """The same for a text that says when something must be finished: only its last day counts."""
    found = _read(text, Setting(year, assesses, workdays), deadline=True)
    if isinstance(found, Recurrence):
        terms = (Term(term.label, Window(None, term.window.last)) for term in found.terms)
        return Recurrence(found.every, tuple(terms))
    if not isinstance(found, Window):
        return found
    return Window(None, found.last) if found.last else NotUnderstood(0, len(text), near_phrases(text, year))


def deadlines_in(text: str, year: int) -> tuple[Mention, ...]:
    """The deadlines by day that stand in a longer text ("… (trước ngày 15/5/2019) …").

    Only words that make a deadline count: days of documents that the text cites do not.
    """
    tokens = tokens_of(text)
    found = []
    for at, token in enumerate(tokens):
        if token.text not in ("trước", "chậm", "muộn"):
            continue
        try:
            phrase = Parser(tokens, at).deadline()
            stretch = phrase.stretches[0] if phrase else None
            window = _window(phrase, year, deadline=True) if phrase else None
        except (Stuck, _Asked):
            continue
        if stretch and stretch.day and isinstance(window, Window) and window.last:
            found.append(Mention(token.start, stretch.end, window.last))
    return tuple(found)


def near_phrases(text: str, year: int) -> tuple[str, ...]:
    """Phrases that are understood and look like the text."""
    tokens = tokens_of(text)
    family = next((EXAMPLES[t.text] for t in tokens if t.text in EXAMPLES), None)
    if family is None:
        words = {t.text for t in tokens if not t.is_number}
        close = [near for word in sorted(words)[:20] if (near := nearest(word[:40], EXAMPLES))]
        family = EXAMPLES[close[0]] if close else COMMON
    return tuple(phrase.format(year=year) for phrase in family)


EVERY = {
    "hằng tháng": Every.MONTH,
    "hàng tháng": Every.MONTH,
    "hằng quý": Every.QUARTER,
    "hàng quý": Every.QUARTER,
    "định kỳ 6 tháng": Every.HALF_YEAR,
}
LENGTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
HALVES = ("6 tháng đầu năm", "6 tháng cuối năm")
QUARTERS = ("quý I", "quý II", "quý III", "quý IV")


def _terms(every: Every, year: int) -> tuple[Term, ...]:
    length = LENGTHS[every]
    labels = {
        Every.MONTH: tuple(f"tháng {month}" for month in range(1, 13)),
        Every.QUARTER: QUARTERS,
        Every.HALF_YEAR: HALVES,
        Every.YEAR: (f"năm {year}",),
    }[every]
    return tuple(
        Term(label, Window(*_days(Stretch(at * length + 1, (at + 1) * length, None, None, 0, 0), year)))
        for at, label in enumerate(labels)
    )


class _Asked(Exception):
    """A deadline whose year must be asked."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a phrase is read against: the plan's year, the assessed one, the working days."""

    year: int
    assesses: int | None
    workdays: Workdays


def _read(text: str, setting: Setting, *, deadline: bool) -> TimeReading:
    year = setting.year
    tokens = tokens_of(text)
    if (every := EVERY.get(" ".join(t.text for t in tokens).strip(" .;,"))) is not None:
        return Recurrence(every, _terms(every, year))
    try:
        phrase = Parser(tokens).time()
    except Stuck as stuck:
        return NotUnderstood(stuck.start, stuck.end, near_phrases(text, year))
    try:
        return _window(phrase, year, deadline=deadline)
    except Stuck as stuck:
        return NotUnderstood(stuck.start, stuck.end, near_phrases(text, year))
    except _Asked:
        stretch = phrase.stretches[0]
        return YearMissing(stretch.start, stretch.end, _with_years(text, stretch, year, tokens))


def _window(phrase: Phrase, year: int, *, deadline: bool) -> Window | OpenEnded:
    """The days of a phrase; Stuck where they do not exist, _Asked where the year must be asked."""
    if phrase.kind in (Kind.OPEN, Kind.ON_DEMAND):
        return OpenEnded(regular=phrase.kind is Kind.OPEN)
    stretch = phrase.stretches[0]
    bare_day = deadline and phrase.kind is Kind.WITHIN and len(phrase.stretches) == 1 and stretch.day
    if (
        (bare_day or phrase.kind in (Kind.BEFORE, Kind.BY))
        and stretch.year is None
        and (stretch.first_month if phrase.kind is Kind.BEFORE else stretch.last_month) < ASKED_BEFORE
    ):
        raise _Asked
    spans = [_days(s, s.year or year) for s in _with_neighbours_years(phrase.stretches)]
    if phrase.kind is Kind.BEFORE:
        return Window(None, spans[0][0] - ONE_DAY)
    if phrase.kind is Kind.BY:
        return Window(None, spans[0][1])
    if phrase.kind is Kind.FROM:
        return Window(spans[0][0], None)
    for stretch, here, following in zip(phrase.stretches[1:], spans, spans[1:], strict=False):
        if following[1] < here[0]:
            raise Stuck(stretch.start, stretch.end)
    return Window(min(s[0] for s in spans), max(s[1] for s in spans))


def _with_neighbours_years(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """A stretch without a year takes that of the next one that has it, else of the one before."""
    found: list[Stretch] = []
    year: int | None = None
    for stretch in reversed(stretches):
        year = stretch.year or year
        found.append(replace(stretch, year=year))
    found.reverse()
    for at, stretch in enumerate(found):
        if stretch.year is None and at:
            found[at] = replace(stretch, year=found[at - 1].year)
    return found


def _days(stretch: Stretch, year: int) -> tuple[date, date]:
    last = monthrange(year, stretch.last_month)[1]
    if stretch.day is None:
        return date(year, stretch.first_month, 1), date(year, stretch.last_month, last)
    if stretch.day > last:
        raise Stuck(stretch.start, stretch.end)
    day = date(year, stretch.first_month, stretch.day)
    return day, day


def _with_years(text: str, stretch: Stretch, year: int, tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """The phrase with the year it lacks: the plan's, and the one after it."""
    words = any(t.text == "tháng" and stretch.start <= t.start < stretch.end for t in tokens)
    link = " năm " if words or stretch.day is None else "/"
    return tuple(f"{text[: stretch.end]}{link}{y}{text[stretch.end :]}".strip() for y in (year, year + 1))
