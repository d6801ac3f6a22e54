"""S: score sheets · C: communes · D: standards. The text of each is the docstring of its check."""

from .entry import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "S101": Code(ERROR, "No standard for the year", wrong="year: 2010", right="year: 2020"),
    "S102": Code(
        ERROR,
        "An indicator that the standard does not have",
        wrong='"6.1":\n  points: 2',
        right='"5.1":\n  points: 2',
    ),
    "S103": Code(
        ERROR,
        "A criterion that the standard does not have",
        wrong='criteria:\n  "6": {points: 5}',
        right='criteria:\n  "5": {points: 5}',
    ),
    "S104": Code(
        ERROR, "More points than the maximum", wrong='"2.3":\n  points: 12', right='"2.3":\n  points: 10'
    ),
    "S105": Code(
        ERROR, "Fewer points than possible", wrong='"2.3":\n  points: -1', right='"2.3":\n  points: 0'
    ),
    "S106": Code(
        ERROR, "More done than there was", wrong="done: 105\ntotal: 100", right="done: 100\ntotal: 105"
    ),
    "S107": Code(
        ERROR,
        "Nothing arose, but that is not said",
        wrong="done: 0\ntotal: 0",
        right="none: true\nreason: Trong năm không phát sinh",
    ),
    "S108": Code(
        ERROR, "“Nothing arose” beside figures", wrong="none: true\ntotal: 12", right="done: 12\ntotal: 12"
    ),
    "S109": Code(ERROR, "Half of a share", wrong="done: 950", right="done: 950\ntotal: 1000"),
    "S110": Code(
        WARNING,
        "The declared total is not the sum",
        wrong="declared_total: 96",
        right="declared_total: 94.86",
    ),
    "S111": Code(
        WARNING,
        "A criterion's points are not the sum of its indicators",
        wrong='indicators:\n  "1.1": {points: 4}\n  "1.2": {points: 6}\n  "1.3": {points: 3}\n'
        'criteria:\n  "1": {points: 14}',
        right='indicators:\n  "1.1": {points: 4}\n  "1.2": {points: 6}\n  "1.3": {points: 3}\n'
        'criteria:\n  "1": {points: 13}',
    ),
    "S112": Code(
        ERROR,
        "A criterion above its maximum",
        wrong='criteria:\n  "4": {points: 11}',
        right='criteria:\n  "4": {points: 10}',
        law="Quyết định 619/QĐ-TTg; Thông tư 07/2017/TT-BTP, Phụ lục I (15 + 30 + 25 + 10 + 20 điểm)",
    ),
    "S113": Code(
        WARNING,
        "The published result contradicts the scores",
        wrong='criteria:\n  "4": {points: 4.5}\npublished:\n  result: pass',
        right='criteria:\n  "4": {points: 4.5}\npublished:\n  result: fail',
    ),
    "S114": Code(ERROR, "An unknown commune", wrong="commune: tan-phong-1", right="commune: tan-phong"),
    "S115": Code(
        NOTE,
        "Facts from which no points can be computed",
        wrong='"3.2": {done: 9, total: 10}',
        right='"3.2":\n  points: 1.75',
    ),
    "S116": Code(
        WARNING,
        "Declared points and facts disagree",
        wrong="points: 9\ndone: 950\ntotal: 1000",
        right="done: 950\ntotal: 1000",
    ),
    "S117": Code(ERROR, "A share that is none", wrong="percent: 120", right="percent: 97.35"),
    "S118": Code(
        WARNING,
        "“Nothing arose” without a reason",
        wrong="none: true",
        right="none: true\nreason: Trong năm không có phản ánh, kiến nghị",
    ),
    "S119": Code(
        WARNING,
        "The file's place says another commune or year",
        wrong="# scores/2020/tan-phong.yaml\ncommune: doan-ket",
        right="# scores/2020/doan-ket.yaml\ncommune: doan-ket",
    ),
    "S120": Code(ERROR, "A negative number of cases", wrong="cases: -1", right="cases: 0"),
    "S121": Code(
        WARNING,
        "A group of indicators above what is left for it",
        wrong='"2.1":\n  points: 4\n"2.2":\n  points: 3',
        right='"2.1":\n  points: 3\n"2.2":\n  points: 3',
        law="Thông tư 07/2017/TT-BTP, Phụ lục I, Tiêu chí 2: 30 − 10 − 2 − 12 = 6",
    ),
    "S122": Code(
        WARNING,
        "The satisfaction is given twice and differs",
        wrong="done: 97\ntotal: 100\npercent: 98",
        right="done: 97\ntotal: 100",
    ),
    "S123": Code(
        ERROR,
        "Facts of another measure",
        wrong='"2.3":\n  yes: true',
        right='"2.3": {done: 950, total: 1000}',
    ),
    "S124": Code(ERROR, "A count that is none", wrong="count: -1", right="count: 2"),
    "S125": Code(
        ERROR,
        "A penalty that the standard does not have",
        wrong='"2.3":\n  penalty: true',
        right='"2.2":\n  penalty: true',
        law="Thông tư 07/2017/TT-BTP, Phụ lục I, Tiêu chí 2, Chỉ tiêu 2",
    ),
    "S126": Code(
        ERROR,
        "The result of another form",
        wrong='"2.3":\n  passed: true',
        right='"2.3":\n  points: 9.5',
    ),
    "S127": Code(
        NOTE,
        "The satisfaction and its indicator differ",
        wrong='indicators:\n  "2.5": {points: 12}\nconditions:\n  satisfaction: {done: 118, total: 120}',
        right='indicators:\n  "2.5": {points: 11.8}\nconditions:\n  satisfaction: {done: 118, total: 120}',
    ),
    "S128": Code(NOTE, "An empty sheet", wrong="indicators:", right='indicators:\n  "2.3": {points: 9.5}'),
    "C101": Code(
        ERROR,
        "A slug is used twice",
        wrong="- slug: tan-phong\n…\n- slug: tan-phong",
        right="- slug: tan-phong\n…\n- slug: tan-phong-2025",
    ),
    "C102": Code(
        ERROR,
        "Merged into an unknown commune",
        wrong="merged_into: tan-phong-2026",
        right="merged_into: tan-phong-2025",
    ),
    "C103": Code(
        ERROR,
        "A commune ends before it begins",
        wrong="from: 2025-07-01\nuntil: 2020-06-30",
        right="from: 2020-07-01\nuntil: 2025-06-30",
    ),
    "C104": Code(
        ERROR,
        "One code for two communes at the same time",
        wrong='- slug: quyet-tien\n  code: "03388"\n  name: Phường Quyết Tiến\n'
        '- slug: doan-ket-2025\n  code: "03388"\n  name: Phường Đoàn Kết',
        right='- slug: quyet-tien\n  code: "03388"\n  name: Phường Quyết Tiến\n  until: 2025-06-30\n'
        '- slug: doan-ket-2025\n  code: "03388"\n  name: Phường Đoàn Kết\n  from: 2025-07-01',
        law="Danh mục đơn vị hành chính của cơ quan thống kê",
    ),
    "D101": Code(
        ERROR,
        "The criteria do not add up to the total",
        wrong='max: 100\ncriteria:\n  - id: "1"\n    max: 40\n  - id: "2"\n    max: 50',
        right='max: 100\ncriteria:\n  - id: "1"\n    max: 40\n  - id: "2"\n    max: 60',
    ),
    "D102": Code(
        ERROR,
        "A number is used twice in a standard",
        wrong='indicators:\n  - id: "1.1"\n  - id: "1.1"',
        right='indicators:\n  - id: "1.1"\n  - id: "1.2"',
    ),
    "D103": Code(
        ERROR,
        "The indicators do not add up to their criterion",
        wrong='- id: "1"\n  max: 15\n  indicators:\n'
        '    - id: "1.1"\n      max: 4\n    - id: "1.2"\n      max: 10',
        right='- id: "1"\n  max: 15\n  indicators:\n'
        '    - id: "1.1"\n      max: 4\n    - id: "1.2"\n      max: 11',
    ),
    "D104": Code(
        ERROR,
        "A source for a value that there is not",
        wrong="max: 10\nsources:\n  maximum:\n    cite: Thông tư 07/2017/TT-BTP\n    status: inferred",
        right="max: 10\nsources:\n  max:\n    cite: Thông tư 07/2017/TT-BTP\n    status: inferred",
    ),
    "D105": Code(
        ERROR,
        "A standard without an indicator it names",
        wrong='indicators:\n  - id: "2.1"\n  - id: "2.2"\n'
        'groups:\n  - indicators: ["2.1", "2.6"]\n    max: 6',
        right='indicators:\n  - id: "2.1"\n  - id: "2.2"\n'
        'groups:\n  - indicators: ["2.1", "2.2"]\n    max: 6',
    ),
    "D106": Code(
        ERROR,
        "Bands with a gap or an overlap",
        wrong="bands:\n  - {from: 90, points: 60}\n  - {from: 50, points: 20}",
        right="bands:\n  - {from: 90, points: 60}\n  - {from: 50, points: 20}\n  - {from: 0, points: 10}",
    ),
    "D107": Code(
        ERROR,
        "A value that nothing uses",
        wrong="measure: share\nbands:\n  - {from: 0, points: 10}",
        right="measure: bands\nbands:\n  - {from: 0, points: 10}",
    ),
    "D108": Code(
        ERROR,
        "The items do not add up to their indicator",
        wrong='max: 3\nmeasure: items\nitems:\n  - id: "1"\n    max: 1\n  - id: "2"\n    max: 1',
        right='max: 3\nmeasure: items\nitems:\n  - id: "1"\n    max: 1\n  - id: "2"\n    max: 2',
    ),
    "D109": Code(
        ERROR,
        "Two standards for one year",
        wrong="years:\n  from: 2021\n  to: 2024",
        right="years:\n  from: 2022\n  to: 2024",
        law="Quyết định 25/2021/QĐ-TTg, khoản 3 Điều 8",
    ),
    "D110": Code(
        ERROR, "Decimals that are not possible", wrong="share_decimals: -2", right="share_decimals: 2"
    ),
    "D111": Code(
        ERROR,
        "A value without a citation",
        wrong='source:\n  cite: ""\n  status: confirmed',
        right="source:\n  cite: Thông tư 07/2017/TT-BTP, Phụ lục I\n  status: confirmed",
    ),
}
