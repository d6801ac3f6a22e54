"""Downloads the wheels of the bundle, each with a hash of the lock: the only part that uses the network."""

import subprocess
import sys
import tempfile
from pathlib import Path

from wheels import SYSTEMS, TARGETS, Target, read_lock

LOCK = Path(__file__).parents[1] / "requirements.txt"


def main(folder: Path) -> None:
    """Fill the folder, which keeps what it has."""
    for target in TARGETS:
        _download(target, folder)


def _download(target: Target, folder: Path) -> None:
    pins = [pin for pin in read_lock(LOCK.read_text(encoding="utf-8")) if pin.holds_for(target)]
    with tempfile.TemporaryDirectory() as place:
        wanted = Path(place) / "requirements.txt"
        wanted.write_text("".join(f"{pin}\n" for pin in pins), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "download"]
        kind = ["--only-binary=:all:", "--no-deps", "--require-hashes", "--implementation=cp"]
        place_of = [f"--platform={name}" for name in SYSTEMS[target.system]]
        where = [f"--python-version={target.version}", f"--dest={folder}", f"--requirement={wanted}"]
        subprocess.run([*pip, *kind, *place_of, *where], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
