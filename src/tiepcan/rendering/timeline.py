"""A plan drawn along its year, for a terminal or a pipe."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from textwrap import wrap

from ..messages import Message, Words, say
from ..records import frozen
from ..tracking import DutyState
from ..views.status import Line, Stretch
from .terminal import columns_of
from .visible import visible_line

MONTHS = 15
"""The plan's year and the first quarter after it, into which its work may reach."""
_QUARTERS = ("I", "II", "III", "IV", "I")
_WIDEST_MONTH, _LEAST_TITLE, _MOST_TITLE = 3, 16, 50


@frozen
class Signs:
    """What is drawn with: stretches that are done, open and overdue, the day asked about, and states."""

    done: str
    waiting: str
    overdue: str
    today: str
    arrow: str
    dots: str
    states: dict[DutyState, str]


_STATES = (
    DutyState.DONE,
    DutyState.DONE_LATE,
    DutyState.OVERDUE,
    DutyState.DUE_SOON,
    DutyState.IN_PROGRESS,
    DutyState.NOT_STARTED,
    DutyState.PAUSED,
    DutyState.CANCELLED,
    DutyState.OPEN_ENDED,
    DutyState.MISDATED,
)
DRAWN = Signs("█", "░", "╌", "│", "▼", "…", dict(zip(_STATES, "✓◆✗!●○=-~?", strict=True)))
PLAIN = Signs("#", ".", "_", "|", "v", "~", dict(zip(_STATES, "xLX!*o=-~?", strict=True)))
"""The same in ASCII, for streams that cannot hold the others."""

_COLOURS = {
    DutyState.DONE: "32",
    DutyState.DONE_LATE: "36",
    DutyState.OVERDUE: "31",
    DutyState.DUE_SOON: "33",
    DutyState.MISDATED: "35",
}
_WORDS: dict[DutyState, Message] = {
    DutyState.DONE: say("done"),
    DutyState.DONE_LATE: say("done late"),
    DutyState.OVERDUE: say("overdue"),
    DutyState.DUE_SOON: say("due soon"),
    DutyState.IN_PROGRESS: say("in progress"),
    DutyState.NOT_STARTED: say("not begun"),
    DutyState.PAUSED: say("paused"),
    DutyState.CANCELLED: say("cancelled"),
    DutyState.OPEN_ENDED: say("no deadline"),
    DutyState.MISDATED: say("deadline written wrongly"),
}


@frozen
class Timeline:
    """The lines of a plan's year as seen on a day."""

    lines: Sequence[Line]
    year: int
    day: date

    def cell(self, day: date, month: int) -> int:
        """The cell of a day, `month` cells a month; before or beyond the year it lies outside the axis."""
        months = (day.year - self.year) * 12 + day.month - 1
        return months * month + (day.day - 1) * month // monthrange(day.year, day.month)[1]


def render_timeline(
    timeline: Timeline, words: Words, *, width: int, colour: bool, signs: Signs = DRAWN
) -> str:
    """One line for each thing, months as columns; readable without colour and in a pipe."""
    tails = [_tail(line, signs) for line in timeline.lines]
    tail = max(map(len, tails), default=0)
    numbers = max((columns_of(line.number) for line in timeline.lines), default=0)
    month = next(
        (m for m in range(_WIDEST_MONTH, 1, -1) if width - m * MONTHS - tail - numbers - 4 >= _LEAST_TITLE), 1
    )
    title = min(_MOST_TITLE, max(1, width - month * MONTHS - tail - numbers - 4))
    left = " " * (numbers + title + 3)
    text = [f"{left}{head}".rstrip() for head in _heads(timeline, month, signs, words)]
    for line, end in zip(timeline.lines, tails, strict=True):
        shown = _fitted(visible_line(words.value(line.title)), title, signs.dots)
        bar = f"{_bar(timeline, line, month, signs)} {end}".rstrip()
        code = _COLOURS.get(line.state)
        bar = f"\x1b[{code}m{bar}\x1b[0m" if colour and code else bar
        text.append(f" {visible_line(line.number).ljust(numbers)} {shown} {bar}".rstrip())
    return "\n".join(text) + "\n"


def render_states(timeline: Timeline, words: Words, *, width: int, signs: Signs = DRAWN) -> str:
    """One paragraph for each thing with its sign, where there is no room to draw."""
    text = ""
    for line in timeline.lines:
        said = f"{_tail(line, signs)} {line.number} {words.value(line.title)}"
        filled = wrap(visible_line(said), width, subsequent_indent="  ", break_long_words=False)
        text += "".join(f"{part}\n" for part in filled)
    return text


def _heads(timeline: Timeline, month: int, signs: Signs, words: Words) -> Iterator[str]:
    """Quarters, months where there is room, and the mark of the day asked about."""
    years = {0: f"/{timeline.year}", 4: f"/{timeline.year + 1}"} if month > 2 else {}
    quarters = (f"{name}{years.get(n, '')}" for n, name in enumerate(_QUARTERS))
    yield "".join(quarter.ljust(month * 3) for quarter in quarters)
    if month > 2:
        yield "".join(str(n % 12 + 1).ljust(month) for n in range(MONTHS))
    at, end = timeline.cell(timeline.day, month), month * MONTHS
    if 0 <= at < end:
        said = words.value(timeline.day)
        before = at + 2 + len(said) > end
        yield f"{said} {signs.arrow}".rjust(at + 1) if before else f"{' ' * at}{signs.arrow} {said}"


def _bar(timeline: Timeline, line: Line, month: int, signs: Signs) -> str:
    cells = [" "] * (MONTHS * month)
    today = timeline.cell(timeline.day, month)
    if 0 <= today < len(cells):
        cells[today] = signs.today
    for stretch in line.stretches:
        if stretch.state is not DutyState.MISDATED:
            for at, sign in _drawn(timeline, stretch, month, signs):
                if 0 <= at < len(cells):
                    cells[at] = sign
    return "".join(cells)


def _drawn(timeline: Timeline, stretch: Stretch, month: int, signs: Signs) -> Iterator[tuple[int, str]]:
    """The cells of a stretch: its window, how long it has been overdue, and its state on its last day."""
    today = timeline.cell(timeline.day, month)
    last = timeline.cell(stretch.last, month) if stretch.last else MONTHS * month
    first = timeline.cell(stretch.first, month) if stretch.first else last
    fill = signs.done if stretch.state.is_done else signs.waiting
    for at in range(max(first, 0), min(last, MONTHS * month)):
        yield at, signs.today if at == today and fill == signs.waiting else fill
    if stretch.state is DutyState.OVERDUE:
        yield from ((at, signs.overdue) for at in range(last + 1, min(today, MONTHS * month)))
    if stretch.last:
        yield last, signs.states[stretch.state]


def _tail(line: Line, signs: Signs) -> str:
    counts = f" {line.done}/{line.all}" if line.all else ""
    return f"{signs.states[line.state]}{counts}"


def _fitted(text: str, width: int, dots: str) -> str:
    """The text cut or filled to so many columns."""
    if columns_of(text) > width:
        while columns_of(text) > width - 1:
            text = text[:-1]
        text = text.rstrip() + dots
    return text + " " * (width - columns_of(text))


def render_legend(lines: Iterable[Line], words: Words, signs: Signs = DRAWN) -> str:
    """What the signs mean, of those that occur."""
    used = {line.state for line in lines} | {s.state for line in lines for s in line.stretches}
    said = [f"{sign} {words(_WORDS[state])}" for state, sign in signs.states.items() if state in used]
    bars = [
        (signs.done, say("window, done")),
        (signs.waiting, say("window, open")),
        (signs.today, say("this day")),
    ]
    return "; ".join([*said, *(f"{sign} {words(text)}" for sign, text in bars)])
