"""What the fields of a workspace, a list of communes and a progress log mean."""

from collections.abc import Mapping

from ...messages import Message, say
from ...model.communes import Commune, Communes, DatedClass
from ...model.office import Office
from ...model.progress import InspectionFinding, Progress, ProgressEntry
from .shared import KIND, WAIVE

OFFICE: Mapping[type, Mapping[str, Message]] = {
    Office: {
        "kind": KIND,
        "unit": say("The office whose files these are."),
        "communes": say("The path of the list of communes."),
        "scores": say("The folder of the score sheets: <year>/<commune>.yaml."),
        "holidays": say("The path of the office's own list of holidays."),
        "progress": say("The folder of the progress logs that do not lie beside their plans."),
        "councils": say("The folder of the files of the appraisal councils."),
        "documents": say("The folder of what people write of documents: <year>/<name>.yaml."),
        "waive": WAIVE,
    },
    Communes: {
        "kind": KIND,
        "communes": say("The communes, those that no longer exist included."),
        "waive": WAIVE,
    },
    Commune: {
        "slug": say("The id of the commune, never used again for another one, e.g. tan-phong."),
        "code": say("The code of the commune: five digits between quotation marks."),
        "name": say("The full name, e.g. Phường Tân Phong."),
        "kind": say("What the commune is: xã, phường, thị trấn or đặc khu."),
        "class": say("The class (I, II, III): one value, or a list with the day from which each holds."),
        "from": say("The first day on which the commune exists (year-month-day)."),
        "until": say("The last day on which the commune exists (year-month-day)."),
        "merged_into": say("The id of the commune that takes its place."),
    },
    DatedClass: {
        "class": say("The class: I, II or III."),
        "from": say("The first day on which the class holds (year-month-day)."),
        "decision": say("The decision that gave the class."),
    },
    Progress: {
        "kind": KIND,
        "plan": say("The id of the plan that is followed."),
        "entries": say("What happened, one entry each; their order means nothing."),
        "waive": WAIVE,
    },
    ProgressEntry: {
        "date": say("The day on which it happened (year-month-day)."),
        "activity": say("The number of the activity that the entry is about."),
        "report": say("The id of the report that the entry is about."),
        "dossier": say("The id of the commune whose dossier the entry is about."),
        "finding": say("The id of the inspection's finding that the entry is about."),
        "commune": say("The id of the commune that did it, where each has its own part."),
        "term": say("The time of recurring work that is meant, where the date does not tell it, e.g. quý I."),
        "step": say(
            "The step that the dossier has reached: assigned, self_scored, posted, "
            "commune_meeting, submitted, returned, resubmitted, council, submitted_to_chair, "
            "decided, published or reported."
        ),
        "status": say(
            "How the work stands: in_progress, done, paused or cancelled; of a report the day "
            "of receipt is enough."
        ),
        "outputs": say("The products, as they came out."),
        "evidence": say("What proves the result."),
        "extended_to": say("The new last day of an extended deadline (year-month-day)."),
        "reason": say("Why it was extended, returned, paused or cancelled."),
        "approved_by": say("The document in which the higher authority approved the extension."),
        "findings": say("What an inspection found on that day and wants put right."),
    },
    InspectionFinding: {
        "id": say("The id of the finding, unique in the log."),
        "title": say("What has to be put right."),
        "commune": say("The id of the commune that has to put it right."),
        "unit": say("The unit that has to put it right, where it is no commune."),
        "due": say("By when it has to be put right, as officials write it."),
    },
}
