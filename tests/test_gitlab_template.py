"""The template for GitLab: its scripts run as a runner runs them, in both shells that images have."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from build_files import INSTALLED, OFFLINE, Ran, met, read_yaml, run_script
from commands import BAD_PLAN, GOOD, PLAN, ROOT, write_files
from repositories import commit, git, repository

JOB: dict[str, Any] = read_yaml("integrations/gitlab/tiepcan.gitlab-ci.yml")["tiepcan"]
SHELLS = [("bash", "-eo", "pipefail"), ("sh", "-e")]
STATED = [
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
    "CI_MERGE_REQUEST_DIFF_BASE_SHA",
    "CI_MERGE_REQUEST_TARGET_BRANCH_SHA",
    "TIEPCAN_PATH",
    "TIEPCAN_PURPOSE",
    "TIEPCAN_STRICT",
    "TIEPCAN_LANG",
]
HOSTILE = ["main; touch pwned", "$(touch pwned)", '"; touch pwned; "', "`touch pwned`", "--output=pwned"]


@pytest.fixture(params=SHELLS, ids=lambda shell: shell[0])
def shell(request: pytest.FixtureRequest) -> tuple[str, ...]:
    found: tuple[str, ...] = request.param
    return found


@pytest.fixture
def request_of_merge(tmp_path: Path) -> Path:
    """A branch with a slip in the plan, as GitLab checks it out."""
    work = repository(tmp_path / "nhánh")
    git(work, "checkout", "--quiet", "-b", "sửa")
    write_files(work, {"plans/plan-2020.yaml": BAD_PLAN})
    commit(work)
    return work


def run_job(shell: tuple[str, ...], folder: Path, variables: Mapping[str, str] = {}) -> Ran:
    """All lines of the job in one shell, with what the job and the server set; the job's own give way."""
    lines = [*JOB["before_script"], *JOB["script"]]
    predefined = {
        "CI": "true",
        "GITLAB_CI": "true",
        "CI_PROJECT_DIR": str(folder),
        "CI_DEFAULT_BRANCH": "main",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "sửa",
        "TMPDIR": str(folder.parent),
    }
    env = predefined | JOB["variables"] | {"TIEPCAN_LANG": "en"} | dict(variables)
    return run_script(shell, "\n".join(lines), folder, env, folder.parent / "job.sh")


def merge_request(folder: Path, **more: str) -> dict[str, str]:
    base = git(folder, "rev-parse", "main")
    return {
        "TIEPCAN": str(INSTALLED),
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        **more,
    }


def test_findings_tests_and_the_comment_are_left(shell: tuple[str, ...], request_of_merge: Path) -> None:
    answer = run_job(shell, request_of_merge, merge_request(request_of_merge))
    assert answer.code == 1, answer.err
    reports = JOB["artifacts"]["reports"]
    issues = json.loads((request_of_merge / reports["codequality"]).read_text(encoding="utf-8"))
    assert "plans/plan-2020.yaml" in {issue["location"]["path"] for issue in issues}
    assert ET.parse(request_of_merge / reports["junit"]).getroot().get("failures") == "1"
    (comment,) = JOB["artifacts"]["paths"]
    text = (request_of_merge / comment).read_text(encoding="utf-8")
    assert text.startswith("### tiepcan diff\n")
    assert "New findings" in text


def test_good_files_pass_and_the_default_branch_has_no_comment(
    shell: tuple[str, ...], tmp_path: Path
) -> None:
    work = repository(tmp_path / "nhánh")
    assert run_job(shell, work, {"TIEPCAN": str(INSTALLED)}).code == 0
    assert not (work / "tiepcan-comment.md").exists()


def test_warnings_fail_where_they_are_to(shell: tuple[str, ...], tmp_path: Path) -> None:
    work = repository(
        tmp_path / "nhánh", {**GOOD, "plans/plan-2020.yaml": PLAN.replace("Tháng 6/2020", "Tháng 6/2019")}
    )
    tool = {"TIEPCAN": str(INSTALLED)}
    assert run_job(shell, work, tool).code == 0
    assert run_job(shell, work, {**tool, "TIEPCAN_STRICT": "true"}).code == 1


def test_what_is_merged_already_is_compared_with_its_target(
    shell: tuple[str, ...], request_of_merge: Path
) -> None:
    head = git(request_of_merge, "rev-parse", "HEAD")
    more = merge_request(request_of_merge, CI_MERGE_REQUEST_TARGET_BRANCH_SHA=head)
    run_job(shell, request_of_merge, more)
    text = (request_of_merge / "tiepcan-comment.md").read_text(encoding="utf-8")
    assert f"Compared with {head[:12]}" in text


def test_a_state_that_is_not_there_fails(shell: tuple[str, ...], request_of_merge: Path) -> None:
    more = merge_request(request_of_merge, CI_MERGE_REQUEST_DIFF_BASE_SHA="0" * 39 + "1")
    assert run_job(shell, request_of_merge, more).code == 2


def test_a_package_is_installed_without_an_index_where_pip_is_told_so(request_of_merge: Path) -> None:
    """All but the download: what the package needs counts as there already."""
    more = merge_request(request_of_merge, TIEPCAN="", TIEPCAN_PACKAGE=str(ROOT), **OFFLINE)
    answer = run_job(SHELLS[1], request_of_merge, more)
    assert answer.code == 1, answer.err
    assert answer.out.startswith("tiepcan ")


def test_nothing_to_install_is_said(shell: tuple[str, ...], request_of_merge: Path) -> None:
    answer = run_job(shell, request_of_merge)
    assert answer.code == 2
    assert "TIEPCAN_PACKAGE" in answer.err


@pytest.mark.parametrize(("name", "text"), met(STATED, HOSTILE))
def test_no_name_becomes_a_command(request_of_merge: Path, name: str, text: str) -> None:
    answer = run_job(SHELLS[1], request_of_merge, merge_request(request_of_merge, **{name: text}))
    assert answer.code in (1, 2)
    assert not list(request_of_merge.parent.rglob("pwned"))


def test_the_job_runs_for_requests_and_for_the_default_branch() -> None:
    assert [rule["if"] for rule in JOB["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
    assert JOB["artifacts"]["when"] == "always"
