"""Checks of a score sheet in time: whether its commune is assessed, and what the sheet speaks for."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.communes import Commune, last_day
from ..model.standard import Standard
from ..spelling import nearest
from .neighbours import Neighbours
from .subject import Subject


def covers_a_stranger(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """`covers` names communes of the office's list.

    A commune that took in another one within the year answers for both. A misspelt slug would leave the
    other one without an answer.
    """
    for index, slug in enumerate(subject.sheet.covers):
        if around.communes is not None and slug not in around.communes:
            message = say("there is no commune “{slug}” in the list of communes", slug=slug)
            near = nearest(slug, around.communes)
            hint = say("did you mean “{near}”?", near=near) if near else None
            yield Diagnostic("S150", message, subject.sheet.origin.at("covers", index), hint)


def covers_an_unmerged(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """`covers` names communes that were merged into this one within the year.

    One that exists on 31/12 has a sheet of its own; one that ended in another year has no part in this
    year's result.
    """
    sheet = subject.sheet
    for index, slug in enumerate(sheet.covers):
        commune = (around.communes or {}).get(slug)
        if commune is None:
            continue
        at = sheet.origin.at("covers", index)
        values = {"name": commune.name, "year": str(sheet.year)}
        if commune.exists_on(last_day(sheet.year)):
            yield Diagnostic("S151", say("{name} exists on 31/12/{year}: it has its own sheet", **values), at)
        elif not commune.ended_in(sheet.year):
            yield Diagnostic("S151", say("{name} did not end within {year}", **values), at)
        elif commune.merged_into != sheet.commune:
            hint = say("the list of communes says it with `merged_into`")
            message = say("{name} was not merged into “{commune}”", name=commune.name, commune=sheet.commune)
            yield Diagnostic("S151", message, at, hint)


def not_held_without_reason(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A commune that is not assessed says why.

    It leaves every count and share of the year. Without a reason a poor result could be left out in silence.
    """
    evaluation = subject.sheet.evaluation
    if evaluation and not evaluation.held and not (evaluation.reason or "").strip():
        message = say("no assessment is held, and no reason is given")
        yield Diagnostic("S152", message, evaluation.origin.at("held"), say("write `reason: …` below it"))


def not_held_without_basis(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A commune that is not assessed names the document that allows it."""
    evaluation = subject.sheet.evaluation
    if evaluation and not evaluation.held and not (evaluation.basis or "").strip():
        message = say("no assessment is held, and no document is named that says so")
        yield Diagnostic("S153", message, evaluation.origin.at("held"), say("write `basis: …` below it"))


def not_held_with_scores(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """A commune that is not assessed has no scores, no appraisal and no published result.

    Of the two only one can be true, and the count of the year depends on which.
    """
    sheet = subject.sheet
    evaluation = sheet.evaluation
    if evaluation is None or evaluation.held:
        return
    scored = any(not entry.says_nothing for entry in sheet.indicators.values())
    scored = scored or any(entry.points is not None for entry in sheet.criteria.values())
    if scored or sheet.appraisal is not None or (sheet.published and sheet.published.result):
        message = say("no assessment is held, yet the sheet holds results")
        hint = say("take out either `evaluation` or the results")
        yield Diagnostic("S154", message, evaluation.origin.at("held"), hint)


def regulation_for_others(subject: Subject, around: Neighbours) -> Iterator[Diagnostic]:
    """The regulation is meant for communes of this kind.

    619/QĐ-TTg and 25/2021/QĐ-TTg are for xã, phường and thị trấn; 27/2025/QĐ-TTg for xã, phường and đặc khu.
    """
    standard, commune = subject.standard, subject.commune
    if standard is None or commune is None:
        return
    if message := of_another_kind(commune, standard):
        yield Diagnostic("S155", message, subject.sheet.origin.at("commune"))


def of_another_kind(commune: Commune, standard: Standard) -> Message | None:
    """That a regulation is not made for this kind of commune; None where it is, or where nobody says so."""
    if commune.kind is None or not standard.kinds or commune.kind in standard.kinds:
        return None
    return say(
        "{standard} is for {kinds}, {name} is of the kind “{kind}”",
        standard=standard.name,
        kinds=[kind.value for kind in standard.kinds],
        name=commune.name,
        kind=commune.kind.value,
    )


CHECKS: dict[str, Callable[[Subject, Neighbours], Iterator[Diagnostic]]] = {
    "S150": covers_a_stranger,
    "S151": covers_an_unmerged,
    "S152": not_held_without_reason,
    "S153": not_held_without_basis,
    "S154": not_held_with_scores,
    "S155": regulation_for_others,
}
