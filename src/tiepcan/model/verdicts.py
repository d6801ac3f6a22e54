"""The words in which a result is said: of a condition of recognition, and of the whole sheet."""

from enum import StrEnum


class ConditionState(StrEnum):
    """Whether a condition of recognition holds."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The result, said only where it holds whatever the open parts turn out to be."""

    PASS = "pass"
    FAIL = "fail"
    UNDETERMINED = "undetermined"
    NOT_ASSESSED = "not_assessed"
