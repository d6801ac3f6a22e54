"""What a cell of a template asks for: a value, a text, a formula with its value, a chart."""

import re
from collections.abc import Callable
from typing import TypeAlias

from ..records import frozen
from .expressions import Expressions, Scope

Filler: TypeAlias = Callable[[Scope], object]

_FORMULA = re.compile(r"\{%f +(.+?)(?: +if +([^%]+?))? *%\}(.+)", re.DOTALL)
_CHART = re.compile(r"\{%chart +(bar|column) +(\S+) +by +(\S+) *%\}(.*)", re.DOTALL)


@frozen
class LiveFormula:
    """`{%f SUM(B2) if row.exact %}{{ row.total }}`: a formula, when it stands, and the value that it has.

    Whoever opens the file sees the value at once, and the formula counts again when numbers are changed.
    Where the condition does not hold, or nothing is left to count, the value stands alone.
    """

    formula: str
    stands: Filler | None
    value: Filler


@frozen
class ChartTag:
    """`{%chart column C5:D6 by A6 %}Title`: numbers below the names of their series, and what each is of.

    `horizontal`: the bars lie.
    """

    horizontal: bool
    numbers: str
    categories: str
    title: Filler


def has_tags(text: str) -> bool:
    """Whether anything in the text is filled in."""
    return "{{" in text or "{%" in text or "{#" in text


def compile_cell(expressions: Expressions, text: str) -> Filler:
    """What a cell receives: the value of a lone `{{ … }}`, or a text with its tags filled in."""
    text = text.strip()
    if text.startswith("{{") and text.endswith("}}") and expressions.is_single(text):
        return expressions.value(text[2:-2].strip("-"))
    return expressions.text(text)


def live_formula(expressions: Expressions, text: str) -> LiveFormula | None:
    """The formula that a cell holds with its value."""
    found = _FORMULA.fullmatch(text.strip())
    if not found:
        return None
    stands = expressions.value(found[2]) if found[2] else None
    return LiveFormula(f"={found[1]}", stands, compile_cell(expressions, found[3]))


def filled_in(text: str) -> tuple[str, str | None]:
    """What a cell fills in beside its formula or chart, and the condition under which its formula stands."""
    text = text.strip()
    if found := _FORMULA.fullmatch(text):
        return found[3], found[2]
    found = _CHART.fullmatch(text)
    return (found[4] if found else text), None


def chart_tag(expressions: Expressions, text: str) -> ChartTag | None:
    """The chart that stands at a cell."""
    found = _CHART.fullmatch(text.strip())
    if not found:
        return None
    return ChartTag(found[1] == "bar", found[2], found[3], compile_cell(expressions, found[4]))
