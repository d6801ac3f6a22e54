"""The action for GitHub: its steps run as a runner runs them, on a request from a fork in a shallow clone.

The expressions of GitHub that the file uses are few and worked out here; all others are refused.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from build_files import GITHUB_SHELL, INSTALLED, OFFLINE, Ran, met, read_yaml, run_script
from commands import BAD_PLAN, GOOD, PLAN, ROOT, SHEET, write_files
from repositories import commit, git, repository

ACTION = read_yaml("action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
INSTALL, VALIDATE, COMPARE, KEEP = STEPS
HOSTILE = [
    '"; touch pwned; "',
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    "x\ntouch pwned",
    "--upload-pack=touch pwned",
    "ext::sh -c 'touch pwned'",
    "&& touch pwned #",
    "* ",
    "main:main",
]


@dataclass(frozen=True)
class Job:
    """A job of a runner: the folder with the clone, its own folder, and what GitHub tells of the event."""

    folder: Path
    temp: Path
    event: Mapping[str, str] = field(default_factory=dict)

    def step(self, step: Mapping[str, Any], inputs: Mapping[str, str] = {}, **more: str) -> Ran:
        """Run one step with the inputs that a workflow states; what it leaves open is the default."""
        values = {name: one.get("default", "") for name, one in ACTION["inputs"].items()} | dict(inputs)
        env = {name: expanded(text, values) for name, text in step["env"].items()}
        return run_script(
            GITHUB_SHELL, step["run"], self.folder, self.surroundings | env | more, self.temp / "step.sh"
        )

    @property
    def surroundings(self) -> dict[str, str]:
        return {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "GITHUB_EVENT_PATH": str(self.temp / "event.json"),
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_OS": "Linux",
            **self.event,
        }

    @property
    def summary(self) -> str:
        return (self.temp / "summary.md").read_text(encoding="utf-8")

    @property
    def output(self) -> dict[str, str]:
        """What the steps gave to GITHUB_OUTPUT, by the rules of the runner."""
        text = (self.temp / "output").read_text(encoding="utf-8")
        found = re.findall(r"^([^\n=<]+)<<(\w+)\n(.*?)\n\2$", text, re.DOTALL | re.MULTILINE)
        assert "".join(f"{n}<<{d}\n{value}\n{d}\n" for n, d, value in found) == text
        return {name: value for name, _, value in found}


def expanded(text: str, inputs: Mapping[str, str]) -> str:
    found = re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", text)
    assert found, text
    return inputs[found[1]]


def installed(**more: str) -> dict[str, str]:
    return {"tool": str(INSTALLED), "lang": "en", **more}


Change = Callable[[Path], object]


def changed(folder: Path) -> None:
    """A slip in the plan, and points that fall."""
    sheet = SHEET.replace("done: 950", "done: 900")
    write_files(folder, {"plans/plan-2020.yaml": BAD_PLAN, "scores/2020/tan-phong.yaml": sheet})


def job_of(tmp_path: Path, event: Mapping[str, str]) -> Job:
    temp = tmp_path / "runner temp"
    temp.mkdir()
    for name in ("summary.md", "output"):
        (temp / name).touch()
    (temp / "event.json").write_text(json.dumps({"action": "synchronize"}), encoding="utf-8")
    return Job(tmp_path / "clone", temp, event)


def pull_request(tmp_path: Path, change: Change = changed, *, head: bool = False, depth: int = 1) -> Job:
    """A request from a fork, and the clone that actions/checkout makes of it: the merge, without a history.

    The target has gone on since the fork. `head` is a workflow that checks out the request as it stands.
    """
    work = repository(tmp_path / "work", {**GOOD, "README.md": "một\n"})
    git(work, "checkout", "--quiet", "-b", "fork")
    change(work)
    tip = commit(work, "Sửa")
    git(work, "checkout", "--quiet", "main")
    write_files(work, {"plans/plan-2020.yaml": PLAN.replace("Kế hoạch thử", "Kế hoạch thử 2020")})
    commit(work, "Đích đi tiếp")
    git(work, "checkout", "--quiet", "--detach")
    git(work, "merge", "--quiet", "--no-ff", "--strategy-option=theirs", "--message", "Merge", "fork")
    merge = git(work, "rev-parse", "HEAD")
    git(work, "update-ref", "refs/pull/1/merge", merge)
    git(work, "update-ref", "refs/pull/1/head", tip)
    git(work, "branch", "--quiet", "-D", "fork")
    origin = tmp_path / "origin.git"
    git(tmp_path, "clone", "--quiet", "--mirror", str(work), str(origin))
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    clone = tmp_path / "clone"
    clone.mkdir()
    git(clone, "init", "--quiet")
    git(clone, "remote", "add", "origin", origin.as_uri())
    wanted = f"+{tip if head else merge}:refs/remotes/pull/1/merge"
    depths = [f"--depth={depth}"] if depth else []
    git(clone, "-c", "protocol.version=2", "fetch", "--quiet", "--no-tags", *depths, "origin", wanted)
    git(clone, "checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge")
    event = {
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_BASE_REF": "main",
        "GITHUB_HEAD_REF": "nhánh-của-xã",
        "GITHUB_REF": "refs/pull/1/merge",
        "GITHUB_SHA": merge,
    }
    return job_of(tmp_path, event)


def push(tmp_path: Path) -> Job:
    repository(tmp_path / "clone")
    sha = git(tmp_path / "clone", "rev-parse", "HEAD")
    git(tmp_path / "clone", "remote", "add", "origin", (tmp_path / "clone").as_uri())
    return job_of(tmp_path, {"GITHUB_EVENT_NAME": "push", "GITHUB_REF": "refs/heads/main", "GITHUB_SHA": sha})


# -- the file --


def test_no_script_holds_an_expression() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        for text in step.get("env", {}).values():
            assert re.fullmatch(r"\$\{\{ inputs\.[a-z-]+ \}\}", text)


def test_every_input_is_used_and_told_of() -> None:
    text = json.dumps(STEPS)
    assert all(f"${{{{ inputs.{name} }}}}" in text for name in ACTION["inputs"])
    assert all(each["description"] and "default" in each for each in ACTION["inputs"].values())


def test_the_steps_after_a_failed_check_run_where_the_tool_is_there() -> None:
    assert COMPARE["if"] == "${{ !cancelled() && steps.install.outcome == 'success' }}"
    assert KEEP["if"] == "${{ !cancelled() && steps.compare.outputs.comment-body != '' }}"
    assert "if" not in INSTALL
    assert "if" not in VALIDATE


# -- installing --


def test_it_installs_itself_into_an_environment_of_its_own_and_then_checks(tmp_path: Path) -> None:
    """All but the download: what it needs counts as there already."""
    job = pull_request(tmp_path)
    answer = job.step(INSTALL, {}, **OFFLINE)
    assert answer.code == 0, answer.err
    assert answer.out.startswith("tiepcan ")
    there = job.temp / "tiepcan" / "bin" / "tiepcan"
    assert there.is_file()
    checked = job.step(VALIDATE, {"lang": "en"}, PYTHONPATH=OFFLINE["PYTHONPATH"])
    assert checked.code == 1
    assert "::error file=plans/plan-2020.yaml," in checked.out


def test_an_installed_tool_is_taken_as_it_is(tmp_path: Path) -> None:
    job = push(tmp_path)
    assert job.step(INSTALL, installed()).code == 0
    assert not (job.temp / "tiepcan").exists()


def test_a_missing_tool_is_said(tmp_path: Path) -> None:
    assert push(tmp_path).step(INSTALL, {"tool": "khong-co"}).code != 0


def test_the_event_that_lends_rights_to_strangers_is_refused(tmp_path: Path) -> None:
    job = push(tmp_path)
    job = replace(job, event={**job.event, "GITHUB_EVENT_NAME": "pull_request_target"})
    answer = job.step(INSTALL, installed())
    assert answer.code == 2
    assert "pull_request_target" in answer.out


# -- checking --


def test_findings_become_annotations_and_a_summary(tmp_path: Path) -> None:
    job = pull_request(tmp_path)
    answer = job.step(VALIDATE, installed(sarif="out/tiepcan.sarif"))
    assert answer.code == 1
    assert "::error file=plans/plan-2020.yaml,line=10,col=" in answer.out
    assert job.summary.startswith("### tiepcan validate\n")
    log = json.loads((job.folder / "out" / "tiepcan.sarif").read_text(encoding="utf-8"))
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
    }
    assert "plans/plan-2020.yaml" in uris


def test_good_files_pass(tmp_path: Path) -> None:
    assert push(tmp_path).step(VALIDATE, installed()).code == 0


def test_warnings_fail_where_they_are_to(tmp_path: Path) -> None:
    job = push(tmp_path)
    write_files(job.folder, {"plans/plan-2020.yaml": PLAN.replace("Tháng 6/2020", "Tháng 6/2019")})
    assert job.step(VALIDATE, installed()).code == 0
    assert job.step(VALIDATE, installed(strict="true")).code == 1
    assert job.step(VALIDATE, installed(strict="yes")).code == 2
    assert job.step(VALIDATE, {**installed(), "for": "publication"}).code == 1


def test_the_workspace_may_lie_in_a_folder(tmp_path: Path) -> None:
    job = push(tmp_path)
    write_files(job.folder / "xã số 1", {**GOOD, "plans/plan-2020.yaml": BAD_PLAN})
    answer = job.step(VALIDATE, installed(path="xã số 1"))
    assert answer.code == 1
    assert "::error file=xã số 1/plans/plan-2020.yaml," in answer.out


@pytest.mark.parametrize(("name", "text"), met(["path", "strict", "for", "lang", "sarif"], HOSTILE))
def test_no_input_becomes_a_command_while_checking(tmp_path: Path, name: str, text: str) -> None:
    job = push(tmp_path)
    answer = job.step(VALIDATE, installed() | {name: text})
    assert answer.code == (0 if name == "sarif" else 2)
    assert not list(tmp_path.rglob("pwned"))


# -- comparing --


@pytest.mark.parametrize("depth", [1, 0])
def test_a_request_is_compared_with_its_target(tmp_path: Path, depth: int) -> None:
    job = pull_request(tmp_path, depth=depth)
    answer = job.step(COMPARE, installed())
    assert answer.code == 0, answer.err
    body = Path(job.output["comment-body"]).read_text(encoding="utf-8")
    assert body.startswith("### tiepcan diff\n")
    assert "Results that change" in body
    assert "New findings" in body
    assert job.summary == body
    target = git(job.folder, "rev-parse", "HEAD^1")
    assert f"Compared with {target[:12]}" in body


def test_a_request_that_is_checked_out_alone_is_compared_with_where_it_left(tmp_path: Path) -> None:
    job = pull_request(tmp_path, head=True)
    answer = job.step(COMPARE, installed())
    assert answer.code == 0, answer.err
    left = git(job.folder, "rev-parse", "HEAD^1")
    assert f"Compared with {left[:12]}" in job.summary


@pytest.mark.parametrize("base", ["main", "refs/heads/main"])
def test_a_named_state_is_fetched_where_the_clone_lacks_it(tmp_path: Path, base: str) -> None:
    job = pull_request(tmp_path)
    answer = job.step(COMPARE, installed(base=base))
    assert answer.code == 0, answer.err
    assert f"Compared with {git(tmp_path / 'work', 'rev-parse', 'main')[:12]}" in job.summary


def test_a_full_clone_stays_a_full_clone(tmp_path: Path) -> None:
    job = pull_request(tmp_path, depth=0)
    assert job.step(COMPARE, installed(base="main")).code == 0
    assert git(job.folder, "rev-parse", "--is-shallow-repository") == "false"


def test_a_push_without_a_base_compares_nothing(tmp_path: Path) -> None:
    job = push(tmp_path)
    assert job.step(COMPARE, installed()).code == 0
    assert (job.output, job.summary) == ({}, "")


def test_a_state_that_nobody_has_fails(tmp_path: Path) -> None:
    job = push(tmp_path)
    assert job.step(COMPARE, installed(base="khong-co")).code != 0
    assert job.output == {}


def test_the_text_of_the_comment_goes_where_it_is_wanted_but_through_no_link(tmp_path: Path) -> None:
    job = pull_request(tmp_path)
    assert job.step(COMPARE, installed(**{"comment-body": "ra/nhận xét.md"})).code == 0
    assert job.output == {"comment-body": "ra/nhận xét.md"}
    assert (job.folder / "ra" / "nhận xét.md").read_text(encoding="utf-8") == job.summary
    (job.folder / "link").symlink_to(job.folder / ".git")
    assert job.step(COMPARE, installed(**{"comment-body": "link"})).code == 2


@pytest.mark.parametrize(("name", "text"), met(["path", "base", "lang", "comment-body"], HOSTILE))
def test_no_input_becomes_a_command_while_comparing(tmp_path: Path, name: str, text: str) -> None:
    job = pull_request(tmp_path)
    answer = job.step(COMPARE, installed() | {name: text})
    assert not list(tmp_path.rglob("pwned"))
    if name == "comment-body":
        assert (answer.code, job.output) == (0, {name: text})
    else:
        assert answer.code != 0
        assert job.output == {}


def test_a_hostile_branch_is_a_name(tmp_path: Path) -> None:
    job = pull_request(tmp_path, head=True)
    job = replace(job, event={**job.event, "GITHUB_BASE_REF": "main$(touch pwned);touch pwned"})
    assert job.step(COMPARE, installed()).code != 0
    assert not list(tmp_path.rglob("pwned"))


def test_hostile_text_in_a_file_stays_text(tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        text = 'title: "::error::x\\n::set-output name=a::b | @everyone <img src=x>"'
        write_files(folder, {"plans/plan-2020.yaml": BAD_PLAN.replace("title: Kế hoạch thử", text)})

    job = pull_request(tmp_path, change)
    checked, compared = job.step(VALIDATE, installed()), job.step(COMPARE, installed())
    assert (checked.code, compared.code) == (1, 0)
    commands = [line for line in checked.out.splitlines() if line.startswith("::")]
    assert all(re.match(r"::(error|warning|notice) (file|title)=", line) for line in commands)
    assert "<img" not in job.summary
