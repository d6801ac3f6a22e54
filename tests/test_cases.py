"""Files that officials could write, each with the findings that it must have, and no others.

What is expected stands on the line itself: `due: Tháng 6/2019 # ! P110`. Where a line cannot carry
a comment, `# ! P106 @12:9` at the head of the file names line and column. A folder `_neighbours` beside
the cases holds the list of communes and the plans of their workspace.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.checks.waivers import weigh
from tiepcan.codes import CODES
from tiepcan.model.communes import Communes
from tiepcan.model.documents import KnownDocument, LegalDocuments
from tiepcan.model.plan import Plan
from tiepcan.model.standard import Standard
from tiepcan.reading.load import Record, read_file
from tiepcan.schedule import Workdays

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases"
STANDARDS = ROOT / "src" / "tiepcan" / "standards"
DOCUMENTS = ROOT / "src" / "tiepcan" / "documents" / "vn.yaml"
DAY = date(2020, 12, 31)
KNOWN_YEARS = frozenset(range(2013, 2027))

FILES = sorted(p for p in CASES.rglob("*.yaml") if "_neighbours" not in p.parts)
MARK = re.compile(r"# ! ((?:[A-Z][0-9]{3} ?)+)(?:@([0-9]+):([0-9]+))?\s*$")


def read(path: Path) -> Record | None:
    return read_file(path.read_bytes(), path.name).record


@cache
def standards() -> tuple[Standard, ...]:
    records = map(read, sorted(STANDARDS.glob("*.yaml")))
    return tuple(record for record in records if isinstance(record, Standard))


@cache
def documents() -> tuple[KnownDocument, ...]:
    table = read(DOCUMENTS)
    assert isinstance(table, LegalDocuments)
    return table.documents


@cache
def neighbours(folder: Path) -> Neighbours:
    files = sorted((folder / "_neighbours").glob("*.yaml"))
    records = [read(path) for path in files]
    assert None not in records, f"a neighbour in {folder} cannot be read"
    communes = next((r.communes for r in records if isinstance(r, Communes)), None)
    plans: dict[str, Plan] = {r.id: r for r in records if isinstance(r, Plan)}
    return Neighbours(
        {c.slug: c for c in communes} if communes is not None else None,
        standards(),
        plans or None,
        DAY,
        documents=documents(),
        holiday_years=lambda: KNOWN_YEARS,
        workdays=lambda: Workdays(KNOWN_YEARS),
        files=frozenset({"minh-chung/2020/tap-huan.pdf"}),
    )


def marks(text: str) -> Iterator[tuple[int, int | None, str]]:
    """Line, column where it is given, and code of each expected finding."""
    for number, line in enumerate(text.splitlines(), start=1):
        found = MARK.search(line)
        for code in found[1].split() if found else ():
            yield (int(found[2]), int(found[3]), code) if found and found[2] else (number, None, code)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_exactly_the_marked_places_are_reported(path: Path) -> None:
    loaded = read_file(path.read_bytes(), path.relative_to(CASES).as_posix())
    checked = (
        check(loaded.record, neighbours(CASES / path.relative_to(CASES).parts[0])) if loaded.record else ()
    )
    counted = weigh(loaded.record, [*loaded.found, *checked], DAY).found
    found = [(d.at.line, d.at.column, d.code) for d in counted]
    expected = list(marks(path.read_text(encoding="utf-8")))
    assert sorted((line, code) for line, _, code in found) == sorted(
        (line, code) for line, _, code in expected
    )
    assert {place for place in expected if place[1] is not None} <= set(found)


# What a case here cannot show: sizes, depths and encodings are tried on bytes made for the purpose
# (test_reading, test_bombs), what concerns several files on whole folders (test_workspace), and the form of
# Word documents (T) on documents (test_form).
NOT_IN_ONE_FILE = {"Y101", "Y102", "Y105", "Y107"}


@pytest.mark.parametrize("code", [c for c in CODES if c[0] not in "WTR" and c not in NOT_IN_ONE_FILE])
def test_every_code_that_one_file_can_show_has_a_case(code: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    assert any(code == expected for text in texts for _, _, expected in marks(text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_made_up_cases_say_so_in_their_first_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(line for line in lines if not line.startswith("# ! "))
    assert first.startswith("# ")
    assert "giả định" in first or "cố ý có lỗi" in first


def test_plan_of_2020_has_its_known_slips_and_nothing_else() -> None:
    path = ROOT / "plans" / "plan-2020.yaml"
    loaded = read_file(path.read_bytes(), "plans/plan-2020.yaml")
    assert loaded.found == ()
    assert loaded.record is not None
    found = list(check(loaded.record, Neighbours(None, standards(), None, DAY, documents())))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {(d.code, lines[d.at.line - 1].strip(" -")) for d in found} == {
        ("P103", 'id: "3.2"'),
        ("P104", "Năm 2020"),
        ("P110", "due: Tháng 6/2019"),
        ("P110", "due: trước ngày 15/5/2019"),
        ("P125", "closing: >"),
    }
    assert {str(d.severity) for d in found} == {"warning", "note"}
