"""Twins show the same in two languages, and what a page shows is what the tool prints.

`python tests/test_readme.py` writes the outputs of all pages anew, those of docs/ included; an output that is
cut with a line `…` is left to its writer, and named where it no longer holds.
"""

import re
import sys

import pytest

from reference import PAGES
from shown import ROOT, language, pages, read, refresh, tour, untrue
from tiepcan.reading.load import read_file

TWINS = {"README.md": "README.vi.md", "docs/tour.md": "docs/vi/xem-qua-cac-lenh.md"}
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)")
HEADING = re.compile(r"^#+ ", re.MULTILINE)


@pytest.mark.parametrize("name", [name for name in pages() if tour(name)])
def test_what_a_page_shows_is_what_the_tool_prints(name: str) -> None:
    assert list(untrue(name)) == []


@pytest.mark.parametrize("name", pages())
def test_every_command_speaks_the_language_of_its_page(name: str) -> None:
    for shown in tour(name):
        assert shown.command.endswith(" --lang en") is (shown.is_ours and language(name) == "en"), (
            shown.command
        )


@pytest.mark.parametrize(("one", "other"), TWINS.items())
def test_twins_show_the_same_commands_in_the_same_order(one: str, other: str) -> None:
    english, vietnamese = ([shown.without_language for shown in tour(name)] for name in (one, other))
    assert english == vietnamese


@pytest.mark.parametrize(("one", "other"), TWINS.items())
def test_twins_have_the_same_sections(one: str, other: str) -> None:
    assert HEADING.findall(read(one)) == HEADING.findall(read(other))


def test_twins_link_each_other_in_their_first_lines() -> None:
    assert read("README.md").splitlines()[0] == "[Tiếng Việt](README.vi.md)"
    assert read("README.vi.md").splitlines()[0] == "[English](README.md)"
    assert read("docs/tour.md").splitlines()[0] == "[Tiếng Việt](vi/xem-qua-cac-lenh.md)"
    assert read("docs/vi/xem-qua-cac-lenh.md").splitlines()[0] == "[English](../tour.md)"


@pytest.mark.parametrize("name", [name for name in pages() if name.removeprefix("docs/") not in PAGES])
def test_files_that_are_shown_can_be_read(name: str) -> None:
    for block in (block for block in YAML.findall(read(name)) if re.match(r"(#.*\n)*kind:", block)):
        loaded = read_file(block.encode(), name)
        assert loaded.record is not None
        assert [str(d.message) for d in loaded.found] == []


@pytest.mark.parametrize("name", TWINS)
def test_a_tour_shows_what_files_look_like(name: str) -> None:
    assert name == "README.md" or YAML.findall(read(name))


def test_nothing_is_told_of_a_file_that_is_gone() -> None:
    for name in pages():
        folder = (ROOT / name).parent
        assert [link for link in LINK.findall(read(name)) if not (folder / link).exists()] == [], name


if __name__ == "__main__":
    sys.exit(refresh())
