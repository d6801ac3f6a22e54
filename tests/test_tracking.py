"""What is late, what is soon due, what is done: stories of a plan of 2020, told day by day.

The plan below is made up. Days are written year-month-day, as in the files.
"""

from datetime import date
from pathlib import Path

import pytest

from tiepcan.messages import Words
from tiepcan.model.amendments import amended
from tiepcan.model.communes import Commune, Communes
from tiepcan.model.plan import Plan
from tiepcan.model.progress import Progress
from tiepcan.reading.load import read_file
from tiepcan.schedule import Workdays
from tiepcan.tracking import Duty, DutyState, duties, worst_state
from tiepcan.views.duties import duties_json, state_of
from tiepcan.views.groups import duty_rows

ROOT = Path(__file__).resolve().parents[1]

PLAN = """
kind: plan
id: plan-2020
year: 2020
activities:
  - id: "1"
    title: Theo dõi, tổng hợp
    lead: Phòng Tư pháp
    time: Thường xuyên
  - id: "2"
    title: Tập huấn
    lead: [PTP, PNV]
    time: Quý II, III năm 2020
  - id: "3"
    title: Kiểm tra, sơ kết
    activities:
      - id: "3.1"
        title: Kiểm tra
        due: trước ngày 15/11/2020
      - id: "3.2"
        title: Sơ kết
        due: Tháng 6/2019
  - id: "4"
    title: Không nói rõ thời gian
    time: Theo hướng dẫn của Bộ Tư pháp
  - id: "5"
    title: Lồng ghép vào tập huấn
    merged_into: "2"
  - id: "6"
    title: Lồng ghép vào cả mục 3
    due: Năm 2020
    merged_into: "3"
  - id: "7"
    title: Thực hiện một thời gian, hoàn thành sớm hơn
    time: Quý II năm 2020
    due: trước ngày 15/6/2020
  - id: "8"
    title: Hai đợt
    time:
      - Tháng 3
      - Tháng 9
reporting:
  reports:
    - id: bao-cao-6-thang
      title: Báo cáo 6 tháng
      from: communes
      due: trước ngày 15/5/2019
    - id: bao-cao-nam
      title: Báo cáo năm
      from: communes
      due: trước ngày 15/11/2020
amendments:
  - number: 12/PTP
    date: 2020-03-02
    reason: Đính chính lỗi kỹ thuật
    changes:
      - at: {activity: "3.2"}
        due: Tháng 6/2020
"""


def read_plan(text: str = PLAN) -> Plan:
    loaded = read_file(text.encode(), "plans/plan-2020.yaml")
    assert isinstance(loaded.record, Plan), loaded.found
    return loaded.record


def log(*entries: str, plan: str = "plan-2020") -> Progress:
    """A log of entries in braces: `{date: 2020-07-03, activity: "2", status: done}`."""
    lines = [f"kind: progress\nplan: {plan}\nentries:", *(f"  - {entry}" for entry in entries)]
    loaded = read_file("\n".join(lines).encode(), "plans/plan-2020.progress.yaml")
    assert isinstance(loaded.record, Progress), loaded.found
    return loaded.record


def lai_chau() -> tuple[Commune, ...]:
    path = ROOT / "examples" / "lai-chau" / "communes.yaml"
    record = read_file(path.read_bytes(), path.name).record
    assert isinstance(record, Communes)
    return record.communes


def on(day: str, *entries: str, plan: str = PLAN) -> dict[str, Duty]:
    """The duties of the plan on that day, by the number of the activity or the id of the report."""
    logs = (log(*entries),) if entries else ()
    found = duties(read_plan(plan), logs, None, date.fromisoformat(day))
    return {duty.activity or duty.report or "": duty for duty in found}


def words(duty: Duty) -> str:
    return Words("en")(state_of(duty))


@pytest.mark.parametrize(
    ("day", "state", "said"),
    [
        ("2019-12-31", "not_started", "Not yet time"),
        ("2020-03-31", "not_started", "Not yet time"),
        ("2020-04-01", "not_started", "Not begun"),
        ("2020-09-15", "not_started", "Not begun"),
        ("2020-09-16", "due_soon", "Due soon (14 days left)"),
        ("2020-09-30", "due_soon", "Due soon (0 days left)"),
        ("2020-10-01", "overdue", "Overdue, not finished (1 days)"),
        ("2020-10-31", "overdue", "Overdue, not finished (31 days)"),
    ],
)
def test_activity_of_quarters_two_and_three_without_any_log(day: str, state: str, said: str) -> None:
    duty = on(day)["2"]
    assert (duty.state, words(duty)) == (state, said)
    assert (duty.first_day, duty.last_day) == (date(2020, 4, 1), date(2020, 9, 30))


@pytest.mark.parametrize(
    ("day", "state", "late"),
    [
        ("2020-11-13", "due_soon", None),
        ("2020-11-14", "due_soon", None),
        ("2020-11-15", "overdue", 1),
    ],
)
def test_before_the_fifteenth_means_the_fourteenth_is_the_last_day(
    day: str, state: str, late: int | None
) -> None:
    duty = on(day)["3.1"]
    assert (duty.state, duty.days_late, duty.last_day) == (state, late, date(2020, 11, 14))


def test_due_soon_wins_over_in_progress_but_never_comes_before_the_first_day() -> None:
    begun = '{date: 2020-05-04, activity: "2", status: in_progress}'
    assert on("2020-09-15", begun)["2"].state == "in_progress"
    assert on("2020-09-16", begun)["2"].state == "due_soon"
    short = PLAN.replace("Quý II, III năm 2020", "từ ngày 10/6 đến ngày 15/6")
    assert on("2020-06-09", plan=short)["2"].state == "not_started"
    assert on("2020-06-10", plan=short)["2"].state == "due_soon"


@pytest.mark.parametrize(
    ("finished", "state", "late", "said"),
    [
        ("2020-09-30", "done", None, "Done in time"),
        ("2020-10-01", "done_late", 1, "Done late (1 days)"),
        ("2020-12-01", "done_late", 62, "Done late (62 days)"),
    ],
)
def test_done_in_time_and_done_late(finished: str, state: str, late: int | None, said: str) -> None:
    duty = on("2021-06-30", f'{{date: {finished}, activity: "2", status: done, outputs: [Lớp]}}')["2"]
    assert (duty.state, duty.days_late, words(duty)) == (state, late, said)
    assert duty.done_on == date.fromisoformat(finished)


def test_an_extended_deadline_is_the_one_that_counts_and_the_first_is_still_known() -> None:
    extended = '{date: 2020-08-20, activity: "2", extended_to: 2020-10-15, reason: Chờ hướng dẫn}'
    before = on("2020-08-19", extended)["2"]
    assert (before.last_day, before.original_last_day) == (date(2020, 9, 30), None)
    duty = on("2020-10-15", extended)["2"]
    assert (duty.state, duty.last_day) == ("due_soon", date(2020, 10, 15))
    assert duty.original_last_day == date(2020, 9, 30)
    assert on("2020-10-16", extended)["2"].days_late == 1
    assert on("2020-12-31", extended, '{date: 2020-10-15, activity: "2", status: done}')["2"].state == "done"
    late = on("2020-12-31", extended, '{date: 2020-10-17, activity: "2", status: done}')["2"]
    assert (late.state, late.days_late) == ("done_late", 2)


def test_of_two_extensions_the_later_entry_holds_wherever_it_stands() -> None:
    first = '{date: 2020-08-20, activity: "2", extended_to: 2020-12-15, reason: Một}'
    second = '{date: 2020-09-20, activity: "2", extended_to: 2020-10-15, reason: Hai}'
    for entries in ((first, second), (second, first)):
        assert on("2020-11-01", *entries)["2"].last_day == date(2020, 10, 15)


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_paused_and_cancelled_win_over_lateness_and_over_a_slip(status: str) -> None:
    entries = [f'{{date: 2020-02-03, activity: "{id}", status: {status}}}' for id in ("2", "3.2")]
    found = on("2020-12-31", *entries)
    assert found["2"].state == status
    assert on("2020-02-10", *entries)["3.2"].state == status


def test_the_order_of_entries_means_nothing_and_on_one_day_done_wins() -> None:
    entries = [
        '{date: 2020-05-04, activity: "2", status: in_progress}',
        '{date: 2020-06-01, activity: "2", status: paused}',
        '{date: 2020-07-03, activity: "2", status: in_progress}',
        '{date: 2020-07-03, activity: "2", status: done}',
    ]
    for order in (entries, entries[::-1]):
        found = on("2020-12-31", *order)["2"]
        assert (found.state, found.done_on) == ("done", date(2020, 7, 3))
        assert on("2020-06-15", *order)["2"].state == "paused"
        assert on("2020-05-03", *order)["2"].state == "not_started"


def test_what_is_reported_done_twice_was_done_the_first_time() -> None:
    entries = [f'{{date: {day}, activity: "2", status: done}}' for day in ("2020-10-20", "2020-09-30")]
    assert on("2020-12-31", *entries)["2"].state == "done"


def test_a_slip_of_the_pen_is_not_a_delay() -> None:
    duty = on("2020-03-01")["3.2"]
    assert (duty.state, duty.days_late) == ("misdated", None)
    assert words(duty) == "Deadline written wrongly, to be corrected"
    done = on("2020-03-01", '{date: 2020-02-20, activity: "3.2", status: done, outputs: [Báo cáo]}')["3.2"]
    assert (done.state, done.days_late, words(done)) == ("done", None, "Done")


def test_an_amendment_makes_the_slip_a_real_deadline_from_its_date_on() -> None:
    assert on("2020-03-01")["3.2"].state == "misdated"
    duty = on("2020-03-02")["3.2"]
    assert (duty.state, duty.last_day, duty.time) == ("not_started", date(2020, 6, 30), "Tháng 6/2020")
    lines = PLAN.splitlines()
    assert lines[duty.at.line - 1].strip() == "due: Tháng 6/2020"
    assert on("2020-06-30")["3.2"].state == "due_soon"
    assert on("2020-07-01")["3.2"].days_late == 1


def test_an_amendment_leaves_what_it_does_not_write() -> None:
    plan = read_plan()
    before, after = (
        amended(plan, date.fromisoformat(day)).activities[2].activities[1]
        for day in ("2020-03-01", "2020-03-02")
    )
    assert before.due == ("Tháng 6/2019",)
    assert (after.due, after.title) == (("Tháng 6/2020",), "Sơ kết")


@pytest.mark.parametrize(
    ("due", "state"),
    [
        ("chậm nhất ngày 31/12/2019", "misdated"),
        ("chậm nhất ngày 01/01/2020", "overdue"),
        ("chậm nhất ngày 31/3/2021", "not_started"),
        ("chậm nhất ngày 01/4/2021", "misdated"),
        ("Quý IV/2019", "misdated"),
    ],
)
def test_the_year_of_a_plan_reaches_to_the_end_of_march(due: str, state: str) -> None:
    plan = PLAN.replace("        due: trước ngày 15/11/2020", f"        due: {due}")
    assert on("2020-12-31", plan=plan)["3.1"].state == state


def test_work_without_a_deadline_is_never_late() -> None:
    found = on("2021-12-31")
    assert (found["1"].state, words(found["1"])) == ("open_ended", "Regular work")
    assert (found["4"].state, words(found["4"])) == ("open_ended", "No deadline stated")
    assert found["4"].last_day is None
    assert (
        on("2020-05-01", '{date: 2020-02-03, activity: "1", status: in_progress}')["1"].state == "in_progress"
    )


def test_a_merged_activity_is_done_with_its_host() -> None:
    assert on("2020-10-01")["5"].state == "overdue"
    found = on("2020-10-01", '{date: 2020-07-03, activity: "2", status: done}')
    assert (found["5"].state, found["5"].done_on) == ("done", date(2020, 7, 3))
    both = [f'{{date: 2021-01-0{n}, activity: "3.{n}", status: done}}' for n in (1, 2)]
    assert on("2021-01-15", both[0])["6"].state == "overdue"
    duty = on("2021-01-15", *both)["6"]
    assert (duty.state, duty.days_late) == ("done_late", 2)
    half = on("2021-01-15", both[0], '{date: 2020-12-01, activity: "3.2", status: cancelled}')["6"]
    assert (half.state, half.days_late) == ("done_late", 1)


def test_activities_merged_in_a_circle_or_nowhere_stay_as_they_are() -> None:
    plan = PLAN.replace('merged_into: "2"', 'merged_into: "6"').replace(
        'merged_into: "3"', 'merged_into: "5"'
    )
    assert on("2021-02-01", plan=plan)["6"].state == "overdue"
    assert on("2021-02-01", plan=PLAN.replace('merged_into: "3"', 'merged_into: "9"'))["6"].state == "overdue"


def test_a_very_long_chain_of_merged_activities_is_followed() -> None:
    chain = "".join(f'  - {{id: "{n}", merged_into: "{n + 1}"}}\n' for n in range(100, 3100))
    plan = f'kind: plan\nid: plan-2020\nyear: 2020\nactivities:\n{chain}  - {{id: "3100", time: Quý II}}\n'
    done = '{date: 2020-06-01, activity: "3100", status: done}'
    assert {duty.state for duty in on("2020-12-31", done, plan=plan).values()} == {DutyState.DONE}


def test_window_from_time_and_deadline_from_due() -> None:
    duty = on("2020-06-14")["7"]
    assert (duty.first_day, duty.last_day, duty.state) == (date(2020, 4, 1), date(2020, 6, 14), "due_soon")
    assert (on("2020-01-01")["8"].first_day, on("2020-01-01")["8"].last_day) == (
        date(2020, 3, 1),
        date(2020, 9, 30),
    )


def test_a_heading_is_no_duty_and_has_the_worst_state_of_its_living_children() -> None:
    assert "3" not in on("2020-12-31")
    state = DutyState
    assert worst_state([state.DONE, state.OVERDUE, state.MISDATED]) == "overdue"
    assert worst_state([state.DONE, state.CANCELLED]) == "done"
    assert worst_state([state.DONE, state.DONE_LATE]) == "done_late"
    assert worst_state([state.CANCELLED]) == "cancelled"
    assert worst_state([]) is None
    assert all(worst_state([one]) == one for one in state)


REPORTS = [
    "{date: 2020-11-10, report: bao-cao-nam, commune: tan-phong, status: done}",
    "{date: 2020-11-14, report: bao-cao-nam, commune: doan-ket}",
    "{date: 2020-11-19, report: bao-cao-nam, commune: dong-phong, status: done}",
]


def test_each_of_the_seven_communes_owes_its_own_report() -> None:
    found = duties(read_plan(), (log(*REPORTS),), lai_chau(), date(2020, 11, 20))
    states = {d.commune: (d.state.value, d.days_late) for d in found if d.report == "bao-cao-nam"}
    assert states == {
        "tan-phong": ("done", None),
        "doan-ket": ("done", None),
        "dong-phong": ("done_late", 5),
        "quyet-thang": ("overdue", 6),
        "quyet-tien": ("overdue", 6),
        "sung-phai": ("overdue", 6),
        "san-thang": ("overdue", 6),
    }
    assert {d.unit for d in found if d.commune == "sung-phai"} == {("Xã Sùng Phài",)}


def test_the_report_with_a_slip_makes_no_commune_late() -> None:
    found = duties(read_plan(), (), lai_chau(), date(2020, 12, 31))
    assert [d.state for d in found if d.report == "bao-cao-6-thang"] == ["misdated"] * 7


def test_without_a_list_of_communes_a_report_is_one_duty() -> None:
    assert [d.report for d in duties(read_plan(), (), None, date(2020, 12, 31)) if d.report] == [
        "bao-cao-6-thang",
        "bao-cao-nam",
    ]
    assert on("2020-12-31")["bao-cao-nam"].commune is None


def test_an_extension_for_all_communes_holds_for_each() -> None:
    extended = "{date: 2020-11-01, report: bao-cao-nam, extended_to: 2020-11-20, reason: Thiên tai}"
    found = duties(read_plan(), (log(extended, *REPORTS),), lai_chau(), date(2020, 11, 20))
    states = {d.commune: d.state.value for d in found if d.report == "bao-cao-nam"}
    assert states["dong-phong"] == "done"
    assert states["san-thang"] == "due_soon"


def test_a_communes_part_in_an_activity_is_not_the_whole_of_it() -> None:
    entry = '{date: 2020-09-25, activity: "2", commune: tan-phong, status: done}'
    found = duties(read_plan(), (log(entry),), lai_chau(), date(2020, 10, 1))
    assert [(d.commune, d.state.value) for d in found if d.activity == "2"] == [
        (None, "overdue"),
        ("tan-phong", "done"),
    ]


def test_the_log_of_another_plan_says_nothing() -> None:
    other = log('{date: 2020-07-03, activity: "2", status: done}', plan="plan-2021")
    found = duties(read_plan(), (other,), None, date(2020, 10, 1))
    assert next(d for d in found if d.activity == "2").state == "overdue"


def test_several_logs_of_a_plan_are_one() -> None:
    logs = (
        log('{date: 2020-07-03, activity: "2", status: done}'),
        log('{date: 2020-07-03, activity: "3.1", status: done}'),
    )
    found = {d.activity: d.state for d in duties(read_plan(), logs, None, date(2020, 12, 31))}
    assert (found["2"], found["3.1"]) == ("done", "done")


def test_json_has_every_key_and_days_in_iso() -> None:
    keys = (
        "plan activity report dossier step commune title unit time first_day last_day state days_late "
        "finding term original_last_day last_working_day done_on extensions reason"
    )
    rows = duties_json(duties(read_plan(), (), lai_chau(), date(2020, 10, 1)))
    assert all(" ".join(row) == keys for row in rows)
    row = next(row for row in rows if row["activity"] == "2")
    assert list(row.values()) == [
        "plan-2020", "2", None, None, None, None, "Tập huấn", "PTP; PNV", "Quý II, III năm 2020",
        "2020-04-01", "2020-09-30", "overdue", 1, None, None, None, None, None, 0, None,
    ]  # fmt: skip


def test_rows_show_the_last_working_day_and_the_first_deadline() -> None:
    extended = '{date: 2020-08-20, activity: "2", extended_to: 2020-10-15, reason: Chờ hướng dẫn}'
    known = Workdays(frozenset({2020}))
    found = duties(read_plan(), (log(extended),), None, date(2020, 10, 1), workdays=known)
    rows = {row.number or row.title: row for row in duty_rows(found)}
    assert rows["3.1"].last_working_day == date(2020, 11, 13)
    assert rows["2"].last_working_day is None
    assert Words("vi")(rows["2"].state).endswith("30/09/2020; reason: Chờ hướng dẫn")
    assert rows["Báo cáo năm"].kind == "not_started"
