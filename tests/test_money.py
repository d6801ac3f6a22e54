"""Sums of money in figures and in words, as Vietnamese documents write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_tracking import read_plan
from tiepcan.views.money import dong, dong_in_words, in_words
from tiepcan.views.plan import plan_view

DIGITS = {
    w: n for n, w in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"])
}
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (12_000_000, "mười hai triệu"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (2_000_300_000, "hai tỷ ba trăm nghìn"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (3_000_000_000_000, "ba nghìn tỷ"),
    ],
)
def test_numbers_are_read_out(number: int, words: str) -> None:
    assert in_words(number) == words


def value(words: str) -> int:
    """What a number that is read out is worth."""
    if " tỷ" in words:
        above, _, below = words.rpartition(" tỷ")
        return value(above) * 10**9 + (value(below.strip()) if below.strip() else 0)
    total = group = pending = 0
    for word in words.split():
        match word:
            case "triệu" | "nghìn":
                total += (group + pending) * (10**6 if word == "triệu" else 1000)
                group = pending = 0
            case "trăm":
                group, pending = group + pending * 100, 0
            case "mươi":
                group, pending = group + pending * 10, 0
            case "mười":
                group += 10
            case "linh":
                pass
            case _:
                pending = DIGITS[word]
    return total + group + pending


@given(st.integers(0, 10**15))
def test_what_is_read_out_is_worth_what_was_written(number: int) -> None:
    assert value(in_words(number)) == number


@pytest.mark.parametrize(
    ("amount", "figures"),
    [("1250000", "1.250.000 đồng"), ("999", "999 đồng"), ("1234567.5", "1.234.567,5 đồng"), ("0", "0 đồng")],
)
def test_thousands_are_divided_by_points(amount: str, figures: str) -> None:
    assert dong(Decimal(amount)) == figures


def test_a_plan_sums_up_what_its_activities_cost_in_figures_and_in_words() -> None:
    plan = read_plan("""
kind: plan
id: a
year: 2020
activities:
  - {id: "1", title: Tập huấn, budget: {amount: 12000000}}
  - id: "2"
    activities:
      - {id: "2.1", title: Kiểm tra, budget: {amount: 250000, source: ngân sách huyện}}
      - {id: "2.2", title: Sơ kết}
""")
    view = plan_view(plan)
    assert view["funding"] == {
        "text": [
            (
                "Tổng kinh phí dự kiến của các hoạt động: 12.250.000 đồng "
                "(bằng chữ: Mười hai triệu hai trăm năm mươi nghìn đồng)."
            )
        ],
        "basis": [],
    }
    assert dong_in_words(Decimal(1_250_000)) == "Một triệu hai trăm năm mươi nghìn đồng"
