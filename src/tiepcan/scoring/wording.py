"""What states and verdicts are called. The Vietnamese words stand in the catalogue."""

from ..messages import Message, say
from ..model.scores import PublishedResult
from ..model.standard import ResultForm
from .scorecard import ConditionState, Stage, State, Verdict

VERDICT_WORDS: dict[Verdict, Message] = {
    Verdict.PASS: say("Pass"),
    Verdict.FAIL: say("Fail"),
    Verdict.UNDETERMINED: say("Not enough grounds to conclude"),
    Verdict.NOT_ASSESSED: say("Not assessed"),
}

PASS_WORDS: dict[bool, Message] = {
    True: VERDICT_WORDS[Verdict.PASS],
    False: VERDICT_WORDS[Verdict.FAIL],
}

EMPTY_WORDS: dict[ResultForm, Message] = {
    ResultForm.POINTS: say("the sheet holds no scores yet"),
    ResultForm.PASS_FAIL: say("the sheet says of no indicator yet whether it is passed"),
}

PUBLISHED_WORDS: dict[PublishedResult, Message] = {
    PublishedResult.PASS: VERDICT_WORDS[Verdict.PASS],
    PublishedResult.FAIL: VERDICT_WORDS[Verdict.FAIL],
}

STATE_WORDS: dict[State, Message] = {
    State.DECLARED: say("declared"),
    State.COMPUTED: say("computed"),
    State.NONE_AROSE: say("nothing arose"),
    State.ZERO: say("zero points"),
    State.PARTLY_ASSESSED: say("not fully assessed"),
    State.NOT_ASSESSED: say("not assessed yet"),
}

CONDITION_WORDS: dict[ConditionState, Message] = {
    ConditionState.MET: say("met"),
    ConditionState.NOT_MET: say("not met"),
    ConditionState.UNKNOWN: say("unknown"),
}

STAGE_WORDS: dict[Stage, Message] = {
    Stage.SELF: say("self-score"),
    Stage.APPRAISAL: say("appraised score"),
}

PASSING_STAGE_WORDS: dict[Stage, Message] = {
    Stage.SELF: say("as the commune assessed itself"),
    Stage.APPRAISAL: say("as appraised"),
}
"""The same where no points are counted."""
