"""`tiepcan template`: what is wrong with a template, and what its tags can name."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from commands import Answer
from conftest import ROOT, Ask
from tiepcan.api.templates import fill, find_template
from tiepcan.messages import Words
from tiepcan.model.paper import DocumentName
from tiepcan.paperwork.guide import SAMPLES, fields, sample_views
from tiepcan.views.documents import DOCUMENTS, Document
from tiepcan.views.meanings import MEANINGS
from tiepcan.workspace.files import catalogue
from word_templates import word_template

VIETNAMESE = Words("vi", catalogue("vi"))
EVERY = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=lambda document: document.id)


@pytest.fixture
def here(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def word(here: Path, *paragraphs: str, header: str = "", footer: str = "") -> None:
    (here / "plan.docx").write_bytes(word_template(*paragraphs, header=header, footer=footer))


def excel(here: Path, cells: dict[str, str], title: str = "Bảng") -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for place, text in cells.items():
        sheet[place] = text
    book.save(here / "summary.xlsx")


def found(answer: Answer, *codes: str) -> list[tuple[str, int, int, str, str | None]]:
    """The findings but for the notes on what is left out."""
    return [
        (f["code"], f["line"], f["column"], f["message"], f["hint"])
        for f in answer.json["findings"]
        if f["code"] in (codes or ("T201", "T202", "T203"))
    ]


# -- the documents themselves --


@EVERY
def test_every_field_has_a_meaning_and_nothing_else_has(document: Document) -> None:
    assert {path for path, _ in fields(document, VIETNAMESE)} == set(MEANINGS[document.id])


@EVERY
def test_every_meaning_has_a_vietnamese_text(document: Document) -> None:
    assert [m for m in MEANINGS[document.id].values() if VIETNAMESE(m) == Words("en")(m)] == []


@EVERY
def test_sample_fills_in_our_own_template(document: Document) -> None:
    for view, name in zip(sample_views(document, VIETNAMESE), document.template_names, strict=False):
        assert fill(find_template(ROOT, name), view).data.startswith(b"PK")


@EVERY
def test_our_own_templates_name_every_field_and_no_other(document: Document, ask: Ask) -> None:
    left: list[set[str]] = []
    for name in document.template_names:
        answer = ask("template", "check", f"templates/{name}", "--format", "json")
        assert (answer.code, found(answer)) == (0, [])
        notes = [message for *_, message, _ in found(answer, "T204")]
        left.append({field for note in notes for field in note.partition(": ")[2].split(", ")})
    assert set.intersection(*left) == set()


def test_every_document_has_its_sample_and_its_meanings() -> None:
    assert set(SAMPLES) == set(MEANINGS) == set(DOCUMENTS)


def test_samples_are_good_files(ask: Ask) -> None:
    answer = ask("validate", ROOT / "src" / "tiepcan" / "samples", "--format", "json")
    assert answer.code == 0
    assert {finding["severity"] for finding in answer.json["findings"]} <= {"note"}


# -- fields --


@EVERY
def test_fields_are_listed_with_meaning_and_example(document: Document, ask: Ask) -> None:
    answer = ask("template", "fields", document.id, lang="vi")
    assert answer.code == 0
    assert VIETNAMESE(document.title) in answer.out
    assert all(path in answer.out for path in MEANINGS[document.id])
    listed = ask("template", "fields", document.id, "--format", "json").json
    assert {each["field"] for each in listed["fields"]} == set(MEANINGS[document.id])
    # A form to be filled in by hand is blank where others have an example.
    most = 0.5 if document.id == DocumentName.EMPTY_TABLE else 0.75
    assert sum(1 for each in listed["fields"] if each["example"]) > len(listed["fields"]) * most


# -- Word --

UNKNOWN = [
    ("{{ titel }}", "there is no field “titel”", "did you mean “title”?"),
    ("{{ Title }}", "there is no field “Title”", "did you mean “title”?"),
    ("{{ issuer.nam }}", "there is no field “issuer.nam”", "did you mean “name”?"),
    ("{% if closin %}x{% endif %}", "there is no field “closin”", "did you mean “closing”?"),
    ("{% for a in activitys %}{{ a.anything }}{% endfor %}", "there is no field “activitys”", "activities"),
    ("{% for a in activities %}{{ a.titl }}{% endfor %}", "there is no field “activities[].titl”", "title"),
    ("{% for a in activities %}{{ a.lines[0].tex }}{% endfor %}", "“activities[].lines[].tex”", "text"),
    ("{% for a in activities %}{{ lop.index }}{% endfor %}", "there is no field “lop”", "loop"),
    ("{% for a in activities %}{{ loop.idx }}{% endfor %}", "there is no field “loop.idx”", "index"),
    ("{% for a in title %}{{ a }}{% endfor %}", "“title” is no list", ""),
    ("{{ title.length }}", "there is no field “title.length”", ""),
    ("{{ (purposes|first).x }}", "there is no field “purposes[].x”", ""),
    ("{% if a == 1 %}{% endif %}", "there is no field “a”", ""),
    ("{% for a in activities %}{% endfor %}{{ a.title }}", "there is no field “a”", ""),
    ("{% for a in activities if b %}{% endfor %}", "there is no field “b”", ""),
]


@pytest.mark.parametrize(("tag", "said", "hint"), UNKNOWN)
def test_unknown_field_is_named_with_the_nearest(
    here: Path, ask: Ask, tag: str, said: str, hint: str
) -> None:
    word(here, "Mở đầu", f"Đoạn {tag}")
    answer = ask("template", "check", "plan.docx", "--format", "json")
    assert answer.code == 1
    ((code, line, _, message, given),) = found(answer)
    assert (code, line) == ("T201", 2)
    assert message.startswith("“Đoạn ")
    assert said in message
    assert hint in (given or "")


BROKEN = [
    "{{ title",
    "{{ title }",
    "title }}",
    "{% if title %}",
    "{% endif %}",
    "{% for a in activities %}",
    "{% endfor %}",
    "{% if title %}{% endfor %}",
    "{% else %}",
    "{{ title | }}",
    "{{ 1 + }}",
    "{% for a %}{% endfor %}",
    "{% if %}{% endif %}",
    "{{ " + "(" * 400 + " }}",
]


@pytest.mark.parametrize("tag", BROKEN)
def test_broken_tag_is_shown_with_its_paragraph(here: Path, ask: Ask, tag: str) -> None:
    word(here, "Mở đầu", "", f"Đoạn hỏng {tag}", "{{ title }}")
    answer = ask("template", "check", "plan.docx", "--format", "json")
    assert answer.code == 1
    codes = {(code, line) for code, line, *_ in found(answer)}
    assert codes == {("T202", 3)}
    assert all(message.startswith("“Đoạn hỏng") for _, _, _, message, _ in found(answer))


FORBIDDEN = [
    "{{ title.upper() }}",
    "{{ 7**(10**8) }}",
    "{{ title ~ title }}",
    "{% set x = 1 %}",
    "{% include 'x' %}",
    "{{ title|upper }}",
    "{{ title._x }}",
    "{{ ''.__class__ }}",
    "{{ lipsum(n=100000) }}",
    "{% for a in range(10**9) %}{% endfor %}",
]


@pytest.mark.parametrize("tag", FORBIDDEN)
def test_tag_that_does_more_than_print_is_told_apart(here: Path, ask: Ask, tag: str) -> None:
    word(here, f"Mục {tag}")
    answer = ask("template", "check", "plan.docx", "--format", "json")
    assert [(code, line) for code, line, *_ in found(answer)] == [("T203", 1)]


def test_everything_wrong_is_said_at_once(here: Path, ask: Ask) -> None:
    word(
        here,
        "{{ a }}",
        "{{ b }}",
        "{% endif %}",
        "{{ c.d() }}",
        "{% for x in y %}",
        header="{{ e }}",
        footer="{{ f }",
    )
    answer = ask("template", "check", "plan.docx", "--format", "json")
    said = [(code, line) for code, line, *_ in found(answer)]
    assert sorted(said) == sorted(
        [
            ("T201", 1),
            ("T201", 1),
            ("T202", 1),
            ("T201", 2),
            ("T202", 3),
            ("T203", 4),
            ("T201", 5),
            ("T202", 5),
        ]
    )
    text = ask("template", "check", "plan.docx").out
    assert "of a header" in text
    assert "of a footer" in text
    assert "errors: 8" in text
    assert "PK" not in text


def test_what_is_left_out_is_a_note(here: Path, ask: Ask) -> None:
    word(
        here, "{{ title }}", "{%p for a in activities %}", "{{ a.id }}", "{%p endfor %}", "{{ signer.name }}"
    )
    answer = ask("template", "check", "plan.docx", "--format", "json")
    assert (answer.code, found(answer)) == (0, [])
    ((*_, message, _),) = found(answer, "T204")
    said, _, names = message.partition(": ")
    assert said == "the template leaves out"
    left = names.split(", ")
    assert {"issuer", "activities[].title", "activities[].lines", "signer.lines", "closing"} <= set(left)
    assert not {"title", "activities", "activities[].id", "signer", "signer.name"} & set(left)
    assert "issuer.name" not in left


# -- Excel --


@pytest.mark.parametrize(
    ("cells", "place", "code", "said"),
    [
        ({"B4": "{{ yaer }}"}, (4, 2), "T201", "cell Bảng!B4 “{{ yaer }}”: there is no field “yaer”"),
        (
            {"A1": "{%tr for r in rowz %}", "A2": "{{ r.x }}", "A3": "{%tr endfor %}"},
            (1, 1),
            "T201",
            "“rowz”",
        ),
        (
            {"A1": "{%tr for r in rows %}", "A2": "{{ r.nam }}", "A3": "{%tr endfor %}"},
            (2, 1),
            "T201",
            "“rows[].nam”",
        ),
        ({"A1": "{%tr for r in rows %}"}, (1, 1), "T202", "“endfor” is missing"),
        ({"A1": "{%tr endif %}"}, (1, 1), "T202", "“endif” ends nothing"),
        ({"A1": "{%tr for r %}"}, (1, 1), "T202", "cannot be understood"),
        ({"C3": "{{ unit "}, (3, 3), "T202", "cannot be understood"),
        ({"C3": "{% if unit %}x"}, (3, 3), "T202", "“endif” is missing"),
        ({"C3": "{{ year + 1 }}"}, (3, 3), "T203", "may not do this"),
        ({"C3": "{% for r in rows %}{% endfor %}"}, (3, 3), "T203", "may not do this"),
        (
            {"A1": "{%tc for c in criteria %}", "B1": "{{ c.idx }}", "C1": "{%tc endfor %}"},
            (1, 2),
            "T201",
            "“criteria[].idx”",
        ),
        ({"A1": "{{ rows[0].points[1].x }}"}, (1, 1), "T201", "“rows[].points[].x”"),
        ({"A1": "{{ notes|join(sep) }}"}, (1, 1), "T201", "“sep”"),
    ],
)
def test_cell_of_a_workbook_is_named(
    here: Path, ask: Ask, cells: dict[str, str], place: tuple[int, int], code: str, said: str
) -> None:
    excel(here, cells)
    ((got, line, column, message, _),) = found(ask("template", "check", "summary.xlsx", "--format", "json"))
    assert (got, (line, column)) == (code, place)
    assert said in message


def test_name_of_a_sheet_is_read_too(here: Path, ask: Ask) -> None:
    excel(here, {"A1": "{{ year }}"}, title="Năm {{ yaer }}")
    ((code, _, _, message, _),) = found(ask("template", "check", "summary.xlsx", "--format", "json"))
    assert (code, "the name of the sheet “Năm {{ yaer }}”" in message) == ("T201", True)


# -- asking --


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nothing.docx"), "does not say which document"),
        (("check", "plan.docx"), "there is no file plan.docx"),
        (("check", "x.docx", "--for", "plam"), "did you mean “plan”?"),
        (("check", "x.docx", "--for", "summary"), "ends in .xlsx"),
        (("check", "plan.txt"), "ends in .docx"),
        (("fields", "plam"), "did you mean “plan”?"),
        (("fields", "gì đó"), "the documents are: plan, "),
        (("fields", "plan", "--for", "plan"), "--for belongs to check"),
        (("chek", "plan.docx"), "write one of: check, fields"),
        (("check",), "SUBJECT is missing"),
        ((), "is missing"),
    ],
)
def test_what_cannot_be_asked_is_said(here: Path, ask: Ask, arguments: tuple[str, ...], said: str) -> None:
    answer = ask("template", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", word_template("{{ a }}" * 3000)])
def test_file_that_is_no_template_is_said(here: Path, ask: Ask, data: bytes) -> None:
    (here / "plan.docx").write_bytes(data)
    answer = ask("template", "check", "plan.docx")
    assert (answer.code, answer.out) == (2, "")


def test_other_name_is_told_what_it_is_for(here: Path, ask: Ask) -> None:
    (here / "mau.docx").write_bytes(word_template("{{ titel }}"))
    assert ask("template", "check", "mau.docx", "--for", "plan").code == 1


def test_findings_have_their_explanations(ask: Ask) -> None:
    for code in ("T201", "T202", "T203", "T204"):
        assert ask("explain", code).code == 0
    assert json.loads(ask("template", "fields", "plan", "--format", "json").out)["document"] == "plan"
