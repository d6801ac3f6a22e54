"""The pages of docs/ that are made of the program itself; `make docs` writes them anew.

A table of pages, each with the function that makes its text. What people write stands in the other files.
"""

import sys
from collections.abc import Callable

from reference_answers import answers_page
from reference_codes import codes_page
from reference_commands import commands_page
from reference_fields import fields_page
from reference_law import law_page
from shown import DOCS
from tiepcan.messages import Words
from tiepcan.workspace.files import catalogue

PAGES: dict[str, tuple[str, Callable[[Words], str]]] = {
    "codes.md": ("en", codes_page),
    "vi/ma-phat-hien.md": ("vi", codes_page),
    "commands.md": ("en", commands_page),
    "vi/lenh.md": ("vi", commands_page),
    "fields.md": ("en", fields_page),
    "vi/truong-du-lieu.md": ("vi", fields_page),
    "law.md": ("en", law_page),
    "answers.md": ("en", answers_page),
}
"""A page below docs/, its language, and what makes it."""


def page(name: str) -> str:
    """The text of a page as the program is today."""
    lang, make = PAGES[name]
    return make(Words(lang, catalogue(lang)))


def main() -> int:
    """Write every page anew."""
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
