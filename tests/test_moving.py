"""`tiepcan fix` puts the entries of a log in the order of their days, and `kind` in front.

Whole lines move; every line is kept, and nothing that follows from a log may change.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Ask
from test_tracking import PLAN, lai_chau, read_plan
from tiepcan.checks.log_terms import entry_out_of_order
from tiepcan.checks.neighbours import Neighbours
from tiepcan.diagnostics import Diagnostic, Span
from tiepcan.messages import say
from tiepcan.model.communes import Commune
from tiepcan.model.plan import Plan
from tiepcan.model.progress import Progress
from tiepcan.model.standard import Standard
from tiepcan.reading.edit import Refusal
from tiepcan.reading.lines import lines_of
from tiepcan.reading.load import read_file
from tiepcan.reading.moving import Moved, moved
from tiepcan.rendering.changes import changed_lines
from tiepcan.tracking import Duty, duties

HEAD = "# Nhật ký giả định để kiểm thử.\nkind: progress\nplan: plan-2020\nentries:\n"
STANDARD = Path(__file__).resolve().parents[1] / "src" / "tiepcan" / "standards" / "619-2017.yaml"


def log_of(data: bytes) -> Progress:
    record = read_file(data, "plans/plan-2020.progress.yaml").record
    assert isinstance(record, Progress)
    return record


def put_in_order(data: bytes, code: str = "L124") -> Moved | Refusal:
    return moved(data, Diagnostic(code, say("line {line}", line=1), Span("x", 1, 1, 2), fix=""))


def out_of_order(data: bytes) -> list[Diagnostic]:
    around = Neighbours(None, (), None, date(2021, 3, 1))
    return list(entry_out_of_order(log_of(data), around))


# -- whatever a log looks like --

DAYS = st.dates(date(2020, 1, 1), date(2021, 2, 1)).map(date.isoformat)
SAID = st.sampled_from(
    [
        'activity: "2"\nstatus: in_progress',
        'activity: "2"\nstatus: done\noutputs:\n  - Lớp tập huấn\n# đã lưu biên bản',
        'activity: "2"\nstatus: paused\nreason: |\n  # chờ\n\n  hướng dẫn',
        'activity: "3.1"\nextended_to: 2020-12-15\nreason: Chờ hướng dẫn',
        'activity: "3.1"\nextended_to: 2020-12-20\nreason: Thiên tai',
        "report: bao-cao-nam\ncommune: tan-phong",
        "dossier: tan-phong\nstep: returned\nreason: Thiếu biên bản",
        "dossier: tan-phong\nstep: returned\nreason: Thiếu chữ ký",
        "dossier: tan-phong\nstep: resubmitted",
        "dossier: tan-phong\nstatus: paused",
        'activity: "3.1"\nfindings:\n  - id: kt-01\n    title: Niêm yết\n    due: 2020-12-01',
        "finding: kt-01\nstatus: done",
    ]
)
ABOVE = st.lists(st.sampled_from(["# ghi chú", "", "  ", "# mục sau ghi muộn", "      # sâu"]), max_size=3)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def logs(draw: st.DrawFn) -> bytes:
    deep, parts = draw(st.sampled_from(["", "  "])), [HEAD.rstrip("\n")]
    for number in range(draw(st.integers(1, 7))):
        parts += [deep + line if line.startswith("#") else line for line in draw(ABOVE)]
        fields = [f"date: {draw(DAYS)}   # mục {number}", *draw(SAID).split("\n")]
        parts += [deep + ("  " if at else "- ") + line for at, line in enumerate(fields)]
    parts += draw(st.sampled_from([[], ["# hết"], ["", "waive: []"]]))
    end, mark = draw(ENDS), draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + (end.join("\n".join(parts).split("\n")) + end * draw(st.booleans())).encode()


def entries_in(data: bytes) -> list[str]:
    """The number of each entry, in the order of the text."""
    return re.findall("mục ([0-9]+)", data.decode())


@settings(deadline=None)
@given(data=logs())
def test_every_line_is_kept_and_a_second_run_changes_nothing(data: bytes) -> None:
    result = put_in_order(data)
    if isinstance(result, Refusal):
        assert not data.endswith((b"\n", b"\r"))  # a text block at the open end of a file says something else
        return
    assert sorted(line.rstrip("\r\n") for line in lines_of(data)) == sorted(
        line.rstrip("\r\n") for line in lines_of(result.data)
    )
    assert len(data) == len(result.data)
    assert data.endswith((b"\n", b"\r")) == result.data.endswith((b"\n", b"\r"))
    assert bool(result.moves) == bool(out_of_order(data)) == (entries_in(data) != entries_in(result.data))
    assert out_of_order(result.data) == []
    for move in result.moves:
        assert move.text in lines_of(result.data)[move.to - 1]
    again = put_in_order(result.data)
    assert isinstance(again, Moved)
    assert again.data == result.data


@settings(deadline=None)
@given(data=logs(), day=st.dates(date(2020, 1, 1), date(2021, 3, 1)))
def test_no_duty_changes(data: bytes, day: date) -> None:
    result = put_in_order(data)
    after = result.data if isinstance(result, Moved) else data
    assert owed(data, day) == owed(after, day)


@cache
def surroundings() -> tuple[Plan, tuple[Commune, ...], Standard]:
    standard = read_file(STANDARD.read_bytes(), "619-2017.yaml").record
    assert isinstance(standard, Standard)
    return read_plan(PLAN), lai_chau(), standard


def owed(data: bytes, day: date) -> list[Duty]:
    """Every duty of the plan, without the place that it is told at."""
    plan, communes, standard = surroundings()
    found = duties(plan, (log_of(data),), communes, day, standard=standard)
    return [replace(duty, at=Span("", 1, 1)) for duty in found]


# -- how people write --


def arranged(*lines: str) -> list[str]:
    result = put_in_order((HEAD + "\n".join(lines) + "\n").encode())
    assert isinstance(result, Moved)
    return lines_of(result.data)[4:]


def texts(lines: Sequence[str]) -> str:
    return "".join(lines)


def test_comment_goes_with_the_entry_below_it() -> None:
    lines = arranged(
        "- date: 2020-03-01", '  activity: "1"', "# ghi muộn", "- date: 2020-02-01", '  activity: "2"'
    )
    assert texts(lines).startswith("# ghi muộn\n- date: 2020-02-01\n")


def test_comment_at_the_top_of_the_list_stays() -> None:
    lines = arranged(
        "# từ ngày ban hành", "- date: 2020-03-01", '  activity: "1"', "- date: 2020-02-01", '  activity: "2"'
    )
    assert texts(lines).startswith("# từ ngày ban hành\n- date: 2020-02-01\n")


def test_last_line_without_an_end_gets_one() -> None:
    text = HEAD + '- date: 2020-03-01\n  activity: "1"\n- date: 2020-02-01\n  activity: "2"'
    result = put_in_order(text.replace("\n", "\r\n").encode())
    assert isinstance(result, Moved)
    tail = '- date: 2020-02-01\n  activity: "2"\n- date: 2020-03-01\n  activity: "1"'
    assert result.data == (HEAD + tail).replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "list_of", [' [{date: 2020-03-01, activity: "1"}, {date: 2020-02-01, activity: "2"}]']
)
def test_list_in_brackets_is_left_and_that_is_said(ask: Ask, tmp_path: Path, list_of: str) -> None:
    path = tmp_path / "x.progress.yaml"
    path.write_text(text := HEAD.rstrip("\n") + list_of + "\n", encoding="utf-8")
    answer = ask("fix", path)
    assert "L124 is left: the list stands in brackets" in answer.err
    assert path.read_text(encoding="utf-8") == text


def test_log_with_a_day_that_cannot_be_read_is_left(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "x.progress.yaml"
    text = HEAD + '- date: 2020-03-01\n  activity: "1"\n- date: 05/02/2020\n  activity: "2"\n'
    path.write_text(text, encoding="utf-8")
    assert ask("fix", path).code == 1
    assert path.read_text(encoding="utf-8") == text


def test_log_kept_thing_by_thing_is_left() -> None:
    entries = [f'- date: {day}\n  activity: "{n}"\n' for n, day in zip("1122", DAYS_OF_TWO, strict=True)]
    assert out_of_order((HEAD + "".join(entries)).encode()) == []
    mixed = [entries[n] for n in (0, 2, 1, 3)]
    assert len(out_of_order((HEAD + "".join(mixed)).encode())) == 1


DAYS_OF_TWO = ("2020-03-01", "2020-06-01", "2020-02-01", "2020-05-01")


def test_what_was_moved_is_said(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "x.progress.yaml"
    path.write_text(
        HEAD + '- date: 2020-03-01\n  activity: "1"\n- date: 2020-02-01\n  activity: "2"\n', encoding="utf-8"
    )
    shown = ask("fix", "--diff", "--only", "L124", path)
    moved_lines = [line for line in shown.out.splitlines()[2:] if line[0] in "+-"]
    assert [line[0] for line in moved_lines] == ["+", "+", "-", "-"]
    assert "7:9 L124 “2020-02-01” → line 5\n" in ask("fix", "--only", "L124", path).out
    assert "dòng" in ask("explain", "F117", lang="vi").out.lower()


# -- the kind of a file --


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("year: 2020\nid: a\nkind: plan", "kind: plan\nyear: 2020\nid: a"),
        ("# đầu\n\nyear: 2020\n'kind': plan # loại\n", "# đầu\n\n'kind': plan # loại\nyear: 2020\n"),
        ("purposes:\n  - a\n  # ghi chú\nkind: plan\n", "kind: plan\npurposes:\n  - a\n  # ghi chú\n"),
        ("{year: 2020, kind: plan}\n", None),
        ("year: 2020\nkind:\n  plan\n", None),
        ("year: 2020\n? kind\n: plan\n", None),
    ],
)  # fmt: skip
def test_kind_goes_to_the_top_where_it_has_its_own_line(before: str, after: str | None) -> None:
    for end in ("\n", "\r\n"):
        result = put_in_order(before.replace("\n", end).encode(), "F117")
        told = result.data.decode() if isinstance(result, Moved) else None
        assert told == (after.replace("\n", end) if after else None)


def test_lines_that_moved_are_shown_as_such() -> None:
    old = "".join(f"dòng {n}\n" for n in range(30))
    new = old.replace("dòng 25\n", "").replace("dòng 3\n", "dòng 25\ndòng 3\n")
    shown = list(changed_lines("a.yaml", old.encode(), new.encode()))
    assert [line for line in shown if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
        "+dòng 25\n",
        "-dòng 25\n",
    ]
