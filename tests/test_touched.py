"""`validate --changed-since`: fewer files are checked, and nothing that a change does is missed."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands import COMMUNES, OFFICE, PLAN, SHEET, write_files
from conftest import Ask
from repositories import commit, repository
from tiepcan import api
from tiepcan.diagnostics import Diagnostic

DAY = date(2020, 5, 1)
PLAN_FILE = "plans/plan-2020.yaml"
LOG = """\
# Số liệu giả định để kiểm thử.
kind: progress
plan: plan-2020
entries:
  - date: 2020-04-20
    activity: "1"
    status: done
    evidence: [{title: Ảnh lớp học, file: minh-chung/Ảnh lớp.jpg}]
"""
COMPLETION = """\
# Số liệu giả định để kiểm thử.
kind: standard
extends: 619-2017
source:
  cite: Văn bản giả định, Phụ lục I
  read_in: Bản giả định
conditions:
  satisfaction:
    minimum: 80
"""
OTHER = SHEET.replace("commune: tan-phong", "commune: dong-phong")
HOME: Mapping[str, str] = {
    "tiepcan.yaml": OFFICE,
    "communes.yaml": COMMUNES,
    "plans/plan-2020.yaml": PLAN,
    "plans/plan-2020.progress.yaml": LOG,
    "plans/plan-2021.yaml": PLAN.replace("2020", "2021"),
    "scores/2020/tan-phong.yaml": SHEET,
    "scores/2020/dong-phong.yaml": OTHER,
    "scores/2021/tan-phong.yaml": SHEET.replace("year: 2020", "year: 2021"),
    "standards/rieng.yaml": COMPLETION,
    "minh-chung/Ảnh lớp.jpg": "ảnh",
}
YAML = [name for name in HOME if name.endswith(".yaml")]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    folder = repository(tmp_path / "office", HOME)
    monkeypatch.chdir(folder)
    return folder


def checked() -> set[str]:
    return set(api.validate([Path()], DAY, since="HEAD").paths)


# -- what is checked --


def test_nothing_changed(office: Path, ask: Ask) -> None:
    assert checked() == {"tiepcan.yaml"}
    answer = ask("validate", "--changed-since", "HEAD")
    assert answer.code == 0
    assert f"Left out, as no change touches them: {len(YAML) - 1} files" in answer.err


@pytest.mark.parametrize("staged", [False, True])
def test_sheet_touches_only_sheets_of_its_commune(office: Path, staged: bool) -> None:
    write_files(office, {"scores/2020/dong-phong.yaml": OTHER + "\n"})
    if staged:
        commit(office)
        assert set(api.validate([Path()], DAY, since="HEAD~1").paths) == {
            "tiepcan.yaml",
            "scores/2020/dong-phong.yaml",
        }
    else:
        assert checked() == {"tiepcan.yaml", "scores/2020/dong-phong.yaml"}
    write_files(office, {"scores/2020/tan-phong.yaml": SHEET + "\n"})
    assert {"scores/2020/tan-phong.yaml", "scores/2021/tan-phong.yaml"} <= checked()


@pytest.mark.parametrize("name", ["plans/plan-2020.yaml", "plans/plan-2020.progress.yaml"])
def test_plans_and_logs_touch_each_other(office: Path, name: str) -> None:
    write_files(office, {name: HOME[name] + "# một dòng\n"})
    assert {name for name in checked() if name.startswith("plans/")} == {
        n for n in YAML if n.startswith("plans/")
    }
    assert not any(name.startswith("scores/") for name in checked())


@pytest.mark.parametrize("name", ["tiepcan.yaml", "communes.yaml", "standards/rieng.yaml"])
@pytest.mark.parametrize("deed", ["changed", "removed"])
def test_lists_and_regulations_touch_everything(office: Path, name: str, deed: str) -> None:
    if deed == "removed":
        (office / name).unlink()
    else:
        write_files(office, {name: HOME[name] + "# một dòng\n"})
    assert checked() == {name for name in YAML if (office / name).exists()}


def test_new_file_is_checked_before_git_knows_it(office: Path) -> None:
    write_files(office, {"scores/2022/xã mới.yaml": SHEET.replace("tan-phong", "moi")})
    assert "scores/2022/xã mới.yaml" in checked()


def test_evidence_that_vanishes_touches_the_files_that_name_it(office: Path) -> None:
    (office / "minh-chung/Ảnh lớp.jpg").unlink()
    assert "plans/plan-2020.progress.yaml" in checked()
    assert "scores/2020/tan-phong.yaml" not in checked()


def test_lines_that_end_as_on_windows_are_no_change(office: Path) -> None:
    path = office / "scores/2020/tan-phong.yaml"
    path.write_bytes(SHEET.replace("\n", "\r\n").encode())
    assert checked() == {"tiepcan.yaml"}


def test_links_and_unreadable_files_hide_no_other(office: Path) -> None:
    (office / "plans/b.yaml").symlink_to("plan-2020.yaml")
    assert checked() == {"tiepcan.yaml"}  # no link is followed: that is said without reading any file
    commit(office)
    assert checked() == {"tiepcan.yaml"}
    path = office / "scores/2020/tan-phong.yaml"
    path.unlink()
    path.symlink_to("dong-phong.yaml")
    assert "scores/2021/tan-phong.yaml" in checked()


def test_many_comments_above_a_kind_that_is_none_take_no_time(office: Path) -> None:
    write_files(office, {"scores/2020/dong-phong.yaml": "# một dòng\r\n" * 5_000 + "kind : scores\r\n"})
    commit(office)
    assert "scores/2020/dong-phong.yaml" in checked()


def test_list_that_is_no_yaml_file_leaves_nothing_out(office: Path) -> None:
    write_files(
        office, {"tiepcan.yaml": OFFICE.replace("communes.yaml", "dia-ban.txt"), "dia-ban.txt": COMMUNES}
    )
    commit(office)
    assert checked() == set(YAML)


def test_folder_is_checked_alone(office: Path) -> None:
    write_files(office, {"communes.yaml": COMMUNES + "# một dòng\n"})
    assert set(api.validate([Path("scores")], DAY, since="HEAD").paths) == {n for n in YAML if "scores/" in n}


def test_json_says_how_many_files_are_left_out(office: Path, ask: Ask) -> None:
    answer = ask("validate", "--changed-since", "HEAD", "--format", "json").json
    assert (answer["files"], answer["left_out"]) == (1, len(YAML) - 1)


# -- nothing is missed --

Deed = Callable[[str], str | None]
DEEDS: tuple[Deed, ...] = (
    lambda _: None,  # the file vanishes
    lambda text: text + "\n# một dòng\n",
    lambda text: text + "\nsai: 1\n",
    lambda text: text.replace("kind: ", "kind:  ", 1),
    lambda text: text.replace("tan-phong", "dong-phong"),
    lambda text: text.replace("dong-phong", "tan-phong"),
    lambda text: text.replace("tan-phong", '"tan\\x2dphong"'),
    lambda text: text.replace("plan-2020", "plan-2021"),
    lambda text: text.replace("2020", "2019"),
    lambda text: text.replace("class: II", "class: I"),
    lambda text: text.replace('"1"', '"2"'),
    lambda text: text.replace("950", "9500"),
    lambda text: text.replace("minimum: 80", "minimum: 99"),
    lambda text: text.replace("extends: 619-2017", "extends: 27-2025"),
    lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    lambda _: "kind: [",
    lambda _: SHEET,
    lambda _: PLAN,
    lambda _: COMMUNES,
)
PLACES = [*HOME, "scores/2020/mới.yaml", "plans/mới.yaml", "mới.progress.yaml", "minh-chung/Ảnh khác.jpg"]
CHANGES = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(DEEDS)), min_size=1, max_size=3)


def apply(folder: Path, name: str, deed: Deed) -> None:
    path = folder / name
    text = deed(path.read_text(encoding="utf-8") if path.exists() else LOG if "progress" in name else SHEET)
    if text is None:
        path.unlink(missing_ok=True)
    else:
        write_files(folder, {name: text})


def told(found: tuple[Diagnostic, ...]) -> list[tuple[object, ...]]:
    return [(d.code, d.at, d.message.msgid, str(d.message.values)) for d in found]


@settings(max_examples=30, deadline=None)
@given(changes=CHANGES)
def test_fewer_files_have_the_findings_of_all(changes: list[tuple[str, Deed]]) -> None:
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        folder = repository(Path(place), HOME)
        patch.chdir(folder)
        before = set(told(api.validate([Path()], DAY).found))
        for name, deed in changes:
            apply(folder, name, deed)
        whole = api.validate([Path()], DAY)
        part = api.validate([Path()], DAY, since="HEAD")
        assert part.left_out == len(whole.paths) - len(part.paths)
        assert told(part.found) == [
            t for t, d in zip(told(whole.found), whole.found, strict=True) if d.at.path in part.paths
        ]
        assert set(told(whole.found)) - before <= set(told(part.found))
