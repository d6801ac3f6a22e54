"""How much is said: `--quiet`, `--verbose`; and where nobody can read what is said."""

import subprocess
from pathlib import Path

import pytest

from commands import GOOD, PATIENCE, TOOL, run_tool, surroundings, write_files
from conftest import ROOT, Ask

QUIET = [
    "validate",
    "validate plans",
    "score 2020/tan-phong",
    "score --year 2020",
    "overdue --as-of 2020-11-20",
    "status plan-2020 --as-of 2020-11-20",
    "gaps 2020",
    "standards 619-2017",
    "render --list",
    "explain P110",
    "new plan 2026 --dry-run",
    "progress plan-2020 3.2 --status in_progress --dry-run --as-of 2020-11-20",
    "template check templates/plan.docx",
]


@pytest.mark.parametrize("line", QUIET)
def test_quiet_says_less_and_ends_alike(ask: Ask, line: str) -> None:
    """In front of the command or behind it: the lines that are left are lines of the whole answer."""
    whole, before, behind = ask(*line.split()), ask("--quiet", *line.split()), ask(*line.split(), "--quiet")
    assert before == behind
    assert before.code == whole.code
    assert set(before.out.splitlines()) <= set(whole.out.splitlines())
    assert set(before.err.splitlines()) <= set(whole.err.splitlines())


@pytest.mark.parametrize(("line", "gone"), [("validate", "Files checked"), ("validate", "Not entered")])
def test_quiet_leaves_summaries_out(ask: Ask, line: str, gone: str) -> None:
    whole, quiet = ask(*line.split()), ask(*line.split(), "--quiet")
    assert gone in whole.out + whole.err
    assert gone not in quiet.out + quiet.err


def test_quiet_writes_without_a_word(ask: Ask, tmp_path: Path) -> None:
    answer = ask("render", "plan-2020", "-o", tmp_path / "x.docx", "--quiet")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert (tmp_path / "x.docx").exists()


def test_quiet_keeps_findings_and_troubles(ask: Ask) -> None:
    assert "Error: " in ask("score", "2020/missing", "--quiet").err
    assert "S128" in ask("score", "2020/sung-phai", "--quiet").err


def test_flag_behind_two_dashes_is_a_name(ask: Ask) -> None:
    assert "--quiet" in ask("validate", "--", "--quiet").err + ask("validate", "--", "--quiet").out


@pytest.mark.parametrize("line", ["--verbose score 2020/tan-phong", "score 2020/tan-phong --verbose"])
def test_verbose_tells_the_files_on_stderr_alone(ask: Ask, line: str) -> None:
    answer, usual = ask(*line.split()), ask("score", "2020/tan-phong")
    assert (answer.code, answer.out) == (usual.code, usual.out)
    told = answer.err.splitlines()
    assert "Read: examples/lai-chau/scores/2020/tan-phong.yaml" in told
    assert "Read, of the tool's own: standards/619-2017.yaml" in told
    assert told[-1].startswith("Took ")


def test_verbose_tells_template_and_document(ask: Ask, tmp_path: Path) -> None:
    told = ask("render", "plan-2020", "-o", tmp_path / "x.docx", "--verbose", "--quiet").err
    assert "templates/plan.docx" in told
    assert "holidays/vn.yaml" in told
    assert f"Wrote: {(tmp_path / 'x.docx').as_posix()}" in told


def test_verbose_is_told_where_it_fails_too(ask: Ask) -> None:
    assert "Took " in ask("score", "2020/missing", "--verbose").err
    assert "Took " not in ask("score", "2020/tan-phong").err


# -- streams that nobody reads --

STREAMS = ["validate", "score --year 2020", "--version", "--help", "overdue --format ics", "completion bash"]


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("validate", "2>&-"),
        ("score --year 2020", ">&-"),
        ("--version", ">&-"),
        ("--help", "<&- >&- 2>&-"),
        ("overdue --format ics", ">&- 2>&-"),
        ("score 2020/missing", "2>&-"),
    ],
)
def test_closed_streams_are_no_trouble(line: str, closed: str) -> None:
    usual = run_tool(*line.split())
    done = subprocess.run(
        ["bash", "-c", f'"$@" {closed}', "bash", *TOOL, *line.split()],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == usual.code
    assert b"Traceback" not in done.stdout + done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("line", STREAMS)
def test_full_disk_is_one_sentence(line: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*TOOL, "--lang", "en", *line.split()],
            cwd=ROOT,
            env=surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Error: the answer cannot be written: the disk is full\n" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("line", ["score --year 2020", "--help", "standards 619-2017", "explain P110"])
def test_reader_who_leaves_early_is_no_trouble(line: str) -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" | head -1; exit ${PIPESTATUS[0]}', "bash", *TOOL, *line.split()],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
    assert b"Traceback" not in done.stderr


def test_small_office_is_quiet(tmp_path: Path) -> None:
    write_files(tmp_path, GOOD)
    answer = run_tool("validate", "--quiet", cwd=tmp_path)
    assert (answer.code, answer.out, answer.err) == (0, "", "")
