"""What the fields of a plan mean."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.plan import (
    Activity,
    Amendment,
    Budget,
    Change,
    Days,
    Funding,
    Issuer,
    Period,
    Plan,
    Report,
    Reporting,
    Responsibility,
    Signer,
    StatedTime,
    Target,
)
from .shared import KIND, WAIVE

PLAN: Mapping[type, Mapping[str, Message]] = {
    Plan: {
        "kind": KIND,
        "id": say("The id of the plan, unique in the workspace, e.g. plan-2020."),
        "year": say("The year of the plan, four digits."),
        "assesses": say("The assessment year, where it is not that of the plan."),
        "standard": say(
            "The id of the regulation that applies, e.g. 619-2017; without it, that of the assessment year."
        ),
        "issuer": say("The office that issues the plan."),
        "symbol": say("The symbol of the document behind its number, e.g. KH-PTP."),
        "number": say("The number of the document; empty until it is issued."),
        "date": say("The day of issue (year-month-day); empty until it is issued."),
        "issued_by": say("The decision or letter that issues the plan as its annex."),
        "place": say("The place that stands before the date."),
        "title": say("What the plan is about, as its head says."),
        "implements": say("The documents that the plan carries out."),
        "opening": say("The paragraphs that open the plan."),
        "purposes": say("The purposes of the plan, one each."),
        "requirements": say("The requirements of the plan, one each."),
        "activities": say("The activities of the plan, in its order."),
        "responsibilities": say("Who has to do what under the plan."),
        "funding": say("The money for carrying out the plan."),
        "reporting": say("The rules on reports."),
        "closing": say("The sentence that closes the plan."),
        "recipients": say("The recipients (nơi nhận), one each."),
        "archive": say("The mark of the archive in the list of recipients, e.g. VT."),
        "signer": say("The block of signature."),
        "form": say(
            "The regulation on the form of the document: nd30-2020 (Decree 30/2020) or "
            "tt01-2011 (Circular 01/2011); without it, by the date."
        ),
        "amendments": say("Later documents that adjust or correct the plan."),
        "waive": WAIVE,
    },
    Issuer: {
        "name": say("The name of the office."),
        "parent": say("The authority above it; a People's Committee itself has none."),
    },
    Activity: {
        "id": say('The number of the activity in the plan, e.g. "3.1"; unique in the plan.'),
        "title": say("What is to be done."),
        "lead": say("The unit that leads; several where they lead together."),
        "lead_role": say("What the leading unit does, e.g. tham mưu."),
        "partners": say("The units that take part."),
        "time": say("When it is carried out, as officials write it: Quý II năm 2020."),
        "due": say("The deadline, as officials write it: trước ngày 15/5/2020."),
        "set_by": say("The document of a higher authority that set the deadline, where one did."),
        "outputs": say("The products that are expected."),
        "serves": say('The numbers of the indicators that the activity serves, e.g. ["3.4"].'),
        "budget": say("The money for the activity."),
        "merged_into": say(
            "The number of the activity into which this one is merged: done when that one is."
        ),
        "activities": say("The activities under this one, which is then only their heading."),
    },
    StatedTime: {
        "unit": say("The unit that this time is for, where each has its own."),
        "time": say("The time in words, or by its days."),
        "from": say("The first day (year-month-day)."),
        "to": say("The last day (year-month-day)."),
    },
    Days: {
        "from": say("The first day (year-month-day)."),
        "to": say("The last day (year-month-day)."),
    },
    Budget: {
        "amount": say("The amount in đồng, digits only."),
        "source": say("Where the money comes from."),
        "basis": say("What the amount rests on."),
    },
    Responsibility: {
        "unit": say("The unit."),
        "tasks": say("What the unit has to do, one paragraph each."),
    },
    Funding: {
        "text": say("The paragraph on money."),
        "basis": say("The documents that the money rests on."),
    },
    Reporting: {
        "text": say("The paragraph on reports."),
        "reports": say("The reports that are owed, each of which is followed."),
    },
    Report: {
        "id": say("The id of the report, e.g. bao-cao-nam."),
        "title": say("What the report is called."),
        "from": say("Who owes it: a unit, or `communes` for each commune its own."),
        "to": say("Who receives it."),
        "due": say("The deadline, as officials write it: trước ngày 15/5/2020."),
        "set_by": say("The document of a higher authority that set the deadline, where one did."),
        "period": say("The days that the report is about."),
    },
    Period: {
        "from": say("The first day (year-month-day)."),
        "to": say("The last day (year-month-day)."),
    },
    Signer: {
        "lines": say("The lines of authority and post, e.g. TRƯỞNG PHÒNG."),
        "name": say("The name of who signs; empty until it is signed."),
    },
    Amendment: {
        "number": say("The number and symbol of the document that changes the plan."),
        "date": say("The day from which the change holds (year-month-day)."),
        "reason": say("Why the plan is changed."),
        "changes": say("What is changed."),
    },
    Change: {
        "at": say("The activity or report that is changed."),
        "title": say("The new title."),
        "lead": say("The new leading unit."),
        "partners": say("The new partners."),
        "time": say("The new time of carrying it out."),
        "due": say("The new deadline."),
        "outputs": say("The new products."),
        "serves": say("The numbers of the indicators that it serves from then on."),
    },
    Target: {
        "activity": say("The number of an activity of the plan."),
        "report": say("The id of a report of the plan."),
    },
}
