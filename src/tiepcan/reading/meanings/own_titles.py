"""Titles of fields that are not what fields of that name are called elsewhere."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.communes import Commune
from ...model.holidays import HolidayYear
from ...model.indicators import Criterion, Indicator, Item
from ...model.paper import MeetingCall, Paper
from ...model.plan import Activity, Change, Plan, Report
from ...model.procedure import DossierPart, Step
from ...model.progress import InspectionFinding, ProgressEntry
from ...model.scenarios import Expected
from ...model.scores import Appraisal, DisciplineCase, Satisfaction, ScoreEntry
from ...model.sources import Source
from ...model.standard import Condition, Standard
from ...model.waivers import Waiver

OWN_TITLES: Mapping[type, Mapping[str, Message]] = {
    Waiver: {"by": say("Accepted by")},
    Appraisal: {"by": say("Appraised by")},
    Step: {"by": say("Done by")},
    HolidayYear: {"days": say("Days off")},
    Satisfaction: {"done": say("Satisfied"), "total": say("Number of all")},
    Plan: {"form": say("Form of the document")},
    DisciplineCase: {"form": say("Form of discipline")},
    Standard: {"form": say("Form of the result"), "forms": say("Official forms")},
    DossierPart: {"form": say("Official form")},
    Condition: {"forms": say("Forms of discipline")},
    Report: {"from": say("Sender"), "to": say("Addressee"), "title": say("Name")},
    Paper: {"to": say("Addressee")},
    Activity: {"id": say("Number"), "merged_into": say("Done with"), "title": say("Content")},
    Criterion: {"id": say("Number")},
    Indicator: {"id": say("Number")},
    Item: {"id": say("Number")},
    Commune: {"kind": say("Kind of commune"), "merged_into": say("Merged into")},
    MeetingCall: {"place": say("Venue"), "time": say("Hour")},
    Source: {"status": say("Certainty")},
    Change: {"title": say("Content")},
    InspectionFinding: {"title": say("What is to be put right")},
    ScoreEntry: {"total": say("Number of all")},
    Expected: {"conditions": say("State of the conditions")},
    ProgressEntry: {"dossier": say("Dossier of")},
}
