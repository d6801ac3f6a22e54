"""docs/answers.md: the keys of every answer in JSON, taken from the answers about this repository."""

import json
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

from answer_keys import MEANINGS
from reference_text import MADE, escaped, fenced, page_of, table
from shown import Shown, office, printed_by
from tiepcan.messages import Words

ABOUT = """\
`--format json` prints one object. These are its keys, as they are in the answers about this repository. Keys
keep their names and meanings within a major version; new ones may be added. Points are texts (`"82.5"`), days
are ISO dates, what is absent is null. In a path `[]` is each item of a list, `*` each name of an object.

Every answer begins with `tool` (`name` and `version`), and has `as_of`, the day it speaks of, where a day
matters."""

COMMANDS = (
    "validate plans tests/broken --as-of 2021-02-01",
    "score 2020/quyet-tien --what-if 2.3=98%",
    "score 2020/tan-phong",
    "score --year 2020",
    "overdue --as-of 2020-11-20",
    "status plan-2020 --as-of 2020-11-20",
    "gaps 2020",
    "diff HEAD --as-of 2020-11-20",
    "standards",
    "standards 619-2017",
    "template check templates/plan.docx",
    "template fields plan",
)
"""What is asked; of several forms of one command the keys are put together."""
EVERYWHERE = ("tool", "tool.name", "tool.version", "as_of")
NAMED = ("indicators", "criteria")
"""Objects whose names are numbers of the regulation."""

Seen = dict[str, list[Any]]


def answers_page(words: Words) -> str:
    """The page; `words` only choose its language, which is English."""
    parts = [MADE["en"], "# Answers in JSON", ABOUT]
    for command, seen in answers().items():
        parts.append(f"## tiepcan {command}")
        parts.append(fenced("\n".join(f"tiepcan {c} --format json" for c in COMMANDS if named(c) == command)))
        rows = (
            (f"`{key}`", types_of(values), escaped(meaning_of(command, key)))
            for key, values in seen.items()
            if key not in EVERYWHERE
        )
        parts.append(table(("key", "is", "means"), rows))
    return page_of(parts)


def named(command: str) -> str:
    """The command, with its subcommand where the answers differ."""
    words = command.split()
    return " ".join(words[:2]) if words[0] == "template" else words[0]


def answers() -> dict[str, Seen]:
    """For each command the keys of its answers, each with the values that were seen."""
    found: dict[str, Seen] = {}
    with office():
        _change_something()
        for command in COMMANDS:
            with redirect_stderr(StringIO()):
                printed = printed_by(Shown(f"tiepcan {command} --format json --lang en", ""))
            answer, _ = json.JSONDecoder().raw_decode(printed[printed.index("{") :])
            seen = found.setdefault(named(command), {})
            for key, value in keys_of(answer):
                seen.setdefault(key, []).append(value)
    return found


def _change_something() -> None:
    """So that there is a difference to tell: points that fall, and a report that came late."""
    sheet = Path("examples/lai-chau/scores/2020/san-thang.yaml")
    text = sheet.read_text(encoding="utf-8")
    assert "points: 5.5\n" in text
    sheet.write_text(text.replace("points: 5.5\n", "points: 5\n", 1), encoding="utf-8", newline="\n")
    printed_by(
        Shown("tiepcan progress plan-2020 bao-cao-nam --commune quyet-tien --as-of 2020-11-20 --lang en", "")
    )


def keys_of(value: object, path: str = "", name: str = "") -> Iterator[tuple[str, object]]:
    """Every key below a value with what stands there."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            shown = "*" if name in NAMED and path.count("[") < 2 and not path.endswith("*") else key
            place = f"{path}.{shown}" if path else shown
            yield place, inner
            yield from keys_of(inner, place, key)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner, f"{path}[]", "")


def types_of(values: list[Any]) -> str:
    """What kinds of values were seen."""
    names = {
        str: "text",
        bool: "true or false",
        int: "number",
        list: "list",
        dict: "object",
        type(None): "null",
    }
    found = dict.fromkeys(names[type(value)] for value in values)
    return ", ".join(sorted(found, key=lambda name: name == "null"))


def meaning_of(command: str, key: str) -> str:
    """What a key means: that of its whole path in this command, else of the longest end of its path."""
    parts = key.split(".")
    ends = (".".join(parts[start:]) for start in range(len(parts)))
    for end in (f"{command}: {key}", *ends):
        if end.replace("[]", "") in MEANINGS:
            return MEANINGS[end.replace("[]", "")]
    raise KeyError(f"{command}: {key}")
