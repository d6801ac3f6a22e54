"""What the fields of the documents of a dossier, the council and the office mean."""

from collections.abc import Mapping

from ..messages import Message, say

HEAD: Mapping[str, Message] = {
    "issuer.parent[]": say("the authority above the one that issues the document, in capitals, line by line"),
    "issuer.name[]": say("the authority that issues the document, in capitals, line by line"),
    "place": say("the place of issue"),
    "day": say("the day of issue in words; blanks until it is known"),
    "signer.lines[]": say("the authority and post of the signer, line by line, in capitals"),
    "signer.name": say("the full name of the signer; empty until it is signed"),
}
PAPER: Mapping[str, Message] = {
    **HEAD,
    "number": say("the number of the document; a blank until it is issued"),
    "symbol": say("the symbol behind the number"),
    "recipients[]": say("each recipient of the document"),
    "archive": say("the unit that archives the document, and the number of copies"),
}
_TITLE: Mapping[str, Message] = {"title": say("what the document is about")}
_TO: Mapping[str, Message] = {
    "to": say("whom the document addresses, where it is one; else empty"),
    "to_many[]": say("each of those whom the document addresses, where they are several"),
}
_CLOSING: Mapping[str, Message] = {"closing": say("the last sentence, with the sign that nothing follows")}
_OFFICE: Mapping[str, Message] = {"signer.office": say("the office that the signer holds, in capitals")}
_NUMBER, _NAME = say("the running number"), say("the name of the commune")
_BASES: Mapping[str, Message] = {"bases[]": say("each legal basis")}

_PROGRESS_SECTION: Mapping[str, Message] = {
    "opening": say("the sentence that opens the section, with the day of its figures"),
    "counts": say("how many duties of each sort there are, in one sentence"),
    "groups[].heading": say("the heading of a sort of duties, with its letter"),
    "groups[].items[]": say("a duty with its state, its results and reasons"),
}
_SATISFACTION: Mapping[str, Message] = {
    **HEAD,
    "unit": say("of which commune and year the table is"),
    "asked": say("how many people answered"),
    "satisfied": say("how many of them were satisfied"),
    "percent": say("their share in percent"),
}
_COMMUNE_REPORT: Mapping[str, Message] = {
    **PAPER,
    **_TITLE,
    **_TO,
    **_CLOSING,
    "draft": say("the mark of a draft; empty in the final report"),
    "opening": say("the sentence that opens the report"),
    "sections.overview[]": say("what the commune is like, from its file of words"),
    "sections.direction[]": say("how the work was led, from its file of words"),
    "sections.shortcomings[]": say("shortcomings and causes, from its file of words"),
    "sections.next[]": say("what comes next, from its file of words"),
    "result": say("the result of the self-assessment in one sentence"),
    "halves": say("how many criteria reach half of their points, in one sentence"),
    "criteria[].id": say("the number of the criterion"),
    "criteria[].name": say("the name of the criterion"),
    "criteria[].most": say("the highest points"),
    "criteria[].points": say("the points, or a range where something is open"),
    "most": say("the highest total"),
    "total": say("the total: a number, or a range where something is open"),
    "conditions[]": say("each condition of recognition, and whether it is met"),
    "request": say("the request for recognition; empty where the commune does not qualify or asks apart"),
}
_REQUEST: Mapping[str, Message] = {
    **PAPER,
    **_TITLE,
    **_TO,
    **_CLOSING,
    "paragraphs[]": say("each paragraph of the request"),
    "parts[]": say("each paper of the dossier"),
}
_SUPPLEMENT: Mapping[str, Message] = {
    **PAPER,
    **_CLOSING,
    "about": say("what the letter is about, below its number"),
    "to": say("the commune that the letter addresses"),
    "opening": say("the sentence that opens the letter"),
    "wanted[]": say("each thing that the dossier lacks"),
    "request": say("what is asked for, and by which day"),
}
_COUNCIL_DECISION: Mapping[str, Message] = {
    **PAPER,
    **_TITLE,
    **_BASES,
    "authority": say("who decides, in capitals"),
    "proposal": say("on whose proposal"),
    "first": say("what the first article sets up"),
    "members[].number": _NUMBER,
    "members[].post": say("the post of the member"),
    "members[].role": say("the part of the member in the council"),
    "articles[]": say("each further article"),
}
_INVITATION: Mapping[str, Message] = {
    **PAPER,
    **_OFFICE,
    **_TITLE,
    **_CLOSING,
    "invites": say("who invites whom, in one sentence"),
    "members[]": say("each member who is invited"),
    "purpose": say("what the meeting is for"),
    "meeting.chair": say("who chairs the meeting"),
    "meeting.time": say("the hour and the day of the meeting"),
    "meeting.place": say("where the meeting is held"),
}
_MINUTES: Mapping[str, Message] = {
    **{name: PAPER[name] for name in PAPER if not name.startswith(("signer", "recipients"))},
    **_TITLE,
    "begin": say("when the meeting began"),
    "end": say("when the meeting ended, and how it was recorded"),
    "place_held": say("where the meeting was held"),
    "present[]": say("each member who was present"),
    "absent": say("the members who were absent"),
    "written": say("the members who sent a written opinion"),
    "taking_part": say("how many members took part, of how many"),
    "chair": say("who chaired the meeting"),
    "secretary": say("who kept the minutes"),
    "opening": say("what the council considered"),
    "sections.opinions[]": say("the opinions of members, from its file of words; a dotted line without one"),
    "votes[].number": _NUMBER,
    "votes[].name": _NAME,
    "votes[].agreed": say("how many members agreed"),
    "votes[].against": say("how many members did not agree"),
    "votes[].other": say("how many members had another opinion or none"),
    "conclusion[]": say("each sentence of the conclusion"),
}
_TABLE: Mapping[str, Message] = {
    "unit": say("of which commune and year the table is"),
    "rows[].heading": say("“có” for the line of a criterion, empty for an indicator"),
    "rows[].id": say("the number of the criterion or indicator"),
    "rows[].name": say("the name of the criterion or indicator"),
    "rows[].most": say("the highest points"),
    "rows[].points": say("the points, or a range where something is open"),
    "most": say("the highest total"),
    "total": say("the total: a number, or a range where something is open"),
}
_APPRAISED_TABLE: Mapping[str, Message] = {
    **HEAD,
    **_OFFICE,
    **_TABLE,
    "rows[].appraised": say("the points of the appraisal"),
    "rows[].reason": say("why the appraisal differs"),
    "own": say("the commune's own total"),
}
_EMPTY_TABLE: Mapping[str, Message] = {
    **HEAD,
    **_TABLE,
    "rows[].figures": say("the figures that the points are computed from"),
    "rows[].share": say("their share in percent"),
    "rows[].remark": say("the facts behind the points (regulations until 2021)"),
}
_APPRAISAL_REPORT: Mapping[str, Message] = {
    **PAPER,
    **_OFFICE,
    **_TITLE,
    **_CLOSING,
    "to": say("whom the report addresses"),
    "opening": say("the sentence that opens the report"),
    "sections.opinions[]": say("the opinions of members, from its file of words; a dotted line without one"),
    "sections.proposals[]": say("proposals, from its file of words; a dotted line without one"),
    "rows[].number": _NUMBER,
    "rows[].name": _NAME,
    "rows[].total": say("the total: a number, or a range where something is open"),
    "rows[].votes": say("the votes on the commune"),
    "rows[].proposal": say("what the council proposes for the commune, and why"),
}
_SUBMISSION: Mapping[str, Message] = {
    **PAPER,
    **_TITLE,
    **_BASES,
    **_CLOSING,
    "to": say("whom the submission addresses"),
    "opening": say("the sentence that opens the submission"),
    "process[]": say("each step of the work so far"),
    "counts": say("how many communes qualify and how many do not, in one sentence"),
    "passing[].number": _NUMBER,
    "passing[].name": _NAME,
    "passing[].total": say("the total: a number, or a range where something is open"),
    "others[].number": _NUMBER,
    "others[].name": _NAME,
    "others[].total": say("the total: a number, or a range where something is open"),
    "others[].reason": say("why the commune is not proposed"),
    "request": say("what the chairman is asked to decide"),
    "enclosed[]": say("each paper that is enclosed"),
}
_OPINION_FORM: Mapping[str, Message] = {
    "issuer.parent[]": HEAD["issuer.parent[]"],
    "issuer.name[]": HEAD["issuer.name[]"],
    **_TITLE,
    "rows[].number": _NUMBER,
    "rows[].name": _NAME,
    "office": say("where the form is sent to"),
}
_SATISFACTION_FORM: Mapping[str, Message] = {
    "year": say("the assessment year"),
    "rows[].number": _NUMBER,
    "rows[].name": say("what people are asked about"),
}

MORE_MEANINGS: Mapping[str, Mapping[str, Message]] = {
    "muc-tien-do": _PROGRESS_SECTION,
    "bang-hai-long": _SATISFACTION,
    "du-thao-bao-cao-xa": _COMMUNE_REPORT,
    "bao-cao-xa": _COMMUNE_REPORT,
    "de-nghi-xa": _REQUEST,
    "yeu-cau-bo-sung": _SUPPLEMENT,
    "quyet-dinh-hoi-dong": _COUNCIL_DECISION,
    "giay-moi": _INVITATION,
    "bien-ban-hoi-dong": _MINUTES,
    "bang-diem-tham-dinh": _APPRAISED_TABLE,
    "bao-cao-tham-dinh": _APPRAISAL_REPORT,
    "to-trinh": _SUBMISSION,
    "phieu-y-kien": _OPINION_FORM,
    "phieu-hai-long": _SATISFACTION_FORM,
    "bang-diem-trong": _EMPTY_TABLE,
}
"""By the names of the documents."""
