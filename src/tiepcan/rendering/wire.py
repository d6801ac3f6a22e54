"""What a process that fills in a template is asked and what it answers, as JSON in ASCII.

Data only, never objects: whoever reads it runs nothing. Days and decimals keep their type.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ..diagnostics import Stop
from ..messages import Message
from ..records import frozen


@frozen
class Request:
    """A template, what messages call it (its ending says what it is), and the view to fill in.

    `file` is where a missing value would be written.
    """

    template: bytes
    name: str
    view: Mapping[str, object]
    file: str | None = None


def write_request(request: Request) -> bytes:
    """The request as it goes to the process."""
    template = b64encode(request.template).decode("ascii")
    return _written({"template": template, "name": request.name, "view": request.view, "file": request.file})


def read_request(written: bytes) -> Request:
    """What the process is asked."""
    asked = _read(written)
    return Request(b64decode(asked["template"]), asked["name"], asked["view"], asked["file"])


def write_answer(answer: bytes | Stop) -> bytes:
    """The document, or why there is none, as the process says it."""
    if isinstance(answer, Stop):
        return _written({"message": answer.message, "hint": answer.hint})
    return _written({"document": b64encode(answer).decode("ascii")})


def read_answer(written: bytes) -> bytes | Stop:
    """What the process said; `ValueError`, `LookupError` or `TypeError` where it makes no sense."""
    said = _read(written)
    if "document" in said:
        return b64decode(said["document"], validate=True)
    if not isinstance(said["message"], Message) or not isinstance(said["hint"], Message | None):
        raise TypeError("no message")
    return Stop(said["message"], said["hint"])


def _written(value: object) -> bytes:
    return json.dumps(value, default=_marked, allow_nan=False).encode("ascii")


def _read(written: bytes) -> Any:
    return json.loads(written, object_hook=_unmarked)


def _marked(value: object) -> object:
    match value:
        case date():
            return {"!day": value.isoformat()}
        case Decimal():
            return {"!decimal": str(value)}
        case Message():
            return {"!said": value.msgid, "values": dict(value.values)}
    raise TypeError(f"a view holds plain values, not {type(value).__name__}")


def _unmarked(found: dict[str, object]) -> object:
    match found:
        case {"!day": str(text)}:
            return date.fromisoformat(text)
        case {"!decimal": str(text)}:
            return Decimal(text)
        case {"!said": str(msgid), "values": dict(values)}:
            return Message(msgid, values)
    return found
