"""What must never reach a screen as it is: characters that command it or hide from the eye."""

import re

UNSEEN = (
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
    if _is_plain(text) or not re.search(UNSEEN, text):
        return text
    if not keep_colour:
        return re.sub(UNSEEN, _spelled, text)
    parts = re.split(_COLOUR, text)
    colours = [*re.findall(_COLOUR, text), ""]
    return "".join(
        re.sub(UNSEEN, _spelled, part) + colour for part, colour in zip(parts, colours, strict=True)
    )


def _is_plain(text: str) -> bool:
    r"""Whether nothing in the text can need writing out, told without the pattern, which is slow to compile.

    Python calls printable what has a shape or changes one; from `\U000e0000` on that is nothing to be seen.
    """
    return all(map(str.isprintable, text.split("\n"))) and max(text, default="") < "\U000e0000"


def visible_line(text: str) -> str:
    r"""The same for what has to stay on one line, such as the name of a file: `\u{000A}` for a new line."""
    return visible(text).replace("\n", "\\u{000A}").replace("\t", "\\u{0009}")


def _spelled(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found[0]):04X}}}"
