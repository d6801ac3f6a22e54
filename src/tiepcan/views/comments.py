"""What the skeletons of files have in common: comments in YAML, and numbers in them."""

import textwrap
from decimal import Decimal

from ..messages import format_decimal

_WIDTH = 100


def comment(text: str, indent: int) -> list[str]:
    """A text as the lines of a comment, indented by that many blanks."""
    lead = " " * indent + "# "
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=lead,
        break_long_words=False,
        break_on_hyphens=False,
    )


def number(value: Decimal) -> str:
    """A number as Vietnamese write it: 2,5."""
    return format_decimal(value, "vi")
