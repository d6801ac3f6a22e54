"""Our frozen classes are dataclasses in all that is seen of them, however many values are made."""

from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepcan.records import MANY, frozen, record

NAMES = ("unit", "points", "notes", "line", "unknown")


def declare(decorator: Any) -> Any:
    """The same class by each decorator, fresh: none of its values has been made."""

    class Row:
        unit: str
        points: int = 5
        notes: list[str] = field(default_factory=list)
        line: int = field(default=0, compare=False)

    return decorator(Row)


def said(kind: Any, values: tuple[Any, ...], named: dict[str, Any]) -> list[Any] | None:
    """The fields of the value that is made so; None where it cannot be."""
    try:
        made = kind(*values, **named)
    except TypeError:
        return None
    return [getattr(made, f.name) for f in fields(made)]


CALLS = st.tuples(
    st.lists(st.integers(0, 9), max_size=5).map(tuple),
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9)),
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (frozen, dataclass(frozen=True, slots=True)),
        (record, dataclass(frozen=True, slots=True, kw_only=True)),
    ],
    ids=["frozen", "record"],
)
@given(call=CALLS)
def test_value_is_made_as_a_dataclass_makes_it(ours: Any, theirs: Any, call: tuple[Any, Any]) -> None:
    values, named = call
    expected = said(declare(theirs), values, named)
    kind = declare(ours)
    assert said(kind, values, named) == expected
    for _ in range(MANY):  # from here on the class has an `__init__` of its own
        kind(unit="xã")
    assert kind.__init__ is not declare(ours).__init__
    assert said(kind, values, named) == expected


@pytest.mark.parametrize("decorator", [frozen, record])
def test_nothing_of_it_changes(decorator: Any) -> None:
    row: Any = declare(decorator)(unit="Tân Phong")
    with pytest.raises(FrozenInstanceError):
        row.points = 6
    with pytest.raises(FrozenInstanceError):
        del row.points
    assert not hasattr(row, "__dict__")
    assert repr(row) == "Row(unit='Tân Phong', points=5, notes=[], line=0)"
    changed: Any = replace(row, points=6)
    assert (row.points, changed.points) == (5, 6)


def test_frozen_values_are_the_same_if_they_say_the_same() -> None:
    kind = declare(frozen)
    assert kind("a", 1, ()) == kind("a", 1, ())
    assert kind("a", 1, (), line=3) == kind("a", 1, ())
    assert hash(kind("a", 1, ())) == hash(kind("a", 1, (), line=3))
    assert kind("a", 1, ()) != kind("a", 2, ())
    assert kind("a", 1, ()) != ("a", 1, (), 0)
    assert kind("a", 1, ()) != declare(frozen)("a", 1, ())


def test_records_are_the_same_only_if_they_are_one() -> None:
    kind = declare(record)
    first, second = kind(unit="a"), kind(unit="a")
    assert first == first  # noqa: PLR0124  (that is the question)
    assert first != second
    assert len({first, second}) == 2


def test_class_without_fields_and_with_one() -> None:
    @frozen
    class Nothing:
        pass

    @frozen
    class One:
        number: int

    assert Nothing() == Nothing()
    assert One(1) == One(1)
    assert One(1) != One(2)
    assert len({One(1), One(1)}) == 1
