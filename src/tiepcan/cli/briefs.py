"""What each command is for, in so few words that the list of all fits a small screen."""

from collections.abc import Mapping

from ..messages import Message, say

BRIEFS: Mapping[str, Message] = {
    "init": say("begin the folder of an office"),
    "new": say("add a plan, score sheets or communes"),
    "validate": say("check the files: what is wrong, where, how to mend it"),
    "fix": say("mend what has one safe answer"),
    "score": say("points, conditions and result of communes"),
    "appraise": say("record which self-score an appraisal saw"),
    "overdue": say("what is overdue or due soon"),
    "status": say("how far a plan is: by quarter, unit and month"),
    "progress": say("add an entry to the log of a plan"),
    "render": say("make Word documents"),
    "summary": say("make the Excel summary of a year"),
    "template": say("check a template of your own, list its fields"),
    "standards": say("the regulations, and what is known of them"),
    "gaps": say("indicators that no activity of the plan serves"),
    "diff": say("what a change does to results and duties"),
    "explain": say("what the code of a finding means"),
    "schema": say("the JSON Schema of a kind of file, for editors"),
    "completion": say("let the Tab key complete commands"),
}
"""One line for each command, in the order of the list; `tiepcan COMMAND --help` says the rest."""
