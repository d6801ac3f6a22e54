"""Word templates for tests: made of a few paragraphs, or with parts of their package changed."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

from docx import Document
from docx.document import Document as WordDocument

from tiepcan.rendering.package import read_parts
from tiepcan.rendering.paragraphs import Paragraph, paragraphs_in, printed_trees

BODY = "word/document.xml"


@cache
def _empty() -> bytes:
    word, made = Document(), io.BytesIO()
    for style in word.styles.element.xpath("w:style[@w:type='table'][not(@w:default)]"):
        style.getparent().remove(style)
    for id, related in [*word.part.rels.items()]:
        if related.reltype.endswith("/stylesWithEffects"):
            word.part.drop_rel(id)
    word.save(made)
    return made.getvalue()


def empty_document() -> WordDocument:
    """A document without text, and without the styles of tables that make up nearly all of its size."""
    return Document(io.BytesIO(_empty()))


def word_template(*paragraphs: str, header: str = "", footer: str = "", author: str = "") -> bytes:
    """A .docx with these paragraphs."""
    word = empty_document()
    for text in paragraphs:
        word.add_paragraph(text)
    if header:
        word.sections[0].header.paragraphs[0].text = header
    if footer:
        word.sections[0].footer.paragraphs[0].text = footer
    word.core_properties.author = author
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def repacked(package: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The package with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def with_body(xml: str) -> bytes:
    """A .docx whose text is this XML."""

    def insert(parts: dict[str, bytes]) -> None:
        head, rest = parts[BODY].split(b"<w:body>")
        section = rest[rest.index(b"<w:sectPr") :]
        parts[BODY] = head + b"<w:body>" + xml.encode() + section

    return repacked(word_template(), insert)


def read_paragraphs(document: bytes) -> list[Paragraph]:
    """All paragraphs of a document, in the order of reading."""
    return paragraphs_in(printed_trees(read_parts(document)))
