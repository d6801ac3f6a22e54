"""What an office fills into a regulation from its own copy. All values are made up."""

import json
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from commands import GOOD, run_tool, write_files
from sheets import exactly, rests_on, scored, standard_of_file, with_indicators
from tiepcan.model.completion import Completion, completed
from tiepcan.model.shelf import Shelf, Shelved
from tiepcan.model.sources import Status, source_of
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.workspace.archive import Archive
from tiepcan.workspace.files import packaged
from tiepcan.workspace.shelves import label_of

HEAD = """\
# Số liệu giả định để kiểm thử.
kind: standard
extends: 619-2017
source:
  cite: Văn bản giả định, Phụ lục I
  read_in: Bản giả định
"""
FILLED = (
    HEAD
    + """\
conditions:
  satisfaction:
    minimum: 80
indicators:
  "1.2":
    name: Tên giả định
    max: 8
    measure: share
  "1.3":
    max: 3
  "2.3":
    max: 10
    none: full
  "2.5":
    items:
      "1": {max: 7}
      "2": {max: 5}
"""
)


def completion(text: str) -> Completion:
    loaded = read_file(text.encode(), "standards/619.yaml")
    assert isinstance(loaded.record, Completion), loaded.found
    return loaded.record


def filled(text: str = FILLED) -> Standard:
    return completed(standard_of_file(), completion(text))


def status(standard: Standard, id: str, value: str) -> Status:
    indicator = standard.indicator(id)
    assert indicator is not None
    return source_of(indicator, value).status


def test_a_file_that_extends_a_standard_is_its_completion() -> None:
    assert completion(HEAD).extends == "619-2017"


def test_an_empty_completion_changes_nothing() -> None:
    assert filled(HEAD + 'indicators:\n  "1.2":\n    max:\n') is standard_of_file()


def test_values_of_the_office_are_marked_as_its_own() -> None:
    standard = filled()
    indicator = standard.indicator("1.2")
    assert indicator is not None
    assert (indicator.name, indicator.max) == ("Tên giả định", Decimal(8))
    assert status(standard, "1.2", "max") is Status.OFFICE
    assert source_of(indicator, "max").cite == "Văn bản giả định, Phụ lục I"


def test_who_has_read_the_name_has_seen_the_place() -> None:
    standard = filled()
    indicator = standard.indicator("1.2")
    assert indicator is not None
    assert indicator.source.status is Status.OFFICE
    assert status(standard, "1.2", "about") is Status.CONFIRMED


def test_a_confirmed_value_that_is_repeated_stays_confirmed() -> None:
    assert status(filled(), "2.3", "max") is Status.CONFIRMED


def test_an_unverified_value_that_is_repeated_becomes_the_offices() -> None:
    threshold = next(c for c in filled().conditions if c.id == "satisfaction")
    assert source_of(threshold, "minimum").status is Status.OFFICE


def test_a_group_gives_way_where_all_its_maxima_are_known() -> None:
    assert filled().criteria[0].groups == ()
    assert len(filled().criteria[1].groups) == 1


def test_results_rest_on_the_offices_values() -> None:
    entries = with_indicators('"1.2": {done: 3, total: 4}\n"2.3": {none: true, reason: Số liệu giả định}')
    card = scored(entries, standard=filled())
    assert card.indicators["1.2"].points == exactly(6)
    assert card.indicators["2.3"].points == exactly(10)
    assert rests_on(card)["the maximum: indicators 1.2"] is Status.OFFICE
    assert rests_on(card)["the points where nothing arose: indicators 2.3"] is Status.OFFICE


def test_items_that_nobody_had_seen_can_be_added() -> None:
    standard = filled(HEAD + 'indicators:\n  "3.2":\n    items:\n      "1": {name: Giả định, max: 2}\n')
    indicator = standard.indicator("3.2")
    assert indicator is not None
    assert [(i.id, i.max, i.source.status) for i in indicator.items] == [("1", Decimal(2), Status.OFFICE)]


def test_a_ladder_keeps_the_rungs_that_are_known() -> None:
    source = "source: {cite: Giả định, status: unverified}"
    text = (
        f"kind: standard\nid: vi-du\nname: Giả định\nform: points\nyears: {{from: 2020, {source}}}\n"
        f'{source}\ncriteria:\n  - id: "1"\n    {source}'
        f'\n    indicators:\n      - id: "1.1"\n        {source}\n'
        "        measure: bands\n        bands: [{from: 90, points: 5}, {from: 80}, {from: 0, points: 0}]\n"
    )
    base = read_file(text.encode(), "vi-du.yaml").record
    assert isinstance(base, Standard)
    own = 'indicators:\n  "1.1":\n    bands: [{from: 90}, {from: 80, points: 4}, {from: 0}]\n'
    indicator = completed(base, completion(HEAD + own)).indicator("1.1")
    assert indicator is not None
    assert [b.points for b in indicator.bands] == [Decimal(5), Decimal(4), Decimal(0)]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return write_files(tmp_path, {**GOOD, "standards/619.yaml": FILLED})


def test_every_result_names_the_file_and_its_hash(office: Path) -> None:
    digest = sha256((office / "standards/619.yaml").read_bytes()).hexdigest()[:12]
    told = run_tool("score", "2020/tan-phong", "--lang", "en", cwd=office)
    assert f"Completed by the office: standards/619.yaml ({digest})" in told.out
    answer = json.loads(run_tool("score", "2020/tan-phong", "--format", "json", cwd=office).out)
    assert answer["results"][0]["standard_completed_by"] == {"path": "standards/619.yaml", "hash": digest}


def test_without_a_file_nothing_is_named(tmp_path: Path) -> None:
    write_files(tmp_path)
    answer = json.loads(run_tool("score", "2020/tan-phong", "--format", "json", cwd=tmp_path).out)
    assert answer["results"][0]["standard_completed_by"] is None
    assert answer["results"][0]["from_office"] == []


def test_an_error_in_the_file_stops_the_score(office: Path) -> None:
    write_files(office, {"standards/619.yaml": FILLED + '  "9.9": {max: 1}\n'})
    told = run_tool("score", "2020/tan-phong", cwd=office)
    assert told.code == 1
    assert "D122" in told.err


def test_a_file_that_completes_nothing_known_stops_the_score(office: Path) -> None:
    write_files(office, {"standards/619.yaml": FILLED.replace("619-2017", "619")})
    told = run_tool("score", "2020/tan-phong", cwd=office)
    assert (told.code, "D121" in told.err) == (1, True)


def test_two_files_for_one_standard_are_an_error(office: Path) -> None:
    write_files(office, {"standards/b.yaml": HEAD})
    assert "W103" in run_tool("validate", cwd=office).out
    assert "W103" in run_tool("score", "2020/tan-phong", cwd=office).err


def test_a_standard_is_read_only_when_it_is_asked_for() -> None:
    read: list[str] = []

    def shelved(id: str, first: int, last: int | None) -> Shelved:
        return Shelved(id, first, last, (2025,) if id == "25-2021" else (), lambda: read.append(id))

    shelf = Shelf((shelved("27-2025", 2026, None), shelved("25-2021", 2022, 2024)))
    assert (shelf.ids, read) == (("27-2025", "25-2021"), [])
    assert (next(shelf.serving(2023), None), read) == (None, ["25-2021"])
    assert (shelf.by_id("27-2025"), read) == (None, ["25-2021", "27-2025"])
    assert (list(shelf.suspending(2025)), read[2:]) == ([], ["25-2021"])


def test_a_standard_is_read_once(tmp_path: Path) -> None:
    shelf = Archive(tmp_path).standards
    assert next(shelf.serving(2020)) is shelf.by_id("619-2017")


@pytest.mark.parametrize("path", list(packaged("standards", ".yaml")), ids=lambda path: path.name)
def test_labels_say_what_the_files_say(path: Path) -> None:
    record, label = read_file(path.read_bytes(), path.name).record, label_of(path)
    if not isinstance(record, Standard):
        assert label is None
        return
    assert label is not None
    assert (label.id, label.first, label.last) == (record.id, record.years.from_, record.years.to)
    assert label.suspended == tuple(s.year for s in record.suspended)
