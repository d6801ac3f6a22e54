"""Findings in the formats of other programs: build servers, editors, reviewers.

Each function takes a report and gives a text. No text of a file can leave its place: it can neither start
a command of a build server nor end a cell of a table.
"""

from collections.abc import Callable

from ...messages import Words
from ...views.report import Report
from .github import render_github
from .gitlab import render_gitlab
from .html import render_html
from .junit import render_junit
from .markdown import render_markdown
from .sarif import render_sarif

RENDERERS: dict[str, Callable[[Report, Words], str]] = {
    "github": render_github,
    "gitlab": render_gitlab,
    "sarif": render_sarif,
    "junit": render_junit,
    "markdown": render_markdown,
    "html": render_html,
}
"""The formats by their names on the command line."""

__all__ = ["RENDERERS"]
