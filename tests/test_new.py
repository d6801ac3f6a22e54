"""`tiepcan new`: plans, score sheets and communes are added ready to fill in, and nothing is written over."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commands import COMMUNES, GOOD, write_files
from conftest import Ask
from tiepcan.diagnostics import Stop
from tiepcan.model.plan import Plan
from tiepcan.model.scores import ScoreSheet
from tiepcan.model.standard import ResultForm, Standard
from tiepcan.reading.load import read_file
from tiepcan.views.empty_sheet import empty_sheet
from tiepcan.workspace.archive import Archive
from tiepcan.workspace.newcomers import tidy
from tiepcan.workspace.starter import plan_text

STANDARDS = sorted(Archive(Path("nowhere")).standards, key=lambda s: s.id)
DECEMBER = "1796083200"  # 1/12/2026


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """The office of three files as another tool may have left it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DECEMBER)
    monkeypatch.chdir(write_files(tmp_path, GOOD))
    return tmp_path


def text(path: Path) -> str:
    return path.read_bytes().decode()


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


# -- a whole session --


def test_a_new_office_from_the_first_command_to_the_document(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DECEMBER)
    monkeypatch.chdir(tmp_path)
    assert ask("init", "van-phong", "--name", "UBND xã Mẫu", lang=None).code == 0
    monkeypatch.chdir(tmp_path / "van-phong")
    told = ask("new", "commune", "Xã Nậm Loỏng", lang=None)
    assert (told.code, told.err) == (0, "")
    assert "tiepcan new scores 2026/nam-loong" in told.out
    told = ask("new", "scores", "2026/nam-loong", lang=None)
    assert (told.code, told.err) == (0, "")
    assert "tiepcan score 2026/nam-loong" in told.out
    assert ask("validate", "--format", "json").codes() == ["S128"]
    sheet = Path("scores/2026/nam-loong.yaml")
    sheet.write_text(
        text(sheet).replace("    done:\n    total:\n", "    done: 5\n    total: 5\n", 1), "utf-8"
    )
    assert ask("validate", "--format", "json").codes() == []
    scored = ask("score", "2026/nam-loong", "--format", "json").json["results"][0]
    assert scored["indicators"]["1.1"]["state"] == "computed"
    assert scored["indicators"]["1.2"]["state"] == "not_assessed"
    assert ask("render", "plan-2026", "--docx", lang=None).code == 0
    assert (tmp_path / "van-phong/build/plan-2026.docx").is_file()
    assert ask("overdue", lang=None).code == 0


# -- plans --


def test_plan_takes_the_next_free_id(ask: Ask, office: Path) -> None:
    for name in ("plan-2024", "plan-2024-2", "plan-2024-3"):
        told = ask("new", "plan", 2024)
        assert told.code == 0
        assert f"plans/{name}.yaml" in told.out
    assert ask("validate", "plans", "--format", "json").codes() == []


def test_plan_has_id_title_and_office(ask: Ask, office: Path) -> None:
    assert ask("new", "plan", 2024, "--id", "ke-hoach", "--title", "Tuyên truyền: 2024").code == 0
    plan = read_file((office / "plans/ke-hoach.yaml").read_bytes(), "plans/ke-hoach.yaml")
    assert plan.found == ()
    assert getattr(plan.record, "title", None) == "Tuyên truyền: 2024"
    assert ask("validate", "plans", "--strict", "--format", "json").codes() == []
    assert "  name: Phòng Tư pháp\n" in text(office / "plans/ke-hoach.yaml")


@given(st.text(min_size=1), st.text(min_size=1))
@example("Phòng: “Tư pháp” #1", "Kế hoạch\r\n- a: b")
@example("@year@", "@unit@ ${{ secrets }}")
@example("a\u0085b", "\u2028")
def test_whatever_names_say_a_plan_reads_or_is_refused(unit: str, title: str) -> None:
    try:
        unit, title = tidy(unit), tidy(title)
        made = plan_text(unit, 2024, "plan-2024", STANDARDS[1], title)
    except Stop:
        return
    loaded = read_file(made.encode(), "plans/plan-2024.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, Plan)
    assert (loaded.record.title, loaded.record.issuer and loaded.record.issuer.name) == (title, unit)


def test_next_years_plan_says_that_holidays_are_missing(ask: Ask, office: Path) -> None:
    told = ask("new", "plan", 2027)
    assert told.code == 0
    assert "holidays of 2027" in told.err
    assert ask("validate", "--format", "json", "plans").codes() == ["H106"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", "2025"],
        ["plan", "2013"],
        ["plan", "x"],
        ["plan", "2024", "2026"],
        ["plan", "2024", "--id", "plan-2020"],
        ["plan", "2024", "--id", "../x"],
        ["plan", "2024", "--id", "Kế hoạch"],
        ["plan", "2024", "--title", "a\x00b"],
        ["plan", "2024", "--class", "I"],
        ["plan"],
        ["nothing", "2024"],
        ["scores", "2025/tan-phong"],
        ["scores", "2020/tan-phong"],
        ["scores", "2020/tan-phog"],
        ["scores", "2020"],
        ["scores", "tan-phong"],
        ["scores", "2020/a", "2021/b"],
        ["scores", "2019/tan-phong", "--all"],
        ["scores", "2019/../../x"],
        ["scores", "2013", "--all"],
        ["scores", "2019/tan-phong", "--id", "x"],
        ["commune", "***"],
        ["commune", "Nậm Loỏng"],
        ["commune", ""],
        ["commune", "Phường Tân Phong"],
        ["commune", "phường  tân phong"],
        ["commune", "Xã A", "--code", "123"],
        ["commune", "Xã A", "--slug", "Xã A"],
        ["commune", "Xã A", "--slug", "tan-phong"],
        ["commune", "Xã A", "--class", "IV"],
        ["commune", "Xã A", "Xã B", "--code", "00010"],
        ["commune", "Xã A", "--all"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nonsense_writes_nothing(ask: Ask, office: Path, arguments: list[str], lang: str) -> None:
    before = {name: (office / name).read_bytes() for name in names(office)}
    told = ask("new", *arguments, lang=lang)
    assert told.code == 2
    assert 0 < told.err.count("\n") <= 2
    assert {name: (office / name).read_bytes() for name in names(office)} == before


def test_no_workspace_no_file(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (["plan", "2026"], ["commune", "Xã A"], ["scores", "2026/a"]):
        told = ask("new", *arguments)
        assert (told.code, names(tmp_path)) == (2, [])
        assert "tiepcan init" in told.err


# -- score sheets --


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_sheet_has_every_indicator_and_no_score(standard: Standard) -> None:
    made = empty_sheet(standard, "a", "Xã A", standard.years.from_)
    loaded = read_file(made.encode(), "scores/x/a.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, ScoreSheet)
    assert list(loaded.record.indicators) == [i.id for i in standard.indicators()]
    assert all(entry.says_nothing for entry in loaded.record.indicators.values())
    plain = " ".join(made.replace("#", " ").split())
    for indicator in standard.indicators():
        assert " ".join((indicator.name or indicator.about or "").split()) in plain
    assert ("passed" in made) is (standard.form is ResultForm.PASS_FAIL)
    assert ("points" in made) is (standard.form is ResultForm.POINTS)


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_sheet_filled_in_as_it_asks_is_scored_without_findings(
    ask: Ask, office: Path, standard: Standard
) -> None:
    """Whoever writes a value behind each empty field has written facts that the regulation reads."""
    year = standard.years.from_
    assert ask("new", "scores", f"{year}/tan-phong").code == (0 if year != 2020 else 2)
    path = office / f"scores/{year}/tan-phong.yaml"
    answers = {
        "points": "0",
        "passed": "true",
        "done": "1",
        "total": "1",
        "yes": "true",
        "count": "2",
        "cases": "0",
    }
    lines = [
        f"{line} {answers[field]}" if (field := line.strip().rstrip(":")) in answers else line
        for line in text(path).splitlines()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    codes = ask("validate", path, "--format", "json").codes()
    assert [c for c in codes if c in ("S122", "S123", "S126", "S128")] == []


def test_sheets_of_all_communes_that_have_none(ask: Ask, office: Path) -> None:
    more = COMMUNES + (
        "  - slug: a\n    name: Xã A\n    kind: xã\n"
        "  - slug: b\n    name: Xã B\n    kind: xã\n    until: 2019-05-01\n"
        "  - slug: c\n    name: Đặc khu C\n    kind: đặc khu\n"
        "  - slug: d\n    name: Xã D\n    kind: xã\n"
    )
    (office / "communes.yaml").write_text(more, encoding="utf-8")
    before = text(office / "scores/2020/tan-phong.yaml")
    assert ask("new", "scores", 2020, "--all", "--dry-run").out.splitlines()[:2] == [
        "  scores/2020/a.yaml",
        "  scores/2020/d.yaml",
    ]
    assert not (office / "scores/2020/a.yaml").exists()
    assert ask("new", "scores", 2020, "--all").code == 0
    assert sorted(p.name for p in (office / "scores/2020").iterdir()) == [
        "a.yaml",
        "d.yaml",
        "tan-phong.yaml",
    ]
    assert text(office / "scores/2020/tan-phong.yaml") == before
    told = ask("new", "scores", 2020, "--all")
    assert (told.code, "nothing is written" in told.out) == (0, True)


@pytest.mark.parametrize(("slug", "year"), [("b", 2020), ("c", 2020), ("t", 2026)])
def test_commune_that_is_not_assessed_then(ask: Ask, office: Path, slug: str, year: int) -> None:
    more = COMMUNES + (
        "  - slug: b\n    name: Xã B\n    kind: xã\n    until: 2019-05-01\n"
        "  - slug: c\n    name: Đặc khu C\n    kind: đặc khu\n"
        "  - slug: t\n    name: Thị trấn T\n    kind: thị trấn\n"
    )
    (office / "communes.yaml").write_text(more, encoding="utf-8")
    told = ask("new", "scores", f"{year}/{slug}")
    assert (told.code, (office / f"scores/{year}/{slug}.yaml").exists()) == (2, False)


def test_place_of_sheets_is_the_offices_even_where_it_is_not_there_yet(ask: Ask, office: Path) -> None:
    office_text = text(office / "tiepcan.yaml").replace("scores: scores", "scores: cham-diem")
    (office / "tiepcan.yaml").write_text(office_text, encoding="utf-8")
    assert ask("new", "scores", "2019/tan-phong").code == 0
    assert (office / "cham-diem/2019/tan-phong.yaml").is_file()


def test_broken_list_of_communes_is_said_and_nothing_is_written(ask: Ask, office: Path) -> None:
    (office / "communes.yaml").write_text(COMMUNES.replace("slug: tan-phong", "slug: Tân"), encoding="utf-8")
    told = ask("new", "scores", 2019, "--all")
    assert (told.code, (office / "scores/2019").exists()) == (1, False)
    assert "F112" in told.err
    told = ask("new", "commune", "Xã A")
    assert (told.code, "F112" in told.err) == (1, True)


# -- communes --


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_commune_is_added_in_place(ask: Ask, office: Path, ends: str, last: bool) -> None:
    old = (COMMUNES + "\n# hết").replace("\n", ends) + (ends if last else "")
    (office / "communes.yaml").write_bytes(old.encode())
    told = ask("new", "commune", "Xã Nậm Loỏng", "--class", "II", "--code", "00010")
    assert told.code == 0, told.err
    new = text(office / "communes.yaml")
    added = '  - slug: nam-loong\n    code: "00010"\n    name: Xã Nậm Loỏng\n    kind: xã\n    class: II\n'
    assert added.replace("\n", ends) in new
    assert new.replace(added.replace("\n", ends), "") == old
    assert ask("validate", "communes.yaml", "--format", "json").codes() == []


@pytest.mark.parametrize(
    ("name", "day", "command"),
    [
        ("Xã A", DECEMBER, "tiepcan new scores 2026/a"),
        ("Thị trấn A", DECEMBER, "tiepcan validate"),
        ("Xã A", "1764547200", "tiepcan validate"),
    ],
    ids=["this year", "of a kind that is assessed no longer", "in a suspended year"],
)
def test_command_to_type_next_works(
    ask: Ask, office: Path, monkeypatch: pytest.MonkeyPatch, name: str, day: str, command: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
    told = ask("new", "commune", name)
    assert told.out.splitlines()[-1].strip() == command
    assert ask(*command.split()[1:]).code == 0


def test_code_may_stand_in_front_of_the_name(ask: Ask, office: Path) -> None:
    assert ask("new", "commune", "00010, Xã A").code == 0
    assert '  - slug: a\n    code: "00010"\n    name: Xã A\n' in text(office / "communes.yaml")
    assert ask("new", "commune", "00011 Xã A").code == 2


def test_several_communes_at_once(ask: Ask, office: Path) -> None:
    assert ask("new", "commune", "Xã Tân Phong", "Xã B").code == 0
    new = text(office / "communes.yaml")
    assert new.startswith(COMMUNES)
    assert "slug: tan-phong-2\n" in new
    assert "slug: b\n" in new


def test_commune_with_the_code_of_another_is_refused(ask: Ask, office: Path) -> None:
    told = ask("new", "commune", "Xã A", "--code", "03387")
    assert (told.code, text(office / "communes.yaml")) == (1, COMMUNES)
    assert "C104" in told.err


def test_name_of_one_that_ended_is_free_again(ask: Ask, office: Path) -> None:
    ended = COMMUNES + "    until: 2025-06-30\n"
    (office / "communes.yaml").write_text(ended, encoding="utf-8")
    assert ask("new", "commune", "Phường Tân Phong", "--slug", "tan-phong-2025").code == 0
    assert text(office / "communes.yaml").startswith(ended)
    assert "slug: tan-phong-2025\n" in text(office / "communes.yaml")


@pytest.mark.parametrize("empty", ["communes:\n", "communes: []\n", "communes:"])
def test_first_commune_of_an_empty_list(ask: Ask, office: Path, empty: str) -> None:
    (office / "communes.yaml").write_text(f"kind: communes\n{empty}", encoding="utf-8")
    assert ask("new", "commune", "Xã A").code == 0
    assert ask("validate", "communes.yaml", "--format", "json").codes() == []


def test_list_that_is_not_there_is_begun(ask: Ask, office: Path) -> None:
    (office / "communes.yaml").unlink()
    assert ask("new", "commune", "Xã A").code == 0
    assert text(office / "communes.yaml").startswith("kind: communes\ncommunes:\n  - slug: a\n")


@pytest.mark.parametrize("text_", ["communes: [{slug: a, name: Xã A}]\n", "communes: {}\n", "kind: x\n"])
def test_list_that_cannot_be_added_to_is_left(ask: Ask, office: Path, text_: str) -> None:
    (office / "communes.yaml").write_text(f"kind: communes\n{text_}", encoding="utf-8")
    told = ask("new", "commune", "Xã B")
    assert told.code in (1, 2)
    assert text(office / "communes.yaml") == f"kind: communes\n{text_}"


def test_owners_of_new_communes_are_said_where_there_is_such_a_list(ask: Ask, office: Path) -> None:
    assert "@don-vi" not in ask("new", "commune", "Xã A").out
    (office / "CODEOWNERS").write_text("* @x\n", encoding="utf-8")
    assert "/scores/*/b.yaml @don-vi/b\n" in ask("new", "commune", "Xã B").out
    assert text(office / "CODEOWNERS") == "* @x\n"


def test_trial_run_shows_and_writes_nothing(ask: Ask, office: Path) -> None:
    before = names(office)
    told = ask("new", "commune", "Xã A", "--dry-run")
    assert told.out.startswith("  - slug: a\n")
    told = ask("new", "plan", 2024, "--dry-run")
    assert told.out.startswith("# Kế hoạch ví dụ")
    told = ask("new", "scores", "2019/tan-phong", "--dry-run")
    assert "kind: scores\n" in told.out
    assert names(office) == before
    assert text(office / "communes.yaml") == COMMUNES


def test_an_empty_sheet_of_a_regulation_without_points_is_not_asked_for_any(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask("init", "--year", "2026", "--commune", "Xã Nậm Loỏng").code == 0
    assert ask("new", "scores", "2026", "--all").code == 0
    validated, scored = ask("validate"), ask("score", "2026/nam-loong")
    assert "the sheet says of no indicator yet whether it is passed" in validated.out
    assert "passed, or done and total" in validated.out
    assert "the sheet says of no indicator yet whether it is passed" in scored.out
    assert "scores yet" not in validated.out + scored.out
