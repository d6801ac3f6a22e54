"""A workspace: where it begins and ends, what is read in it, and what is said of the rest."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from commands import COMMUNES, OFFICE, PATIENCE, PLAN, SHEET, Answer, surroundings, write_files
from conftest import Ask
from tiepcan import api
from tiepcan.diagnostics import Stop
from tiepcan.workspace.archive import Archive
from tiepcan.workspace.files import inside, meant, read_bytes, root_of, shown
from tiepcan.workspace.loading import load
from tiepcan.workspace.walking import walk

DAY = date(2020, 12, 31)
posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such files")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one, by its true name."""
    folder = tmp_path.resolve()
    monkeypatch.chdir(folder)
    return folder


def findings(*paths: Path) -> list[tuple[str, str]]:
    """Code and file of everything that `validate` finds, notes of the plan itself left out."""
    found = api.validate(paths or [Path()], DAY).found
    return [(d.code, d.at.path) for d in found if d.code.startswith("W")]


def failures(*paths: Path) -> list[str]:
    return [f.message.msgid for f in api.validate(paths or [Path()], DAY).failures]


# -- roots --


def test_nearest_workspace_file_is_the_root(here: Path) -> None:
    write_files(here, {"tiepcan.yaml": OFFICE, "a/tiepcan.yaml": OFFICE, "a/b/plans/p.yaml": PLAN})
    assert root_of(here / "a/b/plans/p.yaml") == here / "a"
    assert root_of(Path("a/b/plans/p.yaml")) == here / "a"
    assert root_of(Path()) == here


def test_without_one_the_nearest_folder_with_plans(here: Path) -> None:
    write_files(here, {"plans/p.yaml": PLAN, "scores/2020/x.yaml": SHEET})
    assert root_of(here / "plans/p.yaml") == here
    assert root_of(here / "scores/2020/x.yaml") == here
    assert root_of(here / "scores") == here


def test_workspace_file_counts_more_than_nearer_plans(here: Path) -> None:
    write_files(here, {"tiepcan.yaml": OFFICE, "old/plans/p.yaml": PLAN})
    assert root_of(here / "old/plans/p.yaml") == here


def test_lone_file_is_its_own_workspace(here: Path) -> None:
    write_files(here, {"deep/er/p.yaml": PLAN})
    assert root_of(here / "deep/er/p.yaml") == here / "deep/er"
    assert root_of(Path("deep/er/missing.yaml")) == here / "deep/er"


def test_folder_named_like_the_workspace_file_is_no_root(here: Path) -> None:
    write_files(here, {"a/tiepcan.yaml/x.txt": "", "a/p.yaml": PLAN, "tiepcan.yaml": OFFICE})
    assert root_of(here / "a/p.yaml") == here


@posix
def test_root_of_a_linked_folder_is_where_it_truly_lies(here: Path) -> None:
    write_files(here, {"office/tiepcan.yaml": OFFICE, "office/plans/p.yaml": PLAN, "other/x.txt": ""})
    (here / "other" / "link").symlink_to(here / "office" / "plans")
    assert root_of(here / "other" / "link" / "p.yaml") == here / "office"


# -- walking --


def test_nested_workspace_is_not_entered_and_said(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(
        here, {"tiepcan.yaml": "kind: workspace\n", "p.yaml": PLAN, "inner/tiepcan.yaml": "kind: x\n"}
    )
    write_files(here, {"inner/broken.yaml": "[", "inner/deep/tiepcan.yaml": OFFICE})
    monkeypatch.chdir(here)
    answer = ask("validate")
    assert answer.code == 0
    assert answer.err.count("inner") == 1
    assert "Files checked: 2." in answer.out


def test_nested_workspace_is_checked_when_it_is_named(here: Path) -> None:
    write_files(here, {"tiepcan.yaml": "kind: workspace\n", "inner/tiepcan.yaml": "kind: workspace\n"})
    result = api.validate([Path(), Path("inner")], DAY)
    assert (result.files, result.nested) == (2, ("inner",))


def test_files_come_in_the_order_of_their_names(here: Path) -> None:
    write_files(here, {f"{name}.yaml": PLAN for name in ("c", "a", "b/x", "B/x")})
    assert [shown(path) for path in walk(Path()).files] == ["a.yaml", "c.yaml", "B/x.yaml", "b/x.yaml"]


def test_hidden_things_and_environments_are_passed_over(here: Path) -> None:
    write_files(here, {".git/x.yaml": "[", ".hidden.yaml": "[", "env/pyvenv.cfg": "", "env/x.yaml": "["})
    result = api.validate([Path()], DAY)
    assert (result.files, result.found, result.failures) == (0, (), ())


def test_mark_of_a_document_open_in_word_is_none(here: Path) -> None:
    write_files(
        here, {"scores/2020/tan-phong.yaml": SHEET, "scores/2020/~$n-phong.yaml": "[", "~$a.docx": "x"}
    )
    assert findings() == []
    (failure,) = api.validate([Path("~$a.docx")], DAY).failures
    assert "is open in Word" in failure.message.msgid


def test_only_yaml_files_are_read(here: Path) -> None:
    write_files(here, {"notes.txt": "[", "sheet.xlsx": "[", "yaml": "[", "plan.yaml.bak": "["})
    assert api.validate([Path()], DAY).files == 0


@pytest.mark.parametrize("name", ["plan.yml", "plan.YAML", "plan.Yml", "plan.yaml.txt", "plan.YML.TXT"])
def test_other_ending_is_said_not_skipped(here: Path, name: str) -> None:
    write_files(here, {name: PLAN})
    assert findings() == [("W101", name)]
    (found,) = api.validate([Path()], DAY).found
    assert found.hint is not None
    assert found.hint.values == {"name": "plan.yaml"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"name: tiepcan\nruns: {using: composite}\n", False),
        (b"", False),
        ('\ufeff"kind" : plan\n'.encode(), True),
        (PLAN.encode("utf-16"), True),
        ("# Kế hoạch\nid: a\n".encode("cp1258", "replace").replace(b"?", b"\xea"), True),
    ],
)
def test_settings_of_other_programs_are_none_of_ours(here: Path, data: bytes, told: bool) -> None:
    (here / "action.yml").write_bytes(data)
    assert findings() == ([("W101", "action.yml")] if told else [])


def test_other_ending_is_read_when_it_is_named(here: Path) -> None:
    write_files(here, {"plan.yml": PLAN})
    assert api.validate([Path("plan.yml")], DAY).files == 1


@posix
def test_links_are_said_and_not_followed(here: Path) -> None:
    write_files(here, {"a/p.yaml": PLAN, "outside/broken.yaml": "["})
    (here / "a" / "link.yaml").symlink_to(here / "outside" / "broken.yaml")
    (here / "a" / "gone.yaml").symlink_to("nowhere.yaml")
    (here / "a" / "folder").symlink_to(here / "outside")
    assert findings(Path("a")) == [("W102", f"a/{name}") for name in ("folder", "gone.yaml", "link.yaml")]


@posix
def test_links_in_a_circle_end(here: Path) -> None:
    write_files(here, {"a/p.yaml": PLAN})
    (here / "a" / "up").symlink_to(here)
    (here / "a" / "self.yaml").symlink_to("self.yaml")
    (here / "ring").symlink_to("ring")
    assert findings() == [("W102", name) for name in ("a/self.yaml", "a/up")]
    assert api.validate([Path()], DAY).files == 1


@posix
@pytest.mark.parametrize("command", [["validate"], ["score"], ["overdue"], ["render"]], ids=lambda c: c[0])
def test_link_that_is_named_is_refused(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    write_files(here, {"p.yaml": PLAN})
    (here / "link.yaml").symlink_to("p.yaml")
    monkeypatch.chdir(here)
    answer = ask(*command, "link.yaml")
    assert answer.code == 2
    assert "link.yaml is a link" in answer.err


def test_same_file_named_in_two_ways_is_read_once(here: Path) -> None:
    write_files(here, {"plans/p.yaml": PLAN})
    paths = [Path(), Path("plans"), here / "plans", Path("plans/p.yaml"), Path("plans/../plans/p.yaml")]
    assert api.validate(paths, DAY).files == 1
    assert findings(*paths) == []


# -- names that stand twice --


def test_same_plan_in_two_files(here: Path) -> None:
    write_files(here, {"plans/a.yaml": PLAN, "plans/b.yaml": PLAN})
    assert findings() == [("W103", "plans/b.yaml")]


def test_same_commune_and_year_in_two_files(here: Path) -> None:
    other_year = SHEET.replace("2020", "2019")
    write_files(here, {"scores/a.yaml": SHEET, "scores/b.yaml": SHEET, "scores/c.yaml": other_year})
    assert findings() == [("W103", "scores/b.yaml")]


def test_copy_is_told_of_not_the_file_of_the_right_name(here: Path) -> None:
    sheet, copy = "scores/2020/tan-phong.yaml", "scores/2020/Tân Phong.yaml"
    write_files(here, {sheet: SHEET, copy: SHEET})
    (twice,) = (d for d in api.validate([Path()], DAY).found if d.code == "W103")
    assert (twice.at.path, twice.message.values["path"]) == (copy, sheet)
    assert twice.hint is not None
    write_files(here, {"scores/2020/tan-phong - Copy.yaml": SHEET})
    assert ("W103", sheet) not in findings()


def test_two_workspaces_may_have_plans_of_one_name(here: Path) -> None:
    write_files(
        here,
        {
            f"{office}/{name}": text
            for office in "ab"
            for name, text in (("tiepcan.yaml", "kind: workspace\n"), ("p.yaml", PLAN))
        },
    )
    assert findings(Path("a"), Path("b")) == []


@pytest.mark.parametrize(
    "twins",
    [("plan.yaml", "Plan.yaml"), (normalize("NFC", "kế-hoạch.yaml"), normalize("NFD", "kế-hoạch.yaml"))],
    ids=["capitals", "marks"],
)
def test_names_that_differ_only_in_spelling(here: Path, twins: tuple[str, str]) -> None:
    write_files(
        here, {name: f"kind: plan\nid: p-{number}\nyear: 2020\n" for number, name in enumerate(twins)}
    )
    if len(list(here.iterdir())) < len(twins):
        pytest.skip("these names are one file on this disk")
    assert [code for code, _ in findings()] == ["W104"]


# -- the places that tiepcan.yaml names --


def office(**places: str) -> str:
    return "kind: workspace\n" + "".join(f"{field}: {place}\n" for field, place in places.items())


def test_places_that_are_there(here: Path) -> None:
    write_files(here, {"tiepcan.yaml": office(communes="lists/c.yaml", scores="s/../scores", progress=".")})
    write_files(here, {"lists/c.yaml": COMMUNES, "scores/x.txt": "", "s/x.txt": ""})
    assert findings() == []
    assert Archive(here).communes is not None


@pytest.mark.parametrize("field", ["communes", "scores", "holidays", "progress"])
def test_place_that_is_not_there(here: Path, field: str) -> None:
    write_files(here, {"tiepcan.yaml": office(**{field: "nowhere/at-all"})})
    assert findings() == [("W105", "tiepcan.yaml")]
    assert Archive(here).place(field) is None


@pytest.mark.parametrize(
    ("field", "place"),
    [
        *[("communes", "lists"), ("communes", "plan.yaml"), ("holidays", "lists"), ("holidays", "plan.yaml")],
        *[("scores", "plan.yaml"), ("progress", "plan.yaml")],
    ],
)
def test_place_that_is_something_else(here: Path, field: str, place: str) -> None:
    write_files(here, {"tiepcan.yaml": office(**{field: place}), "plan.yaml": PLAN, "lists/x.txt": ""})
    assert findings() == [("W105", "tiepcan.yaml")]
    assert failures() == []


def test_backslashes_are_answered_with_slashes(here: Path) -> None:
    write_files(here, {"tiepcan.yaml": office(communes="lists\\c.yaml"), "lists/c.yaml": COMMUNES})
    (finding,) = api.validate([Path("tiepcan.yaml")], DAY).found
    assert finding.code == "W105"
    assert finding.hint is not None
    assert "/" in finding.hint.msgid


@pytest.mark.parametrize(
    "written",
    [
        "../xa.yaml",
        "lists/../../xa.yaml",
        "/etc/hosts",
        "..",
        "/",
        "C:\\xa.yaml",
        "C:xa.yaml",
        "\\\\server\\xa.yaml",
    ],
)
def test_place_out_of_the_workspace(here: Path, written: str) -> None:
    write_files(here, {"xa.yaml": COMMUNES, "a/lists/x.txt": "", "a/tiepcan.yaml": office(communes=written)})
    assert findings(Path("a")) == [("W106", "a/tiepcan.yaml")]
    assert Archive(here / "a").communes is None


def test_whole_path_is_refused_even_within(here: Path) -> None:
    write_files(here, {"xa.yaml": COMMUNES})
    assert inside(here, str(here / "xa.yaml")) is None
    assert inside(here, "xa.yaml") == here / "xa.yaml"


@posix
def test_link_out_of_the_workspace_is_no_way_out(here: Path) -> None:
    write_files(here, {"xa.yaml": COMMUNES, "a/tiepcan.yaml": office(communes="door/xa.yaml")})
    (here / "a" / "door").symlink_to(here)
    assert ("W106", "a/tiepcan.yaml") in findings(Path("a"))


# -- things that are no files --


@posix
@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_what_is_no_file_never_blocks(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    write_files(here, {"plans/good.yaml": PLAN.replace("Tháng 6/2020", "Tháng 6/2019")})
    if kind == "pipe":
        os.mkfifo(here / "plans" / "odd.yaml")
    else:
        monkeypatch.chdir(here / "plans")
        with socket.socket(socket.AF_UNIX) as ear:
            ear.bind("odd.yaml")
    monkeypatch.chdir(here)
    answer = ask("validate")
    assert answer.code == 2
    assert "plans/odd.yaml" in answer.err
    assert "P110" in answer.out
    assert ask("overdue", "plans/odd.yaml").code == 2
    assert ask("overdue").code == 2
    assert ask("overdue", "good").code == 0


@posix
def test_device_is_not_read(here: Path) -> None:
    with pytest.raises(Stop):
        read_bytes(Path("/dev/zero"))
    (here / "zero.yaml").symlink_to("/dev/zero")
    with pytest.raises(Stop):
        load(here / "zero.yaml")


def test_folder_named_like_a_file(here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(here, {"plans/x.yaml/inner.yaml": PLAN})
    monkeypatch.chdir(here)
    assert ask("validate").code == 0
    assert "Files checked: 1." in ask("validate", "plans/x.yaml").out
    for command in ("score", "overdue", "render"):
        answer = ask(command, "plans/x.yaml")
        assert (answer.code, "plans/x.yaml" in answer.err) == (2, True)


def test_file_above_the_limit_is_found_not_read(here: Path) -> None:
    with (here / "big.yaml").open("wb") as stream:
        stream.write(b"kind: progress\n")
        stream.truncate(16 * 1024 * 1024 + 1)
    with (here / "huge.yaml").open("wb") as stream:
        stream.truncate(1 << 32)
    assert len(read_bytes(here / "huge.yaml")) == 16 * 1024 * 1024 + 1
    assert [(d.code, d.at.path) for d in api.validate([Path()], DAY).found] == [
        ("Y101", "big.yaml"),
        ("Y101", "huge.yaml"),
    ]


# -- folders and files that cannot be read --


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """A folder that every user of this machine can reach."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        yield folder
        for path in [folder, *folder.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)


# Everything is imported before the right to read everything is given up, the second time it counts.
AS_NOBODY = """
import contextlib, io, os, sys
from tiepcan.__main__ import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    main(sys.argv[1:])
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.exit(main(sys.argv[1:]))
"""


def run_as_nobody(*arguments: str, cwd: Path) -> Answer:
    """The tool without the superuser's rights: nothing is closed to that one."""
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *arguments],
        cwd=cwd,
        env=surroundings(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@posix
@pytest.mark.parametrize("closed", ["plans/shut", "plans/shut.yaml", "tiepcan.yaml", "communes.yaml"])
def test_what_is_closed_is_said_and_hides_nothing(plain_folder: Path, closed: str) -> None:
    late = PLAN.replace("Tháng 6/2020", "Tháng 6/2019")
    write_files(
        plain_folder, {"tiepcan.yaml": OFFICE, "communes.yaml": COMMUNES, "scores/2020/tan-phong.yaml": SHEET}
    )
    write_files(
        plain_folder,
        {
            "plans/a.yaml": late,
            "plans/shut.yaml": PLAN.replace("plan-2020", "plan-x"),
            "plans/shut/x.yaml": PLAN,
        },
    )
    write_files(plain_folder, {"plans/a.progress.yaml": "kind: progress\nplan: plan-2020\n"})
    (plain_folder / closed).chmod(0)
    answer = run_as_nobody("validate", "--lang", "en", cwd=plain_folder)
    assert answer.code == 2
    assert f"{closed} cannot be read: access is denied" in answer.err
    assert answer.err.count(closed) == 1
    assert "plans/a.yaml:12:10: P110" in answer.out
    assert "Files checked:" in answer.out


def test_name_too_long_for_the_disk(here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    long = "ế" * 90
    for arguments in (
        ["validate", long],
        ["score", f"2020/{long}"],
        ["score", f"{long}.yaml"],
        ["render", long],
    ):
        answer = ask(*arguments)
        assert answer.code == 2
        assert len(answer.err.splitlines()) <= 2


@posix
def test_current_folder_that_is_gone(plain_folder: Path) -> None:
    gone = plain_folder / "gone"
    gone.mkdir()
    program = "import os, sys; os.rmdir(os.getcwd()); from tiepcan.__main__ import main; sys.exit(main())"
    for arguments in (["validate"], ["overdue"], ["score", "2020/x"], ["summary", "2020"]):
        gone.mkdir(exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=gone,
            env=surroundings(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == (0 if arguments == ["validate"] else 2)  # nothing is there to be read
        assert b"Traceback" not in done.stderr
        assert b": \n" not in done.stderr
        assert b" : " not in done.stderr


# -- one broken file never hides the others --


@posix
def test_neighbour_that_cannot_be_read_stops_no_check(here: Path) -> None:
    write_files(here, {"tiepcan.yaml": office(communes="c.yaml"), "scores/2020/tan-phong.yaml": SHEET})
    write_files(here, {"plans/p.yaml": PLAN, "plans/p.progress.yaml": "kind: progress\nplan: plan-2020\n"})
    os.mkfifo(here / "plans" / "q.yaml")
    os.mkfifo(here / "c.yaml")
    result = api.validate([Path()], DAY)
    assert result.files == 6
    assert len(result.failures) == 2


@posix
def test_nothing_is_scored_on_a_list_that_cannot_be_read(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(here, {"tiepcan.yaml": office(communes="c.yaml"), "scores/2020/tan-phong.yaml": SHEET})
    write_files(here, {"real.yaml": COMMUNES, "plans/p.yaml": PLAN})
    (here / "c.yaml").symlink_to("real.yaml")
    monkeypatch.chdir(here)
    for arguments in (("score", "2020/tan-phong"), ("overdue",), ("summary", "2020")):
        answer = ask(*arguments)
        assert (answer.code, answer.out) == (2, "")
        assert "c.yaml" in answer.err


def test_error_in_the_list_of_communes_is_an_error_of_every_result(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(
        here,
        {
            "tiepcan.yaml": office(communes="c.yaml"),
            "scores/2020/tan-phong.yaml": SHEET,
            "plans/p.yaml": PLAN,
        },
    )
    write_files(here, {"c.yaml": COMMUNES.replace("class: II", "class: IV")})
    monkeypatch.chdir(here)
    for arguments in (
        ("score", "2020/tan-phong"),
        ("score", "--year", "2020"),
        ("overdue",),
        ("summary", "2020"),
    ):
        answer = ask(*arguments)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.count("c.yaml:") == 1


# -- names that a terminal would obey --

ODD_NAMES = {
    "newline": "a\n::error::b.yaml",
    "escape": "a\x1b[31mb.yaml",
    "bidi": "a\u202eb.yaml",
    "surrogate": os.fsdecode(b"a\xff.yaml"),
    "tab": "a\tb.yaml",
    "markup": "[red]a[x=1].yaml",
    "command": "::error::b.yaml",
}


@posix
@pytest.mark.parametrize("name", ODD_NAMES.values(), ids=ODD_NAMES)
@pytest.mark.parametrize("command", ["validate", "score", "overdue"])
def test_odd_names_are_shown_harmlessly(
    here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, name: str, command: str
) -> None:
    try:
        (here / name).write_text("kind: plan\nid: Plan\n" if command != "score" else "[", encoding="utf-8")
    except OSError:
        pytest.skip("this disk has no such names")
    monkeypatch.chdir(here)
    for answer in (ask(command, name), ask(command, f"{name}.gone.yaml")):
        text = answer.out + answer.err
        assert answer.code in (1, 2)
        assert not any(c in text for c in "\x1b\u202e\t\udcff")
        assert not any(line.lstrip().startswith("::") for line in text.splitlines())
        assert "Traceback" not in text


@posix
@pytest.mark.parametrize("name", ODD_NAMES.values(), ids=ODD_NAMES)
def test_odd_names_are_valid_json(here: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    try:
        (here / name).write_text("[", encoding="utf-8")
    except OSError:
        pytest.skip("this disk has no such names")
    monkeypatch.chdir(here)
    answer = ask("validate", "--format", "json")
    (finding,) = answer.json["findings"]
    finding["path"].encode()  # no half of a pair
    if "\udcff" not in name:
        assert finding["path"] == name
    assert not any(c in answer.out for c in "\x1b\u202e\t\udcff")


# -- what a user means --


def test_backslashes_and_a_missing_ending_are_understood(here: Path) -> None:
    write_files(here, {"plans/p.yaml": PLAN})
    for text in ("plans/p", "plans\\p", "plans\\p.yaml", "./plans/p.yaml"):
        assert meant(text) == Path("plans/p.yaml")
    assert meant("plans\\q") == Path("plans\\q")
    assert meant("plans") == Path("plans")
    assert meant("") == Path()


@posix
def test_file_whose_name_holds_a_backslash_is_meant_first(here: Path) -> None:
    write_files(here, {"plans/p.yaml": PLAN, "plans\\p.yaml": PLAN})
    assert meant("plans\\p.yaml") == Path("plans\\p.yaml")
