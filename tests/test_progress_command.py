"""`tiepcan progress`: an entry gets into the log as if somebody had written it there, or not at all."""

import subprocess
from pathlib import Path

import pytest

from commands import COMMUNES, GOOD, OFFICE, PATIENCE, PLAN, TOOL, surroundings, write_files
from conftest import Ask

LOG_NAME = "plans/plan-2020.progress.yaml"
MORE = """\
  - id: "3"
    title: Tuyên truyền
    lead: UBND các xã, phường
    time: Hằng quý
  - id: "2"
    title: Kiểm tra, sơ kết
    activities:
      - id: "2.1"
        title: Kiểm tra
        due: trước ngày 30/9/2020
      - id: "2.2"
        title: Sơ kết
        due: trước ngày 30/10/2020
reporting:
  reports:
    - id: bao-cao-nam
      title: Báo cáo năm
      from: communes
      due: trước ngày 15/11/2020
    - id: bao-cao-phong
      title: Báo cáo của phòng
      from: Phòng Tư pháp
      due: trước ngày 15/12/2020
"""
LOG = """\
# Số liệu giả định để kiểm thử.
kind: progress
plan: plan-2020   # kế hoạch năm
entries:
  - date: 2020-05-04
    activity: "1"
    status: in_progress

  - date: 2020-06-01
    activity: "2.1"
    status: in_progress   # chưa xong
    findings:
      - {id: kt-01, commune: tan-phong, title: Chưa niêm yết, due: trước ngày 01/8/2020}
# hết
"""
TWO = COMMUNES + '  - slug: dong-phong\n    code: "03388"\n    name: Phường Đông Phong\n    kind: phường\n'
EXTENDED = """\
    activity: "2.1"
    extended_to: 2020-10-15
    reason: Chờ
    approved_by:
      number: 7/UBND-NC
"""
SIX = "2020-06-20"
NEW = "\n  - date: 2020-06-20\n"


@pytest.fixture
def office(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {"plans/plan-2020.yaml": PLAN + MORE, "communes.yaml": TWO, LOG_NAME: LOG}
    monkeypatch.chdir(write_files(tmp_path, {**GOOD, **files}))
    return tmp_path


def words(line: str) -> list[str]:
    """The words of a command line; “&” stands for a space within one."""
    return [word.replace("&", " ") for word in line.split()]


def log(folder: Path, name: str = LOG_NAME) -> str:
    return (folder / name).read_bytes().decode()


def with_entry(text: str) -> str:
    return LOG.replace("# hết", f"{NEW}{text}# hết")


# -- what is written --


def test_entry_is_put_behind_the_last_one_and_nothing_else_changes(office: Path, ask: Ask) -> None:
    answer = ask(
        *("progress", "plan-2020", "1", "--status", "done", "--date", "2020-06-20", "--as-of", "2020-07-01"),
        *("--output", 'Lớp tập huấn: "45 người" # đợt 1', "--output", "no", "--output", "- 02 tài liệu"),
        *("--evidence", "15/BC-PTP ngày 5/7/2020", "--kept", "Cặp 2,  hồ sơ\n2020"),
    )
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"{LOG_NAME}:15: noted. Activity 1: Overdue, not finished (1 days) → Done in time\n"
    assert log(office) == with_entry(
        '    activity: "1"\n'
        "    status: done\n"
        "    outputs:\n"
        "      - 'Lớp tập huấn: \"45 người\" # đợt 1'\n"
        '      - "no"\n'
        '      - "- 02 tài liệu"\n'
        "    evidence:\n"
        "      - number: 15/BC-PTP\n"
        "        date: 2020-07-05\n"
        "        kept: Cặp 2, hồ sơ 2020\n"
    )
    assert ask("validate", LOG_NAME, "--format", "json").codes() == []


@pytest.mark.parametrize(
    ("line", "entry", "said"),
    [
        (
            "2.1 --extended-to 2020-10-15 --reason Chờ --approved-by 7/UBND-NC",
            EXTENDED,
            "Activity 2.1: In progress → In progress; extended, first due on 2020-09-29",
        ),
        (
            "bao-cao-nam --commune tan-phong",
            "    report: bao-cao-nam\n    commune: tan-phong\n",
            "Báo cáo năm, Phường Tân Phong: Not begun → Done in time",
        ),
        (
            "bao-cao-phong --status done",
            "    report: bao-cao-phong\n    status: done\n",
            "Báo cáo của phòng: Not begun → Done in time",
        ),
        (
            "1 --commune tan-phong --status in_progress",
            '    activity: "1"\n    commune: tan-phong\n    status: in_progress\n',
            "Activity 1, Phường Tân Phong: Due soon (10 days left)",
        ),
        (
            "dossier --commune tan-phong --step returned --reason Thiếu",
            "    dossier: tan-phong\n    step: returned\n    reason: Thiếu\n",
            "",
        ),
        (
            "bao-cao-nam --extended-to 2020-11-30 --reason Chờ",
            "    report: bao-cao-nam\n    extended_to: 2020-11-30\n    reason: Chờ\n",
            "",
        ),
        (
            "kt-01 --status done --output Sổ",
            "    finding: kt-01\n    status: done\n    outputs:\n      - Sổ\n",
            "Chưa niêm yết, Phường Tân Phong: Not begun → Done in time",
        ),
        (
            "3 --commune tan-phong --term quý&I --status paused",
            '    activity: "3"\n    commune: tan-phong\n    term: quý I\n    status: paused\n',
            "Activity 3, Phường Tân Phong, quý I: Overdue, not finished (81 days) → Paused",
        ),
        (
            "1 --output Sổ",
            '    activity: "1"\n    outputs:\n      - Sổ\n',
            "Activity 1: Due soon (10 days left) →",
        ),
    ],
)
def test_every_kind_of_entry(office: Path, ask: Ask, line: str, entry: str, said: str) -> None:
    answer = ask("progress", "plan-2020", *words(line), "--as-of", SIX)
    assert (answer.code, answer.err) == (0, "")
    assert f"{LOG_NAME}:15: noted. {said}".strip() in answer.out
    assert log(office) == with_entry(entry)
    assert ask("validate", LOG_NAME, "--format", "json").codes() == []


def test_evidence_is_a_file_as_the_workspace_names_it(
    office: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(office, {"minh-chung/2020/Tập huấn.pdf": "", "plans/15/BC-PTP": ""})
    monkeypatch.chdir(office / "plans")
    for written in ("../minh-chung/2020/Tập huấn.pdf", "minh-chung\\2020\\Tập huấn.pdf", "15/BC-PTP"):
        answer = ask("progress", "plan-2020.yaml", "2.1", "--evidence", written, "--date", SIX)
        assert (answer.code, answer.err) == (0, "")
    assert log(office).count("      - file: minh-chung/2020/Tập huấn.pdf\n") == 2
    assert log(office).count("      - file: plans/15/BC-PTP\n") == 1


def test_trial_shows_the_entry_and_writes_nothing(office: Path, ask: Ask) -> None:
    answer = ask("progress", "plan-2020", "2.2", "--status", "paused", "--as-of", SIX, "--dry-run")
    assert answer.code == 0
    assert answer.out == (
        '  - date: 2020-06-20\n    activity: "2.2"\n    status: paused\n'
        "Nothing is written. Activity 2.2: Not begun → Paused\n"
    )
    assert log(office) == LOG


def test_step_of_a_dossier_is_a_duty_where_the_plan_names_its_standard(office: Path, ask: Ask) -> None:
    plan = (PLAN + MORE).replace("year: 2020\n", "year: 2020\nstandard: 619-2017\n")
    write_files(office, {"plans/plan-2020.yaml": plan})
    line = "dossier --commune tan-phong --step submitted --date 2021-01-04 --as-of 2021-01-20"
    answer = ask("progress", "plan-2020", *line.split())
    assert answer.code == 0
    assert "Gửi hồ sơ, Phường Tân Phong: No deadline stated → Done" in answer.out


def test_answer_in_vietnamese(office: Path, ask: Ask) -> None:
    answer = ask("progress", "plan-2020", "2.2", "--status", "paused", "--as-of", SIX, lang="vi")
    assert answer.out.endswith("Hoạt động 2.2: Chưa triển khai → Tạm dừng\n")


# -- where it is written --


def test_first_entry_makes_the_log(office: Path, ask: Ask) -> None:
    (office / LOG_NAME).unlink()
    for step in ("in_progress", "paused"):
        assert ask("progress", "plan-2020", "1", "--status", step, "--as-of", SIX).code == 0
    assert (
        log(office)
        == "kind: progress\nplan: plan-2020\nentries:"
        + "".join(
            f'{NEW}    activity: "1"\n    status: {step}'.rstrip("\n") for step in ("in_progress", "paused")
        )
        + "\n"
    )


def test_first_entry_goes_to_the_folder_that_the_office_names(office: Path, ask: Ask) -> None:
    (office / LOG_NAME).unlink()
    write_files(office, {"tiepcan.yaml": OFFICE + "progress: nhat-ky\n", "nhat-ky/README": ""})
    assert ask("progress", "plan-2020", "1", "--status", "in_progress", "--as-of", SIX).code == 0
    assert 'activity: "1"' in log(office, "nhat-ky/plan-2020.progress.yaml")
    assert not (office / LOG_NAME).exists()


def test_log_of_another_name_in_the_folder_of_the_office(office: Path, ask: Ask) -> None:
    (office / LOG_NAME).unlink()
    name = "nhat-ky/nam-2020.progress.yaml"
    write_files(office, {"tiepcan.yaml": OFFICE + "progress: nhat-ky\n", name: LOG})
    assert ask("progress", "plan-2020", "2.2", "--status", "paused", "--date", SIX).code == 0
    assert log(office, name) == with_entry('    activity: "2.2"\n    status: paused\n')


def test_log_beside_the_plan_comes_first(office: Path, ask: Ask) -> None:
    name = "nhat-ky/nam-2020.progress.yaml"
    write_files(office, {"tiepcan.yaml": OFFICE + "progress: nhat-ky\n", name: LOG})
    assert ask("progress", "plan-2020", "2.2", "--status", "paused", "--date", SIX).code == 0
    assert (log(office, name), log(office) == LOG) == (LOG, False)


def test_of_several_logs_none_is_guessed(office: Path, ask: Ask) -> None:
    (office / LOG_NAME).unlink()
    names = [f"nhat-ky/{name}.progress.yaml" for name in "ab"]
    write_files(office, {"tiepcan.yaml": OFFICE + "progress: nhat-ky\n", **dict.fromkeys(names, LOG)})
    answer = ask("progress", "plan-2020", "2.2", "--status", "paused", "--date", SIX)
    assert (answer.code, answer.out) == (2, "")
    assert all(name in answer.err for name in names)


def test_name_of_the_log_is_taken(office: Path, ask: Ask) -> None:
    other = LOG.replace("plan-2020 ", "plan-2021 ")
    write_files(office, {LOG_NAME: other})
    answer = ask("progress", "plan-2020", "1", "--status", "paused", "--date", SIX)
    assert (answer.code, log(office)) == (2, other)
    assert "it is no log of plan-2020" in answer.err


def test_lone_plan_gets_its_log_beside_it(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_files(tmp_path, {"plan-2020.yaml": PLAN}))
    assert ask("progress", "plan-2020", "1", "--status", "in_progress", "--as-of", SIX).code == 0
    assert 'activity: "1"' in log(tmp_path, "plan-2020.progress.yaml")
    assert "done 0" in ask("overdue", "plan-2020", "--as-of", SIX).out


# -- what is refused --


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("1 --status done", "P102", "--output"),
        ("1", "L104", "--status"),
        ("1 --step returned --status paused", "L104", "--step"),
        ("dossier --commune tan-phong", "L104", "--step"),
        ("2.1 --extended-to 2020-10-15", "L105", "--reason"),
        ("bao-cao-nam --commune tan-phong --extended-to 2020-11-30 --reason Chờ", "L120", "--approved-by"),
        ("3 --commune tan-phong --term tháng&1 --status paused", "L122", "quý I"),
        ("dossier --commune tan-phong --step resubmitted", "L123", "returned"),
        ("1 --status paused --date 2020-06-21", "L106", "--date"),
    ],
)
def test_what_the_checks_would_find_is_said_and_nothing_written(
    office: Path, ask: Ask, line: str, code: str, hint: str
) -> None:
    answer = ask("progress", "plan-2020", *words(line), "--as-of", SIX)
    assert (answer.code, answer.out) == (1, "")
    assert f"{LOG_NAME}:1" in answer.err
    assert f" {code} " in answer.err
    assert hint in answer.err.partition("Hint: ")[2]
    assert answer.err.endswith("is left as it was\n")
    assert log(office) == LOG


@pytest.mark.parametrize("day", ["2020-06-05", "2020-06-20"])
def test_what_is_done_is_not_done_again_be_the_new_entry_earlier_or_later(
    office: Path, ask: Ask, day: str
) -> None:
    done = LOG + '  - date: 2020-06-10\n    activity: "1"\n    status: done\n    outputs: Lớp\n'
    write_files(office, {LOG_NAME: done})
    answer = ask("progress", "plan-2020", "1", "--status", "done", "--date", day)
    assert (answer.code, log(office)) == (1, done)
    assert " L107 " in answer.err


def test_older_warnings_do_not_forbid_an_entry_and_errors_do(office: Path, ask: Ask) -> None:
    old = LOG.replace("status: in_progress\n", "status: done\n")
    write_files(office, {LOG_NAME: old})
    assert ask("progress", "plan-2020", "2.2", "--status", "paused", "--date", SIX).code == 0
    wrong = LOG.replace('activity: "1"', 'activity: "9"')
    write_files(office, {LOG_NAME: wrong})
    answer = ask("progress", "plan-2020", "2.2", "--status", "paused", "--date", SIX)
    assert (answer.code, log(office)) == (1, wrong)
    assert f"{LOG_NAME}:6:15: L102" in answer.err


@pytest.mark.parametrize(
    ("name", "text"),
    [(LOG_NAME, "entries: ["), (LOG_NAME, ""), ("plans/plan-2020.yaml", "kind: plan\nid: plan-2020\n")],
)
def test_files_with_errors_are_left_alone(office: Path, ask: Ask, name: str, text: str) -> None:
    write_files(office, {name: text})
    answer = ask("progress", "plan-2020", "1", "--status", "paused", "--date", SIX)
    assert (answer.code, answer.out) == (1, "")
    assert f"{name}:1:" in answer.err
    assert log(office, name) == text


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("22", "Still open: 1, 3, 2.1, 2.2, bao-cao-nam, bao-cao-phong, kt-01, dossier"),
        ("xyz", "still open: 1, 3, 2.1"),
        ("bao-cao-nm --commune tan-phong", "“bao-cao-nam”"),
        ("2 --status paused", "2.1, 2.2"),
        ("1 --commune tan-fong --status paused", "“tan-phong”"),
        ("1 --commune phường&tân&phong --status paused", "“tan-phong”"),
        ("1 --commune Đông&Phong --status paused", "“dong-phong”"),
        ("1 --commune xyz --status paused", "tan-phong, dong-phong"),
        ("dossier --step returned", "--commune"),
        ("bao-cao-nam", "tan-phong, dong-phong"),
        ("bao-cao-phong --commune tan-phong", "--commune"),
        ("kt-01 --commune dong-phong --status done", "--commune"),
        ("3 --status done --output x", "tan-phong, dong-phong"),
        ("1 --status finished", "done"),
        ("1 --status paused --date 20/6/2020", "2020-06-20"),
        ("1 --extended-to 2020-02-30 --reason x", "calendar"),
        ("1 --evidence khong-co.pdf", "15/BC-PTP"),
        ("1 --evidence 2020/khong-co.pdf", "15/BC-PTP"),
        ("1 --evidence 15/BC-PTP&ngày&31/6/2020", "look the day up"),
        ("1 --output x --kept Cặp", "--evidence"),
        ("1 --status paused --approved-by UBND", "1186/UBND-NC"),
    ],
)
def test_what_cannot_be_meant_is_answered_with_what_can(office: Path, ask: Ask, line: str, hint: str) -> None:
    answer = ask("progress", "plan-2020", *words(line), "--as-of", SIX)
    assert (answer.code, answer.out) == (2, "")
    assert hint in answer.err.replace("Error: there is no day", "calendar")
    assert log(office) == LOG


@pytest.mark.parametrize("text", ["", "  ", "\n", "x\u202ey", "x\x07"])
def test_texts_that_hold_nothing_or_what_nobody_sees(office: Path, ask: Ask, text: str) -> None:
    answer = ask("progress", "plan-2020", "1", "--output", text, "--as-of", SIX)
    assert (answer.code, answer.out, log(office)) == (2, "", LOG)


def test_evidence_outside_the_workspace(
    office: Path, ask: Ask, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away") / "a.pdf"
    away.write_bytes(b"")
    answer = ask("progress", "plan-2020", "1", "--evidence", away, "--as-of", SIX)
    assert (answer.code, log(office)) == (2, LOG)
    assert "leads out of the workspace" in answer.err


def test_list_in_brackets_is_refused_with_a_sentence(office: Path, ask: Ask) -> None:
    flow = "kind: progress\nplan: plan-2020\nentries: [{date: 2020-06-01, activity: 1, status: paused}]\n"
    write_files(office, {LOG_NAME: flow})
    answer = ask("progress", "plan-2020", "2.2", "--status", "paused", "--date", SIX)
    assert (answer.code, answer.out, log(office)) == (2, "", flow)
    assert "the list stands in brackets" in answer.err


# -- two at once --


@pytest.mark.parametrize("there", [True, False], ids=["log", "no log yet"])
def test_entries_made_at_once_are_all_there(office: Path, there: bool) -> None:
    if not there:
        (office / LOG_NAME).unlink()
    words = ["một", "hai", "ba", "bốn", "năm"]
    runs = [
        subprocess.Popen(
            [*TOOL, "progress", "plan-2020", "1", "--output", f"lần {word}", "--date", SIX],
            cwd=office,
            env=surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for word in words
    ]
    said = [run.communicate(timeout=PATIENCE) for run in runs]
    assert [run.returncode for run in runs] == [0] * len(words), said
    text = log(office)
    assert text.count("- date: 2020-06-20\n") == len(words)
    assert all(f"      - lần {word}\n" in text for word in words)
    assert text.count("kind: progress") == 1
