"""Checks of the list of communes."""

from collections.abc import Callable, Iterator
from datetime import date

from ..diagnostics import Diagnostic
from ..messages import say
from ..model.communes import Commune, Communes
from .neighbours import Neighbours


def repeated_slug(communes: Communes, around: Neighbours) -> Iterator[Diagnostic]:
    """A slug names one commune, over all time.

    Names and codes are used again after mergers: since 01/7/2025 the code 03388 of phường Quyết Tiến is
    that of phường Đoàn Kết. The slug is what plans and score sheets hold on to.
    """
    seen: set[str] = set()
    for commune in communes.communes:
        if commune.slug in seen:
            message = say("the slug “{slug}” names two communes", slug=commune.slug)
            yield Diagnostic(
                "C101",
                message,
                commune.origin.at("slug"),
                say("give the later one a slug with its year, e.g. {slug}-2025", slug=commune.slug),
            )
        seen.add(commune.slug)


def unknown_successor(communes: Communes, around: Neighbours) -> Iterator[Diagnostic]:
    """`merged_into` names a commune of the same list.

    Only so can an old year's results be found under the new commune.
    """
    slugs = {c.slug for c in communes.communes}
    for commune in communes.communes:
        if commune.merged_into is not None and commune.merged_into not in slugs:
            message = say("there is no commune “{slug}” in this list", slug=commune.merged_into)
            yield Diagnostic("C102", message, commune.origin.at("merged_into"))


def ends_before_it_begins(communes: Communes, around: Neighbours) -> Iterator[Diagnostic]:
    """`from` comes before `until`.

    The two days decide in which years a commune owes reports and is assessed.
    """
    for commune in communes.communes:
        if commune.from_ and commune.until and commune.until < commune.from_:
            message = say(
                "the commune ends on {until}, before it begins on {begins}",
                until=commune.until,
                begins=commune.from_,
            )
            yield Diagnostic("C103", message, commune.origin.at("until"))


def shared_code(communes: Communes, around: Neighbours) -> Iterator[Diagnostic]:
    """A code belongs to one commune at a time.

    The same code may pass to another commune after a merger, but never on the same day.
    """
    by_code: dict[str, list[Commune]] = {}
    for commune in communes.communes:
        if commune.code is None:
            continue
        for other in by_code.get(commune.code, ()):
            if _overlap(commune, other):
                message = say(
                    "the code {code} is also that of {name} at the same time",
                    code=commune.code,
                    name=other.name,
                )
                yield Diagnostic("C104", message, commune.origin.at("code"))
        by_code.setdefault(commune.code, []).append(commune)


def _overlap(one: Commune, other: Commune) -> bool:
    first, last = date.min, date.max
    return (one.from_ or first) <= (other.until or last) and (other.from_ or first) <= (one.until or last)


CHECKS: dict[str, Callable[[Communes, Neighbours], Iterator[Diagnostic]]] = {
    "C101": repeated_slug,
    "C102": unknown_successor,
    "C103": ends_before_it_begins,
    "C104": shared_code,
}
