"""Somebody who has never used the tool: every answer says what to do next, and names only what there is."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, Ask
from tiepcan.cli import COMMANDS
from tiepcan.workspace.files import why

COMMAND = re.compile(r"\btiepcan ([a-z]+)((?: [^\n`:;|]+)?)")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """An empty folder in which the tool is asked; 1/12/2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def office(ask: Ask, here: Path) -> None:
    """A new office with one commune, with its plan and an empty score sheet."""
    assert ask("init", ".", "--commune", "Xã Mẫu", "--year", 2026, "--ci", "none").code == 0
    assert ask("new", "scores", "2026/mau").code == 0


# -- an empty folder --


@pytest.mark.parametrize(
    "typed",
    ["overdue", "status plan-2026", "render plan-2026", "progress plan-2026 1", "new plan 2026", "validate"],
)
def test_empty_folder_is_told_how_to_begin(ask: Ask, here: Path, typed: str) -> None:
    answer = ask(*typed.split())
    assert "tiepcan init" in answer.err


@pytest.mark.parametrize("typed", ["score 2026/mau", "score --year 2026", "summary 2026"])
def test_year_without_sheets_is_told_how_to_begin_them(ask: Ask, here: Path, typed: str) -> None:
    answer = ask(*typed.split())
    assert answer.code == 2
    assert "tiepcan new scores 2026 --all" in answer.err


def test_empty_folder_of_a_year_is_told_how_to_begin(ask: Ask, here: Path) -> None:
    office(ask, here)
    (here / "scores" / "2026" / "mau.yaml").rename(here / "mau.txt")
    assert "tiepcan new scores 2026 --all" in ask("score", "2026/mau").err


@pytest.mark.parametrize("typed", ["diff", "diff HEAD", "validate --changed-since HEAD"])
def test_folder_outside_git_is_told_how_to_begin(ask: Ask, here: Path, typed: str) -> None:
    office(ask, here)
    answer = ask(*typed.split())
    assert answer.code == 2
    assert "git init -b main" in answer.err


def test_unknown_commit_is_answered_with_examples(ask: Ask, here: Path) -> None:
    office(ask, here)
    subprocess.run(["git", "init", "-q"], check=True)
    answer = ask("diff", "nosuch")
    assert answer.code == 2
    assert "origin/main, HEAD~1" in answer.err


# -- what is typed --


def test_missing_argument_is_described(ask: Ask) -> None:
    assert "PLAN is missing: a plan by its id or path" in ask("status").err
    assert "thiếu KẾ_HOẠCH: kế hoạch, ghi bằng mã hoặc đường dẫn" in ask("status", lang="vi").err


@pytest.mark.parametrize(
    ("typed", "said"), [("--hlep", "“--help”"), ("--vesion", "“--version”"), ("-x", "tiepcan --help")]
)
def test_option_without_a_command_is_not_passed_over(ask: Ask, typed: str, said: str) -> None:
    answer = ask(typed)
    assert answer.code == 2
    assert f"there is no option “{typed}”" in answer.err
    assert said in answer.err


def test_code_that_looks_like_none_is_answered_with_one(ask: Ask) -> None:
    assert "e.g. P110" in ask("explain", "lỗi gì đây").err


def test_command_that_is_named_next_can_be_typed(ask: Ask, here: Path) -> None:
    for name in ("thư mục có dấu", "van-phong", "$(ls)"):
        shown = next(line for line in ask("init", name).out.splitlines() if line.startswith("  cd "))
        assert shlex.split(shown) == ["cd", name]


def test_texts_of_a_new_office_name_commands_as_they_are(ask: Ask, here: Path) -> None:
    """Each command that a file of the office names is one that the tool takes."""
    office(ask, here)
    (here / "templates" / "plan.docx").write_bytes((ROOT / "templates" / "plan.docx").read_bytes())
    named = set()
    for path in (p for p in here.rglob("*") if p.suffix in (".md", ".yaml")):
        named |= set(COMMAND.findall(path.read_text(encoding="utf-8")))
    assert {name for name, _ in named} >= {"new", "progress", "template", "render", "validate"}
    assert {name for name, _ in named} <= set(COMMANDS)
    for name, rest in named:
        words = shlex.split(rest.replace("<tên mẫu>", "plan"))
        answer = ask(name, *words, *(["--dry-run"] if name in ("new", "progress") else []))
        assert answer.code == 0, (name, rest, answer.err)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_command_has_one_line_in_the_list(ask: Ask, lang: str) -> None:
    listed = ask("--help", lang=lang).out.splitlines()
    start = next(n for n, line in enumerate(listed) if line.startswith("  init"))
    assert [line.split()[0] for line in listed[start : start + len(COMMANDS)]] == list(COMMANDS)
    assert listed == ask(lang=lang).out.splitlines()
    assert "tiepcan init" in listed[-1]


def test_unknown_language_is_answered_with_the_known_ones(ask: Ask) -> None:
    answer = ask("--lang", "fr", "validate", lang=None)
    assert answer.code == 2
    assert "vi, en" in answer.err


# -- what cannot be --


@pytest.mark.parametrize("year", [30, 20266, 99999999999])
def test_no_command_is_named_that_would_be_refused(ask: Ask, here: Path, year: int) -> None:
    assert "tiepcan new" not in ask("summary", year).err
    assert "tiepcan new" not in ask("score", "--year", year).err


def test_place_without_files_of_the_tool_is_told(ask: Ask, here: Path) -> None:
    office(ask, here)
    answer = ask("validate", "templates")
    assert answer.code == 0
    assert "no file to check is named" in answer.err
    assert "tiepcan init" not in answer.err


def test_words_that_are_not_written_yet_have_a_beginning(ask: Ask, here: Path) -> None:
    """The hint gives the lines that make the file one of its kind; then only the field is asked for."""
    office(ask, here)
    name = "documents/2026/bao-cao-tien-do.yaml"
    answer = ask("render", "plan-2026", "--as", "bao-cao-tien-do")
    assert answer.code == 2
    assert f"make {name}" in answer.err
    lines = re.findall("“([a-z]+: [^”]+)”", answer.err.partition("Hint: ")[2])
    path = here / name
    path.parent.mkdir(parents=True)
    path.write_text("\n".join([*lines, "sections: {direction: Tiếp tục thực hiện}", ""]), encoding="utf-8")
    assert ask("validate", name).code == 0
    again = ask("render", "plan-2026", "--as", "bao-cao-tien-do")
    assert again.code == 2
    assert f"write it in {name}" in again.err


@pytest.mark.parametrize(
    ("number", "long"),
    [("9" * 16, True), ("0." + "1" * 11, True), ("9" * 15, False), ("0." + "1" * 10, False), ("mười", False)],
)
def test_number_that_is_too_long_is_not_called_no_number(
    ask: Ask, here: Path, number: str, long: bool
) -> None:
    office(ask, here)
    text = f"kind: scores\ncommune: mau\nyear: 2026\nindicators:\n  '1.1': {{done: 1, total: {number}}}\n"
    (here / "scores/2026/mau.yaml").write_text(text, encoding="utf-8")
    assert ("at most 15 digits" in ask("validate", "scores").out) is long


def test_commune_named_twice_is_asked_back(ask: Ask, here: Path) -> None:
    """As `new commune` does; the two would have been told apart by a number that nobody chose."""
    (here / "ds.txt").write_text("Xã A\nPhường B\nxã A\n", encoding="utf-8")
    answer = ask("init", "van-phong", "--communes", "ds.txt")
    assert answer.code == 2
    assert "stands twice" in answer.err
    assert not (here / "van-phong").exists()
    (here / "ds.txt").write_text("00001 Xã A\nPhường B\n00002 Xã A\n", encoding="utf-8")
    assert ask("init", "van-phong", "--communes", "ds.txt").code == 0


def test_dossier_is_not_an_index_of_nothing(ask: Ask, here: Path) -> None:
    office(ask, here)
    answer = ask("render", "2026/mau", "--as", "dossier")
    assert answer.code == 2
    assert "are not known" in answer.err
    assert not (here / "build").exists()


def test_report_that_all_have_sent_leaves_no_empty_list(ask: Ask, here: Path) -> None:
    office(ask, here)
    assert ask("progress", "plan-2026", "bao-cao-nam", "--commune", "mau").code == 0
    answer = ask("progress", "plan-2026", "bao-cao-nam")
    assert answer.code == 2
    assert "all of them have done it" in answer.err


def test_plan_that_cannot_be_read_is_not_said_to_be_missing(ask: Ask, here: Path) -> None:
    office(ask, here)
    (here / "plans" / "x.yaml").mkdir()
    (here / "plans" / "y.yaml").symlink_to("nowhere.yaml")
    (here / "plans" / "z.yaml").write_bytes(b"kind: plan\n# \xff\n")
    for plan, said in (
        ("x", "plans/x.yaml is not a file"),
        ("y", "plans/y.yaml is a link, which is not followed"),
    ):
        answer = ask("status", plan)
        assert (answer.code, answer.err) == (2, f"Error: {said}\n")
    every = ask("overdue", "--as-of", "2026-09-01")
    assert every.code == 2
    assert "Activities: 4" in every.out
    for said in ("plans/x.yaml is not a file", "plans/y.yaml is a link", "plans/z.yaml:2:3: Y102"):
        assert said in every.err


def test_folder_of_plans_that_cannot_be_read_is_told(ask: Ask, here: Path) -> None:
    office(ask, here)
    plans = here / "plans"
    plans.rename(here / "elsewhere")
    for make, said in (
        (lambda: plans.write_text("x", encoding="utf-8"), "“plans” is a file; a folder is needed here"),
        (lambda: plans.symlink_to("plans"), "plans cannot be read: the path leads in a circle"),
        (lambda: plans.symlink_to("nowhere"), "plans cannot be read: it is a link that leads nowhere"),
    ):
        make()
        for line in ("overdue", "status plan-2026"):
            answer = ask(*line.split())
            assert (answer.code, answer.err) == (2, f"Error: {said}\n")
        assert ask("validate").code == 0
        plans.unlink()


def test_without_its_log_nothing_is_said_of_a_plan(ask: Ask, here: Path) -> None:
    """Else everything in it would look undone."""
    office(ask, here)
    logs, log = here / "progress", here / "plans" / "plan-2026.progress.yaml"
    log.symlink_to("nowhere.yaml")
    for line in ("overdue", "status plan-2026"):
        answer = ask(*line.split())
        assert (answer.code, answer.out) == (2, "")
        assert "plans/plan-2026.progress.yaml is a link" in answer.err
    log.unlink()
    logs.rename(here / "nhat-ky")
    for line in ("overdue", "status plan-2026"):
        answer = ask(*line.split())
        assert (answer.code, answer.out) == (1, "")
        assert "W105 Error: there is nothing at “progress”" in answer.err


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (b"PK\x03\x04\x14\x00\x00\x00", "a Word, Excel or zip file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "an old Word or Excel file"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
    ],
)
def test_file_of_another_program_is_called_by_its_name(
    ask: Ask, here: Path, begins: bytes, said: str
) -> None:
    """Not UTF-16, and without a screen full of its bytes."""
    (here / "tong-hop.yaml").write_bytes(begins + bytes(range(256)))
    answer = ask("validate", "tong-hop.yaml")
    assert answer.code == 1
    assert f"tong-hop.yaml:1:1: Y102 Error: this is {said}, not a text" in answer.out
    assert "\\u{" not in answer.out


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("README.md", None),
        ("ảnh.JPG", None),
        ("ghi-chu", None),
        ("ke-hoach.pdf", "the Word document (.docx) that it was made from"),
        ("ke-hoach.doc", "save it as a Word document (.docx)"),
        ("ke-hoach.odt", "save it as a Word document (.docx)"),
        ("diem.xls", "tiepcan new scores"),
        ("diem.xlsx", "tiepcan new scores"),
    ],
)
def test_file_that_is_never_checked_is_told_in_one_sentence(
    ask: Ask, here: Path, name: str, hint: str | None
) -> None:
    office(ask, here)
    (here / name).write_bytes(b"# Ghi ch\xc3\xba: [a](b)\n\tx: ]\n")
    answer = ask("validate", name, "communes.yaml")
    assert answer.code == 2
    assert "Files checked: 1. errors: 0" in answer.out
    said, *hints = answer.err.splitlines()
    assert said.startswith(f"Error: {name} is none of the files that are checked")
    assert hint in hints[0] if hint else hints == []
    assert ask("validate").err == ""


def test_file_of_ours_under_another_name_is_checked(ask: Ask, here: Path) -> None:
    office(ask, here)
    (here / "xa.txt").write_bytes((here / "communes.yaml").read_bytes())
    answer = ask("validate", "xa.txt")
    assert (answer.code, answer.err) == (0, "")
    assert "Files checked: 1" in answer.out


@pytest.mark.parametrize("number", ["EEXIST", "ENOENT", "ENOTDIR", "EISDIR", "ELOOP", "EBUSY", "EIO"])
def test_what_the_system_says_is_said_in_vietnamese(number: str) -> None:
    import errno

    assert not isinstance(why(OSError(getattr(errno, number), "No such thing")), str)


def test_place_that_cannot_be_written_to_is_told_with_a_way_out(ask: Ask, here: Path) -> None:
    office(ask, here)
    plan = ask("init", "tiepcan.yaml")
    assert plan.code == 2
    assert "there is a file of that name already" in plan.err
    assert "name another folder" in plan.err
    (here / "communes.yaml").chmod(0o444)
    listed = ask("new", "commune", "Xã Khác")
    assert listed.code == 2
    assert "take the protection off" in listed.err


# -- the first look at the repository --


def test_everything_at_the_top_is_explained() -> None:
    """What lies at the top of the repository is named in a page that a first reader sees."""
    pages = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    tops = {name.partition("/")[0] for name in listed.splitlines()}
    usual = {".editorconfig", ".gitattributes", ".gitignore", "requirements.txt", "requirements-dev.txt"}
    assert [name for name in sorted(tops - usual) if name not in pages] == []
