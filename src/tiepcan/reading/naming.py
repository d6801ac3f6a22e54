"""What somebody names at the command line: a duty of a plan, a commune, a paper."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from ..diagnostics import Stop
from ..messages import Message, say
from ..model.communes import Commune
from ..model.plan import Plan, every_activity
from ..spelling import nearest
from ..tracking import Duty, DutyState
from .scalars import NotRead, read_date

DOSSIER = "dossier"
"""The word for a commune's dossier, which has no number in the plan."""

NAMES: Mapping[str, Callable[[Plan, Sequence[Duty]], Iterable[str]]] = {
    "activity": lambda plan, _: [a.id for a in every_activity(plan.activities)],
    "report": lambda plan, _: [r.id for r in plan.reports],
    "finding": lambda _, duties: [d.finding for d in duties if d.finding],
    "dossier": lambda *_: [DOSSIER],
}
"""The fields by which an entry names a thing, each with the names that the things of a plan have."""

_SETTLED = (DutyState.DONE, DutyState.DONE_LATE, DutyState.CANCELLED)
_MOST_NAMES = 20
_PAPER = re.compile(r"(?:số )?([0-9]+\w?/[\w/&-]*[^\W\d_a-z][\w/&-]*)(?:,? ngày (\S+))?")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)


def fields_of_thing(plan: Plan, duties: Sequence[Duty], word: str, commune: str | None) -> dict[str, str]:
    """The fields of an entry that name the thing meant by a word and a commune.

    Stop where the plan has no such thing, with the nearest name and those still open, and where the commune
    is missing or too much.
    """
    field = next((f for f, names in NAMES.items() if word in names(plan, duties)), None)
    if field is None:
        raise Stop(say("the plan {plan} has no “{word}”", plan=plan.id, word=word), _open(plan, duties, word))
    if field == "dossier":
        if commune is None:
            raise Stop(
                say("it is not said whose dossier is meant"), say("name the commune: --commune tan-phong")
            )
        return {field: commune}
    parts = [a.activities for a in every_activity(plan.activities) if field == "activity" and a.id == word]
    if parts and parts[0]:
        raise Stop(
            say("{id} is the heading of other activities; nothing is tracked under it", id=word),
            say("name one of: {parts}", parts=[a.id for a in parts[0]]),
        )
    return {field: word, **({"commune": commune} if commune else {})}


def _open(plan: Plan, duties: Sequence[Duty], word: str) -> Message:
    """The thing that was most likely meant, and all that is not finished."""
    left = (d.activity or d.report or d.finding for d in duties if d.state not in _SETTLED)
    open_ones = [*dict.fromkeys(name for name in left if name), DOSSIER]
    near = nearest(word, [name for names in NAMES.values() for name in names(plan, duties)])
    if near:
        return say("did you mean “{near}”? Still open: {names}", near=near, names=open_ones)
    return say("still open: {names}", names=open_ones)


def check_owner(fields: Mapping[str, str], duties: Iterable[Duty], *, done: bool) -> None:
    """Stop where an entry would count for nobody, or would say of every commune that it is `done`."""
    commune, report, finding = fields.get("commune"), fields.get("report"), fields.get("finding")
    thing = (fields.get("activity"), report, finding)
    own = [d for d in duties if (d.activity, d.report, d.finding) == thing and d.dossier is None]
    owners = [d.commune for d in own if d.shared]
    if commune is None and done and own and len(owners) == len(own):
        left = [d.commune for d in own if d.state not in _SETTLED]
        raise Stop(
            say(
                "each commune has its own part in “{thing}”, and it is not said whose is meant",
                thing=_first(thing),
            ),
            say("name the commune with --commune; still open: {names}", names=[*dict.fromkeys(left)])
            if left
            else say("all of them have done it; to add to the entry of one, name it with --commune"),
        )
    if commune is None or commune in owners or not (report or finding):
        return
    if owners:
        message = say("{commune} has no part in “{thing}”", commune=commune, thing=_first(thing))
        raise Stop(message, say("write one of: {words}", words=[*dict.fromkeys(owners)]))
    raise Stop(
        say("“{thing}” is not counted commune by commune", thing=_first(thing)), say("leave --commune out")
    )


def _first(thing: Iterable[str | None]) -> str:
    return next(filter(None, thing), DOSSIER)


def known_commune(communes: Mapping[str, Commune] | None, written: str) -> str:
    """The slug of a commune. Stop with the nearest one where the list has none of that name."""
    if communes is None or written in communes:
        return written
    near = nearest(written, communes)
    for slug, commune in communes.items():
        kind = commune.kind.value if commune.kind else ""
        short = commune.name[len(kind) :].strip() if commune.name.lower().startswith(kind) else commune.name
        if written.lower() in (commune.name.lower(), short.lower()):
            near = slug
    message = say("there is no commune “{slug}” in the list", slug=written)
    if near:
        raise Stop(message, say("did you mean “{near}”?", near=near))
    if len(communes) <= _MOST_NAMES:
        raise Stop(message, say("write one of: {words}", words=list(communes)))
    raise Stop(message, say("communes are named as in the list, e.g. tan-phong"))


def paper_of(text: str) -> dict[str, str | date] | None:
    """Number and day of a paper written as “15/BC-PTP” or “15/BC-PTP ngày 05/7/2020”.

    None where the text is no number of a document. Stop where its day is none.
    """
    found = _PAPER.fullmatch(text)
    if not found:
        return None
    number, day = found.groups()
    if not day:
        return {"number": number}
    written = _DAY.fullmatch(day)
    try:
        iso = f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else day
        return {"number": number, "date": read_date(iso)}
    except NotRead as problem:
        raise Stop(problem.message, problem.hint) from None
