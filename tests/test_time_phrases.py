"""Time phrases of published plans, of the families officials write, and ten thousand made by the grammar."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepcan.model.holidays import Holidays
from tiepcan.reading.load import read_file
from tiepcan.schedule import (
    Backwards,
    Every,
    NotUnderstood,
    OpenEnded,
    Recurrence,
    TimeReading,
    Window,
    Workdays,
    YearMissing,
    as_deadline,
    parse_phrase,
    print_phrase,
    read_time,
    workdays_of,
)

PACKAGED = Path(__file__).resolve().parents[1] / "src" / "tiepcan" / "holidays" / "vn.yaml"
YEAR = 2020
STEADY = OpenEnded(regular=True)


def calendar() -> Workdays:
    record = read_file(PACKAGED.read_bytes(), "vn.yaml").record
    assert isinstance(record, Holidays)
    return workdays_of([record])


def days(first: str | None, last: str | None) -> Window:
    return Window(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def awaited(event: str) -> OpenEnded:
    return OpenEnded(regular=False, event=event)


# Word for word as they were seen in laws and plans.
SEEN = [
    ("trước ngày 10 tháng 01 của năm liền kề sau năm đánh giá", days(None, "2021-01-09")),
    ("trước ngày 20 tháng 02 của năm liền kề sau năm đánh giá", days(None, "2021-02-19")),
    ("trước ngày 30/7/2021", days(None, "2021-07-29")),
    ("trước ngày 16/6/2022", days(None, "2022-06-15")),
    ("chậm nhất ngày 28/02/2022", days(None, "2022-02-28")),
    ("chậm nhất vào tháng 11-2022", days(None, "2022-11-30")),
    ("từ ngày 01/3/2022 - 31/3/2022", days("2022-03-01", "2022-03-31")),
    ("tính từ ngày 01/6/2017 đến ngày 01/6/2021", days("2017-06-01", "2021-06-01")),
    ("tính từ ngày 01 tháng 01 đến ngày 31 tháng 12", days("2020-01-01", "2020-12-31")),
    ("từ 01/7 của năm trước đến 30/6 của năm đánh giá", days("2019-07-01", "2020-06-30")),
    ("từ ngày 01/10/2021", days("2021-10-01", None)),
    ("đến hết ngày 04/01/2024", days(None, "2024-01-04")),
    ("Tính đến hết ngày 15/2/2024", days(None, "2024-02-15")),
    ("trong tháng 6/2022", days("2022-06-01", "2022-06-30")),
    (
        "thường xuyên, liên tục trong cả năm, đặc biệt trong 02 tháng cao điểm là tháng 10 và 11/2021",
        STEADY,
    ),
    ("trong 02 ngày 15 - 16/9/2022", days("2022-09-15", "2022-09-16")),
    ("6 tháng đầu năm 2022", days("2022-01-01", "2022-06-30")),
    ("Quý 1 năm 2020", days("2020-01-01", "2020-03-31")),
    ("giai đoạn 2016 - 2020", days("2016-01-01", "2020-12-31")),
    ("hàng năm", STEADY),
    ("hằng năm", STEADY),
    (
        "trong thời hạn không quá 02 (hai) ngày làm việc kể từ ngày ký",
        awaited("trong thời hạn không quá 02 (hai) ngày làm việc kể từ ngày ký"),
    ),
    ("trong thời hạn ít nhất 05 (năm) ngày", awaited("trong thời hạn ít nhất 05 (năm) ngày")),
    (
        "chậm nhất 03 (ba) ngày làm việc trước ngày tổ chức cuộc họp",
        awaited("chậm nhất 03 (ba) ngày làm việc trước ngày tổ chức cuộc họp"),
    ),
    (
        "10 ngày làm việc, kể từ ngày hoàn thành việc tự chấm điểm",
        awaited("10 ngày làm việc, kể từ ngày hoàn thành việc tự chấm điểm"),
    ),
    ("trong Quý I-2022", days("2022-01-01", "2022-03-31")),
    ("Thời gian thực hiện: Quý I/2026", days("2026-01-01", "2026-03-31")),
    ("Thời gian thực hiện: Quý II-III/2026", days("2026-04-01", "2026-09-30")),
    ("Thời gian thực hiện: Quý 4 năm 2020", days("2020-10-01", "2020-12-31")),
    ("Thời gian thực hiện: Quý IV/2026 đến hết Quý II/2027", days("2026-10-01", "2027-06-30")),
    ("Thời gian thực hiện: Năm 2026 - 2027", days("2026-01-01", "2027-12-31")),
    ("Thời gian: Cả năm 2020", days("2020-01-01", "2020-12-31")),
    ("Cả năm", days("2020-01-01", "2020-12-31")),
    ("Thường xuyên", STEADY),
    ("Quý II, III", days("2020-04-01", "2020-09-30")),
    ("Trước ngày 15/5", days(None, "2020-05-14")),
    ("Tháng 6", days("2020-06-01", "2020-06-30")),
    ("Theo hướng dẫn của Bộ Tư pháp", awaited("theo hướng dẫn của Bộ Tư pháp")),
    ("Khi có yêu cầu", awaited("khi có yêu cầu")),
]

FAMILIES = [
    ("9 tháng", days("2020-01-01", "2020-09-30")),
    ("tháng 6, 7/2020", days("2020-06-01", "2020-07-31")),
    ("tháng 3 – 9", days("2020-03-01", "2020-09-30")),
    ("từ tháng 3 đến tháng 9/2020", days("2020-03-01", "2020-09-30")),
    ("từ tháng 3 đến 9/2020", days("2020-03-01", "2020-09-30")),
    ("quý I đến III", days("2020-01-01", "2020-09-30")),
    ("tuần 2 tháng 5", days("2020-05-08", "2020-05-14")),
    ("tuần thứ tư của tháng 5", days("2020-05-22", "2020-05-28")),
    ("tuần cuối tháng 02", days("2020-02-23", "2020-02-29")),
    ("đầu tháng 6", days("2020-06-01", "2020-06-10")),
    ("giữa tháng 6/2020", days("2020-06-11", "2020-06-20")),
    ("cuối tháng 6", days("2020-06-21", "2020-06-30")),
    ("cuối quý II", days("2020-06-01", "2020-06-30")),
    ("ngày 09/11 (Ngày Pháp luật)", days("2020-11-09", "2020-11-09")),
    ("2020-06-30", days("2020-06-30", "2020-06-30")),
    ("30/6/2020", days("2020-06-30", "2020-06-30")),
    ("từ ngày 15 đến ngày 20/5", days("2020-05-15", "2020-05-20")),
    ("trước 17h00 ngày 15/11/2020", days(None, "2020-11-15")),
    ("sau ngày 15/5/2020", days("2020-05-16", None)),
    ("trước ngày 15/11 hằng năm", days(None, "2020-11-14")),
    ("Hằng năm, trước ngày 15/11", days(None, "2020-11-14")),
    ("sau khi có hướng dẫn", awaited("sau khi có hướng dẫn")),
    ("trước khi họp Hội đồng", awaited("trước khi họp Hội đồng")),
    ("Thường xuyên và khi có yêu cầu", OpenEnded(regular=True, event="khi có yêu cầu")),
    ("trong 05 ngày làm việc kể từ ngày 10/5/2020", days("2020-05-10", "2020-05-15")),
    ("trong 05 ngày làm việc kể từ ngày 28/4/2020", days("2020-04-28", "2020-05-07")),
    ("trong 05 ngày kể từ ngày 28/4/2020", days("2020-04-28", "2020-05-03")),
    ("ít nhất 05 ngày kể từ ngày 28/4/2020", days("2020-04-28", None)),
    ("trong 01 tháng kể từ ngày 31/8/2020", days("2020-08-31", "2020-09-30")),
    ("chậm nhất 03 ngày làm việc trước ngày 15/11/2020", days(None, "2020-11-11")),
    (
        "trong 05 ngày làm việc kể từ khi nhận được hồ sơ",
        awaited("trong 05 ngày làm việc kể từ khi nhận được hồ sơ"),
    ),
]


@pytest.mark.parametrize(("text", "meant"), [*SEEN, *FAMILIES], ids=[t for t, _ in (*SEEN, *FAMILIES)])
def test_phrase_of_practice_is_understood(text: str, meant: TimeReading) -> None:
    assert read_time(text, YEAR, workdays=calendar()) == meant


def test_assessed_year_is_not_always_that_of_the_plan() -> None:
    text = "trước ngày 10 tháng 01 của năm liền kề sau năm đánh giá"
    assert read_time(text, 2022, assesses=2021) == days(None, "2022-01-09")
    assert read_time("từ 01/7 của năm trước đến 30/6 của năm đánh giá", 2022, assesses=2021) == days(
        "2020-07-01", "2021-06-30"
    )
    assert read_time("trước ngày 10/01 năm sau", 2022, assesses=2021) == days(None, "2023-01-09")


def test_working_days_of_a_year_nobody_knows_are_not_counted() -> None:
    text = "trong 05 ngày làm việc kể từ ngày 10/5/2031"
    assert read_time(text, 2031, workdays=calendar()) == awaited(text)
    assert read_time("trong 05 ngày kể từ ngày 10/5/2031", 2031) == days("2031-05-10", "2031-05-15")


@pytest.mark.parametrize(
    ("text", "every", "labels", "lasts"),
    [
        ("Định kỳ 6 tháng", Every.HALF_YEAR, "6 tháng đầu năm|6 tháng cuối năm", "06-30|12-31"),
        ("6 tháng/lần", Every.HALF_YEAR, "6 tháng đầu năm|6 tháng cuối năm", "06-30|12-31"),
        ("hàng quí", Every.QUARTER, "quý I|quý II|quý III|quý IV", "03-31|06-30|09-30|12-31"),
        ("mỗi quý một lần", Every.QUARTER, "quý I|quý II|quý III|quý IV", "03-31|06-30|09-30|12-31"),
        ("Định kỳ 6 tháng, năm", Every.HALF_YEAR, "6 tháng đầu năm|năm 2020", "06-30|12-31"),
        (
            "Trước ngày 15 của tháng cuối quý",
            Every.QUARTER,
            "quý I|quý II|quý III|quý IV",
            "03-14|06-14|09-14|12-14",
        ),
        ("định kỳ hằng năm", Every.YEAR, "năm 2020", "12-31"),
    ],
)
def test_regular_work_has_its_terms(text: str, every: Every, labels: str, lasts: str) -> None:
    found = read_time(text, YEAR)
    assert isinstance(found, Recurrence)
    assert found.every is every
    assert "|".join(term.label for term in found.terms) == labels
    assert [t.window.last for t in found.terms] == [
        date.fromisoformat(f"2020-{day}") for day in lasts.split("|")
    ]


def test_day_that_a_month_lacks_is_its_last_day() -> None:
    found = as_deadline("hằng tháng, chậm nhất ngày 31", YEAR)
    assert isinstance(found, Recurrence)
    assert [term.window.last for term in found.terms][:2] == [date(2020, 1, 31), date(2020, 2, 29)]


# Ten thousand phrases, always the same


def _number(pick: random.Random, most: int) -> str:
    number = pick.randint(1, most)
    return pick.choice((str(number), f"{number:02d}"))


def _several(pick: random.Random, names: list[str]) -> str:
    first, last = sorted((pick.randrange(len(names)), pick.randrange(len(names))))
    if first == last:
        return names[first]
    return names[first] + pick.choice((", ", " và ", "-", " – ", ",")) + names[last]


def _year(pick: random.Random) -> str:
    return pick.choice(("", "/{}", " năm {}", "-{}", "")).format(pick.randint(2016, 2030))


def _quarters(pick: random.Random) -> str:
    names = pick.choice((["I", "II", "III", "IV"], ["1", "2", "3", "4"]))
    return f"{pick.choice(('quý', 'quí'))} {_several(pick, names)}{_year(pick)}"


def _months(pick: random.Random) -> str:
    return f"tháng {_several(pick, [str(n) for n in range(1, 13)])}{_year(pick)}"


def _part(pick: random.Random) -> str:
    return f"{_number(pick, 12)} tháng {pick.choice(('đầu', 'cuối'))} năm{pick.choice(('', ' 2021'))}"


def _piece(pick: random.Random) -> str:
    piece = pick.choice(("tuần {}", "tuần thứ {}", "đầu", "giữa", "cuối")).format(pick.randint(1, 4))
    return f"{piece} tháng {_number(pick, 12)}{pick.choice(('', '/2022'))}"


def _whole(pick: random.Random) -> str:
    return pick.choice(("cả năm", "cả năm 2021", "năm 2019", "trong năm", "giai đoạn 2021 - 2025", "9 tháng"))


def _day(pick: random.Random) -> str:
    mark = pick.choice("/-.")
    year = pick.choice(("", f"{mark}{pick.randint(2016, 2030)}"))
    written = f"{_number(pick, 28)}{mark}{_number(pick, 12)}{year}"
    named = (
        f"{_number(pick, 28)} tháng {_number(pick, 12)}{pick.choice(('', ' năm 2020', ' của năm đánh giá'))}"
    )
    return f"{pick.choice(('ngày ', ''))}{written}" if pick.random() < 0.7 else f"ngày {named}"


def _stretch(pick: random.Random) -> str:
    return pick.choice((_quarters, _months, _part, _piece, _whole, _day))(pick)


def _bound(pick: random.Random) -> str:
    head = pick.choice(("trước", "chậm nhất", "chậm nhất là", "đến hết", "từ", "sau", "trong", "xong trước"))
    return f"{head} {_stretch(pick)}"


def _range(pick: random.Random) -> str:
    return f"từ {_stretch(pick)} {pick.choice(('đến', 'đến hết', '-'))} {_stretch(pick)}"


def _list(pick: random.Random) -> str:
    return f"{_stretch(pick)}{pick.choice((' và ', '; ', ', '))}{_stretch(pick)}"


def _counted(pick: random.Random) -> str:
    unit = pick.choice(("ngày làm việc", "ngày", "tuần", "tháng"))
    since = pick.choice(("kể từ", "tính từ", "trước"))
    least = pick.choice(("trong", "trong thời hạn không quá", "ít nhất"))
    return f"{least} {_number(pick, 30)} {unit} {since} ngày {_number(pick, 28)}/{_number(pick, 12)}/2020"


def _regular(pick: random.Random) -> str:
    each = pick.choice(("hằng", "hàng", "mỗi"))
    return pick.choice(
        (
            f"{each} {pick.choice(('tháng', 'quý', '6 tháng', 'năm'))}",
            f"định kỳ {pick.choice(('6 tháng', 'hằng quý', '03 tháng', '6 tháng, năm', 'tháng'))}",
            f"{pick.choice(('trước', 'chậm nhất'))} ngày {_number(pick, 28)} {each} tháng",
        )
    )


def _waiting(pick: random.Random) -> str:
    return pick.choice(
        (
            "thường xuyên",
            "khi có yêu cầu",
            "sau khi có hướng dẫn",
            "theo hướng dẫn của Sở Tư pháp",
            "đột xuất",
        )
    )


MAKERS: tuple[Callable[[random.Random], str], ...] = (
    _stretch,
    _bound,
    _bound,
    _range,
    _list,
    _counted,
    _regular,
    _waiting,
)


def made(count: int) -> list[str]:
    pick = random.Random(20200101)
    phrases = (pick.choice(MAKERS)(pick) for _ in range(count))
    return [pick.choice((str, str.upper, str.capitalize))(text) for text in phrases]


def test_ten_thousand_phrases_begin_before_they_end() -> None:
    workdays, understood = calendar(), 0
    for text in made(10_000):
        for found in (read_time(text, YEAR, workdays=workdays), as_deadline(text, YEAR, workdays=workdays)):
            if isinstance(found, NotUnderstood | YearMissing | Backwards):
                assert 0 <= found.start <= found.end <= len(text), text
            understood += not isinstance(found, NotUnderstood | YearMissing | Backwards)
            for window in windows(found):
                assert window.first or window.last, text
                assert not window.first or not window.last or window.first <= window.last, text
    assert understood > 15_000


def windows(found: TimeReading) -> tuple[Window, ...]:
    if isinstance(found, Recurrence):
        return tuple(term.window for term in found.terms)
    return (found,) if isinstance(found, Window) else ()


def test_ten_thousand_phrases_are_printed_and_read_again() -> None:
    workdays = calendar()
    for text in made(10_000):
        phrase = parse_phrase(text)
        if isinstance(phrase, NotUnderstood):
            continue
        printed = print_phrase(phrase)
        again = parse_phrase(printed)
        assert again == phrase, (text, printed)
        reading, same = (read_time(t, YEAR, workdays=workdays) for t in (text, printed))
        if isinstance(reading, Window | Recurrence):
            assert same == reading, (text, printed)


VOCABULARY = (
    "quý tháng năm cả ngày trước sau từ đến hết chậm nhất đầu giữa cuối tuần thứ trong và thường xuyên hằng "
    "định kỳ lần kể khi theo hướng dẫn làm việc của liền kề đánh giá giai đoạn h , - / . ; ( ) 0 6 15 17 31 "
    "2020 II V"
)


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(VOCABULARY.split()), max_size=14).map(" ".join),
    st.booleans(),
)
def test_no_text_brings_the_grammar_down(text: str, counts: bool) -> None:
    workdays = Workdays(frozenset({2020}) if counts else frozenset())
    for found in (read_time(text, YEAR, workdays=workdays), as_deadline(text, YEAR, workdays=workdays)):
        if isinstance(found, NotUnderstood | YearMissing | Backwards):
            assert 0 <= found.start <= found.end <= len(text)
        for window in windows(found):
            assert not window.first or not window.last or window.first <= window.last
    phrase = parse_phrase(text)
    if not isinstance(phrase, NotUnderstood):
        assert parse_phrase(print_phrase(phrase)) == phrase
