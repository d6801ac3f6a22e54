"""R: what a file lacks for its purpose; asked only with `tiepcan validate --for …`."""

from .entry import ERROR, Code

CODES: dict[str, Code] = {
    "R101": Code(
        ERROR,
        "Indicators not assessed yet",
        wrong='indicators:\n  "2.4":',
        right='indicators:\n  "2.4":\n    none: true\n    reason: Trong năm không có phản ánh, kiến nghị',
    ),
    "R102": Code(
        ERROR,
        "Points that nothing shows",
        wrong='"2.3": {done: 950, total: 1000}',
        right='"2.3":\n  done: 950\n  total: 1000\n  evidence:\n    - number: 15/BC-UBND\n      kept: Cặp 2',
    ),
    "R103": Code(
        ERROR,
        "A condition that cannot be answered",
        wrong="conditions:",
        right="conditions:\n  discipline: {cases: 0}\n  satisfaction: {done: 118, total: 120}",
    ),
    "R111": Code(
        ERROR,
        "A result without appraisal",
        wrong="published:\n  result: pass",
        right="appraisal:\n  by: Hội đồng đánh giá tiếp cận pháp luật\n  date: 2021-01-12",
    ),
    "R112": Code(
        ERROR,
        "A result that cannot be told yet",
        wrong="conditions:\n  satisfaction:",
        right="conditions:\n  satisfaction: {percent: 97.35}",
    ),
    "R113": Code(
        ERROR,
        "A plan that cannot be signed yet",
        wrong="number:\ndate:",
        right="number: 12\ndate: 2020-02-10",
    ),
}
