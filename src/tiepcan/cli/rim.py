"""What every command is handed: the screen, and how to end."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

import typer

from ..diagnostics import Diagnostic, Stop, errors_of
from ..messages import Words, say
from ..records import frozen
from ..rendering.terminal import is_document, render_findings
from ..workspace.files import read_lines, why
from .output import Output

NO_DRAFTS: Mapping[str, Sequence[str]] = MappingProxyType({})

MOST_WIDTH = 100
"""Prose is not set wider than this, however wide the terminal."""


@frozen
class Rim:
    """The edge of the program: its output and its language."""

    output: Output

    @property
    def words(self) -> Words:
        """The language of messages."""
        return self.output.words

    def paragraph(self, text: str, indent: int, hanging: int) -> None:
        """Prose that fits the width: its first line indented by `indent`, the others by `hanging`."""
        width = min(self.output.width, MOST_WIDTH)
        filled = [
            textwrap.fill(
                line,
                width,
                initial_indent=" " * indent,
                subsequent_indent=" " * hanging,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in text.splitlines()
        ]
        self.output.write("\n".join(filled) + "\n")

    def next(self, *commands: str) -> None:
        """What to type now, each command in a line of its own."""
        if self.output.quiet:
            return
        self.output.say(say("Next:"))
        self.output.write("".join(f"  {command}\n" for command in commands))

    def bullet(self, text: str, indent: int) -> None:
        """An item of a list."""
        self.paragraph(f"- {text}", indent, indent + 2)

    def show_findings(
        self,
        found: Sequence[Diagnostic],
        *,
        beside: bool = False,
        drafts: Mapping[str, Sequence[str]] = NO_DRAFTS,
    ) -> None:
        """Print findings with the lines they speak of; `beside` an answer they go to stderr.

        `drafts` are the lines of files that were not written, by path.
        """
        paths = dict.fromkeys(d.at.path for d in found)
        lines = {path: drafts[path] if path in drafts else _lines(path) for path in paths}
        colour, width = self.output.colour and not beside, self.output.room(beside=beside)
        text = render_findings(found, lines, self.words, colour=colour, width=width)
        if not beside:
            self.output.write(text)
        elif text:
            self.output.beside(text.rstrip("\n"))

    def write_json(self, answer: dict[str, object]) -> None:
        """An answer for other programs."""
        from ..rendering.json import render_json

        self.output.write(render_json(answer))

    def show_trouble(self, problem: OSError) -> None:
        """Say what the disk or the system refused where nobody expected it."""
        if name := problem.filename:
            message = say("{name} cannot be read: {why}", name=str(name), why=why(problem))
        else:  # as when the folder one stands in has been deleted
            message = say("the system does not allow it: {why}", why=why(problem))
        self.show_stop(Stop(message))

    def show_stop(self, stop: Stop) -> None:
        """Say in one sentence why something could not be done, and what to do."""
        self.output.complain(stop.message, stop.hint)


def _lines(path: str) -> list[str]:
    if not is_document(path):
        return read_lines(path)
    from ..workspace.documents import first_words_of

    return first_words_of(path)


def rim_of(context: typer.Context) -> Rim:
    """The rim that the app was started with."""
    rim = context.obj
    assert isinstance(rim, Rim)
    return rim


@contextmanager
def gathered(failures: list[Stop]) -> Iterator[None]:
    """One thing that cannot be done never hides what is known of the others."""
    try:
        yield
    except Stop as stop:
        failures.append(stop)


def exit_code(found: Sequence[Diagnostic], failures: Sequence[Stop] = ()) -> int:
    """0: no error; 1: an error in a user's file; 2: something could not be done at all."""
    if failures:
        return 2
    return 1 if errors_of(found) else 0
