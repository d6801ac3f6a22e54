"""What `tiepcan explain` prints: every code has its texts, and its examples show what they claim."""

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from textwrap import indent

import pytest

from sheets import HEAD, communes, standard_of_file
from tiepcan import api, codes
from tiepcan.checks import check, every_check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.codes import CODES, FAMILIES, Severity
from tiepcan.reading.load import read_file

CHECKED = {"P", "L", "H", "C", "S", "D", "K", "G", "V", "R"}
"""The families whose findings come from a check, one check for each code."""

# Warnings and notes of results: what an office may leave as it is. Everything else stops a score.
MILD = {
    "S110": Severity.WARNING,  # the total was rounded or added up elsewhere
    "S111": Severity.WARNING,
    "S113": Severity.WARNING,  # the authority may know more than the sheet
    "S115": Severity.NOTE,  # the standard is incomplete, not the sheet
    "S116": Severity.WARNING,
    "S118": Severity.WARNING,
    "S119": Severity.WARNING,
    "S121": Severity.WARNING,  # the limit of a group is inferred
    "S122": Severity.WARNING,
    "S128": Severity.NOTE,  # a sheet that was only begun
    "S127": Severity.NOTE,  # that both rest on one form is not confirmed
    "S140": Severity.WARNING,  # the appraisal may still hold, somebody has to look
    "S141": Severity.NOTE,
    "D123": Severity.WARNING,  # the office has the text before it
    "D124": Severity.WARNING,
    "S153": Severity.WARNING,  # the document may follow
    "S155": Severity.WARNING,  # which kinds a regulation names was not read everywhere
}


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_title_and_a_text(code: str) -> None:
    assert re.fullmatch("[A-Z][1-9][0-9]{2}", code)
    entry = CODES[code]
    assert entry.title
    assert not entry.title.endswith(".")
    assert api.reason_of(code).endswith((".", ")", "`"))
    assert bool(entry.wrong) == bool(entry.right)
    assert entry.wrong != entry.right or not entry.wrong


def test_every_row_of_every_table_is_found_under_its_letter() -> None:
    names = sorted(path.stem for path in Path(codes.__path__[0]).glob("[a-z]*.py") if path.stem != "entry")
    rows = [code for name in names for code in import_module(f"tiepcan.codes.{name}").CODES]
    assert sorted(rows) == sorted(CODES)
    assert "P999" not in CODES
    assert "" not in CODES


def test_every_check_has_its_row_and_every_row_of_a_checked_family_its_check() -> None:
    assert set(every_check()) == {code for code in CODES if code[0] in CHECKED}


def test_the_text_of_a_check_is_its_docstring_and_written_only_once() -> None:
    assert [code for code in every_check() if CODES[code].why] == []
    names = [check.__name__ for check in every_check().values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_titles_of_a_family_are_told_apart(family: str) -> None:
    titles = [entry.title for code, entry in CODES.items() if code[0] == family]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("code", [c for c in CODES if c[0] in "SCD"])
def test_how_grave_findings_of_results_are(code: str) -> None:
    assert CODES[code].severity is MILD.get(code, Severity.ERROR)
    assert CODES[code].wrong
    assert CODES[code].right


KNOWN = communes(
    *(f"slug: {slug}\n  name: Phường giả định\n  class: II" for slug in ("tan-phong", "doan-ket")),
    "slug: nam-loong\n  name: Xã giả định\n  until: 2020-01-31\n  merged_into: tan-phong",
    "slug: con-dao\n  name: Đặc khu giả định\n  kind: đặc khu",
)
# An example is what a user would change; around it stands the rest of the file.
TOP = {
    "appraisal",
    "year",
    "commune",
    "criteria",
    "indicators",
    "published",
    "declared_total",
    "covers",
    "evaluation",
}
SUM = 'criteria:\n  "1": {points: 14}\n  "2": {points: 30}\n  "3": {points: 21.5}\n  "4": {points: 9.36}\n'


def sheet_around(code: str, example: str) -> str:
    first = re.split(r"[:\s]", example)[0]
    if code == "S110":
        return HEAD + SUM + '  "5": {points: 20}\n' + example
    if code in {"S117", "S122"}:
        return HEAD + "conditions:\n  satisfaction:\n" + indent(example, "    ")
    if code == "S120":
        return HEAD + "conditions:\n  discipline:\n" + indent(example, "    ")
    if first in TOP:
        return "".join(x for x in HEAD.splitlines(True) if not x.startswith(f"{first}:")) + example
    if first.startswith('"'):
        return HEAD + "indicators:\n" + indent(example, "  ")
    return HEAD + 'indicators:\n  "2.4":\n' + indent(example, "    ")


def communes_around(example: str) -> str:
    lines = [line for line in example.splitlines() if line != "…"]
    if not lines[0].startswith("- "):
        lines = ["- slug: tan-phong", *(f"  {line}" for line in lines)]
    named = (
        f"{x}\n  name: Xã giả định" if x.startswith("- ") and "name" not in example else x for x in lines
    )
    successor = "- slug: tan-phong-2025\n  name: Xã giả định" if "merged_into" in example else ""
    return "kind: communes\ncommunes:\n" + indent("\n".join([*named, successor]), "  ")


def codes_of(code: str, example: str) -> Iterator[str]:
    path, text = "tep.yaml", example
    if example.startswith("# "):
        comment, _, text = example.partition("\n")
        path = comment.removeprefix("# ")
        text = "kind: scores\nyear: 2020\n" + text
    elif code[0] == "S":
        text = sheet_around(code, example)
    else:
        text = communes_around(example)
    loaded = read_file(text.encode(), path)
    assert loaded.record is not None, (text, loaded.found)
    around = Neighbours(
        communes={c.slug: c for c in KNOWN},
        standards=(standard_of_file(),),
        plans=None,
        day=date(2020, 12, 31),
    )
    yield from (d.code for d in check(loaded.record, around))


@pytest.mark.parametrize("code", [c for c in CODES if c[0] in "SC"])
def test_the_wrong_example_is_wrong_and_the_right_one_is_not(code: str) -> None:
    assert code in codes_of(code, CODES[code].wrong)
    assert code not in codes_of(code, CODES[code].right)
