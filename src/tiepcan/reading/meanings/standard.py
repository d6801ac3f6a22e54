"""What the fields of a regulation mean: its parts and how they are measured."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.indicators import Band, Criterion, Group, Indicator, Item
from ...model.standard import (
    AssessmentPeriod,
    Condition,
    Rounding,
    Standard,
    Terms,
    Years,
)
from .shared import KIND, SOURCE, SOURCES

VALUES: Mapping[str, Message] = {
    "name": say("The official name, word for word."),
    "max": say("The maximum, in points."),
    "minimum": say("The least points that it must reach."),
    "measure": say(
        "How points are earned: declared, share (maximum × done ÷ total), bands (a ladder "
        "of percents), items (sum of the parts), yes_no, or count."
    ),
    "bands": say("The rungs of the ladder, for the measure `bands`."),
    "needed": say(
        "How much is needed: things for the measure `count`, percent for `share` under a "
        "regulation without points."
    ),
    "options": say("The possible answers as the text words them, each with its points."),
    "none": say("What is earned where nothing arose: `full` for the maximum, or points."),
    "formula": say("The formula as the text writes it."),
}
STANDARD: Mapping[type, Mapping[str, Message]] = {
    Standard: {
        "kind": KIND,
        "id": say("The id of the regulation, e.g. 619-2017."),
        "name": say("What the regulation is called in results."),
        "title": say("The full title of the regulation."),
        "form": say("Whether points are counted (points) or each indicator passes or not (pass_fail)."),
        "years": say("The assessment years that the regulation serves."),
        "period": say("The days of a year that an assessment looks at."),
        "documents": say("The documents that make up the regulation."),
        "max": say("The highest total, in points."),
        "source": SOURCE,
        "rounding": say("How points are rounded."),
        "criteria": say("The criteria with their indicators."),
        "conditions": say("The conditions of recognition."),
        "terms": say("What things are called under the regulation."),
        "kinds": say("The kinds of commune that are assessed."),
        "procedure": say("The steps of the procedure."),
        "dossier": say("The papers of the dossier."),
        "forms": say("The forms that are prescribed."),
        "council": say("The rules on the appraisal council."),
        "suspended": say("The years for which the assessment was suspended."),
    },
    Years: {
        "from": say("The first assessment year, four digits."),
        "to": say("The last assessment year, four digits; none while it is in use."),
        "source": SOURCE,
    },
    AssessmentPeriod: {
        "from": say("The first day of the period, as day/month: 01/01."),
        "to": say("The last day of the period, as day/month: 31/12."),
        "source": SOURCE,
    },
    Rounding: {
        "share_decimals": say("How many decimals the points of a share keep."),
        "total": say(
            "Which total is compared with the threshold: exact, or half_up_to_whole (rounded to"
            " a whole number)."
        ),
        "source": SOURCE,
        "sources": SOURCES,
    },
    Condition: {
        "id": say("The id of the condition, e.g. total."),
        "name": say("What the condition demands, in words."),
        "test": say(
            "What is tested: total_at_least (points), criteria_at_least (percent of each "
            "criterion's maximum), satisfaction_at_least (percent), no_discipline, "
            "no_head_disciplined, or all_pass."
        ),
        "minimum": say("The threshold, in points or percent as the test says."),
        "by_class": say("The threshold for each class of commune (I, II, III), in points."),
        "forms": say("The forms of discipline that break the condition."),
        "lighter_forms": say("The lighter forms of discipline that do not."),
        "indicator": say("The number of the indicator whose points come from the same answers."),
        "source": SOURCE,
        "sources": SOURCES,
    },
    Terms: {
        "council": say("What the appraisal council is called."),
        "appraisal": say("What the appraisal is called: thẩm tra or thẩm định."),
        "source": SOURCE,
    },
    Criterion: {
        "id": say('The number of the criterion, e.g. "3".'),
        "name": say("The official name, word for word."),
        "max": say("The maximum, in points."),
        "source": SOURCE,
        "sources": SOURCES,
        "indicators": say("The indicators of the criterion, in order."),
        "groups": say("Indicators whose maxima are known only together."),
    },
    Indicator: {
        "id": say('The number of the indicator, e.g. "2.3".'),
        "about": say("What the indicator is about, where its name was not seen."),
        **VALUES,
        "items": say("The parts of the indicator, each with points of its own."),
        "evidence": say("The papers that prove the indicator."),
        "source": SOURCE,
        "sources": SOURCES,
    },
    Item: {
        "id": say("The number of the part within its indicator."),
        **VALUES,
        "source": SOURCE,
        "sources": SOURCES,
    },
    Band: {
        "from": say("The rung begins at this percent."),
        "points": say("The points of the rung; none where nobody knows."),
    },
    Group: {
        "indicators": say("The numbers of the indicators of the group."),
        "max": say("The sum of their maxima, in points."),
        "source": SOURCE,
    },
}
