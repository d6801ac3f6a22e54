"""What a user installs works alone: the wheel, its run-time dependencies, one plan in an empty folder.

`make test` builds the wheel, installs it into an environment of its own and names that environment
in TIEPCAN_WHEEL_ENV; a plain `pytest` skips these tests.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLAN = ROOT / "plans" / "plan-2020.yaml"
DEVELOPMENT_ONLY = ["pytest", "hypothesis", "mypy", "ruff", "babel", "yamllint", "hatchling", "uv", "pip"]

LIST_FILES = "import json, importlib.metadata as m; print(json.dumps([str(f) for f in m.files('tiepcan')]))"
LIST_IMPORTABLE = """
import json, sys
from importlib.util import find_spec
print(json.dumps([name for name in sys.argv[1:] if find_spec(name)]))
"""


@pytest.fixture(scope="module")
def wheel_env() -> Path:
    """The folder of the programs of the environment that holds the wheel."""
    place = os.environ.get("TIEPCAN_WHEEL_ENV")
    if not place:
        pytest.skip("the wheel is not installed anywhere (TIEPCAN_WHEEL_ENV is not set): run `make test`")
    return Path(place) / "bin"


@pytest.fixture
def lone_plan(tmp_path: Path) -> Path:
    """A folder that holds one plan and nothing else."""
    shutil.copyfile(PLAN, tmp_path / "plan-2020.yaml")
    return tmp_path


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs without anything of ours in the surroundings."""
    ours = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "TIEPCAN_LANG", "TIEPCAN_WHEEL_ENV")
    surroundings = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        command,
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def ask(wheel_env: Path, folder: Path, code: str, *arguments: str) -> list[str]:
    """The list that a line of Python prints inside the environment of the wheel."""
    done = run([wheel_env / "python", "-I", "-c", code, *arguments], folder)
    assert done.returncode == 0, done.stderr
    answer: list[str] = json.loads(done.stdout)
    return answer


def test_environment_holds_no_development_tools(wheel_env: Path, tmp_path: Path) -> None:
    assert ask(wheel_env, tmp_path, LIST_IMPORTABLE, *DEVELOPMENT_ONLY) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "templates/**/*.docx",
        "templates/**/*.xlsx",
        "standards/*.yaml",
        "holidays/*.yaml",
        "links/*.yaml",
        "documents/*.yaml",
        "samples/**/*.yaml",
        "starter/*.in",
        "schemas/*.json",
        "locale/**/*.mo",
        "py.typed",
    ],
)
def test_wheel_brings_data(wheel_env: Path, tmp_path: Path, pattern: str) -> None:
    sources = ROOT if pattern.startswith("templates") else ROOT / "src" / "tiepcan"
    expected = {f"tiepcan/{file.relative_to(sources).as_posix()}" for file in sources.glob(pattern)}
    assert expected, f"this checkout has no {pattern}"
    assert expected <= set(ask(wheel_env, tmp_path, LIST_FILES))


def test_wheel_brings_nothing_but_the_package(wheel_env: Path, tmp_path: Path) -> None:
    tops = {file.split("/")[0] for file in ask(wheel_env, tmp_path, LIST_FILES)}
    assert {top for top in tops if not top.endswith(".dist-info") and top != ".."} == {"tiepcan"}


def test_lone_plan_is_valid(wheel_env: Path, lone_plan: Path) -> None:
    done = run([wheel_env / "tiepcan", "validate", "plan-2020.yaml"], lone_plan)
    assert done.returncode == 0, done.stdout + done.stderr


def test_lone_plan_becomes_a_word_document(wheel_env: Path, lone_plan: Path) -> None:
    done = run([wheel_env / "tiepcan", "render", "plan-2020.yaml", "--docx", "-o", "out.docx"], lone_plan)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (lone_plan / "out.docx").read_bytes().startswith(b"PK")


def test_wheel_and_checkout_write_the_same_document(wheel_env: Path, lone_plan: Path) -> None:
    request = ["render", "plan-2020.yaml", "--docx", "-o"]
    run([wheel_env / "tiepcan", *request, "wheel.docx"], lone_plan)
    run([sys.executable, "-m", "tiepcan", *request, "checkout.docx"], lone_plan)
    assert (lone_plan / "wheel.docx").read_bytes() == (lone_plan / "checkout.docx").read_bytes()


def test_new_office_begins_without_findings(wheel_env: Path, tmp_path: Path) -> None:
    done = run([wheel_env / "tiepcan", "init", "--year", "2026", "--commune", "Xã Mẫu"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    done = run([wheel_env / "tiepcan", "validate", "--strict", "--as-of", "2026-06-01"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
