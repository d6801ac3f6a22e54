"""The day: Vietnam's, read once, and the same wherever the computer stands."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from commands import run_tool, surroundings, write_files
from conftest import Ask
from tiepcan.cli.clock import day_of
from tiepcan.diagnostics import Stop

MIDNIGHT = datetime(2026, 12, 31, 17, tzinfo=UTC)
"""The moment at which 2027 begins in Vietnam."""


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        (-1, date(2026, 12, 31)),
        (0, date(2027, 1, 1)),
        (1, date(2027, 1, 1)),
        (86399, date(2027, 1, 1)),
        (86400, date(2027, 1, 2)),
    ],
)
def test_day_begins_at_seventeen_hours_utc(monkeypatch: pytest.MonkeyPatch, seconds: int, day: date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MIDNIGHT.timestamp()) + seconds))
    assert day_of(None) == day


def test_day_asked_for_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MIDNIGHT.timestamp())))
    assert day_of("2020-09-01") == date(2020, 9, 1)


@pytest.mark.parametrize("epoch", ["", "x", "-1", "1e9", "１２", "9" * 40, " 1 "])
def test_epoch_that_is_none_is_passed_over(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    now = datetime.now(UTC) + timedelta(hours=7)
    assert timedelta() <= day_of(None) - now.date() <= timedelta(days=1)


def test_epoch_of_ten_digits_is_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert day_of(None) == date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9999999999")
    assert day_of(None) == date(2286, 11, 21)


@pytest.mark.parametrize("text", ["2000-01-01", "2020-02-29", "2099-12-31"])
def test_days_that_can_be_asked_for(text: str) -> None:
    assert day_of(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "31/12/2020",
        "2020-1-1",
        "20200101",
        "2020-W01-1",
        "2019-02-29",
        "1999-12-31",
        "2100-01-01",
        "0001-01-01",
        "９999-12-31",
        "2020-12-31T00:00",
        " 2020-12-31",
    ],
)
def test_days_that_cannot(text: str) -> None:
    with pytest.raises(Stop):
        day_of(text)


@pytest.mark.skipif(os.name != "posix", reason="TZ is not read here")
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "XXX-14"])
def test_zone_of_the_computer_changes_nothing(zone: str) -> None:
    epoch = str(int(MIDNIGHT.timestamp()) - 1)
    env = surroundings(TZ=zone, PYTHONTZPATH="", SOURCE_DATE_EPOCH=epoch)
    answer = run_tool("overdue", "plan-2020", "--format", "json", env=env)
    assert answer.json["as_of"] == "2026-12-31"


def test_day_decides_what_is_overdue(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last second of the last day is in time; the next one is late."""
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    end = int(datetime(2020, 6, 30, 17, tzinfo=UTC).timestamp())
    for epoch, state in ((end - 1, "due_soon"), (end, "overdue")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
        (duty,) = ask("overdue", "plan-2020", "--format", "json").json["duties"]
        assert duty["state"] == state
