"""The plain values of a view: what may reach a template, and how messages call their places."""

import re
from collections.abc import Iterator, Mapping

from ..diagnostics import Stop
from ..messages import say

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def check_values(value: object, path: str = "") -> None:
    """Raise `Stop` for a text that a document cannot hold, `TypeError` for anything but plain values."""
    if isinstance(value, Mapping):
        for key in value:
            check_values(key, path)
    if isinstance(value, Mapping | list):
        for name, inner in _members(value, path):
            check_values(inner, name)
    elif isinstance(value, str):
        found = _UNPRINTABLE.search(value)
        if found:
            code = f"U+{ord(found[0]):04X}"
            hint = say("delete the character in the file; it stands before “{text}”", text=_after(found))
            message = say(
                "the text of “{field}” holds a character that a document cannot hold ({code})",
                field=path,
                code=code,
            )
            raise Stop(message, hint)
    elif not isinstance(value, int):
        raise TypeError(f"a view holds plain values, not {type(value).__name__}")


def _after(found: re.Match[str]) -> str:
    """What stands behind a character, to find it by."""
    return _UNPRINTABLE.sub("", found.string[found.end() : found.end() + 30]).strip()


def path_to(value: object, wanted: object, path: str = "") -> str | None:
    """Where a part of the view stands: `signer`, `activities[3.2]`; items without an id count from 1."""
    if value is wanted:
        return path
    return next(
        (found for name, item in _members(value, path) if (found := path_to(item, wanted, name))), None
    )


def _members(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        yield from ((f"{path}.{key}" if path else str(key), item) for key, item in value.items())
    elif isinstance(value, list):
        yield from ((f"{path}[{_label(item, place)}]", item) for place, item in enumerate(value, 1))


def _label(item: object, place: int) -> str:
    return str(item["id"]) if isinstance(item, Mapping) and "id" in item else str(place)


def texts_of(value: object) -> Iterator[str]:
    """Every text of a view that is not blank, its spaces folded."""
    if isinstance(value, str):
        if folded := " ".join(value.split()):
            yield folded
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from texts_of(inner)
