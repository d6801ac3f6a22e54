"""What the fields of a council, of documents, holidays and programmes mean."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.council import Council, CouncilMember, Meeting, Votes
from ...model.documents import InForce, KnownDocument, LegalDocuments
from ...model.holidays import Holiday, Holidays, HolidayYear
from ...model.links import Link, Links, LinkYears
from ...model.paper import MeetingCall, Paper
from .shared import KIND, SOURCE, SOURCES, WAIVE

PAPERS: Mapping[type, Mapping[str, Message]] = {
    Council: {
        "kind": KIND,
        "year": say("The assessment year, four digits."),
        "standard": say("The id of the regulation, where it is not that of the year."),
        "name": say("The full name of the council."),
        "decision": say("The decision that set the council up."),
        "members": say("The members, by post."),
        "meetings": say("The meetings of the council."),
        "waive": WAIVE,
    },
    CouncilMember: {
        "post": say("The post of the member, never a name."),
        "role": say("The part in the council: chair, deputy, member or secretary; without it, member."),
    },
    Meeting: {
        "date": say("The day of the meeting (year-month-day)."),
        "minutes": say("The minutes of the meeting."),
        "present": say("The posts of the members who came."),
        "absent": say("The posts of the members who neither came nor wrote."),
        "written": say("The posts of the members who sent a written opinion instead."),
        "votes": say("The votes on each commune, by its id."),
    },
    Votes: {
        "for": say("How many members voted for it."),
        "against": say("How many members voted against it; without it, none."),
    },
    LegalDocuments: {
        "kind": KIND,
        "documents": say("The documents of the field."),
    },
    KnownDocument: {
        "number": say("The number and symbol of the document, e.g. 48/KH-STP."),
        "type": say("What kind of document it is, e.g. Kế hoạch."),
        "date": say("The day of issue (year-month-day)."),
        "issuer": say("The authority that issued it."),
        "title": say("What the document is about, as its head says."),
        "in_force": say("The days between which it was in force."),
        "assessed_until": say("The last assessment year that it still holds for after its end."),
        "replaced_by": say("The numbers of the documents that took its place."),
        "source": SOURCE,
        "sources": SOURCES,
    },
    InForce: {
        "from": say("The first day in force (year-month-day); empty where nobody knows."),
        "until": say("The last day in force (year-month-day); empty where it is not over."),
    },
    Holidays: {
        "kind": KIND,
        "years": say("The years that are known; a year given here stands for itself wholly."),
        "waive": WAIVE,
    },
    HolidayYear: {
        "year": say("The year, four digits."),
        "source": SOURCE,
        "decision": say("The document that swaps days, where there is one."),
        "days": say("All days of the year on which offices are closed, beside Saturdays and Sundays."),
        "worked": say("Saturdays and Sundays that are worked instead (year-month-day)."),
    },
    Holiday: {
        "date": say("The day (year-month-day)."),
        "name": say("What the holiday is called."),
    },
    Links: {
        "kind": KIND,
        "links": say("The programmes that ask for the standard."),
    },
    Link: {
        "id": say("The id of the programme's criterion, e.g. ntm-2021."),
        "programme": say("What the programme is called."),
        "years": say("The assessment years in which it asks."),
        "kinds": say("The kinds of commune that it concerns; none: the district as a whole."),
        "documents": say("The documents of the programme."),
        "criterion": say('The number of the criterion in the programme, e.g. "18.4".'),
        "requirement": say("What the programme demands, word for word."),
        "source": SOURCE,
        "sources": SOURCES,
    },
    LinkYears: {
        "from": say("The first assessment year, four digits."),
        "to": say("The last assessment year, four digits; none where it is not known."),
    },
    Paper: {
        "kind": KIND,
        "document": say("The document that the words are for, by the name that `render --as` takes."),
        "year": say("The year that the document is about, four digits."),
        "plan": say("The id of the plan that the document belongs to."),
        "commune": say("The id of the commune that the document belongs to."),
        "issuer": say("The office that issues the document; without it, that of the plan."),
        "symbol": say("The symbol of the document behind its number, e.g. BC-PTP."),
        "number": say("The number of the document; empty until it is issued."),
        "date": say("The day of issue (year-month-day); empty until it is issued."),
        "place": say("The place that stands before the date."),
        "title": say("What the document is about, where the usual words do not fit."),
        "to": say("Those whom the document addresses (kính gửi)."),
        "bases": say("The documents that it rests on, or the sentences that say so."),
        "period": say("The days that the document is about."),
        "reply_by": say("The day by which an answer is asked for (year-month-day)."),
        "meeting": say("When and where the meeting is, of an invitation or minutes."),
        "sections": say("The parts that a person writes, by name, e.g. direction, shortcomings, next."),
        "recipients": say("The recipients (nơi nhận), one each."),
        "archive": say("The mark of the archive in the list of recipients, e.g. VT."),
        "signer": say("The block of signature."),
    },
    MeetingCall: {
        "date": say("The day of the meeting (year-month-day)."),
        "time": say("The hour, as officials write it: 14 giờ 00 phút."),
        "place": say("Where the meeting is held."),
    },
}
