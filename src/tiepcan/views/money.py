"""Numbers and sums of money as Vietnamese documents write them: in figures, and in words."""

from decimal import Decimal

from ..messages import format_decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
BILLION = 1_000_000_000


def dong(amount: Decimal) -> str:
    """A sum in đồng, its thousands divided by points: 1.250.000 đồng."""
    whole, _, cents = format_decimal(amount, "vi").partition(",")
    figures = f"{int(whole):,}".replace(",", ".")
    return f"{figures},{cents} đồng" if cents else f"{figures} đồng"


def dong_in_words(amount: Decimal) -> str:
    """A whole sum in words, as it stands behind “bằng chữ”: Một triệu hai trăm năm mươi nghìn đồng."""
    words = f"{in_words(int(amount))} đồng"
    return words[0].upper() + words[1:]


def in_words(number: int) -> str:
    """A number that is not negative, read out: một triệu hai trăm nghìn; 105 is một trăm linh năm."""
    if number >= BILLION:
        above, below = divmod(number, BILLION)
        rest = f" {_below_a_billion(below, full=True)}" if below else ""
        return f"{in_words(above)} tỷ{rest}"
    return _below_a_billion(number, full=False) or _DIGITS[0]


def _below_a_billion(number: int, *, full: bool) -> str:
    """Millions, thousands and the rest; `full`: something stands before, so that hundreds are always read."""
    said: list[str] = []
    for power, name in zip((2, 1, 0), reversed(_GROUPS), strict=True):
        group = number // 1000**power % 1000
        if group:
            said.append(f"{_group(group, full=full or bool(said))} {name}".strip())
    return " ".join(said)


def _group(number: int, *, full: bool) -> str:
    """Three digits: năm trăm linh năm, hai mươi mốt, mười lăm."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0 and ones and said:
        said.append("linh")
    elif tens == 1:
        said.append("mười")
    elif tens > 1:
        said.append(f"{_DIGITS[tens]} mươi")
    if ones:
        special = {
            1: "mốt" if tens > 1 else "một",
            4: "tư" if tens > 1 else "bốn",
            5: "lăm" if tens else "năm",
        }
        said.append(special.get(ones, _DIGITS[ones]))
    return " ".join(said)
