"""The documents open in a program other than those that made them, on the pages they were set up for."""

import contextlib
import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tiepcan import api
from tiepcan.messages import Words
from tiepcan.paperwork import document_named, render_document, subject_of
from tiepcan.views.document import Document
from tiepcan.workspace.archive import Archive
from tiepcan.workspace.files import catalogue

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ("soffice", "pdfinfo")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason="LibreOffice or poppler is not installed: see .ci/run"
)


DOCUMENTS = (
    ("plan-2020", "don-doc", date(2020, 11, 20)),
    ("2020", "quyet-dinh-cong-nhan", date(2021, 2, 1)),
    ("plan-2020", "ke-hoach-bang", date(2020, 2, 3)),
)


def documents() -> Iterator[tuple[str, bytes | None]]:
    yield "plan.docx", api.render_plan(Archive(ROOT), ROOT / "plans/plan-2020.yaml", date(2020, 2, 3)).data
    yield "summary.xlsx", api.render_summary(Archive(ROOT), 2020, date(2021, 2, 3)).data
    for subject, name, day in DOCUMENTS:
        chosen = subject_of(Archive(ROOT), subject)
        document = document_named(name, chosen)
        assert isinstance(document, Document)
        made = render_document(chosen, document, day, Words("vi", catalogue("vi")))
        yield f"{name}.docx", next(iter(made.files.values()))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[int, str]]:
    """How many pages LibreOffice makes of each document, all in one run, and their size in points."""
    folder = tmp_path_factory.mktemp("printed")
    with contextlib.chdir(ROOT):
        for name, data in documents():
            assert data
            (folder / name).write_bytes(data)
    names = sorted(path.name for path in folder.iterdir())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names]
    subprocess.run(convert, cwd=folder, capture_output=True, check=True)
    return {name: pages_of((folder / name).with_suffix(".pdf")) for name in names}


def pages_of(path: Path) -> tuple[int, str]:
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    pages, size = re.search(r"Pages: +(\d+)", told), re.search(r"Page size: +(\d+\S* x \d+)", told)
    assert pages
    assert size
    return int(pages[1]), re.sub(r"\.\d+", "", size[1])


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("plan", 3, 5), ("don-doc", 0, 1), ("quyet-dinh-cong-nhan", 3, 4), ("ke-hoach-bang", 5, 6)],
)
def test_every_kind_of_page_is_upright_a4(
    printed: Mapping[str, tuple[int, str]], name: str, least: int, most: int
) -> None:
    """A plan, a letter of one page, a decision with two lists behind it, an annex that lies on its side."""
    pages, size = printed[f"{name}.docx"]
    assert size == "595 x 841"
    assert least <= pages <= most


def test_summary_lies_on_a4_across(printed: Mapping[str, tuple[int, str]]) -> None:
    pages, size = printed["summary.xlsx"]
    assert size == "841 x 595"
    assert 15 <= pages <= 24  # seven sheets; the details of seven communes take eight pages


def test_totals_are_counted_by_libreoffice_as_by_the_tool(tmp_path: Path) -> None:
    made = api.render_summary(Archive(ROOT), 2020, date(2020, 11, 20))
    assert made.data
    ours = values_of(made.data)
    formulas = {place for place, (text, _) in ours.items() if str(text).startswith("=")}
    assert len(formulas) > 30
    theirs = values_of(recalculated(made.data, tmp_path))
    for place in formulas:
        value = ours[place][1]
        assert value is not None, place
        assert theirs[place][1] == (pytest.approx(value) if isinstance(value, int | float) else value), place


def recalculated(data: bytes, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it after it has found no values beside the formulas."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w") as new:
        for part in old.namelist():
            new.writestr(part, re.sub(rb"</f><v>[^<]*</v>", b"</f>", old.read(part)))
    (folder / "bare.xlsx").write_bytes(made.getvalue())
    (folder / "out").mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", "out", "bare.xlsx"]
    subprocess.run(convert, cwd=folder, capture_output=True, check=True)
    return (folder / "out" / "bare.xlsx").read_bytes()


def values_of(data: bytes) -> dict[tuple[str, str], tuple[object, object]]:
    """What each cell holds, and the value that is shown."""
    texts, values = (load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    return {
        (sheet.title, cell.coordinate): (cell.value, values[sheet.title][cell.coordinate].value)
        for sheet in texts.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }
