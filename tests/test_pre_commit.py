"""The hooks for pre-commit, run by pre-commit itself: it installs this project from a repository of git.

The index is out of reach; what the project needs counts as there already.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from build_files import OFFLINE, read_yaml
from commands import BAD_PLAN, GOOD, PATIENCE, PLAN, ROOT, SHEET, surroundings, write_files
from repositories import IDENTITY, commit, git

PARTS = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "src", "templates")
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: tiepcan-fix
      - id: tiepcan-validate
      - id: tiepcan-validate-all
        stages: [manual]
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments of hooks: one for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This project as a repository that others name in their configuration, and its commit."""
    folder = tmp_path_factory.mktemp("tiepcan")
    git(folder, "init", "--quiet", "--initial-branch=main")
    names = [path.relative_to(ROOT) for part in PARTS for path in files_of(ROOT / part)]
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder, commit(folder)


def files_of(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts]


@pytest.fixture
def office(tmp_path: Path, shipped: tuple[Path, str]) -> Path:
    """An office that has the hooks and has not committed anything yet."""
    repo, rev = shipped
    folder = write_files(tmp_path, GOOD)
    write_files(folder, {".pre-commit-config.yaml": CONFIG.format(repo=repo, rev=rev)})
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    return folder


def pre_commit(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, "-m", "pre_commit", *arguments], folder, home)


def run(command: list[str], folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    kept = {n: v for n, v in surroundings().items() if not n.startswith(("GIT_", "PYTHON"))}
    env = kept | IDENTITY | OFFLINE | {"PRE_COMMIT_HOME": str(home), "TIEPCAN_LANG": "en"}
    return subprocess.run(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def test_the_hooks_are_described_as_pre_commit_asks(home: Path) -> None:
    done = pre_commit(ROOT, home, "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout


def test_the_first_commit_is_checked_whole(office: Path, home: Path) -> None:
    done = pre_commit(office, home, "run")
    assert done.returncode == 0, done.stdout
    write_files(office, {"plans/plan-2020.yaml": BAD_PLAN})
    git(office, "add", "--all")
    done = pre_commit(office, home, "run")
    assert done.returncode == 1
    assert "plans/plan-2020.yaml:12:" in done.stdout


def test_a_commit_is_checked_in_what_it_changes_and_what_rests_on_it(office: Path, home: Path) -> None:
    write_files(office, {"scores/2020/khong-co.yaml": SHEET.replace("tan-phong", "khong-co")})
    commit(office)
    assert pre_commit(office, home, "run").returncode == 0
    log = "# Số liệu giả định để kiểm thử.\nkind: progress\nplan: plan-2020\nentries:\n"
    entry = '  - date: 2020-06-01\n    activity: "9"\n    status: done\n'
    write_files(office, {"plans/plan-2020.progress.yaml": log + entry})
    git(office, "add", "--all")
    done = pre_commit(office, home, "run")
    assert done.returncode == 1
    assert "plan-2020.progress.yaml:6:" in done.stdout
    assert "khong-co.yaml" not in done.stdout
    assert pre_commit(office, home, "run", "--hook-stage", "manual", "tiepcan-validate-all").returncode == 1


def test_what_is_not_staged_is_not_looked_at(office: Path, home: Path) -> None:
    commit(office)
    write_files(office, {"plans/plan-2020.yaml": PLAN + "  # một dòng\n"})
    git(office, "add", "--all")
    write_files(office, {"plans/plan-2020.yaml": BAD_PLAN})
    assert pre_commit(office, home, "run").returncode == 0
    assert (office / "plans" / "plan-2020.yaml").read_text(encoding="utf-8") == BAD_PLAN


def test_what_is_gone_is_missed(office: Path, home: Path) -> None:
    commit(office)
    git(office, "rm", "--quiet", "communes.yaml")
    assert pre_commit(office, home, "run").returncode == 1


def test_a_build_checks_all_files(office: Path, home: Path) -> None:
    write_files(office, {"plans/plan-2020.yaml": BAD_PLAN})
    commit(office)
    assert pre_commit(office, home, "run", "--all-files", "tiepcan-validate").returncode == 0
    whole = ("run", "--all-files", "--hook-stage", "manual", "tiepcan-validate-all")
    assert pre_commit(office, home, *whole).returncode == 1


def test_the_hook_of_git_refuses_a_commit(office: Path, home: Path) -> None:
    assert pre_commit(office, home, "install").returncode == 0
    write_files(office, {"plans/plan-2020.yaml": BAD_PLAN})
    done = run(["git", "commit", "--quiet", "--all", "--message", "Kế hoạch"], office, home)
    assert done.returncode == 1
    assert "plans/plan-2020.yaml:12:" in done.stderr


def test_what_has_one_safe_answer_is_mended_and_shown_before_it_is_committed(
    office: Path, home: Path
) -> None:
    commit(office)
    written = {
        name: PLAN.replace("plan-2020", name).replace("2020\n", "2020\ndate: 15/06/2020\n", 1)
        for name in "ab"
    }
    write_files(office, {f"plans/{name}.yaml": text for name, text in written.items()})
    git(office, "add", "plans/a.yaml")
    done = pre_commit(office, home, "run", "tiepcan-fix")
    assert done.returncode == 1
    assert "plans/a.yaml" in done.stdout
    assert "date: 2020-06-15" in (office / "plans" / "a.yaml").read_text(encoding="utf-8")
    assert (office / "plans" / "b.yaml").read_text(encoding="utf-8") == written["b"]
    git(office, "add", "plans/a.yaml")
    assert pre_commit(office, home, "run", "tiepcan-fix").returncode == 0


def test_only_one_hook_changes_files() -> None:
    hooks = {hook["id"]: hook for hook in read_yaml(".pre-commit-hooks.yaml")}
    assert hooks.pop("tiepcan-fix")["entry"] == "tiepcan fix"
    for hook in hooks.values():
        assert hook["entry"].startswith("tiepcan validate")
        assert hook["pass_filenames"] is False
