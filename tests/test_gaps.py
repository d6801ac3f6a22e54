"""Indicators that communes miss and that nothing in the plan is for. All figures are made up."""

from pathlib import Path

import pytest

from commands import OFFICE, PLAN, write_files
from conftest import Ask

HEAD = "# Số liệu giả định để kiểm thử.\n"
COMMUNES = (
    HEAD
    + "kind: communes\ncommunes:\n"
    + "".join(
        f"  - slug: {slug}\n    name: {name}\n    class: II\n"
        for slug, name in (("tan-phong", "Phường Tân Phong"), ("san-thang", "Xã San Thàng"))
    )
)


def sheet(slug: str, rest: str, year: int = 2020) -> str:
    return f"{HEAD}kind: scores\ncommune: {slug}\nyear: {year}\n{rest}"


SHARES = 'indicators:\n  "2.3": {{done: {done}, total: 100}}\n  "1.1": {{points: {points}}}\n'
OTHERS = "criteria:\n" + "".join(
    f'  "{id}": {{points: {points}}}\n' for id, points in (("3", 25), ("4", 10), ("5", 20))
)
SERVING = PLAN.rstrip("\n") + '\n    serves: ["2.3"]\n'


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask) -> Path:
    write_files(
        tmp_path,
        {
            "tiepcan.yaml": OFFICE,
            "communes.yaml": COMMUNES,
            "plans/plan-2020.yaml": PLAN,
            "scores/2020/tan-phong.yaml": sheet("tan-phong", SHARES.format(done=90, points=4) + OTHERS),
            "scores/2020/san-thang.yaml": sheet("san-thang", SHARES.format(done=85, points=3) + OTHERS),
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def gaps(ask: Ask) -> dict[str, tuple[str, list[str], list[str]]]:
    found = ask("gaps", "2020", "--format", "json").json["gaps"]
    return {gap["indicator"]: (gap["points"], gap["below"], gap["open"]) for gap in found}


def test_what_is_missed_and_not_served_is_listed_the_dearest_first(office: Path, ask: Ask) -> None:
    found = gaps(ask)
    assert list(found)[:2] == ["2.3", "1.1"]
    assert found["2.3"] == ("2.5", ["tan-phong", "san-thang"], [])
    assert found["1.1"] == ("1", ["san-thang"], [])
    assert found["2.4"] == ("0", [], ["tan-phong", "san-thang"])  # not assessed anywhere
    assert not any(id.startswith(("3.", "4.", "5.")) for id in found)  # declared as whole criteria


def test_what_an_activity_serves_is_no_gap(office: Path, ask: Ask) -> None:
    write_files(office, {"plans/plan-2020.yaml": SERVING})
    assert "2.3" not in gaps(ask)
    assert "1.1" in gaps(ask)


@pytest.mark.parametrize(
    ("line", "served"),
    [
        ("year: 2021\nassesses: 2020", True),  # a plan of the next year may assess this one
        ("year: 2021", False),
        ("year: 2020\nassesses: 2021", False),
        ("year: 2020\nstandard: 25-2021", False),  # its indicators are other ones
        ("year: 2020\nstandard: 619-2017", True),
    ],
)
def test_only_plans_for_the_year_and_its_regulation_count(
    office: Path, ask: Ask, line: str, served: bool
) -> None:
    write_files(office, {"plans/plan-2020.yaml": SERVING.replace("year: 2020", line)})
    assert ("2.3" not in gaps(ask)) is served


def test_amendment_can_close_a_gap_from_its_day_on(office: Path, ask: Ask) -> None:
    amendment = (
        "amendments:\n  - date: 2020-09-01\n    changes:\n      - at:\n          activity: '1'\n"
        "        serves: ['2.3']\n"
    )
    write_files(office, {"plans/plan-2020.yaml": PLAN + amendment})

    def open_on(day: str) -> list[str]:
        return [
            gap["indicator"] for gap in ask("gaps", "2020", "--as-of", day, "--format", "json").json["gaps"]
        ]

    assert "2.3" in open_on("2020-08-31")
    assert "2.3" not in open_on("2020-09-01")


def test_points_of_unknown_maximum_are_named_not_counted(office: Path, ask: Ask) -> None:
    answer = ask("gaps", "2020", "--format", "json").json
    assert "1.2" in answer["uncertain"]
    assert "2.3" not in answer["uncertain"]


def test_on_the_screen(office: Path, ask: Ask) -> None:
    answer = ask("gaps", "2020", lang="vi")
    assert answer.code == 0
    assert "cả 2 đơn vị" in answer.out
    assert "plan-2020" in answer.out


def test_year_without_a_plan_is_said(office: Path, ask: Ask) -> None:
    (office / "plans" / "plan-2020.yaml").unlink()
    assert "no plan concerns 2020" in ask("gaps", "2020").out


def test_broken_plan_serves_nothing_that_anybody_could_read(office: Path, ask: Ask) -> None:
    write_files(office, {"plans/plan-2020.yaml": SERVING.replace("title: Tập huấn", "titel: Tập huấn")})
    answer = ask("gaps", "2020")
    assert (answer.code, answer.out) == (1, "")
    assert "plans/plan-2020.yaml" in answer.err


def test_broken_list_of_communes_is_no_list_without_gaps(office: Path, ask: Ask) -> None:
    write_files(office, {"communes.yaml": COMMUNES.replace("class: II", "class: IV", 1)})
    answer = ask("gaps", "2020")
    assert (answer.code, answer.out) == (1, "")
    assert "communes.yaml" in answer.err


def test_year_without_sheets_cannot_be_looked_at(office: Path, ask: Ask) -> None:
    assert ask("gaps", "2018").code == 2


def test_answer_for_programs(ask: Ask) -> None:
    answer = ask("gaps", "2020", "--as-of", "2021-02-01", "--format", "json").json
    assert list(answer) == ["tool", "as_of", "year", "plans", "missed", "uncertain", "gaps"]
    assert answer["plans"] == ["plan-2020"]
    for gap in answer["gaps"]:
        assert list(gap) == ["standard", "indicator", "points", "below", "open"]


@pytest.mark.parametrize(
    ("lang", "expected", "points"),
    [
        ("vi", ["Chưa đạt", "Chưa rõ", "1 đơn vị chưa đạt hoặc chưa rõ ở 13 chỉ tiêu"], "điểm"),
        ("en", ["Fail", "Not clear yet", "1 communes do not pass 13 indicators, or not surely"], "oint"),
    ],
)
def test_where_no_points_are_counted_none_are_lost(
    office: Path, ask: Ask, lang: str, expected: list[str], points: str
) -> None:
    passed = 'indicators:\n  "1.1": {passed: true}\n  "1.2": {passed: false}\n'
    write_files(office, {"scores/2026/tan-phong.yaml": sheet("tan-phong", passed, 2026)})
    answer = ask("gaps", "2026", lang=lang)
    assert answer.code == 0
    assert all(text in answer.out for text in expected)
    assert points not in answer.out.lower()
