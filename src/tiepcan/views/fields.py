"""The fields that a template can name, found in an example of what it prints."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal

from ..messages import format_date, format_decimal
from ..records import frozen


@frozen
class Field:
    """A value of a view: a group with its `members`, a list of which each `item` is alike, or a single value.

    `example` is the first value that is not empty; a group and a list have none.
    """

    members: Mapping[str, "Field"] = field(default_factory=dict)
    item: "Field | None" = None
    example: object = None


def fields_of(value: object) -> Field:
    """The fields of an example: what any item of a list has, all may have."""
    if isinstance(value, Mapping):
        return Field(members={str(name): fields_of(inner) for name, inner in value.items()})
    if isinstance(value, list | tuple):
        return Field(item=merged([fields_of(inner) for inner in value]))
    return Field(example=None if value == "" else value)


def merged(found: Sequence[Field]) -> Field:
    """One field of several: it has whatever one of them has."""
    names = dict.fromkeys(name for each in found for name in each.members)
    members = {name: merged([f.members[name] for f in found if name in f.members]) for name in names}
    items = [each.item for each in found if each.item is not None]
    example = next((each.example for each in found if each.example is not None), None)
    return Field(members, merged(items) if items else None, example)


def paths_of(root: Field, path: str = "") -> Iterator[tuple[str, Field]]:
    """Every field that is a single value, by its path: `issuer.name[]`, `activities[].title`."""
    if root.item is not None:
        yield from paths_of(root.item, f"{path}[]")
    elif root.members:
        for name, inner in root.members.items():
            yield from paths_of(inner, f"{path}.{name}" if path else name)
    else:
        yield path, root


def example_text(example: object) -> str:
    """An example as a document shows it."""
    match example:
        case None:
            return ""
        case bool():
            return "có" if example else "không"
        case Decimal():
            return format_decimal(example, "vi")
        case date():
            return format_date(example, "vi")
    return str(example)
