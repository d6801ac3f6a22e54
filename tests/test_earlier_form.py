"""Documents of the time before 05/3/2020, in the form of Thông tư 01/2011/TT-BNV."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from commands import write_files
from conftest import Ask
from tiepcan.__main__ import main
from tiepcan.rendering.form.earlier import in_earlier_form

PLAN = (Path(__file__).resolve().parents[1] / "plans" / "plan-2020.yaml").read_text(encoding="utf-8")


def render(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    write_files(folder, {"plans/plan-2020.yaml": text})
    monkeypatch.chdir(folder)
    target = folder / "out.docx"
    assert main(["render", "plan-2020", "--as-of", "2020-04-01", "-o", str(target), "--force"]) == 0
    return target.read_bytes()


def parts(data: bytes) -> set[str]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name for name in archive.namelist() if "header" in name or "footer" in name}


@pytest.mark.parametrize(
    ("written", "earlier"),
    [
        (("date:\n", "date: 2020-02-14\n"), True),
        (("date:\n", "date: 2020-03-04\n"), True),
        (("date:\n", "date: 2020-03-05\n"), False),
        (("form:\n", "form: tt01-2011\n"), True),
        (("date:\n", "date: 2020-02-14\nform: nd30-2020\n"), False),
        (("date:\n", "date:\n"), False),
    ],
)
def test_the_date_of_a_plan_decides_its_form_unless_the_plan_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: tuple[str, str], earlier: bool
) -> None:
    text = PLAN.replace(*written, 1)
    if text.count("\nform:") > 1:
        text = text.replace("\nform:\n", "\n")
    found = parts(render(tmp_path, text, monkeypatch))
    assert found
    assert all(("footer" in name) is earlier for name in found)


def test_the_page_number_stands_at_the_bottom_right_and_not_on_the_first_page(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = PLAN.replace("date:\n", "date: 2020-02-14\n", 1).replace("archive: PTP", "archive: VT, PTP")
    data = render(tmp_path, text, monkeypatch)
    section = Document(io.BytesIO(data)).sections[0]
    assert not section.header.paragraphs or not section.header.paragraphs[0].text
    number = section.footer.paragraphs[0]
    assert "PAGE" in number._p.xml
    assert str(number.alignment).startswith("RIGHT")
    assert "PAGE" not in section.first_page_footer._element.xml
    (tmp_path / "out.docx").write_bytes(data)
    answer = ask("validate", tmp_path / "out.docx", "--format", "json")
    assert answer.codes() == []


def test_equal_input_gives_equal_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = render(tmp_path, PLAN, monkeypatch)
    assert in_earlier_form(data) == in_earlier_form(data)
