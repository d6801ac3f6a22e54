"""Whatever is wrong with a line is said in one sentence of the reader's language, for every command."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from commands import write_files
from conftest import Ask
from tiepcan.cli import COMMANDS, app
from tiepcan.cli.manual import (
    PLACEHOLDERS,
    arguments_of,
    command_help,
    help_of_command,
    help_of_tool,
    placeholder,
)
from tiepcan.cli.params import choices_of, options_of
from tiepcan.cli.usage import command_tree
from tiepcan.messages import Words
from tiepcan.workspace.files import catalogue

TREE: Mapping[str, Any] = command_tree(app()).commands
WORDS = {"en": Words("en"), "vi": Words("vi", catalogue("vi"))}
FITTING = {"PLAN": "plan-2020", "DUTY": "1", "SUBJECT": "2020/tan-phong", "YEAR": "2020", "WHAT": "2026"}
FITTING |= {"CODE": "P110", "DAY": "2020-11-20", "N": "30", "FORMAT[=FILE]": "json"}

FOREIGN = re.compile(
    r"usage|error|\btry\b|missing|argument|option|invalid|\bvalue|\bgot\b|unexpected|no such|\bone of\b"
    r"|requires|\bis not\b|valid\b|integer|range|does not|\btakes?\b",
    re.IGNORECASE,
)
"""What the library beneath would say of itself."""

Mistake = tuple[str, list[str], list[str]]
"""The kind, the arguments behind the name of the command, and what the answer must name."""


def fitting(param: Any) -> str:
    """A value that a parameter takes."""
    return next(iter(choices_of(param)), FITTING.get(param.metavar, "x"))


def complete(command: Any) -> list[str]:
    """The arguments that a command cannot do without."""
    return [fitting(p) for p in arguments_of(command) if p.required]


def optional(command: Any) -> list[str]:
    """The first of those that it takes one of and can do without."""
    return [fitting(p) for p in arguments_of(command)[:1] if p.nargs == 1]


def named(param: Any, words: Words) -> str:
    return str(param.opts[0]) if param.param_type_name == "option" else placeholder(param, words)


def wrong_arguments(command: Any, words: Words) -> Iterator[Mistake]:
    needed = [p for p in arguments_of(command) if p.required]
    for count, param in enumerate(needed):
        yield "missing", complete(command)[:count], [placeholder(param, words), words(param.help)]
    places = arguments_of(command)
    if all(p.nargs == 1 for p in places):
        beyond = [*(fitting(p) for p in places), "thừa"]
        yield "one too many", beyond, ["“thừa”", *(placeholder(p, words) for p in places)]


def wrong_options(command: Any, words: Words) -> Iterator[Mistake]:
    line = complete(command)
    yield "unknown option", [*line, "--zzzzzzzz"], ["“--zzzzzzzz”", " --help"]
    yield "unknown letter", [*line, "-z"], ["“-z”", " --help"]
    for name in [o for p in options_of(command) for o in p.opts if len(o) > 4][:2]:
        misspelt = f"{name[:3]}x{name[3:]}"
        yield "misspelt option", [*line, misspelt], [f"“{misspelt}”", f"“{name}”"]
    for option in options_of(command):
        name = option.opts[0]
        if option.is_flag:
            yield "value of a flag", [*line, f"{name}=1"], [f"“{name}”"]
            continue
        yield "no value", [*line, name], [f"“{name}”"]
        another = options_of(command)[-1].opts[-1]
        yield "an option for a value", [*line, name, another], [f"“{name}”"]
        if not option.multiple:
            twice = [name, fitting(option), f"{name}={fitting(option)}"]
            yield "said twice", [*line, *twice], [f"“{name}”"]


def wrong_values(command: Any, words: Words) -> Iterator[Mistake]:
    for param in command.params:
        bad: list[str] = []
        needed: list[str] = []
        if choices := choices_of(param):
            bad, needed = [choices[0] + "x"], choices
        elif param.type.name.startswith("int"):
            bad, needed = ["2,5", "", "9" * 30, "２０２０", "2_020"], [str(param.type.min)]
        elif param.metavar == "DAY":
            bad = ["2020-02-30", "1900-01-01"]
        for text in bad:
            if param.param_type_name == "option":
                line = [*(complete(command) or optional(command)), param.opts[0], text]
            else:
                before = [p for p in arguments_of(command) if p.required]
                line = [text if p is param else fitting(p) for p in before]
            shown = [f"“{text}”"] if param.metavar == "DAY" else [f"“{text}”", named(param, words)]
            yield "bad value", line, [*shown, *needed]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """An office of its own: a line that was taken for a good one would be obeyed there."""
    write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("mistakes", [wrong_arguments, wrong_options, wrong_values])
def test_every_mistake_is_one_sentence_and_a_hint(
    office: Path, ask: Ask, name: str, lang: str, mistakes: Any
) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}
    marks = ("Lỗi: ", "Gợi ý: ") if lang == "vi" else ("Error: ", "Hint: ")
    for kind, arguments, needed in mistakes(TREE[name], WORDS[lang]):
        answer = ask(name, *arguments, lang=lang)
        said = answer.err.splitlines()
        what = f"{kind}: {name} {arguments}: {answer.err}"
        assert (answer.code, answer.out) == (2, ""), what
        assert [line.startswith(mark) for line, mark in zip(said, marks, strict=False)] in (
            [True],
            [True, True],
        ), what
        assert len(said) <= 2, what
        assert [text for text in needed if text not in answer.err] == [], what
        own = answer.err.replace("tiepcan", "")
        for text in (*needed, *arguments):
            own = own.replace(text, "")
        assert lang == "en" or not FOREIGN.search(own), what
    assert before == {path: path.read_bytes() for path in office.rglob("*") if path.is_file()}


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("name", COMMANDS)
def test_misspelt_command_is_told_the_nearest(ask: Ask, name: str, lang: str) -> None:
    for line in ([f"{name}x"], [f"{name}x", "--help"], ["help", f"{name}x"], [name.upper(), "x", "-y"]):
        answer = ask(*line, lang=lang)
        assert (answer.code, answer.out) == (2, "")
        assert f"“{name}”" in answer.err


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        (["--lang"], ["“--lang”", "vi, en"]),
        (["score", "--lang", "--explain"], ["“--lang”", "vi, en"]),
        (["--lang=fr", "score"], ["“fr”", "vi, en"]),
        (["--lang", "vi", "score", "--lang=en"], ["“--lang”"]),
        (["--lang", "vi", "score", "--lang=vi"], ["“--lang”"]),
        (["--yaer", "score"], ["“--yaer”"]),
        (["--quite", "score"], ["“--quite”", "“--quiet”"]),
        (["--", "score"], ["“--”"]),
        (["--verbose"], ["validate"]),
        (["zzzzzzzz"], ["“zzzzzzzz”", *COMMANDS]),
        (["render"], ["tiepcan render plan-2020"]),
    ],
)
def test_what_belongs_to_no_command(ask: Ask, line: list[str], needed: list[str]) -> None:
    answer = ask(*line, lang=None)
    assert answer.code == (0 if line == ["--verbose"] else 2)
    assert [text for text in needed if text not in answer.out + answer.err] == []
    assert line == ["--verbose"] or not FOREIGN.search(re.sub("--[a-z-]+|“.*?”|tiepcan .*", "", answer.err))


@pytest.mark.parametrize("name", ["--help", "--version", "--lang", "--lang=fr", "--quiet"])
def test_name_behind_two_dashes_is_a_name(ask: Ask, name: str) -> None:
    answer = ask("--lang=en", "validate", "--", name, lang=None)
    assert (answer.code, f"there is no file or folder {name}\n" in answer.err) == (2, True)


# -- help --


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_the_language_of_the_reader(name: str) -> None:
    """Every text of the page has its translation, also what is to be filled in. Words to choose from are the
    same in every language: the page says what they mean."""
    command, vietnamese = TREE[name], WORDS["vi"]
    page = " ".join(help_of_command(name, command, vietnamese, 80).split())
    for param in command.params:
        assert vietnamese(param.help) != param.help
        assert " ".join(vietnamese(param.help).split()) in page
        is_flag = getattr(param, "is_flag", False)
        assert is_flag or param.metavar in PLACEHOLDERS or choices_of(param), param.name
        told = [choice in vietnamese(param.help) for choice in choices_of(param)]
        assert all(told) or name == "completion", param.name  # names of shells mean nothing else
    prose, *_ = vietnamese(command_help(command)).split("\n\n")
    assert prose != command_help(command).split("\n\n")[0]
    assert " ".join(prose.split()) in page


def test_what_is_to_be_filled_in_is_translated_and_used() -> None:
    vietnamese = WORDS["vi"]
    assert [name for name, message in PLACEHOLDERS.items() if vietnamese(message) in (name, "")] == []
    used = {p.metavar for command in TREE.values() for p in command.params}
    assert set(PLACEHOLDERS) <= used
    assert all(" " not in vietnamese(message) for message in PLACEHOLDERS.values())


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("width", [20, 30, 40, 60, 80])
def test_help_fits_every_width(name: str, lang: str, width: int) -> None:
    """Nothing is lost; a line is longer only for one word, or where it is there to be copied."""
    words = WORDS[lang]

    def page(width: int) -> str:
        if not name:
            return help_of_tool("", TREE, words, width)
        return help_of_command(name, TREE[name], words, width)

    assert sorted(page(width).split()) == sorted(page(400).split())
    too_long = [line for line in page(width).splitlines() if len(line) > width]
    assert [
        line for line in too_long if len(line.split()) > 1 and not line.startswith(("  tiepcan ", "  # "))
    ] == []
