"""Asking the tool as a process of its own, and offices of a few lines to ask it about."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120  # seconds: far above what any of them takes, so that only a hang meets it

SURROUNDINGS = ("SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI")
"""What a build server may have set, and would change the tool's answers."""

TOOL = (sys.executable, "-m", "tiepcan")


@dataclass(frozen=True)
class Answer:
    """What a run of the tool left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def codes(self) -> list[str]:
        """The codes of the findings of an answer in JSON."""
        return [finding["code"] for finding in self.json["findings"]]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a process, without what would change its language, day, colours or speed."""
    python = {"PYTHONIOENCODING", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE"}
    unwanted = {"TIEPCAN_LANG", "NO_COLOR", "COLUMNS", *python, *SURROUNDINGS}
    return {name: value for name, value in os.environ.items() if name not in unwanted} | more


def run_tool(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, **more: Any
) -> Answer:
    """The tool as a process of its own; its output is read as UTF-8, strictly."""
    done = subprocess.run(
        [*TOOL, *arguments],
        cwd=cwd,
        env=env or surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        **more,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


# -- an office --

PLAN = """\
# Số liệu giả định để kiểm thử.
kind: plan
id: plan-2020
year: 2020
title: Kế hoạch thử
issuer:
  name: Phòng Tư pháp
activities:
  - id: "1"
    title: Tập huấn
    lead: Phòng Tư pháp
    due: Tháng 6/2020
    outputs:
      - Lớp tập huấn
"""
BAD_PLAN = PLAN.replace("due: Tháng 6/2020", "due: Tháng 13/2020").replace(
    "title: Tập huấn", "titel: Tập huấn"
)
SHEET = """\
# Số liệu giả định để kiểm thử.
kind: scores
commune: tan-phong
year: 2020
indicators:
  "2.3": {done: 950, total: 1000}
"""
COMMUNES = """\
# Số liệu giả định để kiểm thử.
kind: communes
communes:
  - slug: tan-phong
    code: "03387"
    name: Phường Tân Phong
    kind: phường
    class: II
"""
OFFICE = """\
# Số liệu giả định để kiểm thử.
kind: workspace
unit: Phòng Tư pháp
communes: communes.yaml
scores: scores
"""
GOOD: Mapping[str, str] = {
    "tiepcan.yaml": OFFICE,
    "communes.yaml": COMMUNES,
    "plans/plan-2020.yaml": PLAN,
    "scores/2020/tan-phong.yaml": SHEET,
}


def write_files(folder: Path, files: Mapping[str, str] | Iterable[tuple[str, str]] = GOOD) -> Path:
    """A folder with these files."""
    for name, text in dict(files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
