"""Checks of a standard: whether the regulation, as data, holds together."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields

from ..diagnostics import Diagnostic
from ..messages import say
from ..model.indicators import Criterion, Indicator, Item
from ..model.standard import Condition, Rounding, Standard
from ..nodes import Origin
from ..scoring.earned import ZERO
from .neighbours import Neighbours


def criteria_off_total(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """The maxima of all criteria add up to the maximum of the standard.

    Otherwise a commune could reach more, or never reach all, of the points that the decision names.
    """
    maxima = [c.max for c in standard.criteria]
    if standard.max is None or any(m is None for m in maxima):
        return
    total = sum((m for m in maxima if m is not None), ZERO)
    if total != standard.max:
        message = say(
            "the criteria add up to {total} points, the standard says {max}", total=total, max=standard.max
        )
        yield Diagnostic("D101", message, standard.origin.at("max"))


def repeated_number(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """Every criterion, indicator and condition has a number of its own.

    Score sheets name them by it.
    """
    named = [(c.id, c.origin) for c in standard.criteria] + [(i.id, i.origin) for i in standard.indicators()]
    for group in (named, [(str(c.id), c.origin) for c in standard.conditions]):
        counted = Counter(id for id, _ in group)
        seen: set[str] = set()
        for id, origin in group:
            if counted[id] > 1 and id in seen:
                yield Diagnostic("D102", say("the number {id} is used twice", id=id), origin.at("id"))
            seen.add(id)


def indicators_off_criterion(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """The maxima of the indicators of a criterion fit its own maximum.

    Where all are known they add up to it exactly; where some are not, the known ones and the groups
    leave something for the others.
    """
    for criterion in standard.criteria:
        if criterion.max is None or not criterion.indicators:
            continue
        grouped = {id for g in criterion.groups for id in g.indicators}
        loose = [i for i in criterion.indicators if i.id not in grouped]
        known = sum((i.max for i in loose if i.max is not None), ZERO) + sum(
            (g.max for g in criterion.groups), ZERO
        )
        complete = all(i.max is not None for i in loose)
        if known > criterion.max or (complete and known != criterion.max):
            text = say(
                "the indicators of criterion {id} make {known} points, the criterion has {max}",
                id=criterion.id,
                known=known,
                max=criterion.max,
            )
            yield Diagnostic("D103", text, criterion.origin.at("max"))


def source_of_nothing(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """Under `sources` stand the names of values of the same record.

    A source with a misspelt name would leave its value with the general source, and so with a
    status that it may not have.
    """
    for record, origin in _with_sources(standard):
        known = {f.metadata.get("alias", f.name) for f in fields(record)}
        for name in record.sources:
            if name not in known:
                yield Diagnostic(
                    "D104", say("“{name}” is no value of this record", name=name), origin.at("sources", name)
                )


_Sourced = Condition | Criterion | Indicator | Item | Rounding


def _with_sources(standard: Standard) -> Iterator[tuple[_Sourced, Origin]]:
    if standard.rounding:
        yield standard.rounding, standard.rounding.origin
    for condition in standard.conditions:
        yield condition, condition.origin
    for criterion in standard.criteria:
        yield criterion, criterion.origin
        for indicator in criterion.indicators:
            yield indicator, indicator.origin
            for item in indicator.items:
                yield item, item.origin


def group_of_strangers(standard: Standard, around: Neighbours) -> Iterator[Diagnostic]:
    """A group names indicators of its own criterion, a condition one of the standard.

    The maximum of a group limits its indicators; one that is not there is not limited.
    """
    for condition in standard.conditions:
        if condition.indicator is not None and not standard.indicator(condition.indicator):
            text = say(
                "the standard {standard} has no indicator {id}", standard=standard.id, id=condition.indicator
            )
            yield Diagnostic("D105", text, condition.origin.at("indicator"))
    for criterion in standard.criteria:
        own = {i.id for i in criterion.indicators}
        for group in criterion.groups:
            for index, id in enumerate(group.indicators):
                if id not in own:
                    text = say("criterion {criterion} has no indicator {id}", criterion=criterion.id, id=id)
                    yield Diagnostic("D105", text, group.origin.at("indicators", index))


CHECKS: dict[str, Callable[[Standard, Neighbours], Iterator[Diagnostic]]] = {
    "D101": criteria_off_total,
    "D102": repeated_number,
    "D103": indicators_off_criterion,
    "D104": source_of_nothing,
    "D105": group_of_strangers,
}
