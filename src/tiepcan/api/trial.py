"""Trying a mending in memory before it is written: what would do harm is not done."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from ..checks.waivers import weigh
from ..diagnostics import Diagnostic, errors_of
from ..messages import Message
from ..reading.edit import Refusal
from ..reading.load import read_file
from ..reading.mending import OF_TEXT, Edit, mended, with_lines_of
from ..reading.moving import MOVED, Move, moved
from ..records import frozen
from ..workspace.archive import Archive
from ..workspace.checking import found_in

MOST_TRIED = 50
"""So many edits are tried one by one, where all together would do harm."""


@frozen
class Kept:
    """An edit that was not made, as it would bring up an error of this code; none: it would change others.

    `why` is what keeps lines from being moved.
    """

    edit: Edit
    code: str | None
    why: Message | None = None


@dataclass(slots=True)
class Trial:
    """A file that is mended round by round."""

    path: str
    archive: Archive
    day: date
    before: bytes
    data: bytes
    made: list[Edit] = field(default_factory=list)
    kept: dict[tuple[int, str, str], Kept] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)

    def find(self, data: bytes) -> list[Diagnostic]:
        """The findings of a text in place of the file's."""
        loaded = read_file(data, self.path)
        found = list(loaded.found)
        if loaded.record is not None:
            found += found_in(loaded.record, self.archive, self.day)
        return list(weigh(loaded.record, found, self.day).found)

    def go_on(self, edits: Iterable[Edit]) -> bool:
        """Make these edits, all or those of them that do no harm; whether one was made."""
        wanted = [e for e in edits if (e.line, e.code, e.before) not in self.kept]
        # The text first: what its fields say is seen only then.
        wanted = [e for e in wanted if e.code in OF_TEXT] or wanted
        if self._undo(wanted):
            return True
        if not wanted:
            return False
        chosen = self._harmless(wanted)
        new = mended(self.data, chosen)
        if not chosen or new is None:
            return False
        self.made += chosen
        self.data = new
        return True

    def arrange(self, wanted: Callable[[Diagnostic], bool]) -> None:
        """Move what stands in the wrong place, where no finding comes up by it."""
        for code in MOVED:
            found = self.find(self.data)
            asked = next((d for d in found if d.code == code and wanted(d)), None)
            if asked is None:
                continue
            result, edit = moved(self.data, asked), Edit(asked.at.line, asked.at.column, code, "", "")
            if isinstance(result, Refusal):
                self.kept[edit.line, code, ""] = Kept(edit, None, result.reason)
            elif new := Counter(d.code for d in self.find(result.data)) - Counter(d.code for d in found):
                self.kept[edit.line, code, ""] = Kept(edit, min(new))
            else:
                self.data = result.data
                self.moves += result.moves

    def _undo(self, edits: Collection[Edit]) -> bool:
        """Take back what was mended in lines where an error would now appear; whether there is such a line.

        As long as one field cannot be read, nothing is held against the others: what harm an edit did may be
        seen only when the last of them is made.
        """
        made, new = [*self.made, *edits], mended(self.data, edits)
        ours = {edit.line for edit in self.made if edit.code not in OF_TEXT}
        if new is None or not ours:
            return False
        known = {(d.code, d.at.line) for d in errors_of(self.find(self.before))}
        errors = [d for d in errors_of(self.find(new)) if (d.code, d.at.line) not in known]
        harms = {d.at.line: Harm(d.code, d.at.line) for d in errors}
        if not ours & harms.keys():
            return False
        for edit in made:
            if edit.line in harms and edit.code not in OF_TEXT:
                self._keep(edit, harms[edit.line])
        self.made = [edit for edit in self.made if edit.line not in harms]
        self.data = with_lines_of(self.data, self.before, harms)
        return True

    def _harmless(self, edits: list[Edit]) -> list[Edit]:
        """Those of the edits that may be made together; the others are kept from now on.

        First those go out in whose lines an error would appear; where that does not help, each is tried.
        """
        while (harm := self._harm(edits)) is not None and any(e.line == harm.line for e in edits):
            for edit in edits:
                if edit.line == harm.line:
                    self._keep(edit, harm)
            edits = [e for e in edits if e.line != harm.line]
        if harm is None:
            return edits
        chosen: list[Edit] = []
        for number, edit in enumerate(edits):
            harm = self._harm([*chosen, edit]) if number < MOST_TRIED else harm
            if harm is None:
                chosen.append(edit)
            else:
                self._keep(edit, harm)
        return chosen

    def _keep(self, edit: Edit, harm: "Harm") -> None:
        self.kept[edit.line, edit.code, edit.before] = Kept(edit, harm.code)

    def _harm(self, edits: Collection[Edit]) -> "Harm | None":
        """The first error that edits would bring up; that they would change other values has no code.

        What comes to light elsewhere as the text, or all of its fields, can now be read was there before.
        """
        new = mended(self.data, edits)
        if new is None:
            return Harm(None, 0)
        before = {(d.code, d.at.line) for d in errors_of(self.find(self.data))}
        after = [d for d in errors_of(self.find(new)) if (d.code, d.at.line) not in before]
        lines = {edit.line for edit in edits}
        if all(edit.code in OF_TEXT for edit in edits):
            after = [d for d in after if d.code[0] == "Y"]
        elif read_file(self.data, self.path).record is None:
            after = [d for d in after if d.at.line in lines]
        return next((Harm(d.code, d.at.line) for d in after), None)


@frozen
class Harm:
    """The code and the line of an error that would be new."""

    code: str | None
    line: int
