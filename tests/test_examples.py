"""The examples that come with the tool are what their own comments say they are."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from tiepcan import api
from tiepcan.diagnostics import Severity
from tiepcan.model.progress import Progress
from tiepcan.model.scores import ScoreSheet
from tiepcan.reading.load import Record, read_file
from tiepcan.scoring.earned import round_points
from tiepcan.scoring.score import score
from tiepcan.scoring.scorecard import Scorecard, Stage, State, Verdict
from tiepcan.workspace.archive import Archive

ROOT = Path(__file__).resolve().parents[1]
LAI_CHAU = ROOT / "examples" / "lai-chau"
PUBLISHED = ROOT / "examples" / "published"
DAY = date(2021, 12, 31)

MADE_UP_SHEETS = sorted(LAI_CHAU.glob("scores/*/*.yaml"))
PUBLISHED_SHEETS = sorted(PUBLISHED.glob("scores/*/*.yaml"))
VERDICTS = {
    "Đạt": Verdict.PASS,
    "Chưa đạt": Verdict.FAIL,
    "Chưa đủ căn cứ kết luận": Verdict.UNDETERMINED,
    "Chưa đánh giá": Verdict.NOT_ASSESSED,
}


@cache
def archive(root: Path) -> Archive:
    return Archive(root)


def card_of(path: Path, root: Path) -> Scorecard:
    card = api.score_sheet(archive(root), path, DAY).card
    assert card is not None
    return card


def self_score(card: Scorecard) -> Scorecard:
    return score(card.standard, card.sheet, card.commune_class, Stage.SELF)


def head(path: Path) -> str:
    """The comments that stand at the head of a file, in one line, without the one for editors."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("#").strip() for line in lines[: lines.index("kind: scores") - 1])


def numbers(text: str) -> list[Decimal]:
    return [Decimal(n.replace(",", ".")) for n in re.findall(r"\d+(?:,\d+)?", text)]


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def record(path: Path) -> Record | None:
    return read_file(path.read_bytes(), path.name).record


def test_the_whole_repository_is_valid() -> None:
    found = api.validate([ROOT], DAY)
    assert [d for d in found.found if d.severity is Severity.ERROR] == []
    assert found.failures == ()
    # One sheet of the example was only begun.
    accepted = [w.finding for w in found.waived if "examples/lai-chau" in w.finding.at.path]
    assert [(d.code, Path(d.at.path).name) for d in accepted] == [("S128", "sung-phai.yaml")]
    assert [d for d in found.found if "examples/lai-chau" in d.at.path] == []


def test_every_commune_of_the_office_has_a_sheet() -> None:
    communes = {c.slug for c in api.communes_of(archive(ROOT), 2020)}
    assert {p.stem for p in MADE_UP_SHEETS} == communes
    assert len(communes) == 7


@pytest.mark.parametrize("path", MADE_UP_SHEETS, ids=name)
def test_points_and_verdict_are_those_of_the_head_of_the_file(path: Path) -> None:
    expected, card = head(path).partition("Dự kiến:")[2].strip(), card_of(path, ROOT)
    verdict = expected.rpartition(": ")[2].rstrip(".") if ": " in expected else expected.rstrip(".")
    assert card.verdict is VERDICTS[verdict]
    if card.verdict is Verdict.NOT_ASSESSED:
        return
    own = self_score(card)
    sums = re.search(r"((?:[\d,]+ \+ )+[\d,]+) = ([\d,]+)", expected)
    assert sums is not None
    assert numbers(sums[1]) == [c.points.low for c in own.criteria]
    assert numbers(sums[2]) == [own.total.low]
    for words, points in (("nhiều nhất", own.total.high), ("sau thẩm tra", card.total.low)):
        if words in expected:
            assert numbers(expected.partition(words)[2])[0] == points
        else:
            assert own.total.low == points
    assert f"Loại {card.commune_class} " in expected


def test_the_made_up_sheets_show_every_state_and_every_verdict() -> None:
    cards = [card_of(path, ROOT) for path in MADE_UP_SHEETS]
    assert {c.verdict for c in cards} == set(Verdict)
    assert {c.stage for c in cards} == set(Stage)
    # What is only half said is no example to follow.
    shown = {i.state for c in cards for i in c.indicators.values()}
    assert shown == set(State) - {State.PARTLY_ASSESSED}


@pytest.mark.parametrize("path", sorted(LAI_CHAU.rglob("*.yaml")), ids=lambda p: p.name)
def test_what_is_made_up_says_so_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    real = path.name == "holidays.yaml"
    assert ("là thật" if real else "giả định") in first


@pytest.mark.parametrize("path", PUBLISHED_SHEETS, ids=name)
def test_published_sheets_name_their_source(path: Path) -> None:
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Kết quả thật đã công bố: ")
    assert second.startswith("# Nguồn: ")
    assert ".gov.vn" in second


@pytest.mark.parametrize("path", PUBLISHED_SHEETS, ids=name)
def test_published_criteria_add_up_to_the_published_total(path: Path) -> None:
    card = card_of(path, PUBLISHED)
    declared = card.sheet.declared_total
    agrees = declared in (card.total.low, round_points(card.total.low, 0))
    assert agrees == (path.stem != "hoa-tan-tay")


def test_one_published_total_is_off_by_more_than_a_point() -> None:
    found = api.validate([PUBLISHED], DAY).found
    path = PUBLISHED / "scores" / "2021" / "hoa-tan-tay.yaml"
    line = path.read_text(encoding="utf-8").splitlines().index("declared_total: 96") + 1
    assert [(d.code, Path(d.at.path).name, d.at.line) for d in found] == [("S110", path.name, line)]


@pytest.mark.parametrize("path", PUBLISHED_SHEETS, ids=name)
def test_no_result_contradicts_what_the_authority_published(path: Path) -> None:
    card = card_of(path, PUBLISHED)
    assert card.verdict is not Verdict.FAIL
    assert {c.spec.id: c.state.value for c in card.conditions} == {
        "total": "met",
        "criteria": "met",
        "satisfaction": "met",
        "discipline": "unknown",  # the sources do not speak of it
    }


def test_every_file_named_as_evidence_is_there() -> None:
    missing = []
    for path in [*sorted((ROOT / "plans").glob("*.yaml")), *sorted((ROOT / "examples").rglob("*.yaml"))]:
        read = record(path)
        lists = []
        if isinstance(read, ScoreSheet):
            lists = [entry.evidence for entry in read.indicators.values()]
        elif isinstance(read, Progress):
            lists = [entry.evidence for entry in read.entries]
        missing += [e.file for some in lists for e in some if e.file and not (ROOT / e.file).exists()]
    assert missing == []
