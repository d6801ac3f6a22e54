"""What stands above a signature is told to go with it onto a new page."""

import pytest
from lxml import etree

from tiepcan.rendering.keeping import SIGNS, keep_signature
from tiepcan.rendering.paragraphs import W, text_of

BLOCK = f'<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="{SIGNS}"/></w:pPr></w:p></w:tc></w:tr>'
TABLE = "<w:tbl>{}</w:tbl>"


def line(text: str = "") -> str:
    return f"<w:p><w:pPr><w:pStyle w:val='NoiDung'/><w:jc/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*texts: str) -> str:
    return (
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
        + "</w:tr>"
    )


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (line("a") + line("b") + line("c") + TABLE.format(BLOCK), "bc"),
        (line("a") + line("b") + line() + line("c") + TABLE.format(BLOCK), "bc"),
        (TABLE.format(row("a", "b") + row("c", "d") + row("e", "f") + BLOCK), "cdef"),
        (TABLE.format(row("a") + row("b") + row("c")) + line("d") + TABLE.format(BLOCK), "cd"),
        (line("a") + TABLE.format(row("b") + BLOCK), "ab"),
        (TABLE.format(BLOCK) + line("a"), ""),
        (line("a") + line("b"), ""),
    ],
)
def test_two_paragraphs_or_rows_go_with_the_signature(body: str, kept: str) -> None:
    tree = etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{body}</w:body>')
    keep_signature(tree)
    found = [text_of(p) for p in tree.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert "".join(found) == kept


def test_the_order_of_the_schema_is_kept() -> None:
    tree = etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{line("a")}{TABLE.format(BLOCK)}</w:body>')
    keep_signature(tree)
    properties = tree.find(f"{W}p/{W}pPr")
    assert properties is not None
    assert [etree.QName(each).localname for each in properties] == ["pStyle", "keepNext", "jc"]
