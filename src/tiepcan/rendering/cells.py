"""The cells of the result, as XML.

Not as objects of openpyxl: a year of the whole country has two million of them.
"""

from collections.abc import Callable
from dataclasses import field
from datetime import date, datetime
from decimal import Decimal
from html import escape
from typing import NamedTuple, TypeAlias

from openpyxl.cell.cell import Cell
from openpyxl.utils.datetime import WINDOWS_EPOCH, to_excel

from ..messages import say
from ..records import frozen
from .axis import Slot
from .cell_values import is_like_a_formula, number_text
from .expressions import Expressions, Scope, TemplateProblem
from .looks import Looks
from .ranges import NOWHERE, Grid
from .row_heights import height_needed
from .shared_strings import Strings
from .template_cells import LiveFormula, compile_cell, has_tags, live_formula


class Made(NamedTuple):
    """A cell of the result: its style, and what it holds as `workbook_cells` tells it (of nothing: no kind).

    `shown` is the text from the data by which the row grows, `value` what a formula comes to, with its type.
    """

    style: int
    kind: str = ""
    written: str = ""
    shown: str = ""
    value: tuple[str, str] | None = None


CellWriter: TypeAlias = Callable[[Slot, Scope], Made]
"""Makes the cell of one column in a row, with the names that this row knows."""


@frozen
class Pen:
    """What all cells of a workbook are written with."""

    strings: Strings
    looks: Looks
    expressions: Expressions
    epoch: datetime = WINDOWS_EPOCH
    numbers: dict[int | Decimal, str] = field(default_factory=dict)
    heights: dict[tuple[str, int, float], float] = field(default_factory=dict)

    def height(self, text: str, source: Cell, style: int, width: float) -> float:
        """As `height_needed`; equal texts in equal cells are measured once."""
        key = (text, style, width)
        if key not in self.heights:
            self.heights[key] = height_needed(text, source, width)
        return self.heights[key]

    def writer(self, source: Cell, grid: Grid, down: Slot) -> CellWriter:
        """What makes the cells that come from a cell of the template, in one column of the result."""
        text, style = source.value, source.style_id
        if source.data_type == "f":
            if not isinstance(text, str):
                raise TemplateProblem(say("formulas that fill several cells are not supported"))
            return lambda across, _: Made(style, "f", grid.formula(text, across.rounds, down.rounds)[1:])
        if isinstance(text, str) and source.data_type == "s":
            if has_tags(text):
                return self._filled(text, source, grid, down)
            made = self.value(text, source, style)
        else:
            made = _constant(source, style, self.epoch)
        return lambda _across, _scope: made

    def _filled(self, text: str, source: Cell, grid: Grid, down: Slot) -> CellWriter:
        live = live_formula(self.expressions, text)
        if live:
            return self._live(live, source, grid, down)
        fill, own = compile_cell(self.expressions, text), down.names
        value_cell, style = self.value, source.style_id  # which openpyxl looks up anew each time

        def write(_: Slot, scope: Scope) -> Made:
            value = fill({**scope, **own} if own else scope)
            return value_cell(value, source, style, value if type(value) is str else "")

        return write

    def _live(self, live: LiveFormula, source: Cell, grid: Grid, down: Slot) -> CellWriter:
        style, own = source.style_id, down.names

        def write(across: Slot, scope: Scope) -> Made:
            names = {**scope, **own} if own else scope
            value = live.value(names)
            shown = value if type(value) is str else ""
            stands = live.stands is None or live.stands(names)
            text = grid.formula(live.formula, across.rounds, down.rounds) if stands else NOWHERE
            if NOWHERE in text or value is None:
                return self.value(value, source, style, shown)
            held = self.value(value, source, style)
            if held.kind not in ("s", "n") or isinstance(value, date):
                raise TemplateProblem(say("a formula has a number or a text, nothing else"))
            return Made(style, "f", text[1:], shown, (held.kind, held.written))

        return write

    def value(self, value: object, source: Cell, style: int, shown: str = "") -> Made:
        """A value as what it is, in the style of its source. A text stays a text, whatever it looks like."""
        kind = type(value)
        if value is None or value == "":
            return Made(style)
        if kind is str:
            text = self.strings.written(value)  # type: ignore[arg-type]  # `kind` is its type
            return Made(self.looks.quoted(source) if is_like_a_formula(text) else style, "s", text, shown)
        if kind is int or kind is Decimal:
            return Made(style, "n", self._number(value))  # type: ignore[arg-type]  # as above
        if isinstance(value, date):
            return Made(self.looks.dated(source), "n", _serial(value, self.epoch))
        raise TemplateProblem(say("it prints something that is neither text, number nor day"))

    def _number(self, value: int | Decimal) -> str:
        found = self.numbers.get(value)
        if found is None:
            found = self.numbers[value] = number_text(value)
        return found

    def xml(self, place: str, made: Made) -> str:
        """The cell as a part of its row."""
        style, kind, written, _, value = made
        if kind == "s":
            return f'<c r="{place}" s="{style}" t="s"><v>{self.strings.number(written)}</v></c>'
        if kind == "n":
            return f'<c r="{place}" s="{style}"><v>{written}</v></c>'
        if not kind:
            return f'<c r="{place}" s="{style}"/>'
        if kind != "f":
            return f'<c r="{place}" s="{style}" t="{kind}"><v>{escape(written)}</v></c>'
        formula = f"<f>{escape(written, quote=False)}</f>"
        if value is None:
            return f'<c r="{place}" s="{style}">{formula}</c>'
        told = ' t="str"' if value[0] == "s" else ""
        return f'<c r="{place}" s="{style}"{told}>{formula}<v>{escape(value[1], quote=False)}</v></c>'


def _constant(source: Cell, style: int, epoch: datetime) -> Made:
    """A number, a day, a truth or an error that stands in the template as it is."""
    value = source.value
    match source.data_type:
        case "n" if value is None:
            return Made(style)
        case "b":
            return Made(style, "b", str(int(bool(value))))
        case "e":
            return Made(style, "e", str(value))
        case "d":
            return Made(style, "n", _serial(value, epoch))
    return Made(style, "n", str(value))


def _serial(day: object, epoch: datetime) -> str:
    """A day as Excel counts days."""
    return str(to_excel(day, epoch))  # type: ignore[no-untyped-call]  # openpyxl says no types here
