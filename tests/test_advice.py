"""What would make a sheet pass: the smallest set of changes, in natural units. All figures are made up."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Ask
from sheets import CLEAN, MAXIMA, scored, standard_of_file, with_indicators, words
from tiepcan.model.scores import ScoreEntry
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.scoring.advice import Advice, advise, is_over
from tiepcan.scoring.score import score
from tiepcan.scoring.scorecard import Scorecard, Verdict

SOURCE = "source: {cite: Văn bản giả định, status: confirmed}"
TEXT = f"""
kind: standard
id: vi-du
name: Quy định giả định
form: points
years: {{from: 2020, {SOURCE}}}
max: 20
{SOURCE}
rounding: {{share_decimals: 2, total: exact, {SOURCE}}}
criteria:
  - id: "1"
    max: 8
    {SOURCE}
    indicators:
      - {{id: "1.1", name: Giải quyết đúng thời hạn, max: 4, measure: share, none: full, {SOURCE}}}
      - {{id: "1.2", max: 3, minimum: -0.25, {SOURCE}}}
      - {{id: "1.3", max: 1, measure: yes_no, {SOURCE}}}
  - id: "2"
    max: 12
    {SOURCE}
    indicators:
      - id: "2.1"
        max: 3
        measure: bands
        bands:
          - {{from: 0, points: 0}}
          - {{from: 50, points: 1}}
          - {{from: 80, points: 2}}
          - {{from: 100, points: 3}}
        {SOURCE}
      - {{id: "2.2", max: 2, measure: count, needed: 3, {SOURCE}}}
      - id: "2.3"
        max: 3
        measure: items
        items:
          - {{id: "1", max: 2, measure: yes_no, {SOURCE}}}
          - {{id: "2", max: 1, {SOURCE}}}
        {SOURCE}
      - {{id: "2.4", max: 4, measure: share, {SOURCE}}}
conditions:
"""
TOTAL = "  - {{id: total, name: Tổng số điểm, test: total_at_least, minimum: {}, {}}}\n"
HALF = f"  - {{id: criteria, name: Tiêu chí, test: criteria_at_least, minimum: 50, {SOURCE}}}\n"


@cache
def standard(needed: str = "16", changed: tuple[str, str] = ("", "")) -> Standard:
    text = TEXT.replace(*changed) if changed[0] else TEXT
    loaded = read_file((text + TOTAL.format(needed, SOURCE) + HALF).encode(), "standards/vi-du.yaml")
    assert isinstance(loaded.record, Standard), loaded.found
    return loaded.record


FULL = {
    "1.1": "{done: 8, total: 8}",
    "1.2": "{points: 3}",
    "1.3": "{yes: true}",
    "2.1": "{done: 10, total: 10}",
    "2.2": "{count: 3}",
    "2.3": '{items: {"1": {yes: true}, "2": {points: 1}}}',
    "2.4": "{done: 4, total: 4}",
}


def card_of(entries: Mapping[str, str | None], needed: str = "16", **more: tuple[str, str]) -> Scorecard:
    """A sheet in which everything is full but what is said; None leaves an indicator out."""
    written = {id: entry for id, entry in (FULL | dict(entries)).items() if entry is not None}
    text = with_indicators("\n".join(f'"{id}": {entry}' for id, entry in written.items()))
    return scored(text, None, standard=standard(needed, **more))


def advice_on(entries: Mapping[str, str | None], needed: str = "16", **more: tuple[str, str]) -> Advice:
    advice = advise(card_of(entries, needed, **more))
    assert advice is not None
    return advice


def told(advice: Advice) -> list[str]:
    return [words(change.text) for change in advice.changes]


def chosen(*changes: tuple[str, int | str]) -> list[tuple[str, Decimal]]:
    return [(id, Decimal(gain)) for id, gain in changes]


# -- in the units of the work --


@pytest.mark.parametrize(
    ("entries", "needed", "text"),
    [
        (
            {"1.1": "{done: 950, total: 1000}"},
            "20",
            "49 late case(s) → in time, indicator 1.1 (950 → 999 of 1000): +0.2 points",
        ),
        (
            {"2.4": "{done: 1, total: 4}"},
            "19",
            "2 more case(s) done as required, indicator 2.4 (1 → 3 of 4): +2 points",
        ),
        ({"1.2": "{points: 1.5}"}, "19", "indicator 1.2: 1.5 → 2 points: +0.5 points"),
        ({"1.2": "{penalty: true}"}, "18", "indicator 1.2: -0.25 → 1 points: +1.25 points"),
        ({"1.2": None}, "19.5", "indicator 1.2: assess, 2.5 points: +2.5 points"),
        ({"1.3": "{yes: false}"}, "20", "indicator 1.3: no → yes: +1 points"),
        ({"1.3": None}, "20", "indicator 1.3: yes: +1 points"),
        ({"1.3": "{points: 0}"}, "20", "indicator 1.3: 0 → 1 points: +1 points"),
        (
            {"2.1": "{done: 13, total: 30}"},
            "19",
            "11 more case(s) done as required, indicator 2.1 (13 → 24 of 30): +2 points",
        ),
        ({"2.1": "{points: 0}"}, "17.5", "indicator 2.1: 0 → 1 points: +1 points"),
        ({"2.2": "{count: 1}"}, "20", "2 more, indicator 2.2 (1 → 3): +2 points"),
        ({"2.2": None}, "20", "3 more, indicator 2.2 (0 → 3): +2 points"),
        (
            {"2.3": '{items: {"1": {yes: false}, "2": {points: 0.5}}}'},
            "19.75",
            "indicator 2.3: item 1: no → yes, item 2: 0.5 → 0.75 points: +2.25 points",
        ),
        (
            {"2.3": '{items: {"1": {yes: false}, "2": {points: 0.5}}}'},
            "17.75",
            "indicator 2.3: item 2: 0.5 → 0.75 points: +0.25 points",
        ),
    ],
)
def test_changes_are_told_in_natural_units(entries: Mapping[str, str | None], needed: str, text: str) -> None:
    advice = advice_on(entries, needed)
    assert told(advice) == [text]
    assert advice.after is not None
    assert advice.after.verdict is Verdict.PASS


def test_totals_never_change() -> None:
    (change,) = advice_on({"2.4": "{done: 1, total: 4}"}, "20").changes
    assert (change.entry.done, change.entry.total, change.gain) == tuple(map(Decimal, (4, 4, 3)))


def test_declared_points_and_facts_change_together() -> None:
    (change,) = advice_on({"2.4": "{points: 2, done: 2, total: 4}"}, "19").changes
    assert (change.entry.done, change.entry.points) == (Decimal(3), Decimal(3))


def test_nothing_can_be_done_where_nothing_arose() -> None:
    advice = advice_on({"1.1": "{none: true}", "1.2": "{points: 2}"}, "20", changed=("none: full", "none: 1"))
    assert [change.indicator for change in advice.gains] == ["1.2"]
    assert advice.changes == ()
    assert [words(reason) for reason in advice.beyond] == [
        "4 more points are needed; the indicators of known maximum can gain 1 together"
    ]


# -- the smallest set --


def test_few_indicators_come_before_few_points() -> None:
    advice = advice_on({"1.2": "{points: 1}", "2.1": "{points: 2}", "2.2": "{count: 0}"}, "17")
    # 2 points are missing: 1.2 brings them, and so does 2.2, which comes later
    assert [c.indicator for c in advice.changes] == ["1.2"]


def test_few_points_come_before_the_first_number() -> None:
    advice = advice_on({"1.1": "{done: 0, total: 1}", "2.4": "{done: 1, total: 4}"}, "14")
    # one point is missing: 1.1 could only bring 4 of them
    assert [(c.indicator, c.gain) for c in advice.changes] == chosen(("2.4", 1))


def test_equals_are_taken_in_the_order_of_the_standard() -> None:
    advice = advice_on({"1.3": "{yes: false}", "1.2": "{points: 2}"}, "19")
    assert [c.indicator for c in advice.changes] == ["1.2"]


def test_a_weak_criterion_forces_what_brings_less() -> None:
    """The total lacks points that 2.4 alone would bring; but criterion 1 is below half of its maximum."""
    low = {"1.1": "{done: 0, total: 8}", "1.2": "{points: 2.5}", "1.3": "{yes: true}"}
    advice = advice_on(low | {"2.4": "{done: 0, total: 4}"}, "13")
    # 2.4 would bring the same points, but then criterion 1 stays below 4
    assert [(c.indicator, c.gain) for c in advice.changes] == chosen(("1.1", "1.5"))
    low = {"1.1": "{none: true}", "1.2": "{points: 0}", "1.3": "{yes: false}", "2.4": "{done: 0, total: 4}"}
    advice = advice_on(low, "14", changed=("none: full", "none: 3"))
    # 2.4 alone would bring the total, 1.3 alone would mend criterion 1: 1.2 does both
    assert [(c.indicator, c.gain) for c in advice.changes] == chosen(("1.2", 3))


def test_what_two_criteria_lack_needs_two_indicators() -> None:
    half = {"1.1": "{done: 0, total: 8}", "1.2": "{points: 2}", "2.1": "{points: 0}", "2.2": "{count: 0}"}
    advice = advice_on(half | {"2.4": "{done: 1, total: 4}"}, "5")
    assert [(c.indicator, c.gain) for c in advice.changes] == chosen(("1.1", 1), ("2.1", 2))


def test_gains_are_told_for_each_indicator_the_highest_first() -> None:
    advice = advice_on({"1.2": "{points: 2}", "2.2": "{count: 0}", "2.4": "{done: 3, total: 4}"}, "20")
    assert [(c.indicator, c.gain) for c in advice.gains] == chosen(("2.2", 2), ("1.2", 1), ("2.4", 1))


def test_a_pass_needs_no_advice() -> None:
    assert advise(card_of({})) is None


def test_a_sheet_without_scores_gets_none() -> None:
    assert advise(scored("indicators:\n")) is None


def test_an_unknown_class_asks_for_the_highest_threshold() -> None:
    wholes = "".join(f'  "{id}": {{points: {most}}}\n' for id, most in MAXIMA.items() if id != "2")
    text = with_indicators('"2.3": {done: 9, total: 10}\n"2.5": {points: 6}') + "criteria:\n" + wholes + CLEAN
    advice = advise(scored(text, None))
    assert advice is not None
    assert told(advice) == ["indicator 2.5: 6 → 11 points: +5 points"]
    assert advice.whole == ("1", "3", "4", "5")
    assert advise(scored(text, "II")) is None


# -- what stands in the way --


def test_hard_conditions_come_first_and_no_points_mend_them() -> None:
    bad = "conditions:\n  discipline: {cases: 1}\n  satisfaction: {percent: 79.9}\n"
    advice = advise(scored(with_indicators('"2.3": {done: 1, total: 2}') + bad))
    assert advice is not None
    assert [words(reason) for reason in advice.blocked] == [
        "79.9%, at least 80% needed",
        "cases of discipline: 1",
    ]
    assert (advice.changes, advice.beyond, advice.after) == ((), (), None)
    assert [c.indicator for c in advice.gains][:1] == ["2.5"]


def test_what_is_needed_beside_the_points_is_said() -> None:
    advice = advise(scored(with_indicators('"2.3": {done: 1, total: 2}'), "II"))
    assert advice is not None
    assert advice.blocked == ()
    assert list(map(words, advice.waiting)) == [
        "the sheet does not say the result on satisfaction",
        "the sheet does not say whether anybody was disciplined",
    ]


def test_indicators_of_unknown_maximum_are_named_and_not_counted() -> None:
    advice = advise(scored(with_indicators('"1.2": {points: 5}\n"2.3": {done: 1, total: 2}') + CLEAN))
    assert advice is not None
    unknown = [i.id for i in standard_of_file().indicators() if i.max is None]
    assert list(advice.unknown) == unknown
    assert not {c.indicator for c in advice.gains} & set(unknown)
    assert advice.beyond


def test_a_criterion_written_as_a_whole_gives_no_advice_on_its_indicators() -> None:
    text = with_indicators('"2.3": {done: 1, total: 2}') + 'criteria:\n  "2": {points: 20}\n' + CLEAN
    advice = advise(scored(text))
    assert advice is not None
    assert advice.whole == ("2",)
    assert "2.3" not in [c.indicator for c in advice.gains]


def test_the_appraised_entry_is_the_one_that_changes() -> None:
    text = with_indicators("\n".join(f'"{id}": {entry}' for id, entry in FULL.items()))
    text += 'appraisal:\n  indicators:\n    "1.1": {points: 1}\n'
    card = scored(text, None, standard=standard("19"))
    advice = advise(card)
    assert advice is not None
    assert told(advice) == ["indicator 1.1: 1 → 3 points: +2 points"]
    assert advice.after is not None
    assert advice.after.sheet.appraisal is not None
    assert advice.after.sheet.appraisal.indicators["1.1"].points == 3
    assert advice.after.sheet.indicators == card.sheet.indicators


# -- a standard that counts no points --

PASS_FAIL = f"""
kind: standard
id: vi-du
name: Quy định giả định
form: pass_fail
years: {{from: 2020, {SOURCE}}}
{SOURCE}
criteria:
  - id: "1"
    {SOURCE}
    indicators:
      - {{id: "1.1", name: Giải quyết đúng thời hạn, measure: share, needed: 90, {SOURCE}}}
      - {{id: "1.2", measure: count, needed: 2, {SOURCE}}}
      - {{id: "1.3", {SOURCE}}}
      - id: "1.4"
        measure: items
        items: [{{id: "1", measure: yes_no, {SOURCE}}}, {{id: "2", {SOURCE}}}]
        {SOURCE}
conditions:
  - {{id: all, name: Tất cả, test: all_pass, {SOURCE}}}
"""


def test_where_no_points_are_counted_every_indicator_must_pass() -> None:
    record = read_file(PASS_FAIL.encode(), "standards/vi-du.yaml").record
    assert isinstance(record, Standard)
    text = '"1.1": {done: 17, total: 20}\n"1.2": {count: 2}\n"1.4": {items: {"1": {yes: false}}}'
    advice = advise(scored(with_indicators(text), None, standard=record))
    assert advice is not None
    assert told(advice) == [
        "1 late case(s) → in time, indicator 1.1 (17 → 18 of 20): it passes",
        "indicator 1.3: assess: it passes",
        "indicator 1.4: item 1: no → yes, item 2: assess: it passes",
    ]
    assert advice.after is not None
    assert advice.after.verdict is Verdict.PASS


# -- whatever the sheet --

QUARTERS = Decimal("0.25")


def quarters(most: int) -> st.SearchStrategy[str]:
    return st.integers(0, most * 4).map(lambda n: f"points: {n * QUARTERS}")


@st.composite
def share(draw: st.DrawFn) -> str:
    total = draw(st.sampled_from([1, 2, 4, 8]))
    return f"done: {draw(st.integers(0, total))}, total: {total}"


@st.composite
def bands(draw: st.DrawFn) -> str:
    total = draw(st.integers(1, 6))
    return f"done: {draw(st.integers(0, total))}, total: {total}"


@st.composite
def items(draw: st.DrawFn) -> str:
    parts = {
        "1": draw(st.sampled_from([None, "yes: true", "yes: false"])),
        "2": draw(st.none() | quarters(1)),
    }
    return "items: {" + ", ".join(f'"{id}": {{{text}}}' for id, text in parts.items() if text) + "}"


SHEETS = st.fixed_dictionaries(
    {
        "1.1": st.none() | share() | st.just("none: true"),
        "1.2": st.none() | quarters(3) | st.just("penalty: true"),
        "1.3": st.none() | st.sampled_from(["yes: true", "yes: false"]),
        "2.1": st.none() | bands() | st.sampled_from(["points: 0", "points: 2"]),
        "2.2": st.none() | st.integers(0, 4).map(lambda n: f"count: {n}"),
        "2.3": st.none() | items(),
        "2.4": share(),
    }
)


def possible_gains(id: str, card: Scorecard) -> list[Decimal]:
    """What an indicator can gain, from the law and not from the program."""
    entry = card.sheet.indicators.get(id, ScoreEntry(origin=card.sheet.origin))
    low, most = card.indicators[id].points.low, card.indicators[id].spec.max
    assert most is not None
    points: Iterator[Decimal] | list[Decimal]
    free = [n * QUARTERS for n in range(int(most / QUARTERS) + 1)]
    if entry.none:
        points = []
    elif id in ("1.1", "2.4") and entry.total:
        points = [most * n / entry.total for n in range(int(entry.total) + 1)]
    elif id == "2.1":
        ladder = [Decimal(n) for n in range(4)]
        steps = ((0, 0), (50, 1), (80, 2), (100, 3))
        total = int(entry.total or 0)
        reached = (
            {max(p for f, p in steps if 100 * n >= f * total) for n in range(total + 1)} if total else set()
        )
        points = [Decimal(p) for p in reached] if total else ladder
    elif id in ("1.3", "2.2"):
        points = [Decimal(0), most]
    elif id == "2.3":
        one, two = entry.items.get("1"), entry.items.get("2")
        done = two.points if two and two.points is not None else Decimal(0)
        firsts = [Decimal(2)] if one and one.yes else [Decimal(0), Decimal(2)]
        points = [a + b for a in firsts for b in free if done <= b <= 1]
    else:
        points = free
    return sorted({p - low for p in points if p > low})


def by_trying_everything(card: Scorecard, needed: Decimal) -> tuple[int, Decimal, tuple[str, ...]] | None:
    """The fewest indicators, the least points, the first numbers: all sets, all gains."""
    ids = list(card.indicators)
    gains = {id: possible_gains(id, card) for id in ids}
    halves = {"1": Decimal(4) - card.criteria[0].points.low, "2": Decimal(6) - card.criteria[1].points.low}
    for size in range(len(ids) + 1):
        found = []
        for chosen in combinations([id for id in ids if gains[id]], size):
            if sum((gains[id][-1] for id in chosen), card.total.low) < needed:
                continue
            for combined in product(*(gains[id] for id in chosen)):
                together = sum(combined, Decimal(0))
                parts = {
                    c: sum((g for id, g in zip(chosen, combined, strict=True) if id[0] == c)) for c in "12"
                }
                if card.total.low + together >= needed and all(parts[c] >= halves[c] for c in "12"):
                    found.append((size, together, chosen))
        if found:
            return min(found)
    return None


@settings(deadline=None, max_examples=60)
@given(SHEETS, st.integers(20, 80))
def test_advice_keeps_its_promise_and_nothing_smaller_would_do(
    entries: dict[str, str | None], needed_quarters: int
) -> None:
    needed = needed_quarters * QUARTERS
    written = with_indicators("\n".join(f'"{id}": {{{e}}}' for id, e in entries.items() if e))
    card = scored(written, None, standard=standard(str(needed)))
    advice = advise(card)
    if advice is None:
        assert card.verdict is Verdict.PASS
        return
    smallest = by_trying_everything(card, needed)
    if smallest is None:
        assert (advice.changes, advice.after) == ((), None)
        assert advice.beyond
        return
    gained = sum((c.gain for c in advice.changes), Decimal(0))
    assert (len(advice.changes), gained, tuple(c.indicator for c in advice.changes)) == smallest
    changed = {**card.sheet.indicators, **{c.indicator: c.entry for c in advice.changes}}
    after = score(card.standard, replace(card.sheet, indicators=changed), card.commune_class)
    assert after.verdict is Verdict.PASS
    assert after.total.low == card.total.low + gained
    assert advice.after is not None
    assert advice.after.total == after.total


@settings(deadline=None, max_examples=30)
@given(st.lists(st.decimals(0, 3, places=10), min_size=3, max_size=3))
def test_figures_too_fine_for_any_unit_still_keep_the_promise(points: list[Decimal]) -> None:
    text = '"1.2": {{points: {:f}}}\n"2.3": {{points: {:f}}}\n"2.1": {{points: {:f}}}'
    card = scored(with_indicators(text.format(*points)), None, standard=standard("12"))
    advice = advise(card)
    assert advice is not None
    assert advice.after is not None
    assert advice.after.verdict is Verdict.PASS


def test_many_indicators_of_many_cases_are_no_trouble() -> None:
    """41 indicators, none of them full: some two million million sets."""
    parts = [f'      - {{id: "1.{n}", max: {1 + n % 7}, measure: share, {SOURCE}}}' for n in range(1, 42)]
    most = sum(1 + n % 7 for n in range(1, 42))
    head = TEXT.split("criteria:", maxsplit=1)[0].replace("max: 20", f"max: {most}")
    rest = f'criteria:\n  - id: "1"\n    max: {most}\n    {SOURCE}\n    indicators:\n' + "\n".join(parts)
    text = f"{head}{rest}\nconditions:\n" + TOTAL.format(most * 4 // 5, SOURCE) + HALF
    record = read_file(text.encode(), "standards/vi-du.yaml").record
    assert isinstance(record, Standard)
    lines = [f'"1.{n}": {{done: {100 + 17 * n}, total: {997 + n}}}' for n in range(1, 42)]
    advice = advise(scored(with_indicators("\n".join(lines)), None, standard=record))
    assert advice is not None
    assert advice.after is not None
    assert advice.after.verdict is Verdict.PASS
    assert advice.after.total.low == most * 4 // 5


# -- on the screen --


@pytest.mark.parametrize(
    ("to", "day", "over"),
    [
        ("31/12", date(2020, 12, 31), False),
        ("31/12", date(2021, 1, 1), True),
        ("30/6", date(2020, 6, 30), False),
        ("30/6", date(2020, 7, 1), True),
        ("không rõ", date(2020, 12, 31), False),
    ],
)
def test_when_the_period_is_over(to: str, day: date, over: bool) -> None:
    period = f"period: {{from: 01/01, to: {to}, {SOURCE}}}\nrounding:"
    assert is_over(card_of({}, changed=("rounding:", period)), day) is over


def test_advice_after_the_period_is_for_next_year(ask: Ask) -> None:
    late = ask("score", "2020/quyet-tien", "--as-of", "2021-01-01", lang="vi").out
    assert "tham khảo cho năm sau" in late
    assert "75 hồ sơ trễ → đúng hạn ở chỉ tiêu 2.3" in late
    assert "+0,5 điểm" in late
    within = ask("score", "2020/quyet-tien", "--as-of", "2020-12-31", lang="vi").out
    assert "Gợi ý để đạt" in within
    assert "tham khảo cho năm sau" not in within


def test_who_passes_is_given_no_advice(ask: Ask) -> None:
    assert "Advice" not in ask("score", "2020/tan-phong").out


def test_advice_for_other_programs(ask: Ask) -> None:
    (result,) = ask("score", "2020/quyet-tien", "--as-of", "2021-01-01", "--format", "json").json["results"]
    text = "75 late case(s) → in time, indicator 2.3 (1425 → 1500 of 1500): +0.5 points"
    assert result["advice"] == [{"indicator": "2.3", "gain": "0.5", "text": text}]
    assert result["advice_for_next_year"] is True
    assert [gain["indicator"] for gain in result["gains"]] == ["2.5", "2.3", "5.4"]
    assert result["no_advice"] == []
    (result,) = ask("score", "2020/tan-phong", "--format", "json").json["results"]
    assert [result[name] for name in ("advice", "advice_for_next_year", "gains", "no_advice")] == [None] * 4
