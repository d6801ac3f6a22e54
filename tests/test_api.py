"""The Python interface: its names, its types for a user's program, and the page that shows it."""

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from tiepcan import api

PROGRAM = """
from datetime import date
from decimal import Decimal
from pathlib import Path

from tiepcan import api

office = api.Archive(Path())
scored: api.Scored = api.score_sheet(office, office.sheet_path("2020/tan-phong"), date(2020, 11, 20))
total: Decimal | None = scored.card.total.low if scored.card and scored.card.total else None
findings: tuple[api.Diagnostic, ...] = api.validate([Path("plans")], date(2020, 11, 20)).found
tracked: api.Tracked = api.track(office, office.plan_path("plan-2020"), date(2020, 11, 20))
"""


@pytest.mark.parametrize("name", api.__all__)
def test_every_public_name_is_there_and_explained(name: str) -> None:
    assert name == "Advance" or inspect.getdoc(getattr(api, name))


def test_names_are_in_order_and_no_other_is_public() -> None:
    assert list(api.__all__) == sorted(api.__all__)
    with pytest.raises(AttributeError):
        _ = api.nothing


def test_examples_of_the_page_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs/api.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried > 10) == (0, True)


def test_program_of_a_user_is_typed(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "program.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
