"""P12x: how a plan was drafted. The text of each is the docstring of its check."""

from .entry import NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "P120": Code(
        WARNING,
        "A date that does not fit the plan's year",
        wrong="year: 2020\ndate: 2019-02-10",
        right="year: 2020\ndate: 2020-02-10",
    ),
    "P121": Code(
        WARNING,
        "A cited document is newer than the plan",
        wrong="date: 2020-02-10\nimplements:\n  - number: 48/KH-STP\n    date: 2020-10-01",
        right="date: 2020-02-10\nimplements:\n  - number: 48/KH-STP\n    date: 2020-01-10",
    ),
    "P122": Code(
        NOTE,
        "Two activities of one title",
        wrong='- id: "1"\n  title: Kiểm tra\n- id: "2"\n  title: Kiểm tra',
        right='- id: "1"\n  title: Kiểm tra tại phường\n- id: "2"\n  title: Kiểm tra tại xã',
    ),
    "P123": Code(
        NOTE,
        "A unit in two spellings",
        wrong="lead:\n  - Phòng Tư pháp\npartners:\n  - Phòng tư pháp",
        right="lead:\n  - Phòng Tư pháp\npartners:\n  - Phòng Nội vụ",
    ),
    "P124": Code(
        WARNING,
        "A cited document is no longer in force",
        wrong="year: 2023\nopening: Thực hiện Thông tư số 07/2017/TT-BTP …",
        right="year: 2023\nopening: Thực hiện Thông tư số 09/2021/TT-BTP …",
        law="Quyết định số 25/2021/QĐ-TTg, Điều 8; Thông tư số 09/2021/TT-BTP, Điều 7 và Điều 8",
    ),
    "P125": Code(
        NOTE,
        "The closing sentence names the plan otherwise than its title",
        wrong="title: Xây dựng xã, phường đạt chuẩn tiếp cận pháp luật năm 2020\n"
        "closing: Trên đây là Kế hoạch hòa giải ở cơ sở năm 2020.",
        right="title: Xây dựng xã, phường đạt chuẩn tiếp cận pháp luật năm 2020\n"
        "closing: Trên đây là Kế hoạch xây dựng xã, phường đạt chuẩn tiếp cận pháp luật năm 2020.",
    ),
    "P126": Code(
        NOTE,
        "A commune is named otherwise than in the list",
        wrong="lead: UBND xã Tân Phong",
        right="lead: UBND phường Tân Phong",
    ),
}
