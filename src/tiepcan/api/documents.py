"""What is made, and what is found on the way; the plan as a document."""

from datetime import date
from pathlib import Path

from ..diagnostics import Diagnostic, errors_of
from ..messages import Message
from ..model.amendments import amended
from ..model.plan import DocumentForm
from ..records import frozen
from ..workspace.archive import Archive
from .plans import track


@frozen
class Rendered:
    """A document, and the findings in the files it was made of; no data where these hold errors.

    `notes` is what is to be said beside it of the template.
    """

    name: str
    data: bytes | None
    found: tuple[Diagnostic, ...]
    notes: tuple[Message, ...] = ()


def render_plan(archive: Archive, path: Path, day: date) -> Rendered:
    """The plan as a Word document in administrative form: Nghị định 30/2020/NĐ-CP, or before it
    Thông tư 01/2011/TT-BNV.

    It is the plan as amended on the day. No data where an error is found; Stop where the file or the template
    cannot be read, or a value that the document needs is missing.
    """
    from ..views.plan import plan_view
    from .templates import fill, find_template

    tracked = track(archive, path, day)
    if tracked.plan is None or errors_of(tracked.found):
        return Rendered(path.stem, None, tracked.found)
    made = fill(find_template(archive.root, "plan.docx"), plan_view(amended(tracked.plan, day)))
    data = made.data
    if tracked.plan.form_of_day is DocumentForm.TT01:
        from ..rendering.form.earlier import in_earlier_form

        data = in_earlier_form(data)
    return Rendered(tracked.plan.id, data, tracked.found, made.notes)
