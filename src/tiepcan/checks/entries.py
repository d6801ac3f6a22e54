"""Checks of the entries of a score sheet: what each indicator says, against its standard."""

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.indicators import Indicator, Measure
from ..model.procedure import Suspension
from ..model.scores import ScoreSheet
from ..nodes import Origin
from ..scoring.choice import known_standards, suspension_of
from ..scoring.earned import ZERO, Rules, rules_of
from ..scoring.earning import earn
from .neighbours import Neighbours
from .subject import Subject

_NUMBER = re.compile(r"[0-9]+[.,][0-9]+")


def no_standard_for_year(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A sheet is scored under the standard that served its year.

    Years without a standard are refused: the nearest one would give points that no decision stands behind.
    A `standard` that is written must exist and serve the year.
    """
    sheet, standard = subject.sheet, subject.standard
    suspension = suspension_of(around.standards, sheet.year)
    if suspension:
        yield from _suspended(sheet, suspension)
    elif standard is None and sheet.standard is not None:
        message = say("there is no standard “{id}”", id=sheet.standard)
        yield Diagnostic("S101", message, sheet.origin.at("standard"), known_standards(around.standards))
    elif standard is None:
        message = say("no standard is known for the assessment year {year}", year=sheet.year)
        yield Diagnostic("S101", message, sheet.origin.at("year"), known_standards(around.standards))
    elif not standard.serves(sheet.year):
        message = say("the standard {id} does not serve the year {year}", id=standard.id, year=sheet.year)
        yield Diagnostic("S101", message, sheet.origin.at("standard"), known_standards(around.standards))


def _suspended(sheet: ScoreSheet, suspension: Suspension) -> Iterator[Diagnostic]:
    """A year of which the assessment was suspended; a sheet that says that none is held agrees with that."""
    if sheet.evaluation and not sheet.evaluation.held:
        return
    message = say(
        "the assessment of {year} was suspended: {text} ({cite})",
        year=sheet.year,
        text=suspension.text,
        cite=suspension.source.cite,
    )
    hint = say("no sheet is scored for that year")
    yield Diagnostic("S101", message, sheet.origin.at("year"), hint)


def unknown_indicator(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Every indicator of the sheet is one of its standard.

    The points of one that the standard does not have would count for nothing.
    """
    sheet, standard = subject.sheet, subject.standard
    if standard is None:
        return
    known = {i.id for i in standard.indicators()}
    places: list[tuple[str, Origin, str]] = [(id, sheet.origin, "indicators") for id in sheet.indicators]
    if sheet.appraisal:
        places += [(id, sheet.appraisal.origin, "indicators") for id in sheet.appraisal.indicators]
    for id, origin, field in places:
        if id not in known:
            message = say("the standard {standard} has no indicator {id}", standard=standard.id, id=id)
            yield Diagnostic("S102", message, origin.key(field, id), _meant(id, known))
    yield from _unknown_items(subject)


def _meant(id: str, known: Collection[str]) -> Message | None:
    """The id within what was written (“2.3”, 2,3, Chỉ tiêu 2.3), else those of its criterion."""
    within = [number.replace(",", ".") for number in _NUMBER.findall(id)]
    if len(within) == 1 and within[0] != id and within[0] in known:
        return say("write {right}", right=f'"{within[0]}"')
    own = ", ".join(i for i in sorted(known) if i.split(".")[0] == id.split(".", maxsplit=1)[0])
    return say("its indicators of this criterion are: {ids}", ids=own) if own else None


def _unknown_items(subject: Subject) -> Iterator[Diagnostic]:
    """Items of an indicator whose items the standard lists in full."""
    for id, entry, spec in subject.entries:
        if not isinstance(spec, Indicator) or spec.measure is not Measure.ITEMS:
            continue
        known = [item.id for item in spec.items]
        for item in entry.items:
            if item not in known:
                message = say("indicator {id} has no item {item}", id=id, item=item)
                hint = say("its items are: {ids}", ids=known)
                yield Diagnostic("S102", message, entry.origin.key("items", item), hint)


def above_maximum(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """No indicator and no item has more points than its maximum.

    Where the maximum of an indicator is not known, the sum of its criterion is checked instead.
    """
    rules = rules_of(subject.standard) if subject.standard else Rules()
    for id, entry, spec in subject.entries if not rules.pass_fail else ():
        if spec is None or spec.max is None or not (entry.points is not None or entry.items):
            continue
        points = earn(spec, entry, rules).points.low
        if points > spec.max:
            message = say(
                "{points} points for {id}, at most {max} are possible", points=points, id=id, max=spec.max
            )
            at = entry.origin.at("items" if entry.points is None else "points")
            yield Diagnostic("S104", message, at, say("write at most {max}", max=spec.max))


def below_minimum(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """Points are not negative, except where the standard takes points off as a penalty.

    In 619/2017 that is −0.25 for indicator 2.2 (Thông tư 07/2017/TT-BTP, Phụ lục I).
    """
    standard = subject.standard
    if standard and rules_of(standard).pass_fail:
        return
    for id, entry, spec in subject.entries:
        # An item that the standard does not list can be its penalty: as low as the whole indicator.
        limited = spec or (standard.indicator(id.partition("/")[0]) if standard else None)
        least = (limited.minimum if limited else None) or ZERO
        if entry.points is not None and entry.points < least:
            message = say(
                "{points} points for {id}, at least {min} are possible", points=entry.points, id=id, min=least
            )
            hint = (
                say("write 0, or {min} where the penalty applies", min=least)
                if least
                else say("write 0 or more")
            )
            yield Diagnostic("S105", message, entry.origin.at("points"), hint)


def more_done_than_total(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """`done` counts some of what `total` counts: it is neither negative nor larger.

    Usually the two were exchanged.
    """
    for done, total, origin in _figures(subject):
        if done is not None and total is not None and not ZERO <= done <= total:
            hint = say("figures are 0 or more")
            if ZERO <= total < done:
                hint = say("were the two exchanged? done: {total}, total: {done}", done=done, total=total)
            text = say("{done} done of {total}", done=done, total=total)
            yield Diagnostic("S106", text, origin.at("done"), hint)


def _figures(subject: Subject) -> Iterator[tuple[Decimal | None, Decimal | None, Origin]]:
    """All pairs of figures of a sheet; beside “none” there are none that count."""
    for _, entry, _ in subject.entries:
        if not entry.none:
            yield entry.done, entry.total, entry.origin
    if given := subject.sheet.satisfaction:
        yield given.done, given.total, given.origin


def total_of_nothing(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A total of 0 means that nothing arose; that is said with `none` and a reason.

    0 of 0 is no share. What a standard gives where nothing arose stands in the standard.
    """
    for _, entry, _ in subject.entries:
        if entry.total == 0 and not entry.none:
            hint = say("write “none: true” with the reason instead of done and total")
            yield Diagnostic("S107", say("a total of 0: did nothing arise?"), entry.origin.at("total"), hint)


def none_beside_figures(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """“Nothing arose” and figures exclude each other.

    One of the two was left over from an earlier state of the sheet.
    """
    for _, entry, _ in subject.entries:
        if entry.none and (entry.total or entry.done):
            total = entry.total or entry.done
            message = say("“none” says that nothing arose, and the sheet counts {total}", total=total)
            hint = say("keep one of the two: “none” with its reason, or the figures")
            yield Diagnostic("S108", message, entry.origin.at("none"), hint)


def half_a_share(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A share needs both figures: how many were done, and how many there were."""
    for done, total, origin in _figures(subject):
        if (done is None) != (total is None) and total != 0:
            given, missing = ("done", "total") if total is None else ("total", "done")
            message = say("“{given}” without “{missing}”", given=given, missing=missing)
            yield Diagnostic("S109", message, origin.at(given), say("write both, done and total"))


CHECKS: dict[str, Callable[[Subject, Neighbours], Iterator[Diagnostic]]] = {
    "S101": no_standard_for_year,
    "S102": unknown_indicator,
    "S104": above_maximum,
    "S105": below_minimum,
    "S106": more_done_than_total,
    "S107": total_of_nothing,
    "S108": none_beside_figures,
    "S109": half_a_share,
}
