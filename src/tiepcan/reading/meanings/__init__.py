"""What every field of every kind of file means: one sentence each, with its unit.

Editors show it (`schema.py`), as does the list of all fields (`described.py`). A field without
a meaning and a meaning without a field fail a test.
"""

from collections.abc import Mapping

from ...messages import Message, say
from .office import OFFICE
from .papers import PAPERS
from .plan import PLAN
from .procedure import PROCEDURE
from .scores import SCORES
from .shared import SHARED
from .standard import STANDARD

MEANINGS: Mapping[type, Mapping[str, Message]] = {
    **SHARED,
    **PLAN,
    **OFFICE,
    **SCORES,
    **STANDARD,
    **PROCEDURE,
    **PAPERS,
}
"""For each record the meaning of its fields, by their names in a file."""

ABOUT: Mapping[str, tuple[Message, Message]] = {
    "workspace": (say("Workspace"), say("Whose files these are and where its lists lie: `tiepcan.yaml`.")),
    "plan": (say("Plan"), say("A yearly plan of the office: `plans/<id>.yaml`.")),
    "progress": (say("Progress log"), say("What was done under a plan, and when; the log only grows.")),
    "communes": (
        say("List of communes"),
        say("The communes of the office over time, with their codes and classes."),
    ),
    "scores": (
        say("Score sheet"),
        say("The scores of one commune for one year: `scores/<year>/<commune>.yaml`."),
    ),
    "standard": (
        say("Regulation"),
        say(
            "A regulation as data, each value with its source; with `extends`, what an office fills into one."
        ),
    ),
    "scenarios": (
        say("Scenarios of a regulation"),
        say("Small sheets, and what the regulation makes of them."),
    ),
    "holidays": (say("Holidays"), say("Days on which offices are closed, and swapped days, year by year.")),
    "links": (say("Programmes"), say("The programmes that ask for the standard, and in which years.")),
    "council": (
        say("Appraisal council"),
        say("The council of an assessment year: members, meetings, votes."),
    ),
    "documents": (
        say("Documents of the field"),
        say("When each document was issued, how long it was in force, what took its place."),
    ),
    "document": (
        say("Words of a document"),
        say("What a person writes of a document that the tool makes: `documents/<year>/<name>.yaml`."),
    ),
    "completion": (
        say("Completion of a regulation"),
        say(
            "What an office fills into a regulation from its own copy of the text: `kind: "
            "standard` with `extends`."
        ),
    ),
}
"""What each kind of file is called, and what it holds."""
