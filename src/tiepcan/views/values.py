"""The values of a regulation in words."""

from collections.abc import Mapping
from decimal import Decimal

from ..messages import Message, Words, say
from ..model.indicators import Band, FullPoints, Measure
from ..model.knowledge import Part
from ..model.procedure import Step
from ..model.standard import AssessmentPeriod, TotalRounding, Years

PART_WORDS: dict[Part, Message] = {
    Part.STANDARD: say("The regulation"),
    Part.ROUNDING: say("Rounding"),
    Part.TERMS: say("Terms"),
    Part.CONDITION: say("Condition"),
    Part.CRITERION: say("Criterion"),
    Part.GROUP: say("Indicators"),
    Part.INDICATOR: say("Indicator"),
    Part.ITEM: say("Item"),
    Part.STEP: say("Step"),
    Part.DOSSIER: say("Dossier"),
    Part.FORM: say("Official form"),
    Part.COUNCIL: say("Council"),
    Part.SUSPENSION: say("Suspension"),
}
VALUE_WORDS: dict[str, Message] = {
    "id": say("number and place"),
    "name": say("name"),
    "about": say("content"),
    "max": say("maximum"),
    "minimum": say("lowest value"),
    "measure": say("measure"),
    "bands": say("bands"),
    "needed": say("how many are needed"),
    "options": say("options"),
    "none": say("points where nothing arose"),
    "formula": say("formula"),
    "evidence": say("evidence"),
    "by_class": say("lowest value by class"),
    "forms": say("forms of discipline that count"),
    "lighter_forms": say("lighter forms of discipline"),
    "indicators": say("indicators"),
    "criteria": say("criteria"),
    "years": say("assessment years"),
    "period": say("period"),
    "kinds": say("kinds of commune"),
    "share_decimals": say("decimals of a share"),
    "total": say("which total is compared"),
    "council": say("what the council is called"),
    "appraisal": say("what the appraisal is called"),
    "most_members": say("most members"),
    "quorum": say("quorum"),
    "step": say("what is done"),
    "text": say("what was decided"),
}
_WORDS: dict[Measure | TotalRounding | FullPoints, Message] = {
    Measure.DECLARED: say("the points are declared"),
    Measure.SHARE: say("share of the maximum"),
    Measure.BANDS: say("by bands of the share"),
    Measure.ITEMS: say("sum of the items"),
    Measure.YES_NO: say("yes or no"),
    Measure.COUNT: say("by number"),
    FullPoints.FULL: say("the maximum"),
    TotalRounding.EXACT: say("the exact total"),
    TotalRounding.HALF_UP_TO_WHOLE: say("the total rounded to whole points"),
}


def content_text(content: object, words: Words) -> str:
    """A value of a regulation as a reader expects it."""
    match content:
        case Measure() | TotalRounding() | FullPoints():
            return words(_WORDS[content])
        case Years():
            return f"{content.from_}–{content.to or '…'}"
        case AssessmentPeriod():
            return f"{content.from_}–{content.to}"
        case Step():
            parts = (content.name, content.by, content.deadline)
            return "; ".join(part for part in parts if part)
        case Mapping():
            return "; ".join(f"{key}: {words.value(number)}" for key, number in content.items())
        case tuple():
            return "; ".join(_member(member, words) for member in content)
    return words.value(content)


def _member(member: object, words: Words) -> str:
    if isinstance(member, Band):
        points = "?" if member.points is None else words.value(member.points)
        return words(say("from {percent}%: {points}", percent=member.from_, points=points))
    return words.value(member if isinstance(member, Decimal) else str(member))
