"""Typer's inner life, kept in one place: running the app, wording usage errors and help.

Typer carries a library of its own that speaks English only; here its exceptions and its tree of commands
become our messages. `tests/test_usage.py` pins what this module relies on.
"""

import inspect
import textwrap
from collections.abc import Sequence
from typing import Any

import typer
from typer._click import exceptions
from typer.core import TyperArgument, TyperGroup

from ..diagnostics import Stop
from ..messages import Message, Words, say
from ..spelling import nearest
from .briefs import BRIEFS

HELP_WORDS = ("--help", "-h")
EVERYWHERE = ("--lang", "--quiet", "--verbose", "--version", "--help")


_ON = say("More on a command: tiepcan COMMAND --help. To begin: tiepcan init.")


def command_tree(app: typer.Typer) -> TyperGroup:
    """The commands of the app as the library sees them."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def command_params(group: TyperGroup, name: str) -> Sequence[Any]:
    """The arguments and options of a command, for those who complete them."""
    return group.commands[name].params


def check_command(arguments: Sequence[str], names: Sequence[str]) -> str:
    """The command among the arguments; Stop with the nearest one where there is none of that name."""
    first = next((a for a in arguments if not a.startswith("-")), None)
    every = say("the commands are: {names}", names=", ".join(names))
    if first is None:
        near = nearest(arguments[0], EVERYWHERE)
        raise Stop(
            say("no command is named, and there is no option “{name}”", name=arguments[0]),
            say("did you mean “{near}”?", near=near) if near else every,
        )
    if first not in names:
        near = nearest(first, names)
        raise Stop(
            say("there is no command “{name}”", name=first),
            say("did you mean “{near}”?", near=near) if near else every,
        )
    return first


def invoke(group: TyperGroup, arguments: Sequence[str], obj: object) -> int:
    """Run a command and return its exit code; a usage error becomes a `Stop`."""
    try:
        code = group.main(list(arguments), prog_name="tiepcan", standalone_mode=False, obj=obj)
    except exceptions.UsageError as problem:
        raise _worded(problem) from None
    return code if isinstance(code, int) else 0


def _worded(problem: exceptions.UsageError) -> Stop:
    """A usage error of the library in our words."""
    context = problem.ctx
    hint = say("see: {command} --help", command=context.command_path if context else "tiepcan")
    match problem:
        case exceptions.NoSuchOption():
            known = [o for p in context.command.params for o in p.opts] if context else []
            near = nearest(problem.option_name, known)
            if near:
                hint = say("did you mean “{near}”?", near=near)
            return Stop(say("there is no option “{name}”", name=problem.option_name), hint)
        case exceptions.MissingParameter() if problem.param is not None:
            return Stop(_missing(problem.param), hint)
        case exceptions.BadParameter() if problem.param is not None:
            choices = getattr(problem.param.type, "choices", None)
            if choices:
                words = ", ".join(str(getattr(c, "value", c)) for c in choices)
                hint = say("write one of: {words}", words=words)
            elif problem.param.type.name.startswith("int"):
                hint = say("write a whole number, e.g. {number}", number=_example_of(problem.param.type))
            return Stop(say("the value of {name} is not possible", name=_name_of(problem.param)), hint)
        case exceptions.BadOptionUsage():
            return Stop(
                say("the option “{name}” needs a value, or has one too many", name=problem.option_name), hint
            )
    return Stop(say("the command cannot be understood as it is written"), hint)


def _missing(param: Any) -> Message:
    """That a parameter is missing, and what would stand there."""
    if not getattr(param, "help", None):
        return say("{name} is missing", name=_name_of(param))
    return say("{name} is missing: {meaning}", name=_name_of(param), meaning=Message(param.help))


def _example_of(whole: Any) -> int:
    """A number that the option takes: one within its bounds, else a year."""
    return 30 if getattr(whole, "min", None) is not None else 2020


def _name_of(param: Any) -> str:
    return _metavar(param).strip("[]…") if isinstance(param, TyperArgument) else str(param.opts[0])


def wants_help(arguments: Sequence[str]) -> bool:
    """Whether help is asked for, by an option or by saying nothing at all."""
    return not arguments or arguments[0] == "help" or any(a in HELP_WORDS for a in arguments)


def help_text(group: TyperGroup, arguments: Sequence[str], words: Words, width: int) -> str:
    """The help of the command named among the arguments, else of the tool."""
    name = next((a for a in arguments if a in group.commands), None)
    if name is None:
        rows = [(command, words(BRIEFS[command])) for command in group.commands]
        parts = [
            words(say("Usage: {line}", line=f"tiepcan {words(say('COMMAND …'))}")),
            _paragraphs(words(group.help or ""), width),
            _table(words(say("Commands")), rows, width),
            _table(words(say("In every position")), _everywhere(words), width),
            _paragraphs(words(_ON), width),
        ]
        return "\n\n".join(part for part in parts if part) + "\n"
    command = group.commands[name]
    arguments_of: list[Any] = [p for p in command.params if isinstance(p, TyperArgument)]
    options: list[Any] = [p for p in command.params if not isinstance(p, TyperArgument)]
    line = " ".join(["tiepcan", name, *(_metavar(p) for p in arguments_of)])
    parts = [
        words(say("Usage: {line}", line=f"{line} {words(say('[OPTIONS]'))}" if options else line)),
        _paragraphs(words(command_help(command)), width),
        _table(words(say("Arguments")), [(_metavar(p), words(p.help or "")) for p in arguments_of], width),
        _table(words(say("Options")), [(_option(p), words(p.help or "")) for p in options], width),
        _table(words(say("In every position")), _everywhere(words), width),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _everywhere(words: Words) -> list[tuple[str, str]]:
    return [
        ("--lang vi|en", words(say("the language of messages (documents are always Vietnamese)"))),
        ("--quiet", words(say("only results and findings: no summary, no notes, no progress bar"))),
        ("--verbose", words(say("which files were read and written, and how long it took, on stderr"))),
        ("--version", words(say("the version of the tool"))),
        ("--help, -h", words(say("this help"))),
    ]


def _metavar(param: Any) -> str:
    name = param.metavar or str(param.name).upper()
    name += "…" if param.nargs == -1 else ""
    return name if param.required else f"[{name}]"


def _option(param: Any) -> str:
    names = ", ".join([*sorted(param.opts, key=len, reverse=True), *param.secondary_opts])
    if getattr(param, "is_flag", False):
        return names
    choices = getattr(param.type, "choices", None)
    words = "|".join(str(getattr(c, "value", c)) for c in choices or ())
    value = param.metavar or words or "…"
    return f"{names} {value}"


def command_help(command: Any) -> str:
    """The help of a command as its docstring says it."""
    return inspect.cleandoc(command.help or "")


def _paragraphs(text: str, width: int) -> str:
    """Prose is wrapped; lines that begin with blanks (examples) stay as they are."""
    parts = text.split("\n\n")
    return "\n\n".join(p if p.startswith("  ") else textwrap.fill(" ".join(p.split()), width) for p in parts)


def _table(heading: str, rows: Sequence[tuple[str, str]], width: int) -> str:
    if not rows:
        return ""
    left = max(len(name) for name, _ in rows) + 4
    lines = [f"{heading}:"]
    for name, text in rows:
        wrapped = textwrap.wrap(text, max(20, width - left)) or [""]
        lines.append(f"  {name}".ljust(left) + wrapped[0])
        lines += [" " * left + more for more in wrapped[1:]]
    return "\n".join(lines)


def explain_no_language(argument: str) -> Message:
    """What to say of `--lang=xx`."""
    return say("there is no language “{name}”", name=argument.partition("=")[2])
