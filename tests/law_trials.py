"""What holds a value of a regulation: the value is changed, and something no longer comes out.

Tried are, in this order, the scenarios, the checks of the regulation itself, and the tests that read it. So
the table of the law says what is tried, not what somebody believes is tried.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import product
from types import ModuleType
from typing import Any, TypeVar

import test_procedures
import test_standard_25
import test_standard_619
import test_standards_27_09
from test_scenarios import scenarios, standard
from tiepcan.checks import checks_of
from tiepcan.checks.neighbours import Neighbours
from tiepcan.model.indicators import Criterion, FullPoints, Measure
from tiepcan.model.knowledge import Known, Part
from tiepcan.model.procedure import Step
from tiepcan.model.standard import AssessmentPeriod, Standard, TotalRounding, Years
from tiepcan.scoring.scenarios import run_scenario

_Record = TypeVar("_Record")

ONE = Decimal(1)
DAY = date(2020, 12, 31)
OTHER_TOTAL = {
    TotalRounding.EXACT: TotalRounding.HALF_UP_TO_WHOLE,
    TotalRounding.HALF_UP_TO_WHOLE: TotalRounding.EXACT,
}
MODULES: dict[str, tuple[ModuleType, ...]] = {
    "09-2013": (test_standards_27_09,),
    "25-2021": (test_standard_25, test_procedures),
    "27-2025": (test_standards_27_09,),
    "619-2017": (test_standard_619, test_procedures),
}
"""The tests that read a regulation value by value."""
FIXTURES = {"09-2013": {"standard", "oldest"}, "27-2025": {"standard", "newest"}}
TEXTS = {"name", "about", "formula", "options", "evidence", "text", "step"}
"""What is printed as it stands and never computed with: no scenario can notice it."""
OTHER_TEXT = " (khác)"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario of the regulation that notices."""

    name: str


@dataclass(frozen=True, slots=True)
class Test:
    """A test that notices."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the regulation's own file that notices, so that `validate` does."""

    code: str


Holder = Scenario | Test | Check


@dataclass(frozen=True)
class Trials:
    """All that can notice a change of one regulation."""

    id: str

    @cached_property
    def tests(self) -> list[tuple[Test, Callable[[Standard], None]]]:
        """The tests that hold today, ready to be given another regulation."""
        found = [t for module in MODULES[self.id] for t in _tests_of(module, self.id)]
        return [(test, run) for test, run in found if not notices(run, standard(self.id))]

    def holders(self, known: Known) -> list[Holder]:
        """For each way of changing the value, the first that notices; empty where one goes unnoticed."""
        found: list[Holder] = []
        for other in others(known):
            changed = _with(standard(self.id), known, other)
            noticed = next(self.noticing(known.value, changed), None) if changed else None
            if noticed is None:
                return []
            found.append(noticed)
        return list(dict.fromkeys(found))

    def noticing(self, value: str, changed: Standard) -> Iterator[Holder]:
        """What notices a regulation of which this value was changed."""
        if value not in TEXTS:
            yield from (Scenario(s.name) for s in scenarios(self.id) if run_scenario(changed, s))
        around = Neighbours(None, (changed,), None, DAY)
        for code, check in checks_of("Standard").items():
            if any(check(changed, around)):
                yield Check(code)
        yield from (test for test, run in self.tests if notices(run, changed))


def notices(run: Callable[[Standard], None], given: Standard) -> bool:
    """Whether a test fails for a regulation."""
    try:
        run(given)
    except Exception:  # noqa: BLE001  # a test fails in whatever way it likes
        return True
    return False


def _tests_of(module: ModuleType, id: str) -> Iterator[tuple[Test, Callable[[Standard], None]]]:
    """The tests of a module that need nothing but a regulation, and values written above them."""
    for name, function in vars(module).items():
        if not name.startswith("test_") or not callable(function):
            continue
        wanted = set(inspect.signature(function).parameters)
        for values in _parameters(function, id):
            given = wanted - set(values)
            reads = bool(given) or inspect.isfunction(vars(module).get("standard"))
            if reads and given <= FIXTURES.get(id, {"standard"}):
                yield Test(module.__name__, name), _run(module, function, given, values)


def _run(
    module: ModuleType, function: Callable[..., None], given: set[str], values: dict[str, Any]
) -> Callable[[Standard], None]:
    def run(changed: Standard) -> None:
        with _reading(module, changed):
            function(**dict.fromkeys(given, changed), **values)

    return run


@contextmanager
def _reading(module: ModuleType, changed: Standard) -> Iterator[None]:
    """A module that reads regulations with its function `standard` reads this one."""
    kept = vars(module).get("standard")
    if inspect.isfunction(kept):
        vars(module)["standard"] = lambda id: changed if id == changed.id else standard(id)
    try:
        yield
    finally:
        if kept is not None:
            vars(module)["standard"] = kept


def _parameters(function: Any, id: str) -> Iterator[dict[str, Any]]:
    """The values that `parametrize` gives a test; only this regulation's where they name one."""
    marks = [m for m in getattr(function, "pytestmark", ()) if m.name == "parametrize"]
    rows = []
    for mark in marks:
        names = mark.args[0].split(",") if isinstance(mark.args[0], str) else list(mark.args[0])
        names = [n.strip() for n in names]
        each = [getattr(v, "values", v) if len(names) > 1 or hasattr(v, "id") else (v,) for v in mark.args[1]]
        rows.append([dict(zip(names, values, strict=True)) for values in each])
    for chosen in product(*rows):
        values = {name: value for row in chosen for name, value in row.items()}
        if values.get("id", id) == id:
            yield values


def others(known: Known) -> Iterator[Any]:
    """What the value could be instead."""
    match known.value, known.content:
        case "indicators", _:
            yield None  # one indicator fewer
        case "by_class", classes if isinstance(classes, dict):
            for name in classes:
                yield from ({**classes, name: classes[name] + step} for step in (ONE, -ONE))
        case "bands", tuple() as bands:
            for band in bands:
                if band.points is not None:
                    yield tuple(_changed(b, points=b.points + ONE) if b is band else b for b in bands)
        case _, Decimal() | int() as number:
            yield from (number + 1, number - 1)
        case _, content:
            yield from _other_words(content)


def _other_words(content: Any) -> Iterator[Any]:
    match content:
        case Measure():
            yield Measure.YES_NO if content is Measure.DECLARED else Measure.DECLARED
        case FullPoints():
            yield Decimal(0)
        case TotalRounding():
            yield OTHER_TOTAL[content]
        case _:
            yield from _other_texts(content)


def _other_texts(content: Any) -> Iterator[Any]:
    match content:
        case Years():
            yield _changed(content, from_=content.from_ + 1)
        case AssessmentPeriod():
            yield _changed(content, from_="02/02")
        case Step():
            yield _other_step(content)
        case tuple():
            for part in content:
                yield tuple(p for p in content if p != part)
        case str():
            yield content + OTHER_TEXT


def _other_step(step: Step) -> Step:
    """Another deadline, where there is one; else another name."""
    for name in ("days", "working_days"):
        if (number := getattr(step, name)) is not None:
            return _changed(step, **{name: number + 1})
    if step.before:
        return _changed(step, before="02/02")
    return _changed(step, name=step.name + OTHER_TEXT)


PLURAL = {
    Part.CONDITION: "conditions",
    Part.STEP: "procedure",
    Part.DOSSIER: "dossier",
    Part.FORM: "forms",
    Part.SUSPENSION: "suspended",
}
SINGLE = {Part.ROUNDING: "rounding", Part.TERMS: "terms", Part.COUNCIL: "council"}


def _with(given: Standard, known: Known, other: Any) -> Standard | None:
    """The regulation with another value in one place."""
    place, value = known.place, known.value
    if place.part is Part.STANDARD:
        return _changed(given, **{value: other})
    if (name := SINGLE.get(place.part)) is not None:
        return _changed(given, **{name: _changed(getattr(given, name), **{value: other})})
    if (name := PLURAL.get(place.part)) is not None:
        parts = tuple(_part(p, known, other) for p in getattr(given, name))
        return _changed(given, **{name: parts})
    return _changed(given, criteria=tuple(_criterion(c, known, other) for c in given.criteria))


def _part(part: Any, known: Known, other: Any) -> Any:
    if isinstance(known.content, Step):
        return other if part is known.content else part
    ids = (str(getattr(part, name, "")) for name in ("id", "code", "year"))
    named = known.place.id in ids if known.place.id else part.name == known.content
    return _changed(part, **{known.value: other}) if named else part


def _criterion(criterion: Criterion, known: Known, other: Any) -> Criterion:
    place, value = known.place, known.value
    if place.part is Part.CRITERION:
        if criterion.id != place.id:
            return criterion
        fewer = value == "indicators"
        return _changed(criterion, **{value: criterion.indicators[:-1] if fewer else other})
    if place.part is Part.GROUP:
        groups = (
            _changed(g, max=other) if ", ".join(g.indicators) == place.id else g for g in criterion.groups
        )
        return _changed(criterion, groups=tuple(groups))
    number, _, item = place.id.partition("/")
    return _changed(
        criterion,
        indicators=_each(
            criterion.indicators,
            number,
            lambda i: (
                _changed(i, items=_each(i.items, item, lambda x: _changed(x, **{value: other})))
                if item
                else _changed(i, **{value: other})
            ),
        ),
    )


def _each(parts: Sequence[Any], id: str, change: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(change(part) if part.id == id else part for part in parts)


def _changed(record: _Record, **values: Any) -> _Record:
    """A record with other values."""
    anything: Any = record
    made: _Record = replace(anything, **values)
    return made
