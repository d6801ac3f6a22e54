"""P: what a plan says."""

from .entry import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "P101": Code(
        ERROR,
        "The number of an activity is given twice",
        wrong='activities:\n  - id: "1"\n  - id: "1"',
        right='activities:\n  - id: "1"\n  - id: "2"',
    ),
    "P102": Code(
        WARNING,
        "Done, but nothing shows it",
        wrong='- date: 2020-07-03\n  activity: "2"\n  status: done',
        right='- date: 2020-07-03\n  activity: "2"\n  status: done\n  outputs:\n    - Lớp tập huấn, 45 người',
    ),
    "P103": Code(
        NOTE,
        "An activity does not say everything",
        wrong='- id: "3.2"\n  title: Báo cáo sơ kết\n  lead: Phòng Tư pháp\n  due: Tháng 6/2020',
        right='- id: "3.2"\n  title: Báo cáo sơ kết\n  lead: Phòng Tư pháp\n  due: Tháng 6/2020\n'
        "  outputs:\n    - Báo cáo",
    ),
    "P104": Code(
        WARNING,
        "A time is stated twice",
        wrong="due:\n  - Cả năm\n  - Năm 2020",
        right="due: Năm 2020",
    ),
    "P105": Code(
        WARNING,
        "A time is not understood",
        wrong="due: trước ngày 10/01",
        right="due: trước ngày 10/01/2021",
    ),
    "P106": Code(
        WARNING,
        "A deadline in the text that no report has",
        wrong="reporting:\n  text: Báo cáo năm trước ngày 15/11/2020.",
        right="reporting:\n  text: Báo cáo năm trước ngày 15/11/2020.\n  reports:\n    - id: bao-cao-nam\n"
        "      due: trước ngày 15/11/2020",
    ),
    "P108": Code(
        ERROR,
        "The standard does not hold for the assessed year",
        wrong="year: 2023\nstandard: 619-2017",
        right="year: 2020\nstandard: 619-2017",
        law="Quyết định số 25/2021/QĐ-TTg, khoản 3 Điều 8 (thay thế Quyết định số 619/QĐ-TTg)",
    ),
    "P109": Code(
        ERROR,
        "An activity is merged into one that is not there",
        wrong='- id: "1"\n  merged_into: "9"\n- id: "2"',
        right='- id: "1"\n  merged_into: "2"\n- id: "2"',
    ),
    "P110": Code(
        WARNING,
        "A time outside the plan's year",
        wrong="due: Tháng 6/2019",
        right="amendments:\n  - date: 2020-03-02\n    reason: Đính chính lỗi kỹ thuật\n    changes:\n"
        '      - at: {activity: "3.2"}\n        due: Tháng 6/2020',
    ),
    "P111": Code(
        ERROR,
        "An indicator that the standard does not have",
        wrong='serves: ["9.9"]',
        right='serves: ["3.4"]',
    ),
    "P112": Code(
        ERROR,
        "The id of a report is given twice",
        wrong="reports:\n  - id: bao-cao\n  - id: bao-cao",
        right="reports:\n  - id: bao-cao-6-thang\n  - id: bao-cao-nam",
    ),
    "P113": Code(
        ERROR,
        "An amendment changes nothing that is there",
        wrong='changes:\n  - at: {activity: "32"}\n    due: Tháng 6/2020',
        right='changes:\n  - at: {activity: "3.2"}\n    due: Tháng 6/2020',
    ),
    "P114": Code(
        NOTE,
        "A number is skipped",
        wrong='activities:\n  - id: "1"\n  - id: "3"',
        right='activities:\n  - id: "1"\n  - id: "2"',
    ),
    "P116": Code(
        WARNING,
        "The name of the file is not the plan's id",
        wrong="# plans/ke-hoach.yaml\nid: plan-2020",
        right="# plans/plan-2020.yaml\nid: plan-2020",
    ),
    "P117": Code(
        ERROR,
        "A time ends before it begins",
        wrong="time: {from: 2020-09-30, to: 2020-04-01}",
        right="time: {from: 2020-04-01, to: 2020-09-30}",
    ),
}
