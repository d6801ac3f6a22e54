"""Ctrl+C at every step of writing: a file is as before or complete, and nothing else is left."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands import PATIENCE, surroundings
from conftest import ROOT

# Runs the tool in one folder after the other, in processes that branch off once everything is loaded, and
# interrupts each at its n-th call that makes, fills, moves or removes a file. Python itself tells the calls:
# nothing in the tool knows of it. Prints the exit codes and, first, the number of calls.
PROGRAM = """
import atexit, json, os, signal, sys, tempfile, traceback
place, folders, line = json.loads(sys.argv[1])
from tiepcan.__main__ import main
from tiepcan.workspace import writing
CALLS = {id(f) for f in (os.open, os.write, os.fsync, os.replace, os.chmod, os.unlink, os.mkdir, os.close)}
PLACES = (writing.__file__, tempfile.__file__)

def run(folder, wanted):
    count = 0
    def watch(frame, event, called):
        nonlocal count
        if event != place or id(called) not in CALLS or frame.f_code.co_filename not in PLACES:
            return
        count += 1
        if count == wanted:
            sys.setprofile(None)
            os.kill(os.getpid(), signal.SIGINT)
    os.chdir(folder)
    tempfile.tempdir = os.path.join(folder, "tmp")
    sys.setprofile(watch)
    try:
        code = main(list(line))
    finally:
        sys.setprofile(None)
    return code, count

def branch(folder, wanted):
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 99
    try:
        sys.stderr = open(os.path.join(folder, "said"), "w")
        code, _ = run(folder, wanted)
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    atexit._run_exitfuncs()  # a process that branched off ends without them; openpyxl tidies up there
    os._exit(code)

code, count = run(folders[0], 0)
sys.stdout = open(os.devnull, "w")
step = max(1, -(-count // (len(folders) - 1)))
moments = [at for at in range(1, count + 1, step)][: len(folders) - 1]
ends = [code, *(branch(folder, at) for folder, at in zip(folders[1:], moments))]
print(json.dumps([count, ends]), file=sys.__stdout__)
"""

LINES = {
    "render": ("render", "plan-2020", "-o", "out/x.docx"),
    "form": ("render", "2020/tan-phong", "--as", "bang-diem", "-o", "out/x.docx"),
    "letters": ("render", "plan-2020", "--as", "don-doc", "--as-of", "2020-11-20", "-o", "out/don-doc"),
    "appraise": ("appraise", "2020/tan-phong"),
    "progress": ("progress", "plan-2020", "3.2", "--status", "in_progress", "--as-of", "2020-11-20"),
    "skeleton": ("standards", "619-2017", "--skeleton", "-o", "out/x.yaml"),
    "calendar": ("overdue", "--format", "ics", "-o", "out/x.ics"),
    "new": ("new", "plan", "2026"),
    "summary": ("summary", "2020", "-o", "out/x.xlsx"),
}
MOST = 12
"""Of the calls of a command that are interrupted, spread over all of them."""
SLOW = {"summary": 3, "form": 6, "letters": 8}


def office(folder: Path) -> Path:
    """A copy of this repository's own files that may be written to, its appraisal not yet recorded."""
    for name in ("plans", "examples/lai-chau"):
        for path in sorted((ROOT / name).rglob("*.yaml")):
            copy = folder / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(re.sub(rb"(?m)^ +saw: .*\n", b"", path.read_bytes()))
    (folder / "tiepcan.yaml").write_bytes((ROOT / "tiepcan.yaml").read_bytes())
    for name in ("out", "tmp"):
        (folder / name).mkdir()
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it; locks, which are empty, left out."""
    found = (p for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock" and p.name != "said")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="branches off and sends signals as POSIX has them")
@pytest.mark.parametrize("place", ["c_call", "c_return"])
@pytest.mark.parametrize("name", LINES)
def test_interrupted_at_any_call_nothing_is_half_written(tmp_path: Path, name: str, place: str) -> None:
    folders = [office(tmp_path / str(number)) for number in range(SLOW.get(name, MOST) + 1)]
    before = files(folders[0])
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            PROGRAM,
            json.dumps([place, [*map(str, folders)], [*LINES[name], "--lang", "en"]]),
        ],
        cwd=ROOT,
        env=surroundings(SOURCE_DATE_EPOCH="1606780800"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    count, ends = json.loads(done.stdout.splitlines()[-1])
    after = files(folders[0])
    assert (ends[0], after != before, count > 5) == (0, True, True), done.stderr.decode()
    assert 130 in ends
    for folder, end in zip(folders[1:], ends[1:], strict=False):
        said = (folder / "said").read_text(encoding="utf-8")
        left = files(folder)
        assert end in (0, 130), said
        assert end == 0 or said.endswith("Interrupted; no file is left half-written.\n")
        strange = {n for n in left if left[n] not in (before.get(n), after.get(n))}
        # openpyxl removes its own when the process ends, but for one whose name it did not learn any more.
        assert {n for n in strange if not n.startswith("tmp/openpyxl.")} == set(), said
        assert set(before) <= set(left)
