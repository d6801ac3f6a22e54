"""The pages of help, of the tool and of each command, and what they call the things to be filled in."""

import inspect
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import Message, Words, say
from .briefs import BRIEFS
from .params import choices_of, options_of

PLACEHOLDERS: Mapping[str, Message] = {
    "BASE": say("BASE"),
    "CHANGE": say("CHANGE"),
    "CLASS": say("CLASS"),
    "CODE": say("CODE"),
    "DAY": say("DAY"),
    "DOCUMENT": say("DOCUMENT"),
    "DUTY": say("DUTY"),
    "FILE": say("FILE"),
    "FOLDER": say("FOLDER"),
    "FORMAT[=FILE]": say("FORMAT[=FILE]"),
    "ID": say("ID"),
    "KIND": say("KIND"),
    "N": say("N"),
    "NAME": say("NAME"),
    "NUMBER": say("NUMBER"),
    "PAPER": say("PAPER"),
    "PATH": say("PATH"),
    "PLACE": say("PLACE"),
    "PLAN": say("PLAN"),
    "SLUG": say("SLUG"),
    "STEP": say("STEP"),
    "SUBJECT": say("SUBJECT"),
    "TERM": say("TERM"),
    "TEXT": say("TEXT"),
    "WHAT": say("WHAT"),
    "YEAR": say("YEAR"),
}
"""What stands in a line for something to be filled in; of words to choose from, the words stand there."""

_ON = say("More on a command: tiepcan COMMAND --help. To begin: tiepcan init.")

LEAST_TEXT = 46
"""Columns in which an explanation can be read beside a name; with fewer it stands below."""


def help_of_tool(about: str, commands: Mapping[str, Any], words: Words, width: int) -> str:
    """The page of the tool: its commands, a line for each."""
    rows = [(name, words(BRIEFS[name])) for name in commands]
    return _page(
        _usage(f"tiepcan {words(say('COMMAND …'))}", words, width),
        _paragraphs(words(about), width),
        _table(words(say("Commands")), rows, width),
        _table(words(say("In every position")), _everywhere(words), width),
        _paragraphs(words(_ON), width),
    )


def help_of_command(name: str, command: Any, words: Words, width: int) -> str:
    """The page of one command."""
    arguments, options = arguments_of(command), options_of(command)
    return _page(
        _usage(usage_line(name, command, words), words, width),
        _paragraphs(words(command_help(command)), width),
        _table(words(say("Arguments")), [(argument_name(p, words), words(p.help)) for p in arguments], width),
        _table(words(say("Options")), [(option_name(p, words), words(p.help)) for p in options], width),
        _table(words(say("In every position")), _everywhere(words), width),
    )


def usage_line(name: str, command: Any, words: Words) -> str:
    """How a command is written: `tiepcan progress PLAN DUTY [OPTIONS]`."""
    parts = ["tiepcan", name, *(argument_name(p, words) for p in arguments_of(command))]
    return " ".join([*parts, words(say("[OPTIONS]"))] if options_of(command) else parts)


def arguments_of(command: Any) -> list[Any]:
    """What a command takes without a name, in its order."""
    return [p for p in command.params if p.param_type_name == "argument"]


def argument_name(param: Any, words: Words) -> str:
    """An argument as the line shows it: `[PATH…]` where it may be left out and may be several."""
    name = placeholder(param, words) + ("…" if param.nargs == -1 else "")
    return name if param.required else f"[{name}]"


def option_name(param: Any, words: Words) -> str:
    """An option with what it takes: `--output, -o FILE`."""
    names = ", ".join([*sorted(param.opts, key=len, reverse=True), *param.secondary_opts])
    return names if param.is_flag else f"{names} {placeholder(param, words)}"


def placeholder(param: Any, words: Words) -> str:
    """What stands for a value in the language of the reader, or the words to choose from."""
    if param.metavar in PLACEHOLDERS:
        return words(PLACEHOLDERS[param.metavar])
    return param.metavar or "|".join(choices_of(param))


def command_help(command: Any) -> str:
    """The help of a command as its docstring says it."""
    return inspect.cleandoc(command.help or "")


def _everywhere(words: Words) -> list[tuple[str, str]]:
    return [
        ("--lang vi|en", words(say("the language of messages (documents are always Vietnamese)"))),
        ("--quiet", words(say("only results and findings: no summary, no notes, no progress bar"))),
        ("--verbose", words(say("which files were read and written, and how long it took, on stderr"))),
        ("--version", words(say("the version of the tool"))),
        ("--help, -h", words(say("this help"))),
    ]


def _usage(line: str, words: Words, width: int) -> str:
    return "\n  ".join(_lines(words(say("Usage: {line}", line=line)), width - 2))


def _page(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _paragraphs(text: str, width: int) -> str:
    """Prose is wrapped; lines that begin with blanks are there to be copied, and stay as they are."""
    return "\n\n".join(
        part if part.startswith("  ") else "\n".join(_lines(" ".join(part.split()), width))
        for part in text.split("\n\n")
    )


def _table(heading: str, rows: Sequence[tuple[str, str]], width: int) -> str:
    """Names and what they mean: side by side, or below where a name leaves too little room."""
    if not rows:
        return ""
    most = max(width - LEAST_TEXT, 0)
    left = max((len(name) + 4 for name, _ in rows if len(name) + 4 <= most), default=0) or 6
    lines = _lines(f"{heading}:", width)
    for name, text in rows:
        first, *others = _lines(text, width - left)
        if len(name) + 4 <= left:
            lines.append(f"  {name}".ljust(left) + first)
        else:
            lines += [*("  " + part for part in _lines(name, width - 2)), " " * left + first]
        lines += [" " * left + more for more in others]
    return "\n".join(lines)


def _lines(text: str, width: int) -> list[str]:
    """A text in lines; a word is never broken, as it may be the name of a file."""
    return textwrap.wrap(text, max(1, width), break_long_words=False, break_on_hyphens=False) or [""]
