"""The block of signature of a Word document stays under the end of its text, wherever the page ends."""

from collections.abc import Iterator

from lxml import etree

from .paragraphs import W, text_of

SIGNS = "QuyenHanChucVu"
"""The style of the authority and post of the one who signs."""

_KEPT = 2


def keep_signature(body: etree._Element) -> None:
    """Have the last two paragraphs, or rows of a table, above the block go with it onto a new page.

    So no page holds a signature alone, which could be put under any other text. Word takes the last two
    lines of a longer paragraph. LibreOffice keeps rows with other rows only, so a block right under a table
    is best a row of it. A block that stands in no table is left alone.
    """
    post = body.find(f".//{W}pStyle[@{W}val='{SIGNS}']")
    row = None if post is None else next(post.iterancestors(f"{W}tr"), None)
    if row is None:
        return
    kept = 0
    for block in [*_above(row), *_above(next(row.iterancestors(f"{W}tbl")))]:
        if kept == _KEPT:
            break
        paragraphs = list(block.iter(f"{W}p"))
        for paragraph in paragraphs:
            _keep_with_next(paragraph)
        kept += any(text_of(paragraph).strip() for paragraph in paragraphs)


def _above(block: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and rows above a block, the nearest first."""
    for each in block.itersiblings(preceding=True):
        if each.tag == f"{W}tbl":
            yield from reversed(each.findall(f"{W}tr"))
        elif each.tag in (f"{W}p", f"{W}tr"):
            yield each


def _keep_with_next(paragraph: etree._Element) -> None:
    """By a property of its own; the schema wants it first, but for the style."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}keepNext") is None:
        styled = properties.find(f"{W}pStyle") is not None
        properties.insert(int(styled), etree.Element(f"{W}keepNext"))
