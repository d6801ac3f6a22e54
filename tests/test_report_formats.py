"""Findings for build servers, editors and reviewers: each format read back by the rules of its reader."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import write_files
from conftest import ROOT, TESTS, Ask
from naughty import NAUGHTY
from tiepcan.codes import CODES
from tiepcan.diagnostics import Diagnostic, Span
from tiepcan.messages import Words, say
from tiepcan.rendering.findings import RENDERERS
from tiepcan.rendering.findings.sarif import uri_of
from tiepcan.rendering.markdown import plain
from tiepcan.rendering.visible import visible
from tiepcan.views.report import Report, make_report

SCHEMA = ROOT.parent / "shared" / "corpora" / "sarif-schema-2.1.0.json"
BROKEN = TESTS / "broken"
ENGLISH = Words("en")
HOSTILE = [
    "::error file=x::hỏng",
    "a\n::warning::b",
    "100% của %0A",
    "| ô | khác |",
    "![](http://x.example/p.png)",
    "@everyone <script>alert(1)</script>",
    "[chữ](https://x.example) `x` **y** #12 www.x.example",
    "\x1b[31m\u202e\x00]]>",
]


def report_of(*texts: str, code: str = "P110", path: str = "plans/a.yaml") -> Report:
    found = [
        Diagnostic(code, say("{text}", text=text), Span(path, n, 1, 4)) for n, text in enumerate(texts, 1)
    ]
    return make_report([path], found, (), {}, dict.fromkeys(CODES, "Vì sao."), ENGLISH)


def render(name: str, report: Report) -> str:
    return RENDERERS[name](report, ENGLISH)


# -- GitHub: the grammar of the runner --

COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")


def runner(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner of GitHub Actions makes of a log: its commands, their properties, their texts."""
    found = []
    for line in text.splitlines():
        if match := COMMAND.match(line):
            pairs = (pair.partition("=") for pair in match[2].split(","))
            properties = {name: unescaped(value) for name, _, value in pairs}
            found.append((match[1], properties, unescaped(match[3])))
        else:
            assert not line.lstrip().startswith("::"), line
    return found


def unescaped(text: str) -> str:
    for spelled, meant in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(spelled, meant)
    return text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_starts_a_command_of_its_own(text: str) -> None:
    commands = runner(render("github", report_of(text, path="kế hoạch,\n::x::.yaml")))
    assert [kind for kind, _, _ in commands] == ["warning"]
    assert commands[0][1]["line"] == "1"
    assert "\n" not in commands[0][1]["file"] or commands[0][1]["file"].startswith("kế hoạch,")


def test_github_is_told_ten_of_a_kind_and_how_many_more_there_are() -> None:
    commands = runner(render("github", report_of(*map(str, range(25)))))
    assert len(commands) == 11
    assert "15 more findings" in commands[-1][2]


def test_on_github_the_annotations_stand_beside_the_readable_lines(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("trước đó\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    answer = ask("validate", "plans/plan-2020.yaml", "--as-of", "2031-01-01")
    assert "P110 Warning" in answer.out
    assert {kind for kind, _, _ in runner(answer.out)} == {"warning", "notice"}
    assert summary.read_text(encoding="utf-8").startswith("trước đó\n### tiepcan validate")
    assert ask("validate", "plans/plan-2020.yaml", "--format", "json").out.startswith("{")


# -- SARIF --


def sarif(ask: Ask, tmp_path: Path, *arguments: str) -> Any:
    target = tmp_path / "out.sarif"
    ask("validate", *arguments, "--format", f"sarif={target}")
    return json.loads(target.read_text(encoding="utf-8"))


@pytest.mark.skipif(not SCHEMA.exists(), reason="the SARIF schema is not at ../shared/corpora")
@pytest.mark.parametrize("folder", ["tests/broken", "plans"])
def test_sarif_is_valid_against_the_official_schema(ask: Ask, tmp_path: Path, folder: str) -> None:
    import jsonschema

    log = sarif(ask, tmp_path, folder)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(jsonschema.Draft7Validator(schema).iter_errors(log)) == []
    (run,) = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["results"]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_a_fingerprint_outlives_lines_added_above_and_tells_twins_apart(ask: Ask, tmp_path: Path) -> None:
    plan = "kind: plan\nid: a\nyear: 2020\nactivities:\n" + '  - id: "1"\n    due: Tháng 6/2019\n' * 2
    prints = []
    for comment in ("", "# một dòng\n# hai dòng\n"):
        write_files(tmp_path, {"plans/a.yaml": comment + plan})
        (run,) = sarif(ask, tmp_path, str(tmp_path))["runs"]
        prints.append([r["partialFingerprints"]["tiepcan/v1"] for r in run["results"]])
    assert prints[0] == prints[1]
    assert len(set(prints[0])) == len(prints[0])


def test_more_results_than_a_platform_keeps_are_counted() -> None:
    run = json.loads(render("sarif", report_of(*map(str, range(5_010)))))["runs"][0]
    assert len(run["results"]) == 5_000
    notice = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert notice.startswith("10 more findings")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_uri_is_plain_and_names_the_same_file(path: str) -> None:
    octets = re.sub("%([0-9A-F]{2})", lambda m: chr(int(m[1], 16)), uri_of(path)).encode("latin-1")
    assert uri_of(path).isascii()
    assert octets.decode().endswith(path.replace("\\", "/"))


# -- GitLab, JUnit --


def test_gitlab_has_an_issue_for_each_finding_with_a_print_that_no_line_number_is_in(ask: Ask) -> None:
    issues = ask("validate", "plans/plan-2020.yaml", "--as-of", "2031-01-01", "--format", "gitlab").json
    assert {issue["check_name"] for issue in issues} >= {"P110", "P103"}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert {issue["location"]["path"] for issue in issues} == {"plans/plan-2020.yaml"}
    moved, unmoved = report_of("", "một"), report_of("một")
    assert moved.findings[0].line != moved.findings[1].line
    assert unmoved.findings[0].fingerprint in {f.fingerprint for f in moved.findings}


def test_gitlab_gets_its_report_without_being_asked_for(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_files(tmp_path, {"plans/a.yaml": "kind: plan\nid: a\nyear: 2020\n"})
    ask("--version")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITLAB_CI", "true")
    assert "Files checked: 1" in ask("validate").out
    assert json.loads((tmp_path / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


def test_junit_has_a_case_for_each_file_which_fails_where_the_file_has_errors(ask: Ask) -> None:
    root = ET.fromstring(ask("validate", BROKEN, "--format", "junit").out.encode())
    cases = {case.get("name"): case for case in root.iter("testcase")}
    findings = ask("validate", BROKEN, "--format", "json").json
    wrong = {f["path"] for f in findings["findings"] if f["severity"] == "error"}
    assert {name for name, case in cases.items() if case.find("failure") is not None} == wrong
    assert root.get("failures") == str(len(wrong))
    assert "tests/broken/plans/dung.yaml" in cases


@pytest.mark.parametrize("text", HOSTILE)
def test_every_format_stays_whole_whatever_a_file_says(text: str) -> None:
    report = report_of(text, path=f"plans/{text}.yaml")
    ET.fromstring(render("junit", report).encode())
    json.loads(render("sarif", report))
    json.loads(render("gitlab", report))


# -- Markdown --


@given(st.text())
def test_no_text_leaves_its_cell(text: str) -> None:
    cell = plain(text)
    assert "\n" not in cell
    assert "<" not in cell
    assert "@" not in cell
    assert not re.search(r"(?<!\\)(?:\\\\)*\|", cell)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_has_the_rows_and_cells_it_should(text: str) -> None:
    lines = render("markdown", report_of(text)).splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [5, 5, 5]


def test_a_comment_is_never_too_long_and_counts_what_it_leaves_out() -> None:
    text = render("markdown", report_of(*(f"{n} " + "ế" * 300 for n in range(2_000))))
    assert len(text) < 65_000
    assert re.search(r"\n[0-9]+ more findings are not shown here\.\n$", text)


# -- the page --


class Page(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and the texts of each."""

    VOID = ("meta",)

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


OF_THE_HEAD = {"html", "head", "meta", "title", "style", "body"}
TAGS = OF_THE_HEAD | {"h1", "h2", "h3", "p", "strong", "a", "pre", "mark", "article", "ul", "li"}


@pytest.mark.parametrize("text", [*HOSTILE, *NAUGHTY, "</style></pre><script>x</script>", '" onclick="x'])
def test_no_text_becomes_more_than_text_on_the_page(text: str) -> None:
    report = replace(report_of(text, path=f"plans/{text}.yaml"), unread=(text,))
    finding = replace(report.findings[0], line_text=f"{text}{text}", hint=text, accepted=text, column=2)
    page = Page(render("html", replace(report, findings=(finding,), waived=(finding,))))
    assert not page.open
    assert {tag for tag, _ in page.elements} <= TAGS
    names = {name for _, attributes in page.elements for name in attributes}
    assert names <= {"lang", "charset", "http-equiv", "content", "name", "class", "href", "id"}
    assert visible(text) in "".join(page.texts["p"]) or not text.strip()


def test_the_page_needs_nothing_from_elsewhere_and_lets_nothing_in() -> None:
    text = render("html", report_of("một"))
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    assert not re.search("url|import|expression|script", style)
    printed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{printed}'" in text
    links = [attributes["href"] for tag, attributes in Page(text).elements if tag == "a"]
    assert links == ["#P110"]
    assert not re.search("src=|https?:", text)


def test_the_page_says_what_came_out_where_and_why(ask: Ask, tmp_path: Path) -> None:
    target = tmp_path / "kết quả.html"
    answer = ask("validate", BROKEN, BROKEN / "khong-co.yaml", "--format", f"html={target}", lang="vi")
    assert answer.code == 2
    page = Page(target.read_text(encoding="utf-8"))
    assert page.elements[0] == ("html", {"lang": "vi"})
    assert page.texts["h1"] == ["Kết quả kiểm tra"]
    assert page.texts["p"][0].startswith("Số lỗi phải sửa: ")
    assert "tests/broken/plans/dung.progress.yaml" in page.texts["h2"]
    assert "2020-02-30" in page.texts["mark"]
    assert any("khong-co.yaml" in text for text in page.texts["li"])
    assert len([tag for tag, _ in page.elements if tag == "article"]) == 21


def test_a_page_without_findings_says_so(ask: Ask) -> None:
    page = Page(ask("validate", "plans/plan-2020.yaml", "--as-of", "2020-06-01", "--format", "html").out)
    assert page.texts["p"][0] == "No errors and no warnings."
    assert "As of 2020-06-01." in page.texts["p"]
    assert "plans/plan-2020.yaml" in page.texts["li"]


def test_a_page_of_very_many_findings_counts_the_rest() -> None:
    text = render("html", report_of(*map(str, range(2_010))))
    assert text.count("<article") == 2_000
    assert "10 more findings are not shown here." in text


# -- asking for them --


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (["sarf"], "did you mean “sarif”?"),
        (["sarif", "junit"], "only one format can be on the screen"),
        (["sarif="], "lacks its file"),
    ],
)
def test_what_cannot_be_asked_for_is_said_in_a_sentence(ask: Ask, formats: list[str], said: str) -> None:
    answer = ask("validate", *(part for name in formats for part in ("--format", name)))
    assert answer.code == 2
    assert said in answer.err


def test_several_formats_go_to_their_files_and_the_text_to_the_screen(ask: Ask, tmp_path: Path) -> None:
    targets = {name: tmp_path / "a folder" / "to be made" / f"out.{name}" for name in RENDERERS}
    options = [word for name, path in targets.items() for word in ("--format", f"{name}={path}")]
    answer = ask("validate", BROKEN, "--format", "text", *options)
    assert answer.code == 1
    assert "Files checked" in answer.out
    assert all(path.stat().st_size for path in targets.values())
    before = {name: path.read_bytes() for name, path in targets.items()}
    ask("validate", BROKEN, *options)
    assert {name: path.read_bytes() for name, path in targets.items()} == before
