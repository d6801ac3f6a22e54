"""Answers for other programs."""

import json
import re

from .. import __version__
from .visible import UNSEEN, visible


def render_json(answer: dict[str, object]) -> str:
    """The answer as JSON with the name and version of the tool; what JSON does not know is refused."""
    tool = {"name": "tiepcan", "version": __version__}
    text = json.dumps({"tool": tool, **answer}, ensure_ascii=False, indent=2, allow_nan=False)
    return re.sub(UNSEEN, _escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    """A character that must not reach a screen, as JSON spells it.

    Half a pair, from the name of a file that is no text, is none of JSON's: strict readers refuse the whole
    answer. It is shown as people see it.
    """
    shown = visible(found[0]) if "\ud800" <= found[0] <= "\udfff" else found[0]
    return json.dumps(shown)[1:-1]
