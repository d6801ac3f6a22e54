"""Groups of communes, recurring work, dossiers and inspections: who owes what, and how it stands.

The plan below is made up. The communes are those of the example; days are written year-month-day.
"""

from datetime import date

import pytest

from test_tracking import lai_chau, log, read_plan
from tiepcan.messages import Words
from tiepcan.model.communes import CommuneKind, named_communes
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.schedule import Workdays
from tiepcan.tracking import Duty, duties
from tiepcan.views.duties import state_of
from tiepcan.workspace.files import packaged

PLAN = """
kind: plan
id: plan-2020
year: 2020
standard: 619-2017
activities:
  - id: "1"
    title: Niêm yết thủ tục hành chính
    lead: UBND các xã, phường
    due: trước ngày 01/7/2020
  - id: "2"
    title: Báo cáo tiến độ
    lead: Phòng Tư pháp
    partners: UBND các xã, phường
    time: Hằng quý
  - id: "3"
    title: Tự kiểm tra
    lead: UBND các xã
    due: Tháng 9/2020
  - id: "4"
    title: Rà soát
    lead: Phòng Tư pháp
    due: Quý III năm 2020
    set_by: Kế hoạch số 48/KH-STP
  - id: "5"
    title: Gửi số liệu
    lead:
      - Phòng Tư pháp
      - UBND các xã, phường
    due:
      - unit: UBND các xã, phường
        time: trước ngày 10/12/2020
      - unit: Phòng Tư pháp
        time: trước ngày 20/12/2020
"""
KNOWN = Workdays(frozenset({2020, 2021}), frozenset({date(2021, 1, 1)}))


def standard(id: str = "619-2017") -> Standard:
    path = next(p for p in packaged("standards", ".yaml") if p.name == f"{id}.yaml")
    record = read_file(path.read_bytes(), path.name).record
    assert isinstance(record, Standard)
    return record


def on(day: str, *entries: str, plan: str = PLAN, under: Standard | None = None) -> list[Duty]:
    logs = (log(*entries),) if entries else ()
    return list(duties(read_plan(plan), logs, lai_chau(), date.fromisoformat(day), KNOWN, under))


def states(found: list[Duty], **wanted: str) -> dict[str | None, str]:
    chosen = [d for d in found if all(getattr(d, name) == value for name, value in wanted.items())]
    return {d.commune or d.term: d.state.value for d in chosen}


@pytest.mark.parametrize(
    ("unit", "kinds"),
    [
        ("UBND các xã, phường", {"xã", "phường"}),
        ("Ủy ban nhân dân các xã, phường, thị trấn", {"xã", "phường", "thị trấn"}),
        ("UBND xã, phường", {"xã", "phường"}),
        ("Các xã", {"xã"}),
        ("UBND cấp xã", {"xã", "phường", "thị trấn", "đặc khu"}),
        ("07 xã, phường", {"xã", "phường"}),
        ("UBND các xã, phường trên địa bàn thành phố", {"xã", "phường"}),
        ("UBND các xã phường", {"xã", "phường"}),
        ("Chủ tịch UBND các đơn vị xã, phường", {"xã", "phường"}),
        ("Các xã, phường trong toàn thành phố", {"xã", "phường"}),
        ("Các xã, phường trong diện kiểm tra", None),
        ("UBND phường Tân Phong", None),
        ("UBND xã", None),
        ("Phòng Tư pháp", None),
        ("Cơ quan, đơn vị liên quan", None),
    ],
)
def test_a_group_is_told_from_a_unit(unit: str, kinds: set[str] | None) -> None:
    expected = None if kinds is None else frozenset(map(CommuneKind, kinds))
    assert named_communes(unit) == expected


def test_what_a_group_leads_is_owed_by_each_commune_and_by_nobody_else() -> None:
    entry = '{date: 2020-06-20, activity: "1", commune: tan-phong, status: done}'
    found = states(on("2020-07-05", entry), activity="1")
    assert found == {
        "tan-phong": "done",
        "doan-ket": "overdue",
        "dong-phong": "overdue",
        "quyet-thang": "overdue",
        "quyet-tien": "overdue",
        "sung-phai": "overdue",
        "san-thang": "overdue",
    }
    assert set(states(on("2020-07-05"), activity="3")) == {"sung-phai", "san-thang"}


def test_an_entry_without_a_commune_speaks_for_the_whole_group() -> None:
    done = '{date: 2020-06-25, activity: "1", status: done}'
    paused = '{date: 2020-06-20, activity: "1", commune: sung-phai, status: paused, reason: Lũ}'
    found = states(on("2020-07-05", done, paused), activity="1")
    assert found.pop("sung-phai") == "paused"
    assert set(found.values()) == {"done"}


def test_partners_are_tracked_one_by_one_once_the_log_names_one_of_them() -> None:
    plan = PLAN.replace("time: Hằng quý", "time: Quý I năm 2020")
    assert states(on("2020-02-01", plan=plan), activity="2") == {None: "not_started"}
    entry = '{date: 2020-01-20, activity: "2", commune: tan-phong, status: done}'
    found = states(on("2020-02-01", entry, plan=plan), activity="2")
    assert (len(found), found[None], found["tan-phong"], found["doan-ket"]) == (
        8,
        "not_started",
        "done",
        "not_started",
    )


def test_each_unit_has_the_time_written_for_it() -> None:
    found = [d for d in on("2020-12-01") if d.activity == "5"]
    assert [d.last_day for d in found if d.commune] == [date(2020, 12, 9)] * 7
    assert [(d.unit, d.last_day) for d in found if not d.commune] == [
        (("Phòng Tư pháp",), date(2020, 12, 19))
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('{date: 2020-03-28, activity: "2", status: done}', "done overdue overdue not_started"),
        ('{date: 2020-04-02, activity: "2", status: done}', "overdue done overdue not_started"),
        (
            '{date: 2020-04-02, activity: "2", term: Quý I, status: done}',
            "done_late overdue overdue not_started",
        ),
        ('{date: 2020-05-10, activity: "2", status: paused}', "overdue paused paused paused"),
        ('{date: 2021-01-20, activity: "2", status: done}', "overdue overdue overdue not_started"),
    ],
)
def test_each_term_of_recurring_work_is_a_duty(entry: str, expected: str) -> None:
    found = states(on("2020-10-02", entry), activity="2")
    assert list(found) == ["quý I", "quý II", "quý III", "quý IV"]
    assert " ".join(found.values()) == expected


def test_a_pause_ends_with_the_work_that_is_taken_up_again() -> None:
    entries = (
        '{date: 2020-05-10, activity: "2", status: paused}',
        '{date: 2020-08-01, activity: "2", status: in_progress}',
    )
    found = states(on("2020-08-15", *entries), activity="2")
    assert (found["quý II"], found["quý III"]) == ("paused", "in_progress")


EXTENDED = '{date: 2020-09-01, activity: "4", extended_to: 2020-11-30, reason: Chờ hướng dẫn}'


def test_a_deadline_set_above_moves_only_with_approval_and_extensions_are_counted() -> None:
    (duty,) = (d for d in on("2020-10-15", EXTENDED) if d.activity == "4")
    assert (duty.state, duty.last_day, duty.extensions) == ("overdue", date(2020, 9, 30), 0)
    approved = EXTENDED.replace("}", ", approved_by: {number: 52/STP}}")
    again = approved.replace("2020-09-01", "2020-11-20").replace("2020-11-30", "2020-12-15")
    (duty,) = (d for d in on("2020-12-01", approved, again) if d.activity == "4")
    assert (duty.state, duty.last_day, duty.original_last_day, duty.extensions) == (
        "due_soon",
        date(2020, 12, 15),
        date(2020, 9, 30),
        2,
    )


def step(found: list[Duty], name: str, commune: str = "tan-phong") -> list[tuple[str, date | None]]:
    return [(d.state.value, d.last_day) for d in found if d.step == name and d.dossier == commune]


def test_the_steps_of_a_dossier_follow_the_procedure_of_the_standard() -> None:
    under = standard()
    assert {d.dossier for d in on("2020-12-31", under=under) if d.dossier} == {c.slug for c in lai_chau()[:7]}
    assert step(on("2020-12-20", under=under), "self_scored") == [("not_started", date(2021, 1, 4))]
    assert step(on("2021-01-05", under=under), "self_scored") == [("overdue", date(2021, 1, 4))]
    scored = "{date: 2020-12-28, dossier: tan-phong, step: self_scored}"
    assert step(on("2021-01-05", scored, under=under), "self_scored") == [("done", date(2021, 1, 4))]
    # Not known when: the regulation gives no last day, so nobody is ever late.
    assert step(on("2021-06-01", scored, under=under), "decided") == [("open_ended", None)]


def test_a_later_step_shows_that_the_earlier_ones_are_behind() -> None:
    entry = "{date: 2021-01-06, dossier: tan-phong, step: submitted}"
    found = on("2021-01-10", entry, under=standard())
    (scored,) = (d for d in found if d.step == "self_scored" and d.dossier == "tan-phong")
    assert (scored.state, scored.done_on, Words("en")(state_of(scored))) == ("done", None, "Done")


RETURNED = "{date: 2021-01-06, dossier: tan-phong, step: returned, reason: Thiếu biên bản}"
RESUBMITTED = "{date: 2021-01-14, dossier: tan-phong, step: resubmitted}"


@pytest.mark.parametrize(
    ("id", "year", "last"), [("619-2017", 2020, "2021-01-13"), ("25-2021", 2022, "2023-01-11")]
)
def test_working_days_to_supplement_do_not_count_the_day_of_receipt(id: str, year: int, last: str) -> None:
    """Five working days after Wednesday 06/01/2021: the 13th; three after Friday 06/01/2023: the 11th."""
    plan = PLAN.replace("year: 2020", f"year: {year}").replace("619-2017", id)
    entry = RETURNED.replace("2021", str(year + 1))
    calendar = Workdays(frozenset(range(2020, 2024)))
    found = duties(read_plan(plan), (log(entry),), lai_chau(), date(year + 1, 1, 10), calendar, standard(id))
    assert step(list(found), "resubmitted") == [("due_soon", date.fromisoformat(last))]


def test_a_supplement_is_owed_only_when_asked_for_and_each_time_anew() -> None:
    under = standard()
    assert step(on("2021-01-20", under=under), "resubmitted") == []
    assert step(on("2021-01-20", RETURNED, RESUBMITTED, under=under), "resubmitted") == [
        ("done_late", date(2021, 1, 13))
    ]
    again = RETURNED.replace("2021-01-06", "2021-01-18")
    found = on("2021-01-26", RETURNED, RESUBMITTED, again, under=under)
    assert [d.term for d in found if d.step == "resubmitted"] == ["lần 1", "lần 2"]
    assert step(found, "resubmitted") == [("done_late", date(2021, 1, 13)), ("overdue", date(2021, 1, 25))]


def test_publication_counts_from_the_decision_and_a_dossier_can_end_early() -> None:
    plan = PLAN.replace("year: 2020", "year: 2022").replace("619-2017", "25-2021")
    entries = (
        "{date: 2023-02-03, dossier: san-thang, step: decided}",
        "{date: 2023-01-20, dossier: tan-phong, status: cancelled, reason: Chưa đủ điều kiện}",
    )
    calendar = Workdays(frozenset(range(2020, 2024)))
    found = list(
        duties(read_plan(plan), (log(*entries),), lai_chau(), date(2023, 2, 8), calendar, standard("25-2021"))
    )
    assert step(found, "published", "san-thang") == [("overdue", date(2023, 2, 7))]
    assert {s for s, _ in step(found, "submitted")} == {"cancelled"}
    assert step(found, "decided", "sung-phai") == [("due_soon", date(2023, 2, 9))]


def test_what_nobody_knows_of_the_calendar_is_no_deadline() -> None:
    found = duties(
        read_plan(PLAN), (log(RETURNED),), lai_chau(), date(2021, 6, 1), Workdays(), standard("619-2017")
    )
    assert step(list(found), "resubmitted") == [("not_started", None)]


INSPECTION = """{date: 2020-09-10, activity: "4", findings: [
    {id: kt-01, commune: tan-phong, title: Chưa niêm yết, due: trước ngày 30/9/2020},
    {id: kt-02, unit: Phòng Nội vụ, title: Chưa phân công, due: [{to: 2020-10-20}]}]}"""


def test_what_an_inspection_found_is_owed_by_its_own_day() -> None:
    entry = " ".join(INSPECTION.split())
    found = {d.finding: d for d in on("2020-10-10", entry) if d.finding}
    assert {id: (d.state.value, d.unit, d.last_day) for id, d in found.items()} == {
        "kt-01": ("overdue", ("Phường Tân Phong",), date(2020, 9, 29)),
        "kt-02": ("due_soon", ("Phòng Nội vụ",), date(2020, 10, 20)),
    }
    mended = "{date: 2020-09-28, finding: kt-01, status: done, outputs: [Đã niêm yết]}"
    assert {d.finding: d.state for d in on("2020-10-10", entry, mended)}["kt-01"] == "done"
    assert [d for d in on("2020-09-09", entry) if d.finding] == []


def test_the_reason_of_a_pause_is_kept_with_the_duty() -> None:
    entry = '{date: 2020-09-01, activity: "4", status: paused, reason: Chờ kinh phí}'
    (duty,) = (d for d in on("2020-10-15", entry) if d.activity == "4")
    assert (duty.state, duty.reason) == ("paused", "Chờ kinh phí")


def test_done_without_a_product_is_said_to_be_unproven() -> None:
    done = '{date: 2020-09-01, activity: "4", status: done}'
    shown = '{date: 2020-09-05, activity: "4", outputs: [Báo cáo rà soát]}'
    (bare,) = (d for d in on("2020-10-15", done) if d.activity == "4")
    (proven,) = (d for d in on("2020-10-15", done, shown) if d.activity == "4")
    assert (bare.state, bare.unproven) == ("done", True)
    assert Words("en")(state_of(bare)) == "Done in time; nothing shows it yet"
    assert (proven.state, proven.unproven) == ("done", False)
    report = PLAN + "reporting:\n  reports:\n    - {id: bc, from: communes, due: Tháng 6/2020}\n"
    received = on("2020-10-15", "{date: 2020-06-01, report: bc, commune: tan-phong}", plan=report)
    assert not any(d.unproven for d in received)
