"""Everything the tool says has its Vietnamese, and the catalogue holds nothing else.

`make messages` brings the list of messages up to date and names what still lacks a text.
"""

import ast
import io
import string
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from gettext import GNUTranslations

import pytest

from catalogue import MO, PO, compiled, gather, read_catalogue, refreshed
from modules import read_package
from tiepcan.messages import Words, format_date, format_decimal, say


def places(text: str) -> set[str]:
    """The names of the places that are filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def sayings() -> Iterator[tuple[str, ast.Call]]:
    for name, module in read_package().items():
        for node in ast.walk(module.tree):
            match node:
                case ast.Call(func=ast.Name(id="say" | "Message")):
                    yield f"{name}:{node.lineno}", node


def test_catalogue_holds_exactly_the_messages_of_today() -> None:
    kept = {str(message.id) for message in read_catalogue() if message.id}
    assert kept == set(gather())


def test_every_message_has_a_vietnamese_text() -> None:
    assert [m.id for m in read_catalogue() if m.id and not str(m.string).strip()] == []


def test_no_text_is_a_guess() -> None:
    assert [m.id for m in read_catalogue() if m.id and m.fuzzy] == []


def test_texts_fill_in_the_same_values() -> None:
    """Of messages with values; help texts and reasons are printed as they are, braces and all."""
    said = {
        node.args[0].value
        for _, node in sayings()
        if isinstance(node.args[0], ast.Constant) and node.keywords
    }
    differ = [
        m.id
        for m in read_catalogue()
        if m.id in said and m.string and places(str(m.id)) != places(str(m.string))
    ]
    assert differ == []


def test_examples_in_texts_stay_as_they_are() -> None:
    """Lines of an example are commands: they are the same in every language."""
    lost = []
    for message in read_catalogue():
        examples = [line for line in str(message.id).splitlines() if line.strip().startswith("tiepcan ")]
        if message.string:
            lost += [line for line in examples if line.strip() not in str(message.string)]
    assert lost == []


def test_compiled_catalogue_is_that_of_the_source() -> None:
    assert MO.read_bytes() == compiled(read_catalogue())


def test_every_sentence_is_found_as_the_library_finds_it() -> None:
    words, library = Words("vi", MO.read_bytes()), GNUTranslations(io.BytesIO(MO.read_bytes()))
    every = [str(message.id) for message in read_catalogue() if message.id]
    assert len(every) > 1_000
    for msgid in (*every, *(f"{msgid}?" for msgid in every), "", "\uffff"):
        assert words(msgid) == (library.gettext(msgid) if msgid else "")


def test_source_is_as_make_messages_writes_it() -> None:
    old = read_catalogue()
    assert [m.id for m in refreshed(old)] == [m.id for m in old]
    assert "\r" not in PO.read_text(encoding="utf-8")


def test_what_is_said_can_be_found() -> None:
    """A message is a constant, or one that was found already: no sentence is put together."""
    assert [place for place, node in sayings() if not is_constant(node)] == []


def is_constant(node: ast.Call) -> bool:
    match node.args:
        case [ast.Constant(value=str()), *_] | [ast.Attribute(attr="msgid" | "help"), *_]:
            return True
        case [ast.Name(id="msgid"), *_]:
            return True  # `say` itself
    return False


def test_every_place_has_a_value_and_every_value_a_place() -> None:
    wrong = []
    for place, node in sayings():
        given = {keyword.arg for keyword in node.keywords}
        first = node.args[0]
        if (
            isinstance(first, ast.Constant)
            and given
            and None not in given
            and places(str(first.value)) != given
        ):
            wrong.append(place)
    assert wrong == []


# -- wording --


def test_messages_are_worded_inside_out() -> None:
    inner = say("{count} days", count=Decimal("1.50"))
    assert (
        Words("en")(say("{what} until {day}", what=inner, day=date(2020, 6, 15)))
        == "1.5 days until 2020-06-15"
    )


@pytest.mark.parametrize("text", ["{x}", "{0}", "{", "%s", "{x.__class__}", "\\"])
def test_values_are_never_read_as_places(text: str) -> None:
    assert Words("en")(say("a {x} b", x=text)) == f"a {text} b"


def test_lists_are_named_one_after_the_other() -> None:
    assert Words("en").value(["a", Decimal("2.0"), date(2020, 1, 2)]) == "a, 2, 2020-01-02"


@pytest.mark.parametrize(
    ("number", "en", "vi"),
    [
        ("82.50", "82.5", "82,5"),
        ("100", "100", "100"),
        ("0.00", "0", "0"),
        ("1E+2", "100", "100"),
        ("-0.5", "-0.5", "-0,5"),
    ],
)
def test_numbers(number: str, en: str, vi: str) -> None:
    assert (format_decimal(Decimal(number), "en"), format_decimal(Decimal(number), "vi")) == (en, vi)


def test_days() -> None:
    day = date(2020, 6, 5)
    assert (format_date(day, "en"), format_date(day, "vi")) == ("2020-06-05", "05/06/2020")


def test_unknown_message_is_said_in_english() -> None:
    assert (
        Words("vi", MO.read_bytes())("a sentence that no catalogue holds")
        == "a sentence that no catalogue holds"
    )
