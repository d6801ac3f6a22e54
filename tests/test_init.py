"""`tiepcan init`: a new office begins with files that have nothing wrong, or with none at all."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from commands import PATIENCE, TOOL, run_tool, surroundings, write_files
from conftest import ROOT, Ask
from repositories import git
from tiepcan.diagnostics import Stop
from tiepcan.workspace.writing import lock_of, write_new

YEARS = [*range(2014, 2025), 2026]
"""The years that have a regulation and whose holidays come with the tool."""

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such files")
no_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """An empty folder in which the tool is asked; 1/12/2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, hidden files included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def found(ask: Ask, *paths: str) -> list[str]:
    return ask("validate", *paths, "--format", "json").codes()


# -- what is made --


@pytest.mark.parametrize("year", YEARS)
def test_new_workspace_has_no_finding_in_any_year(ask: Ask, here: Path, year: int) -> None:
    communes = ["--commune", "Xã Sùng Phài", "--commune", "Phường Tân Phong"]
    assert ask("init", "a", "--year", year).code == 0
    assert ask("init", "b", "--year", year, "--name", "UBND huyện Mẫu", *communes).code == 0
    for folder in ("a", "b"):
        answer = ask("validate", folder, "--strict", "--format", "json", "--as-of", f"{year}-06-01")
        assert (answer.code, answer.codes()) == (0, [])
        assert answer.json["files"] == 4


def test_year_ahead_has_only_the_finding_that_was_told(ask: Ask, here: Path) -> None:
    told = ask("init", "--year", 2027)
    assert told.code == 0
    assert "The holidays of 2027 are not known yet" in told.err
    answer = ask("validate", "--strict", "--format", "json")
    assert (answer.code, answer.codes()) == (0, ["H106"])


def test_calendar_of_a_year_ahead_is_there_to_be_filled_in(ask: Ask, here: Path) -> None:
    """With the days that the law sets; what each year's notice sets is left open."""
    assert ask("init", "a", "--year", 2027).code == 0
    calendar = here / "a" / "holidays.yaml"
    empty = calendar.read_text(encoding="utf-8")
    head, years, block = empty.partition("years:\n")
    lines = [line.removeprefix("#") for line in block.splitlines() if line.startswith("#  ")]
    days = iter(["2027-02-05", "2027-04-16", "2027-09-03"])
    filled = [next(days).join(line.split("…")) if "date: …" in line else line for line in lines]
    text = "\n".join(filled).replace("cite: …", "cite: Thông báo giả định")
    assert "…" not in text
    calendar.write_text(f"{head}{years}{text}\n", encoding="utf-8")
    assert found(ask, "a") == []
    assert ask("init", "b", "--year", 2026).code == 0
    assert "2026-" not in (here / "b" / "holidays.yaml").read_text(encoding="utf-8")


def test_first_plan_is_of_this_year_and_says_that_it_is_an_example(ask: Ask, here: Path) -> None:
    assert ask("init").code == 0
    first = (here / "plans" / "plan-2026.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# Kế hoạch ví dụ, nội dung giả định")


def test_communes_have_slugs_kinds_and_owners(ask: Ask, here: Path) -> None:
    names = ["Xã Nậm Loỏng", "Phường 12", "Thị trấn Đất Đỏ", "Xã Đất Đỏ"]
    assert ask("init", *(w for name in names for w in ("--commune", name))).code == 0
    listed = yaml.safe_load((here / "communes.yaml").read_text(encoding="utf-8"))["communes"]
    slugs = [c["slug"] for c in listed]
    assert slugs == ["nam-loong", "phuong-12", "dat-do", "dat-do-2"]
    assert [c["name"] for c in listed] == names
    assert [c["kind"] for c in listed] == ["xã", "phường", "thị trấn", "xã"]
    owners = (here / "CODEOWNERS").read_text(encoding="utf-8")
    assert all(f"/scores/*/{slug}.yaml @don-vi/{slug}\n" in owners for slug in slugs)
    assert "chỉ nơi lưu kho git" in owners


def test_every_folder_survives_git(ask: Ask, here: Path) -> None:
    """Git keeps no empty folders; without `scores` tiepcan.yaml would name a place that is not there."""
    assert ask("init").code == 0
    for folder in ("plans", "progress", "scores", "evidence", "templates"):
        assert any((here / folder).iterdir())


def test_files_end_their_lines_as_everywhere(ask: Ask, here: Path) -> None:
    assert ask("init", "--commune", "Xã A").code == 0
    for name, data in content(here).items():
        assert b"\r" not in data, name
        assert data.endswith(b"\n"), name
        assert not data.endswith(b"\n\n"), name
        assert not any(line.endswith(b" ") for line in data.splitlines()), name
        assert not data.startswith(b"\xef\xbb\xbf"), name


def test_same_words_same_bytes(ask: Ask, here: Path) -> None:
    for folder in ("a", "deep/er/b"):
        assert ask("init", folder, "--name", "UBND xã A", "--commune", "Xã A").code == 0
    assert content(here / "a") == content(here / "deep/er/b")


def test_language_of_messages_changes_no_file(ask: Ask, here: Path) -> None:
    assert ask("init", "vi", lang="vi").code == ask("init", "en", lang="en").code == 0
    assert content(here / "vi") == content(here / "en")


def test_no_build_server_no_files_for_it(ask: Ask, here: Path) -> None:
    assert ask("init", "--ci", "none").code == 0
    assert not any(
        name.startswith((".git", "CODE"))
        for name in content(here)
        if name not in (".gitignore", ".gitattributes")
    )


@pytest.mark.parametrize(("ci", "told"), [("github", True), ("gitlab", True), ("none", False)])
def test_readme_tells_what_to_state_before_the_first_push(ask: Ask, here: Path, ci: str, told: bool) -> None:
    assert ask("init", "--ci", ci).code == 0
    readme = (here / "README.md").read_text(encoding="utf-8")
    assert ("TIEPCAN_PACKAGE" in readme) is told
    assert all(command in readme for command in ("tiepcan validate", "tiepcan overdue", "tiepcan render"))


def test_editor_finds_the_schema_of_every_file(ask: Ask, here: Path) -> None:
    """As far as schemas come with the tool; those are copied, so that they hold without it."""
    assert ask("init", "--year", 2026).code == 0
    settings = json.loads((here / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["files.eol"] == "\n"
    packaged = {path.name: path for path in (ROOT / "src/tiepcan/schemas").glob("*.json")}
    globs = settings.get("yaml.schemas", {})
    for place in globs:
        assert (here / place).read_bytes() == packaged[Path(place).name].read_bytes()
    assert len(list((here / ".tiepcan").rglob("*.json"))) == len(globs)
    for path in here.glob("**/*.yaml") if packaged else ():
        name = path.relative_to(here)
        kind = yaml.safe_load(path.read_text(encoding="utf-8"))["kind"]
        held = [Path(place).stem for place, patterns in globs.items() if any(map(name.match, patterns))]
        assert held == [kind]


# -- lists of communes --


@pytest.mark.parametrize(
    "text", ["Xã A\nPhường B\n", "\ufeffXã A\r\n\r\n# chú thích\r\n  Phường B", "Xã A\rPhường B"]
)
def test_list_of_names(ask: Ask, here: Path, text: str) -> None:
    (here / "ten.txt").write_bytes(text.encode())
    assert ask("init", "--communes", "ten.txt", "--commune", "Xã C").code == 0
    listed = yaml.safe_load((here / "communes.yaml").read_text(encoding="utf-8"))["communes"]
    assert [c["slug"] for c in listed] == ["a", "b", "c"]
    assert (here / "ten.txt").read_bytes() == text.encode()


def test_list_with_codes(ask: Ask, here: Path) -> None:
    (here / "ten.txt").write_text("00010\tXã A\n00011;Phường B\nXã C\n", encoding="utf-8")
    assert ask("init", "--communes", "ten.txt").code == 0
    listed = yaml.safe_load((here / "communes.yaml").read_text(encoding="utf-8"))["communes"]
    assert [c.get("code") for c in listed] == ["00010", "00011", None]
    assert found(ask, "communes.yaml") == []


def test_code_that_stands_twice_begins_nothing(ask: Ask, here: Path) -> None:
    told = ask("init", "--commune", "00010 Xã A", "--commune", "00010 Xã B")
    assert (told.code, content(here)) == (2, {})


REGISTER = """\
kind: communes
communes:
  - slug: tan-phong
    code: "03387"   # mã
    name: Phường Tân Phong
""".replace("\n", "\r\n")


@pytest.mark.parametrize("name", ["danh-sach.yaml", "van-phong/communes.yaml"])
def test_register_of_the_office_is_taken_as_it_is(ask: Ask, here: Path, name: str) -> None:
    write_files(here, {})
    (here / name).parent.mkdir(exist_ok=True)
    (here / name).write_bytes(REGISTER.encode())
    assert ask("init", "van-phong", "--communes", name).code == 0
    assert (here / "van-phong/communes.yaml").read_bytes() == REGISTER.encode()
    assert "@don-vi/tan-phong" in (here / "van-phong/CODEOWNERS").read_text(encoding="utf-8")
    assert found(ask, "van-phong") == []


def test_register_with_errors_begins_nothing(ask: Ask, here: Path) -> None:
    (here / "c.yaml").write_text(REGISTER.replace("tan-phong", "Tân Phong"), encoding="utf-8")
    told = ask("init", "a", "--communes", "c.yaml")
    assert (told.code, list(content(here))) == (1, ["c.yaml"])
    assert "F112" in told.err


def test_a_thousand_communes(ask: Ask, here: Path) -> None:
    names = [f"{'Xã' if n % 4 < 2 else 'Phường'} {'Tân' if n % 2 else 'Phú'} {n // 4}" for n in range(1000)]
    (here / "ten.txt").write_text("\n".join(names), encoding="utf-8")
    assert ask("init", "a", "--communes", "ten.txt").code == 0
    listed = yaml.safe_load((here / "a/communes.yaml").read_text(encoding="utf-8"))["communes"]
    assert len({c["slug"] for c in listed}) == 1000
    assert found(ask, "a") == []


def test_documents_are_no_part_of_the_repository_wherever_they_were_made(ask: Ask, here: Path) -> None:
    assert ask("init").code == 0
    git(here, "init", "--quiet")
    names = ["build/plan-2026.docx", "plans/build/plan-2026.docx", "scores/2026/~$mau.docx"]
    assert git(here, "check-ignore", *names).splitlines() == names


# -- what is refused --

NONSENSE = [
    ["--name", ""],
    ["--name", "***"],
    ["--name", "UBND\u200b xã"],
    ["--commune", "***"],
    ["--commune", "Xã ***"],
    ["--commune", "Xã 河"],
    ["--commune", "Nậm Loỏng"],
    ["--commune", "Xã A\x07"],
    ["--year", "2025"],
    ["--year", "2000"],
    ["--year", "1999"],
    ["--year", "99999"],
    ["--communes", "missing.txt"],
    ["--communes", "missing.yaml"],
    ["--ci", "jenkins"],
]


@pytest.mark.parametrize("arguments", NONSENSE, ids=" ".join)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nonsense_writes_nothing(ask: Ask, here: Path, arguments: list[str], lang: str) -> None:
    told = ask("init", "a", *arguments, lang=lang)
    assert (told.code, content(here), list(here.iterdir())) == (2, {}, [])
    assert told.err.count("\n") <= 2


def test_suspended_year_is_said(ask: Ask, here: Path) -> None:
    assert "suspended" in ask("init", "--year", 2025).err


@pytest.mark.parametrize(
    "name", ["Phòng: “Tư pháp” #1", "'UBND' \"xã\" A", "- @{x}", "12", "true", "UBND xã A\nB", "Y" * 5000]
)
def test_strange_names_of_offices(ask: Ask, here: Path, name: str) -> None:
    assert ask("init", "--name", name).code == 0
    office = yaml.safe_load((here / "tiepcan.yaml").read_text(encoding="utf-8"))
    assert office["unit"] == " ".join(name.split())
    assert [c for c in found(ask) if c[0] in "YF"] == []


def test_folder_with_files_is_named_and_left(ask: Ask, here: Path) -> None:
    write_files(here, {"ke-hoach.docx": "x"})
    told = ask("init")
    assert (told.code, content(here)) == (2, {"ke-hoach.docx": b"x"})
    assert "ke-hoach.docx" in told.err


def test_repository_that_a_server_began_is_taken_as_it_is(ask: Ask, here: Path) -> None:
    theirs = {"README.md": "# Kho\n", ".gitignore": "*.tmp\n", "LICENSE": "…\n"}
    write_files(here, theirs)
    told = ask("init", "--commune", "Xã Mẫu", "--year", 2026)
    assert told.code == 0
    assert {name: (here / name).read_text(encoding="utf-8") for name in theirs} == theirs
    assert "tiepcan validate" in (here / "HUONG-DAN.md").read_text(encoding="utf-8")
    assert "Left as it was: .gitignore, LICENSE, README.md" in told.err
    assert "Add to .gitignore the lines: build/" in told.err
    assert found(ask) == []


def test_office_within_a_repository_is_told_that_its_build_server_looks_elsewhere(
    ask: Ask, here: Path
) -> None:
    write_files(here, {".git/HEAD": ""})
    assert "only at its top" in ask("init", "a").err
    assert "only at its top" not in ask("init", "b", "--ci", "none").err
    assert "only at its top" not in ask("init").err + ask("init", ".").err


def test_second_time_is_refused(ask: Ask, here: Path) -> None:
    assert ask("init").code == 0
    before = content(here)
    told = ask("init", "--commune", "Xã A")
    assert (told.code, content(here)) == (2, before)
    assert "tiepcan new" in told.err


def test_empty_repository_of_git_is_an_empty_folder(ask: Ask, here: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=here, check=True, timeout=PATIENCE)
    assert ask("init").code == 0


def test_file_is_no_folder(ask: Ask, here: Path) -> None:
    write_files(here, {"a": "x"})
    told = ask("init", "a")
    assert (told.code, content(here)) == (2, {"a": b"x"})


@posix
@no_root
def test_folder_that_may_not_be_written(ask: Ask, here: Path) -> None:
    here.chmod(0o555)
    try:
        told = ask("init", "a")
    finally:
        here.chmod(0o755)
    assert (told.code, content(here)) == (2, {})


@posix
def test_folder_that_cannot_be_made(ask: Ask, here: Path) -> None:
    told = ask("init", "/dev/null/a")
    assert (told.code, told.err.count("\n")) == (2, 2)


def test_trial_run_writes_nothing(ask: Ask, here: Path) -> None:
    told = ask("init", "a", "--dry-run")
    assert (told.code, list(here.iterdir())) == (0, [])
    assert "plans/plan-2026.yaml" in told.out


# -- all or nothing --

FILES = [("a.yaml", b"a"), ("x/y/b.yaml", b"b"), ("x/c.yaml", b"c")]


@pytest.mark.parametrize("failure", [OSError(28, "full"), KeyboardInterrupt()], ids=["disk full", "Ctrl+C"])
@pytest.mark.parametrize("at", range(len(FILES)))
def test_failure_half_way_leaves_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, at: int
) -> None:
    really = os.replace
    seen: list[str] = []

    def failing(source: str, target: Path) -> None:
        if len(seen) == at:
            raise failure
        seen.append(source)
        really(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises((Stop, KeyboardInterrupt)):
        write_new(here / "new", FILES)
    assert list(here.iterdir()) == []


def test_one_name_that_is_taken_stops_all(here: Path) -> None:
    write_files(here, {"x/c.yaml": "theirs"})
    with pytest.raises(Stop):
        write_new(here, FILES)
    assert content(here) == {"x/c.yaml": b"theirs"}


@posix
def test_link_out_of_the_folder_is_not_written_through(here: Path) -> None:
    (here / "out").mkdir()
    (here / "in").mkdir()
    (here / "in/x").symlink_to(here / "out")
    with pytest.raises(Stop):
        write_new(here / "in", FILES)
    assert content(here) == {}


def test_two_at_once_do_not_mix(here: Path) -> None:
    done = [
        subprocess.Popen(
            [*TOOL, "init", "a", "--name", f"UBND xã {letter}"],
            cwd=here,
            env=surroundings(SOURCE_DATE_EPOCH="1796083200"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for letter in "AB"
    ]
    codes = sorted(process.wait(PATIENCE) for process in done)
    assert codes == [0, 2]
    assert run_tool("validate", "--strict", cwd=here / "a").code == 0


def test_lock_leaves_no_trace(ask: Ask, here: Path) -> None:
    assert ask("init", "a").code == 0
    assert not any(name.endswith((".lock", ".tmp")) for name in content(here))
    assert not lock_of(here / "a").is_relative_to(here)
