"""An item at the end of a list: it is all that is new, however the file was written by hand."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from test_edit import files, places, told
from tiepcan.nodes import ListNode, MapNode, Node, ScalarNode
from tiepcan.reading.append import Appended, Item, Value, append_item
from tiepcan.reading.edit import Refusal
from tiepcan.reading.yamltext import read_nodes

MARK = b"\xef\xbb\xbf"
ITEM: Item = {
    "date": date(2020, 7, 3),
    "activity": "3.1",
    "outputs": ["Lớp tập huấn, 45 người", "a: b # c"],
    "evidence": [{"number": "15/BC-PTP", "date": date(2020, 7, 5)}],
    "approved_by": {"number": "1186/UBND-NC"},
}
SHORT: Item = {"date": date(2020, 7, 3), "activity": "2"}


def appended(data: str | bytes, item: Item = SHORT) -> str:
    made = append_item(data.encode() if isinstance(data, str) else data, ["entries"], item)
    assert isinstance(made, Appended), made.reason.msgid
    return made.data.decode()


def test_item_is_written_as_people_write_it() -> None:
    assert appended("entries:\n  - date: 2020-01-02\n", ITEM) == (
        "entries:\n"
        "  - date: 2020-01-02\n"
        "  - date: 2020-07-03\n"
        '    activity: "3.1"\n'
        "    outputs:\n"
        "      - Lớp tập huấn, 45 người\n"
        '      - "a: b # c"\n'
        "    evidence:\n"
        "      - number: 15/BC-PTP\n"
        "        date: 2020-07-05\n"
        "    approved_by:\n"
        "      number: 1186/UBND-NC\n"
    )


NEW = '- date: 2020-07-03\n{0}  activity: "2"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("entries:\n- a: 1\n", "entries:\n- a: 1\n" + NEW.format("")),
        ("entries:\n  - a: 1\n# cuối\n", "entries:\n  - a: 1\n  " + NEW.format("  ") + "# cuối\n"),
        ("entries:\n  - a: 1\n  # - b\n", "entries:\n  - a: 1\n  " + NEW.format("  ") + "  # - b\n"),
        ("entries:\n  - a: 1\n    # của a\n", "entries:\n  - a: 1\n    # của a\n  " + NEW.format("  ")),
        ("entries:\n  - a: 1\n\nz: 1\n", "entries:\n  - a: 1\n  " + NEW.format("  ") + "\nz: 1\n"),
        ("entries:\n- a\n\n- b\n", "entries:\n- a\n\n- b\n\n" + NEW.format("")),
        ("entries:\n- a\n\n# c\n- b\n", "entries:\n- a\n\n# c\n- b\n\n" + NEW.format("")),
        ("entries:\n- a\n\n- b\n- c\n", "entries:\n- a\n\n- b\n- c\n" + NEW.format("")),
        ("entries:\n- a: |\n    x\n\n", "entries:\n- a: |\n    x\n\n" + NEW.format("")),
        ("entries:\n", "entries:\n  " + NEW.format("  ")),
        ("entries:  # trống\n  # c\n# d\n", "entries:  # trống\n  # c\n  " + NEW.format("  ") + "# d\n"),
        ("entries: []\nz: 1\n", "entries:\n  " + NEW.format("  ") + "z: 1\n"),
        ("entries: [ ] # trống\n", "entries: # trống\n  " + NEW.format("  ")),
        ("entries: ~\n", "entries:\n  " + NEW.format("  ")),
        ("plan: x\n", "plan: x\nentries:\n  " + NEW.format("  ")),
        ("plan: x\n  # của x\n# d\n", "plan: x\n  # của x\nentries:\n  " + NEW.format("  ") + "# d\n"),
        (
            "entries:\n    -   a: 1\n",
            'entries:\n    -   a: 1\n    -   date: 2020-07-03\n        activity: "2"\n',
        ),
        ("entries:\n-\n  a: 1\n", "entries:\n-\n  a: 1\n" + NEW.format("")),
        ("entries:\n- {a: 1}\n", "entries:\n- {a: 1}\n" + NEW.format("")),
    ],
)
def test_item_goes_behind_the_last_one(before: str, after: str) -> None:
    assert appended(before) == after


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_end_as_they_do_in_the_file(ends: str) -> None:
    before = MARK + b"entries:\n  - a: 1\n# c".replace(b"\n", ends.encode())
    assert appended(before) == f"\ufeffentries:\n  - a: 1\n  {NEW.format('  ')}# c".replace("\n", ends)


def test_file_without_a_line_end_at_its_end_gets_none() -> None:
    assert appended("entries:\n- a: 1") == ("entries:\n- a: 1\n" + NEW.format("")).rstrip("\n")


def test_lists_below_a_field_stand_as_the_neighbours_do() -> None:
    text = appended("entries:\n- outputs:\n  - x\n", {"outputs": ["b"], "approved_by": {"number": "1/X"}})
    assert text.endswith("- outputs:\n  - b\n  approved_by:\n    number: 1/X\n")


def test_lines_are_told_from_those_that_were_there() -> None:
    made = append_item(b"entries:\n- a\n\n- b\n# c\n", ["entries"], SHORT)
    assert isinstance(made, Appended)
    assert made.line == 6
    assert [made.line_before(n) for n in (4, 5, 6, 7, 8)] == [4, None, None, None, 5]
    assert made.text == NEW.format("")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"entries: [1]\n", "the list stands in brackets; each item needs lines of its own"),
        (b"{entries: []}\n", "the fields stand in braces; each needs a line of its own"),
        (b"entries: x\n", "“{name}” is not a list with lines of its own"),
        (b"entries: ''\n", "“{name}” is not a list with lines of its own"),
        (b"entries: {}\n", "“{name}” is not a list with lines of its own"),
        (b"entries:\n  []\n", "“{name}” is not a list with lines of its own"),
        (b"entries: [\n]\n", "“{name}” is not a list with lines of its own"),
        (b"entries:\n  a: 1\n", "“{name}” is not a list with lines of its own"),
        (b"? entries\n: - a\n", "the field “{name}” does not stand at the beginning of a line"),
        (b"entries:\n- a: |\n    x", "the item cannot be added without touching others"),
        (b"entries: &x\n- a\n", "the text of the file has errors"),
        (b"", "the text of the file has errors"),
        (b"- a\n", "there are no fields here"),
    ],
)
def test_list_that_cannot_be_added_to_is_refused(data: bytes, why: str) -> None:
    refused = append_item(data, ["entries"], SHORT)
    assert isinstance(refused, Refusal)
    assert refused.reason.msgid == why


@pytest.mark.parametrize("value", ["two\nlines", "a\rb", "bell\a", "mark\ufeff", "\u2028", "x\u202ey"])
def test_text_that_no_file_may_hold_is_refused(value: str) -> None:
    for item in ({"a": value}, {"a": [value]}, {"a": {"b": value}}, {"a": [{"b": value}]}):
        assert isinstance(append_item(b"entries:\n", ["entries"], item), Refusal)


# -- whatever the file and the texts look like --

TEXTS = st.one_of(
    st.sampled_from(
        [
            "- a",
            "a: b",
            "x # y",
            "'",
            '"',
            "no",
            "~",
            "null",
            "3.1",
            "012",
            "2020-07-03",
            "[a]",
            "{a: b}",
            "| x",
        ]
    ),
    st.sampled_from(
        ["Lớp tập huấn, 45 người; 100%", "&a", "*a", "!a", "%a", "@a", "`a", "a:", "\\n", "?", "- "]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=20),
)
NAMES = st.sampled_from(["date", "activity", "outputs", "evidence", "kept"])
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
ONES = TEXTS | DAYS
FLAT = st.dictionaries(NAMES, ONES, min_size=1, max_size=3)
ITEMS = st.dictionaries(
    NAMES,
    st.one_of(ONES, FLAT, st.lists(ONES, min_size=1, max_size=3), st.lists(FLAT, min_size=1, max_size=2)),
    min_size=1,
    max_size=5,
)


@st.composite
def logs(draw: st.DrawFn) -> bytes:
    """A log as somebody may keep it by hand."""
    indent, gap = " " * draw(st.integers(0, 4)), " " * draw(st.integers(1, 3))
    deeper = f"{indent} {gap}"
    between = st.sampled_from(
        ["", "", "\n", f"{indent}# ghi chú\n", f"{deeper}# sâu: x\n", "\n# x\n", "  \n"]
    )
    values = st.sampled_from(["1", "Đạt", "'a: b'", "", "~", "[1, 2]", "{c: d}", "x # y", f">-\n{deeper}  t"])
    lists = st.sampled_from([f"\n{deeper}- a\n{deeper}- b", f"\n{deeper}  - a: 1\n{deeper}    b: 2"])
    text = draw(st.sampled_from(["", "# đầu tệp\n\n"])) + "kind: progress\nentries:\n"
    for _ in range(draw(st.integers(0, 4))):
        names = draw(st.lists(st.sampled_from(["date", "status", "outputs"]), min_size=1, unique=True))
        fields = [f"{name}: {draw(values | lists)}" for name in names]
        text += draw(between) + f"{indent}-{gap}" + f"\n{deeper}".join(fields) + "\n"
    text += draw(st.sampled_from(["", "\n", "# hết\n", f"{deeper}# hết\n", "plan: x\n", "\n# x\nplan: x"]))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return draw(st.sampled_from([b"", MARK])) + text.encode()


def says(node: Node, value: Value) -> bool:
    if isinstance(value, str | date):
        return isinstance(node, ScalarNode) and node.text == str(value)
    if isinstance(value, Mapping):
        assert isinstance(node, MapNode)
        return [*node.entries] == [*value] and all(says(node.entries[n].value, v) for n, v in value.items())
    assert isinstance(node, ListNode)
    return all(says(part, inner) for part, inner in zip(node.items, value, strict=True))


def assert_is_all_that_is_new(data: bytes, made: Appended, place: Sequence[str | int], item: Item) -> None:
    before, after = told(read_warned(data), but=place), told(read_warned(made.data), but=place)
    assert before == after
    node: Node = read_warned(made.data)
    for step in place:
        node = node.entries[str(step)].value if isinstance(node, MapNode) else node.items[int(step)]  # type: ignore[union-attr]
    assert isinstance(node, ListNode)
    assert says(node.items[-1], item)
    # The bytes in front of the new lines and behind them are those that were there, and nothing is missing.
    more = len(made.data) - len(data)
    assert any(made.data[:at] + made.data[at + more :] == data for at in range(len(data) + 1)), (
        "a byte of the file has changed"
    )


def read_warned(data: bytes) -> Node:
    """The root of a text that may hold letters worth a warning."""
    node, _ = read_nodes(data, "x.yaml")
    assert node is not None
    return node


@settings(deadline=None)
@given(logs(), ITEMS)
def test_entry_is_all_that_is_new_in_a_log(data: bytes, item: Item) -> None:
    node, found = read_nodes(data, "x.yaml")
    assume(node is not None and not found)
    made = append_item(data, ["entries"], item)
    if isinstance(made, Refusal):  # a text that no file may hold, or a block whose end depends on the file's
        alone = [append_item(b"entries:\n", ["entries"], {"a": text}) for text in texts_in(item)]
        hidden = any(isinstance(made, Refusal) for made in alone)
        assert hidden or not data.endswith((b"\n", b"\r"))
        return
    assert_is_all_that_is_new(data, made, ["entries"], item)


def texts_in(value: Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, date):
        return []
    inner = value.values() if isinstance(value, Mapping) else value
    return [text for part in inner for text in texts_in(part)]


@settings(deadline=None)
@given(files(), st.data())
def test_item_is_all_that_is_new_in_any_file(data: bytes, draw: st.DataObject) -> None:
    node, found = read_nodes(data, "x.yaml")
    assume(node is not None and not found)
    assert node is not None
    place, holder = draw.draw(st.sampled_from(places(node)))
    lists = [n for n, e in holder.entries.items() if isinstance(e.value, ListNode) and e.value.items]
    name = draw.draw(st.sampled_from([*lists, "entries"]))
    made = append_item(data, [*place, name], ITEM)
    if isinstance(made, Appended):
        assert_is_all_that_is_new(data, made, [*place, name], ITEM)


@settings(deadline=None)
@given(files() | logs(), st.binary(max_size=8), st.integers(0, 400))
def test_no_file_raises_anything(data: bytes, noise: bytes, at: int) -> None:
    assert isinstance(append_item(data[:at] + noise + data[at:], ["entries"], SHORT), Refusal | Appended)
