"""`tiepcan appraise`: the appraisal says which self-score it saw, and is out of date when that changes."""

from pathlib import Path

import pytest

from commands import GOOD, SHEET, write_files
from conftest import Ask
from sheets import sheet
from tiepcan.diagnostics import Stop
from tiepcan.model.fingerprint import fingerprint
from tiepcan.workspace.writing import write_file

APPRAISAL = """\
appraisal:
  by: Hội đồng đánh giá tiếp cận pháp luật
  date: 2021-01-12   # ngày họp
  indicators:
    "2.3":
      points: 9
      reason: Có hồ sơ trả quá hạn
"""
APPRAISED = SHEET + APPRAISAL
NAME = "scores/2020/tan-phong.yaml"
TWO = 'indicators:\n  "2.3": {done: 950, total: 1000}\n  "3.1": {points: 1.5}\n'


@pytest.fixture
def office(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_files(tmp_path, {**GOOD, NAME: APPRAISED}))
    return tmp_path


def codes(ask: Ask) -> list[str]:
    return ask("validate", NAME, "--format", "json").codes()


# -- what the fingerprint looks at --


@pytest.mark.parametrize(
    "other",
    [
        TWO.replace("done: 950, total: 1000", "total: 1000, done: 950"),
        'indicators:\n  "3.1": {points: 1.50}\n  # ghi chú\n  "2.3":\n    done: 950\n    total: 1000.0\n',
        TWO + "declared_total: 11\n",
        TWO + "published: {result: pass}\n",
        TWO + APPRAISAL,
        TWO + "criteria:\nconditions:\n",
        TWO + '  "3.2": {}\n  "3.3":\n',
    ],
)
def test_what_says_the_same_has_the_same_fingerprint(other: str) -> None:
    assert fingerprint(sheet(other)) == fingerprint(sheet(TWO))


@pytest.mark.parametrize(
    "other",
    [
        TWO.replace("950", "951"),
        TWO.replace("1.5", "0"),
        TWO.replace("{points: 1.5}", "{none: true, reason: x}"),
        TWO + '  "3.2": {points: 0}\n',
        TWO + "conditions:\n  discipline: {cases: 0}\n",
        TWO + 'criteria:\n  "1": {points: 14}\n',
        TWO.replace("{points: 1.5}", "{points: 1.5, by: công chức}"),
        TWO + "standard: 619-2017\n",
    ],
)
def test_what_says_something_else_has_another_fingerprint(other: str) -> None:
    assert fingerprint(sheet(other)) != fingerprint(sheet(TWO))


def test_order_of_papers_means_nothing() -> None:
    papers = ["      - number: 1/BC\n        date: 2020-02-01\n", "      - file: a.pdf\n"]
    texts = [
        f'indicators:\n  "2.3":\n    points: 9\n    evidence:\n{"".join(order)}'
        for order in (papers, papers[::-1])
    ]
    assert fingerprint(sheet(texts[0])) == fingerprint(sheet(texts[1]))


def test_accents_may_be_stored_in_two_ways() -> None:
    one, other = (
        'indicators:\n  "2.4": {none: true, reason: ' + word + "}\n" for word in ("ế", "e\u0302\u0301")
    )
    assert one != other
    assert fingerprint(sheet(one)) == fingerprint(sheet(other))


def test_fingerprint_is_the_same_in_every_version() -> None:
    """It stands in users' files: a change of it would put every appraisal out of date."""
    assert fingerprint(sheet(TWO)) == "e1e3fa4904d75ba5"


# -- the command --


def test_one_line_is_written_behind_the_date(office: Path, ask: Ask) -> None:
    answer = ask("appraise", "2020/tan-phong")
    saw = fingerprint(sheet('indicators:\n  "2.3": {done: 950, total: 1000}\n'))
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"{NAME}: the appraisal saw the self-score {saw}\n"
    written = (office / NAME).read_text(encoding="utf-8")
    assert written == APPRAISED.replace("# ngày họp\n", f"# ngày họp\n  saw: {saw}\n")
    assert codes(ask) == []


def test_recorded_twice_is_written_once(office: Path, ask: Ask) -> None:
    ask("appraise", NAME)
    before = (office / NAME).stat()
    answer = ask("appraise", NAME)
    assert answer.code == 0
    assert "records already" in answer.out
    assert (office / NAME).stat().st_mtime_ns == before.st_mtime_ns


def test_change_of_the_self_score_puts_the_appraisal_out_of_date(office: Path, ask: Ask) -> None:
    assert codes(ask) == ["S141"]
    ask("appraise", NAME)
    path = office / NAME
    path.write_text(path.read_text(encoding="utf-8").replace("done: 950", "done: 960"), encoding="utf-8")
    answer = ask("validate", NAME)
    old = fingerprint(sheet('indicators:\n  "2.3": {done: 950, total: 1000}\n'))
    new = fingerprint(sheet('indicators:\n  "2.3": {done: 960, total: 1000}\n'))
    assert f"it saw {old}, now it is {new}" in answer.out
    assert "tiepcan appraise 2020/tan-phong" in answer.out
    answer = ask("appraise", NAME)
    assert f"saw the self-score {new}, before it was {old}" in answer.out
    assert codes(ask) == []


def test_appraisal_changed_is_no_change_of_the_self_score(office: Path, ask: Ask) -> None:
    ask("appraise", NAME)
    path = office / NAME
    path.write_text(path.read_text(encoding="utf-8").replace("points: 9", "points: 8"), encoding="utf-8")
    assert codes(ask) == []


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_mark_of_the_file_stay(office: Path, ask: Ask, ends: str) -> None:
    data = b"\xef\xbb\xbf" + APPRAISED.rstrip("\n").replace("\n", ends).encode()
    (office / NAME).write_bytes(data)
    assert ask("appraise", NAME).code == 0
    written = (office / NAME).read_bytes()
    start = data.index("  indicators:\n".replace("\n", ends).encode(), data.index(b"appraisal:"))
    assert written[:start] == data[:start]
    assert written.endswith(data[start:])
    assert written[start : len(written) - len(data) + start].endswith(ends.encode())


def test_sheet_with_errors_is_not_touched(office: Path, ask: Ask) -> None:
    (office / NAME).write_text(APPRAISED.replace("points: 9", "points: 11"), encoding="utf-8")
    before = (office / NAME).read_bytes()
    answer = ask("appraise", NAME)
    assert answer.code == 1
    assert "S104" in answer.err
    assert answer.out == ""
    assert (office / NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SHEET, "holds no appraisal"),
        (SHEET + "appraisal: {by: Hội đồng, date: 2021-01-12}\n", "braces"),
        (SHEET + "appraisal:\n", "holds no appraisal"),
        (GOOD["plans/plan-2020.yaml"], "is of the kind “plan”"),
    ],
)
def test_what_cannot_be_recorded_says_what_to_do(office: Path, ask: Ask, text: str, said: str) -> None:
    (office / NAME).write_text(text, encoding="utf-8")
    answer = ask("appraise", NAME)
    assert answer.code == 2
    assert said in answer.err
    assert (office / NAME).read_text(encoding="utf-8") == text


def test_unknown_sheet_is_named(office: Path, ask: Ask) -> None:
    answer = ask("appraise", "2020/doan-ket")
    assert answer.code == 2
    assert "there is no score sheet “2020/doan-ket”" in answer.err


def test_broken_list_of_communes_forbids_an_appraisal(office: Path, ask: Ask) -> None:
    (office / "communes.yaml").write_text("# Giả định.\nkind: communes\ncommunes: [x]\n", encoding="utf-8")
    before = (office / NAME).read_bytes()
    assert ask("appraise", NAME).code == 1
    assert (office / NAME).read_bytes() == before


def test_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(Stop) as stop:
        write_file(path, b"ours", instead_of=b"as it was")
    assert "was changed meanwhile" in stop.value.message.msgid
    assert path.read_bytes() == b"theirs"
    write_file(path, b"ours", instead_of=b"theirs")
    assert path.read_bytes() == b"ours"


# -- the differences --


def test_differences_stand_below_the_points(office: Path, ask: Ask) -> None:
    answer = ask("score", "2020/tan-phong")
    assert "What the appraisal changed:" in answer.out
    row = next(line for line in answer.out.splitlines() if "Có hồ sơ trả quá hạn" in line)
    assert row.split()[:4] == ["2.3", "9.5", "9", "−0.5"]


def test_differences_in_json(office: Path, ask: Ask) -> None:
    (result,) = ask("score", "2020/tan-phong", "--format", "json").json["results"]
    assert result["differences"] == [
        {
            "indicator": "2.3",
            "self": {"low": "9.5", "high": "9.5", "max": "10"},
            "appraisal": {"low": "9", "high": "9", "max": "10"},
            "change": "-0.5",
            "reason": "Có hồ sơ trả quá hạn",
        }
    ]


def test_indicator_that_the_appraisal_confirms_is_no_difference(office: Path, ask: Ask) -> None:
    (office / NAME).write_text(APPRAISED.replace("points: 9", "points: 9.5"), encoding="utf-8")
    answer = ask("score", "2020/tan-phong")
    assert "What the appraisal changed:" not in answer.out
    (result,) = ask("score", "2020/tan-phong", "--format", "json").json["results"]
    assert (result["stage"], result["differences"]) == ("appraisal", [])


def test_indicator_that_the_commune_left_open_has_no_change_in_numbers(office: Path, ask: Ask) -> None:
    text = APPRAISED.replace('"2.3": {done: 950, total: 1000}', '"3.1": {points: 1}').replace(
        "      reason: Có hồ sơ trả quá hạn\n", ""
    )
    (office / NAME).write_text(text, encoding="utf-8")
    (result,) = ask("score", "2020/tan-phong", "--format", "json").json["results"]
    (difference,) = result["differences"]
    assert (difference["self"]["low"], difference["self"]["high"]) == ("0", "10")
    assert (difference["change"], difference["reason"]) == (None, None)
    row = next(
        line for line in ask("score", "2020/tan-phong").out.splitlines() if "(no reason given)" in line
    )
    assert row.split()[:4] == ["2.3", "0–10", "9", "?"]


def test_self_score_alone_has_no_differences(office: Path, ask: Ask) -> None:
    (office / NAME).write_text(SHEET, encoding="utf-8")
    (result,) = ask("score", "2020/tan-phong", "--format", "json").json["results"]
    assert result["differences"] == []
    assert "What the appraisal changed:" not in ask("score", "2020/tan-phong").out


@pytest.mark.parametrize(
    ("lang", "own", "appraised"), [("vi", "Tự chấm", "Thẩm tra"), ("en", "Self-scored", "Appraised")]
)
def test_appraisal_is_called_as_the_regulation_calls_it(
    ask: Ask, lang: str, own: str, appraised: str
) -> None:
    out = ask("score", "2020/tan-phong", lang=lang).out
    assert any(own in line and appraised in line for line in out.splitlines())
