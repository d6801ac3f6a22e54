"""What a change does to results, duties and findings, told from real commits."""

import tempfile
from decimal import Decimal
from pathlib import Path
from shutil import copy, copytree
from typing import Any

import pytest

from commands import COMMUNES, GOOD, OFFICE, PLAN, SHEET, run_tool, write_files
from conftest import ROOT, Ask
from repositories import commit, git, repository
from tiepcan.api.commits import snapshot_of, spread
from tiepcan.messages import Words
from tiepcan.rendering.sections import render_sections
from tiepcan.views.change_report import Section

SOURCE = "source: {cite: Văn bản giả định, status: unverified}"
DAY = ("--as-of", "2020-05-01")


def standard(first: int = 10, second: int = 10) -> str:
    """A made-up regulation of two indicators, with these maxima."""
    return f"""\
# Số liệu giả định để kiểm thử.
kind: standard
id: vi-du
name: Quy định giả định
form: points
years: {{from: 2020, {SOURCE}}}
max: 20
{SOURCE}
criteria:
  - id: "1"
    {SOURCE}
    indicators:
      - {{id: "1.1", max: {first}, measure: share, {SOURCE}}}
      - {{id: "1.2", max: {second}, measure: share, {SOURCE}}}
"""


def sheet(first: int = 50, second: int = 50, commune: str = "tan-phong") -> str:
    """A sheet by the made-up regulation: of a hundred cases so many were done."""
    return f"""\
# Số liệu giả định để kiểm thử.
kind: scores
commune: {commune}
year: 2020
standard: vi-du
indicators:
  "1.1": {{done: {first}, total: 100}}
  "1.2": {{done: {second}, total: 100}}
"""


LOG = """\
# Số liệu giả định để kiểm thử.
kind: progress
plan: plan-2020
entries:
  - date: 2020-04-20
    activity: "1"
    status: done
    outputs: [Lớp tập huấn]
"""
LOG_FILE = "plans/plan-2020.progress.yaml"
SHEET_FILE = "scores/2020/tan-phong.yaml"
PLAN_FILE = "plans/plan-2020.yaml"
LAW_FILE = "standards/vi-du.yaml"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    folder = repository(tmp_path / "office", {**GOOD, SHEET_FILE: sheet(), LAW_FILE: standard()})
    monkeypatch.chdir(folder)
    return folder


def changes(ask: Ask, *arguments: str) -> Any:
    answer = ask("diff", "HEAD", *DAY, "--format", "json", *arguments)
    assert answer.err == ""
    return answer.json


def moves(answer: Any) -> dict[str, tuple[Any, Any, str]]:
    """What moves in the only result that changes: before, now and cause."""
    (result,) = answer["results"]
    return {m["part"]: (low(m["before"]), low(m["after"]), m["cause"]) for m in result["moves"]}


def low(value: Any) -> Any:
    return Decimal(value["low"]) if isinstance(value, dict) else value


# -- results and their causes --


def test_nothing_changes(ask: Ask, office: Path) -> None:
    answer = changes(ask)
    assert answer["base"] == git(office, "rev-parse", "HEAD")
    assert answer["results"] == answer["duties"] == []
    assert answer["findings"] == {"new": [], "mended": [], "accepted": []}
    assert "No result, no duty and no finding changes." in " ".join(ask("diff", "HEAD").out.split())


def test_data_move_a_result(ask: Ask, office: Path) -> None:
    write_files(office, {SHEET_FILE: sheet(first=60)})
    assert moves(changes(ask)) == {"total": (10, 11, "data"), "1.1": (5, 6, "data")}


def test_regulation_moves_a_result(ask: Ask, office: Path) -> None:
    write_files(office, {LAW_FILE: standard(first=8)})
    assert moves(changes(ask)) == {"total": (10, 9, "standard"), "1.1": (5, 4, "standard")}


def test_each_part_has_its_own_cause(ask: Ask, office: Path) -> None:
    write_files(office, {SHEET_FILE: sheet(first=60), LAW_FILE: standard(second=8)})
    found = moves(changes(ask))
    assert found["1.1"] == (5, 6, "data")
    assert found["1.2"] == (5, 4, "standard")
    assert "total" not in found  # one more, one less


def test_data_and_regulation_move_one_number(ask: Ask, office: Path) -> None:
    write_files(office, {SHEET_FILE: sheet(first=60), LAW_FILE: standard(first=8)})
    assert moves(changes(ask))["1.1"] == (5, Decimal("4.8"), "both")


def test_class_of_a_commune_is_data(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("tiepcan.yaml", "plans", "examples/lai-chau"):
        source = ROOT / name
        (copytree if source.is_dir() else copy)(source, made(tmp_path / name))
    monkeypatch.chdir(repository(tmp_path, {}))
    path = tmp_path / "examples/lai-chau/communes.yaml"
    before, slug, behind = path.read_text(encoding="utf-8").partition("slug: quyet-thang")
    path.write_text(before + slug + behind.replace("class: I\n", "class: II\n", 1), encoding="utf-8")
    assert moves(changes(ask)) == {"verdict": ("fail", "pass", "data")}


def made(path: Path) -> Path:
    """A place whose folder is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_sheets_that_come_and_go(ask: Ask, office: Path) -> None:
    write_files(office, {"scores/2020/dong-phong.yaml": sheet(commune="dong-phong")})
    (office / SHEET_FILE).unlink()
    fates = {r["path"]: r["fate"] for r in changes(ask)["results"]}
    assert fates == {"scores/2020/dong-phong.yaml": "new", SHEET_FILE: "removed"}


def test_column_in_which_nothing_stands_takes_no_width(ask: Ask, office: Path) -> None:
    write_files(office, {"scores/2020/dong-phong.yaml": sheet(commune="dong-phong")})
    lines = ask("diff", "HEAD").out.splitlines()
    assert next(line for line in lines if "Sheet" in line).split() == ["Sheet", "What", "Before", "Now"]


def test_sheet_that_errors_break_has_lost_its_result(ask: Ask, office: Path) -> None:
    write_files(office, {SHEET_FILE: sheet().replace("done: 50", "done: 500")})
    (lost,) = changes(ask)["results"]
    assert (lost["fate"], lost["after"], lost["worse"]) == ("lost", None, True)
    commit(office)
    write_files(office, {SHEET_FILE: sheet()})
    (found,) = changes(ask)["results"]
    assert (found["fate"], found["before"], found["worse"]) == ("found", None, False)


# -- duties --


def test_activity_that_becomes_overdue(ask: Ask, office: Path) -> None:
    write_files(office, {PLAN_FILE: PLAN.replace("Tháng 6/2020", "Tháng 3/2020")})
    (duty,) = changes(ask)["duties"]
    assert (duty["activity"], duty["worse"]) == ("1", True)
    assert (duty["before"]["state"], duty["after"]["state"]) == ("not_started", "overdue")
    assert (duty["before"]["last_day"], duty["after"]["last_day"]) == ("2020-06-30", "2020-03-31")


def test_activity_that_becomes_done(ask: Ask, office: Path) -> None:
    write_files(office, {LOG_FILE: LOG})
    (duty,) = changes(ask)["duties"]
    assert (duty["after"]["state"], duty["after"]["done_on"]) == ("done", "2020-04-20")
    assert not duty["worse"]


def test_new_plan_owes_new_duties(ask: Ask, office: Path) -> None:
    write_files(office, {"plans/b.yaml": PLAN.replace("plan-2020", "b")})
    (duty,) = changes(ask)["duties"]
    assert (duty["plan"], duty["before"]) == ("b", None)


def test_duties_of_a_broken_plan_are_not_compared(ask: Ask, office: Path) -> None:
    write_files(office, {PLAN_FILE: PLAN.replace("year: 2020", "year: hai nghìn")})
    answer = changes(ask)
    assert answer["duties"] == []
    assert answer["not_compared"] == [PLAN_FILE]
    assert PLAN_FILE in ask("diff", "HEAD").out


# -- findings --


def test_findings_are_matched_whatever_their_lines(ask: Ask, office: Path) -> None:
    write_files(office, {PLAN_FILE: PLAN.replace("Tháng 6/2020", "Tháng 6/2019")})
    (new,) = changes(ask)["findings"]["new"]
    assert (new["code"], new["path"]) == ("P110", PLAN_FILE)
    commit(office)
    moved = "# Một dòng\n# Hai dòng\n" + PLAN.replace("Tháng 6/2020", "Tháng 6/2019")
    write_files(office, {PLAN_FILE: moved})
    assert changes(ask)["findings"] == {"new": [], "mended": [], "accepted": []}
    write_files(office, {PLAN_FILE: PLAN})
    (mended,) = changes(ask)["findings"]["mended"]
    assert mended["fingerprint"] == new["fingerprint"]


def test_finding_that_is_waived_is_accepted_not_mended(ask: Ask, office: Path) -> None:
    slip = PLAN.replace("Tháng 6/2020", "Tháng 6/2019")
    write_files(office, {PLAN_FILE: slip})
    commit(office)
    waiver = (
        'waive:\n  - code: P110\n    at: {activity: "1"}\n    reason: Nguyên văn\n'
        "    by: Trưởng phòng Tư pháp\n    until: 2030-12-31\n"
    )
    write_files(office, {PLAN_FILE: slip + waiver})
    findings = changes(ask)["findings"]
    assert [f["code"] for f in findings["accepted"]] == ["P110"]
    assert findings["mended"] == []


def test_evidence_that_git_does_not_keep_was_there_before(ask: Ask, office: Path) -> None:
    evidence = LOG.replace(
        "    outputs: [Lớp tập huấn]\n", "    evidence: [{title: Ảnh, file: scan/a.jpg}]\n"
    )
    write_files(office, {LOG_FILE: evidence, ".gitignore": "scan/\n"})
    commit(office)
    write_files(office, {"scan/a.jpg": "ảnh"})
    assert changes(ask)["findings"]["mended"] == []
    (office / "scan/a.jpg").unlink()
    git(office, "rm", "--quiet", ".gitignore")
    commit(office)
    write_files(office, {"scan/a.jpg": "ảnh"})
    git(office, "add", "scan/a.jpg")
    assert [f["code"] for f in changes(ask)["findings"]["mended"]] == ["G104"]


def test_links_of_the_commit_are_no_news(ask: Ask, office: Path) -> None:
    (office / "plans/b.yaml").symlink_to("plan-2020.yaml")
    assert [f["code"] for f in changes(ask)["findings"]["new"]] == ["W102"]
    commit(office)
    assert changes(ask)["findings"]["new"] == []


# -- the command --


def test_compares_with_where_the_work_left_main(ask: Ask, office: Path) -> None:
    start = git(office, "rev-parse", "HEAD")
    git(office, "switch", "--quiet", "--create", "việc")
    write_files(office, {SHEET_FILE: sheet(first=60)})
    commit(office)
    answer = ask("diff", *DAY, "--format", "json").json
    assert answer["base"] == start
    assert moves(answer)["1.1"] == (5, 6, "data")
    git(office, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert ask("diff", *DAY, "--format", "json").json["results"] == []


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, 0),
        ({SHEET_FILE: sheet(first=60)}, 0),
        ({SHEET_FILE: sheet(first=40)}, 1),
        ({LOG_FILE: LOG}, 0),
        ({PLAN_FILE: PLAN.replace("Tháng 6/2020", "Tháng 3/2020")}, 1),
        ({PLAN_FILE: PLAN.replace("lead:", "laed:")}, 1),
    ],
)
def test_exit_code_says_whether_something_is_worse(
    ask: Ask, office: Path, files: dict[str, str], code: int
) -> None:
    write_files(office, files)
    assert ask("diff", "HEAD", *DAY).code == 0
    assert ask("diff", "HEAD", *DAY, "--exit-code").code == code


def test_one_answer_from_every_folder_and_again(
    ask: Ask, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slip = PLAN.replace("Tháng 6/2020", "Tháng 6/2019")
    write_files(office, {SHEET_FILE: sheet(first=40), PLAN_FILE: slip, LAW_FILE: standard(second=8)})
    for format in ("text", "json", "markdown"):
        arguments = ("diff", "HEAD", *DAY, "--format", format)
        monkeypatch.chdir(office)
        first = ask(*arguments)
        assert "tiepcan-" not in first.out  # no name of the folder aside
        assert str(office) not in first.out
        assert ask(*arguments).out == first.out
        monkeypatch.chdir(office / "plans")
        assert ask(*arguments).out == first.out
        assert run_tool(*arguments, "--lang", "en", cwd=office).out == first.out


def test_answer_in_vietnamese(ask: Ask, office: Path) -> None:
    write_files(office, {SHEET_FILE: sheet(first=40), LOG_FILE: LOG})
    out = ask("diff", "HEAD", *DAY, lang="vi").out
    assert "−1" in out
    assert "số liệu" in out
    assert "đúng hạn" in out


def test_keys_of_the_answer(ask: Ask, office: Path) -> None:
    slip = PLAN.replace("Tháng 6/2020", "Tháng 6/2019")
    write_files(office, {SHEET_FILE: sheet(first=40), PLAN_FILE: slip})
    answer = changes(ask)
    assert list(answer) == ["tool", "base", "as_of", "results", "duties", "findings", "not_compared", "worse"]
    (result,) = answer["results"]
    assert list(result) == ["path", "commune", "year", "fate", "before", "after", "moves", "worse"]
    assert result["after"]["total"] == {"low": "9", "high": "9", "max": "20"}
    assert result["moves"][0] == {
        "part": "total",
        "before": {"low": "10", "high": "10", "max": "20"},
        "after": {"low": "9", "high": "9", "max": "20"},
        "change": "-1",
        "cause": "data",
    }
    (duty,) = answer["duties"]
    assert list(duty["after"]) == ["state", "last_day", "done_on", "days_late"]
    (finding,) = answer["findings"]["new"]
    assert list(finding)[:4] == ["code", "severity", "path", "line"]


# -- the comment --


def test_comment_is_never_too_long_and_counts_the_rest() -> None:
    rows = tuple((f"plans/{n}.yaml", "P110", "[x](y) @mọi người |" * 20) for n in range(2_000))
    sections = [Section(f"Phần {n}", ("Tệp", "Mã", "Nội dung"), (1, None, 1), rows) for n in range(5)]
    text = render_sections("### tiepcan diff", sections, Words("en"))
    assert len(text) < 65_000
    assert len(text) > 50_000
    shown = sum(line.startswith("| plans/") for line in text.splitlines())
    left = [
        int(line.split()[0]) for line in text.splitlines() if line.endswith("more rows are not shown here.")
    ]
    assert shown + sum(left) == 5 * len(rows)
    assert all(f"**Phần {n}**" in text for n in range(5))


def test_no_text_of_a_file_is_a_command_of_the_comment(ask: Ask, office: Path) -> None:
    title = "'![x](http://x.example) @everyone <b> | ô #12'"
    write_files(office, {PLAN_FILE: PLAN.replace("Tập huấn", title).replace("Tháng 6", "Tháng 3")})
    out = ask("diff", "HEAD", *DAY, "--format", "markdown").out
    assert "everyone" in out
    assert not any(mark in out for mark in ("![", "](", "@everyone", "<b>", "#12"))


# -- the folder aside --


def test_folder_aside_is_gone_whatever_happens(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "aside"))
    (tmp_path / "aside").mkdir()

    def interrupted() -> None:
        with spread(snapshot_of(office, "HEAD")) as folder:
            assert (folder / PLAN_FILE).read_text(encoding="utf-8") == PLAN
            assert folder.parent == (tmp_path / "aside").resolve()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list((tmp_path / "aside").iterdir()) == []


def test_hostile_names_of_a_commit_stay_in_the_folder_aside(office: Path, tmp_path: Path) -> None:
    blob = git(office, "hash-object", "-w", "--stdin", stdin=PLAN.encode())
    names = ("a\nb.yaml", "--output=x.yaml", "kế hoạch.yaml", "\\..\\x.yaml", "-rf.yaml")
    listing = "".join(f"100644 blob {blob}\t{name}\0" for name in names) + f"120000 blob {blob}\tlink.yaml\0"
    tree = git(office, "mktree", "-z", stdin=listing.encode())
    evil = git(office, "commit-tree", tree, "-m", "x")
    with spread(snapshot_of(office, evil)) as folder:
        found = {path.name for path in folder.rglob("*.yaml")}
    assert found == set(names)
    assert not (tmp_path / "x.yaml").exists()


@pytest.mark.parametrize("name", ["..", ".", ".git"])
def test_tree_that_leads_out_of_the_folder_is_not_followed(office: Path, tmp_path: Path, name: str) -> None:
    """git refuses to make such a tree, a stranger's program does not."""
    blob = git(office, "hash-object", "-w", "--stdin", stdin=PLAN.encode())
    raw = b"100644 x.yaml\0" + bytes.fromhex(blob)
    inner = git(office, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=raw)
    outer_raw = f"40000 {name}".encode() + b"\0" + bytes.fromhex(inner)
    outer = git(office, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", stdin=outer_raw)
    evil = git(office, "commit-tree", outer, "-m", "x")
    with spread(snapshot_of(office, evil)) as folder:
        assert not (folder.parent / "x.yaml").exists()
        assert [path for path in folder.rglob("x.yaml") if ".git" not in path.parts] == []


def test_workspace_without_a_file_of_its_own_ends_at_the_folder_aside(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = repository(tmp_path / "office", {"scores/2020/tan-phong.yaml": SHEET})
    write_files(tmp_path, {"tiepcan.yaml": OFFICE, "communes.yaml": "kind: communes\ncommunes: []\n"})
    write_files(folder, {"tiepcan.yaml": OFFICE, "communes.yaml": COMMUNES})
    monkeypatch.chdir(folder)
    assert changes(ask)["findings"]["mended"] == []
