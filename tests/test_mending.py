"""`tiepcan fix`: what has one safe answer is mended, every other byte stays.

`tests/mended/<code>/` holds a file as an official wrote it and as it must be afterwards.
"""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import COMMUNES, GOOD, write_files
from conftest import ROOT, TESTS, Ask
from tiepcan.cli.fix import MENDED
from tiepcan.diagnostics import Stop
from tiepcan.reading.load import read_file
from tiepcan.reading.mending import edits_for, mended

PAIRS = TESTS / "mended"
BAD = COMMUNES.replace('"03387"', "3387").replace("kind: phường", "kind: Phường   # trước 2025")


def office(tmp_path: Path, communes: str | bytes = BAD) -> Path:
    """An office in a folder of its own, with this list of communes."""
    write_files(tmp_path, {"tiepcan.yaml": GOOD["tiepcan.yaml"].replace("scores: scores\n", "")})
    path = tmp_path / "communes.yaml"
    path.write_bytes(communes if isinstance(communes, bytes) else communes.encode())
    return path


def mend_all(data: bytes) -> bytes:
    """A text mended by its own findings until nothing more is to be done."""
    for _ in range(20):
        edits = edits_for(data, read_file(data, "x.yaml").found)
        if not edits:
            return data
        new = mended(data, edits)
        assert new is not None
        data = new
    raise AssertionError("there is no end to it")


@pytest.mark.parametrize("code", MENDED)
def test_file_of_an_official_is_mended_as_the_pair_shows(ask: Ask, tmp_path: Path, code: str) -> None:
    before, after = ((PAIRS / code / f"{name}.yaml").read_bytes() for name in ("before", "after"))
    assert before != after
    path = tmp_path / "tep.yaml"
    path.write_bytes(before)
    assert f" {code} " in ask("fix", "--only", code, path).out
    assert path.read_bytes() == after
    ask("fix", path)
    assert path.read_bytes() == after
    fixable = [f["code"] for f in ask("validate", path, "--format", "json").json["findings"] if f["fixable"]]
    assert fixable == []


def test_every_pair_is_of_a_code_that_can_be_mended() -> None:
    assert sorted(path.name for path in PAIRS.iterdir() if path.is_dir()) == sorted(MENDED)


def test_explain_says_what_is_mended(ask: Ask) -> None:
    assert "Mended by `tiepcan fix`" in ask("explain", "F110").out
    assert "Tự sửa được bằng `tiepcan fix`" in ask("explain", "F110", lang="vi").out
    assert "fix" not in ask("explain", "F103").out


# -- what was there stays --

WORDS = st.sampled_from(["Phường Tân Phong", "Xã Đông Phong", "'Xã: Bản Giang'", '"Phường 4"'])
CODE = st.sampled_from(["3387", "'10'", '"00010"', "chưa rõ"])
DAY = st.sampled_from(["15/06/2020", '"2020-6-5"', "2020-06-05", "05/06/2020", "31/02/2020", "'30.6.2020'"])
KIND = st.sampled_from(["Phường", "phường", "XÃ", "lạ", unicodedata.normalize("NFD", "phường")])
COMMENT = st.sampled_from(["", "  # 15/06/2020", "   ", " # mã 10 "])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def lists_of_communes(draw: st.DrawFn) -> tuple[str, str]:
    """A list of communes, and the same text without the values that may be mended."""
    parts = ["kind: communes", "communes:"]
    frame = list(parts)
    deep = " " * draw(st.integers(0, 3))
    for number in range(draw(st.integers(1, 4))):
        parts.append(f"{deep}- slug: xa-{number}")
        frame.append(parts[-1])
        values = (("code", CODE), ("name", WORDS), ("until", DAY), ("kind", KIND))
        for name, strategy in values:
            value, comment = draw(strategy), draw(COMMENT)
            parts.append(f"{deep}  {name}: {value}{comment}")
            frame.append(f"{deep}  {name}: …{comment}")
            if draw(st.booleans()):
                parts.append(draw(st.sampled_from(["", "# ghi chú 1,5", "  ", "   # đã chép"])))
                frame.append(parts[-1])
    end, last = draw(ENDS), draw(st.booleans())
    return end.join(parts) + end * last, end.join(frame) + end * last


@given(text=lists_of_communes(), mark=st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_every_other_byte_is_kept_and_a_second_run_changes_nothing(
    text: tuple[str, str], mark: bytes
) -> None:
    data, frame = mark + text[0].encode(), text[1]
    after = mend_all(data)
    assert after.startswith(mark)
    old, new = data.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True)
    for was, now, like in zip(old, new, frame.splitlines(keepends=True), strict=True):
        head, _, tail = like.partition("…")
        assert now.startswith(was[: len(head)] if head in was else head)
        assert now.endswith(tail)
        assert was == now or "…" in like
    assert mend_all(after) == after


@given(text=lists_of_communes())
def test_what_is_mended_is_gone_and_nothing_new_appears(text: tuple[str, str]) -> None:
    data = text[0].encode()
    before, after = read_file(data, "x").found, read_file(mend_all(data), "x").found
    left = {(d.code, d.at.line) for d in after}
    assert left == {(d.code, d.at.line) for d in before if not d.fixable and d.code != "Y118"}


@given(text=st.text(st.sampled_from("abđứ\u0301 :-'\"#\n\r\u00a0\u200b123,./[]{}|"), max_size=60))
def test_no_text_is_harmed(text: str) -> None:
    """Whatever stands in a file: the mended text is read, and mending it again changes nothing."""
    data = f"kind: plan\n{text}".encode()
    edits = edits_for(data, read_file(data, "x").found)
    new = mended(data, edits) if edits else data
    if new is not None and edits:
        assert new.count(b"\n") == data.count(b"\n")
        assert len(edits_for(new, read_file(new, "x").found)) <= max(len(edits), text.count("\u00a0"))


@pytest.mark.parametrize(
    ("written", "mended_to"),
    [
        ("1,5", "1.5"),
        ("'-0,25'", "'-0.25'"),
        ("0,125", "0.125"),
        ("1.500.000", "1500000"),
        ("1.500", None),
        ("1,500", None),
        ("1234,567", None),
        ("1.500,000", None),
        ("007,5", None),
        ("97,35%", None),
    ],
)
def test_number_is_mended_where_it_has_one_reading(written: str, mended_to: str | None) -> None:
    data = f'kind: scores\ncommune: a\nyear: 2020\nindicators:\n  "1.1":\n    points: {written}\n'.encode()
    assert mend_all(data) == data.replace(written.encode(), (mended_to or written).encode())


def test_field_that_is_there_under_its_right_name_gets_no_twin() -> None:
    data = b"kind: plan\nid: a\nyear: 2020\ntitle: A\nTitle: B\n"
    assert mend_all(data) == data


# -- the command --


def test_files_are_mended_and_what_was_done_is_said(ask: Ask, tmp_path: Path) -> None:
    path = office(tmp_path, BAD.replace("\n", "\r\n"))
    answer = ask("fix", tmp_path)
    assert answer.code == 0
    assert '5:11 F118 “3387” → “"03387"”' in answer.out
    assert "Places mended: 2, in files: 1." in answer.out
    mended_to = BAD.replace("3387", '"03387"').replace("kind: Phường", "kind: phường").replace("\n", "\r\n")
    assert path.read_bytes() == mended_to.encode()
    assert ask("fix", tmp_path).out == "There is nothing that can be mended by itself.\n"


def test_difference_is_shown_and_nothing_is_written(ask: Ask, tmp_path: Path) -> None:
    path = office(tmp_path)
    answer = ask("fix", "--diff", tmp_path)
    assert answer.code == 1
    assert '-    code: 3387\n+    code: "03387"\n' in answer.out.replace("name: Phường Tân Phong\n", "")
    assert path.read_text(encoding="utf-8") == BAD
    path.write_text(COMMUNES, encoding="utf-8")
    answer = ask("fix", "--diff", tmp_path)
    assert (answer.code, answer.out) == (0, "There is nothing that can be mended by itself.\n")


def test_difference_cannot_act_on_a_terminal(ask: Ask, tmp_path: Path) -> None:
    office(tmp_path, BAD.replace("Tân Phong", "Tân\x1b[2JPhong\u202e\u200b"))
    out = ask("fix", "--diff", tmp_path).out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_codes_are_chosen(ask: Ask, tmp_path: Path) -> None:
    path = office(tmp_path)
    answer = ask("fix", "--only", "f118", tmp_path)
    assert answer.code == 1
    assert "Errors left that need a person: 1" in answer.out
    assert path.read_text(encoding="utf-8") == BAD.replace("3387", '"03387"')


@pytest.mark.parametrize(("code", "near"), [("F11O", "F110"), ("F103", "F110")])
def test_code_that_cannot_be_mended_is_refused(ask: Ask, code: str, near: str) -> None:
    answer = ask("fix", "--only", code)
    assert answer.code == 2
    assert near in answer.err


def test_edit_that_would_bring_up_an_error_is_not_made(ask: Ask, tmp_path: Path) -> None:
    twin = "  - slug: xa-moi\n    code: 3387\n    name: Xã Mới\n    until: 30/06/2025\n"
    path = office(tmp_path, COMMUNES + twin)
    answer = ask("fix", tmp_path)
    assert "is left" in answer.err
    assert "code: 3387" in path.read_text(encoding="utf-8")
    assert "until: 2025-06-30" in path.read_text(encoding="utf-8")
    assert answer.code == 1


def test_harm_that_shows_late_is_taken_back(ask: Ask, tmp_path: Path) -> None:
    """Of more problems than are told at once: while one is left, no code is held against the others."""
    twins = "".join(
        f"  - slug: xa-{number}\n    code: {100 + number // 2}\n    name: Xã Mới\n" for number in range(520)
    )
    path = office(tmp_path, f"# Số liệu giả định để kiểm thử.\nkind: communes\ncommunes:\n{twins}")
    answer = ask("fix", tmp_path)
    assert answer.err.count("would bring up C104") == 260
    text = path.read_text(encoding="utf-8")
    codes = range(100, 360)
    assert all(text.count(f'code: "{c:05d}"') == 1 == text.count(f"code: {c}\n") for c in codes)


DAYLESS = "# Giả định.\nkind: plan\nid: plan-2020\nyear: 2020\ndate: 15/01/2020\ntitle: Kế hoạch\n"
STRAY = """\
# Giả định.
kind: progress
plan: plan-2020
entries:
  - {date: 2020-05-04, activity: "9", status: paused}
"""


@pytest.mark.parametrize("asked", [".", "plans/plan-2020.yaml"])
def test_file_that_would_bring_errors_to_light_in_others_is_left(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """Of a plan that cannot be read nobody knows the activities: the log speaks of one that is not there."""
    list_of_communes = office(tmp_path)
    files = {"plans/plan-2020.yaml": DAYLESS, "plans/plan-2020.progress.yaml": STRAY}
    write_files(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    new = "plans/plan-2020.progress.yaml:5: L102"
    said = f"plans/plan-2020.yaml is left as it is: mended, it would bring up {new}"
    shown = ask("fix", "--diff", asked)
    assert said in shown.err
    assert "plan-2020" not in shown.out
    answer = ask("fix", asked)
    assert (answer.code, said in answer.err) == (1, True)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in files} == files
    assert (list_of_communes.read_text(encoding="utf-8") == BAD) == (asked != ".")
    (tmp_path / "plans/plan-2020.progress.yaml").unlink()
    assert ask("fix", asked).err == ""
    assert "date: 2020-01-15" in (tmp_path / "plans/plan-2020.yaml").read_text(encoding="utf-8")


def test_errors_that_were_there_keep_no_file_from_being_mended(ask: Ask, tmp_path: Path) -> None:
    path = office(tmp_path)
    write_files(tmp_path, {"plans/plan-2019.progress.yaml": STRAY.replace("2020", "2019")})
    answer = ask("fix", tmp_path)
    assert "is left" not in answer.err
    assert path.read_text(encoding="utf-8") != BAD


def test_many_files_that_would_do_harm_together_are_all_left(ask: Ask, tmp_path: Path) -> None:
    """Too many to try each of them."""
    names = [f"plans/plan-{number}.yaml" for number in range(2020, 2072)]
    plans = {name: DAYLESS.replace("plan-2020", name[6:-5]) for name in names}
    write_files(office(tmp_path).parent, {**plans, "plans/plan-2020.progress.yaml": STRAY})
    answer = ask("fix", tmp_path)
    assert answer.err.count("is left as it is") == len(names) + 1
    assert all((tmp_path / name).read_text(encoding="utf-8") == text for name, text in plans.items())


def test_accepted_exception_is_left(ask: Ask, tmp_path: Path) -> None:
    waive = (
        "waive:\n  - code: Y118\n    reason: Giữ đúng bản gốc\n    by: Trưởng phòng\n    until: 2099-12-31\n"
    )
    text = COMMUNES.replace("Phường", unicodedata.normalize("NFD", "Phường")) + waive
    path = office(tmp_path, text)
    ask("fix", tmp_path)
    assert path.read_text(encoding="utf-8") == text


def test_what_cannot_be_written_is_said_in_one_sentence(ask: Ask, tmp_path: Path) -> None:
    path = office(tmp_path)
    path.chmod(0o444)
    answer = ask("fix", tmp_path)
    assert answer.code == 2
    assert "protected from writing" in answer.err
    assert path.read_text(encoding="utf-8") == BAD


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_link_is_not_followed(ask: Ask, tmp_path: Path) -> None:
    path = office(tmp_path)
    link = tmp_path / "other.yaml"
    link.symlink_to(path)
    answer = ask("fix", link)
    assert answer.code == 2
    assert "link" in answer.err
    assert path.read_text(encoding="utf-8") == BAD


def test_file_that_changed_meanwhile_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tiepcan.workspace.writing import write_file

    path = office(tmp_path)
    with pytest.raises(Stop):
        write_file(path, b"new", instead_of=b"what was read")
    assert path.read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("data", [b"\xff\xfeK\x00", b"", b"[" * 100, b"kind: plan\n\tid: x\n", b"kind: \x00"])
def test_file_that_cannot_be_read_is_left(ask: Ask, tmp_path: Path, data: bytes) -> None:
    path = office(tmp_path, data)
    answer = ask("fix", path)
    assert answer.code == 1
    assert path.read_bytes() == data


def test_broken_files_are_looked_at_without_harm(ask: Ask) -> None:
    answer = ask("fix", "--diff", ROOT / "tests" / "broken")
    assert answer.code in (0, 1)
    assert "Traceback" not in answer.err


# -- blanks --

BLANK = st.sampled_from([" ", " ", "  ", "\u00a0", " \u00a0", "   "])
QUOTED = st.sampled_from(["", '"', "'"])


@st.composite
def texts_with_blanks(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(["Phường", "số 4", "a", "Tân"])) for _ in range(draw(st.integers(1, 4)))]
    quote = draw(QUOTED)
    around = st.sampled_from(["", " ", "\u00a0"]) if quote else st.just("")
    text = parts[0] + "".join(draw(BLANK) + part for part in parts[1:])
    return f"{quote}{draw(around)}{text}{draw(around)}{quote}"


@given(texts=st.lists(texts_with_blanks(), min_size=1, max_size=4), comment=st.sampled_from(["", "  # a  b"]))
def test_blanks_are_single_between_words_and_gone_beside_marks(texts: list[str], comment: str) -> None:
    lines = [f"  - {text}{comment}" for text in texts]
    data = "\n".join(["kind: plan", "purposes:", *lines, "opening: |", "  hai  dấu\u00a0cách"]).encode()
    after = mend_all(data).decode().splitlines()
    assert after[-1] == "  hai  dấu\u00a0cách"
    for text, line in zip(texts, after[2:-2], strict=True):
        quote = text[0] if text[0] in "'\"" else ""
        words = " ".join(text.strip("'\"").replace("\u00a0", " ").split())
        assert line == f"  - {quote}{words}{quote}{comment}"


@pytest.mark.parametrize(
    "line",
    [
        "file: minh-chung/bien  ban.pdf",
        'id: "a  b"',
        "serves: [a  b]",
        "note:   a b   # c  d",
        "note: Kiểm\u00a0#tra",
        'note: "a\\u00a0b  c"',
        "note: ' '",
        "note: >\n  a  b",
        "note: a\n  b  c",
        "a  b: c",
    ],
)
def test_blank_that_may_be_meant_is_left(line: str) -> None:
    data = f"kind: plan\n{line}\n".encode()
    edits = edits_for(data, read_file(data, "x").found)
    assert [edit for edit in edits if edit.code == "Y119" and mended(data, [edit]) is not None] == []


def test_blank_that_cannot_be_mended_does_not_keep_the_others(ask: Ask, tmp_path: Path) -> None:
    """Behind an ordinary blank the sign # begins a comment."""
    twin = '  - slug: xa-moi\n    code: "03390"\n    name: Xã\u00a0#Mới\n'
    path = office(tmp_path, text := COMMUNES.replace("Tân Phong", "Tân  Phong") + twin)
    answer = ask("fix", "--only", "Y119", tmp_path)
    assert "Y119 is left" in answer.err
    assert path.read_text(encoding="utf-8") == text.replace("Tân  Phong", "Tân Phong")
