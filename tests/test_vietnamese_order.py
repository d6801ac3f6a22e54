"""Words in the order of Vietnamese dictionaries."""

from random import Random
from unicodedata import normalize

import pytest

from tiepcan.spelling import vietnamese_order

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
SORTED = (
    ["ba", "bà", "bả", "bã", "bá", "bạ", "bác", "bạc", "ban", "bàn", "bạn", "băn", "bắn", "bân", "bẩn"],
    ["dân", "đan", "đàn", "đạn", "đăng", "đâu", "e", "ê", "hoa", "hoà", "hóa", "hồng", "hơn"],
    ["ba con", "ba hoa", "bà con", "bà mẹ"],
    ["Phường Đoàn Kết", "Phường Đông Phong", "Phường Quyết Thắng", "Phường Quyết Tiến", "Phường Tân Phong"],
    ["Xã 2", "Xã 10", "Xã An", "Xã Ân"],
)


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert "".join(sorted(ALPHABET, key=vietnamese_order)) == ALPHABET


@pytest.mark.parametrize("words", SORTED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_stand_as_in_a_dictionary(words: list[str], form: str) -> None:
    mixed = [normalize(form, word) for word in words]  # type: ignore[arg-type]
    Random(1).shuffle(mixed)
    assert [normalize("NFC", word) for word in sorted(mixed, key=vietnamese_order)] == words


def test_capitals_do_not_count() -> None:
    assert vietnamese_order("ĐẶC KHU") == vietnamese_order("đặc  khu")


def test_capitals_keep_their_marks() -> None:
    assert "phường Đông Phong, thị trấn ưỡn".upper() == "PHƯỜNG ĐÔNG PHONG, THỊ TRẤN ƯỠN"
