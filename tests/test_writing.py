"""Writing: a document is there completely, or everything is as it was."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from filelock import FileLock

from commands import BAD_PLAN, GOOD, PATIENCE, PLAN, surroundings, write_files
from conftest import ROOT, Ask
from tiepcan.diagnostics import Stop
from tiepcan.workspace.writing import lock_of, make_folder, write_file

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such files")
OLD, NEW = b"old " * 1000, b"new " * 50_000


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files included."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


# -- one file --


def test_new_file_is_written(here: Path) -> None:
    write_file(here / "x.docx", NEW)
    assert content(here) == {"x.docx": NEW}


def test_file_is_written_over(here: Path) -> None:
    (here / "x.docx").write_bytes(OLD)
    write_file(Path("x.docx"), NEW)
    assert content(here) == {"x.docx": NEW}


@posix
def test_new_file_has_the_usual_rights(here: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(here / "x.docx", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((here / "x.docx").stat().st_mode) == 0o640


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_file_keeps_its_rights(here: Path, mode: int) -> None:
    (here / "x.docx").write_bytes(OLD)
    (here / "x.docx").chmod(mode)
    write_file(here / "x.docx", NEW)
    assert stat.S_IMODE((here / "x.docx").stat().st_mode) == mode


def test_file_protected_from_writing_is_left_alone(here: Path) -> None:
    (here / "x.docx").write_bytes(OLD)
    (here / "x.docx").chmod(0o444)
    with pytest.raises(Stop):
        write_file(here / "x.docx", NEW)
    assert content(here) == {"x.docx": OLD}


@posix
@pytest.mark.parametrize("target", ["real.docx", "missing.docx", "x.docx"])
def test_link_is_not_written_through(here: Path, target: str) -> None:
    (here / "real.docx").write_bytes(OLD)
    (here / "x.docx").symlink_to(target)
    with pytest.raises(Stop):
        write_file(here / "x.docx", NEW)
    assert (here / "real.docx").read_bytes() == OLD
    assert (here / "x.docx").is_symlink()


def test_folder_is_not_written_over(here: Path) -> None:
    (here / "x.docx").mkdir()
    with pytest.raises(Stop):
        write_file(here / "x.docx", NEW)


@posix
def test_pipe_is_not_written_over(here: Path) -> None:
    os.mkfifo(here / "x.docx")
    with pytest.raises(Stop):
        write_file(here / "x.docx", NEW)


@pytest.mark.parametrize("parent", ["missing", "file"])
def test_folder_that_is_not_there(here: Path, parent: str) -> None:
    (here / "file").write_bytes(OLD)
    with pytest.raises(Stop):
        write_file(here / parent / "x.docx", NEW)
    assert content(here) == {"file": OLD}


def test_folder_is_made_once_and_never_over_a_file(here: Path) -> None:
    make_folder(here / "a" / "b")
    make_folder(here / "a" / "b")
    assert (here / "a" / "b").is_dir()
    (here / "file").write_bytes(OLD)
    for path in (here / "file", here / "file" / "b"):
        with pytest.raises(Stop):
            make_folder(path)


def test_name_too_long_for_the_disk(here: Path) -> None:
    with pytest.raises(Stop):
        write_file(here / ("ế" * 90 + ".docx"), NEW)
    assert content(here) == {}


# -- in the middle of it --

WRITE = """
import sys
from pathlib import Path
from tiepcan.diagnostics import Stop
from tiepcan.workspace.writing import write_file
{before}
try:
    write_file(Path("x.docx"), b"new " * 50_000)
except Stop as stop:
    sys.exit(f"stop: {{stop.message.msgid}} {{stop.hint and stop.hint.msgid}}")
"""


def write_in_child(folder: Path, before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WRITE.format(before=before)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@posix
@pytest.mark.parametrize("limit", [0, 1, 4096, 100_000, 199_999])
@pytest.mark.parametrize("old", [None, OLD], ids=["new", "over"])
def test_full_disk_leaves_everything_as_it_was(here: Path, limit: int, old: bytes | None) -> None:
    if old:
        (here / "x.docx").write_bytes(old)
    before = content(here)
    # The lock is a file of no size; a signal instead of an error would end the process.
    done = write_in_child(
        here,
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))",
    )
    assert done.stderr.startswith("stop: {name} cannot be written"), done.stderr
    if limit:  # without a single byte the lock fails before, for a reason of its own
        assert "make room on the disk" in done.stderr
    assert content(here) == before


# Where a kill can come: before each call that touches the disk. `os.kill` of oneself is what kill -9 does.
DEADLY = """
import os, signal, tempfile
def deadly(owner, name):
    def die(*given, **named):
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(owner, name, die)
deadly({owner}, {name!r})
"""


@posix
@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("tempfile.mkstemp", OLD),
        ("os.fsync", OLD),
        ("os.chmod", OLD),
        ("os.replace", OLD),
        ("os.open", OLD),
    ],
)
def test_killed_run_leaves_old_or_new_and_the_next_one_tidies_up(
    here: Path, call: str, expected: bytes
) -> None:
    (here / "x.docx").write_bytes(OLD)
    owner, _, name = call.partition(".")
    done = write_in_child(here, DEADLY.format(owner=owner, name=name))
    assert done.returncode == -9
    assert (here / "x.docx").read_bytes() == expected
    assert all(name == "x.docx" or name.startswith(".tiepcan-") for name in content(here))
    write_file(here / "x.docx", NEW)
    assert content(here) == {"x.docx": NEW}


@posix
def test_killed_after_the_name_is_taken_leaves_the_new_file(here: Path) -> None:
    (here / "x.docx").write_bytes(OLD)
    before = """
import os, signal
real = os.open
def die_at_the_folder(path, flags, *more, **named):
    if flags & os.O_DIRECTORY:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(path, flags, *more, **named)
os.open = die_at_the_folder
"""
    assert write_in_child(here, before).returncode == -9
    assert content(here) == {"x.docx": NEW}


def test_leftovers_of_other_files_are_not_touched(here: Path) -> None:
    (here / ".tiepcan-other-.tmp").write_bytes(OLD)
    write_file(here / "x.docx", NEW)
    assert content(here) == {".tiepcan-other-.tmp": OLD, "x.docx": NEW}


@posix
def test_disk_that_cannot_force_a_folder_is_good_enough(here: Path) -> None:
    before = """
import errno, os
real = os.fsync
def picky(handle):
    if os.path.isdir(f"/proc/self/fd/{handle}"):
        raise OSError(errno.EINVAL, "not here")
    real(handle)
os.fsync = picky
"""
    done = write_in_child(here, before)
    assert (done.returncode, done.stderr) == (0, "")
    assert content(here) == {"x.docx": NEW}


# -- two runs at once --


def hold(lock: str, ready: object, done: object) -> None:
    with FileLock(lock):
        ready.set()  # type: ignore[attr-defined]
        done.wait(PATIENCE)  # type: ignore[attr-defined]


@pytest.fixture
def other_run(here: Path) -> Iterator[None]:
    """Another process holds the lock of x.docx."""
    write_file(here / "x.docx", OLD)
    spawn = get_context("spawn")
    ready, done = spawn.Event(), spawn.Event()
    other = spawn.Process(target=hold, args=(str(lock_of(here / "x.docx")), ready, done))
    other.start()
    assert ready.wait(PATIENCE)
    yield
    done.set()
    other.join(PATIENCE)


@pytest.mark.usefixtures("other_run")
def test_other_run_is_waited_for_and_said(here: Path) -> None:
    with pytest.raises(Stop) as stop:
        write_file(here / "x.docx", NEW, patience=0)
    assert "another run" in stop.value.message.msgid
    assert content(here) == {"x.docx": OLD}
    write_file(here / "y.docx", NEW, patience=0)


# -- read-only folders --

READ_ONLY = """
import os, sys
from pathlib import Path
from tiepcan.diagnostics import Stop
from tiepcan.workspace.writing import write_file
folder = sys.argv[1]
os.chdir(folder)
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
try:
    write_file(Path("x.docx"), b"new")
except Stop as stop:
    sys.exit(f"stop: {stop.message.msgid}")
"""


@posix
def test_folder_that_is_read_only(here: Path) -> None:
    folder = here / "shut"
    folder.mkdir()
    (folder / "x.docx").write_bytes(OLD)
    (folder / "x.docx").chmod(0o644)
    folder.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(folder)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    folder.chmod(0o755)
    assert done.stderr.startswith("stop: {name} cannot be written"), done.stderr
    assert content(folder) == {"x.docx": OLD}


# -- documents --

COMPLETE = (ROOT / "plans" / "plan-2020.yaml").read_text(encoding="utf-8")


@pytest.fixture
def office(here: Path) -> Path:
    """An office whose plan has a document already."""
    write_files(here, {"plans/plan-2020.yaml": COMPLETE, "build/plan-2020.docx": "as it was"})
    return here


def test_document_is_written_beside_nothing_else(
    office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    answer = ask("render", "plan-2020", "--force")
    assert (answer.code, answer.err) == (0, "")
    assert "build/plan-2020.docx" in answer.out
    assert list(content(office / "build")) == ["plan-2020.docx"]
    assert content(office / "build")["plan-2020.docx"].startswith(b"PK")


def test_plan_with_errors_makes_no_document(office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(office, {"plans/plan-2020.yaml": BAD_PLAN})
    monkeypatch.chdir(office)
    for target in ([], ["-o", "new.docx"]):
        answer = ask("render", "plan-2020", *target)
        assert (answer.code, answer.out) == (1, "")
        assert "plans/plan-2020.yaml:10:5: F" in answer.err
    assert content(office / "build") == {"plan-2020.docx": b"as it was"}
    assert not (office / "new.docx").exists()


def test_value_that_only_the_template_needs(office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(office, {"plans/plan-2020.yaml": PLAN.replace("issuer:\n  name: Phòng Tư pháp\n", "")})
    monkeypatch.chdir(office)
    answer = ask("render", "plan-2020")
    assert (answer.code, answer.out) == (2, "")
    assert "issuer" in answer.err
    assert content(office / "build") == {"plan-2020.docx": b"as it was"}


def test_summary_of_a_sheet_with_errors_makes_no_workbook(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(here, {**GOOD, "scores/2020/tan-phong.yaml": "kind: scores\ncommune: tan-phong\nyear: 20\n"})
    monkeypatch.chdir(here)
    answer = ask("summary", "2020")
    assert (answer.code, answer.out) == (1, "")
    assert not (here / "build").exists()


@pytest.mark.parametrize("name", ["x.xlsx", "x", "x.docx.bak", "docx"])
def test_document_has_the_ending_that_opens_it(
    office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(office)
    answer = ask("render", "plan-2020", "-o", name)
    assert (answer.code, ".docx" in answer.err) == (2, True)
    assert not (office / name).exists()


def test_document_of_a_name_that_is_a_folder(office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "x.docx").mkdir()
    monkeypatch.chdir(office)
    assert ask("render", "plan-2020", "-o", "x.docx").code == 2


def test_build_that_is_a_file(office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "build" / "plan-2020.docx").unlink()
    (office / "build").rmdir()
    (office / "build").write_bytes(OLD)
    monkeypatch.chdir(office)
    assert ask("render", "plan-2020").code == 2
    assert (office / "build").read_bytes() == OLD


def test_runs_at_once_leave_one_whole_document(
    office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    assert ask("render", "plan-2020", "--force").code == 0
    write_files(office, {"plans/plan-2020.yaml": COMPLETE.replace("place: Lai Châu", "place: Tam Đường")})
    command = [sys.executable, "-m", "tiepcan", "render", "plan-2020", "--as-of", "2020-12-31"]
    runs = [
        subprocess.Popen(command, cwd=office, env=surroundings(), stdout=subprocess.PIPE) for _ in range(3)
    ]
    for run in runs:
        run.communicate(timeout=PATIENCE)
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert list(content(office / "build")) == ["plan-2020.docx"]
