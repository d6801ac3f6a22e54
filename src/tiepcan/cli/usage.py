"""Typer's inner life, kept in one place: running the app, and wording what is wrong with a line.

Typer carries a library of its own that speaks English only; here its exceptions and its tree of commands
become our messages. `tests/test_usage.py` pins what this module relies on.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer
from typer._click import exceptions
from typer.core import TyperGroup

from ..diagnostics import Stop
from ..messages import Words, say
from ..spelling import nearest
from .params import EVERYWHERE, choices_of, options_of


def command_tree(app: typer.Typer) -> TyperGroup:
    """The commands of the app as the library sees them."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return group


def command_params(group: TyperGroup, name: str) -> Sequence[Any]:
    """The arguments and options of a command, for those who complete them."""
    return group.commands[name].params


def check_command(arguments: Sequence[str], names: Sequence[str]) -> str:
    """The command that begins the line; Stop with the nearest one where there is none of that name."""
    every = say("the commands are: {names}", names=", ".join(names))
    if not arguments:
        raise Stop(say("no command is named"), every)
    first = arguments[0]
    if first.startswith("-"):
        raise _no_option(first.partition("=")[0], EVERYWHERE, "tiepcan")
    if first not in names:
        near = nearest(first, names)
        hint = say("did you mean “{near}”?", near=near) if near else every
        raise Stop(say("there is no command “{name}”", name=first), hint)
    return first


def invoke(group: TyperGroup, arguments: Sequence[str], obj: object, words: Words) -> int:
    """Run the command that begins the line and return its exit code; a usage error becomes a `Stop`."""
    try:
        _look_over(group.commands[arguments[0]], arguments, words)
        code = group.main(list(arguments), prog_name="tiepcan", standalone_mode=False, obj=obj)
    except exceptions.UsageError as problem:
        raise _worded(problem, arguments[0], group.commands[arguments[0]], words) from None
    return code if isinstance(code, int) else 0


def _look_over(command: Any, arguments: Sequence[str], words: Words) -> None:
    """Stop for what the library lets pass, or refuses without saying which value it was."""
    context = command.context_class(command, info_name=arguments[0])
    values, beyond, order = command.make_parser(context).parse_args(list(arguments[1:]))
    _check_options(command, values, order)
    for param in command.params:
        for text in _texts(values.get(param.name)):
            _check_value(param, text, context, words)
    if beyond:
        from .manual import usage_line

        line = usage_line(arguments[0], command, words)
        raise Stop(
            say("“{text}” is one argument too many", text=beyond[0]), say("it is written: {line}", line=line)
        )


def _check_options(command: Any, values: Mapping[str, Any], order: Iterable[Any]) -> None:
    """Stop for an option that is said twice where it takes one value, or that was given the next one."""
    known = {name for option in options_of(command) for name in option.opts} | {*EVERYWHERE}
    for param, count in Counter(p for p in order if p.param_type_name == "option").items():
        if count > 1 and not (param.multiple or param.is_flag):
            hint = say("leave one of them out")
            raise Stop(say("the option “{name}” is said more than once", name=param.opts[0]), hint)
        if not param.is_flag and any(text in known for text in _texts(values.get(param.name))):
            raise _lacks_value(param)


def _texts(value: Any) -> Sequence[str]:
    """What was written for a parameter: nothing, once, or several times."""
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, list | tuple) else ()


def _check_value(param: Any, text: str, context: Any, words: Words) -> None:
    """Stop for a word that is none of the choices, and for what is no number or one beyond the bounds."""
    choices = choices_of(param)
    whole = param.type.name.startswith("int")
    try:
        param.type.convert(text, param, context)
    except exceptions.UsageError:
        pass
    else:
        if not whole or (text.isascii() and text.lstrip("+-").isdecimal()):
            return
    hint = say("write one of: {words}", words=", ".join(choices))
    if whole:
        hint = say("write a whole number from {low} to {high}", low=param.type.min, high=param.type.max)
    raise Stop(say("“{text}” is no possible value of {name}", text=text, name=_name_of(param, words)), hint)


def _name_of(param: Any, words: Words) -> str:
    from .manual import placeholder

    return param.opts[0] if param.param_type_name == "option" else placeholder(param, words)


def _worded(problem: exceptions.UsageError, name: str, command: Any, words: Words) -> Stop:
    """A usage error of the library in our words."""
    from .manual import placeholder, usage_line

    written = say("it is written: {line}", line=usage_line(name, command, words))
    options = {option: p for p in options_of(command) for option in p.opts}
    match problem:
        case exceptions.NoSuchOption():
            return _no_option(problem.option_name, [*options, *EVERYWHERE], f"tiepcan {name}")
        case exceptions.MissingParameter() if problem.param is not None:
            param: Any = problem.param
            values = {"name": placeholder(param, words), "meaning": words(param.help)}
            return Stop(say("{name} is missing: {meaning}", **values), written)
        case exceptions.BadOptionUsage() if problem.option_name in options:
            option = options[problem.option_name]
            if not option.is_flag:
                return _lacks_value(option)
            message = say("the option “{name}” takes no value", name=problem.option_name)
            return Stop(message, say("write it alone: {name}", name=problem.option_name))
    return Stop(say("the command cannot be understood as it is written"), written)


def _lacks_value(option: Any) -> Stop:
    message = say("the option “{name}” needs a value", name=option.opts[0])
    if choices := choices_of(option):
        return Stop(message, say("write one of: {words}", words=", ".join(choices)))
    return Stop(message, say("write it behind the option: {name}=…", name=option.opts[0]))


def _no_option(name: str, known: Sequence[str], command: str) -> Stop:
    near = nearest(name, known) if name.startswith("--") else None
    if near and near != name:
        hint = say("did you mean “{near}”?", near=near)
    else:
        hint = say("see: {command} --help", command=command)
    return Stop(say("there is no option “{name}”", name=name), hint)


def no_language(argument: str, known: Sequence[str]) -> Stop:
    """What to say of `--lang=xx`; of one of the languages, that it is said a second time."""
    name = argument.partition("=")[2]
    hint = say("write one of: {words}", words=", ".join(known))
    if name in known:
        twice = say("the option “{name}” is said more than once", name="--lang")
        return Stop(twice, say("leave one of them out"))
    if not name or name.startswith("-"):
        return Stop(say("the option “{name}” needs a value", name="--lang"), hint)
    return Stop(say("there is no language “{name}”", name=name), hint)
