"""The steps that a regulation asks of each commune's dossier, as duties."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from ..model.communes import Commune, last_day
from ..model.procedure import Step
from ..model.progress import DossierStep, ProgressEntry, ProgressStatus
from ..model.standard import Standard
from ..model.standing import Standing, standing_of
from ..records import frozen
from .duty import Duty
from .judgement import Span
from .view import View

STEP_TITLES: dict[DossierStep, str] = {
    DossierStep.ASSIGNED: "Phân công theo dõi, chấm điểm",
    DossierStep.SELF_SCORED: "Tự chấm điểm",
    DossierStep.POSTED: "Niêm yết công khai",
    DossierStep.COMMUNE_MEETING: "Họp thống nhất kết quả ở cấp xã",
    DossierStep.SUBMITTED: "Gửi hồ sơ",
    DossierStep.RETURNED: "Yêu cầu bổ sung, hoàn thiện hồ sơ",
    DossierStep.RESUBMITTED: "Bổ sung, hoàn thiện hồ sơ",
    DossierStep.COUNCIL: "Họp Hội đồng",
    DossierStep.SUBMITTED_TO_CHAIR: "Trình Chủ tịch UBND",
    DossierStep.DECIDED: "Quyết định công nhận",
    DossierStep.PUBLISHED: "Công bố kết quả",
    DossierStep.REPORTED: "Báo cáo cấp trên",
}
"""What a step is called in a list, in the language of the files; the standard has its full name."""

_ONE_DAY = timedelta(days=1)
_ON_REQUEST = (DossierStep.RETURNED, DossierStep.RESUBMITTED)
_COMMUNES_OWN = ("cấp xã", "Tư pháp - Hộ tịch")

_Days: TypeAlias = dict[DossierStep, list[date]]


@frozen
class _Stage:
    """A step of the procedure with its name in the log."""

    name: DossierStep
    step: Step


@frozen
class _Dossier:
    """A commune's dossier: its entries, the days of its steps, and what holds for it as a whole."""

    commune: Commune
    entries: Sequence[ProgressEntry]
    days: _Days
    whole: Standing

    def reached(self, steps: Sequence[DossierStep]) -> bool:
        """Whether one of these steps is in the log; supplements come and go, so they do not count."""
        return any(self.days.get(step) for step in steps if step not in _ON_REQUEST)


def of_dossiers(view: View, standard: Standard) -> Iterator[Duty]:
    """Each step of each commune's dossier, in the order of the procedure.

    Concerned are the communes that exist on 31/12 of the assessed year. A step counts from its day in the
    log; one that the log passes over is done when a later one is. A supplement is owed only where one was
    asked for, and each time anew. An entry for the dossier without a step pauses or cancels what is left.
    """
    year = view.plan.assesses or view.year
    procedure = [_Stage(s, step) for step in standard.procedure if (s := _named(step.id)) is not None]
    order = [stage.name for stage in procedure]
    for commune in view.communes or ():
        if commune.exists_on(last_day(year)):
            dossier = _dossier(commune, view.entries.dossiers.get(commune.slug, ()))
            for number, stage in enumerate(procedure):
                if stage.name is DossierStep.RESUBMITTED:
                    yield from _supplements(view, dossier, stage)
                elif stage.name is not DossierStep.RETURNED:
                    passed = dossier.reached(order[number + 1 :])
                    yield _step(view, dossier, stage, year, passed=passed)


def _named(id: str) -> DossierStep | None:
    """The step of the log that a step of the procedure is; None for those that no log speaks of."""
    name = id.replace("-", "_")
    return DossierStep(name) if name in set(DossierStep) else None


def _dossier(commune: Commune, entries: Sequence[ProgressEntry]) -> _Dossier:
    days: _Days = {}
    for entry in sorted(entries, key=lambda e: e.date):
        if entry.step is not None:
            days.setdefault(entry.step, []).append(entry.date)
    return _Dossier(commune, entries, days, standing_of([e for e in entries if e.step is None]))


def _step(view: View, dossier: _Dossier, stage: _Stage, year: int, *, passed: bool) -> Duty:
    days = dossier.days.get(stage.name)
    standing = _standing(dossier, stage.name, days[0] if days else None)
    if not days and passed:
        standing = Standing(ProgressStatus.DONE)
    return _duty(view, dossier, stage, Span(last=_last(view, dossier, stage.step, year)), standing)


def _supplements(view: View, dossier: _Dossier, stage: _Stage) -> Iterator[Duty]:
    """One duty for each time that a supplement was asked for."""
    asked = dossier.days.get(DossierStep.RETURNED, [])
    for number, day in enumerate(asked):
        until = asked[number + 1] if number + 1 < len(asked) else date.max
        given = [d for d in dossier.days.get(DossierStep.RESUBMITTED, []) if day <= d <= until]
        last = _counted(view, stage.step, day)
        standing = _standing(dossier, stage.name, given[0] if given else None)
        term = f"lần {number + 1}" if len(asked) > 1 else None
        if standing.reason is None:  # what is missing, as the request says it
            standing = replace(standing, reason=_asked_for(dossier, day))
        yield _duty(view, dossier, stage, Span(day, last), standing, term)


def _asked_for(dossier: _Dossier, day: date) -> str | None:
    asked = (e.reason for e in dossier.entries if e.step is DossierStep.RETURNED and e.date == day)
    return next(asked, None)


def _standing(dossier: _Dossier, name: DossierStep, done: date | None) -> Standing:
    """The standing of a step, with the extension that its entries tell of."""
    extended = standing_of([e for e in dossier.entries if e.step is name and e.extended_to])
    if done is not None:
        return replace(extended, status=ProgressStatus.DONE, since=done)
    whole = dossier.whole
    return replace(extended, status=whole.status, since=whole.since, reason=whole.reason or extended.reason)


def _last(view: View, dossier: _Dossier, step: Step, year: int) -> date | None:
    """The last day of a step: before a fixed day of the year after, or so many days after another step."""
    day, _, month = (step.before or "").partition("/")
    if day.isdecimal() and month.isdecimal():
        return date(year + 1, int(month), int(day)) - _ONE_DAY
    after = _named(step.after_step or "")
    days = dossier.days.get(after) if after else None
    return _counted(view, step, days[0]) if days else None


def _counted(view: View, step: Step, day: date) -> date | None:
    """So many days or working days after a day, which is not counted; None where the step gives none,
    or where it is only a floor: that is no deadline."""
    if step.at_least:
        return None
    if step.working_days is not None:
        return view.workdays.after(day, step.working_days)
    return day + timedelta(days=step.days) if step.days is not None else None


def _duty(
    view: View, dossier: _Dossier, stage: _Stage, span: Span, standing: Standing, term: str | None = None
) -> Duty:
    commune, by = dossier.commune, stage.step.by
    own = by is not None and any(word in by for word in _COMMUNES_OWN)
    places = (e.origin.at("step") for e in dossier.entries if e.step is stage.name)
    return view.duty(
        span,
        standing,
        next(places, view.plan.origin.at("standard")),
        by_day=True,
        dossier=commune.slug,
        step=stage.name,
        commune=commune.slug,
        title=STEP_TITLES[stage.name],
        unit=(commune.name,) if own else tuple(filter(None, [by])),
        time=stage.step.deadline,
        term=term,
        shared=True,
    )
