"""Rows and columns that repeat: which row of the template each row of the result comes from.

Both directions follow the same rule, so both use the same words: a *slot* is a row or a column.
The slots between `{%tr for x in xs %}` and `{%tr endfor %}` repeat (`tc` for columns), those between
`{%tr if x %}` and `{%tr endif %}` stand once or not at all; slots that hold a tag vanish.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from ..messages import say
from ..records import frozen
from .expressions import Scope, TemplateProblem

LONGEST_TAG = 500
_TAG = re.compile(r"\{%-? *(t[rc]) +(?:for +([A-Za-z_]\w*) +in (.+?)|if (.+?)|(endfor|endif)) *-?%\}")

Rounds: TypeAlias = tuple[tuple[int, int], ...]
"""In which round of which loops a slot stands: (slot of the loop's tag, round)."""


@frozen
class Tag:
    """What a slot with a tag begins or ends; `name` is empty for `if`."""

    opens: bool
    ends: str
    name: str = ""
    expression: str = ""


def read_tag(text: object, letters: str) -> Tag | None:
    """The tag of a cell, if it holds one for this direction: `tr` or `tc`."""
    if not isinstance(text, str) or len(text) > LONGEST_TAG:
        return None
    found = _TAG.fullmatch(text.strip())
    if not found or found[1] != letters:
        return None
    if found[2]:
        return Tag(True, "endfor", found[2], found[3])
    return Tag(True, "endif", "", found[4]) if found[4] else Tag(False, found[5])


@frozen
class Slot:
    """A row or column of the result: its number in the template, and the names that loops give it."""

    source: int
    rounds: Rounds
    names: Mapping[str, object] = field(default_factory=dict)


@frozen
class Axis:
    """All slots of one direction, in order; numbers count from 1."""

    slots: tuple[Slot, ...]
    count: int
    loops: Mapping[int, tuple[int, ...]]
    extents: Mapping[tuple[int, Rounds], tuple[int, int]]

    def hull(self, first: int, last: int, rounds: Rounds = ()) -> tuple[int, int] | None:
        """Where a range of the template lies in the result: None if nothing of it is left.

        Seen from a slot with these rounds: where a loop goes round with it, only the same round counts.
        """
        found = [extent for extent in (self._extent(s, rounds) for s in self._inner(first, last)) if extent]
        if last > self.count:
            moved = len(self.slots) - self.count
            found.append((max(first, self.count + 1) + moved, last + moved))
        return (min(low for low, _ in found), max(high for _, high in found)) if found else None

    def spans(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The places of a range that belongs together, once for each round of the loops it stands in.

        A range over a whole loop, its tags included, is one place however often the loop goes round.
        """
        around = [loop for loop in self.loops[first] if loop in self.loops[last]]
        end = 0
        for number, slot in enumerate(self.slots, 1):
            if number > end and first <= slot.source <= last:
                found = self.hull(first, last, slot.rounds[: len(around)])
                if found:
                    yield found
                    end = found[1]

    def first_left(self, first: int, last: int) -> int | None:
        """The first slot of a range of the template that the result has at all."""
        return next((source for source in range(first, last + 1) if (source, ()) in self.extents), None)

    def _inner(self, first: int, last: int) -> range:
        return range(first, min(last, self.count) + 1)

    def _extent(self, source: int, rounds: Rounds) -> tuple[int, int] | None:
        shared = 0
        for loop, (mine, _) in zip(self.loops[source], rounds, strict=False):
            if loop != mine:
                break
            shared += 1
        return self.extents.get((source, rounds[:shared]))


def _index(slots: list[Slot], count: int, ends: Mapping[int, int]) -> Axis:
    loops = {
        source: tuple(begin for begin in sorted(ends) if begin < source < ends[begin])
        for source in range(1, count + 1)
    }
    extents: dict[tuple[int, Rounds], tuple[int, int]] = {}
    for number, slot in enumerate(slots, 1):
        for depth in range(len(slot.rounds) + 1):
            key = (slot.source, slot.rounds[:depth])
            extents[key] = (extents.get(key, (number, 0))[0], number)
    return Axis(tuple(slots), count, loops, extents)


def lay_out(
    count: int, tags: Mapping[int, Tag], evaluate: Callable[[int, Scope], object], limit: int
) -> Axis:
    """The slots of the result. `evaluate` gives the value of a tag's expression, by the tag's slot."""
    ends = _pairs(tags)
    slots: list[Slot] = []

    def fill(first: int, last: int, rounds: Rounds, names: Scope) -> None:
        position = first
        while position <= last:
            tag = tags.get(position)
            if tag is None:
                slots.append(Slot(position, rounds, names))
                if len(slots) > limit:
                    raise TemplateProblem(
                        say("the result has more than {limit} rows or columns", limit=limit)
                    )
            else:
                for turn, inner in enumerate(_turns(tag, evaluate(position, names), names)):
                    fill(position + 1, ends[position] - 1, (*rounds, (position, turn)), inner)
                position = ends[position]
            position += 1

    fill(1, count, (), {})
    return _index(slots, count, ends)


def _turns(tag: Tag, value: object, names: Scope) -> Iterator[Scope]:
    if not tag.name:
        if value:
            yield names
        return
    if not isinstance(value, list | tuple):
        raise TemplateProblem(say("“{name}” is no list", name=tag.expression))
    for item in value:
        yield {**names, tag.name: item}


def _pairs(tags: Mapping[int, Tag]) -> dict[int, int]:
    """The slot that ends each loop or condition."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for position in sorted(tags):
        tag = tags[position]
        if tag.opens:
            waiting.append(position)
        elif waiting and tags[waiting[-1]].ends == tag.ends:
            ends[waiting.pop()] = position
        else:
            raise TemplateProblem(say("“{tag}” ends nothing", tag=tag.ends))
    if waiting:
        raise TemplateProblem(say("“{tag}” is missing", tag=tags[waiting[-1]].ends))
    return ends
