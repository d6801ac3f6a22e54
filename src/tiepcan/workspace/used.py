"""The files that a document was made of, and the hash of their bytes: `cat` and `sha256sum` say the same."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from ..model.standard import Standard
from ..views.summary_basis import Used, UsedFiles
from .archive import Archive
from .files import ROOT_FILE, is_file, packaged, read_bytes, relative, yaml_files

MOST_NAMED = 12
"""Of more files than these in one folder, only the folder is named."""


def used_files(
    archive: Archive, standards: Iterable[Standard], plans: Sequence[Path], sheets: Sequence[Path]
) -> Used:
    """What a year's summary rests on, in this order; logs stand with the plans, files by their names."""
    own = [path for path in (archive.root / ROOT_FILE, _communes(archive), archive.place("holidays")) if path]
    logs = [log for plan in plans for log in (plan, *archive.log_paths(plan))]
    groups = (
        ("Đơn vị, danh sách xã, ngày nghỉ", [path for path in own if is_file(path)]),
        ("Quy định áp dụng", _of_standards(archive, [standard.id for standard in standards])),
        ("Kế hoạch và nhật ký tiến độ", list(dict.fromkeys(logs))),
        ("Bảng điểm", sorted(sheets)),
    )
    total, files = sha256(), []
    for kind, paths in groups:
        part = sha256()
        for path in paths:
            data = read_bytes(path)
            part.update(data)
            total.update(data)
        if paths:
            files.append(UsedFiles(kind, _names(paths, archive.root), len(paths), part.hexdigest()))
    return Used(tuple(files), total.hexdigest())


def _communes(archive: Archive) -> Path:
    return archive.place("communes") or archive.root / "communes.yaml"


def _of_standards(archive: Archive, ids: Sequence[str]) -> list[Path]:
    """The office's own files, which may complete any regulation, then those that come with the tool."""
    ours = [path for path in packaged("standards", ".yaml") if path.stem in ids]
    return [*yaml_files(archive.root / "standards"), *ours]


def _names(paths: Sequence[Path], root: Path) -> str:
    folders = {path.parent for path in paths}
    if len(paths) > MOST_NAMED and len(folders) == 1:
        return f"{_name(next(iter(folders)), root)}/*.yaml"
    return "\n".join(_name(path, root) for path in paths)


def _name(path: Path, root: Path) -> str:
    """As the workspace calls it; a file of the program is the same wherever that is installed."""
    if path in packaged(path.parent.name, path.suffix):
        return f"{path.name} (kèm theo chương trình)"
    return relative(path, root) or path.name
