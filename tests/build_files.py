"""The files that build servers read, and their scripts at work in a repository, as a server runs them."""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import yaml

from commands import PATIENCE, ROOT, surroundings
from repositories import IDENTITY

INSTALLED = Path(sysconfig.get_path("scripts")) / "tiepcan"
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # means: no isolation
    "PIP_NO_COMPILE": "1",  # Python does it where a module is used
    "PYTHONPATH": os.pathsep.join(path for path in sys.path if path.endswith("site-packages")),
}
"""Lets pip install this project without an index: what it depends on, and what builds it, counts as there."""

GITHUB_SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""What GitHub runs a step of `shell: bash` with."""


def read_yaml(name: str) -> Any:
    """A file of this repository; `on` stays a word."""
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=_Loader)


class _Loader(yaml.SafeLoader):
    """Reads as GitHub and GitLab do: `on` and `yes` are no truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@dataclass(frozen=True)
class Ran:
    """What a script left behind."""

    code: int
    out: str
    err: str


def run_script(shell: tuple[str, ...], script: str, folder: Path, env: Mapping[str, str], at: Path) -> Ran:
    """A script as a server runs it: from a file, in the folder of the repository."""
    at.write_text(script, encoding="utf-8")
    python = str(Path(sys.executable).parent)
    path = os.pathsep.join([python, os.environ["PATH"]])
    kept = {n: v for n, v in surroundings().items() if not n.startswith(("GIT_", "PYTHON"))}
    done = subprocess.run(
        [*shell, str(at)],
        cwd=folder,
        env={**kept, **IDENTITY, "PATH": path, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def met(names: Sequence[str], texts: Sequence[str]) -> list[tuple[str, str]]:
    """Each name with all the texts in one, and each text with one of the names."""
    whole = [(name, " ".join(texts)) for name in names]
    return [*whole, *zip(islice(cycle(names), len(texts)), texts, strict=True)]
