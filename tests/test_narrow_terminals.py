"""On a terminal of few columns nothing is lost, and no line runs over but for a word that stays whole."""

import re
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Ask
from tiepcan.rendering.table import Column, Row, render_table

LINES = [
    "score 2020/tan-phong",
    "score 2020/tan-phong --explain",
    "score 2020/tan-phong 2020/sung-phai",
    "score 2020/quyet-thang --what-if 2.3=98%",
    "score --year 2020 --compare 2020",
    "overdue --as-of 2020-11-20",
    "status plan-2020 --as-of 2020-11-20",
    "gaps 2020",
    "standards",
    "standards 619-2017",
    "template fields plan",
    "template fields summary",
    "render --list",
    "schema",
    "diff HEAD",
]
DRAWN = re.compile(r"[│▼…]|^ *I[ /].* II")
"""Lines of a drawing: where there is no room for it, its titles stand alone, and are no longer cut."""


@pytest.fixture
def at_width(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int, str], str]:
    """What a line shows on a terminal of that many columns."""

    def shown(line: str, width: int, lang: str) -> str:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm")
        answer = ask(*line.split(), lang=lang)
        assert answer.code == 0
        return answer.out

    return shown


def words_of(text: str) -> set[str]:
    """The words in which there is a letter, without what stands around them."""
    found = {word.strip(":;,.()") for word in text.split()}
    return {word for word in found if any(map(str.isalpha, word))}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("line", LINES)
def test_nothing_is_lost_where_there_is_little_room(
    at_width: Callable[[str, int, str], str], line: str, lang: str
) -> None:
    wide = "\n".join(row for row in at_width(line, 400, lang).splitlines() if not DRAWN.search(row))
    for width in (20, 30, 40, 60):
        narrow = at_width(line, width, lang)
        assert words_of(wide) - words_of(narrow) == set(), width
        long = [row for row in narrow.splitlines() if len(row) > width and len(row.split()) > 1]
        assert long == [], width


def test_titles_of_a_plan_are_whole_where_they_cannot_be_drawn(
    at_width: Callable[[str, int, str], str],
) -> None:
    text = at_width("status plan-2020 --as-of 2020-11-20", 40, "vi")
    assert "…" not in text
    assert not re.search("[░█▼]{2}", text)


@given(
    st.lists(st.lists(st.text("abc ế\n", max_size=30), min_size=2, max_size=2), max_size=4),
    st.integers(20, 79),
)
def test_tables_keep_every_word_in_every_width(rows: list[list[str]], width: int) -> None:
    columns = [Column("Name", whole=True), Column("Text", share=1)]
    text = render_table(columns, [Row(cells) for cells in rows], width=width, colour=False)
    if all(len(word) <= 12 for cells in rows for word in cells[1].split()):
        assert {word for cells in rows for cell in cells for word in cell.split()} <= set(text.split())


def test_wide_tables_are_tables(at_width: Callable[[str, int, str], str]) -> None:
    assert "──" in at_width("score 2020/tan-phong", 80, "vi")
    assert "──" not in at_width("score 2020/tan-phong", 30, "vi")
