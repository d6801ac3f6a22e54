"""What Excel can hold in a cell without changing it. What it cannot is refused, never cut or rounded."""

import re
from decimal import Decimal

from ..messages import say
from .expressions import TemplateProblem

LONGEST_TEXT = 32_767
"""UTF-16 units that a cell can hold; Excel's own limit."""

MOST_DIGITS = 15
"""Digits of a number that Excel keeps."""

# Control characters, half characters and the two that XML forbids; line breaks and tabs may stand.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# A text such as _x000D_ would be read as the character with that number.
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def excel_text(text: str) -> str:
    """The text as it is written into a workbook, so that Excel shows exactly the text given."""
    found = _FORBIDDEN.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        raise TemplateProblem(
            say("the text for it holds a character that cannot be printed: {code}", code=code)
        )
    written = _ESCAPE_LIKE.sub("_x005F_", text)
    if len(written.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        raise TemplateProblem(
            say("the text for it is longer than Excel can hold ({limit} characters)", limit=LONGEST_TEXT)
        )
    return written


def exact_number(number: int | Decimal) -> int | Decimal:
    """The number, if Excel keeps all its digits."""
    value = Decimal(number)
    if (
        not value.is_finite()
        or len(value.normalize().as_tuple().digits) > MOST_DIGITS
        or abs(value.adjusted()) > 99
    ):
        raise TemplateProblem(
            say("the number for it has more than {limit} digits: Excel would round it", limit=MOST_DIGITS)
        )
    return number


def number_text(number: int | Decimal) -> str:
    """The number digit by digit, as a cell holds it."""
    return format(Decimal(exact_number(number)), "f")


def is_like_a_formula(text: str) -> bool:
    """Whether somebody who types the text into a cell would get something else."""
    return text.startswith(("=", "+", "-", "@"))
