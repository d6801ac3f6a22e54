"""A year's results over all communes: the table, counts that add up, what cost points, whom it matters to."""

from collections.abc import Collection, Iterator, Sequence

from ..messages import Message, Words, say
from ..model.communes import Commune, Communes, last_day
from ..model.indicators import Indicator
from ..model.links import Link
from ..model.sources import Source, Status, source_of
from ..model.standard import ResultForm
from ..records import frozen
from ..scoring.losses import Cards, Loss, Shortfall, costliest, nearest_to_passing, unknown_maxima
from ..scoring.outcomes import (
    ASSESSED,
    OUTCOME_WORDS,
    CommuneResult,
    Counts,
    Outcome,
    assessed,
    count,
    results_of,
)
from .points import number_answer
from .results import STATUS_WORDS, year_rows
from .scores import name_of, share_text


@frozen
class Merger:
    """A commune that ended within the year; `covered` None: its successor has no sheet, or is not named."""

    commune: Commune
    into: Commune | None
    covered: bool | None


@frozen
class YearTable:
    """A year at a glance. `listed`: a list says which communes there are, not only the sheets."""

    year: int
    listed: bool
    results: tuple[CommuneResult, ...]
    counts: Counts
    costliest: tuple[Loss, ...]
    uncounted: tuple[str, ...]  # indicators whose maximum nobody knows
    nearest: tuple[Shortfall, ...]
    mergers: tuple[Merger, ...]
    links: tuple[Link, ...]


def year_table(
    year: int, communes: Communes | None, cards: Cards, broken: Collection[str], links: Sequence[Link]
) -> YearTable:
    """A year from its sheets; `broken` are the slugs of those whose errors forbid a result."""
    own = [(commune, card) for commune, card in cards if card.sheet.year == year]
    existing = communes.on(last_day(year)) if communes else None
    results = results_of(existing, own, broken)
    with_points = assessed(results)
    return YearTable(
        year,
        communes is not None,
        results,
        count(results),
        tuple(costliest(with_points)),
        tuple(unknown_maxima(with_points)),
        tuple(nearest_to_passing(with_points)),
        tuple(_mergers(year, communes, own)) if communes else (),
        tuple(link for link in links if link.serves(year)),
    )


def _mergers(year: int, communes: Communes, cards: Cards) -> Iterator[Merger]:
    by_slug = {c.slug: c for c in communes.communes}
    sheets = {card.sheet.commune: card.sheet for _, card in cards}
    for commune in communes.ended_in(year):
        into = by_slug.get(commune.merged_into) if commune.merged_into else None
        sheet = sheets.get(into.slug) if into else None
        yield Merger(commune, into, commune.slug in sheet.covers if sheet else None)


def commune_rows(table: YearTable, words: Words) -> Iterator[tuple[str, ...]]:
    """A row for each commune: name, class, total, result and its reasons."""
    for result in table.results:
        commune = result.commune
        if result.card:
            yield from year_rows([(commune, result.card)], words)
            continue
        given = commune.class_on(last_day(table.year)) if commune else None
        name = name_of(commune) if commune else result.slug
        yield name, str(given or "?"), "", words(OUTCOME_WORDS[result.outcome]), ""


def count_lines(table: YearTable, words: Words) -> Iterator[tuple[str, str]]:
    """Each outcome with its count; those that were assessed with their share, as 04/07 (57,1%)."""
    counts = table.counts
    for outcome, number in counts.of.items():
        if outcome is Outcome.WITH_ERRORS and not number:
            continue
        share = share_text(number, counts.assessed, words.lang) if outcome in ASSESSED else None
        yield words(OUTCOME_WORDS[outcome]), share or str(number)


def loss_text(loss: Loss) -> Message:
    """What an indicator cost: points, or communes that do not pass it."""
    values = {"id": loss.spec.id, "name": indicator_name(loss.spec), "count": len(loss.below)}
    if loss.standard.form is ResultForm.PASS_FAIL:
        return say("{id} {name}: not passed by {count} communes", **values)
    return say("{id} {name}: {points} points, {count} communes", **values, points=loss.points)


def indicator_name(spec: Indicator) -> Message | str:
    """The official name of an indicator, else what it is about."""
    return spec.name or (f"({spec.about})" if spec.about else say("(name not known)"))


def near_text(near: Shortfall) -> Message:
    """How far a commune is from passing."""
    name = name_of(near.commune) if near.commune else near.card.sheet.commune
    if near.card.standard.form is ResultForm.PASS_FAIL:
        return say("{commune}: {count} indicators lacking", commune=name, count=near.lacking)
    return say("{commune}: {points} points lacking", commune=name, points=near.lacking)


def merger_text(merger: Merger) -> Message:
    """Where a commune that ended within the year went, and whether a sheet answers for it."""
    names = {"commune": name_of(merger.commune), "day": merger.commune.until}
    if merger.into is None:
        return say("{commune} ended on {day}; the list does not say what it was merged into", **names)
    names["into"] = name_of(merger.into)
    if merger.covered is None:
        return say("{commune} ended on {day}, merged into {into}, which has no score sheet", **names)
    if merger.covered:
        return say("{commune} ended on {day}; the sheet of {into} covers it", **names)
    return say(
        "{commune} ended on {day}, merged into {into}, whose sheet does not say that it covers it", **names
    )


def link_text(link: Link, table: YearTable) -> Message:
    """A programme in one line: its criterion, what it asks, the communes it concerns, how sure that is."""
    source = least_sure(link)
    values = {
        "programme": link.programme,
        "criterion": link.criterion or say("number not known"),
        "requirement": link.requirement or say("wording not known"),
        "source": source.cite,
        "status": STATUS_WORDS[source.status],
    }
    concerned = [r for r in table.results if r.commune and r.commune.kind in link.kinds]
    if not concerned:
        return say("{programme}: criterion {criterion} ({requirement}); {source} ({status})", **values)
    return say(
        "{programme}: criterion {criterion} ({requirement}); {kinds} that pass: {passed} of {all}; "
        "{source} ({status})",
        **values,
        kinds=[kind.value for kind in link.kinds],
        passed=sum(r.outcome is Outcome.PASS for r in concerned),
        all=len(concerned),
    )


def least_sure(link: Link) -> Source:
    """The source of the value of a link that is least sure: a chain is as strong as that."""
    order = [Status.UNVERIFIED, Status.INFERRED, Status.SECONDARY, Status.OFFICE, Status.CONFIRMED]
    sources = [source_of(link, value) for value in ("criterion", "requirement", "years")]
    return min(sources, key=lambda source: order.index(source.status))


def year_answer(table: YearTable) -> dict[str, object]:
    """What `score --year --format json` adds to the results."""
    counts = table.counts
    return {
        "counts": {
            "communes": counts.communes if table.listed else None,
            "assessed": counts.assessed,
            **{outcome.value: number for outcome, number in counts.of.items()},
        },
        "costliest": [loss_answer(loss) for loss in table.costliest],
        "nearest": [
            {"commune": near.card.sheet.commune, "lacking": number_answer(near.lacking)}
            for near in table.nearest
        ],
        "merged": [
            {
                "commune": merger.commune.slug,
                "into": merger.commune.merged_into,
                "until": merger.commune.until.isoformat() if merger.commune.until else None,
                "covered": merger.covered,
            }
            for merger in table.mergers
        ],
        "links": [
            {
                "id": link.id,
                "programme": link.programme,
                "criterion": link.criterion,
                "requirement": link.requirement,
                "source": least_sure(link).cite,
                "status": least_sure(link).status.value,
            }
            for link in table.links
        ],
    }


def loss_answer(loss: Loss) -> dict[str, object]:
    """What an indicator cost, in JSON: `below` and `open` are the communes by slug."""
    return {
        "standard": loss.standard.id,
        "indicator": loss.spec.id,
        "points": number_answer(loss.points),
        "below": list(loss.below),
        "open": list(loss.unsettled),
    }
