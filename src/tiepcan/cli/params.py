"""What can be said with a command: its options, the words they take, and what goes with every command."""

from collections.abc import Sequence
from typing import Any

HELP_WORDS = ("--help", "-h")
EVERYWHERE = ("--help", "--lang", "--quiet", "--verbose", "--version")
"""What can be said with every command."""


def wants_help(arguments: Sequence[str]) -> bool:
    """Whether help is asked for, by an option or by saying nothing at all."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return not arguments or arguments[0] == "help" or any(a in HELP_WORDS for a in options)


def options_of(command: Any) -> list[Any]:
    """The options of a command alone, in the order of its page."""
    return [p for p in command.params if p.param_type_name == "option"]


def choices_of(param: Any) -> list[str]:
    """The words that a parameter takes; none where it takes others as well."""
    return [str(getattr(c, "value", c)) for c in getattr(param.type, "choices", None) or ()]
