"""A plan with its log, seen on one day: what the makers of duties work with."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from ..diagnostics import Span as Place
from ..model.communes import Commune, CommuneKind, last_day, named_communes
from ..model.plan import Plan, StatedTime
from ..model.standing import Standing
from ..schedule import Timed, Timing, Workdays, text_of, timing_of
from .duty import Duty
from .entries import Entries
from .judgement import Judgement, Span, judge

Member: TypeAlias = tuple[str, str]
"""A commune of a group: its slug and its name."""


class View:
    """A plan as amended, its log up to the day, the communes."""

    def __init__(
        self,
        plan: Plan,
        entries: Entries,
        communes: tuple[Commune, ...] | None,
        day: date,
        workdays: Workdays,
    ) -> None:
        self.plan, self.entries, self.communes, self.day = plan, entries, communes, day
        self.workdays = workdays
        self._judged: dict[tuple[Span, Standing], Judgement] = {}
        self._timed: dict[tuple[int, str | None], tuple[Timing, str | None]] = {}

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.plan.year

    @cached_property
    def names(self) -> tuple[Member, ...]:
        """All communes of the list, those that are no more too."""
        return tuple((c.slug, c.name) for c in self.communes or ())

    @cached_property
    def _named(self) -> dict[str | None, str]:
        return dict(self.names)

    @cached_property
    def living(self) -> tuple[Member, ...]:
        """The communes that exist on 31/12 of the plan's year, in the order of the list."""
        return tuple((c.slug, c.name) for c in self._living())

    def _living(self) -> list[Commune]:
        return [c for c in self.communes or () if c.exists_on(last_day(self.year))]

    def group(self, units: Iterable[str]) -> tuple[Member, ...]:
        """The communes of the groups among these units: "UBND các xã, phường"."""
        kinds = [kinds for unit in units if (kinds := named_communes(unit)) is not None]
        if not kinds:
            return ()
        wanted = frozenset[CommuneKind]().union(*kinds)
        return tuple((c.slug, c.name) for c in self._living() if c.kind is None or c.kind in wanted)

    def with_named(self, group: tuple[Member, ...], named: AbstractSet[str]) -> tuple[Member, ...]:
        """The group and the communes that the log names besides, in the order of the list."""
        if self.communes is None:
            return tuple((slug, slug) for slug in sorted(named))
        slugs = {slug for slug, _ in group} | named
        return tuple(member for member in self.names if member[0] in slugs)

    def timing(self, duty: Timed, unit: str | None) -> tuple[Timing, str | None]:
        """The days of a duty for a unit, and what the plan says of them."""
        said = (*getattr(duty, "time", ()), *duty.due)
        by_unit = any(isinstance(text, StatedTime) and text.unit for text in said)
        key = (id(duty), unit if by_unit else None)
        if key not in self._timed:
            timing = timing_of(duty, self.year, key[1], assesses=self.plan.assesses, workdays=self.workdays)
            self._timed[key] = (timing, "; ".join(map(text_of, said)) or None)
        return self._timed[key]

    def duty(self, span: Span, standing: Standing, at: Place, *, by_day: bool = False, **said: Any) -> Duty:
        """A duty as it stands on the day; equal days and standings are judged once.

        `by_day`: its day alone shows that it was done, as with a report received; else a product must.
        """
        found = self._judged.get((span, standing))
        if found is None:
            found = self._judged[span, standing] = judge(span, standing, self.day)
        return Duty(
            plan=self.plan.id,
            first_day=span.first,
            last_day=found.last,
            original_last_day=found.first_last,
            state=found.state,
            days_late=found.days_late,
            days_left=found.days_left,
            done_on=found.done_on,
            extensions=found.extensions,
            reason=found.reason,
            begun=(span.first or date(self.year, 1, 1)) <= self.day,
            misdated=found.misdated,
            unproven=found.state.is_done and not by_day and not standing.shown,
            commune_name=self._named.get(said.get("commune")),
            at=at,
            **said,
        )
