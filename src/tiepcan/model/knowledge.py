"""What is known of a regulation, each value with its source, and what nobody has seen yet."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from ..records import frozen
from .completion import VALUES, is_known
from .indicators import Criterion, Indicator, Item, Measure
from .sources import Source, source_of
from .standard import Condition, ConditionTest, ResultForm, Standard

THRESHOLDS = (
    ConditionTest.TOTAL_AT_LEAST,
    ConditionTest.CRITERIA_AT_LEAST,
    ConditionTest.SATISFACTION_AT_LEAST,
)


class Part(StrEnum):
    """The kinds of parts that a regulation has as data."""

    STANDARD = "standard"
    ROUNDING = "rounding"
    TERMS = "terms"
    CONDITION = "condition"
    CRITERION = "criterion"
    GROUP = "group"
    INDICATOR = "indicator"
    ITEM = "item"
    STEP = "step"
    DOSSIER = "dossier"
    FORM = "form"
    COUNCIL = "council"
    SUSPENSION = "suspension"


@frozen
class Place:
    """A part of a regulation: its kind, its number where it has one (2.5/1 for an item), its name."""

    part: Part
    id: str = ""
    name: str | None = None


@frozen
class Known:
    """A value that somebody has seen."""

    place: Place
    value: str  # the name of the value: max, measure, …
    content: object
    source: Source


@frozen
class Missing:
    """A value that nobody has seen; an office can fill it in where `fillable`."""

    place: Place
    value: str
    fillable: bool = True


def known_of(standard: Standard) -> Iterator[Known]:
    """Every value of a regulation, in the order of its file."""
    yield from _of_frame(standard)
    for condition in standard.conditions:
        place = Place(Part.CONDITION, condition.id, condition.name)
        yield from _values(place, condition, ("name", "minimum", "by_class", "forms", "lighter_forms"))
    for criterion in standard.criteria:
        yield from _of_criterion(criterion)
    for step in standard.procedure:
        yield Known(Place(Part.STEP, step.id), "step", step, step.source)
    for paper in standard.dossier:
        yield Known(Place(Part.DOSSIER), "name", paper.name, paper.source)
    for form in standard.forms:
        yield Known(Place(Part.FORM, form.code), "name", form.name or form.code, form.source)
    for year in standard.suspended:
        yield Known(Place(Part.SUSPENSION, str(year.year)), "text", year.text, year.source)


def _of_frame(standard: Standard) -> Iterator[Known]:
    whole = Place(Part.STANDARD)
    yield Known(whole, "years", standard.years, standard.years.source)
    if standard.period:
        yield Known(whole, "period", standard.period, standard.period.source)
    for name in ("max", "kinds"):
        if is_known(content := getattr(standard, name)):
            yield Known(whole, name, content, standard.source)
    if standard.rounding:
        yield from _values(Place(Part.ROUNDING), standard.rounding, ("share_decimals", "total"))
    if standard.terms:
        yield from _values(Place(Part.TERMS), standard.terms, ("council", "appraisal"))
    if standard.council:
        yield from _values(Place(Part.COUNCIL), standard.council, ("most_members", "quorum"))


def _of_criterion(criterion: Criterion) -> Iterator[Known]:
    place = Place(Part.CRITERION, criterion.id, criterion.name)
    yield from _values(place, criterion, ("name", "max"))
    if "indicators" in criterion.sources:
        yield Known(place, "indicators", len(criterion.indicators), criterion.sources["indicators"])
    for group in criterion.groups:
        yield Known(Place(Part.GROUP, ", ".join(group.indicators)), "max", group.max, group.source)
    for indicator in criterion.indicators:
        place = place_of(indicator)
        yield from _values(place, indicator, ("id", "name", "about", *VALUES[1:], "evidence"))
        for item in indicator.items:
            yield from _values(place_of(indicator, item), item, ("id", *VALUES))


def _values(place: Place, owner: Any, names: tuple[str, ...]) -> Iterator[Known]:
    """The values that are there; a record without sources of single values has one for all."""
    for name in names:
        if is_known(content := getattr(owner, name)):
            source = source_of(owner, name) if hasattr(owner, "sources") else owner.source
            yield Known(place, name, content, source)


def place_of(indicator: Indicator, item: Item | None = None) -> Place:
    """The place of an indicator, or of one of its items."""
    if item is not None:
        return Place(Part.ITEM, f"{indicator.id}/{item.id}", item.name)
    return Place(Part.INDICATOR, indicator.id, indicator.name or indicator.about)


def missing_of(standard: Standard) -> Iterator[Missing]:
    """What nobody has seen: what every regulation has, and what the file names and leaves empty."""
    counts_points = standard.form is ResultForm.POINTS
    if standard.rounding and standard.rounding.total is None and counts_points:
        yield Missing(Place(Part.ROUNDING), "total")
    for condition in standard.conditions:
        if lacks_threshold(condition):
            yield Missing(Place(Part.CONDITION, condition.id, condition.name), "minimum")
    if not standard.criteria:
        yield Missing(Place(Part.STANDARD), "criteria", fillable=False)
    for criterion in standard.criteria:
        place = Place(Part.CRITERION, criterion.id, criterion.name)
        yield from (Missing(place, name) for name in missing_in_criterion(criterion, standard.form))
        if not criterion.indicators:
            yield Missing(place, "indicators", fillable=False)
        for indicator in criterion.indicators:
            names = missing_in(indicator, standard.form)
            yield from (Missing(place_of(indicator), name) for name in names)
            for item in indicator.items:
                names = missing_in(item, standard.form)
                yield from (Missing(place_of(indicator, item), name) for name in names)


def lacks_threshold(condition: Condition) -> bool:
    """Whether a condition compares with a number that nobody has seen."""
    return condition.test in THRESHOLDS and condition.minimum is None and not condition.by_class


def missing_in_criterion(criterion: Criterion, form: ResultForm) -> tuple[str, ...]:
    """The values of a criterion that nobody has seen."""
    names = ("name", "max") if form is ResultForm.POINTS else ("name",)
    return tuple(name for name in names if getattr(criterion, name) is None)


def missing_in(spec: Indicator | Item, form: ResultForm) -> tuple[str, ...]:
    """The values of an indicator or item that nobody has seen.

    Name, maximum and measure belong to each of them (where the result is pass or fail there are no points);
    a ladder needs its rungs, a count its number; everything else where the file says so.
    """
    needed = {"name", "measure"} | ({"max"} if form is ResultForm.POINTS else set())
    if spec.measure is Measure.COUNT or (spec.measure is Measure.SHARE and form is ResultForm.PASS_FAIL):
        needed.add("needed")
    if spec.measure is Measure.BANDS:
        needed.add("bands")
    found = [
        name
        for name in VALUES
        if not is_known(getattr(spec, name)) and (name in needed or spec.origin.has(name))
    ]
    if any(band.points is None for band in spec.bands):
        found.append("bands")
    return tuple(found)
