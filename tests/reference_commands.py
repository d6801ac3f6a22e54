"""docs/commands.md: every command with its arguments and options, from its help."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reference_text import MADE, escaped, fenced, page_of, prose, table
from tiepcan.cli import app
from tiepcan.cli.manual import (
    argument_name,
    arguments_of,
    command_help,
    option_name,
    usage_line,
)
from tiepcan.cli.params import options_of
from tiepcan.cli.usage import command_tree
from tiepcan.messages import Words

TEXTS = {
    "en": {
        "twin": "[Tiếng Việt](vi/lenh.md)",
        "title": "# Every command",
        "about": "What `tiepcan COMMAND --help` says. A command changes no file unless its text says so.",
        "everywhere": """In every position: `--lang vi|en` chooses the language of messages, `--quiet` leaves
            only results and findings, `--verbose` tells on stderr which files were read and written,
            `--version` prints the version, `--help` the help. The variable `TIEPCAN_LANG` chooses the
            language for good. Exit codes and answers for programs: [formats](formats.md).""",
        "command": "command",
        "does": "does",
        "argument": "argument",
        "option": "option",
        "means": "means",
    },
    "vi": {
        "twin": "[English](../commands.md)",
        "title": "# Các lệnh",
        "about": """Nội dung như khi gõ `tiepcan LỆNH --help`. Lệnh không làm thay đổi tệp nào, trừ khi ở
            đây nói rõ.""",
        "everywhere": """Dùng được ở mọi vị trí: `--lang vi|en` chọn ngôn ngữ của thông báo, `--quiet` chỉ
            in kết quả và phát hiện, `--verbose` cho biết trên stderr đã đọc, ghi những tệp nào, `--version`
            in phiên bản, `--help` in hướng dẫn. Biến `TIEPCAN_LANG` chọn ngôn ngữ cho mọi lần chạy. Mã kết
            thúc và kết quả dành cho chương trình khác: [formats](../formats.md) (tiếng Anh).""",
        "command": "lệnh",
        "does": "việc làm",
        "argument": "đối số",
        "option": "tùy chọn",
        "means": "ý nghĩa",
    },
}


def commands_page(words: Words) -> str:
    """The page in the language of the words."""
    commands = command_tree(app()).commands
    return page_of(
        [*_head(commands, words), *(p for n, c in commands.items() for p in _command(n, c, words))]
    )


def _head(commands: Mapping[str, Any], words: Words) -> Iterator[str]:
    texts = TEXTS[words.lang]
    yield from (texts["twin"], MADE[words.lang], texts["title"], texts["about"], texts["everywhere"])
    rows = [
        (f"[`{name}`](#tiepcan-{name})", escaped(words(command_help(command)).strip().splitlines()[0]))
        for name, command in commands.items()
    ]
    yield table((texts["command"], texts["does"]), rows)


def _command(name: str, command: Any, words: Words) -> Iterator[str]:
    texts = TEXTS[words.lang]
    arguments = [(argument_name(p, words), p) for p in arguments_of(command)]
    options = [(option_name(p, words), p) for p in options_of(command)]
    yield f"## tiepcan {name}"
    yield fenced(usage_line(name, command, words))
    for part in words(command_help(command)).split("\n\n"):
        yield fenced(_unindented(part)) if part.startswith("  ") else prose(part)
    yield from _params(texts["argument"], texts["means"], arguments, words)
    yield from _params(texts["option"], texts["means"], options, words)


def _params(head: str, means: str, named: Sequence[tuple[str, Any]], words: Words) -> Iterator[str]:
    if named:
        rows = [(f"`{name}`", escaped(words(param.help or ""))) for name, param in named]
        yield table((head, means), rows)


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())
