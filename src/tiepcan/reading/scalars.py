"""How a written text becomes a number, a date or an id: the field decides, never the look of the text."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias
from unicodedata import normalize

from ..messages import Message, say
from ..model.communes import CommuneCode
from ..model.terms import NO_FILES, Number, Slug, Year

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})", re.ASCII)
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,10})?", re.ASCII)
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}([.,][0-9]{3})+", re.ASCII)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
# What is looked for only where something is wrong is compiled then.
_PLAIN = r"-?(?:[1-9][0-9]{15,}(?:\.[0-9]+)?|[0-9]+\.[0-9]{11,})"
_COMMA = r"-?[0-9]{1,15},[0-9]{1,10}"
_PERCENT = r"(-?[0-9]+(?:[.,][0-9]+)?) ?%"
_DAY_FIRST = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"
_YEAR_FIRST = r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})"
_CODE = r"[0-9]{5}"
_TRUTHS = {"true": "true", "yes": "true", "có": "true", "false": "false", "no": "false", "không": "false"}
_MONTHS = 12


class NotRead(Exception):
    """A text that is not what the field wants: code, sentence and hint of the finding, and its mending."""

    def __init__(
        self, code: str, message: Message, hint: Message | None = None, fix: str | None = None
    ) -> None:
        super().__init__(code)
        self.code, self.message, self.hint, self.fix = code, message, hint, fix


def read_decimal(text: str) -> Decimal:
    """A number with a point for decimals. What a Vietnamese reader could take otherwise is asked."""
    if _THOUSANDS.fullmatch(text):
        raise _two_readings(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if re.fullmatch(_COMMA, text):
        exact = text.replace(",", ".")
        message = say("“{text}” has a comma; is it {exact}?", text=text, exact=exact)
        # Three digits behind the comma may be thousands whose point was forgotten: 1234,567.
        sure = _DECIMAL.fullmatch(exact) and (
            text.lstrip("-").startswith("0,") or len(text.partition(",")[2]) != 3
        )
        hint = say("write decimals with a point: {exact}", exact=exact)
        raise NotRead("F109", message, hint, exact if sure else None)
    message = say("“{text}” is not a number", text=text)
    if percent := re.fullmatch(_PERCENT, text):
        bare = percent[1].replace(",", ".")
        raise NotRead("F108", message, say("write {bare}, without the percent sign", bare=bare))
    if re.fullmatch(_PLAIN, text):
        message = say("“{text}” has more digits than any figure of a commune", text=text)
        raise NotRead("F108", message, say("at most 15 digits, and 10 behind the point"))
    raise NotRead("F108", message, say("write digits, with a point for decimals: 8.5"))


def _two_readings(text: str) -> NotRead:
    """What to say of 150.000: a hundred and fifty thousand, or a hundred and fifty."""
    whole, exact = re.sub("[.,]", "", text), text.replace(",", ".")
    if text.count(".") + text.count(",") > 1:
        message = say("“{text}” is not a number as it is written here", text=text)
        one_sign = not ("." in text and "," in text)  # 1.500,000 may be 1500
        return NotRead("F109", message, say("write {whole}", whole=whole), whole if one_sign else None)
    message = say("is “{text}” {whole}, or {exact} with decimals?", text=text, whole=whole, exact=exact)
    short = exact.rstrip("0").removesuffix(".") if exact.endswith("0") else f"{exact}0"
    return NotRead(
        "F109", message, say("write {whole} or {short}, whichever is meant", whole=whole, short=short)
    )


def read_whole(text: str) -> int:
    """A whole number."""
    if not _WHOLE.fullmatch(text):
        if _THOUSANDS.fullmatch(text):
            raise _two_readings(text)
        raise NotRead("F107", say("“{text}” is not a whole number", text=text), say("write digits only: 12"))
    return int(text)


def read_year(text: str) -> Year:
    """A calendar year between 2000 and 2099."""
    if not re.fullmatch("20[0-9]{2}", text, re.ASCII):
        raise NotRead("F107", say("“{text}” is not a year", text=text), say("write four digits: 2020"))
    return Year(int(text))


def read_date(text: str) -> date:
    """A day, written year-month-day; another spelling is answered with the right one."""
    parts: tuple[str, ...]
    if day_first := re.fullmatch(_DAY_FIRST, text):
        parts = (day_first[3], day_first[2], day_first[1])
    elif year_first := re.fullmatch(_YEAR_FIRST, text):
        parts = year_first.groups()
    else:
        message = say("“{text}” is not a date", text=text)
        raise NotRead("F110", message, say("write year-month-day: 2020-06-15"))
    try:
        day = date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        message = say("there is no day “{text}” in the calendar", text=text)
        raise NotRead("F110", message, say("look the day up; dates are written year-month-day")) from None
    if text != day.isoformat():
        message = say("“{text}” is not a date as it is written here", text=text)
        # 05/06 is the fifth of June in Vietnam, but a sheet of figures may have made it the sixth of May.
        sure = day_first is None or day.day > _MONTHS or day.day == day.month
        hint = say("write {right}", right=day.isoformat())
        raise NotRead("F110", message, hint, day.isoformat() if sure else None)
    return day


def read_truth(text: str) -> bool:
    """`true` or `false`, nothing else."""
    if text not in ("true", "false"):
        hint = say("write true (yes, met) or false (no, not met)")
        message = say("“{text}” is neither true nor false", text=text)
        raise NotRead("F111", message, hint, _TRUTHS.get(normalize("NFC", text).lower()))
    return text == "true"


def read_slug(text: str) -> Slug:
    """An id: a-z, 0-9 and hyphens, beginning with a letter or digit; the name of a file on every machine."""
    if not _SLUG.fullmatch(text):
        message = say("“{text}” is not an id", text=text)
        raise NotRead("F112", message, say("use a-z, 0-9 and hyphens, at most 64, e.g. tan-phong"))
    if text in NO_FILES:
        message = say("“{text}” is a name that Windows keeps for a device", text=text)
        raise NotRead("F112", message, say("take another one: no file can have this name there"))
    return Slug(text)


def read_code(text: str) -> CommuneCode:
    """The code of a commune: five digits, zeros in front kept."""
    if not re.fullmatch(_CODE, text):
        hint, fix = say("write five digits between quotation marks, zeros in front included"), None
        if re.fullmatch("[0-9]{1,4}", text, re.ASCII):
            fix = f'"{text.zfill(5)}"'
            hint = say('write five digits between quotation marks: "{code}"', code=text.zfill(5))
        raise NotRead("F118", say("“{text}” is not a commune code of five digits", text=text), hint, fix)
    return CommuneCode(text)


ScalarReader: TypeAlias = Callable[[str], Any]

SCALARS: dict[Any, ScalarReader] = {
    str: str,
    Number: str,
    int: read_whole,
    bool: read_truth,
    Decimal: read_decimal,
    date: read_date,
    Year: read_year,
    Slug: read_slug,
    CommuneCode: read_code,
}
"""The reader of each type that a field of one value may have."""
