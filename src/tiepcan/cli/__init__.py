"""The command line: one file per command, one table of commands, one place that catches."""

from collections.abc import Callable, Sequence
from contextlib import suppress

import typer

from .. import LANGUAGES, __version__
from ..diagnostics import Stop
from ..messages import Words, say
from ..workspace.files import catalogue
from .output import Output
from .params import wants_help
from .rim import Rim
from .usage import check_command, command_params, command_tree, invoke, no_language

ABOUT = "Plans and scores of the standard of access to law (chuẩn tiếp cận pháp luật), kept as plain files."

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""

Command = Callable[..., int]


def _init() -> Command:
    from .init import init

    return init


def _new() -> Command:
    from .new import new

    return new


def _validate() -> Command:
    from .validate import validate

    return validate


def _fix() -> Command:
    from .fix import fix

    return fix


def _score() -> Command:
    from .score import score

    return score


def _appraise() -> Command:
    from .appraise import appraise

    return appraise


def _overdue() -> Command:
    from .overdue import overdue

    return overdue


def _progress() -> Command:
    from .progress import progress

    return progress


def _status() -> Command:
    from .status import status

    return status


def _render() -> Command:
    from .render import render

    return render


def _summary() -> Command:
    from .summary import summary

    return summary


def _gaps() -> Command:
    from .gaps import gaps

    return gaps


def _diff() -> Command:
    from .diff import diff

    return diff


def _explain() -> Command:
    from .explain import explain

    return explain


def _template() -> Command:
    from .template import template

    return template


def _completion() -> Command:
    from .completion import completion

    return completion


def _standards() -> Command:
    from .standards import standards

    return standards


def _schema() -> Command:
    from .schema import schema

    return schema


COMMANDS: dict[str, Callable[[], Command]] = {
    "init": _init,
    "new": _new,
    "validate": _validate,
    "fix": _fix,
    "score": _score,
    "appraise": _appraise,
    "overdue": _overdue,
    "status": _status,
    "progress": _progress,
    "render": _render,
    "summary": _summary,
    "template": _template,
    "standards": _standards,
    "gaps": _gaps,
    "diff": _diff,
    "explain": _explain,
    "schema": _schema,
    "completion": _completion,
}
"""The commands; each is imported only when it is called or the help of all is asked for."""


def app(names: Sequence[str] = tuple(COMMANDS)) -> typer.Typer:
    """The app with these commands of the table."""
    made = typer.Typer(
        help=ABOUT,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": []},
    )
    made.callback()(_nothing)
    for name in names:
        made.command(name)(COMMANDS[name]())
    return made


def _nothing() -> None:
    """Nothing happens before a command; with this the app keeps its commands apart even if there is one."""


def run(arguments: Sequence[str], lang: str, *, quiet: bool = False, verbose: bool = False) -> int:
    """Run the command line: the only place where a `Stop` is caught."""
    rim = Rim(Output(Words(lang, catalogue(lang)), quiet))
    if not verbose:
        return _caught(arguments, rim)
    from .account import told

    with told(rim.output):
        return _caught(arguments, rim)


def _caught(arguments: Sequence[str], rim: Rim) -> int:
    try:
        code = _run(arguments, rim)
        rim.output.flush()
    except KeyboardInterrupt:  # between the places where the library takes it
        code = INTERRUPTED
    except Stop as stop:
        rim.show_stop(stop)
        code = 2
    except OSError as problem:
        rim.show_trouble(problem)
        code = 2
    if code == INTERRUPTED:
        rim.output.beside(say("Interrupted; no file is left half-written."))
    return code


def _run(arguments: Sequence[str], rim: Rim) -> int:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if unknown := next((a for a in options if a.startswith("--lang=")), None):
        raise no_language(unknown, LANGUAGES)
    if "--version" in options:
        rim.output.write(f"tiepcan {__version__}\n")
        return 0
    if wants_help(arguments):
        rim.output.write(_help(arguments, rim))
        return 0
    name = check_command(arguments, tuple(COMMANDS))
    return invoke(command_tree(app([name])), arguments, rim, rim.words)


def _help(arguments: Sequence[str], rim: Rim) -> str:
    """The page of the command that is named, else of the tool."""
    from .manual import help_of_command, help_of_tool

    named = [a for a in arguments if not a.startswith("-")]
    named = named[1:] if named[:1] == ["help"] else named
    if not named:
        return help_of_tool(ABOUT, command_tree(app()).commands, rim.words, rim.output.width)
    name = check_command(named, tuple(COMMANDS))
    return help_of_command(name, command_tree(app([name])).commands[name], rim.words, rim.output.width)


def complete(shell: str, before: Sequence[str], word: str, lang: str) -> int:
    """Say what can be typed at a cursor, one candidate a line, its meaning behind a tab.

    Whatever goes wrong, a person who only pressed a key is told nothing.
    """
    from .candidates import candidates, command_in, first_words, fitting, line_of

    with suppress(Exception):
        words = Words(lang, catalogue(lang))
        line = line_of(shell, before, word)
        name = command_in(line)
        if name in (None, "help"):
            found = list(first_words(COMMANDS))
        elif name in COMMANDS:
            found = list(candidates(name, command_params(command_tree(app([name])), name), line, words))
        else:
            found = []
        output = Output(words)
        for text, meaning in fitting(line, found):
            output.command(f"{text}\t{meaning}\n" if meaning else f"{text}\n")
        output.flush()
    return 0
