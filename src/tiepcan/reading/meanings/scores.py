"""What the fields of a score sheet and of the scenarios of a regulation mean."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.scenarios import Between, Expected, Scenario, Scenarios
from ...model.scores import (
    Appraisal,
    ConditionFacts,
    CriterionEntry,
    Discipline,
    DisciplineCase,
    Evaluation,
    Published,
    Satisfaction,
    ScoreEntry,
    ScoreSheet,
)
from .shared import KIND, WAIVE

SCORES: Mapping[type, Mapping[str, Message]] = {
    ScoreSheet: {
        "kind": KIND,
        "commune": say("The id of the commune, as in the list of communes."),
        "year": say("The assessment year, four digits; it decides the regulation."),
        "standard": say("The id of the regulation, where it is not that of the year."),
        "covers": say(
            "The ids of the communes merged into this one during the year, which the sheet covers too."
        ),
        "evaluation": say("Whether the commune is assessed for the year."),
        "indicators": say(
            "What is known of each indicator, by its number; one that is absent is not assessed yet."
        ),
        "criteria": say("The points of whole criteria, by number, where only these are known."),
        "conditions": say("The facts that the conditions of recognition ask for beside the points."),
        "declared_total": say("The total as reported or published, in points."),
        "published": say("What the authority decided, where it is known."),
        "appraisal": say("What the appraising body gave."),
        "waive": WAIVE,
    },
    ScoreEntry: {
        "points": say("The points declared, decimals with a point: 8.5."),
        "done": say("How many of the total meet the demand, a number of cases or people."),
        "total": say("The number of all cases or people."),
        "yes": say("Whether what the indicator asks is there: true or false."),
        "count": say("How many there are, where the indicator counts."),
        "passed": say("Whether the indicator is passed, under a regulation without points."),
        "penalty": say("true: the indicator gets no points because of a breach."),
        "none": say("true: nothing arose, or the task was not given; the regulation says what that earns."),
        "reason": say("Why: nothing arose, other points were given, a penalty."),
        "items": say("The parts of the indicator, by their number."),
        "by": say("The post of who answers for it, not a name."),
        "evidence": say("What proves it."),
    },
    CriterionEntry: {
        "points": say("The points of the whole criterion."),
    },
    ConditionFacts: {
        "discipline": say("The officials disciplined in the year."),
        "satisfaction": say("The result of asking people how satisfied they are."),
    },
    Discipline: {
        "cases": say("How many cases there were, or the list of them."),
    },
    DisciplineCase: {
        "post": say("The post of the official, never a name."),
        "head": say("Whether it is the head of the Party committee or of the government."),
        "criminal": say("Whether the official was held criminally liable."),
        "form": say("The form of discipline, e.g. khiển trách."),
        "decision": say("The number of the decision on discipline."),
        "date": say("The day of the decision on discipline (year-month-day)."),
    },
    Satisfaction: {
        "done": say("How many answers are satisfied."),
        "total": say("How many answers there are."),
        "percent": say("The share of satisfied answers in percent, where only that is known."),
    },
    Evaluation: {
        "held": say("Whether the assessment is held: true or false."),
        "reason": say("Why it is not held."),
        "basis": say("The document that says so."),
    },
    Published: {
        "result": say("The result: pass (recognised) or fail (not yet)."),
        "decision": say("The number of the decision."),
        "date": say("The day of the decision (year-month-day)."),
    },
    Appraisal: {
        "by": say("The body that appraised."),
        "date": say("The day of the appraisal (year-month-day)."),
        "saw": say("The mark of the self-score that it saw; written by `tiepcan appraise`."),
        "indicators": say("The indicators whose points the appraisal changed, by number."),
    },
    Scenarios: {
        "kind": KIND,
        "standard": say("The id of the regulation that is tried."),
        "scenarios": say("The stories: entries, and what must come out."),
    },
    Scenario: {
        "name": say("What the scenario shows, in one sentence."),
        "cite": say("The place in the law that is tried."),
        "year": say("The assessment year, four digits; it decides the regulation."),
        "class": say("The class of the commune: I, II or III."),
        "evaluation": say("Whether the commune is assessed for the year."),
        "indicators": say(
            "What is known of each indicator, by its number; one that is absent is not assessed yet."
        ),
        "criteria": say("The points of whole criteria, by number, where only these are known."),
        "conditions": say("The facts that the conditions of recognition ask for beside the points."),
        "expected": say("What must come out; only what is written is compared."),
    },
    Expected: {
        "points": say(
            "The points of criteria, indicators and items, by number; {low, high} while they are open."
        ),
        "total": say("The total in points; {low, high} while it is open."),
        "conditions": say("The state of each condition of recognition: met, not_met or unknown."),
        "verdict": say("The conclusion: pass, fail, undetermined or not_assessed."),
    },
    Between: {
        "low": say("The lowest points that are possible."),
        "high": say("The highest points that are possible; none where nobody knows."),
    },
}
