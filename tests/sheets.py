"""Score sheets of a few lines, read and scored as the tool does with a file. All figures are made up."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import dedent, indent

from tiepcan.checks import check
from tiepcan.checks.neighbours import Neighbours
from tiepcan.diagnostics import Diagnostic, errors_of, in_order
from tiepcan.messages import Message, Words
from tiepcan.model.communes import Commune, Communes
from tiepcan.model.scores import ScoreSheet
from tiepcan.model.sources import Status
from tiepcan.model.standard import Standard
from tiepcan.model.terms import CommuneClass
from tiepcan.reading.load import read_file
from tiepcan.scoring.score import score
from tiepcan.scoring.scorecard import Bounds, IndicatorScore, Scorecard, Stage, State

ROOT = Path(__file__).resolve().parents[1]
STANDARD_619 = ROOT / "src" / "tiepcan" / "standards" / "619-2017.yaml"
HEAD = "kind: scores\ncommune: tan-phong\nyear: 2020\n"
MAXIMA = {"1": 15, "2": 30, "3": 25, "4": 10, "5": 20}
CLEAN = "conditions:\n  discipline: {cases: 0}\n  satisfaction: {percent: 95}\n"
"""Nobody disciplined, people satisfied: the points alone decide."""

english = Words("en")


@cache
def standard_of_file(path: Path = STANDARD_619) -> Standard:
    loaded = read_file(path.read_bytes(), path.name)
    assert loaded.found == ()
    assert isinstance(loaded.record, Standard)
    return loaded.record


def changed_standard(*changes: tuple[str, str]) -> Standard:
    """619/2017 with other words in its file: what an office's own standard may say."""
    text = STANDARD_619.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    loaded = read_file(text.encode(), "standards/619-2017.yaml")
    assert isinstance(loaded.record, Standard)
    return loaded.record


def sheet(text: str) -> ScoreSheet:
    """The sheet of tan-phong for 2020 with these lines below its head."""
    loaded = read_file((HEAD + dedent(text)).encode(), "tan-phong.yaml")
    assert errors_of(loaded.found) == []
    assert isinstance(loaded.record, ScoreSheet)
    return loaded.record


def scored(
    text: str, loai: str | None = "II", stage: Stage | None = None, standard: Standard | None = None
) -> Scorecard:
    commune_class = CommuneClass(loai) if loai else None
    return score(standard or standard_of_file(), sheet(text), commune_class, stage)


def with_indicators(text: str) -> str:
    return "indicators:\n" + indent(dedent(text).strip("\n"), "  ") + "\n"


def indicator(id: str, entry: str, standard: Standard | None = None) -> IndicatorScore:
    """What one indicator earns when nothing else is written."""
    lines = f'"{id}":\n' + indent(dedent(entry).strip("\n"), "  ")
    return scored(with_indicators(lines), standard=standard).indicators[id]


def totals(total: str | int, rest: str = CLEAN) -> str:
    """A sheet of criterion totals: half of the maximum for each, what is left from the first one on."""
    left = Decimal(total) - 50
    lines = ["criteria:"]
    for id, most in MAXIMA.items():
        more = min(left, Decimal(most) / 2)
        left -= more
        lines.append(f'  "{id}": {{points: {Decimal(most) / 2 + more}}}')
    assert left == 0
    return "\n".join(lines) + "\n" + rest


def between(low: str | int, high: str | int | None) -> Bounds:
    return Bounds(Decimal(low), None if high is None else Decimal(high))


def exactly(points: str | int) -> Bounds:
    return between(points, points)


def told(result: IndicatorScore) -> tuple[State, Bounds]:
    return result.state, result.points


def conditions(card: Scorecard) -> dict[str, str]:
    return {str(c.spec.id): c.state.value for c in card.conditions}


def reasons(card: Scorecard) -> str:
    return "; ".join(english(reason) for reason in card.reasons)


def rests_on(card: Scorecard) -> Mapping[str, Status]:
    return {english(item.what): item.status for item in card.unverified}


def words(message: Message | None) -> str:
    return english(message) if message else ""


def communes(*entries: str) -> tuple[Commune, ...]:
    text = "kind: communes\ncommunes:\n" + "".join(indent(f"- {e}\n", "  ") for e in entries)
    record = read_file(text.encode(), "communes.yaml").record
    assert isinstance(record, Communes)
    return record.communes


def findings(text: str, known: tuple[Commune, ...] | None = None, path: str = "t.yaml") -> list[Diagnostic]:
    """Everything that `validate` says of a whole file."""
    loaded = read_file(dedent(text).encode(), path)
    around = Neighbours(
        communes=None if known is None else {c.slug: c for c in known},
        standards=(standard_of_file(),),
        plans=None,
        day=date(2020, 12, 31),
    )
    return in_order([*loaded.found, *(check(loaded.record, around) if loaded.record else ())])


def found_in(text: str, known: tuple[Commune, ...] | None = None) -> list[tuple[int, str]]:
    """Line and code of each finding in a sheet; line 1 is the first one below its head."""
    above = HEAD.count("\n")
    return [(d.at.line - above, d.code) for d in findings(HEAD + dedent(text), known)]
