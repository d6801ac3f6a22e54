"""What if: changes tried on a copy of a sheet. All figures are made up."""

from decimal import Decimal
from pathlib import Path

import pytest

from commands import SHEET, write_files
from conftest import Ask
from sheets import CLEAN, exactly, scored, with_indicators, words
from test_advice import PASS_FAIL, card_of
from tiepcan.diagnostics import Stop
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.scoring.scorecard import Scorecard, Verdict
from tiepcan.scoring.trial import try_changes

SAMPLE = (
    '"2.3": {done: 945, total: 1000}\n"2.4": {done: 1, total: 3}\n"2.5": {points: 10}\n"1.2": {points: 5}'
)


def sample(more: str = "") -> Scorecard:
    return scored(with_indicators(SAMPLE) + more)


def entry_after(card: Scorecard, change: str) -> tuple[object, ...]:
    after = try_changes(card, [change]).after
    entry = after.sheet.indicators[change.partition("=")[0]]
    return entry.points, entry.done, entry.total, entry.none


@pytest.mark.parametrize(
    ("change", "done", "points"),
    [
        ("2.3=98%", 980, "9.8"),
        ("2.3=98.01%", 981, "9.81"),  # the smallest whole number that is enough
        ("2.3=100%", 1000, "10"),
        ("2.3=0%", 0, "0"),
        ("2.3=90 %", 900, "9"),  # fewer than before
        (" 2.3 = 90% ", 900, "9"),
        ("2.4=50%", 2, "1.33"),
        ("2.4=33.3%", 1, "0.67"),
        ("2.4=33.4%", 2, "1.33"),
    ],
)
def test_a_share_changes_what_was_done_and_never_the_total(change: str, done: int, points: str) -> None:
    trial = try_changes(sample(), [change])
    (id,) = trial.indicators
    entry, old = trial.after.sheet.indicators[id], trial.before.sheet.indicators[id]
    assert (entry.done, entry.total) == (Decimal(done), old.total)
    assert trial.after.indicators[id].points == exactly(points)


def test_a_share_without_facts_is_one_of_the_maximum() -> None:
    trial = try_changes(sample(), ["2.5=90%", "5.4=50%"])
    assert trial.indicators == ("2.5", "5.4")
    assert trial.after.indicators["2.5"].points == exactly("10.8")
    assert trial.after.indicators["5.4"].points == exactly(2)


def test_points_take_the_place_of_facts() -> None:
    assert entry_after(sample(), "2.3=9.5") == (Decimal("9.5"), None, None, None)
    assert entry_after(sample(), "2.2=-0.25") == (Decimal("-0.25"), None, None, None)


def test_nothing_arose() -> None:
    trial = try_changes(sample(), ["2.4=none"])
    assert trial.after.indicators["2.4"].points == exactly(2)
    assert entry_after(sample(), "2.4=none") == (None, None, None, True)


@pytest.mark.parametrize(("value", "points"), [("yes", 1), ("no", 0), ("có", 1), ("Không", 0)])
def test_yes_and_no(value: str, points: int) -> None:
    trial = try_changes(card_of({"1.3": None}), [f"1.3={value}"])
    assert trial.after.indicators["1.3"].points == exactly(points)


@pytest.mark.parametrize(
    ("change", "points"),
    [
        ("1.1=85%", 0),
        ("1.1=90%", 1),
        ("1.2=2", 1),
        ("1.2=1", 0),
        ("1.3=yes", 1),
        ("1.3=đạt", 1),
        ("1.4=fail", 0),
    ],
)
def test_where_no_points_are_counted(change: str, points: int) -> None:
    record = read_file(PASS_FAIL.encode(), "standards/vi-du.yaml").record
    assert isinstance(record, Standard)
    card = scored(with_indicators('"1.1": {done: 5, total: 20}'), None, standard=record)
    trial = try_changes(card, [change])
    assert trial.after.indicators[trial.indicators[0]].points == exactly(points)
    with pytest.raises(Stop, match="makes no sense"):
        try_changes(card, ["1.3=9.5"])


def test_several_changes_and_the_verdict() -> None:
    card = card_of({"1.2": "{points: 0}", "2.4": "{done: 0, total: 4}"}, "18")
    trial = try_changes(card, ["2.4=75%", "1.2=2"])
    assert (trial.before.verdict, trial.after.verdict) == (Verdict.FAIL, Verdict.PASS)
    assert (trial.before.total, trial.after.total) == (exactly(13), exactly(18))
    assert trial.indicators == ("1.2", "2.4")
    assert trial.before is card


def test_the_appraised_points_are_tried_on_the_facts_of_the_commune() -> None:
    card = sample('appraisal:\n  indicators:\n    "2.3": {points: 9}\n')
    trial = try_changes(card, ["2.3=98%"])
    assert trial.before.indicators["2.3"].points == exactly(9)
    assert trial.after.indicators["2.3"].points == exactly("9.8")
    assert trial.after.sheet.indicators["2.3"] is card.sheet.indicators["2.3"]


@pytest.mark.parametrize(
    ("changes", "sentence", "hint"),
    [
        (["2.3"], "“2.3” is no change of an indicator", "for example"),
        (["=5"], "“=5” is no change of an indicator", "for example"),
        (["9.9=5"], "the standard 619-2017 has no indicator 9.9", "its indicators are: 1.1, 1.2"),
        (["2.3=5", "2.3=6"], "indicator 2.3 is changed twice", "once"),
        (["2.3=9,5"], "“2.3=9,5” has a comma in its number", "write it with a point: 2.3=9.5"),
        (["2.3=98,5%"], "“2.3=98,5%” has a comma in its number", "write it with a point: 2.3=98.5%"),
        (["2.3=nhiều"], "“2.3=nhiều” cannot be understood", "for example"),
        (["2.3="], "“2.3=” cannot be understood", "for example"),
        (["2.3=NaN"], "“2.3=NaN” cannot be understood", "for example"),
        (["2.3=1e3"], "“2.3=1e3” cannot be understood", "for example"),
        (["2.3=٩"], "“2.3=٩” cannot be understood", "for example"),
        (["2.3=101%"], "a share lies between 0% and 100%", "for example"),
        (["2.3=-1%"], "a share lies between 0% and 100%", "for example"),
        (["2.3=10.5"], "it has at most 10 points", "for example"),
        (["2.2=-0.5"], "it has at least -0.25 points", "for example"),
        (["2.3=yes"], "it is not answered by yes or no", "for example"),
        (["1.2=98%"], "no maximum to take a share of", "for example"),
    ],
)
def test_changes_that_make_no_sense(changes: list[str], sentence: str, hint: str) -> None:
    with pytest.raises(Stop) as stopped:
        try_changes(sample(), changes)
    assert sentence in words(stopped.value.message)
    assert hint in words(stopped.value.hint)


def test_a_criterion_written_as_a_whole_cannot_be_tried_in_part() -> None:
    with pytest.raises(Stop, match="written as a whole"):
        try_changes(sample('criteria:\n  "2": {points: 20}\n' + CLEAN), ["2.3=98%"])


# -- on the screen --


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_old_and_new_are_shown_and_nothing_is_written(office: Path, ask: Ask) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    answer = ask("score", "2020/tan-phong", "--what-if", "2.3=98%")
    assert answer.code == 0
    assert "If 2.3=98% (nothing is written):" in answer.out
    assert "Indicator 2.3: 9.5 → 9.8" in answer.out
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before


def test_trials_for_other_programs(ask: Ask) -> None:
    line = ("score", "2020/quyet-tien", "--format", "json")
    (plain,) = ask(*line).json["results"]
    (tried,) = ask(*line, "--what-if", "2.3=100%", "--what-if", "2.5=11.5").json["results"]
    what_if = tried.pop("what_if")
    assert plain.pop("what_if") is None
    assert tried == plain
    assert what_if["changes"] == ["2.3=100%", "2.5=11.5"]
    assert what_if["indicators"]["2.3"]["before"] == {"low": "9.5", "high": "9.5", "max": "10"}
    assert what_if["indicators"]["2.3"]["after"] == {"low": "10", "high": "10", "max": "10"}
    assert what_if["total"]["after"] == {"low": "90.3", "high": "90.3", "max": "100"}
    assert what_if["verdict"] == {"before": "undetermined", "after": "pass"}
    assert what_if["reasons"] == []


@pytest.mark.parametrize("subjects", [("--year", "2020"), ("2020/tan-phong", "2020/doan-ket")])
def test_a_trial_needs_one_sheet(ask: Ask, subjects: tuple[str, ...]) -> None:
    answer = ask("score", *subjects, "--what-if", "2.3=98%")
    assert (answer.code, answer.out) == (2, "")
    assert "--what-if is tried on one score sheet" in answer.err
    assert "Hint:" in answer.err


def test_a_sheet_with_errors_is_not_tried(office: Path, ask: Ask) -> None:
    write_files(office, {"scores/2020/tan-phong.yaml": SHEET.replace("done: 950", "done: 1050")})
    answer = ask("score", "2020/tan-phong", "--what-if", "2.3=98%")
    assert (answer.code, answer.out) == (1, "")
