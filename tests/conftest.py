"""What the tests of the command line share: asking the tool, and keeping whole answers in files."""

import gc
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
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


def pytest_sessionstart() -> None:
    """What a shell starts in the background is deaf to Ctrl+C, and so is all that it starts itself."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: Python need not look through it for circles of dead objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(scope="session", autouse=True)
def aside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is put aside, locks that stay among it, goes into one folder, which is gone afterwards."""
    tmp_path_factory.getbasetemp()  # pytest's own lies where it always does
    with tempfile.TemporaryDirectory(prefix="tiepcan-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # some tests give up their rights
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tempfile, "tempdir", folder)
            patch.setenv("TMPDIR", folder)
            yield


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
