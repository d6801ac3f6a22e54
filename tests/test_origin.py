"""Where a record was written: every field, item and gap leads back to its line and column."""

import pytest

from tiepcan.diagnostics import Span
from tiepcan.model.plan import Plan
from tiepcan.model.scores import ScoreSheet
from tiepcan.nodes import Origin
from tiepcan.reading.load import read_file

PLAN = """\
# Kế hoạch giả định
kind: plan
id: ke-hoach
year: 2020
number:
issuer: {name: Phòng Tư pháp, parent: UBND}
purposes:
  - Một
  - "Hai"
requirements: Chỉ một
opening: >-
  Một đoạn
  hai dòng
activities:
  - id: "1"
    title: Tập huấn
    partners:
      - Cơ quan
      - Đơn vị
    activities:
      - id: "1.1"
        time:
"""
SHEET = """\
kind: scores
commune: tan-phong
year: 2020
indicators:
  "1.1":
    points: 4
  "2.3": {done: 950, total: 1000}
  "2.4":
"""


@pytest.fixture
def plan() -> Plan:
    loaded = read_file(PLAN.encode(), "plans/ke-hoach.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, Plan)
    return loaded.record


@pytest.fixture
def sheet() -> ScoreSheet:
    loaded = read_file(SHEET.encode(), "scores/2020/tan-phong.yaml")
    assert loaded.found == ()
    assert isinstance(loaded.record, ScoreSheet)
    return loaded.record


def marked(span: Span, text: str) -> str:
    """The piece of the text that a span marks."""
    line = text.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_column else None]


def test_field(plan: Plan) -> None:
    assert plan.origin.at("id") == Span("plans/ke-hoach.yaml", 3, 5, 13)
    assert marked(plan.origin.at("id"), PLAN) == "ke-hoach"
    assert marked(plan.origin.key("id"), PLAN) == "id"


def test_quoted_value_is_marked_with_its_quotes(plan: Plan) -> None:
    assert marked(plan.origin.at("purposes", 1), PLAN) == '"Hai"'


def test_item_of_a_list(plan: Plan) -> None:
    assert marked(plan.origin.at("purposes", 0), PLAN) == "Một"
    assert marked(plan.activities[0].origin.at("partners", 1), PLAN) == "Đơn vị"
    assert marked(plan.origin.at("activities", 0, "partners", 1), PLAN) == "Đơn vị"


def test_list_begins_at_its_first_item(plan: Plan) -> None:
    assert plan.origin.at("purposes") == Span("plans/ke-hoach.yaml", 8, 3)


def test_one_value_in_place_of_a_list(plan: Plan) -> None:
    assert marked(plan.origin.at("requirements", 0), PLAN) == "Chỉ một"


def test_missing_item_leads_to_the_list(plan: Plan) -> None:
    assert plan.origin.at("purposes", 7) == plan.origin.at("purposes")
    assert plan.origin.at("purposes", -1) == plan.origin.at("purposes")


def test_record_begins_at_its_first_field(plan: Plan) -> None:
    assert marked(plan.origin.at(), PLAN) == "kind"
    assert marked(plan.activities[0].origin.at(), PLAN) == "id"
    assert plan.activities[0].activities[0].origin.at().line == 21


def test_missing_field_leads_to_its_record(plan: Plan) -> None:
    assert plan.origin.at("title") == plan.origin.at()
    assert plan.activities[0].origin.at("due") == plan.activities[0].origin.at()
    assert plan.origin.at("issuer", "number") == plan.origin.at("issuer")
    assert plan.origin.key("title") == plan.origin.at()


def test_empty_value_leads_to_its_name(plan: Plan) -> None:
    assert marked(plan.origin.at("number"), PLAN) == "number"
    assert marked(plan.activities[0].activities[0].origin.at("time"), PLAN) == "time"
    assert marked(plan.activities[0].activities[0].origin.at("time", 0), PLAN) == "time"


def test_record_in_braces_begins_at_its_brace(plan: Plan) -> None:
    assert plan.issuer is not None
    assert PLAN.split("\n")[5][plan.issuer.origin.at().column - 1] == "{"
    assert marked(plan.issuer.origin.at("parent"), PLAN) == "UBND"


def test_text_of_several_lines_is_marked_where_it_begins(plan: Plan) -> None:
    assert plan.origin.at("opening") == Span("plans/ke-hoach.yaml", 11, 10)


def test_field_is_written_or_not(plan: Plan) -> None:
    assert plan.origin.has("number")
    assert not plan.origin.has("title")


def test_records_by_name(sheet: ScoreSheet) -> None:
    assert sheet.origin.at("indicators", "1.1", "points") == sheet.indicators["1.1"].origin.at("points")
    assert marked(sheet.origin.at("indicators", "2.3", "total"), SHEET) == "1000"
    assert marked(sheet.origin.key("indicators", "2.3"), SHEET) == '"2.3"'
    assert marked(sheet.origin.at("indicators", "9.9"), SHEET) == '"1.1"'


def test_name_alone_is_a_record_that_says_nothing(sheet: ScoreSheet) -> None:
    assert sheet.indicators["2.4"].says_nothing
    assert sheet.indicators["2.4"].origin.at().line == 8
    assert marked(sheet.origin.at("indicators", "2.4"), SHEET) == '"2.4"'


def test_every_origin_knows_its_file(plan: Plan) -> None:
    origins: list[Origin] = [plan.origin, plan.activities[0].origin, plan.activities[0].activities[0].origin]
    assert {origin.at().path for origin in origins} == {"plans/ke-hoach.yaml"}
