"""The files for build servers: each against the schema of its reader; what they name is there."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from build_files import read_yaml, run_script
from commands import PATIENCE, ROOT

OURS = ".github/workflows/check.yml"
THEIRS = ("integrations/github/check.yml", "integrations/github/comment.yml")
SCHEMAS = {
    "action.yml": "vendor.github-actions",
    **dict.fromkeys((OURS, *THEIRS), "vendor.github-workflows"),
    "integrations/gitlab/tiepcan.gitlab-ci.yml": "vendor.gitlab-ci",
}
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")


def steps_of(name: str) -> list[dict[str, Any]]:
    return [step for job in read_yaml(name)["jobs"].values() for step in job["steps"]]


def schema_says(schema: str, path: Path) -> int:
    checker = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(checker, capture_output=True, timeout=PATIENCE, check=False).returncode


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items())
def test_the_schema_of_the_reader_holds(name: str, schema: str, tmp_path: Path) -> None:
    assert schema_says(schema, ROOT / name) == 0
    broken = tmp_path / Path(name).name
    text = (ROOT / name).read_text(encoding="utf-8")
    broken.write_text(re.sub(r"\b(uses|runs-on|using|stage): \S+", r"\1: [1]", text), encoding="utf-8")
    assert schema_says(schema, broken) == 1


@pytest.mark.parametrize("name", [OURS, *THEIRS])
def test_no_workflow_asks_for_more_than_it_needs(name: str) -> None:
    workflow = read_yaml(name)
    wanted = {"actions": "read", "pull-requests": "write"} if "comment" in name else {"contents": "read"}
    assert workflow["permissions"] == wanted
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "pull_request_target" not in workflow["on"]
    assert "secrets." not in (ROOT / name).read_text(encoding="utf-8")
    assert all("${{" not in step.get("run", "") for step in steps_of(name))


@pytest.mark.parametrize("name", [OURS, *THEIRS, "action.yml"])
def test_foreign_actions_are_named_by_a_commit(name: str) -> None:
    steps = read_yaml(name)["runs"]["steps"] if name == "action.yml" else steps_of(name)
    used = [step["uses"] for step in steps if "uses" in step]
    assert all(PINNED.fullmatch(each) or each in ("./", "OWNER/tiepcan@COMMIT") for each in used)


def test_our_own_workflow_runs_what_is_there() -> None:
    assert (ROOT / "action.yml").is_file()
    assert "./" in [step.get("uses") for step in steps_of(OURS)]
    scripts = [step["run"] for step in steps_of(OURS) if "run" in step]
    assert scripts == [".ci/run"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    targets = re.findall(r"^make ([a-z]+)$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets == ["test"]
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_inputs_that_workflows_state_are_those_of_the_action() -> None:
    known = read_yaml("action.yml")["inputs"].keys()
    for name in (OURS, *THEIRS):
        for step in steps_of(name):
            if step.get("uses") in ("./", "OWNER/tiepcan@COMMIT"):
                assert step.get("with", {}).keys() <= known


def test_the_comment_follows_the_check() -> None:
    check, comment = map(read_yaml, THEIRS)
    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]
    artifact = read_yaml("action.yml")["inputs"]["artifact"]["default"]
    assert f"--name {artifact} " in steps_of(THEIRS[1])[0]["run"]


# -- the comment, with a stand-in for GitHub's own program, which notes what it is asked --

GH = """\
#!/usr/bin/env python3
import json, os, pathlib, sys
log = pathlib.Path(os.environ["LOG"])
log.write_text(log.read_text() + json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1:3] == ["run", "download"]:
    body = os.environ["BODY"]
    if not body:
        sys.exit(1)
    pathlib.Path(sys.argv[sys.argv.index("--dir") + 1], "tiepcan-comment.md").write_text(body)
elif "pulls" in " ".join(sys.argv):
    print(os.environ["NUMBER"])
elif "--paginate" in sys.argv:
    print(os.environ["BEFORE"])
else:
    field = sys.argv[sys.argv.index("--field") + 1]
    log.write_text(log.read_text() + json.dumps(["text", pathlib.Path(field[6:]).read_text()]) + "\\n")
"""


def commented(tmp_path: Path, **more: str) -> list[list[str]]:
    """What the workflow asks GitHub's program to do."""
    (step,) = steps_of(THEIRS[1])
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    log = tmp_path / "log"
    log.touch()
    env = dict.fromkeys(step["env"], "x") | {
        "GITHUB_REPOSITORY": "phong-tu-phap/chuan",
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "LOG": str(log),
        "BODY": "### tiepcan diff\n",
        "NUMBER": "7",
        "BEFORE": "",
        "TMPDIR": str(tmp_path),
        **more,
    }
    answer = run_script(("bash", "-e"), step["run"], tmp_path, env, tmp_path / "step.sh")
    assert answer.code == 0, answer.err
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_a_request_gets_one_comment_that_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    *_, asked, text = commented(tmp_path / "1")
    assert asked[:4] == ["api", "--method", "POST", "repos/phong-tu-phap/chuan/issues/7/comments"]
    assert text == ["text", "<!-- tiepcan -->\n### tiepcan diff\n"]
    *_, asked, _ = commented(tmp_path / "2", BEFORE="41\n42")
    assert asked[:4] == ["api", "--method", "PATCH", "repos/phong-tu-phap/chuan/issues/comments/41"]


@pytest.mark.parametrize("missing", ["NUMBER", "BODY"])
def test_without_a_request_or_a_text_there_is_no_comment(tmp_path: Path, missing: str) -> None:
    asked = commented(tmp_path, **{missing: ""})
    assert not [each for each in asked if "POST" in each or "PATCH" in each]


def test_a_strange_branch_and_a_long_text_stay_what_they_are(tmp_path: Path) -> None:
    asked = commented(tmp_path, BRANCH='x"; touch pwned; "$(touch pwned)', BODY="$(touch pwned)" * 9_000)
    assert asked[0][asked[0].index("--raw-field") + 3] == 'head=x:x"; touch pwned; "$(touch pwned)'
    assert len(asked[-1][1]) < 60_100
    assert not list(tmp_path.rglob("pwned"))
