"""Times as officials write them, and the days that they mean."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepcan.schedule import (
    Backwards,
    NotUnderstood,
    OpenEnded,
    Recurrence,
    TimeReading,
    Window,
    YearMissing,
    as_deadline,
    deadlines_in,
    last_working_day,
    read_time,
)

YEAR = 2020


def days(first: str | None, last: str) -> Window:
    return Window(date.fromisoformat(first) if first else None, date.fromisoformat(last))


UNDERSTOOD = [
    # the plan of 2020
    ("Cả năm", days("2020-01-01", "2020-12-31")),
    ("Quý II, III năm 2020", days("2020-04-01", "2020-09-30")),
    ("Quý II,III năm 2020", days("2020-04-01", "2020-09-30")),
    ("quý III năm 2020", days("2020-07-01", "2020-09-30")),
    ("Tháng 6/2019", days("2019-06-01", "2019-06-30")),
    ("Năm 2020", days("2020-01-01", "2020-12-31")),
    ("trước ngày 15/5/2019", days(None, "2019-05-14")),
    ("trước ngày 15/11/2020", days(None, "2020-11-14")),
    # seen in other plans
    ("QUÝ I/2026", days("2026-01-01", "2026-03-31")),
    ("quý 4", days("2020-10-01", "2020-12-31")),
    ("Quí 2 năm 2021", days("2021-04-01", "2021-06-30")),
    ("Quý II-III/2026", days("2026-04-01", "2026-09-30")),
    ("trong Quý I-2022", days("2022-01-01", "2022-03-31")),
    ("Quý II và Quý III", days("2020-04-01", "2020-09-30")),
    ("Quý IV/2026 đến hết Quý II/2027", days("2026-10-01", "2027-06-30")),
    ("tháng 6", days("2020-06-01", "2020-06-30")),
    ("tháng 02", days("2020-02-01", "2020-02-29")),
    ("tháng 6 năm 2020", days("2020-06-01", "2020-06-30")),
    ("tháng 11-2022", days("2022-11-01", "2022-11-30")),
    ("tháng 10 và 11/2021", days("2021-10-01", "2021-11-30")),
    ("trong tháng 6/2022", days("2022-06-01", "2022-06-30")),
    ("chậm nhất ngày 28/02/2022", days(None, "2022-02-28")),
    ("chậm nhất vào tháng 11-2022", days(None, "2022-11-30")),
    ("chậm nhất là ngày 30 tháng 11", days(None, "2020-11-30")),
    ("đến hết ngày 04/01/2024", days(None, "2024-01-04")),
    ("trước ngày 20 tháng 02 năm 2021", days(None, "2021-02-19")),
    ("trước ngày 01/01/2021", days(None, "2020-12-31")),
    ("hoàn thành trước ngày 30.11.2020", days(None, "2020-11-29")),
    ("từ ngày 01/3/2022 đến ngày 31/3/2022", days("2022-03-01", "2022-03-31")),
    ("từ ngày 01/3 đến ngày 31/3/2022", days("2022-03-01", "2022-03-31")),
    ("từ 01/10/2020 đến hết 15/01/2021", days("2020-10-01", "2021-01-15")),
    ("ngày 09/11", days("2020-11-09", "2020-11-09")),
    ("cả năm 2020", days("2020-01-01", "2020-12-31")),
    ("trong năm", days("2020-01-01", "2020-12-31")),
    ("6 tháng đầu năm 2022", days("2022-01-01", "2022-06-30")),
    ("6 tháng cuối năm 2022", days("2022-07-01", "2022-12-31")),
    ("9 tháng đầu năm", days("2020-01-01", "2020-09-30")),
    ("Thường xuyên", OpenEnded(regular=True)),
    ("hằng năm", OpenEnded(regular=True)),
    ("hàng năm", OpenEnded(regular=True)),
    ("khi có yêu cầu", OpenEnded(regular=False, event="khi có yêu cầu")),
    ("từ ngày 01/10/2021", Window(date(2021, 10, 1), None)),
]


@pytest.mark.parametrize(("text", "meant"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_time_is_understood(text: str, meant: TimeReading) -> None:
    assert read_time(text, YEAR) == meant


@pytest.mark.parametrize(("text", "meant"), UNDERSTOOD, ids=[text for text, _ in UNDERSTOOD])
def test_letters_and_a_full_stop_change_nothing(text: str, meant: TimeReading) -> None:
    for other in (text.upper(), text.lower(), unicodedata.normalize("NFD", text), f"  {text}. "):
        found = read_time(other, YEAR)
        if isinstance(found, OpenEnded) and found.event:
            found = OpenEnded(found.regular, unicodedata.normalize("NFC", found.event).lower())
        assert found == meant


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("trước ngày 31/6/2020", "31/6/2020"),
        ("31/6", "31/6"),
        ("ngày 29/02/2019", "29/02/2019"),
        ("Quý V năm 2020", "V"),
        ("Quý 5", "5"),
        ("Quý II, V", "V"),
        ("Quý III-II", "III-II"),
        ("tháng 13", "13"),
        ("trước ngày 15/5/19", "19"),
        ("trước ngày 15/5/12019", "12019"),
        ("Quý", "Quý"),
        ("năm", "năm"),
        ("Quý II theo kế hoạch của tỉnh", "theo kế hoạch của tỉnh"),
        ("Theo dự kiến của Bộ Tư pháp.", "Theo dự kiến của Bộ Tư pháp"),
        ("trước ngày 10 tháng 01 của năm liền kề", "của năm liền kề"),
        ("cuối năm", "cuối năm"),
        ("khi", "khi"),
        ("khi nào", "khi nào"),
        ("trong 05 ngày làm việc kể từ ngày 31/6/2020", "31/6/2020"),
        ("6 tháng", "tháng"),
        ("", ""),
    ],
)
def test_what_is_not_understood_is_shown(text: str, part: str) -> None:
    for written in (text, unicodedata.normalize("NFD", text)):
        found = read_time(written, YEAR)
        assert isinstance(found, NotUnderstood)
        assert unicodedata.normalize("NFC", written[found.start : found.end]) == part
        assert found.near


def test_phrases_offered_instead_are_understood() -> None:
    for text in (
        "Quý V",
        "tháng 13",
        "trước đây",
        "năm",
        "thường",
        "khi nào",
        "chậm",
        "từ",
        "ngày",
        "đến",
        "?",
    ):
        found = read_time(text, YEAR)
        assert isinstance(found, NotUnderstood)
        for near in found.near:
            assert isinstance(read_time(near, YEAR), Window | Recurrence | OpenEnded), near


def test_a_range_that_runs_backwards_is_shown_or_its_year_asked() -> None:
    text = "từ ngày 31/3 đến ngày 01/3/2022"
    found = read_time(text, YEAR)
    assert found == Backwards(8, len(text), date(2022, 3, 31), date(2022, 3, 1))
    asked = read_time("tháng 12 đến tháng 3", YEAR)
    assert isinstance(asked, YearMissing)
    assert asked.near == ("Từ tháng 12/2020 đến tháng 3/2021",)


@pytest.mark.parametrize("text", ["trước ngày 10/01", "Trước ngày 10 tháng 01", "chậm nhất ngày 31/3"])
def test_deadline_of_the_first_quarter_without_its_year_is_asked(text: str) -> None:
    found = read_time(text, YEAR)
    assert isinstance(found, YearMissing)
    readings = [read_time(near, YEAR) for near in found.near]
    assert [r.last.year for r in readings if isinstance(r, Window) and r.last] == [YEAR, YEAR + 1]


def test_deadline_from_april_on_takes_the_year_of_the_plan() -> None:
    assert read_time("trước ngày 01/4", YEAR) == days(None, "2020-03-31")
    assert as_deadline("ngày 01/4", YEAR) == days(None, "2020-04-01")
    assert isinstance(as_deadline("ngày 31/3", YEAR), YearMissing)


def test_deadline_is_only_the_last_day_of_what_is_written() -> None:
    assert as_deadline("Tháng 6/2019", YEAR) == days(None, "2019-06-30")
    assert as_deadline("Cả năm", YEAR) == as_deadline("Năm 2020", YEAR) == days(None, "2020-12-31")
    assert as_deadline("Thường xuyên", YEAR) == OpenEnded(regular=True)
    assert isinstance(as_deadline("từ ngày 01/10/2020", YEAR), NotUnderstood)


def test_deadlines_in_a_text_leave_out_days_of_documents_and_periods() -> None:
    text = (
        "Thực hiện Thông tư ngày 28/7/2017, định kỳ 6 tháng (trước ngày 15/5/2019) và năm (chậm nhất ngày "
        "15/11/2020), số liệu từ ngày 01/01/2020 đến ngày 30/6/2020, trước đây"
    )
    found = deadlines_in(text, YEAR)
    assert [text[m.start : m.end] for m in found] == ["trước ngày 15/5/2019", "chậm nhất ngày 15/11/2020"]
    assert [m.last for m in found] == [date(2019, 5, 14), date(2020, 11, 15)]


WORDS = (
    "quý tháng năm cả ngày trước từ đến hết chậm nhất đầu cuối trong và , - / . ; 6 15 2020 II V thường xuyên"
)


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join))
def test_no_text_brings_the_reader_down(text: str) -> None:
    for found in (read_time(text, YEAR), as_deadline(text, YEAR)):
        if isinstance(found, NotUnderstood | YearMissing):
            assert 0 <= found.start <= found.end <= len(text)
        if isinstance(found, Window) and found.first and found.last:
            assert found.first <= found.last
    deadlines_in(text, YEAR)


quarters = st.sampled_from(["I", "II", "III", "IV", "1", "4"]).map("Quý {}".format)
months = st.integers(1, 12).map("Tháng {}".format)
parts = st.integers(1, 12).map("{} tháng đầu năm".format)
stretches = quarters | months | parts
years = st.sampled_from(["/2021", " năm 2021"])


@given(stretches, years, stretches)
def test_a_stretch_begins_before_it_ends(one: str, year: str, other: str) -> None:
    for text in (one, one + year if "đầu" not in one else one, f"{one} và {other}"):
        found = read_time(text, YEAR)
        if isinstance(found, Window):
            assert found.first is not None
            assert found.last is not None
            assert found.first <= found.last
        else:
            assert " và " in text


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_can_be_a_deadline(day: date) -> None:
    text = f"{day.day}/{day.month}/{day.year}"
    by, before = read_time(f"chậm nhất ngày {text}", YEAR), read_time(f"trước ngày {text}", YEAR)
    assert isinstance(by, Window)
    assert isinstance(before, Window)
    assert by.last == day
    assert before.last is not None
    assert (day - before.last).days == 1


def test_last_working_day_leaves_out_weekends_and_holidays() -> None:
    assert last_working_day(date(2020, 11, 14)) == date(2020, 11, 13)
    assert last_working_day(date(2020, 11, 13)) == date(2020, 11, 13)
    assert last_working_day(date(2020, 9, 2), {date(2020, 9, 2)}) == date(2020, 9, 1)
