"""A command loads what it needs and nothing more: seen from a fresh process."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import tiepcan

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"docx", "docxtpl", "openpyxl", "jinja2", "rich"}

# Runs the entry point as the installed program does; the last line names every module loaded.
PROGRAM = """
import json, sys
from tiepcan.__main__ import main
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print(json.dumps({"code": code or 0, "modules": sorted(sys.modules)}), file=sys.__stderr__)
"""


def run(*arguments: str) -> tuple[str, int, set[str]]:
    """What the program printed, its exit code, and the modules it had loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    report = json.loads(done.stderr.splitlines()[-1])
    return done.stdout, report["code"], set(report["modules"])


@pytest.mark.parametrize(
    "arguments",
    [("validate", "plans/plan-2020.yaml"), ("score", "2020/tan-phong", "--format", "json")],
    ids=lambda arguments: arguments[0],
)
def test_everyday_command_starts_light(arguments: tuple[str, ...]) -> None:
    _, code, modules = run(*arguments)
    assert code == 0
    assert modules & HEAVY == set()


def test_a_plan_is_validated_without_what_other_files_need() -> None:
    _, _, modules = run("validate", "plans/plan-2020.yaml")
    unasked = {
        "codes.form",
        "codes.results",
        "checks.entries",
        "scoring.score",
        "reading.edit",
        "cli.account",
    }
    assert modules & {f"tiepcan.{name}" for name in unasked} == set()


def test_version_is_told_before_typer_is_loaded() -> None:
    output, code, modules = run("--version")
    assert code == 0
    assert tiepcan.__version__ in output
    assert "typer" not in modules
