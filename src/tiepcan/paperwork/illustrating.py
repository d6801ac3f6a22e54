"""The pictures of documents: a template that keeps a place for one gets it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..views.desk import Desk
from ..views.documents import Document
from ..views.status import plan_status

if TYPE_CHECKING:
    from ..rendering.pictures import Picture


def illustrated(document: Document, desk: Desk, data: bytes, name: str) -> bytes:
    """The document with the pictures that its template keeps places for; `name` is the template's.

    Stop where it asks for one that this document does not have.
    """
    from ..rendering.illustrations import place_pictures, places_in
    from ..rendering.seal import seal

    if not places_in(data):
        return data
    draw = _DRAWN.get(document.id)
    return seal(place_pictures(data, draw(desk) if draw else {}, name))


def _of_progress(desk: Desk) -> Mapping[str, "Picture"]:
    """The plan along its year, and its duties by quarter."""
    from ..rendering.pictures import draw_quarters, draw_timeline

    assert desk.plan is not None
    status = plan_status(desk.plan, desk.duties)
    return {
        "dòng thời gian": draw_timeline(status, desk.day, desk.words),
        "kết quả theo quý": draw_quarters(status, desk.words),
    }


_DRAWN: dict[str, Callable[[Desk], Mapping[str, "Picture"]]] = {"bao-cao-tien-do": _of_progress}
"""The documents that have pictures, by the name of the document."""
