"""Word documents and Excel workbooks."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..diagnostics import Diagnostic, Stop, errors_of, in_order
from ..messages import Words, say
from ..model.amendments import amended
from ..model.plan import DocumentForm
from ..workspace.archive import Archive
from ..workspace.files import (
    packaged,
    read_bytes,
)
from .plans import track
from .results import communes_of, score_year


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document, and the findings in the files it was made of; no data where these hold errors."""

    name: str
    data: bytes | None
    found: tuple[Diagnostic, ...]


def render_plan(archive: Archive, path: Path, day: date) -> Rendered:
    """The plan as a Word document in administrative form (Nghị định 30/2020/NĐ-CP)."""
    from ..rendering.docx import render_docx
    from ..views.plan import plan_view

    tracked = track(archive, path, day)
    if tracked.plan is None or errors_of(tracked.found):
        return Rendered(path.stem, None, tracked.found)
    if tracked.plan.form not in (None, DocumentForm.ND30):
        hint = say("leave the field “form” empty, or write {form}", form=DocumentForm.ND30)
        raise Stop(say("documents in the form {form} cannot be made yet", form=tracked.plan.form), hint)
    data = render_docx(template("plan.docx"), plan_view(amended(tracked.plan, day)), "plan.docx")
    return Rendered(tracked.plan.id, data, tracked.found)


def render_summary(archive: Archive, year: int, day: date, words: Words) -> Rendered:
    """The results of a year as an Excel workbook. `words` are Vietnamese, like all documents."""
    from ..rendering.xlsx import render_workbook
    from ..views.summary import summary_view

    results = score_year(archive, year, day)
    found = {(d.code, d.at, words(d.message)): d for r in results for d in r.found}.values()
    if errors_of(found):
        return Rendered(f"tong-hop-{year}", None, tuple(in_order(found)))
    unit = (archive.office.unit if archive.office else None) or ""
    cards = {r.card.sheet.commune: r.card for r in results if r.card}
    view = summary_view(year, unit, [(c, cards.get(c.slug)) for c in communes_of(archive, year)], day, words)
    return Rendered(
        f"tong-hop-{year}", render_workbook(template("summary.xlsx"), view, "summary.xlsx"), tuple(found)
    )


def template(name: str) -> bytes:
    """A template that comes with the tool. Stop where it is missing."""
    path = next((p for p in packaged("templates", Path(name).suffix) if p.name == name), None)
    if path is None:
        raise Stop(say("the template {name} is missing", name=name))
    return read_bytes(path)
