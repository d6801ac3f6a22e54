"""Word documents and Excel workbooks."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..diagnostics import Diagnostic, errors_of, in_order
from ..messages import Message, Words
from ..model.amendments import amended
from ..model.plan import DocumentForm
from ..workspace.archive import Archive
from .plans import track
from .results import communes_of, score_year


@dataclass(frozen=True, slots=True)
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
    Thông tư 01/2011/TT-BNV."""
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


def render_summary(archive: Archive, year: int, day: date, words: Words) -> Rendered:
    """The results of a year as an Excel workbook. `words` are Vietnamese, like all documents."""
    from .templates import fill, find_template

    results = score_year(archive, year, day)
    found = {(d.code, d.at, words(d.message)): d for r in results for d in r.found}.values()
    if errors_of(found):
        return Rendered(f"tong-hop-{year}", None, tuple(in_order(found)))
    made = fill(find_template(archive.root, "summary.xlsx"), summary_of(archive, year, day, words))
    return Rendered(f"tong-hop-{year}", made.data, tuple(found), made.notes)


def summary_of(archive: Archive, year: int, day: date, words: Words) -> dict[str, object]:
    """What the summary of a year prints, of the sheets that hold no errors."""
    from ..views.summary import summary_view

    unit = (archive.office.unit if archive.office else None) or ""
    cards = {r.card.sheet.commune: r.card for r in score_year(archive, year, day) if r.card}
    return summary_view(year, unit, [(c, cards.get(c.slug)) for c in communes_of(archive, year)], day, words)
