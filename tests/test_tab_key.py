"""What the key Tab offers: the protocol between the shells and the tool, and bash itself."""

import io
import shlex
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from commands import COMMUNES, PATIENCE, TOOL, surroundings, write_files
from conftest import ROOT
from tiepcan.__main__ import main
from tiepcan.cli import COMMANDS
from tiepcan.codes import CODES


def tab(typed: str, word: str = "", *, cwd: Path = ROOT, shell: str = "zsh", lang: str = "en") -> list[str]:
    """The lines that a shell is given where the cursor stands behind `typed` and in `word`."""
    out, err = io.StringIO(), io.StringIO()
    asked = {"_TIEPCAN_COMPLETE": shell, "_TIEPCAN_WORD": word, "TIEPCAN_LANG": lang}
    with chdir(cwd), pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in asked.items():
            patch.setenv(name, value)
        assert (main(shlex.split(typed)), err.getvalue()) == (0, "")
    return out.getvalue().splitlines()


OFFERED = [
    ("", "ov", ["overdue"]),
    ("", "sco", ["score"]),
    ("score", "2020/t", ["2020/tan-phong"]),
    ("score --lang en", "2020/T", ["2020/tan-phong"]),
    ("overdue", "", ["plan-2020"]),
    ("overdue --commune", "tan-", ["tan-phong", "tan-phong-2025"]),
    ("overdue plan-2020 --only", "rep", ["reports"]),
    ("render plan-2020 --as", "don", ["don-doc"]),
    ("render 2020/tan-phong --as", "bang-h", ["bang-hai-long"]),
    ("explain", "p110", ["P110"]),
    ("score --format", "", ["text", "json"]),
    ("validate --format", "s", ["sarif"]),
    ("validate", "--format=j", ["--format=json", "--format=junit"]),
    ("score --lang", "", ["vi", "en"]),
    ("score", "--lang=", ["--lang=vi", "--lang=en"]),
    ("progress plan-2020", "3.", ["3.1", "3.2"]),
    ("template", "c", ["check"]),
    ("template fields", "summ", ["summary"]),
    ("standards", "619", ["619-2017"]),
    ("schema", "comm", ["communes"]),
    ("gaps", "20", ["2020"]),
    ("completion", "", ["bash", "zsh", "fish", "powershell"]),
    ("explain P110", "", []),
    ("nonsense", "x", []),
    ("score --as-of", "", []),
]


@pytest.mark.parametrize(("typed", "word", "offered"), OFFERED)
def test_what_is_offered(typed: str, word: str, offered: list[str]) -> None:
    assert tab(typed, word) == offered


def test_everything_is_offered_where_nothing_is_typed() -> None:
    assert set(COMMANDS) < set(tab(""))
    assert tab("explain") == list(CODES)


@pytest.mark.parametrize(("lang", "meaning"), [("en", "as of this day"), ("vi", "ngày")])
def test_options_say_what_they_mean(lang: str, meaning: str) -> None:
    assert [meaning in line for line in tab("validate", "--as", lang=lang)] == [True]


def test_broken_files_hide_nothing(tmp_path: Path) -> None:
    """Ids are names of files; a list is read line by line."""
    write_files(
        tmp_path,
        {
            "plans/plan-2021.yaml": "a: [\x00",
            "scores/2021/tan-phong.yaml": "",
            "communes.yaml": COMMUNES + "\n  a: [\n",
        },
    )
    (tmp_path / "plans/plan-2022.yaml").write_bytes(b"\xff\xfe")
    assert {"plan-2021", "plan-2022"} == set(tab("overdue", cwd=tmp_path))
    assert "2021/tan-phong" in tab("score", cwd=tmp_path)
    assert "tan-phong" in tab("overdue --commune", cwd=tmp_path)
    (tmp_path / "tiepcan.yaml").write_bytes(b"\xff\xfe\0[")
    assert "plan-2021" in tab("overdue", cwd=tmp_path)


@pytest.mark.parametrize("typed", ["overdue", "score", "overdue --commune", "render", "progress x", "gaps"])
def test_nothing_is_offered_outside_a_workspace(tmp_path: Path, typed: str) -> None:
    assert [line for line in tab(typed, cwd=tmp_path) if line != "dossier"] == []


def test_names_with_odd_characters(tmp_path: Path) -> None:
    """Vietnamese names are found however their marks are stored; what a shell could run is not offered."""
    names = ("kế hoạch 2020", "ke\u0302\u0301 hoa\u0323ch", "$(touch x)", "a;b", "`x`", "a\nb", "a'b", "-x")
    write_files(tmp_path, {f"plans/{name}.yaml": "" for name in names})
    assert set(tab("overdue", "Kế", cwd=tmp_path)) == set(names[:2])
    assert not set(names[2:-1]) & set(tab("overdue", cwd=tmp_path))


@pytest.mark.parametrize("typed", ["-- --x", "score -- --", "-", "--lang", "score --what-if ="])
@pytest.mark.parametrize(("shell", "word"), [("bash", "="), ("bash", "'\\"), ("zsh", "--x="), ("?", "ế\t")])
def test_nonsense_is_met_with_silence(typed: str, shell: str, word: str) -> None:
    assert tab(typed, word, shell=shell) == []


# -- bash itself --


def bash(words: list[str], cwd: Path = ROOT) -> list[str]:
    """What bash would offer for the last word."""
    tool = f'tiepcan() {{ {shlex.join(TOOL)} "$@"; }}; command() {{ "$@"; }}'
    script = f"""{tool}
source <(tiepcan completion bash) || exit
complete -p tiepcan >/dev/null || exit
COMP_WORDS=(tiepcan {shlex.join(words)}); COMP_CWORD={len(words)}
_tiepcan
(( ${{#COMPREPLY[@]}} )) && printf '%s\\n' "${{COMPREPLY[@]}}"
exit 0"""
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=cwd,
        env=surroundings(LC_ALL="C.UTF-8"),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode().splitlines()


has_bash = pytest.mark.skipif(not shutil.which("bash") or sys.platform == "win32", reason="needs bash")


@has_bash
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["score", "2020/t"], ["2020/tan-phong"]),
        (["validate", "--format", "=", "s"], ["sarif"]),
        (["score", "--format", "="], ["text", "json"]),
        (["render", "plan-2020", "--as", "don"], ["don-doc"]),
        (["validate", "--as"], ["--as-of"]),
        (["explain", "P110", ""], []),
    ],
)
def test_bash_completes(words: list[str], offered: list[str]) -> None:
    assert bash(words) == offered


@has_bash
def test_bash_quotes_blanks(tmp_path: Path) -> None:
    write_files(tmp_path, {"plans/kế hoạch 2020.yaml": ""})
    assert bash(["overdue", "kế"], tmp_path) == ["kế\\ hoạch\\ 2020"]
    assert bash(["overdue", '"kế ho'], tmp_path) == ["kế hoạch 2020"]
    assert bash(["overdue", "kế\\ ho"], tmp_path) == ["kế\\ hoạch\\ 2020"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_is_one_that_the_shell_reads(shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    script = subprocess.run([*TOOL, "completion", shell], capture_output=True, check=True, cwd=ROOT).stdout
    subprocess.run([shell, "-n", "/dev/stdin"], input=script, check=True, timeout=PATIENCE)
