"""What the tool has to say, kept apart from the language it is said in.

A `Message` is an English sentence with named places and the values that go there.
It is worded only at the rim, by a `Words` that the command line makes once for the
language asked for and hands down explicitly: no module remembers a language.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from struct import unpack_from
from types import MappingProxyType

from .records import frozen


@frozen
class Message:
    """One thing to say: an English sentence (the key of the catalogue) and its values."""

    msgid: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def say(msgid: str, /, **values: object) -> Message:
    """A message whose `{places}` are filled from the keyword values."""
    return Message(msgid, values)


def format_decimal(number: Decimal, lang: str) -> str:
    """A number without superfluous zeros: 82,5 in Vietnamese, 82.5 in English."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "vi" else text


def format_date(day: date, lang: str) -> str:
    """A day as a reader of the language writes it: 15/06/2020 or 2020-06-15."""
    return day.strftime("%d/%m/%Y") if lang == "vi" else day.isoformat()


class _Catalogue:
    """A compiled gettext file, in which a sentence is looked up as in a dictionary.

    The library of Python reads all of it first, which takes a small command longer than what it has to say.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        _, _, self._count, self._ids, self._texts = unpack_from("<5I", data)

    def text_of(self, msgid: str) -> str:
        """The translation of a sentence; the sentence itself where there is none."""
        wanted = msgid.encode()
        place = bisect_left(range(self._count), wanted, key=lambda number: self._read(self._ids, number))
        if place == self._count or self._read(self._ids, place) != wanted:
            return msgid
        return self._read(self._texts, place).decode()

    def _read(self, table: int, number: int) -> bytes:
        length, start = unpack_from("<2I", self._data, table + 8 * number)
        return self._data[start : start + length]


class Words:
    """Puts messages into one language."""

    def __init__(self, lang: str, catalogue: bytes | None = None) -> None:
        """`catalogue` is the content of a compiled gettext file; without one, English."""
        self.lang = lang
        self._translate = _Catalogue(catalogue).text_of if catalogue else str

    def __call__(self, message: Message | str) -> str:
        """The sentence, its values worded as well."""
        if isinstance(message, str):
            return self._translate(message) if message else ""
        template = self._translate(message.msgid)
        if not message.values:
            return template
        return template.format_map({name: self.value(value) for name, value in message.values.items()})

    def value(self, value: object) -> str:
        """One value as a reader of this language expects it."""
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, Decimal):
            return format_decimal(value, self.lang)
        if isinstance(value, date):
            return format_date(value, self.lang)
        if isinstance(value, str):
            return value
        if isinstance(value, Iterable):
            return ", ".join(self.value(item) for item in value)
        return str(value)
