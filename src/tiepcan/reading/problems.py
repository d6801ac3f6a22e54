"""What the YAML library says of a text it does not understand, in words that help a writer."""

import re
from typing import NamedTuple

from ..messages import Message, say


class Explanation(NamedTuple):
    """Code, sentence and hint; `at_start` when the place is where the broken value begins."""

    code: str
    message: Message
    hint: Message
    at_start: bool = False


_QUOTE = say("put the text between quotation marks")
_INDENT = say("indent the line with as many spaces as its neighbours")
_SPACES = say("indent with spaces, never with the tab key")
_COLON = say("put a text that holds a colon between single quotation marks: 'Kế hoạch: năm 2020'")
_BACKSLASH = say("write \\\\ for a backslash, or use single quotation marks")
_AFTER_QUOTE = say("nothing may follow the closing quotation mark; put the whole text between single ones")

_TAB = Explanation("Y104", say("a tab is used for indentation"), _SPACES)
_NOT_CLOSED = Explanation(
    "Y104",
    say("the line is not finished: a bracket, a brace or a quotation mark is not closed"),
    say("close it, or put the whole text between quotation marks"),
)
_UNKNOWN = Explanation("Y104", say("the structure cannot be understood from here on"), _INDENT)
_ESCAPE = Explanation("Y104", say("an unknown escape in a text between double quotation marks"), _BACKSLASH)

# The library's own sentence (libyaml's, and that of the parser in pure Python) → ours; compiled when needed.
_PROBLEMS: tuple[tuple[str, Explanation], ...] = (
    ("tab character", _TAB),
    (
        "',' or ']'",
        Explanation(
            "Y104",
            say("a list in brackets is not closed"),
            say("a comma or “]” is missing; quote a text that begins with “[”"),
            at_start=True,
        ),
    ),
    (
        "',' or '}'",
        Explanation(
            "Y104",
            say("fields in braces are not closed"),
            say("a comma or the closing brace is missing; quote a text that begins with a brace"),
            at_start=True,
        ),
    ),
    (
        "unexpected end of stream|unexpected document",
        Explanation(
            "Y104",
            say("a quotation mark is not closed"),
            say("write the same mark at the end of the text, or delete this one"),
            at_start=True,
        ),
    ),
    (
        "could not find expected ':'",
        Explanation(
            "Y104",
            say("a colon is missing behind the name of a field"),
            say("write “name: value”; a text that goes on in a new line is indented further"),
            at_start=True,
        ),
    ),
    ("mapping values", Explanation("Y104", say("a colon stands where none is expected"), _INDENT)),
    (
        "sequence entries",
        Explanation(
            "Y104",
            say("a list item (“- …”) is not possible here"),
            say("begin the list in a new line, below the name of its field"),
        ),
    ),
    (
        "expected '-' indicator|block collection",
        Explanation("Y104", say("a list item (“- …”) is expected here"), _INDENT),
    ),
    ("expected key|<block end>", Explanation("Y104", say("a field is expected here"), _INDENT)),
    ("escape|hexdecimal", _ESCAPE),
    (
        "document start",
        Explanation(
            "Y104",
            say("text follows where the document has ended"),
            say("delete the line “...” or put the text between quotation marks"),
        ),
    ),
    (
        "node content|cannot start any token",
        Explanation("Y117", say("a text must not begin with “{mark}”"), _QUOTE),
    ),
    (
        "comment or line break|indentation indicator|chomping",
        Explanation(
            "Y104",
            say("behind “|” or “>” nothing may stand in the same line"),
            say("begin the text in the next line, or put it between quotation marks"),
        ),
    ),
)
_CONTEXTS: tuple[tuple[str, Explanation], ...] = (
    (
        "anchor|alias",
        Explanation("Y108", say("a text must not begin with “&” or “*”"), _QUOTE, at_start=True),
    ),
    (
        "scanning a tag|parsing a tag|parsing a node",
        Explanation(
            "Y110", say("an exclamation mark begins a tag, which is not used here"), _QUOTE, at_start=True
        ),
    ),
)


def explain_problem(problem: str, context: str, line: str, column: int) -> Explanation:
    """What is wrong, given the library's two sentences and the line and column they point at."""
    for pattern, explanation in _CONTEXTS:
        if re.search(pattern, context):
            return explanation
    if "cannot start any token" in problem and line[column - 1 : column] == "\t":
        return _TAB
    found = next((e for pattern, e in _PROBLEMS if re.search(pattern, problem)), _UNKNOWN)
    if found.code == "Y117":
        mark = line[column - 1 : column]
        if not mark or mark.isalnum():
            return _NOT_CLOSED
        return found._replace(message=say(found.message.msgid, mark=mark))
    before = line[: column - 1]
    if "mapping values" in problem and re.search(r"\S:\s", before):
        return found._replace(hint=_COLON)
    if "expected key" in problem and re.search(r"['\"]\s*$", before):
        return found._replace(hint=_AFTER_QUOTE)
    return found
