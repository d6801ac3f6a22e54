"""Ctrl+C at every step of writing: a file is as before or complete, and nothing else is left."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands import PATIENCE, PLAN, surroundings
from conftest import ROOT

# Runs lines of the tool, each in one folder after the other, in processes that branch off once everything is
# loaded, and interrupts each before or behind its n-th call that makes, fills, moves or removes a file; one
# that writes nothing, where it opens its n-th file. Python itself tells the calls: nothing in the tool knows
# of it. It is listened to from the first file on that is made, as listening makes everything slow. Prints for
# each line the number of moments and the exit codes, of the whole run first.
PROGRAM = """
import atexit, json, os, signal, sys, tempfile, traceback
from tiepcan.__main__ import main
from tiepcan.workspace import writing
CALLS = {id(f) for f in (os.open, os.write, os.fsync, os.replace, os.chmod, os.unlink, os.mkdir, os.close)}
PLACES = (writing.__file__, tempfile.__file__)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
folder, reading, wanted, count = "", False, 0, 0

def moment():
    global count
    count += 1
    if count == wanted:
        sys.setprofile(None)
        os.kill(os.getpid(), signal.SIGINT)

def watch(frame, event, called):
    if event in ("c_call", "c_return") and id(called) in CALLS and frame.f_code.co_filename in PLACES:
        moment()

def hear(event, values):
    if not folder or event not in ("open", "os.mkdir"):
        return
    if not str(values[0]).startswith("/proc") and (event == "os.mkdir" or values[2] & WRITES):
        sys.setprofile(watch)
    elif reading and str(values[0]).endswith((".yaml", ".docx")):
        moment()

def run(place, line):
    global folder
    os.chdir(place)
    tempfile.tempdir = os.path.join(place, "tmp")
    folder = place
    try:
        return main(list(line))
    finally:
        folder = ""
        sys.setprofile(None)

def branch(place, line, at):
    global wanted, count
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code, wanted, count = 99, at, 0
    try:
        sys.stderr = open(os.path.join(place, "said"), "w")
        code = run(place, line)
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    atexit._run_exitfuncs()  # a process that branched off ends without them; openpyxl tidies up there
    os._exit(code)

sys.addaudithook(hear)
sys.stdout = open(os.devnull, "w")
answers = []
for line, reading, folders in json.load(sys.stdin):
    count = wanted = 0
    code, moments = run(folders[0], line), count
    some = len(folders) - 1
    at = [1 + n * (moments - 1) // max(1, some - 1) for n in range(some)]
    answers.append([moments, [code, *(branch(f, line, n) for f, n in zip(folders[1:], at))]])
print(json.dumps(answers), file=sys.__stdout__)
"""

DAY = ("--as-of", "2020-11-20")
LINES = {
    "plan": (8, ("render", "plan-2020", "-o", "out/x.docx")),
    "letters": (3, ("render", "plan-2020", "--as", "don-doc", *DAY, "-o", "out/don-doc")),
    "dossier": (3, ("render", "2020/tan-phong", "--as", "dossier", *DAY, "-o", "out/ho-so")),
    "appraise": (6, ("appraise", "2020/tan-phong")),
    "progress": (6, ("progress", "plan-2020", "3.2", "--status", "in_progress", *DAY)),
    "skeleton": (4, ("standards", "619-2017", "--skeleton", "-o", "out/x.yaml")),
    "calendar": (4, ("overdue", "--format", "ics", "-o", "out/x.ics")),
    "new": (6, ("new", "scores", "2021", "--all")),
    "commune": (4, ("new", "commune", "Xã Mẫu")),
    "init": (8, ("init", "out/moi", "--name", "UBND xã Mẫu", "--commune", "Xã Mẫu", "--year", "2020")),
    "fix": (6, ("fix", "sua")),
    "summary": (2, ("summary", "2020", "-o", "out/x.xlsx")),
}
"""Of each command, at how many of its moments it is interrupted, spread over all of them."""
READING = {
    "template": (3, ("template", "check", str(ROOT / "templates/plan.docx"))),
    "score": (3, ("score", "--year", "2020")),
}
"""Commands that write nothing."""


def office(folder: Path, *, fresh: bool) -> Path:
    """A copy of this repository's own files to be written to; `fresh`: its appraisal is not recorded."""
    for name in ("plans", "examples/lai-chau"):
        for path in sorted((ROOT / name).rglob("*.yaml")):
            copy = folder / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(
                re.sub(rb"(?m)^ +saw: .*\n", b"", path.read_bytes()) if fresh else path.read_bytes()
            )
    for name in ("tiepcan.yaml", "examples/lai-chau/communes.yaml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    for name in ("out", "tmp", "sua"):
        (folder / name).mkdir()
    for number in (1, 2):
        text = PLAN.replace("plan-2020", f"sua-{number}").replace("title: Tập", "Title: Tập")
        (folder / f"sua/{number}.yaml").write_text(text, encoding="utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it; locks, which are empty, left out."""
    found = (p for p in folder.rglob("*") if p.is_file() and p.suffix != ".lock" and p.name != "said")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="branches off and sends signals as POSIX has them")
def test_interrupted_at_any_call_nothing_is_half_written(tmp_path: Path) -> None:
    asked: list[tuple[list[str], bool, list[str]]] = []
    for name, (number, words) in {**LINES, **READING}.items():
        fresh = name == "appraise"
        folders = [str(office(tmp_path / f"{name}-{n}", fresh=fresh)) for n in range(number + 1)]
        asked.append(([*words, "--lang", "en"], name in READING, folders))
    states = [files(Path(folders[0])) for _, _, folders in asked]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(asked).encode(),
        cwd=ROOT,
        env=surroundings(SOURCE_DATE_EPOCH="1606780800"),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    for before, (line, reading, folders), (moments, ends) in zip(
        states, asked, json.loads(done.stdout), strict=True
    ):
        after = files(Path(folders[0]))
        told = f"{line}: {done.stderr.decode()}"
        assert (ends[0], after != before, moments >= len(ends) - 1) == (0, not reading, True), told
        assert 130 in ends, told
        for folder, end in zip(map(Path, folders[1:]), ends[1:], strict=True):
            untouched_or_complete(folder, end, before, after)


def untouched_or_complete(folder: Path, end: int, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """What is left of a command that was interrupted."""
    said, left = (folder / "said").read_text(encoding="utf-8"), files(folder)
    assert end in (0, 130), said
    assert end == 0 or said.endswith("Interrupted; no file is left half-written.\n"), said
    strange = {n for n in left if left[n] not in (before.get(n), after.get(n))}
    # openpyxl removes its own when the process ends, but for one whose name it did not learn any more.
    assert {n for n in strange if not n.startswith("tmp/openpyxl.")} == set(), f"{folder}: {said}"
    assert set(before) <= set(left)


EARLY = """
import os, signal, sys
def hear(event, values):
    if event == "import" and values[0] == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(hear)
from tiepcan.__main__ import main
sys.exit(main(["score", "--year", "2020", "--lang", "en"]))
"""


@pytest.mark.skipif(os.name != "posix", reason="sends signals as POSIX has them")
@pytest.mark.parametrize("module", ["tiepcan.cli", "typer", "tiepcan.cli.score"])
def test_interrupted_before_the_command_line_is_there(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EARLY, module],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr == b"Interrupted; no file is left half-written.\n"
