"""The bundle for computers without a network: what is in it, and its scripts at work.

What the tool needs is not here as wheels, so the installer is run with the tool's own wheel and a made-up
one; to the tool that it installs, the rest counts as there. That all of it installs, `make bundle` must show.
The scripts for Windows are read, not run.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
from packaging.requirements import Requirement

import bundle
from build_files import OFFLINE
from bundle import contents, write_zip
from commands import BAD_PLAN, GOOD, PATIENCE, ROOT, write_files
from wheels import PYTHONS, TARGETS, Pin, Target, needed, read_lock

LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
HERE = ROOT / "offline"
BATCH = sorted(HERE.glob("*.bat"))
SHELL = sorted(HERE.glob("*.sh"))
LINUX, WINDOWS = Target("linux", (3, 12)), Target("win32", (3, 12))


def wheel(name: str, more: bytes = b"") -> tuple[str, bytes]:
    """A wheel with nothing in it, made for what its name says."""
    package, version, _, _, _ = name.removesuffix(".whl").split("-")
    place = f"{package}-{version}.dist-info"
    files = {
        f"{place}/METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n".encode() + more,
        f"{place}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{place}/RECORD"] = "".join(f"{n},,\n" for n in [*files, f"{place}/RECORD"]).encode()
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        for each, data in files.items():
            packed.writestr(ZipInfo(each), data)  # of one date: the clock has no say in its bytes
    return name, made.getvalue()


def pin(written: str, *wheels: bytes) -> Pin:
    return Pin(Requirement(written), frozenset(sha256(data).hexdigest() for data in wheels))


# -- which wheels --


def test_every_entry_of_the_lock_is_read_with_its_condition_and_hashes() -> None:
    pins = read_lock(LOCK)
    assert len(pins) == len(re.findall("^[a-z].*==", LOCK, re.MULTILINE))
    assert sum(len(each.hashes) for each in pins) == LOCK.count("--hash=sha256:")
    assert all(each.hashes for each in pins)
    (colorama,) = (each for each in pins if each.requirement.name == "colorama")
    assert [colorama.holds_for(target) for target in (LINUX, WINDOWS)] == [False, True]


def test_each_target_needs_one_version_of_each_package() -> None:
    for target in TARGETS:
        names = [each.key[0] for each in read_lock(LOCK) if each.holds_for(target)]
        assert sorted(set(names)) == sorted(names)
        assert {"typer", "pyyaml", "lxml", "numpy"} <= set(names)


def test_a_bundle_has_the_wheels_of_its_targets_and_no_others() -> None:
    wheels = dict(
        map(
            wheel,
            [
                "mot-1.0-py3-none-any.whl",
                "mot-0.9-py3-none-any.whl",
                "hai-2.0-cp312-cp312-win_amd64.whl",
                "hai-2.0-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
                "hai-2.0-cp312-cp312-macosx_11_0_arm64.whl",
                "hai-2.0-cp313-cp313-win_amd64.whl",
                "ba-1.0-cp39-abi3-win_amd64.whl",
            ],
        )
    )
    every = tuple(wheels.values())
    pins = [pin("mot==1.0", *every), pin("hai==2.0", *every), pin('ba==1.0; sys_platform == "win32"', *every)]
    assert list(needed(pins, wheels, [LINUX, WINDOWS])) == [
        "ba-1.0-cp39-abi3-win_amd64.whl",
        "hai-2.0-cp312-cp312-manylinux2014_x86_64.manylinux_2_17_x86_64.whl",
        "hai-2.0-cp312-cp312-win_amd64.whl",
        "mot-1.0-py3-none-any.whl",
    ]


def test_a_wheel_that_is_missing_or_not_the_locked_one_is_named() -> None:
    name, data = wheel("mot-1.0-cp312-cp312-win_amd64.whl")
    with pytest.raises(SystemExit, match=r"mot for linux, Python 3[.]12"):
        list(needed([pin("mot==1.0", data)], {name: data}, [WINDOWS, LINUX]))
    with pytest.raises(SystemExit, match=r"mot for win32, Python 3[.]12"):
        list(needed([pin("mot==1.0", b"khac")], {name: data}, [WINDOWS]))


# -- the zip --


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this project."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def packed(own: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of the project's own wheel and a made-up dependency."""
    name, data = wheel("mot-1.0-py3-none-any.whl")
    other = 'hai==1.0; sys_platform == "darwin"'
    target = tmp_path_factory.mktemp("bundle") / "goi.zip"
    write_zip(target, "tiepcan", contents([pin("mot==1.0", data), pin(other, data)], {name: data}, own))
    return target


def test_the_same_wheels_make_the_same_bytes(own: Path, packed: Path, tmp_path: Path) -> None:
    name, data = wheel("mot-1.0-py3-none-any.whl")
    again = tmp_path / "lan-hai.zip"
    pins = [pin("mot==1.0", data), pin('hai==1.0; sys_platform == "darwin"', data)]
    files = contents(pins, {name: data, **dict([wheel("cu-1.0-py3-none-any.whl")])}, own)
    write_zip(again, "tiepcan", dict(reversed(files.items())))
    assert again.read_bytes() == packed.read_bytes()


def test_the_zip_has_one_folder_with_plain_names_and_scripts_that_run(packed: Path) -> None:
    with ZipFile(packed) as opened:
        entries = opened.infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert all(name.isascii() and name.startswith("tiepcan/") for name in names)
    some = ("HUONG-DAN.txt", "cai-dat.bat", "goi/mot-1.0-py3-none-any.whl", "goi/requirements.txt")
    assert {f"tiepcan/{name}" for name in some} <= set(names)
    assert not [name for name in names if name.endswith(".py")]
    runs = {e.filename for e in entries if e.external_attr >> 16 & 0o111}
    assert runs == {f"tiepcan/{path.name}" for path in HERE.iterdir() if path.suffix in (".sh", ".desktop")}


def test_texts_are_as_windows_reads_them(packed: Path) -> None:
    with ZipFile(packed) as opened:
        names = [name for name in opened.namelist() if "/goi/" not in name]
        texts = {name: opened.read(name) for name in names if name.endswith((".bat", ".txt"))}
    assert len(texts) == 3 + len(list((HERE / "loi-nhan").iterdir()))
    for name, data in texts.items():
        assert data.count(b"\n") == data.count(b"\r\n") > 2
        assert data.startswith(b"\xef\xbb\xbf") == name.endswith("HUONG-DAN.txt")
        assert data.isascii() == name.endswith(".bat")


# -- the scripts for Windows --


@pytest.mark.parametrize("path", BATCH, ids=lambda path: path.name)
def test_a_batch_file_is_whole(path: Path) -> None:
    text = path.read_text(encoding="ascii")
    assert text.startswith("@echo off\n")
    assert "\nchcp 65001 >nul\nsetlocal DisableDelayedExpansion\n" in text
    labels = set(re.findall(r"^:(\w+)$", text, re.MULTILINE))
    assert set(re.findall(r"goto (\w+)", text)) == labels
    for named in re.findall(r'"%~dp0(loi-nhan\\[^"]+)"', text):
        assert (HERE / named.replace("\\", "/")).is_file()
    assert not re.search(r"https?:|curl|powershell|certutil|bitsadmin|index-url", text, re.IGNORECASE)
    for line in text.splitlines():
        bare = re.sub(r'"[^"]*"', "", line.replace(':"=%', ""))
        assert not re.search(r"%(WHERE|WHAT|PAGE|TOOL|~1|~dp0)", bare), line


def test_both_installers_do_the_same_with_every_python_that_has_wheels() -> None:
    installers = [(HERE / f"cai-dat.{kind}").read_text(encoding="utf-8") for kind in ("bat", "sh")]
    options = [re.findall(r"-m pip (install .*?requirements\.txt)", text) for text in installers]
    plain = [[re.sub(r'"|%~dp0', "", each).replace("\\", "/") for each in found] for found in options]
    assert plain[0] == plain[1]
    (line,) = plain[0]
    assert "--no-index --find-links goi --no-deps --require-hashes" in line
    for text in installers:
        found = {(3, int(minor)) for minor in re.findall(r"\b(?:python)?3\.(1[0-9])\b", text)}
        assert found == set(PYTHONS)
        assert f"({PYTHONS[0][0]}, {PYTHONS[0][1]}) <= sys.version_info[:2] <= (3, {PYTHONS[-1][1]})" in text


# -- the scripts for Linux --

needs_shell = pytest.mark.skipif(os.name == "nt", reason="there is no sh")


def run(script: Path, *arguments: str, path: Iterable[Path | str] = (), stdin: str = "") -> Sequence[str]:
    """The code, the output and the errors of a script, among few programs."""
    env = {
        "PATH": os.pathsep.join(map(str, path or (Path(sys.executable).parent, "/usr/bin", "/bin"))),
        "HOME": str(script.parent.parent / "home"),
        "LANG": "C.UTF-8",
        **({"PYTHONPATH": OFFLINE["PYTHONPATH"]} if script.name == "kiem-tra.sh" else {}),
    }
    done = subprocess.run(
        ["/bin/sh", str(script), *arguments],
        env=env, input=stdin, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
    )  # fmt: skip
    return str(done.returncode), done.stdout, done.stderr


@pytest.fixture
def unpacked(packed: Path, tmp_path: Path) -> Path:
    """The bundle, unpacked in a folder with a name as folders have."""
    folder = tmp_path / "Tài liệu & $HOME"
    with ZipFile(packed) as opened:
        opened.extractall(folder)
    return folder / "tiepcan"


@needs_shell
def test_it_installs_and_shows_what_is_wrong_as_a_page(unpacked: Path) -> None:
    code, out, err = run(unpacked / "cai-dat.sh")
    assert code == "0", err
    assert "tiepcan 0." in out
    assert "Đã cài đặt xong." in out
    page = unpacked.parent / "home" / ".cache" / "tiepcan" / "ket-qua.html"

    trap = "raise SystemExit('mã của người khác')"
    files = {**GOOD, "plans/plan-2020.yaml": BAD_PLAN, "yaml.py": trap, "tiepcan.py": trap}
    office = write_files(unpacked.parent / "-xã; số 1", files)
    code, out, err = run(unpacked / "kiem-tra.sh", str(office))
    assert (code, err) == ("1", "")
    assert str(page) in out
    assert "<h2>plans/plan-2020.yaml</h2>" in page.read_text(encoding="utf-8")

    code, _, _ = run(unpacked / "kiem-tra.sh", str(office / "communes.yaml"))
    assert code == "0"
    assert "<li>communes.yaml</li>" in page.read_text(encoding="utf-8")

    code, out, _ = run(unpacked / "kiem-tra.sh", stdin=f"{office}\n")
    assert code == "1"
    assert "Cần kiểm tra thư mục nào?" in out

    code, _, err = run(unpacked / "kiem-tra.sh", str(office / "khong" / "co"))
    assert code == "2"
    assert "Không mở được thư mục này." in err

    write_files(unpacked.parent, GOOD)
    assert run(unpacked / "kiem-tra.sh")[0] == "0"
    assert "<li>tiepcan.yaml</li>" in page.read_text(encoding="utf-8")


@needs_shell
def test_a_wheel_that_came_over_damaged_is_refused(unpacked: Path) -> None:
    (found,) = unpacked.glob("goi/mot-*.whl")
    found.write_bytes(wheel(found.name, b"Summary: khac\n")[1])
    code, _, err = run(unpacked / "cai-dat.sh")
    assert code != "0"
    assert "Chưa cài đặt được." in err


@needs_shell
def test_a_computer_without_python_is_told_what_it_needs(unpacked: Path, tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("cat", "dirname"):
        (programs / name).symlink_to(f"/bin/{name}")
    (programs / "python3").symlink_to("/bin/false")
    code, _, err = run(unpacked / "cai-dat.sh", path=[programs])
    assert code == "2"
    assert "Máy này chưa có Python 3.11, 3.12 hoặc 3.13" in err


@needs_shell
def test_checking_before_installing_is_said(unpacked: Path) -> None:
    code, _, err = run(unpacked / "kiem-tra.sh")
    assert code == "2"
    assert "Hãy chạy tệp cai-dat trước." in err


@needs_shell
def test_the_starter_for_desktops_runs_the_script_beside_it(tmp_path: Path) -> None:
    entry = (HERE / "kiem-tra.desktop").read_text(encoding="utf-8")
    (written,) = re.findall("^Exec=(.*)$", entry, re.MULTILINE)
    folder = tmp_path / "thư mục $x"
    folder.mkdir()
    (folder / "kiem-tra.sh").write_text('#!/bin/sh\nprintf "%s\\n" "$#" "$@"\n', encoding="utf-8")
    (folder / "kiem-tra.sh").chmod(0o755)
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', written.replace("\\\\", "\\"))
    words = [re.sub(r'\\(["`$\\])', r"\1", quoted) or bare for quoted, bare in parts]
    fields = {"%k": [str(folder / "kiem-tra.desktop")], "%f": ["hồ sơ"]}
    command = [part for word in words for part in fields.get(word, [word])]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True)
    assert done.stdout == "1\nhồ sơ\n"


def test_the_wheels_of_the_lock_are_those_that_pip_is_asked_for() -> None:
    """`make bundle` writes for each target a lock without conditions."""
    for target in TARGETS:
        pins = [each for each in read_lock(LOCK) if each.holds_for(target)]
        text = "".join(f"{each}\n" for each in pins)
        again = read_lock(text)
        assert again == tuple(
            replace(each, requirement=Requirement(f"{each.requirement.name}{each.requirement.specifier}"))
            for each in pins
        )
        assert ";" not in text
    assert bundle.LOCK.read_text(encoding="utf-8") == LOCK
