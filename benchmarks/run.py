"""How long things take, and how much memory: `make bench`.

Every figure is a whole process, measured by the operating system; ratios are taken within one run, because
machines drift. Nothing here is asserted: the aims are printed beside the figures.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
sys.path[:0] = [str(HERE), str(TESTS)]

from bombs import BOMBS  # noqa: E402  (found beside the tests, whose findings are the same files')
from plans import write_plan  # noqa: E402  (beside this file, which is run as a script)
from sheets import write_workspace, write_year  # noqa: E402  (beside this file, which is run as a script)

SHEETS = 1_000
TURNS = 31
PYTHON = sys.executable
TOOL = str(Path(PYTHON).parent / "tiepcan")
BUILD_BOMB = """
import sys
sys.path.insert(0, sys.argv[1])
from bombs import BOMBS
open(sys.argv[3], "wb").write(BOMBS[sys.argv[2]].build())
"""
READ_FILE = """
import sys
from tiepcan.reading.load import read_file
found = read_file(open(sys.argv[1], "rb").read(), "x").found
print(*dict.fromkeys(d.code for d in found))
"""
SCORE_NATION = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from sheets import sheet
from tiepcan.model.terms import CommuneClass
from tiepcan.reading.load import read_file
from tiepcan.scoring.score import score
standard = read_file(Path(sys.argv[2]).read_bytes(), "standard").record
reading = scoring = 0.0
for number in range(10_600):
    text = sheet(number).encode()
    begun = time.process_time()
    record = read_file(text, "sheet").record
    read = time.process_time()
    score(standard, record, CommuneClass.II)
    reading, scoring = reading + read - begun, scoring + time.process_time() - read
print(reading, scoring)
"""
RENDER_PLAN = """
import io, statistics, sys, time
from datetime import date
from pathlib import Path
from docxtpl import DocxTemplate
from tiepcan import api
from tiepcan.rendering.docx import render_docx
from tiepcan.views.plan import plan_view
from tiepcan.workspace.archive import Archive
root = Path(sys.argv[1])
plan = api.track(Archive(root), root / "plans" / "plan-2020.yaml", date(2020, 2, 3)).plan
view, template = plan_view(plan), (root / "templates" / "plan.docx").read_bytes()
def bare():
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(view), autoescape=True)
    document.save(io.BytesIO())
def ours():
    render_docx(template, view, "plan.docx")
times = {bare: [], ours: []}
for turn in range(21):
    for render in times:
        begun = time.process_time()
        render()
        if turn:  # the first one imports and compiles
            times[render].append(time.process_time() - begun)
print(*(statistics.median(found) for found in times.values()))
"""
LOAD_ALL = """
import sys, yaml
for path in sys.argv[1:]:
    yaml.load(open(path, encoding="utf-8"), yaml.CSafeLoader)
"""


@dataclass(frozen=True)
class Cost:
    """What a process cost: seconds of processor, seconds on the clock, MiB at its largest."""

    cpu: float
    wall: float
    memory: float
    output: str


def measure(command: list[str], folder: Path | None = None) -> Cost:
    """Run a command in a process of its own that may keep compiled modules, as an installed tool does."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    output = process.stdout.read().decode("utf-8", "replace")
    _, _, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, output)


def median(command: list[str], folder: Path | None, runs: int) -> Cost:
    """The median of each figure over some runs, after one that is not counted."""
    measure(command, folder)
    costs = [measure(command, folder) for _ in range(runs)]
    return Cost(
        statistics.median(c.cpu for c in costs),
        statistics.median(c.wall for c in costs),
        statistics.median(c.memory for c in costs),
        costs[-1].output,
    )


def bombs(folder: Path) -> None:
    """Each hostile file: seconds and MiB over a reader that reads an empty file."""
    print("\nHostile files (aim: each under 0.5 s and 50 MiB over the base)")
    empty = folder / "empty.yaml"
    empty.write_bytes(b"")
    base = median([PYTHON, "-c", READ_FILE, str(empty)], None, 3)
    print(f"  base {base.wall:25.3f} s {base.memory:8.1f} MiB")
    for name in BOMBS:
        path = folder / "bomb.yaml"
        measure(
            [PYTHON, "-c", BUILD_BOMB, str(TESTS), name, str(path)]
        )  # elsewhere: its memory would count here
        cost = measure([PYTHON, "-c", READ_FILE, str(path)])
        seconds, memory = max(0.0, cost.wall - base.wall), max(0.0, cost.memory - base.memory)
        mark = "" if seconds < 0.5 and memory < 50 else "  above the aim"
        print(f"  {name:26} {seconds:6.3f} s {memory:8.1f} MiB  {cost.output.strip()}{mark}")


def thousand_sheets(folder: Path) -> None:
    """`validate` of many sheets against libyaml's loader and yamllint on the same files."""
    paths = [str(p) for p in write_workspace(folder / "thousand", SHEETS)]
    size = sum(Path(p).stat().st_size for p in paths) / len(paths) / 1024
    print(f"\n{SHEETS} score sheets of {size:.1f} KB: seconds of processor")
    ours, loader = [], []
    for _ in range(3):
        ours.append(measure([TOOL, "validate"], folder / "thousand"))
        loader.append(measure([PYTHON, "-c", LOAD_ALL, *paths]))
    lint = measure([PYTHON, "-m", "yamllint", "-d", "relaxed", "scores"], folder / "thousand")
    tool = statistics.median(c.cpu for c in ours)
    plain = statistics.median(c.cpu for c in loader)
    print(f"  tiepcan validate      {tool:6.2f} s   {ours[-1].memory:6.1f} MiB   {ours[-1].output.strip()}")
    print(f"  yaml.load CSafeLoader {plain:6.2f} s   ratio {tool / plain:5.2f} (aim: at most 1.5)")
    print(f"  yamllint              {lint.cpu:6.2f} s   ratio 1/{lint.cpu / tool:4.1f} (aim: at most 1/8)")


def nation() -> None:
    """Scoring the sheets of the whole country against reading them."""
    standard = HERE.parent / "src" / "tiepcan" / "standards" / "619-2017.yaml"
    cost = measure([PYTHON, "-c", SCORE_NATION, str(HERE), str(standard)])
    reading, scoring = map(float, cost.output.split())
    print("\n10,600 score sheets of 25 indicators: seconds of processor")
    print(f"  reading               {reading:6.2f} s")
    print(f"  scoring               {scoring:6.2f} s   ratio {scoring / reading:5.2f} (aim: at most 0.33)")


def tracked(folder: Path) -> None:
    """The whole state of a large plan, and how it grows."""
    print(
        "\nThe state of a plan: activities, communes, entries of its log (aim: about a second for the second)"
    )
    for name, size in (("1/10", (50, 17, 500)), ("1", (500, 170, 5_000)), ("10", (5_000, 170, 50_000))):
        where = folder / f"plan-{name.replace('/', '-')}"
        write_plan(where, *size)
        command = [TOOL, "overdue", "lon", "--as-of", "2020-12-01", "--format", "json"]
        costs = [measure(command, where) for _ in range(3)]
        seconds = statistics.median(cost.cpu for cost in costs)
        owed = costs[0].output.count('"plan":')
        print(f"  {name:>4} x  {size}  {owed:6} duties  {seconds:6.2f} s  {costs[0].memory:7.1f} MiB")


def document() -> None:
    """A plan as a Word document against docxtpl alone, on the same template and data."""
    bare, ours = map(float, measure([PYTHON, "-c", RENDER_PLAN, str(HERE.parent)]).output.split())
    print("\nA plan as a Word document: milliseconds of processor, median of 20")
    print(f"  docxtpl alone         {bare * 1000:6.1f} ms")
    print(f"  tiepcan, re-read      {ours * 1000:6.1f} ms   ratio {ours / bare:5.2f} (aim: at most 1.6)")


def start_up(folder: Path) -> None:
    """What one small command costs against Python itself."""
    (folder / "one").mkdir()
    plan = folder / "one" / "plan-2020.yaml"
    plan.write_bytes((HERE.parent / "plans" / "plan-2020.yaml").read_bytes())
    rows = {
        "python -c pass": ([PYTHON, "-c", "pass"], ""),
        "tiepcan --version": ([TOOL, "--version"], "aim: at most 1.5"),
        "tiepcan validate FILE": ([TOOL, "validate", str(plan)], "aim: at most 9"),
        "yamllint FILE": ([PYTHON, "-m", "yamllint", "-d", "relaxed", str(plan)], "for comparison"),
    }
    print(f"\nStart-up: milliseconds on the clock, the commands in turn, medians of {TURNS} turns")
    turns = [
        [measure(command, folder / "one").wall for command, _ in rows.values()] for _ in range(TURNS + 1)
    ][1:]  # the first one compiles
    for place, (name, (_, aim)) in enumerate(rows.items()):
        wall = statistics.median(turn[place] for turn in turns)
        ratio = statistics.median(turn[place] / turn[0] for turn in turns)
        print(f"  {name:22} {wall * 1000:7.1f} ms   ratio {ratio:5.2f}   {aim}")
    ratio = statistics.median(turn[2] / turn[3] for turn in turns)
    print(f"  validate / yamllint{' ' * 17}ratio {ratio:5.2f}   aim: at most 1.5")


def summaries(folder: Path) -> None:
    """The Excel summary of a year, reading and scoring included."""
    print("\nThe Excel summary (aim for the nation: under 60 s and 1.5 GiB)")
    for name, count in (("district", 10), ("province", 170), ("nation", 10_600)):
        where = folder / name
        write_year(where, count)
        cost = measure([TOOL, "summary", "2020", "--as-of", "2021-02-03", "-o", "x.xlsx"], where)
        size = (where / "x.xlsx").stat().st_size / 1024 / 1024
        print(
            f"  {name:9} {count:6} communes {cost.cpu:7.2f} s of processor {cost.wall:7.2f} s on the clock "
            f"{cost.memory:7.1f} MiB   file {size:5.2f} MiB"
        )


def main() -> None:
    """All measurements, in a folder of their own."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start_up(folder)
        bombs(folder)  # before this process grows: the memory of a child counts from that of its parent on
        document()
        thousand_sheets(folder)
        nation()
        tracked(folder)
        summaries(folder)


if __name__ == "__main__":
    main()
