"""A Word document written out as lines: what each paragraph says and how it looks.

A .docx cannot be read in a review. Its outline can: one line a paragraph, with the formatting
that counts after all styles are resolved. Lengths are in millimetres, letters and gaps in points.
"""

import io
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from tiepcan.rendering.package import parse_part
from tiepcan.rendering.paragraphs import BODY, W, text_of

_ALIGNMENT = {"center": "centred", "both": "justified", "right": "right", "end": "right"}
_TWIPS_A_POINT = 20


class _Styles:
    """The styles of a document, and what a paragraph looks like under them."""

    def __init__(self, styles: etree._Element) -> None:
        self.defaults = styles.find(f"{W}docDefaults")
        self.by_id = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        self.normal = next(
            (
                name
                for name, style in self.by_id.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default")
            ),
            "",
        )

    def style_of(self, paragraph: etree._Element) -> str:
        return _value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.normal

    def name(self, style: str) -> str:
        element = self.by_id.get(style)
        return (_value(element.find(f"{W}name")) if element is not None else "") or style

    def _chain(self, style: str) -> list[etree._Element]:
        """A style and those it is based on, the most general first."""
        chain: list[etree._Element] = []
        element = self.by_id.get(style)
        while element is not None and element not in chain:
            chain.insert(0, element)
            element = self.by_id.get(_value(element.find(f"{W}basedOn")))
        return chain

    def properties(self, paragraph: etree._Element) -> dict[str, dict[str, str]]:
        """Every property of a paragraph and its letters: the nearest statement of each attribute counts."""
        found: dict[str, dict[str, str]] = {}
        sources = [*self._chain(self.style_of(paragraph)), paragraph]
        groups = [group for source in sources for group in (source.find(f"{W}pPr"), source.find(f"{W}rPr"))]
        if self.defaults is not None:
            groups = [*self.defaults.iter(f"{W}pPr", f"{W}rPr"), *groups]
        for group in groups:
            if group is not None:
                _collect(group, found)
        return found


def _collect(group: etree._Element, found: dict[str, dict[str, str]]) -> None:
    for element in group:
        attributes = {_local(name): str(value) for name, value in element.attrib.items()}
        if _local(element.tag) == "pBdr":
            attributes = {_local(side.tag): _value(side) for side in element}
        found.setdefault(_local(element.tag), {}).update(attributes or {"val": "1"})


def outline_docx(data: bytes) -> str:
    """The page, then every paragraph of the document with its style and resolved formatting.

    Takes a sound .docx; raises what `zipfile` and `lxml` raise for anything else.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith(("word/header", "word/footer")))
        trees = {name: parse_part(archive.read(name)) for name in (BODY, *names)}
        styles = _Styles(parse_part(archive.read("word/styles.xml")))
    lines = [*_pages(trees[BODY])]
    for name, tree in trees.items():
        lines += ["", f"[{name}]", *_blocks(tree, styles, "")]
    return "\n".join(lines) + "\n"


def _pages(body: etree._Element) -> Iterator[str]:
    for section in body.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if size is not None and margins is not None:
            yield f"page: {_mm(size.get(f'{W}w'))} × {_mm(size.get(f'{W}h'))} mm"
            sides = ("top", "right", "bottom", "left", "header", "footer")
            yield (
                "margins: " + ", ".join(f"{side} {_mm(margins.get(f'{W}{side}'))}" for side in sides) + " mm"
            )
        if section.find(f"{W}titlePg") is not None:
            yield "the first page has its own header and footer"


def _blocks(parent: etree._Element, styles: _Styles, indent: str) -> Iterator[str]:
    for block in parent:
        if block.tag == f"{W}p":
            said = _said(block)
            vanishes = said.startswith(("{%p ", "{#p "))
            look = "" if vanishes else f" | {_look(styles.properties(block))}"
            yield f"{indent}{styles.name(styles.style_of(block))}{look} | {said}".rstrip()
        elif block.tag == f"{W}tbl":
            widths = " + ".join(_mm(column.get(f"{W}w")) for column in block.iter(f"{W}gridCol"))
            borders = "with" if block.find(f"{W}tblPr/{W}tblBorders") is not None else "without"
            yield f"{indent}table, columns {widths} mm, {borders} borders of its own"
            for number, row in enumerate(block.iter(f"{W}tr"), 1):
                whole = ", never split" if row.find(f"{W}trPr/{W}cantSplit") is not None else ""
                for column, cell in enumerate(row.iter(f"{W}tc"), 1):
                    yield f"{indent}  row {number}{whole}, cell {column}"
                    yield from _blocks(cell, styles, f"{indent}    ")
        elif block.tag in (f"{W}body", f"{W}sdt", f"{W}sdtContent"):
            yield from _blocks(block, styles, indent)


def _said(paragraph: etree._Element) -> str:
    """The text; fields by their instruction, formatting of single runs in angle brackets."""
    said = ""
    for run in paragraph.iter(f"{W}r"):
        direct = [_local(element.tag) for group in run.findall(f"{W}rPr") for element in group]
        field = "".join(element.text or "" for element in run.iter(f"{W}instrText")).strip()
        said += (f"<{' '.join(direct)}>" if direct else "") + (f"<field {field}>" if field else "")
        said += text_of(run)
    return said


def _look(properties: dict[str, dict[str, str]]) -> str:
    """The formatting that a reader sees, in a few words."""
    fonts = properties.get("rFonts", {})
    look = [
        " / ".join(dict.fromkeys(fonts.values())),
        _half(properties.get("sz", {}).get("val", "20")) + " pt",
        *(
            word
            for tag, word in (("b", "bold"), ("i", "italic"), ("caps", "capitals"))
            if _on(properties, tag)
        ),
        _ALIGNMENT.get(properties.get("jc", {}).get("val", ""), "left"),
        *_distances(properties),
        *(f"line {side}" for side, kind in properties.get("pBdr", {}).items() if kind != "nil"),
        *(
            word
            for tag, word in (("keepNext", "keep with next"), ("keepLines", "keep together"))
            if _on(properties, tag)
        ),
    ]
    colour = properties.get("color", {}).get("val", "auto")
    level = properties.get("outlineLvl", {}).get("val")
    look += [f"colour {colour}"] if colour not in ("000000", "auto") else []
    look += [f"heading {int(level) + 1}"] if level else []
    return ", ".join(word for word in look if word)


def _distances(properties: dict[str, dict[str, str]]) -> Iterator[str]:
    indents = properties.get("ind", {})
    for side, word in (
        ("left", "left"),
        ("right", "right"),
        ("firstLine", "first line"),
        ("hanging", "hanging"),
    ):
        if indents.get(side, "0") != "0":
            yield f"indent {word} {_mm(indents[side])} mm"
    spacing = properties.get("spacing", {})
    yield f"gap {_points(spacing.get('before'))}/{_points(spacing.get('after'))} pt"
    if spacing.get("lineRule", "auto") == "auto":
        yield f"lines × {_hundredths(int(spacing.get('line', '240')) * 100, 240)}"
    else:
        yield f"lines {spacing['lineRule']} {_points(spacing.get('line'))} pt"


def _on(properties: dict[str, dict[str, str]], tag: str) -> bool:
    return properties.get(tag, {"val": "0"}).get("val", "1") not in ("0", "false", "off")


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _hundredths(numerator: int, denominator: int) -> str:
    """A quotient of `numerator` hundredths, without superfluous zeros."""
    whole, rest = divmod(round(numerator / denominator), 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".")


def _mm(twips: str | None) -> str:
    return _hundredths(int(twips or 0) * 254, 144)


def _points(twips: str | None) -> str:
    return _hundredths(int(twips or 0) * 100, _TWIPS_A_POINT)


def _half(half_points: str) -> str:
    return _hundredths(int(half_points) * 100, 2)
