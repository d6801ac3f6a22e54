"""H: lists of public holidays. The text of each is the docstring of its check."""

from .entry import ERROR, NOTE, WARNING, Code

CODES: dict[str, Code] = {
    "H101": Code(
        ERROR,
        "A day stands under another year",
        wrong="- year: 2019\n  days:\n    - date: 2018-12-31\n      name: Nghỉ hoán đổi",
        right="- year: 2018\n  days:\n    - date: 2018-12-31\n      name: Nghỉ hoán đổi",
    ),
    "H102": Code(
        ERROR,
        "A day is written twice",
        wrong="- date: 2019-04-30\n  name: Ngày Chiến thắng\n- date: 2019-04-30\n  name: Quốc tế Lao động",
        right="- date: 2019-04-30\n  name: Ngày Chiến thắng\n- date: 2019-05-01\n  name: Quốc tế Lao động",
    ),
    "H103": Code(
        WARNING,
        "A day worked instead that is a working day anyway",
        wrong="worked:\n  - 2019-05-06",
        right="worked:\n  - 2019-05-04",
    ),
    "H104": Code(
        ERROR,
        "A year is written twice",
        wrong="years:\n  - year: 2019\n    …\n  - year: 2019\n    …",
        right="years:\n  - year: 2018\n    …\n  - year: 2019\n    …",
    ),
    "H105": Code(
        WARNING,
        "Working days cannot be counted in a year",
        wrong="# plans/plan-2031.yaml\ndue: trong 05 ngày làm việc kể từ ngày 10/5/2031",
        right="# ngay-nghi.yaml\nyears:\n  - year: 2031\n    source: …\n    days: …",
    ),
    "H106": Code(
        NOTE,
        "The holidays of a year are not known yet",
        wrong="# plans/plan-2031.yaml\ndue: trước ngày 15/11/2031",
        right="# ngay-nghi.yaml\nyears:\n  - year: 2031\n    source: …\n    days: …",
    ),
}
