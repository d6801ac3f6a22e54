"""Puts what an office needs to install and use the tool without a network into one zip.

The same wheels make the same bytes: names in order, fixed times, nothing compressed (wheels are already).
What Windows reads gets its line ends here, and Notepad its mark, so that the files here stay plain.
"""

import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from wheels import TARGETS, Pin, Target, needed, read_lock

HERE = Path(__file__).parent
LOCK = HERE.parent / "requirements.txt"
WHEELS = "goi"
BEGINNING = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def main(wheels: Path, own: Path, folder: Path) -> Path:
    """Make the zip in the folder of these wheels and the project's own; its path."""
    found = {path.name: path.read_bytes() for path in wheels.glob("*.whl")}
    name = f"tiepcan-{parse_wheel_filename(own.name)[1]}-offline"
    pins = read_lock(LOCK.read_text(encoding="utf-8"))
    target = folder / f"{name}.zip"
    folder.mkdir(parents=True, exist_ok=True)
    write_zip(target, name, contents(pins, found, own))
    return target


def contents(
    pins: Iterable[Pin], wheels: Mapping[str, bytes], own: Path, targets: Iterable[Target] = TARGETS
) -> dict[str, bytes]:
    """The files of the bundle by their names. SystemExit where a wheel is missing."""
    pins = (*pins, _pin_of(own))
    every = {**wheels, own.name: own.read_bytes()}
    chosen = {f"{WHEELS}/{name}": every[name] for name in needed(pins, every, targets)}
    theirs = (path for path in HERE.rglob("*") if path.suffix not in (".py", ".pyc"))
    written = {path.relative_to(HERE).as_posix(): path for path in theirs}
    texts = {name: as_read(path) for name, path in written.items() if path.is_file()}
    return {**texts, **chosen, f"{WHEELS}/requirements.txt": _requirements(pins)}


def as_read(path: Path) -> bytes:
    """A text as its system reads it: Notepad wants a mark and, as cmd does, both ends of a line."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".bat", ".txt"):
        text = text.replace("\n", "\r\n")
    return text.encode("utf-8-sig" if path.parent == HERE and path.suffix == ".txt" else "utf-8")


def _pin_of(own: Path) -> Pin:
    name, version, *_ = parse_wheel_filename(own.name)
    return Pin(Requirement(f"{name}=={version}"), frozenset({sha256(own.read_bytes()).hexdigest()}))


def _requirements(pins: Iterable[Pin]) -> bytes:
    """The lock with the project itself: a wheel that came over damaged is refused."""
    lines = []
    for pin in pins:
        entry = str(pin)
        if pin.requirement.marker:
            head, _, rest = entry.partition(" \\\n")
            entry = f"{head} ; {pin.requirement.marker} \\\n{rest}"
        lines.append(f"{entry}\n")
    return "".join(lines).encode()


def write_zip(target: Path, top: str, files: Mapping[str, bytes]) -> None:
    """The files under one folder; scripts can be run."""
    with ZipFile(target, "w", ZIP_STORED) as made:
        for name in sorted(files):
            entry = ZipInfo(f"{top}/{name}", BEGINNING)
            entry.create_system = UNIX
            runs = name.endswith((".sh", ".desktop"))
            entry.external_attr = (0o100755 if runs else 0o100644) << 16
            made.writestr(entry, files[name])


if __name__ == "__main__":
    made = main(*map(Path, sys.argv[1:4]))
    print(f"{made}: {made.stat().st_size / 1_000_000:.0f} MB")
