"""The files of a new workspace, made from the texts that come with the tool."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from .. import __version__
from ..diagnostics import Stop
from ..messages import say
from ..model.standard import Standard
from ..reading.edit import as_text
from ..reading.load import read_file
from ..records import frozen
from .files import ROOT_FILE, is_folder, lexists, packaged, read_bytes, shown
from .newcomers import Register

File = tuple[str, bytes]
"""A file of the new workspace, by its name in its folder."""

UNNAMED = "Tên cơ quan, đơn vị"
"""Stands for the name of an office that did not say it."""

_NOT_OURS = {".git", ".DS_Store", "Thumbs.db", "desktop.ini"}
"""What may lie in a folder that counts as empty: git's own store, and traces of the system."""
_BEGUN = {"README.md", "LICENSE", "LICENSE.md", ".gitignore"}
"""What a server of git puts into a new repository; it stays as it is."""
_INSTEAD = {"README.md": "HUONG-DAN.md"}
_MOST_NAMED = 5
_BEFORE_PUSH = """
Trước khi đưa thư mục lên nơi lưu kho git: ghi `TIEPCAN_PACKAGE` trong `{name}`, và thay các tên \
giữ chỗ trong `CODEOWNERS`.
"""
_PLACE = re.compile("@([a-z]+)@")

_FOLDERS = ("plans", "progress", "scores", "evidence", "templates")
_SCHEMAS: Mapping[str, Sequence[str]] = {
    "workspace": (ROOT_FILE,),
    "plan": ("plans/*.yaml", "!plans/*.progress.yaml"),
    "progress": ("progress/*.progress.yaml", "plans/*.progress.yaml"),
    "communes": ("communes.yaml",),
    "scores": ("scores/*/*.yaml",),
    "holidays": ("holidays.yaml",),
    "council": ("councils/*.yaml",),
    "document": ("documents/*/*.yaml",),
    "completion": ("standards/*.yaml",),
}
"""Which files an editor holds against which schema."""


class Hosting(StrEnum):
    """Where the office keeps its git repository, if it has one."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


@frozen
class Start:
    """What a new workspace begins with. `calendar_known`: the tool has the public holidays of the year."""

    unit: str
    year: int
    standard: Standard
    register: Register
    hosting: Hosting = Hosting.GITHUB
    calendar_known: bool = True


def same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one place, be anything there or not."""
    return os.path.realpath(one) == os.path.realpath(other)


def refuse_occupied(folder: Path, but: Path | None = None) -> None:
    """Stop where a folder holds files already: a new workspace never mixes with what somebody has.

    What a server of git begins a repository with may be there, and one file more: the list of communes that
    the workspace is to be made of.
    """
    there = folder.iterdir() if is_folder(folder) else ()
    passed_over = _NOT_OURS | _BEGUN
    names = sorted(p.name for p in there if p.name not in passed_over and not (but and same_file(p, but)))
    if not names:
        return
    hint = say("name a new folder: tiepcan init {folder}", folder="van-phong")
    if ROOT_FILE in names:
        hint = say("it is a workspace already; files are added with tiepcan new")
    more = names[:_MOST_NAMED] + ["…"] * (len(names) > _MOST_NAMED)
    raise Stop(
        say("the folder {folder} holds files already: {names}", folder=shown(folder), names=more), hint
    )


def beside_theirs(folder: Path, files: Iterable[File]) -> tuple[list[File], list[str]]:
    """The files, but for those that a server of git has put there, and the names of these.

    What this README says goes into a file of another name.
    """
    theirs = sorted(name for name in _BEGUN if lexists(folder / name))
    ours = ((_INSTEAD.get(name) if name in theirs else name, data) for name, data in files)
    return [(name, data) for name, data in ours if name], theirs


def office_files(start: Start) -> list[File]:
    """The files of a new workspace by their names; `tiepcan.yaml` is the last, so that half a workspace,
    left by a machine that was switched off, is none.

    Stop where the name of the unit cannot be written into them.
    """
    plan = f"plan-{start.year}"
    raw = {"unit": start.unit, "year": str(start.year), "plan": plan, "version": __version__}
    raw["owners"] = "\n".join(line for slug in start.register.slugs for line in owners_of(slug))
    files = [(f"plans/{plan}.yaml", plan_text(start.unit, start.year, plan, start.standard))]
    files += [(f"{folder}/README.md", _filled(folder, raw)) for folder in _FOLDERS]
    files += [(f".{name}", _filled(name, raw)) for name in ("gitattributes", "gitignore", "editorconfig")]
    hosted = [*_hosted(start.hosting, raw)]
    raw["hosting"] = _BEFORE_PUSH.format(name=hosted[0][0]) if hosted else ""
    files += [*hosted, ("README.md", _filled("README.md", raw).rstrip("\n") + "\n")]
    raw["holidays"] = "" if start.calendar_known else _filled("holidays-year", raw)
    files += [("holidays.yaml", _filled("holidays.yaml", raw).rstrip("\n") + "\n")]
    made = [(name, text.encode()) for name, text in files]
    made += _for_editors(packaged("schemas", ".json"))
    office = _filled(ROOT_FILE, {**raw, "unit": as_text(start.unit)})
    return [*made, ("communes.yaml", start.register.data), (ROOT_FILE, _proved(ROOT_FILE, office).encode())]


def empty_register(lines: Sequence[str], slugs: Sequence[str]) -> Register:
    """A list of communes of these lines."""
    text = _filled("communes.yaml", {"communes": "\n".join(lines)}).rstrip("\n") + "\n"
    return Register(_proved("communes.yaml", text).encode(), tuple(slugs))


def plan_text(unit: str, year: int, id: str, standard: Standard, title: str | None = None) -> str:
    """A plan that serves as an example, and says so in its first line.

    Stop where a name or title cannot be written into it.
    """
    kinds = ", ".join(kind.value for kind in standard.kinds) or "cấp xã"
    values = {
        "unit": unit,
        "title": title or f"Xây dựng {kinds} đạt chuẩn tiếp cận pháp luật năm {year}",
        "opening": f"Thực hiện {standard.name}, {unit} ban hành Kế hoạch như sau:",
        "closing": f"Trên đây là Kế hoạch năm {year} của {unit}",
    }
    written = {name: as_text(value) for name, value in values.items()}
    fixed = {"plan": id, "year": str(year), "standard": standard.id}
    return _proved(f"plans/{id}.yaml", _filled("plan.yaml", {**written, **fixed}))


def _filled(name: str, values: Mapping[str, str]) -> str:
    """A text that comes with the tool, its places filled in."""
    path = next(path for path in packaged("starter", ".in") if path.name == f"{name}.in")
    return _PLACE.sub(lambda found: values[found[1]], read_bytes(path).decode().replace("\r\n", "\n"))


def _proved(name: str, text: str) -> str:
    """The text of a file that reads without a finding. Stop where what was put into it does not fit."""
    for finding in read_file(text.encode(), name).found:
        raise Stop(say("{name} cannot be made of what was said: {why}", name=name, why=finding.message))
    return text


def _hosted(hosting: Hosting, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a host of git repositories reads: what to run on each change, and who approves it."""
    if hosting is not Hosting.NONE:
        name = ".github/workflows/tiepcan.yml" if hosting is Hosting.GITHUB else ".gitlab-ci.yml"
        yield name, _filled(f"{hosting.value}.yml", values)
        yield "CODEOWNERS", _filled("CODEOWNERS", values).rstrip("\n") + "\n"


def owners_of(slug: str) -> tuple[str, str]:
    """The lines of CODEOWNERS by which a commune's sheets and evidence belong to it."""
    return f"/scores/*/{slug}.yaml @don-vi/{slug}", f"/evidence/*/{slug}/ @don-vi/{slug}"


def _for_editors(schemas: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """What an editor reads: how files end their lines, and the schemas of the kinds that it helps with."""
    known = {path.stem: path for path in schemas if path.stem in _SCHEMAS}
    places = {kind: f".tiepcan/schemas/{kind}.json" for kind in _SCHEMAS if kind in known}
    globs = {f"./{place}": list(_SCHEMAS[kind]) for kind, place in places.items()}
    lines: dict[str, object] = {"files.encoding": "utf8", "files.eol": "\n"}
    yield from ((place, read_bytes(known[kind])) for kind, place in places.items())
    yield ".vscode/settings.json", _json({**lines, **({"yaml.schemas": globs} if globs else {})})
    if globs:
        yield ".vscode/extensions.json", _json({"recommendations": ["redhat.vscode-yaml"]})


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
