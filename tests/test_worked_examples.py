"""The worked examples for maintainers are followed: what a page tells to write is written, and it works."""

import re
import textwrap
from collections.abc import Iterator
from datetime import date

import pytest

import tiepcan.checks.plans
import tiepcan.codes.plans
from shown import DOCS, ROOT
from test_cases import marks
from test_scenarios import standard
from tiepcan import checks
from tiepcan.checks.neighbours import Neighbours
from tiepcan.codes import CODES, Code
from tiepcan.model.plan import Plan
from tiepcan.model.scenarios import Scenarios
from tiepcan.reading.load import read_file
from tiepcan.scoring.scenarios import run_scenario

BLOCK = re.compile(r"^```(\w+) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str, label: str) -> list[str]:
    return [
        body for _, told, body in BLOCK.findall((DOCS / name).read_text(encoding="utf-8")) if told == label
    ]


def quotations() -> Iterator[tuple[str, str, str]]:
    for page in sorted(DOCS.glob("*.md")):
        for language, told, body in BLOCK.findall(page.read_text(encoding="utf-8")):
            if language == "python" and told.startswith("src/"):
                yield page.name, told, body


@pytest.mark.parametrize(("page", "path", "body"), [*quotations()])
def test_what_a_page_quotes_stands_in_the_source(page: str, path: str, body: str) -> None:
    assert body.rstrip("\n") in (ROOT / path).read_text(encoding="utf-8"), f"{page} quotes {path}"


def test_the_check_of_the_example_finds_what_its_case_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    (code,), (check,), (row,), (case,) = (
        blocks("add-a-check.md", x) for x in ("code", "check", "row", "case")
    )
    names = dict(vars(tiepcan.codes.plans))
    rows: dict[str, Code] = eval(f"{{{code}}}", names)  # the example is written as a row of the table
    assert not rows.keys() & CODES.keys(), "the example needs a code that is still free"
    monkeypatch.setattr("tiepcan.diagnostics.CODES", {**CODES, **rows})

    names = dict(vars(tiepcan.checks.plans))
    exec(check, names)
    added = eval(f"{{{row}}}", names)
    table = {**checks.checks_of("Plan"), **added}

    loaded = read_file(case.encode(), "plans/ten-co-dau-cham.yaml")
    assert isinstance(loaded.record, Plan)
    assert loaded.found == ()
    around = Neighbours(None, (standard("619-2017"),), None, date(2020, 12, 31))
    found = [d for find in table.values() for d in find(loaded.record, around)]
    assert [(d.at.line, d.code) for d in found] == [(line, code) for line, _, code in marks(case)]
    assert found[0].severity is rows[found[0].code].severity
    assert found[0].hint is not None


@pytest.mark.parametrize("side", ["wrong", "right"])
def test_the_examples_of_the_example_show_what_they_claim(side: str) -> None:
    (code,), (check,) = (blocks("add-a-check.md", x) for x in ("code", "check"))
    rows: dict[str, Code] = eval(f"{{{code}}}", dict(vars(tiepcan.codes.plans)))
    names = dict(vars(tiepcan.checks.plans))
    exec(check, names)
    (entry,) = rows.values()
    text = "kind: plan\nid: p\nyear: 2020\nactivities:\n" + textwrap.indent(getattr(entry, side), "  ")
    plan = read_file(text.encode(), "p.yaml").record
    assert isinstance(plan, Plan)
    around = Neighbours(None, (), None, date(2020, 12, 31))
    assert len(list(names["title_with_a_stop"](plan, around))) == (side == "wrong")


def test_the_scenarios_of_the_measure_come_out() -> None:
    (text,) = blocks("add-a-measure.md", "scenarios")
    record = read_file(text.encode(), "t.yaml").record
    assert isinstance(record, Scenarios)
    for scenario in record.scenarios:
        assert run_scenario(standard(record.standard), scenario) == ()


def test_a_scenario_of_the_regulation_fails_where_the_page_says_so() -> None:
    """“Change the minimum to 17 and see.”"""
    (text,), (stories,) = (
        blocks("add-a-standard.md", f"standards/vi-du{x}.yaml") for x in ("", ".scenarios")
    )
    changed = read_file(text.replace("minimum: 16", "minimum: 17").encode(), "t.yaml").record
    scenarios = read_file(stories.encode(), "s.yaml").record
    assert isinstance(scenarios, Scenarios)
    found = [s.name for s in scenarios.scenarios if run_scenario(changed, s)]  # type: ignore[arg-type]
    assert found == ["Tổng đúng 16 điểm thì đủ điều kiện"]
