"""Word splits what is typed over many runs: what a tag says does not depend on it."""

from collections.abc import Iterable
from itertools import cycle, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepcan.rendering.docx import open_template, render_docx
from tiepcan.rendering.package import read_parts
from tiepcan.rendering.paragraphs import printed_trees
from tiepcan.rendering.runs import join_tags
from word_templates import read_paragraphs, with_body, word_template

LOOKS = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:lang w:val="vi-VN"/></w:rPr>', "<w:rPr><w:i/></w:rPr>")
NOISE = (
    "",
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/>',
    '<w:proofErr w:type="spellEnd"/><w:bookmarkEnd w:id="0"/>',
    "<w:r><w:rPr><w:b/></w:rPr></w:r>",
)
VIEW = {"title": "A & B < C", "xs": ["một", "hai"], "signer": {"name": "x"}}


def runs(pieces: Iterable[str]) -> str:
    """Each piece in a run of its own, with another look, and with what Word leaves in between."""
    texts = (piece.replace("&", "&amp;").replace("<", "&lt;") for piece in pieces)
    return "".join(
        f'{noise}<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
        for text, look, noise in zip(texts, cycle(LOOKS), cycle(NOISE), strict=False)
    )


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def printed(template: bytes) -> list[str]:
    document = render_docx(template, VIEW, "t.docx", complete=False)
    return [each.text for each in read_paragraphs(document) if each.text]


LINE = "Về [{{ title }}], do {% if xs|length > 1 %}“nhiều”{% endif %} người: {{signer.name}}."
SAID = "Về [A & B < C], do “nhiều” người: x."


def test_every_letter_may_stand_in_a_run_of_its_own() -> None:
    assert printed(with_body(paragraph(runs(LINE)))) == [SAID]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, len(LINE) - 1), max_size=12, unique=True))
def test_it_does_not_matter_where_runs_end(ends: list[int]) -> None:
    places = [0, *sorted(ends), len(LINE)]
    pieces = [LINE[a:b] for a, b in pairwise(places)]
    assert printed(with_body(paragraph(runs(pieces)))) == [SAID]


def test_loops_over_paragraphs_may_be_split_too() -> None:
    lines = ("{%p for x in xs %}", "- {{ x }};", "{%p endfor %}")
    assert printed(with_body("".join(paragraph(runs(line)) for line in lines))) == ["- một;", "- hai;"]


@pytest.mark.parametrize(
    "inner",
    [
        "<w:r><w:t>{{ ti</w:t></w:r><w:ins><w:r><w:t>tle }}</w:t></w:r></w:ins>",
        (
            "<w:r><w:t>{{ ti</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
            "<w:r><w:t>tle }}</w:t></w:r>"
        ),
        '<w:r><w:t>{{ ti</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>tle }}</w:t></w:r></w:hyperlink>',
        "<w:smartTag><w:r><w:t>{</w:t></w:r></w:smartTag><w:r><w:t>{ title }}</w:t></w:r>",
        "<w:r><w:t>{{</w:t><w:tab/><w:t>title</w:t><w:br/><w:t>}}</w:t></w:r>",
        "<w:r><w:t>{{\xa0title\xa0}}</w:t></w:r>",
    ],
    ids=["tracked change", "deleted text", "link", "smart tag", "tab and break", "unbreakable blanks"],
)
def test_what_word_puts_into_a_tag_is_no_part_of_it(inner: str) -> None:
    assert printed(with_body(paragraph(inner))) == ["A & B < C"]


@pytest.mark.parametrize("quotes", ["''", '""', "‘’", "“”", "”“", "„“"])
def test_quotation_marks_may_be_curly(quotes: str) -> None:
    tag = f"{{% if title == {quotes[0]}A &amp; B &lt; C{quotes[1]} %}}“có”{{% endif %}}"
    assert printed(with_body(paragraph(f"<w:r><w:t>{tag}</w:t></w:r>"))) == ["“có”"]


def test_formatting_of_a_tag_is_that_of_its_beginning() -> None:
    made = render_docx(with_body(paragraph(runs(["{{ ti", "tle }}"]))), VIEW, "t.docx", complete=False)
    assert not any(join_tags(tree) for tree in printed_trees(read_parts(made)).values())


def test_template_whose_tags_are_whole_stays_as_it_is() -> None:
    template = word_template(LINE, header="{{ title }}")
    assert open_template(template, "t.docx").data is template
