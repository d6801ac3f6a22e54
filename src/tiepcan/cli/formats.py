"""How the findings of a run are given: as text, and in any number of formats for other programs."""

import os
from collections.abc import Sequence
from pathlib import Path

from .. import api
from ..diagnostics import Stop
from ..messages import say
from ..records import frozen
from ..spelling import nearest
from ..workspace.files import is_file, read_bytes
from .rim import Rim

TEXT, JSON = "text", "json"
BESIDE = ("github",)
"""Formats that stand on the screen beside the text."""

FORMATS = (TEXT, JSON, "github", "gitlab", "sarif", "junit", "markdown", "html")
GITLAB_REPORT = Path("gl-code-quality-report.json")


@frozen
class Wanted:
    """A format, and the file it goes to; none: the screen."""

    format: str
    target: Path | None = None


def wanted_formats(written: Sequence[str]) -> tuple[Wanted, ...]:
    """What `--format` asks for. Stop for an unknown format, or two that both want the screen."""
    found = tuple(_wanted(text) for text in written)
    if sum(wanted.target is None and wanted.format not in (TEXT, *BESIDE) for wanted in found) > 1:
        hint = say("give all but one a file: --format {format}=FILE", format=found[-1].format)
        raise Stop(say("only one format can be on the screen"), hint)
    return found


def _wanted(text: str) -> Wanted:
    name, equals, target = text.partition("=")
    if name not in FORMATS:
        near = nearest(name, FORMATS)
        every = say("write one of: {words}", words=", ".join(FORMATS))
        raise Stop(
            say("there is no format “{name}”", name=name),
            say("did you mean “{near}”?", near=near) if near else every,
        )
    if equals and not target:
        raise Stop(
            say("the format “{name}” lacks its file", name=name), say("for example: --format sarif=out.sarif")
        )
    return Wanted(name, Path(target) if target else None)


def surrounding_formats(wanted: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """What the build server that runs the tool shows beside the text, unless it is asked for anyway."""
    asked = {each.format for each in wanted}
    found: list[Wanted] = []
    on_screen = any(each.target is None and each.format not in (TEXT, *BESIDE) for each in wanted)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        if "github" not in asked and not on_screen:
            found.append(Wanted("github"))
        if "markdown" not in asked and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
            found.append(Wanted("markdown", Path(summary)))
    if os.environ.get("GITLAB_CI") == "true" and "gitlab" not in asked:
        found.append(Wanted("gitlab", GITLAB_REPORT))
    return tuple(found)


def give(rim: Rim, result: api.Validation, wanted: Sequence[Wanted], day: str) -> None:
    """Put the findings out in every format asked for but the readable lines."""
    report = None
    left_out = {} if result.left_out is None else {"left_out": result.left_out}
    for each in wanted:
        if each.format == TEXT:
            continue
        if each.format == JSON:
            from ..rendering.json import render_json
            from ..views.findings import findings_answer

            answer = findings_answer(result.files, result.found, result.waived, rim.words)
            text = render_json({"as_of": day, **answer, **left_out})
        else:
            from ..rendering.findings import RENDERERS

            report = report or api.report(result, rim.words)
            text = RENDERERS[each.format](report, rim.words)
        if each.target is None:
            put = rim.output.command if each.format in BESIDE else rim.output.write
            put(text)
        else:
            _write(each.target, text)


def _write(target: Path, text: str) -> None:
    """Write a report; its folder need not be there. The summary of a step gathers what its commands say."""
    from ..workspace.writing import make_folder, write_file

    gathers = str(target) == os.environ.get("GITHUB_STEP_SUMMARY")
    before = read_bytes(target) if gathers and is_file(target) else b""
    make_folder(target.parent)
    write_file(target, before + text.encode("utf-8", "backslashreplace"))
