"""Times that a plan states as phrases, as days, or unit by unit."""

from datetime import date

import pytest

from sheets import english
from tiepcan.checks.neighbours import Neighbours
from tiepcan.checks.plan_times import time_not_understood
from tiepcan.model.plan import Activity, Plan
from tiepcan.reading.load import read_file
from tiepcan.schedule import Timing, holds_for, text_of, timing_of

YEAR = 2020


def plan_of(text: str) -> Plan:
    """A plan with one activity, of which it says this."""
    lines = "".join(f"    {line}\n" for line in text.strip().splitlines())
    plan = f'kind: plan\nid: plan-2020\nyear: {YEAR}\nactivities:\n  - id: "1"\n{lines}'
    loaded = read_file(plan.encode(), "plan-2020.yaml")
    assert isinstance(loaded.record, Plan), loaded.found
    assert loaded.found == ()
    return loaded.record


def activity(text: str) -> Activity:
    return plan_of(text).activities[0]


def days(timing: Timing) -> tuple[str | None, str | None]:
    return (
        timing.first.isoformat() if timing.first else None,
        timing.last.isoformat() if timing.last else None,
    )


@pytest.mark.parametrize(
    ("text", "expected", "printed"),
    [
        (
            "time: {from: 2020-04-01, to: 2020-09-30}",
            ("2020-04-01", "2020-09-30"),
            "Từ ngày 01/4/2020 đến ngày 30/9/2020",
        ),
        (
            "time:\n  from: 2020-04-01\n  to: 2020-09-30",
            ("2020-04-01", "2020-09-30"),
            "Từ ngày 01/4/2020 đến ngày 30/9/2020",
        ),
        ("due: {to: 2020-06-30}", (None, "2020-06-30"), "Chậm nhất ngày 30/6/2020"),
        ("time: {from: 2020-10-01}", ("2020-10-01", None), "Từ ngày 01/10/2020"),
        ("due: trước ngày 30/6/2020", (None, "2020-06-29"), "trước ngày 30/6/2020"),
        ("due:", (None, None), ""),
    ],
)
def test_days_and_phrases_mean_the_same(
    text: str, expected: tuple[str | None, str | None], printed: str
) -> None:
    duty = activity(text)
    assert days(timing_of(duty, YEAR)) == expected
    assert "; ".join(map(text_of, (*duty.time, *duty.due))) == printed


EACH_ITS_OWN = """
time: Quý IV năm 2020
due:
  - unit: UBND các xã, phường
    time: trước ngày 10/01/2021
  - unit: Phòng Tư pháp
    time: {to: 2021-01-20}
  - unit: Đài Truyền thanh
    to: 2020-12-15
"""


@pytest.mark.parametrize(
    ("unit", "last"),
    [
        (None, "2021-01-20"),
        ("Phường Tân Phong", "2021-01-09"),
        ("UBND xã  San Thàng", "2021-01-09"),
        ("UBND các xã, phường", "2021-01-09"),
        ("phòng tư pháp", "2021-01-20"),
        ("Đài Truyền thanh", "2020-12-15"),
        ("Công an thành phố", "2021-01-20"),
    ],
)
def test_each_unit_has_its_own_last_day(unit: str | None, last: str) -> None:
    timing = timing_of(activity(EACH_ITS_OWN), YEAR, unit)
    assert timing.last == date.fromisoformat(last)
    assert timing.first == date(2020, 10, 1)


def test_times_unit_by_unit_are_printed_with_the_unit() -> None:
    assert [text_of(due) for due in activity(EACH_ITS_OWN).due] == [
        "UBND các xã, phường: trước ngày 10/01/2021",
        "Phòng Tư pháp: chậm nhất ngày 20/01/2021",
        "Đài Truyền thanh: chậm nhất ngày 15/12/2020",
    ]


def test_what_is_said_for_everyone_holds_for_a_unit_that_is_not_named() -> None:
    duty = activity("due:\n  - trước ngày 30/11/2020\n  - unit: Các phường\n    time: trước ngày 15/11/2020")
    assert timing_of(duty, YEAR, "Xã Nậm Loỏng").last == date(2020, 11, 29)
    assert timing_of(duty, YEAR, "Phường Tân Phong").last == date(2020, 11, 14)


@pytest.mark.parametrize(
    ("written", "unit", "expected"),
    [
        ("UBND các xã, phường", "Phường Tân Phong", True),
        ("UBND các xã, phường, thị trấn", "Thị trấn Than Uyên", True),
        ("Ủy ban nhân dân các xã", "Phường Tân Phong", False),
        ("UBND cấp xã", "Đặc khu Phú Quốc", True),
        ("UBND phường Tân Phong", "Phường Tân Phong", True),
        ("UBND phường Tân Phong", "Phường Đoàn Kết", False),
        ("UBND các xã và phường", "UBND các xã, phường", True),
        ("UBND các xã, phường", "Phòng Tư pháp", False),
        ("Phòng Tư pháp", "PHÒNG TƯ PHÁP.", True),
    ],
)
def test_a_group_of_communes_stands_for_each_of_them(written: str, unit: str, expected: bool) -> None:
    assert holds_for(written, unit) is expected


def test_regular_work_has_a_term_for_each_time_it_comes_back() -> None:
    timing = timing_of(activity("time: Hằng quý"), YEAR)
    assert [term.label for term in timing.terms] == ["quý I", "quý II", "quý III", "quý IV"]
    assert [term.window.last for term in timing.terms] == [
        date(2020, 3, 31),
        date(2020, 6, 30),
        date(2020, 9, 30),
        date(2020, 12, 31),
    ]
    assert days(timing) == ("2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("due: trước ngày 31/4/2020", ["there is no day 31/4/2020", "month 4 of 2020 has 30 days"]),
        ("due: trước ngày 29/2/2021", ["there is no day 29/2/2021", "month 2 of 2021 has 28 days"]),
        ("due: trước ngày 31.6", ["there is no day 31.6", "month 6 of 2020 has 30 days"]),
        ("due: trước ngày 29/2/2020", []),
    ],
)
def test_a_day_that_no_calendar_has_is_called_that(text: str, expected: list[str]) -> None:
    around = Neighbours(communes=None, standards=(), plans=None, day=date(YEAR, 1, 1))
    found = [*time_not_understood(plan_of(text), around)]
    assert [english(said) for d in found for said in (d.message, d.hint) if said] == expected
