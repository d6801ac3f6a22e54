"""What `tiepcan standards` answers."""

from pathlib import Path
from unicodedata import combining

import pytest

from conftest import Ask
from sheets import standard_of_file
from tiepcan.model.completion import Completion, completed
from tiepcan.model.knowledge import known_of, missing_of
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.views.skeleton import skeleton
from tiepcan.workspace.archive import Archive

STANDARDS = sorted(Archive(Path("nowhere")).standards, key=lambda s: s.id)


def columns(text: str) -> int:
    return max(sum(not combining(c) for c in line) for line in text.splitlines())


def test_all_standards_are_listed(ask: Ask) -> None:
    told = ask("standards")
    assert told.code == 0
    assert all(s.id in told.out for s in STANDARDS)
    listed = ask("standards", "--format", "json").json["standards"]
    assert {s["id"] for s in listed} >= {"09-2013", "619-2017", "25-2021", "27-2025"}
    assert all(s["counts"]["missing"] >= 0 for s in listed)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("id", [None, *(str(s.id) for s in STANDARDS)])
def test_answers_fit_eighty_columns(ask: Ask, id: str | None, lang: str) -> None:
    told = ask("standards", *([id] if id else []), lang=lang)
    assert told.code == 0
    assert columns(told.out) <= 80


def test_one_standard_says_what_is_known_unsure_and_missing(ask: Ask) -> None:
    told = ask("standards", "619-2017")
    assert told.code == 0
    positions = [told.out.index(h) for h in ("Known, and confirmed:", "Not confirmed:", "Missing:")]
    assert positions == sorted(positions)
    assert "Indicator 2.3" in told.out
    assert "Quyết định 619/QĐ-TTg, Điều 6" in told.out


def test_json_holds_every_value_with_its_source(ask: Ask) -> None:
    answer = ask("standards", "619-2017", "--format", "json").json["standard"]
    standard = standard_of_file()
    assert len(answer["values"]) == len(list(known_of(standard)))
    assert len(answer["missing"]) == len(list(missing_of(standard))) == answer["counts"]["missing"]
    assert all(value["cite"] and value["status"] for value in answer["values"])
    assert {"part": "indicator", "id": "1.2", "value": "max", "fillable": True} in answer["missing"]


def test_an_unknown_standard_is_answered_with_the_known_ones(ask: Ask) -> None:
    told = ask("standards", "700-2017")
    assert told.code == 2
    assert "619-2017" in told.err


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_a_skeleton_loads_unfilled_and_changes_nothing(standard: Standard) -> None:
    loaded = read_file(skeleton(standard).encode(), "standards/x.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, Completion)
    assert completed(standard, loaded.record) is standard


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_a_skeleton_has_exactly_the_missing_values(standard: Standard) -> None:
    record = read_file(skeleton(standard).encode(), "standards/x.yaml").record
    assert isinstance(record, Completion)
    left = {(m.place.id, m.value) for m in missing_of(standard) if m.fillable and m.place.part != "rounding"}
    written = {(id, name) for id, v in record.criteria.items() for name in v.origin.node.entries}
    written |= {(id, name) for id, v in record.conditions.items() for name in v.origin.node.entries}
    for id, values in record.indicators.items():
        written |= {(id, name) for name in values.origin.node.entries if name != "items"}
        for item, part in values.items.items():
            written |= {(f"{id}/{item}", name) for name in part.origin.node.entries}
    assert written == left


def test_a_skeleton_tells_what_the_maxima_make_together() -> None:
    assert "tổng với 1.3 là 11" in skeleton(standard_of_file())


def test_a_skeleton_is_written_but_never_over_a_file(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "619.yaml"
    assert ask("standards", "619-2017", "--skeleton", "-o", target).code == 0
    before = target.read_text(encoding="utf-8")
    assert before == skeleton(standard_of_file())
    told = ask("standards", "619-2017", "--skeleton", "-o", target)
    assert (told.code, target.read_text(encoding="utf-8")) == (2, before)


def test_a_skeleton_can_be_printed(ask: Ask) -> None:
    assert ask("standards", "619-2017", "--skeleton").out == skeleton(standard_of_file())


@pytest.mark.parametrize("arguments", [["--skeleton"], ["619-2017", "-o", "x.yaml"]])
def test_what_makes_no_sense_together_is_refused(ask: Ask, arguments: list[str]) -> None:
    assert ask("standards", *arguments).code == 2


def test_year_in_place_of_an_id_is_answered_with_the_years_of_each(ask: Ask) -> None:
    answer = ask("standards", "2020")
    assert answer.code == 2
    assert "619-2017 (2017–2021), 25-2021 (2022–2024), 27-2025 (from 2026)" in answer.err
