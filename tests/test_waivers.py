"""Accepted exceptions, and what must hold before a paper leaves the house."""

import json
from pathlib import Path

import pytest

from commands import write_files
from conftest import Ask
from tiepcan.checks.readiness import CHECKS
from tiepcan.codes import CODES

PLAN = """\
kind: plan
id: a
year: 2020
activities:
  - id: "1"
    title: Kiểm tra
    lead: Phòng Tư pháp
    outputs: Báo cáo
    due: Tháng 6/2019
"""
WAIVER = """\
waive:
  - code: P110
    at: {activity: "1"}
    reason: Nguyên văn kế hoạch đã ban hành
    by: Trưởng phòng Tư pháp
    until: 2021-06-30
"""


def codes(ask: Ask, folder: Path, *options: str, day: str = "2021-01-01") -> list[str]:
    return ask("validate", folder, "--as-of", day, *options, "--format", "json").codes()


def test_a_waived_finding_is_listed_with_its_reason_and_counts_no_more(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path, {"plans/a.yaml": PLAN + WAIVER})
    answer = ask("validate", tmp_path, "--as-of", "2021-01-01")
    assert "Accepted exceptions: 1" in answer.out
    said = " ".join(answer.out.split())
    assert "accepted up to 2021-06-30 by Trưởng phòng Tư pháp: Nguyên văn kế hoạch đã ban hành" in said
    assert "warnings: 0" in answer.out
    (waived,) = ask("validate", tmp_path, "--as-of", "2021-01-01", "--format", "json").json["waived"]
    assert (waived["code"], waived["until"]) == ("P110", "2021-06-30")


def test_the_last_day_still_counts_and_afterwards_the_finding_is_back(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path, {"plans/a.yaml": PLAN + WAIVER})
    assert codes(ask, tmp_path, day="2021-06-30") == []
    assert codes(ask, tmp_path, day="2021-07-01") == ["P110", "U105"]


def test_a_waiver_of_one_activity_says_nothing_of_another(ask: Ask, tmp_path: Path) -> None:
    other = PLAN.replace(
        "activities:\n", 'activities:\n  - id: "0"\n    title: Mở đầu\n    due: Tháng 5/2019\n'
    )
    write_files(tmp_path, {"plans/a.yaml": other + WAIVER})
    assert codes(ask, tmp_path).count("P110") == 1


def test_an_error_cannot_be_waived(ask: Ask, tmp_path: Path) -> None:
    twice = PLAN + '  - id: "1"\n    title: Lại\n' + WAIVER.replace("P110", "P101")
    write_files(tmp_path, {"plans/a.yaml": twice})
    assert {"P101", "U102"} <= set(codes(ask, tmp_path))


def test_a_waived_finding_is_suppressed_in_sarif_and_named_in_markdown(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path, {"plans/a.yaml": PLAN + WAIVER})
    target = tmp_path / "out.sarif"
    ask("validate", tmp_path, "--as-of", "2021-01-01", "--format", f"sarif={target}")
    (result,) = json.loads(target.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["suppressions"][0]["status"] == "accepted"
    assert "Nguyên văn" in result["suppressions"][0]["justification"]
    markdown = ask("validate", tmp_path, "--as-of", "2021-01-01", "--format", "markdown").out
    assert "Accepted exceptions: 1" in markdown


def test_this_repository_validates_clean_with_its_real_slips_listed(ask: Ask) -> None:
    answer = ask("validate", "--format", "json").json
    assert answer["findings"] == []
    slips = [w for w in answer["waived"] if w["path"] == "plans/plan-2020.yaml"]
    assert sorted(w["code"] for w in slips) == ["P103", "P104", "P110", "P110", "P125"]


SHEET = """\
kind: scores
commune: tan-phong
year: 2020
indicators:
  "1.1": {points: 4}
"""


def test_more_is_asked_of_a_dossier_that_leaves_the_commune(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path, {"tiepcan.yaml": "kind: workspace\n", "scores/2020/tan-phong.yaml": SHEET})
    assert not {"R101", "R102", "R103"} & set(codes(ask, tmp_path))
    asked = codes(ask, tmp_path, "--for", "submission")
    assert {"R101", "R102", "R103"} <= set(asked)
    assert "R111" not in asked
    assert {"R111", "R112"} <= set(codes(ask, tmp_path, "--for", "publication"))
    assert ask("validate", tmp_path, "--for", "submission").code == 1


def test_evidence_at_every_item_is_evidence(ask: Ask, tmp_path: Path) -> None:
    shown = SHEET.replace(
        "{points: 4}", "\n    points: 4\n    evidence:\n      - number: 1/BC-UBND\n        kept: Cặp 1"
    )
    write_files(tmp_path, {"tiepcan.yaml": "kind: workspace\n", "scores/2020/tan-phong.yaml": shown})
    assert "R102" not in codes(ask, tmp_path, "--for", "submission")


def test_a_commune_that_is_not_assessed_owes_nothing(ask: Ask, tmp_path: Path) -> None:
    not_held = (
        "kind: scores\ncommune: tan-phong\nyear: 2020\nevaluation:\n  held: false\n  reason: Sáp nhập\n"
    )
    write_files(tmp_path, {"tiepcan.yaml": "kind: workspace\n", "scores/2020/tan-phong.yaml": not_held})
    assert not [c for c in codes(ask, tmp_path, "--for", "publication") if c.startswith("R")]


def test_a_plan_is_published_only_with_everything_that_is_signed_for(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path, {"plans/a.yaml": PLAN})
    found = ask("validate", tmp_path, "--for", "publication", "--format", "json").json["findings"]
    (finding,) = (f for f in found if f["code"] == "R113")
    assert "number, date" in finding["message"]


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1), (("--for", "publication"), 1)])
def test_warnings_fail_where_they_must_be_mended_first(
    ask: Ask, tmp_path: Path, options: tuple[str, ...], code: int
) -> None:
    write_files(tmp_path, {"plans/a.yaml": PLAN})
    assert ask("validate", tmp_path, "--as-of", "2021-01-01", *options).code == code


def test_strict_is_content_with_what_is_waived(ask: Ask, tmp_path: Path) -> None:
    write_files(tmp_path, {"plans/a.yaml": PLAN + WAIVER})
    assert ask("validate", tmp_path, "--as-of", "2021-01-01", "--strict").code == 0


def test_every_question_of_readiness_has_its_code() -> None:
    assert {code for code in CODES if code.startswith("R")} == set(CHECKS)
