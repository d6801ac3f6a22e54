"""Which wheels a computer needs: the locked dependencies, for each system and each Python of an office."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

PYTHONS = ((3, 11), (3, 12), (3, 13))
MANYLINUX = (
    "manylinux_2_28_x86_64",
    "manylinux_2_27_x86_64",
    "manylinux_2_17_x86_64",
    "manylinux2014_x86_64",
)
SYSTEMS = {
    "win32": ("win_amd64",),
    "linux": (*MANYLINUX, "manylinux_2_12_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"),
}

_ENTRY = re.compile(r"^(?=[a-z0-9])[^\n]*(?:\n[ \t]+--hash=[^\n]*)*", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Target:
    """A system, by Python's name for it, and a version of Python."""

    system: str
    python: tuple[int, int]

    @property
    def version(self) -> str:
        """The version as pip wants it."""
        return ".".join(map(str, self.python))

    @property
    def tags(self) -> frozenset[Tag]:
        """What a wheel may be made for, to be installed there."""
        platforms = SYSTEMS[self.system]
        interpreter = f"cp{self.python[0]}{self.python[1]}"
        found = (
            *cpython_tags(self.python, platforms=platforms),
            *compatible_tags(self.python, interpreter, platforms),
        )
        return frozenset(found)

    @property
    def environment(self) -> dict[str, str]:
        """What the markers of the lock ask for."""
        windows = self.system == "win32"
        return {
            "sys_platform": self.system,
            "os_name": "nt" if windows else "posix",
            "platform_system": "Windows" if windows else "Linux",
            "platform_machine": "AMD64" if windows else "x86_64",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "python_version": self.version,
            "python_full_version": f"{self.version}.0",
        }


TARGETS = tuple(Target(system, python) for system in SYSTEMS for python in PYTHONS)


@dataclass(frozen=True)
class Pin:
    """An entry of the lock: one version of a package, under a condition, with the hashes of its files."""

    requirement: Requirement
    hashes: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        """The name and the version."""
        (version,) = self.requirement.specifier
        return canonicalize_name(self.requirement.name), version.version

    def holds_for(self, target: Target) -> bool:
        """Whether it is needed there."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(target.environment)

    def __str__(self) -> str:
        lines = [f"{self.requirement.name}{self.requirement.specifier}", *sorted(self.hashes)]
        return " \\\n    --hash=sha256:".join(lines)


def read_lock(text: str) -> tuple[Pin, ...]:
    """The entries of a file that `make lock` makes."""
    bare = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    found = _ENTRY.findall(bare)
    return tuple(
        Pin(Requirement(entry.partition("\\")[0]), frozenset(_HASH.findall(entry))) for entry in found
    )


def needed(pins: Iterable[Pin], wheels: Mapping[str, bytes], targets: Iterable[Target]) -> Iterator[str]:
    """The names of the wheels that the targets need; SystemExit where one is missing or another one."""
    made = {name: parse_wheel_filename(name) for name in wheels}
    pins, chosen, missing = tuple(pins), set[str](), list[str]()
    for target in targets:
        for pin in pins:
            if not pin.holds_for(target):
                continue
            fit = {n for n, w in made.items() if (w[0], str(w[1])) == pin.key and w[3] & target.tags}
            fit = {n for n in fit if sha256(wheels[n]).hexdigest() in pin.hashes}
            if not fit:
                missing.append(f"{pin.requirement.name} for {target.system}, Python {target.version}")
            chosen |= fit
    if missing:
        raise SystemExit("\n".join(["There is no wheel with a locked hash of:", *missing]))
    yield from sorted(chosen)
