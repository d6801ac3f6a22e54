"""Printed, every document that the tool makes looks as a careful clerk would want it."""

import io
import shutil
from collections.abc import Iterator, Mapping

import pytest
from docx import Document

from conftest import ROOT
from page_rules import RULES, Rule, headings_stand_over_text, signature_stands_whole_under_text
from printed import Printed, read_pdf, to_pdf, torn
from test_made_documents import EVERY, NOVEMBER, VIETNAMESE
from tiepcan.paperwork import document_named, render_document, subject_of
from tiepcan.views.document import Document as Kind
from tiepcan.workspace.archive import Archive

LIBREOFFICES_OWN = {
    "ke-hoach-bang-plan-2020-ke-hoach-bang: page 1 ends with the heading “1.2. UBND các xã, phường”"
}
"""The heading is to stay with its text, and LibreOffice leaves it alone all the same."""

PROGRAMS = ("soffice", "pdftotext", "pdffonts")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason="LibreOffice or poppler is not installed: see .ci/run"
)


def made() -> Iterator[tuple[str, bytes]]:
    """The documents of the example, by the names of their files."""
    for subject, name, day in (("plan-2020", "plan", NOVEMBER), *EVERY):
        chosen = subject_of(Archive(ROOT), subject)
        document = document_named(name, chosen)
        assert isinstance(document, Kind)
        files = render_document(chosen, document, day, VIETNAMESE).files
        yield from ((f"{name}-{file}", data) for file, data in files.items())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Printed]:
    """All of them on paper, in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("pages")
    documents = dict(made())
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    to_pdf([folder / f"{name}.docx" for name in documents], folder)
    return {name: Printed(name, data, *read_pdf(folder / f"{name}.pdf")) for name, data in documents.items()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_document_keeps(rule: Rule, printed: Mapping[str, Printed]) -> None:
    found = {f"{name}: {wrong}" for name, each in printed.items() for wrong in rule(each)}
    assert found - LIBREOFFICES_OWN == set()


def test_every_heading_is_told_to_stay_with_its_text(printed: Mapping[str, Printed]) -> None:
    """What LibreOffice does not keep everywhere, every document asks for, so that Word does."""
    for each in printed.values():
        styles = {style.name: style for style in Document(io.BytesIO(each.docx)).styles}
        headings = {found.style for found in each.paragraphs if found.outline and found.table is None}
        assert all(styles[name].paragraph_format.keep_with_next for name in headings), each.name


def test_a_torn_signature_and_a_lonely_heading_are_seen(printed: Mapping[str, Printed]) -> None:
    """The rules are tried on pages that end where they must not."""
    plan = next(each for name, each in printed.items() if name.startswith("plan-"))
    blocks = [f for f in plan.paragraphs if f.style == "Dòng nơi nhận" and f.lines]
    line = blocks[1].lines[0]
    assert list(signature_stands_whole_under_text(torn(plan, line.page, line.top)))
    heading = next(f for f in plan.paragraphs if f.outline and f.lines)
    below = heading.lines[-1]
    assert list(headings_stand_over_text(torn(plan, below.page, below.bottom - 1)))
