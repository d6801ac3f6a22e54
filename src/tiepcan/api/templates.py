"""The templates of documents: those of an office, and behind them those that come with the tool."""

from collections.abc import Mapping
from pathlib import Path

from ..diagnostics import Stop
from ..messages import Message, say
from ..records import frozen
from ..workspace.files import lexists, packaged, read_bytes, shown

FOLDER = "templates"


@frozen
class Template:
    """A template and what messages call it. `own`: it comes with the tool, to the last byte."""

    name: str
    data: bytes
    own: bool


@frozen
class Filled:
    """A document, and what is to be said beside it of the template that made it."""

    data: bytes
    notes: tuple[Message, ...] = ()


def find_template(root: Path, name: str) -> Template:
    """The template of that name: the one in the folder templates/ of a workspace, else the packaged one.

    Stop where it cannot be read, or where there is none.
    """
    packed = next((p for p in packaged(FOLDER, Path(name).suffix) if p.name == name), None)
    ours = read_bytes(packed) if packed else None
    path = root / FOLDER / name
    if lexists(path):
        data = read_bytes(path)
        if data != ours:
            return Template(shown(path), data, own=False)
    if ours is None:
        raise Stop(say("the template {name} is missing", name=name))
    return Template(name, ours, own=True)


def fill(template: Template, view: Mapping[str, object], file: str | None = None) -> Filled:
    """The document that a template makes of a view.

    One of our own is filled in at once; one of somebody else by a process of its own, under limits, and need
    not print everything: what it leaves out is said. `file` is where a missing value would be written.
    """
    if not template.own:
        return _fill_apart(template, view, file)
    if template.name.endswith(".xlsx"):
        from ..rendering.xlsx import render_workbook

        return Filled(render_workbook(template.data, view, template.name))
    from ..rendering.docx import render_docx

    return Filled(render_docx(template.data, view, template.name, file))


def _fill_apart(template: Template, view: Mapping[str, object], file: str | None) -> Filled:
    from ..rendering.package import open_package
    from ..rendering.proof import unprinted
    from ..rendering.wire import Request
    from ..workspace.child import render_in_child

    data = render_in_child(Request(template.data, template.name, view, file))
    open_package(data, template.name)
    notes = [say("the office's own template is used: {path}", path=template.name)]
    lost = unprinted(data, view) if template.name.endswith(".docx") else []
    if lost:
        notes.append(
            say(
                "it leaves out {count} texts of the data, the first is “{text}”",
                count=len(lost),
                text=lost[0],
            )
        )
    return Filled(data, tuple(notes))
