"""What a change does to duties: which become overdue, done or due on another day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..records import frozen
from ..tracking import Duty, DutyState

_Key = tuple[str | int | None, ...]


@frozen
class DutyChange:
    """A duty that stands otherwise than before, or is owed on another day; None: there is no such duty."""

    before: Duty | None
    after: Duty | None

    @property
    def duty(self) -> Duty:
        """The duty as it is now, or as it was last."""
        duty = self.after or self.before
        assert duty is not None
        return duty

    @property
    def is_worse(self) -> bool:
        """It becomes overdue, or it is done no longer."""
        late = self.after is not None and self.after.state is DutyState.OVERDUE
        was_late = self.before is not None and self.before.state is DutyState.OVERDUE
        was_done = self.before is not None and self.before.state.is_done
        return (late and not was_late) or (was_done and not (self.after and self.after.state.is_done))


def duty_changes(before: Iterable[Duty], after: Iterable[Duty]) -> Iterator[DutyChange]:
    """The duties that moved, in the order of the plans; those that are gone stand behind the others."""
    old, new = _by_key(before), _by_key(after)
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or (was.state, was.last_day) != (now.state, now.last_day):
            yield DutyChange(was, now)


def _by_key(duties: Iterable[Duty]) -> Mapping[_Key, Duty]:
    """The duties by what is owed and by whom; of several that are the same each has its own place."""
    seen: Counter[_Key] = Counter()
    found: dict[_Key, Duty] = {}
    for duty in duties:
        key = (*duty.thing, duty.commune, duty.dossier)
        found[*key, seen[key]] = duty
        seen[key] += 1
    return found
