"""An office's own template takes the place of ours, in its own process; nobody's work is written over."""

import io
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from commands import GOOD, PLAN, write_files
from conftest import ROOT, Ask
from tiepcan.diagnostics import Stop
from tiepcan.messages import Message, Words, say
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.wire import Request, read_answer, read_request, write_answer, write_request
from tiepcan.workspace.child import render_in_child
from word_templates import read_paragraphs, repacked, word_template

COMPLETE = (ROOT / "plans" / "plan-2020.yaml").read_text(encoding="utf-8")
VIEW = {"title": "Kế hoạch", "xs": ["a"] * 200}


@pytest.fixture
def office(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, {**GOOD, "plans/plan-2020.yaml": COMPLETE})
    (tmp_path / "templates").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts(path: Path) -> list[str]:
    return [each.text for each in read_paragraphs(path.read_bytes()) if each.text]


def stopped(call: Callable[[], object]) -> str:
    with pytest.raises(Stop) as stop:
        call()
    return Words("en")(stop.value.message)


# -- which template --


def test_template_of_the_office_wins_and_is_named(office: Path, ask: Ask) -> None:
    own = word_template(
        "KẾ HOẠCH CỦA CHÚNG TÔI", "{%p for a in activities %}", "{{ a.title }}", "{%p endfor %}"
    )
    (office / "templates" / "plan.docx").write_bytes(own)
    answer = ask("render", "plan-2020")
    assert answer.code == 0
    assert "the office's own template is used: templates/plan.docx" in answer.err
    assert "it leaves out " in answer.err
    assert texts(office / "build" / "plan-2020.docx")[0] == "KẾ HOẠCH CỦA CHÚNG TÔI"


def test_workbook_of_the_office_wins(office: Path, ask: Ask) -> None:
    book = load_workbook(ROOT / "templates" / "summary.xlsx")
    book.worksheets[0]["A13"] = "Của cơ quan"
    book.save(office / "templates" / "summary.xlsx")
    answer = ask("summary", "2020")
    assert (answer.code, "templates/summary.xlsx" in answer.err) == (0, True)
    made = load_workbook(office / "build" / "tong-hop-2020.xlsx").worksheets[0]
    assert "Của cơ quan" in [cell.value for row in made.iter_rows() for cell in row]


def test_copy_of_our_template_is_ours(office: Path, ask: Ask) -> None:
    ask("render", "plan-2020", "-o", "without.docx")
    (office / "templates" / "plan.docx").write_bytes((ROOT / "templates" / "plan.docx").read_bytes())
    answer = ask("render", "plan-2020", "-o", "with.docx")
    assert (answer.code, answer.err) == (0, "")
    assert (office / "with.docx").read_bytes() == (office / "without.docx").read_bytes()


def test_own_and_foreign_template_make_the_same_document(office: Path, ask: Ask) -> None:
    ask("render", "plan-2020", "-o", "ours.docx")
    theirs = repacked((ROOT / "templates" / "plan.docx").read_bytes(), lambda parts: None)
    (office / "templates" / "plan.docx").write_bytes(theirs)
    assert "own template is used" in ask("render", "plan-2020", "-o", "theirs.docx").err
    assert (office / "theirs.docx").read_bytes() == (office / "ours.docx").read_bytes()


BROKEN: Mapping[str, tuple[bytes, str]] = {
    "no document": (b"x", "is no Word or Excel file"),
    "a missing value": (word_template("{{ budget }}"), "needs “budget”"),
    "a broken tag": (word_template("Mục", "Tên {{ title }"), "in the paragraph “Tên {{ title }”"),
    "a forbidden tag": (
        word_template("Tên {{ title.upper() }}"),
        "in the paragraph “Tên {{ title.upper() }}”",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_template_that_cannot_be_used_changes_nothing(office: Path, ask: Ask, name: str) -> None:
    data, said = BROKEN[name]
    assert ask("render", "plan-2020").code == 0
    before = (office / "build" / "plan-2020.docx").read_bytes()
    (office / "templates" / "plan.docx").write_bytes(data)
    answer = ask("render", "plan-2020")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) <= 2
    assert {p.name: p.read_bytes() for p in (office / "build").iterdir()} == {"plan-2020.docx": before}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_template_that_is_a_link_is_not_followed(office: Path, ask: Ask) -> None:
    (office / "templates" / "plan.docx").symlink_to(ROOT / "templates" / "plan.docx")
    answer = ask("render", "plan-2020")
    assert (answer.code, "is a link" in answer.err) == (2, True)


# -- the process --


def test_process_that_never_ends_is_ended() -> None:
    loops = "{% for a in xs %}" * 4 + "{% if a == title %}x{% endif %}" + "{% endfor %}" * 4
    hanging = word_template("{{ title }}", loops)
    assert "takes too long" in stopped(lambda: render_in_child(Request(hanging, "t.docx", VIEW), patience=3))


def test_template_that_makes_too_much_is_stopped() -> None:
    loops = "{% for a in xs %}" * 4 + "x" * 500 + "{% endfor %}" * 4
    assert "is too long" in stopped(lambda: render_in_child(Request(word_template(loops), "t.docx", VIEW)))


@pytest.mark.skipif(sys.platform != "linux", reason="only there memory is limited for certain")
def test_package_that_eats_memory_is_stopped() -> None:
    eater = b"<styles>" + b"<a/>" * 8_300_000 + b"</styles>"
    fat = repacked(word_template("{{ title }}"), lambda parts: parts.update({"word/styles.xml": eater}))
    assert "“t.docx” cannot be filled in" in stopped(lambda: render_in_child(Request(fat, "t.docx", VIEW)))


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize(
    "answer", ["", "no json", "{}", "[]", "null", '{"document": "#"}', '{"message": 1, "hint": null}']
)
def test_process_that_breaks_off_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\ncat >/dev/null\nprintf '%s' '{answer}'\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(python))
    assert "broke off" in stopped(lambda: render_in_child(Request(word_template("x"), "t.docx", VIEW)))


def test_program_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert "cannot be filled in" in stopped(
        lambda: render_in_child(Request(word_template("x"), "t.docx", VIEW))
    )


def test_modules_lying_around_are_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "docxtpl", "tiepcan", "base64"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = render_in_child(Request(word_template("{{ title }}"), "t.docx", VIEW))
    assert made == render_docx(word_template("{{ title }}"), VIEW, "t.docx", complete=False)


def test_values_keep_their_types_on_the_way() -> None:
    view = {
        "day": date(2020, 6, 1),
        "points": Decimal("8.80"),
        "n": None,
        "xs": [True, 1, "ế\ud800"],
        "m": {},
    }
    assert read_request(write_request(Request(b"\x00\xff", "t.xlsx", view))) == Request(
        b"\x00\xff", "t.xlsx", view
    )
    assert read_answer(write_answer(b"\x00")) == b"\x00"
    stop = read_answer(write_answer(Stop(say("{a}", a=say("b")), say("c {d}", d=Decimal("1.5")))))
    assert isinstance(stop, Stop)
    assert (stop.message, stop.hint) == (
        Message("{a}", {"a": say("b")}),
        Message("c {d}", {"d": Decimal("1.5")}),
    )


@pytest.mark.parametrize("value", [1.5, object(), b"x", {1, 2}])
def test_nothing_but_plain_values_is_handed_over(value: object) -> None:
    if isinstance(value, float):
        value = float("nan")
    with pytest.raises((TypeError, ValueError)):
        write_request(Request(b"", "t.docx", {"x": value}))


# -- documents changed by hand --


def change(path: Path) -> bytes:
    word = Document(str(path))
    word.add_paragraph("Thêm bằng tay")
    made = io.BytesIO()
    word.save(made)
    path.write_bytes(made.getvalue())
    return made.getvalue()


def test_document_changed_by_hand_stays(office: Path, ask: Ask) -> None:
    target = office / "build" / "plan-2020.docx"
    assert ask("render", "plan-2020").code == 0
    made = target.read_bytes()
    changed = change(target)
    answer = ask("render", "plan-2020")
    assert (answer.code, answer.out) == (2, "")
    assert "build/plan-2020.docx was changed by hand" in answer.err
    assert "--force" in answer.err
    assert target.read_bytes() == changed
    assert ask("render", "plan-2020", "--force").code == 0
    assert target.read_bytes() == made


def test_document_that_nobody_changed_is_made_anew(office: Path, ask: Ask) -> None:
    assert ask("render", "plan-2020").code == 0
    first = (office / "build" / "plan-2020.docx").read_bytes()
    write_files(office, {"plans/plan-2020.yaml": COMPLETE.replace("place: Lai Châu", "place: Tam Đường")})
    assert ask("render", "plan-2020").code == 0
    assert ask("render", "plan-2020").code == 0
    assert (office / "build" / "plan-2020.docx").read_bytes() != first


@pytest.mark.parametrize("there", [b"", b"as it was", word_template("Của người khác")])
def test_file_that_is_none_of_ours_stays(office: Path, ask: Ask, there: bytes) -> None:
    (office / "x.docx").write_bytes(there)
    answer = ask("render", "plan-2020", "-o", "x.docx")
    assert (answer.code, (office / "x.docx").read_bytes()) == (2, there)
    assert ask("render", "plan-2020", "-o", "x.docx", "--force").code == 0


def test_summary_changed_by_hand_stays(office: Path, ask: Ask) -> None:
    target = office / "build" / "tong-hop-2020.xlsx"
    assert ask("summary", "2020").code == 0
    book = load_workbook(target)
    book.worksheets[0]["A1"] = "sửa"
    book.save(target)
    changed = target.read_bytes()
    answer = ask("summary", "2020")
    assert (answer.code, target.read_bytes()) == (2, changed)
    assert "--force" in answer.err
    assert ask("summary", "2020", "--force").code == 0


def test_lone_plan_needs_no_folder_of_templates(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"plan-2020.yaml": COMPLETE})
    monkeypatch.chdir(tmp_path)
    assert (ask("render", "plan-2020.yaml").code, PLAN != COMPLETE) == (0, True)
