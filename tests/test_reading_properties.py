"""What holds for any file: nothing is raised, no text changes, every place is true."""

from collections.abc import Iterator

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tiepcan.codes import CODES
from tiepcan.nodes import MapNode, Node, ScalarNode
from tiepcan.reading.characters import INVISIBLE, place_of
from tiepcan.reading.load import KINDS, read_file
from tiepcan.reading.yamltext import read_nodes

# Bytes near to YAML find more than bytes at random.
PIECES = st.sampled_from(
    [
        *(
            b"kind: plan\n",
            b"kind: scores\n",
            b"kind: communes\n",
            b"id: a\n",
            b"year: 2020\n",
            b"indicators:\n",
        ),
        *(
            b"  ",
            b"- ",
            b": ",
            b"? ",
            b"\n",
            b"\r\n",
            b"\t",
            b"---\n",
            b"...\n",
            b"[",
            b"]",
            b"{",
            b"}",
            b", ",
            b"#",
        ),
        *(
            b"'",
            b'"',
            b"|",
            b">",
            b"&a ",
            b"*a",
            b"!",
            b"!!int ",
            b"%",
            b"@",
            b"`",
            b"<<: ",
            b"\\",
            b"\\x1b",
            b"\\U",
        ),
        *(
            "ế".encode(),
            "Đ".encode(),
            b"\xc2\xa0",
            b"\xef\xbb\xbf",
            b"\xff",
            b"\x00",
            b"\xe2\x80\xa8",
            b"0",
            b"1.5",
        ),
    ]
)
SOUP = st.lists(PIECES | st.binary(max_size=3), max_size=60).map(b"".join)

TEXTS = st.text(max_size=80)
LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(bool), inner, max_size=4),
    max_leaves=25,
)


def texts(node: Node) -> object:
    """What the nodes say, without their places."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, MapNode):
        return {entry.key.text: texts(entry.value) for entry in node.entries.values()}
    return [texts(item) for item in node.items]


def scalars(node: Node) -> Iterator[ScalarNode]:
    """Every value and every name below a node."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MapNode):
        for entry in node.entries.values():
            yield entry.key
            yield from scalars(entry.value)
    else:
        for item in node.items:
            yield from scalars(item)


@given(SOUP | st.binary(max_size=200))
@example(b'a: "\\U00110000"')
@example(b"a: !%ff b")
@example(b"%YAML 1.99999\n--- a")
def test_no_bytes_raise_anything(data: bytes) -> None:
    loaded = read_file(data, "x.yaml")
    assert loaded.record is not None or loaded.found
    lines = (
        data.decode("utf-8", "replace")
        .removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .split("\n")
    )
    for found in loaded.found:
        assert found.code in CODES
        assert 1 <= found.at.line <= len(lines)
        assert found.at.column >= 1
        assert found.at.end_column == 0 or found.at.end_column > found.at.column
    assert list(loaded.found) == sorted(loaded.found, key=lambda d: (d.at.line, d.at.column, d.code))


@given(SOUP)
def test_parser_in_python_raises_nothing_either(data: bytes) -> None:
    root, found = read_nodes(data, "x.yaml", yaml.SafeLoader)
    assert root is not None or found


@given(st.sampled_from(sorted(KINDS)), SOUP)
def test_no_file_of_a_known_kind_raises_anything(kind: str, data: bytes) -> None:
    loaded = read_file(b"kind: " + kind.encode() + b"\n" + data, "x.yaml")
    assert loaded.record is not None or loaded.found


@given(TEXTS)
@example("a\u2028b: c")
@example("\x85")
@example("'")
@example(" Kế hoạch ")
def test_quoted_text_comes_back_unchanged_or_is_refused(text: str) -> None:
    if any(0xD800 <= ord(c) < 0xE000 for c in text) or "\r" in text or "\n" in text:
        text = text.encode("utf-8", "replace").decode().replace("\r", "").replace("\n", "")
    data = ("a: '" + text.replace("'", "''") + "'\n").encode()
    root, found = read_nodes(data, "x.yaml")
    if INVISIBLE.search(text):
        assert root is None
        assert found[0].code == "Y103"
    else:
        assert root is not None
        assert texts(root) == {"a": text}


@given(TREES)
def test_written_tree_comes_back_as_texts(tree: object) -> None:
    dumped = yaml.safe_dump({"a": tree}, allow_unicode=True, width=60)
    root, found = read_nodes(dumped.encode(), "x.yaml")
    codes = {d.code for d in found}
    if root is not None and codes <= {"Y118"}:  # letters and marks stored apart are read as they stand
        assert texts(root) == {"a": tree}
    else:  # what can be refused in such a text, and nothing else
        assert codes <= {"Y103", "Y105", "Y109", "Y112", "Y115", "Y116", "Y117", "Y118", "Y104"}


@given(TREES)
def test_plain_value_stands_where_its_node_says(tree: object) -> None:
    dumped = yaml.safe_dump({"a": tree}, allow_unicode=True)
    root, _ = read_nodes(dumped.encode(), "x.yaml")
    lines = dumped.split("\n")
    for node in scalars(root) if root is not None else ():
        if node.plain and node.line == node.end_line:
            assert lines[node.line - 1][node.column - 1 : node.end_column - 1] == node.text
        elif node.line == node.end_line:
            assert lines[node.line - 1][node.column - 1] in "'\"|>"


@given(LINES, st.integers(0, 5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_place_is_the_same_with_every_line_end(text: str, above: int, end: str) -> None:
    data = f"# ghi chú{end}" * above + "a: '" + text.replace("'", "''") + f"'{end}b: c{end}"
    root, found = read_nodes(data.encode(), "x.yaml")
    if found:
        return
    assert isinstance(root, MapNode)
    value, last = root.entries["a"].value, root.entries["b"].value
    assert (value.line, value.column, last.line, last.column) == (above + 1, 4, above + 2, 4)


@given(st.text(st.sampled_from("a\n\r\u1ebf "), max_size=30), st.data())
def test_place_of_a_character(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    before = text[:index]
    if before.endswith("\r") and text[index : index + 1] == "\n":
        return  # between the two halves of one line end
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert place_of(text, index) == (len(lines), len(lines[-1]) + 1)
