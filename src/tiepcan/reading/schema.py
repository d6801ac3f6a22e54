"""JSON Schemas for editors, drawn from the annotations that `decode` reads.

They say draft-07, which every editor's YAML server understands, and take each value as an editor sees it: a
plain 2020 is a number there and a text here. What two spellings make alike (00010 and 8) an editor cannot
tell apart, so a schema may let pass what `validate` refuses; it never refuses what `validate` takes.
"""

import dataclasses
import itertools
import json
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias
from unicodedata import combining, normalize

from ..messages import Words, say
from ..model.communes import CommuneCode
from ..model.completion import Completion
from ..model.terms import Number, Slug, Year
from .decode import shape_of
from .fields import records_under, written_fields
from .load import KINDS
from .meanings import ABOUT, MEANINGS
from .meanings.titles import title_of

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

SHAPES: dict[str, type] = {**KINDS, "completion": Completion}
"""The kinds of files that have a schema of their own; a completion says `kind: standard` too."""

_TEXT = {"type": ["string", "number", "boolean"]}
_AMBIGUOUS = r"(?!-?[1-9][0-9]{0,2}([.,][0-9]{3})+$)"
_NAME = "[a-z0-9][a-z0-9-]{0,63}"
_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    Number: _TEXT,
    int: {
        "type": ["integer", "string"],
        "pattern": f"^{_AMBIGUOUS}-?(0|[1-9][0-9]{{0,17}})$",
        "patternErrorMessage": say("write digits only: 12"),
    },
    bool: {
        "type": ["boolean", "string"],
        "pattern": "^(true|false)$",
        "patternErrorMessage": say("write true (yes, met) or false (no, not met)"),
    },
    Decimal: {
        "type": ["number", "string"],
        "pattern": rf"^{_AMBIGUOUS}-?(0|[1-9][0-9]{{0,14}})(\.[0-9]{{1,10}})?$",
        "patternErrorMessage": say("write digits, with a point for decimals: 8.5"),
    },
    date: {
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "patternErrorMessage": say("write year-month-day: 2020-06-15"),
    },
    Year: {
        "type": ["integer", "string"],
        "minimum": 2000,
        "maximum": 2099,
        "pattern": "^20[0-9]{2}$",
        "patternErrorMessage": say("write four digits: 2020"),
    },
    # A plain 2020 or 1e5 is an id as well.
    Slug: {
        "type": ["string", "number", "boolean"],
        "minimum": 0,
        "pattern": f"^{_NAME}$",
        "patternErrorMessage": say("use a-z, 0-9 and hyphens, at most 64, e.g. tan-phong"),
    },
    CommuneCode: {
        "type": ["string", "integer"],
        "minimum": 0,
        "maximum": 99999,
        "pattern": "^[0-9]{5}$",
        "patternErrorMessage": say("write five digits between quotation marks, zeros in front included"),
    },
}


def schema_of(name: str, words: Words) -> Schema:
    """The schema of a kind of file, its descriptions in the language of `words`; KeyError for no kind."""
    title, about = ABOUT[name]
    head = {"$schema": DRAFT, "title": words(title), "description": words(about)}
    roots = [SHAPES[name], *([Completion] if name == "standard" else [])]
    drawn = {kind: _record(kind, words, name) for root in roots for _, kind in records_under(root, "")}
    if name == "standard":
        # A file that extends a regulation is an office's completion of it.
        choice = {"if": {"required": ["extends"]}, "then": _ref(roots[1]), "else": _ref(roots[0])}
        return {**head, "type": "object", **choice, "definitions": _definitions(drawn)}
    own = drawn.pop(roots[0])
    return {**head, **own, "definitions": _definitions(drawn)} if drawn else {**head, **own}


def _definitions(drawn: Mapping[type, Schema]) -> Schema:
    return {kind.__name__: drawn[kind] for kind in sorted(drawn, key=lambda kind: kind.__name__)}


def _ref(kind: type) -> Schema:
    return {"$ref": f"#/definitions/{kind.__name__}"}


def _record(kind: type, words: Words, root: str) -> Schema:
    """A record: its fields, each with its title and meaning, and no others."""
    hints, top = typing.get_type_hints(kind), kind in SHAPES.values()
    properties: Schema = {}
    for field in written_fields(kind):
        name = field.metadata.get("alias", field.name)
        drawn = (
            {"const": "standard" if root == "completion" else root}
            if top and name == "kind"
            else _field(hints[field.name], field.metadata, words)
        )
        # Beside a reference draft-07 reads nothing.
        drawn = {"allOf": [drawn]} if "$ref" in drawn else drawn
        said = {"title": words(title_of(kind, name)), "description": words(MEANINGS[kind][name])}
        properties[name] = {**said, **drawn}
    required = list(shape_of(kind).required)
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field(annotation: Any, metadata: Mapping[str, Any], words: Words) -> Schema:
    """The value of a field, and what the metadata allows beside it."""
    if typing.get_origin(annotation) is tuple and metadata.get("single"):
        return _either([*_branches(typing.get_args(annotation)[0], words), *_branches(annotation, words)])
    return _either(_branches(annotation, words))


def _branches(annotation: Any, words: Words, *, alone: bool = True) -> list[Schema]:
    """The forms that a value of this annotation may have; a list `alone` in its field may be left empty."""
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        return [_ref(annotation)]
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    nothing = [{"type": "null"}]
    if origin is tuple:
        return [{"type": "array", "items": _either(_branches(args[0], words))}, *(nothing if alone else [])]
    if origin in (typing.Union, types.UnionType):
        kinds = [a for a in args if a is not types.NoneType]
        found = [branch for kind in kinds for branch in _branches(kind, words, alone=False)]
        return [*found, *(nothing if len(kinds) < len(args) else [])]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return [_by_name(args[0], args[1], words), *nothing]
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return _choice(annotation)
    return [{key: words(v) if key == "patternErrorMessage" else v for key, v in _SCALARS[annotation].items()}]


def _by_name(key: Any, value: Any, words: Words) -> Schema:
    """Values by name; a name alone is a record without fields, where that can be."""
    named = _branches(key, words)
    records = [a for a in (typing.get_args(value) or (value,)) if dataclasses.is_dataclass(a)]
    bare = any(not shape_of(kind).required for kind in records if isinstance(kind, type))
    values = [*_branches(value, words), *([{"type": "null"}] if bare else [])]
    names = {} if named == [_TEXT] else {"propertyNames": _either(named)}
    return {"type": "object", **names, "additionalProperties": _either(values)}


def _choice(choice: type[StrEnum]) -> list[Schema]:
    """One of a few words; one with marks may be stored in another way, which no list should offer."""
    words = [member.value for member in choice]
    other = [_however_stored(word) for word in words if not word.isascii()]
    return [{"enum": words}, *([{"type": "string", "pattern": f"^({'|'.join(other)})$"}] if other else [])]


def _however_stored(word: str) -> str:
    """A pattern for every way in which Unicode stores a word: marks apart, or some of them joined."""
    return "".join(_stored(letter) for letter in word)


def _stored(letter: str) -> str:
    apart = normalize("NFD", letter)
    base, marks = apart[0], apart[1:]
    ways = {
        normalize("NFC", base + "".join(order[:joined])) + "".join(order[joined:])
        for order in itertools.permutations(marks)
        for joined in range(len(marks) + 1)
    }
    same = sorted("".join(map(_spelt, way)) for way in ways if normalize("NFC", way) == letter)
    return same[0] if len(same) == 1 else f"({'|'.join(same)})"


def _spelt(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if combining(sign) else sign


def _either(branches: Iterable[Schema]) -> Schema:
    """One of several forms; those that a type tells apart become one, which editors explain best."""
    found = list(branches)
    if len(found) == 1:
        return found[0]
    kinds = [kind for branch in found for kind in _types(branch)]
    if all("type" in branch for branch in found) and len(kinds) == len(set(kinds)):
        joined = {key: value for branch in found for key, value in branch.items() if key != "type"}
        return {"type": kinds if len(kinds) > 1 else kinds[0], **joined}
    if len(found) == 2 and found[1] == {"type": "null"} and "enum" in found[0]:
        return {"enum": [*found[0]["enum"], None]}
    return {"anyOf": found}


def _types(branch: Schema) -> list[str]:
    named = branch.get("type", [])
    return [named] if isinstance(named, str) else list(named)


def schema_text(name: str, words: Words) -> str:
    """The schema of a kind of file as it is kept in a file; KeyError for no kind."""
    return json.dumps(schema_of(name, words), ensure_ascii=False, indent=2) + "\n"
