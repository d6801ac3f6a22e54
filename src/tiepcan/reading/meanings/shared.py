"""What the records mean that several kinds of file share."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.sources import Source
from ...model.terms import Evidence, LegalDocument
from ...model.waivers import WaivedPlace, Waiver

KIND = say("The kind of the file; always the first field.")
WAIVE = say("Findings of this file that are accepted for a time, each with its reason.")
SOURCE = say("The text that the values come from, and how sure they are.")
SOURCES = say("Sources of single values that differ from `source`, by the name of the value.")
SHARED: Mapping[type, Mapping[str, Message]] = {
    Waiver: {
        "code": say("The code of the finding, e.g. S128; an error cannot be waived."),
        "at": say("The part of the file that the waiver holds for; without it, the whole file."),
        "reason": say("Why the finding may stay."),
        "by": say("The post of who accepted it, not a name."),
        "until": say("The last day on which it is accepted (year-month-day)."),
    },
    WaivedPlace: {
        "activity": say("The number of an activity of the plan."),
        "report": say("The id of a report of the plan."),
        "finding": say("The id of something that an inspection found."),
        "indicator": say('The number of an indicator, e.g. "2.3".'),
        "criterion": say('The number of a criterion, e.g. "3".'),
        "condition": say("The id of a condition of recognition."),
        "commune": say("The id of a commune."),
        "field": say("A field at the top level of the file."),
    },
    LegalDocument: {
        "type": say("What kind of document it is, e.g. Kế hoạch."),
        "number": say("The number and symbol of the document, e.g. 48/KH-STP."),
        "date": say("The day of issue (year-month-day)."),
        "issuer": say("The authority that issued it."),
        "issuers": say("The authorities, where several issued it together."),
        "title": say("What the document is about, as its head says."),
    },
    Evidence: {
        "file": say("The path of the file within the workspace."),
        "number": say("The number and symbol of the paper, e.g. 15/BC-PTP."),
        "date": say("The day of the paper (year-month-day)."),
        "issuer": say("The authority that issued the paper."),
        "title": say("What the paper is about."),
        "kept": say("Where the paper is kept in the office."),
    },
    Source: {
        "cite": say("The place in the law: document, article, annex."),
        "status": say(
            "How sure the value is: confirmed (read in the law or on an official page), "
            "secondary (one secondary source), inferred (follows from known values, with a "
            "`reason`), unverified (not seen in any text)."
        ),
        "read_in": say("Where the value was read: a page, a handbook."),
        "reason": say("Why the value is inferred, or what is still uncertain."),
    },
}
