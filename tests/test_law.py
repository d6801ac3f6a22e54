"""The table of the law is honest: what it says is held was tried, and what nothing holds is listed here.

Who reads a value in the law, or writes a scenario for it, takes it out of the list.
"""

import pytest

import law_trials
import reference_law
from reference_law import FACES, IDS, PACKAGE, rows_of
from shown import ROOT
from test_scenarios import standard
from tiepcan.codes import CODES
from tiepcan.model.knowledge import Known
from tiepcan.model.sources import Status

UNHELD: dict[str, str] = {
    "619-2017": """
        condition.total.name condition.criteria.name condition.satisfaction.name condition.discipline.name
        indicator.1.1.name indicator.1.1.evidence item.1.1/1.name indicator.1.2.about indicator.1.3.about
        item.1.3/1.name item.1.3/1.formula indicator.2.1.about indicator.2.1.evidence item.2.1/1.name
        item.2.1/1.formula indicator.2.2.about indicator.2.3.name indicator.2.3.formula indicator.2.4.name
        indicator.2.5.name indicator.2.5.evidence item.2.5/1.name item.2.5/1.formula item.2.5/2.name
        item.2.5/2.formula indicator.3.1.name indicator.3.3.about item.3.3/1.name indicator.3.8.name
        indicator.3.8.about indicator.4.1.about indicator.4.2.about indicator.5.4.name indicator.5.4.about
        indicator.5.4.formula indicator.5.5.about step.assigned.step step.submitted.step
        step.returned.step step.council.step step.submitted-to-chair.step step.decided.step
        step.published.step form.Mẫu_07-TCPL-II.name form.Mẫu_08-TCPL-II.name
    """,
    "25-2021": """
        rounding..share_decimals condition.total.name condition.criteria.name condition.discipline.name
        item.1.1/1.name item.1.1/2.name item.2.5/1.formula step.assigned.step step.self-scored.step
        step.drafted.step step.comments.step step.commune-meeting.step step.returned.step
        step.council.step step.submitted-to-chair.step step.reported-to-prime-minister.step dossier..name
        form.Mẫu_01.name form.Mẫu_02.name form.Mẫu_03.name form.Mẫu_04.name form.Mẫu_05.name
        form.Mẫu_06.name form.Mẫu_07.name form.Mẫu_08.name form.Mẫu_09.name form.Mẫu_10.name
    """,
    "27-2025": """
        condition.all-indicators.name indicator.1.1.name indicator.1.1.formula indicator.1.2.name
        indicator.1.2.formula indicator.1.3.name indicator.1.3.formula indicator.2.1.about
        indicator.2.2.about indicator.2.2.formula indicator.2.3.about indicator.2.3.formula
        indicator.2.4.about item.2.4/1.name item.2.4/1.formula item.2.4/2.name item.2.4/2.formula
        item.2.4/3.name item.2.4/3.formula indicator.2.5.about indicator.2.6.about item.2.6/2.formula
        item.2.6/3.formula indicator.2.7.about item.2.7/2.formula indicator.3.1.about item.3.1/1.name
        item.3.1/1.formula item.3.1/2.name item.3.1/2.formula indicator.3.2.about item.3.2/1.formula
        item.3.2/2.name item.3.2/2.formula indicator.3.3.about indicator.3.4.about item.3.4/2.formula
        item.3.4/3.formula item.3.4/4.formula step.province.step step.decided.step
    """,
    "09-2013": """
        indicator.1.1.about indicator.1.1.formula form.Mẫu_số_01.name
    """,
}
"""Values of which nobody would notice that they were changed: part, number and value of each."""


def named(known: Known) -> str:
    return f"{known.place.part.value}.{known.place.id.replace(' ', '_')}.{known.value}"


@pytest.mark.parametrize("id", IDS)
def test_what_nothing_holds_is_listed(id: str) -> None:
    unheld = {named(known) for known, holders in rows_of(id) if not holders}
    assert unheld == set(UNHELD[id].split())


@pytest.mark.parametrize("id", IDS)
def test_every_figure_that_a_result_rests_on_is_held(id: str) -> None:
    """Points, thresholds, measures, deadlines: a figure that nothing holds is unverified and says so."""
    figures = [known for known, holders in rows_of(id) if not holders and known.value not in FACES]
    assert {known.source.status for known in figures} <= {Status.UNVERIFIED}


@pytest.mark.parametrize("id", IDS)
def test_the_tests_that_are_tried_hold_for_the_regulation_as_it_is(id: str) -> None:
    trials = law_trials.Trials(id)
    assert len(trials.tests) >= 10
    assert all(not law_trials.notices(run, standard(id)) for _, run in trials.tests)


@pytest.mark.parametrize("id", IDS)
def test_nothing_notices_a_regulation_that_did_not_change(id: str) -> None:
    assert list(law_trials.Trials(id).noticing("max", standard(id))) == []


def test_what_uses_a_value_is_there() -> None:
    for uses in reference_law.USED.values():
        for name in uses:
            assert (PACKAGE / name).is_file() if "/" in name else name in CODES


@pytest.mark.parametrize("code", [code for code, entry in CODES.items() if entry.law])
def test_every_finding_with_a_legal_source_is_made_and_held(code: str) -> None:
    rows = (ROOT / "docs/law.md").read_text(encoding="utf-8").splitlines()
    (row,) = (row for row in rows if row.startswith(f"| [{code}](codes.md"))
    assert row.count("`") >= 4
    assert reference_law.NOBODY not in row.split("|")[-2:]
