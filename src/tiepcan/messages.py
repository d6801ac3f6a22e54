"""What the tool has to say, kept apart from the language it is said in.

A `Message` is an English sentence with named places and the values that go there.
It is worded only at the rim, by a `Words` that the command line makes once for the
language asked for and hands down explicitly: no module remembers a language.
"""

import gettext
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
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


class Words:
    """Puts messages into one language."""

    def __init__(self, lang: str, catalogue: bytes | None = None) -> None:
        """`catalogue` is the content of a compiled gettext file; without one, English."""
        self.lang = lang
        self._translate = gettext.GNUTranslations(io.BytesIO(catalogue)).gettext if catalogue else str

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
