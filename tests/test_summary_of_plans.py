"""The sheets of the summary that follow the plans and that say what everything rests on."""

import io
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from tiepcan import api
from tiepcan.messages import Words
from tiepcan.tracking import DutyState
from tiepcan.views.summary_duties import STATES, duties_view
from tiepcan.workspace.archive import Archive
from tiepcan.workspace.files import catalogue

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2020, 11, 20)
STANDARD = ROOT / "src" / "tiepcan" / "standards" / "619-2017.yaml"


def vietnamese() -> Words:
    return Words("vi", catalogue("vi"))


def rendered(root: Path = ROOT, year: int = 2020, day: date = DAY) -> bytes:
    made = api.render_summary(Archive(root), year, day)
    assert made.data, made.found
    return made.data


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(rendered()), data_only=True)


def rows_of(book: Workbook, title: str, first: int = 5) -> list[tuple[object, ...]]:
    return list(book[title].iter_rows(min_row=first, values_only=True))


def duties() -> tuple[api.Tracked, ...]:
    return (api.track(Archive(ROOT), ROOT / "plans" / "plan-2020.yaml", DAY),)


def test_every_duty_of_the_plan_is_counted_once(book: Workbook) -> None:
    every = api.every_duty(duties())
    rows = [row for row in rows_of(book, "Tiến độ") if row[1] == "plan-2020"]
    assert sum(int(str(row[5])) for row in rows) == len(every)
    counted = {str(row[0]): row[3] for row in rows_of(book, "Tiến độ") if row[0] in STATES.values()}
    assert counted == {
        word: sum(d.state is state for d in every)
        for state, word in STATES.items()
        if any(d.state is state for d in every)
    }


def test_what_is_overdue_stands_commune_by_commune_the_latest_first(book: Workbook) -> None:
    late = [row for row in rows_of(book, "Quá hạn") if row[1] == "plan-2020"]
    assert [(row[4], row[7]) for row in late] == [("Phường Quyết Tiến", 6), ("Xã Sùng Phài", 6)]
    assert all(d.commune for d in api.every_duty(duties()) if d.state is DutyState.OVERDUE)


def test_longest_delay_comes_first_then_the_vietnamese_alphabet() -> None:
    late = [d for d in api.every_duty(duties()) if d.state is DutyState.OVERDUE]
    named = zip(("Xã Ôn", "Xã Ân", "Xã Đa", "Xã Dạ"), (3, 3, 3, 9), strict=True)
    made = [replace(late[0], commune_name=name, days_late=days) for name, days in named]
    view = duties_view(made, vietnamese())
    assert [row["commune"] for row in view["late"]] == ["Xã Dạ", "Xã Ân", "Xã Đa", "Xã Ôn"]  # type: ignore[attr-defined]
    assert view["longest_delay"] == 9


def test_plan_of_another_year_is_left_out() -> None:
    book = load_workbook(io.BytesIO(rendered(ROOT / "examples" / "published", 2017)), data_only=True)
    assert rows_of(book, "Tiến độ")[0][0] == "Không có kế hoạch nào phục vụ năm đánh giá này."
    assert rows_of(book, "Quá hạn")[0][0] == "Không có nhiệm vụ nào quá hạn."


def test_hash_is_that_of_the_files_one_after_the_other(book: Workbook) -> None:
    rows = {str(row[1]).split(":")[0]: row for row in rows_of(book, "Căn cứ") if row[1]}
    sheets = sorted((ROOT / "examples" / "lai-chau" / "scores" / "2020").glob("*.yaml"))
    whole = b"".join(path.read_bytes() for path in sheets)
    assert rows["Bảng điểm"][2:4] == (sha256(whole).hexdigest(), len(sheets))
    example = ROOT / "examples" / "lai-chau"
    own = [ROOT / "tiepcan.yaml", example / "communes.yaml", example / "holidays.yaml"]
    plans = [ROOT / "plans" / "plan-2020.yaml", example / "plan-2020.progress.yaml"]
    every = b"".join(path.read_bytes() for path in (*own, STANDARD, *plans, *sheets))
    [total] = [row for row in rows_of(book, "Căn cứ") if row[0] == "Toàn bộ dữ liệu"]
    assert total[2:4] == (sha256(every).hexdigest(), 6 + len(sheets))


def test_changed_file_changes_the_hash_and_nothing_else_does(tmp_path: Path) -> None:
    folder = ROOT / "examples" / "published"
    for path in folder.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    assert rendered(tmp_path, 2017) == rendered(folder, 2017)
    sheet = tmp_path / "scores" / "2017" / "lai-uyen.yaml"
    sheet.write_bytes(sheet.read_bytes() + b"# x\n")
    assert rendered(tmp_path, 2017) != rendered(folder, 2017)


def test_day_decides_what_is_overdue() -> None:
    book = load_workbook(io.BytesIO(rendered(day=date(2020, 11, 14))), data_only=True)
    assert rows_of(book, "Quá hạn")[0][0] == "Không có nhiệm vụ nào quá hạn."
    assert book["Quá hạn"]["A2"].value == "Số liệu tính đến hết ngày 14/11/2020"
