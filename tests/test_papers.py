"""Evidence that is not there, and what must not stand in a file that others can read."""

import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import GOOD, write_files
from tiepcan import api
from tiepcan.checks.personal import identity_numbers, phone_numbers, secrecy_marks
from tiepcan.diagnostics import Diagnostic
from tiepcan.messages import Words
from tiepcan.workspace.existing import existing

DAY = date(2021, 2, 1)
EXAMPLE = Path(__file__).resolve().parents[1]

# Made-up numbers all.


@pytest.mark.parametrize(
    "text",
    [
        "001000000000",
        "số 096000000001.",
        "001 000 000 000",
        "001.000.000.000",
        "CMND: 100000001",
        "căn cước công dân số 012300000000",
    ],
)
def test_an_identity_number_is_seen(text: str) -> None:
    assert len(list(identity_numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "0010000000001",
        "123456789012",
        "000000000000",
        "000.00.12.H35-200101-0001",
        "12/001000000000",
        "001000000000/BC-UBND",
        "012.345.678.901,5",
        "100000001",
        "Tổng kinh phí 100.000.000.000 đồng",
    ],
)
def test_another_long_number_is_none(text: str) -> None:
    assert list(identity_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "0900000000",
        "0900 000 000",
        "0900.000.000",
        "090 000 0000",
        "09 0000 0000",
        "0900-000-000",
        "ĐT:0900000000;",
        "+84900000000",
        "+84 900 000 000",
        "+84 (0)900 000 000",
        "0084 900 000 000",
        "02130000000",
        "0213 3000 000",
        "(0213) 3000 000",
        "0213.3000.000",
        "(0900000000)",
        "gọi 0900 000 000.",
    ],
)
def test_a_telephone_number_is_seen(text: str) -> None:
    assert len(list(phone_numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "0100000000",
        "09000000000",
        "090000000",
        "0900000000/BC-UBND",
        "mã số thuế 0300000000",
        "MST: 0300000000",
        "tài khoản số 0900000000",
        "03387 03388",
        "03387, 03388, 03389",
        "03.05.2020 15 hộ",
        "ngày 03/5/2020 - 04/5/2020",
        "84.000.000.000 đồng",
        "900 000 000 đồng",
        "0,900000000",
        "2019-2020",
    ],
)
def test_another_number_is_no_telephone_number(text: str) -> None:
    assert list(phone_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    ["MẬT", "(Mật)", "[tối mật]", "Độ mật: Tuyệt mật", "Kế hoạch TUYỆT MẬT của huyện", "Văn bản MẬT, số 5"],
)
def test_a_mark_of_secrecy_is_seen(text: str) -> None:
    assert len(list(secrecy_marks(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "bí mật nhà nước",
        "Bảo mật",
        "Mật độ dân số",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "(bảo mật)",
        "MẬT ĐỘ DÂN SỐ",
        "mật khẩu",
        "mất",
        "MẶT TRẬN",
    ],
)
def test_an_ordinary_word_is_none(text: str) -> None:
    assert list(secrecy_marks(text)) == []


@given(st.text("0123456789 .-()+84mậtMẬTCD/", max_size=80))
def test_what_is_seen_lies_in_the_text_and_in_order(text: str) -> None:
    for find in (identity_numbers, phone_numbers, secrecy_marks):
        parts = list(find(text))
        assert all(0 <= start < end <= len(text) for start, end in parts)
        assert parts == sorted(parts)


# -- evidence on the disk --

SHEET = """\
# Số liệu giả định để kiểm thử.
kind: scores
commune: tan-phong
year: 2020
indicators:
  "2.3":
    done: 950
    total: 1000
    evidence:
      - file: {}
"""


def said_of(folder: Path, file: str) -> list[Diagnostic]:
    sheet = "scores/2020/tan-phong.yaml"
    write_files(folder, {**GOOD, sheet: SHEET.format(file)})
    return [d for d in api.validate([folder / sheet], DAY).found if d.code.startswith("G")]


def test_evidence_is_looked_for_from_the_workspace_on(tmp_path: Path) -> None:
    write_files(tmp_path, {"minh-chung/so.pdf": "", "scores/2020/khac.pdf": ""})
    assert said_of(tmp_path, "minh-chung/so.pdf") == []
    assert said_of(tmp_path, "minh-chung") == []
    assert [d.code for d in said_of(tmp_path, "khac.pdf")] == ["G104"]


def test_capitals_and_backslashes_are_hinted_at_on_every_system(tmp_path: Path) -> None:
    write_files(tmp_path, {"minh-chung/Sổ theo dõi.pdf": ""})
    words = Words("en")
    (capitals,) = said_of(tmp_path, "Minh-chung/sổ theo dõi.pdf")
    assert capitals.hint is not None
    assert words(capitals.hint) == "the file is called minh-chung/Sổ theo dõi.pdf: mind the capital letters"
    (slashes,) = said_of(tmp_path, r"minh-chung\Sổ theo dõi.pdf")
    assert slashes.hint is not None
    assert words(slashes.hint) == "write / between folders, not \\"


def test_marks_may_be_stored_either_way(tmp_path: Path) -> None:
    write_files(tmp_path, {unicodedata.normalize("NFD", "minh-chung/Sổ.pdf"): ""})
    assert said_of(tmp_path, "minh-chung/Sổ.pdf") == []


@pytest.mark.skipif(os.name != "posix", reason="this system has no such links")
def test_a_link_out_of_the_workspace_is_no_evidence(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "ngoai", {"so.pdf": ""})
    office = write_files(tmp_path / "phong")
    (office / "so.pdf").symlink_to(outside / "so.pdf")
    assert [d.code for d in said_of(office, "so.pdf")] == ["G104"]


def test_evidence_of_items_and_of_the_appraisal_is_looked_for_too(tmp_path: Path) -> None:
    sheet = (
        SHEET.format("so.pdf")
        + '  "1.1":\n    items:\n      "1":\n        evidence:\n          - file: muc.pdf\n'
        + 'appraisal:\n  indicators:\n    "2.3":\n      points: 9\n      reason: Thiếu\n      evidence:\n'
        + "        - file: tham-dinh.pdf\n"
    )
    write_files(tmp_path, {**GOOD, "scores/2020/tan-phong.yaml": sheet})
    found = api.validate([tmp_path / "scores"], DAY).found
    assert [d.at.line for d in found if d.code == "G104"] == [10, 15, 22]


def test_nothing_is_listed_where_nothing_is_asked(tmp_path: Path) -> None:
    assert existing(tmp_path / "khong-co", []) == frozenset()
    assert existing(tmp_path / "khong-co", ["a/b.pdf"]) == frozenset()


def test_the_examples_name_nobody() -> None:
    found = api.validate([EXAMPLE], DAY).found
    assert [d for d in found if d.code.startswith("G")] == []
