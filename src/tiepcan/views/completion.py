"""The office's file that a regulation rests on, named in every result."""

from ..messages import Words, say
from ..model.standard import Standard


def completion_answer(standard: Standard) -> dict[str, object] | None:
    """For other programs: path and hash of the file; None where there is none."""
    by = standard.completed_by
    return {"path": by.path, "hash": by.hash} if by else None


def completion_lines(standard: Standard, words: Words) -> list[str]:
    """For a reader: at most one line."""
    by = standard.completed_by
    if by is None:
        return []
    return [words(say("Completed by the office: {path} ({hash})", path=by.path, hash=by.hash))]
