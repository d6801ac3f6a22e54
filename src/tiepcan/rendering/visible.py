"""What must never reach a screen as it is: characters that command it or hide from the eye."""

import re

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_COLOUR = "\x1b\\[[0-9;]*m"
_COMMAND = "(?m)^([ \t]*):(?=:)"


def visible(text: str, *, keep_colour: bool = False) -> str:
    r"""The text with control, bidi and invisible characters written out, e.g. `\u{200B}`.

    So is a `::` that begins a line: a build server would take it for a command. `keep_colour` lets the colour
    commands through that the tool itself adds on a terminal; data is made visible before it is coloured.
    """
    if "::" in text:
        text = re.sub(_COMMAND, r"\1\\u{003A}", text)
    if not UNSEEN.search(text):
        return text
    if not keep_colour:
        return UNSEEN.sub(_spelled, text)
    parts = re.split(_COLOUR, text)
    colours = [*re.findall(_COLOUR, text), ""]
    return "".join(UNSEEN.sub(_spelled, part) + colour for part, colour in zip(parts, colours, strict=True))


def visible_line(text: str) -> str:
    r"""The same for what has to stay on one line, such as the name of a file: `\u{000A}` for a new line."""
    return visible(text).replace("\n", "\\u{000A}").replace("\t", "\\u{0009}")


def _spelled(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found[0]):04X}}}"
