"""How far a plan has come: counts that add up, and a picture of the year that can be read without colour.

The plans below are made up. Days are written year-month-day.
"""

import io
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import BAD_PLAN, COMMUNES, GOOD, run_tool, surroundings, write_files
from conftest import ROOT, Ask
from test_duties import PLAN, RETURNED, on, standard
from test_screen import Terminal, posix
from test_tracking import read_plan
from tiepcan.cli.output import Output
from tiepcan.messages import Words
from tiepcan.rendering.timeline import DRAWN, PLAIN, Timeline, render_timeline
from tiepcan.tracking import Duty, DutyState
from tiepcan.views.status import PlanStatus, Tally, plan_status

english = Words("en")
CANCELLED = '{date: 2020-06-20, activity: "1", commune: san-thang, status: cancelled, reason: Không có}'
DONE = '{date: 2020-07-02, activity: "1", commune: tan-phong, status: done}'
PAUSED = '{date: 2020-09-01, activity: "4", status: paused}'
UNDER = standard()
DAYS = st.dates(date(2019, 6, 1), date(2021, 12, 31))


def status(day: str, *entries: str, plan: str = PLAN) -> PlanStatus:
    return plan_status(read_plan(plan), on(day, *entries, plan=plan, under=UNDER))


def counts(tally: Tally) -> tuple[int, ...]:
    return (tally.all, tally.done, tally.late, tally.overdue, tally.paused, tally.left)


def test_duties_count_in_the_quarter_of_their_last_day() -> None:
    found = status("2020-10-05", DONE, CANCELLED, PAUSED)
    told = {t.quarter: counts(t) for t in found.quarters}
    assert told[2020, 2] == (7, 1, 1, 6, 0, 0)  # six communes that are left, and the second term
    assert told[2020, 3] == (4, 0, 0, 3, 1, 0)
    assert told[2020, 4] == (9, 0, 0, 0, 0, 9)
    assert told[2021, 1] == (7, 0, 0, 0, 0, 7)
    assert found.cancelled == 1


@settings(deadline=None, max_examples=40)
@given(DAYS, st.lists(st.sampled_from([DONE, CANCELLED, PAUSED, RETURNED]), unique=True))
def test_counts_add_up(day: date, entries: list[str]) -> None:
    duties = on(day.isoformat(), *entries, under=UNDER)
    found = plan_status(read_plan(), duties)
    for tally in (found.whole, *found.quarters, *found.units):
        assert tally.all == tally.done + tally.overdue + tally.paused + tally.left
        assert tally.late <= tally.done
    assert sum(t.all for t in found.quarters) == found.whole.all == len(duties) - found.cancelled
    states = Counter(d.state for d in duties)
    assert (found.whole.overdue, found.cancelled) == (states[DutyState.OVERDUE], states[DutyState.CANCELLED])


def test_work_of_several_units_counts_for_each_and_communes_stand_last() -> None:
    plan = PLAN.replace(
        "lead: Phòng Tư pháp\n    due: Quý III", "lead: [Phòng Tư pháp, Phòng Nội vụ]\n    due: Quý III"
    )
    names = [t.label for t in status("2020-10-05", CANCELLED, plan=plan).units if isinstance(t.label, str)]
    assert {"Phòng Tư pháp", "Phòng Nội vụ"} < set(names)
    assert names[-7:] == [
        *("Phường Quyết Thắng", "Phường Tân Phong", "Phường Quyết Tiến", "Phường Đoàn Kết"),
        *("Phường Đông Phong", "Xã Sùng Phài", "Xã San Thàng"),
    ]


def test_a_group_is_one_line_and_recurring_work_is_too() -> None:
    lines = {line.id: line for line in status("2020-07-05", DONE, CANCELLED).lines}
    assert (lines["1"].state, lines["1"].done, lines["1"].all) == ("overdue", 1, 6)
    assert [s.term for s in lines["2"].stretches] == ["quý I", "quý II", "quý III", "quý IV"]
    assert [s.state.value for s in lines["2"].stretches] == [
        "overdue",
        "overdue",
        "not_started",
        "not_started",
    ]
    assert {"self_scored", "1", "2", "3", "4", "5"} == set(lines)


# -- the picture --


def drawn(found: list[Duty], day: str, width: int = 80, **more: Any) -> list[str]:
    made = plan_status(read_plan(), found)
    timeline = Timeline(made.lines, made.year, date.fromisoformat(day))
    return render_timeline(
        timeline, english, width=width, colour=more.pop("colour", False), **more
    ).splitlines()


PICTURE = """\
                             I/2020   II       III      IV       I/2021
                             1  2  3  4  5  6  7  8  9  10 11 12 1  2  3
                                                  ▼ 2020-08-10
 1 Niêm yết thủ tục hành ch…                  ✗╌╌╌│                        ✗ 1/7
 2 Báo cáo tiến độ           ████████✓░░░░░░░░✗░░░│░░░░○░░░░░░░░○          ✗
 3 Tự kiểm tra                                    │    ○                   ○ 0/2
 4 Rà soát                                        │    =                   =
 5 Gửi số liệu                                    │            ○           ○ 0/7
"""


def test_the_year_is_drawn() -> None:
    paused = PAUSED.replace("2020-09-01", "2020-08-01")
    found = on("2020-08-10", DONE, paused, '{date: 2020-03-28, activity: "2", status: done}')
    assert drawn(found, "2020-08-10") == PICTURE.splitlines()


@settings(deadline=None, max_examples=40)
@given(DAYS, st.integers(40, 130), st.booleans())
def test_lines_fit_and_say_their_state_without_colour(day: date, width: int, plain: bool) -> None:
    signs = PLAIN if plain else DRAWN
    text = drawn(on(day.isoformat(), DONE, under=UNDER), day.isoformat(), width, signs=signs)
    assert max(map(len, text)) <= width
    ends = [line for line in text if line.endswith("/7")]
    assert all(any(f" {sign} " in line for sign in signs.states.values()) for line in ends)
    assert len(ends) >= 3


def test_plain_signs_are_ascii_and_tell_everything_apart() -> None:
    assert (
        len({*PLAIN.states.values(), PLAIN.done, PLAIN.waiting, PLAIN.overdue, PLAIN.today})
        == len(PLAIN.states) + 4
    )
    assert (
        len({*DRAWN.states.values(), DRAWN.done, DRAWN.waiting, DRAWN.overdue, DRAWN.today})
        == len(DRAWN.states) + 4
    )
    assert "".join([*PLAIN.states.values(), PLAIN.done, PLAIN.waiting, PLAIN.overdue, PLAIN.arrow]).isascii()
    assert set(PLAIN.states) == set(DRAWN.states) == set(DutyState)


def test_a_stream_that_cannot_draw_gets_plain_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding, can in (("ascii", False), ("cp1258", False), ("utf-8", True)):
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
        assert Output(english).can_draw is can


@posix
def test_colour_only_on_a_terminal() -> None:
    line = ("status", "plan-2020", "--as-of", "2021-01-20")
    terminal = Terminal(*line)
    assert terminal.finish() == 0
    assert b"\x1b[31m" in terminal.seen
    assert "\x1b" not in run_tool(*line, env=surroundings(FORCE_COLOR="1")).out
    dumb = Terminal(*line, env={"TERM": "dumb"})
    assert (dumb.finish(), b"\x1b" in dumb.seen, "█" in dumb.seen.decode()) == (0, False, False)


# -- the command --

COUNTS = ["all", "done", "done_late", "overdue", "paused", "left"]


def test_answer_for_programs(ask: Ask) -> None:
    answer = ask("status", "plan-2020", "--as-of", "2020-11-20", "--format", "json").json
    assert list(answer) == [
        "tool",
        "as_of",
        "plan",
        "year",
        *COUNTS,
        "cancelled",
        "quarters",
        "units",
        "timeline",
    ]
    assert [list(q) for q in answer["quarters"]] == [["year", "quarter", *COUNTS]] * 5
    assert [list(u) for u in answer["units"]] == [["unit", *COUNTS]] * len(answer["units"])
    keys = ["kind", "id", "title", "state", "communes_done", "communes", "windows"]
    assert all(list(line) == keys for line in answer["timeline"])
    overdue = ask("overdue", "plan-2020", "--as-of", "2020-11-20", "--format", "json").json["duties"]
    assert answer["overdue"] == sum(d["state"] == "overdue" for d in overdue)


def test_a_plan_with_errors_has_no_status(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_files(tmp_path, {**GOOD, "plans/plan-2020.yaml": BAD_PLAN}))
    for format in ("text", "json"):
        answer = ask("status", "plan-2020", "--format", format)
        assert (answer.code, answer.out) == (1, "")
        assert "F102" in answer.err
    assert ask("status", "plan-2021").code == 2


def test_a_plan_without_anything_to_do_has_a_status(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = "# Giả định.\nkind: plan\nid: plan-2020\nyear: 2020\n"
    monkeypatch.chdir(write_files(tmp_path, {"communes.yaml": COMMUNES, "plans/plan-2020.yaml": bare}))
    answer = ask("status", "plan-2020", "--as-of", "2020-06-01")
    assert answer.code == 0
    assert "0 of 0 duties" in answer.out


def test_data_is_shown_and_not_obeyed(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = (ROOT / "plans/plan-2020.yaml").read_text(encoding="utf-8")
    nasty = plan.replace("title: Báo cáo năm 2020", 'title: "::error::\\e[31m[red]"', 1)
    monkeypatch.chdir(write_files(tmp_path, {"plans/plan-2020.yaml": nasty}))
    answer = ask("status", "plan-2020", "--as-of", "2020-11-20")
    assert "\x1b" not in answer.out
