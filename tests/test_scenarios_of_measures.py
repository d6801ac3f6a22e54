"""Scenarios of measures that no shipped standard uses in that form, under standards made up for them."""

import pytest

from sheets import words
from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.model.communes import last_day
from tiepcan.model.scenarios import Scenarios
from tiepcan.model.standard import Standard
from tiepcan.reading.load import Record, read_file

SOURCE = "source: {cite: Văn bản giả định, status: confirmed}"
POINTS = f"""kind: standard
id: vi-du
name: Quy định giả định
form: points
years: {{from: 2020, {SOURCE}}}
max: 28
{SOURCE}
criteria:
  - id: "1"
    max: 28
    {SOURCE}
    indicators:
      - {{id: "1.1", max: 4, measure: count, needed: 3, {SOURCE}}}
      - {{id: "1.2", max: 5, measure: yes_no, none: 2.5, {SOURCE}}}
      - id: "1.3"
        max: 6
        measure: bands
        bands:
          - {{from: 90, points: 6}}
          - {{from: 50}}
          - {{from: 0, points: 0.5}}
        {SOURCE}
      - id: "1.4"
        max: 6
        minimum: -0.25
        measure: items
        {SOURCE}
        items:
          - {{id: "1", max: 2, measure: share, none: full, {SOURCE}}}
          - {{id: "2", max: 3, measure: count, needed: 2, minimum: -0.5, {SOURCE}}}
          - {{id: "3", max: 1, measure: yes_no, {SOURCE}}}
      - {{id: "1.5", max: 7, measure: declared, minimum: -1, {SOURCE}}}
"""
PASSING = f"""kind: standard
id: vi-du
name: Quy định giả định
form: pass_fail
years: {{from: 2020, {SOURCE}}}
{SOURCE}
criteria:
  - id: "1"
    {SOURCE}
    indicators:
      - {{id: "1.1", measure: share, needed: 66.6, {SOURCE}}}
      - {{id: "1.2", measure: yes_no, none: full, {SOURCE}}}
      - {{id: "1.3", measure: count, needed: 2, {SOURCE}}}
"""

OF_POINTS = [
    # n of m
    ("1.1", "{count: 2}", "0"),
    ("1.1", "{count: 3}", "4"),
    ("1.1", "{count: 7}", "4"),
    ("1.1", "{}", "{low: 0, high: 4}"),
    # yes or no
    ("1.2", "{yes: true}", "5"),
    ("1.2", "{yes: false}", "0"),
    ("1.2", "{none: true}", "2.5"),
    ("1.2", "{count: 1}", "{low: 0, high: 5}"),
    # a ladder with a rung that nobody has read
    ("1.3", "{done: 9, total: 10}", "6"),
    ("1.3", "{done: 8999, total: 10000}", "{low: 0.5, high: 6}"),
    ("1.3", "{done: 1, total: 2}", "{low: 0.5, high: 6}"),
    ("1.3", "{done: 4999, total: 10000}", "0.5"),
    ("1.3", "{done: 0, total: 0}", "{low: 0, high: 6}"),
    # items, each measured in its own way
    ("1.4", '{items: {"1": {done: 1, total: 3}, "2": {count: 2}, "3": {yes: true}}}', "4.67"),
    ("1.4", '{items: {"1": {none: true}, "2": {count: 1}, "3": {yes: false}}}', "2"),
    ("1.4", '{items: {"1": {none: true}, "2": {count: 2}}}', "{low: 5, high: 6}"),
    ("1.4", '{items: {"1": {points: 0.25}, "2": {penalty: true}, "3": {yes: true}}}', "0.75"),
    # penalties
    ("1.4", "{penalty: true}", "-0.25"),
    ("1.5", "{penalty: true}", "-1"),
    ("1.5", "{points: -1}", "-1"),
    ("1.1", "{penalty: true}", "{low: 0, high: 4}"),
    # declared
    ("1.5", "{points: 6.5}", "6.5"),
    ("1.5", "{points: 0}", "0"),
    ("1.5", "{done: 1, total: 2}", "{low: 0, high: 7}"),
    ("1.5", "{passed: true}", "{low: 0, high: 7}"),
]
OF_PASSING = [
    ("1.1", "{done: 666, total: 1000}", "1"),
    ("1.1", "{done: 6659, total: 10000}", "0"),
    ("1.1", "{done: 2, total: 3}", "1"),
    ("1.1", "{done: 0, total: 0}", "{low: 0, high: 1}"),
    ("1.2", "{yes: true}", "1"),
    ("1.2", "{yes: false}", "0"),
    ("1.2", "{none: true}", "1"),
    ("1.2", "{}", "{low: 0, high: 1}"),
    ("1.3", "{count: 1}", "0"),
    ("1.3", "{count: 2}", "1"),
    ("1.3", "{none: true}", "{low: 0, high: 1}"),
    ("1.3", "{passed: false, count: 2}", "0"),
]


def read(text: str) -> Record:
    loaded = read_file(text.encode(), "vi-du.yaml")
    assert loaded.record is not None, [words(d.message) for d in loaded.found]
    return loaded.record


@pytest.mark.parametrize(
    ("standard", "id", "entry", "points"),
    [(POINTS, *row) for row in OF_POINTS] + [(PASSING, *row) for row in OF_PASSING],
)
def test_what_an_entry_earns(standard: str, id: str, entry: str, points: str) -> None:
    scenarios = read(f"""kind: scenarios
standard: vi-du
scenarios:
  - name: Tình huống giả định
    cite: Văn bản giả định
    year: 2020
    indicators:
      "{id}": {entry}
    expected:
      points:
        "{id}": {points}
""")
    regulation = read(standard)
    assert isinstance(scenarios, Scenarios)
    assert isinstance(regulation, Standard)
    around = Neighbours(None, (regulation,), None, last_day(2020))
    assert [words(d.message) for d in check(scenarios, around)] == []
