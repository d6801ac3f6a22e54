"""What one entry of a sheet earns: declared, a penalty, nothing arose, the sum of items, or from facts."""

from decimal import Decimal

from ..messages import say
from ..model.indicators import FullPoints, Indicator, Item, Measure
from ..model.scores import ScoreEntry
from ..model.sources import source_of
from .earned import ZERO, Earned, Rules, Spec, Use, open_bounds, still_open, uses
from .measures import measure_facts
from .scorecard import Bounds, State, Step


def earn(spec: Spec, entry: ScoreEntry | None, rules: Rules) -> Earned:
    """The points of an indicator or item. What the sheet does not say is open, from 0 to the maximum.

    Where the standard counts no points, 1 is a pass and 0 is none. What is declared counts before the
    facts beside it; that both disagree is a finding.
    """
    if entry is None or entry.says_nothing:
        return Earned(open_bounds(spec), State.NOT_ASSESSED, (Step(say("not assessed yet")),))
    if rules.pass_fail and entry.passed is not None:
        return _declared_pass(spec, entry)
    if not rules.pass_fail and entry.points is not None:
        return _declared(spec, entry)
    if entry.penalty:
        return _penalty(spec, entry)
    if entry.none:
        return _none_arose(spec, entry, rules)
    if entry.items:
        return _of_items(spec, entry, rules)
    if entry.points is not None or entry.passed is not None:
        return _other_form(spec, entry)
    return measure_facts(spec, entry, rules)


def _declared(spec: Spec, entry: ScoreEntry) -> Earned:
    points = entry.points or ZERO
    text = say("written in the sheet: {points} points", points=points)
    step = Step(text, entry.origin, "points", source_of(spec, "max"))
    return Earned(Bounds(points, points), State.DECLARED if points else State.ZERO, (step,))


def _declared_pass(spec: Spec, entry: ScoreEntry) -> Earned:
    points = Decimal(bool(entry.passed))
    text = say("written in the sheet: it passes") if points else say("written in the sheet: it does not pass")
    step = Step(text, entry.origin, "passed", source_of(spec, "needed"))
    return Earned(Bounds(points, points), State.DECLARED, (step,))


def _other_form(spec: Spec, entry: ScoreEntry) -> Earned:
    """Points where none are counted, or a pass where points are."""
    if entry.points is not None:
        return still_open(spec, entry, "points", say("this standard counts no points"))
    return still_open(spec, entry, "passed", say("this standard counts points"))


def _penalty(spec: Spec, entry: ScoreEntry) -> Earned:
    """The points that the standard takes off: −0.25 and the indicator has nothing."""
    if spec.minimum is None:
        return still_open(spec, entry, "penalty", say("this standard knows no penalty here"))
    text = say("penalty: {points} points", points=spec.minimum)
    step = Step(text, entry.origin, "penalty", source_of(spec, "minimum"))
    return Earned(Bounds(spec.minimum, spec.minimum), State.COMPUTED, (step,), uses(spec, "minimum"))


def _none_arose(spec: Spec, entry: ScoreEntry, rules: Rules) -> Earned:
    full = spec.none is FullPoints.FULL
    points = spec.max if full else spec.none
    if rules.pass_fail and full:
        step = Step(
            say("nothing arose in the year: it passes"), entry.origin, "none", source_of(spec, "none")
        )
        return Earned(Bounds(Decimal(1), Decimal(1)), State.NONE_AROSE, (step,), uses(spec, "none"))
    if rules.pass_fail or not isinstance(points, Decimal):
        text = say(
            "nothing arose in the year; what that earns is not known in this standard: declare the points"
        )
        if rules.pass_fail:
            text = say("nothing arose in the year; whether it then passes is not known in this standard")
        return still_open(spec, entry, "none", text)
    text = say("nothing arose in the year: the standard gives {points} points", points=points)
    step = Step(text, entry.origin, "none", source_of(spec, "none"))
    # “The full points” are those of the maximum: both values are used.
    names = ("none", "max") if full else ("none",)
    return Earned(Bounds(points, points), State.NONE_AROSE, (step,), uses(spec, *names))


def _of_items(spec: Spec, entry: ScoreEntry, rules: Rules) -> Earned:
    """The items together: their sum; or, where no points are counted, a pass where all of them pass."""
    known = {item.id: item for item in spec.items} if isinstance(spec, Indicator) else {}
    parts = [(id, earn(item, entry.items.get(id), rules)) for id, item in known.items()]
    parts += [
        (id, earn(_unknown_item(id, spec, rules), part, rules))
        for id, part in entry.items.items()
        if id not in known
    ]
    steps = tuple(
        Step(say("item {id}: {text}", id=id, text=step.text), step.origin, step.field, step.source)
        for id, part in parts
        for step in part.steps
    )
    used = _uses_of_items(spec, known, parts)
    if spec.measure is Measure.ITEMS:
        used += uses(spec, "measure")
    whole = _all_pass([part for _, part in parts], steps, entry)
    if not rules.pass_fail:
        whole = _sum(spec, entry, [part for _, part in parts], steps, known)
    rounded = any(part.rounded for _, part in parts)
    return Earned(whole.points, whole.state, whole.steps, used, rounded)


def _sum(
    spec: Spec, entry: ScoreEntry, parts: list[Earned], steps: tuple[Step, ...], known: dict[str, Item]
) -> Earned:
    """The items added up; open as long as the standard's items are not all known and assessed.

    Where the standard lists no items, or the sheet adds items of its own, the sheet is taken at its word.
    """
    strangers = bool(set(entry.items) - set(known))
    closed = not strangers and _make_the_whole(spec, known)
    whole = closed or strangers or not known
    low = sum((part.points.low for part in parts), ZERO)
    if whole and all(part.points.exact for part in parts):
        text = say("sum of the items: {points} points", points=low)
        computed = any(part.used for part in parts)
        state = State.ZERO if not low else State.COMPUTED if computed else State.DECLARED
        return Earned(Bounds(low, low), state, (*steps, Step(text, entry.origin, "items")))
    bounds = open_bounds(spec, low)
    highs = [part.points.high for part in parts if part.points.high is not None]
    if closed and len(highs) == len(parts):
        most = sum(highs, ZERO)
        bounds = Bounds(low, max(low, most if bounds.high is None else min(most, bounds.high)))
    text = say(
        "the items of this indicator are not all known or assessed: the sum is at least {points}", points=low
    )
    return Earned(bounds, State.PARTLY_ASSESSED, (*steps, Step(text, entry.origin, "items")))


def _all_pass(parts: list[Earned], steps: tuple[Step, ...], entry: ScoreEntry) -> Earned:
    """Passes where every item passes; one that does not pass decides, whatever the others do."""
    if any(part.points.high == 0 for part in parts):
        text, bounds = say("not all items pass"), Bounds(ZERO, ZERO)
    elif all(part.points.low > 0 for part in parts):
        text, bounds = say("all items pass"), Bounds(Decimal(1), Decimal(1))
    else:
        text, bounds = say("the items are not all assessed"), Bounds(ZERO, Decimal(1))
    state = State.COMPUTED if any(part.used for part in parts) else State.DECLARED
    state = state if bounds.exact else State.PARTLY_ASSESSED
    return Earned(bounds, state, (*steps, Step(text, entry.origin, "items")))


def _uses_of_items(spec: Spec, known: dict[str, Item], parts: list[tuple[str, Earned]]) -> tuple[Use, ...]:
    """What the items used, and the numbers of those that the standard lists and the sheet assessed."""
    used: list[Use] = []
    for id, part in parts:
        if id in known and part.state is not State.NOT_ASSESSED:
            used += uses(known[id], "id")
        used += part.used
    return tuple(Use(use.value, f"{spec.id}/{use.id}", use.source) for use in used)


def _make_the_whole(spec: Spec, known: dict[str, Item]) -> bool:
    """Whether the items listed are all there are: the standard says so, or they add up to the maximum."""
    maxima = [item.max for item in known.values()]
    return spec.measure is Measure.ITEMS or (
        None not in maxima and sum((m or ZERO for m in maxima), ZERO) == spec.max
    )


def _unknown_item(id: str, spec: Spec, rules: Rules) -> Item:
    """An item that the standard does not name: only what is declared counts, or the indicator's penalty."""
    most = Decimal(1) if rules.pass_fail else None
    return Item(id=id, max=most, minimum=spec.minimum, source=spec.source, origin=spec.origin)
