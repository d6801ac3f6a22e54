"""Values read by what their field wants, and fields that are not those of their kind."""

import dataclasses
import re
import string
from datetime import date
from decimal import Decimal

import pytest

from tiepcan.codes import CODES, Severity
from tiepcan.diagnostics import Diagnostic
from tiepcan.messages import Message, Words
from tiepcan.model.communes import CommuneKind, Communes
from tiepcan.model.plan import Plan
from tiepcan.model.scores import Discipline, ScoreSheet
from tiepcan.reading.fields import names_of, places_under, records_under
from tiepcan.reading.load import KINDS, Loaded, read_file
from tiepcan.reading.scalars import SCALARS, NotRead
from tiepcan.spelling import distance, nearest

ENGLISH = Words("en")


def read(text: str) -> Loaded:
    return read_file(text.encode(), "x.yaml")


def places(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.at.line, d.at.column) for d in read(text).found]


def hint_of(found: Diagnostic) -> str:
    return ENGLISH(found.hint) if found.hint else ""


# The same spelling in fields of different types. A plain text is what was written, never what it looks like.

SPELLINGS = (
    *(
        "00010",
        "010",
        "0o10",
        "0x10",
        "0b1",
        "1_000",
        "3.10",
        "-0",
        "+5",
        ".5",
        "5.",
        "1e3",
        ".nan",
        ".inf",
        "-.inf",
    ),
    *("no", "No", "NO", "on", "off", "yes", "y", "True", "TRUE", "12:30", "190:20:30", "=", "150.000", "8,5"),
    *(
        "1.234.567",
        "97.35%",
        "１２",
        "١٢",
        "١٢.٥",
        "2020-06-15T10:00:00Z",
        "2020-02-30",
        "0x_",
        "08",
        "1.2.3",
    ),
    *(
        "12.5",
        "-0.25",
        "0.125",
        "15/06/2020",
        "2020-6-5",
        "20200615",
        "2020-W01-1",
        "30/02/2020",
        "true",
        "false",
    ),
)


@pytest.mark.parametrize("written", SPELLINGS)
def test_text_stays_as_it_is_written(written: str) -> None:
    loaded = read(f"kind: plan\nid: a\nyear: 2020\ntitle: {written}\nactivities:\n  - id: {written}\n")
    assert isinstance(loaded.record, Plan)
    assert loaded.record.title == written
    assert loaded.record.activities[0].id == written


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing(written: str) -> None:
    loaded = read(f"kind: plan\nid: a\nyear: 2020\ntitle: {written}\ndate: {written}\npurposes: {written}\n")
    assert loaded.found == ()
    assert isinstance(loaded.record, Plan)
    assert (loaded.record.title, loaded.record.date, loaded.record.purposes) == (None, None, ())


def test_nothing_in_quotes_is_a_text() -> None:
    loaded = read("kind: plan\nid: a\nyear: 2020\ntitle: 'null'\nplace: ''\n")
    assert isinstance(loaded.record, Plan)
    assert (loaded.record.title, loaded.record.place) == ("null", "")


# type → spelling → value, or the code of the finding
READINGS: list[tuple[str, str, object]] = [
    *(
        ("points", text, Decimal(text))
        for text in ("0", "12", "12.5", "-0.25", "0.125", "3.10", "-3", "99.5")
    ),
    *(
        ("points", text, "F109")
        for text in ("150.000", "150,000", "8,5", "1.234.567", "1,234,567", "12.345", "0,125")
    ),
    *(
        ("points", text, "F108")
        for text in ("97.35%", "97,35 %", "1e3", ".nan", ".inf", "-.inf", "0x10", "0b1")
    ),
    *(
        ("points", text, "F108")
        for text in ("1_000", "１２", "١٢", "+5", ".5", "5.", "00010", "08", "12:30", "no")
    ),
    *(
        ("points", text, "F108")
        for text in ("'12 '", "' 5 '", "'1\u00a0000'", "mười", "1.2.3", "--1", "12đ", "0x_")
    ),
    *(("points", text, "F108") for text in ("1234567890123456", "1.12345678901", "2020-06-15")),
    *(("date", text, date(2020, 6, 15)) for text in ("2020-06-15", "'2020-06-15'")),
    *(("date", text, "F110") for text in ("15/06/2020", "2020-6-15", "20200615", "2020-W01-1", "30/02/2020")),
    *(
        ("date", text, "F110")
        for text in ("2020-02-30", "2020-06-15T10:00:00Z", "2020-06", "2020", "15-06-2020")
    ),
    *(
        ("date", text, "F110")
        for text in ("0000-01-01", "２０２０-06-15", "15.6.2020", "Tháng 6/2020", "'2020-06-15 '")
    ),
    *(("year", text, 2020) for text in ("2020", "'2020'")),
    *(
        ("year", text, "F107")
        for text in ("02020", "2020.0", "20", "２０２０", "1999", "2_020", "0x7E4", "năm 2020")
    ),
    *(("cases", text, value) for text, value in (("0", 0), ("12", 12), ("-1", -1))),
    *(
        ("cases", text, "F107")
        for text in ("00010", "1.0", "1e3", "0x10", "1_0", "１２", "12:30", "no", "+1", "1,0")
    ),
    *(("cases", text, "F109") for text in ("1.000", "150.000")),
    *(("cases", text, "F107") for text in ("9999999999999999999",)),
    *(("none", text, value) for text, value in (("true", True), ("false", False), ("'true'", True))),
    *(
        ("none", text, "F111")
        for text in ("no", "yes", "on", "off", "True", "FALSE", "y", "1", "0", "có", "không")
    ),
    *(("code", text, text) for text in ("00010", "00001", "00091", "03387", "12345")),
    *(
        ("code", text, "F118")
        for text in ("10", "0010", "123456", "0x010", "１２３４５", "1_000", "3387.", "12:30")
    ),
    *(("slug", text, text) for text in ("tan-phong", "00010", "no", "1e3", "2020-06-15", "null-1")),
    *(
        ("slug", text, "F112")
        for text in ("Tân Phong", "tan_phong", "-a", "A", "a.b", "../a", "a/b", "đ", "a" * 65)
    ),
    *(("kind", text, CommuneKind(text)) for text in ("xã", "phường", "thị trấn", "đặc khu")),
    *(("kind", text, "F105") for text in ("Xã", "xa", "huyện", "no", "1")),
]


def value_in(field: str, written: str) -> tuple[Loaded, object]:
    """The file that has the field, and the value read from it."""
    if field in ("code", "slug", "kind"):
        fields = {"slug": "a", "name": "A"} | {field: written}
        loaded = read(
            "kind: communes\ncommunes:\n  -\n" + "".join(f"    {k}: {v}\n" for k, v in fields.items())
        )
        assert isinstance(loaded.record, Communes | None)
        return loaded, loaded.record and getattr(loaded.record.communes[0], field)
    lines = {
        "points": f"indicators:\n  '1.1':\n    points: {written}\n",
        "none": f"indicators:\n  '1.1':\n    none: {written}\n",
        "date": f"published:\n  date: {written}\n",
        "cases": f"conditions:\n  discipline:\n    cases: {written}\n",
        "year": "",
    }
    year = written if field == "year" else "2020"
    loaded = read(f"kind: scores\ncommune: a\nyear: {year}\n{lines[field]}")
    sheet = loaded.record
    if sheet is None:
        return loaded, None
    assert isinstance(sheet, ScoreSheet)
    values: dict[str, object] = {
        "year": sheet.year,
        "points": sheet.indicators["1.1"].points if sheet.indicators else None,
        "none": sheet.indicators["1.1"].none if sheet.indicators else None,
        "date": sheet.published.date if sheet.published else None,
        "cases": sheet.discipline.cases if sheet.discipline else None,
    }
    return loaded, values[field]


@pytest.mark.parametrize(("field", "written", "expected"), READINGS)
def test_field_decides_how_a_spelling_is_read(field: str, written: str, expected: object) -> None:
    loaded, value = value_in(field, written)
    if isinstance(expected, str) and expected in CODES:
        (found,) = (d for d in loaded.found if d.code != "Y119")
        assert (found.code, loaded.record) == (expected, None)
        assert found.hint is not None
        assert written.strip("'") in ENGLISH(found.message)
    else:
        assert loaded.found == ()
        assert value == expected
        assert type(value) is type(expected)


@pytest.mark.parametrize("reader", [reader for kind, reader in SCALARS.items() if reader is not str])
@pytest.mark.parametrize(
    "written", ["", " ", "\n", "12\n", "2020\n", "true\n", "00010\n", "a\n", "2020-06-15\n"]
)
def test_no_reader_takes_blanks_for_granted(reader: type, written: str) -> None:
    with pytest.raises(NotRead):
        reader(written)


@pytest.mark.parametrize(
    ("field", "written", "help_"),
    [
        ("points", "150.000", "write 150000 or 150, whichever is meant"),
        ("points", "1.234.567", "write 1234567"),
        ("points", "8,5", "write decimals with a point: 8.5"),
        ("points", "97,35 %", "write 97.35, without the percent sign"),
        ("date", "15/6/2020", "write 2020-06-15"),
        ("date", "2020-6-5", "write 2020-06-05"),
        ("code", "10", 'write five digits between quotation marks: "00010"'),
        ("kind", "phừơng", "did you mean “phường”?"),
    ],
)
def test_hint_has_the_right_spelling(field: str, written: str, help_: str) -> None:
    loaded, _ = value_in(field, written)
    assert [hint_of(d) for d in loaded.found] == [help_]


def test_long_text_is_cut_in_the_message() -> None:
    loaded, _ = value_in("points", "9" * 5000)
    assert [len(ENGLISH(d.message)) < 200 for d in loaded.found] == [True]


def test_word_may_be_stored_in_parts() -> None:
    loaded, value = value_in("kind", "phu\u031bo\u031b\u0300ng")
    assert [d.code for d in loaded.found] == ["Y118"]
    assert value == CommuneKind.PHUONG


# Unknown fields: every name of every record of every kind, with one letter changed

ROOTS: dict[str, type] = {**KINDS}
MISSPELT = [
    (kind, path, owner, name)
    for kind, root in ROOTS.items()
    for path, owner in records_under(root, "")
    for name in names_of(owner)
    if len(name) > 3
]


def a_letter_wrong(name: str, known: set[str]) -> list[str]:
    """The name with a letter doubled, dropped, replaced or swapped, as long as it is no other name."""
    middle = len(name) // 2
    variants = [
        name[:middle] + name[middle] + name[middle:],
        name[:middle] + name[middle + 1 :],
        name[:middle] + "x" + name[middle + 1 :],
        name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :],
        name + "z",
        name.replace("_", "-"),
        name.capitalize(),
    ]
    return sorted({variant for variant in variants if variant not in known})


def written_at(kind: str, path: str, line: str) -> tuple[str, int]:
    """A file of the kind with a line put into the record at the path, and the number of that line."""
    lines, owner, indent = [f"kind: {kind}"], ROOTS[kind], 0
    for name in filter(None, path.split(".")):
        field = next(f for f in dataclasses.fields(owner) if f.metadata.get("alias", f.name) == name)
        lines.append(" " * indent + name + ":")
        inner = [step for step, _ in inner_records(owner) if step == name]
        assert inner
        shape = str(field.type)
        indent += 2
        if "Mapping" in shape:
            lines.append(" " * indent + "I:")
            indent += 2
        elif "tuple" in shape:
            lines.append(" " * indent + "-")
            indent += 2
        owner = dict(inner_records(owner))[name]
    lines.append(" " * indent + line)
    return "\n".join(lines) + "\n", len(lines)


def inner_records(owner: type) -> list[tuple[str, type]]:
    return [(path, inner) for path, inner in records_under(owner, "") if path and "." not in path]


@pytest.mark.parametrize(
    ("kind", "path", "owner", "name"), MISSPELT, ids=[f"{k}:{p}.{n}" for k, p, _, n in MISSPELT]
)
def test_misspelt_name_is_seen_and_mended(kind: str, path: str, owner: type, name: str) -> None:
    known = set(places_under(ROOTS[kind]))
    for wrong in a_letter_wrong(name, known):
        text, line = written_at(kind, path, f"{wrong}: a")
        found = [d for d in read(text).found if d.at.line == line and d.code == "F102"]
        assert len(found) == 1, (text, places(text))
        assert found[0].message.values["name"] == wrong
        assert name in hint_of(found[0]), (wrong, hint_of(found[0]))


@pytest.mark.parametrize(
    ("kind", "path", "owner", "name"), MISSPELT, ids=[f"{k}:{p}.{n}" for k, p, _, n in MISSPELT]
)
def test_right_name_is_known(kind: str, path: str, owner: type, name: str) -> None:
    text, line = written_at(kind, path, f"{name}: a")
    assert [d for d in read(text).found if d.at.line == line and d.code in ("F102", "F113", "F114")] == []


def test_name_far_from_all_gets_the_list() -> None:
    (found,) = read("kind: workspace\nkhong_biet: 1\n").found
    assert (found.code, found.at.line, found.at.column, found.at.end_column) == ("F102", 2, 1, 11)
    names = "communes, councils, documents, holidays, kind, progress, scores, unit, waive"
    assert hint_of(found) == f"the fields possible here are: {names}"


def test_edits_are_counted() -> None:
    assert [
        distance("due", "due"),
        distance("", "due"),
        distance("deu", "due"),
        distance("recipient", "recipients"),
    ] == [*(0, 3, 1, 1)]
    assert nearest("activites", ["activities", "activity"]) == "activities"
    assert nearest("xyz", ["due", "to"]) is None
    assert nearest("a" * 1000, ["due", "a" * 1000]) is None
    assert nearest("", ["a", "due"]) is None
    assert nearest("2", ["I", "II", "III"]) is None
    assert nearest("i", ["I", "II", "III"]) == "I"


# The right field in the wrong place


@pytest.mark.parametrize(
    ("text", "place", "help_"),
    [
        ("kind: plan\nid: a\nyear: 2020\ndue: Quý II\n", (4, 1), "it belongs under “activities”"),
        ("kind: plan\nid: a\nyear: 2020\nparent: UBND\n", (4, 1), "it belongs under “issuer”"),
        (
            "kind: plan\nid: a\nyear: 2020\nissuer:\n  name: A\n  recipients: B\n",
            (6, 3),
            "it belongs at the top level of the file",
        ),
        ("kind: scores\ncommune: a\nyear: 2020\npoints: 4\n", (4, 1), "it belongs under “indicators”"),
        (
            "kind: scores\ncommune: a\nyear: 2020\npercent: 4\n",
            (4, 1),
            "it belongs under “conditions.satisfaction”",
        ),
        ("kind: communes\nslug: a\n", (2, 1), "it belongs under “communes”"),
    ],
)
def test_field_at_the_wrong_level(text: str, place: tuple[int, int], help_: str) -> None:
    (found,) = read(text).found
    assert (found.code, found.at.line, found.at.column) == ("F113", *place)
    assert hint_of(found) == help_


@pytest.mark.parametrize("id", ["con", "aux", "nul", "lpt1"])
def test_name_that_windows_keeps_is_no_id(id: str) -> None:
    assert places(f"kind: plan\nid: {id}\nyear: 2020\n") == [("F112", 2, 5)]


def test_who_writes_that_it_is_met_is_told_the_word_for_that() -> None:
    text = 'kind: scores\ncommune: a\nyear: 2026\nindicators:\n  "1.2": {passed: đạt}\n'
    (found,) = read(text).found
    assert (found.code, hint_of(found)) == ("F111", "write true (yes, met) or false (no, not met)")


# Commas


def test_comma_makes_a_field() -> None:
    line = '  "2.4": {none: true, reason: Không có phản ánh, kiến nghị}'
    text = f"kind: scores\ncommune: a\nyear: 2020\nindicators:\n{line}\n"
    (found,) = read(text).found
    assert (found.code, found.at.line) == ("F114", 5)
    assert line[found.at.column - 1 : found.at.end_column - 1] == "kiến nghị"
    assert "quotation marks" in hint_of(found)


def test_comma_between_digits_makes_a_field() -> None:
    assert places('kind: scores\ncommune: a\nyear: 2020\nindicators:\n  "2.4": {points: 8,5}\n') == [
        ("F114", 5, 21)
    ]


@pytest.mark.parametrize("colon", [":", "："])
def test_colon_without_a_blank_is_told_of_no_comma(colon: str) -> None:
    text = f'kind: scores\ncommune: a\nyear: 2020\nindicators:\n  "2.4": {{points{colon}8.5}}\n'
    (found,) = read(text).found
    assert (found.code, found.at.line, found.at.column) == ("F102", 5, 11)
    assert (ENGLISH(found.message), hint_of(found)) == (
        f"behind the colon of “points{colon}8.5” a blank is missing",
        "write points: 8.5",
    )


def test_first_text_in_braces_is_told_of_no_comma() -> None:
    text = 'kind: scores\ncommune: a\nyear: 2020\nindicators:\n  "2.4": {Không có}\n'
    assert places(text) == [("F102", 5, 11)]


def test_comma_makes_two_items() -> None:
    text = (
        "kind: plan\nid: a\nyear: 2020\nactivities:\n  - id: '1'\n    partners: [Cơ quan, đơn vị liên quan]\n"
    )
    loaded = read(text)
    assert [(d.code, d.at.line, d.at.column) for d in loaded.found] == [("F115", 6, 15)]
    assert loaded.found[0].severity == Severity.WARNING
    assert loaded.record is not None


@pytest.mark.parametrize(
    "line",
    [
        'serves: ["3.4"]',
        'serves: ["3.4", "3.5"]',
        "serves: [3.4, 3.5]",
        "serves: []",
        "partners: [Cơ quan]",
        "partners: ['Cơ quan, đơn vị', 'UBND các xã']",
        "partners: [A, B]",
    ],
)
def test_brackets_for_ids_are_welcome(line: str) -> None:
    assert read(f"kind: plan\nid: a\nyear: 2020\nactivities:\n  - id: '1'\n    {line}\n").found == ()


# Missing, empty, or of another form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: plan\nid: a\n", [("F103", 1, 1)]),
        ("# ghi chú\n\nkind: plan\n", [("F103", 3, 1), ("F103", 3, 1)]),
        ("kind: plan\nid:\nyear: 2020\n", [("F119", 2, 4)]),
        ("kind: plan\nid: a\nyear: ~\n", [("F119", 3, 7)]),
        ("kind: plan\nid: a\nyear: 2020\nissuer: Phòng Tư pháp\n", [("F101", 4, 9)]),
        ("kind: plan\nid: a\nyear: 2020\nissuer:\n  - name: A\n", [("F101", 5, 3)]),
        ("kind: plan\nid: a\nyear: 2020\nissuer:\n  parent: A\n", [("F103", 5, 3)]),
        ("kind: plan\nid: a\nyear: 2020\nissuer: {}\n", [("F103", 4, 9)]),
        ("kind: plan\nid: a\nyear: 2020\nactivities: Tập huấn\n", [("F104", 4, 13)]),
        ("kind: plan\nid: a\nyear: 2020\nactivities:\n  id: '1'\n", [("F104", 5, 3)]),
        ("kind: plan\nid: a\nyear: 2020\nactivities:\n  - Tập huấn\n", [("F101", 5, 5)]),
        ("kind: plan\nid: a\nyear: 2020\nactivities:\n  -\n", [("F101", 5, 4)]),
        ("kind: plan\nid: a\nyear: 2020\ntitle:\n  - A\n", [("F106", 5, 3)]),
        ("kind: plan\nid: a\nyear: 2020\ntitle:\n  a: b\n", [("F106", 5, 3)]),
        ("kind: plan\nid: a\nyear: 2020\npurposes:\n  - A\n  -\n", [("F119", 6, 4)]),
        ("kind: plan\nid: a\nyear: 2020\npurposes:\n  - a: b\n", [("F106", 5, 5)]),
        ("kind: scores\ncommune: a\nyear: 2020\nindicators:\n  - '1.1'\n", [("F101", 5, 3)]),
        ("kind: scores\ncommune: a\nyear: 2020\nindicators: 4\n", [("F101", 4, 13)]),
        ("kind: scores\ncommune: a\nyear: 2020\nindicators:\n  '1.1': 4\n", [("F101", 5, 10)]),
        (
            "kind: scores\ncommune: a\nyear: 2020\nconditions:\n  discipline:\n    cases: {a: b}\n",
            [("F106", 6, 12)],
        ),
        ("year: 2020\nid: a\nkind: plan\n", [("F117", 3, 1)]),
        ("id: a\n", [("F116", 1, 1)]),
        ("id: a\nKind: plan\n", [("F116", 2, 1)]),
        ("kind:\nid: a\n", [("F116", 1, 1)]),
        ("kind: [plan]\nid: a\n", [("F116", 1, 1)]),
        ("kind: plam\n", [("F116", 1, 7)]),
    ],
)
def test_form(text: str, expected: list[tuple[str, int, int]]) -> None:
    found = read(text).found
    assert [(d.code, d.at.line, d.at.column) for d in found] == expected
    assert all(d.hint for d in found)


def test_kind_has_a_suggestion() -> None:
    assert [hint_of(d) for d in read("kind: plam\n").found] == ["did you mean “plan”?"]


def test_number_or_list() -> None:
    text = "kind: scores\ncommune: a\nyear: 2020\nconditions:\n  discipline:\n    cases:"
    for written, count in ((" 0", 0), ("\n      - post: công chức\n        form: cảnh cáo", 1)):
        loaded = read(text + written + "\n")
        assert isinstance(loaded.record, ScoreSheet)
        discipline = loaded.record.discipline
        assert isinstance(discipline, Discipline)
        cases = discipline.cases
        assert (len(cases) if isinstance(cases, tuple) else cases) == count


# All of them, in order, each at its place

SEVERAL = """\
kind: plan
id: Kế hoạch
year: năm 2020
isuer: Phòng Tư pháp
date: 15/06/2020
activities:
  - id: "1"
    title: Đúng
  - id: "2"
    titel: Sai tên
    budget:
      amount: 150.000
  - title: Không có id
  - id: "4"
    lead:
      - A
      -
    serves: ["3.4"]
reporting:
  reports:
    - id: a
      period: {from: 2020-02-30, to: 2020-06-30, ghi chú}
form: nd30
year: 2021
"""


def test_all_problems_come_at_once_and_in_order() -> None:
    assert places(SEVERAL) == [
        ("F112", 2, 5),
        ("F107", 3, 7),
        ("F102", 4, 1),
        ("F110", 5, 7),
        ("F102", 10, 5),
        ("F109", 12, 15),
        ("F103", 13, 5),
        ("F119", 17, 8),
        ("F110", 22, 22),
        ("F114", 22, 50),
        ("F105", 23, 7),
        ("Y112", 24, 1),
    ]


def test_broken_item_hides_no_neighbour() -> None:
    lines = [
        f"  - slug: xa-{n}\n    name: Xã\n    until: {'2020' if n % 3 else '31/12/2020'}\n" for n in range(30)
    ]
    found = read("kind: communes\ncommunes:\n" + "".join(lines)).found
    assert [d.code for d in found] == ["F110"] * 30
    assert [d.at.line for d in found] == [5 + 3 * n for n in range(30)]


def test_very_many_problems_are_enough_at_some_point() -> None:
    found = read("kind: communes\ncommunes:\n" + "  - slug: A\n    name: Xã\n" * 2000).found
    assert len(found) == 500


# Every scalar of a whole plan made wrong in its form, one by one: the finding is on that line

WHOLE = """\
# Kế hoạch giả định, không phải kế hoạch thật.
kind: plan
id: plan-2020
year: 2020
assesses: 2020
standard: 619-2017
issuer:
  name: Phòng Tư pháp
  parent: Ủy ban nhân dân thành phố
symbol: KH-PTP
number: 12
date: 2020-02-14
place: Lai Châu
title: Thực hiện nhiệm vụ năm 2020
implements:
  - type: Kế hoạch
    number: 48/KH-STP
    date: 2020-01-10
    issuer: Sở Tư pháp
    title: thực hiện
activities:
  - id: "2"
    title: Tập huấn
    lead_role: tham mưu
    budget:
      amount: 5000000
      source: ngân sách
      basis: dự toán
    merged_into: "1"
    activities:
      - id: "2.1"
        title: Bên dưới
responsibilities:
  - unit: Phòng Tư pháp
funding:
  text: Kinh phí
  basis:
    - type: Thông tư liên tịch
      date: 2014-01-27
reporting:
  text: Báo cáo
  reports:
    - id: bao-cao-nam
      title: Báo cáo năm
      from: communes
      to: Phòng Tư pháp
      period:
        from: 2020-01-01
        to: 2020-12-31
closing: Trên đây
archive: PTP
signer:
  name: A
form: nd30-2020
amendments:
  - number: 12/PTP
    date: 2020-03-02
    reason: Đính chính
    changes:
      - at:
          activity: "2"
        title: Khác
"""
MUTABLE = [n for n, line in enumerate(WHOLE.split("\n"), start=1) if ": " in line and line.lstrip()[0] != "#"]


def test_whole_plan_is_right() -> None:
    assert read(WHOLE).found == ()


@pytest.mark.parametrize("wrong", ["[a, b]", "{a: b}", "[]"])
@pytest.mark.parametrize("number", MUTABLE[1:])
def test_reported_line_is_the_mutated_line(number: int, wrong: str) -> None:
    lines = WHOLE.split("\n")
    name, _, _ = lines[number - 1].partition(": ")
    lines[number - 1] = f"{name}: {wrong}"
    (found,) = read("\n".join(lines)).found
    assert (found.code, found.at.line, found.at.column) == ("F106", number, len(name) + 3)


# The lines whose value is more than a text.
TYPED_LINE = re.compile(r"\s*(?:id|year|assesses|date|amount|from|to|form): (?:plan-|bao-cao|nd30|[0-9])")
TYPED = [n for n in MUTABLE if TYPED_LINE.match(WHOLE.split("\n")[n - 1])]


def test_sample_has_values_of_every_type() -> None:
    assert len(TYPED) == 11


@pytest.mark.parametrize("number", TYPED)
def test_wrong_value_is_reported_on_its_line(number: int) -> None:
    lines = WHOLE.split("\n")
    name, _, _ = lines[number - 1].partition(": ")
    lines[number - 1] = f"{name}: Không phải"
    (found,) = read("\n".join(lines)).found
    assert (found.at.line, found.at.column, found.at.end_column) == (number, len(name) + 3, len(name) + 13)


# The examples that `tiepcan explain` prints


@pytest.mark.parametrize("code", [c for c in CODES if c.startswith("F")])
def test_code_has_an_example(code: str) -> None:
    assert CODES[code].wrong
    assert CODES[code].right
    assert CODES[code].why


def test_every_message_names_what_it_uses() -> None:
    """A message with values has a place for each, or the sentence would fall apart when it is worded."""
    for text in (SEVERAL, WHOLE.replace("2020", "x"), "kind: plan\na: {b, c}\n"):
        for found in read(text).found:
            for message in filter(None, (found.message, found.hint)):
                assert isinstance(message, Message)
                fields = {name for _, name, _, _ in string.Formatter().parse(message.msgid) if name}
                assert fields == set(message.values)
                assert ENGLISH(message)
