"""What the fields of a regulation's procedure, and of an office's completion of it, mean."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.completion import (
    Completion,
    ConditionValues,
    CriterionValues,
    IndicatorValues,
    ItemValues,
    OwnCopy,
    RoundingValues,
)
from ...model.procedure import CouncilRules, DossierPart, OfficialForm, Step, Suspension
from .shared import KIND, SOURCE, WAIVE
from .standard import VALUES

PROCEDURE: Mapping[type, Mapping[str, Message]] = {
    Step: {
        "id": say("The id of the step, e.g. submitted."),
        "name": say("What is done in this step."),
        "by": say("Who does it."),
        "deadline": say("The deadline in the law's own words."),
        "days": say("The deadline in days of the calendar."),
        "working_days": say("The deadline in working days."),
        "after": say("What the days count from."),
        "after_step": say("The id of the step whose day in the log begins the count."),
        "before": say("The day that the days count back from."),
        "at_least": say("true: the days are the least, not the most."),
        "source": SOURCE,
    },
    DossierPart: {
        "name": say("What the paper is called."),
        "form": say("The code of the form that it takes."),
        "if_any": say("true: only where there is one."),
        "source": SOURCE,
    },
    OfficialForm: {
        "code": say("The code of the form."),
        "name": say("What the form is called."),
        "level": say("Who uses it: cấp xã, cấp huyện, cấp tỉnh."),
        "source": SOURCE,
    },
    CouncilRules: {
        "most_members": say("How many members the council may have at most."),
        "quorum": say("Which part of the members must take part, as a fraction: 2/3."),
        "source": SOURCE,
    },
    Suspension: {
        "year": say("The year of the suspension, four digits."),
        "text": say("What was decided."),
        "source": SOURCE,
    },
    Completion: {
        "kind": KIND,
        "extends": say("The id of the regulation that the file completes."),
        "source": say("The office's own copy of the text."),
        "rounding": say("How points are rounded."),
        "conditions": say("Thresholds of conditions of recognition, by their id."),
        "criteria": say("Values of criteria, by number."),
        "indicators": say("Values of indicators, by number."),
        "waive": WAIVE,
    },
    OwnCopy: {
        "cite": say("The document, article and annex that was read."),
        "read_in": say("Where the copy is kept."),
    },
    RoundingValues: {
        "share_decimals": say("How many decimals the points of a share keep."),
        "total": say(
            "Which total is compared with the threshold: exact, or half_up_to_whole (rounded to"
            " a whole number)."
        ),
    },
    ConditionValues: {
        "minimum": say("The threshold, in points or percent as the test says."),
        "by_class": say("The threshold for each class of commune (I, II, III), in points."),
    },
    CriterionValues: {
        "name": say("The official name, word for word."),
        "max": say("The maximum, in points."),
    },
    IndicatorValues: {
        **VALUES,
        "items": say("Values of the parts of the indicator, by number."),
    },
    ItemValues: {
        **VALUES,
    },
}
