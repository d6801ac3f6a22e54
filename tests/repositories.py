"""Repositories of git made for a test, apart from what the machine has set for git."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from commands import GOOD, write_files

IDENTITY = {
    "GIT_AUTHOR_NAME": "Chuyên viên",
    "GIT_AUTHOR_EMAIL": "cv@example.invalid",
    "GIT_COMMITTER_NAME": "Chuyên viên",
    "GIT_COMMITTER_EMAIL": "cv@example.invalid",
    "GIT_AUTHOR_DATE": "2020-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2020-01-01T00:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """What git prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env=kept | IDENTITY,
        input=stdin,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def commit(folder: Path, message: str = "Bước") -> str:
    """Everything as it lies there; the id of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, files: Mapping[str, str] = GOOD) -> Path:
    """An office whose files git keeps."""
    write_files(folder, files)
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder
