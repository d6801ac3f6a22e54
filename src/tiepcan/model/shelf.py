"""The regulations at hand, each read only when somebody asks for it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..records import frozen

if TYPE_CHECKING:
    from .standard import Standard  # loaded when one is read


@frozen
class Shelved:
    """A regulation on the shelf: its id, the years it serves, those it suspends, and how to read it.

    `read` gives None where its file cannot be read.
    """

    id: str
    first: int
    last: int | None
    suspended: tuple[int, ...]
    read: "Callable[[], Standard | None]"

    def serves(self, year: int) -> bool:
        """Whether the assessment year is one of this regulation's."""
        return self.first <= year and (self.last is None or year <= self.last)


@frozen
class Shelf:
    """Regulations in order; where two serve a year, or have one id, the first counts."""

    entries: tuple[Shelved, ...]

    def __iter__(self) -> "Iterator[Standard]":
        """All of them: each is read."""
        return self._read(lambda _: True)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all; nothing is read."""
        return tuple(entry.id for entry in self.entries)

    def by_id(self, id: str) -> "Standard | None":
        """The regulation of that id."""
        return next(self._read(lambda entry: entry.id == id), None)

    def serving(self, year: int) -> "Iterator[Standard]":
        """All regulations that serve an assessment year."""
        return self._read(lambda entry: entry.serves(year))

    def suspending(self, year: int) -> "Iterator[Standard]":
        """All regulations that say that an assessment year was suspended."""
        return self._read(lambda entry: year in entry.suspended)

    def _read(self, wanted: Callable[[Shelved], bool]) -> "Iterator[Standard]":
        read = (entry.read() for entry in self.entries if wanted(entry))
        return (standard for standard in read if standard is not None)
