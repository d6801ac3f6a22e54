"""The answers for other programs: a published contract. A key renamed here breaks somebody's program."""

import re
from pathlib import Path
from typing import Any

import pytest

from commands import COMMUNES, PLAN, SHEET, write_files
from conftest import Ask
from tiepcan import __version__
from tiepcan.codes import CODES
from tiepcan.scoring.scorecard import ConditionState, Stage, State, Verdict
from tiepcan.tracking import DutyState

POINTS = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TOOL = {"name": "tiepcan", "version": __version__}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def is_points(value: object) -> bool:
    """A string without superfluous zeros, or nothing: never a number that a program would round."""
    return value is None or (isinstance(value, str) and POINTS.fullmatch(value) is not None)


def is_text(value: object, *, or_nothing: bool = False) -> bool:
    return (value is None and or_nothing) or (isinstance(value, str) and value != "")


# -- validate --


def test_findings(ask: Ask) -> None:
    day = ("--as-of", "2031-01-01")  # the exceptions of the plan of 2020 have ended
    answer = ask("validate", "tests/broken", "plans", *day, "--format", "json").json
    assert list(answer) == ["tool", "as_of", "files", "findings", "waived"]
    assert answer["tool"] == TOOL
    assert DAY.fullmatch(answer["as_of"])
    assert type(answer["files"]) is int
    assert {finding["severity"] for finding in answer["findings"]} == {"error", "warning", "note"}
    for finding in answer["findings"]:
        keys = ["code", "severity", "path", "line", "column", "message", "hint", "fixable"]
        assert list(finding) == keys
        assert type(finding["fixable"]) is bool
        assert CODES[finding["code"]].severity == finding["severity"]
        assert type(finding["line"]) is type(finding["column"]) is int
        assert min(finding["line"], finding["column"]) >= 1
        assert is_text(finding["path"])
        assert is_text(finding["message"])
        assert is_text(finding["hint"], or_nothing=True)
    places = [(f["path"], f["line"], f["column"], f["code"]) for f in answer["findings"]]
    assert places == sorted(places)


def test_nothing_found(office: Path, ask: Ask) -> None:
    answer = ask("validate", "--format", "json", "--as-of", "2020-12-31").json
    assert answer == {"tool": TOOL, "as_of": "2020-12-31", "files": 4, "findings": [], "waived": []}


def test_paths_are_those_of_the_current_folder(
    office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(office, {"plans/lạ lùng.yaml": "["})
    monkeypatch.chdir(office / "plans")
    assert [f["path"] for f in ask("validate", "--format", "json").json["findings"]] == ["lạ lùng.yaml"]
    monkeypatch.chdir(office / "scores")
    (finding,) = ask("validate", office / "plans", "--format", "json").json["findings"]
    assert finding["path"] == (office / "plans" / "lạ lùng.yaml").as_posix()


def test_what_is_said_beside_stays_out_of_the_answer(office: Path, ask: Ask) -> None:
    write_files(office, {"inner/tiepcan.yaml": "kind: workspace\n"})
    answer = ask("validate", ".", "missing.yaml", "--format", "json")
    assert answer.code == 2
    assert answer.json["files"] == 4
    assert "inner" in answer.err
    assert "missing.yaml" in answer.err


# -- score --

RESULT = [
    *("commune", "code", "year", "standard", "standard_completed_by", "form", "stage"),
    *("indicators", "criteria", "total", "conditions", "differences", "verdict", "reasons"),
    *("unverified", "from_office", "advice", "advice_for_next_year", "gains", "no_advice", "what_if"),
]


def check_bounds(bounds: Any, *more: str) -> None:
    assert list(bounds) == ["low", "high", "max", *more]
    assert is_text(bounds["low"])
    assert all(is_points(bounds[name]) for name in ("low", "high", "max"))


def check_result(result: Any) -> None:
    assert list(result) == RESULT
    assert is_text(result["commune"])
    assert result["code"] is None or re.fullmatch("[0-9]{5}", result["code"])
    assert type(result["year"]) is int
    assert result["form"] in ("points", "pass_fail")
    assert result["stage"] in {stage.value for stage in Stage}
    assert result["verdict"] in {verdict.value for verdict in Verdict}
    for id, indicator in result["indicators"].items():
        assert re.fullmatch(r"[0-9]+\.[0-9]+", id)
        check_bounds(indicator, "state")
        assert indicator["state"] in {state.value for state in State}
    for id, criterion in result["criteria"].items():
        assert re.fullmatch("[0-9]+", id)
        check_bounds(criterion)
    if result["verdict"] == "not_assessed":
        assert result["total"] is None
    else:
        check_bounds(result["total"])
    for condition in result["conditions"]:
        assert list(condition) == ["id", "state", "reason"]
        assert condition["state"] in {state.value for state in ConditionState}
        assert is_text(condition["reason"])
    assert all(map(is_text, [*result["reasons"], *result["unverified"]]))
    for change in [*(result["advice"] or ()), *(result["gains"] or ())]:
        assert list(change) == ["indicator", "gain", "text"]
        assert is_points(change["gain"])
        assert is_text(change["text"])
    assert (result["advice"] is None) == (result["verdict"] in ("pass", "not_assessed"))
    assert result["what_if"] is None


def test_results(ask: Ask) -> None:
    answer = ask("score", "--year", "2020", "--format", "json").json
    assert list(answer) == ["tool", "as_of", "results", "counts", "costliest", "nearest", "merged", "links"]
    assert len(answer["results"]) == 7
    assert {r["verdict"] for r in answer["results"]} == {"pass", "fail", "undetermined", "not_assessed"}
    for result in answer["results"]:
        check_result(result)


def test_states_of_the_contract() -> None:
    assert {v.value for v in Verdict} == {"pass", "fail", "undetermined", "not_assessed"}
    assert {s.value for s in ConditionState} == {"met", "not_met", "unknown"}
    assert {s.value for s in Stage} == {"self", "appraisal"}
    assert {s.value for s in DutyState} == {
        *("not_started", "in_progress", "due_soon", "overdue", "done", "done_late"),
        *("paused", "cancelled", "open_ended", "misdated"),
    }


def test_commune_that_no_list_knows_has_no_code(office: Path, ask: Ask) -> None:
    write_files(office, {"communes.yaml": COMMUNES.replace("tan-phong", "doan-ket")})
    answer = ask("score", "2020/tan-phong", "--format", "json")
    for result in answer.json["results"]:
        check_result(result)
        assert result["code"] is None


def test_sheet_with_errors_has_no_result(office: Path, ask: Ask) -> None:
    write_files(office, {"scores/2020/tan-phong.yaml": SHEET.replace("done: 950", "done: 1050")})
    answer = ask("score", "2020/tan-phong", "--format", "json", "--as-of", "2021-01-31")
    assert (answer.code, answer.json) == (1, {"tool": TOOL, "as_of": "2021-01-31", "results": []})
    assert "scores/2020/tan-phong.yaml:6:" in answer.err


def test_results_come_in_the_order_that_was_asked(ask: Ask) -> None:
    answer = ask("score", "2020/tan-phong", "2020/doan-ket", "--format", "json")
    assert [r["commune"] for r in answer.json["results"]] == ["tan-phong", "doan-ket"]


# -- overdue --

DUTY = [
    *("plan", "activity", "report", "dossier", "step", "commune", "title", "unit", "time"),
    *("first_day", "last_day", "state", "days_late"),
    *("finding", "term", "original_last_day", "last_working_day", "done_on", "extensions", "reason"),
]


@pytest.mark.parametrize("day", ["2020-01-01", "2020-06-20", "2020-11-20", "2021-03-31"])
def test_duties(ask: Ask, day: str) -> None:
    answer = ask("overdue", "plan-2020", "--as-of", day, "--format", "json").json
    assert list(answer) == ["tool", "as_of", "duties"]
    assert (answer["tool"], answer["as_of"]) == (TOOL, day)
    assert answer["duties"]
    for duty in answer["duties"]:
        assert list(duty) == DUTY
        assert duty["plan"] == "plan-2020"
        assert duty["state"] in {state.value for state in DutyState}
        assert all(is_text(duty[name], or_nothing=True) for name in DUTY[1:9])
        assert sum(duty[name] is not None for name in ("activity", "report", "dossier", "finding")) == 1
        assert all(duty[name] is None or DAY.fullmatch(duty[name]) for name in ("first_day", "last_day"))
        late = duty["state"] in ("overdue", "done_late")
        assert (
            (type(duty["days_late"]) is int and duty["days_late"] >= 1) if late else duty["days_late"] is None
        )


def test_plan_with_errors_has_no_duties(office: Path, ask: Ask) -> None:
    write_files(office, {"plans/plan-2020.yaml": PLAN.replace("year: 2020", "year: 20")})
    answer = ask("overdue", "plan-2020", "--as-of", "2020-12-31", "--format", "json")
    assert (answer.code, answer.json) == (1, {"tool": TOOL, "as_of": "2020-12-31", "duties": []})


# -- all of them --


@pytest.mark.parametrize("line", ["validate", "score --year 2020", "overdue plan-2020 --as-of 2020-11-20"])
def test_language_changes_words_and_nothing_else(ask: Ask, line: str) -> None:
    words = {"message", "hint", "reason", "reasons", "unverified", "from_office", "text", "no_advice"}

    def without_words(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: without_words(inner) for name, inner in value.items() if name not in words}
        return [without_words(inner) for inner in value] if isinstance(value, list) else value

    vi, en = (ask(*line.split(), "--format", "json", lang=lang) for lang in ("vi", "en"))
    assert (vi.code, without_words(vi.json)) == (en.code, without_words(en.json))


@pytest.mark.parametrize("line", ["validate", "score 2020/tan-phong", "overdue plan-2020 --as-of 2020-11-20"])
def test_same_question_has_the_same_answer(ask: Ask, line: str) -> None:
    first = ask(*line.split(), "--format", "json")
    assert first == ask(*line.split(), "--format", "json")
    assert first.out.endswith("}\n")
    assert "\\u" not in first.out
