"""The command line as a clerk meets it: answers, exit codes, usage errors, languages."""

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest

from commands import BAD_PLAN, GOOD, PATIENCE, PLAN, SHEET, TOOL, run_tool, surroundings, write_files
from conftest import ROOT, Ask
from tiepcan import __version__
from tiepcan.cli import COMMANDS, app
from tiepcan.cli.manual import command_help
from tiepcan.cli.usage import command_tree

VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """A small office in order, as the current folder."""
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# -- exit codes --

SHEET_PATH = "scores/2020/tan-phong.yaml"
EXIT_CODES = [
    ("validate", 0),
    ("validate plans", 0),
    ("score 2020/tan-phong", 0),
    ("score --year 2020", 0),
    ("score --year 2020 --exit-code", 1),
    ("overdue --as-of 2020-12-31", 0),
    ("overdue --as-of 2020-12-31 --exit-code", 1),
    ("overdue --as-of 2020-06-30 --exit-code", 0),
    ("explain W101", 0),
    ("summary 2020", 0),
    ("validate missing.yaml", 2),
    ("score 2020/missing", 2),
    ("score --year 2019", 2),
    ("score", 2),
    ("overdue missing", 2),
    ("render missing", 2),
    ("summary 2019", 2),
    ("explain X999", 2),
]


@pytest.mark.parametrize(("line", "code"), EXIT_CODES)
def test_exit_code(office: Path, ask: Ask, line: str, code: int) -> None:
    assert ask(*line.split()).code == code


@pytest.mark.parametrize(
    "line", ["validate", "validate plans/plan-2020.yaml", "overdue", "overdue plan-2020", "render plan-2020"]
)
def test_error_in_a_plan_is_one(office: Path, ask: Ask, line: str) -> None:
    write_files(office, {"plans/plan-2020.yaml": BAD_PLAN})
    answer = ask(*line.split())
    assert answer.code == 1
    assert "plans/plan-2020.yaml:10:5: F102" in answer.out + answer.err
    assert "Overdue" not in answer.out  # what cannot be read is not said to be in time


@pytest.mark.parametrize("line", ["validate", "score 2020/tan-phong", "score --year 2020", "summary 2020"])
def test_error_in_a_sheet_is_one(office: Path, ask: Ask, line: str) -> None:
    write_files(office, {SHEET_PATH: SHEET.replace("done: 950", "done: 1050")})
    answer = ask(*line.split())
    assert answer.code == 1
    assert f"{SHEET_PATH}:6:" in answer.out + answer.err


BOTH = [
    ("validate missing.yaml .", "out"),
    ("score 2020/missing 2020/tan-phong", "err"),
    ("score 2020/tan-phong --year 2019", "err"),
    ("overdue plan-2020 missing", "err"),
]


@pytest.mark.parametrize(("line", "where"), BOTH)
def test_both_kinds_of_trouble_are_two_and_findings_are_printed(
    office: Path, ask: Ask, line: str, where: str
) -> None:
    write_files(
        office, {"plans/plan-2020.yaml": BAD_PLAN, SHEET_PATH: SHEET.replace("done: 950", "done: 1050")}
    )
    answer = ask(*line.split())
    assert answer.code == 2
    assert re.search(r"^(plans|scores)/\S+:\d+:\d+: [FS]\d{3}", getattr(answer, where), re.MULTILINE)
    assert "missing" in answer.err or "2019" in answer.err


def test_warnings_are_no_error(office: Path, ask: Ask) -> None:
    write_files(office, {"plans/plan-2020.yaml": PLAN.replace("Tháng 6/2020", "Tháng 6/2019")})
    answer = ask("validate")
    assert (answer.code, "P110" in answer.out) == (0, True)
    assert ask("overdue", "--exit-code").code == 0  # a slip of the pen is not late


# -- language --

POSITIONS = [
    "--lang {} explain P110",
    "explain --lang {} P110",
    "explain P110 --lang {}",
    "explain P110 --lang={}",
]


@pytest.mark.parametrize("line", POSITIONS)
@pytest.mark.parametrize(("lang", "word"), [("en", "Warning"), ("vi", "Cảnh báo")])
def test_language_in_any_position(ask: Ask, line: str, lang: str, word: str) -> None:
    answer = ask(*line.format(lang).split(), lang=None)
    assert (answer.code, word in answer.out) == (0, True)


@pytest.mark.parametrize(
    ("value", "word"), [("en", "Warning"), ("vi", "Cảnh báo"), ("xx", "Cảnh báo"), ("", "Cảnh báo")]
)
def test_language_of_the_environment(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, value: str, word: str
) -> None:
    monkeypatch.setenv("TIEPCAN_LANG", value)
    assert word in ask("explain", "P110", lang=None).out


def test_option_counts_more_than_the_environment(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIEPCAN_LANG", "vi")
    assert "Warning" in ask("explain", "P110", lang="en").out


@pytest.mark.parametrize(
    "line", ["--lang fr validate", "validate --lang=fr", "validate --lang", "--lang EN validate"]
)
def test_unknown_language(ask: Ask, line: str) -> None:
    answer = ask(*line.split(), lang=None)
    assert (answer.code, answer.out) == (2, "")
    assert "vi, en" in answer.err


@pytest.mark.parametrize(
    "line", ["--version", "score --version", "--lang en --version validate", "--version --help"]
)
def test_version_in_any_position(ask: Ask, line: str) -> None:
    answer = ask(*line.split())
    assert (answer.code, answer.out, answer.err) == (0, f"tiepcan {__version__}\n", "")


# -- help --


@pytest.mark.parametrize("line", ["", "--help", "-h", "help"])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_help_names_every_command(ask: Ask, line: str, lang: str) -> None:
    answer = ask(*line.split(), lang=lang)
    assert (answer.code, answer.err) == (0, "")
    assert all(re.search(rf"^  {name} ", answer.out, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("line", ["{} --help", "--help {}", "{} -h --nonsense", "help {}"])
def test_help_of_a_command(ask: Ask, name: str, line: str) -> None:
    answer = ask(*line.format(name).split())
    assert (answer.code, answer.err) == (0, "")
    assert f"tiepcan {name}" in answer.out
    assert "--lang" in answer.out


def examples() -> list[str]:
    """The commands that the help texts show."""
    texts = [command_help(command) for command in command_tree(app()).commands.values()]
    return [
        line.strip() for text in texts for line in text.splitlines() if line.strip().startswith("tiepcan ")
    ]


def test_every_command_shows_an_example() -> None:
    assert {line.split()[1] for line in examples()} == set(COMMANDS)


@pytest.mark.parametrize("line", examples())
def test_example_works_in_this_repository(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str
) -> None:
    """The documents that examples make go to a folder of their own."""
    if "HEAD" in line and not (ROOT / ".git").exists():
        pytest.skip("a copy without its history has no commit to compare with")
    for name in ("plans", "examples", "tiepcan.yaml"):
        (tmp_path / name).symlink_to(ROOT / name)
    arguments = shlex.split(line)[1:]
    if arguments[0] in ("render", "summary") and "-o" not in arguments:
        arguments += ["-o", f"x{'.xlsx' if 'summary' in line else '.docx'}"]
    if "-o" in arguments:
        arguments[-1] = str(tmp_path / arguments[-1])
    answer = ask(*arguments)
    assert (answer.code, bool(answer.out)) == (0, True), answer.err


# -- usage errors --

WRONG = [
    "validat",
    "--as-of 2020-01-01",
    "validate --formt json",
    "validate --format",
    "validate --format xml",
    "score --year",
    "score --year abc",
    "score --year 20.5",
    "score --year 20",
    "score --nonsense",
    "score",
    "render",
    "render plan-2020 extra",
    "summary",
    "summary abc",
    "explain",
    "explain P110 P111",
    "overdue --within -1",
    "overdue --within many",
    "overdue --within 99999999999",
    "overdue --as-of",
    "overdue --as-of 31/12/2020",
    "overdue --as-of 2020-02-30",
    "overdue --as-of tomorrow",
    "overdue --as-of 9999-12-31",
    "overdue --as-of 1999-12-31",
    "score 2020/tan-phong --as-of 2020-1-1",
    "validate --as-of x",
    "render plan-2020 --as-of x",
    "summary 2020 --as-of x",
]


@pytest.mark.parametrize("line", WRONG)
@pytest.mark.parametrize("lang", [None, "en"], ids=["vi", "en"])
def test_usage_error_is_a_sentence_and_a_hint(office: Path, ask: Ask, line: str, lang: str | None) -> None:
    answer = ask(*line.split(), lang=lang)
    assert (answer.code, answer.out) == (2, "")
    assert 1 <= len(answer.err.splitlines()) <= 2
    if lang is None:
        assert VIETNAMESE.search(answer.err)


@pytest.mark.parametrize("line", [w for w in WRONG if not w.endswith(("9999-12-31", "1999-12-31"))])
def test_usage_error_has_a_hint(office: Path, ask: Ask, line: str) -> None:
    assert "Hint: " in ask(*line.split()).err


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("validat", "validate"),
        ("score 2020/tan-phong --exlpain", "--explain"),
        ("overdue --as-of 31/12/2020", "2020-12-31"),
        ("validate --format xml", "text, json"),
        ("score tan-phong", "2020/tan-phong"),
        ("score 2020", "--year 2020"),
        ("score scores/2020", "--year 2020"),
        ("score --year 20", "from 2000 to 2099"),
        ("score 20/tan-phong", "2020"),
        ("score 2020/tan-phng", "tan-phong"),
        ("overdue plan-2021", "plan-2020"),
        ("render plan", "plan-2020"),
        ("explain P11O", "P110"),
    ],
)
def test_hint_names_what_was_meant(office: Path, ask: Ask, line: str, hint: str) -> None:
    answer = ask(*line.split())
    assert answer.code == 2
    assert hint in answer.err.partition("Hint: ")[2]


# -- subjects --


@pytest.mark.parametrize(
    "subject",
    [
        "2020/tan-phong",
        SHEET_PATH,
        "scores/2020/tan-phong",
        "2020\\tan-phong",
        "scores\\2020\\tan-phong.yaml",
    ],
)
def test_sheet_can_be_named_in_many_ways(office: Path, ask: Ask, subject: str) -> None:
    answer = ask("score", subject)
    assert (answer.code, "Phường Tân Phong" in answer.out) == (0, True)


@pytest.mark.parametrize(
    "subject",
    [
        "plan-2020",
        "plans/plan-2020.yaml",
        "plans/plan-2020",
        "plans\\plan-2020.yaml",
        "./plans/plan-2020.yaml",
    ],
)
@pytest.mark.parametrize("command", ["overdue", "render", "validate"])
def test_plan_can_be_named_in_many_ways(office: Path, ask: Ask, command: str, subject: str) -> None:
    write_files(office, {"plans/plan-2020.yaml": (ROOT / "plans/plan-2020.yaml").read_text(encoding="utf-8")})
    assert ask(command, subject).code == (2 if (command, subject) == ("validate", "plan-2020") else 0)


def test_path_is_looked_up_in_its_own_workspace(
    office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    write_files(away, {"tiepcan.yaml": "kind: workspace\n"})
    monkeypatch.chdir(away)
    assert "Phường Tân Phong" in ask("score", f"../{SHEET_PATH}").out
    assert ask("overdue", "../plans/plan-2020.yaml").code == 0
    assert ask("score", "2020/tan-phong").code == 2


@pytest.mark.parametrize("path", ["plans/plan-2020.yaml", "tiepcan.yaml", "communes.yaml"])
def test_sheet_of_another_kind(office: Path, ask: Ask, path: str) -> None:
    answer = ask("score", path)
    assert (answer.code, answer.out) == (2, "")
    assert path in answer.err


@pytest.mark.parametrize("command", ["overdue", "render"])
def test_plan_of_another_kind(office: Path, ask: Ask, command: str) -> None:
    answer = ask(command, SHEET_PATH)
    assert (answer.code, answer.out) == (2, "")
    assert SHEET_PATH in answer.err


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n", "\n\n"])
def test_empty_file_is_an_error_of_its_own(office: Path, ask: Ask, text: str) -> None:
    write_files(office, {"plans/empty.yaml": text})
    for command in ("validate", "score", "overdue", "render"):
        answer = ask(command, "plans/empty.yaml")
        assert answer.code == 1
        assert "plans/empty.yaml:1:1: Y114" in answer.out + answer.err


def test_names_with_blanks_and_marks(office: Path, ask: Ask) -> None:
    name = "Kế hoạch năm 2020.yaml"
    write_files(office, {name: (ROOT / "plans/plan-2020.yaml").read_text(encoding="utf-8")})
    assert ask("validate", name).code == 0
    assert ask("overdue", name).code == 0
    assert ask("render", name, "-o", "Kế hoạch.docx").code == 0
    assert (office / "Kế hoạch.docx").exists()


@pytest.fixture
def lone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """A folder with a plan in it and nothing else."""
    write_files(tmp_path, {"plan-2020.yaml": (ROOT / "plans/plan-2020.yaml").read_text(encoding="utf-8")})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "validate",
        "validate plan-2020.yaml",
        "overdue plan-2020.yaml",
        "overdue plan-2020",
        "render plan-2020.yaml",
        "render plan-2020",
    ],
)
def test_lone_plan_works_anywhere(lone: Path, ask: Ask, line: str) -> None:
    answer = ask(*line.split())
    assert (answer.code, answer.err) == (0, "")
    assert answer.out


def test_overdue_without_a_folder_of_plans_asks_for_one(lone: Path, ask: Ask) -> None:
    answer = ask("overdue")
    assert (answer.code, answer.out) == (2, "")
    assert "name a plan by its path" in answer.err.partition("Hint: ")[2]
    assert ask("overdue", next(lone.glob("*.yaml"))).code == 0


def test_all_plans_are_tracked_where_none_is_named(office: Path, ask: Ask) -> None:
    write_files(office, {"plans/plan-2021.yaml": PLAN.replace("2020", "2021")})
    answer = ask("overdue", "--as-of", "2020-12-31", "--format", "json")
    assert [duty["plan"] for duty in answer.json["duties"]] == ["plan-2020", "plan-2021"]


def test_broken_plan_hides_no_other(office: Path, ask: Ask) -> None:
    write_files(office, {"plans/a.yaml": "["})
    answer = ask("overdue", "--as-of", "2020-12-31")
    assert answer.code == 1
    assert "Tập huấn" in answer.out
    assert "plans/a.yaml:1:" in answer.err


def test_broken_sheet_hides_no_other(office: Path, ask: Ask) -> None:
    write_files(office, {"scores/2020/a.yaml": "["})
    answer = ask("score", "--year", "2020")
    assert answer.code == 1
    assert "Phường Tân Phong" in answer.out
    assert "scores/2020/a.yaml:1:" in answer.err


def test_traces_of_other_programs_are_no_sheets_and_no_plans(office: Path, ask: Ask) -> None:
    write_files(
        office, {"scores/2020/._tan-phong.yaml": "[", "plans/.~plan.yaml": "[", "standards/._x.yaml": "["}
    )
    assert ask("score", "--year", "2020").code == 0
    assert ask("overdue").code == 0


def test_nothing_is_ever_changed_by_looking(office: Path, ask: Ask) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    for line in ("validate", "score --year 2020 --explain", "overdue", "explain P110"):
        ask(*line.split())
    assert {path: path.read_bytes() for path in office.rglob("*") if path.is_file()} == before


# -- processes --


@pytest.mark.parametrize(
    "line",
    ["validate", "score --year 2020 --explain", "score --year 2020 --format json", "explain P110", "--help"],
)
def test_reader_that_goes_away_is_no_trouble(line: str) -> None:
    run = subprocess.Popen(
        [*TOOL, *line.split()], cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert run.stdout is not None
    assert run.stderr is not None
    with run.stdout, run.stderr:
        assert run.stdout.readline()
        run.stdout.close()
        errors = run.stderr.read().decode()
    assert run.wait(PATIENCE) == 0
    assert all(
        "://" in line or line.startswith("không") or "Traceback" not in line for line in errors.splitlines()
    )
    assert "Error" not in errors


def test_process_ends_with_the_code_of_its_command(tmp_path: Path) -> None:
    write_files(tmp_path, GOOD)
    assert run_tool("validate", cwd=tmp_path).code == 0
    assert run_tool("score", cwd=tmp_path).code == 2
    write_files(tmp_path, {"plans/plan-2020.yaml": BAD_PLAN})
    assert run_tool("validate", cwd=tmp_path).code == 1


def test_full_disk_behind_the_answer_is_said() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no disk that is always full")
    with full.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [*TOOL, "explain", "P110", "--lang", "en"],
            cwd=ROOT,
            env=surroundings(),
            stdout=stream,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "Error: the answer cannot be written: the disk is full\n"


def test_module_and_program_are_the_same() -> None:
    from importlib.metadata import entry_points

    (entry,) = entry_points(group="console_scripts", name="tiepcan")
    assert entry.value == "tiepcan.__main__:command"


def test_python_interface_is_that_of_the_command_line(office: Path, ask: Ask) -> None:
    from datetime import date

    from tiepcan import api
    from tiepcan.workspace.archive import Archive

    scored: Any = api.score_year(Archive(office), 2020, date(2020, 12, 31))
    answer = ask("score", "--year", "2020", "--format", "json")
    assert [s.card.verdict.value for s in scored] == [r["verdict"] for r in answer.json["results"]]
