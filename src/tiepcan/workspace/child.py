"""A template of somebody else is filled in by a process of its own, which can be ended."""

import subprocess
import sys

from ..diagnostics import Stop
from ..messages import say
from ..rendering.wire import Request, read_answer, write_request
from .files import why

PATIENCE = 30
"""Seconds that a template may take; one of an office takes less than one."""

# -P: nothing that lies in the current folder is taken for a module.
_PROGRAM = ("-P", "-m", "tiepcan.rendering.apart")


def render_in_child(request: Request, patience: float = PATIENCE) -> bytes:
    """The document that a template makes, as `render_docx` and `render_workbook` make it.

    Stop for what the template does wrong, and where its process takes longer than `patience` seconds or
    ends without an answer.
    """
    name = request.name
    hint = say("check it: {command}", command=f"tiepcan template check {name}")
    try:
        done = subprocess.run(
            [sys.executable, *_PROGRAM],
            input=write_request(request),
            capture_output=True,
            timeout=patience,
            check=False,
        )
        answer = read_answer(done.stdout)
    except subprocess.TimeoutExpired:
        raise Stop(say("filling in the template “{name}” takes too long", name=name), hint) from None
    except OSError as problem:
        raise Stop(
            say("the template “{name}” cannot be filled in: {problem}", name=name, problem=why(problem))
        ) from None
    except (ArithmeticError, LookupError, TypeError, ValueError):
        message = say("the process that fills in the template “{name}” broke off", name=name)
        raise Stop(message, hint) from None
    if isinstance(answer, Stop):
        raise answer
    return answer
