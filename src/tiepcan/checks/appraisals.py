"""Checks of the appraisal in a score sheet: does it still speak of the self-score that stands there?"""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.fingerprint import fingerprint
from .neighbours import Neighbours
from .subject import Subject


def self_score_changed(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The self-score is still the one that the appraisal saw.

    `tiepcan appraise` writes into `saw` a short fingerprint of the self-score: of its points, figures,
    reasons and evidence, not of its layout. When the commune changes one of them afterwards, the appraisal
    no longer says anything about what stands there now.
    """
    appraisal = subject.sheet.appraisal
    if appraisal is None or appraisal.saw is None:
        return
    now = fingerprint(subject.sheet)
    if appraisal.saw != now:
        message = say(
            "the self-score changed since the appraisal saw it: it saw {saw}, now it is {now}",
            saw=appraisal.saw[:64],
            now=now,
        )
        yield Diagnostic("S140", message, appraisal.origin.at("saw"), _look_again(subject))


def self_score_not_recorded(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A dated appraisal records which self-score it saw.

    Without that nobody notices when the commune changes its scores after the appraisal. As long as the
    appraisal has no date it is still in work, and nothing is said.
    """
    appraisal = subject.sheet.appraisal
    if appraisal is not None and appraisal.date is not None and appraisal.saw is None:
        message = say("the appraisal does not record which self-score it saw")
        yield Diagnostic("S141", message, appraisal.origin.at("date"), _look_again(subject))


def _look_again(subject: Subject) -> Message:
    sheet = subject.sheet
    return say(
        "when the appraisal has seen this self-score: tiepcan appraise {year}/{commune}",
        year=sheet.year,
        commune=sheet.commune,
    )


CHECKS: dict[str, Callable[[Subject, Neighbours], Iterator[Diagnostic]]] = {
    "S140": self_score_changed,
    "S141": self_score_not_recorded,
}
