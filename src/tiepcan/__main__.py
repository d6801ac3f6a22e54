"""The entry point: streams, language and version, before anything heavy is imported."""

import atexit
import gc
import io
import os
import sys
from contextlib import suppress

from . import DEFAULT_LANGUAGE, LANGUAGES, __version__


def command() -> None:
    """What the installed program runs: `main`, without what Python does for programs that go on.

    It looks for circles of dead objects all the time, which costs more than half of the reading of many
    files, and takes everything apart at its end, a tenth of a short command. A command makes few of them,
    and ends soon.
    """
    gc.disable()
    code = main()
    atexit._run_exitfuncs()  # noqa: SLF001  (what libraries leave for the end is done)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # `main` has said what could not be written
            stream.flush()
    os._exit(code)


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code (0, 1, 2 or 130)."""
    # A stream that was closed before the start is one that nobody reads.
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        # Whatever the console or pipe was set to: Vietnamese goes out whole, odd file names visibly.
        if hasattr(stream, "reconfigure"):
            # In a file or a pipe lines end alike on every system.
            newline = None if stream.isatty() else "\n"
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)
    arguments = list(sys.argv[1:] if argv is None else argv)
    typed = arguments
    lang, arguments = take_language(arguments)
    if shell := os.environ.get("_TIEPCAN_COMPLETE"):  # set by the lines of `tiepcan completion`
        from .cli import complete

        return complete(shell, typed, os.environ.get("_TIEPCAN_WORD", ""), lang)
    if "--version" in arguments[: end_of_options(arguments)]:
        with suppress(OSError):  # what cannot be written is said below
            sys.stdout.write(f"tiepcan {__version__}\n")
            sys.stdout.flush()
            return 0
    try:
        from .cli import run

        quiet, arguments = take_flag("--quiet", arguments)
        verbose, arguments = take_flag("--verbose", arguments)
        return run(arguments, lang, quiet=quiet, verbose=verbose)
    except KeyboardInterrupt:  # before the command line was there to say so
        with suppress(KeyboardInterrupt, OSError):
            from .messages import Words, say
            from .workspace.files import catalogue

            sys.stderr.write(Words(lang, catalogue(lang))(say("Interrupted; no file is left half-written.")))
            sys.stderr.write("\n")
        return 130


def take_language(arguments: list[str]) -> tuple[str, list[str]]:
    """The language asked for, by `--lang` in any position or TIEPCAN_LANG, and the other arguments.

    An unknown language, or a second one, stays among the arguments, where it is answered as a usage error.
    """
    lang = os.environ.get("TIEPCAN_LANG", "")
    lang = lang if lang in LANGUAGES else DEFAULT_LANGUAGE
    end, rest, said = end_of_options(arguments), list[str](), False
    waiting = iter(arguments[:end])
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
            continue
        value = value if equals else next(waiting, "")
        if value in LANGUAGES and not said:
            lang, said = value, True
        else:
            rest.append(f"--lang={value}")
    return lang, rest + arguments[end:]


def end_of_options(arguments: list[str]) -> int:
    """Where a `--` ends them: what stands behind it are names, whatever they look like."""
    return arguments.index("--") if "--" in arguments else len(arguments)


def take_flag(flag: str, arguments: list[str]) -> tuple[bool, list[str]]:
    """Whether a flag stands among the arguments, in any position before a `--`, and the others."""
    end = end_of_options(arguments)
    rest = [argument for argument in arguments[:end] if argument != flag]
    return len(rest) < end, rest + arguments[end:]


if __name__ == "__main__":
    command()
