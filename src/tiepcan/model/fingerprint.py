"""The fingerprint of a self-score: by it an appraisal says which one it saw."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from .scores import ScoreSheet

_NOT_OF_THE_SELF_SCORE = {"kind", "declared_total", "published", "appraisal"}
"""Fields that say what somebody made of the self-score later, or only repeat it."""


def fingerprint(sheet: ScoreSheet) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of what a commune says of itself for a year.

    Everything that was decoded counts: commune, year and standard, indicators, criteria and conditions,
    with their reasons and evidence. How it was written does not: comments, layout, the order of fields and
    of the items of lists, the way accents are stored, 9.50 or 9.5. A field that is written but empty is as
    good as absent, so that a field that sheets learn later changes no old fingerprint.
    """
    said = _canonical(sheet, _NOT_OF_THE_SELF_SCORE)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _canonical(value: Any, without: set[str] | frozenset[str] = frozenset()) -> Any:
    """A value in the only way it is written for the fingerprint; None for nothing."""
    if is_dataclass(value):
        names = (f.name for f in fields(value) if f.name != "origin" and f.name not in without)
        return _filled({name: getattr(value, name) for name in names})
    if isinstance(value, Mapping):
        return _filled(value)
    if isinstance(value, tuple):
        items = [_canonical(item) for item in value]
        return sorted(items, key=lambda item: json.dumps(item, ensure_ascii=False, sort_keys=True)) or None
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")  # + 0: no “-0”
    if isinstance(value, date):
        return value.isoformat()
    return normalize("NFC", value) if isinstance(value, str) else value


def _filled(values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields that say something, by name."""
    said = {str(name): _canonical(value) for name, value in values.items()}
    return {name: value for name, value in said.items() if value is not None} or None
