"""Pictures for documents: a plan along its year, and what became of its duties by quarter.

Drawn for a page that may be printed in black and white: each state has a pattern and a mark beside its
shade. Equal input gives equal bytes.
"""

import io
import logging
from collections.abc import Sequence
from datetime import date
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..messages import Words, say
from ..records import frozen
from ..tracking import DutyState
from ..views.status import Line, PlanStatus

WIDTH = 6.5
"""Inches: the text of an A4 page with the decree's margins."""

DOTS = 200
_STYLE: Any = {"font.family": "DejaVu Serif", "font.size": 8, "hatch.linewidth": 0.6, "axes.linewidth": 0.6}
_LONGEST = 44

# A state → shade, pattern, mark at the end of its bar.
_LOOKS: dict[DutyState, tuple[str, str, str]] = {
    DutyState.DONE: ("0.35", "", "✓"),
    DutyState.DONE_LATE: ("0.35", "////", "✓"),
    DutyState.OVERDUE: ("white", "xxxx", "✗"),
    DutyState.DUE_SOON: ("0.8", "", "!"),
    DutyState.IN_PROGRESS: ("0.8", "", "●"),
    DutyState.PAUSED: ("white", "....", "‖"),
}
_OTHER = ("white", "", "○")


@frozen
class Picture:
    """A picture as PNG, and what it shows in words, for those who cannot see it."""

    data: bytes
    alt: str


def draw_timeline(status: PlanStatus, day: date, words: Words) -> Picture:
    """The activities and reports of a plan along its year, as they stand on the day."""
    lines = [line for line in status.lines if line.stretches and any(s.last for s in line.stretches)]
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    with rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, 0.9 + 0.26 * len(lines)), dpi=DOTS, layout="constrained")
        axes = figure.add_subplot()
        first, last = date(status.year, 1, 1), date(status.year + 1, 3, 31)
        for place, line in enumerate(lines):
            _draw_line(axes, place, line, first, last)
        axes.axvline(_days(day), color="black", linewidth=0.8, linestyle="--")
        axes.set_yticks(range(len(lines)), [_label(line, words) for line in lines])
        axes.set_ylim(len(lines) - 0.4, -0.6)
        axes.set_xlim(_days(first), _days(last) + 1)
        months = [*range(1, 13), 1, 2, 3]
        starts = [date(status.year + n // 12, n % 12 + 1, 1) for n in range(15)]
        axes.set_xticks([_days(start) for start in starts], [str(month) for month in months])
        axes.grid(axis="x", color="0.85", linewidth=0.4)
        axes.set_axisbelow(True)
        axes.set_xlabel(
            words(
                say(
                    "Month ({year} and the first quarter of {next})",
                    year=str(status.year),
                    next=str(status.year + 1),
                )
            )
        )
        _legend(figure, {line.state for line in lines}, words)
        data = _png(figure)
    counted = say(
        "Timeline of {year}, {count} lines, as of {day}: {done} of {all} duties done, {overdue} overdue",
        count=len(lines),
        year=str(status.year),
        day=day,
        done=status.whole.done,
        all=status.whole.all,
        overdue=status.whole.overdue,
    )
    return Picture(data, words(counted))


def _draw_line(axes: Any, place: int, line: Line, first: date, last: date) -> None:
    if line.state is DutyState.MISDATED:
        axes.annotate("?", (_days(first) + 3, place), va="center", ha="left", fontfamily="DejaVu Sans")
        return
    for stretch in line.stretches:
        if stretch.last is None:
            continue
        shade, pattern, mark = _LOOKS.get(stretch.state, _OTHER)
        begin = min(max(stretch.first or stretch.last, first), last)
        end = max(min(stretch.last, last), first)
        axes.barh(
            place,
            max(2, _days(end) - _days(begin) + 1),
            left=_days(begin),
            height=0.55,
            color=shade,
            hatch=pattern,
            edgecolor="black",
            linewidth=0.6,
        )
        axes.annotate(mark, (_days(end) + 3, place), va="center", ha="left", fontfamily="DejaVu Sans")


def draw_quarters(status: PlanStatus, words: Words) -> Picture:
    """How many duties of each quarter are done, done late, overdue or open."""
    quarters = [tally for tally in status.quarters if tally.quarter is not None]
    parts: Sequence[tuple[str, str, str, list[int]]] = (
        (words(say("done in time")), "0.35", "", [t.done - t.late for t in quarters]),
        (words(say("done late")), "0.35", "////", [t.late for t in quarters]),
        (words(say("overdue")), "white", "xxxx", [t.overdue for t in quarters]),
        (words(say("still open")), "0.85", "", [t.left + t.paused for t in quarters]),
    )
    labels = [words(tally.label) for tally in quarters]
    with rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, 2.6), dpi=DOTS, layout="constrained")
        axes = figure.add_subplot()
        below = [0] * len(quarters)
        for name, shade, pattern, counts in parts:
            bars = axes.bar(
                labels,
                counts,
                0.55,
                below,
                label=name,
                color=shade,
                hatch=pattern,
                edgecolor="black",
                linewidth=0.6,
            )
            axes.bar_label(
                bars, [str(n) if n else "" for n in counts], label_type="center", bbox=_BEHIND_NUMBERS
            )
            below = [a + b for a, b in zip(below, counts, strict=True)]
        axes.set_ylabel(words(say("Number of duties")))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.margins(y=0.1)
        figure.legend(loc="outside lower center", ncols=4, frameon=False)
        data = _png(figure)
    said = "; ".join(
        f"{label}: {', '.join(f'{name} {counts[n]}' for name, _, _, counts in parts)}"
        for n, label in enumerate(labels)
    )
    return Picture(data, words(say("Duties by quarter. {said}", said=said)))


_BEHIND_NUMBERS = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}


def _legend(figure: Figure, states: set[DutyState], words: Words) -> None:
    names = {
        DutyState.DONE: say("done in time"),
        DutyState.DONE_LATE: say("done late"),
        DutyState.OVERDUE: say("overdue"),
        DutyState.IN_PROGRESS: say("in progress"),
        DutyState.PAUSED: say("paused"),
    }
    shown = {s: names[s] for s in names if s in states}
    patches = [Patch(facecolor=_LOOKS[s][0], hatch=_LOOKS[s][1], edgecolor="black") for s in shown]
    labels = [f"{words(name)} {_LOOKS[s][2]}" for s, name in shown.items()]
    if patches:
        figure.legend(
            patches,
            labels,
            loc="outside lower center",
            ncols=5,
            frameon=False,
            prop={"family": "DejaVu Sans", "size": 7},
        )


def _label(line: Line, words: Words) -> str:
    """Number, title and, of a group, how many have done it; a long title is cut."""
    text = f"{line.number} {words(line.title)}".strip()
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return f"{text} ({line.done}/{line.all})" if line.all > 1 else text


def _days(day: date) -> int:
    return day.toordinal()


def _png(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Software": None})
    return stream.getvalue()
