"""What editors are told: the schemas are those of the models, and never stricter than `validate`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from commands import run_tool, surroundings
from conftest import Ask
from editor import kind_of, refused_lines, validator, value_of
from schemas import SCHEMAS, schemas
from tiepcan.codes import CODES
from tiepcan.diagnostics import errors_of
from tiepcan.messages import Words
from tiepcan.nodes import Entry, ListNode, MapNode, Node, ScalarNode
from tiepcan.reading.decode import decode
from tiepcan.reading.described import fields_of
from tiepcan.reading.fields import names_of, records_under
from tiepcan.reading.load import read_file
from tiepcan.reading.meanings import ABOUT, MEANINGS
from tiepcan.reading.meanings.own_titles import OWN_TITLES
from tiepcan.reading.meanings.titles import TITLES
from tiepcan.reading.schema import SHAPES, schema_of
from tiepcan.reading.yamltext import read_nodes
from tiepcan.workspace.files import catalogue

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "tiepcan"

# What the repository shows as right: the users' workspace, what comes with the tool, and cases of good shape.
SHOWN = [ROOT / "tiepcan.yaml"] + [
    path for folder in (ROOT / "plans", ROOT / "examples", PACKAGE) for path in sorted(folder.rglob("*.yaml"))
]
TRIED = [p for folder in ("cases", "broken") for p in sorted((ROOT / "tests" / folder).rglob("*.yaml"))]

# The codes of shape that a schema can say, and those that it cannot.
SAID = {f"F{number}" for number in (*range(101, 115), 116, 118, 119)}
UNSAID = {
    "F115": "the texts between the commas are right ones",
    "F117": "JSON knows no order of fields",
}
# What an editor takes for a number, as it does what is right: a file, a line, and what stands there.
LOOKS_RIGHT = {
    ("files/commune-code.yaml", 5): "10, as 00010 is",
    ("files/numbers.yaml", 15): ".nan, a number of YAML's",
    ("files/numbers.yaml", 17): "1.234, as 1.2340 is",
    ("files/numbers.yaml", 20): "1e2, as 100 is",
    ("tests/broken/scores/2020/doan-ket.yaml", 7): "1.000, as 1 is",
    ("tests/broken/scores/2020/doan-ket.yaml", 8): "1.050 and 1.000, as 1.05 and 1 are",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().removeprefix("tests/cases/").removeprefix("src/tiepcan/")


def read(path: Path) -> MapNode:
    root, _ = read_nodes(path.read_bytes(), path.name)
    assert isinstance(root, MapNode)
    return root


def test_schemas_are_those_of_the_models_and_texts_of_today() -> None:
    kept = {path.name: path.read_bytes().decode() for path in SCHEMAS.iterdir()}
    assert kept == schemas(), "stale: run `make schemas`"


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_schema_is_a_schema(name: str, lang: str) -> None:
    schema = schema_of(name, Words(lang, catalogue(lang)))
    Draft7Validator.check_schema(schema)
    assert schema["title"]
    for field in _properties(schema):
        title, about = str(field["title"]), str(field["description"])
        assert 0 < len(title) <= 30
        assert title[0].isupper() or title[0].isdigit()
        assert title[-1] not in ".,:;"
        assert title != about.rstrip("."), "an editor would show the same twice"


def _properties(part: object) -> Iterator[dict[str, object]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).values()
        for inner in part.values():
            yield from _properties(inner)


def test_every_field_has_a_meaning_and_every_meaning_a_field() -> None:
    fields = {
        record: set(names_of(record)) for kind in SHAPES.values() for _, record in records_under(kind, "")
    }
    assert {record: set(meanings) for record, meanings in MEANINGS.items()} == fields
    assert set(ABOUT) == set(SHAPES)


def test_every_title_is_of_a_field() -> None:
    assert all(set(titles) <= set(MEANINGS[record]) for record, titles in OWN_TITLES.items())
    plain = {
        n for record, meanings in MEANINGS.items() for n in meanings if n not in OWN_TITLES.get(record, {})
    }
    assert set(TITLES) == plain
    assert all(title != TITLES.get(n) for titles in OWN_TITLES.values() for n, title in titles.items())


def test_a_field_is_called_what_its_record_calls_it() -> None:
    plan = schema_of("plan", Words("vi", catalogue("vi")))
    assert plan["properties"]["year"]["title"] == "Năm"
    assert plan["properties"]["kind"]["title"] == "Loại tệp"
    assert plan["definitions"]["Activity"]["properties"]["id"]["title"] == "Số thứ tự"
    assert schema_of("communes", Words("en"))["definitions"]["Commune"]["properties"]["kind"]["title"] == (
        "Kind of commune"
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_meanings_are_sentences(lang: str) -> None:
    words = Words(lang, catalogue(lang))
    texts = [words(meaning) for meanings in MEANINGS.values() for meaning in meanings.values()]
    texts += [words(about) for _, about in ABOUT.values()]
    assert [t for t in texts if not t.endswith(".") or not (t[0].isupper() or t.startswith("true"))] == []


@pytest.mark.parametrize("name", SHAPES)
def test_the_list_of_fields_names_each_place_once(name: str) -> None:
    fields = list(fields_of(name))
    assert len({f.path for f in fields}) == len(fields)
    assert {f.path for f in fields if "." not in f.path} == set(names_of(SHAPES[name]))
    english, vietnamese = Words("en"), Words("vi", catalogue("vi"))
    assert all(english(f.type) and vietnamese(f.type) and vietnamese(f.meaning) for f in fields)


def test_the_list_of_fields_says_path_type_and_whether_it_must_be_there() -> None:
    words = Words("en")
    said = {f.path: (words(f.type), f.required) for f in fields_of("communes")}
    assert said["communes[].slug"] == ("id (a-z, 0-9, hyphens)", True)
    assert said["communes[].class"] == ("one of: I, II, III, or list: fields", False)
    assert said["communes[].class[].decision.issuers"] == ("list: text", False)
    scores = {f.path: words(f.type) for f in fields_of("scores")}
    assert scores["indicators"] == "by name: fields"
    assert scores["indicators.*.points"] == "number"
    assert scores["covers"] == "id (a-z, 0-9, hyphens), or a list of such"
    assert "indicators.*.items.*.points" not in scores  # as its indicator


@pytest.mark.parametrize("path", SHOWN, ids=name_of)
def test_what_the_repository_shows_pleases_the_editor(path: Path) -> None:
    root = read(path)
    kind = kind_of(root)
    assert kind is not None
    assert [e.message for e in validator(kind).iter_errors(value_of(root))] == []


def test_codes_of_shape_are_said_or_not() -> None:
    assert SAID | set(UNSAID) == {code for code in CODES if code.startswith("F")}
    assert SAID.isdisjoint(UNSAID)


@pytest.mark.parametrize("path", TRIED, ids=name_of)
def test_editor_marks_what_validate_finds_of_shape_and_nothing_else(path: Path) -> None:
    loaded = read_file(path.read_bytes(), name_of(path))
    root, text_problems = read_nodes(path.read_bytes(), name_of(path))
    if not isinstance(root, MapNode):
        pytest.skip("no editor gets so far")
    kind = kind_of(root)
    wanted = {d.at.line for d in loaded.found if d.code in SAID}
    alike = {line for name, line in LOOKS_RIGHT if name == name_of(path)}
    for asked in [kind] if kind else SHAPES:
        marked = refused_lines(asked, root)
        assert wanted - marked == alike
        if kind and not text_problems:
            assert bool(marked) == bool(wanted - alike)


# Cases hold some of these codes only in a spelling that looks right to an editor.
@pytest.mark.parametrize(
    ("code", "line", "text"),
    [
        ("F118", 3, 'kind: communes\ncommunes:\n  - {slug: xa-mau, code: "10", name: Xã Mẫu}\n'),
        ("F118", 3, "kind: communes\ncommunes:\n  - {slug: xa-mau, code: 123456, name: Xã Mẫu}\n"),
        ("F109", 6, 'kind: scores\ncommune: x\nyear: 2020\nindicators:\n  "2.1":\n    points: "1.234"\n'),
        ("F110", 4, "kind: plan\nid: x\nyear: 2020\ndate: 2020-02-30\n"),
        ("F111", 5, "kind: scores\ncommune: x\nyear: 2020\nevaluation:\n  held: no\n"),
    ],
)
def test_editor_marks_it(code: str, line: int, text: str) -> None:
    assert [d.code for d in read_file(text.encode(), "x.yaml").found] == [code]
    root, _ = read_nodes(text.encode(), "x.yaml")
    assert isinstance(root, MapNode)
    assert line in refused_lines(kind_of(root) or "", root)


@pytest.mark.parametrize(
    "text",
    [
        "kind: scores\ncommune: 2020\nyear: 2020\nindicators:\n  '2.1':\n",
        "kind: scores\ncommune: 1e-5\nyear: '2020'\ncovers: null\ndeclared_total: '95.5'\n",
        "kind: plan\nid: true\nyear: 2020\ntitle: 2020\nnumber: 0x1F\nopening: .inf\nactivities: ~\n",
        "kind: plan\nid: x\nyear: 2020\nactivities:\n- id: 2.3\n  time: {from: 2020-01-01}\n  due: []\n",
        "kind: communes\ncommunes:\n  - {slug: x, code: 00010, name: Xã X, class: I}\n",
        "kind: communes\ncommunes:\n  - {slug: x, name: Xã X, class: [{class: II, from: 2020-01-01}]}\n",
        "kind: standard\nextends: 619-2017\nconditions: {total: {by_class: {I: 9}}}\nindicators: {'1.1': }\n",
    ],
)
def test_what_validate_takes_in_odd_spellings_pleases_the_editor(text: str) -> None:
    assert read_file(text.encode(), "x.yaml").found == ()
    root, _ = read_nodes(text.encode(), "x.yaml")
    assert isinstance(root, MapNode)
    assert refused_lines(kind_of(root) or "", root) == set()


@pytest.mark.parametrize("word", ["xã", "phường", "thị trấn", "đặc khu"])
def test_words_with_marks_may_be_stored_in_any_way(word: str) -> None:
    apart = normalize("NFD", word)
    # Windows joins the letter and leaves the tone apart.
    tone = "".join(normalize("NFC", normalize("NFD", c)[:2]) + normalize("NFD", c)[2:] for c in word)
    for way in (word, apart, tone):
        value = {"kind": "communes", "communes": [{"slug": "x", "name": "x", "kind": way}]}
        assert list(validator("communes").iter_errors(value)) == []
    value = {"kind": "communes", "communes": [{"slug": "x", "name": "x", "kind": word + "\u0323"}]}
    assert list(validator("communes").iter_errors(value)) != []


# Files of every kind, small enough to be tried often.
BASES = [
    *(ROOT / "tiepcan.yaml", ROOT / "plans" / "plan-2020.yaml"),
    *sorted((PACKAGE / "samples").rglob("*.yaml")),
    *sorted((ROOT / "tests" / "cases" / "standards").glob("*.yaml")),
    *sorted((ROOT / "tests" / "cases" / "scenarios").glob("*.yaml")),
    *(PACKAGE / "holidays" / "vn.yaml", PACKAGE / "links" / "vn.yaml", PACKAGE / "documents" / "vn.yaml"),
]
SPELLINGS = (
    *(
        "",
        "~",
        "null",
        "true",
        "True",
        "false",
        "no",
        "0",
        "-1",
        "00010",
        "12345",
        "2020",
        "1999",
        "8.5",
        "8,5",
    ),
    *("1.234", "1e2", "1e-5", ".5", ".nan", "0x1F", "0o17", "1_000", "95%", "2020-06-15", "15/06/2020"),
    *(
        "2020-02-30",
        "tan-phong",
        "Tân Phong",
        "I",
        "xã",
        "done",
        "pass",
        "full",
        "plan",
        "standard",
        "communes",
    ),
)
NAMES = [*sorted({name for record in MEANINGS for name in names_of(record)}), "tên", "2.3", "I", "tan-phong"]


def scalars() -> st.SearchStrategy[Node]:
    texts = st.sampled_from(SPELLINGS) | st.from_regex(
        r"\A-?[0-9]{1,6}([.,/-][0-9]{1,4}){0,2}\Z", fullmatch=True
    )
    return st.builds(lambda text, plain: ScalarNode(9, 9, 9, 10, text, plain), texts, st.booleans())


def nodes() -> st.SearchStrategy[Node]:
    lists = st.lists(scalars(), max_size=2).map(lambda items: ListNode(9, 9, True, items))
    maps = st.dictionaries(st.sampled_from(NAMES), scalars(), max_size=2).map(as_map)
    return scalars() | lists | maps


def as_map(fields: dict[str, Node]) -> MapNode:
    entries = {name: Entry(ScalarNode(9, 9, 9, 10, name, True), value) for name, value in fields.items()}
    return MapNode(9, 9, True, entries)


def changed(node: Node, draw: st.DrawFn) -> Node:
    """The node with one thing in it that is another, one more or one less."""
    inside = list(node.entries) if isinstance(node, MapNode) else []
    if isinstance(node, ListNode) and node.items and draw(st.integers(0, 5)):
        at = draw(st.integers(0, len(node.items) - 1))
        return node._replace(items=[*node.items[:at], changed(node.items[at], draw), *node.items[at + 1 :]])
    if not isinstance(node, MapNode) or not draw(st.integers(0, 9)):
        return draw(nodes())
    entries = dict(node.entries)
    what = draw(st.sampled_from(["within", "within", "within", "less", "more"]))
    if what == "more" or not inside:
        entries |= as_map({draw(st.sampled_from(NAMES)): draw(nodes())}).entries
    elif what == "less":
        del entries[draw(st.sampled_from(inside))]
    else:
        name = draw(st.sampled_from(inside))
        entries[name] = entries[name]._replace(value=changed(entries[name].value, draw))
    return node._replace(entries=entries)


@st.composite
def misspelt(draw: st.DrawFn) -> tuple[str, MapNode]:
    """A kind and a file of it that somebody has changed here and there."""
    root: Node = read(draw(st.sampled_from(BASES)))
    assert isinstance(root, MapNode)
    kind = kind_of(root)
    assert kind is not None
    for _ in range(draw(st.integers(1, 3))):
        root = changed(root, draw)
        if not isinstance(root, MapNode) or not root.entries:
            return kind, as_map({"tên": ScalarNode(9, 9, 9, 10, "", True)})
    return kind, root


@given(misspelt())
def test_whatever_the_editor_refuses_validate_refuses(case: tuple[str, MapNode]) -> None:
    kind, root = case
    said = kind_of(root)
    _, found = decode(SHAPES[kind], root, "x.yaml")
    wrong_kind = said is None or said != kind  # said by the reader of the whole file
    if not validator(kind).is_valid(value_of(root)):
        assert errors_of(found) or wrong_kind
    elif not wrong_kind:
        # The other way round: what it lets pass is a spelling that looks right to it.
        assert all(d.code in {"F107", "F108", "F109", "F111", "F112", "F115", "F118"} for d in found)


def test_standard_and_completion_share_one_schema() -> None:
    schema = json.loads((SCHEMAS / "standard.json").read_text(encoding="utf-8"))
    assert schema["if"] == {"required": ["extends"]}
    assert {"Standard", "Completion"} <= set(schema["definitions"])


MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$")


@pytest.mark.parametrize("path", SHOWN, ids=name_of)
def test_every_file_that_is_shown_names_its_schema_above_its_first_field(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [(number, match[1]) for number, line in enumerate(lines) if (match := MODELINE.match(line))]
    assert [number for number, _ in found] == [
        next(n for n, t in enumerate(lines) if t.startswith("kind:")) - 1
    ]
    schema = (path.parent / found[0][1]).resolve()
    assert schema == SCHEMAS / f"{kind_of(read(path))}.json"
    assert not found[0][1].startswith("/")


@pytest.mark.parametrize("name", SHAPES)
def test_printed_schema_is_the_packaged_one_byte_for_byte(ask: Ask, name: str) -> None:
    told = ask("schema", name, lang="vi")
    assert (told.code, told.err) == (0, "")
    assert told.out.encode() == (SCHEMAS / f"{name}.json").read_bytes()
    english = json.loads(ask("schema", name).out)
    assert english["title"].isascii()
    assert english != json.loads(told.out)


def test_process_prints_the_schema_in_utf_8() -> None:
    told = run_tool("schema", "plan", env=surroundings(PYTHONIOENCODING="ascii"))
    assert told.out.encode() == (SCHEMAS / "plan.json").read_bytes()


def test_kinds_are_listed_one_line_each(ask: Ask) -> None:
    told = ask("schema")
    assert told.code == 0
    heads = [line.split()[0] for line in told.out.splitlines() if not line.startswith(" ")]
    assert heads == list(SHAPES)


def test_unknown_kind_is_answered_with_the_nearest(ask: Ask) -> None:
    told = ask("schema", "plans")
    assert (told.code, told.out) == (2, "")
    assert "“plans”" in told.err
    assert "did you mean “plan”?" in told.err
    assert "one of: workspace, plan, progress" in ask("schema", "biểu mẫu").err


def test_schema_is_written_to_a_file(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    assert ask("schema", "plan", "-o", target, lang="vi").code == 0
    assert target.read_bytes() == (SCHEMAS / "plan.json").read_bytes()
    assert ask("schema", "plan", "-o", target).code == 0  # anew, after an upgrade
    assert ask("schema", "plan", "-o", tmp_path / "plan.yaml").code == 2
    assert ask("schema", "-o", target).code == 2
