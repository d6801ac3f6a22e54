"""What cli/usage.py relies on inside typer: a new version that moves it fails here, not at a user's desk."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import pytest
import typer
from typer._click import exceptions
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from tiepcan.cli import COMMANDS, app
from tiepcan.cli.manual import command_help
from tiepcan.cli.params import wants_help
from tiepcan.cli.usage import check_command, command_tree, invoke
from tiepcan.diagnostics import Stop
from tiepcan.messages import Words

english = Words("en")


def failing(*arguments: str) -> exceptions.UsageError:
    """The library's own complaint about a command line."""
    with pytest.raises(exceptions.UsageError) as caught:
        command_tree(app()).main(list(arguments), prog_name="tiepcan", standalone_mode=False)
    return caught.value


def parameter(command: str, name: str) -> Any:
    return next(p for p in command_tree(app()).commands[command].params if p.name == name)


def test_app_is_a_group_of_the_commands_in_their_order() -> None:
    group = command_tree(app())
    assert isinstance(group, TyperGroup)
    assert list(group.commands) == list(COMMANDS)
    assert all(isinstance(command, TyperCommand) for command in group.commands.values())


def test_one_command_alone_is_still_named() -> None:
    assert list(command_tree(app(["explain"])).commands) == ["explain"]
    assert invoke(command_tree(one(lambda: 7)), ["one"], None, english) == 7


def one(body: Callable[[], int]) -> typer.Typer:
    """An app whose only command does this."""
    made = typer.Typer(add_completion=False)
    made.callback()(lambda: None)

    @made.command("one")
    def _one() -> int:
        return body()

    return made


def test_usage_errors_are_one_family() -> None:
    for kind in (
        exceptions.NoSuchOption,
        exceptions.MissingParameter,
        exceptions.BadParameter,
        exceptions.BadOptionUsage,
    ):
        assert issubclass(kind, exceptions.UsageError)
    assert issubclass(exceptions.MissingParameter, exceptions.BadParameter)


def test_unknown_option_has_its_name_and_context() -> None:
    problem = failing("score", "--exlain")
    assert isinstance(problem, exceptions.NoSuchOption)
    assert problem.option_name == "--exlain"
    assert problem.ctx is not None
    assert problem.ctx.command_path == "tiepcan score"
    assert "--explain" in [option for p in problem.ctx.command.params for option in p.opts]


def test_missing_argument_has_its_parameter() -> None:
    problem = failing("appraise")
    assert isinstance(problem, exceptions.MissingParameter)
    assert isinstance(problem.param, TyperArgument)
    assert problem.param.metavar == "SUBJECT"


@pytest.mark.parametrize(
    ("arguments", "name", "kind"),
    [
        (["score", "--year", "x"], "year", "int range"),
        (["overdue", "--within", "-1"], "within", "int range"),
        (["score", "--format", "x"], "format", "choice"),
    ],
)
def test_bad_value_has_its_parameter_and_type(arguments: list[str], name: str, kind: str) -> None:
    problem = failing(*arguments)
    assert isinstance(problem, exceptions.BadParameter)
    assert problem.param is not None
    assert (problem.param.name, problem.param.type.name) == (name, kind)


def test_choice_knows_its_words() -> None:
    choices = parameter("score", "format").type.choices
    assert [str(getattr(choice, "value", choice)) for choice in choices] == ["text", "json"]


def test_range_knows_its_bounds() -> None:
    assert parameter("overdue", "within").type.min == 0
    assert (parameter("score", "year").type.min, parameter("score", "year").type.max) == (2000, 2099)


def test_option_without_its_value() -> None:
    problem = failing("validate", "--as-of")
    assert isinstance(problem, exceptions.BadOptionUsage)
    assert problem.option_name == "--as-of"


def test_too_many_arguments_are_a_usage_error() -> None:
    assert type(failing("explain", "P110", "P111")) is exceptions.UsageError


def test_parameters_have_what_the_help_prints() -> None:
    subject, output, late = (
        parameter("appraise", "subject"),
        parameter("render", "output"),
        parameter("overdue", "late"),
    )
    assert isinstance(subject, TyperArgument)
    assert (subject.metavar, subject.required, subject.nargs) == ("SUBJECT", True, 1)
    assert parameter("validate", "paths").nargs == -1
    assert not parameter("validate", "paths").required
    assert isinstance(output, TyperOption)
    assert set(output.opts) == {"--output", "-o"}
    assert (output.secondary_opts, output.metavar) == ([], "FILE")
    assert (late.is_flag, late.opts) == (True, ["--exit-code"])
    assert all(getattr(p, "help", None) for c in command_tree(app()).commands.values() for p in c.params)


def test_help_of_a_command_is_its_docstring() -> None:
    for name, command in command_tree(app()).commands.items():
        assert command_help(command) == inspect.cleandoc(COMMANDS[name]().__doc__ or "")


def test_library_adds_no_help_of_its_own() -> None:
    for arguments in (["--help"], ["score", "--help"], ["score", "-h"]):
        assert isinstance(failing(*arguments), exceptions.NoSuchOption)


def test_exit_codes_and_interrupts_come_back() -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert invoke(command_tree(one(lambda: 2)), ["one"], None, english) == 2
    assert invoke(command_tree(one(interrupted)), ["one"], None, english) == 130


def test_rim_reaches_the_command() -> None:
    seen: list[object] = []
    made = typer.Typer(add_completion=False)
    made.callback()(lambda: None)

    @made.command("one")
    def _one(context: typer.Context, word: Annotated[str, typer.Argument()] = "") -> int:
        seen.append(context.obj)
        return 0

    rim = object()
    invoke(command_tree(made), ["one"], rim, english)
    assert seen == [rim]


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "P110", "extra"],
        ["appraise"],
        ["score", "--yaer", "2020"],
        ["score", "--year"],
        ["overdue", "--within", "-1"],
    ],
)
def test_every_usage_error_becomes_a_stop_with_a_hint(arguments: list[str]) -> None:
    with pytest.raises(Stop) as stop:
        invoke(command_tree(app()), arguments, None, english)
    assert stop.value.hint is not None


@pytest.mark.parametrize(
    ("written", "near"), [("validat", "validate"), ("overdeu", "overdue"), ("Score", "score")]
)
def test_nearest_command_is_named(written: str, near: str) -> None:
    with pytest.raises(Stop) as stop:
        check_command([written], tuple(COMMANDS))
    assert stop.value.hint is not None
    assert near in english(stop.value.hint)


def test_help_is_asked_for_in_three_ways() -> None:
    assert all(map(wants_help, ([], ["--help"], ["score", "-h"], ["help"], ["help", "score"])))
    assert not any(map(wants_help, (["score"], ["explain", "help"], ["validate", "--", "--help"])))
