"""What the fields of documents mean, in the words that `tiepcan template fields` prints.

A list ends in `[]`: `activities[].title` is the title of each activity.
"""

from collections.abc import Mapping

from ..messages import Message, say
from .meanings_of_papers import HEAD, MORE_MEANINGS, PAPER
from .meanings_of_summary import SUMMARY

_PLAN: Mapping[str, Message] = {
    **PAPER,
    "title": say("what the plan is about"),
    "issued_by": say("the decision that the plan is the annex of, in brackets; empty where there is none"),
    "opening[]": say("each paragraph that opens the plan"),
    "headings.aims": say("the number of the heading “purposes and requirements”; empty without content"),
    "headings.activities": say("the number of the heading “activities”; empty without content"),
    "headings.arrangement": say("the number of the heading “implementation”; empty without content"),
    "headings.purposes": say("the number of the heading “purposes”; empty without content"),
    "headings.requirements": say("the number of the heading “requirements”; empty without content"),
    "headings.responsibilities": say("the number of the heading “responsibilities”; empty without content"),
    "headings.funding": say("the number of the heading “funding”; empty without content"),
    "headings.reporting": say("the number of the heading “reporting”; empty without content"),
    "purposes[]": say("each purpose of the plan"),
    "requirements[]": say("each requirement of the plan"),
    "responsibilities[].unit": say("a unit with tasks of its own"),
    "responsibilities[].tasks[]": say("each task of that unit"),
    "funding.text[]": say("what the plan says of the money"),
    "funding.basis[]": say("each document that the money rests on"),
    "reporting[]": say("each rule on reporting"),
    "closing": say("the last sentence of the plan"),
}
_ACTIVITIES: Mapping[str, Message] = {
    "activities[].id": say("the number of the activity"),
    "activities[].level": say("1 for an activity, 2 for one that belongs to another, and so on"),
    "activities[].title": say("what is to be done"),
    "activities[].lines[].label": say("what a line about the activity says, e.g. who leads it"),
    "activities[].lines[].text": say("the text of that line"),
}
_ANNEX: Mapping[str, Message] = {
    "annex.with_it": say("the line that says which document the annex belongs to, in brackets"),
    "annex.year": say("the year of the plan"),
    "annex.rows[].id": say("the number of the activity"),
    "annex.rows[].heading": say("whether other activities belong to this one"),
    "annex.rows[].title": say("what is to be done"),
    "annex.rows[].lead": say("who leads the activity"),
    "annex.rows[].partners": say("who takes part in the activity"),
    "annex.rows[].time": say("when the activity takes place, and its deadline"),
    "annex.rows[].outputs": say("what comes of the activity"),
    "annex.rows[].budget": say("the money of the activity, its source and what it rests on"),
}
_REPORT: Mapping[str, Message] = {
    **PAPER,
    "title": say("what the report is about"),
    "to": say("whom the report addresses, if it is one; empty otherwise"),
    "to_many[]": say("each of several whom the report addresses"),
    "opening": say("the sentence that opens the document"),
    "sections.direction[]": say("how the work was directed, as written in the document's own file"),
    "sections.shortcomings[]": say("what fell short, as written in the document's own file"),
    "sections.causes[]": say("the causes of it, as written in the document's own file"),
    "sections.next[]": say("what comes next, as written in the document's own file"),
    "sections.proposals[]": say("what is proposed, as written in the document's own file"),
    "counts": say("how many tasks of each state, in one sentence"),
    "groups[].heading": say("a state of tasks, with its letter"),
    "groups[].items[]": say("each task of that state, and how it stands"),
    "closing": say("the last sentence of the document"),
}
_REMINDER: Mapping[str, Message] = {
    **PAPER,
    "about": say("what the letter is about, in short"),
    "to": say("whom the letter addresses"),
    "opening": say("the sentence that opens the document"),
    "duties[].number": say("the running number of the late task"),
    "duties[].title": say("what is late"),
    "duties[].time": say("its deadline as the plan says it"),
    "duties[].last_day": say("the last day of the task"),
    "duties[].days": say("how many days it is late"),
    "request": say("what is asked for, and until when"),
    "remark": say("what to do where the work has been done already"),
    "closing": say("the last sentence of the document"),
}
_POINTS_TABLE: Mapping[str, Message] = {
    **HEAD,
    "unit": say("the commune and the year"),
    "rows[].heading": say("whether the row is a criterion; the others are its indicators"),
    "rows[].id": say("the number of the criterion or indicator, in words"),
    "rows[].name": say("the name of the criterion or indicator"),
    "rows[].most": say("the highest number of points"),
    "rows[].points": say("the commune's own points; an ellipsis where they are open"),
    "rows[].remark": say("the facts behind the points (regulations until 2021)"),
    "rows[].figures": say("the figures behind the points (regulations since 2022)"),
    "rows[].share": say("the share that the figures make (regulations since 2022)"),
    "most": say("the highest total"),
    "total": say("the commune's own total; an ellipsis where it is open"),
}
_RECOGNITION: Mapping[str, Message] = {
    **PAPER,
    "title": say("what the decision is about"),
    "authority": say("who decides, in capitals"),
    "bases[]": say("each document that the decision rests on"),
    "proposal": say("who proposed the decision"),
    "articles[]": say("the text of each article"),
    "annexes.first": say("what the first annex is called"),
    "annexes.passing": say("the title of the list of those that pass"),
    "annexes.others": say("the title of the list of the others"),
    "annexes.year": say("the assessment year"),
    "annexes.with_it": say("the line that says which document the annex belongs to, in brackets"),
    "groups[].heading": say("a class of communes that pass"),
    "groups[].rows[].number": say("the running number of the commune"),
    "groups[].rows[].name": say("the name of the commune"),
    "groups[].rows[].total": say("the total"),
    "groups[].rows[].points[]": say("the points of each criterion, in their order"),
    "groups[].rows[].satisfaction": say("the satisfaction of people and organisations, in percent"),
    "others[].heading": say("a result that is not a pass"),
    "others[].rows[].number": say("the running number of the commune"),
    "others[].rows[].name": say("the name of the commune"),
    "others[].rows[].total": say("the total"),
    "others[].rows[].reason": say("the reason of the result"),
}


MEANINGS: Mapping[str, Mapping[str, Message]] = {
    "plan": {**_PLAN, **_ACTIVITIES},
    "ke-hoach-bang": {**_PLAN, **_ANNEX},
    "bao-cao-tien-do": _REPORT,
    "don-doc": _REMINDER,
    "bang-diem": _POINTS_TABLE,
    "quyet-dinh-cong-nhan": _RECOGNITION,
    "summary": SUMMARY,
    **MORE_MEANINGS,
}
"""By the names of the documents."""
