"""What the tests of the command line share: asking the tool, and keeping whole answers in files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import SURROUNDINGS, Answer
from tiepcan.__main__ import main

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent

Ask = Callable[..., Answer]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden", action="store_true", help="write tests/golden anew, then read the diff"
    )


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks the tool as the command line does, in this process; in English if nothing else is said."""
    monkeypatch.chdir(ROOT)
    for name in ("TIEPCAN_LANG", *SURROUNDINGS):
        monkeypatch.delenv(name, raising=False)

    def asked(*arguments: object, lang: str | None = "en") -> Answer:
        capsys.readouterr()
        words = [os.fspath(a) if isinstance(a, Path) else str(a) for a in arguments]
        code = main([*words, *(["--lang", lang] if lang else [])])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return asked
