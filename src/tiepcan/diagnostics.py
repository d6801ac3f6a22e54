"""A problem is a value with a place."""

from collections.abc import Iterable

from .codes import CODES, Severity
from .messages import Message
from .records import frozen

__all__ = ["Diagnostic", "Severity", "Span", "Stop", "errors_of", "in_order"]


@frozen
class Span:
    """A place in a file: line and column count from 1, in characters.

    `end_column` is the first column behind the marked value; 0 means up to the end of the line.
    """

    path: str
    line: int
    column: int
    end_column: int = 0


@frozen
class Diagnostic:
    """Something wrong, or worth knowing, at a place in a user's file.

    `fix` is what may be written instead of the marked text, where only one answer is possible; a text between
    quotation marks keeps them.
    """

    code: str
    message: Message
    at: Span
    hint: Message | None = None
    fix: str | None = None

    @property
    def fixable(self) -> bool:
        """Whether `tiepcan fix` can mend it: the answer is known, and so is where the marked text ends."""
        return self.fix is not None and self.at.end_column > self.at.column

    @property
    def severity(self) -> Severity:
        """A check never decides how grave its finding is: the table of codes does."""
        return CODES[self.code].severity


class Stop(Exception):
    """The program cannot do what was asked: said in one sentence, exit code 2, nothing changed."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.msgid)
        self.message = message
        self.hint = hint


def in_order(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The order in which findings are shown: path, line, column, code."""
    return sorted(found, key=lambda d: (d.at.path, d.at.line, d.at.column, d.code))


def errors_of(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings that forbid a result: what rests on such a file is neither computed nor written."""
    return [d for d in found if d.severity is Severity.ERROR]
