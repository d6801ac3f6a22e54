"""Hostile files end in a finding with a place: not in a crash of the process, a hang, or eaten memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bombs import BOMBS

TESTS = Path(__file__).resolve().parent
PATIENCE = 120  # seconds: far above what any of them takes, so that only a hang meets it

# Reads one bomb in a process of its own, whose memory is capped where the system can do that.
CHILD = """
import json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
except ImportError:
    pass
from bombs import BOMBS
from tiepcan.reading.load import read_file
from tiepcan.reading.yamltext import read_nodes
import yaml

data = BOMBS[sys.argv[1]].build()
if sys.argv[2] == "pure":
    found = read_nodes(data, "bomb.yaml", yaml.SafeLoader)[1]
else:
    found = read_file(data, "bomb.yaml").found
print(json.dumps([(d.code, d.at.line, d.at.column) for d in found]))
"""

# The parser in pure Python is thirty times slower; these are about what it does, not about size.
FOR_THE_PURE_PARSER = [
    name for name, bomb in BOMBS.items() if bomb.code in {"Y105", "Y108", "Y109", "Y110", "Y111", "Y117"}
]


def read_in_child(name: str, parser: str) -> list[tuple[str, int, int]]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, name, parser],
        cwd=TESTS,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return [(code, line, column) for code, line, column in json.loads(done.stdout)]


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_found(name: str) -> None:
    bomb = BOMBS[name]
    found = read_in_child(name, "usual")
    assert (bomb.code, bomb.line) in [(code, line) for code, line, _ in found]
    assert all(line >= 1 and column >= 1 for _, line, column in found)
    assert len(found) <= 600


@pytest.mark.parametrize("name", FOR_THE_PURE_PARSER)
def test_bomb_is_found_without_libyaml(name: str) -> None:
    bomb = BOMBS[name]
    assert (bomb.code, bomb.line) in [(code, line) for code, line, _ in read_in_child(name, "pure")]
