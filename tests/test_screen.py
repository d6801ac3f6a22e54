"""What reaches the screen: Vietnamese whole, data never as commands, colour only where somebody looks."""

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import COMMUNES, GOOD, PATIENCE, PLAN, SHEET, TOOL, Answer, run_tool, surroundings, write_files
from conftest import ROOT, Ask
from tiepcan.cli.output import Output
from tiepcan.messages import Words
from tiepcan.rendering.json import render_json
from tiepcan.rendering.table import Column, Row, render_table
from tiepcan.rendering.visible import UNSEEN, visible, visible_line

LINES = [
    "--help",
    "validate",
    "validate --format json",
    "score 2020/tan-phong",
    "score 2020/tan-phong --explain",
    "score 2020/tan-phong --format json",
    "overdue plan-2020 --as-of 2020-11-20",
    "overdue plan-2020 --as-of 2020-11-20 --format json",
    "explain P110",
    "score missing",
]
WHOLE = re.compile(
    r"[ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"
)


# -- encodings --


ENCODINGS = ["ascii", "cp1258", "cp437", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("line", LINES)
def test_vietnamese_goes_out_whole(
    line: str, encoding: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding))
    code = ask(*line.split(), lang=None).code
    is_whole(Answer(code, *(stream.getvalue().decode() for stream in (out, err))))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_vietnamese_goes_out_whole_whatever_the_console_is_set_to(encoding: str) -> None:
    is_whole(run_tool("validate", env=surroundings(PYTHONIOENCODING=encoding, LC_ALL="C")))


def is_whole(answer: Answer) -> None:
    text = answer.out + answer.err
    assert answer.code in (0, 2)
    assert len(WHOLE.findall(text)) > 5
    assert "\\u" not in text
    assert "\ufffd" not in text
    assert not re.search(r"\w\?\w", text)


def test_documents_name_what_they_wrote_whole(tmp_path: Path) -> None:
    write_files(tmp_path, {"plan.yaml": (ROOT / "plans/plan-2020.yaml").read_text(encoding="utf-8")})
    answer = run_tool(
        "render", "plan.yaml", "-o", "Kế hoạch.docx", cwd=tmp_path, env=surroundings(PYTHONIOENCODING="ascii")
    )
    assert (answer.code, "Kế hoạch.docx" in answer.out) == (0, True)


# -- colour --


INSISTENT = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "CLICOLOR_FORCE": "1"}


@pytest.mark.parametrize("line", LINES)
def test_no_colour_where_nobody_looks(line: str, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in INSISTENT.items():
        monkeypatch.setenv(name, value)
    answer = ask(*line.split(), lang=None)
    assert "\x1b" not in answer.out + answer.err


@pytest.mark.parametrize("line", ["validate plans --as-of 2031-01-01", "score 2020/tan-phong"])
def test_no_colour_in_a_pipe(line: str) -> None:
    answer = run_tool(*line.split(), env=surroundings(**INSISTENT))
    assert "\x1b" not in answer.out + answer.err


class Terminal:
    """The tool on a terminal of its own: `seen` is what a person would see, as bytes."""

    def __init__(
        self, *arguments: str, cwd: Path = ROOT, piped: bool = False, env: Mapping[str, str] | None = None
    ) -> None:
        import pty

        self.master, slave = pty.openpty()
        self.seen = b""
        self.run = subprocess.Popen(
            [*TOOL, *arguments],
            cwd=cwd,
            env=surroundings(**{"TERM": "xterm", **(env or {})}),
            stdin=slave,
            stdout=subprocess.DEVNULL if piped else slave,
            stderr=slave,
        )
        os.close(slave)

    def read(self) -> bool:
        """A little more of what is shown; False at its end."""
        try:
            more = os.read(self.master, 65536)
        except OSError:
            more = b""
        self.seen += more
        return bool(more)

    def finish(self) -> int:
        while self.read():
            pass
        os.close(self.master)
        return self.run.wait(PATIENCE)


posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such terminals")


@posix
@pytest.mark.parametrize("line", ["validate plans --as-of 2031-01-01", "score 2020/tan-phong"])
def test_colour_on_a_terminal(line: str) -> None:
    terminal = Terminal(*line.split())
    assert terminal.finish() == 0
    assert b"\x1b[" in terminal.seen
    assert WHOLE.search(terminal.seen.decode())


@posix
@pytest.mark.parametrize("refusal", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize("line", ["validate plans --as-of 2031-01-01", "score 2020/tan-phong"])
def test_colour_can_be_refused(line: str, refusal: dict[str, str]) -> None:
    terminal = Terminal(*line.split(), env=refusal)
    assert terminal.finish() == 0
    assert b"\x1b[" not in terminal.seen


# -- progress --


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with more plans than one waits for in silence."""
    files = {f"plans/p-{n}.yaml": PLAN.replace("plan-2020", f"p-{n}") for n in range(60)}
    return write_files(tmp_path_factory.mktemp("many"), files)


@posix
def test_progress_is_shown_to_who_looks(many: Path) -> None:
    terminal = Terminal("validate", "--lang", "en", cwd=many, piped=True)
    assert terminal.finish() == 0
    assert b"Checking" in terminal.seen
    assert b"/60" in terminal.seen


@posix
def test_few_files_need_no_progress() -> None:
    terminal = Terminal("validate", "--lang", "en", piped=True)
    assert terminal.finish() == 0
    assert b"Checking" not in terminal.seen


def test_no_progress_in_a_pipe(many: Path) -> None:
    answer = run_tool("validate", "--lang", "en", cwd=many)
    assert (answer.code, answer.err) == (0, "")


@posix
def test_interrupt_ends_with_130(tmp_path: Path) -> None:
    """The interrupt comes when the bar is seen, in the middle of far more files than are read by then."""
    text = PLAN + "".join(f'  - id: "{n}"\n    title: Kiểm tra\n' for n in range(2, 900))
    write_files(tmp_path, {f"p-{n}.yaml": text.replace("plan-2020", f"p-{n}") for n in range(600)})
    terminal = Terminal("validate", "--lang", "en", cwd=tmp_path, piped=True)
    while b"Checking" not in terminal.seen and terminal.read():
        pass
    terminal.run.send_signal(signal.SIGINT)
    assert terminal.finish() == 130
    assert b"Traceback" not in terminal.seen


# -- data --

TEXTS = st.text(st.characters()) | st.text(st.sampled_from("a :\n\t\x1b[31m\u202e\x9b\ud800]8;;\x07ế"))


@given(TEXTS)
def test_nothing_unseen_is_left(text: str) -> None:
    shown = visible(text)
    assert not re.search(UNSEEN, shown)
    assert not re.search(r"^[ \t]*::", shown, re.MULTILINE)
    assert visible(shown) == shown


def test_no_character_that_must_be_written_out_passes_for_a_plain_one() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert [f"{ord(c):04X}" for c in every if re.search(UNSEEN, c) and visible(c) == c] == []


@given(TEXTS)
def test_a_line_stays_a_line(text: str) -> None:
    assert not re.search(r"[\n\t]", visible_line(text))
    assert len(visible_line(text).splitlines()) <= 1


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"], exclude_characters=":")))
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    if not re.search(UNSEEN, text):
        assert visible(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[2J",
        "\x1b]8;;http://x\x07a\x1b]8;;\x07",
        "\x1b]52;c;aGk=\x07",
        "\x9b31m",
        "a\u202eb",
        "a\u2066b",
        "a\u200bb",
        "\ufeff",
        "\x00",
        "\r",
        "\x08",
        "\x7f",
        "\U000e0041",
        "\u2028",
    ],
)
def test_characters_that_command_or_hide(text: str) -> None:
    assert visible(text) != text
    assert "\\u{" in visible(text)


@given(TEXTS)
def test_colour_of_the_tool_passes_and_nothing_else(text: str) -> None:
    shown = visible(f"\x1b[31;1m{visible(text)}\x1b[0m", keep_colour=True)
    assert shown.startswith("\x1b[31;1m")
    assert shown.count("\x1b") == 2


@given(TEXTS)
def test_json_holds_every_text(text: str) -> None:
    answer = render_json({"text": text})
    assert not re.search(UNSEEN, answer.replace("\n", ""))
    found = json.loads(answer)["text"]
    assert found == re.sub("[\ud800-\udfff]", lambda half: visible(half[0]), text)
    found.encode()


@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(40, 120))
def test_tables_hold_every_text_as_text(cells: list[str], width: int) -> None:
    columns = [Column(str(n)) for n, _ in enumerate(cells)]
    assert not re.search(UNSEEN, render_table(columns, [Row(cells)], width=width, colour=False))


@pytest.mark.parametrize(
    "text", ["[red]a", "[/b]", "[link=http://x]a[/link]", "[x=1] y", ":bomb:", "a\\", "\\[a]", "{x}", "%s"]
)
def test_markup_is_text(text: str) -> None:
    columns = [Column("")]
    assert text in render_table(columns, [Row([text])], width=80, colour=True)


# -- the same through every command --

NASTY = ["[red]đỏ[/red]", "::error::x", "{0} {x}", "%s %n", "a\\u202eb", "=1+1", "x" * 300]


@pytest.fixture(params=NASTY)
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    """An office with such a text in every place that is printed."""
    text = json.dumps(request.param)
    late = PLAN.replace("title: Tập huấn", f"title: {text}").replace("lead: Phòng Tư pháp", f"lead: {text}")
    sheet = SHEET.replace('"2.3": {done: 950, total: 1000}', f'"2.4": {{none: true, reason: {text}}}')
    files = {**GOOD, "plans/plan-2020.yaml": late, "scores/2020/tan-phong.yaml": sheet}
    write_files(
        tmp_path, {**files, "communes.yaml": COMMUNES.replace("name: Phường Tân Phong", f"name: {text}")}
    )
    write_files(tmp_path, {"plans/lạ.yaml": f"kind: plan\nid: {text}\nyear: {text}\n{text}: 1\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "validate",
        "overdue plan-2020 --as-of 2020-12-31",
        "score 2020/tan-phong",
        "score 2020/tan-phong --explain",
    ],
)
def test_data_is_shown_and_not_obeyed(office: Path, ask: Ask, line: str) -> None:
    answer = ask(*line.split())
    text = answer.out + answer.err
    assert answer.code in (0, 1)
    assert not re.search(UNSEEN, text.replace("\n", ""))
    assert not re.search(r"^\s*::", text, re.MULTILINE)
    assert answer.out


def test_output_makes_all_of_it_visible(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last door: whatever a view forgets."""
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    output = Output(Words("en"))
    output.write("a\x1b[31mb\u202e\n::error::c\n")
    output.note("a\x1b]0;title\x07")
    assert out.getvalue() == "a\\u{001B}[31mb\\u{202E}\n\\u{003A}:error::c\n"
    assert err.getvalue() == "a\\u{001B}]0;title\\u{0007}\n"
