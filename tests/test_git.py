"""Reading commits of repositories that may be hostile: nothing of theirs runs, nothing is touched."""

import os
import stat
from pathlib import Path

import pytest

from commands import GOOD, OFFICE, PLAN, run_tool, surroundings, write_files
from conftest import Ask
from repositories import commit, git, repository
from tiepcan.diagnostics import Stop
from tiepcan.git import repository_of
from tiepcan.messages import Words

english = Words("en")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    folder = repository(tmp_path / "xã")
    monkeypatch.chdir(folder)
    return folder


def why(stop: pytest.ExceptionInfo[Stop]) -> str:
    hint = stop.value.hint
    return f"{english(stop.value.message)} ({english(hint)})" if hint else english(stop.value.message)


def state_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and content, the index of git among them."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


# -- what is read --


def test_files_of_a_commit_are_named_from_the_folder_on(office: Path) -> None:
    write_files(office, {"plans/kế hoạch.yaml": PLAN, "plans/a\nb.yaml": PLAN, "--output=x": "x"})
    id = commit(office)
    whole, part = repository_of(str(office)), repository_of(str(office / "plans"))
    assert {entry.name for entry in whole.files(id)} == {
        *GOOD,
        "plans/kế hoạch.yaml",
        "plans/a\nb.yaml",
        "--output=x",
    }
    entries = part.files(id)
    assert {entry.name for entry in entries} == {"plan-2020.yaml", "kế hoạch.yaml", "a\nb.yaml"}
    assert {data for _, data in part.contents(entries)} == {PLAN.encode()}


def test_links_are_told_apart_and_repositories_within_left_out(office: Path) -> None:
    (office / "plans/b.yaml").symlink_to("/etc/passwd")
    repository(office / "nested")
    entries = repository_of(str(office)).files(commit(office))
    assert [entry.name for entry in entries if entry.is_link] == ["plans/b.yaml"]
    assert not [entry.name for entry in entries if entry.name.startswith("nested")]


def test_work_forks_from_main_and_from_origin_main_before_it(office: Path) -> None:
    start = git(office, "rev-parse", "HEAD")
    git(office, "switch", "--quiet", "--create", "việc")
    (office / "plans/b.yaml").write_text(PLAN, encoding="utf-8")
    later = commit(office)
    assert repository_of(str(office)).fork() == start
    git(office, "update-ref", "refs/remotes/origin/main", later)
    assert repository_of(str(office)).fork() == later


def test_commit_is_known_by_all_its_names(office: Path) -> None:
    id = commit(office)
    git(office, "tag", "v1")
    git(office, "branch", "xã/kế-hoạch")
    found = repository_of(str(office))
    assert {
        found.commit(name) for name in (id, id[:10], "HEAD", "@", "v1", "v1^0", "main", "xã/kế-hoạch")
    } == {id}
    assert found.commit("HEAD~1") != id


# -- what cannot be read --


@pytest.mark.parametrize(
    "revision",
    [
        "--output=x",
        "-x",
        "",
        " ",
        "HEAD:plans",
        "HEAD..main",
        ":/Bước",
        "a\nb",
        "HEAD^{/x}",
        "không-có",
        "../x",
    ],
)
def test_strange_names_of_commits_are_refused(office: Path, revision: str) -> None:
    with pytest.raises(Stop) as stop:
        repository_of(str(office)).commit(revision)
    assert "git knows no commit" in why(stop)
    assert not (office / "x").exists()


def test_shallow_clone_says_how_to_get_the_rest(office: Path, tmp_path: Path) -> None:
    commit(office)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{office}", "clone")
    found = repository_of(str(tmp_path / "clone"))
    with pytest.raises(Stop) as stop:
        found.commit("HEAD~1")
    assert "git fetch --unshallow" in why(stop)
    assert "fetch-depth: 0" in why(stop)
    git(tmp_path / "clone", "update-ref", "-d", "refs/remotes/origin/main")
    git(tmp_path / "clone", "branch", "--move", "khác")
    with pytest.raises(Stop) as stop:
        found.fork()
    assert "git fetch --unshallow" in why(stop)


@pytest.mark.parametrize(
    "name", ["refs/remotes/origin/HEAD", "refs/remotes/origin/master", "refs/heads/master"]
)
def test_shared_state_may_have_another_name(office: Path, name: str) -> None:
    begun = commit(office)
    git(office, "switch", "--quiet", "-c", "việc")
    git(office, "branch", "-D", "main")
    git(office, "update-ref", name, begun)
    commit(office)
    assert repository_of(str(office)).fork() == begun


def test_no_repository_is_one_sentence(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_files(tmp_path))
    for arguments in (("diff",), ("diff", "HEAD"), ("validate", "--changed-since", "HEAD")):
        answer = ask(*arguments)
        assert (answer.code, answer.out) == (2, "")
        assert "lies in no git repository" in answer.err


def test_no_git_is_one_sentence(office: Path, tmp_path: Path) -> None:
    answer = run_tool("diff", "HEAD", "--lang", "en", cwd=office, env=surroundings(PATH=str(tmp_path)))
    assert (answer.code, answer.out) == (2, "")
    assert "git is not installed" in answer.err


def test_before_the_first_commit_everything_is_new(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(write_files(tmp_path), "init", "--quiet")
    monkeypatch.chdir(tmp_path)
    assert "neither origin/main nor main" in ask("diff").err
    assert "git knows no commit" in ask("diff", "HEAD~1").err
    assert "Results that change: 1" in ask("diff", "HEAD").out
    assert "Files checked: 4." in ask("validate", "--changed-since", "HEAD").out


def test_a_head_that_leads_nowhere_later_is_one_sentence(office: Path, ask: Ask) -> None:
    git(office, "checkout", "--quiet", "--orphan", "khac")
    assert "git knows no commit" in ask("diff", "HEAD").err


# -- what must not happen --


def program(path: Path, mark: Path) -> Path:
    """A program that leaves a mark."""
    path.write_text(f"#!/bin/sh\necho chạy >> '{mark}'\ncat\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.skipif(os.name != "posix", reason="the hostile programs are shell scripts")
@pytest.mark.parametrize("command", [("diff", "HEAD"), ("validate", "--changed-since", "HEAD")])
def test_embedded_bare_repository_runs_nothing(tmp_path: Path, command: tuple[str, ...]) -> None:
    mark = tmp_path / "mark"
    office = repository(tmp_path / "office")
    bare = office / "plans/x"
    git(tmp_path, "clone", "--quiet", "--bare", str(office), str(bare))
    git(bare, "config", "core.fsmonitor", str(program(tmp_path / "spy", mark)))
    git(bare, "config", "core.bare", "false")
    git(bare, "config", "core.worktree", ".")
    for folder in (office, office / "plans", bare):
        run_tool(*command, cwd=folder)
        assert not mark.exists()
    write_files(bare, {"tiepcan.yaml": OFFICE})  # now the workspace itself seems to be a bare repository
    answer = run_tool(*command, "--lang", "en", cwd=bare)
    assert (answer.code, mark.exists()) == (2, False)
    assert "git" in answer.err


@pytest.mark.skipif(os.name != "posix", reason="the hostile programs are shell scripts")
def test_settings_of_the_repository_run_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    spy = str(program(tmp_path / "spy", mark))
    office = repository(tmp_path / "office")
    write_files(
        office, {".gitattributes": "*.yaml filter=spy diff=spy\n", "plans/plan-2020.yaml": PLAN + "\n"}
    )
    for name in ("core.fsmonitor", "core.pager", "diff.external", "filter.spy.clean", "filter.spy.smudge"):
        git(office, "config", name, spy)
    for name in (
        "diff.spy.textconv",
        "filter.spy.process",
        "core.sshCommand",
        "alias.ls-tree",
        "core.editor",
    ):
        git(office, "config", name, spy)
    for command in (("diff", "HEAD"), ("diff",), ("validate", "--changed-since", "HEAD")):
        assert run_tool(*command, cwd=office).code == 0
    assert not mark.exists()


@pytest.mark.skipif(os.name != "posix", reason="the hostile programs are shell scripts")
def test_git_of_the_current_folder_is_not_run(office: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    program(office / "git", mark)
    path = os.pathsep.join([".", "", os.environ["PATH"]])
    assert run_tool("diff", "HEAD", cwd=office, env=surroundings(PATH=path)).code == 0
    assert not mark.exists()


def test_hook_that_calls_the_tool_does_not_lead_it_elsewhere(office: Path, tmp_path: Path) -> None:
    other = repository(tmp_path / "other", {"a.yaml": PLAN})
    env = surroundings(GIT_DIR=str(other / ".git"), GIT_WORK_TREE=str(other), GIT_INDEX_FILE=str(other / "x"))
    answer = run_tool("diff", "HEAD", "--format", "json", cwd=office, env=env)
    assert answer.json["base"] == git(office, "rev-parse", "HEAD")


def test_partial_clone_fetches_nothing(office: Path, tmp_path: Path) -> None:
    git(office, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", f"file://{office}", "clone")
    write_files(clone)
    packs = sorted(path.name for path in (clone / ".git/objects").rglob("*"))
    answer = run_tool("diff", "HEAD", "--lang", "en", cwd=clone)
    assert answer.code == 2
    assert "Traceback" not in answer.err
    assert sorted(path.name for path in (clone / ".git/objects").rglob("*")) == packs


@pytest.mark.parametrize("command", [("diff", "HEAD~1"), ("validate", "--changed-since", "HEAD~1")])
def test_work_tree_and_index_stay_as_they_are(office: Path, command: tuple[str, ...]) -> None:
    write_files(office, {"plans/b.yaml": PLAN.replace("plan-2020", "b")})
    commit(office)
    write_files(office, {"plans/c.yaml": PLAN.replace("plan-2020", "c")})
    git(office, "add", "plans/c.yaml")
    write_files(office, {"plans/plan-2020.yaml": PLAN.replace("Tập huấn", "Hội nghị")})
    (office / "communes.yaml").touch()  # git would refresh its index for it
    before = state_of(office)
    assert run_tool(*command, cwd=office).code == 0
    assert state_of(office) == before
