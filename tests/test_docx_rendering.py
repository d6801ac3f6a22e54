"""Word templates: what they may do, what stops them, and that no text is lost on the way."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outlines import OUTLINES, kept_beside, outline_of
from tiepcan.diagnostics import Stop
from tiepcan.messages import Words
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.package import (
    LARGEST_PACKAGE,
    LARGEST_PART,
    MOST_PARTS,
    open_package,
    read_parts,
    write_parts,
)
from word_templates import read_paragraphs, word_template

ROOT = Path(__file__).resolve().parents[1]
PLAN_TEMPLATE = ROOT / "templates/plan.docx"


def printed(document: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_paragraphs(document) if paragraph.text]


def stop_of(call: Callable[[], object]) -> str:
    with pytest.raises(Stop) as stop:
        call()
    words = Words("en")
    return f"{words(stop.value.message)} | {words(stop.value.hint or '')}"


def repack(package: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


NASTY = [
    "A & B < C > D",
    "x < 5 và y > 3 </w:t></w:r></w:p>",
    "nháy \"kép\" và 'đơn'",
    "{{ title }} {% if x %} {# lời #}",
    "{_{ x }_} {_% y %_}",
    "&amp; &#95; &lt;b&gt;",
    "“ngoặc” ‘cong’ – gạch — dài …",
    "ký_tự_gạch_dưới",
    r"\1 \g<0> \n C:\tệp",
    "ở đây có 🙂 và 漢字",
]


@pytest.mark.parametrize("text", NASTY)
def test_text_comes_through_unchanged(text: str) -> None:
    made = render_docx(word_template("[{{ title }}]", header="{{ title }}"), {"title": text}, "t.docx")
    assert printed(made) == [text, f"[{text}]"]


LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
ONE_TAG = word_template("[{{ title }}]")


@settings(deadline=None, max_examples=60)
@given(st.text(LETTERS, min_size=1, max_size=200))
def test_any_printable_text_comes_through_unchanged(text: str) -> None:
    assert printed(render_docx(ONE_TAG, {"title": text}, "t.docx")) == [f"[{text}]"]


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\fb", "a\rb", "a\x1bb", "a\ud800b", "a\ufffeb"])
def test_text_that_no_document_can_hold_is_refused(text: str) -> None:
    assert "cannot hold (U+" in stop_of(lambda: render_docx(ONE_TAG, {"title": text}, "t.docx"))


@pytest.mark.parametrize("value", [None, 1.5, object(), b"x", ("a",), {"inner": [None]}])
def test_only_plain_values_reach_a_template(value: object) -> None:
    with pytest.raises(TypeError, match="plain values"):
        render_docx(ONE_TAG, {"title": value}, "t.docx")


FORBIDDEN = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ title.__init__.__globals__ }}",
    "{{ title['upper'] }}",
    "{{ title|attr('__class__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__ }}",
    "{{ namespace() }}",
    "{{ title.format(1) }}",
    "{{ title.upper() }}",
    "{{ range(10) }}",
    "{% for i in range(10) %}{% endfor %}",
    "{{ 7**(10**8) }}",
    "{{ 'x' * 10**9 }}",
    "{{ '%1000000000s' % 1 }}",
    "{{ title ~ title }}",
    "{{ title|center(100000000) }}",
    "{{ lipsum(n=100000) }}",
    "{% include '/etc/passwd' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set x = 1 %}",
    "{% for a in items recursive %}{{ loop(a) }}{% endfor %}",
    "{% for a in x %}" * 5 + "{% endfor %}" * 5,
    "{{ _title }}",
    "{% for _a in items %}{% endfor %}",
    "{{ title is length }}",
    "{{ title|defined }}",
    "{{ title|first(1) }}",
    "{{ title|first(*items) }}",
    "{{ title|first(**items) }}",
    "{{ 'a' if title else 'b' }}",
    "{% cellbg title %}",
    "{% colspan 3 %}",
    "{% raw %}{{ title }}",
]


@pytest.mark.parametrize("tag", FORBIDDEN)
def test_tag_that_does_more_than_print_is_refused(tag: str) -> None:
    said = stop_of(lambda: render_docx(word_template("{{ title }}", f"Mục {tag}"), {"title": "a"}, "t.docx"))
    reasons = (
        "is not allowed, in the paragraph “Mục",
        "cannot be understood, in the paragraph “Mục",
        "needs “upper”",
        "needs “__class__”",
    )
    assert any(reason in said for reason in reasons), said


@pytest.mark.parametrize("expression", ["(" * 3000, "not " * 3000 + "title", "title" + ".a" * 20_000])
def test_tag_that_is_nested_too_deeply_is_refused(expression: str) -> None:
    deep = word_template("{{ title }}", f"{{{{ {expression} }}}}")
    assert "has a tag that is not allowed" in stop_of(lambda: render_docx(deep, {"title": "a"}, "t.docx"))


@pytest.mark.parametrize("tag", ["{{ ''.__class__ }}", "{{ title.upper() }}", "{{ 7**(10**8) }}"])
def test_headers_and_properties_are_watched_as_well(tag: str) -> None:
    in_header, in_author = word_template("{{ title }}", header=tag), word_template("{{ title }}", author=tag)
    refused = "has a tag that is not allowed"
    assert refused in stop_of(lambda: render_docx(in_header, {"title": "a"}, "t.docx"))
    assert refused in stop_of(lambda: render_docx(in_author, {"title": "a"}, "t.docx"))


@pytest.mark.parametrize(
    "tag",
    [
        "{% if title %}",
        "{% endfor %}",
        "{{ title",
        "{{ title } }",
        "{{ title | }}",
        "{{ 1 + }}",
        "{% for x %}{% endfor %}",
    ],
)
def test_broken_tag_is_shown_with_its_paragraph(tag: str) -> None:
    said = stop_of(lambda: render_docx(word_template("Mở đầu", f"Đoạn hỏng {tag}"), {"title": "a"}, "t.docx"))
    assert "cannot be understood, in the paragraph “Đoạn hỏng" in said


@pytest.mark.parametrize(
    ("tag", "field"),
    [
        ("{{ place }}", "place"),
        ("{{ issuer.name }}", "issuer.name"),
        ("{% for line in signer.lines %}{{ line }}{% endfor %}", "signer.lines"),
        ("{% for a in activities %}{{ a.title }}{% endfor %}", "activities[3.2].title"),
        ("{% for r in reports %}{{ r.due }}{% endfor %}", "reports[2].due"),
        ("{% if place %}x{% endif %}", "place"),
        ("{{ place|length }}", "place"),
        ("{{ issuer.items }}", "issuer.items"),
        ("{{ issuer.head.name }}", "issuer.head"),
        ("{{ place.name }}", "place"),
    ],
)
def test_missing_value_is_named_as_in_the_file(tag: str, field: str) -> None:
    view: dict[str, Any] = {
        "issuer": {},
        "signer": {"name": ""},
        "activities": [{"id": "1", "title": "A"}, {"id": "3.2"}],
        "reports": [{"due": "B"}, {}],
    }
    assert f"needs “{field}”," in stop_of(lambda: render_docx(word_template(tag), view, "t.docx"))


@pytest.mark.parametrize("tag", ["{{ titles }}", "{{ issuer }}", "{{ yes }}"])
def test_lists_mappings_and_truth_are_not_printed(tag: str) -> None:
    view: dict[str, object] = {"titles": ["a"], "issuer": {"name": "b"}, "yes": True}
    assert "cannot be printed" in stop_of(lambda: render_docx(word_template(tag), view, "t.docx"))


def test_value_that_the_template_forgets_is_no_silent_loss() -> None:
    view = {"title": "Kế hoạch", "closing": "Trên đây là Kế hoạch"}
    said = stop_of(lambda: render_docx(ONE_TAG, view, "mau.docx"))
    assert said.startswith("“Trên đây là Kế hoạch” is not in the document that “mau.docx” makes")


def test_value_that_stands_twice_must_be_printed_twice() -> None:
    once = word_template("{{ lead }}")
    twice = word_template("{{ lead }} và {{ unit }}")
    view = {"lead": "Phòng Tư pháp", "unit": "Phòng Tư pháp"}
    assert printed(render_docx(twice, view, "t.docx")) == ["Phòng Tư pháp và Phòng Tư pháp"]
    assert "is not in the document" in stop_of(lambda: render_docx(once, view, "t.docx"))


def test_equal_input_gives_equal_bytes_and_no_clock() -> None:
    first, second = (render_docx(ONE_TAG, {"title": "a"}, "t.docx") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2020-01-01T00:00:00Z") == 2
    assert "lastModifiedBy" not in core


def test_normalising_twice_changes_nothing() -> None:
    once = write_parts(read_parts(PLAN_TEMPLATE.read_bytes()))
    assert write_parts(read_parts(once)) == once


def test_template_that_is_too_long_is_refused() -> None:
    assert "too long" in stop_of(lambda: render_docx(word_template("{{ a }}" * 3000), {"a": "b"}, "t.docx"))
    assert "too long" in stop_of(lambda: render_docx(word_template("a" * 200_001), {"a": "b"}, "t.docx"))


@pytest.mark.parametrize("paragraphs", [6_000, 1_000_000])
def test_template_of_endless_empty_paragraphs_is_refused(paragraphs: int) -> None:
    def lengthen(parts: dict[str, bytes]) -> None:
        body = parts["word/document.xml"]
        parts["word/document.xml"] = body.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * paragraphs)

    endless = repack(ONE_TAG, lengthen)
    assert "too long" in stop_of(lambda: render_docx(endless, {"title": "a"}, "t.docx"))


# The package: sizes, and what must not be in it.


def with_part(name: str, content: bytes) -> bytes:
    return repack(ONE_TAG, lambda parts: parts.update({name: content}))


def without_part(name: str) -> bytes:
    return repack(ONE_TAG, lambda parts: parts.__delitem__(name))


def with_link(kind: str, target: str) -> bytes:
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    )
    return with_part("word/_rels/settings.xml.rels", link.encode())


def repeated_part() -> bytes:
    made = io.BytesIO(ONE_TAG)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/document.xml", b"<x/>")
    return made.getvalue()


def locked() -> bytes:
    # Bit 0 of the flags, which stand 8 bytes into each entry of the central directory.
    data = bytearray(ONE_TAG)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("package", "said"),
    [
        (b"", "is no Word or Excel file"),
        (b"kind: plan\n", "is no Word or Excel file"),
        (ONE_TAG[:-200], "is no Word or Excel file"),
        (ONE_TAG[:3000] + b"\0" * 50 + ONE_TAG[3050:], "is no Word or Excel file"),
        (
            without_part("[Content_Types].xml"),
            "is no Word or Excel file",
        ),
        (without_part("word/document.xml"), "is no Word document"),
        (with_part("word/big.bin", b"\0" * (LARGEST_PART + 1)), "is too large"),
        (with_part("word/extra.xml", ENTITY.encode()), "defines XML entities"),
        (with_part("word/extra.xml", ENTITY.encode("utf-16")), "defines XML entities"),
        (with_part("word/vbaProject.bin", b"x"), "contains a macro"),
        (with_part("word/embeddings/oleObject1.bin", b"x"), "contains an embedded object"),
        (with_link("attachedTemplate", "http://example.invalid/x.dotm"), "fetches something from outside"),
        (with_link("image", "file:///etc/passwd"), "fetches something from outside"),
        (with_link("hyperlink", "http://example.invalid"), "fetches something from outside"),
        (locked(), "protected by a password"),
    ],
)
def test_harmful_or_damaged_package_is_refused(package: bytes, said: str) -> None:
    assert said in stop_of(lambda: render_docx(package, {"title": "a"}, "mau.docx"))


def test_repeated_part_is_refused() -> None:
    assert "is no Word or Excel file" in stop_of(lambda: open_package(repeated_part(), "mau.docx"))


def test_package_of_too_many_parts_or_too_much_in_all_is_refused() -> None:
    many = repack(ONE_TAG, lambda parts: parts.update({f"word/p{n}.bin": b"" for n in range(MOST_PARTS)}))
    third = b"\0" * (LARGEST_PACKAGE // 3 + 1)
    large = repack(ONE_TAG, lambda parts: parts.update({f"word/p{n}.bin": third for n in range(3)}))
    assert "is too large" in stop_of(lambda: open_package(many, "mau.docx"))
    assert "is too large" in stop_of(lambda: open_package(large, "mau.docx"))


def test_links_that_a_reader_must_click_are_allowed() -> None:
    open_package(with_link("hyperlink", "https://example.invalid/van-ban"), "mau.docx")
    open_package(with_link("hyperlink", "mailto:van-thu@example.invalid"), "mau.docx")


@pytest.mark.parametrize("name", OUTLINES)
def test_outline_of_a_template_is_up_to_date(name: str) -> None:
    kept = kept_beside(name).read_text(encoding="utf-8")
    assert outline_of(name) == kept, "the template has changed: make outlines, and read the diff"
