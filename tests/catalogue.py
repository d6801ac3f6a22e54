"""Everything the tool can say, gathered from where it is written; `make messages` refreshes the catalogue.

A message is the constant of a `say(…)` or `Message(…)`, the texts of a code, the docstring of a check, and
the help of a command. The Vietnamese texts live in src/tiepcan/locale/vi/LC_MESSAGES/tiepcan.po; the compiled
.mo beside it is committed, so that the tool needs nothing to read it.
"""

import ast
import inspect
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tiepcan.checks import every_check
from tiepcan.cli import ABOUT, app
from tiepcan.cli.manual import command_help
from tiepcan.cli.usage import command_tree
from tiepcan.codes import CODES

PACKAGE = Path(__file__).parent.parent / "src" / "tiepcan"
PO = PACKAGE / "locale" / "vi" / "LC_MESSAGES" / "tiepcan.po"
MO = PO.with_suffix(".mo")


def gather() -> dict[str, str]:
    """Every message with the place where it is first written."""
    found: dict[str, str] = {}
    for text, place in (*_said(), *_codes(), *_commands()):
        found.setdefault(text, place)
    return found


def _said() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("say", "Message")
            ):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value, place


def _codes() -> Iterator[tuple[str, str]]:
    for code, entry in CODES.items():
        reason = entry.why or inspect.getdoc(every_check()[code]) or ""
        yield from ((text, f"code {code}") for text in (entry.title, reason, entry.mended) if text)


def _commands() -> Iterator[tuple[str, str]]:
    yield ABOUT, "cli"
    for name, command in command_tree(app()).commands.items():
        yield command_help(command), f"command {name}"
        for param in command.params:
            if text := getattr(param, "help", None):
                yield text, f"command {name}"


def read_catalogue() -> Catalog:
    """The Vietnamese catalogue as it is committed."""
    with PO.open("rb") as stream:
        return read_po(stream, locale="vi")


def _empty() -> Catalog:
    """A catalogue whose head says nothing that changes from run to run."""
    return Catalog(
        locale="vi",
        project="tiepcan",
        version="1",
        header_comment="# The Vietnamese texts of tiepcan; `make messages` keeps the list current.",
        last_translator="tiepcan",
        language_team="tiepcan",
        msgid_bugs_address="tiepcan",
        creation_date=datetime(2020, 1, 1, tzinfo=UTC),
        revision_date=datetime(2020, 1, 1, tzinfo=UTC),
        fuzzy=False,
    )


def refreshed(old: Catalog) -> Catalog:
    """The catalogue with all messages of today, and the translations that are known."""
    new = _empty()
    for text, place in sorted(gather().items(), key=lambda item: (item[1], item[0])):
        known = old.get(text)
        message = new.add(text, known.string if known else "", locations=[(place, 0)])
        message.flags = (
            {"python-brace-format"} if "{" in text else set()
        )  # never python-format: 50% is no place
    return new


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def main() -> int:
    """Write the catalogue anew and say what still lacks a Vietnamese text."""
    old = read_catalogue() if PO.exists() else _empty()
    new = refreshed(old)
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as stream:
        write_po(stream, new, width=110, omit_header=False, sort_output=False, include_lineno=False)
    MO.write_bytes(compiled(new))
    missing = [str(m.id) for m in new if m.id and not m.string]
    for text in missing:
        print(f"no Vietnamese text: {text!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
