"""The list of duties as people get it: rows, filters, and files for Excel, a pull request and a calendar.

The plans below are made up.
"""

import csv
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commands import COMMUNES, GOOD, PATIENCE, TOOL, run_tool, surroundings, write_files
from conftest import ROOT, Ask
from test_duties import EXTENDED, PLAN, RETURNED, on, standard
from tiepcan.__main__ import main
from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.rendering.csv import render_csv
from tiepcan.rendering.ics import folded_line, ics_text, render_ics
from tiepcan.rendering.markdown import plain, table
from tiepcan.rendering.visible import visible
from tiepcan.tracking import Duty
from tiepcan.views.calendar import Entry, calendar_entries
from tiepcan.views.duties import DutyKind, state_of
from tiepcan.views.groups import duty_rows, unit_lines
from tiepcan.views.overdue import sections_of, sheet_rows
from tiepcan.views.selection import Selection

english = Words("en")
DONE = '{date: 2020-06-20, activity: "1", commune: tan-phong, status: done}'
CANCELLED = '{date: 2020-06-20, activity: "1", commune: san-thang, status: cancelled, reason: Không có}'


def rows(found: list[Duty], state: str) -> list[list[str]]:
    chosen = [d for d in found if d.state == state]
    return [[english.value(r.title), *unit_lines(r, english)] for r in duty_rows(chosen, found)]


# -- rows --


def test_what_a_group_owes_alike_is_one_row_that_counts_its_living_parts() -> None:
    found = [d for d in on("2020-07-05", DONE, CANCELLED) if d.activity == "1"]
    names = "Phường Quyết Thắng; Phường Quyết Tiến; Phường Đoàn Kết; Phường Đông Phong; Xã Sùng Phài"
    assert rows(found, "overdue") == [["Niêm yết thủ tục hành chính", names, "1/6 communes done"]]


def test_of_very_many_communes_the_first_are_named() -> None:
    (first,) = (d for d in on("2020-07-05") if d.activity == "1" and d.commune == "tan-phong")
    many = [replace(first, commune=f"c{n}", commune_name=f"Xã {n}", unit=(f"Xã {n}",)) for n in range(1, 31)]
    names = "Xã 1; Xã 2; Xã 3; Xã 4; Xã 5; Xã 6 and 24 other communes"
    assert rows(many, "overdue") == [["Niêm yết thủ tục hành chính", names, "0/30 communes done"]]


def test_terms_and_steps_of_dossiers_are_named() -> None:
    found = on("2021-01-20", RETURNED, under=standard())
    titles = {title for title, *_ in rows(found, "overdue")}
    assert {"Báo cáo tiến độ (quý II)", "Dossier: Tự chấm điểm"} <= titles
    assert ["Dossier: Bổ sung, hoàn thiện hồ sơ", "Phường Tân Phong"] in rows(found, "overdue")


def test_an_offices_own_step_names_the_office_and_the_communes() -> None:
    found = [d for d in on("2021-01-20", under=standard()) if d.step == "submitted_to_chair"]
    ((_, unit, communes, standing),) = rows(found, "open_ended")
    assert (unit, communes.count(";"), standing) == ("Phòng Tư pháp", 6, "0/7 communes done")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (['{date: 2020-09-01, activity: "4", status: paused, reason: Lũ}'], "Paused; reason: Lũ"),
        (
            [
                EXTENDED.replace("Chờ hướng dẫn", "Một, approved_by: {number: 1/STP}"),
                EXTENDED.replace("09-01", "09-20").replace(
                    "Chờ hướng dẫn", "Hai, approved_by: {number: 2/STP}"
                ),
            ],
            "Not begun; extended 2 times, first due on 2020-09-30; reason: Hai",
        ),
    ],
)
def test_reasons_and_extensions_are_said(entries: list[str], said: str) -> None:
    (duty,) = (d for d in on("2020-10-01", *entries) if d.activity == "4")
    assert english(state_of(duty)) == said


def test_what_a_supplement_must_bring_is_its_reason() -> None:
    found = on("2021-01-20", RETURNED, under=standard())
    assert [d.reason for d in found if d.step == "resubmitted"] == ["Thiếu biên bản"]


def test_what_is_paused_is_listed_apart_and_only_where_there_is_any() -> None:
    paused = '{date: 2020-09-01, activity: "4", status: paused}'
    assert len(sections_of(on("2020-10-15"), date(2020, 10, 15), 14)) == 3
    *_, last = sections_of(on("2020-10-15", paused), date(2020, 10, 15), 14)
    assert [d.activity for d in last.duties] == ["4"]


# -- filters --


@pytest.mark.parametrize(
    ("unit", "activities"),
    [
        ("Phòng Tư pháp", {"2", "4", "5"}),
        ("Phòng TP", {"2", "4", "5"}),
        ("phòng  TƯ", {"2", "4", "5"}),
        ("UBND xã Sùng Phài", {"1", "3", "5"}),
        ("Ủy ban nhân dân các xã", {"1", "3", "5"}),
        ("Uỷ ban nhân dân phường Tân Phong", {"1", "5"}),
        ("phường", {"1", "5"}),
    ],
)
def test_units_are_found_however_they_are_written(unit: str, activities: set[str]) -> None:
    assert {d.activity for d in Selection(unit=unit).of(on("2020-10-01"))} == activities


def test_a_committee_is_found_in_both_spellings() -> None:
    found = on("2021-01-20", under=standard())
    for unit in ("Chủ tịch UBND cấp huyện", "chủ tịch ủy ban nhân dân"):
        assert {d.step for d in Selection(unit=unit).of(found)} == {"decided"}


def test_communes_and_kinds_are_chosen() -> None:
    found = on("2021-01-20", RETURNED, under=standard())
    for commune in ("tan-phong", "phường tân phong"):
        assert {d.commune for d in Selection(commune=commune).of(found)} == {"tan-phong"}
    both = Selection(kinds=[DutyKind.DOSSIERS, DutyKind.INSPECTIONS]).of(found)
    assert both
    assert all(d.dossier for d in both)


@pytest.mark.parametrize(
    ("selection", "hint"),
    [
        (Selection(unit="Phòng Tư phap"), "Phòng Tư pháp"),
        (Selection(unit="Sở Xây dựng"), "Phòng Tư pháp"),
        (Selection(unit=""), "Phòng Tư pháp"),
        (Selection(commune="tanphong"), "“tan-phong”"),
        (Selection(commune="ha-noi"), "tan-phong"),
    ],
)
def test_an_unknown_name_is_answered_with_those_that_are_known(selection: Selection, hint: str) -> None:
    with pytest.raises(Stop) as stop:
        selection.of(on("2020-10-01"))
    assert stop.value.hint is not None
    assert hint in english(stop.value.hint)


def office_of(folder: Path, **files: str) -> Path:
    """The office of the example with the plan above and logs of it."""
    communes = (ROOT / "examples/lai-chau/communes.yaml").read_text(encoding="utf-8")
    write_files(folder, {**GOOD, "communes.yaml": communes, "plans/plan-2020.yaml": f"# Giả định.\n{PLAN}"})
    return write_files(folder, files)


@pytest.mark.parametrize("format", ["text", "json", "csv", "markdown", "ics"])
def test_filters_hold_for_every_format_and_for_the_exit_code(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.chdir(office_of(tmp_path))
    line = ("overdue", "--as-of", "2020-10-05", "--exit-code", "--format", format)
    late = ask(*line, "--commune", "sung-phai")
    assert (late.code, "Phài" in late.out, "Tân" in late.out) == (1, True, False)
    assert ask(*line, "--only", "reports").code == 0
    assert ask(*line, "--only", "reports", "--only", "activities").code == 1
    wrong = ask(*line, "--unit", "Sở Y tế")
    assert (wrong.code, "Sở Y tế" in wrong.err) == (2, True)
    assert "0" not in wrong.out or format == "json"


def test_a_broken_plan_is_said_before_a_unit_is_unknown(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(
        write_files(tmp_path, {"plans/plan-2020.yaml": "kind: plan\nid: plan-2020\nyear: 20\n"})
    )
    answer = ask("overdue", "--unit", "Phòng Tư pháp")
    assert (answer.code, answer.out) == (1, "")
    assert "F107" in answer.err


def test_two_plans_of_one_year_share_the_dossiers(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = PLAN.replace("plan-2020", "bo-sung")
    log = "# Giả định.\nkind: progress\nplan: bo-sung\nentries:\n"
    entry = "  - {date: 2020-12-28, dossier: tan-phong, step: self_scored}\n"
    files = {"plans/bo-sung.yaml": second, "plans/bo-sung.progress.yaml": log + entry}
    monkeypatch.chdir(office_of(tmp_path, **files))
    answer = ask("overdue", "--as-of", "2021-01-20", "--only", "dossiers", "--format", "json").json
    steps = [(d["commune"], d["step"], d["term"]) for d in answer["duties"]]
    assert len(steps) == len(set(steps)) > 0
    scored = {d["commune"]: d["state"] for d in answer["duties"] if d["step"] == "self_scored"}
    assert (scored["tan-phong"], scored["doan-ket"]) == ("done", "overdue")


def test_of_several_plans_each_row_names_its_own(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = PLAN.replace("plan-2020", "bo-sung").replace("standard: 619-2017\n", "")
    monkeypatch.chdir(office_of(tmp_path, **{"plans/bo-sung.yaml": second}))
    line = ("overdue", "--as-of", "2020-10-05", "--only", "activities")
    one, both = ask(*line[:1], "plan-2020", *line[1:]), ask(*line)
    assert ("plan-2020" in one.out, "plan-2020" in both.out, "bo-sung" in both.out) == (False, True, True)
    assert max(map(len, both.out.splitlines())) <= 80


def test_two_offices_have_each_their_own_dossiers(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_of(tmp_path / "khac")
    monkeypatch.chdir(office_of(tmp_path / "day"))
    line = ("overdue", "--as-of", "2021-01-20", "--only", "dossiers", "--format", "json")
    one = ask(*line).json["duties"]
    both = ask(*line, "plan-2020", "../khac/plans/plan-2020.yaml").json["duties"]
    assert (len(one), len(both)) == (56, 112)


def test_a_plan_that_is_named_twice_is_listed_once(ask: Ask) -> None:
    line = ("overdue", "--as-of", "2020-11-20")
    assert ask(*line, "plan-2020", "plans/plan-2020.yaml").out == ask(*line, "plan-2020").out


# -- csv --

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text(st.sampled_from("=+-@;,|\"'\t\r\n aế"))


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_csv_holds_every_text_on_one_line_and_no_formula(cells: list[str]) -> None:
    data = render_csv(["a"] * len(cells), [cells])
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\r\n") == 2 == data.count(b"\n")
    _, row = read_csv(data)
    assert len(row) == len(cells)
    for cell in row:
        assert not re.match(r"\s*[=+\-@\t\r]", cell)
        assert not re.search(r"[;,|][=+\-@]", cell)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
@example(["abc", 'x,"=1+1,"y'])
def test_csv_holds_no_formula_where_lines_are_split_at_another_mark(cells: list[str]) -> None:
    text = render_csv(["a"] * len(cells), [cells]).decode("utf-8-sig")
    for mark in ",|":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            assert not [cell for cell in row if re.match(r"\s*[=+\-@]", cell)]


def test_a_sheet_makes_no_number_of_the_number_of_an_activity() -> None:
    found = on("2020-10-05", plan=PLAN.replace('id: "4"', 'id: "4.10"'))
    numbers = {row[2] for row in sheet_rows(sections_of(found, date(2020, 10, 5), 14), Words("en"))}
    assert "item 4.10" in numbers


def test_csv_keeps_what_is_no_formula() -> None:
    data = render_csv(["Số", "Ngày"], [["3.1", date(2020, 11, 14)], [7, None], ["Cả năm; Năm 2020", "=1+1"]])
    assert read_csv(data)[1:] == [["3.1", "2020-11-14"], ["7", ""], ["Cả năm; Năm 2020", "'=1+1"]]


# -- markdown --


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a|b", "a\\|b"),
        ("![x](http://a.vn)", "\\!\\[x\\]\\(http&#58;//a.vn\\)"),
        ("@everyone", "&#64;&#8203;everyone"),
        ("#12", "&#35;&#8203;12"),
        ("<img src=x>", "&lt;img src=x&gt;"),
        ("www.a.vn", "www&#46;a.vn"),
    ],
)
def test_markdown_shows_a_text_as_it_is(text: str, safe: str) -> None:
    assert plain(text) == safe


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_a_table_in_markdown_keeps_its_cells(cells: list[str]) -> None:
    text = table(["x"] * len(cells), [cells])
    assert len(text.splitlines()) == len(text.split("\n")) - 1 == 3
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", text.splitlines()[2])) == len(cells) + 1
    assert table(["x"], [["a\nb"]]).endswith("| a<br>b |\n")


# -- calendar --


def opened(data: bytes) -> list[Any]:
    """The entries, as a calendar program reads them."""
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    return list(calendar.walk("VEVENT"))


def calendar_of(found: list[Duty], day: str) -> bytes:
    return render_ics(calendar_entries(found, english), "Hạn", date.fromisoformat(day))


def test_a_calendar_has_an_entry_for_every_deadline_that_is_still_owed() -> None:
    found = on("2020-07-05", DONE, CANCELLED)
    events = opened(calendar_of(found, "2020-07-05"))
    owed = [d for d in found if d.last_day and d.state not in ("done", "cancelled")]
    assert len(events) == len(owed) == len({str(e["UID"]) for e in events})
    for event, duty in zip(events, owed, strict=True):
        assert event.decoded("DTSTART") == duty.last_day
        assert duty.last_day is not None
        assert event.decoded("DTEND") == duty.last_day + timedelta(days=1)
        assert duty.title is not None
        assert duty.title in event["SUMMARY"]
        assert str(event["TRANSP"]) == "TRANSPARENT"
        alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
        assert alarms == [timedelta(hours=8, days=-7), timedelta(hours=8, days=-1)]


def test_an_entry_keeps_its_name_and_moves_with_its_deadline() -> None:
    extended = (
        '{date: 2020-09-01, activity: "4", extended_to: 2020-11-30, reason: x, approved_by: {number: 1}}'
    )
    before, after = (
        next(
            e for e in opened(calendar_of(on("2020-09-15", *log), "2020-09-15")) if "Rà soát" in e["SUMMARY"]
        )
        for log in ((), (extended,))
    )
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("DTSTART") == date(2020, 11, 30)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_calendar_holds_every_text(summary: str, description: str) -> None:
    entry = Entry("x@tiepcan", date(2020, 11, 14), summary, description, "Hoạt động", 0, tentative=False)
    data = render_ics([entry], summary, date(2020, 11, 1))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"\n") == data.count(b"\r\n")
    (event,) = opened(data)
    assert [alarm["ACTION"] for alarm in event.walk("VALARM")] == ["DISPLAY"] * 2
    for written, read in ((summary, event["SUMMARY"]), (description, event["DESCRIPTION"])):
        lines = [visible(line).replace("\t", " ") for line in written.splitlines()]
        assert str(read) == "\n".join(lines)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_lines_are_folded_between_letters(text: str) -> None:
    line = f"SUMMARY:{ics_text(text)}"
    parts = folded_line(line).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


# -- files --


@pytest.mark.parametrize(
    ("format", "suffix"), [("csv", "csv"), ("ics", "ics"), ("markdown", "md"), ("json", "json")]
)
def test_a_file_and_a_pipe_hold_the_same_bytes(tmp_path: Path, format: str, suffix: str) -> None:
    line = ("overdue", "plan-2020", "--as-of", "2021-01-20", "--format", format)
    path = tmp_path / f"han.{suffix}"
    piped = subprocess.run(
        [*TOOL, *line], cwd=ROOT, env=surroundings(), capture_output=True, timeout=PATIENCE, check=True
    )
    assert run_tool(*line, "-o", path).code == 0
    assert path.read_bytes() == piped.stdout
    if format in ("csv", "ics"):
        assert piped.stdout.count(b"\r\n") == piped.stdout.count(b"\n") > 3
    if os.name == "posix":
        assert b"\r\r" not in piped.stdout


@pytest.mark.parametrize("format", ["text", "json", "csv", "markdown", "ics"])
def test_a_pipe_holds_the_same_bytes_where_a_system_ends_its_lines_otherwise(
    monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    def piped(newline: str) -> bytes:
        kept = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(kept, encoding="cp1258", newline=newline))
        assert main(["overdue", "plan-2020", "--as-of", "2021-01-20", "--format", format]) == 0
        sys.stdout.flush()
        return kept.getvalue()

    monkeypatch.chdir(ROOT)
    assert piped("\r\n") == piped("\n")


@pytest.mark.parametrize(
    "line",
    ["overdue -o han.txt", "overdue --format ics -o han.csv", "overdue --format pdf", "overdue --only x"],
)
def test_what_cannot_be_written_is_said(ask: Ask, line: str) -> None:
    answer = ask(*line.split())
    assert (answer.code, answer.out) == (2, "")
    assert "Hint" in answer.err or "must end in .ics" in answer.err


def test_a_commune_that_no_list_knows_is_named_by_its_slug(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_files(tmp_path, {**GOOD, "communes.yaml": COMMUNES}))
    assert ask("overdue", "--as-of", "2020-12-31", "--commune", "nowhere").code == 2
