"""The table of legal documents, and what `validate` says of a plan that cites one."""

from datetime import date
from pathlib import Path

import pytest

from tiepcan import api
from tiepcan.messages import Words
from tiepcan.model.documents import KnownDocument
from tiepcan.model.sources import Status, source_of
from tiepcan.workspace.archive import Archive

ROOT = Path(__file__).resolve().parents[1]
TABLE: dict[str, KnownDocument] = {document.number: document for document in Archive(ROOT).documents}
DAY = date(2023, 12, 31)


def said(tmp_path: Path, text: str) -> list[str]:
    """What `validate` says of the citations in a plan of 2023."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"kind: plan\nid: plan\nyear: 2023\nopening: {text}\n", encoding="utf-8")
    return [Words("en")(d.message) for d in api.validate([plan], DAY).found if d.code == "P124"]


@pytest.mark.parametrize("document", TABLE.values(), ids=lambda document: document.number)
def test_every_document_says_what_took_its_place_and_how_sure_that_is(document: KnownDocument) -> None:
    assert document.source.read_in
    assert bool(document.in_force.until) == bool(document.replaced_by)
    assert set(document.replaced_by) <= set(TABLE)
    for new in document.replaced_by:
        assert TABLE[new].date > document.date
    source = source_of(document, "in_force")
    assert source.status is Status.CONFIRMED or source.reason
    if document.in_force.from_:
        assert document.date <= document.in_force.from_


def test_no_document_is_listed_twice() -> None:
    assert len(TABLE) == len(Archive(ROOT).documents)


def test_the_year_of_change_is_still_assessed_under_the_old_decision() -> None:
    assert TABLE["619/QĐ-TTg"].assessed_until == 2021
    assert TABLE["619/QĐ-TTg"].in_force.until == date(2021, 12, 31)


def test_the_one_in_force_now_is_named_not_the_one_that_came_next(tmp_path: Path) -> None:
    assert said(tmp_path, "Thực hiện Thông tư số 07/2017/TT-BTP") == [
        "07/2017/TT-BTP was in force until 2021-12-31; 09/2021/TT-BTP has replaced it"
    ]
    (message,) = said(tmp_path, "Thực hiện Quyết định 09/2013/QĐ-TTg")
    assert message.endswith("(not confirmed); 25/2021/QĐ-TTg has replaced it")


@pytest.mark.parametrize("number", ["619/QĐ-TTg", "619/qđ-ttg", "619/QÐ-TTg", "619/QĐ-TTg,", "(619/QĐ-TTg)"])
def test_a_number_is_known_however_it_is_typed(tmp_path: Path, number: str) -> None:
    assert len(said(tmp_path, f"Theo Quyết định số {number} của Thủ tướng Chính phủ")) == 1


@pytest.mark.parametrize("number", ["1619/QĐ-TTg", "619/QĐ-TTgCP", "619/QĐ-UBND", "619", "24/619/QĐ-TTg"])
def test_another_number_is_another_document(tmp_path: Path, number: str) -> None:
    assert said(tmp_path, f"Theo Quyết định số {number}") == []
