"""tiepcan completion"""

from enum import StrEnum
from typing import Annotated

import typer

from ..workspace.files import packaged, read_bytes
from .rim import rim_of


class Shell(StrEnum):
    """The shells that can be taught, with the ending of their files."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


_ENDINGS = {Shell.POWERSHELL: "ps1"}


def completion(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish|powershell", help="the shell in use")],
) -> int:
    """Print what teaches a shell to complete commands, options, plans, communes and codes on the key Tab.

    One line in the settings of the shell is enough: in ~/.bashrc, in ~/.zshrc after compinit, in config.fish
    or in $PROFILE. Its first comment shows that line.

      tiepcan completion bash
    """
    ending = _ENDINGS.get(shell, shell.value)
    for path in packaged("shells", f".{ending}"):
        rim_of(context).output.write(read_bytes(path).decode())
    return 0
