"""D12x: what an office fills into a standard. The text of each is the docstring of its check."""

from .entry import ERROR, WARNING, Code

CODES: dict[str, Code] = {
    "D121": Code(
        ERROR,
        "A completion of a standard that is not known",
        wrong="kind: standard\nextends: 619",
        right="kind: standard\nextends: 619-2017",
    ),
    "D122": Code(
        ERROR,
        "A completion of a part that the standard does not have",
        wrong='extends: 619-2017\nindicators:\n  "6.1":\n    max: 2',
        right='extends: 619-2017\nindicators:\n  "5.1":\n    max: 2',
    ),
    "D123": Code(
        WARNING,
        "A completion that changes a known value",
        wrong='extends: 619-2017\nindicators:\n  "2.3":\n    max: 12',
        right='extends: 619-2017\nindicators:\n  "2.3":\n    none: full',
    ),
    "D124": Code(
        WARNING,
        "A completion without a source",
        wrong="source:\n  cite:\n  read_in:",
        right="source:\n  cite: Thông tư 07/2017/TT-BTP, Phụ lục I\n  read_in: Bản lưu tại Phòng Tư pháp",
    ),
}
