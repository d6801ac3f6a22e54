"""The pages hold together: nothing is left out, nothing is told that is not there, links lead somewhere.

What the pages show is run by tests/test_readme.py.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import reference
from reference_codes import FAMILIES
from shown import DOCS, EMPTY, ROOT, pages, read, tour
from tiepcan.cli import COMMANDS, app, params
from tiepcan.cli.formats import FORMATS
from tiepcan.cli.manual import placeholder
from tiepcan.cli.usage import command_tree
from tiepcan.codes import CODES
from tiepcan.messages import Words
from tiepcan.model.progress import DossierStep
from tiepcan.model.verdicts import Verdict
from tiepcan.reading.described import fields_of
from tiepcan.reading.schema import SHAPES
from tiepcan.tracking import DutyState
from tiepcan.views.documents import DOCUMENTS
from tiepcan.workspace.files import catalogue

ALL = [*pages(), "CONTRIBUTING.md", "CHANGELOG.md"]
WRITTEN = [name for name in ALL if name.removeprefix("docs/") not in reference.PAGES]
TOURS = ("docs/tour.md", "docs/vi/xem-qua-cac-lenh.md")
LIMITS = ("docs/limits.md", "docs/vi/gioi-han.md")

FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
EVERYWHERE = {*params.EVERYWHERE, "-h"}


def running(name: str) -> str:
    """A page without its blocks of code."""
    return COMMENT.sub("", FENCE.sub("", read(name)))


@cache
def anchors(name: str) -> frozenset[str]:
    """The anchors of the headings of a page, as git hosts make them."""
    found: Counter[str] = Counter()
    for heading in HEADING.findall(running(name)):
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        found[slug] += 1
    return frozenset(f"{slug}-{n}" if n else slug for slug, times in found.items() for n in range(times))


@pytest.mark.parametrize("name", reference.PAGES)
def test_pages_made_of_the_program_are_as_the_program_is(name: str) -> None:
    kept = (DOCS / name).read_text(encoding="utf-8")
    assert kept.splitlines() == reference.page(name).splitlines(), "run `make docs` and read the difference"


@pytest.mark.parametrize("name", ALL)
def test_every_link_leads_to_a_file_and_a_heading(name: str) -> None:
    for link in LINK.findall(running(name)):
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.resolve().relative_to(ROOT).as_posix()), link


@pytest.mark.parametrize("name", [n for n in ALL if n.startswith("docs/") and n.count("/") == 1])
def test_every_page_is_in_the_list_of_pages(name: str) -> None:
    assert name == "docs/README.md" or f"]({name.removeprefix('docs/')})" in read("docs/README.md")


@pytest.mark.parametrize("name", [n for n in ALL if n.startswith("docs/vi/")])
def test_every_vietnamese_page_is_in_the_list_of_pages(name: str) -> None:
    assert name == "docs/vi/README.md" or f"]({name.removeprefix('docs/vi/')})" in read("docs/vi/README.md")


@pytest.mark.parametrize("name", ["docs/commands.md", "docs/vi/lenh.md"])
def test_every_command_argument_and_option_is_told(name: str) -> None:
    page = read(name).replace("\\|", "|")
    assert {o for o in params.EVERYWHERE if f"`{o}" not in page.partition("\n## ")[0]} == set()
    lang = "vi" if "/vi/" in name else "en"
    words = Words(lang, catalogue(lang))
    for command, made in command_tree(app()).commands.items():
        _, _, told = page.partition(f"\n## tiepcan {command}\n")
        told = told.partition("\n## ")[0]
        assert told, command
        for param in made.params:
            value = placeholder(param, words)
            assert any(re.search(rf"`[^`]*{re.escape(o)}\b", told) for o in param.opts) or (
                f"`[{value}" in told or f"`{value}" in told
            ), f"{command} {param.name}"


@pytest.mark.parametrize("name", ["docs/codes.md", "docs/vi/ma-phat-hien.md"])
def test_every_code_has_its_heading(name: str) -> None:
    assert {h for h in HEADING.findall(running(name)) if re.fullmatch("[A-Z][0-9]{3}", h)} == set(CODES)
    assert set(FAMILIES) == {code[0] for code in CODES}


@pytest.mark.parametrize("name", TOURS)
def test_every_command_is_shown_at_work(name: str) -> None:
    shown = {shown.arguments[1] for shown in tour(name) if shown.is_ours}
    assert set(COMMANDS) - shown == set(), f"{name} shows every command with what it prints"


@pytest.mark.parametrize("name", LIMITS)
def test_every_regulation_is_told_with_what_is_missing(name: str) -> None:
    standards = (path.name for path in (ROOT / "src/tiepcan/standards").glob("*.yaml"))
    told = {Path(link).name for link in LINK.findall(read(name))}
    assert {s for s in standards if not s.endswith(".scenarios.yaml")} - told == set()


@pytest.mark.parametrize("name", ["docs/README.md", "docs/vi/README.md"])
def test_no_page_is_listed_twice(name: str) -> None:
    assert [link for link, times in Counter(LINK.findall(read(name))).items() if times > 1] == []


def mentioned(name: str) -> Iterator[str]:
    yield from SPAN.findall(running(name))


def options() -> set[str]:
    commands = command_tree(app()).commands.values()
    return EVERYWHERE | {o for c in commands for p in c.params for o in (*p.opts, *p.secondary_opts)}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("name", ALL)
def test_no_command_or_option_is_told_that_is_not_there(name: str) -> None:
    spans = [
        s for s in mentioned(name) if not re.match(r"(git|pip|python|pytest|\.venv|LOCK_FLAGS|make) ?", s)
    ]
    for span in spans:
        if command := re.match(r"tiepcan ([a-z][a-z-]*)", span):
            assert command[1] in COMMANDS, span
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", span):
            assert option in options(), span
    for span in mentioned(name):
        if target := re.match(r"make ([a-z]+)", span):
            assert target[1] in targets(), span


@pytest.mark.parametrize("name", ALL)
def test_no_code_is_told_that_is_not_there(name: str) -> None:
    named = set(re.findall(r"\b([YFWPLHCSDKGVTUR][1-9][0-9]{2})\b", running(name)))
    assert named - set(CODES) == set()


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", *(n for n in WRITTEN if n.startswith("docs/"))])
def test_no_file_of_the_program_is_told_that_is_not_there(name: str) -> None:
    if EMPTY in read(name):
        return  # its files are those of the office that it begins
    for span in mentioned(name):
        if re.match(r"(src|tests|docs|templates|examples|plans|benchmarks)/[^\s…<*{]+$", span):
            assert (ROOT / span).exists(), span


@pytest.mark.parametrize("name", LIMITS)
def test_every_form_that_nobody_has_read_is_told(name: str) -> None:
    told = set(re.findall(r"^\| `([\w-]+)`: [^|]+ \| `([\w-]+)` \|", read(name), re.MULTILINE))
    assert told == {(d.id, standard) for d in DOCUMENTS.values() for standard in d.unread}


MAPS = ("CONTRIBUTING.md", "docs/architecture.md")


def parts_of_the_package() -> set[str]:
    """Every folder and module directly below the package that holds code or data."""
    package = ROOT / "src" / "tiepcan"
    found = {p.name for p in package.iterdir() if p.is_dir() and p.name != "__pycache__"}
    return found | {p.name for p in package.glob("*.py") if not p.name.startswith("__")}


@pytest.mark.parametrize("name", MAPS)
def test_the_map_of_the_program_names_every_part(name: str) -> None:
    text = read(name)
    missing = {p for p in parts_of_the_package() if not re.search(rf"(?<![\w]){re.escape(p)}\b", text)}
    assert missing == set()


def test_the_map_of_the_program_names_nothing_else() -> None:
    (table,) = re.findall(r"^```text\n(src.*?)^```", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    for line in table.splitlines():
        folder = ROOT
        for path in re.split(r",? +", line.split("   ")[0].strip()):
            near = folder / path
            assert near.exists() or [*ROOT.glob(path)] or [*near.parent.glob(near.name)], path
            folder = folder if near.is_dir() and path.count("/") == 1 else near.parent


def test_every_format_and_exit_code_is_told() -> None:
    told = set(re.findall(r"^\| `?(\w+)`? \|", read("docs/formats.md"), re.MULTILINE))
    assert {*FORMATS, "0", "1", "2", "130"} <= told


@pytest.mark.parametrize("name", ["docs/vi/muoi-lam-phut.md", "docs/vi/git-cho-can-bo.md"])
def test_what_beginners_type_is_run_to_the_last_command(name: str) -> None:
    assert [shown.command for shown in tour(name) if not shown.is_run] == []


@pytest.mark.parametrize("name", ["docs/fields.md", "docs/vi/truong-du-lieu.md"])
def test_every_field_of_every_kind_is_told(name: str) -> None:
    for kind in SHAPES:
        _, _, told = read(name).partition(f"\n## {kind}\n")
        told = told.partition("\n## ")[0]
        assert [f.path for f in fields_of(kind) if f"| `{f.path}` |" not in told] == [], kind


def words_of_files() -> set[str]:
    """What can stand in a file or an answer: names of fields, kinds, and values that are told apart."""
    names = {
        part.removesuffix("[]") for kind in SHAPES for f in fields_of(kind) for part in f.path.split(".")
    }
    return names | set(SHAPES) | {*Verdict, *DutyState, *DossierStep, "true", "tiepcan.yaml"}


def test_the_glossary_names_what_can_stand_in_a_file() -> None:
    rows = re.findall(r"^\|[^|]+\|[^|]+\|([^|]*)\|$", read("docs/vi/thuat-ngu.md"), re.MULTILINE)
    named = {word for row in rows for span in SPAN.findall(row) for word in span.split(": ")}
    assert named
    assert named - words_of_files() == set()
