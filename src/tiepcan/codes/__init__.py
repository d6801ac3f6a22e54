"""The table of codes. A code is permanent and never reused; its letter is its family.

Y text · F shape of a file · W workspace · P plan · L progress log · C communes · S scores · D standard ·
H holidays · K council · G papers and what must not be public · V what people write for documents ·
T documents: form and templates · U waivers · R readiness for a purpose
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from .entry import Code, Severity

_MODULES = {
    "Y": ("text",),
    "F": ("shape",),
    "W": ("files",),
    "P": ("plans", "drafting"),
    "L": ("logs",),
    "C": ("results",),
    "S": ("results", "years", "appraisals"),
    "D": ("results", "completion", "scenarios"),
    "H": ("holidays",),
    "K": ("council",),
    "G": ("papers",),
    "V": ("documents",),
    "T": ("form", "form_words", "templates"),
    "U": ("waivers",),
    "R": ("readiness",),
}
FAMILIES = tuple(_MODULES)
"""The letters that codes begin with."""


class _Codes(Mapping[str, Code]):
    """Every code; a family is loaded when one of its codes is met, and most runs meet few."""

    def __getitem__(self, code: str) -> Code:
        return _family(code[:1])[code]

    def __iter__(self) -> Iterator[str]:
        for letter in FAMILIES:
            yield from _family(letter)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def _family(letter: str) -> Mapping[str, Code]:
    tables = [import_module(f".{name}", __name__).CODES for name in _MODULES.get(letter, ())]
    return {code: entry for table in tables for code, entry in table.items() if code.startswith(letter)}


CODES: Mapping[str, Code] = _Codes()

__all__ = ["CODES", "FAMILIES", "Code", "Severity"]
