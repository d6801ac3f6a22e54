"""What a run reads and writes, told beside the answer where `--verbose` asks for it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from ..messages import Message, say
from ..workspace.files import shown
from .output import Output

_OURS = Path(__file__).parent.parent
_TOLD = (".yaml", ".yml", ".docx", ".xlsx")


@dataclass(slots=True)
class _Account:
    """The files of a run in the order they were met, as long as it listens."""

    read: dict[str, None] = field(default_factory=dict)
    written: dict[str, None] = field(default_factory=dict)
    listening: bool = True

    def hear(self, event: str, values: tuple[Any, ...]) -> None:
        """Python says of everything that it opens and renames; what is not a file of ours is left out."""
        if not self.listening or event not in ("open", "os.rename"):
            return
        name = values[0] if event == "open" else values[1]
        if isinstance(name, bytes | int) or not str(name).endswith(_TOLD):
            return
        (self.read if event == "open" else self.written).setdefault(str(name))


@contextmanager
def told(output: Output) -> Iterator[None]:
    """Tell at the end which files were read and written, in this order, and how long it all took."""
    account, started = _Account(), perf_counter_ns()
    sys.addaudithook(account.hear)
    try:
        yield
    finally:
        account.listening = False
        for name in account.read:
            output.beside(_read(Path(name)))
        for name in account.written:
            output.beside(say("Wrote: {path}", path=shown(Path(name))))
        took = (perf_counter_ns() - started) // 1_000_000
        output.beside(say("Took {count} ms", count=took))


def _read(path: Path) -> Message:
    if path.is_relative_to(_OURS):
        return say("Read, of the tool's own: {path}", path=path.relative_to(_OURS).as_posix())
    return say("Read: {path}", path=shown(path))
