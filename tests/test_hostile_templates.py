"""What a stranger's template may try: it ends in one sentence, and in no document.

Each is tried in a process whose memory is capped where the system can do that, many in one process: starting
it takes longer than all of them. Only a hang meets the patience.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from commands import write_files
from conftest import Ask
from hostile_templates import ESCAPES, GREED, MANY, PACKAGES, PLACES, QUADRATIC, workbook
from tiepcan.diagnostics import Stop
from tiepcan.rendering.xlsx import render_workbook
from word_templates import word_template

TESTS = Path(__file__).resolve().parent
PATIENCE = 120

# Fills in every template of a list of paths, and prints how each ended. On stderr it names the one it begins.
CHILD = """
import json, sys
from pathlib import Path
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
except ImportError:
    pass
from tiepcan.diagnostics import Stop
from tiepcan.rendering.docx import render_docx
from tiepcan.rendering.xlsx import render_workbook

VIEW = {"title": "Kế hoạch", "xs": ["a"] * 50}
ends = {}
for path in map(Path, sys.argv[1:]):
    print(path.name, file=sys.stderr)
    try:
        if path.suffix == ".xlsx":
            render_workbook(path.read_bytes(), VIEW, path.name)
        else:
            render_docx(path.read_bytes(), VIEW, path.name, complete=False)
        ends[path.name] = "made"
    except Stop as stop:
        ends[path.name] = stop.message.msgid
print(json.dumps(ends))
"""


def ends_of(folder: Path, templates: dict[str, bytes]) -> dict[str, str]:
    for name, data in templates.items():
        (folder / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *map(str, sorted(folder.iterdir()))],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    ends: dict[str, str] = json.loads(done.stdout)
    return ends


def test_tag_that_prints_is_filled_in_wherever_it_stands(tmp_path: Path) -> None:
    tag = "{% if title %}{{ title }}{% endif %}"
    ends = ends_of(tmp_path, {f"{place}.docx": build(tag) for place, build in PLACES.items()})
    assert {name.removesuffix(".docx") for name, end in ends.items() if end != "made"} <= {"an attribute"}


@pytest.mark.parametrize("payloads", [ESCAPES, GREED], ids=["escapes", "greed"])
def test_word_template_can_do_nothing_but_print(tmp_path: Path, payloads: tuple[str, ...]) -> None:
    tried = {f"{place} {n:02}.docx": (place, tag) for place in PLACES for n, tag in enumerate(payloads)}
    ends = ends_of(tmp_path, {name: PLACES[place](tag) for name, (place, tag) in tried.items()})
    assert [tried[name] for name in tried if ends[name] == "made"] == []


@pytest.mark.parametrize("pattern", ["{}", "a {}"], ids=["alone", "in a text"])
def test_workbook_can_do_nothing_but_print(tmp_path: Path, pattern: str) -> None:
    payloads = (*ESCAPES, *GREED)
    templates = {
        f"{n:02}.xlsx": workbook({"A1": pattern.format(tag)[:32_000]}) for n, tag in enumerate(payloads)
    }
    ends = ends_of(tmp_path, templates)
    assert [payloads[n] for n, name in enumerate(sorted(templates)) if ends[name] == "made"] == []


@pytest.mark.parametrize("count", [MANY, 1_900])
def test_shapes_that_take_the_square_of_their_number(tmp_path: Path, count: int) -> None:
    templates = {
        f"{n:02}.docx": word_template("{{ title }}", shape * count) for n, shape in enumerate(QUADRATIC)
    }
    ends = ends_of(tmp_path, templates)
    harmless = {"-%} ", "{_{ "} if count < MANY else set()  # no tag begins with them
    made = {QUADRATIC[n] for n, name in enumerate(sorted(templates)) if ends[name] == "made"}
    assert made == harmless


def test_packages_that_are_bombs_or_none_at_all(tmp_path: Path) -> None:
    ends = ends_of(tmp_path, {f"{name}{suffix}": build() for name, (suffix, build) in PACKAGES.items()})
    assert len(ends) == len(PACKAGES)
    assert {name for name, end in ends.items() if end == "made"} == set()


def test_tool_says_one_sentence_and_writes_nothing(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = (TESTS.parent / "plans" / "plan-2020.yaml").read_text(encoding="utf-8")
    write_files(tmp_path, {"plans/plan-2020.yaml": plan, "templates/leer": ""})
    monkeypatch.chdir(tmp_path)
    for tag in (*ESCAPES[:3], *GREED[:3], "{% for a in activities %}"):
        (tmp_path / "templates" / "plan.docx").write_bytes(word_template(f"Mục {tag}"))
        answer = ask("render", "plan-2020")
        assert (answer.code, answer.out) == (2, "")
        assert "“Mục " in answer.err
        assert "Traceback" not in answer.err
        assert len(answer.err.splitlines()) == 2
    assert not list((tmp_path / "build").glob("*"))


def test_name_of_a_sheet_can_do_nothing_but_print() -> None:
    for title in ("{{ 7**9**9 }}", "{{ x.__class__ }}"):
        book = workbook({"A1": "x"}, lambda parts, title=title: _rename(parts, title))  # type: ignore[misc]
        with pytest.raises(Stop):
            render_workbook(book, {"x": "a"}, "t.xlsx")


def _rename(parts: dict[str, bytes], title: str) -> None:
    part = "xl/workbook.xml"
    parts[part] = parts[part].replace(b'name="Sheet"', f'name="{title}"'.encode())
