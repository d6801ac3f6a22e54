"""The scenarios of every standard hold, and try every measure, condition and threshold."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import indent

import pytest

from sheets import ROOT, standard_of_file, words
from tiepcan import api
from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.codes import CODES
from tiepcan.model.indicators import Measure
from tiepcan.model.scenarios import Between, Scenario, Scenarios
from tiepcan.model.scores import ScoreEntry
from tiepcan.model.standard import Standard
from tiepcan.model.verdicts import ConditionState, Verdict
from tiepcan.reading.load import read_file
from tiepcan.scoring.earned import Spec
from tiepcan.scoring.scenarios import run_scenario
from tiepcan.workspace.archive import Archive

FOLDER = ROOT / "src" / "tiepcan" / "standards"
IDS = ["09-2013", "25-2021", "27-2025", "619-2017"]
DAY = date(2020, 12, 31)


@cache
def standard(id: str) -> Standard:
    return standard_of_file(FOLDER / f"{id}.yaml")


@cache
def scenarios(id: str) -> tuple[Scenario, ...]:
    path = FOLDER / f"{id}.scenarios.yaml"
    loaded = read_file(path.read_bytes(), path.name)
    assert loaded.found == ()
    assert isinstance(loaded.record, Scenarios)
    assert loaded.record.standard == id
    return loaded.record.scenarios


ALL = [pytest.param(id, s, id=f"{id}: {s.name}") for id in IDS for s in scenarios(id)]


@pytest.mark.parametrize(("id", "scenario"), ALL)
def test_the_standard_makes_of_a_scenario_what_it_says(id: str, scenario: Scenario) -> None:
    different = run_scenario(standard(id), scenario)
    assert [(words(d.what), words(d.expected), words(d.found)) for d in different] == []


def test_validate_finds_nothing_in_the_scenarios_that_come_with_the_tool() -> None:
    assert api.validate(sorted(FOLDER.glob("*.scenarios.yaml")), DAY).found == ()


def test_scenarios_are_not_taken_for_standards() -> None:
    assert sorted(Archive(ROOT).standards.ids) == IDS
    assert {path.name.removesuffix(".scenarios.yaml") for path in FOLDER.glob("*.scenarios.yaml")} == set(IDS)


@pytest.mark.parametrize("id", IDS)
def test_scenarios_of_a_standard_are_told_apart_by_their_names(id: str) -> None:
    assert [name for name, count in Counter(s.name for s in scenarios(id)).items() if count > 1] == []


def ways_tried(id: str) -> Iterator[str]:
    """How each entry of the scenarios whose points are compared is measured."""
    for scenario in scenarios(id):
        for number, entry in scenario.indicators.items():
            spec = standard(id).indicator(number)
            assert spec is not None
            if number in scenario.expected.points:
                yield way_of(entry, spec)
                items = {item.id: item for item in spec.items}
                yield from (way_of(part, items.get(n)) for n, part in entry.items.items())


def way_of(entry: ScoreEntry, spec: Spec | None) -> str:
    if entry.penalty or (entry.points is not None and entry.points < 0):
        return "penalty"
    if entry.none:
        return "none"
    if entry.items:
        return Measure.ITEMS.value
    if entry.points is not None or entry.passed is not None:
        return Measure.DECLARED.value
    return str(spec.measure) if spec and spec.measure and not entry.says_nothing else "open"


def measures_of(standard: Standard) -> set[str]:
    specs: list[Spec] = [*standard.indicators()]
    specs += [item for i in standard.indicators() for item in i.items]
    used = {str(s.measure) for s in specs if s.measure} | {Measure.DECLARED.value}
    items = {Measure.ITEMS.value} if any(i.items for i in standard.indicators()) else set()
    return used | items | {"none"} | ({"penalty"} if any(s.minimum for s in specs) else set())


@pytest.mark.parametrize("id", IDS)
def test_every_way_of_measuring_of_a_standard_is_tried_by_at_least_four_scenarios(id: str) -> None:
    tried = Counter(ways_tried(id))
    # In the trial regime alone only one ladder is known: nothing says yet what "none" earns there.
    least = {"none": 1} if id == "09-2013" else {}
    assert {w: n for w in measures_of(standard(id)) if (n := tried[w]) < least.get(w, 4)} == {}


@pytest.mark.parametrize("id", IDS)
def test_every_condition_is_met_not_met_and_unknown_in_some_scenario(id: str) -> None:
    seen = {(c, state) for s in scenarios(id) for c, state in s.expected.conditions.items()}
    for condition in standard(id).conditions:
        assert {state for c, state in seen if c == condition.id} == set(ConditionState), condition.id


@pytest.mark.parametrize("id", IDS)
def test_every_result_appears_that_the_standard_can_give(id: str) -> None:
    verdicts = {s.expected.verdict for s in scenarios(id)} - {None}
    assert verdicts == (
        set(Verdict) if standard(id).conditions else set(Verdict) - {Verdict.PASS, Verdict.FAIL}
    )


@pytest.mark.parametrize(
    ("id", "totals"),
    [
        ("619-2017", "89.49 89.5 90 79.49 79.5 80 69.49 69.5 70"),
        ("25-2021", "79.49 79.5 79.99 80"),
        ("27-2025", "13 14"),
    ],
)
def test_the_totals_at_the_thresholds_are_tried(id: str, totals: str) -> None:
    assert set(map(Decimal, totals.split())) <= {s.expected.total for s in scenarios(id)}


@pytest.mark.parametrize("id", ["619-2017", "25-2021"])
def test_half_of_each_criterion_and_a_hundredth_less_are_tried(id: str) -> None:
    tried = {(c, e.points) for s in scenarios(id) for c, e in s.criteria.items()}
    for criterion in standard(id).criteria:
        assert criterion.max is not None
        half = criterion.max / 2
        assert {(criterion.id, half), (criterion.id, half - Decimal("0.01"))} <= tried


def test_every_rung_of_the_known_ladder_is_tried_at_its_foot_and_just_below() -> None:
    facts = [s.indicators["1.1"] for s in scenarios("09-2013") if "1.1" in s.indicators]
    shares = {e.done * 100 / e.total for e in facts if e.done is not None and e.total}
    ladder = standard("09-2013").indicator("1.1")
    assert ladder is not None
    feet = {band.from_ for band in ladder.bands}
    assert feet <= shares
    assert {foot - Decimal("0.01") for foot in feet if foot} <= shares


# --- what runs a scenario


def changed(expected: str) -> list[str]:
    """What is found in a scenario of 98 cases of 100 in time, with these expectations."""
    text = (
        "kind: scenarios\nstandard: 619-2017\nscenarios:\n  - name: Tình huống giả định\n"
        '    cite: Văn bản giả định\n    year: 2020\n    indicators:\n      "2.3": {done: 98, total: 100}\n'
        "    expected:\n"
    )
    record = read_file((text + indent(expected, "      ")).encode(), "t.yaml").record
    assert isinstance(record, Scenarios)
    (scenario,) = record.scenarios
    return [
        f"{words(d.what)}: {words(d.expected)} / {words(d.found)}"
        for d in run_scenario(standard("619-2017"), scenario)
    ]


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ('points: {"2.3": 9.80}', []),
        ('points: {"2.3": {low: 9.8, high: 9.8}}', []),
        ('points: {"2.3": 9.81}', ["indicator 2.3: 9.81 points / 9.8 points"]),
        ('points: {"2.3": {low: 9.8}}', ["indicator 2.3: at least 9.8 points / 9.8 points"]),
        ('points: {"2.4": 2}', ["indicator 2.4: 2 points / 0 to 2 points"]),
        ("total: {low: 9.8, high: 99.8}", []),
        ("total: 9.8", ["the total: 9.8 points / 9.8 to 99.8 points"]),
        ("conditions: {satisfaction: met}", ["condition satisfaction: met / unknown"]),
        ("verdict: fail", ["the result: Fail / Not enough grounds to conclude"]),
    ],
)
def test_a_difference_says_what_was_expected_and_what_came_out(expected: str, found: list[str]) -> None:
    differences = [text.replace("9.80", "9.8") for text in changed(expected)]
    assert [text.replace("99.80", "99.8") for text in differences] == found


@pytest.mark.parametrize("id", IDS)
def test_a_standard_that_changes_breaks_its_scenarios(id: str) -> None:
    """Each scenario with points expects what only these entries make: other points are noticed."""
    for scenario in scenarios(id):
        for number, wanted in scenario.expected.points.items():
            other = Decimal(-1) if isinstance(wanted, Between) else wanted + Decimal("0.01")
            points = {**scenario.expected.points, number: other}
            record = Scenario(
                name=scenario.name,
                cite=scenario.cite,
                year=scenario.year,
                class_=scenario.class_,
                indicators=scenario.indicators,
                criteria=scenario.criteria,
                conditions=scenario.conditions,
                expected=type(scenario.expected)(points=points, origin=scenario.expected.origin),
                origin=scenario.origin,
            )
            assert len(run_scenario(standard(id), record)) == 1, scenario.name


def test_a_workspace_tries_its_own_standard_and_is_told_where_it_no_longer_holds(tmp_path: Path) -> None:
    own = (FOLDER / "619-2017.yaml").read_text(encoding="utf-8").replace("I: 90", "I: 91", 1)
    tried = (FOLDER / "619-2017.scenarios.yaml").read_text(encoding="utf-8")
    place = tmp_path / "standards"
    place.mkdir()
    (tmp_path / "tiepcan.yaml").write_text("kind: workspace\nunit: Đơn vị giả định\n", encoding="utf-8")
    (place / "619-2017.yaml").write_text(own, encoding="utf-8")
    (place / "619-2017.scenarios.yaml").write_text(tried, encoding="utf-8")
    found = [d for d in api.validate([tmp_path], DAY).found if d.code == "D132"]
    lines = tried.splitlines()
    assert {lines[d.at.line - 1].strip() for d in found} >= {"total: met", "verdict: pass"}


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("D13")])
def test_the_examples_of_the_codes_show_what_they_claim(code: str) -> None:
    assert code in codes_in(CODES[code].wrong)
    assert code not in codes_in(CODES[code].right)


def codes_in(example: str) -> list[str]:
    head = "kind: scenarios\nstandard: 619-2017\n" if not example.startswith("kind") else f"{example}\n"
    text = f"{head}scenarios:\n  - name: Tình huống giả định\n    cite: Văn bản giả định\n    year: 2020\n"
    body = 'expected: {points: {"2.4": {low: 0, high: 2}}}' if example.startswith("kind") else example
    record = read_file((text + indent(body, "    ")).encode(), "t.yaml").record
    assert record is not None
    around = Neighbours(None, (standard("619-2017"),), None, DAY)
    return [d.code for d in check(record, around)]
