"""The process that fills in a template of somebody else: asked on stdin, answering on stdout.

It is started by `workspace.child`, which ends it when it takes too long. What it may use is limited here,
where the system can do that.
"""

import sys
from contextlib import suppress

from ..diagnostics import Stop
from .wire import Request, read_request, write_answer

MOST_MEMORY = 1024 * 1024 * 1024
LARGEST_FILE = 64 * 1024 * 1024
"""Sheets are put together in files of their own before they are packed."""

MOST_SECONDS = 60
"""Of the processor; whoever waits is less patient."""


def main() -> int:
    """Answer one request."""
    _limit()
    answer = write_answer(_answer(read_request(sys.stdin.buffer.read())))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _answer(request: Request) -> bytes | Stop:
    try:
        if request.name.endswith(".xlsx"):
            from .xlsx import render_workbook

            return render_workbook(request.template, request.view, request.name)
        from .docx import render_docx

        return render_docx(request.template, request.view, request.name, request.file, complete=False)
    except Stop as stop:
        return stop


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits: there the clock alone ends it
        return
    for what, limit in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
    ):
        with suppress(ValueError, OSError):  # a stricter limit is in force already
            resource.setrlimit(what, (limit, limit))


if __name__ == "__main__":
    sys.exit(main())
