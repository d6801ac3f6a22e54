"""Checks of the names that a plan gives: its activities, the units, and itself."""

import re
from collections.abc import Callable, Iterator, Sequence

from ..diagnostics import Diagnostic, Span
from ..messages import say
from ..model.amendments import amended
from ..model.communes import named_commune
from ..model.plan import Activity, Plan, every_activity
from ..model.slugs import slug_of_commune
from .alike import spelling, words_of
from .neighbours import Neighbours

_OWN_NAME = re.compile(r"\blà\s+(?:nội\s+dung\s+)?kế\s+hoạch\b([^.;,]*)", re.IGNORECASE)
_NAME_ENDS = set(words_of("của trên số này đề yêu mong kính"))
_FILLING = set(words_of("triển khai thực hiện tổ chức về việc các"))
"""Words that a title gains or loses without becoming another one."""


def title_twice(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """No two activities have the same title.

    Usually one was copied and its title left as it was. Reports and lists of late activities name an
    activity by its title: nobody could tell the two apart there. Capitals, punctuation and the usual
    abbreviations do not count. A heading may be called like the activity under it.
    """
    seen: dict[tuple[str, ...], Activity] = {}
    for activity in every_activity(amended(plan, around.day).activities):
        key = words_of(activity.title or "")
        first = seen.setdefault(key, activity)
        if activity in first.activities:
            seen[key] = activity
        elif key and first is not activity:
            message = say("activities {one} and {other} have the same title", one=first.id, other=activity.id)
            yield Diagnostic("P122", message, activity.origin.at("title"))


def unit_in_two_spellings(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A unit is called the same wherever the plan gives it work.

    What a unit owes is gathered under its name: in two spellings it is shown as two units. Compared are
    the units that lead, take part, report, or have responsibilities. `Uỷ ban` and `Ủy ban`, `Phòng tư
    pháp` and `Phòng Tư pháp`, `UBND` and `Ủy ban nhân dân` are two spellings of one name; a small letter
    at the beginning, as in the middle of a sentence, is none. The head of the document and its recipients
    are left alone: the one is written in full, the others are usually abbreviated.
    """
    first: dict[tuple[str, ...], str] = {}
    told: set[str] = set()
    for name, at in _units(amended(plan, around.day)):
        one, other = first.setdefault(words_of(name), name), spelling(name)
        if spelling(one) != other and other not in told:
            told.add(other)
            message = say("one unit in two spellings: “{one}” and “{other}”", one=one, other=name)
            yield Diagnostic("P123", message, at, say("write it the same everywhere"))


def commune_named_otherwise(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """A commune is called as in the list of communes.

    A lost mark, or xã where it is a phường, is overlooked in a draft and stands in the document. Names are
    compared that are the same but for these; others may be communes of another office.
    """
    names = [commune.name for commune in (around.communes or {}).values()]
    first: dict[tuple[str, ...], tuple[str, str, Span]] = {}
    for name, at in _units(amended(plan, around.day)) if names else ():
        if unit := named_commune(name):
            first.setdefault(words_of(unit), (unit, name, at))
    for listed in map(words_of, names if first else ()):
        first.pop(listed, None)
    alike: dict[str | None, list[str]] = {}
    for known in names if first else ():
        alike.setdefault(slug_of_commune(known, ()), []).append(known)
    for unit, name, at in first.values():
        if near := alike.get(slug_of_commune(unit, ())):
            message = say("“{unit}” is no commune of the list", unit=name)
            yield Diagnostic("P126", message, at, say("did you mean “{near}”?", near=near))


def _units(plan: Plan) -> Iterator[tuple[str, Span]]:
    """The units that a plan gives something to do, in the order of its parts."""
    for activity in every_activity(plan.activities):
        for field, names in (("lead", activity.lead), ("partners", activity.partners)):
            yield from ((name, activity.origin.at(field, n)) for n, name in enumerate(names))
    for duty in plan.responsibilities:
        yield duty.unit, duty.origin.at("unit")
    for report in plan.reports:
        if report.from_ and not report.owed_by_communes:
            yield report.from_, report.origin.at("from")
        if report.to:
            yield report.to, report.origin.at("to")


def closing_names_another_plan(plan: Plan, around: Neighbours) -> Iterator[Diagnostic]:
    """The closing sentence names the plan as its title does.

    “Trên đây là Kế hoạch …” often stays behind when a title is changed, or comes from last year's plan. A
    shorter name, one without “triển khai”, “thực hiện” or “tổ chức”, and the bare “Kế hoạch” with the year
    are the same name.
    """
    found = _OWN_NAME.search(plan.closing or "")
    if not found or not plan.title:
        return
    passed_over = {*_FILLING, *words_of("năm"), str(plan.year), str(plan.assesses)}
    name = [word for word in _until(words_of(found[1]), _NAME_ENDS) if word not in passed_over]
    if not _in_order(name, words_of(plan.title)):
        message = say("the closing sentence names the plan otherwise than its title")
        hint = say("repeat the title, or write only “Kế hoạch” with the year")
        yield Diagnostic("P125", message, plan.origin.at("closing"), hint)


def _until(words: Sequence[str], ends: set[str]) -> Sequence[str]:
    return words[: next((n for n, word in enumerate(words) if word in ends), len(words))]


def _in_order(words: Sequence[str], text: Sequence[str]) -> bool:
    """Whether a text holds the words one after another, others between them or not."""
    rest = iter(text)
    return all(word in rest for word in words)


CHECKS: dict[str, Callable[[Plan, Neighbours], Iterator[Diagnostic]]] = {
    "P122": title_twice,
    "P123": unit_in_two_spellings,
    "P125": closing_names_another_plan,
    "P126": commune_named_otherwise,
}
