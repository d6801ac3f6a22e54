"""Whole answers of the tool, kept in tests/golden: a change of any of them is seen and read.

`pytest tests/test_golden.py --refresh-golden` writes them anew; the difference in git is then what changed.
"""

import json
import re
from pathlib import Path

import pytest

from conftest import ROOT, TESTS, Ask

GOLDEN = TESTS / "golden"
BROKEN = TESTS / "broken"
DAY = ("--as-of", "2021-02-01")

TEXTS: dict[str, tuple[Path, tuple[str, ...]]] = {
    "validate": (ROOT, ("validate", *DAY)),
    "validate-broken": (BROKEN, ("validate", *DAY)),
    "fix-broken": (BROKEN, ("fix", "--diff", *DAY)),
    "score-tan-phong": (ROOT, ("score", "2020/tan-phong", *DAY)),
    "score-tan-phong-explain": (ROOT, ("score", "2020/tan-phong", "--explain", *DAY)),
    "score-dong-phong": (ROOT, ("score", "2020/dong-phong", *DAY)),
    "overdue": (ROOT, ("overdue", "plan-2020", "--as-of", "2020-11-20")),
    "overdue-late": (ROOT, ("overdue", "plan-2020", "--as-of", "2021-01-20")),
    "overdue-csv": (ROOT, ("overdue", "plan-2020", "--as-of", "2021-01-20", "--format", "csv")),
    "overdue-markdown": (ROOT, ("overdue", "plan-2020", "--as-of", "2021-01-20", "--format", "markdown")),
    "overdue-ics": (ROOT, ("overdue", "plan-2020", "--as-of", "2020-11-20", "--format", "ics")),
    "status": (ROOT, ("status", "plan-2020", "--as-of", "2020-11-20")),
    "status-late": (ROOT, ("status", "plan-2020", "--as-of", "2021-01-20")),
    "explain-P110": (ROOT, ("explain", "P110")),
    "explain-F110": (ROOT, ("explain", "F110")),
}
ANSWERS: dict[str, tuple[Path, tuple[str, ...]]] = {
    "validate": (ROOT, ("validate", *DAY)),
    "validate-broken": (BROKEN, ("validate", *DAY)),
    "score-year": (ROOT, ("score", "--year", "2020", *DAY)),
    "overdue": (ROOT, ("overdue", "plan-2020", "--as-of", "2020-11-20")),
    "status": (ROOT, ("status", "plan-2020", "--as-of", "2020-11-20")),
}


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> "Compare":
    return Compare(refresh=bool(request.config.getoption("--refresh-golden")))


class Compare:
    """An answer with the one that is kept, or in its place."""

    def __init__(self, refresh: bool) -> None:
        self.refresh = refresh

    def __call__(self, text: str, path: Path) -> None:
        if self.refresh:
            path.write_text(text, encoding="utf-8", newline="\n")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        hint = "if this is as it should be: pytest tests/test_golden.py --refresh-golden, and read the diff"
        assert text.splitlines() == kept.splitlines(), hint


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", TEXTS)
def test_text(ask: Ask, compare: Compare, monkeypatch: pytest.MonkeyPatch, name: str, lang: str) -> None:
    folder, arguments = TEXTS[name]
    monkeypatch.chdir(folder)
    answer = ask(*arguments, lang=lang)
    parts = [f"$ tiepcan {' '.join(arguments)}\n{answer.out}"]
    if answer.err:
        parts.append(f"--- stderr ---\n{answer.err}")
    parts.append(f"--- exit {answer.code} ---\n")
    compare("".join(parts).replace("\r\n", "\n"), GOLDEN / f"{name}.{lang}.txt")


@pytest.mark.parametrize("name", ANSWERS)
def test_json(ask: Ask, compare: Compare, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    folder, arguments = ANSWERS[name]
    monkeypatch.chdir(folder)
    answer = ask(*arguments, "--format", "json")
    json.loads(answer.out)
    text = re.sub(r'("version": )"[^"]+"', r'\1"…"', answer.out, count=1)
    compare(text, GOLDEN / f"{name}.json")


def test_no_answer_is_kept_that_nobody_asks_for() -> None:
    asked = {f"{name}.{lang}.txt" for name in TEXTS for lang in ("vi", "en")} | {f"{n}.json" for n in ANSWERS}
    assert {path.name for path in GOLDEN.iterdir()} == asked


def test_lines_fit_a_terminal_of_eighty_columns() -> None:
    """Tables and prose do; a finding is one line however long, so that `grep` finds it whole."""
    for name in (
        "score-tan-phong",
        "score-tan-phong-explain",
        "score-dong-phong",
        "overdue",
        "overdue-late",
        "status",
        "status-late",
    ):
        for lang in ("vi", "en"):
            lines = (GOLDEN / f"{name}.{lang}.txt").read_text(encoding="utf-8").splitlines()
            assert max(map(len, lines)) <= 80, name


def test_broken_files_hide_no_other(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of the broken set but the good ones has a finding of its own."""
    monkeypatch.chdir(BROKEN)
    answer = ask("validate", "--format", "json", *DAY)
    files = {path.relative_to(BROKEN).as_posix() for path in BROKEN.rglob("*.y*ml")}
    good = {"communes.yaml", "plans/dung.yaml"}
    assert {finding["path"] for finding in answer.json["findings"]} == files - good
    assert answer.json["files"] == len(files) - 1  # the one that ends in .yml is not read
