"""The only module that writes to the screen."""

import errno
import io
import os
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from ..diagnostics import Stop
from ..messages import Message, Words, say
from ..records import frozen
from ..rendering.visible import visible, visible_line
from ..workspace.files import why

LEAST_WIDTH = 20
"""Columns that are used even where a terminal claims to have fewer."""
MOST_DIGITS = 5


@frozen
class Output:
    """Where answers go (stdout) and what is said beside them (stderr), in one language.

    Where it is `quiet`, only answers, findings and troubles are said.
    """

    words: Words
    quiet: bool = False

    def write(self, text: str) -> None:
        """Put an answer out; control and bidi characters of the data become visible."""
        with _deaf_readers():
            sys.stdout.write(visible(text, keep_colour=self.colour))

    def command(self, text: str) -> None:
        """Lines that a build server reads as commands; whoever made them has made the data harmless."""
        with _deaf_readers():
            sys.stdout.write(text)

    def write_file(self, data: bytes) -> None:
        """Put an answer out that is a file of its own, byte for byte: its ends of lines stay as they are.

        What made it has made its texts visible.
        """
        with _deaf_readers():
            sys.stdout.flush()
            stream = getattr(sys.stdout, "buffer", None)
            if stream is None:  # a stream of text alone, as tests have it
                sys.stdout.write(data.decode())
            else:
                stream.write(data)

    def say(self, message: Message) -> None:
        """One sentence, as an answer."""
        self.line(self.words(message))

    def line(self, text: str) -> None:
        """Lines such as headings: one too long for a terminal is broken between words, in a pipe none is."""
        self.write(f"{_fitted(text, self.room())}\n")

    def sum_up(self, message: Message) -> None:
        """One sentence of what was done, behind the answer."""
        if not self.quiet:
            self.say(message)

    def note(self, message: Message | str) -> None:
        """One sentence beside the answer."""
        if not self.quiet:
            self.beside(message)

    def beside(self, message: Message | str) -> None:
        """What must be known beside the answer."""
        self.flush()
        with suppress(OSError):
            sys.stderr.write(_fitted(visible(self.words(message)), self.room(beside=True)) + "\n")
            sys.stderr.flush()

    def complain(self, message: Message, hint: Message | None) -> None:
        """Why something could not be done, and what to do about it."""
        self.beside(visible_line(self.words(say("Error: {message}", message=message))))
        if hint:
            self.beside(visible_line(self.words(say("Hint: {hint}", hint=hint))))

    def flush(self) -> None:
        """Push the answer out; a reader that has gone away, or a full disk, shows here."""
        with _deaf_readers():
            sys.stdout.flush()

    @property
    def colour(self) -> bool:
        """Colour only on a terminal whose user did not refuse it."""
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def can_draw(self) -> bool:
        """Whether lines and blocks reach the reader: some streams and terminals have ASCII only."""
        try:
            "█│✓".encode(sys.stdout.encoding or "utf-8")
        except (LookupError, UnicodeEncodeError):
            return False
        return not (sys.stdout.isatty() and os.environ.get("TERM") == "dumb")

    @property
    def watched(self) -> bool:
        """Whether somebody looks at stderr, so that a progress bar makes sense."""
        return not self.quiet and sys.stderr.isatty()

    @property
    def width(self) -> int:
        """Columns of the terminal, or what COLUMNS says of it; 80 in a pipe."""
        return self.room() or 80

    def room(self, *, beside: bool = False) -> int | None:
        """The same of the answer, or of what stands beside it; None in a pipe, where no line is broken."""
        stream = sys.stderr if beside else sys.stdout
        if not stream.isatty():
            return None
        said = os.environ.get("COLUMNS", "")
        columns = int(said) if said.isdecimal() and len(said) < MOST_DIGITS else 0
        return max(LEAST_WIDTH, columns or _columns_of(stream) or 80)


def _columns_of(stream: TextIO) -> int:
    """What a terminal says of its width; 0 where it does not, as one that throws everything away."""
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return 0


def _fitted(text: str, room: int | None) -> str:
    """A text whose lines fit a terminal: none is broken within a word, and in a pipe none at all."""
    if room is None:
        return text
    lines = text.split("\n")
    return "\n".join(
        textwrap.fill(line, room, break_long_words=False, break_on_hyphens=False)
        if len(line) > room
        else line
        for line in lines
    )


@contextmanager
def _deaf_readers() -> Iterator[None]:
    """A reader who has gone away, as `head` does, has seen enough: the rest goes nowhere. Stop where the
    answer cannot be written for another reason, so that half an answer is not taken for a whole one."""
    try:
        yield
    except OSError as problem:
        # In place of the broken stream, so that Python does not try it again at its end.
        sys.stdout = io.StringIO()
        if problem.errno not in (errno.EPIPE, errno.EINVAL):
            raise Stop(say("the answer cannot be written: {why}", why=why(problem))) from None
