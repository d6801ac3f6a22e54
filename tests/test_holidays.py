"""Working days: what the lists of holidays say, whose word counts, and what `overdue` makes of it.

The deadlines are made up; the holidays are those of the lists that come with the tool and the example.
"""

import json
import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepcan import api
from tiepcan.cli import run
from tiepcan.diagnostics import Stop
from tiepcan.model.holidays import Holidays
from tiepcan.model.sources import Status
from tiepcan.reading.load import read_file
from tiepcan.schedule import NOTHING_KNOWN, Workdays, is_working_day, last_working_day, workdays_of
from tiepcan.workspace.archive import Archive

ROOT = Path(__file__).resolve().parents[1]
PACKAGED = ROOT / "src" / "tiepcan" / "holidays" / "vn.yaml"
EXAMPLE = ROOT / "examples" / "lai-chau" / "holidays.yaml"
YEARS = range(2013, 2027)

SOURCE = "    source:\n      cite: Quyết định giả định\n      status: unverified\n"
# The day before Quốc khánh 2020 off, Saturday 29/8 worked instead: made up.
OFFICE_2020 = f"""kind: holidays
years:
  - year: 2020
{SOURCE}    days:
      - date: 2020-09-01
        name: Nghỉ hoán đổi
      - date: 2020-09-02
        name: Quốc khánh
    worked:
      - 2020-08-29
"""


def read(text: str, name: str = "holidays.yaml") -> Holidays:
    loaded = read_file(text.encode(), name)
    assert isinstance(loaded.record, Holidays), loaded.found
    assert loaded.found == ()
    return loaded.record


def packaged() -> Holidays:
    return read(PACKAGED.read_text(encoding="utf-8"))


def day(text: str) -> date:
    return date.fromisoformat(text)


def write_workspace(folder: Path, due: str, *, year: int = 2020, holidays: str | None = None) -> Path:
    """A workspace of one plan with one deadline, and a list of holidays of its own."""
    (folder / "plans").mkdir()
    plan = folder / "plans" / f"plan-{year}.yaml"
    activity = (
        f'  - id: "1"\n    title: Kiểm tra\n    lead: Phòng Tư pháp\n    due: {due}\n    outputs: Biên bản\n'
    )
    plan.write_text(f"kind: plan\nid: plan-{year}\nyear: {year}\nactivities:\n{activity}", encoding="utf-8")
    office = "kind: workspace\nunit: Phòng Tư pháp\n"
    if holidays is not None:
        (folder / "ngay-nghi.yaml").write_text(holidays, encoding="utf-8")
        office += "holidays: ngay-nghi.yaml\n"
    (folder / "tiepcan.yaml").write_text(office, encoding="utf-8")
    return plan


def last_days(plan: Path) -> tuple[date | None, date | None]:
    """The legal last day of the plan's one activity, and the last working day beside it."""
    tracked = api.track(Archive(plan.parent.parent), plan, date(2020, 1, 15))
    (duty,) = tracked.duties
    return duty.last_day, duty.last_working_day


# The days themselves


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2020-11-14", "2020-11-13"),  # a Saturday
        ("2020-11-13", "2020-11-13"),
        ("2020-09-02", "2020-09-01"),  # Quốc khánh, a Wednesday
        ("2020-01-29", "2020-01-22"),  # the whole of Tết
        ("2020-05-03", "2020-04-29"),  # two holidays, then a weekend
        ("2017-05-02", "2017-04-28"),  # in lieu of Sunday the 30th
        ("2021-01-01", "2020-12-31"),  # across New Year, both years known
        ("2023-01-02", "2022-12-30"),  # in lieu of a Sunday, across New Year
    ],
)
def test_last_working_day_by_the_list_of_the_tool(asked: str, expected: str) -> None:
    assert workdays_of([packaged()]).last_until(day(asked)) == day(expected)


@pytest.mark.parametrize("asked", ["2012-11-17", "2013-01-01", "2027-01-02", "2027-03-03"])
def test_of_a_year_nobody_knows_nothing_is_said(asked: str) -> None:
    assert workdays_of([packaged()]).last_until(day(asked)) is None
    assert NOTHING_KNOWN.last_until(day(asked)) is None


def test_weekend_that_is_worked_is_a_working_day() -> None:
    saturday = date(2019, 5, 4)
    assert not is_working_day(saturday)
    assert is_working_day(saturday, worked={saturday})
    assert is_working_day(saturday, {saturday}, {saturday})
    assert last_working_day(date(2019, 5, 5), worked={saturday}) == saturday


@given(
    st.dates(date(2013, 2, 1), date(2026, 12, 31)),
    st.frozensets(st.dates(date(2013, 1, 1), date(2026, 12, 31)), max_size=20),
    st.frozensets(st.dates(date(2013, 1, 1), date(2026, 12, 31)), max_size=20),
)
def test_last_working_day_is_worked_and_none_lies_between(
    asked: date, off: frozenset[date], worked: frozenset[date]
) -> None:
    found = Workdays(frozenset(YEARS), off, worked).last_until(asked)
    assert found is not None
    assert found <= asked
    assert is_working_day(found, off, worked)
    between = (date.fromordinal(n) for n in range(found.toordinal() + 1, asked.toordinal() + 1))
    assert not any(is_working_day(d, off, worked) for d in between)


@pytest.mark.parametrize(
    ("start", "number", "after", "before"),
    [
        ("2020-05-15", 3, "2020-05-20", "2020-05-12"),  # a Friday; the day itself is not counted
        ("2020-05-16", 1, "2020-05-18", "2020-05-15"),  # a Saturday
        ("2020-04-28", 5, "2020-05-07", "2020-04-21"),  # over two holidays and a weekend
        ("2020-01-22", 1, "2020-01-30", "2020-01-21"),  # over Tết
        ("2020-12-30", 3, "2021-01-05", "2020-12-25"),  # over New Year, both years known
        ("2020-05-15", 0, "2020-05-15", "2020-05-15"),
    ],
)
def test_working_days_are_counted_without_the_first(start: str, number: int, after: str, before: str) -> None:
    workdays = workdays_of([packaged()])
    assert workdays.after(day(start), number) == day(after)
    assert workdays.before(day(start), number) == day(before)


def test_working_days_are_not_counted_into_a_year_nobody_knows() -> None:
    workdays = workdays_of([packaged()])
    assert workdays.after(day("2026-12-30"), 3) is None
    assert workdays.before(day("2013-01-03"), 5) is None
    assert NOTHING_KNOWN.after(day("2020-05-15"), 1) is None


@given(st.dates(date(2014, 1, 1), date(2025, 12, 1)), st.integers(1, 40))
def test_so_many_working_days_lie_between(start: date, number: int) -> None:
    workdays = workdays_of([packaged()])
    for end in (workdays.after(start, number), workdays.before(start, number)):
        assert end is not None
        low, high = sorted((start.toordinal(), end.toordinal()))
        passed = (date.fromordinal(n) for n in range(low, high + 1) if n != start.toordinal())
        assert sum(is_working_day(d, workdays.holidays, workdays.worked) for d in passed) == number


# The list that comes with the tool


def test_list_of_the_tool_has_every_year_once_in_order() -> None:
    assert [year.year for year in packaged().years] == list(YEARS)


def test_no_year_claims_more_than_a_secondary_source() -> None:
    for year in packaged().years:
        assert year.source.status is Status.SECONDARY
        assert year.source.read_in
        assert year.source.reason


def test_list_of_the_tool_swaps_no_days() -> None:
    assert not any(year.worked or year.decision for year in packaged().years)
    assert "hoán đổi" not in " ".join(d.name for year in packaged().years for d in year.days)


@pytest.mark.parametrize("number", range(len(YEARS)), ids=map(str, YEARS))
def test_every_year_has_the_days_of_the_labour_code(number: int) -> None:
    year = packaged().years[number]
    names = [d.name for d in year.days]
    fixed = {
        "Tết Dương lịch": (1, 1),
        "Ngày Chiến thắng": (4, 30),
        "Quốc tế Lao động": (5, 1),
        "Quốc khánh": (9, 2),
    }
    by_name = {d.name: d.date for d in year.days}
    assert {name: (by_name[name].month, by_name[name].day) for name in fixed} == fixed
    assert names.count("Giỗ Tổ Hùng Vương") == 1
    assert sum(name.startswith("Tết Nguyên đán") for name in names) >= 5
    assert all(one.date < other.date for one, other in pairwise(year.days))


@pytest.mark.parametrize("number", range(len(YEARS)), ids=map(str, YEARS))
def test_day_in_lieu_is_a_weekday_near_its_holiday(number: int) -> None:
    year = packaged().years[number]
    by_name = {d.name: d.date for d in year.days}
    moved = {d.name: d.date for d in year.days if d.name.endswith(" (nghỉ bù)")}
    for name, in_lieu in moved.items():
        original = by_name[name.removesuffix(" (nghỉ bù)")]
        assert is_working_day(in_lieu)
        assert not is_working_day(original)
        assert 1 <= (in_lieu - original).days <= 4


def test_tet_of_2020_is_seven_days() -> None:
    (year,) = (y for y in packaged().years if y.year == 2020)
    tet = [d.date for d in year.days if d.name.startswith("Tết Nguyên đán")]
    assert (tet[0], tet[-1], len(tet)) == (date(2020, 1, 23), date(2020, 1, 29), 7)


# The office's own list


def test_year_of_the_office_takes_the_place_of_the_same_year() -> None:
    both = workdays_of([read(OFFICE_2020), packaged()])
    assert both.last_until(date(2020, 9, 2)) == date(2020, 8, 31)
    assert both.last_until(date(2020, 8, 30)) == date(2020, 8, 29)
    assert both.last_until(date(2020, 4, 30)) == date(
        2020, 4, 30
    )  # not in the office's year: no longer a holiday
    assert both.last_until(date(2019, 4, 30)) == date(2019, 4, 29)


def test_example_has_the_swapped_days_of_2019() -> None:
    both = workdays_of([read(EXAMPLE.read_text(encoding="utf-8")), packaged()])
    assert both.last_until(date(2019, 5, 1)) == date(2019, 4, 26)
    assert both.last_until(date(2019, 5, 5)) == date(2019, 5, 4)
    assert both.last_until(date(2019, 1, 1)) == date(2018, 12, 28)
    assert both.last_until(date(2019, 1, 6)) == date(2019, 1, 5)


def test_example_keeps_every_other_day_of_the_list_of_the_tool() -> None:
    years = {y.year: {d.date for d in y.days} for y in packaged().years}
    own = {
        y.year: {d.date for d in y.days if "hoán đổi" not in d.name}
        for y in read(EXAMPLE.read_text("utf-8")).years
    }
    assert own == {number: years[number] for number in own}


def test_this_repository_uses_the_example() -> None:
    first, second = Archive(ROOT).calendar.lists
    assert [y.year for y in first.years] == [2018, 2019]
    assert [y.year for y in second.years] == list(YEARS)


def test_years_are_the_same_whether_the_list_is_decoded_or_not() -> None:
    calendar = Archive(ROOT).calendar
    assert calendar.years == {2018, 2019, *YEARS}
    assert calendar.years == calendar.workdays.years


# What becomes of a deadline


def test_deadline_on_a_saturday_keeps_its_legal_last_day(tmp_path: Path) -> None:
    plan = write_workspace(tmp_path, "trước ngày 15/11/2020")
    assert last_days(plan) == (date(2020, 11, 14), date(2020, 11, 13))


def test_deadline_on_a_working_day_has_nothing_beside_it(tmp_path: Path) -> None:
    plan = write_workspace(tmp_path, "trước ngày 14/11/2020")
    assert last_days(plan) == (date(2020, 11, 13), None)


def test_office_decides_over_the_list_of_the_tool(tmp_path: Path) -> None:
    plan = write_workspace(tmp_path, "trước ngày 03/9/2020", holidays=OFFICE_2020)
    assert last_days(plan) == (date(2020, 9, 2), date(2020, 8, 31))


def test_saturday_that_the_office_works_is_a_last_day_like_any_other(tmp_path: Path) -> None:
    plan = write_workspace(tmp_path, "trước ngày 30/8/2020", holidays=OFFICE_2020)
    assert last_days(plan) == (date(2020, 8, 29), None)


def test_year_nobody_knows_gets_no_working_day(tmp_path: Path) -> None:
    plan = write_workspace(tmp_path, "trước ngày 15/11/2032", year=2032)
    assert last_days(plan) == (date(2032, 11, 14), None)
    assert date(2032, 11, 14).weekday() == 6


def test_slip_of_the_pen_gets_no_working_day(tmp_path: Path) -> None:
    plan = write_workspace(tmp_path, "Tháng 6/2019")
    assert last_days(plan) == (date(2019, 6, 30), None)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (OFFICE_2020.replace("2020-09-02", "2019-09-02"), "H101"),
        (OFFICE_2020.replace("2020-09-01", "2020-09-02"), "H102"),
        (OFFICE_2020.replace("2020-09-01", "01/9/2020"), "F110"),
    ],
)
def test_nothing_is_said_on_a_list_with_errors(tmp_path: Path, written: str, code: str) -> None:
    plan = write_workspace(tmp_path, "trước ngày 15/11/2020", holidays=written)
    tracked = api.track(Archive(tmp_path), plan, date(2020, 1, 15))
    assert tracked.duties == ()
    assert [d.code for d in tracked.found if d.severity == "error"] == [code]


def test_list_that_is_no_file_stops(tmp_path: Path) -> None:
    plan = write_workspace(tmp_path, "trước ngày 15/11/2020", holidays="")
    (tmp_path / "ngay-nghi.yaml").unlink()
    (tmp_path / "ngay-nghi.yaml").mkdir()
    with pytest.raises(Stop):
        api.track(Archive(tmp_path), plan, date(2020, 1, 15))


# What `overdue` prints


@pytest.fixture
def lai_chau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example, to be run in."""
    for part in ("plans", "examples/lai-chau"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "tiepcan.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_table_shows_the_working_day_under_the_legal_one(
    lai_chau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["overdue", "plan-2020", "--as-of", "2020-11-10"], "en")
    printed = capsys.readouterr().out
    assert re.search(r"2020-11-14 .*\n.* last working .*\n.* day: 2020-11-13", printed)
    assert "2019-06-28" not in printed


def test_json_keeps_its_keys(lai_chau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["overdue", "plan-2020", "--as-of", "2020-11-10", "--format", "json"], "en")
    duties = json.loads(capsys.readouterr().out)["duties"]
    keys = "plan activity report dossier step commune title unit time first_day last_day state days_late"
    assert {" ".join(list(duty)[:13]) for duty in duties} == {keys}
    assert "2020-11-14" in {duty["last_day"] for duty in duties}
