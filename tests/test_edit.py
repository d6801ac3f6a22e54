"""Editing a user's file: one value or one line changes, every other byte stays."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tiepcan.nodes import ListNode, MapNode, Node, ScalarNode
from tiepcan.reading.edit import Refusal, insert_field, put_value, set_value, written_as
from tiepcan.reading.yamltext import read_nodes

SHEET = (
    b"# ghi ch\xc3\xba \r\n"
    b"kind: scores\r\n"
    b"appraisal:   # th\xe1\xba\xa9m tra  \r\n"
    b"  by: H\xe1\xbb\x99i \xc4\x91\xe1\xbb\x93ng\t# ai\r\n"
    b"\r\n"
    b"  date: 2021-01-12\r\n"
    b"  indicators:\r\n"
    b'    "2.3": {points: 9}'
)


def reason(edited: bytes | Refusal) -> str:
    assert isinstance(edited, Refusal)
    return edited.reason.msgid


def test_new_line_stands_behind_its_neighbour_and_ends_like_it() -> None:
    edited = insert_field(SHEET, ["appraisal"], "saw", "7f3a", "date")
    assert edited == SHEET.replace(b"2021-01-12\r\n", b"2021-01-12\r\n  saw: 7f3a\r\n")


def test_new_line_stands_first_where_no_neighbour_is_named() -> None:
    edited = insert_field(SHEET, ["appraisal"], "saw", "7f3a")
    assert edited == SHEET.replace(b"  by:", b"  saw: 7f3a\r\n  by:")


def test_file_without_a_line_end_at_its_end_gets_none() -> None:
    edited = insert_field(SHEET, ["appraisal"], "saw", "7f3a", "indicators")
    assert edited == SHEET + b"\r\n  saw: 7f3a"


def test_new_field_of_an_item_of_a_list() -> None:
    data = b"entries:\n  - date: 2020-01-01\n    status: done\n"
    edited = insert_field(data, ["entries", 0], "activity", "x", None)
    assert edited == b"entries:\n  - activity: x\n    date: 2020-01-01\n    status: done\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a:\n  saw: old # c\n", b"a:\n  saw: 7f3a # c\n"),
        (b"a:\n  saw: 'old'  \n", b"a:\n  saw: 7f3a  \n"),
        (b"a:\n  saw:   # nothing yet\n", b"a:\n  saw: 7f3a   # nothing yet\n"),
        (b"a:\n  saw: ~\n", b"a:\n  saw: 7f3a\n"),
        (b"\xef\xbb\xbfa:\r  saw: old\r", b"\xef\xbb\xbfa:\r  saw: 7f3a\r"),
    ],
)
def test_value_is_put_in_the_place_of_the_old_one(data: bytes, expected: bytes) -> None:
    assert set_value(data, ["a"], "saw", "7f3a") == expected
    assert put_value(data, ["a"], "saw", "7f3a", None) == expected


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a: {by: x}\n", "the fields stand in braces; each needs a line of its own"),
        (b"{a: {by: x}}\n", "the fields stand in braces; each needs a line of its own"),
        (b"a:\n", "there are no fields here"),
        (b"a: x\n", "there are no fields here"),
        (b"a:\n  - by: x\n", "there are no fields here"),
        (b"a:\n  by: &x y\n", "the text of the file has errors"),
        (b"a:\n  ? by\n  : x\n", "the field “{name}” does not stand at the beginning of a line"),
    ],
)
def test_what_cannot_be_edited_safely_is_refused(data: bytes, why: str) -> None:
    assert reason(insert_field(data, ["a"], "saw", "7f3a", None)) == why


@pytest.mark.parametrize("value", ["|\n    two\n    lines", "two\n    lines", "[1]", "{b: c}", ">-\n    x"])
def test_value_of_several_lines_or_parts_is_not_replaced(value: str) -> None:
    data = f"a:\n  saw: {value}\n".encode()
    assert reason(set_value(data, ["a"], "saw", "7f3a")) == "the value of “{name}” is not one line"


@pytest.mark.parametrize("value", ["two\nlines", "bell\a", "mark\ufeff", "\u2028", "\r"])
def test_text_that_no_file_may_hold_is_refused(value: str) -> None:
    assert isinstance(set_value(b"a: x\n", [], "a", value), Refusal)


def test_field_that_is_there_is_not_inserted_again() -> None:
    assert isinstance(insert_field(b"a: 1\n", [], "a", "2"), Refusal)
    assert isinstance(set_value(b"a: 1\n", [], "b", "2"), Refusal)
    assert isinstance(insert_field(b"a: 1\n", [], "b", "2", "c"), Refusal)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("7f3a9c0b12d4e5f6", "7f3a9c0b12d4e5f6"),
        ("1234567890123456", "1234567890123456"),
        ("0123", '"0123"'),
        ("12e4", '"12e4"'),
        ("9.5", "9.5"),
        ("2020-06-15", "2020-06-15"),
        ("no", '"no"'),
        ("Phường Tân Phong", "Phường Tân Phong"),
        ("a: b", '"a: b"'),
        ('say "x"', "'say \"x\"'"),
    ],
)
def test_values_are_bare_where_no_reader_takes_them_for_another(value: str, written: str) -> None:
    assert written_as(value) == written


# -- whatever the file looks like --

NAMES = st.sampled_from(["a", "b", "by", '"2.3"', "tên", "'x y'"])
BLANKS = st.sampled_from(["", " ", "  ", " # ghi chú: x", "  # {"])
VALUES = st.sampled_from(
    ["1", "Đạt", "'a: b'", '"\\u00e9 #"', "", "~", "x y", "[1, 2]", "{c: d}", "[]", "a#b"]
)
BLOCKS = st.sampled_from(
    ["|\n{0}  t\n{0}\n", "|+\n{0}  t\n\n", ">-\n{0}  t\n{0}  u\n", "x\n{0}  y\n", "[1,\n{0}  2]\n"]
)
BETWEEN = st.sampled_from(["", "", "\n", "# ghi chú\n", "      # sâu\n", "  \n"])


@st.composite
def mappings(draw: st.DrawFn, indent: str = "", depth: int = 0) -> str:
    """A block mapping as somebody may write it by hand, not as a program does."""
    lines = []
    for number, name in enumerate(draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))):
        lead = "" if number == 0 else draw(BETWEEN) + indent
        deeper = indent + " " * draw(st.integers(1, 4))
        kind = draw(st.sampled_from("vvvvbml")) if depth < 3 else draw(st.sampled_from("vvb"))
        if kind == "v":
            value, blank = draw(VALUES), draw(BLANKS)
            lines.append(f"{lead}{name}:{' ' if value else ''}{value}{blank}\n")
        elif kind == "b":
            lines.append(f"{lead}{name}: {draw(BLOCKS).format(indent)}")
        elif kind == "m":
            lines.append(f"{lead}{name}:{draw(BLANKS)}\n{deeper}{draw(mappings(deeper, depth + 1))}")
        else:
            item = draw(mappings(f"{deeper}  ", depth + 1))
            lines.append(f"{lead}{name}:{draw(BLANKS)}\n{deeper}- {item}{deeper}- z\n")
    return "".join(lines)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    text = draw(BETWEEN.filter(lambda t: not t.startswith(" "))) + draw(mappings())
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


Place = tuple[str | int, ...]


def places(node: Node, above: Place = ()) -> list[tuple[Place, MapNode]]:
    """Every mapping of a file, with the steps that lead to it."""
    if isinstance(node, ScalarNode):
        return []
    if isinstance(node, ListNode):
        return [found for number, item in enumerate(node.items) for found in places(item, (*above, number))]
    inner = [found for name, entry in node.entries.items() for found in places(entry.value, (*above, name))]
    return [(above, node), *inner]


def told(node: Node, place: Sequence[str | int] = (), but: Sequence[str | int] = ()) -> object:
    """What a file says, without the value at one place."""
    if but and tuple(place) == tuple(but):
        return None
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, ListNode):
        return [told(item, (*place, number), but) for number, item in enumerate(node.items)]
    values = {name: told(entry.value, (*place, name), but) for name, entry in node.entries.items()}
    return {name: value for name, value in values.items() if (*place, name) != tuple(but)}


def read(data: bytes) -> Node:
    node, found = read_nodes(data, "x.yaml")
    assert node is not None
    assert found == []
    return node


def value_at(node: Node, place: Sequence[str | int]) -> str:
    for step in place:
        node = node.entries[str(step)].value if isinstance(node, MapNode) else node.items[int(step)]  # type: ignore[union-attr]
    assert isinstance(node, ScalarNode)
    return node.text


NEW_VALUES = st.sampled_from(
    ["7f3a9c", "0123", "12e4", "9.5", "a: b", "x # y", "'", '"', "- a", "", "ế", " x "]
)


@settings(deadline=None)
@given(files(), st.data(), NEW_VALUES)
def test_inserted_line_is_all_that_is_new(data: bytes, draw: st.DataObject, value: str) -> None:
    node, found = read_nodes(data, "x.yaml")
    assume(node is not None and not found)
    assert node is not None
    place, holder = draw.draw(st.sampled_from(places(node)))
    after = draw.draw(st.sampled_from([None, *holder.entries]))
    edited = insert_field(data, place, "saw", value, after)
    if holder.flow:
        assert isinstance(edited, Refusal)
        return
    if isinstance(edited, Refusal):  # only behind brackets, or a text block, that end where nobody can tell
        assert after is not None
        last = holder.entries[after].value
        assert not isinstance(last, ScalarNode) or last.line != last.end_line
        return
    new = read(edited)
    assert value_at(new, [*place, "saw"]) == value
    assert told(new, but=[*place, "saw"]) == told(node)
    more = len(edited) - len(data)
    at = next(i for i in range(len(data) + 1) if edited[:i] + edited[i + more :] == data)
    line = rb"(\r\n|\r|\n)? *saw: [^\r\n]*(\r\n|\r|\n)? *"
    # Where the new line begins is not unique: its blanks may be the old line's.
    assert any(re.fullmatch(line, edited[i : i + more]) for i in range(max(0, at - 40), at + 40))


@settings(deadline=None)
@given(files(), st.data(), NEW_VALUES)
def test_set_value_is_all_that_is_new(data: bytes, draw: st.DataObject, value: str) -> None:
    node, found = read_nodes(data, "x.yaml")
    assume(node is not None and not found)
    assert node is not None
    place, holder = draw.draw(st.sampled_from(places(node)))
    assume(holder.entries)
    name = draw.draw(st.sampled_from(list(holder.entries)))
    old = holder.entries[name].value
    edited = set_value(data, place, name, value)
    if isinstance(edited, Refusal):
        one_line = isinstance(old, ScalarNode) and old.line == old.end_line
        assert holder.flow or not one_line
        return
    assert isinstance(old, ScalarNode)
    new = read(edited)
    assert value_at(new, [*place, name]) == value
    assert told(new, but=[*place, name]) == told(node, but=[*place, name])
    text = data.removeprefix(b"\xef\xbb\xbf").decode()
    lines = re.split("(\r\n|\r|\n)", text)
    head = "".join(lines[: 2 * (old.line - 1)]) + lines[2 * (old.line - 1)][: old.column - 1]
    tail = text[len(head) + old.end_column - old.column :]
    result = edited.removeprefix(b"\xef\xbb\xbf").decode()
    assert result.startswith(head)
    assert result.endswith(tail)
    assert result[len(head) : len(result) - len(tail)].strip(" ") == written_as(value)
    assert edited.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")


@settings(deadline=None)
@given(files(), st.binary(max_size=8), st.integers(0, 400))
def test_no_file_raises_anything(data: bytes, noise: bytes, at: int) -> None:
    broken = data[:at] + noise + data[at:]
    for edited in (insert_field(broken, [], "saw", "7f3a"), set_value(broken, [], "a", "7f3a")):
        assert isinstance(edited, Refusal | bytes)
