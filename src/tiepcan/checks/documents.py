"""Checks of what a person writes of a document: its sections, its signature, whose it is."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..messages import say
from ..model.paper import ISSUED_BY, SECTIONS, Authority, Paper
from ..spelling import nearest
from .neighbours import Neighbours

ON_BEHALF = "TM."
BEHALF_OF = {Authority.COMMUNE: "TM. ỦY BAN NHÂN DÂN", Authority.COUNCIL: "TM. HỘI ĐỒNG"}
"""The authorities that are bodies: who signs does it on behalf of all."""


def unknown_section(paper: Paper, around: Neighbours) -> Iterator[Diagnostic]:
    """A text stands in a section that the document prints; under another name it would be lost."""
    known = SECTIONS.get(paper.document, ())
    for name in paper.sections:
        if name not in known:
            near = nearest(name, known)
            hint = say("did you mean “{near}”?", near=near) if near else None
            if not near and known:
                hint = say("write one of: {words}", words=known)
            message = say("“{document}” has no section “{name}”", document=paper.document, name=name)
            yield Diagnostic("V101", message, paper.origin.key("sections", name), hint)


def signed_by_another_authority(paper: Paper, around: Neighbours) -> Iterator[Diagnostic]:
    """Who decides alone signs in his own name, who speaks for a body on its behalf.

    The decision of recognition is the chairman's: CHỦ TỊCH, or KT. CHỦ TỊCH, never TM. ỦY BAN NHÂN DÂN. A
    document of a People's Committee is signed TM. ỦY BAN NHÂN DÂN.
    """
    lines = [" ".join(line.upper().split()) for line in paper.signer.lines] if paper.signer else []
    if not paper.signer or not lines:
        return
    by = ISSUED_BY[paper.document]
    wanted = BEHALF_OF.get(by)
    at = paper.signer.origin.at("lines", 0)
    if wanted and not lines[0].startswith(wanted):
        yield Diagnostic("V102", say("the document is signed “{line}” first", line=wanted), at)
    elif not wanted and any(line.startswith(ON_BEHALF) for line in lines):
        message = say("this document is signed by its own authority, not on behalf of a body")
        yield Diagnostic(
            "V102", message, at, say("leave out the line that begins with {mark}", mark=ON_BEHALF)
        )


def document_of_unknown_commune(paper: Paper, around: Neighbours) -> Iterator[Diagnostic]:
    """A commune is one of the office's list, named by its slug."""
    if around.communes is None or paper.commune is None or paper.commune in around.communes:
        return
    near = nearest(paper.commune, around.communes)
    hint = say("did you mean “{near}”?", near=near) if near else None
    message = say("there is no commune “{slug}” in the list", slug=paper.commune)
    yield Diagnostic("V103", message, paper.origin.at("commune"), hint)


def half_registered(paper: Paper, around: Neighbours) -> Iterator[Diagnostic]:
    """Number and day are given together, when the document is entered in the register."""
    if paper.number and paper.date is None:
        message = say("the document has a number and no day")
        yield Diagnostic("V104", message, paper.origin.at("number"))
    elif paper.date and not paper.number:
        yield Diagnostic("V104", say("the document has a day and no number"), paper.origin.at("date"))


CHECKS: dict[str, Callable[[Paper, Neighbours], Iterator[Diagnostic]]] = {
    "V101": unknown_section,
    "V102": signed_by_another_authority,
    "V103": document_of_unknown_commune,
    "V104": half_registered,
}
