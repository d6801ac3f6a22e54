"""The parts of a document that a person writes in words."""

from ..model.paper import SECTIONS, Paper
from .sentences import sentences


def sections_of(paper: Paper | None) -> dict[str, object]:
    """The sections that are written, each as paragraphs; of one that is not the template asks by name."""
    if paper is None:
        return {}
    names = SECTIONS.get(paper.document, ())
    return {name: sentences(paper.words(name)) for name in names if paper.words(name)}
