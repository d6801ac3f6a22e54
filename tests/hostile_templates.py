"""Templates that a stranger could send: each must end in one sentence, soon, and with nothing written.

Payloads are made up here; none reaches anything even where a sandbox would fail.
"""

import io
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook

from word_templates import BODY, repacked, with_body, word_template

# Each a tag, or several; the place where it stands in a template is another matter.
ESCAPES = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__.__builtins__.__import__('os').getcwd() }}",
    "{{ joiner.__init__.__globals__.os.environ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ [].__class__.__base__ }}",
    "{{ {}.__class__ }}",
    "{{ ().__class__ }}",
    "{{ title.__class__.__init__ }}",
    "{{ title.format.__globals__ }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ ('{0.__class__}'|format)(title) }}",
    "{{ title.format_map({}) }}",
    "{{ xs.append(1) }}",
    "{{ xs.clear() }}",
    "{{ xs|map(attribute='__class__')|list }}",
    "{{ xs|groupby('__class__') }}",
    "{{ xs|selectattr('__class__') }}",
    "{{ loop.__init__ }}",
    "{{ request.application.__globals__ }}",
    "{{ config.items() }}",
    "{% for x in [].__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{% if ''.__class__ %}x{% endif %}",
    "{% set x = cycler.__init__ %}{{ x }}",
    "{% with x = ''.__class__ %}{{ x }}{% endwith %}",
    "{% filter attr('__class__') %}x{% endfilter %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% include '/etc/passwd' %}",
    "{% include '../../etc/passwd' ignore missing %}",
    "{% import 'os' as os %}",
    "{% from 'os' import popen %}",
    "{% extends '/etc/passwd' %}",
    "{% block x %}{{ self.x() }}{% endblock %}",
    "{% debug %}",
    "{% do xs.append(1) %}",
    "{% trans %}x{% endtrans %}",
)

GREED = (
    "{{ 7**(10**8) }}",
    "{{ 7**7**7**7**7 }}",
    "{{ 1 << 10**9 }}",
    "{{ 10**400 }}",
    "{{ 'x' * 10**9 }}",
    "{{ ['x'] * 10**9 }}",
    "{{ '%1000000000s' % 1 }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{{ title ~ title ~ title }}",
    "{{ title + title }}",
    "{{ title|center(1000000000) }}",
    "{{ title.zfill(1000000000) }}",
    "{{ title.ljust(1000000000) }}",
    "{{ title|indent(1000000000) }}",
    "{{ title|wordwrap(1) }}",
    "{{ title|replace('', 'x' * 1000) }}",
    "{{ xs|batch(1000000000)|list }}",
    "{{ lipsum(n=1000000) }}",
    "{{ range(10**9)|list }}",
    "{{ range(10**9)|sum }}",
    "{{ range(1000)|join }}",
    "{% for a in range(10**9) %}x{% endfor %}",
    "{% for a in range(1000) %}" * 3 + "x" + "{% endfor %}" * 3,
    "{% for a in xs recursive %}{{ loop(xs) }}{% endfor %}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for a in xs %}" * 30 + "{% endfor %}" * 30,
    "{% if title %}" * 500 + "{% endif %}" * 500,
    "{{ " + "(" * 3_000 + "title" + ")" * 3_000 + " }}",
    "{{ " + "not " * 3_000 + "title }}",
    "{{ title" + "|first" * 3_000 + " }}",
    "{{ title" + "[0]" * 3_000 + " }}",
    "{{ " + " and ".join(["title"] * 20_000) + " }}",
    "{{ " + "[" * 3_000 + "]" * 3_000 + " }}",
)

# The shapes on which docxtpl's search patterns take time that grows with the square of their number.
QUADRATIC = (
    "{% colspan ",
    "{% cellbg ",
    "{% vm ",
    "{% hm ",
    "{{ ",
    "{% ",
    "{# ",
    "{%p ",
    "{%tr ",
    "{{r ",
    "{%- ",
    "-%} ",
    "{_{ ",
)
MANY = 8_000


def _table(tag: str) -> bytes:
    return with_body(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
        f"<w:p><w:r><w:t>{_xml(tag)}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    )


def _attribute(tag: str) -> bytes:
    return with_body(f'<w:p><w:pPr><w:pStyle w:val="{_xml(tag)}"/></w:pPr></w:p>')


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _put_author(parts: dict[str, bytes], tag: str) -> None:
    core = parts["docProps/core.xml"].decode()
    head, _, rest = core.partition("<dc:creator>")
    assert rest
    _, _, tail = rest.partition("</dc:creator>")
    parts["docProps/core.xml"] = f"{head}<dc:creator>{_xml(tag)}</dc:creator>{tail}".encode()


def with_footnote(tag: str) -> bytes:
    """A template with the tag in a footnote."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<w:footnotes xmlns:w="{w}"><w:footnote w:id="1"><w:p><w:r><w:t>{_xml(tag)}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'

    def add(parts: dict[str, bytes]) -> None:
        rels = "word/_rels/document.xml.rels"
        parts["word/footnotes.xml"] = notes.encode()
        parts[rels] = parts[rels].replace(b"</Relationships>", link.encode())
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())

    return repacked(word_template("{{ title }}"), add)


PLACES: dict[str, Callable[[str], bytes]] = {
    "text": lambda tag: word_template("{{ title }}", tag),
    "header": lambda tag: word_template("{{ title }}", header=tag),
    "footer": lambda tag: word_template("{{ title }}", footer=tag),
    "table": _table,
    "footnote": with_footnote,
    "an attribute": _attribute,
    "author": lambda tag: repacked(word_template("{{ title }}"), lambda parts: _put_author(parts, tag)),
}
"""Each place of a Word template where docxtpl would fill a tag in."""


def workbook(cells: Mapping[str, str], change: Callable[[dict[str, bytes]], object] | None = None) -> bytes:
    """A template workbook with these cells."""
    book = Workbook()
    sheet = book.worksheets[0]
    for place, text in cells.items():
        sheet[place] = text
        sheet[place].data_type = "s"
    made = io.BytesIO()
    book.save(made)
    return repacked(made.getvalue(), change) if change else made.getvalue()


def _filled(name: str, content: bytes) -> Callable[[], bytes]:
    return lambda: repacked(word_template("{{ title }}"), lambda parts: parts.update({name: content}))


def _sheet(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    part = "xl/worksheets/sheet1.xml"
    return lambda: workbook({"A1": "{{ title }}"}, lambda parts: parts.update({part: change(parts[part])}))


def _nested() -> bytes:
    """An archive in an archive in an archive."""
    data = b"\0" * 1_000_000
    for _ in range(3):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", data)
        data = made.getvalue()
    return data


def _rows(data: bytes, rows: bytes) -> bytes:
    head, _, tail = data.partition(b"<sheetData>")
    return head + b"<sheetData>" + rows + tail.partition(b"</sheetData>")[2].join((b"</sheetData>", b""))


def _strings() -> bytes:
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return b"<sst " + space + b">" + b"<si><t>{{ title }}</t></si>" * 400_000 + b"</sst>"


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
PACKAGES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "32 MiB in one part": (".docx", _filled("word/x.xml", b"\0" * (33 << 20))),
    "64 MiB in three": (
        ".docx",
        lambda: repacked(
            word_template("x"),
            lambda parts: parts.update({f"word/{n}.bin": b"\0" * (22 << 20) for n in range(3)}),
        ),
    ),
    "a million paragraphs": (".docx", lambda: with_body("<w:p/>" * 1_000_000)),
    "one endless text": (".docx", lambda: with_body(f"<w:p><w:r><w:t>{'a' * 1_900_000}</w:t></w:r></w:p>")),
    "braces in an attribute": (
        ".docx",
        lambda: with_body(f'<w:p><w:pPr><w:pStyle w:val="{"{% colspan " * MANY}"/></w:pPr></w:p>'),
    ),
    "deep XML": (".docx", lambda: with_body("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)),
    "a billion laughs": (".docx", _filled("word/settings.xml", LAUGHS + b"]><a>&j;</a>")),
    "a file from outside": (
        ".docx",
        _filled("word/x.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    ),
    "an archive in an archive": (".docx", _nested),
    "no XML": (
        ".docx",
        lambda: repacked(word_template("x"), lambda parts: parts.update({BODY: b"\xff\xfe"})),
    ),
    "another root": (
        ".docx",
        lambda: repacked(word_template("x"), lambda parts: parts.update({BODY: b"<a/>"})),
    ),
    "no body": (
        ".docx",
        lambda: repacked(
            word_template("x"),
            lambda parts: parts.update({BODY: parts[BODY].partition(b"<w:body>")[0] + b"</w:document>"}),
        ),
    ),
    "a sparse sheet": (
        ".xlsx",
        _sheet(lambda part: _rows(part, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    ),
    "a merged sheet": (
        ".xlsx",
        _sheet(
            lambda part: part.replace(
                b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            )
        ),
    ),
    "a sheet of many cells": (
        ".xlsx",
        _sheet(
            lambda part: _rows(
                part,
                b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 300_000)),
            )
        ),
    ),
    "endless texts": (
        ".xlsx",
        lambda: workbook(
            {"A1": "{{ title }}"}, lambda parts: parts.update({"xl/sharedStrings.xml": _strings()})
        ),
    ),
    "a workbook that is a document": (".xlsx", lambda: word_template("{{ title }}")),
    "a document that is a workbook": (".docx", lambda: workbook({"A1": "{{ title }}"})),
}
