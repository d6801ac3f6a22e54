"""What a code stands for."""

from enum import StrEnum

from ..records import frozen


class Severity(StrEnum):
    """How grave a finding is. Only an error makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Code:
    """A row of the table of codes, as `tiepcan explain` prints it.

    `why` is empty for the findings of `checks/`: there the docstring of the check is the text.
    `mended` is what `tiepcan fix` does about it, where it can do something, and what it leaves.
    `wrong` and `right` are short texts as a user would write them; `law` cites the legal source.
    """

    severity: Severity
    title: str
    why: str = ""
    wrong: str = ""
    right: str = ""
    law: str = ""
    mended: str = ""


ERROR = Severity.ERROR
WARNING = Severity.WARNING
NOTE = Severity.NOTE
