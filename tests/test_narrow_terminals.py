"""On a terminal of few columns nothing is lost, and no line runs over but for a word that stays whole."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import BAD_PLAN, PLAN, SHEET, write_files
from conftest import Ask
from repositories import repository
from tiepcan.diagnostics import Diagnostic, Span
from tiepcan.messages import Words, say
from tiepcan.rendering.table import Column, Row, render_table
from tiepcan.rendering.terminal import columns_of, render_findings

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
    "validate plans --as-of 2031-01-01",
    "explain P110",
    "explain F102",
]
DRAWN = re.compile(r"[│▼…]|^ *I[ /].* II|^ *[0-9]* \| ")
"""Lines of a drawing, which stands alone where its titles have no room, and of an excerpt, which is cut."""


@pytest.fixture
def at_width(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What a line shows on a terminal of that many columns."""

    def shown(line: str, width: int, lang: str, code: int = 0) -> str:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm")
        answer = ask(*line.split(), lang=lang)
        assert answer.code == code
        return answer.out

    return shown


def too_long(row: str, width: int) -> bool:
    """Whether a line runs over that could be broken; lines of YAML are there to be copied."""
    return len(row) > width and len(row.split()) > 1 and not row.startswith("    ")


def words_of(text: str) -> set[str]:
    """The words in which there is a letter, without what stands around them."""
    found = {word.strip(":;,.()") for word in text.split()}
    return {word for word in found if any(map(str.isalpha, word))}


def nothing_is_lost(at_width: Callable[..., str], line: str, lang: str) -> None:
    wide = "\n".join(row for row in at_width(line, 400, lang).splitlines() if not DRAWN.search(row))
    for width in (20, 30, 40, 60):
        narrow = at_width(line, width, lang)
        assert words_of(wide) - words_of(narrow) == set(), width
        long = [row for row in narrow.splitlines() if too_long(row, width)]
        assert long == [], width


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("line", LINES)
def test_nothing_is_lost_where_there_is_little_room(
    at_width: Callable[..., str], line: str, lang: str
) -> None:
    nothing_is_lost(at_width, line, lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_of_a_change_is_lost_where_there_is_little_room(
    at_width: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    office = repository(tmp_path / "office")
    plan, sheet = PLAN.replace("Tháng 6/2020", "Tháng 9/2020"), SHEET.replace("done: 950", "done: 900")
    write_files(office, {"plans/plan-2020.yaml": plan, "scores/2020/tan-phong.yaml": sheet})
    monkeypatch.chdir(office)
    assert "2.3" in at_width("diff HEAD", 400, lang)
    nothing_is_lost(at_width, "diff HEAD", lang)


def test_titles_of_a_plan_are_whole_where_they_cannot_be_drawn(
    at_width: Callable[..., str],
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


def test_wide_tables_are_tables(at_width: Callable[..., str]) -> None:
    assert "──" in at_width("score 2020/tan-phong", 80, "vi")
    assert "──" not in at_width("score 2020/tan-phong", 30, "vi")


@pytest.mark.parametrize("line", ["score nothing-there", "validate README.md", "explain X"])
def test_what_cannot_be_done_is_said_in_lines_that_fit(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    whole = ask(*line.split(), lang="vi").err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for width in (20, 30, 40, 60):
        monkeypatch.setenv("COLUMNS", str(width))
        said = ask(*line.split(), "--quiet", lang="vi").err
        assert [row for row in said.splitlines() if too_long(row, width)] == []
        assert said.split() == whole.split()


def test_terminal_without_a_width_has_the_usual_one(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where everything is thrown away on Windows."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "nothing-there" in ask("score", "nothing-there").err


# -- findings --

LONG = "Kế hoạch tổ chức tập huấn nghiệp vụ cho công chức tư pháp - hộ tịch của các xã, phường, thị trấn"


def found_at(line: str, start: int, length: int, width: int | None) -> list[str]:
    """What is shown of a finding at `length` characters of a line, behind its first `start`."""
    span = Span("a b.yaml", 12, start + 1, start + 1 + length)
    finding = Diagnostic("P105", say(LONG), span, say(LONG))
    lines = {span.path: [""] * 11 + [line]}
    return render_findings([finding], lines, Words("en"), colour=False, width=width).splitlines()


def marked(rows: list[str]) -> tuple[str, str]:
    """The excerpt, and its mark with all that stands in front of it."""
    place = next(n for n, row in enumerate(rows) if set(row) <= set(" |^") and "^" in row)
    return rows[place - 1], rows[place]


@given(
    st.text("ab ế", max_size=120),
    st.text("cd", min_size=1, max_size=30),
    st.text("ab ế", max_size=120),
    st.integers(20, 100),
    st.booleans(),
)
def test_the_mark_stands_under_its_text_in_every_width(
    before: str, value: str, after: str, width: int, apart: bool
) -> None:
    if apart:
        before, after = normalize("NFD", before), normalize("NFD", after)
    rows = found_at(f"{before}{value}{after}", len(before), len(value), width)
    excerpt, mark = (normalize("NFC", row) for row in marked(rows))
    shown = excerpt[mark.index("^") : len(mark)]
    assert value.startswith(shown)
    assert value == shown or excerpt[len(mark) :] == "…"
    assert [row for row in rows if columns_of(row) > width] == []


@given(st.text(max_size=80), st.integers(0, 80), st.integers(20, 60))
def test_any_line_is_cut_to_the_width(line: str, start: int, width: int) -> None:
    rows = found_at(line.replace("\n", " "), min(start, len(line)), 1, width)
    excerpt, mark = marked(rows)
    assert columns_of(excerpt) <= width
    assert columns_of(mark) <= width


def test_a_finding_is_cut_around_its_mark() -> None:
    before = "    title: Tổ chức tập huấn nghiệp vụ, "
    rows = found_at(f"{before}hướng dẫn đánh giá các tiêu chí", len(before), len("hướng dẫn"), 40)
    assert rows == [
        "a b.yaml:12:40: P105 Warning: Kế hoạch",
        "    tổ chức tập huấn nghiệp vụ cho công",
        "    chức tư pháp - hộ tịch của các xã,",
        "    phường, thị trấn",
        " 12 | … nghiệp vụ, hướng dẫn đánh giá c…",
        "    |              ^^^^^^^^^",
        "     = Hint: Kế hoạch tổ chức tập huấn",
        "       nghiệp vụ cho công chức tư pháp -",
        "       hộ tịch của các xã, phường, thị",
        "       trấn",
        "",
    ]


def test_in_a_pipe_findings_are_whole() -> None:
    before = "x" * 50
    rows = found_at(f"{before} {LONG}", 51, 7, None)
    assert rows[0].endswith(f": {LONG}")
    assert rows[1] == f" 12 | {before} {LONG}"
    assert rows[3].endswith(f": {LONG}")


def test_errors_fit_a_narrow_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_width: Callable[..., str]
) -> None:
    write_files(tmp_path, {"plans/plan-2020.yaml": BAD_PLAN})
    monkeypatch.chdir(tmp_path)
    for width in (20, 30, 40, 60):
        text = at_width("validate --as-of 2020-09-01", width, "vi", 1)
        assert "^" in text
        assert [row for row in text.splitlines() if too_long(row, width)] == [], width
