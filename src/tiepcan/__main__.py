"""The entry point: streams, language and version, before anything heavy is imported."""

import gc
import os
import sys

from . import DEFAULT_LANGUAGE, LANGUAGES, __version__


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code (0, 1, 2 or 130).

    Python looks for circles of dead objects all the time, which costs more than half of the reading of many
    files; a command makes few, and ends soon.
    """
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # Whatever the console or pipe was set to: Vietnamese goes out whole, odd file names visibly.
        if hasattr(stream, "reconfigure"):
            # In a file or a pipe lines end alike on every system.
            newline = None if stream.isatty() else "\n"
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)
    arguments = list(sys.argv[1:] if argv is None else argv)
    lang, arguments = take_language(arguments)
    if "--version" in arguments:
        sys.stdout.write(f"tiepcan {__version__}\n")
        return 0
    try:
        from .cli import run

        return run(arguments, lang)
    except KeyboardInterrupt:
        return 130


def take_language(arguments: list[str]) -> tuple[str, list[str]]:
    """The language asked for, by `--lang` in any position or TIEPCAN_LANG, and the other arguments.

    An unknown language stays among the arguments, where it is answered as a usage error.
    """
    lang = os.environ.get("TIEPCAN_LANG", "")
    lang = lang if lang in LANGUAGES else DEFAULT_LANGUAGE
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
            continue
        value = value if equals else next(waiting, "")
        if value in LANGUAGES:
            lang = value
        else:
            rest.append(f"--lang={value}")
    return lang, rest


if __name__ == "__main__":
    sys.exit(main())
