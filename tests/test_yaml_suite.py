"""The public YAML test suite: every text ends in nodes or in a finding at a place, none in an exception."""

from pathlib import Path

import pytest
import yaml

from tiepcan.diagnostics import Diagnostic, Severity
from tiepcan.nodes import MapNode, Node, ScalarNode
from tiepcan.reading.load import read_file
from tiepcan.reading.yamltext import read_nodes

SUITE = Path(__file__).resolve().parents[1].parent / "shared" / "corpora" / "yaml-test-suite"
FILES = sorted(SUITE.glob("*.yaml"))

# Invalid in YAML 1.2, yet accepted by a reader built on libyaml, which speaks YAML 1.1. All read as
# what a person would expect: comments without a space, texts in quotes that go on at the left margin.
ACCEPTED_BY_LIBYAML = {
    *("9C9N", "9JBA", "CVW2", "DK95-01", "G5U8", "MUS6-00"),
    *("QB6E", "S98Z", "SU5Z", "X4QW", "Y79Y-003", "YJV2"),
}

pytestmark = pytest.mark.skipif(not FILES, reason="the YAML test suite is not at ../shared/corpora")


def lie_in_the_file(found: list[Diagnostic] | tuple[Diagnostic, ...], data: bytes) -> bool:
    """Whether every finding points into the text, or just behind its last character."""
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return all(
        1 <= d.at.line <= len(lines) and 1 <= d.at.column <= len(lines[d.at.line - 1]) + 1 for d in found
    )


def scalars(node: Node) -> list[object]:
    """Every value with its place; the parsers disagree only on the place of one that is not there."""
    if isinstance(node, ScalarNode):
        return [node if node.text else node.plain]
    if isinstance(node, MapNode):
        inside = [part for entry in node.entries.values() for part in (entry.key, entry.value)]
        return [node[:3], *(found for part in inside for found in scalars(part))]
    return [node[:3], *(found for part in node.items for found in scalars(part))]


def test_suite_is_whole() -> None:
    assert len(FILES) == 402
    assert sum(path.name.endswith(".invalid.yaml") for path in FILES) == 94


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_text_ends_in_nodes_or_findings(path: Path) -> None:
    data = path.read_bytes()
    root, found = read_nodes(data, path.name)
    assert root is not None or found
    assert lie_in_the_file(found, data)
    loaded = read_file(data, path.name)
    assert loaded.kind is None  # none of them says what it is, and that is said
    assert loaded.record is None
    assert loaded.found
    assert lie_in_the_file(loaded.found, data)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_pure_python_parser_agrees_that_nothing_is_raised(path: Path) -> None:
    data = path.read_bytes()
    root, found = read_nodes(data, path.name, yaml.SafeLoader)
    assert root is not None or found
    assert lie_in_the_file(found, data)


def test_invalid_texts_are_refused() -> None:
    accepted = set()
    for path in FILES:
        name, _, rest = path.name.partition(".")
        if rest == "invalid.yaml":
            root, found = read_nodes(path.read_bytes(), path.name)
            if root is not None and all(d.severity != Severity.ERROR for d in found):
                accepted.add(name)
    assert accepted <= ACCEPTED_BY_LIBYAML


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_parsers_read_the_same_nodes(path: Path) -> None:
    """Where both parsers accept a text they must agree, or a file would mean two things on two machines."""
    data = path.read_bytes()
    usual, refused = read_nodes(data, path.name)
    pure, refused_too = read_nodes(data, path.name, yaml.SafeLoader)
    if not refused and not refused_too:
        assert usual is not None
        assert pure is not None
        assert scalars(usual) == scalars(pure)
