"""What holds for any sheet: bounds are true, and a verdict that was said stays."""

from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets import MAXIMA, scored, standard_of_file
from test_measures import PASS_FAIL, POINTS, standard
from tiepcan.scoring.bounds import pools_of
from tiepcan.scoring.scorecard import Bounds, Scorecard, Stage, Verdict

Entries = dict[str, str]
"""The entry of each indicator as it is written behind its number."""

STANDARD = standard_of_file()
CLASSES = st.sampled_from(["I", "II", "III", None])
RANK = {Verdict.FAIL: 0, Verdict.UNDETERMINED: 1, Verdict.PASS: 2}
PARTS = {
    "1.1": 'items: {"1": {none: true}}',
    "1.3": 'items: {"1": {done: 2, total: 3}}',
    "3.3": "by: công chức",
}
SHARES = ("2.3", "2.4", "5.4")


@st.composite
def steps(draw: st.DrawFn, most: Decimal) -> Decimal:
    """Points from 0 to a maximum, on the grid of hundredths, often at either end."""
    hundredths = int(most * 100)
    return Decimal(draw(st.sampled_from([0, hundredths]) | st.integers(0, hundredths))) / 100


@st.composite
def entry_of_known(draw: st.DrawFn, id: str, most: Decimal) -> str | None:
    ways = ["open", "points", "points", "points"] + ["share"] * (id in SHARES) + ["part"] * (id in PARTS)
    way = draw(st.sampled_from(ways))
    if way == "points":
        return f"points: {draw(steps(most))}"
    if way == "share":
        total = draw(st.integers(1, 400))
        return f"done: {draw(st.integers(0, total))}, total: {total}"
    return PARTS[id] if way == "part" else None


@st.composite
def indicators(draw: st.DrawFn) -> Entries:
    """Any indicators, in any state; what the standard knows only together is never exceeded."""
    entries: Entries = {}
    for criterion in STANDARD.criteria:
        for spec in criterion.indicators:
            if spec.max is not None and (entry := draw(entry_of_known(spec.id, spec.max))):
                entries[spec.id] = entry
        for pool in pools_of(criterion):
            left = pool.max
            for id in draw(st.permutations(pool.members)):
                way = draw(st.sampled_from(["open", "points", "points", "points", "other"]))
                if way == "other" and id == "2.2":
                    entries[id] = "points: -0.25"
                elif way == "other" and id in PARTS and left >= 2:
                    entries[id], left = PARTS[id], left - 2
                elif way == "points":
                    points = draw(steps(left))
                    entries[id], left = f"points: {points}", left - points
    return entries


@st.composite
def totals_of_criteria(draw: st.DrawFn) -> str:
    """Now and then only the points of a whole criterion are known."""
    known = draw(st.lists(st.sampled_from(sorted(MAXIMA)), max_size=3, unique=True))
    lines = [f'  "{id}": {{points: {draw(steps(Decimal(MAXIMA[id])))}}}\n' for id in known]
    return "criteria:\n" + "".join(lines) if lines else ""


@st.composite
def facts(draw: st.DrawFn) -> str:
    return "conditions:\n" + "".join(
        draw(st.sampled_from(choices))
        for choices in (
            ("  discipline: {cases: 0}\n", "  discipline: {cases: 0}\n", "  discipline: {cases: 1}\n", ""),
            ("  satisfaction: {percent: 95}\n", "  satisfaction: {percent: 79.99}\n", ""),
        )
    )


def written(entries: Entries, rest: str) -> str:
    return "indicators:\n" + "".join(f'  "{id}": {{{entry}}}\n' for id, entry in entries.items()) + rest


def card_of(entries: Entries, rest: str, loai: str | None) -> Scorecard:
    return scored(written(entries, rest), loai)


REST = st.builds("".join, st.tuples(totals_of_criteria(), facts()))


def inside(new: Bounds, old: Bounds) -> bool:
    return old.low <= new.low and (old.high is None or (new.high is not None and new.high <= old.high))


def said(card: Scorecard) -> bool:
    return card.verdict in (Verdict.PASS, Verdict.FAIL)


@settings(deadline=None)
@given(indicators(), REST, CLASSES)
def test_the_lowest_is_never_above_the_highest(entries: Entries, rest: str, loai: str | None) -> None:
    card = card_of(entries, rest, loai)
    everything = [
        card.total,
        *(c.points for c in card.criteria),
        *(i.points for i in card.indicators.values()),
    ]
    for bounds in everything:
        assert bounds.high is not None  # the law limits every indicator, be it through its criterion
        assert bounds.low <= bounds.high


@settings(deadline=None)
@given(indicators(), REST, CLASSES)
def test_criteria_add_up_to_the_total(entries: Entries, rest: str, loai: str | None) -> None:
    card = card_of(entries, rest, loai)
    assert card.total.low == sum(c.points.low for c in card.criteria)
    assert card.total.high == sum(c.points.high or 0 for c in card.criteria)
    for criterion in card.criteria:
        if not criterion.declared:
            assert criterion.points.low == sum(i.points.low for i in criterion.indicators)
            assert criterion.points.high is not None
            assert criterion.points.high <= sum(i.points.high or 0 for i in criterion.indicators)


@settings(deadline=None)
@given(indicators(), REST, CLASSES, st.data())
def test_whatever_an_open_indicator_becomes_was_foreseen(
    entries: Entries, rest: str, loai: str | None, data: st.DataObject
) -> None:
    """One after the other is filled in, each with any value that was possible; nothing said is taken back."""
    first = before = card_of(entries, rest, loai)
    open_ones = [id for id, i in first.indicators.items() if not i.points.exact]
    for id in data.draw(st.permutations(open_ones)):
        old = before.indicators[id].points
        assert old.high is not None
        points = old.low + data.draw(steps(old.high - old.low))
        entries = {**entries, id: f"points: {points}"}
        after = card_of(entries, rest, loai)
        assert inside(after.total, before.total)
        for new, former in zip(after.criteria, before.criteria, strict=True):
            assert inside(new.points, former.points)
        if said(before):
            assert after.verdict is before.verdict
        before = after
    if said(first):
        assert before.verdict is first.verdict
    assert all(i.points.exact for i in before.indicators.values())


@settings(deadline=None)
@given(indicators(), REST, CLASSES)
def test_the_ends_of_the_interval_can_be_reached(entries: Entries, rest: str, loai: str | None) -> None:
    """A bound that no filling reaches would leave results open for nothing. Filled one after the other."""
    for end in ("low", "high"):
        wanted = getattr(card_of(entries, rest, loai).total, end)
        filled, card = dict(entries), card_of(entries, rest, loai)
        for id in list(card.indicators):
            if not card.indicators[id].points.exact:
                filled[id] = f"points: {getattr(card.indicators[id].points, end)}"
                card = card_of(filled, rest, loai)
        assert card.total.exact
        assert card.total.low == wanted


@settings(deadline=None)
@given(indicators(), REST, CLASSES, st.randoms())
def test_the_order_of_the_file_does_not_matter(
    entries: Entries, rest: str, loai: str | None, dice: Random
) -> None:
    items = list(entries.items())
    dice.shuffle(items)
    one, other = card_of(entries, rest, loai), card_of(dict(items), rest, loai)
    assert (one.verdict, one.total, one.reasons) == (other.verdict, other.total, other.reasons)
    assert [i.points for i in one.indicators.values()] == [i.points for i in other.indicators.values()]


@settings(deadline=None)
@given(indicators(), REST, CLASSES, st.data())
def test_more_points_never_make_a_result_worse(
    entries: Entries, rest: str, loai: str | None, data: st.DataObject
) -> None:
    declared = [id for id, entry in entries.items() if entry.startswith("points")]
    if not declared:
        return
    id = data.draw(st.sampled_from(declared))
    points = Decimal(entries[id].removeprefix("points: "))
    more = points + data.draw(steps(Decimal(5)))
    one, other = card_of(entries, rest, loai), card_of({**entries, id: f"points: {more}"}, rest, loai)
    assert RANK[one.verdict] <= RANK[other.verdict]


@settings(deadline=None)
@given(indicators(), REST, CLASSES)
def test_an_appraisal_that_repeats_the_sheet_changes_nothing(
    entries: Entries, rest: str, loai: str | None
) -> None:
    own = card_of(entries, rest, loai)
    if not entries or any(c.declared for c in own.criteria):
        return
    again = (
        written(entries, rest)
        + "appraisal:\n"
        + "".join(f"  {line}\n" for line in written(entries, "").splitlines())
    )
    card = scored(again, loai)
    assert card.stage is Stage.APPRAISAL
    assert (card.total, card.verdict, card.reasons) == (own.total, own.verdict, own.reasons)


WAYS = {  # of tests/test_measures.py: what an entry of each indicator may say
    "1.1": ("done: 9, total: 10", "done: 1, total: 3", "points: 35", "none: true"),
    "1.2": ("done: 19, total: 20", "done: 7, total: 9", "done: 3, total: 5", "done: 0, total: 5"),
    "1.3": ("done: 1, total: 2", "points: 1.25"),
    "1.4": ("yes: true", "yes: false", "none: true"),
    "1.6": ("count: 1", "count: 2", "none: true"),
    "1.7": ("count: 1", "points: 3"),
    "1.8": (
        'items: {"1": {yes: true}}',
        'items: {"1": {yes: false}, "2": {done: 1, total: 3}}',
        'items: {"1": {none: true}, "2": {points: 1.5}, "3": {count: 3}}',
        "none: true",
    ),
    "1.9": ("points: 0", "points: 5", "yes: true"),
    "1.10": ("penalty: true", "done: 1, total: 3", "none: true"),
}
PASSED = {
    "1.1": ("done: 4, total: 5", "done: 3, total: 5", "none: true", "passed: true"),
    "1.2": ("done: 4, total: 5", "passed: false", "passed: true"),
    "1.3": ("yes: true", "yes: false"),
    "1.4": ("count: 0", "count: 1"),
    "2.1": ('items: {"1": {yes: true}}', 'items: {"2": {done: 1, total: 2}}', "none: true", "passed: true"),
    "2.2": ("passed: true", "passed: false", "count: 3"),
}


def any_of(ways: dict[str, tuple[str, ...]]) -> st.SearchStrategy[Entries]:
    """Some of the indicators, each in one of its ways."""
    return st.fixed_dictionaries({}, optional={id: st.sampled_from(texts) for id, texts in ways.items()})


@settings(deadline=None)
@given(any_of(WAYS), st.data())
def test_whatever_facts_of_any_measure_become_was_foreseen(entries: Entries, data: st.DataObject) -> None:
    law = standard(POINTS)
    before = scored(written(entries, ""), standard=law)
    for id, score in before.indicators.items():
        low, high = score.points.low, score.points.high
        assert high is None or low <= high
        if not score.points.exact:
            points = low + data.draw(steps(Decimal(5) if high is None else high - low))
            after = scored(written({**entries, id: f"points: {points}"}, ""), standard=law)
            assert inside(after.total, before.total)


@settings(deadline=None)
@given(any_of(PASSED), st.data())
def test_a_pass_or_fail_that_was_said_stays(entries: Entries, data: st.DataObject) -> None:
    law = standard(PASS_FAIL, "pass_fail")
    first = before = scored(written(entries, ""), standard=law)
    for id in data.draw(st.permutations([id for id, i in first.indicators.items() if not i.points.exact])):
        entries = {**entries, id: f"passed: {str(data.draw(st.booleans())).lower()}"}
        after = scored(written(entries, ""), standard=law)
        assert inside(after.total, before.total)
        assert not said(before) or after.verdict is before.verdict
        before = after
    assert before.total.exact
    assert before.verdict is (Verdict.PASS if before.total.low == law_size(before) else Verdict.FAIL)


def law_size(card: Scorecard) -> int:
    return len(card.indicators)


@settings(deadline=None)
@given(any_of(PASSED))
def test_as_many_points_as_indicators_that_pass(entries: Entries) -> None:
    card = scored(written(entries, ""), standard=standard(PASS_FAIL, "pass_fail"))
    assert card.total.low == sum(i.points.low == 1 for i in card.indicators.values())
    assert card.total.high == sum(i.points.high == 1 for i in card.indicators.values())
