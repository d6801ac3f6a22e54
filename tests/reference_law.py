"""docs/law.md: from an article of the law to the rule, to what uses it, to what would notice its change."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from law_trials import Check, Holder, Scenario, Test, Trials
from reference_text import MADE, escaped, page_of, table
from shown import ROOT
from test_scenarios import standard
from tiepcan.codes import CODES
from tiepcan.messages import Words
from tiepcan.model.documents import LegalDocuments
from tiepcan.model.holidays import Holidays
from tiepcan.model.knowledge import Known, Part, known_of, missing_of
from tiepcan.model.links import Links
from tiepcan.model.progress import DossierStep
from tiepcan.model.sources import Source, Status
from tiepcan.model.standard import Standard
from tiepcan.reading.load import read_file
from tiepcan.views.documents import DOCUMENTS
from tiepcan.views.standards import place_text
from tiepcan.views.values import VALUE_WORDS, content_text

PACKAGE = ROOT / "src" / "tiepcan"
TESTS = ROOT / "tests"
IDS = ("619-2017", "25-2021", "27-2025", "09-2013")
NOBODY = "—"
HEADS = ("article", "rule", "status", "used by", "held by")
ABOUT = """\
Where each figure of the law is, what the tool does with it, and what would notice if it were changed.

- **article** is what the data cites, **status** how sure it is: `confirmed` (read in the law or on
  an official page), `secondary` (one secondary source only), `inferred` (follows from confirmed
  values), `unverified` (not seen in any text).
- **used by** is the module, the codes of findings or the documents that rest on the rule; “printed”
  means that it is shown as it stands.
- **held by** was tried, not believed: the value is changed, and the scenario, the check of the
  regulation or the test is named that fails. Where several fail it is the first. “—” means that
  nothing would notice; these values are also listed in `tests/test_law.py`."""

USED: dict[tuple[Part, str], tuple[str, ...]] = {
    (Part.STANDARD, "years"): ("scoring/choice.py", "P108", "S101"),
    (Part.STANDARD, "period"): ("scoring/advice.py",),
    (Part.STANDARD, "max"): ("scoring/score.py",),
    (Part.STANDARD, "kinds"): ("S155",),
    (Part.ROUNDING, "share_decimals"): ("scoring/earned.py",),
    (Part.ROUNDING, "total"): ("scoring/conditions.py",),
    (Part.TERMS, "council"): ("views/senders.py",),
    (Part.TERMS, "appraisal"): ("views/results.py",),
    (Part.COUNCIL, "most_members"): ("K101",),
    (Part.COUNCIL, "quorum"): ("K102",),
    (Part.CONDITION, "minimum"): ("scoring/conditions.py",),
    (Part.CONDITION, "by_class"): ("scoring/conditions.py",),
    (Part.CONDITION, "forms"): ("scoring/discipline.py",),
    (Part.CONDITION, "lighter_forms"): ("scoring/discipline.py",),
    (Part.CRITERION, "max"): ("scoring/conditions.py", "S112"),
    (Part.GROUP, "max"): ("scoring/bounds.py", "S121"),
    (Part.INDICATOR, "id"): ("S102", "P111"),
    (Part.SUSPENSION, "text"): ("scoring/choice.py", "S101"),
    **{
        (part, name): uses
        for part in (Part.INDICATOR, Part.ITEM)
        for name, uses in {
            "max": ("scoring/measures.py", "S104"),
            "minimum": ("scoring/earning.py", "S105"),
            "measure": ("scoring/measures.py",),
            "bands": ("scoring/measures.py",),
            "needed": ("scoring/measures.py",),
            "none": ("scoring/earning.py",),
        }.items()
    },
}
"""What rests on a value: modules of the package and codes. What is not here is printed."""
FACES = {
    "name": "name",
    "about": "content",
    "formula": "formula, in words",
    "options": "what counts, in words",
    "evidence": "evidence",
    "step": "",
    "text": "",
}


def law_page(words: Words) -> str:
    """The page; citations stay in Vietnamese."""
    parts = [MADE["en"], "# From article to test", ABOUT]
    for id in IDS:
        parts += _regulation(id, words)
    return page_of([*parts, *_codes(words), *_documents(), *_links(), *_holidays()])


def _regulation(id: str, words: Words) -> Iterator[str]:
    spec = standard(id)
    rows = rows_of(id)
    yield f"## {id}: {spec.name}"
    held = sum(bool(holders) for _, holders in rows)
    missing = sum(1 for _ in missing_of(spec))
    yield (
        f"{len(rows)} values, {held} of them held. {missing} more, which nobody has read, are empty in [the "
        f"data](../src/tiepcan/standards/{id}.yaml) and printed by `tiepcan standards {id}`. Scenarios: "
        f"[{id}.scenarios.yaml](../src/tiepcan/standards/{id}.scenarios.yaml)."
    )
    grouped = groupby(rows, key=lambda row: (row[0].place, row[0].source.cite, row[0].source.status))
    yield table(HEADS, (_row(spec, [*group], words) for _, group in grouped))


@cache
def rows_of(id: str) -> tuple[tuple[Known, tuple[Holder, ...]], ...]:
    """Every known value of a regulation with what holds it."""
    trials = Trials(id)
    return tuple((known, tuple(trials.holders(known))) for known in known_of(standard(id)))


def _row(spec: Standard, group: list[tuple[Known, tuple[Holder, ...]]], words: Words) -> tuple[str, ...]:
    values = [known for known, _ in group]
    rule = "; ".join(filter(None, (_told(k, words) for k in values)))
    place = place_text(values[0].place, words)
    uses = dict.fromkeys(u for k in values for u in _uses(spec, k))
    held = dict.fromkeys(_named(h) for _, holders in group for h in holders[:1])
    unheld = [FACES.get(k.value) or words(VALUE_WORDS[k.value]) for k, holders in group if not holders]
    told = [*held, *([f"{NOBODY} ({', '.join(unheld)})" if held else NOBODY] if unheld else [])]
    source = values[0].source
    return (
        escaped(source.cite),
        f"**{place}** {escaped(rule)}".strip(),
        _status(source),
        ", ".join(uses),
        "<br>".join(told),
    )


def _status(source: Source) -> str:
    name = source.status.value
    return name if source.status is Status.CONFIRMED else f"**{name}**"


def _told(known: Known, words: Words) -> str:
    text = content_text(known.content, words)
    if known.value == "id":
        return ""
    shown = text if len(text) <= 90 else f"{text[:88].rsplit(' ', 1)[0]} …"
    name = FACES.get(known.value, words(VALUE_WORDS[known.value]))
    return f"{name}: {shown}" if name else shown


def _uses(spec: Standard, known: Known) -> Iterator[str]:
    part = known.place.part
    if part is Part.FORM:
        made = [d.id for d in DOCUMENTS.values() if known.place.id in d.forms.get(spec.id, "").split(", ")]
        yield from (f"`render --as {id}`" for id in made)
        if made:
            return
    if part is Part.STEP and known.place.id.replace("-", "_") in set(DossierStep):
        yield "`tracking/dossiers.py`"
    elif part is Part.DOSSIER:
        yield "`render --as dossier`"
    else:
        yield from map(_use, USED.get((part, known.value), ("printed",)))


def _use(name: str) -> str:
    if name in CODES:
        return f"[{name}](codes.md#{name.lower()})"
    return f"`{name}`" if "/" in name else name


def _named(holder: Holder) -> str:
    match holder:
        case Scenario(name):
            return f"scenario “{escaped(name)}”"
        case Check(code):
            return f"check {_use(code)}"
        case Test(module, name):
            return f"`{module}::{name}`"


def _codes(words: Words) -> Iterator[str]:
    yield "## Findings with a legal source"
    yield "“Held by” names the cases that are marked with the code, else the tests that name it: at most two."
    rows = (
        (_use(c), escaped(e.law), escaped(words(e.title)), _users(c), _cases(c))
        for c, e in CODES.items()
        if e.law
    )
    yield table(("code", "article", "rule", "made by", "held by"), rows)


def _users(code: str) -> str:
    """The modules that make a finding of this code."""
    found = [p for p in _sources() if f'"{code}"' in _text(p) and "codes" not in p.parts]
    return ", ".join(f"`{p.relative_to(PACKAGE).as_posix()}`" for p in found)


def _cases(code: str) -> str:
    """The cases marked with a code, else the tests that name it: at most two."""
    marked = [p for p in _yaml_cases() if f"# ! {code}" in _text(p) or f" {code} # !" in _text(p)]
    named = marked or [p for p in sorted(TESTS.glob("test_*.py")) if f'"{code}"' in _text(p)]
    return ", ".join(f"`{p.relative_to(TESTS).as_posix()}`" for p in named[:2]) or NOBODY


@cache
def _sources() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def _yaml_cases() -> tuple[Path, ...]:
    return tuple(sorted((TESTS / "cases").rglob("*.yaml")))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _naming(text: str) -> str:
    """The cases and tests in which a text stands: at most two."""
    found = [p for p in (*_yaml_cases(), *sorted(TESTS.glob("test_*.py"))) if text in _text(p)]
    return ", ".join(f"`{p.relative_to(TESTS).as_posix()}`" for p in found[:2]) or NOBODY


def _record(path: str) -> object:
    return read_file((PACKAGE / path).read_bytes(), path).record


def _documents() -> Iterator[str]:
    record = _record("documents/vn.yaml")
    assert isinstance(record, LegalDocuments)
    yield "## Documents of the field"
    yield (
        f"When each was in force. Used by {_use('P121')} and {_use('P124')}. “Held by” names a case or a "
        "test in which the number stands."
    )
    rows = []
    for d in record.documents:
        source = d.sources.get("in_force", d.source)
        force = f"{d.in_force.from_ or '?'} – {d.in_force.until or ''}"
        rows.append(
            (
                escaped(f"{d.type} {d.number}"),
                force,
                ", ".join(d.replaced_by),
                _status(source),
                _naming(d.number),
            )
        )
    yield table(("document", "in force", "replaced by", "status", "held by"), rows)


def _links() -> Iterator[str]:
    record = _record("links/vn.yaml")
    assert isinstance(record, Links)
    yield "## Programmes that ask for the standard"
    yield "Used by `views/year.py`. “Held by” names the test in which the id stands."
    rows = (
        (
            escaped(link.source.cite),
            escaped(f"{link.programme}: {link.criterion or '?'}"),
            _status(link.source),
            _naming(f'"{link.id}"'),
        )
        for link in record.links
    )
    yield table(("article", "rule", "status", "held by"), rows)


def _holidays() -> Iterator[str]:
    record = _record("holidays/vn.yaml")
    assert isinstance(record, Holidays)
    yield "## Public holidays"
    yield "Used by `schedule/workdays.py`. A year that is not here is not known: nothing is counted in it."
    rows = ((str(year.year), escaped(year.source.cite), _status(year.source)) for year in record.years)
    yield table(("year", "article", "status"), rows)


def modules_named() -> Iterable[str]:
    """The modules that `USED` names."""
    return {name for uses in USED.values() for name in uses if "/" in name}
