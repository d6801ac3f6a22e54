"""What if: changes asked for in a line, tried on a copy of a sheet. Nothing is written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from ..diagnostics import Stop
from ..messages import Message, say
from ..model.indicators import Indicator, Measure
from ..model.scores import ScoreEntry
from ..records import frozen
from .earned import HUNDRED, Rules, reaches, round_points, rules_of
from .retrial import counted_entry, score_with
from .scorecard import Scorecard, Stage

_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,10})?", re.ASCII)
_YES = {"yes": True, "no": False, "có": True, "không": False}
_PASSED = {"pass": True, "fail": False, "đạt": True, "chưa đạt": False, **_YES}
_FORMS = say("for example: 2.3=98%, 2.3=9.5, 2.4=none, 1.1=yes")


@frozen
class Trial:
    """A scorecard, the one that the changes would make of it, and the indicators that were changed."""

    before: Scorecard
    after: Scorecard
    asked: tuple[str, ...]
    indicators: tuple[str, ...]


class _Asked(NamedTuple):
    """One change as it was asked for, and what it meets in the sheet."""

    text: str
    value: str
    spec: Indicator
    entry: ScoreEntry
    facts: ScoreEntry
    rules: Rules


def try_changes(card: Scorecard, asked: Sequence[str]) -> Trial:
    """Score a copy with changes such as 2.3=98%, 2.3=9.5, 2.4=none or 1.1=yes.

    A share changes what was done and never the total; without facts it is a share of the maximum, in points.
    Stop where a change cannot be read or makes no sense for its indicator.
    """
    entries: dict[str, ScoreEntry] = {}
    for text in asked:
        id, _, value = (part.strip() for part in text.partition("="))
        spec = _spec_of(card, text, id)
        if id in entries:
            raise Stop(say("indicator {id} is changed twice", id=id), say("ask for each indicator once"))
        counted = counted_entry(card, id) or ScoreEntry(origin=card.sheet.origin)
        # An appraisal often says points alone; the facts then are still the commune's own.
        facts = counted if counted.total is not None else card.sheet.indicators.get(id, counted)
        entries[id] = _entry(_Asked(text, value, spec, counted, facts, rules_of(card.standard)))
    ids = tuple(id for id in card.indicators if id in entries)
    return Trial(card, score_with(card, entries), tuple(asked), ids)


def _spec_of(card: Scorecard, text: str, id: str) -> Indicator:
    """The indicator that a change speaks of."""
    if "=" not in text or not id:
        raise Stop(say("“{text}” is no change of an indicator", text=text), _FORMS)
    if id not in card.indicators:
        raise Stop(
            say("the standard {standard} has no indicator {id}", standard=card.standard.id, id=id),
            say("its indicators are: {ids}", ids=list(card.indicators)),
        )
    criterion = next(c for c in card.criteria if any(i.spec.id == id for i in c.indicators))
    appraised = card.indicators[id].appraised if card.stage is Stage.APPRAISAL else False
    if criterion.declared and not appraised:
        raise Stop(
            say("criterion {id} is written as a whole: its indicators change nothing", id=criterion.spec.id),
            say("write the points of its indicators in the sheet first"),
        )
    return card.indicators[id].spec


def _entry(asked: _Asked) -> ScoreEntry:
    """The entry that a change makes."""
    value = " ".join(asked.value.casefold().split())
    if value == "none":
        return _fresh(asked, none=True)
    if value in _PASSED:
        return _answered(asked, value)
    number = value.removesuffix("%").rstrip()
    if "," in number and _NUMBER.fullmatch(number.replace(",", ".", 1)):
        written = value.replace(",", ".").replace(" ", "")
        raise Stop(
            say("“{text}” has a comma in its number", text=asked.text),
            say("write it with a point: {id}={value}", id=asked.spec.id, value=written),
        )
    if not _NUMBER.fullmatch(number):
        raise Stop(say("“{text}” cannot be understood", text=asked.text), _FORMS)
    return _percent(asked, Decimal(number)) if value.endswith("%") else _number(asked, Decimal(number))


def _fresh(asked: _Asked, **values: object) -> ScoreEntry:
    """The entry with these values in the place of all that it said of the result."""
    said = ("points", "done", "total", "yes", "count", "passed", "penalty", "none")
    nothing: dict[str, object] = {**dict.fromkeys(said), "items": {}}
    fresh: Callable[..., ScoreEntry] = replace
    return fresh(asked.entry, **{**nothing, **values})


def _answered(asked: _Asked, value: str) -> ScoreEntry:
    """Yes or no, passed or not."""
    if asked.spec.measure is Measure.YES_NO and value in _YES:
        return _fresh(asked, yes=_YES[value])
    if asked.rules.pass_fail:
        return _fresh(asked, passed=_PASSED[value])
    raise _senseless(asked, say("it is not answered by yes or no"))


def _percent(asked: _Asked, percent: Decimal) -> ScoreEntry:
    """So many percent: of the cases, whose number stays, or of the maximum where the sheet has no cases."""
    if not 0 <= percent <= HUNDRED:
        raise _senseless(asked, say("a share lies between 0% and 100%"))
    total = asked.facts.total
    if total:
        done = Decimal(ceil(Fraction(percent) * Fraction(total) / 100))
        return _fresh(asked, done=min(done, total), total=total)
    if asked.rules.pass_fail:
        if asked.spec.needed is None:
            raise _senseless(asked, say("the share that is needed is not known"))
        return _fresh(asked, passed=reaches(percent, HUNDRED, asked.spec.needed))
    if asked.spec.max is None:
        raise _senseless(asked, say("the sheet has no facts and the standard no maximum to take a share of"))
    return _fresh(asked, points=round_points(asked.spec.max * percent / HUNDRED, asked.rules.decimals))


def _number(asked: _Asked, number: Decimal) -> ScoreEntry:
    """Points; or how many things there are, where these are counted and no points are."""
    if asked.rules.pass_fail:
        if asked.spec.measure is Measure.COUNT and number >= 0:
            return _fresh(asked, count=number)
        raise _senseless(asked, say("this standard counts no points"))
    least, most = min(asked.spec.minimum or Decimal(0), Decimal(0)), asked.spec.max
    if number < least:
        raise _senseless(asked, say("it has at least {least} points", least=least))
    if most is not None and number > most:
        raise _senseless(asked, say("it has at most {most} points", most=most))
    return _fresh(asked, points=number)


def _senseless(asked: _Asked, why: Message) -> Stop:
    return Stop(say("“{text}” makes no sense for this indicator: {why}", text=asked.text, why=why), _FORMS)
