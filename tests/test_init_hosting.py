"""What a new workspace tells a host of git: held against the host's schema, and run as the host runs it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_files import GITHUB_SHELL, Ran, run_script
from commands import PATIENCE
from conftest import Ask
from repositories import commit, git

WORKFLOW, JOB = ".github/workflows/tiepcan.yml", ".gitlab-ci.yml"
SCHEMAS = {WORKFLOW: "vendor.github-workflows", JOB: "vendor.gitlab-ci"}
HOSTS = {WORKFLOW: "github", JOB: "gitlab"}
JUNE = {"SOURCE_DATE_EPOCH": "1780272000", "LANG": "C.UTF-8"}


@pytest.fixture(params=HOSTS)
def name(request: pytest.FixtureRequest, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The file of a host in a new workspace that git keeps."""
    name = str(request.param)
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    assert ask("init", "--year", 2026, "--ci", HOSTS[name], "--commune", "Xã Mẫu").code == 0
    commit(tmp_path)
    return name


def read(name: str) -> Any:
    return yaml.safe_load(Path(name).read_text(encoding="utf-8"))


def steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = read(WORKFLOW)["jobs"]["tiepcan"]["steps"]
    return steps


def test_schema_of_the_host_holds(name: str) -> None:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name], name]
    assert subprocess.run(checker, capture_output=True, timeout=PATIENCE, check=False).returncode == 0


def test_host_is_asked_for_no_secret(name: str) -> None:
    text = Path(name).read_text(encoding="utf-8")
    assert "secrets" not in text
    assert "pull_request_target" not in text


@pytest.mark.parametrize("name", [WORKFLOW], indirect=True)
def test_workflow_has_read_rights_and_pinned_actions(name: str) -> None:
    assert read(name)["permissions"] == {"contents": "read"}
    assert all(len(step["uses"].partition("@")[2]) == 40 for step in steps() if "uses" in step)
    assert all("${{" not in step.get("run", "") for step in steps())


def run(name: str, at: Path, package: str = "", **env: str) -> Ran:
    """The scripts of the file one after another, but for the installing where nothing is named to install."""
    env = {**JUNE, "TIEPCAN_PACKAGE": package, **env}
    if name == JOB:
        job = read(JOB)["tiepcan"]
        lines = [*(job["before_script"] if package == "" else []), *job["script"]]
        return run_script(("bash", "-eo", "pipefail"), "\n".join(lines), Path.cwd(), env, at / "job.sh")
    scripts = [step["run"] for step in steps() if "run" in step]
    ran = Ran(0, "", "")
    for number, script in enumerate(scripts[1:] if package else scripts):
        more = run_script(GITHUB_SHELL, script, Path.cwd(), env, at / f"{number}.sh")
        ran = Ran(max(ran.code, more.code), ran.out + more.out, ran.err + more.err)
    return ran


def test_nothing_is_installed_that_nobody_named(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No package is taken from an index by a name that a stranger may hold."""
    ran = run(name, tmp_path_factory.mktemp("x"), GITHUB_BASE_REF="", GITHUB_STEP_SUMMARY="/dev/null")
    assert ran.code == 2
    assert "TIEPCAN_PACKAGE" in ran.out + ran.err


@pytest.mark.parametrize("broken", [False, True])
def test_change_is_checked_and_compared(
    name: str, broken: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here, beside = Path.cwd(), tmp_path_factory.mktemp("x")
    base = git(here, "rev-parse", "HEAD")
    git(here, "update-ref", "refs/remotes/origin/main", base)
    plan = here / "plans/plan-2026.yaml"
    old = plan.read_text(encoding="utf-8")
    new = old.replace("date:\n", "date: 31/12/2026\n") if broken else old.replace("30/6/2026", "30/4/2026")
    plan.write_text(new, encoding="utf-8")
    summary = beside / "summary.md"
    ran = run(
        name,
        beside,
        "installed",
        GITHUB_BASE_REF="main",
        GITHUB_STEP_SUMMARY=str(summary),
        CI_MERGE_REQUEST_DIFF_BASE_SHA=base,
    )
    assert ran.code == (1 if broken else 0), ran.err
    said = summary.read_text(encoding="utf-8") if name == WORKFLOW else ran.out
    assert "tiepcan diff" in said
    assert ("F110" in ran.out) is broken
